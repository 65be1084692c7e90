"""Counts in Russian: digits, number words in every case, «около полусотни», «от 30 до 60».

In comes a simplified sentence; out go the counts in it. Ages, terms, prices, dates, clock times
and types of aircraft are not counts.
"""

import re
from collections.abc import Callable

from wheelsdown.claims import counts
from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_numbers import DIGITS, NUMBER_WORD, SCALE_WORDS, read_number
from wheelsdown.claims.russian_spelling import plain

# The contract's: tens said in the plural are at least ACLED's dozen, «несколько» two of them.
VAGUE: dict[str, tuple[int, int | None]] = {
    "несколько десятков": (24, 99),
    "нескольких десятков": (24, 99),
    "нескольким десяткам": (24, 99),
    "несколькими десятками": (24, 99),
    "несколько сотен": (200, 999),
    "нескольких сотен": (200, 999),
    "несколькими сотнями": (200, 999),
    "несколько тысяч": (2000, 9999),
    "нескольких тысяч": (2000, 9999),
    **dict.fromkeys(("пара десятков", "пару десятков", "пары десятков"), (20, 30)),
    **dict.fromkeys(("пара сотен", "пару сотен", "пары сотен"), (150, 299)),
    **dict.fromkeys(("десятки", "десятков", "десяткам", "десятками", "десятках"), (12, None)),
    **dict.fromkeys(("сотни", "сотням", "сотнями", "сотнях"), (200, None)),
    **dict.fromkeys(("тысячи", "тысячам", "тысячами", "тысячах"), (2000, None)),
}

Bounds = Callable[[int], tuple[int | None, int | None]]
APPROXIMATORS: dict[str, Bounds] = {
    **dict.fromkeys(
        (
            "около",
            "примерно",
            "приблизительно",
            "порядка",
            "где-то",
            "ориентировочно",
            "приблизительно около",
            "в районе",
            "предположительно",
        ),
        counts.about,
    ),
    **dict.fromkeys(
        (
            "более",
            "более чем",
            "больше",
            "больше чем",
            "свыше",
            "с лишним",
            "превысит",
            "превысил",
            "превысила",
            "превысило",
            "превысили",
            "превышает",
            "превысят",
            "перевалит за",
            "перевалил за",
            "перевалила за",
            "перевалило за",
        ),
        counts.more_than,
    ),
    **dict.fromkeys(
        (
            "не менее",
            "не менее чем",
            "не меньше",
            "минимум",
            "как минимум",
            "по меньшей мере",
            "по крайней мере",
            "самое меньшее",
        ),
        counts.at_least,
    ),
    **dict.fromkeys(("менее", "менее чем", "меньше", "меньше чем"), counts.less_than),
    **dict.fromkeys(
        (
            "до",
            "не более",
            "не более чем",
            "не больше",
            "максимум",
            "самое большее",
            "не превышал",
            "не превышала",
            "не превышало",
            "не превышали",
            "не превышает",
            "не превышают",
            "не превысил",
            "не превысила",
            "не превысило",
            "не превысит",
        ),
        counts.at_most,
    ),
    **dict.fromkeys(("почти", "без малого", "под", "чуть менее", "чуть меньше"), counts.nearly),
    **dict.fromkeys(("чуть более", "чуть больше", "немногим более"), counts.more_than),
}

_WORDS = rf"{NUMBER_WORD}(?:\s+(?:с\s+половиной\s+)?{NUMBER_WORD}){{0,5}}"
_NUMBER = (
    rf"(?:\d{{1,3}}[.,]\d\s?(?:тыс\.?|тысяч\w*|млн\.?|миллион\w*)(?!\w)|"
    rf"(?:{DIGITS})(?:\s?(?:десят(?:ок|ка|ков)|сот(?:ня|ни|ен)|тыс\.?|тысяч\w*|млн\.?|миллион\w*)(?!\w))?|{_WORDS})"
)
_APPROXIMATOR = "|".join(sorted((re.escape(a) for a in APPROXIMATORS), key=len, reverse=True))
_VAGUE = "|".join(sorted((re.escape(v) for v in VAGUE), key=len, reverse=True))
_PEOPLE_BEFORE = r"(?:человек|пассажиров|россиян|мужчин|женщин|семей)"

COUNT = regex(
    rf"(?<![\w.,$€£#/:№-])(?:(?P<turned>десятка|сотни|тысячи)\s+(?P<times>{NUMBER_WORD})"
    rf"|(?P<vague>{_VAGUE})(?!\w)"
    rf"|(?P<from>от\s+)(?P<low1>{_NUMBER})\s+до\s+(?P<high1>{_NUMBER})"
    rf"|(?P<inverted>{_PEOPLE_BEFORE}\s+(?:около\s+)?)(?P<low2>{_NUMBER})(?=\s*(?:[.,;»]|$))"
    rf"|(?:(?P<about>{_APPROXIMATOR})\s+|(?P<tilde>[~≈])\s?)?(?P<low>{_NUMBER})(?P<plus>\+)?"
    rf"(?:\s?(?:[-–—]|или|либо)\s?(?P<high>{_NUMBER}))?(?P<over>\s+с\s+(?:лишним|небольшим|гаком|хвостиком))?)"
    r"(?![\w/:%]|[.,]\d|-[A-Za-zА-Яа-я])",
    re.IGNORECASE,
)

_MONTHS = r"январ|феврал|март|апрел|ма[йяе]\b|июн|июл|август|сентябр|октябр|ноябр|декабр"
NOT_A_COUNT_AFTER = regex(
    rf"^[\s-]*(?:%|процент|лет\b|летн|год|г\.|месяц|мес\.|недел|дн(?:я|ей|ями)\b|день|сут|час|ч\.|"
    rf"минут|мин\b|секунд|км\b|километр|миль|мил(?:и|ю)\b|метр|м\b|рубл|долл|доллар|евро|утра|"
    rf"вечера|"
    rf"ночи|дня|мск|UTC|GMT|по\s+(?:местн|моск)|числа|-?(?:й|я|е|го|му)\b|узл|градус|стат|раз\b|"
    rf"раза\b|"
    rf"(?:янв|фев|мар|апр|июн|июл|авг|сен|окт|ноя|дек)\b|{_MONTHS})",
    re.IGNORECASE,
)
NOT_A_COUNT_BEFORE = regex(
    r"(?<!\w)(?:Boeing|Airbus|Боинг|Аэробус|Embraer|Gulfstream|рейс(?:а|ом|е)?|номер(?:а|ом)?|№|стать\w+|"
    r"ст\.|страниц\w+|борт|Ил|Ту|Ан|MD|терминал\w*|гейт|выход\w*|USD|EUR|ночь с|"
    r"В ночь на|пункт\w*|глав\w+)[\s-]?$|(?:[$€£№]|\d[.:])[\s-]?$",
    re.IGNORECASE,
)
# «Ни одного россиянина», «было не 46, а 64»: that number is denied.
NOT_SO_MANY = regex(r"(?<!\w)(?:ни|не|никак\s+не|вовсе\s+не|отнюдь\s+не)\s$", re.IGNORECASE)
ONE = frozenset(["один", "одна", "одно", "одну", "одного", "одной", "одному", "одним", "одном"])
DONE_TO_ONE = regex(
    r"\s+(?:\w+\s)?(?:арест|задерж|допрос|отпуст|увел|избил|депорт|высл|"
    r"мужчин|женщин|ребен)",
    re.I,
)
FIRST_YEAR, LAST_YEAR = 1900, 2100
PEOPLE_FOLLOW = regex(r"\s+(?:человек|пассажир|россиян|мигрант|депортир|граждан|людей)", re.I)


def find_counts(text: str) -> tuple[CountHit, ...]:
    """Return the counts of `text` in order, each with the range its words promise."""
    said = plain(text)
    hits = []
    for found in COUNT.finditer(said):
        if _is_no_count(said, found):
            continue
        bounds = _bounds(found)
        if bounds is not None:
            words = text[found.start() : found.end()].rstrip()
            bare = not (found["about"] or found["tilde"])
            hits.append(counts.count_said(found.start(), words, bounds, bare=bare))
    return tuple(hits)


def _is_no_count(text: str, found: re.Match[str]) -> bool:
    after = text[found.end() : found.end() + 24]
    before = text[max(0, found.start() - 16) : found.start()]
    if NOT_A_COUNT_AFTER.match(after) or NOT_A_COUNT_BEFORE.search(before):
        return True
    if NOT_SO_MANY.search(before) and not (found["about"] or found["vague"] or found["from"]):
        return True
    low = found["low"] or ""
    if low.lower() in ONE:
        # «Один из пассажиров», «одним рейсом» count nobody; «одного арестовали» does.
        return PEOPLE_FOLLOW.match(after) is None and DONE_TO_ONE.match(after) is None
    bare_year = low.isdigit() and FIRST_YEAR <= int(low) <= LAST_YEAR and not found["about"]
    return bare_year and not PEOPLE_FOLLOW.match(after)


def _bounds(found: re.Match[str]) -> tuple[int | None, int | None] | None:
    """Return least and most of what was said; nothing where the words make no number."""
    if found["vague"]:
        return VAGUE[_one_spaced(found["vague"])]
    if found["from"]:
        return _between(found["low1"], found["high1"])
    if found["high"]:
        return _between(found["low"], found["high"])
    if found["turned"]:
        # «Десятка три» is about thirty.
        number = read_number(f"{found['times']} {found['turned']}")
        return None if number is None else counts.about(number)
    number = read_number(found["low2"] or found["low"])
    return None if number is None else _meant_by(found)(number)


def _meant_by(found: re.Match[str]) -> Bounds:
    """Return what the words around a number make of it: «человек сорок» is about forty."""
    if found["inverted"] or found["tilde"]:
        return counts.about
    if found["plus"]:
        return counts.at_least
    if found["over"]:
        return counts.more_than
    return APPROXIMATORS[_one_spaced(found["about"])] if found["about"] else counts.exactly


def _between(low: str, high: str) -> tuple[int, int] | None:
    scale = high.rsplit(maxsplit=1)[-1].lower()
    if scale in SCALE_WORDS and low.rsplit(maxsplit=1)[-1].lower() not in SCALE_WORDS:
        # «Два-три десятка», «от 2 до 3 тысяч»: the tens are said once for both.
        low = f"{low} {scale}"
    first, last = read_number(low), read_number(high)
    if first is None or last is None or last < first:
        return None
    return first, last


def _one_spaced(words: str) -> str:
    return " ".join(words.lower().split())


# Women, children and families may be only some of those aboard.
PEOPLE_COUNTED = regex(
    r"\s+(?:[а-яё-]+(?:ых|их|ми|ого|ым|им|ый|ий)\s+){0,2}?(?:человек\w*|люд(?:ей|ьми)|пассажир\w*|депортир\w+|высланн\w+|выдворенн\w+|"
    r"граждан\w*|россиян\w*|мигрант\w*|мужчин\w*|урожен(?:ц|е)\w*|бежен(?:ц|е)\w*|соотечественник\w*|иностранц\w*|"
    r"репатриант\w*|(?!месяцев)[а-яё]{4,}(?:цев|цами|янами|чан))(?!\w)",
    re.IGNORECASE,
)
