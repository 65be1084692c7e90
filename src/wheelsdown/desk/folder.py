"""Where a desk is: making one, opening one, and finding the one that is meant."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from wheelsdown.desk.writing import told_as_outside_error, write_whole
from wheelsdown.errors import BrokenDeskError, UsageError
from wheelsdown.model.bilingual import Language

MARK = "desk.toml"
"""A folder that holds this file is a desk."""
ENVIRONMENT = "WHEELSDOWN_DESK"
LANGUAGES: tuple[Language, ...] = ("en", "ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A desk on disk: its folder and what `desk.toml` says of it."""

    root: Path
    name: str
    languages: tuple[Language, ...] = LANGUAGES

    @property
    def captures(self) -> Path:
        """Bytes as they came."""
        return self.root / "captures"

    @property
    def ledger(self) -> Path:
        """The chained list of arrivals and decisions."""
        return self.root / "ledger.jsonl"

    @property
    def hand(self) -> Path:
        """What people decided."""
        return self.root / "hand"

    @property
    def built(self) -> Path:
        """What the program made; deletable."""
        return self.root / "built"

    @property
    def record(self) -> Path:
        """The flight record."""
        return self.built / "record"


def make_desk(path: Path, name: str | None = None) -> Desk:
    """Make a desk at `path`, which may exist and hold other things; its name is the folder's."""
    if (path / MARK).exists():
        raise UsageError(f"{str(path)!r} is a desk already; name another folder, or use this one")
    if path.exists() and not path.is_dir():
        raise UsageError(f"{str(path)!r} is a file; expected a folder, name another")
    called = name or path.resolve().name or "desk"
    if not called.isprintable():
        raise UsageError(f"a desk cannot be called {called!r}; expected one line of plain text")
    with told_as_outside_error("make", path.name):
        for folder in ("captures", "hand", "built"):
            (path / folder).mkdir(parents=True, exist_ok=True)
    # Last, so that a folder half made is not a desk and can be made again.
    write_whole(path / MARK, _desk_toml(called).encode())
    return Desk(root=path, name=called)


def open_desk(path: Path) -> Desk:
    """Return the desk at `path`; UsageError where there is none, BrokenDeskError if unreadable."""
    if not (path / MARK).is_file():
        raise UsageError(
            f"{str(path)!r} is not a desk: it has no {MARK}; "
            f"make one with 'wheelsdown init {path}', or name another with --desk"
        )
    try:
        with told_as_outside_error("read", MARK):
            settings = tomllib.loads((path / MARK).read_text(encoding="utf-8"))
    except ValueError as error:
        raise BrokenDeskError(f"{MARK} cannot be read: {error}; mend it by hand") from error
    name = settings.get("name", path.resolve().name)
    languages = settings.get("languages", list(LANGUAGES))
    if not isinstance(name, str):
        raise BrokenDeskError(f"{MARK} has the name {name!r}; expected text in quotes")
    if not isinstance(languages, list) or not set(languages) <= set(LANGUAGES):
        raise BrokenDeskError(f"{MARK} has the languages {languages!r}; expected 'en' and 'ru'")
    return Desk(root=path, name=name, languages=tuple(languages))


def find_desk(given: Path | None, env: str | None, here: Path | None = None) -> Desk:
    """Return the desk that is meant: `--desk`, else `WHEELSDOWN_DESK`, else the nearest one.

    The nearest is `here` (the folder one stands in) or its first parent that is a desk.
    """
    if given is not None:
        return open_desk(given)
    if env:
        return open_desk(Path(env))
    start = (here or Path.cwd()).absolute()
    for folder in (start, *start.parents):
        if (folder / MARK).is_file():
            return open_desk(folder)
    raise UsageError(
        f"no desk was named, and neither this folder nor any above it holds a {MARK}; make one "
        f"with 'wheelsdown init', or name one with --desk DIR or {ENVIRONMENT}"
    )


def _desk_toml(name: str) -> str:
    """Return the text of a new `desk.toml`; TOML and JSON write printable strings alike."""
    return (
        "# A desk of wheelsdown. captures/, ledger.jsonl and hand/ are the truth; built/ can be\n"
        "# deleted and is made again from them.\n"
        f"name = {json.dumps(name, ensure_ascii=False)}\n"
        f"languages = {json.dumps(list(LANGUAGES))}\n"
    )
