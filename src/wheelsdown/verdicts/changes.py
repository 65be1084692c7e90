"""Which verdicts changed since they were last given, and what changed under them.

In: the last check of a report as it was kept, and the new one. Out: a `Change` for every claim
whose rating or deciding rule is another, and for every claim that came or went. A verdict follows
from a report, the record, the hand tables and the rules alone, so where none of them changed there
is no change to list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wheelsdown.model.provenance import Digest

RULES_VERSION = 1
"""Raised by hand when a rule is meant to decide otherwise; see CHANGELOG.md for which. What was
changed without being meant to shows in the digest beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenVerdict:
    """One claim's verdict, as far as two of them are compared."""

    claim: str
    rating: str
    by: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenCheck:
    """A report's verdicts with the digests of all that they follow from."""

    report: Digest
    name: str
    inputs: tuple[tuple[str, str], ...]
    """`rules`, `captures`, `hand`: each a digest or a version with one."""
    verdicts: tuple[GivenVerdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One claim whose verdict is not what it was; nothing on the side where it has none."""

    report: Digest
    claim: str
    quote: str
    before: GivenVerdict | None
    after: GivenVerdict | None
    because: tuple[str, ...]
    """Which inputs are not what they were."""


def changes_between(before: GivenCheck, after: GivenCheck) -> tuple[Change, ...]:
    """Return what changed, in the order of the new check, claims that are gone last."""
    old, new = _by_claim(before.verdicts), _by_claim(after.verdicts)
    because = changed_inputs(before, after)
    claims = [*new, *(claim for claim in old if claim not in new)]
    return tuple(
        Change(
            report=after.report,
            claim=claim,
            quote=(new.get(claim) or old[claim]).quote,
            before=old.get(claim),
            after=new.get(claim),
            because=because,
        )
        for claim in claims
        if old.get(claim) != new.get(claim)
    )


def changed_inputs(before: GivenCheck, after: GivenCheck) -> tuple[str, ...]:
    """Return the names of the inputs that differ between two checks."""
    old, new = dict(before.inputs), dict(after.inputs)
    return tuple(name for name in new if old.get(name) != new[name])


def _by_claim(verdicts: Sequence[GivenVerdict]) -> Mapping[str, GivenVerdict]:
    return {verdict.claim: verdict for verdict in verdicts}
