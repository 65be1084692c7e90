"""What a taught reader sees in one window of a report: what could be a claim there, and whose.

In come the words' ranges of characters and what the network makes of each; out come `Candidate`s
with the speakers that could be credited with them. Offsets are of the report's text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from wheelsdown.claims.taught_network import (
    Array,
    Weights,
    between,
    describe_tellers,
    score_credits,
    score_firmness,
    score_ranges,
)
from wheelsdown.claims.taught_tokens import Range
from wheelsdown.claims.text import overlap
from wheelsdown.model.report import ClaimType, Modality, SpeakerKind

TYPES = tuple(ClaimType)
KINDS = tuple(SpeakerKind)
LABELS: tuple[ClaimType | SpeakerKind, ...] = (*TYPES, *KINDS)
"""What a range may be: a claim of a type, or a speaker of a kind; in the order of the answers."""
MODALITIES = (
    Modality.ASSERTED, Modality.DENIED, Modality.PLANNED,
    Modality.EXPECTED, Modality.FEARED, Modality.POSSIBLE,
)  # fmt: skip
"""In the order of the network's answers."""

LEAST_LIKELY = 0.005
"""Below it a range is no candidate, and what a rule found there next to impossible."""
ADDED_FROM = 0.05
"""Below it a candidate only lets stand what a rule found there: nobody asks whose it would be."""
SPEAKER_LIKELY = 0.3
"""From here on a range is taken to name a speaker."""
SHORTEST_CHARACTERS = 6
MOST_SHARED = 0.4
"""Of two ranges of one label: of the shorter one's words; the less likely one goes."""
SAME_SPEAKER = 0.3
"""Intersection over union of two ranges that name the same speaker."""
NOBODY, THIS_ONE, ANOTHER = 0, 1, 2
"""Whom the rules credit with a claim, seen from one speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A range of the report's text that could name who says a claim."""

    start: int
    end: int
    kind: SpeakerKind
    likelihood: float
    """Between 0 and 1, of the claim's being credited to it."""
    nearness: float
    """Of several that are credited the greatest is nearest to the report, the least the origin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A range of the report's text that could be a claim of a type."""

    start: int
    end: int
    type: ClaimType
    likelihood: float
    """Between 0 and 1, of its being there at all."""
    modality: Modality
    credited: float
    """Likelihood that somebody other than the publisher is credited with it."""
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the rules found, a claim or a speaker: the network weighs it with the words."""

    start: int
    end: int
    label: ClaimType | SpeakerKind


CreditedByRules = Callable[[Range], Sequence[Range]]
"""Returns the speakers that the rules credit with what a range of the text says."""


Scored = tuple[float, int, int]
"""Likelihood, first word, last word."""


class Window:
    """Some words of a report as the network sees them."""

    def __init__(
        self, weights: Weights, ranges: Sequence[Range], hidden: Array, credited: CreditedByRules
    ) -> None:
        """Take the characters of each word (none for a line's end) and what describes it, `[n, h]`."""
        self.weights, self.ranges, self.hidden = weights, ranges, hidden
        self.credited = credited
        self.lines = np.cumsum([start == end for start, end in ranges])
        self.likely = score_ranges(weights, hidden)
        self.speakers = self._speakers()
        means = [self._mean((first, last)) for first, last, _ in self.speakers]
        self.tellers = describe_tellers(weights, np.stack(means)) if means else None

    def words_in(self, start: int, end: int) -> Range | None:
        """Return the first and the last word of a range of the text, or nothing."""
        return words_in(self.ranges, start, end)

    def candidates(self) -> list[Candidate]:
        """Return the claims that are likely enough to be looked at."""
        return [
            self.candidate((first, last), type_, likelihood)
            if likelihood >= ADDED_FROM
            else self._bare((first, last), type_, likelihood)
            for t, type_ in enumerate(TYPES)
            for likelihood, first, last in self._apart(t, LEAST_LIKELY)
            if self.ranges[last][1] - self.ranges[first][0] >= SHORTEST_CHARACTERS
        ]

    def candidate(self, words: Range, type_: ClaimType, likelihood: float) -> Candidate:
        """Return the claim that words would be, with its speakers."""
        modality, credited = score_firmness(self.weights, self.hidden, *words)
        start, end = self.ranges[words[0]][0], self.ranges[words[1]][1]
        return Candidate(
            start=start,
            end=end,
            type=type_,
            likelihood=likelihood,
            modality=MODALITIES[int(modality.argmax())],
            credited=credited,
            credits=self._credits(words),
        )

    def _bare(self, words: Range, type_: ClaimType, likelihood: float) -> Candidate:
        return Candidate(
            start=self.ranges[words[0]][0],
            end=self.ranges[words[1]][1],
            type=type_,
            likelihood=likelihood,
            modality=Modality.ASSERTED,
            credited=0.0,
        )

    def _apart(self, label: int, least: float) -> list[Scored]:
        """Return the ranges that are so likely a label, without those beside a likelier one."""
        scored: list[Scored] = []
        for n, more in zip(*np.nonzero(self.likely[:, :, label] > least), strict=True):
            begins = self.ranges[n]
            if begins[0] < begins[1] and self.lines[n] == self.lines[n + more]:
                scored.append((float(self.likely[n, more, label]), int(n), int(n + more)))
        return apart(scored)

    def _speakers(self) -> list[tuple[int, int, SpeakerKind]]:
        """Return who is named as somebody who says something, each as the likeliest kind."""
        named = [
            (likelihood, first, last, kind)
            for k, kind in enumerate(KINDS)
            for likelihood, first, last in self._apart(len(TYPES) + k, SPEAKER_LIKELY)
        ]
        kept: list[tuple[int, int, SpeakerKind]] = []
        for _, first, last, kind in sorted(named, key=lambda one: (-one[0], *one[1:])):
            if not any(a <= last and first <= b for a, b, _ in kept):
                kept.append((first, last, kind))
        return kept

    def _credits(self, words: Range) -> tuple[Credit, ...]:
        """Return how likely each speaker is credited with what words say, likelier ones first."""
        if self.tellers is None:
            return ()
        by_rules = self.credited((self.ranges[words[0]][0], self.ranges[words[1]][1]))
        lines = self.lines
        rows = [
            between(words, (first, last), int(lines[first] - lines[words[0]]),
                    rules_say(by_rules, (self.ranges[first][0], self.ranges[last][1])))
            for first, last, _ in self.speakers
        ]  # fmt: skip
        likely = score_credits(
            self.weights, self._mean(words), self.tellers, np.array(rows, np.int64)
        )
        credits = (
            Credit(start=self.ranges[first][0], end=self.ranges[last][1], kind=kind,
                   likelihood=float(likely[k]), nearness=float(self.tellers.near[k]))
            for k, (first, last, kind) in enumerate(self.speakers)
        )  # fmt: skip
        return tuple(sorted(credits, key=lambda one: -one.likelihood))

    def _mean(self, words: Range) -> Array:
        mean: Array = self.hidden[words[0] : words[1] + 1].mean(axis=0)
        return mean


def words_in(ranges: Sequence[Range], start: int, end: int) -> Range | None:
    """Return the first and the last of the words that lie in a range of the text, or nothing."""
    inside = [k for k, (a, b) in enumerate(ranges) if start <= a < b <= end]
    return (inside[0], inside[-1]) if inside else None


def rules_say(by_rules: Sequence[Range], speaker: Range) -> int:
    """Return whether the rules credit nobody, this speaker, or another with a claim."""
    if not by_rules:
        return NOBODY
    return THIS_ONE if any(overlap(one, speaker) > SAME_SPEAKER for one in by_rules) else ANOTHER


def apart(scored: Sequence[Scored]) -> list[Scored]:
    """Return ranges without those that share most of their length with a likelier one."""
    kept: list[Scored] = []
    for one in sorted(scored, key=lambda one: (-one[0], *one[1:])):
        _, first, last = one
        if not any(
            min(b, last) - max(a, first) + 1 > MOST_SHARED * min(b - a + 1, last - first + 1)
            for _, a, b in kept
        ):
            kept.append(one)
    return kept


def found_at(ranges: Sequence[Range], found: Sequence[Found]) -> Array:
    """Return for each word what the rules let begin there, and go on there: `[n, 2 labels]`."""
    told = np.zeros((len(ranges), 2 * len(LABELS)), np.float32)
    starts = np.array([start for start, _ in ranges])
    ends = np.array([end for _, end in ranges])
    for one in found:
        inside = np.nonzero((starts >= one.start) & (ends <= one.end) & (ends > starts))[0]
        if len(inside):
            told[inside, len(LABELS) + LABELS.index(one.label)] = 1
            told[inside[0], LABELS.index(one.label)] = 1
    return told
