"""Runs the extractor on a marked passage, as a user would who pastes the text and gives the day."""

import hashlib
from datetime import UTC, datetime, time

from evaluation.claims.gold import GoldPassage
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import Reading, Report
from wheelsdown.model.time_range import TimeRange
from wheelsdown.pipeline import read


def read_marked(passage: GoldPassage, *, parsers: bool = True, taught: bool = False) -> Reading:
    """Return what the extractor reads in the plain text of `passage`, with other readers or without."""
    return read(
        as_report(passage), published=published(passage), language=None, parsers=parsers,
        taught=taught,
    )  # fmt: skip


def as_report(passage: GoldPassage) -> Report:
    """Return the plain text of `passage` as a report."""
    digest = Digest(f"sha256:{hashlib.sha256(passage.text.encode()).hexdigest()}")
    return Report(digest=digest, name=passage.name, original=passage.text, text=passage.text)


def published(passage: GoldPassage) -> TimeRange | None:
    """Return the day as `--published` gives it: a day of UTC."""
    if not passage.published_is_given:
        return None
    return TimeRange(
        earliest=datetime.combine(passage.published, time(0, 0, 0), tzinfo=UTC),
        latest=datetime.combine(passage.published, time(23, 59, 59), tzinfo=UTC),
    )
