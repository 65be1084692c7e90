"""A day's archive entered by its headers: the same members and problems as reading it through."""

import gzip
import io
import pickle
import random
import tarfile

import pytest

from wheelsdown.sources.archive import Member, walk
from wheelsdown.sources.day_archive import index_day, read_members, share_out

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


def written(folder, **files):
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def walked(*paths):
    """What reading through gives: members by name, and problems."""
    found = list(walk(paths))
    members = [(m.name, m.data) for m in found if isinstance(m, Member)]
    return members, [p for p in found if not isinstance(p, Member)]


def indexed(*paths, part_bytes=3000):
    """The same by way of the index and its parts, each sent as to another process."""
    index = index_day(paths)
    members = []
    for part in share_out(index, part_bytes):
        sent = pickle.loads(pickle.dumps(part))
        data = read_members(sent)
        members += zip(sent.traces.names, map(bytes, data), strict=True)
    return members, list(index.problems)


def test_a_tar_and_its_parts(tmp_path):
    data = tar()
    whole = written(tmp_path / "whole", **{"a.tar": data}) / "a.tar"
    pieces = {
        f"day.tar.a{chr(97 + i)}": data[i * 3333 :][:3333] for i in range(-(-len(data) // 3333))
    }
    split = written(tmp_path / "split", **pieces)
    assert indexed(whole) == walked(whole)
    assert indexed(split) == walked(split)
    assert indexed(split)[0] == indexed(whole)[0] == [(n[2:], body(n)) for n in NAMES]
    assert indexed(*sorted(split.iterdir(), reverse=True)) == walked(split)


def test_what_is_no_trace_is_kept_apart(tmp_path):
    written(tmp_path, **{"a.tar": tar(["./README", *NAMES[:2], "./acas/acas.json"])})
    index = index_day([tmp_path / "a.tar"])
    assert index.traces.names == tuple(name[2:] for name in NAMES[:2])
    assert index.others.names == ("README", "acas/acas.json")


def test_a_folder_of_traces(tmp_path):
    for name in NAMES:
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(body(name))
    assert indexed(tmp_path, part_bytes=7000) == walked(tmp_path)


def test_a_packed_tar_and_several_archives_are_left_to_be_read_through(tmp_path):
    written(tmp_path, **{"a.tar.gz": gzip.compress(tar()), "b.tar": gzip.compress(tar())})
    assert index_day([tmp_path / "a.tar.gz"]) is None
    assert index_day([tmp_path / "b.tar"]) is None
    assert index_day([tmp_path]) is None
    assert index_day([]) is None


def test_a_missing_part(tmp_path):
    data = tar()
    written(tmp_path, **{"d.tar.aa": data[:5000], "d.tar.ac": data[9000:]})
    assert indexed(tmp_path) == walked(tmp_path)
    (tmp_path / "d.tar.aa").unlink()
    assert indexed(tmp_path) == walked(tmp_path)


def test_long_names_of_both_makers(tmp_path):
    long = "./" + "folder/" * 30 + "trace_full_a00000.json"
    for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT):
        names = NAMES if form == tarfile.USTAR_FORMAT else [NAMES[0], long, *NAMES[1:]]
        written(tmp_path, **{"a.tar": tar(names, form)})
        assert indexed(tmp_path / "a.tar") == walked(tmp_path / "a.tar")


def test_a_day_with_folders_missing_names_them(tmp_path):
    day = [f"./traces/{i:02x}/trace_full_a000{i:02x}.json" for i in range(256) if i not in (3, 200)]
    written(tmp_path, **{"day.tar": tar(day)})
    assert indexed(tmp_path / "day.tar")[1] == walked(tmp_path / "day.tar")[1] != []


def cut(data, chance):
    return data[: chance.randrange(1, len(data))]


def overwritten(data, chance):
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.choice([1, 30, 512, 3000])) + data[at + 1 :]


def headers_hit(data, chance):
    """Some bytes of headers are others: most fail their checksum, some are mended to fit it."""
    out = bytearray(data)
    for _ in range(chance.randrange(1, 4)):
        begin = data.index(chance.choice(NAMES).encode())
        at = begin + chance.choice([*range(20), *range(100, 160), *range(340, 350)])
        out[at] = chance.choice(b"0123456789 \0LxKgVSD5/\x80\xff")
        if chance.random() < 0.7:
            total = sum(out[begin : begin + 512]) - sum(out[begin + 148 : begin + 156]) + 256
            out[begin + 148 : begin + 156] = b"%06o\0 " % total
    return bytes(out)


@pytest.mark.parametrize("damage", [cut, overwritten, headers_hit])
def test_damaged_archives_give_what_reading_them_through_gives(tmp_path, damage):
    chance = random.Random(damage.__name__)
    data = tar()
    for number in range(150):
        path = tmp_path / f"{number}.tar"
        path.write_bytes(damage(data, chance))
        index = index_day([path])
        members, problems = walked(path)
        assert list(index.problems) == [p for p in problems if p.code != "repeated_member"]
        repeated = [dict(p.values)["member"] for p in problems if p.code == "repeated_member"]
        names = [*index.traces.names, *index.others.names]
        assert sorted(names) == sorted([name for name, _ in members] + repeated)


def test_a_file_that_shrank_since_it_was_indexed_is_named(tmp_path):
    path = written(tmp_path, **{"a.tar": tar()}) / "a.tar"
    (part,) = share_out(index_day([path]))
    path.write_bytes(tar()[:3000])
    assert read_members(part).code == "file_not_read"
    path.unlink()
    assert read_members(part).code == "file_not_read"
