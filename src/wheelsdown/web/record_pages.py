"""Pages of the flight record: searching it, one leg, one journey, the watchlist, the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wheelsdown.aviation.airports import load_airports
from wheelsdown.desk.captures import list_captures
from wheelsdown.desk.day_card import days_held
from wheelsdown.desk.day_queries import find_day_leg
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.hand import HandTable, add_to_hand
from wheelsdown.desk.ledger import current_time, read_ledger
from wheelsdown.desk.leg_table import find_leg, recorded_range
from wheelsdown.desk.watchlist import read_watchlist
from wheelsdown.errors import UsageError
from wheelsdown.flights.classification import LegClass, LegLabel
from wheelsdown.flights.watchlist import Watched, last_seen, read_watched
from wheelsdown.intake import legs_on
from wheelsdown.model.bilingual import in_language
from wheelsdown.model.flight import Journey, Leg
from wheelsdown.model.time_range import midpoint
from wheelsdown.newsroom.leg_classes import classes_of, has_watchlist
from wheelsdown.newsroom.legs_asked import legs_asked
from wheelsdown.newsroom.tracks import tracks_of
from wheelsdown.pipeline import journeys_of
from wheelsdown.publishing.drawings import draw_itinerary
from wheelsdown.publishing.overview import draw_overview
from wheelsdown.web.forms import RefusedError, field, name_and_reason, read_form
from wheelsdown.web.pages import drawing, language_of, page
from wheelsdown.web.settings import MOST_FORM_BYTES

PER_PAGE = 200
MOST_DRAWN = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was asked of the record, as it was typed."""

    aircraft: str = ""
    place: str = ""
    begin: str = ""
    end: str = ""
    operator: str = ""
    label: str = ""
    south: str = ""
    west: str = ""
    north: str = ""
    east: str = ""


def search(request: Request) -> Response:
    """List the legs that fit what was asked, a page at a time, with a map of them."""
    desk: Desk = request.app.state.desk
    asked = _asked(request)
    found = _found(request, asked)
    classes = _classes(desk, found, asked, request)
    if asked.label:
        found = [leg for leg in found if classes[leg.leg].label == asked.label]
    start = _start(request)
    svg = draw_overview(found[:MOST_DRAWN], language_of(request)) if found else None
    return page(
        request,
        "record.html",
        asked=asked,
        legs=found[start : start + PER_PAGE],
        classes=classes,
        total=len(found),
        start=start,
        per_page=PER_PAGE,
        most_drawn=MOST_DRAWN,
        labels=[label.value for label in LegLabel],
        svg=None if svg is None else drawing(svg),
        query=_query(request),
    )


def _query(request: Request) -> str:
    """Return what was asked as the end of an address, without the page it was on."""
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != "start" and v]
    return str(QueryParams(kept))


def _asked(request: Request) -> Search:
    given = {
        name: request.query_params.get(name, "").strip()[:200]
        for name in Search.__dataclass_fields__
    }
    return Search(**given)


def _start(request: Request) -> int:
    start = request.query_params.get("start", "0")
    return int(start) if start.isdigit() and len(start) < 9 else 0


def _found(request: Request, asked: Search) -> list[Leg]:
    found = legs_asked(
        request.app.state.desk,
        aircraft=asked.aircraft or None,
        place=asked.place or None,
        begin=asked.begin or None,
        end=asked.end or None,
        inside=airports_inside(asked),
    )
    wanted = asked.operator.casefold()
    return [
        leg
        for leg in found
        if not wanted
        or wanted in (leg.aircraft.operator or "").casefold()
        or any(sign.casefold().startswith(wanted) for sign in leg.callsigns)
    ]


def airports_inside(asked: Search) -> frozenset[str] | None:
    """Return the airports in the area that was drawn; nothing where none was."""
    corners = (asked.south, asked.west, asked.north, asked.east)
    if not any(corners):
        return None
    try:
        south, west, north, east = map(float, corners)
    except ValueError:
        raise UsageError("an area is four numbers in degrees: south, west, north, east") from None
    table = load_airports()
    wide = (east - west) % 360.0 or 360.0
    inside = (table.latitude_deg >= south) & (table.latitude_deg <= north)
    inside &= (table.longitude_deg - west) % 360.0 <= wide
    return frozenset(table.icao[row] for row in inside.nonzero()[0].tolist())


def _classes(
    desk: Desk, found: Sequence[Leg], asked: Search, request: Request
) -> dict[str, LegClass]:
    if not asked.label and not has_watchlist(desk):
        return {}
    return classes_of(desk, found, language_of(request))[0]


def leg(request: Request) -> Response:
    """Show one leg: its ends, how each is known, its gaps, what could have been in them, a map."""
    return _one_leg(request, _leg_meant(request))


def _leg_meant(request: Request) -> Leg:
    return _leg_with_id(request.app.state.desk, request.path_params["leg"])


def _leg_with_id(desk: Desk, wanted: str) -> Leg:
    """Return one leg as lists show it: with who flew it, and what other sources tell of it."""
    known = find_leg(desk, wanted) or find_day_leg(desk, wanted)
    if known is None:
        raise UsageError(f"no leg {wanted!r} on this desk")
    of_aircraft = legs_on(desk, aircraft=_name_of(known))
    return next((one for one in of_aircraft if one.leg == wanted), known)


def _name_of(one: Leg) -> str | None:
    return one.aircraft.icao24 or one.aircraft.registration or one.aircraft.label


def _one_leg(request: Request, one: Leg) -> Response:
    desk: Desk = request.app.state.desk
    svg = draw_itinerary([one], tracks_of(desk, [one]), language_of(request))
    names = {capture.digest: capture.name for capture in list_captures(desk)}
    return page(
        request,
        "leg.html",
        leg=one,
        svg=drawing(svg),
        names=names,
        journeys=_journeys_with(request, one),
    )


def _journeys_with(request: Request, one: Leg) -> list[Journey]:
    mine = legs_on(request.app.state.desk, aircraft=_name_of(one))
    return [j for j in journeys_of(mine) if any(x.leg == one.leg for x in j.legs)]


def journey(request: Request) -> Response:
    """Show the legs of one aircraft that belong together, with a map."""
    wanted: str = request.path_params["journey"]
    first = _leg_with_id(request.app.state.desk, wanted.removesuffix("-journey"))
    for one in journeys_of(legs_on(request.app.state.desk, aircraft=_name_of(first))):
        if one.journey == wanted:
            tracks = tracks_of(request.app.state.desk, one.legs)
            svg = draw_itinerary(one.legs, tracks, language_of(request))
            return page(request, "journey.html", journey=one, svg=drawing(svg))
    raise UsageError(f"no journey {wanted!r} on this desk")


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedAircraft:
    """A watched aircraft, its last leg, and those of the last day and week the desk has."""

    watched: Watched
    last: Leg | None
    today: int
    week: int


def watchlist(request: Request) -> Response:
    """Show the watched aircraft with what they did on the last day and week of the record."""
    desk: Desk = request.app.state.desk
    entries, _ = read_watchlist(desk)
    flown = {entry.name: _legs_of(desk, entry) for entry in entries}
    every = [one for legs in flown.values() for one in legs]
    times = [when for one in every if (when := midpoint(one.landing.time)) is not None]
    newest = _end_of_record(desk, max(times, default=None))
    rows = []
    for entry in entries:
        mine = flown[entry.name]
        recent = [newest - when for one in mine if newest and (when := midpoint(one.landing.time))]
        rows.append(
            WatchedAircraft(
                watched=entry,
                last=last_seen(entry, mine),
                today=sum(ago <= timedelta(days=1) for ago in recent),
                week=sum(ago <= timedelta(days=7) for ago in recent),
            )
        )
    return page(request, "watchlist.html", rows=rows, newest=newest)


def _legs_of(desk: Desk, entry: Watched) -> list[Leg]:
    names = {name for name in (entry.icao24, entry.registration, entry.label) if name}
    found = {leg.leg: leg for name in sorted(names) for leg in legs_on(desk, aircraft=name)}
    return [leg for leg in found.values() if last_seen(entry, [leg]) is not None]


def _end_of_record(desk: Desk, newest: datetime | None) -> datetime | None:
    """Return when the record ends: with the last day held, or the last leg of single captures."""
    days, span = days_held(desk), recorded_range(desk)
    ends = [end for end in (newest, span.latest) if end is not None]
    if days:
        ends.append(datetime.combine(days[-1], time.max, tzinfo=UTC))
    return max(ends, default=None)


async def watch(request: Request) -> Response:
    """Add an aircraft to the watchlist; a pair that cannot be is refused."""
    form = await read_form(request, MOST_FORM_BYTES)
    desk: Desk = request.app.state.desk
    name, (by, reason) = field(form, "aircraft"), name_and_reason(form)
    found = read_watched(name, reason)
    if found is None:
        raise RefusedError("web.no_aircraft", 422, name=name)
    if not isinstance(found, Watched):
        words = in_language(found.words, language_of(request))
        raise RefusedError("web.pair_cannot_be", 422, why=words)
    now = current_time()
    row = {"aircraft": found.name, "by": by, "at": now.isoformat(), "reason": reason}
    await run_in_threadpool(add_to_hand, desk, HandTable.WATCHLIST, row, now)
    return RedirectResponse("/watchlist", status_code=303)


def ledger(request: Request) -> Response:
    """Show what was decided and what came, the newest first."""
    entries = list(reversed(read_ledger(request.app.state.desk)))
    start = _start(request)
    return page(
        request,
        "ledger.html",
        entries=entries[start : start + PER_PAGE],
        total=len(entries),
        start=start,
        per_page=PER_PAGE,
    )
