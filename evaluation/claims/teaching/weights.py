"""Weights files: what the readers load, and what a new one begins as.

Tables of more than `SMALL` numbers are kept in eight bits with one scale a row: a quarter of the
size, and less off than two runs of teaching differ.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from navec import Navec
from torch import nn

from evaluation.claims.teaching.network import EnglishRanges, Ranges
from wheelsdown.claims.taught_reader import Limits, TaughtReader, put_together, widened
from wheelsdown.claims.taught_window import TYPES

SMALL = 20_000
STEPS = 127
NOT_SET = 0.5
KNOWN_WORDS = 150_000
"""Of navec's words, by how often they are met: 93 % of the words of the passages, the nearest form
for 4 % more, at 15 MB."""


def english_words(model: Path) -> dict[str, np.ndarray]:
    """Return the vocabulary of MiniLM in `model`, as a weights file holds it."""
    text = (model / "vocab.txt").read_text(encoding="utf-8").rstrip("\n")
    return {"words": np.frombuffer(text.encode(), np.uint8)}


def russian_words(archive: Path) -> dict[str, np.ndarray]:
    """Return the most frequent words of navec in `archive` and their meanings."""
    navec = Navec.load(archive)
    counts = -np.array(navec.vocab.counts[: len(navec.vocab.words) - 2])
    words = sorted(navec.vocab.words[k] for k in np.argsort(counts)[:KNOWN_WORDS])
    return {
        "words": np.frombuffer("\n".join(words).encode(), np.uint8),
        "meanings": navec.pq.indexes[[navec.vocab[word] for word in words]].astype(np.uint8),
        "centres": navec.pq.codes.astype(np.float32),
    }


def vectors_of(words: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return the meanings of known words, two rows of nothing after them."""
    known = put_together(words["meanings"], words["centres"])
    return np.concatenate([known, np.zeros((2, known.shape[1]), np.float32)]).astype(np.float32)


def as_file(network: Ranges, words: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the arrays of a weights file whose thresholds are not set yet."""
    file = dict(words)
    for prefix, part in _parts(network):
        for name, value in part.state_dict().items():
            file.update(packed(prefix + name, value.numpy().astype(np.float32)))
    file["limits"] = np.full((len(TYPES), len(Limits._fields)), NOT_SET, np.float32)
    return file


def _parts(network: Ranges) -> list[tuple[str, nn.Module]]:
    base = [("base.", network.base[0])] if isinstance(network, EnglishRanges) else []
    return [("", network), *base]


def take_up(network: Ranges, file: Path) -> None:
    """Give a network the weights of a file, to go on teaching it."""
    with np.load(file) as arrays:
        known = widened({name: arrays[name] for name in arrays.files})
    for prefix, part in _parts(network):
        state = part.state_dict()
        part.load_state_dict({name: torch.from_numpy(known[prefix + name]) for name in state})


def packed(name: str, values: np.ndarray) -> dict[str, np.ndarray]:
    """Return a table as a weights file holds it: a large one in eight bits with its scales."""
    if values.ndim != 2 or values.size < SMALL:
        return {name: values}
    scale = np.maximum(np.abs(values).max(axis=1), np.float32(1e-12)) / STEPS
    rounded = np.round(values / scale[:, None]).astype(np.int8)
    return {name: rounded, f"{name}.scale": scale.astype(np.float32)}


def reader_of(language: str, file: Mapping[str, np.ndarray]) -> TaughtReader:
    """Return the reader that loads these arrays."""
    return TaughtReader("en" if language == "en" else "ru", dict(file))
