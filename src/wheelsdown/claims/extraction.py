"""From a report to its claims: every stage of reading, in order.

In comes a `Report`; out goes a `Reading`: which lines are furniture, which is the headline, when
it appeared, and what it says, each claim with its characters, its speakers and its time. Rules
only; nothing is learnt and nothing is guessed. What a report of another kind says (a trial, a
train, an opinion) is not claimed of a flight.
"""

import re
from dataclasses import dataclass, field

from wheelsdown.claims import english
from wheelsdown.claims.attribution import KnownSpeakers, Scope, chain_at
from wheelsdown.claims.claim_times import Moment, resolve_times, told_of
from wheelsdown.claims.dating import date_report
from wheelsdown.claims.furniture import Line, classify_lines
from wheelsdown.claims.language_rules import LanguageRules
from wheelsdown.claims.mentions import find_mentions, zone_of_named
from wheelsdown.claims.sentences import Sentence, split_sentences
from wheelsdown.claims.statements import PlaceAt, Scene, Statement
from wheelsdown.claims.story import Story
from wheelsdown.claims.text import count_words, language_of, simplify, trim
from wheelsdown.claims.times import TimeExpression
from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import (
    Attribution,
    Caption,
    Claim,
    ClaimType,
    ClaimValue,
    Count,
    Modality,
    Passage,
    PassageKind,
    PlaceMention,
    Reading,
    Report,
    Span,
    original_span,
)
from wheelsdown.model.time_range import TimeRange

LANGUAGES: dict[Language, LanguageRules] = {"en": english.RULES}

# "It landed at noon": the flight was named at most so many sentences before.
FLIGHT_IS_REMEMBERED_SENTENCES = 3
# A line that holds little but a date, near the top, says when the report appeared.
DATE_LINE_WORDS = 10
DATE_LINE_WITHIN_LINES = 20
# Dates and weekdays are looked for in the beginning of a report that has no date of its own.
DATED_SENTENCES = 400
# "… at 5 p.m." and "… from the U.S." keep their last dot.
ABBREVIATED = re.compile(r"\b\w\.(?:\w\.)+$")
EVENTS = frozenset({ClaimType.FLIGHT_DEPARTURE, ClaimType.FLIGHT_ARRIVAL, ClaimType.FLIGHT_STOP})
FIRM = frozenset({Modality.ASSERTED, Modality.PLANNED, Modality.EXPECTED})


@dataclass(slots=True, kw_only=True)
class _State:
    """One report being read: its sentences and rules, and what is remembered between sentences."""

    reading: Reading
    sentences: tuple[Sentence, ...]
    rules: LanguageRules
    language: Language
    known: KnownSpeakers = field(default_factory=KnownSpeakers)
    story: Story = field(default_factory=Story)
    scopes: tuple[Scope, ...] = ()
    scopes_of: int = -2
    flight_named_in: int = -1000


def read_report(
    report: Report, *, published: TimeRange | None = None, language: Language | None = None
) -> Reading:
    """Return what `report` is and says; `published` and `language` go before its own."""
    lines = classify_lines(report)
    language = language or _language(report, lines)
    rules = LANGUAGES.get(language) if language else None
    reading = Reading(
        report=report,
        language=language,
        headline=next((_span(report, s) for s in lines if s.kind is PassageKind.HEADLINE), None),
        captions=tuple(
            _caption(report, line) for line in lines if line.kind is PassageKind.CAPTION
        ),
        furniture=tuple(
            _whole(report, line) for line in lines if line.kind is PassageKind.FURNITURE
        ),
        passages=tuple(
            Passage(kind=line.kind, span=_span(report, line), language=line.language)
            for line in lines
        ),
        published=None,
        published_from=None,
        claims=(),
    )
    if rules is None or language is None:
        return _dated(reading, published, None, (), lines)
    sentences = _sentences(report, lines, rules, language)
    reading = _dated(reading, published, rules, sentences, lines)
    return _with(reading, claims=_read_claims(reading, sentences, rules, language))


def _with(reading: Reading, **changes: object) -> Reading:
    # dataclasses.replace, spelled out for slots and the type checker alike.
    values = {name: getattr(reading, name) for name in Reading.__slots__}
    return Reading(**{**values, **changes})


def _language(report: Report, lines: tuple[Line, ...]) -> Language | None:
    """Return the language of the article: furniture in another does not count."""
    body = [report.text[s.start : s.end] for s in lines if s.kind is not PassageKind.FURNITURE]
    return language_of("\n".join(body[:200])) or language_of(report.text)


def _span(report: Report, line: Line) -> Span:
    return original_span(report, *trim(report.text, line.start, line.end))


def _whole(report: Report, line: Line) -> tuple[int, int]:
    span = original_span(report, line.start, line.end)
    return span.start, span.end


def _caption(report: Report, line: Line) -> Caption:
    credit = original_span(report, *line.credit) if line.credit else None
    return Caption(span=_span(report, line), credit=credit)


def _sentences(
    report: Report, lines: tuple[Line, ...], rules: LanguageRules, language: Language
) -> tuple[Sentence, ...]:
    """Return the sentences of everything but furniture that is in the language."""
    return tuple(
        sentence
        for i, line in enumerate(lines)
        if line.kind is not PassageKind.FURNITURE and line.language in (language, None)
        for sentence in split_sentences(
            report.text, line.start, line.end, rules=rules.stops, passage=i, kind=line.kind
        )
    )


def _dated(
    reading: Reading,
    published: TimeRange | None,
    rules: LanguageRules | None,
    sentences: tuple[Sentence, ...],
    lines: tuple[Line, ...],
) -> Reading:
    """Add when the report appeared, if that can be told."""
    date_lines: list[TimeExpression] = []
    said: list[TimeExpression] = []
    incumbents = []
    if rules is not None and published is None and reading.report.published is None:
        for number, line in enumerate(lines):
            text = simplify(reading.report.text[line.start : min(line.end, line.start + 200)])
            near = number < DATE_LINE_WITHIN_LINES and count_words(text) <= DATE_LINE_WORDS
            if near or rules.date_line.match(text):
                date_lines += rules.find_times(text)
        body = [s for s in sentences[:DATED_SENTENCES] if s.kind is PassageKind.BODY]
        said = [t for s in body for t in rules.find_times(s.text)]
        incumbents = list(rules.find_incumbents("\n".join(s.text for s in body)))
    found = date_report(
        reading.report, given=published, date_lines=date_lines, said=said, incumbents=incumbents
    )
    if found is None:
        return reading
    return _with(reading, published=found[0], published_from=found[1])


def _read_claims(
    reading: Reading, sentences: tuple[Sentence, ...], rules: LanguageRules, language: Language
) -> tuple[Claim, ...]:
    """Return the claims of every sentence that could speak of a flight, in order of the text."""
    state = _State(reading=reading, sentences=sentences, rules=rules, language=language)
    claims: list[Claim] = []
    for number, sentence in enumerate(sentences):
        rules.learn_names(sentence.text, state.known)
        if not rules.about_flights.search(sentence.text):
            continue
        scene = _scene(state, number)
        for statement in rules.find_statements(scene):
            claim = _claim(state, scene, statement, number)
            if claim is not None:
                claims.append(claim)
        if rules.vehicle_named.search(sentence.text):
            state.flight_named_in = number
    unique = {claim.claim: claim for claim in claims}
    return tuple(sorted(unique.values(), key=lambda c: (c.quote.start, c.quote.end)))


def _scene(state: _State, number: int) -> Scene:
    """Return the sentence with everything that is found in it."""
    sentence, rules = state.sentences[number], state.rules
    scopes = _scopes(state, number)
    return Scene(
        sentence=sentence,
        clauses=rules.find_clauses(sentence, scopes),
        places=find_mentions(state.reading.report, sentence, state.language),
        times=rules.find_times(sentence.text),
        counts=rules.find_counts(sentence.text),
        scopes=scopes,
        doubts=rules.find_doubts(sentence.text),
        flight_before=number - state.flight_named_in <= FLIGHT_IS_REMEMBERED_SENTENCES,
    )


def _scopes(state: _State, number: int) -> tuple[Scope, ...]:
    """Return who says what in a sentence; a quotation may go on from the sentence before it."""
    sentences, rules = state.sentences, state.rules
    sentence = sentences[number]
    before: tuple[Scope, ...] = ()
    if number and sentences[number - 1].passage >= sentence.passage - 1 and sentence.quotations:
        if state.scopes_of != number - 1:
            state.scopes = rules.find_scopes(sentences[number - 1], state.known, ())
        before = state.scopes
    state.scopes = rules.find_scopes(sentence, state.known, before)
    state.scopes_of = number
    return state.scopes


def _claim(state: _State, scene: Scene, statement: Statement, number: int) -> Claim | None:
    """Return the statement as a claim: its quote, its speakers, its times and its id."""
    reading, report, base = state.reading, state.reading.report, scene.sentence.start

    def span_of(start: int, end: int) -> Span:
        return original_span(report, base + start, base + end)

    start, end = _quote_range(scene.sentence.text, statement.start, statement.end)
    if start >= end:
        return None
    moment = Moment(
        published=reading.published,
        story=state.story,
        sentence=number,
        span_of=span_of,
        zone_named=lambda words: zone_of_named(words, state.language),
    )
    times = resolve_times(statement, moment)
    caption = scene.sentence.kind is PassageKind.CAPTION
    if caption and not any(t.year for t in statement.times):
        # A picture is often an old one: without a year it says nothing of this flight.
        return None
    told = told_of(statement, times, number)
    in_body = scene.sentence.kind is PassageKind.BODY
    if in_body and statement.type in EVENTS and statement.modality in FIRM:
        state.story.told.append(told)
    quote = span_of(start, end)
    short = report.digest.removeprefix("sha256:")[:10]
    return Claim(
        claim=f"{short}-{quote.start}-{quote.end}-{statement.type.rsplit('.', 1)[-1]}",
        report=report.digest,
        language=state.language,
        type=statement.type,
        quote=quote,
        value=_value(statement),
        times=times,
        attribution=_attribution(report, scene, statement),
        modality=statement.modality,
        sentence=span_of(0, scene.sentence.end - base),
    )


def _quote_range(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the quote without marks at its ends; a quotation that is all of it keeps its own."""
    start, end = trim(text, start, end, " ,;:—–")
    opens = start > 0 and text[start - 1] in '“"«'
    inner = text[start:end].lstrip('“"«')
    closing = next((i for i in (end, end + 1) if text[i : i + 1] in ("”", '"', "»")), None)
    if text[start : start + 1] in ("“", '"', "«") and closing is not None and inner:
        return start, closing + 1
    if opens and closing is not None:
        return start - 1, closing + 1
    if (
        text[end - 1 : end] in ("”", '"', "»")
        and text[start:end].count("“") + text[start:end].count('"') > 0
    ):
        return start, end
    start, end = trim(text, start, end, ' ,;:—–“”"«»')
    while end > start and text[end - 1] in ".!?…" and not _ends_abbreviated(text[start:end]):
        end -= 1
    return start, end


def _ends_abbreviated(words: str) -> bool:
    return ABBREVIATED.search(words[-8:]) is not None


def _mention(place: PlaceAt | None) -> PlaceMention | None:
    return place.mention if place is not None else None


def _value(statement: Statement) -> ClaimValue:
    count = statement.count.count if statement.count else None
    if count is not None and statement.of:
        count = Count(text=count.text, minimum=count.minimum, maximum=count.maximum,
                      best=count.best, of=statement.of)  # fmt: skip
    return ClaimValue(
        place=_mention(statement.place),
        origin=_mention(statement.origin),
        destination=_mention(statement.destination),
        via=tuple(place.mention for place in statement.via),
        count=count,
        ordinal=statement.ordinal,
        of=statement.of,
        registration=statement.registration,
        callsign=statement.callsign,
        aircraft_type=statement.aircraft_type,
        operator=statement.operator,
        duration_minutes=statement.duration_minutes,
        details=statement.details,
    )


def _attribution(report: Report, scene: Scene, statement: Statement) -> tuple[Attribution, ...]:
    return tuple(
        Attribution(
            name=speaker.name,
            kind=speaker.kind,
            named=speaker.named,
            span=original_span(report, speaker.start, speaker.end),
            cue=speaker.cue,
        )
        for speaker in chain_at(scene.scopes, statement.start, statement.end)
    )
