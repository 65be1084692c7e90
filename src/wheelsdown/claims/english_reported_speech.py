"""Verbs of saying in English: "X said that …", "…, X said", "…, said X", quotations.

In comes a sentence; out go the scopes of what is reported before and after such a verb. Each verb
is looked at once: what stands before and after it decides which way it credits.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.english_reporting_words import (
    A_REPORT,
    ADVERBS,
    CONTENT_STARTS,
    CUE,
    CUE_MODALITY,
    FINITE,
    NOT_A_VERB_AFTER,
    OPENER,
    REPORT_NOUNS,
    SAY,
    WHEN_SAID,
    cited_after,
    clause_start,
    in_quotation,
    phrase_end,
    read_by,
    runs_into,
    speakers_in,
)
from wheelsdown.claims.english_speaker_phrases import (
    A_VERB,
    leading_subject,
    subject_after,
    subject_before,
)
from wheelsdown.claims.english_speakers import make_listener, make_speaker
from wheelsdown.claims.sentences import Sentence, word_set
from wheelsdown.model.report import Modality

# What stands between what is said and who said it.
MARK_BEFORE = re.compile(
    r"(?P<mark>,['”\"]?|[!?.…][”\"]|[”\"]|\s[—–]|[!?])\s*(?:(?:and|but|as|so)\s+)?$"
)
CASE_OF = re.compile(
    r",?\s+(?:citing|pointing to|referring to|recalling|"
    r"mentioning)\s+(?:the\s+)?(?:case|example|story|"
    r"fate|situation)s?\s+of\s+",
    re.IGNORECASE,
)
# "…, X said, adding that …" goes on with X.
ADDING = re.compile(
    r"[^,;“”]{0,60},\s+(?:also\s+|and\s+)?(?:adding|noting|saying|stressing|explaining|insisting|"
    r"claiming|warning|specifying|recalling|pointing out|"
    r"and\s+(?:added|noted|stressed|said|warned))\s+(?:that\s+)?(?=\S)",
    re.IGNORECASE,
)


# What depends on the clause before the cue is still its speaker's: "…, X said, although a judge …".
SUBORDINATE = re.compile(
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
        if in_quotation(sentence, cue.start()) or _is_a_noun(text, cue):
            continue
        for words in (_inverted(text, cue), _in_order(text, cue)):
            if words is not None:
                scopes = _scopes_afterwards(sentence, cue, *words, known)
                yield from scopes
                if scopes:
                    break


Words = tuple[tuple[int, int], int, re.Match[str]]
"""Of a speaker beside a cue: the phrase, where the words that credit begin, and the mark before."""


# Who stands after these is told, not telling.
HAS_A_LISTENER = word_set(
    "told tells tell informed informs assured assures notified notifies advised"
)


def _inverted(text: str, cue: re.Match[str]) -> Words | None:
    if cue["cue"] in HAS_A_LISTENER:
        return None
    lead = re.search(rf"(?:^|\s)(?:{ADVERBS})$", text[: cue.start()], re.IGNORECASE)
    begin = lead.start() + 1 if lead and lead.group().strip() else cue.start()
    mark = MARK_BEFORE.search(text, 0, begin)
    if mark is None or mark.start() == 0:
        return None
    subject = subject_after(text, cue.end())
    return None if subject is None else (subject, begin, mark)


# "… and, two of them said, those who refused were beaten": of what follows only.
PARENTHESIS = re.compile(r"\b(?:and|but|yet|while|because|that|which|who|where|when),\s*$")


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


def _scopes_afterwards(
    sentence: Sentence, cue: re.Match[str], subject: tuple[int, int], words_start: int,
    mark: re.Match[str], known: KnownSpeakers,
) -> tuple[Scope, ...]:  # fmt: skip
    text, (start, end) = sentence.text, subject
    if in_quotation(sentence, start):
        return ()
    closes_quotation = mark["mark"][-1] in '”"'
    inverted = start > cue.start()
    unquoted = not closes_quotation
    if unquoted and _only_opens(text, mark.start()):
        return ()
    if unquoted and not inverted and _opens_content(text, cue):
        return ()
    if unquoted and inverted and not A_CLAUSE.search(text[: mark.start()]):
        return ()
    verb = cue["cue"].lower()
    speakers = speakers_in(text, start, end, verb, known)
    if not speakers:
        return ()
    after = max(cue.end(), end)
    chain, words_end = _told_whom(text, verb, after, speakers, known)
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
GOES_ON_AFTER = re.compile(
    rf"\s*,\s+(?:(?:and\s+|but\s+)?(?:{FINITE})\b|(?:and|but)\s+(?:then\s+|later\s+|also\s+)?"
    r"(?:[a-z]{2,}ed|told|went|came|got|gave|held|sent|put|saw|knew|began|spent|took|called)\b"
    r"(?!\s+that\s+(?:he|she|they)\s+(?:said|added)))"
)


def _goes_on(
    text: str, at: int, chain: tuple[Speaker, ...], modality: Modality | None, *, after: bool
) -> tuple[Scope, ...]:
    """ "…, X said, adding that …", "…, X estimated, most of them men": more by the same speaker."""
    if after:
        return ()
    if adding := ADDING.match(text, at):
        return (Scope(start=adding.end(), end=len(text), chain=chain,
                      words=(at, adding.end())),)  # fmt: skip
    if more := SUBORDINATE.match(text, at):
        return (Scope(start=more.end(), end=len(text), chain=chain, modality=modality,
                      words=(at, more.end())),)  # fmt: skip
    case = CASE_OF.match(text, at)
    if case is None:
        return ()
    telling = tuple(replace(s, cue="citing the case") for s in chain)
    return (Scope(start=case.end(), end=len(text), chain=telling, words=(at, case.end())),)


def _is_speech(text: str, quotation: tuple[int, int]) -> bool:
    """A quotation of three words or more, or one that ends a clause, is speech and no nickname."""
    said = text[quotation[0] : quotation[1]]
    if runs_into(text, quotation[0]):
        return False
    return said.count(" ") >= 2 or said[-2:-1] in (",", ".", "!", "?")


HAS_A_VERB = re.compile(
    rf"\b(?:{FINITE})\b|\b\w+ed\s+(?:him|her|them|me|us|the|an?|his|their|to|into|out|off)\b"
)
PHRASE_OPENS = re.compile(
    r"\W*(?:for|in|on|at|by|with|this|last|early|late|within|among)\b", re.IGNORECASE
)


def _only_opens(text: str, end: int) -> bool:
    """Say whether all before a comma is an opening ("On Tuesday, the ministry said …")."""
    if not re.search(r"\w", text[:end]):
        return True
    if PHRASE_OPENS.match(text) and HAS_A_VERB.search(text[:end]):
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
    if re.match(r"[^,;“”.]{0,60}\sthat\s", rest):
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
    text: str, cue: str, at: int, speakers: tuple[Speaker, ...], known: KnownSpeakers
) -> tuple[tuple[Speaker, ...], int]:
    """Return the chain of a speaker with the outlet that was told or the source that is cited."""
    told = re.match(r"\s+(?:to\s+)?" if cue in ("told", "tells", "tell") else
                    r"\s+(?:to|in an interview (?:with|to|for)|in comments to|by phone to|"
                    r"in remarks to)\s+", text[at:])  # fmt: skip
    if told:
        start = at + told.end()
        end = min(phrase_end(text, start), _before_when(text, start))
        listener = make_listener(text[start:end], start, known)
        return ((listener, *speakers) if listener else speakers), max(at, end)
    return (*speakers, *cited_after(text, at, known)), at


# "…, said Orlov, a baker who gave only his first name.": what describes the speaker.
APPOSED = re.compile(
    r",\s+(?:an?|the|who|whose|whom|now|then|aged|head|director|president|chief|"
    r"founder|\d{1,2}\b|one\s+of)\b"
    r"[^“”;\"]{2,160}?(?=\.?\s*$|[.,]?\s+[“\"]|[.!?]\s+[A-Z])"
)
WHEN_AND_HOW = re.compile(
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


BY_SOMEBODY = re.compile(r"\s+(?:\w+ly\s+)?by\s+(?!phone|telephone|e-?mail|text|\w+ing\b)")
VERB_NEXT = re.compile(rf"\s+(?:\w+ly\s+)?(?:{SAY}|{A_VERB.pattern})")
CITING_BETWEEN = re.compile(
    r",\s*(?:citing|quoting|which\s+(?:cites|cited|quotes|quoted))\s+(?P<origin>[^,]{3,100}),\s*"
    r"(?:has\s+|have\s+)?$",
    re.IGNORECASE,
)
QUOTED_BY_BETWEEN = re.compile(
    r",\s*(?:quoted|cited)\s+(?:by|in)\s+(?P<outlet>[^,]{3,60}),\s*$", re.IGNORECASE
)
CITING_FIRST = re.compile(r"^\W*(?:citing|quoting)\s+(?P<origin>[^,]{3,100}),\s", re.IGNORECASE)


CITING_LAST = re.compile(
    r",\s+(?:citing|quoting)\s+(?!(?:the\s+)?(?:case|example|story|fate|situation)s?\s+of)[^,;“”]{3,100}$",
    re.IGNORECASE,
)


def said_before(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "X said (that) …": X speaks for the rest of the sentence.

    The subject is the phrase at the start of the clause, without what describes it.
    """
    text = sentence.text
    for found in CUE.finditer(text):
        if in_quotation(sentence, found.start()) or NOT_A_VERB_AFTER.search(text[: found.start()]):
            continue
        cue = found["cue"].lower()
        if _is_a_noun(text, found):
            continue
        content = _content_after(text, found) or _after_parenthesis(text, found)
        subject = subject_before(text, found.start()) if content is not None else None
        if content is None or subject is None:
            continue
        chain = _chain_before(text, subject, found, known)
        if not chain:
            continue
        at, listener = content
        chain += tuple(s for s in cited_after(text, found.end(), known) if s.start < at)
        cited_last = CITING_LAST.search(text, at)
        end = cited_last.start() if cited_last else len(text)
        if cited_last and not CUE.search(text, at, end):
            chain += cited_after(text, end, known)
        if listener is not None:
            named = make_listener(text[listener[0] : listener[1]], listener[0], known)
            chain = (named, *chain) if named else chain
        yield Scope(start=at, end=end, chain=chain, words=(subject[0], at),
                    modality=CUE_MODALITY.get(cue), quoted=text[at : at + 1] in "“\"")  # fmt: skip


SAYING_SO = re.compile(
    r",\s+(?P<cue>saying|claiming|insisting|arguing|stressing|explaining|warning|"
    r"alleging|writing|asserting|"
    rf"maintaining|adding|noting)\s+(?:that\s+)?(?={CONTENT_STARTS})"
)


def saying_so(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "The company disputed the account, saying nobody was hurt": its subject says the rest."""
    text = sentence.text
    for found in SAYING_SO.finditer(text):
        if in_quotation(sentence, found.start()):
            continue
        subject = leading_subject(text, found.start())
        if subject is None or text[slice(*subject)].lower() in ("it", "they"):
            continue
        chain = speakers_in(text, *subject, found["cue"], known)
        if chain:
            yield Scope(start=found.end(), end=len(text), chain=chain,
                        words=(found.start(), found.end()),
                        modality=Modality.FEARED if found["cue"] == "warning" else None)  # fmt: skip


def _is_a_noun(text: str, cue: re.Match[str]) -> bool:
    """Say whether a word that can be a noun is one: "earlier reports", "court records show"."""
    if BY_SOMEBODY.match(text, cue.end()):
        # "Data logged by volunteers": a participle that describes.
        return True
    if cue["cue"] not in REPORT_NOUNS:
        return False
    return (
        A_REPORT.search(text[: cue.start()]) is not None
        or VERB_NEXT.match(text, cue.end()) is not None
    )


def _after_parenthesis(text: str, cue: re.Match[str]) -> tuple[int, tuple[int, int] | None] | None:
    """Return where "those" begins in "and, two of them said, those who refused were beaten"."""
    subject = subject_before(text, cue.start())
    if subject is None or not PARENTHESIS.search(text, 0, subject[0]):
        return None
    told = re.compile(r"(?P<listener>(?:\s+[\w'.&-]+){0,6}?)\s*,\s+(?=\w)").match(text, cue.end())
    if told is None:
        return None
    listener = told.span("listener") if cue["cue"] in HAS_A_LISTENER and told["listener"] else None
    return told.end(), (listener[0] + 1, listener[1]) if listener else None


def _chain_before(
    text: str, subject: tuple[int, int], cue: re.Match[str], known: KnownSpeakers
) -> tuple[Speaker, ...]:
    """Return the subject of a verb of saying with whom it cites, or who quotes it, between."""
    start, end = subject
    chain = speakers_in(text, start, end, cue["cue"].lower(), known)
    if not chain:
        return ()
    chain = (*read_by(text, end, cue.start(), known), *chain)
    for pattern, name, at in (
        (CITING_BETWEEN, "origin", end), (QUOTED_BY_BETWEEN, "outlet", end), (CITING_FIRST, "origin", 0),
    ):  # fmt: skip
        if between := pattern.search(text, at, cue.start()):
            other = make_speaker(between[name], between.start(name), known, "citing", firm=True)
            if other is not None:
                return (other, *chain) if name == "outlet" else (*chain, other)
    return chain


OPENS_WITH_THAT = re.compile(rf"{WHEN_SAID}:?\s+that\s+(?:,[^,]+,\s+)?(?=\S)")
OPENS_CONTENT = re.compile(rf"{WHEN_SAID}:?\s+(?={CONTENT_STARTS})")
# Verbs that have a clause after them far more often than a thing.
TAKES_A_CLAUSE = word_set("said says say insisted insists argued argues")
A_CLAUSE = re.compile(
    rf"{A_VERB.pattern}|\b(?:[a-z]{{2,}}ed|[a-z]{{3,}}ing|met|lands|face|faces|"
    rf"leaves|arrives|departs|says|remains?|lives?|works?|needs?|wants?|goes|gets?)\b|\d"
)
LATER_THAT = re.compile(r"(?P<before>[^,;“”.]{0,60})\sthat\s+")
LISTENER = re.compile(
    r"\s+(?P<listener>(?:the\s+)?(?:(?!to\b)[\w'.&-]+\s+){0,5}?(?!to\b)[\w'.&-]+?)(?:\s+(?:on|in|"
    r"during|by|at|via|through|last|this|late|earlier|before|after|from)\s+[^,“”]{2,40}?)?"
    r"(?:\s+that\s+|:\s+(?=[“\"])|(?<! of)(?<! for),?\s+(?=“|\"|the\b|an?\b|there\b|he\b|she\b|it\b|"
    r"they\b|some\b|no\b|we\b|I\b|"
    r"nobody\b|all\b|his\b|her\b|their\b|our\b|two\b|three\b|"
    r"its\b|\d|about\b|more\b|at least\b))"
)


def _first_joint(text: str, at: int) -> int:
    """Return where "but gave no numbers" begins in "confirmed the arrests but gave no numbers"."""
    joint = re.compile(r"\s(?:but|and)\s+(?=[a-z]+(?:ed|t|ve)?\b\s)").search(text, at)
    return joint.start() if joint else len(text)


def _content_after(text: str, found: re.Match[str]) -> tuple[int, tuple[int, int] | None] | None:
    """Return where what is said begins after a cue, and who is told; nothing if nothing follows."""
    rest_at, cue = found.end(), found["cue"].lower()
    if cue in ("told", "tells", "tell", "informed", "informs", "assured", "assures", "notified"):
        told = LISTENER.match(text, rest_at)
        return (told.end(), told.span("listener")) if told else None
    denied = cue in ("denied", "denies", "deny") and re.match(r"\s+(?=\w+ing\b)", text[rest_at:])
    if denied:
        return rest_at + denied.end(), None
    citing = re.match(
        rf"{WHEN_SAID}\s*(?<=,)\s*(?:citing|quoting)\s+[^,]{{3,100}},\s*", text[rest_at:]
    )
    if citing:
        rest_at += citing.end() - 1
    with_that = OPENS_WITH_THAT.match(text, rest_at)
    opens = with_that or OPENS_CONTENT.match(text, rest_at)
    if opens is None:
        that = LATER_THAT.match(text, rest_at)
        if that is None or CUE.search(that["before"]) or A_VERB.search(that["before"]):
            return None
        return that.end(), None
    if re.fullmatch(r"\W*", text[opens.end() :]):
        return None
    if (
        cue not in TAKES_A_CLAUSE
        and with_that is None
        and not A_CLAUSE.search(text, opens.end(), _first_joint(text, opens.end()))
        and text[opens.end()] not in '“"'
    ):
        # "A judge denied his claim" says nothing of the claim.
        return None
    return opens.end(), None
