"""The marked passages, what reads and counts them, and floors: lowering one shows in the diff."""

import functools
import itertools
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from evaluation.claims.agreement import SECOND, agreement
from evaluation.claims.comparing import compare
from evaluation.claims.corpus import LANGUAGES, PARTS, corpus_digest, read_gold
from evaluation.claims.marked_text import NotationError
from evaluation.claims.marked_times import read_range
from evaluation.claims.notation import parse_passage
from evaluation.claims.page import PAGE
from evaluation.claims.polnear import read_polnear
from evaluation.claims.public_corpora import score_credits, score_times
from evaluation.claims.reading import read_marked
from evaluation.claims.scoring import FLIGHT, compare_all, score
from evaluation.claims.tempeval import days_of, read_tempeval
from evaluation.claims.value_scoring import Outcome, compare_ranges, score_count, score_place

from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import (
    Claim,
    ClaimType,
    ClaimValue,
    Count,
    Modality,
    PlaceMention,
    Reading,
    Report,
    Span,
)

HALVES = list(itertools.product(LANGUAGES, PARTS))

# The passages may change only on purpose, and numbers of before and after are then not comparable.
REPORT_DIGEST = "sha256:d85bf4b6579354feb32991a3f2d777dbd047ade5c1150d52428526343481b977"

# (language, part): F1 of flight.*, F1 of the others; of the claims found, the share of credited
# ones whose chain is right, of times that are right (all rounded down to 0.05 from what was
# reached), and the most times that may be wrong (rounded up).
FLOORS = {
    # Passages of writers who had not met the rules were added to `tune`, 48 a language:
    # others fell from 0.77 to 0.71 (English) and from 0.83 to 0.79 (Russian), speakers to 0.81
    # and 0.77.
    ("en", "tune"): (0.76, 0.70, 0.80, 0.74, 0.03),
    ("en", "report"): (0.75, 0.73, 0.83, 0.78, 0.12),
    ("ru", "tune"): (0.82, 0.77, 0.76, 0.73, 0.04),
    ("ru", "report"): (0.85, 0.73, 0.80, 0.75, 0.05),
}

# Furniture that is still read as the article: none where rules were tuned, one line elsewhere.
MOST_FROM_FURNITURE = {"tune": 0, "report": 1}

PASSAGE = """\
language: en
published: 2025-12-09
zone: Europe/Moscow
style: Telegram post
---
%% Menu
[1 The plane, [2 with {n1 64} people], landed at {p1 Domodedovo} {t1 at 2:39 a.m.}], {s1 he} said.
---
1 flight.arrival place=p1 time=t1 by=s1
2? flight.passengers count=n1 modality=asserted/possible
p1 UUDD
t1 2025-12-09T02:39
n1 64
s1 person/anonymous
"""


def passage_of(source=PASSAGE, **changes):
    for old, new in changes.values():
        assert old in source
        source = source.replace(old, new)
    return parse_passage(source, name="a", part="tune")


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def range_of(text, zone="UTC"):
    return read_range(text, zone=zone, name="a", line=1)


# The notation


def test_marks_leave_the_text_and_keep_their_places():
    passage = passage_of()
    assert passage.text == (
        "Menu\nThe plane, with 64 people, landed at Domodedovo at 2:39 a.m., he said."
    )
    arrival, passengers = passage.claims
    assert passage.text[arrival.start : arrival.end].endswith("at 2:39 a.m.")
    assert passage.text[passengers.start : passengers.end] == "with 64 people"
    assert [passage.text[a:b] for a, b in passage.furniture] == ["Menu"]


def test_a_local_minute_becomes_utc():
    (time,) = passage_of().claims[0].times
    assert time.time.earliest == utc("2025-12-08T23:39:00")
    assert time.time.latest == utc("2025-12-08T23:39:59")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2025-12-09", "2025-12-09T00:00:00", "2025-12-09T23:59:59"),
        ("2024-02", "2024-02-01T00:00:00", "2024-02-29T23:59:59"),
        ("2025", "2025-01-01T00:00:00", "2025-12-31T23:59:59"),
        ("2025-12-09T05:00..2025-12-09T11:59", "2025-12-09T05:00:00", "2025-12-09T11:59:59"),
    ],
)
def test_times_are_as_long_as_they_are_written(written, first, last):
    assert (range_of(written).earliest, range_of(written).latest) == (utc(first), utc(last))


def test_open_ranges_have_one_bound():
    assert range_of("..2024-12-31").earliest is None
    assert range_of("2025-01-20..").latest is None


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("a.m.}]", "a.m.}", "'1' was given, expected its ]"),
        ("p1 UUDD\n", "", "expected a row of the table for every mark"),
        ("p1 UUDD", "p1 UUDD\np2 KIWA", "expected a mark of the text for every row"),
        (" place=p1", "", "expected a claim that uses the mention"),
        ("flight.arrival", "flight.arriving", "expected types and modalities"),
        ("person/anonymous", "witness", "expected kinds of speaker"),
        ("p1 UUDD", "p1 Moscow", "expected KIWA, UUDD,UUEE, EG or US-AZ"),
        ("n1 64", "n1 many", "expected 64, 81.., ..135, 24..99 or ?"),
        ("t1 2025-12-09T02:39", "t1 at night", "expected 2025-12-09T02:39 Europe/Moscow"),
        ("2025-12-09\nzone", "yesterday\nzone", "expected published: YYYY-MM-DD"),
        ("style: Telegram post\n", "", "expected the header lines"),
        ("place=p1", "where=p1", "expected one of"),
        ("{p1 ", "{Domodedovo ", "expected a number or p, t, n, s after it"),
        ("%% Menu", "%% [7 Menu]", "none in furniture"),
    ],
)
def test_slips_are_named_with_what_was_expected(old, new, complaint):
    with pytest.raises(NotationError, match=r"^a\.txt line \d+: ") as slip:
        passage_of(change=(old, new))
    assert complaint in str(slip.value)


# The corpus


def test_the_kept_half_is_the_one_that_was_measured():
    assert corpus_digest("report") == REPORT_DIGEST


@pytest.mark.parametrize(("language", "part"), HALVES)
def test_each_half_has_the_passages_that_were_promised(language, part):
    passages = read_gold(language, part)
    assert len(passages) >= 22
    assert {p.language for p in passages} == {language}
    assert [p.name for p in passages if not 55 <= len(p.text.split()) <= 250] == []
    taken = {claim.types[0] for p in passages for claim in p.claims}
    assert set(ClaimType) - taken == set()


def test_every_style_that_is_measured_was_tuned_on():
    for language in LANGUAGES:
        tune, report = ({p.style for p in read_gold(language, part)} for part in PARTS)
        assert report <= tune


# The counting


def claim_of(passage, quote, type_=ClaimType.FLIGHT_ARRIVAL, value=None):
    start = passage.text.index(quote)
    return Claim(
        claim=f"{start}-{len(quote)}-{type_}",
        report=Digest("sha256:0"),
        language="en",
        type=type_,
        quote=Span(start=start, end=start + len(quote), text=quote),
        value=value or ClaimValue(),
        times=(),
        attribution=(),
        modality=Modality.ASSERTED,
    )


def reading_of(passage, *claims):
    report = Report(digest=Digest("sha256:0"), name="a", original=passage.text, text=passage.text)
    return Reading(
        report=report,
        language="en",
        headline=None,
        captions=(),
        furniture=(),
        passages=(),
        published=None,
        published_from=None,
        claims=claims,
    )


def test_quotes_that_share_half_of_their_characters_are_one_claim():
    passage = passage_of()
    near = claim_of(passage, "landed at Domodedovo at 2:39 a.m.")
    far = claim_of(passage, "landed")
    assert len(compare(passage, reading_of(passage, near)).pairs) == 1
    assert compare(passage, reading_of(passage, far)).extra == (far,)


def test_an_optional_claim_is_neither_found_nor_extra():
    passage = passage_of()
    taken = claim_of(passage, "with 64 people", ClaimType.FLIGHT_PASSENGERS)
    done = compare(passage, reading_of(passage, taken))
    assert (done.pairs, done.extra) == ((), ())
    assert [claim.name for claim in done.missed] == ["1"]


def test_a_claim_from_furniture_is_seen():
    passage = passage_of()
    taken = claim_of(passage, "Menu", ClaimType.EVENT)
    assert compare(passage, reading_of(passage, taken)).in_furniture == (taken,)


def test_nothing_is_lost_between_found_extra_and_missed():
    for comparison in compare_all(read_gold("en", "tune")[:6]):
        wanted = [claim for claim in comparison.passage.claims if not claim.optional]
        assert len(comparison.pairs) + len(comparison.missed) == len(wanted)
        found = len(read_marked(comparison.passage).claims)
        assert len(comparison.pairs) + len(comparison.extra) <= found


@pytest.mark.parametrize(
    ("gold", "found", "outcome"),
    [
        ("2025-12-09T02:39", "2025-12-09T02:39", Outcome.RIGHT),
        ("2025-12-09T02:39", "2025-12-09T05:39", Outcome.WRONG),
        ("2025-12-09T02:39", "2025-12-09", Outcome.WIDE),
        ("2025-12-09", "2025-12-09T02:39", Outcome.WRONG),
        ("2025-12-09T12:00..2025-12-09T12:30", "2025-12-09T11:45..2025-12-09T12:45", Outcome.RIGHT),
        ("..2024-12-31", "..2024-12-31", Outcome.RIGHT),
        ("..2024-12-31", "2024-01-01..2024-12-31", Outcome.RIGHT),
        ("..2024-12-31", "..2025-12-31", Outcome.WRONG),
    ],
)
def test_a_time_holds_the_reader_s_and_is_no_wider_than_twice(gold, found, outcome):
    assert compare_ranges(range_of(gold), range_of(found)) is outcome


def test_a_day_in_the_next_zone_holds_and_in_a_far_one_does_not():
    moscow = range_of("2025-12-09", "Europe/Moscow")
    assert compare_ranges(moscow, range_of("2025-12-09", "UTC")) is Outcome.RIGHT
    assert compare_ranges(moscow, range_of("2025-12-09", "America/Phoenix")) is Outcome.WRONG


def place_at(passage, words, **what):
    start = passage.text.index(words)
    span = Span(start=start, end=start + len(words), text=words)
    return ClaimValue(place=PlaceMention(name=words, kind="city", span=span, **what))


@pytest.mark.parametrize(
    ("meant", "read", "outcome"),
    [
        ("p1 UUDD", {"icao": "UUDD"}, Outcome.RIGHT),
        ("p1 UUDD", {"candidates": ("UUDD", "UUEE")}, Outcome.RIGHT),
        ("p1 UUDD", {"icao": "UUEE"}, Outcome.WRONG),
        ("p1 UUDD,UUEE", {"candidates": ("UUDD", "UUEE", "UUWW")}, Outcome.RIGHT),
        ("p1 UUDD,UUEE", {"icao": "UUDD"}, Outcome.WRONG),
        ("p1 RU", {"country": "RU"}, Outcome.RIGHT),
        ("p1 US-AZ", {"country": "US", "region": "US-TX"}, Outcome.WRONG),
    ],
)
def test_a_place_is_never_sharpened(meant, read, outcome):
    passage = passage_of(change=("p1 UUDD", meant))
    claim = claim_of(passage, "landed", value=place_at(passage, "Domodedovo", **read))
    assert score_place(passage.claims[0].places[0], claim) is outcome


@pytest.mark.parametrize(
    ("bounds", "outcome"), [((64, 64), Outcome.RIGHT), ((64, None), Outcome.WRONG)]
)
def test_a_number_has_both_bounds_or_is_wrong(bounds, outcome):
    passage = passage_of()
    count = Count(text="64", minimum=bounds[0], maximum=bounds[1])
    claim = claim_of(passage, "with 64 people", value=ClaimValue(count=count))
    assert score_count(passage.claims[1].count, claim) is outcome


# The corpora of others, in tiny invented files of their layouts

POLNEAR_TEXT = "The plane left at noon, Ada Winter said.\nNobody was aboard.\n"
POLNEAR_MARKS = """\
T1\tSource 24 34\tAda Winter
T2\tCue 35 39\tsaid
T3\tContent 0 22\tThe plane left at noon
E1\tAttribution:T2 Source:T1 Content:T3 Cue:T2
"""
TEMPEVAL = """\
<?xml version="1.0" ?>
<TimeML><DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2025-12-10">2025-12-10</TIMEX3></DCT>
<TEXT>The plane left on <TIMEX3 tid="t1" type="DATE" value="2025-12-07">December 7, 2025</TIMEX3>
and waited for <TIMEX3 tid="t2" type="DURATION" value="PT3H">three hours</TIMEX3>.</TEXT>
</TimeML>
"""


def test_polnear_s_layout_is_read_and_scored(tmp_path: Path):
    for folder, name, content in (
        ("text", "a.txt", POLNEAR_TEXT),
        ("attributions", "a_0a1f.ann", POLNEAR_MARKS),
        ("attributions", "a_9b2c.ann", ""),
        ("attributions", "lost_0a1f.ann", POLNEAR_MARKS),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(content)
    (text,) = read_polnear(tmp_path)
    (attribution,) = text.attributions
    assert text.text[slice(*attribution.source)] == "Ada Winter"
    assert text.text[slice(*attribution.content)] == "The plane left at noon"
    assert score_credits([text]).recall == 1


def test_tempeval_s_layout_is_read_and_scored(tmp_path: Path):
    (tmp_path / "a.tml").write_text(TEMPEVAL)
    (text,) = read_tempeval(tmp_path)
    assert text.written == date(2025, 12, 10)
    assert [text.text[slice(*t.span)] for t in text.times] == ["December 7, 2025", "three hours"]
    scores = score_times([text])
    assert scores.found.recall == 1
    assert scores.days[Outcome.RIGHT] == 1


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2025-W50", (date(2025, 12, 8), date(2025, 12, 14))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("1998-02-30", None),
        ("PAST_REF", None),
    ],
)
def test_values_of_timex_are_days_or_nothing(value, days):
    assert days_of(value) == days


# The floors


@functools.cache
def score_of(language, part):
    return score(compare_all(read_gold(language, part)))


@pytest.mark.parametrize(("language", "part"), FLOORS)
def test_claims_are_found_no_worse_than_before(language, part):
    reached = score_of(language, part)
    flights, others, credits, times, wrong_times = FLOORS[language, part]
    assert (reached.tally(FLIGHT).f1 or 0) >= flights
    assert (reached.tally(other_than=FLIGHT).f1 or 0) >= others
    assert share(Outcome.RIGHT, reached.credited) >= credits
    assert share(Outcome.RIGHT, reached.times) >= times
    assert share(Outcome.WRONG, reached.times) <= wrong_times


@pytest.mark.parametrize(("language", "part"), HALVES)
def test_no_more_claims_are_taken_from_furniture_than_before(language, part):
    reached = score_of(language, part)
    assert reached.in_furniture <= MOST_FROM_FURNITURE[part]


def share(outcome, outcomes):
    total = sum(outcomes.values())
    return outcomes[outcome] / total if total else 0


def test_the_page_is_of_this_corpus():
    assert corpus_digest("report") in PAGE.read_text(encoding="utf-8")


# Two readers


def test_two_readers_agree_but_for_what_one_has_alone():
    first = passage_of()
    both = agreement([first], [first])
    assert (both.tally().found, both.tally().f1) == (1, 1.0)
    assert (both.same_chain, both.same_time) == ((1, 1), (1, 1))
    other_chain = passage_of(kind=("s1 person/anonymous", "s1 outlet"))
    assert agreement([first], [other_chain]).same_chain == (0, 1)
    other_type = passage_of(type=("1 flight.arrival", "1 flight.departure"))
    alone = agreement([first], [other_type])
    assert (alone.tally().missed, alone.tally().extra) == (1, 1)
    assert alone.tally(FLIGHT).f1 == 0
    with pytest.raises(ValueError, match="the same text"):
        agreement([first], [passage_of(words=("with {n1 64} people", "with {n1 65} people"))])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_second_reader_read_what_the_first_did(language):
    first, second = read_gold(language, PARTS[1]), read_gold(language, SECOND)
    assert agreement(first, second).tally(FLIGHT).f1 > 0.9
