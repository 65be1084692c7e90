"""Times that were once read wrongly or too widely, in both languages, as an editor would put them.

Every report is of Wednesday, 18 March 2026; the plane lands in Baku (four hours ahead of UTC), so the
times are of Baku's clocks. A time written `-` must not be given at all.
"""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from claims_notation import read

BAKU = ZoneInfo("Asia/Baku")
WEDNESDAY = dt.date(2026, 3, 18)
LANDED = {
    "en": "The deportation plane landed in Baku {}.",
    "ru": "Депортационный самолёт приземлился в Баку {}.",
}
LEFT_BEFORE = {
    "en": "The deportation plane left Paris on February 3. ",
    "ru": "Депортационный самолёт вылетел из Парижа 3 февраля. ",
}


def local(moment: dt.datetime | None) -> str:
    return "" if moment is None else moment.astimezone(BAKU).strftime("%Y-%m-%d %H:%M")


def last_time(text: str) -> str:
    """Return the range of the last claim as `first..last` of Baku's clocks, or `-`."""
    claims = [c for c in read(text, published=WEDNESDAY).claims if c.type.startswith("flight.")]
    if not claims[-1].times:
        return "-"
    when = claims[-1].times[0].time
    return f"{local(when.earliest)}..{local(when.latest)}"


def days(first: str, last: str | None = None) -> str:
    """Return the range of whole days."""
    return f"2026-{first} 00:00..2026-{last or first} 23:59"


def at(clock: str, end: str | None = None) -> str:
    """Return one minute, or the range from it."""
    return f"2026-{clock}..2026-{end or clock}"


CASES = {
    "en": [
        ("at 3 o'clock on Sunday morning", at("03-15 03:00")),
        ("at 4.10 on Sunday morning", at("03-15 04:10")),
        ("not before 3 a.m. on Sunday", "2026-03-15 03:00.."),
        ("no earlier than 3 a.m. on Sunday", "2026-03-15 03:00.."),
        ("no later than 3 a.m. on Sunday", "..2026-03-15 03:00"),
        ("a quarter of an hour before midnight on Sunday", at("03-15 23:45")),
        ("between 3:10 and 3:20 a.m. local time on March 8", at("03-08 03:10", "03-08 03:20")),
        ("on 3 or 4 March", days("03-03", "03-04")),
        ("on March 3 and 4", days("03-03", "03-04")),
        ("on March 3, and 12 people were led away", days("03-03")),
        ("on Sunday the 8th at 3:20 a.m.", at("03-08 03:20")),
        ("overnight into Friday", at("03-12 18:00", "03-13 05:59")),
        ("in the night to Sunday", at("03-14 18:00", "03-15 05:59")),
        ("at lunchtime on Sunday", at("03-15 11:00", "03-15 14:59")),
        ("in the first week of March", days("03-01", "03-07")),
        ("in the second half of February", days("02-16", "02-28")),
        ("in the last days of February", days("02-24", "02-28")),
        ("on the first Monday of March", days("03-02")),
        ("earlier this month", days("03-01", "03-18")),
        ("earlier this week", days("03-16", "03-18")),
        ("late last month", days("02-21", "02-28")),
        ("early this year", days("01-01", "04-30")),
        ("in late February or early March", days("02-21", "03-10")),
        ("in early spring", days("03-01", "04-15")),
        ("over the weekend", days("03-14", "03-15")),
        ("on Monday last week", days("03-09")),
        ("last week, on Monday", days("03-09")),
        ("on Monday, two weeks ago", "-"),
        ("a week ago on Monday", "-"),
        ("two years ago in June", "-"),
        ("the day after Christmas", "2025-12-26 00:00..2025-12-26 23:59"),
        ("three days before Christmas", "2025-12-22 00:00..2025-12-22 23:59"),
        ("in the year 2024", "2024-01-01 00:00..2024-12-31 23:59"),
        ("in 2024 and 2025", "2024-01-01 00:00..2025-12-31 23:59"),
        ("between 2022 and the end of 2024", "2022-01-01 00:00..2024-12-31 23:59"),
        ("at ten minutes to six on Sunday morning", at("03-15 05:50")),
        ("yesterday at seven minutes past four in the afternoon", at("03-17 16:07")),
        ("in the past week", days("03-11", "03-18")),
        ("on 8 March 22 minutes late", days("03-08")),
        ("on the last day of January", days("01-31")),
    ],
    "ru": [
        ("не раньше трёх часов утра в воскресенье", "2026-03-15 03:00.."),
        ("не позднее трёх часов утра в воскресенье", "..2026-03-15 03:00"),
        ("за четверть часа до полуночи 8 марта", at("03-08 23:45")),
        ("через час после полуночи 8 марта", at("03-08 01:00")),
        ("3 или 4 марта", days("03-03", "03-04")),
        ("в обед в воскресенье", at("03-15 11:00", "03-15 14:59")),
        ("в воскресенье вечером, в половине восьмого", at("03-15 19:30")),
        ("8 марта в половине восьмого", days("03-08")),
        ("8 марта без четверти восемь", days("03-08")),
        ("8 марта, часов в семь вечера", at("03-08 18:45", "03-08 19:15")),
        ("в три часа ночи с субботы на воскресенье", at("03-15 03:00")),
        ("в ночь на воскресенье, в 23:40", at("03-14 23:40")),
        ("в ночь на 8 марта в 2:40", at("03-08 02:40")),
        ("во второй половине февраля", days("02-16", "02-28")),
        ("в первую неделю марта", days("03-01", "03-07")),
        ("в последнее воскресенье января", days("01-25")),
        ("в первый понедельник марта", days("03-02")),
        ("в третий четверг января 2026 года", days("01-15")),
        ("ранее в этом месяце", days("03-01", "03-18")),
        ("в конце прошлого месяца", days("02-21", "02-28")),
        ("в конце февраля — начале марта", days("02-21", "03-10")),
        ("ранней весной", days("03-01", "04-15")),
        ("весной позапрошлого года", "2024-03-01 00:00..2024-05-31 23:59"),
        ("на выходных", days("03-14", "03-15")),
        ("на прошлой неделе, в понедельник", days("03-09")),
        ("в понедельник прошлой недели", days("03-09")),
        ("в позапрошлое воскресенье", days("03-08")),
        ("в понедельник две недели назад", "-"),
        ("два года назад, в июне", "-"),
        ("десять дней назад", days("03-08")),
        ("за последнюю неделю", days("03-11", "03-18")),
        ("в первом квартале 2025 года", "2025-01-01 00:00..2025-03-31 23:59"),
        ("в первом полугодии прошлого года", "2025-01-01 00:00..2025-06-30 23:59"),
    ],
}


@pytest.mark.parametrize(
    ("language", "words", "wanted"), [(k, *case) for k, cases in CASES.items() for case in cases]
)
def test_when_it_landed(language: str, words: str, wanted: str) -> None:
    assert last_time(LANDED[language].format(words)) == wanted


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        ("en", "It had landed in Baku the day before at 4 p.m.", at("02-02 16:00")),
        ("en", "It had landed in Baku the previous Tuesday.", days("01-27")),
        ("en", "It was due in Baku on Thursday.", days("02-05")),
        ("en", "It landed in Baku at noon on the 4th.", at("02-04 12:00")),
        ("en", "It did not reach Baku until 4 a.m. on February 4.", at("02-04 04:00")),
        ("en", "It did not land in Baku before 4 a.m. on February 4.", "2026-02-04 04:00.."),
        ("ru", "В 4:10 следующего утра он приземлился в Баку.", at("02-04 04:10")),
        ("ru", "Через четыре с половиной дня он приземлился в Баку.", "-"),
        ("ru", "Он должен был приземлиться в Баку в четверг.", days("02-05")),
        # The eve of publication, or of what was told before: not sure.
        ("ru", "Накануне в 16:00 он приземлился в Баку.", "-"),
    ],
)
def test_when_it_landed_after_it_left_on_a_day(language: str, words: str, wanted: str) -> None:
    assert last_time(LEFT_BEFORE[language] + words) == wanted


def test_a_report_with_meridiems_may_tell_morning_otherwise() -> None:
    text = "The plane left Paris at 9:40 p.m. on Sunday and landed in Baku at {} the next {}."
    assert last_time(text.format("4:10", "morning")) == at("03-16 04:10")
    assert last_time(text.format("2:15", "afternoon")) == at("03-16 14:15")


def test_a_clock_of_a_city_named_is_of_its_zone() -> None:
    text = "Депортационный самолёт сел в Баку 8 марта в 18:40 по Москве (19:40 по Баку)."
    (landing,) = read(text, published=WEDNESDAY).claims
    assert [t.zone for t in landing.times] == ["Europe/Moscow", "Asia/Baku"]
    assert len({t.time.earliest for t in landing.times}) == 1


def test_of_two_clocks_on_two_days_today_is_neither() -> None:
    text = "Борт с депортированными вылетел из Месы в 18:05 по Аризоне (в 04:05 мск)."
    claims = read(text, published=WEDNESDAY).claims
    assert [c.times for c in claims if c.type == "flight.departure"] == [()]
