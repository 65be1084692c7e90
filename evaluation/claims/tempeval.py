"""Reads TempEval-3's layout: `.tml` files of TimeML with `DCT`, `TEXT` and `TIMEX3` in it."""

import calendar
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

DATED = frozenset({"DATE", "TIME"})
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
WEEK = re.compile(r"(\d{4})-W(\d\d)")
MONTH = re.compile(r"(\d{4})-(\d\d)")
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TempevalTime:
    """One TIMEX3: its characters, and the days of its value where a calendar has them."""

    span: tuple[int, int]
    is_date: bool
    """A DATE or TIME, not a DURATION or SET."""
    days: tuple[date, date] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TempevalText:
    """One news item and the day it was written."""

    name: str
    written: date
    text: str
    times: tuple[TempevalTime, ...]


def read_tempeval(folder: Path) -> Iterator[TempevalText]:
    """Yield the texts of a folder in order of their names; one without a day is left out."""
    for path in sorted(folder.rglob("*.tml")):
        if path.name.startswith("."):
            continue
        root = ET.parse(path).getroot()
        made, body = root.find(".//DCT/TIMEX3"), root.find(".//TEXT")
        days = None if made is None else days_of(made.get("value", ""))
        if days is not None and body is not None:
            text, times = _read(body)
            yield TempevalText(name=path.stem, written=days[0], text=text, times=tuple(times))


def _read(body: ET.Element) -> tuple[str, list[TempevalTime]]:
    pieces: list[str] = []
    times: list[TempevalTime] = []

    def walk(element: ET.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        if element.tag == "TIMEX3":
            times.append(
                TempevalTime(
                    span=(start, sum(map(len, pieces))),
                    is_date=element.get("type") in DATED,
                    days=days_of(element.get("value", "")),
                )
            )

    walk(body)
    return "".join(pieces), times


def days_of(value: str) -> tuple[date, date] | None:
    """Return the first and last day of a TIMEX3 value, or nothing for `PAST_REF` and the like."""
    try:
        if match := DAY.fullmatch(value):
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return day, day
        if match := WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday, monday + timedelta(days=6)
        if match := MONTH.fullmatch(value):
            year, month = int(match[1]), int(match[2])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if YEAR.fullmatch(value):
            return date(int(value), 1, 1), date(int(value), 12, 31)
    except ValueError:
        return None
    return None
