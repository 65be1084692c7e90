"""Times, places and lengths of time in words, for the sentences of findings.

In: values. Out: `Bilingual` fragments. Local time first, because that is what reports give.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_datetime

from wheelsdown.aviation.airports import airport
from wheelsdown.model.bilingual import Bilingual, Language
from wheelsdown.model.time_range import TimeRange
from wheelsdown.places.gazetteer import resolve_place
from wheelsdown.wording.catalogue import both, say

AN_INSTANT = timedelta(minutes=2)
"""A range no wider than this is written as one time."""


def place_words(icao: str | None) -> Bilingual:
    """Return an airport's name and code, "Moscow Domodedovo (UUDD)", in both languages."""
    if icao is None:
        return both("finding.no_airport")
    known = next((p for p in resolve_place(icao) if p.kind == "airport"), None)
    if known is not None:
        return Bilingual(en=f"{known.en} ({icao})", ru=f"{known.ru} ({icao})")
    found = airport(icao)
    return (
        Bilingual(en=f"{found.name} ({icao})", ru=f"{found.name} ({icao})")
        if found
        else (Bilingual(en=icao, ru=icao))
    )


def zone_of(icao: str | None) -> str | None:
    """Return the time zone of an airport, where it is known."""
    found = None if icao is None else airport(icao)
    return None if found is None else found.zone


def time_words(time: TimeRange | None, zone: str | None) -> Bilingual:
    """Return a time range in local time with its zone, and in UTC."""
    if time is None or (time.earliest is None and time.latest is None):
        return both("finding.time_unknown")
    return Bilingual(en=_time(time, zone, "en"), ru=_time(time, zone, "ru"))


def _time(time: TimeRange, zone: str | None, language: Language) -> str:
    first, last = time.earliest, time.latest
    if first is None or last is None:
        only = first or last
        assert only is not None
        key = "finding.not_before" if first else "finding.not_after"
        words = both(key, time=_moment(only, zone, language))
        return words.ru if language == "ru" else words.en
    if last - first <= AN_INSTANT:
        return _moment(first, zone, language)
    local_first, local_last = _local(first, zone), _local(last, zone)
    if local_first.date() == local_last.date():
        day = format_datetime(local_first, "d MMMM y", locale=language)
        span = f"{local_first:%H:%M}–{local_last:%H:%M}, {day}"
    else:
        span = " – ".join(
            format_datetime(t, "HH:mm, d MMMM y", locale=language)
            for t in (local_first, local_last)
        )
    return f"{span} ({_zone_name(zone, language)})"


def _moment(when: datetime, zone: str | None, language: Language) -> str:
    local = format_datetime(_local(when, zone), "HH:mm, d MMMM y", locale=language)
    if zone is None:
        return f"{local} UTC"
    return f"{local} ({_zone_name(zone, language)}; {when.astimezone(UTC):%H:%M} UTC)"


def _local(when: datetime, zone: str | None) -> datetime:
    return when.astimezone(ZoneInfo(zone) if zone else UTC)


def _zone_name(zone: str | None, language: Language) -> str:
    """Name a zone by its city ("Cairo time"): readers of newspapers know no "Eastern European"."""
    if zone is None:
        return "UTC"
    city = Locale(language).time_zones.get(zone, {}).get("city")
    city = city or zone.rsplit("/", 1)[-1].replace("_", " ")
    return say("finding.zone", language, city=city)


def length_words(length: timedelta) -> Bilingual:
    """Return a length of time as hours and minutes: "7 h 10 min"."""
    hours, minutes = divmod(round(length / timedelta(minutes=1)), 60)
    if not hours:
        return both("finding.minutes", minutes=minutes)
    return both("finding.hours_minutes", hours=hours, minutes=f"{minutes:02d}")


def about_hours_words(length: timedelta) -> Bilingual:
    """Return a length of time to the hour: "about 3 hours"."""
    return both("finding.about_hours", n=max(round(length / timedelta(hours=1)), 1))
