"""Where several reports have a thing from: ten copies of one agency item are one root.

In come readings and a claim of each; out go `Root`s. Corroboration counts roots, not outlets: two
reports that share a wording, an origin or an agency have said one thing once.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.text import simplify
from wheelsdown.model.report import Claim, Reading, Root, SpeakerKind

WORD = regex(r"[^\W_]+")
# Words in a row that two reporters do not write by chance.
SHINGLE_WORDS = 5
# Share of the shorter quote's shingles that the other has: agency copies keep whole sentences.
SAME_WORDING_SHARE = 0.6
AGENCY = regex(
    r"\((?P<a>AP|AFP|Reuters|dpa|EFE|ANSA|TASS|Interfax|RIA Novosti|Kyodo|Xinhua|UPI|"
    r"PAP|BNS|CT[KV])\)|"
    r"\b(?P<b>Associated Press|Agence France-Presse|Reuters|ТАСС|Интерфакс|РИА Новости)\b"
)
AGENCY_NAMES = {"Associated Press": "AP", "Agence France-Presse": "AFP", "ТАСС": "TASS",
                "Интерфакс": "Interfax", "РИА Новости": "RIA Novosti"}  # fmt: skip
# A dateline and a byline stand here.
LOOKED_AT_CHARACTERS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim with the reading it is from."""

    reading: Reading
    claim: Claim


Shared = Callable[[Telling, Telling], str | None]


def find_roots(readings: Sequence[Reading], claims: Sequence[Claim]) -> tuple[Root, ...]:
    """Return the roots of `claims`, which tell of one thing, in the order of their first claim.

    Claims are put together by the first rule of `RULES` that finds something shared; who shares
    with one shares with all of its root.
    """
    by_report = {reading.report.digest: reading for reading in readings}
    tellings = [Telling(reading=by_report[c.report], claim=c) for c in claims]
    groups: list[tuple[str, str, list[Telling]]] = []
    for telling in tellings:
        joined: tuple[str, str, list[Telling]] | None = None
        rest = []
        for group in groups:
            found = _shared(telling, group[2])
            if found is None:
                rest.append(group)
            elif joined is None:
                rule, name = found
                joined = (name if group[1] == "own_voice" else group[0],
                          rule if group[1] == "own_voice" else group[1], group[2])  # fmt: skip
                rest.append(joined)
            else:
                joined[2].extend(group[2])
        if joined is None:
            rest.append(
                (
                    _origin_name(telling),
                    "own_voice" if not telling.claim.attribution else "same_origin",
                    [telling],
                )
            )
        else:
            joined[2].append(telling)
        groups = rest
    return tuple(
        Root(name=name, rule=rule, claims=tuple(t.claim.claim for t in members))
        for name, rule, members in groups
    )


def _shared(telling: Telling, group: list[Telling]) -> tuple[str, str] | None:
    for name, rule in RULES:
        for other in group:
            if (shared := rule(telling, other)) is not None:
                return name, shared
    return None


def _origin_name(telling: Telling) -> str:
    """Return whom a claim goes back to: the end of its chain, else who publishes it."""
    if telling.claim.attribution:
        return telling.claim.attribution[-1].name
    source = telling.reading.report.source
    return source.name if source is not None else telling.reading.report.name


def same_report(one: Telling, other: Telling) -> str | None:
    """Claims of one report have one root."""
    return _origin_name(other) if one.reading.report.digest == other.reading.report.digest else None


def same_origin(one: Telling, other: Telling) -> str | None:
    """A named origin that both credit, or the outlet that one of them is, is a shared root.

    Two unnamed relatives may be two people; but one outlet's relative is one.
    """
    mine, theirs = _names(one), _names(other)
    named = [n for n in theirs if n in mine]
    if named:
        return named[-1]
    for a, b in ((one, other), (other, one)):
        publisher = a.reading.report.source
        if publisher is not None and simplify(publisher.name).lower() in _names(b):
            return publisher.name
    return None


def _names(telling: Telling) -> list[str]:
    """Return the named of a chain, as compared: without article and case."""
    article = regex(r"^(?:the|an?)\s+", re.IGNORECASE)
    chain = telling.claim.attribution
    return [article.sub("", simplify(a.name)).lower() for a in chain
            if a.named and a.kind is not SpeakerKind.GROUP]  # fmt: skip


def agency_copy(one: Telling, other: Telling) -> str | None:
    """Two items that carry one agency's sign have the agency as their root."""
    a, b = agency_of(one.reading), agency_of(other.reading)
    return a if a is not None and a == b else None


def agency_of(reading: Reading) -> str | None:
    """Return the agency that the head of a report is signed by."""
    found = AGENCY.search(reading.report.text[:LOOKED_AT_CHARACTERS])
    if found is None:
        return None
    name = found["a"] or found["b"]
    return AGENCY_NAMES.get(name, name)


def same_wording(one: Telling, other: Telling) -> str | None:
    """Sentences that share most of their runs of five words are copies of one."""
    a, b = (_shingles(t) for t in (one, other))
    least = min(len(a), len(b))
    if not least or len(a & b) < least * SAME_WORDING_SHARE:
        return None
    return _origin_name(other)


def _shingles(telling: Telling) -> frozenset[tuple[str, ...]]:
    words = telling.claim.sentence or telling.claim.quote
    said = WORD.findall(simplify(words.text).lower())
    return frozenset(
        tuple(said[i : i + SHINGLE_WORDS]) for i in range(len(said) - SHINGLE_WORDS + 1)
    )


RULES: tuple[tuple[str, Shared], ...] = (
    ("same_report", same_report),
    ("same_origin", same_origin),
    ("agency_copy", agency_copy),
    ("same_wording", same_wording),
)
