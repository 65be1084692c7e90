"""A ruling on a claim, however it was sent: by a form or by a program."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from wheelsdown.contract.times import time_text
from wheelsdown.desk.ledger import current_time
from wheelsdown.desk.rulings import add_ruling
from wheelsdown.errors import UsageError
from wheelsdown.model.verdict import Rating, Ruling


async def rule_on_claim(request: Request, rating: Rating | None, by: str, reason: str) -> Ruling:
    """Write down a ruling on the claim that the address names; UsageError where it is none."""
    report, claim = request.path_params["report"], request.path_params["claim"]
    reviewed = await run_in_threadpool(request.app.state.reviews.of, report)
    if claim not in {c.claim for c in reviewed.reading.claims}:
        raise UsageError(f"this report has no claim {claim!r}; nothing was ruled")
    now = current_time()
    ruling = Ruling(claim=claim, rating=rating, by=by, at=time_text(now), reason=reason)
    return await run_in_threadpool(add_ruling, request.app.state.desk, ruling, now)
