"""How long a search takes, and how much "one fits" says, in a world as large as the real one.

In: a record and reports on its journeys. Out: `Searches`: the time each search took, how many
legs were looked at, and how many itineraries met all that was said.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import process_time

import numpy as np

from evaluation.simulated_world.heard import Heard
from evaluation.verdicts.claims_said import claims_of
from evaluation.verdicts.reporters import Told
from wheelsdown.itineraries.search import find_in_index
from wheelsdown.verdicts.constraints import constraints_of
from wheelsdown.verdicts.events import group_events


@dataclass(slots=True)
class Searches:
    """What searches cost and found, one entry a report."""

    legs: int = 0
    """In the record, all weeks together."""
    seconds: list[float] = field(default_factory=list)
    """Of processor time: what else the machine does is not in it."""
    searched_legs: list[int] = field(default_factory=list)
    fitting_true: list[int] = field(default_factory=list)
    """How many itineraries met every detail, where all that was told is so and in the record."""
    fitting_never: list[int] = field(default_factory=list)
    """The same for flights that never were."""


def add_searches(to: Searches, heard: Heard, told: Sequence[Told]) -> None:
    """Search a record for the main event of each report, and note what came of it."""
    to.legs += len(heard.index)
    for number, one in enumerate(told):
        claims = claims_of(one, heard.world.map, by_city=number % 2 == 0)
        wanted = constraints_of(group_events(claims)[0])
        begun = process_time()
        search = find_in_index(heard.index, wanted)
        to.seconds.append(process_time() - begun)
        to.searched_legs.append(search.searched_legs)
        if not one.legs:
            to.fitting_never.append(search.fitting)
        elif all(said.is_true and said.in_record for said in one.statements):
            to.fitting_true.append(search.fitting)


def searches_table(weeks: Sequence[tuple[str, Searches]]) -> str:
    """Return the searches of several worlds as a table."""
    lines = [
        "| world | legs searched, median | median ms | 95 of 100 within, ms | "
        "one fits where one was flown | none fits where none was |",
        "|---|---|---|---|---|---|",
    ]
    for name, one in weeks:
        median, late = np.percentile(np.array(one.seconds) * 1000, [50, 95])
        lines.append(
            f"| {name} | {int(np.median(one.searched_legs)):,} | {median:.0f} | {late:.0f} | "
            f"{_share(one.fitting_true, 1)} | {_share(one.fitting_never, 0)} |"
        )
    return "\n".join(lines)


def _share(fitting: Sequence[int], of: int) -> str:
    return f"{fitting.count(of)} of {len(fitting)}"
