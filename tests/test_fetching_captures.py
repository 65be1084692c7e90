"""What the network may be asked for, and what a half answer is worth."""

import gzip
import shutil
import ssl
import subprocess
from datetime import UTC, datetime

import pytest

from pretend_network import (
    dripping,
    if_changed,
    in_ranges,
    ok,
    pretend_network,
    pretend_tor,
    short,
    silent,
)
from pretend_network import status as says
from wheelsdown.errors import NotFetchedError, UsageError
from wheelsdown.sources.captures import Bounds, Failure, download, fetch, fetch_page
from wheelsdown.sources.connections import Access, place_of, proxy_for, url_of
from wheelsdown.sources.internet_addresses import is_private_name, is_public
from wheelsdown.sources.politeness import Patience, asked_wait_s, next_wait_s

QUICK = Bounds(max_bytes=10_000, timeout_s=0.3, deadline_s=0.6)
PAGE = b"<html><p>A flight left Mesa.</p></html>"


@pytest.fixture
def net():
    with pretend_network() as pretended:
        yield pretended


@pytest.fixture
def access(net):
    return Access(private_origins=frozenset({net.origin}))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.0.192",
        "168.63.129.16",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fec0::1",
        "nonsense",
    ],
)
def test_private_addresses_are_refused(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_public_addresses_are_asked(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "name",
    [
        "localhost",
        "pi",
        "router.lan",
        "a.internal",
        "x.local",
        "127.1",
        "2130706433",
        "0x7f.1",
        "127.0.0.1",
        "::1",
        "a.localhost.",
        "017700000001",
    ],
)
def test_private_names_are_known_by_their_look(name):
    assert is_private_name(name)


def test_ordinary_names_are_not_private():
    assert not is_private_name("news.example.org")
    assert not is_private_name("93.184.216.34")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.org",
        "file:///etc/passwd",
        "http://",
        "http://user@a.org/",
        "http://u:p@a.org",
        "http://a.org:99999/",
        "javascript:alert(1)",
        "http://a\nb.org",
        "//a.org",
        "http://[fe80::1%25eth0]/",
        "gopher://a.org",
    ],
)
def test_only_web_addresses_are_asked(url):
    with pytest.raises(NotFetchedError):
        place_of(url)


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("http://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a b?q=å#top", "https://example.org/a%20b?q=%C3%A5"),
        (
            "https://пример.рф/новость",
            "https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C",
        ),
        ("http://[2606:2800::1]:8080/x", "http://[2606:2800::1]:8080/x"),
    ],
)
def test_an_address_is_sent_in_one_spelling(url, sent):
    assert url_of(place_of(url)) == sent


def test_a_private_place_is_asked_only_where_named(net, access):
    net.serve("/x", ok(b"data"))
    assert fetch(f"{net.origin}/x", access=access).data == b"data"
    refused = fetch(f"{net.origin}/x", access=Access(proxy="direct"))
    assert (refused.reason, net.paths()) == ("address_refused", ["/x"])


@pytest.mark.parametrize("host", ["localhost", "2130706433", "127.1", "[::1]", "0"])
def test_every_spelling_of_this_machine_is_refused(net, host):
    came = fetch(f"http://{host}:{net.port}/", access=Access(proxy="direct"))
    assert came.reason in ("address_refused", "name_not_found", "bad_url")
    assert net.asked == []


def test_the_checked_address_is_the_one_connected_to(net):
    """A name that would resolve to another address the second time is resolved once."""
    answers = iter([["127.0.0.1"], ["203.0.113.9"]])
    origin = f"http://receiver.example:{net.port}"
    access = Access(
        private_origins=frozenset({origin}),
        resolve=lambda host, port: next(answers),
        proxy="direct",
    )
    net.serve("/x", ok(b"data"))
    assert fetch(f"{origin}/x", access=access).data == b"data"
    assert net.asked[0][1]["host"] == f"receiver.example:{net.port}"
    assert next(answers) == ["203.0.113.9"]


def test_a_name_with_one_private_address_is_refused(net):
    both = Access(resolve=lambda host, port: ["93.184.216.34", "127.0.0.1"], proxy="direct")
    came = fetch(f"http://news.example:{net.port}/", access=both)
    assert (came.reason, net.asked) == ("address_refused", [])


def test_a_redirect_to_a_private_address_is_refused(net, access):
    with pretend_network() as inside:
        inside.serve("/secret", ok(b"keys"))
        net.serve("/x", says(302, Location=f"{inside.origin}/secret"))
        came = fetch(f"{net.origin}/x", access=access)
        assert (came.reason, inside.asked) == ("address_refused", [])


@pytest.mark.parametrize("location", ["ftp://a.org/", "file:///etc/passwd", "", "http://u@a.org/"])
def test_a_redirect_out_of_the_web_is_refused(net, access, location):
    net.serve("/x", says(301, Location=location))
    assert fetch(f"{net.origin}/x", access=access).reason in ("bad_url", "bad_redirect")


def test_redirects_are_followed_a_few_times(net, access):
    for n in range(9):
        net.serve(f"/{n}", says(302, Location=f"/{n + 1}"))
    net.serve("/5", ok(b"here"))
    assert fetch(f"{net.origin}/0", access=access).final_url == f"{net.origin}/5"
    net.serve("/5", says(302, Location="/6"))
    assert fetch(f"{net.origin}/0", access=access).reason == "too_many_redirects"


def test_a_body_shorter_than_announced_is_no_answer(net, access):
    net.serve("/x", short(b"half", 1000))
    assert fetch(f"{net.origin}/x", access=access).reason == "cut_short"


def test_a_silent_server_is_left(net, access):
    net.serve("/x", silent(1.0))
    assert fetch(f"{net.origin}/x", access=access, bounds=QUICK).reason == "timed_out"


def test_a_dripping_server_is_left(net, access):
    net.serve("/x", dripping(30, 0.05))
    assert fetch(f"{net.origin}/x", access=access, bounds=QUICK).reason == "too_slow"


def test_a_body_too_large_is_left(net, access):
    net.serve("/x", ok(b"x" * 20_000))
    assert fetch(f"{net.origin}/x", access=access, bounds=QUICK).reason == "too_large"


def test_nobody_listening_and_no_such_name():
    def unknown(host, port):
        raise OSError("no such host")

    nobody = Access(private_origins=frozenset({"http://127.0.0.1:1"}))
    assert fetch("http://127.0.0.1:1/x", access=nobody).reason == "no_connection"
    nowhere = Access(resolve=unknown, proxy="direct")
    assert fetch("http://no.example/", access=nowhere).reason == "name_not_found"


def test_what_is_unchanged_is_said_so(net, access):
    net.serve("/x", if_changed(b"data", '"v1"'))
    first = fetch(f"{net.origin}/x", access=access)
    assert ("etag", '"v1"') in first.headers
    again = fetch(f"{net.origin}/x", access=access, headers={"If-None-Match": '"v1"'})
    assert (again.status, again.data) == (304, b"")


def test_we_say_who_we_are_and_forge_no_referer(net, access):
    net.serve("/x", ok(b""))
    fetch(f"{net.origin}/x", access=access)
    sent = net.asked[0][1]
    assert sent["user-agent"].startswith("wheelsdown/")
    assert "referer" not in sent


def test_a_page_comes_unpacked_with_its_headers(net, access):
    net.serve("/p", ok(gzip.compress(PAGE), Content_Encoding="gzip", Last_Modified="today"))
    page = fetch_page(f"{net.origin}/p", access=access)
    assert page.data == PAGE
    assert ("last-modified", "today") in page.headers
    assert net.paths() == ["/robots.txt", "/p"]


def test_a_page_that_unpacks_to_too_much_is_refused(net, access):
    net.serve("/p", ok(gzip.compress(b"0" * 10**6), Content_Encoding="gzip"))
    with pytest.raises(NotFetchedError, match="larger than"):
        fetch_page(f"{net.origin}/p", access=access, bounds=QUICK)


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (ok(b"User-agent: *\nDisallow: /private/\n"), False),
        (ok(b"User-agent: wheelsdown\nDisallow: /\n"), False),
        (ok(b"User-agent: GPTBot\nDisallow: /\n"), True),
        (says(404), True),
        (says(403), True),
        (says(500), False),
        (says(429), False),
    ],
)
def test_robots_are_respected(net, access, robots, allowed):
    net.serve("/robots.txt", robots)
    net.serve("/private/p", ok(PAGE))
    if allowed:
        assert fetch_page(f"{net.origin}/private/p", access=access).data == PAGE
    else:
        with pytest.raises(NotFetchedError, match=r"robots\.txt"):
            fetch_page(f"{net.origin}/private/p", access=access)
        assert net.paths() == ["/robots.txt"]


def test_robots_hold_where_a_redirect_leads(net, access):
    net.serve("/robots.txt", ok(b"User-agent: *\nDisallow: /b\n"))
    net.serve("/a", says(302, Location="/b"))
    with pytest.raises(NotFetchedError):
        fetch_page(f"{net.origin}/a", access=access)


@pytest.mark.parametrize("url", ["report.html", "ftp://a.org/x", "http://me:secret@a.org/"])
def test_a_page_that_is_no_url_is_a_wrong_use(url):
    with pytest.raises(UsageError, match="expected one like"):
        fetch_page(url, access=Access(proxy="direct"))


def test_a_page_that_is_not_there_says_so(net, access):
    with pytest.raises(NotFetchedError, match="404"):
        fetch_page(f"{net.origin}/gone", access=access)


def test_a_proxy_is_asked_by_name_and_never_for_private_places(net):
    through = Access(proxy=net.origin)
    net.serve("http://news.example/x", ok(b"by proxy"))
    assert fetch("http://news.example/x", access=through).data == b"by proxy"
    assert fetch("http://10.0.0.1/x", access=through).reason == "address_refused"
    assert fetch("http://metadata.internal/", access=through).reason == "address_refused"
    assert net.paths() == ["http://news.example/x"]


def test_the_proxy_comes_from_the_environment_unless_said(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("ALL_PROXY", "socks5h://127.0.0.1:9050")
    monkeypatch.setenv("NO_PROXY", "near.example")
    there, near = place_of("https://far.example/"), place_of("https://near.example/")
    assert proxy_for(there, Access()) == "socks5h://127.0.0.1:9050"
    assert proxy_for(near, Access()) is None
    assert proxy_for(there, Access(proxy="direct")) is None
    assert proxy_for(near, Access(proxy="http://p.example:3128")) == "http://p.example:3128"


def test_a_proxy_that_would_leak_names_is_refused():
    with pytest.raises(UsageError, match="socks5h") as error:
        proxy_for(place_of("http://a.org/"), Access(proxy="socks5://me:secret@127.0.0.1:9050"))
    assert "secret" not in str(error.value)


def test_through_tor_the_name_is_resolved_there():
    def never(host, port):
        raise AssertionError("resolved here")

    with pretend_tor(b"by tor") as (proxy, asked):
        came = fetch("http://news.example/x", access=Access(proxy=proxy, resolve=never))
        assert (came.data, asked) == (b"by tor", [b"news.example"])


def test_a_tor_that_does_not_run_is_named():
    through = Access(proxy="socks5h://127.0.0.1:1")
    assert isinstance(came := fetch("http://news.example/", access=through), Failure)
    assert came.reason == "no_connection"


def test_a_download_goes_on_where_it_broke_off(net, access, tmp_path):
    body = bytes(range(256)) * 40
    net.serve("/big", in_ranges(body, '"v1"', most=3000), in_ranges(body, '"v1"'))
    path = tmp_path / "big"
    assert download(f"{net.origin}/big", path, access=access).reason == "cut_short"
    assert not path.exists()
    download(f"{net.origin}/big", path, access=access)
    assert path.read_bytes() == body
    assert net.asked[1][1]["range"] == "bytes=3000-"


def test_a_download_of_another_version_begins_anew(net, access, tmp_path):
    old, new = b"a" * 9000, b"b" * 9000
    net.serve("/big", in_ranges(old, '"v1"', most=3000), in_ranges(new, '"v2"'))
    for _ in range(2):
        download(f"{net.origin}/big", tmp_path / "big", access=access)
    assert (tmp_path / "big").read_bytes() == new


def test_a_download_that_is_refused_leaves_nothing(net, access, tmp_path):
    net.serve("/big", says(403, b"no"))
    assert download(f"{net.origin}/big", tmp_path / "big", access=access).status == 403
    assert list(tmp_path.iterdir()) == []


NOON = datetime(2025, 12, 7, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("120", 120.0),
        ("Sun, 07 Dec 2025 12:05:00 GMT", 300.0),
        ("Sun, 07 Dec 2025 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        (None, None),
    ],
)
def test_retry_after_is_read_in_both_forms(words, seconds):
    assert asked_wait_s(words, NOON) == seconds


@pytest.mark.parametrize(
    ("tries", "asked", "wait"),
    [(1, None, 2), (2, None, 8), (4, None, None), (1, 60, 60), (1, 0, 2), (1, 3600, None)],
)
def test_waits_grow_and_end(tries, asked, wait):
    assert next_wait_s(Patience(), tries, asked) == wait


@pytest.fixture(scope="module")
def certified(tmp_path_factory):
    """A key and a certificate of `news.example`, signed by itself, made for this run."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not there to make a certificate")
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"),
            *("-keyout", folder / "key.pem", "-out", folder / "cert.pem"),
        ],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.mark.parametrize(
    ("host", "came"), [("news.example", b"data"), ("other.example", "bad_certificate")]
)
def test_the_certificate_must_be_the_names(net, certified, monkeypatch, host, came):
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certified / "cert.pem", certified / "key.pem")
    net.server.socket = server.wrap_socket(net.server.socket, server_side=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certified / "cert.pem"))
    net.serve("/x", ok(b"data"))
    origin = f"https://{host}:{net.port}"
    access = Access(
        private_origins=frozenset({origin}), resolve=lambda *_: ["127.0.0.1"], proxy="direct"
    )
    answer = fetch(f"{origin}/x", access=access)
    assert (answer.reason if isinstance(answer, Failure) else answer.data) == came
