"""What the words of a Russian time mean, once a pattern of `russian_time_kinds` has matched them.

In comes a match; out go the fields of a `TimeExpression` that its words give.
"""

import re

from wheelsdown.claims.russian_numbers import read_number
from wheelsdown.claims.russian_time_words import (
    FULL_MONTH,
    WEEKDAY_NUMBERS,
    month_number,
    ordinal_hour,
)
from wheelsdown.claims.times import (
    HALVES,
    QUARTERS,
    Nearness,
    date_given,
    days_of_part,
    days_up_to_publication,
    nth_weekday,
    years_up_to,
)


def _clock(hour: int, minute: int, part: str | None) -> dict[str, object] | None:
    """Return a clock time; «шести вечера» is 18, «часа ночи» 1, «двенадцати ночи» midnight."""
    if minute > 59 or hour > 24:
        return None
    if (
        (part in ("вечера", "пополудни") and hour < 12)
        or (part == "дня" and hour < 8)
        or (part == "ночи" and 9 <= hour < 12)
    ):
        hour += 12
    elif part == "ночи" and hour == 12:
        hour = 0
    return {"clock": (hour % 24) * 60 + minute}


def _number(words: str | None) -> int:
    if not words:
        return 0
    if words.lower().startswith("час"):
        return 1
    return read_number(words) or 0


def read_clock(found: re.Match[str]) -> dict[str, object] | None:
    """Read «в 2:39 ночи», «в шесть вечера»."""
    groups = found.groupdict()
    return _clock(_number(groups["h"]), _number(groups.get("m")), _lower(groups.get("p")))


def _lower(words: str | None) -> str | None:
    return words.lower() if words else None


def read_clock_range(found: re.Match[str]) -> dict[str, object] | None:
    """Read «между пятью и шестью вечера», «с 16:20 до 17:55»."""
    first = _clock(_number(found["h1"]), _number(found["m1"]), _lower(found["p"]))
    last = _clock(_number(found["h"]), _number(found["m"]), _lower(found["p"]))
    return None if not first or not last else {"clock": first["clock"], "clock_end": last["clock"]}


def read_half(found: re.Match[str]) -> dict[str, object] | None:
    """Read «в половине шестого»: thirty minutes before the hour named."""
    half = _clock((ordinal_hour(found["o"]) - 1) % 12, 30, _lower(found["p"]))
    return _maybe_of_either_half(half, found)


def _maybe_of_either_half(
    clock: dict[str, object] | None, found: re.Match[str]
) -> dict[str, object] | None:
    """«В половине восьмого» without «утра» or «вечера» is of either half of the day."""
    if clock is None or found["p"]:
        return clock
    return {**clock, "half_of_day_open": True}


def read_hour_begun(found: re.Match[str]) -> dict[str, object] | None:
    """«В шестом часу вечера» lies between five and six, «в начале шестого» too."""
    last = _clock(ordinal_hour(found["o"]), 0, _lower(found["p"]))
    if last is None:
        return None
    end = last["clock"]
    assert isinstance(end, int)
    return {"clock": (end - 60) % (24 * 60), "clock_end": end}


def read_quarter_to(found: re.Match[str]) -> dict[str, object] | None:
    """Read «без четверти семь», «без двадцати десять»."""
    minutes = 15 if found["q"] else _number(found["n"])
    whole = _clock(_number(found["h"]), 0, _lower(found["p"]))
    if whole is None or not 0 < minutes < 60:
        return None
    at = whole["clock"]
    assert isinstance(at, int)
    to: dict[str, object] = {"clock": (at - minutes) % (24 * 60)}
    return to if _number(found["h"]) > 12 else _maybe_of_either_half(to, found)


PARTS_OF_HOURS = {"четверть часа": 15, "полчаса": 30, "час": 60}


def read_named_clock(found: re.Match[str]) -> dict[str, object] | None:
    """Read noon and midnight, and «за четверть часа до полуночи»."""
    clock = 0 if "ноч" in found["name"].lower() else 720
    if not found["amount"]:
        return {"clock": clock, "named_clock": True}
    words = found["amount"].lower()
    minutes = PARTS_OF_HOURS.get(words) or _number(words.split()[0])
    back = found["side"].lower() == "до"
    return {"clock": (clock + (-minutes if back else minutes)) % (24 * 60)} if minutes else None


def year_given(found: re.Match[str]) -> int | None:
    """Return the year written with a date, if one is."""
    written = found.groupdict().get("y")
    return int(written) if written else None


def read_date(found: re.Match[str]) -> dict[str, object]:
    """Read «9 декабря 2025 года», «7–9 декабря»."""
    last = found.groupdict().get("d2")
    return date_given(
        year_given(found), month_number(found["mon"]), int(found["d"]), int(last) if last else None
    )


def read_numeric(found: re.Match[str]) -> dict[str, object]:
    """Read «09.12.2025» and «2025-12-09»."""
    year = int(found["y"])
    return date_given(year + 2000 if year < 100 else year, int(found["mo"]), int(found["d"]))


def read_night(found: re.Match[str]) -> dict[str, object] | None:
    """«В ночь на 9 декабря», «в ночь с 8 на 9»: the night that ends on the day named last."""
    night: dict[str, object] = {"part_of_day": "night before"}
    if found["d"]:
        return {
            **date_given(year_given(found), month_number(found["mon"]), int(found["d"])),
            **night,
        }
    if found["d2"]:
        day = int(found["d2"])
        return {"day": day, **night} if 0 < day <= 31 else {"impossible": True}
    return {"weekday": WEEKDAY_NUMBERS[found["w"].lower()], **night}


def read_from_to(found: re.Match[str]) -> dict[str, object]:
    """«В три часа ночи с субботы на воскресенье»: of the night that ends on Sunday."""
    return {"weekday": WEEKDAY_NUMBERS[found["w"].lower()], "part_of_day": "night before"}


def read_months(found: re.Match[str]) -> dict[str, object]:
    """Read «в июне и августе»."""
    names = re.findall(FULL_MONTH, found.group().lower())
    return {"months": tuple(month_number(n) for n in names), "year": year_given(found)}


def read_weekday(found: re.Match[str]) -> dict[str, object]:
    """Read «в понедельник»."""
    return {"weekday": WEEKDAY_NUMBERS[found["w"].lower()]}


PARTS: tuple[tuple[str, str], ...] = (
    (r"(?:рано|ранним|раннее)\s+утр\w+", "early morning"),
    (r"под\s+утро|на\s+рассвете|к\s+утру", "dawn"),
    (r"поздн\w+\s+вечер\w+", "late evening"),
    (r"(?:глубокой|поздней)\s+ночью", "early hours"),
    (r"(?:во?\s+)?втор\w+\s+половин\w+\s+дня|после\s+обеда", "afternoon"),
    (r"(?:в\s+)?перв\w+\s+половин\w+\s+дня", "first half"),
    (r"(?:ближе\s+)?к\s+вечеру|вечером|вечер(?:а|у)?", "evening"),
    (r"с\s+утра|утром|утр(?:о|а|у)", "morning"),
    (r"в\s+обед(?:енное\s+время)?", "lunchtime"),
    (r"днем", "afternoon"),
    (r"ночью", "early hours"),
)


def read_part(found: re.Match[str]) -> dict[str, object]:
    """Read «вечером», «под утро» as the part of the day."""
    words = found.group().lower()
    return {"part_of_day": next(part for p, part in PARTS if re.fullmatch(p, words))}


FROM_PUBLICATION = {
    "сегодня": 0,
    "вчера": -1,
    "накануне": -1,
    "позавчера": -2,
    "завтра": 1,
    "послезавтра": 2,
}


def read_deictic(found: re.Match[str]) -> dict[str, object]:
    """Read «сегодня», «вчера ночью»: days counted from publication."""
    word = found["w"].lower()
    day = FROM_PUBLICATION[word]
    read: dict[str, object] = {"days_from_publication": day}
    if word == "накануне":
        read["direction"] = "eve"
    if found["night"]:
        read["part_of_day"] = "night before" if day == 0 else "either night"
    return read


def read_same_day(found: re.Match[str]) -> dict[str, object]:
    """Read «тем же вечером», «наутро»: days counted from the event told before."""
    words = found.group().lower()
    later = "след" in words or "друг" in words or words == "наутро"
    read: dict[str, object] = {"days_from_event": 1 if later else 0}
    for word, part in (("утр", "morning"), ("вечер", "evening"), ("ноч", "night")):
        if word in words:
            read["part_of_day"] = part
    return read


UNIT_MINUTES = {"мин": 1, "час": 60}

UNIT_DAYS = {"сут": 1, "дн": 1, "ден": 1, "нед": 7}

# «Через два часа» is said of anything within half an hour of it; of minutes, within a tenth.
HOURS_ROOM_MINUTES, LEAST_ROOM_MINUTES = 30, 5

SEVERAL_HOURS_MINUTES = (60, 600)


def read_later(found: re.Match[str]) -> dict[str, object] | None:
    """«Через два часа», «спустя сутки», «двумя часами позже», «днем ранее»."""
    groups = found.groupdict()
    words, unit = (groups.get("n") or "").lower().strip(), groups["unit"].lower()
    back = (groups.get("which") or "").lower() in ("ранее", "раньше")
    if words in ("несколько", "нескольких"):
        fits = unit.startswith("час") and not back
        return {"minutes_from_event": SEVERAL_HOURS_MINUTES} if fits else None
    half = {"полчаса": 30, "получаса": 30, "полтора": 90, "полутора": 90}
    more = 30 if words.endswith("с половиной") else 0
    words = words.removesuffix("с половиной").strip()
    number = read_number(words) if words else 1
    if number is None:
        return None
    for stem, days in UNIT_DAYS.items():
        if unit.startswith(stem):
            if more:
                return None
            return {"days_from_event": (-1 if back else 1) * days * number}
    minutes = half.get(unit) or half.get(words) or number * UNIT_MINUTES.get(unit[:3], 0)
    minutes += more if unit.startswith("час") else 0
    if back or not minutes:
        return None
    room = HOURS_ROOM_MINUTES if minutes >= 60 else max(LEAST_ROOM_MINUTES, minutes // 10)
    return {"minutes_from_event": (max(0, minutes - room), minutes + room)}


SEASONS = {"весн": "spring", "лет": "summer", "осен": "autumn", "зим": "winter"}


def read_season(found: re.Match[str]) -> dict[str, object]:
    """Read «прошлым летом», «весной 2023 года»."""
    season = next(s for stem, s in SEASONS.items() if found["s"].lower().startswith(stem))
    part = (found["part"] or "").lower()
    return {
        "season": season,
        "year": year_given(found),
        "direction": direction_of(found["dir"] or found["of_year"] or ""),
        "part_of_month": "early" if part.startswith("ран") else "late" if part else None,
    }


def direction_of(words: str) -> str | None:
    """Return whether words say the last, the next or this."""
    if re.search(r"(?<!\w)позапрошл", words.lower()):
        return "before last"
    for stems, name in (
        (("прошл", "минувш", "прошедш", "последн", "предыдущ"), "last"),
        (("следующ", "ближайш", "будущ", "предстоящ", "грядущ", "наступающ"), "next"),
        (("эт", "текущ", "нынешн"), "this"),
    ):
        if any(re.search(rf"(?<!\w){stem}", words.lower()) for stem in stems):
            return name
    return None


UNITS = {"нед": "week", "мес": "month", "год": "year"}


def read_period(found: re.Match[str]) -> dict[str, object] | None:
    """Read «на прошлой неделе», «в этом месяце»."""
    unit = UNITS[found["unit"].lower()[:3]]
    read: dict[str, object] = {"direction": direction_of(found["dir"]), "season": unit}
    return {**read, "part_of_month": "earlier"} if found["earlier"] else read


def read_part_of_year(found: re.Match[str]) -> dict[str, object] | None:
    """Read «в первом полугодии 2025 года», «во втором квартале этого года»."""
    which = WHICH[found["n"].lower()[:4]]
    parts = HALVES if found["unit"].lower().startswith("полугод") else QUARTERS
    if which not in parts:
        return None
    read: dict[str, object] = {"months": parts[which]}
    if found["y"]:
        return {**read, "year": int(found["y"])}
    return {**read, "season": "year", "direction": direction_of(found["dir"] or "") or "this"}


def read_years(found: re.Match[str]) -> dict[str, object] | None:
    """Read «в 2024 и 2025 годах», «с 2022 по 2025 год»."""
    return years_up_to(int(found["y"]), int(found["y2"]))


def read_up_to_now(found: re.Match[str]) -> dict[str, object]:
    """Read «за последнюю неделю»: the days up to publication."""
    unit = found["unit"].lower()[:3]
    return days_up_to_publication({"нед": "week", "мес": "month"}.get(unit, "year"))


WHICH = {"перв": 1, "втор": 2, "трет": 3, "четв": 4, "посл": 0}


def read_nth_weekday(found: re.Match[str]) -> dict[str, object]:
    """Read «в последнее воскресенье февраля»."""
    year, month = year_given(found), month_number(found["mon"])
    which, weekday = WHICH[found["n"].lower()[:4]], WEEKDAY_NUMBERS[found["w"].lower()]
    return nth_weekday(which, weekday, month, year)


def read_part_of_one_month(found: re.Match[str]) -> dict[str, object] | None:
    """Read «в первую неделю марта», «в последние дни мая»."""
    unit = "week" if found["unit"].lower().startswith("нед") else "days"
    which = WHICH[found["n"].lower()[:4]]
    return days_of_part(which, unit, month_number(found["mon"]), year_given(found))


def read_ago(found: re.Match[str]) -> dict[str, object] | None:
    """Read «десять дней назад»."""
    number = read_number(found["n"])
    return {"days_from_publication": -number} if number else None


def read_since_new_year(found: re.Match[str]) -> dict[str, object]:
    """Read «с начала года»."""
    year = year_given(found)
    if year:
        return {"year": year, "nearness": Nearness.SINCE}
    return {"direction": "this", "season": "year", "nearness": Nearness.SINCE}
