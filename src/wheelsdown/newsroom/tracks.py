"""The positions behind legs that are drawn."""

from collections.abc import Sequence

from wheelsdown.desk.folder import Desk
from wheelsdown.desk.record import load_tracks
from wheelsdown.model.flight import Leg, Track
from wheelsdown.model.identity import aircraft_key


def tracks_of(desk: Desk, legs: Sequence[Leg]) -> tuple[Track, ...]:
    """Return all tracks of the aircraft of some legs; none where only a log tells of them."""
    keys = {key for leg in legs if (key := aircraft_key(leg.aircraft))}
    return tuple(track for key in sorted(keys) for track in load_tracks(desk, key))
