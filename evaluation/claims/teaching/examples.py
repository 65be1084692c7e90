"""Lessons as numbers: what the network is shown, and what it should answer.

Of each window every range that is a claim counts, and every other range that begins at a drawn
third of the words. A range that nearly is a claim (`NEARLY`) is right as well: it counts nothing.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from evaluation.claims.teaching.passages import Lesson
from wheelsdown.claims.taught_network import LONGEST_RANGE
from wheelsdown.claims.taught_reader import (
    MODALITIES,
    TYPES,
    WINDOW_WORDS,
    TaughtReader,
    found_at,
)

NEARLY = 0.6
"""Intersection over union of two ranges of words that mean the same claim."""
NEAR_WORDS = 0.35
"""Of a range's length: no further off is a range looked at that could be nearly it."""
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
    """First word, last word, modality, whether somebody is credited."""
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
            inside = [k for k, (a, b) in enumerate(ranges) if claim.start <= a < b <= claim.end]
            if not inside:
                continue
            begins, ends = inside[0], min(inside[-1], inside[0] + LONGEST_RANGE - 1)
            told.append(
                (begins, ends, MODALITIES.index(claim.modalities[0]), float(bool(claim.chain)))
            )
            for k, type_ in enumerate(claim.types):
                chosen = doubtful if k or claim.optional else sure
                chosen.append((begins, ends, TYPES.index(type_)))
        yield Window(
            words=np.array(words.numbers[first : first + n], np.int64),
            features=np.array(words.features[first : first + n] or [(0, 0, 0, 0)] * n, np.int64),
            found=found_at(ranges, lesson.found),
            starts=_possible(ranges),
            claims=tuple(sure),
            nearly=_nearly([*sure, *doubtful], n),
            told=tuple(told),
            rules_hidden=rules_hidden,
        )


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
    found = torch.zeros(len(windows), longest, 2 * len(TYPES))
    which, where, wanted, weight = [], [], [], []
    for k, window in enumerate(windows):
        n = len(window.words)
        words[k, :n] = torch.from_numpy(window.words)
        features[k, :n] = torch.from_numpy(window.features)
        shown = np.tile(np.random.rand(len(TYPES)) > window.rules_hidden, 2)
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
    weight = np.repeat(window.starts[rows][..., None], len(TYPES), 2).astype(np.float32)
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
