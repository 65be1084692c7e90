"""Verbs of saying in English: "X said that …", "…, X said", "…, X told Y", quotations.

In comes a sentence; out go the scopes of what is reported before and after such a verb.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.english_reporting_words import (
    ADVERBS,
    CONTENT_STARTS,
    CUE,
    CUE_MODALITY,
    FINITE,
    NOT_A_VERB_AFTER,
    OPENER,
    SAY,
    WHEN_SAID,
    cited_after,
    clause_start,
    in_quotation,
    phrase_end,
)
from wheelsdown.claims.english_speakers import make_speaker
from wheelsdown.claims.sentences import Sentence
from wheelsdown.model.report import SpeakerKind

CLAUSE_MARK = re.compile(
    r"(?:[;:—–”\"]|--|\b(?:but|while|although|though|because|whereas|as)\b|,\s+and\b)\s*", re.I
)
APPOSITIVE = re.compile(r"[,(—–]| who\b| which\b")


AFTERWARDS = re.compile(
    rf"(?P<mark>,['”\"]?|[!?][”\"]|[”\"])\s+(?P<who>[^,;“”\"]{{2,110}}?)"
    rf"(?:,\s(?:an?|the|who|whose|president|director|head|founder|[a-z]+ of)\s[^“”]{{3,160}}?,)?"
    rf"\s+(?i:{ADVERBS}(?P<cue>{SAY}))\b"
)
AFTERWARDS_INVERTED = re.compile(
    r"(?P<mark>,['”\"]?|[!?][”\"]|[”\"])\s+(?P<cue>said|says|added|wrote|recalled|explained|"
    r"recounted|insisted|claimed|announced|confirmed|reported|reports|warned|warns|read)\s+"
    r"(?P<who>(?:[Tt]he\s|[Aa]n?\s|[A-Z]|(?:one|two|several) of\s|(?:his|her|their)\s|"
    r"(?:officials|activists|advocates|lawyers|authorities|witnesses|sources|relatives|ministry|"
    r"police|embassy|lawyer|lawmaker|airline|official|report)\b)[^,;“”\"]{0,90}?)"
    r"(?=\s*(?:[,;—–]|\.?\s*$|\.\s[“\"A-Z]|\s(?:on|in|at|of|to)\s))"
)
NOT_A_SUBJECT = re.compile(
    r"^(?:who|which|where|when|that|whose|as|after|before|including|citing|he|she|it|they|there|"
    r"this|these|those|some|no|on|in|at|[A-Z][a-z]+day)\b(?=\s)|^(?:[A-Z][a-z]+day|that)$"
)


def said_afterwards(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "…, X said": X speaks for what stands before it in the sentence, and for its quotations.

    Where more follows a comma after the cue ("The plane, X said, landed …"), for that too.
    """
    text = sentence.text
    for pattern in (AFTERWARDS, AFTERWARDS_INVERTED):
        at = 0
        while found := pattern.search(text, at):
            at = found.start() + 1
            scopes = _scopes_afterwards(sentence, found, known)
            yield from scopes
            at = scopes[0].words[1] if scopes else at


def _scopes_afterwards(
    sentence: Sentence, found: re.Match[str], known: KnownSpeakers
) -> tuple[Scope, ...]:
    text = sentence.text
    (start, end), cue = found.span("who"), found["cue"]
    if trimmed := re.match(r"(?:and|but|as)\s+", text[start:end]):
        start += trimmed.end()
    if relative := re.search(r"\s(?:who|whose)\s", text[start:end]):
        end = start + relative.start()
    if in_quotation(sentence, start) or not _can_be_subject(text[start:end]):
        return ()
    unquoted = found["mark"][-1] not in '”"'
    inverted = found.start("cue") < found.start("who")
    if unquoted and (
        _only_opens(text, found.start()) or (not inverted and _opens_content(text, found))
    ):
        return ()
    speaker = make_speaker(text[start:end], start, known, cue.lower(), firm=True)
    if speaker is None:
        return ()
    chain, words_end = _told_whom(text, found, speaker, known)
    modality = CUE_MODALITY.get(cue.lower())
    quoted_before = [q for q in sentence.quotations if q[1] <= start and _is_speech(text, q)]
    goes_on = re.match(rf"\s*,\s+(?:and\s+|but\s+)?(?:{FINITE})\b", text[words_end:])
    quotation_ends = found["mark"][-1] in '”"'
    stop = len(text) if goes_on and not quotation_ends else found.start()
    begin = quoted_before[-1][0] if quotation_ends and quoted_before else clause_start(text, start)
    words = (min(start, found.start("cue")), words_end)
    first = Scope(
        start=begin, end=max(stop, found.start() + 2 * quotation_ends), chain=chain, words=words,
        modality=modality, quoted=bool(quoted_before),
    )  # fmt: skip
    later = [
        Scope(start=a, end=b, chain=chain, words=(a, a), modality=modality, quoted=True)
        for a, b in sentence.quotations
        if a >= words_end and first.quoted and _is_speech(text, (a, b))
    ]
    return (first, *later)


def _is_speech(text: str, quotation: tuple[int, int]) -> bool:
    """A quotation of three words or more, or one that ends a clause, is speech and no nickname."""
    said = text[quotation[0] : quotation[1]]
    return said.count(" ") >= 2 or said[-2:-1] in (",", ".", "!", "?")


def _can_be_subject(phrase: str) -> bool:
    """Say whether words beside a cue can be its subject: a phrase without a verb."""
    if len(phrase.split()) > 14 or CUE.search(phrase):
        return False
    if NOT_A_SUBJECT.match(phrase) and phrase.lower() not in ("he", "she", "they", "it"):
        return False
    return not re.search(rf"\b(?:{FINITE}|landing|touching|carrying)\b", phrase)


def _only_opens(text: str, end: int) -> bool:
    """Say whether all before a comma is an opening ("On Tuesday, the ministry said …")."""
    opener = OPENER.match(text[: end + 2])
    return opener is not None and opener.end() >= end


def _opens_content(text: str, found: re.Match[str]) -> bool:
    """Say whether a cue after a comma opens a clause: "…, officials said the plane …"."""
    rest = text[found.end() :]
    told = found["cue"].lower() in ("told", "tells")
    if re.match(r"[^,;“”.]{0,60}\sthat\s", rest):
        return True
    # "…, he said on Friday." ends there.
    ends = re.match(r"\s+(?:[Oo]n|[Ii]n|[Aa]t)\s+(?:an?\s|[A-Z]|the\s)[^,]{2,60}[.,]?\s*$", rest)
    return (
        not told and not ends and re.match(rf"{WHEN_SAID}\s+(?:{CONTENT_STARTS})", rest) is not None
    )


def _told_whom(
    text: str, found: re.Match[str], speaker: Speaker, known: KnownSpeakers
) -> tuple[tuple[Speaker, ...], int]:
    """Return the chain of a speaker with the outlet that was told or the source that is cited."""
    cue, at = found["cue"].lower(), found.end()
    told = re.match(r"\s+(?:to\s+)?", text[at:]) if cue in ("told", "tells") else re.match(
        r"\s+(?:to|in an interview with|in comments to)\s+", text[at:])  # fmt: skip
    if told:
        start = at + told.end()
        end = min(phrase_end(text, start), _before_when(text, start))
        listener = make_speaker(text[start:end], start, known, None, firm=False)
        if listener is not None and listener.kind is SpeakerKind.OUTLET and listener.named:
            return (listener, speaker), end
        return (speaker,), max(at, end)
    return (speaker, *cited_after(text, at, known)), at


def _before_when(text: str, start: int) -> int:
    found = re.search(
        r"\s+(?:in (?:a|an)|on|by|during|at|via|late|early|last|this)\b|\s+[A-Z][a-z]+day\b",
        text[start:],
    )
    return start + found.start() if found else len(text)


CITING_BETWEEN = re.compile(r",\s*(?:citing|quoting)\s+(?P<origin>[^,]{3,100}),\s*$", re.IGNORECASE)


def said_before(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "X said (that) …": X speaks for the rest of the sentence.

    The subject is the phrase at the start of the clause, without what describes it.
    """
    text = sentence.text
    for found in CUE.finditer(text):
        if in_quotation(sentence, found.start()) or NOT_A_VERB_AFTER.search(text[: found.start()]):
            continue
        content = _content_after(text, found, sentence)
        if content is None:
            continue
        subject = _subject_before(text, found.start())
        if subject is None:
            continue
        start, end = subject
        cue = found["cue"].lower()
        speaker = make_speaker(text[start:end], start, known, cue, firm=True)
        if speaker is None:
            continue
        chain: tuple[Speaker, ...] = (speaker,)
        between = CITING_BETWEEN.search(text, end, found.start())
        if between:
            cited = make_speaker(
                between["origin"], between.start("origin"), known, "citing", firm=True
            )
            chain = (speaker, cited) if cited else chain
        at, listener = content
        if listener is not None:
            named = make_speaker(
                text[listener[0] : listener[1]], listener[0], known, None, firm=False
            )
            if named is not None and named.kind is SpeakerKind.OUTLET and named.named:
                chain = (named, *chain)
        yield Scope(start=at, end=len(text), chain=chain, words=(start, at),
                    modality=CUE_MODALITY.get(cue), quoted=text[at : at + 1] in "“\"")  # fmt: skip


LISTENER = re.compile(
    r"\s+(?P<listener>(?:the\s+)?(?:[\w'.&-]+\s+){0,5}?[\w'.&-]+?)(?:\s+(?:on|in|during)\s+[^,“”]{2,40})?"
    r"(?:\s+that\s+|,?\s+(?=“|\"|the\b|an?\b|there\b|he\b|she\b|it\b|they\b|some\b|his\b|her\b|their\b|"
    r"its\b|\d|about\b|more\b))"
)


def _content_after(
    text: str, found: re.Match[str], sentence: Sentence
) -> tuple[int, tuple[int, int] | None] | None:
    """Return where what is said begins after a cue, and who is told; nothing if nothing follows."""
    rest_at, cue = found.end(), found["cue"].lower()
    if cue in ("told", "tells"):
        told = LISTENER.match(text, rest_at)
        return (told.end(), told.span("listener")) if told else None
    citing = re.match(r",\s*citing\s+[^,]{3,100},\s*", text[rest_at:])
    if citing:
        rest_at += citing.end() - 1
    opens = re.compile(rf"{WHEN_SAID}:?\s+(?:that\s+(?:,[^,]+,\s+)?)?(?={CONTENT_STARTS})").match(
        text, rest_at
    )
    if opens is None:
        that = re.compile(r"[^,;“”.]{0,60}\sthat\s+").match(text, rest_at)
        return None if that is None else (that.end(), None)
    if re.fullmatch(r"\W*", text[opens.end() :]):
        return None
    return opens.end(), None


def _subject_before(text: str, cue_at: int) -> tuple[int, int] | None:
    """Return the phrase that is subject of the verb at `cue_at`, cut before what describes it."""
    start = 0
    for mark in CLAUSE_MARK.finditer(text, 0, cue_at):
        if mark.end() < cue_at:
            start = mark.end()
    opener = OPENER.match(text, start, cue_at)
    if opener and opener.end() < cue_at:
        start = opener.end()
    before = re.sub(rf"\s+{ADVERBS}$", "", text[start:cue_at])
    before = before.rstrip()
    before = re.sub(r"\s+(?:who|which)$", "", before)
    apposed = APPOSITIVE.search(before)
    if apposed:
        closes = before.endswith((",", ")")) or " who" in before or " which" in before
        after_comma = before[apposed.end() :].strip()
        if not closes and apposed.group() == "," and after_comma:
            # "The plane landed, officials said that …": the subject is after the last comma.
            last = before.rfind(",") + 1
            lead = re.match(r"\s*(?:and|but)?\s*", before[last:])
            begin = last + (lead.end() if lead else 0)
            return _phrase(start + begin, before[begin:])
        before = before[: apposed.start()]
    return _phrase(start, before)


def _phrase(start: int, words: str) -> tuple[int, int] | None:
    words = words.rstrip(" ,")
    cut = re.match(r"[\s\W]*(?:and\s+)?", words)
    lead = cut.end() if cut else 0
    words_count = len(words[lead:].split())
    if not 0 < words_count <= 14 or re.search(rf"\b(?:{FINITE})\b", words[lead:]):
        return None
    return start + lead, start + len(words)
