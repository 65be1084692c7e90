"""The program on one page: the stages in order, values in, values out.

The flight record is drawn up blind: `legs_of` sees positions only. A report is read blind: `claims`
knows nothing of the record. They meet in `check`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from wheelsdown.claims.extraction import read_report
from wheelsdown.claims.linking import link_claims
from wheelsdown.claims.model_questions import MOST_PARTS, answer_schema, questions_of
from wheelsdown.claims.people import propose_same_people
from wheelsdown.claims.proposals import Ground, is_proposed, stands_in, verify_answer
from wheelsdown.claims.roots import find_roots
from wheelsdown.errors import NotFetchedError
from wheelsdown.flights.batch import Echoes, find_legs_of_batch
from wheelsdown.flights.classification import LegClass, classify_legs
from wheelsdown.flights.identity import IdentityRow, identify_leg
from wheelsdown.flights.journeys import find_journeys
from wheelsdown.flights.legs import find_legs
from wheelsdown.flights.merging import merge_sightings
from wheelsdown.flights.watchlist import Watchlist
from wheelsdown.itineraries.search import find_in_record, find_itineraries
from wheelsdown.itineraries.wide import WideRecord
from wheelsdown.model.bilingual import Language
from wheelsdown.model.columns import LegColumns, PositionBatch
from wheelsdown.model.event import EventPage, RegisteredFlight
from wheelsdown.model.flight import Discard, Journey, Leg, Track
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.itinerary import Constraint, Search
from wheelsdown.model.proposal import Proposals, Question, Refusal
from wheelsdown.model.report import Claim, Reading, Report
from wheelsdown.model.time_range import TimeRange
from wheelsdown.model.verdict import CheckedReport
from wheelsdown.places.removal_hubs import Hub
from wheelsdown.publishing.drawings import draw_itinerary
from wheelsdown.tracks.batch import PreparedBatch, prepare_batch
from wheelsdown.tracks.batch_plausibility import RULE_NAMES as RULES_OF_ROWS
from wheelsdown.tracks.preparation import REPEATS_A_ROW, prepare_track
from wheelsdown.verdicts.across_reports import Comparers
from wheelsdown.verdicts.constraints import constraints_of
from wheelsdown.verdicts.event_pages import ReadReport, event_pages
from wheelsdown.verdicts.events import Event, group_events
from wheelsdown.verdicts.judging import judge
from wheelsdown.verdicts.register import register_of
from wheelsdown.verdicts.suggestions import (
    SearchedRecord,
    with_suggestions,
    with_suggestions_from,
)

READINGS_KEPT = 64
"""Of reports read last: pages of a desk ask for the same ones again and again."""
OF_ONE_ANSWER = frozenset({"model_cut_off", "model_empty", "model_no_answer"})
"""Failures of one answer: the next part may be answered. After any other no more is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AircraftRecord:
    """What came of all positions of one aircraft: its legs, and the rows left out by rule."""

    legs: tuple[Leg, ...]
    discards: tuple[Discard, ...]


def legs_of(tracks: Sequence[Track]) -> AircraftRecord:
    """Return the legs of one aircraft from all that was heard of it, in any order."""
    prepared = prepare_track(tracks)
    return AircraftRecord(
        legs=find_legs(prepared.track, gaps=prepared.gaps, echoes=prepared.echoes),
        discards=prepared.discards,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BatchRecord:
    """What came of the positions of many aircraft: their legs, and the rows left out by rule."""

    prepared: PreparedBatch
    legs: LegColumns


def legs_of_batch(batch: PositionBatch) -> BatchRecord:
    """Return the legs of every aircraft of a batch, the same as `legs_of` finds one by one."""
    prepared = prepare_batch(batch)
    legs = find_legs_of_batch(prepared.clean, echoes=_echoes(batch, prepared))
    return BatchRecord(prepared=prepared, legs=legs)


def _echoes(batch: PositionBatch, prepared: PreparedBatch) -> Echoes:
    """Return the rows that repeat a row: no path, but evidence for the same legs."""
    repeats = prepared.left_out_rule == RULES_OF_ROWS.index(REPEATS_A_ROW)
    aircraft, row = prepared.left_out_aircraft[repeats], prepared.left_out_row[repeats]
    time_ms = np.empty(len(row), np.int64)
    # Few aircraft have any.
    for number in np.unique(aircraft).tolist():
        own = slice(int(batch.offsets[number]), int(batch.offsets[number + 1]))
        by_number = np.argsort(batch.row[own], kind="stable")
        of_this = aircraft == number
        places = by_number[np.searchsorted(batch.row[own], row[of_this], sorter=by_number)]
        time_ms[of_this] = batch.time_ms[own][places]
    return Echoes(aircraft=aircraft, time_ms=time_ms, row=row)


def name_aircraft(rows: Sequence[IdentityRow], legs: Sequence[Leg]) -> tuple[Leg, ...]:
    """Return the legs with who flew them as of their day; those without an address as they are."""
    return tuple(
        replace(leg, aircraft=identify_leg(rows, leg).aircraft) if leg.aircraft.icao24 else leg
        for leg in legs
    )


def one_leg_a_flight(legs: Sequence[Leg]) -> tuple[Leg, ...]:
    """Return the legs with what several sources tell of one flight made one leg."""
    return merge_sightings(legs)


def journeys_of(legs: Sequence[Leg]) -> tuple[Journey, ...]:
    """Return the legs that belong together, aircraft by aircraft."""
    return find_journeys(legs)


def classify(
    legs: Sequence[Leg], watchlist: Watchlist, hubs: Sequence[Hub]
) -> tuple[LegClass, ...]:
    """Return what each leg was to removals, told from whole journeys."""
    return classify_legs(find_journeys(legs), watchlist, hubs)


def read(
    report: Report, *, published: TimeRange | None = None, language: Language | None = None,
    parsers: bool = True, taught: bool = True,
) -> Reading:  # fmt: skip
    """Return what a report says, word for word; the latest readings are kept.

    `parsers=False` reads without any parser, `taught=False` without the network that finds what no
    rule knows.
    """
    return _reading(report, published, language, parsers, taught)


@lru_cache(maxsize=READINGS_KEPT)
def _reading(
    report: Report, published: TimeRange | None, language: Language | None, parsers: bool,
    taught: bool,
) -> Reading:  # fmt: skip
    return read_report(
        report, published=published, language=language, parsers=parsers, taught=taught
    )


AskModel = Callable[[Question, Mapping[str, Any]], str]
"""Puts a question to a model, with the schema of the answer, and returns its words."""


def propose(reading: Reading, model: str, ask: AskModel) -> Proposals:
    """Return what a model proposes beyond the rules, each held against the report's own words.

    `ask` may raise NotFetchedError: what was answered before it is kept, and the reason told.
    """
    questions = questions_of(reading)
    ground, schema = Ground(reading=reading), answer_schema()
    claims: dict[str, Claim] = {}
    refusals: list[Refusal] = []
    answered, failed = 0, None
    for question in questions[:MOST_PARTS]:
        try:
            answer = ask(question, schema)
        except NotFetchedError as error:
            failed = error
            if error.reason in OF_ONE_ANSWER:
                continue
            break
        answered += 1
        kept, refused = verify_answer(ground, question, answer, model)
        claims |= {claim.claim: claim for claim in kept}
        refusals += refused
    return Proposals(
        model=model,
        claims=tuple(sorted(claims.values(), key=lambda c: (c.quote.start, c.quote.end))),
        refusals=tuple(refusals),
        parts=len(questions),
        parts_answered=answered,
        failed=None if failed is None else (failed.reason, failed.detail),
    )


def with_claims(reading: Reading, others: Sequence[Claim]) -> Reading:
    """Return the reading with claims of others among its own, in the order of the text.

    Those a model proposed, or an editor accepted; words that do not stand in the report are not
    taken.
    """
    known = {claim.claim for claim in reading.claims}
    fitting = [c for c in others if c.claim not in known and stands_in(reading.report, c)]
    if not fitting:
        return reading
    claims = (*reading.claims, *fitting)
    in_order = sorted(claims, key=lambda claim: (claim.quote.start, claim.quote.end))
    return replace(reading, claims=tuple(in_order))


def without_claims(reading: Reading, ids: Collection[str]) -> Reading:
    """Return the reading without the claims that editors say were read wrongly."""
    return replace(reading, claims=tuple(c for c in reading.claims if c.claim not in ids))


def find(legs: Sequence[Leg], constraints: Sequence[Constraint]) -> Search:
    """Return the itineraries of the record that meet most of what is asked."""
    return find_itineraries(legs, constraints)


def find_in_days(record: WideRecord, constraints: Sequence[Constraint]) -> Search:
    """Return the same from a record too large to be held as legs."""
    return find_in_record(record, constraints)


def check(
    reading: Reading, legs: Sequence[Leg], register: Sequence[RegisteredFlight] = ()
) -> CheckedReport:
    """Return every claim of a report with its verdict against the record.

    `register` holds the removal flights that a team entered by hand; those of flight logs are
    added to it from `legs`. What a model only proposed gets no verdict.
    """
    claims = tuple(claim for claim in reading.claims if not is_proposed(claim))
    events = group_events(claims)
    searched = [(event, find_itineraries(legs, constraints_of(event))) for event in events]
    checked = judge(claims, searched, legs, register_of(register, legs))
    return with_suggestions(checked, searched, legs, find_itineraries)


def check_in_days(
    reading: Reading, record: WideRecord, register: Sequence[RegisteredFlight] = ()
) -> CheckedReport:
    """Return the same from a record too large to be held as legs.

    Legs are made only of the aircraft that the report names or that were found, and of those that
    are on no shelf.
    """
    claims = tuple(claim for claim in reading.claims if not is_proposed(claim))
    all_events = group_events(claims)
    asked = [constraints_of(event) for event in all_events]
    found = [find_in_record(record, constraints) for constraints in asked]
    searched = list(zip(all_events, found, strict=True))
    legs = record.bearing_on(names_in(claims, found))
    checked = judge(claims, searched, legs, register_of(register, legs))
    ground = SearchedRecord(
        find=lambda wanted: find_in_record(record, wanted),
        could_meet=lambda claim: record.holds(constraints_of(Event(claims=(claim,)))),
    )
    days = (record.days_searched(constraints) for constraints in asked)
    return replace(
        with_suggestions_from(checked, searched, ground),
        days_searched=next((between for between in days if between is not None), None),
    )


def names_in(claims: Sequence[Claim], searches: Sequence[Search]) -> frozenset[str]:
    """Return what claims call aircraft, and the keys of those in the best itineraries."""
    named = {claim.value.registration for claim in claims}
    best = [search.itineraries[0] for search in searches if search.itineraries]
    keys = {aircraft_key(leg.aircraft) for itinerary in best for leg in itinerary.legs}
    return frozenset(name for name in (*named, *keys) if name)


def events(
    reports: Sequence[ReadReport], register: Sequence[RegisteredFlight], legs: Sequence[Leg]
) -> tuple[EventPage, ...]:
    """Return a page for every removal flight: what all reports say of it, and who alters what."""
    readings = tuple(report.reading for report in reports)
    whole = register_of(register, legs)
    comparers = Comparers(
        trace=lambda claims: find_roots(readings, claims),
        link=link_claims,
        compare_names=propose_same_people,
    )
    return event_pages(reports, whole, comparers)


def draw(legs: Sequence[Leg], tracks: Sequence[Track], language: Language) -> str:
    """Return an SVG map of an itinerary: tracks as heard, gaps dashed, local times."""
    return draw_itinerary(legs, tracks, language)
