"""`python -m evaluation.claims.teaching LANGUAGE SOURCE`: teaches a reader, and writes its weights.

SOURCE is the folder of MiniLM (English) or the archive of navec (Russian); see README.md. Half an
hour on one core. The same seed on the same machine gives the same weights.
"""

import argparse
import math
import random
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from evaluation.claims.corpus import read_gold
from evaluation.claims.teaching.examples import NOT_TOLD, Batch, Window, batches, windows_of
from evaluation.claims.teaching.network import EnglishRanges, Ranges, RussianRanges
from evaluation.claims.teaching.passages import (
    Lesson,
    as_lesson,
    held_out_files,
    read_taught,
    taught_files,
)
from evaluation.claims.teaching.thresholds import RULES_ALONE, Read, count, f_of, set_limits
from evaluation.claims.teaching.weights import (
    as_file,
    english_words,
    reader_of,
    russian_words,
    take_up,
    vectors_of,
)
from wheelsdown.claims.taught_reader import Limits, TaughtReader
from wheelsdown.claims.taught_tokens import Range
from wheelsdown.claims.taught_window import MODALITIES, TYPES, Candidate
from wheelsdown.model.report import ClaimType

SEED = 1
ROUNDS = 12
WINDOWS_AT_ONCE = 8
RATE = 2e-3
RATE_BELOW = 0.1
"""Of the rate of the rest: MiniLM knows English already."""
WARMING = 0.1
"""Of all steps; after them the rate falls to nothing."""
LONGEST_STEP = 1.0
RULES_HIDDEN = 0.3
RULES_HIDDEN_WHERE_TUNED = 0.7
"""On the passages that rules were tuned on they are right too often: the reader would believe them."""
FIRMNESS_COUNTS = 0.5
CREDITS_COUNT = 1.0


def main() -> int:
    """Teach the reader of a language and write its weights."""
    asked = _arguments()
    if asked.only_thresholds:
        with np.load(asked.out) as arrays:
            file = {name: arrays[name] for name in arrays.files}
        _measure_and_write(file, asked)
        return 0
    torch.manual_seed(SEED)
    torch.set_num_threads(asked.threads)
    random.seed(SEED)
    np.random.seed(SEED)
    language, source = asked.language, asked.source
    words = english_words(source) if language == "en" else russian_words(source)
    network: Ranges
    network = EnglishRanges(source) if language == "en" else RussianRanges(vectors_of(words))
    reader = reader_of(language, as_file(network, words))
    if asked.begin_with is not None:
        take_up(network, asked.begin_with)
    held_out = held_out_files(language, asked.unknown)
    taught = [f for f in taught_files(language) if f not in held_out]
    windows = [
        window
        for passages, hidden in (
            (read_taught(taught), RULES_HIDDEN),
            (read_gold(language, "tune") * asked.tune_times, RULES_HIDDEN_WHERE_TUNED),
        )
        for passage in passages
        for window in windows_of(reader, as_lesson(passage), hidden)
    ]
    _say(f"{len(windows)} windows to learn from")
    _teach(network, windows, asked.rounds, asked.rate)
    _measure_and_write(as_file(network, words), asked)
    return 0


def _measure_and_write(file: dict[str, np.ndarray], asked: argparse.Namespace) -> None:
    """Set the thresholds on the held-out passages, write the file, and say how well it reads them."""
    reader = reader_of(asked.language, file)
    read = [
        (lesson, _candidates(reader, lesson))
        for lesson in map(as_lesson, read_taught(held_out_files(asked.language, asked.unknown)))
    ]
    limits = set_limits(asked.language, read)
    file["limits"] = np.array([limits[type_] for type_ in TYPES], np.float32)
    with asked.out.open("wb") as opened:
        np.savez(opened, **file)
    _say_scores(read, limits)


def _candidates(reader: TaughtReader, lesson: Lesson) -> tuple[Candidate, ...]:
    return reader.read(lesson.passage.text, lesson.lines, lesson.found, lesson.credited).candidates


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.claims.teaching", description=__doc__
    )
    parser.add_argument("language", choices=("en", "ru"))
    parser.add_argument("source", type=Path, help="MiniLM's folder (en) or navec's archive (ru)")
    parser.add_argument("out", type=Path, help="the weights file to write")
    parser.add_argument(
        "--unknown",
        metavar="LETTERS",
        help="learn nothing of these writers', and be measured on them",
    )
    parser.add_argument(
        "--only-thresholds", action="store_true", help="of the weights that OUT holds already"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often all is read")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--begin-with", type=Path, metavar="FILE", help="weights to go on from")
    parser.add_argument("--rate", type=float, default=RATE, help="how far one step goes at most")
    parser.add_argument("--tune-times", type=int, default=1, help="how often a round reads `tune`")
    return parser.parse_args()


def _teach(network: Ranges, windows: Sequence[Window], rounds: int, rate_: float) -> None:
    steps = rounds * math.ceil(len(windows) / WINDOWS_AT_ONCE)
    below = network.taught_below() if isinstance(network, EnglishRanges) else []
    taught = torch.optim.AdamW(
        [{"params": network.parameters()}, {"params": below, "lr": rate_ * RATE_BELOW}],
        lr=rate_,
        weight_decay=0.01,
    )
    rate = torch.optim.lr_scheduler.LambdaLR(
        taught,
        lambda step: min(
            (step + 1) / (WARMING * steps), max(0.02, (steps - step) / ((1 - WARMING) * steps))
        ),
    )
    network.train()
    began = time.monotonic()
    for number in range(1, rounds + 1):
        losses = []
        for batch in batches(windows, WINDOWS_AT_ONCE):
            loss = _loss(network, batch)
            taught.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*network.parameters(), *below], LONGEST_STEP)
            taught.step()
            rate.step()
            losses.append(loss.item())
        _say(f"round {number}: loss {np.mean(losses):.3f}, {time.monotonic() - began:.0f} s")
    network.eval()


def _loss(network: Ranges, batch: Batch) -> torch.Tensor:
    """Return how wrong the network is: of ranges by claim, and of how firmly they are said."""
    hidden = network(batch.words, batch.features, batch.found, batch.lengths)
    scores = network.score(hidden, batch.rows)
    wrong = (
        F.binary_cross_entropy_with_logits(scores, batch.wanted, reduction="none") * batch.weight
    )
    loss = wrong.sum() / batch.wanted.sum().clamp(min=1)
    if batch.told:
        means = torch.stack([hidden[k, a : b + 1].mean(0) for k, a, b, _, _ in batch.told])
        told = network.meta(network.drop(means))
        firm = torch.tensor([modality for *_, modality, _ in batch.told])
        credited = torch.tensor([credited for *_, credited in batch.told])
        loss = loss + FIRMNESS_COUNTS * F.cross_entropy(told[:, : len(MODALITIES)], firm)
        known = credited != NOT_TOLD
        if known.any():
            loss = loss + FIRMNESS_COUNTS * F.binary_cross_entropy_with_logits(
                told[known, -1], credited[known]
            )
    return loss + _loss_of_credits(network, hidden, batch)


def _loss_of_credits(network: Ranges, hidden: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Return how wrong the network is of who is credited, and of who is nearer."""
    if not batch.credits:
        return hidden.sum() * 0

    def mean(window: int, words: Range) -> torch.Tensor:
        return hidden[window, words[0] : words[1] + 1].mean(0)

    means = {key: mean(*key) for k, a, b, _, _ in batch.credits for key in ((k, a), (k, b))}
    credited, near = network.credits(
        torch.stack([means[k, claim] for k, claim, *_ in batch.credits]),
        torch.stack([means[k, speaker] for k, _, speaker, *_ in batch.credits]),
        torch.tensor([row for *_, row, _ in batch.credits]),
    )
    wanted = torch.tensor([wanted for *_, wanted in batch.credits])
    loss = CREDITS_COUNT * F.binary_cross_entropy_with_logits(credited, wanted)
    if batch.nearer:
        at = {(k, speaker): n for n, (k, _, speaker, *_) in enumerate(batch.credits)}
        nearer = near[[at[k, a] for k, a, _ in batch.nearer]]
        farther = near[[at[k, b] for k, _, b in batch.nearer]]
        loss = loss + CREDITS_COUNT * F.softplus(farther - nearer).mean()
    return loss


def _say_scores(read: Sequence[Read], limits: Mapping[ClaimType, Limits]) -> None:
    for name, types in (
        ("flight.*", [t for t in TYPES if t.startswith("flight.")]),
        ("others", [t for t in TYPES if not t.startswith("flight.")]),
    ):
        alone = count([(lesson, ()) for lesson, _ in read], types, RULES_ALONE)
        both = count(read, types, limits)
        _say(f"{name}: {_measures(alone)} by rules, {_measures(both)} with the reader")


def _measures(counted: tuple[int, int, int]) -> str:
    found, extra, missed = counted
    precision, recall = found / max(1, found + extra), found / max(1, found + missed)
    return f"P {precision:.3f} R {recall:.3f} F1 {f_of(counted):.3f}"


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
