"""How reports on one event stand to one another: one line is one case, reports parted by `|`.

Each report is `Outlet, day: text`; what is found follows, as `relation rule`.
"""

import datetime as dt
import hashlib
from dataclasses import replace

import pytest

from wheelsdown.claims.extraction import read_report
from wheelsdown.claims.linking import link_claims
from wheelsdown.claims.people import propose_same_people
from wheelsdown.claims.roots import find_roots
from wheelsdown.model.event import Voice
from wheelsdown.model.report import (
    Attribution,
    ClaimType,
    Count,
    Reading,
    Report,
    Source,
    Span,
    SpeakerKind,
)
from wheelsdown.model.time_range import TimeRange
from wheelsdown.verdicts.across_reports import (
    Comparers,
    ToldBy,
    across_reports,
    appeared_before,
)
from wheelsdown.verdicts.corroboration import root_of


def reading(given: str) -> Reading:
    head, _, body = given.partition(": ")
    name, day = head.split(", ")
    at = dt.datetime(2025, 11, int(day), 12, tzinfo=dt.UTC)
    digest = "sha256:" + hashlib.sha256(given.encode()).hexdigest()
    report = Report(digest=digest, name=name, original=body, text=body, source=Source(name=name))
    return read_report(report, published=TimeRange(earliest=at, latest=at))


def told(one: Reading) -> ToldBy:
    outlet = one.report.name
    voices = []
    for claim in one.claims:
        root, named = root_of(claim.attribution, outlet, known=True)
        voices.append(Voice(claim=claim, outlet=outlet, root=root, named=named))
    return ToldBy(reading=one, voices=tuple(voices))


def compared(*readings: Reading):
    comparers = Comparers(
        trace=lambda claims: find_roots(readings, claims),
        link=link_claims,
        compare_names=propose_same_people,
    )
    return across_reports([told(one) for one in readings], comparers)


def found(line: str) -> set[str]:
    across = compared(*(reading(given) for given in line.split(" | ")))
    return {f"{c.relation} {c.rule}" for c in across.comparisons}


SIXTY_FOUR = (
    "Meduza, 8: There were 64 passengers on the plane, a relative said. | "
    "Lenta, 12: 64 Russians were on the plane."
)
CASES = {
    SIXTY_FOUR: {"amplifies called_more", "strips_attribution credited_before"},
    # A plan that came to pass, and a source of one's own, amplify nothing.
    "A, 6: The plane will land in Accra on Friday. | B, 9: The plane landed in Accra on Friday.": {
        "repeats same_values"
    },
    "A, 8: The plane may have landed in Accra on Friday. | "
    "B, 12: The plane landed in Accra on Friday, ICE said.": {"repeats same_values"},
    "A, 8: The plane may have landed in Accra on Friday. | "
    "B, 12: The plane landed in Accra on Friday.": {
        "repeats same_values",
        "amplifies said_more_firmly",
    },
    # Numbers of two stages, and of other people, do not contradict.
    "A, 8: 64 people boarded the plane. | B, 12: 60 people arrived on the plane.": set(),
    "A, 8: There were 64 passengers on the plane, a relative said. | "
    "B, 12: 30 Russians were on the plane.": set(),
    "A, 8: There were 64 people on the plane. | B, 12: There were 70 people on the plane.": {
        "contradicts counts_apart"
    },
    # Two takeoffs of one journey are two, unless the place says otherwise.
    "A, 8: The plane took off at 3 p.m. on Friday. | "
    "B, 12: The plane took off at 9 p.m. on Friday.": set(),
    "A, 8: The plane landed in Accra on Friday. | "
    "B, 12: The plane landed in Cairo on Friday.": set(),
    "A, 8: It was the third such flight this year, ICE said. | "
    "B, 12: It was the fourth such flight this year.": set(),
    "A, 8: The plane landed in Moscow on Friday. | "
    "B, 12: The plane landed at Domodedovo at 2:39 a.m. on Friday.": {"refines time_narrower"},
    # A lead without its source, in a report that names it further down, leaves no credit out.
    "A, 8: The plane landed in Accra on Friday, ICE said. | "
    "B, 12: The plane landed in Accra on Friday. A plane landed in Accra on Friday, ICE said.": {
        "repeats same_values"
    },
    # What was known in less detail is not what the source gave.
    "A, 8: The plane landed in Accra at 2:39 a.m. on Friday, ICE said. | "
    "B, 12: The plane landed in Accra on Friday.": {"repeats same_values"},
    # Nobody is compared with himself.
    "A, 8: There were 64 people on the plane. There were 70 people on the plane.": set(),
}


@pytest.mark.parametrize("line", CASES)
def test_reports_stand_to_one_another(line):
    assert found(line) == CASES[line]


def figure(given: str, low: int) -> ToldBy:
    """Return a figure of no flight that a report gives for a month."""
    one = reading(given)
    (claim, *_) = one.claims
    count = Count(text=str(low), minimum=low, maximum=low, of="people")
    value = replace(claim.value, place=None, count=count)
    made = replace(one, claims=(replace(claim, type=ClaimType.STATISTIC, value=value),))
    return told(made)


def test_figures_of_no_flight_are_compared_only_where_they_are_equal():
    one = figure("A, 8: The plane landed in Accra in August.", 80)
    for other, relations in ((80, {"repeats"}), (40, set())):
        late = figure("B, 12: The plane landed in Accra in August.", other)
        found_of = compared(one.reading, late.reading).comparisons
        assert {c.relation.value for c in found_of} == relations


def test_passengers_become_russians():
    across = compared(*(reading(given) for given in SIXTY_FOUR.split(" | ")))
    called = next(c for c in across.comparisons if c.rule == "called_more")
    assert dict(called.values) == {"earlier": "passengers", "later": "Russians"}
    (pair,) = called.pairs
    assert (pair.voice.outlet, pair.other.outlet, pair.order_known) == ("Lenta", "Meduza", True)
    assert called.roots == ("Lenta",)


def test_reports_of_one_day_have_no_known_order_but_are_compared():
    one, other = SIXTY_FOUR.replace(", 12", ", 8").split(" | ")
    for givens in ((one, other), (other, one)):
        days = [replace(reading(g), published=(dt.date(2025, 11, 8),) * 2) for g in givens]
        days = [replace(r, report=replace(r.report, published=None)) for r in days]
        across = compared(*days)
        called = next(c for c in across.comparisons if c.rule == "called_more")
        assert [p.order_known for p in called.pairs] == [False]
        assert called.pairs[0].voice.outlet == "Lenta"


def test_ten_copies_of_one_item_are_one_root():
    item = "A white plane with 64 people aboard landed in Accra late on Friday, ICE said."
    across = compared(*(reading(f"Paper{n}, 9: {item}") for n in range(10)))
    arrival = next(c for c in across.comparisons if c.pairs[0].voice.claim.type == "flight.arrival")
    assert (arrival.relation, arrival.roots) == ("repeats", ("ICE",))
    assert len({v.outlet for p in arrival.pairs for v in (p.voice, p.other)}) == 10


def test_order_is_known_two_days_apart_only():
    a, b, c = (reading(f"A, {day}: The plane landed in Accra.") for day in (5, 6, 7))
    assert appeared_before(a, c) and not appeared_before(a, b) and not appeared_before(c, a)


def test_names_of_two_reports_may_be_one_person():
    one, other = (reading(f"{n}, 8: The plane landed in Accra on Friday.") for n in "AB")
    one, other = credited(one, "Dmitry Valuev"), credited(other, "Дмитрий Валуев")
    (names,) = compared(one, other).names
    assert {names.same.one, names.same.other} == {"Dmitry Valuev", "Дмитрий Валуев"}
    assert names.one_in != names.other_in
    assert compared(credited(one, "Dmitry Valuev"), credited(other, "Ann Smith")).names == ()


def credited(one: Reading, name: str) -> Reading:
    span = Span(start=0, end=3, text="The")
    speaker = Attribution(name=name, kind=SpeakerKind.PERSON, named=True, span=span)
    return replace(one, claims=tuple(replace(c, attribution=(speaker,)) for c in one.claims))
