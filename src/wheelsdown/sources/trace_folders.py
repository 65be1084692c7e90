"""Tell which of the 256 folders of a day of globe_history are not there.

readsb files each trace under the last digits of its address, `traces/8b/trace_full_a11e8b.json`. A
day of the world has all 256; published days have been seen with 122. An aircraft of a missing
folder did not stay on the ground that day: nobody can say.
"""

import re

from wheelsdown.model.provenance import Problem, problem

FOLDERS = tuple(f"{number:02x}" for number in range(256))

A_WHOLE_DAY = 64
"""With this many folders or more the files are meant as a day of the world: a hundred chosen
aircraft fall into 83 folders on average only where they are picked at random, and fewer else."""

MOST_NAMED = 40

TRACE_NAME = re.compile(r"trace_full_~?[0-9a-f]{4}(?P<folder>[0-9a-f]{2})\.json")


class FolderCount:
    """Counts the folders seen in each archive while its members go by."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._seen: dict[str, set[str]] = {}

    def see(self, archive: str, member: str) -> None:
        """Note one member by its name."""
        match = TRACE_NAME.search(member)
        if match is not None:
            self._seen.setdefault(archive, set()).add(match["folder"])

    def missing(self) -> tuple[Problem, ...]:
        """Return a problem for each archive that is a day of the world with folders missing."""
        return tuple(
            problem(
                "trace_folders_missing",
                archive,
                count=len(absent),
                folders=" ".join(absent[:MOST_NAMED]) + (" …" if len(absent) > MOST_NAMED else ""),
            )
            for archive, seen in sorted(self._seen.items())
            if len(seen) >= A_WHOLE_DAY and (absent := [f for f in FOLDERS if f not in seen])
        )
