"""Russian: where its parts are, and the words that belong to no part of their own."""

import re
from functools import partial

from wheelsdown.claims.dating import Incumbency
from wheelsdown.claims.language_rules import LanguageRules
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_attribution import find_doubts, find_scopes, scopes_from_around
from wheelsdown.claims.russian_clauses import find_clauses
from wheelsdown.claims.russian_counts import PEOPLE_COUNTED, find_counts
from wheelsdown.claims.russian_modality import A_DENIAL, NO_DENIAL
from wheelsdown.claims.russian_names import learn_names
from wheelsdown.claims.russian_opinions import judges
from wheelsdown.claims.russian_places import roles_of_places
from wheelsdown.claims.russian_speakers import make_speaker
from wheelsdown.claims.russian_spelling import respell
from wheelsdown.claims.russian_statements import find_statements
from wheelsdown.claims.russian_time_words import zone_named
from wheelsdown.claims.russian_times import find_times
from wheelsdown.claims.russian_values import with_values
from wheelsdown.claims.russian_vehicles import CARRIER, FLIGHT
from wheelsdown.claims.sentences import StopRules
from wheelsdown.claims.zones import zone_from_words

STOPS = StopRules(
    abbreviations=frozenset(
        [
            "г.",
            "гг.",
            "ул.",
            "им.",
            "т.е.",
            "т.к.",
            "т.д.",
            "т.п.",
            "др.",
            "пр.",
            "тыс.",
            "млн.",
            "млрд.",
            "руб.",
            "долл.",
            "см.",
            "стр.",
            "св.",
            "д.",
            "ч.",
            "мин.",
            "сек.",
            "янв.",
            "фев.",
            "февр.",
            "мар.",
            "апр.",
            "июн.",
            "июл.",
            "авг.",
            "сен.",
            "сент.",
            "окт.",
            "ноя.",
            "нояб.",
            "дек.",
            "мск.",
            "род.",
            "проф.",
            "акад.",
            "ген.",
            "гл.",
            "ред.",
            "корр.",
            "пер.",
            "пл.",
            "обл.",
            "респ.",
            "рис.",
            "ст.",
            "п.",
            "пп.",
            "о.",
            "об.",
            "н.э.",
            "шт.",
            "чел.",
            "ок.",
            "гр.",
            "тел.",
            "зам.",
            "нач.",
            "пос.",
            "с.",
            "св.",
            "напр.",
            "англ.",
            "авт.",
            "и.о.",
        ]
    ),
    may_end=frozenset(
        [
            "г.",
            "гг.",
            "др.",
            "т.д.",
            "т.п.",
            "мск.",
            "ч.",
            "мин.",
            "сек.",
            "янв.",
            "фев.",
            "апр.",
            "авг.",
            "сен.",
            "сент.",
            "окт.",
            "ноя.",
            "дек.",
            "руб.",
            "долл.",
            "чел.",
            "тыс.",
            "млн.",
            "стр.",
        ]
    ),
    starters=frozenset(
        [
            "в",
            "во",
            "на",
            "по",
            "из",
            "с",
            "со",
            "к",
            "о",
            "об",
            "от",
            "до",
            "при",
            "за",
            "для",
            "под",
            "над",
            "после",
            "через",
            "у",
            "без",
            "и",
            "а",
            "но",
            "он",
            "она",
            "оно",
            "они",
            "мы",
            "я",
            "вы",
            "это",
            "этот",
            "эта",
            "эти",
            "тот",
            "так",
            "также",
            "там",
            "тогда",
            "затем",
            "потом",
            "позже",
            "ранее",
            "накануне",
            "вчера",
            "сегодня",
            "завтра",
            "самолет",
            "самолёт",
            "рейс",
            "борт",
            "пассажиров",
            "пассажиры",
            "россиян",
            "россияне",
            "его",
            "ее",
            "её",
            "их",
            "как",
            "когда",
            "если",
            "что",
            "кто",
            "где",
            "среди",
            "всего",
            "еще",
            "ещё",
            "уже",
            "один",
            "одна",
            "около",
            "более",
            "не",
            "нет",
            "однако",
            "между",
            "тем",
            "посадка",
            "вылет",
        ]
    ),
)

# Every sentence is looked at: what a speaker said before decides who "он" is.
ABOUT_FLIGHTS = regex(r"[А-Яа-яЁё]{2}")
VEHICLE_NAMED = regex(
    rf"(?<![\w-])(?:{FLIGHT.replace('е', '[её]')})(?!\w)|на борту|(?<!\w)(?:"
    rf"(?:пере|по)л[её]т\w*|позывн\w+|посадк\w+|вылет\w*|приземл\w+|взл[её]т\w*|пассажир\w*|"
    rf"прил[её]т\w*|касани\w+|трекер\w*|транспондер\w*|трап\w?|экипаж\w*|летал[аи]?|"
    rf"авиабаз\w+|сколько (?:вас|человек|людей))",
    re.IGNORECASE,
)
DATE_LINE = regex(
    r"^\W*(?:опубликовано|обновлено|дата|размещено|публикация|добавлено)\b", re.IGNORECASE
)

INCUMBENTS: tuple[tuple[re.Pattern[str], Incumbency], ...] = (
    (
        regex(
            r"(?:возвращени\w+|вернул\w+) (?:Дональда )?Трампа? в Белый дом|втор\w+ "
            r"(?:срок\w*|администраци\w+|президентств\w+) (?:Дональда )?Трампа"
        ),
        Incumbency(name="Donald Trump again", years=((2025, 2029),)),
    ),
    (
        regex(
            r"(?<!экс-)(?<!бывший )(?<!бывшего )[Пп]резидент\w* (?:США )?(?:Дональд\w* "
            r")?Трамп|[Аа]дминистраци\w+ (?:Дональда )?Трампа"
        ),
        Incumbency(name="Donald Trump", years=((2017, 2021), (2025, 2029))),
    ),
    (
        regex(
            r"(?<!экс-)(?<!бывший )(?<!бывшего )[Пп]резидент\w* (?:США )?(?:Джо\w* "
            r")?Байден|[Аа]дминистраци\w+ (?:Джо )?Байдена"
        ),
        Incumbency(name="Joe Biden", years=((2021, 2025),)),
    ),
)


def find_incumbents(text: str) -> tuple[Incumbency, ...]:
    """Return the office-holders that the text names as in office; former ones are not."""
    return tuple(held for pattern, held in INCUMBENTS if pattern.search(text))


ZONE_OF_PAGE = regex(
    r"(?<!\d\d\s)(?<!\d\d:\d\d\s—\s)[Вв]ремя\s+(?:на\s+странице\s+|везде\s+|в\s+тексте\s+|указано\s+|далее\s+|—\s+|"
    r"всюду\s+)*(?P<zone>(?:по\s+)?[а-я-]+ск(?:ое|ому|ого)|по\s+Москве|(?:в\s+)?(?:UTC|GMT|мск)\b)(?!\s+врем)",
)


def zone_of_page(text: str) -> str | None:
    """Return the zone of «время на странице московское», if the page says one for all its times."""
    found = ZONE_OF_PAGE.search(text)
    if not found:
        return None
    words = re.sub(r"ое$", "ому", found["zone"]).removeprefix("в ")
    name = zone_named(words)
    known = name != words or words in ("UTC", "GMT")
    return zone_from_words(name) if known else None


REMOVALS = regex(
    r"депорт|высыл|высла|выслан|выдвор|мигра|ICE\b|убежищ|репатри|беженц|изолятор|высылк|судимост|"
    r"наручник|диссидент|Аризон|Луизиан|Техас|Харлинген|Гуантанамо|Омни|Omni|"
    r"GlobalX|GXA\d|Домодедов\w* .{0,80}Каир|Каир\w* .{0,200}(?:Моск|Домодедов|Шереметьев)",
    re.IGNORECASE | re.DOTALL,
)
ORDINARY = regex(
    r"вынужденн\w+ посадк|турист|авиабилет|пассажиропоток|экипаж|крушени|птиц|стюардесс|"
    r"задержк\w+ рейс|туман|горяч\w+ лини|багаж|бортпроводник|отпускник|курорт|круизн|навигаци|"
    r"паромн\w+ переправ|сухогруз|теплоход|в аэропорт вылета|танкер|на мель|электропоезд|космодром|Плесецк|Байконур|на орбиту|"
    r"метеозонд|ракет\w*-носител",
    re.IGNORECASE,
)


# A spotter who waits for a removal flight may mention tourists; a page of ordinary travel does more.
ORDINARY_WORDS = 2


def of_other_travel(text: str) -> bool:
    """Say whether a page is of ordinary flights: their words are there, and none of a removal's."""
    ordinary = {found.group()[:6].lower() for found in ORDINARY.finditer(text)}
    return len(ordinary) >= ORDINARY_WORDS and REMOVALS.search(text) is None


RULES = LanguageRules(
    stops=STOPS,
    about_flights=ABOUT_FLIGHTS,
    vehicle_named=VEHICLE_NAMED,
    carrier=CARRIER,
    date_line=DATE_LINE,
    find_times=find_times,
    find_counts=find_counts,
    people_counted=PEOPLE_COUNTED,
    denial=A_DENIAL,
    no_denial=NO_DENIAL,
    find_scopes=find_scopes,
    find_doubts=find_doubts,
    find_clauses=find_clauses,
    find_statements=find_statements,
    find_incumbents=find_incumbents,
    learn_names=learn_names,
    roles_of_places=roles_of_places,
    with_values=with_values,
    make_speaker=partial(make_speaker, cue=None, firm=True),
    scopes_from_around=scopes_from_around,
    respell=respell,
    zone_of_page=zone_of_page,
    of_other_travel=of_other_travel,
    judges=judges,
    # Removed from the United States to Russia: a day said of no place lies between the two.
    zones_of_text=("America/Los_Angeles", "Europe/Moscow"),
)
