"""The main job on real input: two desks, two reports, every claim with its verdict.

Runs the installed `wheelsdown` command and prints each call before its output, so that a reader can
type the same. Makes the folder `demo/` anew.
"""

import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent
EXAMPLES = PROJECT / "examples"
DEMO = PROJECT / "demo"


def run(*words: str) -> str:
    """Print a `wheelsdown` call, run it, and return what it printed."""
    shown = " ".join(f'"{word}"' if " " in word else word for word in words)
    print(f"\n$ wheelsdown {shown}", flush=True)
    command = [str(Path(sys.executable).parent / "wheelsdown"), *words]
    done = subprocess.run(command, cwd=PROJECT, text=True, capture_output=True, check=False)
    print(done.stdout + done.stderr, flush=True)
    if done.returncode:
        sys.exit(done.returncode)
    return done.stdout


def claim_id(output: str, words: str) -> str:
    """Return the id, printed in brackets, of the claim whose quote holds `words`."""
    lines = output.splitlines()
    quote = next(i for i, line in enumerate(lines) if words in line and line.startswith("  “"))
    return lines[quote - 1].rsplit("[", 1)[1].rstrip("]")


def main() -> None:
    """Check both reports."""
    shutil.rmtree(DEMO, ignore_errors=True)
    print("1. December 2025, Arizona to Moscow, against a flight log of what outlets documented")
    run("init", "demo/removals")
    run("--desk", "demo/removals", "add", "examples/data/documented_legs.csv")
    print("\n$ cp examples/data/register.csv demo/removals/hand/", flush=True)
    shutil.copy(EXAMPLES / "data" / "register.csv", DEMO / "removals" / "hand")
    checked = run(
        "--desk", "demo/removals", "check", "examples/reports/arizona-cairo-moscow.txt",
        "--map", "demo/arizona-cairo-moscow.svg",
    )  # fmt: skip
    run("--desk", "demo/removals", "explain", claim_id(checked, "departed from Cairo"))
    print("2. An invented report on N17104, against its real positions")
    run("init", "demo/positions")
    run("--desk", "demo/positions", "add", "examples/data/n17104_2025-02-07.csv.gz")
    run("--desk", "demo/positions", "legs", "--aircraft", "N17104")
    run(
        "--desk", "demo/positions", "check", "examples/reports/invented-n17104.txt",
        "--map", "demo/n17104.svg",
    )  # fmt: skip
    print("Maps: demo/arizona-cairo-moscow.svg and demo/n17104.svg")


if __name__ == "__main__":
    main()
