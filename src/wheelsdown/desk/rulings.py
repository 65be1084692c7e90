"""What editors decided of claims and captures: rulings, and retractions.

In: `hand/rulings.csv` and `hand/retractions.csv`. Out: records, and a `Problem` for every row that
cannot be used. A ruling is never changed or taken out: a later one stands, and `withdrawn` leaves
none standing. A retracted capture stays on the desk, and nothing is drawn from it.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from wheelsdown.contract.times import time_text
from wheelsdown.desk.captures import find_capture, list_captures
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.hand import HandTable, add_to_hand, read_hand
from wheelsdown.errors import UsageError
from wheelsdown.model.flight import Leg
from wheelsdown.model.provenance import Capture, Digest, Problem, problem
from wheelsdown.model.verdict import Rating, Ruling

WITHDRAWN = "withdrawn"

DIGITS = 6
"""Hex digits of a digest that name a capture; as for reports."""


def read_rulings(desk: Desk) -> tuple[tuple[Ruling, ...], tuple[Problem, ...]]:
    """Return every ruling in the order given, withdrawn ones and withdrawals included."""
    rows, problems = read_hand(desk, HandTable.RULINGS)
    found: list[Ruling] = []
    unread = list(problems)
    for row in rows:
        said = row.get("rating", "")
        if said != WITHDRAWN and said not in set(Rating):
            known = ", ".join((*Rating, WITHDRAWN))
            given = repr(said)
            unread.append(problem("ruling_rating_unknown", "rulings.csv", given=given, known=known))
            continue
        found.append(
            Ruling(
                claim=row["claim"],
                rating=rating_of(said),
                by=row.get("by", ""),
                at=row.get("at", ""),
                reason=row.get("reason", ""),
            )
        )
    return tuple(found), tuple(unread)


def standing_ruling(rulings: Sequence[Ruling], claim: str) -> Ruling | None:
    """Return the ruling that stands on a claim: the last, unless it is a withdrawal."""
    own = [ruling for ruling in rulings if ruling.claim == claim]
    return own[-1] if own and own[-1].rating is not None else None


def standing_rulings(desk: Desk) -> tuple[Mapping[str, Ruling], tuple[Problem, ...]]:
    """Return the ruling that stands on each claim that has one, and the rows not usable."""
    rulings, problems = read_rulings(desk)
    standing = (standing_ruling(rulings, claim) for claim in {r.claim for r in rulings})
    return {ruling.claim: ruling for ruling in standing if ruling is not None}, problems


def rating_of(said: str) -> Rating | None:
    """Return the rating that a word names, nothing for a withdrawal; ValueError for other words."""
    return None if said == WITHDRAWN else Rating(said)


def add_ruling(desk: Desk, ruling: Ruling, now: datetime) -> Ruling:
    """Write a ruling down, in the hand table and the ledger."""
    if not ruling.by.strip() or not ruling.reason.strip():
        raise UsageError("a ruling was given without a name or a reason; give --by and --reason")
    rating = WITHDRAWN if ruling.rating is None else ruling.rating.value
    row = {"claim": ruling.claim, "rating": rating, "by": ruling.by, "reason": ruling.reason}
    add_to_hand(desk, HandTable.RULINGS, {**row, "at": time_text(now)}, now)
    return ruling


def retracted_captures(desk: Desk) -> frozenset[Digest]:
    """Return the captures that nothing is to be drawn from."""
    rows, _ = read_hand(desk, HandTable.RETRACTIONS)
    digests = {row["capture"].lower() for row in rows}
    return frozenset(
        Digest(d if d.startswith("sha256:") else f"sha256:{d}") for d in sorted(digests)
    )


def add_retraction(desk: Desk, wanted: str, *, by: str, reason: str, now: datetime) -> Capture:
    """Retract the one capture whose digest begins with `wanted`, or whose name it is."""
    if not by.strip() or not reason.strip():
        raise UsageError("a retraction was given without a name or a reason; give both")
    capture = _capture_meant(desk, wanted)
    row = {"capture": capture.digest, "by": by, "at": time_text(now), "reason": reason}
    add_to_hand(desk, HandTable.RETRACTIONS, row, now)
    return capture


def without_retracted(legs: Sequence[Leg], retracted: Collection[Digest]) -> tuple[Leg, ...]:
    """Return the legs that rest on at least one capture that was not retracted."""
    if not retracted:
        return tuple(legs)
    return tuple(
        leg
        for leg in legs
        if not leg.evidence or any(e.capture not in retracted for e in leg.evidence)
    )


def _capture_meant(desk: Desk, wanted: str) -> Capture:
    prefix = wanted.lower().removeprefix("sha256:")
    fitting = [
        capture
        for capture in list_captures(desk)
        if (len(prefix) >= DIGITS and capture.digest.startswith(f"sha256:{prefix}"))
        or capture.name.casefold() == wanted.casefold()
    ]
    if len(fitting) != 1:
        raise UsageError(
            f"{wanted!r} is {len(fitting)} captures of this desk; expected the name of one or the "
            f"first {DIGITS} or more digits of its digest"
        )
    return find_capture(desk, fitting[0].digest)
