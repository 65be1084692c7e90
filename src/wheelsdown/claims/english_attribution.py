"""Attribution in English: who says what in a sentence.

In comes a sentence; out go the scopes in it: which characters are said by whom. `FINDERS` lists
the ways of crediting; `attribution` puts the scopes of a stretch into a chain. Words outside every
scope are the publisher's own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.english_crediting import (
    according_to,
    as_somebody_puts_it,
    handed_to,
    phrased,
    quoted_by,
    quoted_last,
    told_by,
    which_somebody_confirmed,
)
from wheelsdown.claims.english_documents import (
    ALLEGATION_WORDS,
    CALLED_WORDS,
    COLON_WORDS,
    PAPER_WORDS,
    after_a_colon,
    allegation_of,
    called_it,
    introduces,
    paper_says,
)
from wheelsdown.claims.english_labels import citing_label, headline_label, label_of_text
from wheelsdown.claims.english_reported_speech import is_how_somebody_put_it, said_afterwards
from wheelsdown.claims.english_reporting_words import SAYING
from wheelsdown.claims.english_saying_that import said_before, saying_so
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import Sentence, may_speak_of, word_set

Finder = Callable[[Sentence, KnownSpeakers], Iterator[Scope]]
# Each with the words without one of which it finds nobody; None: it looks for itself.
FINDERS: tuple[tuple[Finder, frozenset[str] | None], ...] = (
    (phrased, None),
    (quoted_by, word_set("quoted cited")),
    (told_by, word_set("told informed assured advised warned notified")),
    (quoted_last, word_set("quoted cited quote quotes cite cites")),
    (which_somebody_confirmed, SAYING),
    (according_to, None),
    (as_somebody_puts_it, frozenset(["as"])),
    (called_it, CALLED_WORDS),
    (after_a_colon, COLON_WORDS),
    (said_afterwards, SAYING | {"say", "recall"}),
    (said_before, SAYING),
    (is_how_somebody_put_it, frozenset(["how", "what"])),
    (introduces, SAYING),
    (
        saying_so,
        word_set(
            "saying claiming insisting arguing stressing explaining warning alleging writing "
            "asserting maintaining adding noting"
        ),
    ),
    (paper_says, PAPER_WORDS),
    (allegation_of, ALLEGATION_WORDS),
    (handed_to, word_set("shared by provided leaked given sent")),
    (citing_label, frozenset(["citing", "quoting", "after", "via", "reference"])),
    (headline_label, None),
    (label_of_text, None),
)


def find_scopes(
    sentence: Sentence, known: KnownSpeakers, before: tuple[Scope, ...]
) -> tuple[Scope, ...]:
    """Return who says what in `sentence`; `before` are the scopes of the sentence before it.

    A sentence that opens with a quotation and credits nobody goes on with the speaker of the
    quotation before: the second half of an interrupted quotation has no cue of its own.
    """
    found: list[Scope] = []
    known.unnamed_here = UNNAMED.search(sentence.text) is not None
    for finder, words in FINDERS:
        if words is not None and not may_speak_of(sentence, words):
            continue
        for scope in finder(sentence, known):
            if not any(_same_words(scope, other) for other in found):
                rule = finder.__name__
                found.append(replace(scope, chain=_shift(scope, sentence.start), rule=rule))
    opens = bool(sentence.quotations) and sentence.quotations[0][0] == 0
    if opens and not any(s.start <= 0 for s in found):
        # A whole sentence in quotation marks goes on with whoever spoke before, quoted or not.
        whole = sentence.quotations[0][1] >= len(sentence.text) - 1
        spoken = [s for s in before if s.quoted] or [s for s in before if whole and s.chain]
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
    text = sentence.text
    return tuple(_since_the_last(text, _until_the_next(text, s, found), found) for s in found)


# "ICE says he boarded; his lawyers say he was carried": the first speaks to the joint only.
JOINT_BEFORE = regex(
    r"(?:;\s*(?:and|but|while)?|,\s+(?:and|but|while|whereas|though)|[.!?][”\"]?)\s*$"
)


# "While activists say 12 were aboard, ICE insists there were none".
OPENS_WITH_WHILE = regex(r"\W*(?:while|although|though|whereas|as|if)\b", re.IGNORECASE)
COMMA_BEFORE = regex(r",\s+$")


def _until_the_next(text: str, scope: Scope, others: list[Scope]) -> Scope:
    """End what comes after a verb of saying where another speaker begins a clause of his own."""
    if scope.words[1] > scope.start or scope.quoted:
        return scope
    for other in others:
        begins = other.words[0]
        if other is scope or not scope.start < begins < scope.end or other.start < begins:
            continue
        joint = JOINT_BEFORE.search(text, scope.start, begins)
        if joint is None and OPENS_WITH_WHILE.match(text):
            joint = COMMA_BEFORE.search(text, scope.start, begins)
        if joint is not None:
            scope = replace(scope, end=min(scope.end, joint.start()))
    return scope


JOINT_AFTER = regex(r"\s*(?:;\s+(?:and\s+|but\s+)?|,\s+(?:and|but|while|whereas)\s+)(?=\w)")


def _since_the_last(text: str, scope: Scope, others: list[Scope]) -> Scope:
    """Begin what stands before its speaker where another's ends: "…, A said, and …, according to B"."""
    if scope.quoted or scope.words[0] < scope.end:
        return scope
    for other in others:
        if other is scope or not other.end <= other.words[0] < scope.words[0]:
            continue
        joint = JOINT_AFTER.match(text, other.words[1])
        if joint is not None and scope.start < other.words[0] and joint.end() < scope.end:
            scope = replace(scope, start=max(scope.start, joint.end()))
    return scope


def _shift(scope: Scope, by: int) -> tuple[Speaker, ...]:
    """Give speakers their place in the report: a later sentence may take the chain over."""
    return tuple(replace(s, start=s.start + by, end=s.end + by) for s in scope.chain)


def _same_words(one: Scope, other: Scope) -> bool:
    return one.words[0] < other.words[1] and other.words[0] < one.words[1]


UNNAMED = regex(
    r"\b(?:condition of anonymity|condition (?:that )?(?:his|her|their|they|he|she)\b[^.;,]{0,20}\bnot be (?:named|identified|used|quoted)|(?:asked|asking|requested|declined|wished?) (?:not "
    r")?to (?:not )?(?:be (?:named|identified)|"
    r"remain anonymous)|not authori[sz]ed to (?:speak|comment|discuss))\b",
    re.IGNORECASE,
)
CANNOT_CONFIRM = regex(
    r"\b(?:could not|couldn't|cannot|unable to|did not|declined to|refused to|has not|have not|"
    r"neither|not)\s+(?:immediately |independently |be )*(?:confirm|verify|establish|determine|say)"
    r"(?:ed)?\b",
    re.IGNORECASE,
)
NO_EVIDENCE = regex(
    r"\b(?:no (?:evidence|confirmation|indication|sign|record|proof)|not (?:immediately )?clear|"
    r"unclear|"
    r"unconfirmed (?:reports?|rumou?rs)|rumou?rs)\b(?:\s+(?:of|that|whether|if))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def find_doubts(text: str) -> tuple[tuple[int, int], ...]:
    """Return stretches after "no evidence that", "could not confirm": nobody asserts them."""
    doubts = []
    for pattern in (NO_EVIDENCE, CANNOT_CONFIRM):
        doubts += [(m.end(), len(text)) for m in pattern.finditer(text)]
    return tuple(doubts)
