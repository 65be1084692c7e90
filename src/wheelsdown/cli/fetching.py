"""`wheelsdown fetch`: daily traces of chosen aircraft, from the networks that publish them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import click

from wheelsdown.cli.aircraft_given import addresses_given
from wheelsdown.cli.fetching_progress import fetching_progress
from wheelsdown.cli.terminal import (
    json_option,
    language_option,
    print_json,
    print_problems,
    the_desk,
)
from wheelsdown.contract.json_lines import without_unknown
from wheelsdown.desk.fetched import EVERY_AIRCRAFT, Fetched, Outcome, note_terms, terms_shown
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.ledger import current_time
from wheelsdown.errors import NotFetchedError, OutsideError, UsageError
from wheelsdown.fetching import Gathered, Plan, Wish, gather, plan
from wheelsdown.model.bilingual import Language
from wheelsdown.sources.connections import Access, checked_proxy, origin_of, place_of
from wheelsdown.sources.networks import (
    DEFAULT_NETWORKS,
    NETWORKS,
    Layout,
    Network,
    is_own_receiver,
    network_of,
)
from wheelsdown.wording.catalogue import say


@click.command()
@click.argument("aircraft", nargs=-1, metavar="[AIRCRAFT...]")
@click.option("--from", "first", metavar="DAY", default=None, help="First UTC day, YYYY-MM-DD.")
@click.option("--to", "last", metavar="DAY", default=None, help="Last UTC day; else the first.")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="NAME|URL",
    help=f"One of {', '.join(NETWORKS)}, or the URL of your own receiver's map; may be given "
    f"several times. Else {', '.join(DEFAULT_NETWORKS)}.",
)
@click.option("--all-aircraft", is_flag=True, help="The whole day; from adsb.lol-archive only.")
@click.option("--again", is_flag=True, help="Ask also for what is there or known to be empty.")
@click.option(
    "--proxy",
    metavar="URL",
    default=None,
    help="http://, https:// or socks5h:// (Tor: socks5h://127.0.0.1:9050), or 'direct'. Else "
    "HTTPS_PROXY, ALL_PROXY and NO_PROXY.",
)
@click.option("--terms", "show_terms", is_flag=True, help="Show the sources' terms and stop.")
@json_option
@language_option
@click.pass_context
def fetch(  # noqa: PLR0917 - click passes one for each option
    ctx: click.Context,
    aircraft: tuple[str, ...],
    first: str | None,
    last: str | None,
    sources: tuple[str, ...],
    all_aircraft: bool,
    again: bool,
    proxy: str | None,
    show_terms: bool,
    as_json: bool,
    language: Language,
) -> None:
    """Fetch daily traces of AIRCRAFT (addresses or registrations) onto the desk.

    Days are UTC: a flight in the American evening is in the next one. What is on the desk, or was
    found empty, is not asked for again; what failed is. Stop it at any time and run it again.

    \b
    Examples:
      wheelsdown fetch N17104 --from 2025-12-07 --to 2025-12-09
      wheelsdown fetch a1b2c3 SU-GCC --from 2025-12-07 --source adsb.lol --source adsb.fi
      wheelsdown fetch N17104 --from 2025-12-07 --source http://192.168.1.20/tar1090
      wheelsdown fetch N17104 --from 2025-12-07 --proxy socks5h://127.0.0.1:9050
    """
    networks = tuple(dict.fromkeys(map(network_of, sources or DEFAULT_NETWORKS)))
    if show_terms:
        _print_terms(networks, language, err=False)
        return
    desk = the_desk(ctx)
    days = _days(first, last)
    wishes = _wishes(desk, aircraft, days, networks, all_aircraft=all_aircraft)
    access = Access(
        proxy=None if proxy is None else checked_proxy(proxy), private_origins=_own(networks)
    )
    _show_terms_once(desk, networks, language)
    plans = plan(desk, networks, wishes, again=again)
    with fetching_progress(_total(plans), say("fetch.asking", language)) as advance:
        gathered = gather(desk, plans, access=access, advance=advance)
    if as_json:
        print_json([*map(_outcome_json, gathered.outcomes), _summary_json(gathered)])
    else:
        _print_gathered(gathered, language)
    print_problems(gathered.problems, language)
    counts = Counter(fetched.outcome for fetched in gathered.outcomes)
    if counts[Outcome.FAILED] and counts[Outcome.FAILED] == len(gathered.outcomes):
        raise OutsideError(say("fetch.none_came", language, n=counts[Outcome.FAILED]))


def _days(first: str | None, last: str | None) -> tuple[date, date]:
    """Return the first and last day asked for; neither may lie ahead."""
    if first is None:
        raise UsageError("no day was given; say one with --from, like --from 2025-12-07")
    begin = _day(first)
    end = begin if last is None else _day(last)
    today = current_time().date()
    if end < begin:
        raise UsageError(f"--to {end} is before --from {begin}; expected a later day")
    if end > today:
        raise UsageError(f"the day {end} lies ahead; the UTC day now is {today}")
    return begin, end


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(f"cannot read the day {words!r}; expected one like 2025-12-07") from error


def _wishes(
    desk: Desk,
    aircraft: tuple[str, ...],
    days: tuple[date, date],
    networks: Sequence[Network],
    *,
    all_aircraft: bool,
) -> tuple[Wish, ...]:
    """Return which aircraft are wanted on which days."""
    if all_aircraft:
        if aircraft or any(network.layout is not Layout.ARCHIVE for network in networks):
            raise UsageError(
                "--all-aircraft takes whole days, and only adsb.lol's archive publishes those; "
                "expected no AIRCRAFT and '--source adsb.lol-archive'"
            )
        return tuple(Wish(aircraft=None, day=day) for day in _between(*days))
    if not aircraft:
        raise UsageError(
            "no aircraft was given; expected addresses or registrations, like a1b2c3 or N17104"
        )
    wishes = (
        Wish(aircraft=address, day=day)
        for words in aircraft
        for address, begin, end in addresses_given(words, desk, *days)
        for day in _between(begin, end)
    )
    return tuple(dict.fromkeys(wishes))


def _between(first: date, last: date) -> Iterator[date]:
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)


def _own(networks: Sequence[Network]) -> frozenset[str]:
    """Return the origins that the user named as receivers: those alone may be private."""
    own = [network.base_url for network in networks if is_own_receiver(network)]
    try:
        return frozenset(origin_of(place_of(url)) for url in own)
    except NotFetchedError as error:
        raise UsageError(
            f"cannot ask the source {error.url!r}; expected the URL of your receiver's map, like "
            "http://192.168.1.20/tar1090, without a user name in it"
        ) from error


def _show_terms_once(desk: Desk, networks: Sequence[Network], language: Language) -> None:
    shown = terms_shown(desk)
    new = [network for network in networks if network.terms and network.key not in shown]
    if new:
        click.echo(say("fetch.terms_once", language), err=True)
        _print_terms(new, language, err=True)
        for network in new:
            note_terms(desk, network.key, current_time())


def _print_terms(networks: Sequence[Network], language: Language, *, err: bool) -> None:
    for network in networks:
        if network.terms:
            terms = say(network.terms, language)
            click.echo(
                say("fetch.terms_line", language, terms=terms, url=network.terms_url), err=err
            )


def _total(plans: Sequence[Plan]) -> int:
    return sum(len(one.wants) for one in plans)


def _print_gathered(gathered: Gathered, language: Language) -> None:
    for fetched in gathered.outcomes:
        line = f"{fetched.network}  {fetched.aircraft}  {fetched.day}"
        if fetched.outcome is Outcome.FAILED:
            words = say(f"fetch.reason_{fetched.reason}", language, detail=fetched.detail)
            click.echo(f"! {line}  {words.strip()}")
        elif fetched.captures:
            click.echo(f"+ {line}")
    counts = _counts(gathered)
    click.echo(say("fetch.summary", language, n=None, **counts))
    if gathered.legs is not None:
        size = f"{gathered.size_bytes / 2**20:.1f} MiB"
        click.echo(say("fetch.summary_legs", language, size=size, legs=gathered.legs))
    if counts["failed"] or counts["unasked"]:
        click.echo(say("fetch.again_next_time", language))


def _counts(gathered: Gathered) -> dict[str, int]:
    counts = Counter(fetched.outcome for fetched in gathered.outcomes)
    return {
        **{outcome.value: counts[outcome] for outcome in Outcome},
        "unasked": gathered.unasked,
        "settled": gathered.settled,
    }


def _outcome_json(fetched: Fetched) -> dict[str, Any]:
    return without_unknown(
        {
            "source": fetched.network,
            "icao24": None if fetched.aircraft == EVERY_AIRCRAFT else fetched.aircraft,
            "day": fetched.day.isoformat(),
            "outcome": fetched.outcome.value,
            "url": fetched.url,
            "status": fetched.status,
            "reason": fetched.reason,
            "detail": fetched.detail or None,
            "captures": list(fetched.captures) or None,
        }
    )


def _summary_json(gathered: Gathered) -> dict[str, Any]:
    summary = {**_counts(gathered), "bytes": gathered.size_bytes, "legs": gathered.legs}
    return {"summary": without_unknown(summary)}
