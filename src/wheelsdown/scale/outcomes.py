"""What became of one part of the work, wherever it ran."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

TRIES = 2
"""A process that dies may have been the victim of another (the kernel ends the largest when memory
runs out): its part is tried once more. One that dies twice is itself the cause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a part has no result."""

    reason: Literal["died", "raised"]
    """Its process went away, or ended with an error of its own."""
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[Part, Result]):
    """A part with its result, or with why there is none."""

    part: Part
    result: Result | None = None
    failure: Failure | None = None


Runner = Callable[
    [Callable[[Part], Result], Sequence[Part]], Generator[Outcome[Part, Result], None, None]
]
"""Runs a function on every part and yields what became of each, in whatever order they end.

The function and the parts can be pickled. Closing the iterator ends what still runs.
"""


def in_this_process(
    work: Callable[[Part], Result], parts: Sequence[Part]
) -> Generator[Outcome[Part, Result], None, None]:
    """Run the parts one after another, here."""
    for part in parts:
        yield Outcome(part=part, result=work(part))
