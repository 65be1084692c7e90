"""Days of aircraft from pretend networks onto a desk: what is kept, remembered and asked again."""

import gzip
import json
from datetime import date, timedelta

import pytest

from pretend_network import (
    archive,
    if_changed,
    in_ranges,
    ok,
    pretend_network,
    short,
    silent,
    trace,
    trace_path,
)
from pretend_network import status as says
from wheelsdown.desk.captures import list_captures
from wheelsdown.desk.fetched import remembered
from wheelsdown.desk.folder import make_desk
from wheelsdown.desk.ledger import current_time, read_ledger, verify_ledger
from wheelsdown.errors import UsageError
from wheelsdown.fetching import Wish, gather, plan
from wheelsdown.sources.connections import Access
from wheelsdown.sources.networks import (
    NETWORKS,
    ArchivePlaces,
    Layout,
    Network,
    archive_parts,
    network_of,
    trace_url,
)
from wheelsdown.sources.politeness import Patience

HEX, OTHER, DAY = "a061d9", "adf7c8", "2025-12-07"
HTML = b"<html><body>Please accept the terms of this network</body></html>"
AT_ONCE = Patience(waits_s=(0.0, 0.0), longest_wait_s=5.0)


@pytest.fixture
def net():
    with pretend_network() as pretended:
        yield pretended


@pytest.fixture
def desk(tmp_path):
    return make_desk(tmp_path / "desk")


def network(net, key="pretended", **changes):
    fields = {
        "layout": Layout.TRACES,
        "base_url": net.origin,
        "interval_s": 0.0,
        "terms": "fetch.terms_adsb_lol",
    }
    return Network(key=key, **{**fields, **changes})


def run(desk, nets, wishes, *, networks=None, again=False, patience=AT_ONCE, **rest):
    networks = networks or [network(nets)]
    access = Access(private_origins=frozenset({nets.origin}))
    plans = plan(
        desk,
        networks,
        [Wish(aircraft=a, day=date.fromisoformat(d)) for a, d in wishes],
        again=again,
    )
    return gather(desk, plans, access=access, patience=patience, **rest)


def outcomes(gathered):
    return [f"{f.outcome} {f.reason or ''}".strip() for f in gathered.outcomes]


def one(desk, net, *responders, **rest):
    net.serve(trace_path(HEX, DAY), *responders)
    return run(desk, net, [(HEX, DAY)], **rest)


def test_traces_lie_where_tar1090_looks_for_them():
    url = trace_url(NETWORKS["adsb.lol"], "a061d9", date(2025, 12, 7))
    assert url == (
        "https://globe.adsb.lol/globe_history/2025/12/07/traces/d9/trace_full_a061d9.json"
    )


@pytest.mark.parametrize("packed", [True, False])
def test_a_trace_is_kept_and_becomes_positions(desk, net, packed):
    gathered = one(desk, net, ok(trace(HEX, DAY, packed=packed), ETag='"v1"'))
    assert outcomes(gathered) == ["have"]
    (capture,) = list_captures(desk)
    assert (capture.kind, capture.name) == ("readsb_trace", net.origin + trace_path(HEX, DAY))
    assert gathered.outcomes[0].captures == (capture.digest,)
    assert (desk.root / "built/record").exists()


def test_a_trace_packed_for_the_way_too_is_read(desk, net):
    twice = gzip.compress(trace(HEX, DAY))
    assert outcomes(one(desk, net, ok(twice, Content_Encoding="gzip"))) == ["have"]


def test_the_ledger_says_what_was_asked_when_and_what_the_server_said(desk, net):
    one(desk, net, ok(trace(HEX, DAY), ETag='"v1"', Set_Cookie="secret"))
    line = next(dict(e.values) for e in read_ledger(desk) if e.event == "fetch")
    assert (line["url"], line["status"], line["outcome"]) == (
        net.origin + trace_path(HEX, DAY),
        200,
        "have",
    )
    assert line["headers"]["etag"] == '"v1"'
    assert "set-cookie" not in line["headers"]
    assert verify_ledger(desk) == ()


def test_what_is_there_is_not_asked_again(desk, net):
    one(desk, net, ok(trace(HEX, DAY)))
    again = run(desk, net, [(HEX, DAY)])
    assert (again.outcomes, again.settled, len(net.asked)) == ((), 1, 1)


def test_a_capture_that_went_missing_is_asked_for_again(desk, net):
    one(desk, net, ok(trace(HEX, DAY)))
    for file in desk.captures.rglob("*.*"):
        file.unlink()
    assert outcomes(run(desk, net, [(HEX, DAY)])) == ["have"]


def test_an_empty_day_is_remembered_as_empty(desk, net):
    assert outcomes(one(desk, net, says(404, HTML))) == ["empty"]
    assert run(desk, net, [(HEX, DAY)]).settled == 1
    assert list_captures(desk) == ()


def test_a_whole_trace_without_positions_is_empty(desk, net):
    assert outcomes(one(desk, net, ok(trace(HEX, DAY, rows=0)))) == ["empty"]


@pytest.mark.parametrize(
    ("responder", "reason"),
    [
        (ok(HTML), "not_a_trace"),
        (ok(b"{}"), "not_a_trace"),
        (ok(b""), "not_a_trace"),
        (ok(trace(HEX, DAY)[:-9]), "not_a_trace"),
        (ok(trace(HEX, DAY, packed=False)[:-40]), "not_a_trace"),
        (ok(trace(OTHER, DAY)), "another_aircraft"),
        (ok(trace(HEX, "2025-12-06")), "another_day"),
        (ok(trace(HEX, DAY), Content_Encoding="br"), "unknown_encoding"),
        (short(trace(HEX, DAY), 10_000), "cut_short"),
        (says(403), "refused"),
        (says(401), "refused"),
        (says(418), "status"),
        (says(500), "status"),
        (says(302, Location="http://127.0.0.1:1/"), "address_refused"),
    ],
)
def test_half_answers_and_refusals_leave_nothing_and_are_asked_again(desk, net, responder, reason):
    gathered = one(desk, net, responder)
    assert outcomes(gathered) == [f"failed {reason}"]
    assert list_captures(desk) == ()
    net.serve(trace_path(HEX, DAY), ok(trace(HEX, DAY)))
    assert outcomes(run(desk, net, [(HEX, DAY)])) == ["have"]


@pytest.mark.parametrize("first", [says(500), says(503), says(429), short(b"half", 99)])
def test_what_passes_is_asked_again_at_once(desk, net, first):
    assert outcomes(one(desk, net, first, ok(trace(HEX, DAY)))) == ["have"]
    assert len(net.asked) == 2


def test_retry_after_is_kept_to(desk, net):
    assert outcomes(one(desk, net, says(429, Retry_After="1"), ok(trace(HEX, DAY)))) == ["have"]
    assert net.asked_at[1] - net.asked_at[0] >= 1.0


def test_asked_to_wait_long_the_network_is_left_alone(desk, net):
    days = [f"2025-12-0{n}" for n in range(1, 6)]
    for day in days:
        net.serve(trace_path(HEX, day), says(429, Retry_After="3600"))
    gathered = run(desk, net, [(HEX, day) for day in days])
    assert outcomes(gathered) == ["failed told_to_wait"]
    assert (gathered.unasked, gathered.outcomes[0].detail, len(net.asked)) == (4, "60", 1)


def test_refused_three_times_in_a_row_the_network_is_left_alone(desk, net):
    days = [f"2025-12-0{n}" for n in range(1, 8)]
    for day in days:
        net.serve(trace_path(HEX, day), says(403))
    gathered = run(desk, net, [(HEX, day) for day in days])
    assert (outcomes(gathered), gathered.unasked) == (["failed refused"] * 3, 4)


def test_requests_keep_their_interval(desk, net):
    days = [f"2025-12-0{n}" for n in range(1, 4)]
    run(desk, net, [(HEX, day) for day in days], networks=[network(net, interval_s=0.15)])
    gaps = [b - a for a, b in zip(net.asked_at, net.asked_at[1:], strict=False)]
    assert min(gaps) > 0.14


def test_a_failure_does_not_take_back_what_is_there(desk, net):
    one(desk, net, ok(trace(HEX, DAY)), says(500))
    run(desk, net, [(HEX, DAY)], again=True)
    assert [f.outcome.value for f in remembered(desk).values()] == ["have"]


def test_asked_again_only_what_changed_is_sent(desk, net):
    one(desk, net, if_changed(trace(HEX, DAY), '"v1"'))
    gathered = run(desk, net, [(HEX, DAY)], again=True)
    assert (outcomes(gathered), gathered.size_bytes) == (["have"], 0)
    assert net.asked[1][1]["if-none-match"] == '"v1"'
    assert len(list_captures(desk)) == 1


def test_a_day_that_is_not_over_is_asked_again(desk, net):
    today = current_time().date().isoformat()
    net.serve(trace_path(HEX, today), says(404), ok(trace(HEX, today)))
    for _ in range(3):
        assert outcomes(run(desk, net, [(HEX, today)])) == ["unfinished"]
    assert len(net.asked) == 3


def test_several_networks_are_asked_at_once(desk, net):
    with pretend_network() as second:
        second.serve(trace_path(HEX, DAY), silent(0.5), ok(trace(HEX, DAY, rows=5)))
        net.serve(trace_path(HEX, DAY), ok(trace(HEX, DAY)))
        networks = [network(net, "one"), network(second, "two")]
        wishes = [Wish(aircraft=HEX, day=date.fromisoformat(DAY))]
        access = Access(private_origins=frozenset({net.origin, second.origin}))
        gathered = gather(desk, plan(desk, networks, wishes), access=access, patience=AT_ONCE)
        assert sorted((f.network, f.outcome.value) for f in gathered.outcomes) == [
            ("one", "have"),
            ("two", "have"),
        ]
        assert len(list_captures(desk)) == 2


def test_one_network_that_fails_does_not_stop_another(desk, net):
    with pretend_network() as second:
        second.serve(trace_path(HEX, DAY), says(500))
        net.serve(trace_path(HEX, DAY), ok(trace(HEX, DAY)))
        networks = [network(second, "broken"), network(net, "fine")]
        wishes = [Wish(aircraft=HEX, day=date.fromisoformat(DAY))]
        access = Access(private_origins=frozenset({net.origin, second.origin}))
        gathered = gather(desk, plan(desk, networks, wishes), access=access, patience=AT_ONCE)
        assert {f.network: f.outcome.value for f in gathered.outcomes} == {
            "broken": "failed",
            "fine": "have",
        }


def test_stopped_by_the_keyboard_what_came_is_kept(desk, net):
    days = [f"2025-12-0{n}" for n in range(1, 5)]
    for day in days:
        net.serve(trace_path(HEX, day), ok(trace(HEX, day)))
    came = []

    def advance(name, files, size):
        came.extend([name] * files)
        if files and len(came) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(desk, net, [(HEX, day) for day in days], advance=advance)
    kept = len(list_captures(desk))
    assert kept >= 2
    gathered = run(desk, net, [(HEX, day) for day in days])
    assert (gathered.settled, len(list_captures(desk))) == (kept, 4)


def receiver(net):
    return network_of(f"{net.origin}/tar1090/")


def test_ones_own_receiver_is_asked_at_its_address(desk, net):
    net.serve("/tar1090" + trace_path(HEX, DAY), ok(trace(HEX, DAY)))
    assert outcomes(run(desk, net, [(HEX, DAY)], networks=[receiver(net)])) == ["have"]


def test_a_receiver_at_a_wrong_address_teaches_no_emptiness(desk, net):
    gathered = run(desk, net, [(HEX, DAY), (HEX, "2025-12-08")], networks=[receiver(net)])
    assert outcomes(gathered) == ["failed nothing_yet"] * 2
    net.serve("/tar1090" + trace_path(HEX, "2025-12-06"), ok(trace(HEX, "2025-12-06")))
    wishes = [(HEX, "2025-12-06"), (HEX, DAY)]
    assert outcomes(run(desk, net, wishes, networks=[receiver(net)])) == ["have", "empty"]


def test_a_source_nobody_knows_is_named():
    with pytest.raises(UsageError, match="adsbexchange"):
        network_of("flightradar24")


ARCHIVE_DAY = date(2025, 12, 7)
TAG = "v2025.12.07-planes-readsb-prod-0"


def archives(net):
    return network(
        net,
        "archive",
        layout=Layout.ARCHIVE,
        archives=ArchivePlaces(
            list_url=net.origin + "/list_{year}.txt",
            files_url=net.origin + "/{year}/releases/download/",
            api_url=net.origin + "/api/{year}/tags/",
        ),
    )


def serve_archive(net, body, *, listed=True, parts=2):
    size = -(-len(body) // parts)
    urls = []
    for n in range(parts):
        path = f"/2025/releases/download/{TAG}/{TAG}.tar.a{chr(97 + n)}"
        net.serve(path, in_ranges(body[n * size : (n + 1) * size], f'"{n}"'))
        urls.append(net.origin + path)
    if listed:
        net.serve("/list_2025.txt", ok((",".join(urls) + "\n").encode()))
    else:
        assets = [{"browser_download_url": url} for url in reversed(urls)]
        net.serve(f"/api/2025/tags/{TAG}", ok(json.dumps({"assets": assets}).encode()))
    return urls


def released():
    return archive(
        {
            "./README.txt": b"ODbL",
            f"./traces/d9/trace_full_{HEX}.json": trace(HEX, DAY),
            f"./traces/c8/trace_full_{OTHER}.json": trace(OTHER, DAY, rows=9),
            "../../traces/d9/trace_full_aaaaaa.json": b"escape",
            "./heatmap/00.bin.ttf": b"x" * 5000,
        }
    )


@pytest.mark.parametrize("listed", [True, False])
def test_a_days_archive_gives_the_chosen_aircraft(desk, net, listed):
    serve_archive(net, released(), listed=listed)
    gathered = run(desk, net, [(HEX, DAY), ("a00002", DAY)], networks=[archives(net)])
    assert {f.aircraft: f.outcome.value for f in gathered.outcomes} == {
        HEX: "have",
        "a00002": "empty",
    }
    (capture,) = list_captures(desk)
    assert capture.name.endswith(f"{TAG}.tar.aa#traces/d9/trace_full_{HEX}.json")
    assert list((desk.built / "downloads").iterdir()) == []


def test_a_whole_day_brings_every_aircraft_and_settles_the_day(desk, net):
    serve_archive(net, released())
    gathered = run(desk, net, [(None, DAY)], networks=[archives(net)])
    assert {f.aircraft for f in gathered.outcomes} == {HEX, OTHER, "*"}
    again = run(desk, net, [(None, DAY), (HEX, DAY), ("a00002", DAY)], networks=[archives(net)])
    assert (again.settled, again.outcomes) == (3, ())


def test_an_archive_cut_at_its_end_says_nothing_of_what_it_lacks(desk, net):
    """The last part was lost, and what is left ends between two members."""
    whole = released()
    cut = whole[: whole.index(b"./traces/c8") // 512 * 512]
    serve_archive(net, cut, parts=1)
    gathered = run(desk, net, [(OTHER, DAY)], networks=[archives(net)])
    assert outcomes(gathered) == ["failed broken_archive"]


def test_an_archive_damaged_inside_is_downloaded_again(desk, net):
    body = bytearray(released())
    body[1024:1536] = b"\xff" * 512
    serve_archive(net, bytes(body))
    assert outcomes(run(desk, net, [(OTHER, DAY)], networks=[archives(net)])) == [
        "failed broken_archive"
    ]
    serve_archive(net, released())
    assert outcomes(run(desk, net, [(OTHER, DAY)], networks=[archives(net)])) == ["have"]


def test_a_day_not_released_is_asked_again(desk, net):
    net.serve("/list_2025.txt", ok(b""))
    assert outcomes(run(desk, net, [(HEX, DAY)], networks=[archives(net)])) == [
        "failed not_published"
    ]
    serve_archive(net, released())
    assert outcomes(run(desk, net, [(HEX, DAY)], networks=[archives(net)])) == ["have"]


PLACES = NETWORKS["adsb.lol-archive"].archives
START = "https://github.com/adsblol/globe_history_2025/releases/download"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (f"{START}/{TAG}/{TAG}.tar.aa,{START}/{TAG}/{TAG}.tar.ab", 2),
        (f"{START}/{TAG}/{TAG}.tar", 1),
        (f"{START}/{TAG}/{TAG}.tar.ab", 0),
        (f"{START}/{TAG}/{TAG}.tar.aa,{START}/{TAG}/{TAG}.tar.ac", 0),
        (f"https://evil.example/{TAG}/{TAG}.tar.aa", 0),
        (f"{START}/../../../evil/{TAG}/{TAG}.tar.aa", 0),
        (f"{START}/{TAG}/{TAG}.tar.aa,https://evil.example/{TAG}.tar.ab", 0),
        (f"{START}/v2025.12.08-planes-readsb-prod-0/v2025.12.08-planes-readsb-prod-0.tar", 0),
    ],
)
def test_only_whole_releases_of_that_day_from_their_place_count(line, parts):
    assert len(archive_parts(PLACES, line, ARCHIVE_DAY)) == parts


class PretendOpenSky:
    """What pyopensky's database gives: a table, nothing, or an error."""

    def __init__(self, csv=None, error=None):
        self.csv, self.error = csv, error

    def history(self, start, stop, *, icao24):
        assert stop - start == timedelta(days=1)
        if self.error:
            raise self.error
        return self if self.csv else None

    def __len__(self):
        return len(self.csv.splitlines()) - 1

    def to_csv(self, index):
        assert index is False
        return self.csv


STATES = """\
time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,baroaltitude,lastposupdate
2025-12-07 10:00:00+00:00,a061d9,33.30,-111.6,120.0,90.0,3.0,TEST1,False,1500.0,1765101600.0
2025-12-07 10:00:10+00:00,a061d9,33.31,-111.6,121.0,90.0,3.0,TEST1,False,1530.0,1765101610.0
"""


@pytest.mark.parametrize(
    ("database", "outcome"),
    [
        (PretendOpenSky(STATES), "have"),
        (PretendOpenSky(), "empty"),
        (PretendOpenSky(error=ConnectionError("no access to Trino")), "failed opensky_refused"),
        (PretendOpenSky(STATES.replace("a061d9", OTHER)), "failed another_aircraft"),
    ],
)
def test_state_vectors_come_by_the_users_own_account(desk, net, database, outcome):
    gathered = run(
        desk, net, [(HEX, DAY)], networks=[NETWORKS["opensky"]], database=lambda: database
    )
    assert outcomes(gathered) == [outcome]


def test_opensky_without_its_library_says_what_to_install(desk, net):
    with pytest.raises(UsageError, match=r"wheelsdown\[opensky\]"):
        run(desk, net, [(HEX, DAY)], networks=[NETWORKS["opensky"]])
