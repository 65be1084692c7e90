"""Where everything came from, and what went wrong on the way."""

from dataclasses import dataclass
from typing import NewType

Digest = NewType("Digest", str)
"""`sha256:` and 64 hex digits: the name of a capture's bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as they came, kept under their digest, never changed."""

    digest: Digest
    kind: str
    """What reads it: `readsb_trace`, `adsbx_csv`, `fr24_csv`, `flight_log`, `kml`, `report`, …"""
    name: str
    """The file name or address it came under, for people; no folder of anybody's machine."""
    size_bytes: int
    added: str
    """RFC 3339 time of arrival."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in the input that could not be used: where, what, and nothing is raised.

    `code` names a sentence in the wording catalogue (`problem.<code>`), which `values` fill.
    """

    code: str
    file: str
    line: int | None = None
    values: tuple[tuple[str, str], ...] = ()


def problem(code: str, file: str, line: int | None = None, **values: object) -> Problem:
    """Return a `Problem` with its values as text, in the order given."""
    return Problem(
        code=code, file=file, line=line, values=tuple((k, str(v)) for k, v in values.items())
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What shows a thing: rows of a capture (first and last, from 0), and the leg they made."""

    capture: Digest
    rows: tuple[int, int] | None = None
    leg: str | None = None
