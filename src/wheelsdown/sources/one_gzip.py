"""Unpack gzip with libdeflate where it is certain that the file is one whole member.

`unpacking.unpack` is the reference: every member, each checked, and padding. libdeflate is three
times as fast, but stops behind the first member and does not say where that was. A member ends in
its checksum and its length, so where the bytes of the length at the end of the file occur nowhere
before, the member that was unpacked, which has that length, is the whole file.

Only processes that compile import this module: it needs numba and deflate.
"""

import numpy as np
import numpy.typing as npt
from deflate import DeflateError, gzip_decompress

from wheelsdown.sources.text_words import U, Word, four_at, machine_code, same_four_marks

PLAIN_HEADER = b"\x1f\x8b\x08\x00"
"""Of a member with nothing but the text in it, as zlib begins them (RFC 1952, 2.3)."""
LEAST_BYTES = 18
"""Header and trailer: there is no shorter member."""
LENGTH_BYTES = 4

MOST_UNPACKED_BYTES = 2**26
"""The longest trace of a day has under 10 MiB; what is longer is left to `unpacking`."""

MOST_SHARE = 1_040
"""No deflated byte stands for more than 1,032 others: a length beyond that is not true, and no
memory is taken for it."""


def unpack_one(data: memoryview) -> bytearray | None:
    """Return what `unpacking.unpack` returns for these bytes, or nothing where that is not sure."""
    length = told_length(data)
    if data[:4] != PLAIN_HEADER or not 0 < length <= MOST_UNPACKED_BYTES:
        return None
    if length > MOST_SHARE * len(data):
        return None
    try:
        text: bytearray = gzip_decompress(data)
    except DeflateError:
        return None
    packed = np.frombuffer(data, np.uint8)
    # The text must not be gzip itself.
    if len(text) != length or text[:1] == b"\x1f" or not _ends_once(packed):
        return None
    return text


def told_length(data: memoryview) -> int:
    """Return the length of the text as the end of its gzip tells it; 0 where there is no gzip."""
    return int.from_bytes(data[-LENGTH_BYTES:], "little") if len(data) >= LEAST_BYTES else 0


@machine_code
def _ends_once(packed: npt.NDArray[np.uint8]) -> bool:
    """Say whether the last four bytes occur nowhere before."""
    begin = U(packed.ctypes.data)
    last = begin + U(packed.size - LENGTH_BYTES)
    length = four_at(last)
    at: Word = begin
    # 64 places are looked at in one step, which reads 67 bytes.
    while at + U(67) <= last:
        if same_four_marks(at, length):
            return False
        at += U(64)
    while at < last:
        if four_at(at) == length:
            return False
        at += U(1)
    return True
