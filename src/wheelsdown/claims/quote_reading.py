"""What our own grammar reads in words that were quoted: place, time, number, speaker, firmness.

In come a report and a range of one of its passages; out goes what stands in the range. All is read
in the whole sentence and taken only where it lies within the range: "500" is no number of a quote
that left out its "more than".
"""

import re
from dataclasses import dataclass

from wheelsdown.claims.attribution import KnownSpeakers, chain_at, modality_at
from wheelsdown.claims.claim_times import Moment, resolve_times
from wheelsdown.claims.language_rules import LanguageRules
from wheelsdown.claims.languages import rules_of
from wheelsdown.claims.mentions import find_mentions, zone_of_named
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import Sentence, find_quotations, split_sentences
from wheelsdown.claims.statements import PlaceAt, Statement
from wheelsdown.claims.story import Story
from wheelsdown.claims.text import simplify
from wheelsdown.model.report import (
    ClaimTime,
    ClaimType,
    ClaimValue,
    Count,
    Modality,
    PassageKind,
    Reading,
    Span,
    original_span,
)

COUNTED = frozenset({ClaimType.FLIGHT_PASSENGERS, ClaimType.GROUP_REMOVAL, ClaimType.STATISTIC})
"""Types whose one number is what they say."""

# A place is taken where the word before it says which end it is: "took off for Cairo" left no Cairo.
LEFT = regex(
    r"\b(?:from|at|off|left|leaving|departed|out of|из|с|со|от|покинул\w*)\s+$", re.IGNORECASE
)
REACHED = regex(r"\b(?:in|at|on|to|into|onto|reached|via|в|во|на|до|через)\s+$", re.IGNORECASE)
WORD_BEFORE: dict[ClaimType, re.Pattern[str]] = {
    ClaimType.FLIGHT_DEPARTURE: LEFT,
    ClaimType.FLIGHT_ARRIVAL: REACHED,
    ClaimType.FLIGHT_STOP: REACHED,
    ClaimType.FLIGHT_TRANSFER: REACHED,
}
ARTICLE = regex(r"\bthe\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadQuote:
    """What stands in a quote, and how the sentence around it says it."""

    by_grammar: bool
    """Whether there are rules of the report's language; without them places alone are read."""
    sentence: Span
    counts: tuple[Count, ...]
    cut: bool
    """The quote begins or ends within a number or a time."""
    credited: bool
    """The sentence credits it to somebody."""
    modality: Modality | None
    """How firmly, where the sentence says; nothing where our grammar sees no doubt."""
    value: ClaimValue
    times: tuple[ClaimTime, ...]


def read_quote(
    reading: Reading, passage: tuple[int, int], quote: tuple[int, int], type: ClaimType
) -> ReadQuote:
    """Return what our grammar reads in the range `quote` of the text, which lies in `passage`."""
    rules = rules_of(reading.language) if reading.language else None
    sentence = _sentence(reading, passage, quote, rules)
    start, end = quote[0] - sentence.start, quote[1] - sentence.start
    places = [] if reading.language is None else [
        p for p in find_mentions(reading.report, sentence, reading.language)
        if start <= p.start and p.end <= end
    ]  # fmt: skip
    place = place_in(sentence.text, places, type)
    whole = original_span(reading.report, sentence.start, sentence.end)
    if rules is None:
        value = ClaimValue(place=place.mention if place else None)
        return ReadQuote(by_grammar=False, sentence=whole, counts=(), cut=False, credited=False, modality=None,
                         value=value, times=())  # fmt: skip
    counts, times = rules.find_counts(sentence.text), rules.find_times(sentence.text)
    inner_counts = [c for c in counts if start <= c.start and c.end <= end]
    hits = [*((c.start, c.end) for c in counts), *((t.start, t.end) for t in times)]
    cut = any(a < start < b or a < end < b for a, b in hits)
    scopes = rules.find_scopes(sentence, KnownSpeakers(), ())
    doubted = any(a <= start < b for a, b in rules.find_doubts(sentence.text))
    statement = Statement(
        type=type,
        start=start,
        end=end,
        rule="model",
        modality=Modality.ASSERTED,
        place=place,
        times=tuple(t for t in times if start <= t.start and t.end <= end),
    )
    only = inner_counts[0].count if len(inner_counts) == 1 and type in COUNTED else None
    return ReadQuote(
        by_grammar=True,
        sentence=whole,
        counts=tuple(hit.count for hit in inner_counts),
        cut=cut,
        credited=bool(chain_at(scopes, start, end)),
        modality=Modality.POSSIBLE if doubted else modality_at(scopes, start, end),
        value=ClaimValue(place=place.mention if place else None, count=only),
        times=resolve_times(statement, _moment(reading, sentence)),
    )


def _sentence(
    reading: Reading, passage: tuple[int, int], quote: tuple[int, int], rules: LanguageRules | None
) -> Sentence:
    """Return the sentence that holds the quote, or the run of sentences it spans, as one."""
    text = reading.report.text
    start, end = passage
    if rules is not None:
        sentences = split_sentences(
            text, *passage, rules=rules.stops, passage=0, kind=PassageKind.BODY
        )
        touched = [s for s in sentences if s.start < quote[1] and s.end > quote[0]]
        if touched:
            start, end = min(touched[0].start, quote[0]), max(touched[-1].end, quote[1])
    simple = simplify(text[start:end])
    return Sentence(start=start, end=end, text=simple, passage=0, kind=PassageKind.BODY,
                    quotations=find_quotations(simple))  # fmt: skip


def place_in(text: str, places: list[PlaceAt], type: ClaimType) -> PlaceAt | None:
    """Return the one place of a quote, where the word before it says that it is the one meant."""
    wanted = WORD_BEFORE.get(type)
    if wanted is None:
        return None
    meant = [
        place
        for place in places
        if wanted.search(ARTICLE.sub("", text[max(0, place.start - 40) : place.start]))
    ]
    return meant[0] if len(meant) == 1 else None


def _moment(reading: Reading, sentence: Sentence) -> Moment:
    language = reading.language
    assert language is not None

    def span_of(start: int, end: int) -> Span:
        return original_span(reading.report, sentence.start + start, sentence.start + end)

    return Moment(
        published=reading.published,
        story=Story(),
        sentence=0,
        span_of=span_of,
        zone_named=lambda words: zone_of_named(words, language),
    )
