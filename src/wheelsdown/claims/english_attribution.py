"""Attribution in English: who says what in a sentence.

In comes a sentence; out go the scopes in it: which characters are said by whom. `FINDERS` lists
the ways of crediting; `attribution` puts the scopes of a stretch into a chain. Words outside every
scope are the publisher's own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.english_crediting import (
    according_to,
    cited_as_saying,
    which_somebody_confirmed,
)
from wheelsdown.claims.english_reported_speech import said_afterwards, said_before
from wheelsdown.claims.sentences import Sentence

Finder = Callable[[Sentence, KnownSpeakers], Iterator[Scope]]
FINDERS: tuple[Finder, ...] = (
    cited_as_saying,
    which_somebody_confirmed,
    according_to,
    said_afterwards,
    said_before,
)


def find_scopes(
    sentence: Sentence, known: KnownSpeakers, before: tuple[Scope, ...]
) -> tuple[Scope, ...]:
    """Return who says what in `sentence`; `before` are the scopes of the sentence before it.

    A sentence that opens with a quotation and credits nobody goes on with the speaker of the
    quotation before: the second half of an interrupted quotation has no cue of its own.
    """
    found: list[Scope] = []
    for finder in FINDERS:
        for scope in finder(sentence, known):
            if not any(_same_words(scope, other) for other in found):
                rule = finder.__name__
                found.append(replace(scope, chain=_shift(scope, sentence.start), rule=rule))
    opens = bool(sentence.quotations) and sentence.quotations[0][0] == 0
    if opens and not any(s.start <= 0 for s in found):
        spoken = [s for s in before if s.quoted]
        if spoken:
            a, b = sentence.quotations[0]
            found.append(
                Scope(
                    start=a,
                    end=b,
                    chain=spoken[-1].chain,
                    words=(a, a),
                    quoted=True,
                    rule="quotation_goes_on",
                )
            )
    return tuple(found)


def _shift(scope: Scope, by: int) -> tuple[Speaker, ...]:
    """Give speakers their place in the report: a later sentence may take the chain over."""
    return tuple(replace(s, start=s.start + by, end=s.end + by) for s in scope.chain)


def _same_words(one: Scope, other: Scope) -> bool:
    return one.words[0] < other.words[1] and other.words[0] < one.words[1]


CANNOT_CONFIRM = re.compile(
    r"\b(?:could not|couldn't|cannot|unable to|did not|declined to|refused to|has not|have not|"
    r"neither|not)\s+(?:immediately |independently |be )*(?:confirm|verify|establish|determine|say)"
    r"(?:ed)?\b",
    re.IGNORECASE,
)
NO_EVIDENCE = re.compile(
    r"\b(?:no (?:evidence|confirmation|indication|sign|record|proof)|not (?:immediately )?clear|"
    r"unclear|"
    r"unconfirmed (?:reports?|rumou?rs)|rumou?rs)\b(?:\s+(?:of|that|whether|if))?",
    re.IGNORECASE,
)


def find_doubts(text: str) -> tuple[tuple[int, int], ...]:
    """Return stretches after "no evidence that", "could not confirm": nobody asserts them."""
    doubts = []
    for pattern in (NO_EVIDENCE, CANNOT_CONFIRM):
        doubts += [(m.end(), len(text)) for m in pattern.finditer(text)]
    return tuple(doubts)
