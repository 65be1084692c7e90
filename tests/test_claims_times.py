"""Time expressions: what is found in words, and the range of UTC each stands for."""

import datetime as dt

import pytest

from claims_notation import read
from wheelsdown.claims.english_times import find_times
from wheelsdown.claims.time_resolution import TimeContext, resolve_time
from wheelsdown.model.report import Span


def utc(when):
    return None if when is None else when.strftime("%d %H:%M:%S")


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "granularity"),
    [
        ("at 2:39 a.m. on Friday", "07 00:39:00", "07 00:39:59", "minute"),
        ("at 14:26 on Nov. 4", "04 12:26:00", "04 12:26:59", "minute"),
        ("around noon on Nov. 4", "04 09:30:00", "04 10:30:00", "hour"),
        ("about 6 p.m. on Nov. 4", "04 15:45:00", "04 16:15:00", "hour"),
        ("shortly after midnight on Nov. 4", "03 22:00:00", "03 22:20:00", "hour"),
        ("shortly before 6 p.m. on Nov. 4", "04 15:40:00", "04 16:00:00", "hour"),
        ("on Monday", "02 22:00:00", "03 21:59:59", "day"),
        ("on 4 November 2025", "03 22:00:00", "04 21:59:59", "day"),
        ("on 2025-11-04", "03 22:00:00", "04 21:59:59", "day"),
        ("on the morning of Nov. 4", "04 03:00:00", "04 09:59:59", "part_of_day"),
        ("on Monday afternoon", "03 10:00:00", "03 15:59:59", "part_of_day"),
        ("on Monday evening", "03 16:00:00", "03 20:59:59", "part_of_day"),
        ("on Monday night", "03 16:00:00", "04 03:59:59", "part_of_day"),
        ("early on Tuesday", "03 22:00:00", "04 06:59:59", "part_of_day"),
        ("yesterday", "06 22:00:00", "07 21:59:59", "day"),
        ("at 5 p.m. ET on Nov. 4", "04 22:00:00", "04 22:00:59", "minute"),
        ("at 0430 GMT on Nov. 4", "04 04:30:00", "04 04:30:59", "minute"),
        ("at 15:26 Moscow time on Nov. 4", "04 12:26:00", "04 12:26:59", "minute"),
        ("between Nov. 3 and Nov. 5", "02 22:00:00", "05 21:59:59", "day"),
        ("the Wednesday before Halloween", "28 21:00:00", "29 20:59:59", "day"),
        ("on the 4th of the present month at 13:20", "04 11:20:00", "04 11:20:59", "minute"),
        ("in late August", "20 21:00:00", "31 20:59:59", "part_of_month"),
    ],
)
def test_range_in_cairo(words, earliest, latest, granularity):
    (claim,) = read(f"The plane landed in Cairo {words}.").claims
    (said,) = claim.times
    assert (utc(said.time.earliest), utc(said.time.latest)) == (earliest, latest)
    assert said.granularity == granularity
    assert said.zone == "Africa/Cairo" or "zone said" in said.why


@pytest.mark.parametrize(
    ("later", "earliest", "latest"),
    [
        ("Two hours later", "04 13:56:00", "04 14:56:59"),
        ("Six hours and ten minutes later", "04 18:31:00", "04 18:41:59"),
        ("An hour and a half later", "04 13:26:00", "04 14:26:59"),
        ("Two and a half hours later", "04 14:26:00", "04 15:26:59"),
        ("Twenty minutes later", "04 12:41:00", "04 12:51:59"),
    ],
)
def test_an_amount_of_time_is_counted_whole(later, earliest, latest):
    text = f"The plane left Cairo at 14:26 on Nov. 4. {later} it landed in Moscow."
    (said,) = read(text).claims[-1].times
    assert (utc(said.time.earliest), utc(said.time.latest)) == (earliest, latest)


def test_a_week_ago_today_is_no_today():
    (claim,) = read("The plane landed in Cairo a week ago today.").claims
    assert utc(claim.times[0].time.earliest) == "31 22:00:00"


def test_a_day_counted_from_what_nobody_dated_is_no_day():
    (claim,) = read("The plane landed in Cairo the Friday after Thanksgiving.").claims
    assert claim.times == ()


@pytest.mark.parametrize(("words", "year"), [("Friday 9 January", 2026), ("9 January", 2025)])
def test_a_weekday_tells_that_a_day_soon_is_meant(words, year):
    published = dt.date(2025, 11, 14)
    context = TimeContext(published=(published, published), zones=("Africa/Cairo",), zone_from="")
    (said,) = find_times(words)
    found = resolve_time(said, context, Span(start=0, end=len(words), text=words))
    assert (found.time.latest.year, found.time.latest.month) == (year, 1)


def test_by_a_day_is_no_hour_of_a_month():
    (claim,) = read("The plane landed in Cairo by 12 October.").claims
    (said,) = claim.times
    assert (said.time.earliest, utc(said.time.latest)) == (None, "12 20:59:59")


def test_by_leaves_the_beginning_open():
    (claim,) = read("The plane landed in Cairo by the end of 2024.").claims
    (said,) = claim.times
    assert said.time.earliest is None
    assert said.time.latest == dt.datetime(2024, 12, 31, 21, 59, 59, tzinfo=dt.UTC)
    assert said.granularity == "bound"


@pytest.mark.parametrize("words", ["on Feb. 30", "at 25:70", "on 31.02.2025", "at 13 p.m."])
def test_an_impossible_time_gives_none(words):
    assert [c.times for c in read(f"The plane landed in Cairo {words}.").claims] == [()]


@pytest.mark.parametrize(
    "sentence",
    [
        "We may land.",
        "He marched in.",
        "It cost $2025 in all.",
        "Flight 1430 was full.",
        "Sat down.",
        "up to 10 years in prison",
        "The 26-year-old Russian",
        "USD81.56",
    ],
)
def test_words_that_only_look_like_times(sentence):
    assert find_times(sentence) == ()


def test_a_country_of_many_zones_gives_all_of_them():
    (claim,) = read("A deportation flight left the United States on Friday.").claims
    (said,) = claim.times
    hours = (said.time.latest - said.time.earliest).total_seconds() / 3600
    assert hours > 24 + 4
    assert said.zone is None
    assert "all zones" in said.why


def test_no_place_and_no_zone_says_so():
    (claim,) = read("A deportation flight landed on Friday.").claims
    assert "anywhere on Earth" in claim.times[0].why


def test_year_is_the_one_before_publication():
    (claim,) = read("The plane landed in Cairo on Dec. 7.").claims
    assert claim.times[0].time.earliest.year == 2024


def test_a_plan_is_of_the_year_after():
    (claim,) = read("The plane is due to land in Cairo on Jan. 7.").claims
    assert claim.times[0].time.earliest.year == 2026


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The plane landed in Cairo on Tuesday, Nov. 4. President Trump spoke.", "2025-11-04"),
        ("The plane left Mesa on Nov. 2 and landed in Cairo on Tuesday. The Nov. 4 flight was the "
         "second such flight under the Trump administration.", "2025-11-04"),
        ("Published: November 8, 2025\n\nThe plane landed in Cairo on Tuesday, officials said.",
         "2025-11-08"),
        ("The plane landed in Cairo on Tuesday.", None),
        ("The plane landed in Cairo on Dec. 7, President Trump said.", None),
    ],
)  # fmt: skip
def test_publication_is_found_or_inferred_or_unknown(text, first):
    published = read(text, published=None).published
    assert (published[0].isoformat() if published else None) == first


def test_clock_takes_the_day_of_the_event_told_before():
    reading = read(
        "A plane carrying deportees landed in Moscow on Friday.\n\n"
        "A website showed the plane touching down at Domodedovo Airport at 2:39 a.m. local time."
    )
    assert utc(reading.claims[-1].times[0].time.earliest) == "06 23:39:00"


def test_arrival_after_departure_overnight():
    reading = read("The plane left Mesa at 9 p.m. on Nov. 3 and landed in Guatemala City at 2 a.m.")
    assert utc(reading.claims[-1].times[0].time.earliest) == "04 08:00:00"


def test_a_landing_no_aircraft_could_make_is_not_on_the_same_night():
    # Mesa to Moscow is over nine thousand kilometres: 2 a.m. there comes four hours after takeoff.
    reading = read("The plane left Mesa at noon on Nov. 3 and landed in Moscow at 2 a.m.")
    assert utc(reading.claims[-1].times[0].time.earliest) == "04 23:00:00"


def test_a_clock_without_any_day_gives_no_time():
    (claim,) = read("The plane landed in Cairo at 5 p.m.").claims
    assert claim.times == ()


def test_two_zones_that_disagree_are_not_one_instant():
    (claim,) = read(
        "The jet landed in Cairo at 14:26 local time (09:00 Moscow time) on Nov. 4."
    ).claims
    assert len(claim.times) == 1


def test_a_day_said_without_a_claim_is_that_of_what_follows():
    reading = read(
        "В понедельник мы втроём мёрзли у полосы ради одного борта.\n\n"
        "A330 вылетел из Каира в 14:48 по московскому времени. В Шереметьеве он сел в 21:31."
    )
    moments = {c.type: utc(c.times[0].time.earliest) for c in reading.claims if c.times}
    assert moments == {"flight.departure": "03 11:48:00", "flight.arrival": "03 18:31:00"}


def test_a_row_of_a_plan_is_of_the_days_to_come():
    reading = read("Рейс с депортированными. Вылет — Эль-Пасо, 28 ноября, 05:45 местного.")
    (said,) = next(c.times for c in reading.claims if c.type == "flight.departure")
    assert said.time.earliest == dt.datetime(2025, 11, 28, 12, 45, tzinfo=dt.UTC)


def the_times(text):
    """Return the ranges of the claims that have one, as days and clocks of UTC."""
    reading = read(text)
    return [(utc(t.time.earliest), utc(t.time.latest)) for c in reading.claims for t in c.times[:1]]


def test_winter_said_in_november_and_autumn_said_in_march():
    (claim,) = read("The plane landed in Cairo this autumn.").claims
    assert claim.times[0].time.earliest.month == 8  # 1 September in Cairo


def test_a_departure_told_after_an_arrival_is_of_no_later_hour():
    text = "The plane landed in Cairo early on Thursday. It left Warsaw at 19:25."
    departure = read(text).claims[-1]
    assert all(t.time.latest.day < 6 for t in departure.times)


def test_a_bare_clock_of_a_text_with_meridiems_gives_none():
    text = "The plane left Cairo at 4:10 p.m. on Nov. 4. Another left Cairo at 4:40."
    assert [len(c.times) for c in read(text).claims] == [1, 0]


def test_when_an_article_appeared_is_not_when_the_plane_landed():
    text = "Our article of November 5 said the plane landed in Cairo on Monday evening."
    assert the_times(text) == [("03 16:00:00", "03 20:59:59")]


def test_the_capital_of_a_country_has_its_zone():
    text = "The plane landed in the Egyptian capital at 2:26 p.m. on Nov. 4."
    assert the_times(text) == [("04 12:26:00", "04 12:26:59")]


def test_stamps_of_a_ticker_told_backwards_are_no_times_of_what_happened():
    entries = ["14:48 Самолёт вылетел из Каира.", "08:05 Самолёт сел в Каире.",
               "02:10 Борт вылетел из Месы."]  # fmt: skip
    newest_first = "\n\n".join(["Рейс с депортированными: онлайн", *entries])
    oldest_first = "\n\n".join(["Рейс с депортированными: онлайн", *reversed(entries)])
    assert the_times(newest_first) == []
    assert len(the_times(oldest_first)) == 3


def test_two_seasons_side_by_side_are_no_one_time():
    assert the_times("Летом и осенью рейсы с депортированными вылетали из Аризоны.") == []


def test_people_brought_on_a_day_left_the_evening_before_or_that_day():
    text = (
        "Россиян, депортированных из США, доставили в Москву 5 ноября. "
        "Самолёт EgyptAir вылетел из Каира в 18:29 и приземлился в Домодедове в 02:39."
    )
    departure, arrival = (c for c in read(text).claims if c.type.startswith("flight."))
    assert departure.times == ()
    assert utc(arrival.times[0].time.earliest) == "04 23:39:00"
