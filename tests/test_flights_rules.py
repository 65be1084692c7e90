"""The rules of tracks and flights: each is published in docs/explanation/legs.md."""

from pathlib import Path

import pytest

from wheelsdown.flights import endpoints, silence, turnarounds
from wheelsdown.flights.silence import Silence
from wheelsdown.tracks import plausibility, surface

DOC = Path(__file__).parent.parent / "docs" / "explanation" / "legs.md"
RULES = [*plausibility.RULES, *surface.RULES, *silence.RULES, *endpoints.RULES]
RULES += turnarounds.RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_is_published_and_says_what_it_does(rule):
    assert f"`{rule.__name__}`" in DOC.read_text(encoding="utf-8")
    assert rule.__doc__.splitlines()[0].endswith(".")


def unheard(minutes, spare, **more):
    nothing = {"came_down": False, "went_up": False, "callsign_changed": False, "hinted": False}
    return Silence(minutes=minutes, spare_minutes=spare, **{**nothing, **more})


def decided(of):
    return next(rule.__name__ for rule in silence.RULES if rule(of) is not None)


@pytest.mark.parametrize(
    ("of", "rule"),
    [
        (unheard(7, 60), "too_short_to_land"),
        (unheard(300, 5), "too_short_to_land"),
        (unheard(1_300, 500), "longer_than_any_flight"),
        (unheard(60, 25, came_down=True, went_up=True), "came_down_and_went_up"),
        (unheard(60, 15, came_down=True, went_up=True), "flew_on"),
        (unheard(60, 15, came_down=True, hinted=True), "began_a_new_leg"),
        (unheard(60, 15, hinted=True), "flew_on"),
        (unheard(90, 50, callsign_changed=True), "changed_callsign"),
        (unheard(90, 40, callsign_changed=True), "flew_on"),
        (unheard(300, 130), "no_flight_takes_so_long"),
        (unheard(300, 110), "flew_on"),
    ],
)
def test_which_rule_decides_about_a_silence(of, rule):
    assert decided(of) == rule
