"""Places in running text: [brackets] are what must be found, with what it means after the text."""

import re

import pytest

from wheelsdown.places.mentions import find_places
from wheelsdown.places.nationalities import find_nationalities


def marked(text, hits):
    for hit in reversed(hits):
        text = f"{text[: hit.start]}[{hit.text}]{text[hit.end :]}"
    return text


def check(case, language):
    text, _, meant = case.partition(" => ")
    plain = re.sub(r"[\[\]]", "", text)
    hits = find_places(plain, language)
    assert marked(plain, hits) == text
    if meant:
        assert " ".join("|".join(p.key for p in hit.places) for hit in hits) == meant


@pytest.mark.parametrize(
    "case",
    [
        "It landed at [Moscow’s Domodedovo Airport] at 2:39 => airport:UUDD",
        "It landed at [Domodedovo airport in Moscow] => airport:UUDD",
        "flew from [Mesa, Arizona], to [Cairo] => city:US-AZ:mesa city:EG:cairo",
        "left [Mesa, Ariz.], for [Portsmouth, N.H.] => city:US-AZ:mesa city:US-NH:portsmouth",
        "[Alexandria, La.] and [Alexandria, Egypt] => city:US-LA:alexandria city:EG:alexandria",
        "flew to [Alexandria] => city:US-LA:alexandria|city:EG:alexandria",
        "left [Phoenix-Mesa Gateway Airport] => airport:KIWA",
        "at [Mesa airport] and [Cairo International Airport] => airport:KIWA airport:HECA",
        "flew [Cairo]–[Moscow] on Tuesday => city:EG:cairo city:RU:moscow",
        "landed in [Moscow] Tuesday",
        "in [Kuwait City, Kuwait] => city:KW:kuwait-city",
        "the [United States] and the [UAE] => country:US country:AE",
        "from [Guantánamo Bay] to [São Paulo] => city:CU:guantanamo-bay city:BR:sao-paulo",
        "landed at [JFK] => airport:KJFK",
    ],
)
def test_a_name_is_what_a_reader_takes_for_one(case):
    check(case, "en")


@pytest.mark.parametrize(
    "case",
    [
        "the Moscow Times, the New York Times and the Washington Post reported",
        "the Kansas City Star, an Arizona Mirror reporter",
        "EgyptAir and Egypt Air and Air France; Arizona State University; University of Arizona",
        "Moscow’s invasion of [Ukraine]",
        "Moscow, Idaho, is another",
        "U.S. officials, US authorities and a U.S.-led group told us",
        "deported from the [U.S.] touched down; went to the [US] to seek asylum",
        "JOIN US TODAY",
        "Mobile phones work in [Mobile], a nice view in [Nice], turkey in [Turkey]",
        "Austin Powers flew to [Houston], [Austin] and [Jackson]",
        "Jordan said; in [Jordan]; Chad Wolf spoke",
        "Russian America for Democracy in [Russia]",
        "landed in mesa and cairo",
        "the Paris Agreement; Russian citizens",
    ],
)
def test_what_only_looks_like_a_place_is_left_out(case):
    check(case, "en")


@pytest.mark.parametrize(
    "case",
    [
        "сел в [аэропорту Домодедово] в 2:39 => airport:UUDD",
        "[аэропорт «Внуково»] закрыт => airport:UUWW",
        "в [Домодедове] и в [Жуковском] => airport:UUDD city:RU-MOS:zhukovsky",
        "в [аэропорту Жуковский] => airport:UUBW",
        "из [Месы (штат Аризона)] в [Каир] => city:US-AZ:mesa city:EG:cairo",
        "в [Месе] и [Мессе] => city:US-AZ:mesa city:US-AZ:mesa",
        "из [США] через [Египет] в [Москву] => country:US country:EG city:RU:moscow",
        "из [Соединенных Штатов], то есть из [Штатов] => country:US country:US",
        "из [Александрии, штат Луизиана] => city:US-LA:alexandria",
        "рейс [Phoenix-Mesa Gateway Airport] — [Каир] => airport:KIWA city:EG:cairo",
        "Российские и американские власти",
        "«Нью-Йорк таймс», «Голос Америки» и авиакомпания «Россия»",
        "Того же дня сели в [Того] => country:TG",
        "из [Кишинёва] и из [Кишинева] => city:MD:chisinau city:MD:chisinau",
    ],
)
def test_russian_names_in_every_case(case):
    check(case, "ru")


def test_hits_point_at_their_characters():
    text = "«Самолёт» — из Каира… в Moscow’s Domodedovo Airport."
    assert all(text[h.start : h.end] == h.text for h in find_places(text, "ru"))


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("64 Russians, 50 Iranians and an Egyptian jet", "en", ["RU", "IR", "EG"]),
        ("россияне и иранцы на египетском борту", "ru", ["RU", "IR", "EG"]),
        ("из Ирана и России", "ru", []),
        ("украинцев, узбеков и гражданина", "ru", ["UA", "UZ"]),
    ],
)
def test_nationalities_are_told_apart_from_places(text, language, found):
    assert [n.country for n in find_nationalities(text, language)] == found


@pytest.mark.shared
def test_a_real_report_has_its_places_and_no_others(shared_data):
    path = next((shared_data / "reports" / "raw").glob("the_moscow_times*"))
    found = {p.en for h in find_places(path.read_text(encoding="utf-8"), "en") for p in h.places}
    assert {"Moscow", "Egypt", "Arizona", "United States"} <= found
    assert len(found) == 6
