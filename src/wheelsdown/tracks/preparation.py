"""Stage 1 in one call: what the sources gave of one aircraft becomes the track legs are found in.

In: raw tracks of one address, in any order, overlapping or not. Out: the clean track with
`on_ground` decided row by row, what was left out under which rule, and the gaps. Every row that
came in is in the track or in one discard.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wheelsdown.model.flight import Discard, Gap, Track
from wheelsdown.tracks.assembly import assemble_tracks
from wheelsdown.tracks.gaps import find_gaps
from wheelsdown.tracks.plausibility import discards_of, leave_out_implausible
from wheelsdown.tracks.surface import is_on_surface

REPEATS_A_ROW = "repeats_a_row"
"""Rule of the rows that say time and place of another row again: kept as evidence, not as path."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PreparedTrack:
    """A clean track, what was left out of it, and where it is silent."""

    track: Track
    discards: tuple[Discard, ...]
    gaps: tuple[Gap, ...]
    echoes: Track
    """Rows that repeat a row of the track, mostly of another capture: evidence for the same leg.
    They are among the discards too."""


def prepare_track(tracks: Sequence[Track]) -> PreparedTrack:
    """Assemble tracks of one address, leave out what cannot be, decide ground, find the gaps.

    Raises ValueError where the tracks are of several addresses or there is none.
    """
    assembled = assemble_tracks(tracks)
    clean, implausible = leave_out_implausible(assembled.track)
    clean = replace(clean, on_ground=is_on_surface(clean))
    return PreparedTrack(
        track=clean,
        discards=(*discards_of(REPEATS_A_ROW, assembled.echoes), *implausible),
        gaps=find_gaps(clean),
        echoes=assembled.echoes,
    )
