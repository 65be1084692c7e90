"""Many people at once on one desk: is anything lost, and does anybody see a lock?

In: how many users, for how many seconds. A desk is made in a temporary folder from the documented
legs of the examples and served by the real command; every user pastes reports of their own, opens a
claim, writes a ruling, searches the record. Out: how many of each were done, how long they took,
what failed, and whether every ruling said to be written is in the ledger and the hand file.

    python -m evaluation.web_load --users 50 --seconds 60
"""

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path

import urllib3

PROJECT = Path(__file__).parent.parent
REPORT = (PROJECT / "examples" / "reports" / "arizona-cairo-moscow.txt").read_text()
COMMAND = "import sys; from wheelsdown.cli.main import main; main()"


class User:
    """One browser: its cookies, what it did, and what it was told was done."""

    def __init__(self, address, number):
        """Begin with no cookie and nothing done."""
        self.address, self.number = address, number
        self.http = urllib3.PoolManager(timeout=60, retries=False)
        self.cookie = ""
        self.took = defaultdict(list)
        self.failed = Counter()
        self.rulings = []

    def ask(self, what, method, path, fields=None):
        """Ask for a page; note how long it took, or what failed."""
        began = time.perf_counter()
        headers = {"cookie": self.cookie} if self.cookie else {}
        try:
            answer = self.http.request(
                method, self.address + path, fields=fields, headers=headers, redirect=False
            )
        except urllib3.exceptions.HTTPError as error:
            self.failed[f"{what}: {type(error).__name__}"] += 1
            return None
        self.took[what].append(time.perf_counter() - began)
        given = answer.headers.get("set-cookie", "")
        if given.startswith("wheelsdown_visitor="):
            self.cookie = given.partition(";")[0]
        if answer.status >= 400:
            self.failed[f"{what}: {answer.status}"] += 1
            return None
        return answer

    def work(self, until):
        """Take turns until the time is over."""
        turn = 0
        while time.monotonic() < until:
            turn += 1
            self.one_turn(turn)

    def one_turn(self, turn):
        """Paste a report, open a claim of it, rule, search."""
        front = self.ask("front", "GET", "/")
        if front is None:
            return
        mark = re.search(rb'name="mark" value="(\w+)"', front.data)[1].decode()
        own = f"{REPORT}\n\nUser {self.number}, turn {turn % 3}.\n"
        kept = self.ask("paste", "POST", "/reports", {"mark": mark, "text": own})
        if kept is None:
            return
        shown = self.ask("report", "GET", kept.headers["location"])
        if shown is None:
            return
        claim = re.search(rb'href="(/reports/[^"#]+/claims/[^"#]+)#', shown.data)[1].decode()
        self.ask("claim", "GET", claim)
        reason = f"user {self.number} turn {turn}"
        fields = {"mark": mark, "rating": "inconclusive", "by": "load", "reason": reason}
        if self.ask("ruling", "POST", f"{claim}/rulings", fields) is not None:
            self.rulings.append(reason)
        self.ask("search", "GET", "/record?place=Cairo")


def serve(desk):
    """Start the real command on a free port; return the process and its address."""
    command = [sys.executable, "-c", COMMAND, "--desk", str(desk), "serve", "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    address = re.search(r"http://[\d.]+:\d+", server.stderr.readline())[0]
    threading.Thread(target=server.stderr.read, daemon=True).start()
    return server, address


def make_desk(folder):
    """Make a desk with the documented legs of the examples."""
    desk = folder / "desk"
    for words in (
        ["init", str(desk)],
        ["--desk", str(desk), "add", "examples/data/documented_legs.csv"],
    ):
        subprocess.run(
            [sys.executable, "-c", COMMAND, *words],
            cwd=PROJECT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return desk


def main():
    """Run, print, and exit with 1 where anything failed or was lost."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--users", type=int, default=50)
    options.add_argument("--seconds", type=float, default=60)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = make_desk(Path(folder))
        server, address = serve(desk)
        try:
            users = [User(address, number) for number in range(asked.users)]
            until = time.monotonic() + asked.seconds
            threads = [threading.Thread(target=user.work, args=(until,)) for user in users]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            server.terminate()
            server.wait()
        said = Counter(reason for user in users for reason in user.rulings)
        in_hand = Counter(
            re.findall(r"user \d+ turn \d+", (desk / "hand" / "rulings.csv").read_text())
        )
        in_ledger = Counter(re.findall(r"user \d+ turn \d+", (desk / "ledger.jsonl").read_text()))
    for what in ("front", "paste", "report", "claim", "ruling", "search"):
        took = sorted(t for user in users for t in user.took[what])
        if took:
            p95 = took[int(len(took) * 0.95)]
            print(
                f"{what:8} {len(took):6} times, median {statistics.median(took):.2f} s, p95 {p95:.2f} s"
            )
    failed = sum((user.failed for user in users), Counter())
    lost = (said - in_hand) + (said - in_ledger)
    print(
        f"failed: {dict(failed) or 'nothing'}; rulings said to be written {sum(said.values())}, lost {sum(lost.values())}"
    )
    return 1 if failed or lost else 0


if __name__ == "__main__":
    sys.exit(main())
