"""`python -m evaluation.claims.teaching.average OUT FILE FILE…`: the mean of weights of one network.

Several sittings of one network that went on from each other differ by chance as much as by what they
learned; their mean reads as well as the best of them and swings less. Limits are those of the last
FILE: set them anew with `--only-thresholds`.
"""

import argparse
import sys
from pathlib import Path

import numpy as np

from evaluation.claims.teaching.weights import packed
from wheelsdown.claims.taught_reader import widened

NO_WEIGHTS = ("words", "limits", "meanings", "centres")


def main() -> int:
    """Write the mean of weights files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    asked = parser.parse_args()
    with asked.out.open("wb") as opened:
        np.savez(opened, **mean_of([_read(file) for file in asked.files]))
    return 0


def mean_of(files: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Return a weights file whose numbers are the mean of those of `files`."""
    mean = {name: files[-1][name] for name in NO_WEIGHTS if name in files[-1]}
    wide = [widened({k: v for k, v in file.items() if k not in NO_WEIGHTS}) for file in files]
    for name in wide[0]:
        values = np.mean([weights[name] for weights in wide], axis=0, dtype=np.float32)
        mean.update(packed(name, values))
    return mean


def _read(file: Path) -> dict[str, np.ndarray]:
    with np.load(file) as arrays:
        return {name: arrays[name] for name in arrays.files}


if __name__ == "__main__":
    sys.exit(main())
