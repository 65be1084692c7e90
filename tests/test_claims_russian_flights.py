"""What Russian sentences say of a flight, one construction a line: `sentence | types of claims`.

`^` stands for a sentence before that tells of a removal flight. Traps say nothing of a flight.
"""

import pytest

from claims_notation import read
from wheelsdown.model.report import ClaimType

BEFORE = "Самолёт с депортированными россиянами вылетел из Аризоны 4 ноября 2025 года."
SAID = """
В Домодедово приземлился борт с высланными из Соединённых Штатов гражданами России. | arrival
Лайнер, на борту которого находились 58 депортированных, сел в Шереметьеве. | arrival passengers
Первый депортационный рейс в Грузию прилетел 3 марта. | arrival
^ Посадку он совершил в 5:12 по московскому времени. | arrival
^ В 02:39 — посадка в Домодедове. | arrival
^ К полудню самолёт уже стоял в Ташкенте. | arrival
Из аэропорта Меса ушёл на взлёт белый Boeing 767. | departure
^ Самолёт отправился обратно в Каир пустым. | departure
^ Взлетели мы ещё затемно, около пяти. | departure
^ Техническую посадку экипаж выполнил в Портсмуте. | stop
^ Никаких промежуточных остановок самолёт не делал. | stop
^ По пути в Россию самолёт дважды дозаправлялся — в Бангоре и в Шенноне. | stop
^ В Касабланке нас завели в другой самолёт. | transfer
^ Маршрут: Лейпциг — Тбилиси — Кабул. | route
^ Из Луизианы через Марокко и Египет в Москву. | route
^ В салоне было человек шестьдесят. | passengers
^ Пассажиров насчитывалось от пятидесяти до шестидесяти. | passengers
^ Среди пассажиров были дети. | composition
^ Половина пассажиров — граждане Узбекистана. | composition
^ Это уже одиннадцатый подобный рейс с весны. | ordinal
^ В прошлый раз россиян высылали в августе. | previous
^ Весь перелёт длился 18 часов. | duration
^ Стоянка, следовательно, составила два часа сорок четыре минуты. | duration
^ Самолёт принадлежит египетской компании EgyptAir. | aircraft
^ Boeing 767, хвост N378AX. | aircraft
Рейс в Ташкент отменён. | occurrence
"""
TRAPS = """
Поезд из Минска прибыл на Белорусский вокзал в 9:00.
Лоцманский катер вышел из Балтимора в шесть утра.
Цены на авиабилеты взлетели вдвое.
Министр прилетел в Вашингтон на переговоры.
В 1952 году самолёт с репатриантами сел в Быкове.
Вертолёт береговой охраны приземлился на палубу.
Пилоты сели за стол переговоров с профсоюзом.
В драме «Турбулентность» чартер с депортированными садится на остров.
^ Утка взлетела и села в лужу.
^ Его посадили в автобус и повезли в изолятор.
^ Двоих пассажиров допросили в зале прилёта.
"""


def _types(sentence: str) -> list[str]:
    before = BEFORE + "\n\n" if sentence.startswith("^") else ""
    said = read(before + sentence.removeprefix("^ ")).claims
    return sorted(
        c.type for c in said if c.type.startswith("flight.") and c.quote.start >= len(before)
    )


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_what_is_said_of_a_flight(line):
    sentence, _, types = line.partition(" | ")
    assert _types(sentence) == sorted(ClaimType(f"flight.{t}") for t in types.split())


@pytest.mark.parametrize("sentence", TRAPS.strip().splitlines())
def test_what_is_said_of_no_flight(sentence):
    assert _types(sentence) == []
