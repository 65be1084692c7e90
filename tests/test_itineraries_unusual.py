"""What is out of the ordinary at a change of aircraft, and how else people could have gone on."""

from dataclasses import replace

from record_notation import departure, landing, leg, legs, via
from wheelsdown.contract.itineraries import itinerary_json, search_summary_json
from wheelsdown.itineraries.index import index_legs
from wheelsdown.itineraries.misses import base_rate_words
from wheelsdown.itineraries.search import find_in_index, find_itineraries
from wheelsdown.model.flight import LegStatus
from wheelsdown.model.identity import Callsign
from wheelsdown.publishing.leg_words import itinerary_lines

CAIRO = legs("""
    N1AX KIWA 12-07T19:05 KBWI 12-07T23:10
    N1AX KBWI 12-08T01:30 HECA 12-08T12:26
    SUGB OEJN 12-08T01:40 HECA 12-08T03:40
    SUGB HECA 12-08T16:40 UUDD 12-08T23:39
    N1AX HECA 12-08T18:00 OKKK 12-08T20:30
""")
TRAFFIC = legs(
    "\n".join(f"SU{n:03} HECA 12-08T{n % 24:02}:05 OMDB 12-08T{n % 24:02}:50" for n in range(24))
)
ASKED = [departure("KIWA", "12-07T19:00", 30), via("HECA"), landing("UUDD", "12-08T23:39")]


def best(record, **more):
    return find_in_index(index_legs(record), ASKED, **more).itineraries[0]


def kinds(itinerary):
    return [one.kind for one in itinerary.unusual]


def test_an_aircraft_that_stood_there_for_hours_is_told_of():
    found = best(CAIRO)
    assert kinds(found) == ["aircraft_waited"]
    assert "13 hours" in found.unusual[0].words.en
    assert "13 ч" in found.unusual[0].words.ru


def test_a_pair_of_airports_that_no_other_flies_is_told_of():
    assert "no_other_such_flight" in kinds(best((*CAIRO, *TRAFFIC)))
    regular = leg("SU900 HECA 12-07T03:00 UUDD 12-07T09:00")
    assert "no_other_such_flight" not in kinds(best((*CAIRO, *TRAFFIC, regular)))


def test_a_callsign_that_is_no_airlines_is_told_of():
    record = [replace(x, callsigns=(Callsign("TYSON41"),)) for x in CAIRO]
    assert "callsign_of_no_airline" in kinds(best(record))


def test_a_watched_aircraft_is_told_of():
    assert "on_watchlist" in kinds(best(CAIRO, watched=frozenset({"SUGB"})))


def test_where_the_aircraft_they_came_by_went_on_to_is_a_branch():
    assert [x.landing.airport for x in best(CAIRO).branches] == ["OKKK"]


def test_a_planned_leg_of_the_same_case_is_a_branch():
    record = [replace(x, group="RU-12") for x in CAIRO]
    plan = leg("PLAN HECA 12-08T15:00 OTHH 12-08T19:00")
    planned = replace(plan, group="RU-12", status=LegStatus.PLANNED)
    branches = best((*record, planned)).branches
    assert [x.landing.airport for x in branches] == ["OKKK", "OTHH"]


def test_branches_are_shown_as_ways_that_some_may_have_gone():
    onward = [line for line in itinerary_lines(best(CAIRO), "en") if "OKKK" in line]
    assert len(onward) == 1 and onward[0].startswith("    some may have gone on: HECA")
    assert any("часть могла" in line for line in itinerary_lines(best(CAIRO), "ru"))


def test_the_base_rate_is_told_in_both_languages():
    later = leg("SUGC HECA 12-08T17:30 UUDD 12-09T00:25")
    words = base_rate_words(find_itineraries((*CAIRO, later), ASKED))
    assert words.en == (
        "1 fit, of 6 legs flown on those days; the next best misses by 40 minutes (landing)"
    )
    assert "40 мин (посадка)" in words.ru


def test_what_was_found_is_in_the_contracts_form():
    search = find_itineraries(CAIRO, ASKED)
    first = itinerary_json(search.itineraries[0], 1, search)
    assert first["branches"] and first["unusual"][0]["words"]["ru"]
    assert first["connections"][1]["choices"] == 2
    assert 0.9 <= first["confidence"] <= 1
    assert "next_best_misses" in search_summary_json(search)["summary"]
