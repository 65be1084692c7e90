"""Stage 1: rows of one aircraft in; its clean track, what was left out and why, and gaps out.

assembly      several captures of one address become one track in order of time
plausibility  named rules that leave rows out
surface       which rows are on the ground
gaps          stretches with no positions
preparation   the stage in one call: `prepare_track`
"""

from wheelsdown.tracks.preparation import PreparedTrack, prepare_track

__all__ = ["PreparedTrack", "prepare_track"]
