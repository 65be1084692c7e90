"""Crediting phrases in English: "according to X", "X cited Y as saying", "which X confirmed".

In comes a sentence; out go the scopes of such phrases. Each function is one way of crediting.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.english_reporting_words import (
    FINITE,
    OPENER,
    SAY,
    cited_after,
    clause_start,
    in_quotation,
    phrase_end,
)
from wheelsdown.claims.english_speakers import make_speaker
from wheelsdown.claims.sentences import Sentence

ACCORDING = re.compile(r"\b(?:according to|per(?=\s+(?:[A-Z]|court|flight)))\s+", re.IGNORECASE)
BASED_ON = re.compile(
    r"\s+(?P<cue>based on (?:interviews with|data from|accounts of|testimony (?:of|from)|"
    r"reports by)|"
    r"(?:cited|quoted) by|citing)\s+",
    re.IGNORECASE,
)
DESCRIBED = re.compile(r",\s+(?:which|who|whose)\s[^,]{3,100},\s+")
WHERE_BEFORE = re.compile(r"\b(?:where|which|who|when|whom|that)\s*,?\s*$", re.IGNORECASE)


def according_to(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "According to X" speaks for its clause: what follows it when it opens the clause, else
    what precedes it; after "where," only for the rest of that relative clause.
    """
    text = sentence.text
    for found in ACCORDING.finditer(text):
        if in_quotation(sentence, found.start()):
            continue
        end = phrase_end(text, found.end())
        cue = " ".join(found.group().lower().split())
        chain = _chain_of_phrase(text, found.end(), end, cue, known)
        if not chain:
            continue
        words = (found.start(), end)
        before = text[: found.start()].rstrip(" ,")
        opens = not before or before[-1] in ';:—–”“"'
        relative = WHERE_BEFORE.search(text[: found.start()])
        if opens or relative:
            start, stop = min(end + 1, len(text)), len(text)
            if described := DESCRIBED.match(text, end):
                start = described.end()
            elif text[end : end + 1] not in (",", ""):
                # "According to X, a monitor, …": a description stands between.
                start = end
        elif re.match(rf",\s+(?:{FINITE})\b", text[end:]):
            start, stop = clause_start(text, found.start()), len(text)
        else:
            start, stop = clause_start(text, found.start()), found.start()
        yield Scope(start=start, end=stop, chain=chain, words=words)


def _chain_of_phrase(
    text: str, start: int, end: int, cue: str, known: KnownSpeakers
) -> tuple[Speaker, ...]:
    """Return the speaker of a phrase and whom it cites ("… based on interviews with …")."""
    cites = BASED_ON.search(text, start, end)
    first_end = cites.start() if cites else end
    first = make_speaker(text[start:first_end], start, known, cue, firm=True)
    if first is None:
        return ()
    if cites is None:
        return (first, *cited_after(text, end, known))
    second = make_speaker(text[cites.end() : end], cites.end(), known, cites["cue"], firm=True)
    if second is None:
        return (first,)
    backwards = cites["cue"].endswith(" by")
    return (second, first) if backwards else (first, second)


AS_SAYING = re.compile(
    r"(?P<who>\b[^,;“”]{2,90}?)\s+(?P<cue>cited|quoted|cites|quotes)\s+(?P<origin>[^;“”]{3,100}?)\s+"
    r"as\s+saying\s*(?:that\s+)?",
)
WAS_QUOTED = re.compile(
    r"(?P<origin>\b[^,;“”]{2,90}?)\s+was\s+(?P<cue>quoted|cited)(?:\s+by\s+(?P<who>[^,;“”]{2,60}?))?\s+"
    r"as\s+saying\s*(?:that\s+)?",
)


def cited_as_saying(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "X cited Y as saying that …": X is nearest, Y the origin; likewise "Y was quoted by X"."""
    text = sentence.text
    for pattern in (AS_SAYING, WAS_QUOTED):
        found = pattern.search(text)
        if found is None or in_quotation(sentence, found.start("origin")):
            continue
        chain = []
        for name in ("who", "origin"):
            if found[name] is None:
                continue
            start, end = found.span(name)
            opener = OPENER.match(text, start, end) if start == 0 else None
            start = opener.end() if opener else start
            cue = found["cue"] if name == "who" else "as saying"
            chain.append(make_speaker(text[start:end], start, known, cue, firm=True))
        if chain and all(chain):
            yield Scope(
                start=found.end(),
                end=len(text),
                chain=tuple(s for s in chain if s),
                words=(found.start(), found.end()),
            )


WHICH_CONFIRMED = re.compile(
    r"\b(?:which|that)\s+(?P<who>(?:[Tt]he\s+)?[A-Z][\w'.&-]*(?:\s+[\w'.&-]+){0,5}?)\s+"
    rf"(?P<cue>{SAY})\s+(?P<content>[a-z][^.,;]{{3,80}})"
)


def which_somebody_confirmed(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "…, which X confirmed took place": X speaks for the relative clause only."""
    for found in WHICH_CONFIRMED.finditer(sentence.text):
        start = found.start("who")
        if in_quotation(sentence, start):
            continue
        speaker = make_speaker(found["who"], start, known, found["cue"], firm=True)
        if speaker is not None:
            yield Scope(start=found.start(), end=found.end(), chain=(speaker,),
                        words=(start, found.end("cue")))  # fmt: skip
