"""Bytes into the desk: keep each as a capture, read it, and redraw the record of what it touches.

In: named bytes. Out: an `Intake`: what was taken, what the desk had already, what was refused and
why. Everything that a capture holds is recomputed from all captures of the same aircraft, so the
record is the same whatever the order in which they came.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import TypedDict

from wheelsdown.desk.captures import (
    digest_of,
    find_capture,
    keep_capture,
    list_captures,
    load_capture,
)
from wheelsdown.desk.coverage_table import (
    add_coverage,
    aircraft_in_gaps,
    cover_legs,
    load_coverage,
)
from wheelsdown.desk.day_candidates import DayStore
from wheelsdown.desk.day_card import ARCHIVE_KIND, days_held, days_made_of
from wheelsdown.desk.day_queries import day_legs, in_order_of_takeoff
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.hand import keep_mapping, load_mapping
from wheelsdown.desk.locking import BUILT, locked
from wheelsdown.desk.record import (
    all_aircraft,
    count_legs,
    forget_built,
    load_each,
    query_legs,
    replace_discards,
    replace_documented_legs,
    replace_legs,
    save_problems,
    save_tracks,
)
from wheelsdown.desk.reports import list_reports
from wheelsdown.desk.rulings import retracted_captures, without_retracted
from wheelsdown.desk.unfinished import is_read, mark_finished, mark_unfinished, unfinished
from wheelsdown.desk.visited import NearLeg, legs_near
from wheelsdown.desk.watchlist import read_identities
from wheelsdown.errors import UsageError
from wheelsdown.itineraries.wide import WideRecord
from wheelsdown.model.flight import Discard, Leg
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.provenance import Capture, Digest, Problem
from wheelsdown.model.report import Report
from wheelsdown.pipeline import legs_of, name_aircraft, one_leg_a_flight
from wheelsdown.sources.column_mapping import parse_mapping
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.mapped_csv import MAPPED_CSV, read_mapped
from wheelsdown.sources.recognition import REPORT, read_capture
from wheelsdown.tracks.heard_grid import CoverageGrid, coverage_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A file on its way in, with what the caller says of its kind or columns."""

    name: str
    data: bytes
    kind: str | None = None
    mapping: str | None = None
    """TOML that says which column of a CSV is what; kept on the desk beside the capture."""


class Asked(TypedDict):
    """What legs are asked for by, as `legs_on` takes it."""

    aircraft: str | None
    airports: frozenset[str] | None
    begin: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What became of the files: every one is in `added`, `known` or `refused`."""

    added: tuple[Capture, ...]
    known: tuple[Capture, ...]
    refused: tuple[tuple[str, str], ...]
    """(file, code of its first problem)."""
    problems: tuple[Problem, ...]
    positions: int
    legs: int
    """Legs on the desk afterwards."""
    aircraft: int
    """Aircraft whose record was redrawn."""


def take_in(
    desk: Desk,
    files: Iterable[Incoming | Problem],
    *,
    now: datetime,
    advance: Callable[[str, int], None] = lambda name, done: None,
) -> Intake:
    """Keep and read every file; one that cannot be read is named and does not stop the others.

    Bytes that the record already holds are not read again. A capture is kept and marked before it
    is read: after a stop in the middle, the next call finishes what was begun.
    """
    added: list[Capture] = []
    known: list[Capture] = []
    refused: list[tuple[str, str]] = []
    problems: list[Problem] = []
    touched: set[str] = set()
    heard: list[CoverageGrid] = []
    positions = 0
    begun = unfinished(desk)
    for file in chain(_left_over(desk, begun), files):
        if isinstance(file, Problem):
            problems.append(file)
            continue
        digest = digest_of(file.data)
        if file.kind is None and file.mapping is None and is_read(desk, digest):
            known.append(find_capture(desk, digest))
            advance(file.name, len(file.data))
            continue
        contents = _read_incoming(file)
        problems += contents.problems
        if _holds_nothing(contents):
            code = contents.problems[0].code if contents.problems else "nothing_in_it"
            refused.append((file.name, code))
        else:
            if file.mapping is not None:
                keep_mapping(desk, digest, file.mapping)
            mark_unfinished(desk, digest)
            begun |= {digest}
            capture, is_new = keep_capture(desk, file.data, file.name, _kind_of(contents), now)
            (added if is_new else known).append(capture)
            positions += sum(len(track.time_ms) for track in contents.tracks)
            touched |= _keep_contents(desk, capture, contents)
            heard.append(coverage_of(contents.tracks, capture.kind))
        advance(file.name, len(file.data))
    redraw(desk, touched | aircraft_in_gaps(desk, add_coverage(desk, heard)))
    mark_finished(desk, begun)
    return Intake(
        added=tuple(added),
        known=tuple(known),
        refused=tuple(refused),
        problems=tuple(problems),
        positions=positions,
        legs=count_legs(desk),
        aircraft=len(touched),
    )


def _left_over(desk: Desk, begun: frozenset[Digest]) -> Iterator[Incoming]:
    """Yield the captures that an earlier call kept and did not get to the end with."""
    cards = {capture.digest: capture for capture in list_captures(desk)} if begun else {}
    for digest in sorted(begun & cards.keys()):
        card = cards[digest]
        mapping = load_mapping(desk, digest)
        kind = None if card.kind == MAPPED_CSV else card.kind
        data = load_capture(desk, digest)
        yield Incoming(name=card.name, data=data, kind=kind, mapping=mapping)


def legs_on(
    desk: Desk,
    *,
    aircraft: str | None = None,
    airports: frozenset[str] | None = None,
    begin: datetime | None = None,
    end: datetime | None = None,
) -> tuple[Leg, ...]:
    """Return the legs on the desk that fit, every flight once however many sources tell of it.

    Who flew each is told from `hand/identities.csv` and the callsigns, as of its day; hand files
    change, so this is done on reading.
    """
    rows, _ = read_identities(desk)
    wanted = {aircraft} | {row.icao24 for row in rows if aircraft and row.registration == aircraft}
    retracted = retracted_captures(desk)
    without = days_made_of(desk, retracted)
    found: dict[str, Leg] = {}
    for one in sorted(wanted, key=str):
        asked: Asked = {"aircraft": one, "airports": airports, "begin": begin, "end": end}
        # Of a leg that both know, the record of single captures has heard more sources.
        found |= {leg.leg: leg for leg in day_legs(desk, **asked, without=without)} | found
        found |= {leg.leg: leg for leg in query_legs(desk, **asked)}
    standing = without_retracted(in_order_of_takeoff(found.values()), retracted)
    return one_leg_a_flight(name_aircraft(rows, standing))


def days_on(desk: Desk) -> WideRecord | None:
    """Return the record to be searched where days of the world are held, else nothing.

    It gives the same answers as a search over `legs_on` of everything, without a `Leg` of each.
    """
    if not days_held(desk):
        return None
    rows, _ = read_identities(desk)
    retracted = retracted_captures(desk)
    store = DayStore(
        desk,
        small=name_aircraft(rows, without_retracted(query_legs(desk), retracted)),
        identities=rows,
        retracted=retracted,
        without=days_made_of(desk, retracted),
        join=one_leg_a_flight,
    )
    return WideRecord(store)


def legs_near_on(
    desk: Desk,
    place: tuple[float, float],
    *,
    within_km: float,
    begin: datetime,
    end: datetime,
    below_ft: float | None = None,
) -> tuple[NearLeg, ...]:
    """Return the legs of the days on the desk that touched a circle, named as `legs_on` does."""
    rows, _ = read_identities(desk)
    retracted = retracted_captures(desk)
    found = legs_near(
        desk,
        *place,
        within_km=within_km,
        begin=begin,
        end=end,
        below_ft=below_ft,
        without=days_made_of(desk, retracted),
    )
    standing = {leg.leg for leg in without_retracted([one.leg for one in found], retracted)}
    shown = [one for one in found if one.leg.leg in standing]
    named = name_aircraft(rows, [one.leg for one in shown])
    return tuple(replace(one, leg=leg) for one, leg in zip(shown, named, strict=True))


def read_contents(data: bytes, *, name: str, kind: str | None = None) -> Contents:
    """Return what bytes hold, under their own digest."""
    return read_capture(data, digest=digest_of(data), name=name, kind=kind)


def _read_incoming(file: Incoming) -> Contents:
    if file.mapping is None:
        return read_contents(file.data, name=file.name, kind=file.kind)
    return _read_mapped(file.data, file.name, file.mapping)


def _read_mapped(data: bytes, name: str, mapping_text: str) -> Contents:
    mapping = parse_mapping(mapping_text, name)
    if isinstance(mapping, Problem):
        return refused(MAPPED_CSV, mapping)
    return read_mapped(data, digest=digest_of(data), name=name, mapping=mapping)


def read_report_bytes(data: bytes, *, name: str) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """Return the reports that bytes hold, whatever kind of page, text or archive they are."""
    contents = read_contents(data, name=name, kind=REPORT)
    return contents.reports, contents.problems


def find_item(desk: Desk, digits: str) -> tuple[Capture, Report] | None:
    """Return the one report, of all captures that hold several, whose id begins with `digits`.

    UsageError where several begin so. The captures are read for it: ids of items are in none of
    the desk's files, for what an item is belongs to the reader of its kind.
    """
    wanted = f"sha256:{digits.lower().removeprefix('sha256:')}"
    found: dict[Digest, tuple[Capture, Report]] = {}
    for capture in list_reports(desk):
        reports, _ = read_report_bytes(load_capture(desk, capture.digest), name=capture.name)
        for report in reports:
            if report.capture is not None and report.digest.startswith(wanted):
                found.setdefault(report.digest, (capture, report))
    if len(found) > 1:
        raise UsageError(f"{digits!r} could be {len(found)} reports; give more digits")
    return next(iter(found.values()), None)


def redraw(desk: Desk, aircraft: Iterable[str]) -> None:
    """Find the legs of these aircraft anew from everything that is kept of them."""
    legs: list[Leg] = []
    discards: dict[str, tuple[Discard, ...]] = {}
    keys = sorted(aircraft)
    if not keys:
        return
    # Held from reading to writing: two at once would each leave out what the other added.
    with locked(desk, BUILT):
        heard = load_coverage(desk)
        retracted = retracted_captures(desk)
        for key, all_tracks in load_each(desk, keys):
            tracks = [track for track in all_tracks if not retracted & {*track.captures}]
            if tracks:
                record = legs_of(tracks)
                legs += cover_legs(desk, record.legs, tracks, heard)
                discards[key] = record.discards
        replace_legs(desk, keys, legs)
        replace_discards(desk, keys, discards)


def rebuild(desk: Desk) -> tuple[Problem, ...]:
    """Forget everything built and make it again from the captures, with the same bytes.

    Days stay as they are: they are added, and replaced, one by one.
    """
    forget_built(desk)
    problems: list[Problem] = []
    heard: list[CoverageGrid] = []
    single = (capture for capture in list_captures(desk) if capture.kind != ARCHIVE_KIND)
    for capture in sorted(single, key=lambda c: c.digest):
        contents = _read_kept(desk, capture)
        problems += contents.problems
        _keep_contents(desk, find_capture(desk, capture.digest), contents)
        heard.append(coverage_of(contents.tracks, capture.kind))
    add_coverage(desk, heard)
    redraw(desk, all_aircraft(desk))
    return tuple(problems)


def _read_kept(desk: Desk, capture: Capture) -> Contents:
    data, mapping = load_capture(desk, capture.digest), load_mapping(desk, capture.digest)
    if mapping is not None:
        return _read_mapped(data, capture.name, mapping)
    return read_capture(data, digest=capture.digest, name=capture.name, kind=capture.kind)


def _keep_contents(desk: Desk, capture: Capture, contents: Contents) -> set[str]:
    """Keep what a capture holds and return the aircraft whose legs must be found anew."""
    save_problems(desk, capture.digest, contents.problems)
    if contents.tracks:
        save_tracks(desk, capture.digest, contents.tracks)
    if contents.legs:
        replace_documented_legs(desk, capture.digest, contents.legs)
    return {key for track in contents.tracks if (key := aircraft_key(track.aircraft))}


def _holds_nothing(contents: Contents) -> bool:
    return not contents.tracks and not contents.legs and not contents.reports


def _kind_of(contents: Contents) -> str:
    return REPORT if contents.reports else contents.kind
