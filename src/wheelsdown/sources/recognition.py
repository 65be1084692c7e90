"""Tell from its content what a capture is, and hand it to the reader of that kind.

File names are not asked: readsb writes gzip under `.json`, people rename and re-save. Each kind
has one module with `KIND`, `looks_like` for the first bytes and `read` for all of them; a new
format is one more line in `KINDS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources import (
    adsbx_csv,
    aircraft_json,
    feed,
    flight_log,
    fr24_csv,
    fr24_json,
    kml,
    mapped_csv,
    mhtml,
    mode_s,
    opensky_flights,
    opensky_states,
    pdf,
    readsb_heatmap,
    readsb_trace,
    report_text,
    sbs,
    telegram_html,
    telegram_json,
    wacz,
    warc,
    web_page,
)
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.unpacking import head_of, unpack


class Reader(Protocol):
    """Reads all bytes of a capture of one kind."""

    def __call__(self, data: bytes, *, digest: Digest, name: str) -> Contents:
        """Return what the bytes hold."""


class Format(Protocol):
    """What a module of this package has that reads one kind."""

    KIND: str

    def looks_like(self, head: bytes, /) -> bool:
        """Say whether the first bytes are of this kind."""

    def read(self, data: bytes, *, digest: Digest, name: str) -> Contents:
        """Return what the bytes hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How one kind is told from its first bytes, and what reads it."""

    looks_like: Callable[[bytes], bool]
    read: Reader


def _of(*modules: Format) -> dict[str, Kind]:
    return {module.KIND: Kind(looks_like=module.looks_like, read=module.read) for module in modules}


REPORT_KINDS: dict[str, Kind] = _of(
    pdf, warc, wacz, mhtml, feed, telegram_json, telegram_html, web_page, report_text
)
"""Kinds that hold reports, in the order they are tried; any text can be one, so it comes last."""

KINDS: dict[str, Kind] = {
    **_of(readsb_trace, readsb_heatmap, aircraft_json, kml, fr24_json, mode_s, opensky_flights),
    **_of(opensky_states, adsbx_csv, fr24_csv, sbs, flight_log),
    mapped_csv.RADARBOX: Kind(
        looks_like=mapped_csv.looks_like_radarbox, read=mapped_csv.read_radarbox
    ),
    **REPORT_KINDS,
}
"""Tried in this order, the most particular first: a page may quote a log, and prose comes last."""

REPORT = "report"
"""Said by a caller for a report of any kind; which one the bytes tell."""

UNRECOGNISED = "unrecognised"


def recognise(data: bytes, name: str) -> str | None:
    """Return the kind of a capture from its content, or nothing; `name` decides nothing."""
    del name
    head = head_of(data)
    if not head:
        return None
    return next((kind for kind, how in KINDS.items() if how.looks_like(head)), None)


def read_capture(data: bytes, *, digest: Digest, name: str, kind: str | None = None) -> Contents:
    """Return what a capture holds, read as `kind` or as what its content shows it to be."""
    if kind == REPORT:
        head = head_of(data)
        fitting = (one for one, how in REPORT_KINDS.items() if how.looks_like(head))
        kind = next(fitting, report_text.KIND)
    if kind is not None and kind not in KINDS:
        return refused(kind, problem("kind_not_known", name, given=repr(kind), known=_known()))
    kind = kind or recognise(data, name)
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(kind or UNRECOGNISED, inside)
    if kind is None:
        return refused(UNRECOGNISED, problem("unrecognised_kind", name, known=_known()))
    return KINDS[kind].read(inside, digest=digest, name=name)


def _known() -> str:
    return ", ".join(KINDS)
