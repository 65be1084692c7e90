"""The kernels made machine code before there is work for them: in shares, so that two cores do it.

In: which share. Out: nothing; the code is on disk (`kernel_cache`), where every process finds it.
Compiling all takes a minute and a half of one core, as long as the rest of a day does on two.
"""

import gc
import gzip
from enum import StrEnum

from wheelsdown.flights.batch import find_legs_of_batch
from wheelsdown.sources.readsb_columns import read_files
from wheelsdown.tracks.batch import prepare_batch
from wheelsdown.tracks.visits import visits_of

INVENTED_TRACE = (
    "trace_full_000001.json",
    memoryview(
        gzip.compress(
            b'{"icao":"000001","r":"N1","t":"B738","timestamp":1765065600.000,"trace":['
            b'[0.00,0.100000,0.100000,30000,400.0,90.0,0,0,null,"adsb_icao",30000,null,null,null]]}'
        )
    ),
)
"""One row of an aircraft that is none: what kernels are called with has the types of a day's."""


class Kernels(StrEnum):
    """Shares of the kernels that take about as long to compile as each other."""

    FLIGHTS = "flights"
    TRACKS = "tracks"
    """Those that read traces and prepare tracks."""


def compile_kernels(share: Kernels) -> None:
    """Call every kernel of a share, which compiles it and keeps it."""
    # A compiler keeps nearly all it makes: to look through that for rubbish takes a seventh longer.
    gc.disable()
    try:
        if share is Kernels.FLIGHTS:
            find_legs_of_batch(read_files((), None).batch)
        else:
            batch = read_files((INVENTED_TRACE,)).batch
            visits_of(prepare_batch(batch).clean)
    finally:
        gc.enable()
