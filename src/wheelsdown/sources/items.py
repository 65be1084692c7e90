"""Captures that hold several reports: an id for each that is its own, and none twice.

A feed, an export of a channel, an archive of pages are one capture and many reports. The id of a
report is made from what the capture calls it and from its own text, so that it is the same in the
next export, and two posts with the same words are still two.
"""

import hashlib
from collections.abc import Iterable

from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import Report

MOST_ITEMS = 50_000
"""Reports taken from one capture; a busy channel has some ten thousand posts."""


def item_digest(called: str, original: str) -> Digest:
    """Return the id of an item: SHA-256 of what it is called, a line break, and its original."""
    said = f"{called}\n{original}".encode("utf-8", "surrogatepass")
    return Digest(f"sha256:{hashlib.sha256(said).hexdigest()}")


def unique_reports(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Return the reports in order, each id once: a page saved twice the same is one report."""
    return tuple({report.digest: report for report in reports}.values())


def printable(text: str) -> str:
    """Return `text` with halves of characters (lone surrogates, legal in JSON) replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
