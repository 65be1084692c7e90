"""Whom the taught reader credits with a claim, as speakers with names.

In come ranges of the text that could name who says a claim, and whom the rules credit with it; out
goes the chain, from the nearest speaker to the origin. A pronoun is whom the rules take it for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from wheelsdown.claims.attribution import KnownSpeakers, Speaker
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.taught_window import SAME_SPEAKER, Candidate, Credit
from wheelsdown.claims.text import overlap
from wheelsdown.model.report import SpeakerKind

CREDITED = 0.7
"""So likely that a speaker is credited with a claim that he stands in its chain."""
LIKELY = 0.3
"""So likely that what kind of speaker it is counts for more than what the rules take it for."""
LONGEST_CHAIN = 3
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
        words = self.text[credit.start : credit.end]
        known = [known for start, known in self.known_from if start <= credit.start]
        made = self.make_speaker(words, credit.start, replace(known[-1])) if known else None
        if made is not None:
            return replace(made, start=credit.start, end=credit.end, kind=credit.kind)
        nobody = credit.kind in (SpeakerKind.ANONYMOUS, SpeakerKind.GROUP)
        named = any(word[0].isupper() for word in WORD.findall(words))
        return Speaker(
            start=credit.start, end=credit.end, name=words, kind=credit.kind,
            named=named and not nobody,
        )  # fmt: skip


def chain_of_credits(
    seen: Candidate, by_rules: tuple[Speaker, ...], named: NamedSpeakers
) -> tuple[Speaker, ...]:
    """Return who says a claim: whom the rules name, of the kinds that the reader sees; else whom it sees."""
    if by_rules:
        return tuple(replace(one, kind=_kind_of(one, seen.credits)) for one in by_rules)
    credited = [one for one in seen.credits if one.likelihood >= CREDITED][:LONGEST_CHAIN]
    found = [named.speaker_of(one) for one in sorted(credited, key=lambda one: -one.nearness)]
    by_name = {one.name: one for one in reversed(found)}
    return tuple(by_name[name] for name in dict.fromkeys(one.name for one in found))


def _kind_of(speaker: Speaker, credits: Sequence[Credit]) -> SpeakerKind:
    """Return what the reader takes a speaker of the rules for, where it sees one there."""
    return next(
        (
            one.kind
            for one in credits
            if one.likelihood >= LIKELY
            and overlap((one.start, one.end), (speaker.start, speaker.end)) > SAME_SPEAKER
        ),
        speaker.kind,
    )
