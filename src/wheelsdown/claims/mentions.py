"""Places named in a sentence, tied to the characters of the report.

In comes a sentence; out go its places with what they stand for. An ambiguous name keeps its
candidates; none is chosen for it.
"""

from functools import lru_cache

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import Sentence
from wheelsdown.claims.statements import PlaceAt
from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import PlaceMention, Report, original_span
from wheelsdown.places.gazetteer import NamedPlace
from wheelsdown.places.mentions import PlaceHit, find_places

# More airports than this are no list that a reader can choose from.
MOST_CANDIDATES = 24
# Sentences that are remembered with their places: those of a long page.
REMEMBERED_SENTENCES = 4096
# No place is named without a capital after the first letter of the sentence, or a mark.
CAPITAL = regex(r"[A-ZА-ЯЁ]")


def find_mentions(report: Report, sentence: Sentence, language: Language) -> tuple[PlaceAt, ...]:
    """Return the places of `sentence`, in order; a place inside the name of a time is one too."""
    return tuple(
        PlaceAt(
            start=hit.start,
            end=hit.end,
            mention=_mention(
                report, sentence.start + hit.start, sentence.start + hit.end, hit.places
            ),
        )
        for hit in _places_in(sentence.text, language)
        if hit.places
    )


@lru_cache(maxsize=REMEMBERED_SENTENCES)
def _places_in(text: str, language: Language) -> tuple[PlaceHit, ...]:
    """Return the places of a sentence; a page that repeats itself is looked up once."""
    return find_places(text, language) if CAPITAL.search(text) else ()


def _mention(report: Report, start: int, end: int, places: tuple[NamedPlace, ...]) -> PlaceMention:
    span = original_span(report, start, end)
    icao = {p.icao for p in places}
    airports = tuple(dict.fromkeys(a for p in places for a in p.airports))
    small = all(p.kind in ("city", "airport") for p in places) and len(airports) <= MOST_CANDIDATES
    sole = _shared(icao)
    return PlaceMention(
        name=span.text,
        kind=places[0].kind,
        span=span,
        icao=sole,
        country=_shared({p.country for p in places}),
        region=_shared({p.region for p in places}),
        candidates=airports if small and sole is None else (),
        zone=_shared({p.zone for p in places}),
    )


def _shared(values: set[str | None]) -> str | None:
    """Return what all the meanings of a name have in common, or nothing."""
    return next(iter(values)) if len(values) == 1 else None


def zone_of_named(words: str, language: Language) -> str | None:
    """Return the zone of the place in "Moscow time", if one place alone is named."""
    zones = {p.zone for hit in find_places(words, language) for p in hit.places}
    return _shared(zones)
