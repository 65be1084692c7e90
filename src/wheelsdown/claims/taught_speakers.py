"""Whom the taught reader credits with a claim, as speakers with names.

In come ranges of the text that could name who says a claim, and whom the rules credit with it; out
goes the chain, from the nearest speaker to the origin. A pronoun is whom the rules take it for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from wheelsdown.claims.attribution import KnownSpeakers, Speaker, each_once
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.taught_window import Candidate, Credit
from wheelsdown.claims.text import overlap
from wheelsdown.model.report import SpeakerKind

CREDITED = 0.7
"""So likely that a speaker is credited with a claim that he stands in its chain."""
LIKELY = 0.3
"""So likely that what the reader sees of a speaker counts for more than what the rules do."""
SAME_WORDS = 0.1
"""Intersection over union of two ranges that name one speaker, one of them cut too short."""
NAMES_NOBODY = frozenset(
    {(SpeakerKind.ANONYMOUS, SpeakerKind.PERSON), (SpeakerKind.GROUP, SpeakerKind.ORGANISATION)}
)
"""What the rules and what the reader take words for: a person and an organisation have a name, and
the rules see whether there is one ("his wife", "rights groups")."""
NAMES_SOMEBODY = frozenset(
    {(SpeakerKind.PERSON, SpeakerKind.ANONYMOUS), (SpeakerKind.OUTLET, SpeakerKind.ANONYMOUS),
     (SpeakerKind.OUTLET, SpeakerKind.AUTHORITY), (SpeakerKind.OUTLET, SpeakerKind.PERSON),
     (SpeakerKind.DATA_SOURCE, SpeakerKind.DOCUMENT), (SpeakerKind.DOCUMENT, SpeakerKind.OUTLET)}
)  # fmt: skip
"""The same where there is one: the rules know outlets, and of whom "she" is said."""
LONGEST_CHAIN = 3
DESCRIBES = regex(r",\s+[^\W\d_A-ZА-ЯЁ]|\s+\(")
"""After a comma a small letter, or brackets: "the doctor, who saw them" describes and is no part of the phrase."""
SHORT_NAME = regex(r"\s+\([A-ZА-ЯЁ]{2,}s?\)$")
"""The letters by which a body is called from there on."""
# «Жена Виталия», «приятель из Гродно»: the capital is another's, or a town's.
OF_SOMEBODY = regex(
    r"(?:[а-яё]+\s+)?(?:[Жж]ен[аы]|[Мм]уж|[Мм]ать|[Оо]тец|[Сс]ын|[Дд]очь|[Бб]рат|[Сс]естра|[Дд]руг|[Пп]одруга|[Пп]риятель(?:ница)?|"
    r"[Зз]наком(?:ый|ая)|[Сс]осед(?:ка)?|[Кк]оллега|[Рр]одственни(?:к|ца)|[Зз]емляк|[Аа]двокат)\s+"
    r"(?:(?:из|по|с|со|от|в|на)\s|[А-ЯЁ][а-яё-]+(?:[аяыи]|ого|его|ой|ей)(?:\s+[А-ЯЁ][а-яё-]+(?:[аяыи]|ого|его|ой|ей))?$)"
)
WORD = regex(r"[^\W\d_]+")

SpeakerMaker = Callable[[str, int, KnownSpeakers], Speaker | None]
"""Returns who words are that begin at an offset of the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSpeakers:
    """The speakers of one report: those that the rules know, and how to name another."""

    text: str
    by_rules: Sequence[Speaker]
    known_from: Sequence[tuple[int, KnownSpeakers]]
    """Who was named before each sentence, with where the sentence begins."""
    make_speaker: SpeakerMaker

    def speaker_of(self, credit: Credit) -> Speaker:
        """Return the speaker that a range of the text names."""
        place = (credit.start, credit.end)
        for one in self.by_rules:
            if (one.start, one.end) == place:
                return replace(one, kind=credit.kind)
        words = SHORT_NAME.sub("", self.text[credit.start : credit.end].rstrip(" ,;"))
        end = credit.start + len(words)
        known = [known for start, known in self.known_from if start <= credit.start]
        made = self.make_speaker(words, credit.start, replace(known[-1])) if known else None
        if made is not None:
            return replace(made, start=credit.start, end=end, kind=credit.kind)
        nobody = credit.kind in (SpeakerKind.ANONYMOUS, SpeakerKind.GROUP)
        named = any(word[0].isupper() for word in WORD.findall(words))
        return Speaker(
            start=credit.start, end=end, name=words, kind=credit.kind,
            named=named and not nobody,
        )  # fmt: skip


def chain_of_credits(
    seen: Candidate, by_rules: tuple[Speaker, ...], named: NamedSpeakers
) -> tuple[Speaker, ...]:
    """Return who says a claim: whom the rules name, as the reader sees them; else whom it sees."""
    if by_rules:
        return each_once(_as_seen(one, seen.credits, named) for one in by_rules)
    credited = [one for one in seen.credits if one.likelihood >= CREDITED][:LONGEST_CHAIN]
    found = [named.speaker_of(one) for one in sorted(credited, key=lambda one: -one.nearness)]
    return each_once(found)


def _as_seen(speaker: Speaker, credits: Sequence[Credit], named: NamedSpeakers) -> Speaker:
    """Return a speaker of the rules in the words and of the kind that the reader sees there.

    The rules cut the end of a speaker wrongly more often than the reader does: "their lawyer" of
    "their lawyer, Odile Marchetti". Where one begins they know better.
    """
    seen = next(
        (
            one
            for one in credits
            if one.likelihood >= LIKELY
            and overlap((one.start, one.end), (speaker.start, speaker.end)) > SAME_WORDS
        ),
        None,
    )
    if seen is None:
        return speaker
    if seen.start == speaker.start and seen.end != speaker.end:
        more = named.text[speaker.end : seen.end]
        if not DESCRIBES.match(more):
            return named.speaker_of(seen)
    kinds = (speaker.kind, seen.kind)
    words = named.text[speaker.start : speaker.end]
    if kinds in NAMES_NOBODY and (not _is_named(speaker.name) or OF_SOMEBODY.match(words)):
        return speaker
    if kinds in NAMES_SOMEBODY and speaker.named:
        return speaker
    return replace(speaker, kind=seen.kind)


def _is_named(words: str) -> bool:
    """Say whether a word after the first begins with a capital."""
    return any(word[0].isupper() for word in WORD.findall(words)[1:])
