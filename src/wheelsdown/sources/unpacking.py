"""Open gzip, whatever the file is called, and keep nothing of a file that is not whole.

Readers call `unpack` first. readsb writes gzip under the name `.json`; people rename files; a
download stops half way. A gzip member ends in a checksum and a length, and only bytes that both
agree with are handed on: half a member would be half a flight.
"""

import zlib

from wheelsdown.model.provenance import Problem, problem

GZIP_MAGIC = b"\x1f\x8b"
"""First bytes of every gzip member (RFC 1952, 2.3.1)."""

MAX_UNPACKED_BYTES = 512 * 2**20
"""Most that one capture may unpack to. The largest we know, half an hour of the whole world's
positions as a heatmap, is under 100 MiB; a kilobyte of crafted zeros can ask for a gigabyte."""

MAX_LAYERS = 3
"""Gzip inside gzip: twice happens when a saved `.json` was gzip already; more is an attack."""

HEAD_BYTES = 65_536
"""How much of a capture is looked at to recognise it."""


def unpack(data: bytes, name: str) -> bytes | Problem:
    """Return the bytes inside, or `data` itself where it is not gzip; a problem if not whole."""
    for _ in range(MAX_LAYERS):
        if not data:
            return problem("empty_file", name)
        if not data.startswith(GZIP_MAGIC):
            return data
        inner = _members(data, name)
        if isinstance(inner, Problem):
            return inner
        data = inner
    return problem("too_many_gzip_layers", name, most=MAX_LAYERS)


def head_of(data: bytes) -> bytes:
    """Return the first bytes inside, as far as they can be had: to recognise by, never to read."""
    for _ in range(MAX_LAYERS):
        if not data.startswith(GZIP_MAGIC):
            break
        try:
            data = zlib.decompressobj(wbits=31).decompress(data[:HEAD_BYTES], HEAD_BYTES)
        except zlib.error:
            return b""
    return data[:HEAD_BYTES]


def _members(data: bytes, name: str) -> bytes | Problem:
    """Unpack every member; each must end, and its checksum and length must agree."""
    parts: list[bytes] = []
    size = 0
    while data:
        member = zlib.decompressobj(wbits=31)
        try:
            part = member.decompress(data, MAX_UNPACKED_BYTES - size + 1)
        except zlib.error as error:
            return problem("damaged_gzip", name, why=str(error).rpartition(": ")[2])
        size += len(part)
        if size > MAX_UNPACKED_BYTES:
            return problem("unpacks_too_large", name, most_mib=MAX_UNPACKED_BYTES // 2**20)
        if not member.eof:
            return problem("truncated_gzip", name, unpacked_bytes=size)
        parts.append(part)
        # Padding with zeros after the last member is allowed by gzip itself (tapes, block devices).
        data = member.unused_data.lstrip(b"\0")
    return b"".join(parts)
