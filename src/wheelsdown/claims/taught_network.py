"""The arithmetic of the taught readers: from numbered words to a likelihood for every range.

In come the weights (a table by name) and windows of a report as numbers; out goes, for every
range of up to `LONGEST_RANGE` words and every type of claim, how likely it is to be one. Plain
arrays and nothing else: no framework, no device, no randomness.

Shapes: `n` words of the window, `t` types, `w` lengths of a range, `h` values that describe a word.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Weights = Mapping[str, Array]

LONGEST_RANGE = 48
"""Words of the longest range that is looked at."""
HEADS = 12
"""Of the attention in the layers that the English reader stands on."""
LAYERS_READ = (2, 4)
"""Whose results it takes: one nearer to grammar, one nearer to meaning."""
GELU_SLOPE, GELU_CUBE = np.float32((2 / np.pi) ** 0.5), np.float32(0.044715)
"""Of the common approximation of a smooth step by a hyperbolic tangent (Hendrycks & Gimpel 2016)."""
FARNESSES, LINES_OFF, RULES_SAY = 18, 5, 3
"""How far a speaker is from a claim, in nine steps each way; lines between, two each way; whether the
rules say nothing of the claim's speakers, credit this one, or do not."""
SIGMOID_HALF = np.float32(0.5)
FAR = np.float32(60)
"""Beyond it a likelihood is 0 or 1; farther off the exponential would overflow."""
EPSILON = 1e-12
"""Keeps a division by no spread from failing."""


def describe_pieces(weights: Weights, pieces: Numbers, found: Array) -> Array:
    """Return what is known of each piece of English words, `[n, described]`.

    `found` is what the rules found there, `[n, 2 t]`: a claim of a type begins, or goes on.
    """
    x = weights["base.word.weight"][pieces] + weights["base.pos.weight"][: len(pieces)]
    x = _normed(x + weights["base.typ.weight"][0], weights, "base.ln")
    layers = []
    for layer in range(max(LAYERS_READ)):
        x = _attended(x, weights, f"base.layers.{layer}.")
        layers += [x] if layer + 1 in LAYERS_READ else []
    return np.concatenate([*layers, found], axis=1)


def _attended(x: Array, weights: Weights, at: str) -> Array:
    n, h = x.shape
    mixed = x @ weights[at + "self_attn.in_proj_weight"].T
    mixed += weights[at + "self_attn.in_proj_bias"]
    asked, kept, told = mixed.reshape(n, 3, HEADS, h // HEADS).transpose(1, 2, 0, 3)
    likeness = (asked / np.float32((h // HEADS) ** 0.5)) @ kept.transpose(0, 2, 1)
    likeness -= likeness.max(axis=2, keepdims=True)
    np.exp(likeness, out=likeness)
    told = (likeness @ told) / likeness.sum(axis=2, keepdims=True)
    told = told.transpose(1, 0, 2).reshape(n, h)
    x = _normed(x + _linear(told, weights, at + "self_attn.out_proj"), weights, at + "norm1")
    inner = _gelu(_linear(x, weights, at + "linear1"))
    return _normed(x + _linear(inner, weights, at + "linear2"), weights, at + "norm2")


def describe_words(weights: Weights, vectors: Array, features: Numbers, found: Array) -> Array:
    """Return what is known of each Russian word, `[n, described]`.

    `vectors` are the known meanings of the words, `[n, 300]`; `features` their endings,
    beginnings, kinds of ending and shapes, `[n, 4]`; `found` as for `describe_pieces`.
    """
    parts = [vectors]
    parts += [weights[f"{name}.weight"][features[:, k]]
              for k, name in enumerate(("suf", "pre", "who", "shp"))]  # fmt: skip
    return np.concatenate([*parts, found], axis=1)


def in_context(weights: Weights, windows: Sequence[Array]) -> list[Array]:
    """Return the words of windows, `[n, described]`, with what stands around them, `[n, h]`.

    By a recurrent network of two layers. Windows know nothing of each other; they are read side by
    side because ten of them take hardly longer than one.
    """
    ends = np.cumsum([len(window) for window in windows])[:-1]
    words = _gelu(_linear(np.concatenate(windows), weights, "inp"))
    x = words
    layer = 0
    while f"lstm.l{layer}.weight_ih_l0" in weights:
        x = _remembered(np.split(x, ends), weights, f"lstm.l{layer}")
        layer += 1
    return np.split(np.concatenate([x, words], axis=1), ends)


def _remembered(windows: Sequence[Array], weights: Weights, at: str) -> Array:
    """Return the states of a recurrent layer (long short-term memory), forth and back.

    Of all windows, one after another, `[all words, 2 h]`.
    """
    both = (f"{at}.", f"{at}_reverse.")
    # In the order that a product reads: a stack of turned tables keeps theirs, and is six times slower.
    again = np.ascontiguousarray(np.stack([weights[one + "weight_hh_l0"].T for one in both]))
    size = again.shape[1]
    longest = max(len(window) for window in windows)
    # By step, so that a step's rows lie together; rows past a window's end are not looked at, nor
    # those of windows that only fill a row of four: products of two or three take longer than of four.
    wide = len(windows) if len(windows) == 1 else -(-len(windows) // 4) * 4
    come = np.zeros((longest, 2, wide, 4 * size), np.float32)
    for way, one in enumerate(both):
        turned = [window[::-1] if way else window for window in windows]
        given = np.concatenate(turned) @ weights[one + "weight_ih_l0"].T
        given += weights[one + "bias_ih_l0"] + weights[one + "bias_hh_l0"]
        at_row = 0
        for k, window in enumerate(windows):
            come[: len(window), way, k] = given[at_row : at_row + len(window)]
            at_row += len(window)
    # A sigmoid is half a hyperbolic tangent of the half, and a half: one call for all four gates.
    half = np.full(4 * size, 0.5, np.float32)
    half[2 * size : 3 * size] = 1
    again *= half
    come *= half
    memory = np.zeros((2, wide, size), np.float32)
    shown = np.empty_like(memory)
    states = np.zeros((longest + 1, *memory.shape), np.float32)
    gates = np.empty((2, wide, 4 * size), np.float32)
    opened = np.empty_like(gates)
    let_in, keep, _, show = (opened[:, :, k * size : (k + 1) * size] for k in range(4))
    offered = gates[:, :, 2 * size : 3 * size]
    for n in range(longest):
        np.matmul(states[n], again, out=gates)
        gates += come[n]
        np.tanh(gates, out=gates)
        np.multiply(gates, SIGMOID_HALF, out=opened)
        opened += SIGMOID_HALF
        memory *= keep
        np.multiply(let_in, offered, out=shown)
        memory += shown
        np.tanh(memory, out=shown)
        np.multiply(show, shown, out=states[n + 1])
    states = states[1:]
    return np.concatenate(
        [
            np.concatenate([states[: len(w), 0, k], states[: len(w), 1, k][::-1]], axis=1)
            for k, w in enumerate(windows)
        ]
    )


def score_ranges(weights: Weights, hidden: Array) -> Array:
    """Return how likely each range is each type of claim, `[n, w, t]`: 0 past the end."""
    n = len(hidden)
    first = _gelu(_linear(hidden, weights, "ws"))
    last = _gelu(_linear(hidden, weights, "we"))
    inside = _linear(_gelu(_linear(hidden, weights, "wm")), weights, "M")
    by_first, by_last = _linear(first, weights, "a"), _linear(last, weights, "b")
    summed = np.concatenate([np.zeros((1, inside.shape[1]), np.float32), inside.cumsum(axis=0)])
    likely = np.zeros((n, LONGEST_RANGE, inside.shape[1]), np.float32)
    for more in range(min(LONGEST_RANGE, n)):
        ranges = n - more
        mean = (summed[more + 1 :] - summed[:ranges]) / np.float32(more + 1)
        pair = (first[:ranges] * last[more:]) @ weights["U"].T
        scores = pair + by_first[:ranges] + by_last[more:] + mean + weights["width.weight"][more]
        likely[:ranges, more] = _sigmoid(scores + weights["bias"])
    return likely


def score_firmness(weights: Weights, hidden: Array, first: int, last: int) -> tuple[Array, float]:
    """Return how likely each modality is for a range, and how likely somebody is credited."""
    told = _linear(hidden[first : last + 1].mean(axis=0), weights, "meta")
    modality = np.exp(told[:-1] - told[:-1].max())
    return modality / modality.sum(), float(_sigmoid(told[-1:])[0])


class Tellers(NamedTuple):
    """Those who could be credited, as the network sees them: one row each, `[speakers, h]`."""

    told: Array
    bent: Array
    near: Array
    """How near to the report each is, `[speakers]`."""


def describe_tellers(weights: Weights, speakers: Array) -> Tellers:
    """Return what is known of speakers whoever is credited; `speakers` are the means of their words."""
    told = _linear(speakers, weights, "teller")
    bent = _gelu(told)
    return Tellers(told=told, bent=bent, near=_linear(bent, weights, "near")[:, 0])


def score_credits(weights: Weights, claim: Array, tellers: Tellers, between: Numbers) -> Array:
    """Return how likely each speaker is credited with a claim, `[speakers]`.

    `claim` is the mean description of its words, `[h]`; `between` are rows of the tables of what
    lies between it and each speaker, `[speakers, 3]`.
    """
    told = _linear(claim, weights, "told")
    alike: Array = _gelu(told) * tellers.bent
    mixed: Array = alike @ weights["both.weight"].T
    mixed += told
    mixed += tellers.told
    for k, name in enumerate(("far", "lines", "rules")):
        mixed += weights[f"{name}.weight"][between[:, k]]
    return _sigmoid(_linear(_gelu(mixed), weights, "credit")[:, 0])


def between(claim: tuple[int, int], speaker: tuple[int, int], lines: int, rules: int) -> tuple[int, int, int]:  # fmt: skip
    """Return the rows of the tables for a claim and a speaker: farness, lines off, what rules say.

    Both are (first word, last word); `lines` is on which line the speaker stands after the claim's.
    """
    if speaker[0] > claim[1]:
        words, after = speaker[0] - claim[1], True
    elif speaker[1] < claim[0]:
        words, after = claim[0] - speaker[1], False
    else:
        words, after = 0, speaker[0] >= claim[0]
    steps = FARNESSES // 2
    step = min(steps - 1, int(words).bit_length())
    off = LINES_OFF // 2
    return step + steps * after, off + max(-off, min(off, lines)), rules


def _linear(x: Array, weights: Weights, at: str) -> Array:
    product: Array = x @ weights[at + ".weight"].T
    product += weights[at + ".bias"]
    return product


def _normed(x: Array, weights: Weights, at: str) -> Array:
    middle = x.mean(axis=-1, keepdims=True)
    spread = np.sqrt(((x - middle) ** 2).mean(axis=-1, keepdims=True) + np.float32(EPSILON))
    normed: Array = (x - middle) / spread * weights[at + ".weight"] + weights[at + ".bias"]
    return normed


def _gelu(x: Array) -> Array:
    bent: Array = x * x
    bent *= GELU_CUBE
    bent += 1
    bent *= x
    bent *= GELU_SLOPE
    np.tanh(bent, out=bent)
    bent += 1
    bent *= x
    bent *= np.float32(0.5)
    return bent


def _sigmoid(x: Array) -> Array:
    squeezed: Array = np.reciprocal(1 + np.exp(-np.clip(x, -FAR, FAR)))
    return squeezed
