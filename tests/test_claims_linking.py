"""Claims across reports: repeated, refined, contradicted, stripped, amplified; roots; names.

One line is one case: reports in order of appearance parted by `|`, then what is found.
"""

import datetime as dt
import hashlib

import pytest

from claims_notation import PUBLISHED
from wheelsdown.claims.extraction import read_report
from wheelsdown.claims.linking import link_claims
from wheelsdown.claims.people import propose_same_people, skeleton
from wheelsdown.claims.roots import find_roots
from wheelsdown.model.report import Report, Source
from wheelsdown.model.time_range import TimeRange


def read_all(line):
    noon = dt.datetime(PUBLISHED.year, PUBLISHED.month, PUBLISHED.day, 12, tzinfo=dt.UTC)
    readings = []
    for text in line.split(" | "):
        name, _, body = text.partition(": ")
        digest = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
        report = Report(
            digest=digest, name=name, original=body, text=body, source=Source(name=name)
        )
        readings.append(read_report(report, published=TimeRange(earliest=noon, latest=noon)))
    return readings


LINKS = {
    "Meduza: There were 64 passengers on the plane, a relative said. | "
    "Lenta: 64 Russians were on the plane.": {"strips_attribution", "amplifies"},
    "A: The plane landed in Moscow on Friday. | B: The plane landed in Moscow on Friday.": {
        "repeats"
    },
    "A: The plane landed in Moscow on Friday. | "
    "B: The plane landed at Domodedovo at 2:39 a.m. on Friday.": {"refines"},
    "A: About 60 people were on the plane. | B: There were 64 people on the plane.": {"refines"},
    "A: There were 64 people on the plane. | B: There were 70 people on the plane.": {
        "contradicts"
    },
    "A: The plane landed in Accra on Friday. | "
    "B: Officials denied that the plane landed in Accra on Friday.": {"contradicts"},
    "A: The plane may have landed in Accra on Friday. | B: The plane landed in Accra on Friday.": {
        "repeats",
        "amplifies",
    },
    "A: The plane landed in Accra on Friday, ICE said. | "
    "B: The plane landed in Accra on Friday, ICE said.": {"repeats"},
    "A: The plane landed in Accra on Friday. | B: The plane landed in Cairo on Friday.": set(),
    "A: The plane landed in Accra on Friday. | B: The plane landed in Accra in March.": set(),
}


@pytest.mark.parametrize("line", LINKS)
def test_links_between_reports(line):
    assert {link.relation.value for link in link_claims(read_all(line))} == LINKS[line]


def test_a_link_says_what_was_compared():
    line = next(iter(LINKS))
    called = next(k for k in link_claims(read_all(line)) if k.relation == "amplifies")
    assert called.rule == "called_more"
    assert dict(called.values) == {"earlier": "passengers", "later": "Russians"}


ROOTS = {
    "A: The plane landed in Accra on Friday, ICE said. | "
    "B: On Friday the jet landed in Accra, according to ICE.": 1,
    "A: ACCRA (AP) - The plane landed in Accra on Friday. | "
    "B: By staff and (AP). A jet landed in Accra on Friday.": 1,
    "Meduza: The plane landed in Accra on Friday. | "
    "B: The plane landed in Accra on Friday, Meduza reported.": 1,
    "A: A white plane with 64 people aboard landed in Accra late on Friday. | "
    "B: A white plane with 64 people aboard landed in Accra late on Friday.": 1,
    "A: The plane landed in Accra on Friday, a relative said. | "
    "B: On Friday a jet touched down in Accra, an airport worker said.": 2,
    "A: The plane landed in Accra on Friday. | B: A jet touched down in Accra on Friday.": 2,
}


@pytest.mark.parametrize("line", ROOTS)
def test_roots_are_counted_not_outlets(line):
    readings = read_all(line)
    arrivals = [c for r in readings for c in r.claims if c.type == "flight.arrival"]
    assert len(arrivals) == 2
    roots = find_roots(readings, arrivals)
    assert len(roots) == ROOTS[line]
    assert sorted(c for root in roots for c in root.claims) == sorted(c.claim for c in arrivals)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Артём Вовченко", "Artyom Vovchenko"),
        ("Юлия Навальная", "Yulia Navalnaya"),
        ("Владимир Кара-Мурза", "Vladimir Kara-Murza"),
        ("Илья Яшин", "Ilya Yashin"),
        ("Евгений Щербаков", "Evgeny Shcherbakov"),
        ("Ксения Чайковская", "Xenia Tchaikovskaya"),
        ("Александр Хохлов", "Alexander Khokhlov"),
        ("Juliia Navalnaia", "Yulia Navalnaya"),
    ],
)
def test_one_name_in_two_spellings_is_proposed(one, other):
    (proposed,) = propose_same_people([one, other])
    assert proposed.score >= 0.85
    assert proposed.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Иван Петров", "Anna Petrova"),
        ("Ivan Petrov", "Pyotr Petrov"),
        ("Ilya Yashin", "Ilya Ponomarev"),
        ("Мария Иванова", "Maria Smirnova"),
    ],
)
def test_two_people_are_not(one, other):
    assert propose_same_people([one, other]) == ()


def test_a_surname_alone_is_proposed_with_less():
    (proposed,) = propose_same_people(["Vovchenko", "Артём Вовченко"])
    assert proposed.rule == "surname_only"
    assert proposed.score < 0.85


def test_schemes_meet_in_one_skeleton():
    assert len({skeleton(n) for n in ("Щукин", "Shchukin", "Schukin")}) == 1
