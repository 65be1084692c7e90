"""Verdicts: claims in one call, the record in one-line flight plans."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claim_notation import (
    aboard,
    arrived,
    changed,
    departed,
    flown_by,
    place,
    said,
    stopped,
)
from record_notation import between, legs, minute
from wheelsdown.itineraries.search import find_itineraries
from wheelsdown.itineraries.told import RULES
from wheelsdown.model.flight import Leg
from wheelsdown.model.report import Claim, ClaimType, ClaimValue, Modality
from wheelsdown.model.verdict import CheckedReport, Rating, Verdict
from wheelsdown.verdicts.constraints import constraints_of
from wheelsdown.verdicts.events import group_events
from wheelsdown.verdicts.judging import judge

NOON_IN_MESA = between("12-07T18:30", "12-07T19:30")
REMOVAL = legs("""
    ~N1AX KIWA 12-07T19:05 KBWI 12-07T23:10 B763
    ~N1AX KBWI 12-08T01:30 HECA 12-08T12:26 B763
    ~SUGB HECA 12-08T16:29 UUDD 12-08T23:39 A333
    N9ZZ KJFK 12-08T16:00 EGLL 12-08T23:00
    N9ZZ EGLL 12-09T03:00 KJFK 12-09T11:00
""")
DAY_OF_N17104 = legs("""
    N17104 KBOS 02-07T01:59 KSFO 02-07T08:48 B752
    N17104 KSFO 02-07T16:35 KBOS 02-07T21:07 B752
    N17104 KBOS 02-07T23:17 KLAX 02-08T05:20 B752
""")


def check(record: tuple[Leg, ...], *claims: Claim) -> CheckedReport:
    searched = [
        (event, find_itineraries(record, constraints_of(event))) for event in group_events(claims)
    ]
    return judge(claims, searched, record)


def verdicts(record: tuple[Leg, ...], *claims: Claim) -> list[Verdict]:
    return [one.verdict for one in check(record, *claims).checked]


def ratings(record: tuple[Leg, ...], *claims: Claim) -> list[str]:
    return [verdict.rating.value for verdict in verdicts(record, *claims)]


def december() -> tuple[Claim, ...]:
    return (
        departed("KIWA", NOON_IN_MESA),
        stopped("KBWI"),
        arrived("HECA", minute("12-08T12:26")),
        changed("HECA"),
        departed("HECA", minute("12-08T16:29")),
        arrived("UUDD", minute("12-08T23:39")),
        aboard(64),
    )


def test_december_removal_claim_by_claim():
    assert ratings(REMOVAL, *december()) == [
        "supported",
        "supported",
        "supported",
        "supported",
        "inconclusive",
        "supported",
        "not_checkable",
    ]


def test_hours_that_nobody_explains_are_told_of_the_departure():
    found = verdicts(REMOVAL, *december())[4]
    assert found.by == "hours_unexplained"
    finding = next(f for f in found.findings if f.check == "unexplained_time")
    assert "about 3 hours unexplained" in finding.words.en
    assert "около 3 часов" in finding.words.ru


def test_a_stop_explains_the_hours():
    found = verdicts(REMOVAL, *december())[2]
    words = [f.words.en for f in found.findings if f.check == "unexplained_time"]
    assert words and "KBWI" in words[0] and "explains it" in words[0]


def test_the_way_from_noon_in_mesa_is_longer_than_a_flight_for_its_stop():
    found = verdicts(REMOVAL, *december())[0]
    (told,) = [f for f in found.findings if f.check == "unexplained_time"]
    assert told.points_to is None
    assert "16 h 56 min" in told.words.en and "Baltimore" in told.words.en
    assert "это объясняет остановка" in told.words.ru


AT_A_HUB = legs("\n".join([
    "N1AX KIWA 12-07T19:05 HECA 12-08T08:10",
    "SUGB HECA 12-08T16:29 UUDD 12-08T20:39",
    *(f"SUH{n}A HECA 12-08T{10 + n}:00 OMDB 12-08T{13 + n}:10" for n in range(6)),
]))  # fmt: skip


def test_one_detail_does_not_pick_a_flight_out_of_a_hubs_many():
    told = (departed("KIWA", minute("12-07T18:45")), changed("HECA"))
    landed, left = arrived("UUDD", minute("12-08T20:45")), departed("HECA", minute("12-08T16:15"))
    alone, together = verdicts(AT_A_HUB, *told, landed), verdicts(AT_A_HUB, *told, left, landed)
    assert alone[-1].rating is Rating.INCONCLUSIVE
    assert "any of 7 flights" in alone[-1].reason.en
    assert [v.rating for v in together] == [Rating.SUPPORTED] * 4


def test_the_change_of_aircraft_is_in_the_itinerary():
    best = check(REMOVAL, *december()).best
    assert best is not None
    assert [leg.landing.airport for leg in best.legs] == ["KBWI", "HECA", "UUDD"]
    assert best.connections[1].kind == "transfer"


def test_one_true_and_one_false_landing_of_a_named_aircraft():
    found = verdicts(
        DAY_OF_N17104,
        flown_by("N17104"),
        departed("KBOS", minute("02-07T01:59")),
        arrived("KSFO", minute("02-07T08:48")),
        arrived("KDEN", minute("02-07T23:07")),
    )
    assert [v.rating for v in found] == [
        Rating.SUPPORTED,
        Rating.SUPPORTED,
        Rating.SUPPORTED,
        Rating.CONTRADICTED,
    ]
    assert "standing at" in found[3].reason.en


def test_an_aircraft_in_the_air_did_not_land():
    found = verdicts(
        DAY_OF_N17104, flown_by("N17104"), departed("KBOS", minute("02-07T01:59")),
        arrived("KDEN", minute("02-07T05:00")),
    )  # fmt: skip
    assert found[-1].rating is Rating.CONTRADICTED
    assert "in the air" in found[-1].reason.en


def test_silence_is_never_contradiction():
    gone = legs("N17104 KBOS 02-07T01:59 ? ? B752")
    claims = (
        flown_by("N17104"),
        departed("KBOS", minute("02-07T01:59")),
        arrived("KDEN", minute("02-07T05:00")),
    )
    assert ratings(gone, *claims)[-1] == "inconclusive"


def test_an_empty_record_supports_and_contradicts_nothing():
    assert set(ratings((), *december())) == {"inconclusive", "not_checkable"}


def test_a_flight_that_never_was_is_not_supported():
    claims = (departed("EDDF", minute("12-07T10:00")), arrived("OEJN", minute("12-07T15:30")))
    assert ratings(REMOVAL, *claims) == ["inconclusive", "inconclusive"]


def test_a_country_and_a_day_alone_identify_nothing():
    tuesday = between("12-08T21:00", "12-09T20:59")
    assert ratings(REMOVAL, arrived("UUDD", tuesday)) == ["inconclusive"]


def test_two_flights_that_fit_alike_are_inconclusive():
    twins = legs("""
        N1AX KIWA 12-07T19:05 KBWI 12-07T23:10
        N2AX KIWA 12-07T19:09 KBWI 12-07T23:15
    """)
    claims = (departed("KIWA", minute("12-07T19:00")), arrived("KBWI", minute("12-07T23:20")))
    found = verdicts(twins, *claims)
    assert [(v.rating, v.by, v.others_fitting) for v in found] == [
        (Rating.INCONCLUSIVE, "several_fit", 1)
    ] * 2


def test_no_aircraft_flies_so_fast():
    claims = (departed("KIWA", minute("12-07T19:00")), arrived("HECA", minute("12-07T22:00")))
    assert [v.by for v in verdicts((), *claims)] == ["physics_forbids"] * 2


def test_physics_spares_the_end_that_the_record_shows():
    claims = (
        stopped("KBWI"),
        departed("KIWA", NOON_IN_MESA),
        departed("HECA", minute("12-08T22:50")),
        arrived("UUDD", minute("12-08T23:39")),
    )
    found = verdicts(REMOVAL, *claims)
    assert [v.rating for v in found[2:]] == [Rating.CONTRADICTED, Rating.SUPPORTED]


def test_two_zones_for_one_instant_must_agree():
    claim = arrived("HECA", minute("12-08T12:26"), minute("12-08T13:26"))
    assert verdicts(REMOVAL, claim)[0].by == "physics_forbids"


@pytest.mark.parametrize("modality", [Modality.PLANNED, Modality.EXPECTED, Modality.FEARED])
def test_a_plan_is_not_an_event(modality):
    claim = arrived("UUDD", minute("12-08T23:39"), modality=modality)
    assert ratings(REMOVAL, claim) == ["not_checkable"]


def test_a_denial_of_what_the_record_shows_is_contradicted():
    claims = [*december()[:3], arrived("UUDD", minute("12-08T23:39"), modality=Modality.DENIED)]
    assert ratings(REMOVAL, *claims)[-1] == "contradicted" or verdicts(REMOVAL, *claims)[-1].by == (
        "denial"
    )


def test_more_people_than_seats():
    found = verdicts(REMOVAL, *december()[:6], aboard(900))
    assert (found[-1].rating, found[-1].by) == (Rating.CONTRADICTED, "record_shows_otherwise")


def test_who_was_aboard_no_record_shows():
    claim = said(ClaimType.FLIGHT_COMPOSITION, ClaimValue())
    assert verdicts(REMOVAL, claim)[0].by == "no_flight_record_shows_it"


def test_a_wrong_airport_at_the_right_time_is_contradicted():
    claims = list(december())
    claims[5] = arrived("UUEE", minute("12-08T23:39"))
    assert ratings(REMOVAL, *claims)[5] == "contradicted"


def test_events_of_august_and_december_are_told_apart():
    august = arrived("UUDD", minute("08-27T16:00"))
    events = group_events([august, *december()])
    assert [len(event.claims) for event in events] == [7, 1]


@settings(deadline=None)
@given(st.permutations(december()))
def test_every_claim_gets_one_verdict_in_the_order_given(claims):
    checked = check(REMOVAL, *claims)
    assert [one.claim for one in checked.checked] == list(claims)


@settings(deadline=None)
@given(st.permutations(REMOVAL))
def test_the_order_of_the_record_does_not_matter(shuffled):
    claims = december()
    assert check(tuple(shuffled), *claims) == check(REMOVAL, *claims)


def test_a_place_of_several_airports_is_met_by_any():
    claim = said(
        ClaimType.FLIGHT_ARRIVAL,
        ClaimValue(place=place("UUDD", "UUEE", "UUWW")),
        minute("12-08T23:39"),
    )
    assert ratings(REMOVAL, *december()[:3], claim)[-1] == "supported"


def test_every_check_and_rule_is_explained():
    project = Path(__file__).parent.parent
    page = (project / "docs" / "explanation" / "verdicts.md").read_text()
    sources = (project / "src" / "wheelsdown" / "verdicts").glob("*.py")
    named = {n for f in sources for n in re.findall(r'check="(\w+)"', f.read_text())}
    named |= {rule.__name__ for rule in RULES}
    assert [name for name in sorted(named) if f"`{name}`" not in page] == []
