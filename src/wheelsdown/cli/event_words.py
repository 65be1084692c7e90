"""Voices of an event, and how reports stand to one another, in the words of a terminal."""

from collections.abc import Iterator

import click

from wheelsdown.cli.terminal import rating_words
from wheelsdown.model.bilingual import Language
from wheelsdown.model.event import AcrossReports, Comparison, NamesAlike, Pair, Voice
from wheelsdown.model.report import Modality, Relation
from wheelsdown.model.verdict import Rating
from wheelsdown.publishing.visible_text import on_one_line
from wheelsdown.wording.catalogue import say

PAIRS_SHOWN = 3
"""More of one kind are counted, not listed: `--json` has them all."""

NAMED_AS_MODALITY = "said_more_firmly"

REASON_PARTS = {
    "one name is the surname of the other": "surname_only",
    "the given names agree": "given_agree",
    "an initial agrees with the given name": "initial_agrees",
    "the given names are forms of one name": "given_forms",
    "the given names differ by a slip": "given_slip",
    "surnames agree in two alphabets": "surnames_two_alphabets",
    "surnames agree in one alphabet": "surnames_one_alphabet",
}
"""What a proposal's reason is made of, to say it in the reader's language."""


def voice_words(voice: Voice, language: Language) -> str:
    """Return who says what: the outlet, its source, the words, how firmly, and the rating."""
    rating = "" if voice.rating is None else rating_words(Rating(voice.rating), language)
    return f"{_said(voice, language)}  {rating}"


def _said(voice: Voice, language: Language) -> str:
    firmly = ""
    if voice.claim.modality is not Modality.ASSERTED:
        firmly = f" ({say(f'cli.modality_{voice.claim.modality}', language)})"
    root = voice.root if voice.named else say("cli.unnamed", language, name=voice.root)
    words = f"{voice.outlet} ← {root}: “{voice.claim.quote.text}”{firmly}"
    return on_one_line(words)


def across_lines(across: AcrossReports, language: Language) -> Iterator[str]:
    """Yield the section on how the reports stand to one another; nothing where nothing is told."""
    if not across.comparisons and not across.names:
        return
    yield ""
    yield click.style(say("event.across", language), bold=True)
    for comparison in across.comparisons:
        yield from _comparison_lines(comparison, language)
    if across.names:
        yield f"  {say('event.names', language)}"
    for names in across.names:
        yield f"    {_names_words(names, language)}"


def _comparison_lines(comparison: Comparison, language: Language) -> Iterator[str]:
    kind = say(f"event.relation_{comparison.relation}", language)
    values = _values(comparison, language)
    why = say(f"event.compared_{comparison.rule}", language, n=None, **values)
    yield f"  {click.style(kind, bold=True)}: {on_one_line(why)}"
    yield f"    {_roots_words(comparison, language)}"
    if comparison.relation is Relation.REPEATS:
        yield from _repeated_lines(comparison, language)
        return
    for pair in comparison.pairs[:PAIRS_SHOWN]:
        yield from _pair_lines(pair, language)
    if len(comparison.pairs) > PAIRS_SHOWN:
        yield f"    {say('event.more_pairs', language, n=len(comparison.pairs) - PAIRS_SHOWN)}"


def _roots_words(comparison: Comparison, language: Language) -> str:
    if not comparison.roots:
        return say("event.roots_not_named", language)
    roots = on_one_line(", ".join(comparison.roots))
    return say("event.roots_counted", language, n=len(comparison.roots), roots=roots)


def _repeated_lines(comparison: Comparison, language: Language) -> Iterator[str]:
    """Yield each voice once: of ten that repeat one another there are forty-five pairs."""
    voices = {v.claim.claim: v for pair in comparison.pairs for v in (pair.other, pair.voice)}
    for voice in voices.values():
        yield f"    {_said(voice, language)}"


def _pair_lines(pair: Pair, language: Language) -> Iterator[str]:
    yield f"    {_said(pair.voice, language)}"
    other = say("event.compared_with", language, other=_said(pair.other, language))
    yield f"      {other}"
    if not pair.order_known:
        yield f"      {say('event.order_unknown', language)}"


def _values(comparison: Comparison, language: Language) -> dict[str, str]:
    values = dict(comparison.values)
    if comparison.rule != NAMED_AS_MODALITY:
        return values
    return {side: _modality_words(Modality(name), language) for side, name in values.items()}


def _modality_words(modality: Modality, language: Language) -> str:
    if modality is Modality.ASSERTED:
        return say("event.asserted", language)
    return say(f"cli.modality_{modality}", language)


def _names_words(names: NamesAlike, language: Language) -> str:
    parts = (REASON_PARTS.get(part) for part in names.same.reason.split("; "))
    reason = "; ".join(say(f"event.name_{part}", language) for part in parts if part)
    words = say(
        "event.names_alike",
        language,
        one=names.same.one,
        one_in=", ".join(names.one_in),
        other=names.same.other,
        other_in=", ".join(names.other_in),
        reason=reason or names.same.reason,
    )
    return on_one_line(words)
