"""Reports as text, read and checked end to end; what was read is held against what was told."""

from collections import Counter

import numpy as np

from evaluation.simulated_world.heard import Heard
from evaluation.verdicts.reporters import Told
from evaluation.verdicts.scoring import check_in_index
from evaluation.verdicts.texts import Written, write_report
from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import ClaimType
from wheelsdown.model.time_range import from_ms
from wheelsdown.pipeline import read
from wheelsdown.verdicts.events import FLIGHT_EVENTS

HELD_AGAINST = FLIGHT_EVENTS - {ClaimType.FLIGHT_PASSENGERS, ClaimType.FLIGHT_COMPOSITION}


def rate_texts(
    heard: Heard, told: list[Told], language: Language, seed: int
) -> tuple[int, Counter[tuple[str, str]]]:
    """Return how many reports could be written, and the ratings of true and of false sentences."""
    rng = np.random.default_rng((seed, 4))
    ratings: Counter[tuple[str, str]] = Counter()
    written = 0
    for one in told:
        text = write_report(rng, one, heard.world.map, language)
        if text is not None:
            written += 1
            ratings += _ratings(heard, one, text)
    return written, ratings


def _ratings(heard: Heard, told: Told, written: Written) -> Counter[tuple[str, str]]:
    published = from_ms(round(told.published * 60_000), round(told.published * 60_000))
    reading = read(written.report, published=published)
    checked, _ = check_in_index(heard, reading.claims)
    found: Counter[tuple[str, str]] = Counter()
    for one in checked.checked:
        at = one.claim.quote.start
        number = next(n for n, (a, b) in enumerate(written.sentences) if at <= b)
        if one.claim.type in HELD_AGAINST:
            truth = "true" if told.statements[number].is_true else "false"
            found[truth, one.verdict.rating.value] += 1
    return found
