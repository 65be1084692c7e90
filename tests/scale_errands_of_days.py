"""Parts of days that tests of `scale` send to other processes, with a trace of who took them."""

import os
import time
from pathlib import Path

from wheelsdown.desk.day_parts import DayPart
from wheelsdown.scale.work import WorkPart, work


def noted_work(part: WorkPart, folder: str) -> DayPart:
    """Leave the number of this process, and work out a part of a day, not too fast."""
    (Path(folder) / f"{part.number}").write_text(str(os.getpid()))
    time.sleep(0.5)
    return work(part)
