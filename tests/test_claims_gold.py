"""Two real pages against the claims that an editor took from them."""

import hashlib
import json

import pytest

from wheelsdown.claims.extraction import read_report
from wheelsdown.model.report import Report

pytestmark = pytest.mark.shared

TIMES = "the_moscow_times_2025-12_deported_russians"
INSIDER = "the_insider_2025-09_letter_to_canada"
PAGES = (TIMES, INSIDER)

# The editor's list calls "media reports" a person, for want of a kind; an outlet they are.
KINDS_READ_OTHERWISE = {("person", "media reports"): "outlet"}
# It has the "he" of "he added" in the middle of "by the day".
SPEAKERS_ELSEWHERE = {("he", 1705, 1707): (1714, 1716)}


def read_page(folder, page, *, taught=False):
    text = (folder / "reports" / "raw" / f"{page}.txt").read_bytes().decode()
    digest = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    return read_report(Report(digest=digest, name=page, original=text, text=text), taught=taught)


def gold(folder, page):
    return json.loads((folder / "reports" / "gold" / f"{page}.json").read_text())


def flights(claims):
    return [c for c in claims if c["type"].startswith("flight.")]


def chain_wanted(claim):
    return [
        (
            KINDS_READ_OTHERWISE.get((a["kind"], a["text"]), a["kind"]),
            *SPEAKERS_ELSEWHERE.get((a["text"], a["start"], a["end"]), (a["start"], a["end"])),
        )
        for a in claim["attribution"]
    ]


@pytest.mark.parametrize("page", PAGES)
def test_every_flight_claim_has_its_exact_quote(shared_data, page):
    read = {(c.type.value, c.quote.start, c.quote.end) for c in read_page(shared_data, page).claims}
    wanted = {
        (c["type"], c["quote"]["start"], c["quote"]["end"])
        for c in flights(gold(shared_data, page)["claims"])
    }
    assert wanted - read == set()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_else_is_claimed_of_a_flight(shared_data, page):
    read = {
        (c.type.value, c.quote.start)
        for c in read_page(shared_data, page).claims
        if c.type.startswith("flight.")
    }
    wanted = flights(gold(shared_data, page)["claims"])
    assert read <= {(c["type"], c["quote"]["start"]) for c in wanted}


@pytest.mark.parametrize("page", PAGES)
def test_every_flight_claim_has_its_chain_and_modality(shared_data, page):
    read = {(c.type.value, c.quote.start): c for c in read_page(shared_data, page).claims}
    for wanted in flights(gold(shared_data, page)["claims"]):
        claim = read[wanted["type"], wanted["quote"]["start"]]
        chain = [(a.kind.value, a.span.start, a.span.end) for a in claim.attribution]
        assert chain == chain_wanted(wanted), wanted["claim"]
        assert claim.modality.value == wanted["modality"]


@pytest.mark.parametrize(("taught", "least"), [(False, 41), (True, 40)])
def test_so_many_of_the_43_claims_have_their_exact_words_and_chain(shared_data, taught, least):
    right = 0
    for page in PAGES:
        read = {
            (c.type.value, c.quote.start, c.quote.end): [
                (a.kind.value, a.span.start, a.span.end) for a in c.attribution
            ]
            for c in read_page(shared_data, page, taught=taught).claims
        }
        for wanted in gold(shared_data, page)["claims"]:
            quote = wanted["quote"]
            chain = read.get((wanted["type"], quote["start"], quote["end"]))
            right += chain == chain_wanted(wanted)
    assert right >= least


@pytest.mark.parametrize("page", PAGES)
def test_furniture_headline_and_captions_are_the_editors(shared_data, page):
    reading, wanted = read_page(shared_data, page), gold(shared_data, page)["document"]
    assert set(reading.furniture) == {tuple(f) for f in wanted["furniture"]}
    assert (reading.headline.start, reading.headline.end) == (
        wanted["headline"]["start"],
        wanted["headline"]["end"],
    )
    assert [(c.span.start, c.span.end, c.credit.start, c.credit.end) for c in reading.captions] == [
        (c["start"], c["end"], c["credit"]["start"], c["credit"]["end"]) for c in wanted["captions"]
    ]


@pytest.mark.parametrize("page", PAGES)
def test_publication_is_inferred_within_what_the_editor_allows(shared_data, page):
    reading = read_page(shared_data, page)
    first, last = gold(shared_data, page)["document"]["reference_date"]["constraint"]
    assert reading.published_from.startswith("inferred")
    # The editor lets "late August" begin on the 25th; the contract's last third is from the 21st.
    assert reading.published[0].isoformat() >= first.replace("08-25", "08-21")
    assert reading.published[1].isoformat() <= last


@pytest.mark.parametrize(
    ("kind", "words", "earliest", "latest", "granularity"),
    [
        ("flight.departure", "Dec. 7", "2025-12-07T18:30:00Z", "2025-12-07T19:30:00Z", "hour"),
        ("flight.arrival", "Tuesday", "2025-12-08T21:00:00Z", "2025-12-09T20:59:59Z", "day"),
        ("flight.arrival", "2:39", "2025-12-08T23:39:00Z", "2025-12-08T23:39:59Z", "minute"),
    ],
)
def test_times_are_in_utc_by_the_zone_of_the_place(
    shared_data, kind, words, earliest, latest, granularity
):
    times = [
        t
        for c in read_page(shared_data, TIMES).claims
        for t in c.times
        if c.type.value == kind and words in t.span.text
    ]
    (said,) = times
    assert said.time.earliest.strftime("%Y-%m-%dT%H:%M:%SZ") == earliest
    assert said.time.latest.strftime("%Y-%m-%dT%H:%M:%SZ") == latest
    assert said.granularity == granularity
    assert said.why


def test_places_of_the_flight(shared_data):
    places = [c.value.place for c in read_page(shared_data, TIMES).claims if c.value.place]
    assert [p.country for p in places][:3] == ["RU", "US", "EG"]
    assert "UUDD" in {p.icao for p in places}
