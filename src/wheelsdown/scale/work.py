"""The unit of work: some traces of a day in, tables of everything in them out.

A pure function of the bytes in the archive: the same part gives the same result, to the byte, in
this process, in another, or on another machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wheelsdown.desk.day_card import Keeping
from wheelsdown.desk.day_parts import DayPart, MemberFacts, make_part
from wheelsdown.errors import OutsideError
from wheelsdown.model.columns import NOT_AN_ICAO_ADDRESS
from wheelsdown.model.identity import IcaoAddress
from wheelsdown.model.provenance import Digest
from wheelsdown.pipeline import legs_of, legs_of_batch
from wheelsdown.sources import day_archive
from wheelsdown.sources.readsb_columns import BatchReading, read_batch

NO_ADDRESS = -1
"""What stands for the aircraft of a file that gave none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPart:
    """Some traces of a day's archive, and what is to be kept of them."""

    number: int
    traces: day_archive.DayPart
    first_volume: int
    """Which file of the archive, from 0, the part begins in."""
    keeping: Keeping

    @property
    def files(self) -> int:
        """How many traces."""
        return len(self.traces.traces.names)

    @property
    def size_bytes(self) -> int:
        """How many bytes they have, packed as they are."""
        return sum(self.traces.traces.sizes)


def work(part: WorkPart) -> DayPart:
    """Read the traces of a part, find the legs of their aircraft, and return the part's tables."""
    reading = read_batch(part.traces)
    if len(reading.digests) < part.files:
        # Not bad data but no data: the disk, or a path this machine does not have.
        raise OutsideError(f"could not read {part.traces.archive!r}: {_why(reading)}")
    record = legs_of_batch(reading.batch)
    return make_part(
        part.number,
        members=_member_facts(part, reading),
        batch=reading.batch,
        prepared=record.prepared,
        legs=record.legs,
        keeping=part.keeping,
        problems=reading.problems,
        other_legs=[leg for track in reading.tracks for leg in legs_of([track]).legs],
    )


def _why(reading: BatchReading) -> str:
    return " ".join(value for one in reading.problems for _, value in one.values)


def _member_facts(part: WorkPart, reading: BatchReading) -> MemberFacts:
    """Return where each file of the part lies, and what it gave."""
    members, volumes = part.traces.traces, part.traces.volumes
    begins = np.array([volume.begin for volume in volumes], np.int64)
    offsets = np.array(members.offsets, np.int64)
    volume = np.searchsorted(begins, offsets, "right") - 1
    gave = _gave(reading)
    addresses, rows = zip(*(gave.get(one, (NO_ADDRESS, 0)) for one in reading.digests), strict=True)
    return MemberFacts(
        names=members.names,
        archive_file=(part.first_volume + volume).astype(np.int32),
        offsets=offsets - begins[volume],
        sizes=np.array(members.sizes, np.int64),
        digests=reading.digests,
        addresses=np.array(addresses, np.int32),
        rows=np.array(rows, np.int32),
    )


def _gave(reading: BatchReading) -> Mapping[Digest, tuple[int, int]]:
    """Return the address, and how many rows, that each file gave that gave any."""
    batch = reading.batch
    rows = np.diff(batch.offsets).tolist()
    found = {
        capture: (address, count)
        for capture, address, count in zip(
            batch.captures, batch.addresses.tolist(), rows, strict=True
        )
    }
    for track in reading.tracks:
        address = track.aircraft.icao24
        assert address is not None
        found[track.captures[0]] = _address_number(address), len(track.time_ms)
    return found


def _address_number(address: IcaoAddress) -> int:
    mark = NOT_AN_ICAO_ADDRESS if address.startswith("~") else 0
    return int(address.removeprefix("~"), 16) + mark
