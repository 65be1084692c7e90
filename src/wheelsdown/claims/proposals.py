"""A model's proposals held against the report: each is a claim with its characters, or is refused.

In come a `Reading`, the question that was asked and the answer; out go claims marked as proposed
by the model, and refusals, each with its reason. Nothing is repaired: words that do not stand in
the report, or leave out a doubt or a source that stands there, are not taken. `CHECKS` are asked
in order; the first that finds something wrong names the reason.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from wheelsdown.claims.model_answers import SHOWN_OF_QUOTE_CHARACTERS, read_answer
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.quote_reading import COUNTED, ReadQuote, read_quote
from wheelsdown.claims.quoted_words import (
    Searchable,
    find_words,
    plain_words,
    searchable,
    stands_before,
)
from wheelsdown.model.proposal import Proposal, ProposedSpeaker, Question, Refusal
from wheelsdown.model.report import (
    Attribution,
    Claim,
    FoundBy,
    Modality,
    PassageKind,
    Reading,
    Report,
    Span,
    SpeakerKind,
    original_span,
    shown_range,
)

LEAST_QUOTE_WORDS = 2
"""One word is a name or a number and says nothing of it."""
SPEAKER_WITHIN_PASSAGES = 3
"""A speaker is named this near, before or after; farther off he is another story's."""
FIRM = frozenset({Modality.ASSERTED})
DIGITS = regex(r"\d+(?:[.,]\d+)*")
WORD = regex(r"[^\W_]+")

Range = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A report made ready to be searched: built once, asked for every proposal."""

    reading: Reading

    @cached_property
    def searched(self) -> Searchable:
        """Return the text as it is searched."""
        return searchable(self.reading.report.text)

    @cached_property
    def passages(self) -> tuple[tuple[Range, bool], ...]:
        """Return the ranges of the passages, each with whether it is furniture."""
        report = self.reading.report
        return tuple(
            (shown_range(report, p.span.start, p.span.end), p.kind is PassageKind.FURNITURE)
            for p in self.reading.passages
        )

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Return where each passage begins."""
        return tuple(start for (start, _), _ in self.passages)

    def passage_of(self, place: Range) -> int | None:
        """Return the number of the passage that holds a range whole."""
        at = bisect_right(self.starts, place[0]) - 1
        return at if at >= 0 and place[1] <= self.passages[at][0][1] else None

    def is_article(self, place: Range) -> bool:
        """Say whether a range lies in one passage that is not furniture."""
        at = self.passage_of(place)
        return at is not None and not self.passages[at][1]

    def touches_furniture(self, place: Range) -> bool:
        """Say whether any of a range is furniture."""
        return any(f and a < place[1] and b > place[0] for (a, b), f in self.passages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A proposal whose words were found, with what our grammar reads in them."""

    proposal: Proposal
    place: Range
    passage: int
    read: ReadQuote
    speakers: tuple[Range | None, ...]


def verify_answer(
    ground: Ground, question: Question, answer: str, model: str
) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    """Return the claims of an answer that hold against the report, and why the others do not.

    Every item of the answer is in one of the two, unless there were more than are looked at.
    """
    proposals, refused = read_answer(answer)
    claims: dict[str, Claim] = {}
    refusals = list(refused)
    for proposal in proposals:
        found = _verify(ground, question, proposal)
        if isinstance(found, Refusal):
            refusals.append(found)
            continue
        claim = _claim(ground.reading, found, model)
        if claim.claim in claims:
            refusals.append(_refusal(proposal, "twice"))
        claims.setdefault(claim.claim, claim)
    return tuple(claims.values()), tuple(refusals)


def is_proposed(claim: Claim) -> bool:
    """Say whether a claim is only proposed: no verdict is given on it."""
    return claim.found_by is not None and claim.found_by.accepted_by is None


def stands_in(report: Report, claim: Claim) -> bool:
    """Say whether all words that a claim quotes stand in the report where it says."""
    value = claim.value
    places = (value.place, value.origin, value.destination, *value.via)
    spans = (
        claim.quote,
        *(speaker.span for speaker in claim.attribution),
        *(time.span for time in claim.times),
        *(place.span for place in places if place is not None),
    )
    return claim.report == report.digest and all(_stands(report, span) for span in spans)


def _stands(report: Report, span: Span) -> bool:
    start, end = shown_range(report, span.start, span.end)
    return bool(span.text) and report.text[start:end] == span.text


def _refusal(proposal: Proposal, reason: str, detail: str = "") -> Refusal:
    return Refusal(reason=reason, quote=proposal.quote[:SHOWN_OF_QUOTE_CHARACTERS], detail=detail)


def _verify(ground: Ground, question: Question, proposal: Proposal) -> Located | Refusal:
    if len(WORD.findall(proposal.quote)) < LEAST_QUOTE_WORDS:
        return _refusal(proposal, "too_short")
    place = _locate(ground, question, proposal)
    if isinstance(place, Refusal):
        return place
    passage = ground.passage_of(place)
    assert passage is not None
    located = Located(
        proposal=proposal,
        place=place,
        passage=passage,
        read=read_quote(ground.reading, ground.passages[passage][0], place, proposal.type),
        speakers=tuple(_speaker_near(ground, speaker, passage, place)
                       for speaker in proposal.speakers),
    )  # fmt: skip
    for check in CHECKS:
        wrong = check(ground, located)
        if wrong is not None:
            return _refusal(proposal, check.__name__, wrong)
    return located


def _locate(ground: Ground, question: Question, proposal: Proposal) -> Range | Refusal:
    """Return the one place in the article where the quote stands, or why there is none."""
    found = find_words(proposal.quote, ground.searched)
    if not found:
        return _refusal(proposal, "not_found")
    places = [place for place in found if ground.is_article(place)]
    if not places:
        furniture = any(ground.touches_furniture(place) for place in found)
        return _refusal(proposal, "in_furniture" if furniture else "across_passages")
    if len(places) > 1:
        asked = [p for p in places if question.start <= p[0] and p[1] <= question.end]
        places = asked or places
    if len(places) > 1 and plain_words(proposal.before):
        text = ground.reading.report.text
        places = [p for p in places if stands_before(proposal.before, p[0], text)]
    return places[0] if len(places) == 1 else _refusal(proposal, "ambiguous")


def _speaker_near(
    ground: Ground, speaker: ProposedSpeaker, passage: int, place: Range
) -> Range | None:
    """Return the nearest place where a speaker is named, within a few passages of the quote."""
    last = len(ground.passages) - 1
    start, _ = ground.passages[max(0, passage - SPEAKER_WITHIN_PASSAGES)][0]
    _, end = ground.passages[min(last, passage + SPEAKER_WITHIN_PASSAGES)][0]
    around = searchable(ground.reading.report.text[start:end])
    found = [(start + a, start + b) for a, b in find_words(speaker.words, around)]
    near = [one for one in found if ground.is_article(one)]
    return min(near, key=lambda one: abs(one[0] - place[0]), default=None)


Check = Callable[[Ground, Located], str | None]
"""Returns what is wrong, for the reader (perhaps no words), or nothing; its name is the reason."""


def numbers_not_in_quote(ground: Ground, located: Located) -> str | None:
    """Every number that the model says is in the quote must stand there, whole."""
    del ground
    quote = searchable(located.proposal.quote)
    wrong = [n for n in located.proposal.numbers if not find_words(n, quote)]
    return ", ".join(wrong) if wrong else None


def number_cut(ground: Ground, located: Located) -> str | None:
    """A quote must not begin or end within a number or a time: "500" of "more than 500"."""
    del ground
    return "" if located.read.cut else None


def no_number(ground: Ground, located: Located) -> str | None:
    """A claim of how many needs a number in its quote."""
    del ground
    said = located.read.counts or DIGITS.search(located.proposal.quote)
    needed = located.proposal.type in COUNTED and located.read.by_grammar
    return "" if needed and not said else None


def speaker_not_found(ground: Ground, located: Located) -> str | None:
    """Every speaker must be named in the article, near the quote."""
    del ground
    pairs = zip(located.proposal.speakers, located.speakers, strict=True)
    wrong = [speaker.words for speaker, place in pairs if place is None]
    return ", ".join(wrong) if wrong else None


def speaker_left_out(ground: Ground, located: Located) -> str | None:
    """What the sentence credits to somebody is not the publisher's own voice."""
    del ground
    return "" if located.read.credited and not located.proposal.speakers else None


def doubt_left_out(ground: Ground, located: Located) -> str | None:
    """What the sentence denies or holds possible is not asserted."""
    del ground
    said = located.read.modality
    firm = located.proposal.modality in FIRM
    return said.value if firm and said is not None and said not in FIRM else None


def already_found(ground: Ground, located: Located) -> str | None:
    """What the rules found in these words needs no proposal."""
    span = original_span(ground.reading.report, *located.place)
    known = (
        claim.claim
        for claim in ground.reading.claims
        if claim.type is located.proposal.type
        and claim.quote.start < span.end
        and claim.quote.end > span.start
    )
    return next(known, None)


CHECKS: Sequence[Check] = (
    numbers_not_in_quote,
    number_cut,
    no_number,
    speaker_not_found,
    speaker_left_out,
    doubt_left_out,
    already_found,
)


def _claim(reading: Reading, located: Located, model: str) -> Claim:
    report, proposal = reading.report, located.proposal
    quote = original_span(report, *located.place)
    short = report.digest.removeprefix("sha256:")[:10]
    kind = proposal.type.rsplit(".", 1)[-1]
    return Claim(
        claim=f"{short}-{quote.start}-{quote.end}-{kind}-proposed",
        report=report.digest,
        language=reading.language or "en",
        type=proposal.type,
        quote=quote,
        value=located.read.value,
        times=located.read.times,
        attribution=tuple(
            _attribution(reading, speaker, place)
            for speaker, place in zip(proposal.speakers, located.speakers, strict=True)
            if place is not None
        ),
        modality=proposal.modality,
        sentence=located.read.sentence,
        found_by=FoundBy(rule=f"model:{model}"),
    )


def _attribution(reading: Reading, speaker: ProposedSpeaker, place: Range) -> Attribution:
    """Return a link of the chain, named where a word of it has a capital after the first letter."""
    span = original_span(reading.report, *place)
    words = WORD.findall(span.text)
    capitals = any(word[0].isupper() for word in words[1:] or words)
    anybody = speaker.kind in (SpeakerKind.ANONYMOUS, SpeakerKind.GROUP)
    return Attribution(name=span.text, kind=speaker.kind, named=capitals and not anybody, span=span)
