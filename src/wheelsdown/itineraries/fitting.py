"""Whether a leg, a connection or a whole itinerary meets what was asked of it.

In: a constraint and legs. Out: a `ConstraintFit`: what was found, and by how far it misses.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import lru_cache

from wheelsdown.aviation.gate_times import wheels_down_range, wheels_off_range
from wheelsdown.model.flight import Endpoint, Leg, LegStatus
from wheelsdown.model.identity import Aircraft, aircraft_key
from wheelsdown.model.itinerary import Constraint, ConstraintFit, ConstraintKind
from wheelsdown.model.time_range import (
    TimeRange,
    distance_between,
    midpoint,
    ranges_overlap,
)

NEAR_MISS = timedelta(hours=12)
"""A leg at the right place and this far off in time is kept as a runner-up, to be told of."""

USUAL_TAXI_OUT = timedelta(minutes=17)
"""From the gate to the runway, as US airlines have reported it for years, on the average."""

USUAL_TAXI_IN = timedelta(minutes=7)

ROUNDED_TO_MINUTES = 30
"""Reporters round to the half hour without saying so; 13:20 nobody has rounded to that."""

ENDS = frozenset({ConstraintKind.DEPARTURE, ConstraintKind.LANDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class LegFit:
    """How one leg meets one constraint: `off` is zero inside the wanted time."""

    off: timedelta
    place_fits: bool
    """False where the constraint's place is not this leg's: then only the time agrees."""

    @property
    def fits(self) -> bool:
        """Say whether the leg meets the constraint whole."""
        return self.place_fits and not self.off


def fit_leg(constraint: Constraint, leg: Leg) -> LegFit | None:
    """Return how `leg` meets `constraint`, or nothing where it is not even a near miss."""
    match constraint.kind:
        case ConstraintKind.DEPARTURE:
            return _fit_endpoint(constraint, leg.takeoff)
        case ConstraintKind.LANDING:
            return _fit_endpoint(constraint, leg.landing)
        case ConstraintKind.VIA:
            return _fit_via(constraint, leg)
        case _:
            fits = identity_fits(constraint, leg.aircraft, leg.callsigns)
            return LegFit(off=timedelta(0), place_fits=True) if fits else None


@lru_cache(maxsize=1024)
def _wheels(kind: ConstraintKind, time: TimeRange) -> TimeRange:
    """Return when wheels can have left or touched the runway; asked for again for every leg."""
    return wheels_off_range(time) if kind is ConstraintKind.DEPARTURE else wheels_down_range(time)


def _fit_endpoint(constraint: Constraint, endpoint: Endpoint) -> LegFit | None:
    """A place must agree where one is asked; a time may miss by `NEAR_MISS` and is told of."""
    if constraint.area is not None and (
        endpoint.airport is None or endpoint.airport not in constraint.area.airports
    ):
        return None
    if constraint.time is None:
        return LegFit(off=timedelta(0), place_fits=True)
    wanted = _wheels(constraint.kind, constraint.time)
    if endpoint.time.earliest is None and endpoint.time.latest is None:
        return None
    off = distance_between(wanted, endpoint.time)
    return LegFit(off=off, place_fits=True) if off <= NEAR_MISS else None


def _fit_via(constraint: Constraint, leg: Leg) -> LegFit | None:
    """A leg serves a stop somewhere if it lands there; times of the stop bound the landing."""
    if constraint.area is None or leg.landing.airport not in constraint.area.airports:
        return None
    return LegFit(off=timedelta(0), place_fits=True)


def identity_fits(constraint: Constraint, aircraft: Aircraft, callsigns: Sequence[str]) -> bool:
    """Say whether an aircraft under these callsigns is the one, the type or the operator asked."""
    wanted = (constraint.text or "").casefold().strip()
    match constraint.kind:
        case ConstraintKind.AIRCRAFT:
            names = (aircraft.icao24, aircraft.registration, aircraft.label, *callsigns)
            return any(wanted == name.casefold() for name in names if name)
        case ConstraintKind.TYPE:
            return _type_fits(wanted, aircraft.type_code)
        case _:
            operator = (aircraft.operator or "").casefold()
            called = any(c.casefold().startswith(wanted) for c in callsigns)
            return bool(wanted) and (wanted in operator or called)


def _type_fits(wanted: str, type_code: str | None) -> bool:
    """`B767` and `767` mean every B76x: people name families, the record has designators."""
    if not type_code or not wanted:
        return False
    digits = "".join(c for c in wanted if c.isdigit())
    own = type_code.casefold()
    if wanted == own:
        return True
    family = len(digits) == 3 and digits[0] == "7" and digits[2] == "7"
    return (family and own.startswith(f"b{digits[:2]}")) or (
        len(digits) == 3 and digits[0] == "3" and own.startswith(f"a{digits[:2]}")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """A leg that meets a constraint or narrowly misses it."""

    fit: LegFit
    meets: bool


def _no_bits(number: int, fit: ConstraintFit) -> float:
    del number, fit
    return 0.0


class LegFits:
    """How legs meet constraints: each leg is asked once of each, in however many chains it is.

    `bits_of` says what a fit for the constraint of a number counts for.
    """

    def __init__(
        self,
        constraints: Sequence[Constraint],
        weights: Sequence[float],
        bits_of: Callable[[int, ConstraintFit], float] = _no_bits,
    ) -> None:
        """Ask nothing yet."""
        self._asked = tuple(zip(constraints, weights, strict=True))
        self._bits_of = bits_of
        self._unmet = [self._counted(n, _unmet(*one)) for n, one in enumerate(self._asked)]
        # By number and identity of the leg, which is kept, so that no other can come to have it.
        self._known: dict[tuple[int, int], tuple[Leg, _Answer | None]] = {}
        self._said: dict[tuple[int, int], ConstraintFit] = {}

    def of_chain(self, legs: Sequence[Leg]) -> tuple[ConstraintFit, ...]:
        """Return how a chain of legs meets each constraint, in the order in which people travel.

        A departure may be met by any leg's takeoff and a landing by any leg's landing, the one
        that misses least; a `VIA` only by a landing that is not the last, and several of them in
        order; a change of aircraft that is told only where another went on. A landing in the right
        place that does not do is said, and counts for half: how people went on the record may not
        hold.
        """
        fits = []
        first = 0
        for number, (constraint, _) in enumerate(self._asked):
            is_via = constraint.kind is ConstraintKind.VIA
            fit, index = self._best(number, legs, first if is_via else 0)
            fits.append(fit)
            if is_via and index is not None:
                first = index + 1
        return tuple(fits)

    def _best(
        self, number: int, legs: Sequence[Leg], first: int
    ) -> tuple[ConstraintFit, int | None]:
        """Return the best fit for a constraint of the legs from the `first` on, and which it is."""
        constraint, _ = self._asked[number]
        found = [
            (not (answer.meets and as_told), answer.fit.off, index, as_told, answer)
            for index in range(first, len(legs))
            if (answer := self._answer(number, legs[index])) is not None
            for as_told in (_goes_on_as_told(constraint, legs, index),)
        ]
        if not found:
            return self._unmet[number], None
        _, _, index, as_told, answer = min(found, key=lambda one: one[:3])
        said = self._told(number, legs[index], answer)
        if not as_told:
            said = self._counted(number, replace(said, fits=False, off_by_minutes=None))
        return said, index

    def _answer(self, number: int, leg: Leg) -> _Answer | None:
        key = (number, id(leg))
        if key not in self._known:
            self._known[key] = (leg, self._asked_anew(number, leg))
        return self._known[key][1]

    def _asked_anew(self, number: int, leg: Leg) -> _Answer | None:
        constraint, _ = self._asked[number]
        fit = fit_leg(constraint, leg)
        return None if fit is None else _Answer(fit=fit, meets=_is_met(constraint, fit, leg))

    def _told(self, number: int, leg: Leg, answer: _Answer) -> ConstraintFit:
        key = (number, id(leg))
        if key not in self._said:
            said = _met(*self._asked[number], answer, leg)
            self._said[key] = self._counted(number, said)
        return self._said[key]

    def _counted(self, number: int, fit: ConstraintFit) -> ConstraintFit:
        return replace(fit, bits=self._bits_of(number, fit))


def _goes_on_as_told(constraint: Constraint, legs: Sequence[Leg], index: int) -> bool:
    """Say whether the way goes on from leg `index`, by another aircraft if a change is told."""
    if constraint.kind is not ConstraintKind.VIA:
        return True
    if index == len(legs) - 1:
        return False
    here, onward = (aircraft_key(leg.aircraft) for leg in (legs[index], legs[index + 1]))
    return not constraint.changes_aircraft or here is None or here != onward


def _unmet(constraint: Constraint, weight: float) -> ConstraintFit:
    return ConstraintFit(
        constraint=constraint, found=None, fits=False, off_by_minutes=None, weight=weight
    )


def strain_minutes(fits: Sequence[ConstraintFit], legs: Sequence[Leg]) -> int:
    """Return how far, all told, times lie from the middle of what the words and the gate allow.

    Of two that fit alike the one that needs less stretching goes first; both are still said. What
    is told at a place where the itinerary never was counts from its leg nearest in time: a report
    that is wrong about the place may be right about the time.
    """
    by_id = {leg.leg: leg for leg in legs}
    total = timedelta(0)
    for fit in fits:
        if fit.constraint.time is not None:
            meant = legs if fit.leg is None else (by_id[fit.leg],)
            total += min((_strain(fit.constraint, leg) for leg in meant), default=NEAR_MISS)
    return round(total / timedelta(minutes=1))


def _strain(constraint: Constraint, leg: Leg) -> timedelta:
    """Return how far a leg's end lies from where gate time would have it, `NEAR_MISS` at most."""
    assert constraint.time is not None
    departs = constraint.kind is ConstraintKind.DEPARTURE
    said, found = midpoint(constraint.time), midpoint(_end(constraint, leg).time)
    if said is None or found is None:
        return NEAR_MISS
    usual = said + USUAL_TAXI_OUT if departs else said - USUAL_TAXI_IN
    return min(abs(found - usual), NEAR_MISS)


def _end(constraint: Constraint, leg: Leg) -> Endpoint:
    return leg.takeoff if constraint.kind is ConstraintKind.DEPARTURE else leg.landing


class Half(StrEnum):
    """What of a departure or arrival agrees where the rest does not."""

    TIME = "time"
    PLACE = "place"


def half_met(fits: Sequence[ConstraintFit], legs: Sequence[Leg]) -> tuple[Half | None, ...]:
    """Say of each detail not found whether the itinerary has its time or its place alone.

    A report that is wrong about the day has the place right, and the reverse. An end at which
    another detail of the kind was found is not meant twice.
    """
    taken = {(fit.constraint.kind, fit.leg) for fit in fits if fit.leg is not None}
    return tuple(
        _half(
            fit.constraint,
            [_end(fit.constraint, x) for x in legs if (fit.constraint.kind, x.leg) not in taken],
        )
        if fit.leg is None and fit.constraint.kind in ENDS
        else None
        for fit in fits
    )


def _half(constraint: Constraint, ends: Sequence[Endpoint]) -> Half | None:
    area, time = constraint.area, constraint.time
    if area is None or time is None:
        return None
    wanted = _wheels(constraint.kind, time)
    if any(_is_timed(end.time) and ranges_overlap(wanted, end.time) for end in ends):
        return Half.TIME
    return Half.PLACE if any(end.airport in area.airports for end in ends) else None


def _is_timed(time: TimeRange) -> bool:
    return time.earliest is not None and time.latest is not None


def without_turned_round(
    fits: Sequence[ConstraintFit], legs: Sequence[Leg]
) -> tuple[ConstraintFit, ...]:
    """Return the fits with near misses that turn what is told round counting for nothing.

    What is told to have been before another thing is not the same flight told a little wrongly if
    it is found after it: an aircraft that comes back in the evening is not the one that landed in
    the morning.
    """
    by_id = {leg.leg: leg for leg in legs}
    timed = [(fit, _told_and_found(fit, by_id)) for fit in fits]
    return tuple(
        replace(fit, bits=0.0)
        if not fit.fits and own and any(_turned(own, other) for _, other in timed if other)
        else fit
        for fit, own in timed
    )


def may_be_rounded(constraint: Constraint, off_by_minutes: float | None) -> bool:
    """Say whether a detail misses by no more than the half hour to which its clock was rounded."""
    time = constraint.time
    if off_by_minutes is None or time is None or time.earliest is None:
        return False
    return off_by_minutes <= ROUNDED_TO_MINUTES and not time.earliest.minute % ROUNDED_TO_MINUTES


def _told_and_found(
    fit: ConstraintFit, by_id: Mapping[str, Leg]
) -> tuple[TimeRange, TimeRange] | None:
    time = fit.constraint.time
    if time is None or fit.leg is None:
        return None
    leg = by_id[fit.leg]
    return _wheels(fit.constraint.kind, time), _end(fit.constraint, leg).time


def _turned(one: tuple[TimeRange, TimeRange], other: tuple[TimeRange, TimeRange]) -> bool:
    (told, found), (other_told, other_found) = one, other
    before = _wholly_before(told, other_told) and _wholly_before(other_found, found)
    return before or (_wholly_before(other_told, told) and _wholly_before(found, other_found))


def _wholly_before(a: TimeRange, b: TimeRange) -> bool:
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def meets(constraint: Constraint, leg: Leg) -> bool:
    """Say whether a leg meets a constraint whole.

    A landing that a log only expected has not been seen to happen: it meets nothing.
    """
    fit = fit_leg(constraint, leg)
    return fit is not None and _is_met(constraint, fit, leg)


def _is_met(constraint: Constraint, fit: LegFit, leg: Leg) -> bool:
    only_expected = leg.status is LegStatus.EXPECTED and constraint.kind is ConstraintKind.LANDING
    return fit.fits and not only_expected


def _met(constraint: Constraint, weight: float, answer: _Answer, leg: Leg) -> ConstraintFit:
    return ConstraintFit(
        constraint=constraint,
        found=_in_words(constraint, leg),
        fits=answer.meets,
        off_by_minutes=round(answer.fit.off / timedelta(minutes=1)),
        weight=weight,
        leg=leg.leg,
    )


def _in_words(constraint: Constraint, leg: Leg) -> str:
    match constraint.kind:
        case ConstraintKind.DEPARTURE:
            return endpoint_in_words(leg.takeoff)
        case ConstraintKind.LANDING | ConstraintKind.VIA:
            return endpoint_in_words(leg.landing)
        case ConstraintKind.TYPE:
            return leg.aircraft.type_code or ""
        case ConstraintKind.OPERATOR:
            return leg.aircraft.operator or " ".join(leg.callsigns)
        case _:
            return leg.aircraft.registration or leg.aircraft.icao24 or leg.aircraft.label or ""


def endpoint_in_words(endpoint: Endpoint) -> str:
    """Return an endpoint in a few characters that need no translation: `UUDD 2025-12-08T23:39Z`."""
    place = endpoint.airport or "?"
    first, last = endpoint.time.earliest, endpoint.time.latest
    if first is None and last is None:
        return place
    if first is None or last is None or last - first < timedelta(minutes=2):
        only = first or last
        assert only is not None
        mark = "" if first and last else (">" if last is None else "<")
        return f"{place} {mark}{only:%Y-%m-%dT%H:%MZ}"
    return f"{place} {first:%Y-%m-%dT%H:%MZ}/{last:%Y-%m-%dT%H:%MZ}"
