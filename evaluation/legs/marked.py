"""Flights whose ends were marked by hand, after a look at the positions on a map."""

from collections.abc import Iterable

from evaluation.legs.corpus import Heard

MARKED: dict[str, tuple[str, ...]] = {
    "raw_A11F59_2025-02-07_2025-02-08.csv": (
        *("KBOS>KSFO", "KSFO>KBOS", "KBOS>KLAX", "KLAX>KIAD", "KIAD>KLAX"),
    ),
    "39c4d15e_data.csv": ("KPHX>KSMF",),
    "data_39a8364d_data.csv": ("KLFI>KLFI", "KLFI>KLFI"),
    "data_AA5308_39a8f107_data.csv": ("KDCA>KMHT",),
    "data_AA5308_39a9460a_data.csv": ("KMHT>KDCA",),
    "data_DL2983_39a84c3c_data.csv": ("KMSP>KDCA",),
    "data_DL2983_39a8eb06_data.csv": ("KDCA>KMSP",),
    "data_flight_39bebe6e_data.csv": ("RKSI>KLAX",),
    "34a8254b.json": ("LSZH>MMUN",),
    "372355e5.json": ("LTFM>ENGM",),
    "tutorial.jsonl.gz": ("LFBO>EGLL",),
    "trace_full_ac134a.json": ("?>KPBI",),
    "trace_full_aa178d.json": ("88NV>88NV",) * 6,
    "trace_full_a3c78c.json": ("88NV>88NV",) * 2,
    "trace_full_a4068e.json": ("?>88NV", "88NV>?"),
    "belevingsvlucht.json.gz": ("EHAM>EHAM",),
    "noisy_ground.json.gz": ("LSZH>?",),
    "noisy_takeoff.json.gz": ("LSZH>?",),
    "noisy_spoofing.json.gz": ("LTFM>?",),
    **dict.fromkeys(
        (
            *("trace_full_4d208a.json", "trace_full_a1878a.json", "trace_full_a2fe8f.json"),
            *("trace_full_a57b8b.json", "trace_full_a69d8a.json", "trace_full_a7538f.json"),
            *("trace_full_a7888c.json", "trace_full_ab5b8c.json", "trace_full_ab7b8c.json"),
            *("trace_full_ac138c.json", "trace_full_ac6f8a.json"),
        ),
        ("?>?",),
    ),
}
"""File and what it holds; `?` is an end that no position shows, where no airport may be named.
belevingsvlucht makes several approaches and touches down once; the last files only pass by."""


def judge_marked(tracks: Iterable[Heard]) -> list[tuple[str, str, str]]:
    """Return (file, expected, found) for every marked file whose legs came out differently."""
    found: dict[str, list[str]] = {}
    for heard in tracks:
        if heard.file in MARKED:
            found.setdefault(heard.file, []).extend(
                f"{leg.takeoff.airport or '?'}>{leg.landing.airport or '?'}" for leg in heard.legs
            )
    return [
        (file, " ".join(MARKED[file]), " ".join(legs))
        for file, legs in sorted(found.items())
        if tuple(legs) != MARKED[file]
    ]


def marked_legs(tracks: Iterable[Heard]) -> int:
    """Return how many legs were marked in the files that are there."""
    return sum(len(MARKED[file]) for file in {heard.file for heard in tracks} & set(MARKED))
