"""What a leg was to removals, told from whole journeys in one-line notation."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from record_notation import legs
from wheelsdown.flights.classification import RULES, LegLabel
from wheelsdown.flights.watchlist import Watched, watchlist_of
from wheelsdown.model.flight import LegStatus, RunnerUp, Sighting
from wheelsdown.pipeline import classify
from wheelsdown.places.removal_hubs import HubRole, default_hubs, hubs_with

WATCHED = watchlist_of([Watched(registration="N278GX", icao24="n278gx")])
NOBODY = watchlist_of([])


def classes(plans: str, watchlist=WATCHED, *, callsigns: str = "", hubs=None, change=None):
    """Return `label rule` of each leg; `callsigns` has a word a leg, `-` for none."""
    told = list(legs(plans))
    for i, sign in enumerate(callsigns.split()):
        told[i] = replace(told[i], callsigns=() if sign == "-" else (sign,))
    if change:
        told = [change(leg) for leg in told]
    found = classify(told, watchlist, hubs or default_hubs())
    return [f"{one.label} {one.rule}" for one in found]


def test_a_removal_with_its_connection_and_its_return():
    assert classes("""
        N278GX KIWA 10-01T12:00 KSAT 10-01T14:00
        N278GX KSAT 10-01T15:30 KAEX 10-01T17:00
        N278GX KAEX 10-01T18:30 MGGT 10-01T21:30
        N278GX MGGT 10-01T22:30 KAEX 10-02T01:30
    """) == [
        "connection feeds_a_removal",
        "connection feeds_a_removal",
        "removal left_from_staging_hub",
        "removal_return back_to_us",
    ]


def test_a_day_between_detention_places_is_a_shuffle():
    assert (
        classes("""
        N278GX KAEX 10-01T12:00 KMSP 10-01T15:00
        N278GX KMSP 10-01T16:00 KOMA 10-01T17:00
        N278GX KOMA 10-01T18:00 KAEX 10-01T20:00
    """)
        == ["shuffle between_detention_places"] * 3
    )


def test_a_charter_far_from_hubs_is_unknown():
    assert classes("N278GX KMIA 10-01T12:00 KJFK 10-01T15:00") == ["unknown domestic_elsewhere"]
    assert classes("N278GX KMIA 10-01T12:00 MUHA 10-01T13:00") == ["unknown left_from_elsewhere"]


def test_people_may_go_on_to_a_second_country():
    assert classes("""
        N278GX KAEX 10-01T12:00 MHLM 10-01T15:00
        N278GX MHLM 10-01T16:00 MGGT 10-01T17:00
        N278GX MGGT 10-01T18:00 KAEX 10-01T21:00
    """) == [
        "removal left_from_staging_hub",
        "removal onward_abroad",
        "removal_return back_to_us",
    ]


def test_a_stop_on_the_way_back_is_unknown_and_the_way_back_is_not():
    assert classes("""
        N278GX KIWA 12-07T12:00 KBWI 12-07T16:00
        N278GX KBWI 12-07T18:00 HECA 12-08T05:00
        N278GX HECA 12-08T07:00 EINN 12-08T13:00
        N278GX EINN 12-09T15:00 KIWA 12-10T02:00
    """) == [
        "connection feeds_a_removal",
        "removal left_from_staging_hub",
        "unknown abroad_only",
        "removal_return back_to_us",
    ]


def test_a_stop_in_puerto_rico_is_at_home():
    assert classes("""
        N278GX KIWA 12-07T12:00 TJSJ 12-07T18:00
        N278GX TJSJ 12-07T19:00 GQNO 12-08T03:00
    """) == ["connection feeds_a_removal", "removal left_from_staging_hub"]


def test_the_crew_may_rest_abroad_for_three_days_and_not_for_four():
    plan = "N278GX KAEX 10-01T12:00 MGGT 10-01T15:00\nN278GX MGGT 10-0{}T12:00 KMIA 10-0{}T15:00"
    assert classes(plan.format(4, 4))[1] == "removal_return back_to_us"
    assert classes(plan.format(5, 5))[1] == "unknown into_us_without_removal"


def test_southwest_is_southwest():
    plan = "N8774Q KAEX 10-01T12:00 MGGT 10-01T15:00"
    assert classes(plan, NOBODY, callsigns="SWA1234") == ["other airline_callsign"]
    watched = watchlist_of([Watched(icao24="n8774q")])
    assert classes(plan, watched, callsigns="SWA1234") == ["unknown watched_under_airline_callsign"]


def test_an_airline_of_removals_alone_shows_nothing():
    plan = "N8774Q KAEX 10-01T12:00 MGGT 10-01T15:00"
    for sign in ("GXA123", "MSR804", "VXP48"):
        assert classes(plan, NOBODY, callsigns=sign) == ["unknown neither_watched_nor_chartered"]


def test_the_callsign_kept_for_removals_shows_one_since_may_2025():
    plan = "N8774Q KMIA {}T12:00 MGGT {}T15:00"
    before, since = plan.format("05-19", "05-19"), plan.format("05-20", "05-20")
    assert classes(since, NOBODY, callsigns="TYSON62") == ["removal left_under_the_callsign"]
    assert classes(since, NOBODY, callsigns="TYS61") == ["removal left_under_the_callsign"]
    assert classes(before, NOBODY, callsigns="TYSON62") == ["unknown neither_watched_nor_chartered"]
    assert classes(since, NOBODY, callsigns="TYSONS1") == ["unknown neither_watched_nor_chartered"]


def test_a_leg_without_callsign_takes_that_of_its_journey_and_one_with_another_does_not():
    plan = """
        N8774Q KMSP 10-01T12:00 KRIC 10-01T14:00
        N8774Q KRIC 10-01T15:00 KOMA 10-01T17:00
    """
    shuffle, unknown = (
        "shuffle domestic_under_the_callsign",
        "unknown neither_watched_nor_chartered",
    )
    assert classes(plan, NOBODY, callsigns="TYSON62 -") == [shuffle, shuffle]
    assert classes(plan, NOBODY, callsigns="TYSON62 GXA123") == [shuffle, unknown]


def test_guantanamo_is_counted_apart():
    assert classes("N278GX KAEX 10-01T12:00 MUGM 10-01T15:00") == ["unknown to_or_from_guantanamo"]


def test_an_unknown_end_is_unknown():
    assert classes("N278GX KAEX 10-01T12:00 ? 10-01T15:00") == ["unknown end_not_known"]
    assert classes("N278GX KAEX 10-01T12:00 XXXX 10-01T15:00") == ["unknown end_not_known"]


def inferred_with_a_rival(airport: str, confidence: float):
    rival = (RunnerUp(airport=airport, confidence=confidence),)
    return lambda leg: replace(
        leg, landing=replace(leg.landing, sighting=Sighting.INFERRED, runners_up=rival)
    )


def test_el_paso_and_juarez_are_not_told_apart_by_guess():
    plan = "N278GX KAEX 10-01T12:00 MMCS 10-01T15:00"
    across, beside = inferred_with_a_rival("KELP", 0.3), inferred_with_a_rival("MMCU", 0.3)
    assert classes(plan, change=across) == ["unknown border_not_sure"]
    assert classes(plan, change=beside) == ["removal left_from_staging_hub"]
    assert classes(plan, change=inferred_with_a_rival("KELP", 0.05))[0].startswith("removal")


def test_a_plan_is_no_flight():
    def planned(leg):
        return replace(leg, status=LegStatus.PLANNED)

    plan = "N278GX KAEX 10-01T12:00 MGGT 10-01T15:00"
    assert classes(plan, change=planned) == ["unknown not_flown"]


def test_a_desk_adds_hubs_and_takes_them_away():
    plan = "N278GX KOMA 10-01T12:00 MGGT 10-01T17:00"
    more, _ = hubs_with([{"airport": "koma", "role": "staging"}])
    fewer, wrong = hubs_with([{"airport": "KAEX", "role": "none"}, {"airport": "KX", "role": "?"}])
    assert classes(plan)[0] == "unknown left_from_elsewhere"
    assert classes(plan, hubs=more)[0] == "removal left_from_staging_hub"
    assert "KAEX" not in {hub.airport for hub in fewer}
    assert wrong == ("KX: '?'",)


def test_every_bundled_hub_has_a_role_and_a_source():
    assert all(hub.source and hub.role is not HubRole.NONE for hub in default_hubs())


def test_why_is_said_in_both_languages():
    plan = legs("N278GX KAEX 10-01T12:00 MGGT 10-01T15:00")
    why = classify(plan, WATCHED, default_hubs())[0].why
    assert "staging hub KAEX" in why.en
    assert "пересыльный аэропорт KAEX" in why.ru


def test_every_rule_has_its_sentence_in_both_languages():
    from importlib.resources import files

    folder = files("wheelsdown.wording") / "locales"
    for language in ("en", "ru"):
        text = (folder / language / "classification.po").read_text(encoding="utf-8")
        assert [r.__name__ for r in RULES if f'"classification.{r.__name__}"' not in text] == []


AIRPORTS = st.sampled_from(["KAEX", "KIWA", "KMIA", "KOMA", "MGGT", "MHLM", "MUGM", "TJSJ", "?"])
SIGNS = st.sampled_from(["-", "TYSON41", "SWA123", "GXA7", "DAL1"])
HOPS = st.lists(st.tuples(AIRPORTS, AIRPORTS, SIGNS), min_size=1, max_size=8)


def told(hops):
    return "\n".join(
        f"N278GX {a} 10-01T{2 * i:02}:00 {b} 10-01T{2 * i + 1:02}:00"
        for i, (a, b, _) in enumerate(hops)
    ), " ".join(sign for *_, sign in hops)


@given(HOPS)
def test_every_leg_gets_one_class_whatever_the_hops(hops):
    plans, signs = told(hops)
    assert len(classes(plans, callsigns=signs)) == len(hops)


@given(HOPS)
def test_nobody_watched_and_no_callsign_is_no_removal(hops):
    plans, signs = told(hops)
    found = classes(plans, NOBODY, callsigns=signs.replace("TYSON41", "GXA1"))
    assert {label.split()[0] for label in found} <= {"other", "unknown"}


@pytest.mark.parametrize("watchlist", [WATCHED, NOBODY])
@given(hops=HOPS)
def test_a_leg_under_another_airlines_callsign_is_never_of_a_removal(watchlist, hops):
    plans, signs = told(hops)
    found = classes(plans, watchlist, callsigns=signs)
    scheduled = [c for c, (*_, s) in zip(found, hops, strict=True) if s in ("SWA123", "DAL1")]
    assert all(c.split()[0] in (LegLabel.OTHER, LegLabel.UNKNOWN) for c in scheduled)
