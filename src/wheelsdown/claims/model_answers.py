"""A model's answer taken apart: proposals, and a refusal for every item that is of another shape.

In comes the text of an answer; out go `Proposal`s and `Refusal`s. What is not JSON of the wanted
shape as a whole gives one refusal and no proposal; nothing of half an answer is kept.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, TypeVar

from wheelsdown.claims.model_questions import LONGEST_ANSWER_CLAIMS
from wheelsdown.claims.patterns import regex
from wheelsdown.model.proposal import Proposal, ProposedSpeaker, Refusal
from wheelsdown.model.report import ClaimType, Modality, SpeakerKind

LONGEST_QUOTE_CHARACTERS = 600
"""A claim is part of a sentence or two; longer is a paragraph."""
LONGEST_WORDS_CHARACTERS = 200
MOST_IN_A_LIST = 12
"""Speakers or numbers of one claim."""
SHOWN_OF_QUOTE_CHARACTERS = 200

# Servers that cannot hold a model to JSON often pass its fence on.
FENCED = regex(r"\s*```(?:json)?\s*\n(?P<inside>.*)\n\s*```\s*", re.DOTALL)

Kind = TypeVar("Kind", ClaimType, Modality, SpeakerKind)


class _ShapeError(Exception):
    """An item lacks a key or has another kind of value there."""


def read_answer(answer: str) -> tuple[tuple[Proposal, ...], tuple[Refusal, ...]]:
    """Return the proposals of an answer, and what of it was refused for its shape."""
    fenced = FENCED.fullmatch(answer)
    try:
        value = json.loads(fenced["inside"] if fenced else answer)
    except (ValueError, RecursionError):
        return (), (Refusal(reason="not_json"),)
    items = value.get("claims") if isinstance(value, dict) else None
    if not isinstance(items, list):
        return (), (Refusal(reason="bad_shape", detail="claims"),)
    proposals: list[Proposal] = []
    refusals: list[Refusal] = []
    for item in items[:LONGEST_ANSWER_CLAIMS]:
        try:
            proposals.append(_proposal(item))
        except _ShapeError as error:
            refusals.append(Refusal(reason="bad_shape", quote=_shown(item), detail=str(error)))
    left = len(items) - LONGEST_ANSWER_CLAIMS
    if left > 0:
        refusals.append(Refusal(reason="too_many", detail=str(left)))
    return tuple(proposals), tuple(refusals)


def _proposal(item: object) -> Proposal:
    if not isinstance(item, dict):
        raise _ShapeError("claims")
    return Proposal(
        type=_named(ClaimType, item, "type"),
        quote=_words(item, "quote", LONGEST_QUOTE_CHARACTERS),
        before=_words(item, "before", LONGEST_WORDS_CHARACTERS) if "before" in item else "",
        numbers=tuple(_words({"numbers": n}, "numbers") for n in _list(item, "numbers")),
        speakers=tuple(_speaker(speaker) for speaker in _list(item, "speakers")),
        modality=_named(Modality, item, "modality"),
    )


def _speaker(item: object) -> ProposedSpeaker:
    if not isinstance(item, dict):
        raise _ShapeError("speakers")
    return ProposedSpeaker(words=_words(item, "words"), kind=_named(SpeakerKind, item, "kind"))


def _words(item: Mapping[str, Any], key: str, longest: int = LONGEST_WORDS_CHARACTERS) -> str:
    found = item.get(key)
    if not isinstance(found, str) or len(found) > longest:
        raise _ShapeError(key)
    return found


def _list(item: Mapping[str, Any], key: str) -> list[object]:
    found = item.get(key)
    if not isinstance(found, list) or len(found) > MOST_IN_A_LIST:
        raise _ShapeError(key)
    return found


def _named(kinds: type[Kind], item: Mapping[str, Any], key: str) -> Kind:
    try:
        return kinds(_words(item, key))
    except ValueError as error:
        raise _ShapeError(key) from error


def _shown(item: object) -> str:
    quote = item.get("quote") if isinstance(item, dict) else None
    return quote[:SHOWN_OF_QUOTE_CHARACTERS] if isinstance(quote, str) else ""
