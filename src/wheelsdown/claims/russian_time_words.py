"""Russian words for dates and hours: months, weekdays, hours said in words, zones.

What `russian_times` builds its patterns from and reads their matches with.
"""

import re

from wheelsdown.claims.russian_numbers import WORDS, alternatives

_MONTH_STEMS = (
    ("янв", r"ар(?:ь|я|е|ю|ем)"),
    ("фев", r"р(?:ал(?:ь|я|е|ю|ем))?"),
    ("мар", r"т(?:а|е|у|ом)?"),
    ("апр", r"ел(?:ь|я|е|ю|ем)"),
    ("ма", r"(?:й|я|е|ю|ем)"),
    ("июн", r"(?:ь|я|е|ю|ем)"),
    ("июл", r"(?:ь|я|е|ю|ем)"),
    ("авг", r"уст(?:а|е|у|ом)?"),
    ("сен", r"т(?:ябр(?:ь|я|е|ю|ем))?"),
    ("окт", r"ябр(?:ь|я|е|ю|ем)"),
    ("ноя", r"б(?:р(?:ь|я|е|ю|ем))?"),
    ("дек", r"абр(?:ь|я|е|ю|ем)"),
)
# May has no short form; the others may end after three letters.
MONTH = (
    "(?:"
    + "|".join(f"{s}{e}" if s == "ма" else f"{s}(?:{e})?" for s, e in _MONTH_STEMS)
    + r")(?![а-яa-z])"
)
FULL_MONTH = "(?:" + "|".join(s + e for s, e in _MONTH_STEMS) + r")(?![а-яa-z])"
MONTH_NUMBERS = {stem: number for number, (stem, _) in enumerate(_MONTH_STEMS, 1)}


def month_number(word: str) -> int:
    """Return the number of a month from a word that `MONTH` matches."""
    lower = word.lower()
    return MONTH_NUMBERS.get(lower[:3]) or MONTH_NUMBERS[lower[:2]]


_WEEKDAYS = (
    "понедельник понедельника понедельнику понедельником понедельнике",
    "вторник вторника вторнику вторником вторнике",
    "среду среды",
    "четверг четверга четвергу четвергом четверге",
    "пятницу пятницы пятнице пятница пятницей",
    "субботу субботы субботе суббота субботой",
    "воскресенье воскресенья воскресенью воскресеньем",
)
WEEKDAY_NUMBERS = {form: n for n, forms in enumerate(_WEEKDAYS) for form in forms.split()}
WEEKDAY = rf"(?:{alternatives(WEEKDAY_NUMBERS)})(?!\w)"

# «В шесть вечера», «в шестом часу», «в половине шестого».
HOUR_WORDS = {w: n for w, n in WORDS.items() if n <= 12} | {"час": 1, "часа": 1, "часу": 1}
HOUR_WORD = rf"(?:{alternatives({w: n for w, n in WORDS.items() if n <= 12})})(?!\w)"
_ORDINAL_STEMS = {
    "перв": 1,
    "втор": 2,
    "треть": 3,
    "четверт": 4,
    "пят": 5,
    "шест": 6,
    "седьм": 7,
    "восьм": 8,
    "девят": 9,
    "десят": 10,
    "одиннадцат": 11,
    "двенадцат": 12,
}
ORDINAL_HOUR = rf"(?:{alternatives(_ORDINAL_STEMS)})(?:ого|его|ом|ем)(?!\w)"


def ordinal_hour(word: str) -> int:
    """Return the hour of «шестого», «третьем»."""
    return _ORDINAL_STEMS[re.sub(r"(?:ого|его|ом|ем)$", "", word.lower())]


_DAY_STEMS = {
    **_ORDINAL_STEMS,
    "тринадцат": 13,
    "четырнадцат": 14,
    "пятнадцат": 15,
    "шестнадцат": 16,
    "семнадцат": 17,
    "восемнадцат": 18,
    "девятнадцат": 19,
    "двадцат": 20,
    "тридцат": 30,
}
ORDINAL_DAY = rf"(?:{alternatives(_DAY_STEMS)})(?:ого|его|ое|ье)(?!\w)"


def ordinal_day(words: str) -> int:
    """Return the day of «восьмого», «двадцать пятого»."""
    parts = words.lower().split()
    tens = {"двадцать": 20, "тридцать": 30}.get(parts[0], 0) if len(parts) > 1 else 0
    return tens + _DAY_STEMS[re.sub(r"(?:ого|его|ое|ье)$", "", parts[-1])]


# Zone words to the names that `zones` knows, or to a place that is looked up.
_ZONE_ADJECTIVES = {
    "московск": "MSK",
    "восточноамериканск": "ET",
    "восточн": "ET",
    "тихоокеанск": "PT",
    "центральн": "CT",
    "горн": "MT",
    "среднеевропейск": "CET",
    "центральноевропейск": "CET",
    "восточноевропейск": "EET",
    "всемирн": "UTC",
    "гринвичск": "UTC",
    "вашингтонск": "ET",
    "нью-йоркск": "ET",
    "аризонск": "Arizona",
    "киевск": "Киев",
    "минск": "Минск",
    "каирск": "Каир",
    "египетск": "Каир",
    "бакинск": "Баку",
    "тбилисск": "Тбилиси",
    "ереванск": "Ереван",
    "стамбульск": "Стамбул",
    "турецк": "Стамбул",
    "дубайск": "Дубай",
    "ташкентск": "Ташкент",
    "лондонск": "Лондон",
    "катарск": "Доха",
    "кувейтск": "Эль-Кувейт",
    "тегеранск": "Тегеран",
    "бишкекск": "Бишкек",
    "берлинск": "Берлин",
    "парижск": "Париж",
    "варшавск": "Варшава",
    "калифорнийск": "PT",
    "техасск": "CT",
    "астанинск": "Астана",
}
# «По горному стандартному времени»: the clock without summer time.
_STANDARD_ZONES = {"восточн": "EST", "центральн": "CST", "горн": "MST", "тихоокеанск": "PST"}
# «В 18:05 по Аризоне».
_CITY_ZONES = {
    "москве": "MSK",
    "мск": "MSK",
    "гринвичу": "UTC",
    "киеву": "Киев",
    "минску": "Минск",
    "каиру": "Каир",
    "вашингтону": "ET",
    "аризоне": "Arizona",
    "техасу": "CT",
    "нью-йорку": "ET",
    "калифорнии": "PT",
    "баку": "Баку",
    "ташкенту": "Ташкент",
    "бишкеку": "Бишкек",
    "тбилиси": "Тбилиси",
    "еревану": "Ереван",
    "стамбулу": "Стамбул",
    "дубаю": "Дубай",
    "дохе": "Доха",
    "астане": "Астана",
    "лондону": "Лондон",
    "берлину": "Берлин",
    "парижу": "Париж",
    "варшаве": "Варшава",
    "вильнюсу": "Вильнюс",
    "риге": "Рига",
}
_ADJECTIVE = rf"(?:{alternatives(dict.fromkeys(_ZONE_ADJECTIVES, 0))})(?:ому|ого)"
ZONE = (
    r"(?:по-(?:тамошнему|здешнему|местному|ихнему)|(?:по\s+)?местн(?:ому|ого)(?:\s+времени)?"
    rf"|(?:по\s+)?{_ADJECTIVE}(?:\s+(?:поясному|летнему|зимнему|стандартному))?(?:\s+времени)?"
    rf"|по\s+(?:{'|'.join(_CITY_ZONES)})"
    r"|времени\s+Восточного\s+побережья(?:\s+США)?"
    r"|(?:по\s+)?времени\s+[А-Я][а-я]+(?:-[А-Я][а-я]+)?"
    r"|(?:UTC|GMT)(?:[+-]\d{1,2})?|(?<=\d\d)Z\b|мск\b\.?|ET\b|EST\b|EDT\b|MST\b|PST\b|CET\b)(?!\w)"
)


def zone_named(words: str) -> str:
    """Return the zone that Russian words name, as `zones` or the gazetteer knows it."""
    lower = words.lower().removeprefix("по ").strip(" .")
    if lower == "z":
        return "UTC"
    if "местн" in lower or lower.startswith(("по-", "тамошн")):
        return "local"
    if "побережья" in lower:
        return "ET"
    if "стандартн" in lower:
        lower = lower.replace("стандартн", "")
        return next((n for stem, n in _STANDARD_ZONES.items() if lower.startswith(stem)), words)
    for stem, name in _ZONE_ADJECTIVES.items():
        if lower.startswith(stem):
            return name
    if lower in _CITY_ZONES:
        return _CITY_ZONES[lower]
    if "времени" in lower:
        return words.rsplit(maxsplit=1)[-1]
    return words.strip()
