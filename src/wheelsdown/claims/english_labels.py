"""Labels and sign-offs that credit without a verb: "Source: 64 land", "… – lawyer", "Radio X, citing Y: …".

In comes a sentence; out go the scopes of a name with a colon before what it says, and of a name
after a dash behind it.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.english_speaker_kinds import SEATS, is_country, kind_of
from wheelsdown.claims.english_speakers import make_speaker
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import Sentence
from wheelsdown.model.report import PassageKind, SpeakerKind

LABEL = regex(r"^(?P<who>[A-Z][\w.'-]*(?:\s+[\w.'-]+){0,5}):\s+(?=[A-Z“\"'\d])")
CITES = regex(
    r"^(?P<who>[A-Z“][^:;,.”]{1,50}”?),?\s+(?:citing|quoting|after|via|with\s+reference\s+to)\s+"
    r"(?P<origin>[^:;.]{3,80}):\s+(?=\S)"
)
SIGNATURE = regex(r"(?:\s[-–—]\s|:\s)(?P<who>(?:[\w.'-]+\s?){1,6})$")
NOT_A_LABEL = regex(
    r"^(?:LIVE|BREAKING|UPDATED?|EXCLUSIVE|WATCH|VIDEO|OPINION|ANALYSIS|EXPLAINER|FALSE|TRUE|"
    r"INTERVIEW|PHOTOS?|EDITORIAL|COMMENT|NEWS|AS IT HAPPENED|FACT ?CHECK|URGENT|"
    r"GALLERY|IN PICTURES|"
    r"REVEALED|CORRECTION|MISLEADING)\b",
    re.IGNORECASE,
)
SHOUTED = regex(r"[A-Z]{2,}(?:[ -][A-Z]{2,})+\s*")
ONE_ROLE = regex(
    r"^(?:lawyer|source|wife|husband|family|relative|witness|official|police|ministry|"
    r"report|expert|analyst|mother|brother|monitor)s?$",
    re.IGNORECASE,
)


LABEL_OF_TEXT = regex(
    r"^\W*(?P<who>[A-Z][\w.'-]*(?:\s+[\w.'-]+){0,4}(?:\s\([A-Z]\w+\))?):\s+(?=[\w“\"])"
)
# Whose name with a colon, in the middle of an article, is no heading: "FR24: the plane is over Bulgaria".
LABELS_OF_TEXT = frozenset({SpeakerKind.OUTLET, SpeakerKind.DATA_SOURCE})
# "… over Bulgaria — Sirena, citing a source".
SIGNED_OFF = regex(
    r"(?:\s[—–-]\s|\s\((?:via |source: )?)(?P<who>[A-Z“][\w“”.’' -]{1,40}?)"
    r"(?:,\s+(?:citing|quoting|with reference to)\s+(?P<origin>[^,.;]{3,60}))?\)?\W*$"
)


def citing_label(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "Radio Lumen, citing the mayor: two died": the first name is an outlet's, whatever it is."""
    found = CITES.match(sentence.text)
    if found is None:
        return
    who = make_speaker(found["who"], found.start("who"), known, "reported", firm=True)
    origin = make_speaker(found["origin"], found.start("origin"), known, "citing", firm=True)
    if who is not None and origin is not None:
        # "His lawyer, via Radio Lumen": the radio is nearer.
        told = origin.kind is SpeakerKind.OUTLET and who.kind is not SpeakerKind.OUTLET
        chain = (origin, who) if told else (who, origin)
        yield Scope(start=found.end(), end=len(sentence.text), chain=chain, words=(0, found.end()))


def label_of_text(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "FR24: the plane is over Bulgaria", "… over Bulgaria — Sirena, citing a source"."""
    text = sentence.text
    if sentence.kind is not PassageKind.BODY:
        return
    found = LABEL_OF_TEXT.match(text)
    if found is not None and not NOT_A_LABEL.match(found["who"]) and not text.endswith("?"):
        who = _named(found, "who", known)
        if who is not None and who.kind in LABELS_OF_TEXT:
            yield Scope(start=found.end(), end=len(text), chain=(who,), words=(0, found.end()))
    signed = SIGNED_OFF.search(text)
    if signed is None or signed.start() == 0:
        return
    who = _named(signed, "who", known)
    origin = _named(signed, "origin", known) if signed["origin"] else None
    if who is not None and (who.kind in LABELS_OF_TEXT or origin is not None):
        chain = (who, origin) if origin is not None else (who,)
        yield Scope(start=0, end=signed.start(), chain=chain, words=(signed.start(), len(text)))


def _named(found: re.Match[str], group: str, known: KnownSpeakers) -> Speaker | None:
    """Return whom a label names; a name with a source of its own is an outlet's."""
    cites = group == "who" and bool(found.groupdict().get("origin"))
    firm = cites or group == "origin"
    return make_speaker(
        found[group], found.start(group), known, "reported" if cites else None, firm=firm
    )


def _is_a_place(label: str, known: KnownSpeakers) -> bool:
    """Say whether the label of a headline can be where it happened: "Crete: 45 sent home"."""
    if ONE_ROLE.match(label) or label in known.full_names or label.lower() in known.kinds:
        return False
    if SEATS.match(label) or is_country(label):
        return True
    return " " not in label and kind_of(label, firm=False) is SpeakerKind.PERSON


def headline_label(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "Source: 64 land in Moscow", "Activist jailed - lawyer": a headline's shortest credit."""
    if sentence.kind is not PassageKind.HEADLINE:
        return
    text = sentence.text
    for pattern in (LABEL, SIGNATURE):
        found = pattern.search(text)
        if found is None or NOT_A_LABEL.match(found["who"]) or SHOUTED.fullmatch(found["who"]):
            continue
        start, end = found.span("who")
        if kind_of(found["who"].strip(), firm=False) is None and not ONE_ROLE.match(found["who"]):
            continue
        speaker = make_speaker(text[start:end], start, known, None, firm=True)
        if speaker is None or (pattern is LABEL and _is_a_place(found["who"], known)):
            continue
        if pattern is LABEL:
            yield Scope(start=found.end(), end=len(text), chain=(speaker,), words=(0, found.end()))
        else:
            yield Scope(
                start=0, end=found.start(), chain=(speaker,), words=(found.start(), len(text))
            )
