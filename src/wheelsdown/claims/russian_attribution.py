"""Attribution in Russian: who says what in a sentence, and in the sentences around it.

In comes a sentence; out go the scopes in it: which characters are said by whom. `FINDERS` lists
the ways of crediting; `attribution` puts the scopes of a stretch into a chain. Words outside every
scope are the publisher's own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from wheelsdown.claims.attribution import KnownSpeakers, Scope
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_credit_before import credits_sentence_before
from wheelsdown.claims.russian_crediting import (
    according_to,
    as_somebody_says,
    became_known_to,
    who_said,
)
from wheelsdown.claims.russian_loose_credit import (
    added_by_gerund,
    named_after_dash,
    named_at_the_end,
    named_before_colon,
    said_by_subject_first,
    with_reference_to,
)
from wheelsdown.claims.russian_passed_on import (
    called_false,
    called_names,
    out_of_which_it_follows,
    put_out_a_paper,
    this_somebody_said,
    told_of_something,
    words_passed_on,
    written_in,
)
from wheelsdown.claims.russian_position_credit import said_by_any_verb
from wheelsdown.claims.russian_reported_speech import said_afterwards, said_before
from wheelsdown.claims.russian_reporting_words import SAY
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.sentences import Sentence

Finder = Callable[[Sentence, KnownSpeakers], Iterator[Scope]]
FINDERS: tuple[Finder, ...] = (
    words_passed_on,
    written_in,
    called_false,
    called_names,
    out_of_which_it_follows,
    put_out_a_paper,
    became_known_to,
    told_of_something,
    this_somebody_said,
    according_to,
    as_somebody_says,
    said_afterwards,
    said_before,
    said_by_any_verb,
    named_before_colon,
    named_after_dash,
    named_at_the_end,
    said_by_subject_first,
    added_by_gerund,
    with_reference_to,
)
DASH = regex(r"\s*[—–-]\s")
GERUND_ONLY = regex(r"^\W*(?:он|она|они)?\s*$", re.IGNORECASE)


def find_scopes(
    sentence: Sentence, known: KnownSpeakers, before: tuple[Scope, ...]
) -> tuple[Scope, ...]:
    """Return who says what in `sentence`; `before` are the scopes of the sentence before it.

    A sentence that opens with a quotation or a dash and credits nobody goes on with the speaker
    of the one before: «…, — сказал он. — …».
    """
    found: list[Scope] = []
    about_this = credits_sentence_before(sentence, known)
    if about_this is not None:
        found.append(_placed(about_this, sentence.start, "about_this"))
    for finder in FINDERS:
        for scope in finder(sentence, known):
            if not any(_same_words(scope, other) for other in found):
                found.append(_placed(scope, sentence.start, finder.__name__))
    crier = _cries_before(sentence, known)
    if crier is not None and not found:
        found.append(_placed(crier, sentence.start, "dialogue"))
    opens = bool(sentence.quotations) and sentence.quotations[0][0] == 0
    dash = DASH.match(sentence.text)
    if (opens or dash) and not any(s.start <= 2 for s in found):
        spoken = [s for s in before if s.quoted]
        if spoken:
            a, b = sentence.quotations[0] if opens else (0, len(sentence.text))
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


def _placed(scope: Scope, by: int, rule: str) -> Scope:
    """Give speakers their place in the report: another sentence may take the chain over."""
    chain = tuple(replace(s, start=s.start + by, end=s.end + by) for s in scope.chain)
    return replace(scope, chain=chain, rule=rule)


def _same_words(one: Scope, other: Scope) -> bool:
    return one.words[0] < other.words[1] and other.words[0] < one.words[1]


def scopes_from_around(
    sentences: tuple[Sentence, ...], number: int, known: KnownSpeakers
) -> tuple[Scope, ...]:
    """Return the scopes over a whole sentence that the sentences beside it give.

    «… . Об этом сообщает X.» and «— …. …, — рассказал X.»
    """
    sentence = sentences[number]
    whole = (0, len(sentence.text))
    if number + 1 < len(sentences) and sentences[number + 1].passage <= sentence.passage + 1:
        after = sentences[number + 1]
        about_this = credits_sentence_before(after, known)
        if about_this is not None:
            return (_over(about_this, after.start, whole, "about_this"),)
        crier = _cries_before(after, known)
        if crier is not None:
            return (_over(crier, after.start, whole, "dialogue"),)
    if DASH.match(sentences[_first_of_passage(sentences, number)].text):
        return _speech_marked_by_dash(sentences, number, known)
    return ()


# «— Шнурки сняли! — кричит Надежда Кривцова»: the mark ended the sentence before.
CRIES_BEFORE = regex(rf"^\s*[—–-]\s+(?P<cue>{SAY})(?!\w)", re.IGNORECASE)


def _cries_before(after: Sentence, known: KnownSpeakers) -> Scope | None:
    text = plain(after.text)
    found = CRIES_BEFORE.match(text)
    if found is None:
        return None
    chain, end = who_said(after, text, found.end(), known, found["cue"])
    if not chain:
        return None
    goes_on = regex(r"[,.!?…]?\s+[—–-]\s+").search(text, end)
    end = goes_on.end() if goes_on else len(text)
    return Scope(
        start=end, end=len(text), chain=chain, words=(0, end), quoted=True, rule="dialogue"
    )


def _over(scope: Scope, by: int, whole: tuple[int, int], rule: str) -> Scope:
    placed = _placed(scope, by, rule)
    return replace(placed, start=whole[0], end=whole[1], words=(0, 0), quoted=rule == "dialogue")


# An answer longer than this is no answer but an article set with a dash.
LONGEST_SPEECH_SENTENCES = 12


def _first_of_passage(sentences: tuple[Sentence, ...], number: int) -> int:
    first = number
    while (
        first > 0
        and sentences[first - 1].passage == sentences[number].passage
        and number - first < LONGEST_SPEECH_SENTENCES
    ):
        first -= 1
    return first


def _speech_marked_by_dash(
    sentences: tuple[Sentence, ...], number: int, known: KnownSpeakers
) -> tuple[Scope, ...]:
    """The sentences of a paragraph that a dash opens are those of whom one of them names."""
    first = _first_of_passage(sentences, number)
    for other in range(first, min(first + LONGEST_SPEECH_SENTENCES, len(sentences))):
        if sentences[other].passage != sentences[number].passage:
            break
        if other == number:
            continue
        spoken = [s for s in said_afterwards(sentences[other], known) if s.quoted or other > first]
        if spoken:
            return (
                _over(
                    spoken[0], sentences[other].start, (0, len(sentences[number].text)), "dialogue"
                ),
            )
    return ()


DOUBT = regex(
    r"(?:(?:не\s(?:удалось|смогл?[аи]?|может|могут|получилось|"
    r"стал[аи]?)\s(?:\w+\s){0,2}(?:подтвердить|проверить|установить|верифицировать))|"
    r"(?:нет|никаких|без)\s(?:\w+\s)?(?:подтверждени\w+|доказательств\w*|данных|сведений|"
    r"информации)|"
    r"(?:неизвестно|неясно|непонятно|не\sясно|не\sизвестно|не\sподтвержд\w+)|неподтвержденн\w+|"
    r"(?<!вопреки )слух\w+|"
    r"не\sисключен\w*|не\sисключа\w+|подтвержд\w+\s(?:этому\s)?(?:пока\s)?нет)",
    re.IGNORECASE,
)


def find_doubts(text: str) -> tuple[tuple[int, int], ...]:
    """Return stretches after «неизвестно», «не удалось подтвердить»: nobody asserts them."""
    return tuple((m.end(), len(text)) for m in DOUBT.finditer(plain(text)))
