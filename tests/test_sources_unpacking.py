"""Gzip is opened whatever the name, and nothing of a damaged file is kept."""

import gzip
import zlib

import pytest

from wheelsdown.model.provenance import Problem
from wheelsdown.sources import unpacking
from wheelsdown.sources.unpacking import head_of, unpack

TEXT = b"rows of positions\n" * 200


def code(outcome):
    assert isinstance(outcome, Problem), outcome
    return outcome.code


def test_plain_bytes_come_back_as_they_are():
    assert unpack(TEXT, "a.json") == TEXT


def test_gzip_is_opened_whatever_the_name():
    assert unpack(gzip.compress(TEXT), "a.json") == TEXT


def test_members_one_after_another_are_one_file_and_zeros_after_them_are_padding():
    assert unpack(gzip.compress(TEXT) + gzip.compress(TEXT) + b"\0" * 512, "a") == TEXT * 2


def test_gzip_of_gzip_is_opened_and_a_tower_of_them_is_not():
    twice = gzip.compress(gzip.compress(TEXT))
    assert unpack(twice, "a") == TEXT
    assert code(unpack(gzip.compress(gzip.compress(twice)), "a")) == "too_many_gzip_layers"


@pytest.mark.parametrize("cut", [3, 12, 40, -9, -8, -1])
def test_cut_short(cut):
    assert code(unpack(gzip.compress(TEXT)[:cut], "a")) == "truncated_gzip"


def test_one_wrong_bit_in_the_checksum_keeps_nothing():
    data = bytearray(gzip.compress(TEXT))
    data[-8] ^= 1
    assert code(unpack(bytes(data), "a")) == "damaged_gzip"


def test_bytes_after_the_end_are_damage():
    assert code(unpack(gzip.compress(TEXT) + b"more", "a")) == "damaged_gzip"


def test_empty():
    assert code(unpack(b"", "a")) == "empty_file"
    assert code(unpack(gzip.compress(b""), "a")) == "empty_file"


def test_a_bomb_is_refused_before_it_goes_off(monkeypatch):
    monkeypatch.setattr(unpacking, "MAX_UNPACKED_BYTES", 100_000)
    assert code(unpack(gzip.compress(b"\0" * 100_001), "a")) == "unpacks_too_large"
    assert unpack(gzip.compress(b"\0" * 100_000), "a") == b"\0" * 100_000


def test_the_head_of_a_cut_file_is_still_seen():
    data = zlib.compress(TEXT, wbits=31)
    assert head_of(data[:-10]).startswith(b"rows of positions")
    assert head_of(b"\x1f\x8b" + b"\xff" * 30) == b""
