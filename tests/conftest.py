"""Where real data lies: beside the project, or where WHEELSDOWN_SHARED_DATA says."""

import os
from pathlib import Path

import pytest

BESIDE_THE_PROJECT = Path(__file__).parent.parent.parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data that the licences do not let us bundle; skips where it is absent."""
    folder = Path(os.environ.get("WHEELSDOWN_SHARED_DATA", BESIDE_THE_PROJECT))
    if not folder.is_dir():
        pytest.skip(f"real data is not there: {folder.name}; name it in WHEELSDOWN_SHARED_DATA")
    return folder
