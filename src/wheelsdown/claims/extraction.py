"""From a report to its claims: every stage of reading, in order.

In comes a `Report`; out goes a `Reading`: which lines are furniture, which is the headline, when
it appeared, and what it says, each claim with its characters, its speakers and its time. Rules find
claims; where it is asked for, a taught reader (`taught_reader`) finds those that no rule knows, and
rules read what they hold. What a report of another kind says (a trial, a train) is not claimed of a flight.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from wheelsdown.claims.attribution import KnownSpeakers, Scope
from wheelsdown.claims.caption_credits import credit_of
from wheelsdown.claims.claim_times import (
    BACK_IN_TIME,
    Moment,
    counts_to_twelve,
    day_named_alone,
    day_of_heading,
    resolve_times,
    tells_an_arrival,
    told_of,
)
from wheelsdown.claims.dating import date_report
from wheelsdown.claims.freshness import (
    STAMP,
    dateline_of,
    day_of_haste,
    is_told_backwards,
    stamps_of,
)
from wheelsdown.claims.furniture import Line, classify_lines
from wheelsdown.claims.language_rules import LanguageRules, SecondReader
from wheelsdown.claims.languages import rules_of
from wheelsdown.claims.mentions import find_mentions, zone_of_named
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.quote_edges import quote_range
from wheelsdown.claims.sentences import Sentence, is_left_open, split_sentences
from wheelsdown.claims.statements import PlaceAt, Scene, Statement, chain_of
from wheelsdown.claims.story import Story, Told
from wheelsdown.claims.taught_claims import Heard, weigh
from wheelsdown.claims.taught_reader import TaughtReader, taught_reader
from wheelsdown.claims.text import count_words, is_in_language, language_of, simplify, trim
from wheelsdown.claims.times import TimeExpression, gives_a_day, gives_a_period
from wheelsdown.claims.turns import Turn, TurnKind, find_turns, scope_of_turn
from wheelsdown.claims.zones import zones_of_place
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

# "It landed at noon": the flight was named at most so many sentences before.
FLIGHT_IS_REMEMBERED_SENTENCES = 3
# A conversation stays with its flight for longer.
FLIGHT_OF_A_CONVERSATION_SENTENCES = 15
# Among so many lines under a day one begins with a clock time, or the day is over no list.
LINES_UNDER_A_DAY = 4
# A quotation over more paragraphs than these names its speaker among them.
PARAGRAPHS_OF_A_QUOTATION = 4
# A text judges if one sentence in so many does, and at least so many do.
LEAST_VIEWS = 3
VIEWS_ONE_IN = 4
# A line that holds little but a date, near the top, says when the report appeared.
DATE_LINE_WORDS = 10
DATE_LINE_WITHIN_LINES = 20
# Dates and weekdays are looked for in the beginning of a report that has no date of its own.
DATED_SENTENCES = 400
# Notes on a whole page ("all times are Moscow's") are looked for in so much of it.
LOOKED_AT_FOR_NOTES_CHARACTERS = 20_000
# A sentence that opens with a dash can go on with the speech of the one before.
DASHES = ("—", "–", "-")
EVENTS = frozenset({ClaimType.FLIGHT_DEPARTURE, ClaimType.FLIGHT_ARRIVAL, ClaimType.FLIGHT_STOP})
# "The next morning we were driven to the airport" goes on from what the narrator told before.
NARRATED = frozenset({ClaimType.EVENT, ClaimType.PERSON_DETENTION, ClaimType.PERSON_ARREST})
NARRATOR = regex(r"\b(?:I|[Ww]e|us|me|[Яя]|[Мм]ы|[Нн]ас|[Мм]еня)\b")
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
    person_before: str | None = None
    caption_dated: bool = False
    opinion_piece: bool = False
    other_travel: bool = False
    turns: dict[int, Turn] = field(default_factory=dict)
    days_above: tuple[tuple[int, date], ...] = ()
    """Passages that are nothing but a day over a list of clock times, each with its number."""
    day_of_haste: tuple[date, str] | None = None
    dateline_zones: tuple[str, ...] = ()
    zone_of_page: str | None = None
    twelve_hours: bool = False
    told_backwards: bool = False
    turn_opens: dict[int, Sentence] = field(default_factory=dict)
    second_reader: SecondReader | None = None


def read_report(
    report: Report,
    *,
    published: TimeRange | None = None,
    language: Language | None = None,
    zone: str | None = None,
    parsers: bool = True,
    taught: bool = False,
) -> Reading:
    """Return what `report` is and says; `published` and `language` go before its own.

    `zone` is that of whoever wrote it: for days and months that are said of no place. Where a
    parser of the language is installed it reads after the rules; `parsers=False` leaves it out.
    `taught` asks the taught reader of the language as well.
    """
    reading, state = _prepared(report, published, language, zone, parsers)
    if state is None:
        return reading
    reader = taught_reader(state.language) if taught else None
    return _with(reading, claims=_read_claims(state, reader))


def hear_report(report: Report, *, published: TimeRange | None = None) -> tuple[Heard, ...]:
    """Return every sentence of a report with what the rules find in it: what a reader learns beside."""
    _, state = _prepared(report, published, None, None, False)
    return () if state is None else tuple(_hear(state))


def _prepared(
    report: Report, published: TimeRange | None, language: Language | None, zone: str | None,
    parsers: bool,
) -> tuple[Reading, _State | None]:  # fmt: skip
    """Return what a report is, and what is known before its claims are read: nothing without rules."""
    lines = classify_lines(report)
    language = language or _language(report, lines)
    rules = rules_of(language) if language else None
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
        return _dated(reading, published, None, (), lines), None
    sentences = _sentences(report, lines, rules, language)
    reading = _dated(reading, published, rules, sentences, lines)
    return reading, _state_of(reading, sentences, rules, zone, parsers)


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
    respell = rules.respell
    return tuple(
        sentence if respell is None else replace(sentence, text=respell(sentence.text))
        for i, line in enumerate(lines)
        if line.kind is not PassageKind.FURNITURE
        for sentence in split_sentences(
            report.text, line.start, line.end, rules=rules.stops, passage=i, kind=line.kind
        )
        if line.language in (language, None) or is_in_language(sentence.text, language)
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


def _state_of(
    reading: Reading, sentences: tuple[Sentence, ...], rules: LanguageRules, zone: str | None,
    parsers: bool,
) -> _State:  # fmt: skip
    """Return what a report as a whole tells of how its sentences are to be read."""
    language = reading.language or "en"
    state = _State(reading=reading, sentences=sentences, rules=rules, language=language)
    load = rules.second_reader if parsers else None
    state.second_reader = load() if load is not None else None
    state.turns = find_turns(sentences)
    body = [s for s in sentences if s.kind is PassageKind.BODY]
    if rules.judges is not None and body:
        own = [s for s in body if s.passage not in state.turns]
        views = sum(1 for s in own if not s.quotations and rules.judges(s.text))
        state.opinion_piece = views >= LEAST_VIEWS and views * VIEWS_ONE_IN >= len(own)
    if rules.of_other_travel is not None:
        state.other_travel = rules.of_other_travel(
            "\n".join(s.text for s in sentences[:DATED_SENTENCES])
        )
    stamps = stamps_of([p.span.text for p in reading.passages])
    state.told_backwards = is_told_backwards(stamps)
    headings = [simplify(p.span.text) for p in reading.passages[:DATE_LINE_WITHIN_LINES]]
    state.day_of_haste = day_of_haste(
        sentences, headings, len(stamps), reading.published, rules.find_times
    )
    for number, passage in enumerate(reading.passages):
        under = (s for s in sentences if s.passage > number)
        listed = any(STAMP.match(s.text) for s in islice(under, LINES_UNDER_A_DAY))
        text = simplify(passage.span.text)
        day = day_of_heading(text, rules.find_times(text), reading.published) if listed else None
        state.days_above += ((number, day),) if day is not None else ()
    state.dateline_zones = (zone,) if zone else _dateline_zones(reading.report, sentences, language)
    whole = simplify(reading.report.text[:LOOKED_AT_FOR_NOTES_CHARACTERS])
    if rules.zone_of_page is not None:
        state.zone_of_page = rules.zone_of_page(whole)
    state.twelve_hours = counts_to_twelve(whole)
    return state


def _read_claims(state: _State, taught: TaughtReader | None) -> tuple[Claim, ...]:
    """Return the claims of every sentence that could speak of a flight, in order of the text."""
    heard = _hear(state)
    if taught is not None:
        heard = weigh(
            taught, state.rules, state.reading.report.text, _lines_of(state.sentences), heard,
            flights=not state.other_travel,
        )  # fmt: skip
    claims: list[Claim] = []
    for one in heard:
        for statement in one.statements:
            claim = _claim(state, one.scene, statement, one.number)
            if claim is not None:
                claims.append(claim)
        if one.names_vehicle:
            _note_the_day(state, one.scene, one.number)
    unique = {claim.claim: claim for claim in claims}
    return tuple(sorted(unique.values(), key=lambda c: (c.quote.start, c.quote.end)))


def _hear(state: _State) -> list[Heard]:
    """Return every sentence that is not a question, with what the rules find that it tells."""
    rules = state.rules
    heard: list[Heard] = []
    for number, sentence in enumerate(state.sentences):
        state.person_before = state.known.last_named
        rules.learn_names(sentence.text, state.known)
        turn = state.turns.get(sentence.passage)
        if turn is not None:
            state.known.interviewee = state.known.interviewee or state.person_before
            state.turn_opens.setdefault(sentence.passage, sentence)
            if turn.kind is TurnKind.QUESTION:
                if rules.vehicle_named.search(sentence.text):
                    state.flight_named_in = number
                continue
        if not rules.about_flights.search(sentence.text):
            continue
        known = replace(state.known)
        scene = _scene(state, number)
        statements = tuple(
            statement
            for statement in _statements(state, scene)
            if not (state.other_travel and statement.type.startswith("flight."))
        )
        names_vehicle = rules.vehicle_named.search(sentence.text) is not None
        heard.append(
            Heard(
                number=number,
                scene=scene,
                statements=statements,
                names_vehicle=names_vehicle,
                known=known,
            )
        )
        if names_vehicle:
            state.flight_named_in = number
    return heard


def _lines_of(sentences: tuple[Sentence, ...]) -> list[tuple[int, int]]:
    """Return the lines of the report that are read: from its first sentence to its last."""
    lines: dict[int, tuple[int, int]] = {}
    for one in sentences:
        start, _ = lines.get(one.passage, (one.start, one.end))
        lines[one.passage] = (start, one.end)
    return list(lines.values())


def _note_the_day(state: _State, scene: Scene, number: int) -> None:
    """Remember the day of «On Monday we waited at the fence for one plane»: it claims nothing."""
    day = day_named_alone(scene.times, state.reading.published)
    if day is not None and scene.sentence.kind is PassageKind.BODY:
        state.story.note_day(number, day)


def _statements(state: _State, scene: Scene) -> tuple[Statement, ...]:
    """Return what the rules find in the sentence, and what a parser finds beside it."""
    told = state.rules.find_statements(scene)
    if state.second_reader is None:
        return told
    added = state.second_reader.find_statements(scene, told)
    # What a flight did goes before a mere event of the same words.
    kept = (s for s in told if s.type is not ClaimType.EVENT or not any(
        a.type in EVENTS and a.start < s.end and s.start < a.end for a in added))  # fmt: skip
    return (*kept, *added)


def _dateline_zones(
    report: Report, sentences: tuple[Sentence, ...], language: Language
) -> tuple[str, ...]:
    """Return the zones of the place that the report is dated from, if it names one."""
    found = dateline_of(sentences)
    if found is None:
        return ()
    sentence, start, end = found
    places = [p for p in find_mentions(report, sentence, language) if start <= p.start < end]
    return zones_of_place(places[-1].mention) if places else ()


def _scene(state: _State, number: int) -> Scene:
    """Return the sentence with everything that is found in it."""
    sentence, rules = state.sentences[number], state.rules
    scopes = _scopes(state, number)
    return Scene(
        sentence=sentence,
        clauses=rules.find_clauses(sentence, scopes),
        places=find_mentions(state.reading.report, sentence, state.language),
        times=_times(state, sentence),
        counts=rules.find_counts(sentence.text),
        scopes=scopes,
        doubts=rules.find_doubts(sentence.text),
        flight_before=number - state.flight_named_in
        <= (FLIGHT_OF_A_CONVERSATION_SENTENCES if state.turns else FLIGHT_IS_REMEMBERED_SENTENCES),
        flight_long_before=number - state.flight_named_in <= FLIGHT_OF_A_CONVERSATION_SENTENCES,
        opinion_piece=state.opinion_piece,
        known=state.known,
        person_before=state.person_before,
    )


def _times(state: _State, sentence: Sentence) -> tuple[TimeExpression, ...]:
    """Return the times said; the stamp of a ticker is when the entry was written, not when it was."""
    times = state.rules.find_times(sentence.text)
    stamp = STAMP.match(sentence.text) if state.told_backwards else None
    return times if stamp is None else tuple(t for t in times if t.end > stamp.end())


def _scopes(state: _State, number: int) -> tuple[Scope, ...]:
    """Return who says what in a sentence; a quotation may go on from the sentence before it."""
    sentences, rules = state.sentences, state.rules
    sentence = sentences[number]
    before: tuple[Scope, ...] = ()
    goes_on = sentence.quotations or sentence.text[:1] in DASHES
    if number and sentences[number - 1].passage >= sentence.passage - 1 and goes_on:
        if state.scopes_of != number - 1:
            state.scopes = rules.find_scopes(sentences[number - 1], state.known, ())
        before = state.scopes
    state.scopes = rules.find_scopes(sentence, state.known, before)
    if state.second_reader is not None:
        added = state.second_reader.find_scopes(sentence, state.known, state.scopes)
        state.scopes = (*state.scopes, *added)
    state.scopes_of = number
    if not state.scopes and is_left_open(sentence):
        state.scopes = _closed_later(state, number)
    around: tuple[Scope, ...] = ()
    if rules.scopes_from_around is not None:
        around = rules.scopes_from_around(sentences, number, state.known)
        if not state.scopes or any(s.rule == "about_this" for s in around):
            state.scopes = (*state.scopes, *around)
    turn = state.turns.get(sentence.passage)
    opens = state.turn_opens.get(sentence.passage)
    if turn is not None and opens is not None and not any(s.quoted for s in state.scopes):
        scope = scope_of_turn(turn, opens, sentence, state.known)
        state.scopes = (scope, *state.scopes) if scope else state.scopes
    return state.scopes


def _of_its_own_words(scene: Scene, statement: Statement) -> Statement:
    """Leave out a number and a day from elsewhere in the sentence where the quote has its own.

    "Although down from 766 in September, it was below 695 in August" is of 695, and of August.
    """
    inside = [c for c in scene.counts if statement.start <= c.start and c.end <= statement.end]
    count = statement.count
    if count is not None and inside and count not in inside:
        count = inside[0] if len(inside) == 1 else None
    dated = [t for t in statement.times if gives_a_day(t) or gives_a_period(t)]
    own = [t for t in dated if statement.start <= t.start and t.end <= statement.end]
    others = [t for t in dated if own and t not in own]
    if count is statement.count and not others:
        return statement
    times = tuple(t for t in statement.times if t not in others)
    return replace(statement, count=count, times=times)


def _closed_later(state: _State, number: int) -> tuple[Scope, ...]:
    """Return the scope of a paragraph left open ("“…") whose next one is closed by its speaker."""
    sentence = state.sentences[number]
    for later in state.sentences[number + 1 : number + 1 + PARAGRAPHS_OF_A_QUOTATION]:
        if not later.quotations or later.quotations[0][0] != 0:
            break
        known = replace(
            state.known, full_names=dict(state.known.full_names), kinds=dict(state.known.kinds)
        )
        said = [s for s in state.rules.find_scopes(later, known, ()) if s.quoted and s.start == 0]
        if said:
            end = len(sentence.text)
            return (Scope(start=0, end=end, chain=said[0].chain, words=(0, 0), quoted=True,
                          rule="quotation_closed_later"),)  # fmt: skip
        if not is_left_open(later):
            break
    return ()


def _claim(state: _State, scene: Scene, statement: Statement, number: int) -> Claim | None:
    """Return the statement as a claim: its quote, its speakers, its times and its id."""
    reading, report, base = state.reading, state.reading.report, scene.sentence.start

    def span_of(start: int, end: int) -> Span:
        return original_span(report, base + start, base + end)

    start, end = quote_range(scene.sentence.text, statement.start, statement.end)
    if start >= end:
        return None
    moment = Moment(
        published=reading.published,
        story=state.story,
        sentence=number,
        span_of=span_of,
        zone_named=lambda words: zone_of_named(words, state.language),
        zones_of_text=state.rules.zones_of_text,
        zone_of_page=state.zone_of_page,
        twelve_hours=state.twelve_hours,
        day_above=next(
            (day for n, day in reversed(state.days_above) if n < scene.sentence.passage), None
        ),
        day_of_haste=state.day_of_haste,
        dateline_zones=state.dateline_zones,
    )
    statement = _of_its_own_words(scene, statement)
    times = resolve_times(_as_said(scene, _with_leading_times(scene, statement)), moment)
    caption = scene.sentence.kind is PassageKind.CAPTION
    state.caption_dated = state.caption_dated or (caption and any(t.year for t in statement.times))
    if caption and statement.type is not ClaimType.EVENT and not state.caption_dated:
        # A picture is often an old one: without a year it says nothing of this flight.
        return None
    told = told_of(statement, times, number, reading.published)
    quote = span_of(start, end)
    _remember(state.story, scene.sentence, statement, told, quote.text if times else "")
    short = report.digest.removeprefix("sha256:")[:10]
    return Claim(
        claim=f"{short}-{quote.start}-{quote.end}-{statement.type.rsplit('.', 1)[-1]}",
        report=report.digest,
        language=state.language,
        type=statement.type,
        quote=quote,
        value=_value(_with_people_counted(state.rules, scene, statement)),
        times=times,
        attribution=_attribution(report, scene, statement) or credit_of(reading, quote),
        modality=statement.modality,
        sentence=span_of(0, scene.sentence.end - base),
        reader=statement.reader,
    )


def _remember(
    story: Story, sentence: Sentence, statement: Statement, told: Told, words: str
) -> None:
    """Keep what a claim tells of the story, for the clock times and places of those after it.

    `words` are those of the quote, or nothing where it has no time.
    """
    kind, firm, dated = sentence.kind, statement.modality in FIRM, bool(words)
    in_body = kind is PassageKind.BODY
    narrated = dated and statement.type in NARRATED and NARRATOR.search(sentence.text) is not None
    followed = statement.type in EVENTS or narrated
    shown = in_body or kind is PassageKind.CAPTION
    if shown and firm and told.day is not None and not BACK_IN_TIME.search(sentence.text):
        story.days.append((told.sentence, told.day))
    if in_body and followed and firm:
        story.told.append(told)
    elif in_body and tells_an_arrival(statement, words):
        story.told.append(replace(told, type=ClaimType.FLIGHT_ARRIVAL))
    if kind is PassageKind.HEADLINE and followed:
        story.headed.append(told)


def _mention(place: PlaceAt | None) -> PlaceMention | None:
    return place.mention if place is not None else None


LEADS = regex(r"\W*")
ENDS_LEAD = regex(r"\s*(?::(?!\d)|\s[—–-]\s|—)\s*")


def _with_leading_times(scene: Scene, statement: Statement) -> Statement:
    """Return a claim without a time with those that its line opens with: "Dec. 4, 2:10 p.m.: it left"."""
    if statement.times or not scene.times:
        return statement
    text, at = scene.sentence.text, 0
    leading = []
    for said in scene.times:
        if LEADS.fullmatch(text, at, said.start) is None:
            break
        leading.append(said)
        at = said.end
    ends = ENDS_LEAD.match(text, at)
    if not leading or ends is None or statement.start < ends.end():
        return statement
    return replace(statement, times=tuple(leading))


def _as_said(scene: Scene, statement: Statement) -> Statement:
    """Return a claim without "tomorrow" in words quoted: nobody knows on which day they were said."""
    quoted = scene.sentence.quotations
    times = tuple(
        t
        for t in statement.times
        if (t.days_from_publication or 0) <= 0 or not any(a < t.start < b for a, b in quoted)
    )
    return statement if len(times) == len(statement.times) else replace(statement, times=times)


OF_PEOPLE = frozenset(
    {ClaimType.FLIGHT_DEPARTURE, ClaimType.FLIGHT_ARRIVAL, ClaimType.FLIGHT_ROUTE,
     ClaimType.FLIGHT_PREVIOUS, ClaimType.FLIGHT_PASSENGERS, ClaimType.GROUP_REMOVAL}
)  # fmt: skip
"""Claims whose only number of people is how many were moved."""


def _with_people_counted(rules: LanguageRules, scene: Scene, statement: Statement) -> Statement:
    """Return a claim that names one number of people with it: "sixty men landed in Cairo"."""
    if statement.count is not None or statement.type not in OF_PEOPLE:
        return statement
    counts = [c for c in scene.counts if statement.start <= c.start and c.end <= statement.end]
    people = [c for c in counts if rules.people_counted.match(scene.sentence.text, c.end)]
    return replace(statement, count=people[0]) if len(people) == 1 else statement


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
        person=statement.person,
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
        for speaker in chain_of(scene, statement)
    )
