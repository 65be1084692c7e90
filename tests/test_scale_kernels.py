"""What kernels are compiled with is what a day is read with."""

import pytest

from wheelsdown.scale.kernels import INVENTED_TRACE, Kernels, compile_kernels
from wheelsdown.sources.readsb_columns import compiled_machine, read_files


@pytest.mark.parametrize("share", Kernels)
def test_a_share_calls_its_kernels(share):
    compile_kernels(share)


def test_the_invented_trace_goes_through_the_scanner():
    pytest.importorskip("numba")
    pytest.importorskip("deflate")
    reading = read_files((INVENTED_TRACE,), compiled_machine(), fall_back=False)
    assert (reading.files_declined, len(reading.batch.time_ms)) == (0, 1)
