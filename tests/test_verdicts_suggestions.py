"""Suggestions: what is said with one mistake in it, and what would put it right."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from claim_notation import arrived, departed, flown_by
from record_notation import between, legs
from wheelsdown.itineraries.search import find_itineraries
from wheelsdown.model.report import Claim, Span
from wheelsdown.model.time_range import TimeRange
from wheelsdown.model.verdict import CheckedReport
from wheelsdown.verdicts.changed_times import changed_claims
from wheelsdown.verdicts.constraints import constraints_of
from wheelsdown.verdicts.events import group_events
from wheelsdown.verdicts.judging import judge
from wheelsdown.verdicts.suggestions import with_suggestions

DAY_OF_N17104 = legs("""
    N17104 KBOS 02-07T01:59 KSFO 02-07T08:48 B752
    N17104 KSFO 02-07T16:35 KBOS 02-07T21:07 B752
    N17104 KBOS 02-07T23:17 KLAX 02-08T05:20 B752
""")


def at(claim: Claim, wall: str, zone: str, text: str = "at 8:48") -> Claim:
    """Return the claim with the time its words give: a clock in a zone."""
    first = datetime.fromisoformat(f"2025-{wall}").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    time = TimeRange(earliest=first, latest=first.replace(second=59))
    span = Span(start=0, end=len(text), text=text)
    return replace(claim, times=(replace(claim.times[0], time=time, zone=zone, span=span),))


def said(claim: Claim, wall: str, zone: str, text: str = "at 8:48") -> Claim:
    return at(claim, wall, zone, text)


ANY = between("02-07T00:00", "02-07T00:01")


def check(record, *claims: Claim) -> CheckedReport:
    searched = [
        (event, find_itineraries(record, constraints_of(event))) for event in group_events(claims)
    ]
    return with_suggestions(judge(claims, searched, record), searched, record, find_itineraries)


def suggested(record, *claims: Claim) -> list[list[str]]:
    return [[s.change for s in one.verdict.suggestions] for one in check(record, *claims).checked]


def boston() -> Claim:
    return said(departed("KBOS", ANY), "02-06T20:59", "America/New_York")


def test_a_landing_told_in_utc_as_if_local():
    landing = said(arrived("KSFO", ANY), "02-07T08:48", "America/Los_Angeles")
    claims = (flown_by("N17104"), boston(), landing)
    checked = check(DAY_OF_N17104, *claims)
    (found,) = checked.checked[2].verdict.suggestions
    assert (found.change, found.fits_before, found.fits_after, found.of) == ("time_is_utc", 2, 3, 3)
    assert "If the time is in UTC" in found.words.en
    assert "UTC" in found.words.ru


def test_the_verdict_stays_as_it_was():
    landing = said(arrived("KSFO", ANY), "02-07T08:48", "America/Los_Angeles")
    claims = (flown_by("N17104"), boston(), landing)
    searched = [
        (e, find_itineraries(DAY_OF_N17104, constraints_of(e))) for e in group_events(claims)
    ]
    plain = judge(claims, searched, DAY_OF_N17104)
    beside = check(DAY_OF_N17104, *claims)
    ratings = [one.verdict.rating for one in plain.checked]
    assert [one.verdict.rating for one in beside.checked] == ratings
    assert [one.verdict.findings for one in beside.checked] == [
        one.verdict.findings for one in plain.checked
    ]


def test_a_day_too_early():
    landing = said(arrived("KSFO", ANY), "02-06T00:48", "America/Los_Angeles")
    assert suggested(DAY_OF_N17104, flown_by("N17104"), boston(), landing)[2] == ["day_after"]


def test_the_other_half_of_the_day():
    landing = said(arrived("KSFO", ANY), "02-07T12:48", "America/Los_Angeles", "at 12:48 p.m.")
    found = suggested(DAY_OF_N17104, flown_by("N17104"), boston(), landing)
    assert found[2] == ["other_half_of_day"]


def test_a_landing_told_in_the_time_of_the_takeoff():
    landing = said(arrived("KSFO", ANY), "02-07T03:48", "America/Los_Angeles")
    takeoff = boston()
    place = replace(takeoff.value.place, zone="America/New_York")
    takeoff = replace(takeoff, value=replace(takeoff.value, place=place))
    found = suggested(DAY_OF_N17104, flown_by("N17104"), takeoff, landing)
    assert found[2] == ["zone_of_other_end"]


def test_what_fits_needs_no_suggestion():
    landing = said(arrived("KSFO", ANY), "02-07T00:48", "America/Los_Angeles")
    assert suggested(DAY_OF_N17104, flown_by("N17104"), boston(), landing) == [[], [], []]


def test_a_false_landing_is_not_explained_away():
    landing = said(arrived("KDEN", ANY), "02-07T16:07", "America/Denver", "at 4:07 p.m.")
    assert suggested(DAY_OF_N17104, flown_by("N17104"), boston(), landing)[2] == []


def test_a_change_does_not_choose_a_flight_of_its_own():
    landing = said(arrived("KSFO", ANY), "02-07T08:48", "America/Los_Angeles")
    assert suggested(DAY_OF_N17104, landing) == [[]]


def test_no_change_touches_a_registration():
    changed = changed_claims(flown_by("N17105"), ())
    assert changed == ()


def test_every_change_keeps_what_is_said_but_the_time():
    landing = said(arrived("KSFO", ANY), "02-07T08:48", "America/Los_Angeles")
    for one in changed_claims(landing, ("America/New_York",)):
        assert replace(one.claim, times=landing.times) == landing


def test_all_times_in_utc():
    takeoff = said(departed("KBOS", ANY), "02-07T01:59", "America/New_York", "at 1:59")
    landing = said(arrived("KSFO", ANY), "02-07T08:48", "America/Los_Angeles")
    found = suggested(DAY_OF_N17104, takeoff, landing)
    assert found == [["time_is_utc"], ["time_is_utc"]]
