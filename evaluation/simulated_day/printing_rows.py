"""Rows of integers as readsb's text, in machine code: seventy-seven million rows are printed.

In: one line of integers a row, each with a fixed number of decimals; between them the details
object and the source, as bytes. Out: the text between `[` and `]` of the trace.
"""

import numpy as np
import numpy.typing as npt
from numba import njit

Table = npt.NDArray[np.int64]
Text = npt.NDArray[np.uint8]

NULL = -(2**40)
GROUND = NULL + 1
"""What stands for `null` and `"ground"` among the integers."""

DECIMALS = np.array([2, 6, 6, 0, 1, 1, 0, 0, 0, 0, 0, 1])
"""Seconds, degrees, degrees, altitude, speed, angle, flags, rate; then after details and source
geometric altitude, geometric rate, airspeed, roll."""
BEFORE_DETAILS = 8
MOST_ROW_BYTES = 160
"""A row without its details, every number at its longest."""

_NULL = np.frombuffer(b"null", np.uint8)
_GROUND = np.frombuffer(b'"ground"', np.uint8)
_LINE, _OPEN, _CLOSE, _COMMA, _MINUS, _POINT, _ZERO = b"\n[],-.0"


def print_rows(values: Table, details: list[bytes], sources: list[bytes]) -> bytes:
    """Return the rows as text, with a comma between them."""
    details_at = np.cumsum([0, *map(len, details)])
    sources_at = np.cumsum([0, *map(len, sources)])
    out = np.empty(int(details_at[-1] + sources_at[-1]) + MOST_ROW_BYTES * len(values), np.uint8)
    size = _print(
        *(out, values, DECIMALS),
        *(np.frombuffer(b"".join(details), np.uint8), details_at),
        *(np.frombuffer(b"".join(sources), np.uint8), sources_at),
    )
    return out[: max(0, size - 1)].tobytes()


@njit(cache=True, nogil=True)
def _print(
    out: Text,
    values: Table,
    decimals: Table,
    details: Text,
    details_at: Table,
    sources: Text,
    sources_at: Table,
) -> int:
    at = 0
    for i in range(values.shape[0]):
        out[at], out[at + 1] = _LINE, _OPEN
        at += 2
        for column in range(values.shape[1]):
            if column:
                out[at] = _COMMA
                at += 1
            if column == BEFORE_DETAILS:
                at = _put_text(out, at, details[details_at[i] : details_at[i + 1]])
                out[at] = _COMMA
                at = _put_text(out, at + 1, sources[sources_at[i] : sources_at[i + 1]])
                out[at] = _COMMA
                at += 1
            at = _put_number(out, at, values[i, column], decimals[column])
        out[at], out[at + 1] = _CLOSE, _COMMA
        at += 2
    return at


@njit(cache=True, nogil=True)
def _put_text(out: Text, at: int, text: Text) -> int:
    for i in range(len(text)):
        out[at + i] = text[i]
    return at + len(text)


@njit(cache=True, nogil=True)
def _put_number(out: Text, at: int, value: int, decimals: int) -> int:
    if value == NULL:
        return _put_text(out, at, _NULL)
    if value == GROUND:
        return _put_text(out, at, _GROUND)
    if value < 0:
        out[at] = _MINUS
        at += 1
        value = -value
    digits = 1
    rest = value // 10
    while rest or digits <= decimals:
        digits += 1
        rest //= 10
    size = digits + (1 if decimals else 0)
    for place in range(size):
        if decimals and place == decimals:
            out[at + size - 1 - place] = _POINT
        else:
            out[at + size - 1 - place] = _ZERO + value % 10
            value //= 10
    return at + size
