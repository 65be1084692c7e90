"""State vectors of one aircraft and day from OpenSky's database, by the user's own account.

pyopensky (an extra) speaks to the database and finds the credentials: OPENSKY_USERNAME and
OPENSKY_PASSWORD, or its own settings file. We neither read nor keep them. Its connections are its
own: the proxy is the environment's, and they are not checked as those of `connections` are.
"""

import importlib
import importlib.util
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Protocol

from wheelsdown.errors import NotFetchedError, UsageError

PACKAGE = "pyopensky"


class Database(Protocol):
    """What we ask of `pyopensky.trino.Trino`."""

    def history(self, start: datetime, stop: datetime, *, icao24: str) -> Any:
        """Return a table of state vectors, or nothing."""


def open_database() -> Database:
    """Return the user's connection; UsageError where pyopensky is not installed."""
    if importlib.util.find_spec(PACKAGE) is None:
        raise UsageError(
            "the source 'opensky' needs pyopensky; install it with "
            "'pip install \"wheelsdown[opensky]\"' and give it your OpenSky account"
        )
    database: Database = importlib.import_module(f"{PACKAGE}.trino").Trino()
    return database


def states_of(database: Database, icao24: str, day: date) -> bytes | None:
    """Return a UTC day's state vectors as CSV with OpenSky's own columns; nothing if none."""
    start = datetime.combine(day, time(), tzinfo=UTC)
    try:
        table = database.history(start, start + timedelta(days=1), icao24=icao24)
    except _errors() as error:
        why = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise NotFetchedError("opensky_refused", f"opensky:{icao24}/{day}", why) from error
    if table is None or len(table) == 0:
        return None
    csv: str = table.to_csv(index=False)
    return csv.encode()


def _errors() -> tuple[type[Exception], ...]:
    """Return what the libraries below pyopensky raise when the outside will not."""
    found: list[type[Exception]] = [OSError]
    for module, name in (
        ("trino.exceptions", "Error"),
        ("sqlalchemy.exc", "SQLAlchemyError"),
        ("httpx", "HTTPError"),
    ):
        if importlib.util.find_spec(module.split(".", maxsplit=1)[0]) is not None:
            found.append(getattr(importlib.import_module(module), name))
    return tuple(found)


OpenDatabase = Callable[[], Database]
