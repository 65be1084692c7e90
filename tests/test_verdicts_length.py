"""How long a flight took, and how far its type flies."""

import pytest

from claim_notation import arrived, departed, said
from record_notation import legs, minute
from test_verdicts import verdicts
from wheelsdown.model.report import ClaimType, ClaimValue

RECORD = legs("N17104 KBOS 02-07T01:59 KSFO 02-07T08:48 B752")
ENDS = (departed("KBOS", minute("02-07T01:59")), arrived("KSFO", minute("02-07T08:48")))


@pytest.mark.parametrize(
    ("minutes", "rating"),
    [(409, "supported"), (420, "supported"), (470, "supported"), (540, "inconclusive"),
     (720, "contradicted"), (200, "contradicted")],
)  # fmt: skip
def test_the_length_of_a_flight(minutes, rating):
    claim = said(ClaimType.FLIGHT_DURATION, ClaimValue(duration_minutes=(minutes, minutes)))
    assert verdicts(RECORD, *ENDS, claim)[-1].rating == rating


def test_a_type_that_cannot_fly_so_far_is_told():
    flown = (departed("KIWA", minute("12-07T19:00")), arrived("HECA", minute("12-08T10:26")))
    claim = said(ClaimType.FLIGHT_AIRCRAFT, ClaimValue(aircraft_type="A320"))
    found = verdicts((), *flown, claim)[-1]
    assert [f.check for f in found.findings] == ["range_of_type"]
    assert found.rating == "inconclusive"
