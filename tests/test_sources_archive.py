"""Days of many captures: tar, split tar, folders; one bad member never stops the rest."""

import gzip
import io
import tarfile

import pytest

from wheelsdown.sources.archive import Member, walk

NAMES = [f"./traces/{i:02x}/trace_full_a000{i:02x}.json" for i in range(6)]


def body(name):
    return (name * 90).encode()


def tar(names=NAMES, form=tarfile.GNU_FORMAT):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = len(body(name))
            archive.addfile(info, io.BytesIO(body(name)))
    return out.getvalue()


def seen(*paths):
    """Names of the members that came out, and codes of the problems between them."""
    return [m.name if isinstance(m, Member) else m.code for m in walk(paths)]


def written(folder, **files):
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


SHOWN = [name.removeprefix("./") for name in NAMES]


def test_a_tar_plain_and_packed(tmp_path):
    written(tmp_path, **{"a.tar": tar(), "b.tar.gz": gzip.compress(tar([*NAMES[:2], "./other"]))})
    assert seen(tmp_path / "a.tar") == SHOWN
    assert seen(tmp_path / "b.tar.gz") == [*SHOWN[:2], "other"]


@pytest.mark.parametrize("cut", [1500, 2048, 3333, 9000])
def test_a_member_that_straddles_the_cut_between_parts_is_whole(tmp_path, cut):
    data = tar()
    pieces = [data[at : at + cut] for at in range(0, len(data), cut)]
    parts = {f"day.tar.a{chr(ord('a') + i)}": piece for i, piece in enumerate(pieces)}
    written(tmp_path, **parts)
    members = list(walk([tmp_path]))
    assert [m.name for m in members] == SHOWN
    assert [m.data for m in members] == [body(name) for name in NAMES]
    assert seen(*sorted(tmp_path.iterdir(), reverse=True)) == SHOWN


def test_a_missing_part_is_named_and_what_lies_before_it_is_read(tmp_path):
    data = tar()
    written(tmp_path, **{"d.tar.aa": data[:5000], "d.tar.ac": data[9000:]})
    assert seen(tmp_path) == ["archive_part_missing", SHOWN[0], "archive_cut_short"]


def test_an_archive_that_stops(tmp_path):
    assert seen(written(tmp_path, **{"a.tar": tar()[:6000]})) == [*SHOWN[:1], "archive_cut_short"]


def test_a_packed_archive_that_stops(tmp_path):
    found = seen(written(tmp_path, **{"a.tar.gz": gzip.compress(tar())[:-30]}))
    assert found[-1] == "archive_cut_short"


@pytest.mark.parametrize("damage", [b"\xff" * 512, b"\0" * 512])
def test_a_damaged_header_costs_its_member_and_no_other(tmp_path, damage):
    data = bytearray(tar())
    second = data.index(NAMES[1].encode())
    data[second : second + 512] = damage
    found = seen(written(tmp_path, **{"a.tar": bytes(data)}))
    assert found == [SHOWN[0], "archive_damaged", *SHOWN[2:]]


def test_long_names_of_both_makers(tmp_path):
    long = "./" + "folder/" * 30 + "trace_full_a00000.json"
    for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        written(tmp_path, **{"a.tar": tar([long], form)})
        assert seen(tmp_path / "a.tar") == [long.removeprefix("./")]


def test_the_same_day_from_prod_and_staging_is_read_once(tmp_path):
    prod, staging = tar(NAMES[:2]), tar(NAMES[1:3])
    written(tmp_path, **{"d-prod-0.tar": prod, "d-staging-0.tar": staging})
    assert seen(tmp_path) == [*SHOWN[:2], "repeated_member", SHOWN[2]]


def test_folders_are_walked_in_order(tmp_path):
    (tmp_path / "b").mkdir()
    written(tmp_path / "b", x=b"1")
    written(tmp_path, a=b"2", c=b"3")
    assert seen(tmp_path) == ["a", "x", "c"]


def test_a_day_with_folders_missing_names_them(tmp_path):
    day = [f"./traces/{i:02x}/trace_full_a000{i:02x}.json" for i in range(256) if i not in (3, 200)]
    written(tmp_path, day=b"")
    (tmp_path / "day").unlink()
    written(tmp_path, **{"day.tar": tar(day)})
    *members, last = walk([tmp_path])
    assert len(members) == 254
    assert (last.code, dict(last.values)) == (
        "trace_folders_missing",
        {"count": "2", "folders": "03 c8"},
    )


def test_a_watchlist_is_no_day_with_folders_missing(tmp_path):
    assert seen(written(tmp_path, **{"some.tar": tar()})) == SHOWN
