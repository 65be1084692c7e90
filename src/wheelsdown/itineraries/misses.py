"""By how much the next best itinerary misses: what "one fits" is worth.

In: itineraries, best first. Out: a `NextBest`.
"""

from collections.abc import Sequence

from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.itinerary import Itinerary, NextBest, Search
from wheelsdown.wording.catalogue import both


def next_best_of(ranked: Sequence[Itinerary]) -> NextBest | None:
    """Return what the best itinerary that does not fit misses, and by how little.

    Of those that miss fewest details, the one that misses in time by least; where nothing misses
    by time alone, the first.
    """
    missing = [i for i in ranked if not all(fit.fits for fit in i.fits)]
    if not missing:
        return None
    fewest = min(sum(not fit.fits for fit in i.fits) for i in missing)
    misses = [
        fit
        for itinerary in missing
        if sum(not fit.fits for fit in itinerary.fits) == fewest
        for fit in itinerary.fits
        if not fit.fits
    ]
    least = min(misses, key=lambda fit: (fit.off_by_minutes is None, fit.off_by_minutes or 0))
    return NextBest(
        misses=fewest, constraint=least.constraint.kind, off_by_minutes=least.off_by_minutes
    )


def base_rate_words(search: Search) -> Bilingual:
    """Return how many of the journeys on those days fit, and by how much the next best misses."""
    key = "itinerary.at_least" if search.fitting_at_least else "itinerary.fits"
    first = both(key, fitting=f"{search.fitting:,}", searched=f"{search.searched_legs:,}")
    second = _next_words(search.next_best)
    return Bilingual(en=f"{first.en}; {second.en}", ru=f"{first.ru}; {second.ru}")


def _next_words(found: NextBest | None) -> Bilingual:
    if found is None:
        return both("itinerary.no_next")
    what = both(f"itinerary.what_{found.constraint}")
    if found.off_by_minutes is None:
        return both("itinerary.next_not_found", what=what)
    return both("itinerary.next_by_minutes", minutes=found.off_by_minutes, what=what)
