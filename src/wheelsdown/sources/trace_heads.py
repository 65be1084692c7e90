"""Read what stands before the rows of a trace: whose they are, and the time they count from.

In: the text of a file up to its rows. Out: a `TraceHead`, or nothing where the file is not in the
shape that readsb prints today. It is what `readsb_trace.read_head` finds in the whole file.
"""

import json
import re
from dataclasses import dataclass

from wheelsdown.sources import limits
from wheelsdown.sources.json_text import Json
from wheelsdown.sources.readsb_trace import read_head

ROWS_KEY = b'"trace":['

MOST_BYTES = 4096
"""Rows begin within so many bytes: before them stand a dozen short fields."""

_PLAIN = rb"[ !#-\[\]-~]*"
"""Text of ASCII without quotes and escapes."""

AS_PRINTED = re.compile(
    rb'\{"icao":"(?P<address>~?[0-9a-f]{6})",\n'
    rb'(?:"r":"(?P<registration>' + _PLAIN + rb')",\n)?'
    rb'(?:"t":"(?P<type_code>' + _PLAIN + rb')",\n)?'
    rb'(?:"(?:noRegData|dbFlags|desc|ownOp|year|version)":'
    rb'(?:"' + _PLAIN + rb'"|0|[1-9][0-9]{0,5}|true),\n)*'
    rb'"timestamp": (?P<seconds>[1-9][0-9]{8,9})\.(?P<thousandths>[0-9]{3}),\n'
)
"""Every head in a day of readsb, but for owners with letters beyond ASCII."""


@dataclass(frozen=True, slots=True)
class TraceHead:
    """Whose rows follow, and when the seconds of their first field began to count."""

    address: str
    registration: str | None
    type_code: str | None
    base_ms: int
    rows_begin: int
    """The place behind `"trace":[`."""


def head_of_rows(text: bytes | bytearray) -> TraceHead | None:
    """Return the head of a trace; nothing where its text cannot be taken for one without doubt."""
    key = text.find(ROWS_KEY, 0, MOST_BYTES)
    match = AS_PRINTED.fullmatch(text, 0, key) if key > 0 else None
    if match is None:
        return _parsed(text, key)
    address, registration, type_code, seconds, thousandths = match.groups()
    base_s = int(seconds)
    if not limits.TIME_S.least <= base_s < limits.TIME_S.greatest:
        return None
    return TraceHead(
        address.decode(),
        (registration and registration.decode().strip().upper()) or None,
        (type_code and type_code.decode().strip()) or None,
        base_s * 1000 + int(thousandths),
        key + len(ROWS_KEY),
    )


def _parsed(text: bytes | bytearray, key: int) -> TraceHead | None:
    """Read a head as JSON that is whole when no rows stand in it.

    That the rows are those of this object, and the last of that name, is seen from the text: their
    key is no end of another string, and the scanner accepts nothing behind them but one brace.
    """
    if key < 1 or text[key - 1 : key] == b"\\" or text[:1] != b"{":
        return None
    try:
        head = _DECODER.decode(text[:key].decode() + '"trace":[]}')
    except (ValueError, RecursionError):
        return None
    if not isinstance(head, dict) or head.get("trace") != []:
        return None
    told = read_head(head)
    if isinstance(told, str):
        return None
    aircraft, base_s = told
    base_ms = round(base_s * 1000)
    # With parts of a millisecond, adding and rounding would depend on their order.
    if base_ms / 1000 != base_s:
        return None
    address, registration = str(aircraft.icao24), aircraft.registration
    return TraceHead(address, registration, aircraft.type_code, base_ms, key + len(ROWS_KEY))


def _refuse(constant: str) -> Json:
    raise ValueError(f"{constant} is not a JSON number")


_DECODER = json.JSONDecoder(parse_constant=_refuse)
