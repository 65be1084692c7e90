"""Lessons as numbers: what the network is shown, and what it should answer.

Of each window every range that is a claim counts, and every other range that begins at a drawn
third of the words. A range that nearly is a claim (`NEARLY`) is right as well: it counts nothing.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from evaluation.claims.gold import GoldClaim, GoldPassage, GoldSpeaker
from evaluation.claims.teaching.passages import Lesson
from wheelsdown.claims.taught_network import LONGEST_RANGE, between
from wheelsdown.claims.taught_reader import WINDOW_WORDS, TaughtReader
from wheelsdown.claims.taught_tokens import Range
from wheelsdown.claims.taught_window import (
    LABELS,
    MODALITIES,
    NOBODY,
    found_at,
    rules_say,
    words_in,
)

NEARLY = 0.6
"""Intersection over union of two ranges of words that mean the same claim."""
NEAR_WORDS = 0.35
"""Of a range's length: no further off is a range looked at that could be nearly it."""
NOT_TOLD = -1.0
"""Whether somebody is credited, where the marks are not to be believed."""
SENTENCE_ENDS = re.compile(r"\n|[.!?…][\"»”)]?\s+[A-ZА-ЯЁ«“\"—–]")
DRAWN = 0.3
"""Share of the words at which ranges that are no claims are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Some words of a lesson: `claims` are (first word, last word, type)."""

    words: np.ndarray
    features: np.ndarray
    found: np.ndarray
    starts: np.ndarray
    """Which ranges may be: `[n, LONGEST_RANGE]`, none across the end of a line."""
    claims: tuple[tuple[int, int, int], ...]
    nearly: np.ndarray
    """`[k, 3]`: word, more words, type of the ranges that count nothing."""
    told: tuple[tuple[int, int, int, float], ...]
    """First word, last word, modality, whether somebody is credited (or `NOT_TOLD`)."""
    credits: tuple[tuple[Range, Range, tuple[int, int, int], float], ...]
    """Words of a claim, words of a speaker, what lies between them, whether he is credited with it."""
    nearer: tuple[tuple[Range, Range], ...]
    """Words of two speakers credited with one claim: the first is nearer to the report."""
    rules_hidden: float
    """Share of the types whose findings by rules are not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows side by side, filled up to the longest."""

    words: Tensor
    features: Tensor
    found: Tensor
    lengths: Tensor
    rows: tuple[Tensor, Tensor]
    wanted: Tensor
    weight: Tensor
    told: tuple[tuple[int, int, int, int, float], ...]
    credits: tuple[tuple[int, Range, Range, tuple[int, int, int], float], ...]
    nearer: tuple[tuple[int, Range, Range], ...]


def windows_of(reader: TaughtReader, lesson: Lesson, rules_hidden: float) -> Iterator[Window]:
    """Yield the windows of a lesson, cut as the reader cuts them."""
    passage = lesson.passage
    words = reader.words_of(passage.text, lesson.lines)
    for first in words.windows():
        ranges = words.ranges[first : first + WINDOW_WORDS]
        n = len(ranges)
        if not n:
            continue
        sure, doubtful, told = [], [], []
        for claim in passage.claims:
            place = _range_in(ranges, claim.start, claim.end)
            if place is None:
                continue
            credited = float(bool(claim.chain)) if _is_told(passage, claim) else NOT_TOLD
            told.append((*place, MODALITIES.index(claim.modalities[0]), credited))
            for k, type_ in enumerate(claim.types):
                chosen = doubtful if k or claim.optional else sure
                chosen.append((*place, LABELS.index(type_)))
        for speaker, place in _speakers(passage, ranges):
            for k, kind in enumerate(speaker.kinds):
                (doubtful if k else sure).append((*place, LABELS.index(kind)))
        credits, nearer = _credits(lesson, ranges)
        yield Window(
            words=np.array(words.numbers[first : first + n], np.int64),
            features=np.array(words.features[first : first + n] or [(0, 0, 0, 0)] * n, np.int64),
            found=found_at(ranges, lesson.found),
            starts=_possible(ranges),
            claims=tuple(sure),
            nearly=_nearly([*sure, *doubtful], n),
            told=tuple(told),
            credits=credits,
            nearer=nearer,
            rules_hidden=rules_hidden,
        )


def _is_told(passage: GoldPassage, claim: GoldClaim) -> bool:
    """Say whether the marks tell whom a claim is credited to, as the notation has it.

    Some writers of `taught` went on to credit the sentences after the one that names the speaker.
    """
    if passage.part != "taught" or not claim.chain:
        return True
    nearest = claim.chain[0][0]
    between = passage.text[min(nearest.end, claim.end) : max(nearest.start, claim.start)]
    return SENTENCE_ENDS.search(between) is None


def _range_in(ranges: Sequence[Range], start: int, end: int) -> Range | None:
    place = words_in(ranges, start, end)
    return None if place is None else (place[0], min(place[1], place[0] + LONGEST_RANGE - 1))


def _speakers(passage: GoldPassage, ranges: Sequence[Range]) -> Iterator[tuple[GoldSpeaker, Range]]:
    """Yield each speaker of a passage once that is named in the window, with the words of it."""
    seen = set()
    for claim in passage.claims:
        for speaker in (one for link in claim.chain for one in link):
            place = _range_in(ranges, speaker.start, speaker.end)
            if place is not None and place not in seen:
                seen.add(place)
                yield speaker, place


def _credits(
    lesson: Lesson, ranges: Sequence[Range]
) -> tuple[tuple[tuple[Range, Range, tuple[int, int, int], float], ...], tuple[tuple[Range, Range], ...]]:  # fmt: skip
    lines = np.cumsum([a == b for a, b in ranges])
    speakers = [(speaker, place) for speaker, place in _speakers(lesson.passage, ranges)]
    credits, nearer = [], []
    for claim in lesson.passage.claims:
        words = _range_in(ranges, claim.start, claim.end)
        if words is None or not _is_told(lesson.passage, claim):
            continue
        by_rules = lesson.credited((claim.start, claim.end))
        first_spans = {(link[0].start, link[0].end) for link in claim.chain}
        other_spans = {(one.start, one.end) for link in claim.chain for one in link[1:]}
        for speaker, place in speakers:
            span = (speaker.start, speaker.end)
            if span not in other_spans:
                row = between(
                    words, place, int(lines[place[0]] - lines[words[0]]), rules_say(by_rules, span)
                )
                credits.append((words, place, row, float(span in first_spans)))
        chain = [_range_in(ranges, link[0].start, link[0].end) for link in claim.chain]
        known = [place for place in chain if place is not None]
        nearer += [(a, b) for k, a in enumerate(known) for b in known[k + 1 :]]
    return tuple(credits), tuple(nearer)


def _possible(ranges: Sequence[tuple[int, int]]) -> np.ndarray:
    n = len(ranges)
    breaks = np.array([a == b for a, b in ranges])
    line = np.cumsum(breaks)
    possible = np.zeros((n, LONGEST_RANGE), bool)
    for more in range(min(LONGEST_RANGE, n)):
        possible[: n - more, more] = ~breaks[: n - more] & (line[: n - more] == line[more:])
    return possible


def _nearly(claims: Sequence[tuple[int, int, int]], n: int) -> np.ndarray:
    near: list[tuple[int, int, int]] = []
    for begins, ends, type_ in claims:
        about = max(1, int((ends - begins + 1) * NEAR_WORDS))
        for a in range(max(0, begins - about), min(n, begins + about + 1)):
            for b in range(max(a, ends - about), min(n, ends + about + 1)):
                shared = min(ends, b) - max(begins, a) + 1
                if b - a < LONGEST_RANGE and shared >= NEARLY * (max(ends, b) - min(begins, a) + 1):
                    near.append((a, b - a, type_))
    return np.array(near, np.int64).reshape(-1, 3)


def batches(windows: Sequence[Window], size: int) -> Iterator[Batch]:
    """Yield all windows once, in an order that is drawn, with such of like length together."""
    order = sorted(
        range(len(windows)), key=lambda k: len(windows[k].words) // 40 + 2 * random.random()
    )
    cuts = [order[k : k + size] for k in range(0, len(order), size)]
    random.shuffle(cuts)
    for cut in cuts:
        yield _batch([windows[k] for k in cut])


def _batch(windows: Sequence[Window]) -> Batch:
    longest = max(len(w.words) for w in windows)
    words = torch.zeros(len(windows), longest, dtype=torch.long)
    features = torch.zeros(len(windows), longest, 4, dtype=torch.long)
    found = torch.zeros(len(windows), longest, 2 * len(LABELS))
    which, where, wanted, weight = [], [], [], []
    credits = []
    for k, window in enumerate(windows):
        n = len(window.words)
        words[k, :n] = torch.from_numpy(window.words)
        features[k, :n] = torch.from_numpy(window.features)
        shown = np.tile(np.random.rand(len(LABELS)) > window.rules_hidden, 2)
        told_by_rules = random.random() > window.rules_hidden
        credits += [
            (k, claim, speaker, row if told_by_rules else (*row[:2], NOBODY), credited)
            for claim, speaker, row, credited in window.credits
        ]
        found[k, :n] = torch.from_numpy(window.found * shown.astype(np.float32))
        rows, answer, counts = _drawn(window)
        which += [k] * len(rows)
        where += rows
        wanted.append(answer)
        weight.append(counts)
    return Batch(
        words=words,
        features=features,
        found=found,
        lengths=torch.tensor([len(w.words) for w in windows]),
        rows=(torch.tensor(which), torch.tensor(where)),
        wanted=torch.from_numpy(np.concatenate(wanted)),
        weight=torch.from_numpy(np.concatenate(weight)),
        told=tuple((k, *one) for k, window in enumerate(windows) for one in window.told),
        credits=tuple(credits),
        nearer=tuple((k, *one) for k, window in enumerate(windows) for one in window.nearer),
    )


def _drawn(window: Window) -> tuple[list[int], np.ndarray, np.ndarray]:
    """Return the words shown, what is wanted of the ranges there, and how much each counts."""
    always = {begins + k for begins, _, _ in window.claims for k in (-1, 0, 1)}
    rows = [
        k
        for k in range(len(window.words))
        if window.starts[k, 0] and (k in always or random.random() < DRAWN)
    ]
    at = {row: k for k, row in enumerate(rows)}
    weight = np.repeat(window.starts[rows][..., None], len(LABELS), 2).astype(np.float32)
    for row, k in at.items():
        if row not in always:
            weight[k] /= DRAWN
    for row, more, type_ in window.nearly:
        if row in at:
            weight[at[row], more, type_] = 0
    wanted = np.zeros_like(weight)
    for begins, ends, type_ in window.claims:
        if begins in at:
            wanted[at[begins], ends - begins, type_] = 1
            weight[at[begins], ends - begins, type_] = 1
    return rows, wanted, weight
