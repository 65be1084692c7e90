"""A day onto a desk with `wheelsdown add`: memory of all its processes, bytes a position, time."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from evaluation.bench.day_files import DAY, WORKING_FOLDER
from evaluation.bench.measured import PROMISED, Measured
from evaluation.bench.watching import Ran, checked_run, program
from wheelsdown.desk.day_card import DayCard, day_folder, is_held, read_card
from wheelsdown.desk.folder import Desk, make_desk

MEMORY, MEMORY_TO_REACH = PROMISED["memory"]
MOST_MEMORY = 1.5e9
DISK, DISK_TO_REACH = PROMISED["disk"]
MOST_DISK = 10.0
WORKERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A desk with one simulated day on it, and how it came there."""

    desk: Desk
    card: DayCard
    ran: Ran


def add_simulated_day(archive: Path) -> Added:
    """Make a new desk and add the archive to it, watched."""
    folder = WORKING_FOLDER / "desk"
    shutil.rmtree(folder, ignore_errors=True)
    desk = make_desk(folder)
    command = [*program(), "add", str(archive), "--workers", str(WORKERS)]
    ran = checked_run([*command, "--as", "day"], environment={"WHEELSDOWN_DESK": str(folder)})
    if not is_held(desk, DAY):
        raise RuntimeError(f"the day is not on the desk: {ran.errors.strip()[-200:]}")
    return Added(desk=desk, card=read_card(desk, DAY), ran=ran)


def memory_row(added: Added, *, whole_world: bool) -> Measured:
    """Return the most memory that all processes of `add` held at once."""
    resident, anonymous = added.ran.peak_resident, added.ran.peak_anonymous
    rate = added.card.positions / added.ran.seconds / 1e6
    aside = (
        f"of these, {anonymous / 1e9:.2f} GB are no file's; the rest is the archive and the program, "
        "mapped, counted for each process, and can be taken back by the system at any time",
        f"whole command {added.ran.seconds:.0f} s, {rate:.2f} million positions a second, "
        f"{added.ran.cpu_seconds:.0f} s of processor time",
    )
    shown = f"{resident / 1e9:.2f} GB"
    how = (
        f"`wheelsdown add` of the simulated day ({added.card.files:,} files, "
        f"{added.card.positions:,} positions) with {WORKERS} workers; resident bytes of all its "
        "processes together, twenty looks a second"
    )
    if not whole_world:
        how = f"{shown} for a day of {added.card.files:,} aircraft; a day of the world only with `--whole-world`"
    return Measured(
        what=MEMORY,
        to_reach=MEMORY_TO_REACH,
        reached=shown,
        met=resident <= MOST_MEMORY if whole_world else None,
        how=how,
        aside=aside,
    )


def disk_row(added: Added) -> Measured:
    """Return the bytes that a position takes, and what the other tables of the day take."""
    folder = day_folder(added.desk, DAY)
    positions = added.card.positions_kept
    stored = _size(folder / "positions")
    others = {path.name: path.stat().st_size for path in sorted(folder.iterdir()) if path.is_file()}
    each = stored / positions
    return Measured(
        what=DISK,
        to_reach=DISK_TO_REACH,
        reached=f"{each:.2f} bytes",
        met=each <= MOST_DISK,
        how=f"{positions:,} positions of the simulated day in {stored / 1e6:,.0f} MB of Parquet, every "
        "column that the trace has",
        aside=tuple(
            f"`{name}`: {size / positions:.2f} bytes a position" for name, size in others.items()
        ),
    )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
