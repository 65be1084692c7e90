"""Reports by URL: fetched once, kept with what the server said; never from a private address."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from pretend_network import ok, pretend_network, status
from saved_report_notation import STORY, page, pdf
from wheelsdown.cli import adding, checking, claiming
from wheelsdown.cli.adding import pages_given
from wheelsdown.cli.main import wheelsdown
from wheelsdown.cli.report_input import reports_from
from wheelsdown.desk.captures import list_captures, load_capture
from wheelsdown.desk.folder import make_desk
from wheelsdown.desk.ledger import read_ledger
from wheelsdown.errors import NotFetchedError, OutsideError, UsageError
from wheelsdown.intake import rebuild
from wheelsdown.newsroom.page_fetching import Asking, keep_page, page_of
from wheelsdown.sources.connections import Access

WHEELSDOWN = Path(sys.executable).parent / "wheelsdown"
DIRECT = {k: v for k, v in os.environ.items() if "proxy" not in k.lower() and "DESK" not in k}


@pytest.fixture
def net():
    with pretend_network() as served:
        served.serve("/a", ok(page(), Content_Type="text/html", Set_Cookie="visitor=1", ETag='"x"'))
        yield served


@pytest.fixture
def desk(tmp_path):
    return make_desk(tmp_path / "desk", None)


def allowed(net, *, again=False):
    """Asking that may reach the pretend network: only a caller in Python can say so."""
    access = Access(proxy="direct", private_origins=frozenset({net.origin}))
    return Asking(access=access, again=again)


def fetched(desk):
    return [dict(e.values) for e in read_ledger(desk) if e.event == "page_fetched"]


def test_a_page_is_kept_with_the_headers_it_came_with(net, desk):
    given = reports_from(f"{net.origin}/a", desk, allowed(net), "en")
    assert "landed at Moscow" in given.reports[0].text
    (capture,) = list_captures(desk)
    assert (capture.kind, capture.name) == ("report", f"{net.origin}/a")
    assert load_capture(desk, capture.digest) == page()
    (entry,) = fetched(desk)
    assert entry["capture"] == capture.digest
    assert ["etag", '"x"'] in entry["headers"]
    assert not [name for name, _ in entry["headers"] if name == "set-cookie"]


def test_a_page_on_the_desk_is_not_asked_for_again_unless_told_to(net, desk, capsys):
    url = f"{net.origin}/a"
    for _ in range(2):
        reports_from(url, desk, allowed(net), "en")
    reports_from(f"{url}#top", desk, allowed(net), "en")
    assert net.paths().count("/a") == 1
    assert "already on the desk" in capsys.readouterr().err
    reports_from(url, desk, allowed(net, again=True), "en")
    assert (net.paths().count("/a"), len(fetched(desk)), len(list_captures(desk))) == (2, 2, 1)


def test_without_a_desk_nothing_is_kept(net, tmp_path):
    assert reports_from(f"{net.origin}/a", None, allowed(net), "en").reports
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_nothing_can_be_read_of_is_kept_all_the_same(net, desk):
    net.serve("/empty", ok(b"<!doctype html><html><script>run()</script></html>"))
    keep_page(desk, page_of(f"{net.origin}/empty", desk, allowed(net)))
    assert [c.kind for c in list_captures(desk)] == ["report"]
    assert [p.code for p in rebuild(desk)] == ["page_without_text"]


def test_what_is_no_report_is_not_kept_as_one(net, desk):
    net.serve("/p.png", ok(b"\x89PNG\r\n\x1a\n" + bytes(60)))
    keep_page(desk, page_of(f"{net.origin}/p.png", desk, allowed(net)))
    assert list_captures(desk) == ()


def test_a_pdf_by_url(net, desk):
    net.serve("/order.pdf", ok(pdf(STORY)))
    assert reports_from(f"{net.origin}/order.pdf#1", desk, allowed(net), "en").reports[0].pages
    with pytest.raises(UsageError, match="expected #1 to #1"):
        reports_from(f"{net.origin}/order.pdf#2", desk, allowed(net), "en")


@pytest.mark.parametrize(
    ("robots", "page_status", "reason"),
    [
        (ok(b"User-agent: *\nDisallow: /"), ok(page()), "robots"),
        (status(404), status(404), "status"),
        (status(503), ok(page()), "robots"),
    ],
)
def test_what_cannot_be_had_is_told_with_its_reason(net, desk, robots, page_status, reason):
    net.serve("/robots.txt", robots)
    net.serve("/a", page_status)
    with pytest.raises(NotFetchedError) as raised:
        reports_from(f"{net.origin}/a", desk, allowed(net), "en")
    assert raised.value.reason == reason
    assert list_captures(desk) == ()


def test_one_page_that_fails_does_not_stop_the_others(net, desk):
    urls = [f"{net.origin}/gone", f"{net.origin}/a"]
    pages, failed = pages_given(urls, desk, allowed(net), "en")
    assert [p.url for p in pages] == urls[1:]
    assert [(p.code, p.file) for p in failed] == [("page_not_fetched", urls[0])]


@pytest.fixture
def may_ask(net, monkeypatch):
    """Let the commands of this process reach the pretend network, as no option can."""
    for module in adding, checking, claiming:
        monkeypatch.setattr(
            module, "asking", lambda proxy, *, again: allowed(net, again=again), raising=True
        )


def test_the_commands_from_end_to_end(net, desk, may_ask):
    url, words = f"{net.origin}/a", ["--desk", str(desk.root)]
    done = CliRunner().invoke(wheelsdown, [*words, "add", url, "--json"])
    assert (done.exit_code, json.loads(done.stdout)["summary"]["added"]) == (0, 1)
    again = CliRunner().invoke(wheelsdown, [*words, "add", url, "--json"])
    assert json.loads(again.stdout)["summary"]["known"] == 1
    for command in ("claims", "check"):
        told = CliRunner().invoke(wheelsdown, [*words, command, url, "--json"])
        assert told.exit_code == 0
        assert "flight.arrival" in told.stdout
    assert net.paths().count("/a") == 1


def test_a_page_that_fails_ends_add_with_an_error_after_the_others(net, desk, may_ask):
    words = ["--desk", str(desk.root), "add", f"{net.origin}/gone", f"{net.origin}/a"]
    done = CliRunner().invoke(wheelsdown, words)
    assert isinstance(done.exception, OutsideError)
    assert f"{net.origin}/gone: not fetched: the server said 404" in done.stderr
    assert len(list_captures(desk)) == 1


@pytest.mark.parametrize("command", ["add", "claims", "check"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254"])
def test_no_command_asks_a_private_address(net, desk, command, host):
    url = f"http://{host}:{net.port}/a"
    done = subprocess.run(
        [WHEELSDOWN, "--desk", desk.root, command, url],
        capture_output=True,
        env=DIRECT,
        check=False,
    )
    assert done.returncode == 3
    assert b"not of the public internet" in done.stderr
    assert b"Traceback" not in done.stderr
    assert net.asked == []
    assert list_captures(desk) == ()


def test_a_proxy_that_would_see_names_asked_elsewhere_is_refused(desk):
    done = subprocess.run(
        [WHEELSDOWN, "claims", "https://example.org/", "--proxy", "socks5://127.0.0.1:9050"],
        capture_output=True, env=DIRECT, check=False,
    )  # fmt: skip
    assert done.returncode == 2


def test_the_time_of_fetching_is_not_the_day_of_publication(net, desk):
    net.serve("/undated", ok(page().replace(b"article:published_time", b"x")))
    given = reports_from(f"{net.origin}/undated", desk, allowed(net), "en")
    assert given.reports[0].published is None
    assert datetime.fromisoformat(read_ledger(desk)[-1].at) <= datetime.now(UTC)
