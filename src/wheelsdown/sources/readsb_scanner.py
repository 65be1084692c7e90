"""Machine code that reads the rows of a trace from its text, and declines what it is not sure of.

In: the bytes of a trace file as readsb prints them today (rows of fourteen fields, offsets with two
decimals, positions with six). Out: columns filled, or a refusal to read the file at all. A file is
accepted only where every byte from its first row to its end is seen to be JSON of that shape,
within `sources.limits`, and rows are in order; then the columns say what `readsb_trace.read` says.
Whatever else there is, `readsb_trace.read` decides what becomes of it.

Commas of 64 bytes are found in one step, so fields are known by their ends before they are read,
and a row costs few branches. The order of fields is described in readsb's README-json.

Only processes that compile import this module: it needs numba.
"""

from typing import Any

import numpy as np

from wheelsdown.model.columns import UNKNOWN_INT32, UInt64s
from wheelsdown.model.flight import RowFlag, UInt8s
from wheelsdown.sources.readsb_details import DECLINED as NO_DETAILS
from wheelsdown.sources.readsb_details import read_callsign, read_details
from wheelsdown.sources.readsb_rows import SHAPE_BYTES, SHAPES, forget_shapes, read_back, read_front
from wheelsdown.sources.text_words import (
    EIGHT,
    ONE,
    TWO,
    I,
    U,
    Word,
    byte_at,
    eight_at,
    four_at,
    inlined,
    inside,
    machine_code,
    put_8,
    put_16,
    put_32,
    put_64,
    word_of,
)

MARGIN = 2048
"""Rows that begin within so many bytes of the end are read from a copy with zeros behind it: marks
are made of 64 bytes at once, and nothing may be read beyond the end of a text. A row with the
longest details object fits into it."""

COPY_AT = 64
"""Where the copy begins in the scratch space: fields are read with eight bytes before their end."""

SHAPES_AT = COPY_AT + 2 * MARGIN
"""Behind room for that copy, and to look for the end of a details object behind it."""

SCRATCH_BYTES = SHAPES_AT + SHAPES * int(SHAPE_BYTES)

LEAST_ROW_BYTES = 52
"""No row that is accepted is shorter: what a text can hold at most."""

DECLINED = I(-1)
UNKNOWN = I(UNKNOWN_INT32)
GEOMETRIC = I(RowFlag.GEOMETRIC_ALTITUDE.value)
COMMA, OPENS_LIST, CLOSES_LIST = (U(ord(character)) for character in ",[]")
OPENS_OBJECT, CLOSES_OBJECT, SPACE, NEW_LINE = (U(ord(character)) for character in "{} \n")
NULL_COMMA, NEXT_ROW = word_of("null,"), word_of(",\n[")
FIVE_BYTES, THREE_BYTES = U(0xFFFFFFFFFF), U(0xFFFFFF)
ZERO, FIVE = U(0), U(5)


@inlined
def _behind_space(at: Word, stop: Word) -> Word:
    while at < stop and (byte_at(at) == SPACE or byte_at(at) == NEW_LINE):
        at += ONE
    return at


@inside
def _copy(begin: Word, stop: Word, copy: Word) -> None:
    """Copy the end of a text, with zeros behind it."""
    size = stop - begin
    i = ZERO
    while i < size:
        put_8(copy, i, I(byte_at(begin + i)))
        i += ONE
    while i < size + U(192):
        put_8(copy, i, I(0))
        i += ONE


@machine_code
def scan(  # noqa: PLR0911, PLR0912, PLR0915, PLR0917
    text: UInt8s, begin: int, columns: UInt64s, first_row: int, first_callsign: int, base_ms: int
) -> tuple[Any, Any]:
    """Fill the columns from `first_row` on, and return the counts of rows and of callsigns.

    `begin` is the place behind `"trace":[`; `columns` are the addresses of the columns named in
    `position_columns.COLUMNS`, with room for a row for every `LEAST_ROW_BYTES` of the text. Where
    the text is declined, the count of rows is -1, and what was written there means nothing.
    """
    declined = (DECLINED, I(0))
    scratch = np.empty(SCRATCH_BYTES, np.uint8)
    shapes: Word = U(scratch.ctypes.data) + U(SHAPES_AT)
    forget_shapes(shapes)
    stop: Word = U(text.ctypes.data) + U(text.size)
    at = _behind_space(U(text.ctypes.data) + U(begin), stop)
    # From here on rows are read from the copy.
    near_end = stop - U(MARGIN)
    in_copy = False
    row: Word = U(first_row)
    callsigns: Word = U(first_callsign)
    last_callsign = ZERO
    # The last details object, its end, and its callsign's place and length.
    before, before_end, before_flight, before_length = ZERO, ZERO, ZERO, ZERO
    last_time = I(-1)
    while True:
        if at > near_end:
            if in_copy or at >= stop:
                return declined
            copy = U(scratch.ctypes.data) + U(COPY_AT)
            _copy(at, stop, copy)
            stop = copy + (stop - at)
            at = copy
            near_end = stop
            in_copy = True
        if byte_at(at) != OPENS_LIST:
            return declined
        at += ONE
        length, offset, latitude, longitude, altitude, on_ground, speed, angle, rate, flags = (
            read_front(at, shapes)
        )
        time = base_ms + offset * I(10)
        if not length or time < last_time:
            return declined
        last_time = time

        at += length
        if byte_at(at) == OPENS_OBJECT:
            opening = at
            at, flight, length = read_details(
                opening, before, before_end, before_flight, before_length
            )
            before, before_end, before_flight, before_length = opening, at, flight, length
            if at == NO_DETAILS or byte_at(at) != COMMA:
                return declined
            at += ONE
            if flight:
                if length > EIGHT:
                    return declined
                callsign = read_callsign(flight, length)
                if callsign and callsign != last_callsign:
                    put_64(columns[12], callsigns, time)
                    put_64(columns[13], callsigns, I(callsign))
                    callsigns += ONE
                    last_callsign = callsign
        else:
            if eight_at(at) & FIVE_BYTES != NULL_COMMA:
                return declined
            at += FIVE

        at, source, geometric = read_back(at)
        if not at:
            return declined
        if flags & GEOMETRIC:
            geometric = altitude
            altitude = UNKNOWN
        put_64(columns[0], row, time)
        put_32(columns[1], row, latitude)
        put_32(columns[2], row, longitude)
        put_32(columns[3], row, altitude)
        put_32(columns[4], row, geometric)
        put_8(columns[5], row, on_ground)
        put_16(columns[6], row, speed)
        put_16(columns[7], row, angle)
        put_32(columns[8], row, rate)
        put_8(columns[9], row, flags)
        put_8(columns[10], row, source)
        put_32(columns[11], row, I(row) - first_row)
        row += ONE

        if four_at(at) & THREE_BYTES == NEXT_ROW:
            at += TWO
            continue
        at = _behind_space(at, stop)
        if byte_at(at) == COMMA:
            at = _behind_space(at + ONE, stop)
            continue
        if byte_at(at) != CLOSES_LIST:
            return declined
        at = _behind_space(at + ONE, stop)
        if at >= stop or byte_at(at) != CLOSES_OBJECT:
            return declined
        if _behind_space(at + ONE, stop) != stop:
            return declined
        return I(row) - first_row, I(callsigns) - first_callsign
