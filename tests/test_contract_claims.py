"""Claims and verdicts as JSON: the contract's examples, and nothing lost on the way back."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from strategies import claims, verdicts
from wheelsdown.contract.claims import claim_from_json, claim_json, document_json
from wheelsdown.contract.json_lines import dumps
from wheelsdown.contract.values import count_json, place_json
from wheelsdown.contract.verdicts import check_summary_json, checked_claim_json
from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import (
    Caption,
    Claim,
    ClaimType,
    ClaimValue,
    Count,
    PlaceMention,
    Reading,
    Report,
    Source,
    Span,
)
from wheelsdown.model.time_range import instant
from wheelsdown.model.verdict import CheckedClaim, CheckedReport, Rating, Verdict

SPAN = Span(start=3, end=7, text="said")


def claim(**changes):
    fields = {
        "claim": "c1",
        "report": Digest("sha256:ab"),
        "language": "en",
        "type": ClaimType.FLIGHT_ARRIVAL,
        "quote": SPAN,
        "value": ClaimValue(),
        "times": (),
        "attribution": (),
    }
    return Claim(**{**fields, **changes})


@given(claims)
@settings(max_examples=150, deadline=None)
def test_a_claim_comes_back_from_its_line_unchanged(a_claim):
    assert claim_from_json(json.loads(dumps(claim_json(a_claim)))) == a_claim


def test_a_claim_has_the_keys_of_the_contract():
    assert claim_json(claim()) == {
        "claim": "c1",
        "report": "sha256:ab",
        "language": "en",
        "type": "flight.arrival",
        "quote": {"start": 3, "end": 7, "text": "said"},
        "value": {},
        "times": [],
        "attribution": [],
        "modality": "asserted",
    }


def count(text, low, high, best=None):
    return Count(text=text, minimum=low, maximum=high, best=best)


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        (
            count("more than 3,500", 3501, None),
            {"text": "more than 3,500", "min": 3501, "max": None, "best": None},
        ),
        (count("64", 64, 64, 64), {"text": "64", "min": 64, "max": 64, "best": 64}),
        (count("several dozen", 24, 99), {"text": "several dozen", "min": 24, "max": 99}),
        (count("up to 50", None, 50), {"text": "up to 50", "min": None, "max": 50, "best": None}),
    ],
)
def test_a_number_is_never_sharpened(said, printed):
    assert count_json(said) == printed


def test_an_ambiguous_place_has_candidates_and_no_icao():
    place = PlaceMention(name="Moscow", kind="city", span=SPAN, candidates=("UUDD", "UUEE"))
    assert place_json(place) == {
        "name": "Moscow",
        "kind": "city",
        "candidates": ["UUDD", "UUEE"],
        "start": 3,
        "end": 7,
        "text": "said",
    }


def test_details_of_one_name_are_a_list():
    value = ClaimValue(details=(("risk", "mobilisation"), ("risk", "prison"), ("who", "men")))
    assert claim_json(claim(value=value))["value"]["details"] == {
        "risk": ["mobilisation", "prison"],
        "who": "men",
    }


def reading(published=None, **report):
    return Reading(
        report=Report(digest=Digest("sha256:ab"), name="a.html", original="", text="", **report),
        language="ru",
        headline=SPAN,
        captions=(Caption(span=SPAN), Caption(span=SPAN, credit=SPAN)),
        furniture=((0, 7), (8, 17)),
        passages=(),
        published=published,
        published_from="text" if published else None,
        claims=(),
    )


def test_the_document_line_marks_furniture_and_captions():
    document = document_json(reading(source=Source(name="The Record")))["document"]
    assert document["furniture"] == [[0, 7], [8, 17]]
    assert document["captions"][0] == {"start": 3, "end": 7, "text": "said"}
    assert document["captions"][1]["credit"]["start"] == 3
    assert document["source"] == "The Record"
    assert "published" not in document


def test_days_of_publication_are_told_with_the_days_themselves():
    document = document_json(reading((date(2025, 12, 9), date(2025, 12, 15))))["document"]
    assert document["published"] == {
        "earliest": "2025-12-09T00:00:00Z",
        "latest": "2025-12-15T23:59:59Z",
        "days": ["2025-12-09", "2025-12-15"],
        "from": "text",
    }


def test_an_exact_time_of_publication_is_kept():
    noon = instant(datetime(2025, 12, 9, 12, tzinfo=UTC))
    report = replace(reading().report, published=noon, published_from="page")
    assert document_json(replace(reading(), report=report))["document"]["published"] == {
        "earliest": "2025-12-09T12:00:00Z",
        "latest": "2025-12-09T12:00:00Z",
        "from": "page",
    }


@given(claims, verdicts)
@settings(max_examples=50, deadline=None)
def test_a_checked_claim_is_the_claim_with_its_verdict(a_claim, verdict):
    line = dumps(checked_claim_json(CheckedClaim(claim=a_claim, verdict=verdict)))
    obj = json.loads(line)
    assert claim_from_json(obj) == a_claim
    assert obj["verdict"]["rating"] == verdict.rating
    assert list(obj)[-1] == "verdict"


def verdict(rating):
    return Verdict(
        rating=rating,
        by="rule",
        reason=Bilingual(en="because", ru="потому"),
        findings=(),
        legs=(),
        itinerary=(),
        others_fitting=0,
    )


def test_the_summary_of_a_check_counts_every_rating():
    checked = [CheckedClaim(claim=claim(), verdict=verdict(rating)) for rating in Rating]
    report = CheckedReport(
        checked=(*checked, checked[0]), best=None, runners_up=(), fitting=0, searched_legs=5
    )
    assert check_summary_json(report)["summary"] == {
        "claims": 5,
        "supported": 2,
        "contradicted": 1,
        "inconclusive": 1,
        "not_checkable": 1,
        "best_itinerary": None,
        "fitting_itineraries": 0,
        "searched_legs": 5,
    }
