"""Claims and their speakers in the words of a page or a terminal."""

from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import Attribution, Claim, Modality
from wheelsdown.publishing.leg_words import time_cell
from wheelsdown.publishing.visible_text import on_one_line
from wheelsdown.wording.catalogue import say

TAUGHT = "taught"
"""`Claim.reader` of what the network found that ships with wheelsdown."""


def speaker_words(chain: tuple[Attribution, ...], language: Language) -> str:
    """Return the chain from the nearest speaker to the origin, or the publisher's own voice."""
    if not chain:
        return say("cli.own_voice", language)
    links = [
        link.name if link.named else say("cli.unnamed", language, name=link.name) for link in chain
    ]
    return " ← ".join(links)


def claim_heading(claim: Claim, language: Language) -> str:
    """Return what kind of claim it is, how firmly it is made, and who but the rules found it."""
    words = [say(f"cli.type_{claim.type}", language)]
    if claim.modality is not Modality.ASSERTED:
        words.append(say(f"cli.modality_{claim.modality}", language))
    if claim.reader == TAUGHT:
        words.append(say("model.taught", language))
    if claim.found_by is not None:
        rule, by = on_one_line(claim.found_by.rule), claim.found_by.accepted_by
        if by is None:
            words.append(say("model.proposed_by", language, rule=rule))
        else:
            words.append(say("model.accepted_by", language, rule=rule, by=on_one_line(by)))
    return ", ".join(words)


def value_words(claim: Claim, language: Language) -> list[str]:
    """Return what was read out of the claim: its time in UTC, its places, its number."""
    words = [
        say("cli.time_read", language, said=t.span.text, time=time_cell(t.time), why=t.why)
        for t in claim.times
    ]
    value = claim.value
    named = (value.origin, *value.via, value.destination, value.place)
    for place in dict.fromkeys(p for p in named if p is not None):
        meant = place.icao or ", ".join(place.candidates[:6]) or place.country or "?"
        words.append(say("cli.place_read", language, said=place.name, meant=meant))
    count = value.count
    if count is not None:
        low = "–" if count.minimum is None else str(count.minimum)
        high = "–" if count.maximum is None else str(count.maximum)
        words.append(say("cli.count_read", language, said=count.text, low=low, high=high))
    return words
