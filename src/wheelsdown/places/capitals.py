"""Capitals said by their country: «в египетской столице», "the Egyptian capital".

In comes a sentence; out go such phrases with the city each stands for.
"""

import re
from functools import cache

from wheelsdown.model.bilingual import Language
from wheelsdown.places.gazetteer import NamedPlace, resolve_place

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


@cache
def _capitals() -> dict[str, str]:
    pairs = (entry.split(maxsplit=1) for entry in _RUSSIAN.replace("\n", " ").split(";"))
    return dict(pair for pair in pairs if len(pair) == 2)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)({'|'.join(_capitals())})(?:ая|ой|ую)\s+столиц(?:а|ы|е|у|ей)(?!\w)", re.I
    )


def find_capitals(
    text: str, language: Language
) -> tuple[tuple[int, int, tuple[NamedPlace, ...]], ...]:
    """Return where capitals are said by their country, with the city meant."""
    if language != "ru" or "столиц" not in text:
        return ()
    found = []
    for match in _pattern().finditer(text):
        places = resolve_place(_capitals()[match[1].lower()])
        if places:
            found.append((match.start(), match.end(), places[:1]))
    return tuple(found)
