"""The taught readers as networks of torch, to teach them; `wheelsdown.claims.taught_network` reads.

Both score every range of up to `LONGEST_RANGE` words: what its first word is like, its last word,
the mean of all between, and its length. Below that stands a recurrent network over each word's
description: pieces of English words as MiniLM describes them (two of its layers, the upper one taught on),
Russian words by their meanings (navec, never changed), endings and beginnings.
"""

from pathlib import Path

import numpy as np
import safetensors.torch
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from wheelsdown.claims.taught_network import (
    FARNESSES,
    HEADS,
    LAYERS_READ,
    LINES_OFF,
    LONGEST_RANGE,
    RULES_SAY,
)
from wheelsdown.claims.taught_tokens import BUCKETS
from wheelsdown.claims.taught_window import LABELS, MODALITIES

N_LABELS = len(LABELS)
SEEN_BY_RULES = 2 * N_LABELS
MIDDLE = 256
PART = 128
"""Values that describe the first word, the last word and the inside of a range."""
RARE = -7.0
"""Where teaching begins: one range in a thousand is a claim of a type."""
MEANING = 300
SIZES = {"suf": 32, "pre": 24, "who": 16}
SHAPES, SHAPE = 8, 8
BETWEEN_LAYERS = 0.3
LAYERS_KEPT = 2
"""Of MiniLM: what they make of a passage is worked out once; the layers above are taught on."""
BETWEEN = ("far", "lines", "rules")
"""What is known of a claim and a speaker beside their words: tables of it."""
WORDS_DROPPED = 0.1
"""Of the meanings of Russian words, in teaching: the reader must do with names it cannot know."""


def gelu(x: Tensor) -> Tensor:
    """Return what `taught_network._gelu` returns."""
    return F.gelu(x, approximate="tanh")


class BothWays(nn.Module):
    """A recurrent network of two layers that reads forth and back.

    Not torch's own of both ways: that one takes four times as long to learn from windows of several
    lengths. Going back, each window is turned around within its own length.
    """

    def __init__(self, described: int, remembered: int) -> None:
        """Take the values that describe a word, and those remembered each way."""
        super().__init__()
        for layer, size in enumerate((described, 2 * remembered)):
            self.add_module(f"l{layer}", nn.LSTM(size, remembered, batch_first=True))
            self.add_module(f"l{layer}_reverse", nn.LSTM(size, remembered, batch_first=True))
        self.drop = nn.Dropout(BETWEEN_LAYERS)

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        """Return `[batch, n, 2 remembered]` of words `[batch, n, described]`."""
        at = torch.arange(x.shape[1])[None]
        turned = torch.where(at < lengths[:, None], lengths[:, None] - 1 - at, at)
        for layer in range(2):
            forth = self.get_submodule(f"l{layer}")(x)[0]
            back = self.get_submodule(f"l{layer}_reverse")(_turn(x, turned))[0]
            x = torch.cat([forth, _turn(back, turned)], -1)
            x = self.drop(x) if layer == 0 else x
        return x


def _turn(x: Tensor, turned: Tensor) -> Tensor:
    return x.gather(1, turned[..., None].expand(-1, -1, x.shape[2]))


class Ranges(nn.Module):
    """Scores ranges of words in context; the parts that both languages share."""

    def __init__(self, described: int, remembered: int, dropped: float) -> None:
        """Take the values that describe a word, those remembered each way, and the share dropped."""
        super().__init__()
        self.inp = nn.Linear(described + SEEN_BY_RULES, MIDDLE)
        self.lstm = BothWays(MIDDLE, remembered)
        size = 2 * remembered + MIDDLE
        self.ws, self.we, self.wm = (nn.Linear(size, PART) for _ in range(3))
        self.U = nn.Parameter(torch.randn(N_LABELS, PART) * 0.1)
        self.a, self.b, self.M = (nn.Linear(PART, N_LABELS) for _ in range(3))
        self.meta = nn.Linear(size, len(MODALITIES) + 1)
        self.width = nn.Embedding(LONGEST_RANGE, N_LABELS)
        nn.init.zeros_(self.width.weight)
        self.bias = nn.Parameter(torch.full((N_LABELS,), RARE))
        self.drop = nn.Dropout(dropped)
        self.told, self.teller = nn.Linear(size, PART), nn.Linear(size, PART)
        self.both = nn.Linear(PART, PART, bias=False)
        for name, values in (("far", FARNESSES), ("lines", LINES_OFF), ("rules", RULES_SAY)):
            table = nn.Embedding(values, PART)
            nn.init.normal_(table.weight, std=0.1)
            setattr(self, name, table)
        self.credit, self.near = nn.Linear(PART, 1), nn.Linear(PART, 1)

    def in_context(self, described: Tensor, found: Tensor, lengths: Tensor) -> Tensor:
        """Return `[batch, n, h]` of words `[batch, n, described]`."""
        x = self.drop(gelu(self.inp(torch.cat([self.drop(described), found], -1))))
        h = self.lstm(x, lengths)
        return torch.cat([h, x], -1)

    def score(self, hidden: Tensor, rows: tuple[Tensor, Tensor]) -> Tensor:
        """Return `[rows, LONGEST_RANGE, types]`: ranges that begin at the words `rows`, as logits."""
        hidden = self.drop(hidden)
        first, last, inside = gelu(self.ws(hidden)), gelu(self.we(hidden)), gelu(self.wm(hidden))
        more = LONGEST_RANGE - 1
        lasts = F.pad(last, (0, 0, 0, more)).unfold(1, LONGEST_RANGE, 1)[rows]
        begun = first[rows]
        pair = torch.bmm(begun[:, None] * self.U[None], lasts).transpose(1, 2)
        summed = F.pad(torch.cumsum(self.M(inside), 1), (0, 0, 1, 0))
        after = torch.cat([summed[:, 1:], summed[:, -1:].expand(-1, more, -1)], 1)
        within = (
            after.unfold(1, LONGEST_RANGE, 1)[rows].transpose(1, 2) - summed[:, :-1][rows][:, None]
        )
        mean = within / torch.arange(1, LONGEST_RANGE + 1)[None, :, None]
        ends = (
            F.pad(self.b(last), (0, 0, 0, more)).unfold(1, LONGEST_RANGE, 1)[rows].transpose(1, 2)
        )
        return pair + ends + mean + self.a(begun)[:, None] + (self.width.weight + self.bias)[None]

    def credits(self, claims: Tensor, speakers: Tensor, between: Tensor) -> tuple[Tensor, Tensor]:
        """Return whether each speaker is credited with the claim beside it, and how near it is.

        `claims` and `speakers` are `[pairs, h]`; `between` is `[pairs, 3]` (`taught_network.between`).
        """
        told, teller = self.told(self.drop(claims)), self.teller(self.drop(speakers))
        likeness = self.both(gelu(told) * gelu(teller))
        apart = sum(getattr(self, name)(between[:, k]) for k, name in enumerate(BETWEEN))
        mixed = self.drop(gelu(told + teller + likeness + apart))
        return self.credit(mixed)[:, 0], self.near(gelu(teller))[:, 0]


class EnglishRanges(Ranges):
    """Over pieces of words as MiniLM describes them."""

    def __init__(self, model: Path) -> None:
        """Take the folder of the model."""
        super().__init__(described=384 * len(LAYERS_READ), remembered=192, dropped=0.3)
        self.base = [_Base(model)]
        """In a list: it is written beside the rest, and the most of it is never changed."""
        self._known: dict[bytes, Tensor] = {}

    def forward(self, words: Tensor, features: Tensor, found: Tensor, lengths: Tensor) -> Tensor:
        """Return words in context; `features` are not used."""
        del features
        below = torch.zeros(*words.shape, 384)
        for k, n in enumerate(lengths):
            below[k, :n] = self._below(words[k, :n])
        return self.in_context(self.base[0].above(below, lengths), found, lengths)

    def taught_below(self) -> list[nn.Parameter]:
        """Return what of MiniLM is taught on."""
        return [p for p in self.base[0].parameters() if p.requires_grad]

    def _below(self, pieces: Tensor) -> Tensor:
        key = pieces.numpy().tobytes()
        if key not in self._known:
            with torch.no_grad():
                self._known[key] = self.base[0].below(pieces).half()
        return self._known[key].float()


class _Base(nn.Module):
    """MiniLM, as far as it is read."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(30522, 384), nn.Embedding(512, 384)
        self.typ, self.ln = nn.Embedding(2, 384), nn.LayerNorm(384, eps=1e-12)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(384, HEADS, 1536, 0.0, gelu, 1e-12, batch_first=True)
            for _ in range(max(LAYERS_READ))
        )
        w = safetensors.torch.load_file(model / "model.safetensors")
        for part, name in (("word", "word"), ("pos", "position"), ("typ", "token_type")):
            getattr(self, part).weight.data = w[f"embeddings.{name}_embeddings.weight"]
        self.ln.weight.data, self.ln.bias.data = (
            w[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")
        )
        for n, layer in enumerate(self.layers):
            self._fill(layer, w, f"encoder.layer.{n}.")
        self.eval().requires_grad_(False)
        for layer in self.layers[LAYERS_KEPT:]:
            layer.requires_grad_(True)

    @staticmethod
    def _fill(layer: nn.Module, w: dict[str, Tensor], at: str) -> None:
        for kind in ("weight", "bias"):
            mixed = [w[f"{at}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            getattr(layer.self_attn, f"in_proj_{kind}").data = torch.cat(mixed)
            for part, name in (
                (layer.self_attn.out_proj, "attention.output.dense"),
                (layer.linear1, "intermediate.dense"),
                (layer.linear2, "output.dense"),
                (layer.norm1, "attention.output.LayerNorm"),
                (layer.norm2, "output.LayerNorm"),
            ):
                getattr(part, kind).data = w[f"{at}{name}.{kind}"]

    def below(self, pieces: Tensor) -> Tensor:
        """Return pieces after the layers that are never changed, `[n, 384]`."""
        x = self.ln(self.word(pieces) + self.pos.weight[: len(pieces)] + self.typ.weight[0])[None]
        for layer in self.layers[:LAYERS_KEPT]:
            x = _attended(layer, x, None)
        return x[0]

    def above(self, x: Tensor, lengths: Tensor) -> Tensor:
        """Return `[batch, n, described]` of pieces after the layers below, `[batch, n, 384]`."""
        past = torch.arange(x.shape[1])[None] >= lengths[:, None]
        read = [x] if LAYERS_KEPT in LAYERS_READ else []
        for n, layer in enumerate(self.layers[LAYERS_KEPT:], LAYERS_KEPT + 1):
            x = _attended(layer, x, past)
            read += [x] if n in LAYERS_READ else []
        return torch.cat(read, -1)


def _attended(layer: nn.Module, x: Tensor, past: Tensor | None) -> Tensor:
    seen = layer.self_attn(x, x, x, key_padding_mask=past, need_weights=False)[0]
    x = layer.norm1(x + seen)
    return layer.norm2(x + layer.linear2(gelu(layer.linear1(x))))


class RussianRanges(Ranges):
    """Over whole words: their meanings, endings, beginnings and shapes."""

    def __init__(self, vectors: np.ndarray) -> None:
        """Take the meanings of known words, `[words + 2, 300]`: two rows of nothing at the end."""
        super().__init__(
            described=MEANING + sum(SIZES.values()) + SHAPE, remembered=160, dropped=0.35
        )
        self.vectors = torch.from_numpy(vectors)
        for name, size in SIZES.items():
            table = nn.Embedding(BUCKETS, size)
            nn.init.normal_(table.weight, std=0.1)
            setattr(self, name, table)
        self.shp = nn.Embedding(SHAPES, SHAPE)

    def forward(self, words: Tensor, features: Tensor, found: Tensor, lengths: Tensor) -> Tensor:
        """Return words in context."""
        meanings = self.vectors[words]
        if self.training:
            meanings = meanings * (torch.rand(words.shape) > WORDS_DROPPED).float()[..., None]
        tables = [getattr(self, name)(features[..., k]) for k, name in enumerate((*SIZES, "shp"))]
        return self.in_context(torch.cat([meanings, *tables], -1), found, lengths)
