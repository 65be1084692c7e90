"""Checked claims as `check --json` prints them: a claim with its verdict, and the sum."""

from collections import Counter
from collections.abc import Sequence

from wheelsdown.contract.claims import claim_json
from wheelsdown.contract.itineraries import bare_itinerary_json
from wheelsdown.contract.json_lines import JsonObject, without_unknown
from wheelsdown.contract.legs import evidence_json
from wheelsdown.contract.times import range_json
from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.verdict import (
    CheckedClaim,
    CheckedReport,
    Finding,
    Rating,
    Ruling,
    Suggestion,
    Verdict,
)


def checked_claim_json(checked: CheckedClaim, ruling: Ruling | None = None) -> JsonObject:
    """Return the claim's object with `verdict`, and beside it `ruling` where an editor made one."""
    obj = {**claim_json(checked.claim), "verdict": verdict_json(checked.verdict)}
    return obj if ruling is None else {**obj, "ruling": ruling_json(ruling)}


def verdict_json(verdict: Verdict) -> JsonObject:
    """Return a verdict: its rating, the rule that gave it, why in both languages, the findings."""
    return without_unknown(
        {
            "rating": verdict.rating.value,
            "by": verdict.by,
            "reason": bilingual_json(verdict.reason),
            "findings": [finding_json(finding) for finding in verdict.findings],
            "legs": list(verdict.legs),
            "itinerary": list(verdict.itinerary),
            "others_fitting": verdict.others_fitting,
            "suggestions": [suggestion_json(one) for one in verdict.suggestions] or None,
        }
    )


def suggestion_json(suggestion: Suggestion) -> JsonObject:
    """Return a change after which the details fit better: beside the verdict, never in it."""
    return without_unknown(
        {
            "change": suggestion.change,
            "zone": suggestion.zone,
            "claims": list(suggestion.claims),
            "said": range_json(suggestion.said),
            "instead": range_json(suggestion.instead),
            "fits_before": suggestion.fits_before,
            "fits_after": suggestion.fits_after,
            "of": suggestion.of,
            "legs": list(suggestion.legs),
            "words": bilingual_json(suggestion.words),
        }
    )


def ruling_json(ruling: Ruling) -> JsonObject:
    """Return an editor's decision, which stands beside the verdict."""
    return {
        "rating": "withdrawn" if ruling.rating is None else ruling.rating.value,
        "by": ruling.by,
        "at": ruling.at,
        "reason": ruling.reason,
    }


def finding_json(finding: Finding) -> JsonObject:
    """Return one check; no `points_to` means that it is worth telling and decides nothing."""
    return without_unknown(
        {
            "check": finding.check,
            "claimed": finding.claimed,
            "recorded": finding.recorded,
            "points_to": None if finding.points_to is None else finding.points_to.value,
            "evidence": [evidence_json(evidence) for evidence in finding.evidence],
            "words": bilingual_json(finding.words),
        }
    )


def check_summary_json(checked_report: CheckedReport) -> JsonObject:
    """Return the last line of a check: how many claims got each rating, and the best itinerary."""
    ratings = Counter(checked.verdict.rating for checked in checked_report.checked)
    best = checked_report.best
    summary = {
        "claims": len(checked_report.checked),
        **{rating.value: ratings[rating] for rating in Rating},
        "best_itinerary": None if best is None else bare_itinerary_json(best, 1),
        "fitting_itineraries": checked_report.fitting,
        "searched_legs": checked_report.searched_legs,
    }
    return {"summary": summary}


def several_summary_json(reports: Sequence[CheckedReport]) -> JsonObject:
    """Return the last line of a check of several reports: the counts of all of them together.

    Each report has its own best itinerary, so there is none of all.
    """
    ratings = Counter(one.verdict.rating for report in reports for one in report.checked)
    summary = {
        "reports": len(reports),
        "claims": sum(len(report.checked) for report in reports),
        **{rating.value: ratings[rating] for rating in Rating},
        "best_itinerary": None,
        "searched_legs": max((report.searched_legs for report in reports), default=0),
    }
    return {"summary": summary}


def bilingual_json(words: Bilingual) -> JsonObject:
    """Return the same words in both languages."""
    return {"en": words.en, "ru": words.ru}
