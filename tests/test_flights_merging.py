"""One flight, several sources: one leg."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from record_notation import CAPTURE, leg, legs
from wheelsdown.flights.merging import merge_sightings
from wheelsdown.model.flight import Leg, Sighting
from wheelsdown.model.identity import Aircraft, Callsign
from wheelsdown.model.provenance import Digest, Evidence

OTHER = Digest("sha256:" + "ee" * 32)
HEARD = leg("N1AX KIWA 12-07T19:05 KBWI 12-07T23:10")


def logged(plan: str, **aircraft: str) -> Leg:
    found = leg(f"~{plan}")
    return replace(
        found,
        leg=f"log-{found.leg}",
        aircraft=Aircraft(**aircraft) if aircraft else found.aircraft,
        evidence=(Evidence(capture=OTHER, rows=(3, 3)),),
    )


def with_callsign(found: Leg, callsign: str) -> Leg:
    return replace(found, callsigns=(Callsign(callsign),))


def test_a_log_of_the_same_airframe_becomes_evidence():
    (one,) = merge_sightings([HEARD, logged("N1AX KIWA 12-07T18:50 KBWI 12-07T23:20")])
    assert [e.capture for e in one.evidence] == [CAPTURE, OTHER]
    assert one.takeoff.sighting is Sighting.OBSERVED


def test_a_feed_without_addresses_joins_by_callsign():
    heard = with_callsign(HEARD, "TYSON41")
    export = with_callsign(
        logged("N1AX KIWA 12-07T19:04 KBWI 12-07T23:12", label="fr24/1"), "TYSON41"
    )
    assert len(merge_sightings([export, heard])) == 1


def test_a_log_tells_the_landing_that_nobody_heard():
    lost = leg("N1AX KIWA 12-07T19:05 ? ?")
    (one,) = merge_sightings([lost, logged("N1AX KIWA 12-07T19:00 KBWI 12-07T23:20")])
    assert (one.landing.airport, one.landing.sighting) == ("KBWI", Sighting.DOCUMENTED)


def test_another_airport_or_another_hour_is_another_flight():
    assert len(merge_sightings([HEARD, logged("N1AX KIWA 12-07T18:50 KIAD 12-07T23:20")])) == 2
    assert len(merge_sightings([HEARD, logged("N1AX KIWA 12-07T15:50 KBWI 12-07T20:20")])) == 2


def test_of_two_candidates_neither_is_chosen():
    twins = legs("""
        N1AX KIWA 12-07T19:05 KBWI 12-07T23:10
        N2AX KIWA 12-07T19:09 KBWI 12-07T23:15
    """)
    heard = [with_callsign(x, "RPA12") for x in twins]
    export = with_callsign(logged("N1 KIWA 12-07T19:04 KBWI 12-07T23:12", label="x"), "RPA12")
    assert len(merge_sightings([*heard, export])) == 3


THREE = (
    HEARD,
    logged("N1AX KIWA 12-07T18:50 KBWI 12-07T23:20"),
    leg("N1AX KBWI 12-08T01:30 HECA 12-08T12:26"),
)


@given(st.permutations(THREE))
def test_the_order_does_not_matter(shuffled):
    assert set(merge_sightings(shuffled)) == set(merge_sightings(THREE))


def test_circuits_seen_in_one_file_stay_apart():
    circuits = [
        leg("N1AX KIWA 12-07T19:05 KIWA 12-07T19:12"),
        leg("N1AX KIWA 12-07T19:14 KIWA 12-07T19:21"),
    ]
    assert len(merge_sightings(circuits)) == 2
