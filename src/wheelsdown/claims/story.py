"""What a report has told so far: which event was when and where, in the order of telling.

A clock time without a day ("… at 2:39 a.m. local time") takes its day from here: from the same
event told before with its day, else as the first such time after the event right before it, where
an aircraft could have got there and the day cannot be another. Where it could, none is given.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wheelsdown.aviation.airports import airport
from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.model.report import ClaimType, PlaceMention
from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange

FASTEST_KMH = 1000
"""No airliner covers ground faster for long, jet stream and all."""
LONGEST_JOURNEY = timedelta(days=4)
"""From the takeoff to the last landing of one journey, stops and all."""
SHORTEST_FLIGHT = timedelta(minutes=20)
REMEMBERED = 40
"""Events further back than this belong to another story."""
NEXT_SENTENCE = 3
"""An event goes on from one told in the sentences right before, not from further back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event that was told, with its time if one was said."""

    type: ClaimType
    time: TimeRange
    day: date | None
    """Its local day, where it has one alone."""
    zones: tuple[str, ...]
    place: PlaceMention | None
    sentence: int


@dataclass(slots=True, kw_only=True)
class Story:
    """The events told so far, oldest first."""

    told: list[Told] = field(default_factory=list)
    days: list[tuple[int, date]] = field(default_factory=list)
    """Every day that a claim of any kind named, with its sentence."""
    headed: list[Told] = field(default_factory=list)
    """What the headline told: "The plane landed at 4:17" below it is of its place."""

    def day_near(self, sentence: int) -> date | None:
        """Return the day named last, if that was in one of the sentences right before."""
        if not self.days or sentence - self.days[-1][0] > NEXT_SENTENCE:
            return None
        return self.days[-1][1]

    def note_day(self, sentence: int, day: date) -> None:
        """Remember a day that a sentence names without a claim; that of a claim goes before."""
        if not self.days or self.days[-1][0] != sentence:
            self.days.append((sentence, day))

    def last(self) -> Told | None:
        """Return the event told last, with or without a time."""
        return self.told[-1] if self.told else None

    def last_with_its_place(self) -> Told | None:
        """Return the event told last; "a plane that landed at 14:26" landed where the clause before it says."""
        last = self.last()
        if last is None or last.place is not None or len(self.told) == 1:
            return last
        led = self.told[-2]
        goes_on = led.type == last.type and last.sentence == led.sentence
        return replace(last, place=led.place) if goes_on else last

    def last_dated(self) -> Told | None:
        """Return the last event that was told with its time."""
        recent = reversed(self.told[-REMEMBERED:])
        return next((t for t in recent if t.time != UNKNOWN_TIME), None)


def day_for_clock(
    story: Story,
    clock: int,
    *,
    type: ClaimType,
    place: PlaceMention | None,
    zones: tuple[str, ...],
    sentence: int,
) -> tuple[date, str] | None:
    """Return the local day for a clock time that has none, and where it is from."""
    before = story.last_with_its_place()
    adjacent = before is not None and sentence - before.sentence <= NEXT_SENTENCE
    # "They were brought to Cairo by a plane that landed at 14:26": in Cairo.
    goes_on = place is None and adjacent and before is not None and before.type == type
    where = before.place if goes_on and before is not None else place
    for told in reversed(story.told[-REMEMBERED:]):
        if told.type == type and told.day is not None and _same_place(told.place, where):
            if before is not None and adjacent and not _can_follow(told, story.last_dated()):
                break
            if (
                place is None
                and type is ClaimType.FLIGHT_DEPARTURE
                and _has_come_down(before, told)
            ):
                break
            return told.day, "date of the same event told before"
    if before is not None and adjacent and _told_backwards(before, type, place):
        # "It landed in Moscow at two. It had left Cairo at six": told in the other order.
        day = _last_before(before, clock, place, zones)
        return None if day is None else (day, "the last such time before the event told before")
    end = _told_before_its_stops(story, where, sentence)
    if end is not None and adjacent:
        day = _last_before(end, clock, where, zones)
        return None if day is None else (day, "the last such time before the event told before")
    if before is not None and adjacent and before.type != type:
        stayed = type is ClaimType.FLIGHT_DEPARTURE and _is_down(before, place)
        day = _first_after(before, clock, place, zones, stayed=stayed)
        if day is not None:
            return day, "the first such time after the event told before"
    return None


def _told_backwards(before: Told, type: ClaimType, place: PlaceMention | None) -> bool:
    """Say whether the end was told first: it landed in Moscow; it had left Cairo."""
    earlier = type in (ClaimType.FLIGHT_DEPARTURE, ClaimType.FLIGHT_STOP)
    return (
        earlier
        and before.type is ClaimType.FLIGHT_ARRIVAL
        and place is not None
        and (before.place is None or not _same_place(before.place, place))
    )


def _told_before_its_stops(story: Story, place: PlaceMention | None, sentence: int) -> Told | None:
    """Return the landing told first, with its time, of a journey that is told after it without days.

    "It landed in Moscow at 2:39. They had been brought to Cairo by a plane that landed at 14:26, and
    left at 18:29": all that was in Cairo was before Moscow.
    """
    end, last = story.last_dated(), story.last()
    if end is None or end is last or place is None or end.type is not ClaimType.FLIGHT_ARRIVAL:
        return None
    since = story.told[story.told.index(end) + 1 :]
    elsewhere = all(t.time == UNKNOWN_TIME and not _same_place(t.place, end.place) for t in since)
    near = sentence - end.sentence <= 2 * NEXT_SENTENCE and not _same_place(end.place, place)
    return end if elsewhere and near else None


def _can_follow(told: Told, before: Told | None) -> bool:
    """Say whether an event told earlier can be the end of what began with `before`.

    "A plane landed in Cairo on Monday. Another left on Wednesday and landed in Cairo at nine": the
    Monday is not that of the second landing.
    """
    if before is None or before is told:
        return True
    if told.time.latest is None or before.time.earliest is None:
        return False
    return timedelta(0) <= told.time.latest - before.time.earliest <= LONGEST_JOURNEY


ENDS = (ClaimType.FLIGHT_ARRIVAL, ClaimType.FLIGHT_STOP)


def _has_come_down(before: Told | None, told: Told) -> bool:
    """ "It left Mesa on Sunday, landed in Baltimore and left again at five": not the first departure."""
    return before is not None and before is not told and before.type in ENDS


def _is_down(before: Told, place: PlaceMention | None) -> bool:
    """ "It landed in Cairo at 23:50 and left at midnight": no flight lies between."""
    return before.type in ENDS and _same_place(before.place, place)


def _same_place(one: PlaceMention | None, other: PlaceMention | None) -> bool:
    """Say whether two mentions can be of one place: "Moscow" and an airport of Moscow."""
    if one is None or other is None:
        return True
    if one.icao and other.icao:
        return one.icao == other.icao
    if one.candidates and other.icao:
        return other.icao in one.candidates
    if other.candidates and one.icao:
        return one.icao in other.candidates
    return one.country == other.country and (
        one.region == other.region or None in (one.region, other.region)
    )


def _first_after(
    before: Told, clock: int, place: PlaceMention | None, zones: tuple[str, ...], *, stayed: bool
) -> date | None:
    """Return the day of the first such clock time that the flight could have reached, if sure.

    Sure means that every moment at which the event before can have been gives the same day.
    Where it `stayed` on the ground no flight lies between.
    """
    earliest, latest = before.time.earliest, before.time.latest
    if earliest is None or latest is None or len(zones) != 1:
        return None
    flight = timedelta(0) if stayed else shortest_flight(before.place, place)
    days = {_next_such(moment + flight, clock, zones[0]) for moment in (earliest, latest)}
    return days.pop() if len(days) == 1 else None


def _last_before(
    after: Told, clock: int, place: PlaceMention | None, zones: tuple[str, ...]
) -> date | None:
    """Return the day of the last such clock time from which the flight could have come, if sure."""
    earliest, latest = after.time.earliest, after.time.latest
    if earliest is None or latest is None or len(zones) != 1:
        return None
    flight = shortest_flight(place, after.place)
    days = {_last_such(moment - flight, clock, zones[0]) for moment in (earliest, latest)}
    return days.pop() if len(days) == 1 else None


def _last_such(before: datetime, clock: int, zone: str) -> date:
    local = before.astimezone(ZoneInfo(zone))
    wall = time(clock // 60 % 24, clock % 60)
    today = datetime.combine(local.date(), wall, tzinfo=ZoneInfo(zone))
    return local.date() if today.astimezone(UTC) <= before else local.date() - timedelta(days=1)


def _next_such(after: datetime, clock: int, zone: str) -> date:
    local = after.astimezone(ZoneInfo(zone))
    wall = time(clock // 60 % 24, clock % 60)
    today = datetime.combine(local.date(), wall, tzinfo=ZoneInfo(zone))
    return local.date() if today.astimezone(UTC) >= after else local.date() + timedelta(days=1)


def shortest_flight(one: PlaceMention | None, other: PlaceMention | None) -> timedelta:
    """Return the least time an airliner takes between two places, as far as they are known."""
    a, b = _position(one), _position(other)
    if a is None or b is None:
        return SHORTEST_FLIGHT
    hours = float(distance_km(*a, *b)) / FASTEST_KMH
    return max(SHORTEST_FLIGHT, timedelta(hours=hours))


def _position(place: PlaceMention | None) -> tuple[float, float] | None:
    if place is None:
        return None
    found = airport(place.icao or next(iter(place.candidates), ""))
    return None if found is None else (found.latitude_deg, found.longitude_deg)
