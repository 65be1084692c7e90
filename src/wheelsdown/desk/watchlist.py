"""The hand tables about aircraft and hubs, read into what classification asks for.

In: `hand/watchlist.csv`, `hand/hubs.csv`, `hand/identities.csv`. Out: records, and a `Problem` for
every row that cannot be used: it is left out, and named.
"""

from collections.abc import Mapping
from datetime import date

from wheelsdown.aviation.identifiers import parse_icao_address, parse_registration
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.hand import HandTable, read_hand
from wheelsdown.flights.identity import IdentityRow
from wheelsdown.flights.watchlist import Watched, read_watched, watchlist_of
from wheelsdown.model.bilingual import Language, in_language
from wheelsdown.model.provenance import Problem, problem
from wheelsdown.places.removal_hubs import Hub, hubs_with


def read_watchlist(
    desk: Desk, language: Language = "en"
) -> tuple[tuple[Watched, ...], tuple[Problem, ...]]:
    """Return the desk's watchlist.

    What is neither an address nor a registration is taken for a flight log's label if it has a
    slash, as those have: `RU-2025-12/A`.
    """
    rows, problems = read_hand(desk, HandTable.WATCHLIST)
    file, found, unread = "watchlist.csv", list[Watched](), list(problems)
    for row in rows:
        words, reason = row["aircraft"], row.get("reason")
        entry = read_watched(words, reason)
        if isinstance(entry, Watched):
            found.append(entry)
        elif entry is not None:
            why = in_language(entry.words, language)
            unread.append(problem("watchlist_pair_is_wrong", file, why=why))
        elif "/" in words:
            found.append(Watched(label=words, reason=reason))
        else:
            unread.append(problem("watchlist_not_an_aircraft", file, given=repr(words)))
    return watchlist_of(found).entries, tuple(unread)


def read_hubs(desk: Desk) -> tuple[tuple[Hub, ...], tuple[Problem, ...]]:
    """Return the hubs: the bundled table, with the desk's rows in place of its own."""
    rows, problems = read_hand(desk, HandTable.HUBS)
    hubs, unknown = hubs_with(rows)
    return hubs, (*problems, *(problem("hub_role_unknown", "hubs.csv", given=g) for g in unknown))


def read_identities(desk: Desk) -> tuple[tuple[IdentityRow, ...], tuple[Problem, ...]]:
    """Return the rows of `identities.csv`: who flew under an address, from when to when."""
    rows, problems = read_hand(desk, HandTable.IDENTITIES)
    read = [_identity(row) for row in rows]
    found = tuple(one for one in read if isinstance(one, IdentityRow))
    return found, (*problems, *(one for one in read if isinstance(one, Problem)))


def _identity(row: Mapping[str, str]) -> IdentityRow | Problem:
    file = "identities.csv"
    address, mark = parse_icao_address(row["icao24"]), row.get("registration")
    registration = parse_registration(mark) if mark else None
    if address is None or (mark and registration is None):
        given = " ".join(filter(None, (row["icao24"], mark)))
        return problem("watchlist_not_an_aircraft", file, given=repr(given))
    try:
        begin, end = (date.fromisoformat(d) if (d := row.get(n)) else None for n in ("from", "to"))
    except ValueError:
        given = f"{row.get('from')!r}, {row.get('to')!r}"
        return problem("identity_period_unreadable", file, given=given)
    return IdentityRow(
        icao24=address,
        registration=registration,
        type_code=row.get("type"),
        operator=row.get("operator"),
        begin=begin,
        end=end,
        source=row.get("source"),
    )
