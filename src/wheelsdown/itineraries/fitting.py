"""Whether a leg, a connection or a whole itinerary meets what was asked of it.

In: a constraint and legs. Out: a `ConstraintFit`: what was found, and by how far it misses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from wheelsdown.aviation.gate_times import wheels_down_range, wheels_off_range
from wheelsdown.model.flight import Endpoint, Leg, LegStatus
from wheelsdown.model.identity import Aircraft
from wheelsdown.model.itinerary import Constraint, ConstraintFit, ConstraintKind
from wheelsdown.model.time_range import TimeRange, distance_between, midpoint

NEAR_MISS = timedelta(hours=12)
"""A leg at the right place and this far off in time is kept as a runner-up, to be told of."""


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
            wanted = None if constraint.time is None else wheels_off_range(constraint.time)
            return _fit_endpoint(constraint, leg.takeoff, wanted)
        case ConstraintKind.LANDING:
            wanted = None if constraint.time is None else wheels_down_range(constraint.time)
            return _fit_endpoint(constraint, leg.landing, wanted)
        case ConstraintKind.VIA:
            return _fit_via(constraint, leg)
        case _:
            fits = identity_fits(constraint, leg.aircraft, leg.callsigns)
            return LegFit(off=timedelta(0), place_fits=True) if fits else None


def _fit_endpoint(
    constraint: Constraint, endpoint: Endpoint, wanted: TimeRange | None
) -> LegFit | None:
    """A place must agree where one is asked; a time may miss by `NEAR_MISS` and is told of."""
    if constraint.area is not None and (
        endpoint.airport is None or endpoint.airport not in constraint.area.airports
    ):
        return None
    if wanted is None:
        return LegFit(off=timedelta(0), place_fits=True)
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


def fit_itinerary(
    constraints: Sequence[Constraint], weights: Sequence[float], legs: Sequence[Leg]
) -> tuple[ConstraintFit, ...]:
    """Return how a chain of legs meets each constraint, in the order in which people travel.

    A departure may be met by any leg's takeoff and a landing by any leg's landing, the one that
    misses least; a `VIA` only by a landing that is not the last, and several of them in order.
    """
    fits = []
    last_via = -1
    for constraint, weight in zip(constraints, weights, strict=True):
        candidates = list(enumerate(legs))
        if constraint.kind is ConstraintKind.VIA:
            candidates = [(i, leg) for i, leg in candidates if last_via < i < len(legs) - 1]
        found = [(fit, i, leg) for i, leg in candidates if (fit := fit_leg(constraint, leg))]
        if not found:
            fits.append(_unmet(constraint, weight))
            continue
        fit, index, leg = min(
            found, key=lambda item: (not meets(constraint, item[2]), item[0].off, item[1])
        )
        if constraint.kind is ConstraintKind.VIA:
            last_via = index
        fits.append(_met(constraint, weight, fit, leg))
    return tuple(fits)


def _unmet(constraint: Constraint, weight: float) -> ConstraintFit:
    return ConstraintFit(
        constraint=constraint, found=None, fits=False, off_by_minutes=None, weight=weight
    )


def strain_minutes(fits: Sequence[ConstraintFit], legs: Sequence[Leg]) -> int:
    """Return how far, all told, times lie from the middle of what the words and the gate allow.

    Of two that fit alike the one that needs less stretching goes first; both are still said.
    """
    by_id = {leg.leg: leg for leg in legs}
    total = timedelta(0)
    for fit in fits:
        time, kind = fit.constraint.time, fit.constraint.kind
        if time is None or fit.leg is None:
            continue
        departs = kind is ConstraintKind.DEPARTURE
        wanted = midpoint(wheels_off_range(time) if departs else wheels_down_range(time))
        leg = by_id[fit.leg]
        found = midpoint(leg.takeoff.time if departs else leg.landing.time)
        if wanted is not None and found is not None:
            total += abs(found - wanted)
    return round(total / timedelta(minutes=1))


def meets(constraint: Constraint, leg: Leg) -> bool:
    """Say whether a leg meets a constraint whole.

    A landing that a log only expected has not been seen to happen: it meets nothing.
    """
    fit = fit_leg(constraint, leg)
    only_expected = leg.status is LegStatus.EXPECTED and constraint.kind is ConstraintKind.LANDING
    return fit is not None and fit.fits and not only_expected


def _met(constraint: Constraint, weight: float, fit: LegFit, leg: Leg) -> ConstraintFit:
    return ConstraintFit(
        constraint=constraint,
        found=_in_words(constraint, leg),
        fits=meets(constraint, leg),
        off_by_minutes=round(fit.off / timedelta(minutes=1)),
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
