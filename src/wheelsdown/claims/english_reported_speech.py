"""English verbs of saying after what is said: "…, X said", "…, said X", quotations.

In comes a sentence; out go the scopes of what is reported before such a verb, and of what goes on
after it. What stands around the verb decides which way it credits.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.english_reporting_words import (
    ADVERBS,
    CONTENT_STARTS,
    CUE,
    CUE_MODALITY,
    FINITE,
    NOT_A_VERB_AFTER,
    OPENER,
    WHEN_SAID,
    cited_after,
    clause_start,
    in_quotation,
    phrase_end,
    runs_into,
    speakers_in,
)
from wheelsdown.claims.english_saying_that import (
    A_CLAUSE,
    HAS_A_LISTENER,
    LEARNS,
    OF_DOING,
    PARENTHESIS,
    is_a_noun,
    noun_and_verb_after,
)
from wheelsdown.claims.english_speaker_kinds import kind_of
from wheelsdown.claims.english_speaker_phrases import (
    A_VERB,
    subject_after,
    subject_before,
)
from wheelsdown.claims.english_speakers import make_listener, with_its_sources
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import Sentence, word_set
from wheelsdown.model.report import Modality, SpeakerKind

# What stands between what is said and who said it.
MARK_BEFORE = regex(
    r"(?P<mark>,['”\"]?|[!?.…][”\"]|[”\"]|\s[—–]|[!?])\s*(?:(?:and|but|as|so)\s+)?$"
)
CASE_OF = regex(
    r",?\s+(?:citing|pointing to|referring to|recalling|"
    r"mentioning)\s+(?:the\s+)?(?:case|example|story|"
    r"fate|situation)s?\s+of\s+",
    re.IGNORECASE,
)
# "…, X said, adding that …" goes on with X.
ADDING = regex(
    r"[^,;“”]{0,60},\s+(?:also\s+|and\s+)?(?:adding|noting|saying|stressing|explaining|insisting|"
    r"claiming|warning|specifying|recalling|pointing out|"
    r"and\s+(?:added|noted|stressed|said|warned))\s+(?:that\s+)?(?=\S)",
    re.IGNORECASE,
)


# What depends on the clause before the cue is still its speaker's: "…, X said, although a judge …".
SUBORDINATE = regex(
    r"\s*,\s+(?:(?:with|without)\s+(?=an?\b|no\b|\w+\s)|(?:although|though|"
    r"even\s+though|because|even\s+as|whereas|after|before|so\s+that|and\s+that|"
    r"but\s+that)\s+|"
    r"(?=(?:most|many|some|several|all|both|none|few|half|one|two|three|including|"
    r"among\s+them|the\s+(?:first|second|third|fourth|fifth|last|latest|highest|"
    r"largest|biggest|only|same))\b(?:\s+of\s+(?:them|those|whom|these))?"
    r"\s+(?!\w+\s+(?:said|told|wrote)\b)))",
    re.IGNORECASE,
)


def said_afterwards(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "…, X said" and "…, said X": X speaks for what stands before it, and for its quotations.

    Where more follows a comma after the cue ("The plane, X said, landed …"), for that too.
    """
    text = sentence.text
    for cue in CUE.finditer(text):
        if in_quotation(sentence, cue.start()) or is_a_noun(text, cue):
            continue
        for words in (_inverted(text, cue), _in_order(text, cue)):
            if words is not None:
                scopes = _scopes_afterwards(sentence, cue, *words, known)
                yield from scopes
                if scopes:
                    break


Words = tuple[tuple[int, int], int, re.Match[str]]
"""Of a speaker beside a cue: the phrase, where the words that credit begin, and the mark before."""


# "…, has promised a review": no speaker follows.
AUXILIARY = regex(r"\b(?:has|have|had)\b", re.IGNORECASE)


def _inverted(text: str, cue: re.Match[str]) -> Words | None:
    if cue["cue"] in HAS_A_LISTENER:
        return None
    lead = re.search(rf"(?:^|\s)(?:{ADVERBS})$", text[: cue.start()], re.IGNORECASE)
    if lead is not None and AUXILIARY.search(lead.group()):
        return None
    begin = lead.start() + 1 if lead and lead.group().strip() else cue.start()
    mark = MARK_BEFORE.search(text, 0, begin)
    if mark is None or mark.start() == 0:
        return None
    subject = subject_after(text, cue.end())
    return None if subject is None else (subject, begin, mark)


def _in_order(text: str, cue: re.Match[str]) -> Words | None:
    if NOT_A_VERB_AFTER.search(text[: cue.start()]):
        return None
    subject = subject_before(text, cue.start())
    if subject is None:
        return None
    if PARENTHESIS.search(text, 0, subject[0]):
        return None
    mark = MARK_BEFORE.search(text, 0, subject[0])
    return None if mark is None or mark.start() == 0 else (subject, subject[0], mark)


# "…, then observed a halt of forty minutes": what follows is seen or met, and says nothing.
NEVER_INVERTED = word_set(
    """
    observe observes observed find found see sees saw read learn learned learnt establish
    established verify verified determine determined record recorded log logged
    track tracked detect detected discover discovered notice noticed hear heard certify certified
    hold holds held expect expects expected understand understood admit admits remember represent
    submit submits submitted represented accept answer answered
    """
)


# "…, shows a log" credits; "…, shows men boarding a plane" does not.
SHOWING = word_set("show shows showed")
PAPERS = frozenset({SpeakerKind.DOCUMENT, SpeakerKind.DATA_SOURCE})
THINGS = (None, SpeakerKind.DOCUMENT)


def _scopes_afterwards(
    sentence: Sentence, cue: re.Match[str], subject: tuple[int, int], words_start: int,
    mark: re.Match[str], known: KnownSpeakers,
) -> tuple[Scope, ...]:  # fmt: skip
    text, (start, end) = sentence.text, subject
    if in_quotation(sentence, start):
        return ()
    verb = cue["cue"].lower()
    if LEARNS.match(text, cue.start("cue")):
        return ()
    closes_quotation = mark["mark"][-1] in '”"'
    inverted = start > cue.start()
    unquoted = not closes_quotation
    if unquoted and _only_opens(text, mark.start(), inverted=inverted):
        return ()
    if unquoted and not inverted and _opens_content(text, cue):
        return ()
    if (
        unquoted
        and inverted
        and (verb in NEVER_INVERTED or not A_CLAUSE.search(text[: mark.start()]))
    ):
        return ()
    speakers = speakers_in(text, start, end, verb, known)
    if not speakers or (inverted and verb in SHOWING and speakers[0].kind not in PAPERS):
        return ()
    if inverted and verb in OF_DOING and kind_of(text[start:end], firm=False) in THINGS:
        # "…, promised a report by June".
        return ()
    after = max(cue.end(), end)
    chain, words_end = _told_whom(text, verb, subject, after, speakers, known)
    if words_end == after or chain != speakers:
        words_end = max(words_end, _after_when(text, words_end))
    if inverted and (described := APPOSED.match(text, words_end)):
        words_end = described.end()
    modality = CUE_MODALITY.get(verb)
    quoted_before = [q for q in sentence.quotations if q[1] <= words_start and _is_speech(text, q)]
    goes_on = GOES_ON_AFTER.match(text[words_end:])
    stop = len(text) if goes_on and not closes_quotation else mark.start()
    begin = (
        quoted_before[-1][0]
        if closes_quotation and quoted_before
        else clause_start(text, words_start)
    )
    words = (min(words_start, cue.start()), words_end)
    first = Scope(
        start=begin, end=max(stop, mark.start() + 2 * closes_quotation), chain=chain, words=words,
        modality=modality, quoted=bool(quoted_before),
    )  # fmt: skip
    later = [
        Scope(start=a, end=b, chain=chain, words=(a, a), modality=modality, quoted=True)
        for a, b in sentence.quotations
        if a >= words_end and first.quoted and _is_speech(text, (a, b))
    ]
    return (first, *later, *_goes_on(text, words_end, chain, modality, after=goes_on is not None))


# "The plane, X said, landed …", "her son called, she said, and told her …".
GOES_ON_AFTER = regex(
    rf"\s*,\s+(?:(?:and\s+|but\s+)?(?:{FINITE})\b|(?:and|but)\s+(?:then\s+|later\s+|also\s+)?"
    r"(?:[a-z]{2,}ed|told|went|came|got|gave|held|sent|put|saw|knew|began|spent|took|called)\b"
    r"(?!\s+that\s+(?:he|she|they)\s+(?:said|added)))"
)


# "…, ICE said, though activists say otherwise": others speak there.
CONTRASTS = regex(r"\b(?:though|although|whereas)\b")
NEAR_CHARACTERS = 110
# "…, says the ministry; nobody was hurt": one sentence, one speaker.
SAME_BREATH = regex(r"\s*;\s+(?=\w)")


def _goes_on(
    text: str, at: int, chain: tuple[Speaker, ...], modality: Modality | None, *, after: bool
) -> tuple[Scope, ...]:
    """ "…, X said, adding that …", "…, X estimated, most of them men": more by the same speaker."""
    if after:
        return ()
    if (same := SAME_BREATH.match(text, at)) and not _has_its_own_speaker(text, same.end()):
        return (Scope(start=same.end(), end=len(text), chain=chain, modality=modality,
                      words=(at, same.end())),)  # fmt: skip
    if adding := ADDING.match(text, at):
        return (Scope(start=adding.end(), end=len(text), chain=chain,
                      words=(at, adding.end())),)  # fmt: skip
    more = SUBORDINATE.match(text, at)
    if more is not None and not (
        CONTRASTS.search(more.group())
        and CUE.search(text, more.end(), more.end() + NEAR_CHARACTERS)
    ):
        return (Scope(start=more.end(), end=len(text), chain=chain, modality=modality,
                      words=(at, more.end())),)  # fmt: skip
    case = CASE_OF.match(text, at)
    if case is None:
        return ()
    telling = tuple(replace(s, cue="citing the case") for s in chain)
    return (Scope(start=case.end(), end=len(text), chain=telling, words=(at, case.end())),)


def _has_its_own_speaker(text: str, start: int) -> bool:
    """Say whether a part of a sentence opens with somebody else who speaks: "two nurses say …"."""
    cue = CUE.search(text, start, start + NEAR_CHARACTERS)
    if cue is None or is_a_noun(text, cue):
        return False
    subject = subject_before(text, cue.start())
    if subject is None:
        return False
    # "; half of them, a study suggests, try again": who stands between commas.
    between = text[: subject[0]].rstrip().endswith(",") and text[cue.end() : cue.end() + 1] == ","
    return subject[0] == start or (subject[0] > start and between)


def _is_speech(text: str, quotation: tuple[int, int]) -> bool:
    """A quotation of three words or more, or one that ends a clause, is speech and no nickname."""
    said = text[quotation[0] : quotation[1]]
    if runs_into(text, quotation[0]):
        return False
    return said.count(" ") >= 2 or said[-2:-1] in (",", ".", "!", "?")


HAS_A_VERB = regex(
    rf"\b(?:{FINITE})\b|\b\w+ed\s+(?:him|her|them|me|us|the|an?|his|their|to|into|out|off)\b"
)
PHRASE_OPENS = regex(
    r"\W*(?:for|in|on|at|by|with|this|last|early|late|within|among)\b", re.IGNORECASE
)


def _only_opens(text: str, end: int, *, inverted: bool) -> bool:
    """Say whether all before a comma is an opening ("On Tuesday, the ministry said …")."""
    if not re.search(r"\w", text[:end]):
        return True
    a_verb = A_CLAUSE if inverted else HAS_A_VERB
    if PHRASE_OPENS.match(text) and a_verb.search(text[:end]):
        # "For two days she was denied her pills, …": no opening but all of what is said.
        return False
    opener = OPENER.match(text[:end] + ", ")
    return opener is not None and opener.end() >= end


def _opens_content(text: str, cue: re.Match[str]) -> bool:
    """Say whether a cue after a comma opens a clause: "…, officials said the plane …"."""
    rest = text[cue.end() :]
    if rest.startswith(",") and not re.match(r",\s+(?:citing|quoting)\b", rest):
        return False
    told = cue["cue"].lower() in ("told", "tells")
    if re.match(r"[^,;“”.]{0,60}(?<!condition)\sthat\s", rest):
        return True
    if noun_and_verb_after(text, cue["cue"].lower(), cue.end()) is not None:
        return True
    # "…, he said on Friday." ends there.
    ends = re.match(
        r"\s+(?:[Oo]n|[Ii]n|[Aa]t|[Vv]ia|[Tt]hrough|[Bb]y)\s+(?![^,]*\b(?:was|were|had|has|is|"
        r"are|took|left|landed|will|would|did)\b)[^,]{1,60}[.,]?\s*$",
        rest,
    )
    when = re.match(WHEN_SAID, rest)
    after = rest[when.end() :] if when else rest
    if (when and when.group().endswith(",")) or re.match(r"\s*(?:[,.;]|$)", after):
        # "…, their attorneys said Monday, the first people sent there".
        return False
    opens = re.match(rf"\s+(?:{CONTENT_STARTS})", after)
    return not told and not ends and opens is not None and A_CLAUSE.search(rest) is not None


def _told_whom(
    text: str,
    cue: str,
    phrase_at: tuple[int, int],
    at: int,
    speakers: tuple[Speaker, ...],
    known: KnownSpeakers,
) -> tuple[tuple[Speaker, ...], int]:
    """Return the chain of a speaker with the outlet that was told or the source that is cited."""
    told = re.match(r"\s+(?:to\s+)?" if cue in ("told", "tells", "tell") else
                    r"\s+(?:to|in an? (?:\w+ )?(?:interview|statement|message|e-?mail|letter|call|reply|response|note|text) (?:with|to|for)|"
                    r"in (?:written )?(?:comments|answers|replies) to|by phone to|"
                    r"in remarks to)\s+", text[at:])  # fmt: skip
    if told:
        start = at + told.end()
        end = min(phrase_end(text, start), _before_when(text, start))
        listener = make_listener(text[start:end], start, known)
        return ((listener, *speakers) if listener else speakers), max(at, end)
    phrase = text[slice(*phrase_at)]
    after = cited_after(text, at, known)
    cited = (*speakers[1:], *after)
    end = max((at, *(speaker.end for speaker in after)))
    return with_its_sources(speakers[0], phrase, cited, known), end


# "…, said Orlov, a baker who gave only his first name.": what describes the speaker.
APPOSED = regex(
    r",\s+(?:an?|the|who|whose|whom|now|then|aged|head|director|president|chief|"
    r"founder|\d{1,2}\b|one\s+of)\b"
    r"[^“”;\"]{2,160}?(?=\.?\s*$|[.,]?\s+[“\"]|[.!?]\s+[A-Z])"
)
# “…,” is how the judge opened.
IS_HOW = regex(
    r"(?P<said>[“\"][^“”\"]{3,400}[”\"]),?\s+(?:is|was)\s+(?:how|what)\s+(?P<who>[^,;“”]{2,60}?)\s+(?:opened|began|started|put\s+it|"
    r"(?:described|summed|recalled|answered|replied|told|called|said|says|remembers|puts)\b)"
)


def is_how_somebody_put_it(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "“…,” is how the judge opened": the judge speaks for the quotation."""
    for found in IS_HOW.finditer(sentence.text):
        start, end = found.span("who")
        chain = speakers_in(sentence.text, start, end, "said", known)
        if chain:
            yield Scope(start=found.start("said"), end=found.end("said"), chain=chain,
                        words=(found.end("said"), found.end()), quoted=True)  # fmt: skip


WHEN_AND_HOW = regex(
    r"\s+(?:in|on|at|by|during|via|through|over|from|last|this|late|early|earlier|"
    r"yesterday|today|later|"
    r"[A-Z][a-z]+day)\b[^,;:.“”\"—–]{0,60}(?=,|;|\.?$|\.\s)"
)


def _after_when(text: str, at: int) -> int:
    """Return where what tells when and how it was said ends: "… in a call from the airport"."""
    found = WHEN_AND_HOW.match(text, at)
    return found.end() if found and not A_VERB.search(found.group()) else at


def _before_when(text: str, start: int) -> int:
    found = re.search(
        r"\s+(?:in (?:a|an)|on|by|during|at|via|late|early|last|this|from|through|after|before)\b|"
        r"\s+[A-Z][a-z]+day\b",
        text[start:],
    )
    return start + found.start() if found else len(text)
