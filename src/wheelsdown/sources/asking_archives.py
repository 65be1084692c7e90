"""Take days out of adsb.lol's release archives: find a day's parts, download them, read, delete.

In come wants; out comes an `Arrival` for each, or for every aircraft of the day where the whole day
is wanted. One download serves all aircraft of a day. An aircraft that a whole archive does not hold
was not heard by that network that day; an archive that is not whole says nothing.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from wheelsdown.errors import NotFetchedError
from wheelsdown.model.provenance import Problem
from wheelsdown.sources.asking import (
    GONE,
    REFUSED,
    Arrival,
    Came,
    Manners,
    Pace,
    Want,
    ask_patiently,
    failed,
    is_without_rows,
    what_is_wrong,
)
from wheelsdown.sources.captures import Answer, Failure, current_time, download
from wheelsdown.sources.networks import (
    ArchivePlaces,
    Network,
    archive_parts,
    part_name,
    release_tags,
)
from wheelsdown.sources.readsb_trace import KIND
from wheelsdown.sources.release_archives import traces_in
from wheelsdown.sources.unpacking import unpack

WHOLE_DAY = "*"
"""Stands for the aircraft of an arrival that ends a whole day."""


def ask_archives(network: Network, wants: Sequence[Want], manners: Manners) -> Iterator[Arrival]:
    """Ask for one day's archive after another, for all the aircraft wanted of it."""
    assert network.archives is not None
    pace = Pace(network.interval_s, manners.pause)
    listings: dict[int, str] = {}
    in_a_row = 0
    for day, of_day in groupby(sorted(wants, key=_day_of), key=_day_of):
        aircraft = {want.aircraft or WHOLE_DAY for want in of_day}
        try:
            parts = _parts_of(network.archives, day, manners, pace, listings)
            paths = None if parts is None else _downloaded(parts, manners, pace)
            if parts is None or paths is None:
                return
            yield from _from_archive(paths, parts[0], aircraft, day)
            for path in paths:
                path.unlink()
            in_a_row = 0
        except NotFetchedError as error:
            url = error.url or network.base_url
            for icao24 in sorted(aircraft):
                yield failed(icao24, day, url, error.reason, error.detail)
            in_a_row += error.reason != "not_published"
            if in_a_row >= manners.patience.failures_before_leaving:
                return


def _day_of(want: Want) -> date:
    return want.day


def _from_archive(
    paths: Sequence[Path], url: str, aircraft: set[str], day: date
) -> Iterator[Arrival]:
    """Yield the wanted traces, then the absence of those that the archive does not hold."""
    found: set[str] = set()
    everything = WHOLE_DAY in aircraft
    try:
        for icao24, data in traces_in(paths, lambda a: everything or a in aircraft):
            found.add(icao24)
            member = f"{url}#traces/{icao24[-2:]}/trace_full_{icao24}.json"
            wrong = what_is_wrong(data, KIND, icao24, day)
            if wrong:
                yield failed(icao24, day, member, *wrong)
            else:
                empty = is_without_rows(data, KIND)
                came = Came.NOTHING if empty else Came.DATA
                yield _arrival(icao24, day, came, member, b"" if empty else data)
    except NotFetchedError as error:
        for path in paths:
            path.unlink(missing_ok=True)
        raise NotFetchedError(error.reason, url, error.detail) from error
    for icao24 in sorted(aircraft - found):
        whole = icao24 == WHOLE_DAY
        yield _arrival(icao24, day, Came.DATA if whole else Came.NOTHING, url, b"")


def _arrival(icao24: str, day: date, came: Came, url: str, data: bytes) -> Arrival:
    return Arrival(aircraft=icao24, day=day, came=came, url=url, at=current_time(), data=data)


def _parts_of(
    places: ArchivePlaces, day: date, manners: Manners, pace: Pace, listings: dict[int, str]
) -> tuple[str, ...] | None:
    """Return the URLs of a day's parts: from the year's list, else from the release itself.

    Nothing where one is told to stop; NotFetchedError where there is no such release (yet).
    """
    if day.year not in listings:
        answer = ask_patiently(places.list_url.format(year=day.year), manners, pace)
        if answer is None:
            return None
        listings[day.year] = _text_of(answer)
    parts = archive_parts(places, listings[day.year], day)
    if parts:
        return parts
    for tag in release_tags(day):
        answer = ask_patiently(places.api_url.format(year=day.year) + tag, manners, pace)
        if answer is None:
            return None
        parts = archive_parts(places, _asset_urls(_text_of(answer)), day)
        if parts:
            return parts
    raise NotFetchedError("not_published", places.files_url.format(year=day.year))


def _text_of(answer: Answer | Failure) -> str:
    """Return an answer's text, empty where there is no such file; NotFetchedError otherwise."""
    if isinstance(answer, Failure):
        raise NotFetchedError(answer.reason, answer.url, answer.detail)
    if answer.status in GONE:
        return ""
    if answer.status != 200:
        reason = "refused" if answer.status in REFUSED else "status"
        raise NotFetchedError(reason, answer.url, str(answer.status))
    inside = unpack(answer.data, part_name(answer.url))
    return "" if isinstance(inside, Problem) else inside.decode("utf-8", errors="replace")


def _asset_urls(text: str) -> str:
    """Return a release's parts as a line of the list, from what the API says of the release."""
    try:
        assets = json.loads(text or "{}").get("assets", [])
        urls = [str(asset["browser_download_url"]) for asset in assets]
    except (ValueError, AttributeError, KeyError, TypeError):
        return ""
    return ",".join(sorted(url for url in urls if ".tar" in part_name(url)))


def _downloaded(parts: Sequence[str], manners: Manners, pace: Pace) -> list[Path] | None:
    """Download a day's parts; those that are there whole are not asked for again."""
    manners.folder.mkdir(parents=True, exist_ok=True)
    paths = [manners.folder / part_name(url) for url in parts]
    for url, path in zip(parts, paths, strict=True):
        if path.exists():
            continue
        answer = ask_patiently(url, manners, pace, once=_downloading(url, path, manners))
        if answer is None:
            return None
        if isinstance(answer, Failure):
            raise NotFetchedError(answer.reason, url, answer.detail)
        if not path.exists():
            reason = "refused" if answer.status in REFUSED else "status"
            raise NotFetchedError(reason, url, str(answer.status))
    return paths


def _downloading(url: str, path: Path, manners: Manners) -> Callable[[], Answer | Failure]:
    return lambda: download(url, path, access=manners.access, advance=manners.advance)
