"""Places said by an adjective: «в египетской столице», «в рижском аэропорту», "the Afghan capital".

In comes a sentence; out go such phrases with the city or the airport each stands for.
"""

import re
from functools import cache

from wheelsdown.model.bilingual import Language
from wheelsdown.places.gazetteer import NamedPlace, place_of_airport, resolve_place

# Stem of the adjective, and the capital. Only countries that removal flights have to do with.
_RUSSIAN = """
египетск Каир; российск Москва; иранск Тегеран; катарск Доха; кувейтск Эль-Кувейт; турецк Анкара;
ганск Аккра; сенегальск Дакар; марокканск Рабат; колумбийск Богота; венесуэльск Каракас;
кубинск Гавана; гватемальск Гватемала; гондурасск Тегусигальпа; сальвадорск Сан-Сальвадор;
мексиканск Мехико; панамск Панама; армянск Ереван; грузинск Тбилиси; азербайджанск Баку;
казахстанск Астана; узбекск Ташкент; киргизск Бишкек; таджикск Душанбе; туркменск Ашхабад;
белорусск Минск; украинск Киев; молдавск Кишинев; польск Варшава; латвийск Рига; литовск Вильнюс;
эстонск Таллин; румынск Бухарест; албанск Тирана; сербск Белград; ирландск Дублин; немецк Берлин;
германск Берлин; французск Париж; британск Лондон; испанск Мадрид; португальск Лиссабон;
эфиопск Аддис-Абеба; иорданск Амман; ливанск Бейрут; индийск Дели; пакистанск Исламабад;
китайск Пекин; вьетнамск Ханой; бразильск Бразилиа; американск Вашингтон; канадск Оттава
"""


# Adjective, and the capital.
_ENGLISH = """
Egyptian Cairo; Russian Moscow; Iranian Tehran; Qatari Doha; Kuwaiti Kuwait City; Turkish Ankara;
Ghanaian Accra; Senegalese Dakar; Moroccan Rabat; Colombian Bogota; Venezuelan Caracas;
Cuban Havana; Guatemalan Guatemala City; Honduran Tegucigalpa; Salvadoran San Salvador;
Mexican Mexico City; Panamanian Panama City; Armenian Yerevan; Georgian Tbilisi;
Azerbaijani Baku; Kazakh Astana; Uzbek Tashkent; Kyrgyz Bishkek; Tajik Dushanbe; Turkmen Ashgabat;
Belarusian Minsk; Ukrainian Kyiv; Moldovan Chisinau; Polish Warsaw; Latvian Riga;
Lithuanian Vilnius; Estonian Tallinn; Romanian Bucharest; Albanian Tirana; Serbian Belgrade;
Irish Dublin; German Berlin; French Paris; Spanish Madrid; Portuguese Lisbon; Ethiopian Addis Ababa;
Jordanian Amman; Lebanese Beirut; Pakistani Islamabad; Chinese Beijing; Vietnamese Hanoi;
Afghan Kabul; Iraqi Baghdad; Syrian Damascus; Libyan Tripoli; Tunisian Tunis; Algerian Algiers;
Kenyan Nairobi; Ugandan Kampala; Rwandan Kigali; Congolese Kinshasa; Gambian Banjul;
Guinean Conakry; Cameroonian Yaounde; Bangladeshi Dhaka; Nepali Kathmandu; Nepalese Kathmandu;
Peruvian Lima; Ecuadorian Quito; Ecuadorean Quito; Haitian Port-au-Prince; Nicaraguan Managua;
Bulgarian Sofia; Greek Athens; Hungarian Budapest; Czech Prague; Kosovo Pristina;
Kosovar Pristina; Somali Mogadishu; Saudi Riyadh; Emirati Abu Dhabi; Thai Bangkok; Lao Vientiane
"""


# Stem of the adjective, and the city whose airport it is.
_AIRPORTS_OF = """
рижск Рига; московск Москва; каирск Каир; минск Минск; стамбульск Стамбул; варшавск Варшава;
берлинск Берлин; тбилисск Тбилиси; ереванск Ереван; бакинск Баку; ташкентск Ташкент;
бишкекск Бишкек; душанбинск Душанбе; алматинск Алматы; астанинск Астана; кишиневск Кишинев;
кишинёвск Кишинев; бухарестск Бухарест; венск Вена; пражск Прага; будапештск Будапешт;
белградск Белград; таллинск Таллин; вильнюсск Вильнюс; дублинск Дублин; шеннонск Шеннон;
лондонск Лондон; парижск Париж; мадридск Мадрид; лиссабонск Лиссабон; римск Рим; афинск Афины;
франкфуртск Франкфурт; мюнхенск Мюнхен; дубайск Дубай; тегеранск Тегеран; багдадск Багдад;
кабульск Кабул; делийск Дели; бангкокск Бангкок; екатеринбургск Екатеринбург;
новосибирск Новосибирск; казанск Казань; самарск Самара; петербургск Петербург; сочинск Сочи;
калининградск Калининград; бостонск Бостон; хьюстонск Хьюстон; тиранск Тирана; скопьевск Скопье;
"""


@cache
def _cities() -> dict[str, str]:
    pairs = (entry.split(maxsplit=1) for entry in _AIRPORTS_OF.replace("\n", " ").split(";"))
    return dict(pair for pair in pairs if len(pair) == 2)


@cache
def _airport_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])({'|'.join(_cities())})(?:ий|ого|ому|им|ом)\s+"
        r"(?:международн\w+\s+)?аэропорт(?:а|у|ом|е)?(?!\w)",
        re.I,
    )


@cache
def _capitals() -> dict[str, str]:
    pairs = (entry.split(maxsplit=1) for entry in _RUSSIAN.replace("\n", " ").split(";"))
    return dict(pair for pair in pairs if len(pair) == 2)


@cache
def _english() -> dict[str, str]:
    pairs = (entry.split(maxsplit=1) for entry in _ENGLISH.replace("\n", " ").split(";"))
    return dict(pair for pair in pairs if len(pair) == 2)


@cache
def _english_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b[Tt]he ({'|'.join(_english())}) capital\b"
        r"(?!,? (?:city )?(?:of )?[A-Z]|'s|’s| punish| gain| market)"
    )


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)({'|'.join(_capitals())})(?:ая|ой|ую)\s+столиц(?:а|ы|е|у|ей)(?!\w)", re.I
    )


def find_adjective_places(
    text: str, language: Language
) -> tuple[tuple[int, int, tuple[NamedPlace, ...]], ...]:
    """Return where a capital or an airport is said by an adjective, with what is meant."""
    found = []
    if language != "ru":
        for match in _english_pattern().finditer(text) if " capital" in text else ():
            if places := resolve_place(_english()[match[1]]):
                found.append((match.start(), match.end(), places[:1]))
        return tuple(found)
    if "столиц" in text:
        for match in _pattern().finditer(text):
            if places := resolve_place(_capitals()[match[1].lower()]):
                found.append((match.start(), match.end(), places[:1]))
    if "аэропорт" in text:
        for match in _airport_pattern().finditer(text):
            if places := resolve_place(_cities()[match[1].lower()]):
                city = places[0]
                alone = place_of_airport(city.icao) if city.icao else None
                found.append((match.start(), match.end(), (alone or city,)))
    return tuple(found)
