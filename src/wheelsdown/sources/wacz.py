"""Read web archives packed as WACZ: a ZIP with WARCs, and a list of the pages that were visited.

Where the archive lists its pages, those and no others are its reports. Members are checked against
the digests the archive gives for them; sizes are bounded before anything is unpacked.
"""

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources.archived_page import ArchivedPage
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.unpacking import MAX_UNPACKED_BYTES, unpack
from wheelsdown.sources.warc import contents_of, pages_of_warc

KIND = "wacz"

FIRST_MEMBER = re.compile(
    rb"PK\x03\x04.{26}(?:archive/|pages/|indexes/|logs/|datapackage\.json|datapackage-digest|"
    rb"fuzzy\.json|webarchive\.yaml)",
    re.DOTALL,
)
"""The header of a ZIP's first member, 30 bytes, and a name that a WACZ begins with."""

MOST_MEMBERS = 10_000
MAX_LIST_BYTES = 16 * 2**20
"""Largest list of pages or of digests that is read."""


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are of a ZIP whose first member is one of a WACZ."""
    return FIRST_MEMBER.match(head) is not None


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return every report of an archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, digest, name)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, OSError) as error:
        return refused(KIND, problem("damaged_zip", name, why=str(error)[:120] or "cut short"))
    except (RuntimeError, ValueError) as error:
        # zipfile says so of encrypted members and of names that cannot be.
        return refused(KIND, problem("damaged_zip", name, why=str(error)[:120]))


def _read(archive: zipfile.ZipFile, digest: Digest, name: str) -> Contents:
    members = {info.filename: info for info in archive.infolist() if not info.is_dir()}
    size = sum(info.file_size for info in members.values())
    if len(members) > MOST_MEMBERS or size > MAX_UNPACKED_BYTES:
        most_mib = MAX_UNPACKED_BYTES // 2**20
        return refused(KIND, problem("unpacks_too_large", name, most_mib=most_mib))
    promised = _digests(_member(archive, members, "datapackage.json"))
    pages: list[ArchivedPage] = []
    problems: list[Problem] = []
    for member in sorted(members):
        if not re.fullmatch(r"archive/[^/]+\.warc(?:\.gz)?", member):
            continue
        packed = archive.read(members[member])
        own = f"sha256:{hashlib.sha256(packed).hexdigest()}"
        if promised.get(member, own) != own:
            problems.append(problem("archive_member_changed", name, member=member))
            continue
        inside = unpack(packed, f"{name} ({member})")
        if isinstance(inside, Problem):
            problems.append(inside)
            continue
        found, wrong = pages_of_warc(inside, f"{name} ({member})")
        pages += found
        problems += wrong
    visited = _visited(_member(archive, members, "pages/pages.jsonl"))
    listed = [page for page in pages if page.url in visited]
    # A page that sent on to another is listed by the address first asked: then none is found.
    return contents_of(KIND, listed or pages, problems, digest=digest, name=name)


def _member(archive: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], member: str) -> bytes:
    info = members.get(member)
    return b"" if info is None or info.file_size > MAX_LIST_BYTES else archive.read(info)


def _digests(package: bytes) -> dict[str, str]:
    """Return the digests that `datapackage.json` gives for members."""
    try:
        said = json.loads(package or b"{}")
    except (ValueError, RecursionError):
        return {}
    resources = said.get("resources") if isinstance(said, dict) else None
    return {
        str(one.get("path")): str(one.get("hash"))
        for one in (resources if isinstance(resources, list) else [])
        if isinstance(one, dict) and str(one.get("hash")).startswith("sha256:")
    }


def _visited(lines: bytes) -> frozenset[str]:
    """Return the addresses that the list of pages names."""
    urls: set[str] = set()
    for line in lines.splitlines():
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict) and isinstance(said.get("url"), str):
            urls.add(said["url"])
    return frozenset(urls)
