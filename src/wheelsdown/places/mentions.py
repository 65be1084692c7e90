"""Places named in running text.

Takes text, gives its place names with their characters and what each can mean. A name is what a
reader takes for one: `Moscow’s Domodedovo Airport`, `Mesa, Arizona`, `аэропорт Домодедово`. What
only looks like a place is left out: an outlet's name, `Moscow’s invasion`, `U.S. officials`, a
surname. To miss a place costs a claim; to invent one costs trust.
"""

import re
from dataclasses import dataclass, replace

from wheelsdown.model.bilingual import Language
from wheelsdown.places.adjective_places import find_adjective_places
from wheelsdown.places.blocked_names import FOLLOWERS, HEADS, QUOTED_KINDS
from wheelsdown.places.gazetteer import Meaning, NamedPlace, lies_in, place_of_airport
from wheelsdown.places.scanning import Match, scan
from wheelsdown.places.spelling import Word, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHit:
    """Characters `start` to `end` (exclusive) name a place; several places: it is ambiguous."""

    start: int
    end: int
    text: str
    places: tuple[NamedPlace, ...]
    """Likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A name with the words of it, on its way through the rules."""

    first: int
    last: int
    end: int
    meanings: tuple[Meaning, ...]
    vouched: bool = False
    """Something beside the name says that it is a place: a state after it, `airport`."""


_POSSESSIVE = re.compile(r"['’ʼ]s\b|(?<=s)['’ʼ](?=\s)", re.IGNORECASE)
_AIRPORT_AFTER = re.compile(r"(?:['’ʼ]s)?[ \u00a0](?:[Ii]nternational )?[Aa]irports?\b(?! in\b)")
_AIRPORT_BEFORE = re.compile(
    r"аэропорт(?:а|у|ом|е|ы|ов|ам|ами|ах)?(?: город[ае])?(?: имени)?[ \u00a0]«?$", re.IGNORECASE
)
_KIND_BEFORE = re.compile(
    r"\b(?:город(?:а|у|ом|е|ок|ка|ке)?|штат(?:а|у|ом|е)?|аэропорт\w*|столиц\w+|маршрут\w*|рейс\w*)[ \u00a0]«?$",
    re.IGNORECASE,
)
_WIDER_AFTER = re.compile(
    r",? \(?|, (?:in )?|,? in (?:the )?|,? (?:в|на) |,? \(?(?:в )?(?:штат[еа]?|шт\.) ",
    re.IGNORECASE,
)
_JOINED = re.compile(r",? (?:and|or|to|и|или|в|через|via) |, |[ \u00a0]?[-–—→/][ \u00a0]?")
_ROUTE = re.compile(r"[ \u00a0]?[–—→>/][ \u00a0]?|[ \u00a0]-+>?[ \u00a0]")
"""Between two stations of a route: `Mesa – Bangor`, `AZA/SNN`."""
_PREPOSITIONS = frozenset(
    (
        *("in", "to", "from", "at", "near", "via", "through", "over", "for", "outside", "into"),
        *("between", "towards", "toward", "around", "beyond", "leaving", "left", "reached"),
        *("departed", "departing", "departs", "leaves", "reaching", "reaches", "onto", "inbound"),
        *("в", "во", "из", "на", "до", "через", "под", "над", "около", "близ", "возле", "у"),
        *("к", "ко", "от", "мимо", "минуя", "между", "направлении"),
    )
)
_BETWEEN = frozenset(("the", "nearby", "downtown", "central", "соседнем", "соседний"))
"""Words that may stand between a preposition and its place."""
_AFTER_ABBREVIATION = frozenset(
    (
        *("to", "on", "in", "at", "by", "from", "for", "and", "or", "with", "since", "after"),
        *("before", "during", "where", "which", "who", "that", "via", "as", "is", "was", "has"),
        *("had", "have", "will", "would", "this", "last", "next", "earlier", "late", "early"),
        *("over", "under", "because", "but", "amid", "while", "when", "if", "through", "aboard"),
        *("without", "despite", "are", "were", "could", "may", "might", "should", "than", "the"),
        *("until", "again", "illegally", "legally", "between", "around", "about", "it", "he"),
        *("she", "they", "we", "not", "so", "nor", "into", "out", "within", "against", "a", "an"),
        *("в", "и", "на", "из", "с", "по", "за", "к", "до", "через"),
    )
)
_VERBS = frozenset(
    (
        *("touched", "landed", "arrived", "departed", "took", "flew", "left", "stopped", "made"),
        *("returned", "face", "faced", "facing", "reached", "boarded", "began", "fear", "said"),
    )
)
"""`A plane from the U.S. touched down`: after a preposition a verb ends the phrase too."""
_DAYS = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december", "international", "airport"),
    )
)
"""A capital after a place that does not make it a person's name: `in Mesa Sunday`."""


def find_places(text: str, language: Language) -> tuple[PlaceHit, ...]:
    """Return the places named in `text` in order.

    A name is one that the gazetteer has, in any case form and spelling, with its capitals; the
    longest at each place. Then the rules, in this order: names of outlets and companies are no
    places; a wider place beside a name narrows it and joins it; `airport` joins it; a possessive
    that joins nothing is not a place of anything; an abbreviation before a noun is an adjective;
    a risky name needs a preposition. `language` is the report's: names in the other are found too.
    """
    words = words_of(text)
    matches = scan(text, words)
    hits: list[PlaceHit] = []
    i = 0
    while i < len(matches):
        candidate, used = _join_wider(text, words, matches, i)
        i += used
        if candidate is None or _is_other_name(text, words, candidate):
            continue
        candidate = _join_airport(text, words, candidate)
        start = _start_of(text, words, candidate)
        if _is_possessive(text, candidate) or _is_adjective(text, words, candidate):
            continue
        if places := _believed(text, words, candidate, hits):
            end = candidate.end
            # A quotation mark opened inside the name closes inside it.
            end += "«" in text[start:end] and text[end : end + 1] == "»"
            hits.append(PlaceHit(start=start, end=end, text=text[start:end], places=places))
    for start, end, places in find_adjective_places(text, language):
        if not any(hit.start < end and start < hit.end for hit in hits):
            hits.append(PlaceHit(start=start, end=end, text=text[start:end], places=places))
    return tuple(sorted(hits, key=lambda hit: hit.start))


def _candidate(text: str, words: list[Word], match: Match) -> _Candidate:
    """Return the match with its characters; the last full stop of `U.S.` is part of it."""
    end = words[match.last].end
    if match.last > match.first and len(words[match.last].text) == 1 and text[end : end + 1] == ".":
        end += 1
    return _Candidate(first=match.first, last=match.last, end=end, meanings=match.meanings)


def _join_wider(
    text: str, words: list[Word], matches: list[Match], i: int
) -> tuple[_Candidate | None, int]:
    """Join a name with the wider place after it, or before it as its owner.

    `Alexandria, La.`, `Domodedovo airport in Moscow`, `Moscow’s Domodedovo Airport`. A state that
    holds no town of that name unnames it: `Moscow, Idaho` is no Moscow we know.
    """
    this = _candidate(text, words, matches[i])
    alone = None if _only_after_city(this) or not this.meanings else this
    if alone is None or i + 1 == len(matches):
        return alone, 1
    after = _candidate(text, words, matches[i + 1])
    gap = text[this.end : words[after.first].start]
    if _POSSESSIVE.match(gap) and re.fullmatch(r"['’ʼ]s? (?:[\w-]+ ){0,2}", gap):
        owned = _inside(after.meanings, this.meanings)
        if owned:
            return replace(after, first=this.first, meanings=owned, vouched=True), 2
    this = _join_airport(text, words, this)
    gap = text[this.end : words[after.first].start]
    if not _WIDER_AFTER.fullmatch(gap) or (_only_after_city(after) and not _is_short(text, after)):
        return alone, 1
    inside = _inside(this.meanings, after.meanings)
    if inside:
        end = after.end
        if _only_after_city(after) and text[end : end + 1] == ".":
            end += 1
        end += 1 if "(" in gap and text[end : end + 1] == ")" else 0
        joined = replace(this, last=after.last, end=end, meanings=inside, vouched=True)
        return joined, 2
    states = any(m.place.kind == "state" for m in after.meanings)
    town = all(m.place.kind == "city" for m in this.meanings)
    return (None, 2) if states and town and gap.strip() == "," else (alone, 1)


def _only_after_city(candidate: _Candidate) -> bool:
    """Say whether all it can be is a state's abbreviation."""
    return bool(candidate.meanings) and all(m.needs == "after_city" for m in candidate.meanings)


def _is_short(text: str, candidate: _Candidate) -> bool:
    """Say whether an abbreviation is written as one: `AZ`, `Ariz.`, `N.H.`."""
    written = text[candidate.end - 2 : candidate.end]
    return written.isupper() or "." in text[candidate.end - 1 : candidate.end + 1]


def _inside(meanings: tuple[Meaning, ...], wider: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    return tuple(m for m in meanings if any(lies_in(m.place, w.place) for w in wider))


def _join_airport(text: str, words: list[Word], candidate: _Candidate) -> _Candidate:
    """Join the word `airport`; the airport is meant then, where one alone serves the place."""
    match = _AIRPORT_AFTER.match(text, candidate.end)
    start = words[candidate.first].start
    if match is None and not _AIRPORT_BEFORE.search(text, max(0, start - 40), start):
        return candidate
    meanings = tuple(_airport_meant(m) for m in candidate.meanings)
    end = match.end() if match else candidate.end
    last = candidate.last
    while last + 1 < len(words) and words[last + 1].end <= end:
        last += 1
    return replace(candidate, last=last, end=end, meanings=meanings, vouched=True)


def _airport_meant(meaning: Meaning) -> Meaning:
    place = meaning.place
    if place.kind != "city" or place.icao is None:
        return meaning
    return replace(meaning, place=place_of_airport(place.icao) or place)


def _start_of(text: str, words: list[Word], candidate: _Candidate) -> int:
    """Return where the name begins; `аэропорт` before it is part of it."""
    start = words[candidate.first].start
    before = _AIRPORT_BEFORE.search(text, max(0, start - 40), start)
    return before.start() if before else start


def _is_other_name(text: str, words: list[Word], candidate: _Candidate) -> bool:
    """A place inside the name of an outlet, a company or a school names no place."""
    start = words[candidate.first].start
    if candidate.last + 1 < len(words):
        after = words[candidate.last + 1]
        gap = text[candidate.end : after.start]
        school = [w.normal for w in words[candidate.last + 1 : candidate.last + 3]]
        if school == ["state", "university"]:
            return True
        if after.normal in FOLLOWERS and gap in (" ", "-", "\u00a0"):
            russian = after.text[0] > "\u0400"
            return russian or after.is_capital
    if candidate.first > 0:
        before = words[candidate.first - 1]
        gap = text[before.end : start]
        if before.normal == "of" and candidate.first > 1:
            before = words[candidate.first - 2]
            return before.is_capital and before.normal in ("university", "bank")
        if gap == " " and before.is_capital and before.normal in HEADS:
            return True
        return "«" in gap and before.normal.startswith(QUOTED_KINDS)
    return False


def _is_possessive(text: str, candidate: _Candidate) -> bool:
    """`Moscow’s invasion`: whose it is, not where a flight was."""
    return _POSSESSIVE.match(text, candidate.end) is not None


def _is_adjective(text: str, words: list[Word], candidate: _Candidate) -> bool:
    """`U.S. officials`: an abbreviation straight before a noun says whose, not where."""
    if not all(m.needs == "case" for m in candidate.meanings):
        return False
    if all(m.place.kind == "airport" for m in candidate.meanings):
        return False
    nearby = [*words[max(0, candidate.first - 1) : candidate.first]]
    nearby += words[candidate.last + 1 : candidate.last + 2]
    if any(len(w.text) > 3 and w.text.isupper() for w in nearby):
        # In a line of capitals "US" can be "us".
        return candidate.first == candidate.last
    if candidate.last + 1 == len(words):
        return False
    after = words[candidate.last + 1]
    gap = text[candidate.end : after.start]
    if gap.strip(" \u00a0"):
        # A hyphen makes an adjective (U.S.-led); any other sign ends the phrase.
        return gap in ("-", "‑")
    led_in = any(
        w.normal in _PREPOSITIONS for w in words[max(0, candidate.first - 2) : candidate.first]
    )
    free = after.normal in _AFTER_ABBREVIATION or after.normal in _DAYS
    return not (free or after.text.isdigit() or (led_in and after.normal in _VERBS))


def _believed(
    text: str, words: list[Word], candidate: _Candidate, before: list[PlaceHit]
) -> tuple[NamedPlace, ...]:
    """Return what the name can mean here; listed places hide mere municipalities."""
    trusted = candidate.vouched or _has_context(text, words, candidate, before)
    places = [
        m.place
        for m in candidate.meanings
        if m.needs in ("", "case") or (m.needs in ("context", "code") and trusted)
    ]
    listed = [p for p in places if p.listed]
    return tuple(dict.fromkeys(listed or places))


def _is_in_a_list(
    text: str, words: list[Word], candidate: _Candidate, hits: list[PlaceHit]
) -> bool:
    """A list that began with a place, or a route that goes on to one: `Mesa – Bangor`."""
    if hits and _JOINED.fullmatch(text, hits[-1].end, words[candidate.first].start):
        return True
    following = words[candidate.last + 1 : candidate.last + 4]
    if not following or not _ROUTE.fullmatch(text, candidate.end, following[0].start):
        return False
    named = scan(text, following)
    return bool(named) and named[0].first == 0


def _has_context(text: str, words: list[Word], candidate: _Candidate, hits: list[PlaceHit]) -> bool:
    """A preposition of place before it, `город`, or a list that began with a place; no surname."""
    start = words[candidate.first].start
    if candidate.last + 1 < len(words):
        after = words[candidate.last + 1]
        runs_on = text[candidate.end : after.start] in (" ", "\u00a0", "-")
        named = runs_on and after.is_capital and not after.text[0].isdigit()
        if named and after.normal not in _DAYS:
            return False
    if _is_in_a_list(text, words, candidate, hits):
        return True
    if _KIND_BEFORE.search(text, max(0, start - 40), start):
        return True
    for word in reversed(words[max(0, candidate.first - 2) : candidate.first]):
        if word.normal in _PREPOSITIONS:
            return not text[word.end : start].strip(' \u00a0«“"') or word.end < start
        if word.normal not in _BETWEEN:
            return False
    return False
