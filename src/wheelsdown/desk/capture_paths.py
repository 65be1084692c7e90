"""The names of bytes, and where the desk keeps the bytes of a name."""

import hashlib
from pathlib import Path

from wheelsdown.desk.folder import Desk
from wheelsdown.errors import UsageError
from wheelsdown.model.provenance import Digest


def digest_of(data: bytes) -> Digest:
    """Return the name of these bytes."""
    return Digest("sha256:" + hashlib.sha256(data).hexdigest())


def digest_of_file(path: Path) -> Digest:
    """Return the name of the bytes in a file, which may be larger than memory."""
    with path.open("rb") as file:
        return Digest("sha256:" + hashlib.file_digest(file, "sha256").hexdigest())


def hex_of(digest: Digest) -> str:
    """Return the hex digits of a digest, for a file's name."""
    digits = digest.removeprefix("sha256:")
    if len(digits) != 64 or not set(digits) <= set("0123456789abcdef"):
        raise UsageError(f"{digest!r} is not a digest; expected 'sha256:' and 64 hex digits")
    return digits


def capture_paths(desk: Desk, digest: Digest) -> tuple[Path, Path]:
    """Return where the bytes and the card of a capture are, or would be."""
    digits = hex_of(digest)
    folder = desk.captures / digits[:2]
    return folder / f"{digits}.bin", folder / f"{digits}.json"
