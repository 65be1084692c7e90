"""Claims that a model proposed and an editor accepted: `hand/accepted.csv`.

In: the table. Out: the claims by report, and a `Problem` for every row that cannot be used. A row
holds the claim as `claims --json` prints it, who accepted it and why; taken out of the table by
hand, the claim is only a proposal again.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from wheelsdown.contract.claims import claim_from_json, claim_json
from wheelsdown.contract.json_lines import dumps
from wheelsdown.contract.times import time_text
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.hand import HandTable, Row, add_to_hand, read_hand
from wheelsdown.errors import UsageError
from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.model.report import Claim, FoundBy

FILE = f"{HandTable.ACCEPTED}.csv"


def read_accepted(desk: Desk) -> tuple[Mapping[Digest, tuple[Claim, ...]], tuple[Problem, ...]]:
    """Return the accepted claims of each report, the last row of each, and what was not usable."""
    rows, problems = read_hand(desk, HandTable.ACCEPTED)
    found: dict[str, Claim] = {}
    unread = list(problems)
    for row in rows:
        claim = _claim(row)
        if claim is None:
            unread.append(problem("accepted_unreadable", FILE, claim=row["claim"]))
        else:
            found[claim.claim] = claim
    by_report: dict[Digest, list[Claim]] = defaultdict(list)
    for claim in found.values():
        by_report[claim.report].append(claim)
    return {report: tuple(claims) for report, claims in by_report.items()}, tuple(unread)


def add_accepted(desk: Desk, claim: Claim, *, by: str, reason: str, now: datetime) -> Claim:
    """Write down that an editor accepts a proposal; return the claim as it counts from now on."""
    if not by.strip() or not reason.strip():
        raise UsageError("a claim was accepted without a name or a reason; give --by and --reason")
    if claim.found_by is None or claim.found_by.accepted_by is not None:
        raise UsageError(f"{claim.claim!r} is no proposal of a model: there is nothing to accept")
    accepted = replace(claim, found_by=FoundBy(rule=claim.found_by.rule, accepted_by=by))
    row = {
        "claim": claim.claim,
        "by": by,
        "at": time_text(now),
        "reason": reason,
        "json": dumps(claim_json(accepted)),
    }
    add_to_hand(desk, HandTable.ACCEPTED, row, now)
    return accepted


def _claim(row: Row) -> Claim | None:
    """Return the claim of a row, accepted by whom the row names; nothing where it is not whole."""
    try:
        claim = claim_from_json(json.loads(row.get("json", "")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if claim.found_by is None or claim.claim != row["claim"] or not row.get("by"):
        return None
    return replace(claim, found_by=FoundBy(rule=claim.found_by.rule, accepted_by=row["by"]))
