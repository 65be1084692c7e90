"""What each network publishes: where its files are, how often one may ask, and on what terms.

All that serve traces keep them as readsb writes them with `--write-globe-history` and as tar1090
asks for them: `globe_history/YYYY/MM/DD/traces/xx/trace_full_HEX.json`, UTC days, `xx` the last two
digits of the address, gzip whatever the name says. adsb.lol also publishes whole days as archives.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from pathlib import PurePosixPath

from wheelsdown.errors import UsageError

CLOSED_AFTER = timedelta(hours=6)
"""How long after midnight UTC a day's files count as finished. readsb finishes them some time in
the night and no network says when; a quarter of a day is ample. Before that nothing is remembered
as empty, and what came is asked for again."""

CLOSED_AFTER_OPENSKY = timedelta(hours=48)
"""OpenSky loads its database in batches and promises no time; two days are ample."""


class Layout(StrEnum):
    """In what form a network publishes."""

    TRACES = "traces"
    """One file an aircraft and day."""
    ARCHIVE = "archive"
    """One tar archive a day, all aircraft, in parts of 2 GB."""
    STATES = "states"
    """OpenSky's database, by the user's own account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePlaces:
    """Where the archives of a year are: `{year}` is filled in."""

    list_url: str
    """A line a release, the URLs of its parts with commas between."""
    files_url: str
    """What every part's URL begins with: a list cannot send us elsewhere."""
    api_url: str
    """Releases by tag, for days that the list does not have yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A source of flight positions."""

    key: str
    """What it is called on the command line and in the ledger."""
    layout: Layout
    base_url: str
    interval_s: float
    """Least time between the starts of two requests."""
    terms: str | None
    """Key of the sentence that sums its terms up; nothing for one's own receiver."""
    terms_url: str = ""
    archives: ArchivePlaces | None = None
    closed_after: timedelta = CLOSED_AFTER


ADSB_LOL = "adsb.lol"

_ONE_A_SECOND_S = 1.0
"""adsb.fi's published limit for its public interface is one request a second; we found none
published for traces, so we keep to it everywhere."""

_SLOWER_S = 2.0
"""ADS-B Exchange asks for permission beyond personal use: half the pace of the others."""

_OWN_S = 0.2
"""A Raspberry Pi that decodes 1090 MHz at the same time; five small files a second."""

NETWORKS: dict[str, Network] = {
    network.key: network
    for network in (
        Network(
            key=ADSB_LOL,
            layout=Layout.TRACES,
            base_url="https://globe.adsb.lol",
            interval_s=_ONE_A_SECOND_S,
            terms="fetch.terms_adsb_lol",
            terms_url="https://github.com/adsblol/globe_history",
        ),
        Network(
            key="adsb.fi",
            layout=Layout.TRACES,
            base_url="https://globe.adsb.fi",
            interval_s=_ONE_A_SECOND_S,
            terms="fetch.terms_adsb_fi",
            terms_url="https://github.com/adsbfi/opendata",
        ),
        Network(
            key="airplanes.live",
            layout=Layout.TRACES,
            base_url="https://globe.airplanes.live",
            interval_s=_ONE_A_SECOND_S,
            terms="fetch.terms_airplanes_live",
            terms_url="https://airplanes.live",
        ),
        Network(
            key="adsbexchange",
            layout=Layout.TRACES,
            base_url="https://globe.adsbexchange.com",
            interval_s=_SLOWER_S,
            terms="fetch.terms_adsbexchange",
            terms_url="https://www.adsbexchange.com/terms-of-use/",
        ),
        Network(
            key="adsb.lol-archive",
            layout=Layout.ARCHIVE,
            base_url="https://github.com/adsblol",
            interval_s=_ONE_A_SECOND_S,
            terms="fetch.terms_adsb_lol_archive",
            terms_url="https://github.com/adsblol/globe_history",
            archives=ArchivePlaces(
                list_url="https://raw.githubusercontent.com/adsblol/globe_history_{year}"
                "/main/PREFERRED_RELEASES.txt",
                files_url="https://github.com/adsblol/globe_history_{year}/releases/download/",
                api_url="https://api.github.com/repos/adsblol/globe_history_{year}/releases/tags/",
            ),
        ),
        Network(
            key="opensky",
            layout=Layout.STATES,
            base_url="opensky:trino",
            interval_s=_ONE_A_SECOND_S,
            terms="fetch.terms_opensky",
            terms_url="https://opensky-network.org/about/terms-of-use",
            closed_after=CLOSED_AFTER_OPENSKY,
        ),
    )
}

DEFAULT_NETWORKS = (ADSB_LOL,)
"""The one whose licence (ODbL) lets anybody use and publish; others are asked by name only."""


def network_of(words: str) -> Network:
    """Return the network called so, or one's own receiver where `words` is its URL."""
    if words in NETWORKS:
        return NETWORKS[words]
    if re.match(r"https?://", words, re.IGNORECASE):
        base = words.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0].rstrip("/")
        return Network(key=base, layout=Layout.TRACES, base_url=base, interval_s=_OWN_S, terms=None)
    raise UsageError(
        f"unknown source {words!r}; expected one of {', '.join(NETWORKS)}, or the URL of your own "
        "receiver's map, like http://192.168.1.20/tar1090"
    )


def is_own_receiver(network: Network) -> bool:
    """Say whether the network is a receiver that the user named by URL."""
    return network.key not in NETWORKS and network.layout is Layout.TRACES and not network.terms


def trace_url(network: Network, icao24: str, day: date) -> str:
    """Return where a network keeps one aircraft's trace of one UTC day."""
    path = f"globe_history/{day:%Y/%m/%d}/traces/{icao24[-2:]}/trace_full_{icao24}.json"
    return f"{network.base_url}/{path}"


def is_closed(network: Network, day: date, now: datetime) -> bool:
    """Say whether a UTC day's files at a network count as finished."""
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=UTC)
    return now >= midnight + network.closed_after


def archive_parts(places: ArchivePlaces, listing: str, day: date) -> tuple[str, ...]:
    """Return the URLs of a day's parts in order, from the list of releases; empty if not there.

    Only a line whose parts all lie where releases lie, belong to one release of that day and
    follow one another without a hole counts.
    """
    for line in listing.splitlines():
        urls = tuple(url.strip() for url in line.split(",") if url.strip())
        if urls and _are_parts(places, urls, day):
            return urls
    return ()


def release_tags(day: date) -> tuple[str, ...]:
    """Return the tags that a day's release may have: production first, then staging."""
    return tuple(f"v{day:%Y.%m.%d}-planes-readsb-{pod}" for pod in ("prod-0", "staging-0"))


_PART = re.compile(r"(v\d{4}\.\d\d\.\d\d-[a-z0-9-]+)/\1\.tar(?:\.(a[a-z]))?")


def _are_parts(places: ArchivePlaces, urls: tuple[str, ...], day: date) -> bool:
    start = places.files_url.format(year=day.year)
    matches = [_PART.fullmatch(url.removeprefix(start)) for url in urls if url.startswith(start)]
    found = [match for match in matches if match is not None]
    if len(found) != len(urls) or len({match[1] for match in found}) != 1:
        return False
    letters = [match[2] for match in found]
    wanted = [None] if letters == [None] else [f"a{chr(97 + n)}" for n in range(len(urls))]
    return found[0][1].startswith(f"v{day:%Y.%m.%d}-") and letters == wanted


def part_name(url: str) -> str:
    """Return the file name of an archive's part."""
    return PurePosixPath(url).name
