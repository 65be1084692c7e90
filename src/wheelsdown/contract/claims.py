"""Claims as `claims --json` prints them, read back without loss, and the document line before them.

Offsets are Unicode code points into the report's original text; `text` repeats the characters.
Beyond the contract's keys: a claim's `sentence`, `reader` and `found_by`, and in its value
`origin`, `destination`, `via`, `ordinal`, `of`, `registration`, `callsign`, `type`, `operator`,
`duration_minutes`, `person` and `details`, each only where the words give it.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from wheelsdown.contract.json_lines import JsonObject, without_unknown
from wheelsdown.contract.times import known_range_json, range_from_json, range_json
from wheelsdown.contract.values import value_from_json, value_json
from wheelsdown.model.proposal import Proposals, Refusal
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import (
    Attribution,
    Caption,
    Claim,
    ClaimTime,
    ClaimType,
    FoundBy,
    Modality,
    Reading,
    Span,
    SpeakerKind,
)
from wheelsdown.model.time_range import TimeRange


def document_json(reading: Reading) -> JsonObject:
    """Return the first line of `claims --json`: what the report is, and which parts are not it."""
    report = reading.report
    document = {
        "report": report.digest,
        "name": report.name,
        "language": reading.language,
        "headline": None if reading.headline is None else span_json(reading.headline),
        "published": _published_json(reading),
        "furniture": [list(stretch) for stretch in reading.furniture],
        "captions": [_caption_json(caption) for caption in reading.captions],
        "source": None if report.source is None else report.source.name,
        "url": report.url,
        "capture": report.capture,
        "item": report.item,
        "via": None if report.via is None else report.via.name,
        "pages": list(report.pages) or None,
    }
    return {"document": without_unknown(document)}


def claim_json(claim: Claim) -> JsonObject:
    """Return one claim as `claims --json` prints it."""
    return without_unknown(
        {
            "claim": claim.claim,
            "report": claim.report,
            "language": claim.language,
            "type": claim.type.value,
            "quote": span_json(claim.quote),
            "value": value_json(claim.value),
            "times": [_claim_time_json(claim_time) for claim_time in claim.times],
            "attribution": [_attribution_json(speaker) for speaker in claim.attribution],
            "modality": claim.modality.value,
            "sentence": None if claim.sentence is None else span_json(claim.sentence),
            "reader": None if claim.reader == "rules" else claim.reader,
            "found_by": None if claim.found_by is None else _found_by_json(claim.found_by),
        }
    )


def claim_from_json(obj: Mapping[str, Any]) -> Claim:
    """Return the claim that `claim_json` wrote."""
    return Claim(
        claim=obj["claim"],
        report=Digest(obj["report"]),
        language=obj["language"],
        type=ClaimType(obj["type"]),
        quote=span_from_json(obj["quote"]),
        value=value_from_json(obj["value"]),
        times=tuple(_claim_time_from_json(claim_time) for claim_time in obj["times"]),
        attribution=tuple(_attribution_from_json(speaker) for speaker in obj["attribution"]),
        modality=Modality(obj["modality"]),
        sentence=span_from_json(obj["sentence"]) if "sentence" in obj else None,
        reader=obj.get("reader", "rules"),
        found_by=_found_by_from_json(obj["found_by"]) if "found_by" in obj else None,
    )


def proposals_json(proposals: Proposals) -> JsonObject:
    """Return what became of a model's proposals; the kept ones are printed as claims before it."""
    return {
        "proposals": without_unknown(
            {
                "model": proposals.model,
                "kept": len(proposals.claims),
                "refused": [_refusal_json(refusal) for refusal in proposals.refusals],
                "parts": proposals.parts,
                "parts_answered": proposals.parts_answered,
                "failed": None if proposals.failed is None else proposals.failed[0],
            }
        )
    }


def _refusal_json(refusal: Refusal) -> JsonObject:
    return without_unknown(
        {
            "reason": refusal.reason,
            "quote": refusal.quote or None,
            "detail": refusal.detail or None,
        }
    )


def _found_by_json(found_by: FoundBy) -> JsonObject:
    by = found_by.accepted_by
    status = "proposed" if by is None else "accepted"
    return without_unknown({"rule": found_by.rule, "status": status, "by": by})


def _found_by_from_json(obj: Mapping[str, Any]) -> FoundBy:
    return FoundBy(rule=obj["rule"], accepted_by=obj.get("by"))


def span_json(span: Span) -> JsonObject:
    """Return where characters stand and which they are."""
    return {"start": span.start, "end": span.end, "text": span.text}


def span_from_json(obj: Mapping[str, Any]) -> Span:
    """Return the span among the keys of `obj`, which may hold others."""
    return Span(start=obj["start"], end=obj["end"], text=obj["text"])


def _published_json(reading: Reading) -> JsonObject | None:
    """Return when the report can have appeared, and the days of its own calendar as it gives them.

    A report that gives only days has no zone for them: their bounds are printed as days of UTC.
    """
    days = reading.published
    when = reading.report.published or (None if days is None else _days_in_utc(*days))
    bounds = None if when is None else known_range_json(when)
    if bounds is None:
        return None
    return without_unknown(
        {
            **bounds,
            "days": None if days is None else [day.isoformat() for day in days],
            "from": reading.published_from or reading.report.published_from,
        }
    )


def _days_in_utc(first: date, last: date) -> TimeRange:
    return TimeRange(
        earliest=datetime.combine(first, time(0, 0, 0), tzinfo=UTC),
        latest=datetime.combine(last, time(23, 59, 59), tzinfo=UTC),
    )


def _caption_json(caption: Caption) -> JsonObject:
    credit = None if caption.credit is None else span_json(caption.credit)
    return {**span_json(caption.span), **without_unknown({"credit": credit})}


def _claim_time_json(claim_time: ClaimTime) -> JsonObject:
    return without_unknown(
        {
            **range_json(claim_time.time),
            "granularity": claim_time.granularity,
            "zone": claim_time.zone,
            **span_json(claim_time.span),
            "why": claim_time.why,
        }
    )


def _claim_time_from_json(obj: Mapping[str, Any]) -> ClaimTime:
    return ClaimTime(
        time=range_from_json(obj),
        granularity=obj["granularity"],
        zone=obj.get("zone"),
        span=span_from_json(obj),
        why=obj["why"],
    )


def _attribution_json(speaker: Attribution) -> JsonObject:
    return without_unknown(
        {
            "name": speaker.name,
            "kind": speaker.kind.value,
            "named": speaker.named,
            **span_json(speaker.span),
            "cue": speaker.cue,
        }
    )


def _attribution_from_json(obj: Mapping[str, Any]) -> Attribution:
    return Attribution(
        name=obj["name"],
        kind=SpeakerKind(obj["kind"]),
        named=obj["named"],
        span=span_from_json(obj),
        cue=obj.get("cue"),
    )
