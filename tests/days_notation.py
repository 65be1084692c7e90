"""Days of tests: tracks cut at midnight, worked out one by one and put on a desk."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np

from batch_notation import batch_of
from wheelsdown.desk.day_card import ArchiveFile, Keeping
from wheelsdown.desk.day_parts import MemberFacts, make_part
from wheelsdown.desk.day_writing import begin_day
from wheelsdown.flights.leg_columns import columns_from
from wheelsdown.model.time_range import ms_from_datetime
from wheelsdown.pipeline import legs_of
from wheelsdown.tracks.batch import prepare_batch
from wheelsdown.tracks.columns import take_rows

NOW = datetime(2026, 1, 5, tzinfo=UTC)


def digest(text):
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def archive(name="day.tar", path=None):
    return (ArchiveFile(name=name, digest=digest(name), size_bytes=1, path=path),)


def part_of(number, tracks, keeping=None, problems=()):
    """Return the part that holds these tracks, each as one file of the archive."""
    batch = batch_of(tracks)
    found = [legs_of([track]).legs for track in tracks]
    numbers = [i for i, legs in enumerate(found) for _ in legs]
    return make_part(
        number,
        members=MemberFacts(
            names=tuple(f"./traces/{t.aircraft.icao24[-2:]}/{t.aircraft.icao24}" for t in tracks),
            archive_file=np.zeros(len(tracks), np.int32),
            offsets=np.arange(len(tracks), dtype=np.int64) * 1024 + 512,
            sizes=np.full(len(tracks), 100, np.int64),
            digests=tuple(t.captures[0] for t in tracks),
            addresses=batch.addresses,
            rows=np.diff(batch.offsets).astype(np.int32),
        ),
        batch=batch,
        prepared=prepare_batch(batch),
        legs=columns_from([leg for legs in found for leg in legs], numbers),
        keeping=keeping or Keeping(archive=False),
        problems=problems,
    )


def add_day(desk, day, tracks, *, name=None, parts=1, keeping=None, order=None):
    """Put a day of these tracks on the desk, in so many parts."""
    keeping = keeping or Keeping(archive=False)
    writer = begin_day(
        desk, day, archive=archive(name or f"{day}.tar"), keeping=keeping, layout="test"
    )
    cuts = [list(tracks[i::parts]) for i in range(parts)]
    for number in order or range(parts):
        writer.add_part(part_of(number, cuts[number], keeping))
    return writer.finish(now=NOW)


def on_day(track, day):
    """Return the rows of a track that a file of one day holds, numbered from 0, or nothing."""
    begin = ms_from_datetime(datetime(day.year, day.month, day.day, tzinfo=UTC))
    end = begin + timedelta(days=1) / timedelta(milliseconds=1)
    mine = (track.time_ms >= begin) & (track.time_ms < end)
    if not mine.any():
        return None
    cut = take_rows(track, mine)
    # A callsign is sent over and over: a file of the day after hears it again.
    first = int(cut.time_ms[0])
    before = [sign for when, sign in track.callsigns if when < first][-1:]
    again = [(first, sign) for sign in before]
    signs = (*again, *((when, sign) for when, sign in track.callsigns if first <= when < end))
    capture = digest(f"{track.aircraft.icao24} {day}")
    rows = np.arange(len(cut.time_ms), dtype=np.int32)
    return replace(cut, row=rows, captures=(capture,), callsigns=signs)
