"""What Russian sentences say of a flight, one construction a line: `sentence | types of claims`.

`^` stands for a sentence before that tells of a removal flight. Traps say nothing of a flight.
"""

import pytest

from claims_notation import read
from wheelsdown.claims.russian_counts import find_counts
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
^ Лайнер пришёл через Белград. | stop
^ В Бангоре экипаж пополнил запас топлива. | stop
^ Техническая посадка в Шенноне заняла 50 минут. | stop
^ Ещё одна посадка, по данным трекера, была в Варшаве. | stop
^ Самолёт сел в Гандере, чтобы заправиться. | stop
^ До этого он садился в Тиране. | stop
^ До Москвы борт добирался с посадкой на Кипре. | stop
^ Конечной точкой стала Москва. | arrival
^ В Кишинёв рейс пришёл к вечеру. | arrival
^ Самолёт прибыл в аэропорт назначения с опозданием. | arrival
^ Спустя сутки россияне оказались в Москве. | arrival
^ Пересадка на другой борт прошла в Каире. | transfer
^ До Москвы добирались с пересадкой в Каире. | transfer
^ Дальше они летели уже египетским самолётом. | transfer
^ Передача пассажиров состоялась в Каире. | transfer
^ Он пойдёт в Тбилиси. | route
^ Путь лежал через Каир. | route
^ Контракт рассчитан на 110 пассажиров. | passengers
^ В списке рейса значатся 64 фамилии. | passengers
^ Сколько людей летело, МИД не говорит. | passengers
^ Почти все они россияне. | composition
^ На родину вернулись 33 мужчины и четыре женщины. | composition
^ Состав пассажиров: 40 мужчин, 12 женщин и двое детей. | composition
^ Половину салона занимали иранцы. | composition
^ Нынешняя высылка — двадцать пятая с начала года. | ordinal
^ Первый рейс состоялся 14 июня. | previous
^ Прежде депортированных возили через Бухарест. | previous
^ До него были рейсы в июне и августе. | previous
^ Последний из них сел в Москве 9 октября. | previous
^ От Балтимора до Каира лайнер летел десять часов. | duration
^ Продолжался он одиннадцать часов сорок минут. | duration
^ До Варшавы восемь часов. | duration
^ Между посадкой и новым взлётом прошло два часа. | duration
^ Перевозчик — EgyptAir. | aircraft
^ Это мог быть Airbus A330. | aircraft
^ Людей везли на Boeing 767. | aircraft
^ Сам борт принадлежит Air Serbia, позывной — ASL4470. | aircraft aircraft
^ На следующей неделе США отправят депортационный рейс в Кишинёв. | occurrence
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
^ Консул прибыл в аэропорт в девять утра.
^ Где садился самолёт по пути, неизвестно.
^ Когда он прилетит, мы не знаем.
^ В таком рейсе не было ничего необычного.
^ В сентябре таких рейсов было 174.
^ Полсотни человек держали на бетоне три часа.
Рейс Finnair вернулся в аэропорт вылета. Самолёт сел штатно. Отпускников пересадили на другие рейсы.
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


ORDINALS = """
Нынешняя высылка — двадцать пятая с начала года. | 25
Рейс был для штата первым. | 1
Третий с начала года самолёт с высланными сел в Дели. | 3
"""


@pytest.mark.parametrize("line", ORDINALS.strip().splitlines())
def test_which_of_a_series_it_was(line):
    sentence, _, ordinal = line.partition(" | ")
    said = read(BEFORE + "\n\n" + sentence).claims
    assert int(ordinal) in [c.value.ordinal for c in said]


def test_a_count_from_the_start_of_the_year_is_no_time_of_the_landing():
    said = read(BEFORE + "\n\nТретий с начала года самолёт сел в Дели.").claims
    assert [c.times for c in said if c.type is ClaimType.FLIGHT_ARRIVAL] == [()]


def test_a_runway_names_its_airport():
    said = read(BEFORE + "\n\nВ 2:39 борт коснулся полосы Домодедова.").claims
    places = [c.value.place for c in said if c.type is ClaimType.FLIGHT_ARRIVAL]
    assert [p and p.icao for p in places] == ["UUDD"]


NUMBERS = """
десятка три мужчин | 27..33
два-три десятка человек | 20..30
под сотню человек | 90..100
60+ человек | 60..
~60 человек | 54..66
не 46, а 64 человека | 64..64
от 2 до 3 тысяч человек | 2000..3000
"""


@pytest.mark.parametrize("line", NUMBERS.strip().splitlines())
def test_the_bounds_of_a_number(line):
    words, _, bounds = line.partition(" | ")
    (hit,) = find_counts(f"На борту было {words}.")
    low, high = hit.count.minimum, hit.count.maximum
    assert f"{low or ''}..{high or ''}" == bounds


def test_none_at_all_is_no_count():
    assert find_counts("На борту не было ни одного россиянина.") == ()
