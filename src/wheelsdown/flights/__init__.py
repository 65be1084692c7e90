"""Stage 2: a clean track in; legs and journeys out.

stretches     where the aircraft was in the air, cut where it must have landed unheard
silence       rules: did it land in a silence between two rows in the air
endpoints     rules: at which airport a stretch began or ended, and how surely
ways          rules' arithmetic: how far it is to fly to each runway round about
turnarounds   what one leg tells of its neighbour's end
legs          the stage in one call: `find_legs`
hidden_stops  where it could have landed in a gap
journeys      legs of one aircraft that belong together

batch         `find_legs` of many aircraft at once, in columns; `kernel_*` are its loops, each the
              same as the published module of its name and held equal to it by tests
leg_columns   columns of legs to records and back
"""

from wheelsdown.flights.journeys import find_journeys
from wheelsdown.flights.legs import find_legs

__all__ = ["find_journeys", "find_legs"]
