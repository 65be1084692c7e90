"""Constructions of news language: who is credited, what is claimed, when, and what is furniture.

Each case is a sentence or two, invented, after a lead that tells of a flight.
"""

import datetime as dt

import pytest

from claims_notation import read

LEAD = {
    "en": "A charter plane with deportees from the United States landed in Accra on Tuesday.\n\n",
    "ru": "Чартерный самолёт с депортированными из США приземлился в Москве во вторник.\n\n",
}

CHAINS = [
    ("en", "Citing flight records, The Post said the plane had landed in Cairo.",
     "The Post > flight records"),
    ("en", "Reuters reported on Monday, citing a diplomat, that 40 men were on board.",
     "Reuters > a diplomat"),
    ("en", "Reuters reported that 40 men were on board, citing a diplomat.",
     "Reuters > a diplomat"),
    ("en", "Silk Road Desk was the first to report that the plane had landed in Cairo.",
     "Silk Road Desk"),
    ("en", "According to a list compiled by activists, 61 people were on board.",
     "a list compiled by activists"),
    ("en", "Friends of the man told the Russian service of the BBC that he was being held.",
     "the Russian service of the BBC > Friends of the man"),
    ("en", "A website that tracks flights showed the plane landing in Cairo at 1:20 p.m.",
     "A website that tracks flights"),
    ("en", "The plane landed in Cairo at noon, documents seen by the Chronicle show.",
     "the Chronicle > documents"),
    ("en", "The plane landed in Cairo at noon, having left Nairobi shortly after seven, FlightAware showed.",
     "FlightAware"),
    ("en", "Baroness Olwen Reed (Lib Dem, North Ilsham) said that the plane had landed in Cairo.",
     "Baroness Olwen Reed"),
    ("en", "The windows had been taped over, a sergeant told the Administrative Court on Monday.",
     "a sergeant"),
    ("en", "The plane was the first of its kind, Lord Hexby told the House.", "Lord Hexby"),
    ("en", "The plane left Nairobi at noon, an airport official told the Standard Courier on condition that "
     "he not be named, and landed in Cairo.", "the Standard Courier > an airport official"),
    ("ru", "Со ссылкой на чиновника агентство ТАСС сообщило, что на борту было 50 россиян.",
     "агентство ТАСС > чиновника"),
    ("ru", "По данным проекта «Граница», который ссылается на двух пассажиров, самолёт сел в Каире.",
     "проекта «Граница» > двух пассажиров"),
    ("ru", "В интервью «Настоящему времени» адвокат Анна Петрова сказала, что её подзащитного "
     "задержали.", "«Настоящему времени» > адвокат Анна Петрова"),
    ("ru", "Её мужа арестовали в июне, рассказала она Би-би-си.", "Би-би-си > она"),
    ("ru", "Двоих увели прямо из самолёта — об этом «Агентству» сообщили родственники.",
     "«Агентству» > родственники"),
    ("ru", "В МВД Армении «Азатутюну» подтвердили, что рейс состоялся.",
     "«Азатутюну» > МВД Армении"),
    ("ru", "В письме комитету сенатор Паула Рейес написала, что самолёт садился в Португалии.",
     "сенатор Паула Рейес"),
    ("ru", "Ранее сообщалось, что на борту было 30 россиян.", ""),
    ("ru", "Самолёт сел в Каире, следует из данных Flightradar24, на которые обратило внимание издание «Вёрстка».",
     "издание «Вёрстка» > данных Flightradar24"),
    ("ru", "Как следует из ответа министерства, о котором написала газета «Заря», выслали 30 человек.",
     "газета «Заря» > ответа министерства"),
    ("ru", "«Мы летели 30 часов», — написал пассажир жене из аэропорта.", "пассажир"),
]  # fmt: skip

TYPES = [
    ("en", "On the way to Tashkent, the Boeing 767 landed for two hours in Sofia.", "flight.stop"),
    ("en", "The charter touched down briefly in Dakar.", "flight.stop"),
    ("en", "It made an emergency landing in Winnipeg.", "flight.stop"),
    ("en", "The jet, chartered from a Nairobi firm, left Accra at noon.", "flight.departure"),
    ("en", "The aircraft, which belongs to a leasing company, landed in Baku.", "flight.arrival"),
    ("en", "The company landed a contract in Baku.", "event"),
    ("en", "The flight was diverted to Boston.", "flight.stop"),
    ("en", "We stopped somewhere cold to refuel.", "flight.stop"),
    ("en", "It sat on the tarmac in Bucharest for five hours.", "flight.stop"),
    ("en", "A stop in Baku is also possible.", "flight.stop"),
    ("en", "The stop in Shannon lasted 50 minutes.", "flight.duration"),
    ("en", "We sat in the plane for five hours before takeoff.", "flight.duration"),
    ("en", "First to leave Brownsville was N291GX, at 9:12 a.m.", "flight.departure"),
    ("en", "The men were loaded onto a jet in Alexandria, Louisiana.", "flight.departure"),
    ("en", "FlightAware puts the landing in Casablanca at 6:05 a.m.", "flight.arrival"),
    ("en", "Thirty-eight men and one infant reached Dulles Airport on Friday.", "flight.arrival"),
    ("en", "They were brought to Tbilisi by a Pegasus plane.", "flight.arrival"),
    ("en", "Its route: La Paz, Guayaquil and, finally, Bogotá.", "flight.route"),
    ("en", "Two were moved from a Boeing into a waiting Airbus.", "flight.transfer"),
    ("en", "In Cairo everyone was made to change planes.", "flight.transfer"),
    ("en", "A second flight is to follow in May.", "flight.occurrence"),
    ("en", "A third is planned in June.", "flight.occurrence"),
    ("en", "A change of aircraft took place in Nairobi.", "flight.transfer"),
    ("en", "If it had stopped in Tehran, somebody would have seen it.", ""),
    ("en", "The hockey team touched down in Perth.", ""),
    ("en", "A Ryanair flight to Riga was diverted to Warsaw on Monday.", "event"),
    ("en", "Roughly half of those aboard were Iranians.", "flight.composition"),
    ("en", "At least three families with minors were on the plane.", "flight.composition"),
    ("en", "The number of passengers was 61.", "flight.passengers"),
    ("en", "A family of four was deported to Moscow on Sunday.", "group.removal"),
    ("en", "The last flight to Russia took place on June 27.", "flight.previous"),
    ("en", "The ministry denied that there had been any flight.", "flight.occurrence"),
    ("en", "The deportation was confirmed by the Russian consulate in Houston.", ""),
    ("ru", "По пути в Ташкент «Боинг» на два часа приземлился в Софии.", "flight.stop"),
    ("ru", "Тридцать из 64 пассажиров — россияне.", "flight.composition"),
    ("ru", "Самолёт доставил 71 депортированного.", "flight.passengers"),
    ("ru", "В посольстве сообщили, что возвращены 12 граждан.", "group.removal"),
    ("ru", "До эмиграции Олег служил в полиции.", "person.background"),
    ("ru", "Об их задержании рассказали двое других пассажиров.", ""),
]  # fmt: skip

FURNITURE = [
    ("en", "You may also like: Flight from Mesa landed in Quito on Monday"),
    ("en", "Support independent journalism. More than 3,000 readers gave $5 last month."),
    ("en", "This article was first published on Tuesday and updated on Wednesday."),
    ("ru", "Материалы по теме: самолёт с 40 россиянами вылетел из Аризоны 27 июня"),
    ("ru", "«Фонарь» признан в России иностранным агентом и нежелательной организацией."),
]


def _claims(language, text, *, published=dt.date(2026, 3, 12)):
    reading = read(LEAD[language] + text, published)
    return [c for c in reading.claims if c.quote.start >= len(LEAD[language]) - 1]


@pytest.mark.parametrize(("language", "text", "chain"), CHAINS)
def test_who_is_credited(language, text, chain):
    claim = _claims(language, text)[0]
    assert " > ".join(a.span.text for a in claim.attribution) == chain


@pytest.mark.parametrize(("language", "text", "type_"), TYPES)
def test_what_is_claimed(language, text, type_):
    assert {c.type.value for c in _claims(language, text)} == ({type_} if type_ else set())


@pytest.mark.parametrize(("language", "line"), FURNITURE)
def test_what_the_page_says_of_itself_is_no_claim(language, line):
    assert _claims(language, line) == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Landing in Moscow is expected at 21:23.", "expected"),
        ("The jet was due to land in Managua at 1:15 p.m.", "expected"),
        ("A stop in Baku is also possible.", "possible"),
        ("There will be another flight in July.", "planned"),
        ("The plane that departed from Mesa is expected in Cairo.", "asserted"),
    ],
)
def test_how_firmly_it_is_said(text, modality):
    assert _claims("en", text)[0].modality == modality


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A removal from Stansted to Freetown took place.", ["EGSS", "GFLL"]),
        ("They were switched to a smaller jet for Auckland.", ["NZAA"]),
        ("It landed in the Afghan capital at noon.", ["OAKB"]),
    ],
)
def test_no_place_of_the_words_is_left_out(text, places):
    value = _claims("en", text)[0].value
    said = (value.place, value.origin, value.destination, *value.via)
    assert [p.icao for p in said if p is not None] == places


def test_a_stop_beside_a_landing_has_its_own_words():
    landing, stop = _claims("en", "The plane landed in Tashkent after a stop in Riga.")
    assert landing.quote.text == "The plane landed in Tashkent"
    assert (stop.type, stop.quote.text) == ("flight.stop", "after a stop in Riga")


def test_a_summons_without_a_year_is_for_the_day_ahead():
    claim = _claims("en", "He is called to the investigator for May 28.",
                    published=dt.date(2026, 5, 25))[0]  # fmt: skip
    assert claim.times[0].time.latest.year == 2026


def test_a_departure_after_a_landing_is_not_the_first_one_again():
    text = "The plane left Mesa on Sunday night. It landed in Dakar at 3 a.m. and left again at 5."
    again = [c for c in _claims("en", text) if c.quote.text.startswith("left again")]
    assert all(t.zone != "America/Phoenix" for c in again for t in c.times)


def test_a_weekday_beside_a_day_long_past_is_of_that_week():
    text = "The plane landed in Moscow on December 9. It had left Cairo at 9:40 p.m. on Monday."
    left = next(c for c in _claims("en", text) if c.type == "flight.departure")
    assert left.times[0].time.earliest.date() == dt.date(2025, 12, 8)
