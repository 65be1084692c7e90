"""Several captures of one address become one track: in order of time, each row once.

In: tracks of one aircraft as the sources gave them, in any order, overlapping or not.
Out: one track, and the rows that say again what another row says (`echoes`): they add nothing to
the path, but the capture they stand in is evidence too. The result is the same for any order of
the input.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from wheelsdown.model.flight import Bools, Track
from wheelsdown.model.identity import Aircraft, Callsign, aircraft_key
from wheelsdown.tracks.columns import MEASURED, stack_columns, take_rows

Text = TypeVar("Text", bound=str)

SAME_PLACE_DEG = 1e-5
"""About a metre: feeds print five or six decimals, so the same position can differ in the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """One track of one address, and the rows that only repeat a row of it."""

    track: Track
    echoes: Track


def assemble_tracks(tracks: Sequence[Track]) -> Assembly:
    """Join tracks of one address; a row that repeats time and place of another is its echo.

    Of rows that agree the one that says most is kept, then that of the lowest digest and row.
    """
    keys = {aircraft_key(track.aircraft) for track in tracks}
    if len(keys) != 1:
        raise ValueError(f"tracks of one address are wanted, got those of {sorted(map(str, keys))}")
    stacked = _stack(tracks)
    stacked = take_rows(stacked, _in_order(stacked))
    stacked = take_rows(stacked, ~_is_same_row_again(stacked))
    echo = _is_echo(stacked)
    return Assembly(track=take_rows(stacked, ~echo), echoes=take_rows(stacked, echo))


def _stack(tracks: Sequence[Track]) -> Track:
    """Put all rows under one list of captures, which is sorted by digest."""
    digests = tuple(sorted({digest for track in tracks for digest in track.captures}))
    number = {digest: i for i, digest in enumerate(digests)}
    renumbered = [
        replace(
            track,
            capture=np.array([number[d] for d in track.captures], np.int32)[track.capture],
        )
        if len(track.time_ms)
        else track
        for track in tracks
    ]
    return replace(
        tracks[0],
        **stack_columns(renumbered),
        aircraft=_one_aircraft(tracks),
        captures=digests,
        callsigns=merge_callsigns(tracks),
    )


def _one_aircraft(tracks: Sequence[Track]) -> Aircraft:
    """Return the identity that most captures agree on, field by field; ties go to the lowest."""
    all_of = [track.aircraft for track in tracks]
    return Aircraft(
        icao24=_most_said([a.icao24 for a in all_of]),
        registration=_most_said([a.registration for a in all_of]),
        type_code=_most_said([a.type_code for a in all_of]),
        operator=_most_said([a.operator for a in all_of]),
        label=_most_said([a.label for a in all_of]),
    )


def _most_said(values: Sequence[Text | None]) -> Text | None:
    said = Counter(value for value in values if value is not None)
    return min(said, key=lambda value: (-said[value], value)) if said else None


def merge_callsigns(tracks: Sequence[Track]) -> tuple[tuple[int, Callsign], ...]:
    """Return the callsigns heard in any of the tracks, in order, without repeats in a row."""
    heard = sorted({pair for track in tracks for pair in track.callsigns})
    return tuple(
        (when, callsign)
        for i, (when, callsign) in enumerate(heard)
        if i == 0 or heard[i - 1][1] != callsign
    )


def _in_order(track: Track) -> npt.NDArray[np.intp]:
    """Order by time and place; of rows that agree, the one that says most stands first."""
    said = np.sum([~np.isnan(getattr(track, name)) for name in MEASURED], axis=0)
    return np.lexsort(
        (
            # Values too, so that even a capture that contradicts itself has one order.
            np.nan_to_num(track.altitude_ft, nan=-1e9),
            track.row,
            track.capture,
            -said,
            track.on_ground,
            np.nan_to_num(track.longitude_deg, nan=999.0),
            np.nan_to_num(track.latitude_deg, nan=999.0),
            track.time_ms,
        )
    )


def _same_as_previous(values: npt.NDArray[np.generic]) -> Bools:
    same = np.zeros(len(values), bool)
    same[1:] = values[1:] == values[:-1]
    return same


def _at_place_of_previous(track: Track) -> Bools:
    same = _same_as_previous(track.time_ms) & _same_as_previous(track.on_ground)
    for degrees in (track.latitude_deg, track.longitude_deg):
        same[1:] &= np.abs(np.diff(degrees)) < SAME_PLACE_DEG
    return same


def _is_same_row_again(track: Track) -> Bools:
    """Say which rows are the same row of the same capture, given twice: one input, not two."""
    again = _at_place_of_previous(track)
    return again & _same_as_previous(track.capture) & _same_as_previous(track.row)


def _is_echo(track: Track) -> Bools:
    """Say which rows repeat time, place and ground flag of the row before them."""
    return _at_place_of_previous(track)
