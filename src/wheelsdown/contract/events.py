"""Event pages as `event --json` prints them."""

from wheelsdown.contract.json_lines import JsonObject, without_unknown
from wheelsdown.contract.values import count_json
from wheelsdown.model.event import (
    AcrossReports,
    Comparison,
    EventPage,
    Line,
    NamesAlike,
    Pair,
    QuantityEntry,
    QuantityLedger,
    RegisteredFlight,
    RuleCount,
    Voice,
)


def event_json(page: EventPage) -> JsonObject:
    """Return an event page: the flight, its reports, claims lined up and compared, numbers."""
    return {
        **flight_json(page.flight),
        "registered": page.registered,
        "reports": [{"report": r.report, "name": r.name, "outlet": r.outlet} for r in page.reports],
        "grade": page.occurrence.grade.value,
        "grade_rule": page.occurrence.rule,
        "roots": list(page.occurrence.roots),
        "lines": [line_json(line) for line in page.lines],
        "quantities": [_ledger_json(ledger) for ledger in page.ledgers],
        "position": [rule_count_json(count) for count in page.position],
        "across_reports": _across_json(page.across),
    }


def flight_json(flight: RegisteredFlight) -> JsonObject:
    """Return a flight of the register; what nobody said is absent."""
    return without_unknown(
        {
            "event": flight.event,
            "days": [day.isoformat() for day in flight.days],
            "from": flight.origin,
            "to": flight.destination,
            "kind": flight.kind.value,
            "legs": list(flight.legs) or None,
            "source": flight.source,
        }
    )


def rule_count_json(count: RuleCount) -> JsonObject:
    """Return what one rule counts up to a flight, and which flights those are."""
    return {
        "rule": count.rule,
        "at_least": count.at_least,
        "at_most": count.at_most,
        "flights": [flight.event for flight in count.flights],
    }


def line_json(line: Line) -> JsonObject:
    """Return one point of an event: who says it, back to which roots, and how far they agree."""
    return {
        "point": line.point,
        "about": line.about,
        "grade": line.grade.value,
        "rule": line.rule,
        "roots": list(line.roots),
        "voices": [_voice_json(voice) for voice in line.voices],
        "contradictions": [list(pair) for pair in line.disagreements],
    }


def _voice_json(voice: Voice) -> JsonObject:
    return without_unknown(
        {
            "claim": voice.claim.claim,
            "text": voice.claim.quote.text,
            "outlet": voice.outlet,
            "root": voice.root,
            "named": voice.named,
            "modality": voice.claim.modality.value,
            "rating": voice.rating,
        }
    )


def _ledger_json(ledger: QuantityLedger) -> JsonObject:
    """Return a quantity ledger; an open side is null, a remainder that nobody knows is absent."""
    left = ledger.remainder
    return without_unknown(
        {
            "of": ledger.of,
            "entries": [_entry_json(entry) for entry in ledger.entries],
            "totals": {stage.value: {"min": low, "max": top} for stage, low, top in ledger.totals},
            "remainder": None if left is None else {"min": left[0], "max": left[1]},
            "overdrawn": ledger.overdrawn or None,
        }
    )


def _entry_json(entry: QuantityEntry) -> JsonObject:
    return {
        "stage": entry.stage.value,
        "rule": entry.rule,
        "count": count_json(entry.count),
        "claim": entry.voice.claim.claim,
        "outlet": entry.voice.outlet,
        "root": entry.voice.root,
        "named": entry.voice.named,
    }


def _across_json(across: AcrossReports) -> JsonObject:
    return {
        "comparisons": [_comparison_json(comparison) for comparison in across.comparisons],
        "names": [_names_json(names) for names in across.names],
    }


def _comparison_json(comparison: Comparison) -> JsonObject:
    """Return pairs that stand to one another in one way; `earlier` is so only in known order."""
    return {
        "relation": comparison.relation.value,
        "rule": comparison.rule,
        "values": dict(comparison.values),
        "roots": list(comparison.roots),
        "pairs": [_pair_json(pair) for pair in comparison.pairs],
    }


def _pair_json(pair: Pair) -> JsonObject:
    return {
        **_voice_json(pair.voice),
        "compared_with": _voice_json(pair.other),
        "order_known": pair.order_known,
    }


def _names_json(names: NamesAlike) -> JsonObject:
    return {
        "one": names.same.one,
        "one_in": list(names.one_in),
        "other": names.same.other,
        "other_in": list(names.other_in),
        "score": names.same.score,
        "rule": names.same.rule,
        "reason": names.same.reason,
    }
