"""Which of a series a flight was, in Russian.

In comes a `Scene`; out go `Statement`s: «это уже четвёртый такой рейс за год».
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_modality import modality_of
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_vehicles import FLIGHT
from wheelsdown.claims.statements import Clause, Scene, Statement, clause_at
from wheelsdown.claims.times import Nearness, TimeExpression
from wheelsdown.model.report import ClaimType

_I = re.IGNORECASE

ORDINAL_STEMS = {
    "перв": 1,
    "втор": 2,
    "трет": 3,
    "четверт": 4,
    "пят": 5,
    "шест": 6,
    "седьм": 7,
    "восьм": 8,
    "девят": 9,
    "десят": 10,
    "одиннадцат": 11,
    "двенадцат": 12,
    "тринадцат": 13,
    "четырнадцат": 14,
    "пятнадцат": 15,
    "двадцат": 20,
}
_ORDINAL = (
    rf"(?P<ordinal>(?:(?:двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто)\s)?"
    rf"(?:{'|'.join(sorted(ORDINAL_STEMS, key=len, reverse=True))})(?:ый|"
    rf"ой|ий|ая|ое|ье|ья|ого|ьего|ей|ую|ью|ым|ьим|ом|ьем)|\d{{1,3}}-?(?:й|я|е|го|м))"
)
AN_ORDINAL = regex(rf"(?<![\w-]){_ORDINAL}(?!\w)", _I)
_ORDINAL2 = _ORDINAL.replace("?P<ordinal>", "?P<ordinal2>")
SUCH = (
    r"(?:(?:по счету|с \w+|за \w+(?: \w+)?|в этом году|в году|подряд|такой|такая|такого|такую|таким|подобн\w+|"
    r"массов\w+|известн\w+|депортационн\w+|чартерн\w+|прям\w+|крупн\w+|групп\w+|аналогичн\w+|"
    r"специальн\w+|военн\w+|этот|\d+|месяц\w*|американск\w+|«[^»]{2,30}»|российск\w+|нынешн\w+)\s+){0,5}"
)
OF_A_SERIES = (
    rf"(?:{FLIGHT}|вылет\w*|раз|посадк\w+|высылк\w+|депортаци\w+|перелет\w*|групп[аыуе]\w*|"
    rf"парти[яюи]\w*|отправк\w+|миссия|миссии|волна|волны)"
)
ORDINAL = regex(
    rf"(?<![\w-])(?P<already>уже\s+|стал\s+|стала\s+|это\s+|как минимум\s+|по "
    rf"меньшей мере\s+)?{_ORDINAL}\s+(?:и\s+)?(?P<such>{SUCH})(?P<what>{OF_A_SERIES})(?!\w)",
    _I,
)
SERIES_WORDS = regex(
    r"(?<!\w)(?:так(?:ой|ая|ого|им|ую)|подобн\w+|массов\w+|уже|за (?:год|лето|осень|зиму|весну|месяц|"
    r"неделю|последн\w+|это|сутки|день|полгода|полтора|\d+ \w+|два|три|четыре|пять|шесть|квартал)|"
    r"с начала|в этом году|в (?:нынешнем|текущем) году|по счету|подряд|"
    r"с (?:начала|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)|"
    r"при (?:нынешней|администрации|Трампе)|с тех пор|в 20\d\d году|известн\w+|аналогичн\w+|"
    r"депортационн\w+|на\s(?:Россию|этом направлении))",
    _I,
)
COPULA = regex(
    r"(?<!\w)(?:был|была|было|стал|стала|стало|это|станет|является|—|–|"
    r"оказал\w+)(?!\w)",
    _I,
)
# «Это третий рейс», «приняло четвёртый борт»: the words around make it one of a series.
COUNTS_IT = regex(
    r"(?<!\w)(?:это|стал[аио]?|станет|приня(?:л|ла|ло|ли)|отправил[аи]?|уже|выполнил[аи]?|провел[аи]?)"
    r"\s+(?:[а-я]+\s+){0,2}?$",
    _I,
)
TIMES_OVER = regex(
    r"рейс|самолет|борт|депорт|высл|высыл|отправ|привез|прилет|прибы|вылет|выдвор|приним|принял", _I
)
# A word before the ordinal that is no part of it: «стал уже двадцать пятым».
_ANY = r"(?:(?!двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто)[а-я]+\s+)?"
BECAME_NTH = regex(
    rf"(?<!\w)(?:{FLIGHT}|высылка|депортация|отправка)\s+(?:[а-я]+\s+){{0,2}}?(?:стал|стала|был|"
    rf"была|оказался|значится|числится|идет|[—–])(?:,\s[^,.;]{{3,40}},)?\s+(?:(?:для|в|на|за|из)\s+(?:[\w-]+\s+){{1,2}})?"
    rf"{_ANY}{_ORDINAL}"
    rf"(?!\s+(?:{FLIGHT}))|(?<!\w)(?:это|уже)\s+{_ANY}{_ORDINAL2}\s+(?:за|с|в)\s",
    _I,
)


def find_ordinals(scene: Scene) -> Iterator[Statement]:
    """«Это уже четвёртый такой рейс за год», «вторая массовая высылка за лето»."""
    text = plain(scene.sentence.text)
    for found in [*ORDINAL.finditer(text), *BECAME_NTH.finditer(text)]:
        index = clause_at(scene, found.start())
        if index is None:
            continue
        clause = scene.clauses[index]
        words = text[clause.start : clause.end]
        what = (found.groupdict().get("what") or "").lower()
        if not _is_of_a_series(text, clause, found, what):
            continue
        whole = what == "раз" or COPULA.search(words) or found.start() - clause.start < 12
        accepts = COUNTS_IT.search(text, clause.start, max(found.start("ordinal"), clause.start))
        # «Первый такой рейс был в июне»: an earlier one, told with its time.
        times = tuple(t for t in scene.times if clause.start <= t.start < clause.end)
        start, end = (clause.start, clause.end) if whole or accepts else (found.start(), clause.end)
        earlier = times and EARLIER_ONE.match(words) and WAS.search(words)
        yield Statement(
            type=ClaimType.FLIGHT_PREVIOUS if earlier else ClaimType.FLIGHT_ORDINAL,
            start=start,
            end=end,
            rule="nth_of_a_series",
            modality=modality_of(scene, (clause.start, clause.end), found.span()),
            ordinal=ordinal_number(found["ordinal"] or found["ordinal2"]),
            origin=next((p for p in scene.places if found.start() <= p.start < end), None)
            if re.match(r"вылет|рейс", what)
            else None,
            of=scene.sentence.text[max(found.end("ordinal"), found.start()) : end].strip(" ,."),
            times=times if earlier else tuple(t for t in times if not _bounds_the_series(t)),
        )


def _bounds_the_series(said: TimeExpression) -> bool:
    """«С начала года» is no time of the flight that is counted."""
    return said.season == "year" and said.nearness is Nearness.SINCE


EARLIER_ONE = regex(r"\W*(?:перв|втор|трет|предыдущ)\w+\s", _I)
WAS = regex(r"был[аи]?|состоял|прошел|прошла|отправил|прилет|приземл|вылет|выслал", _I)
MOVES = regex(r"(?<!\w)(?:вылет\w+|приземл\w+|прибы\w+|сел|прилет\w+|взлет\w+)", _I)


def _is_of_a_series(text: str, clause: Clause, found: re.Match[str], what: str) -> bool:
    """Say whether the words count flights, and not the parts of one or of something else."""
    words = text[clause.start : clause.end]
    if what == "раз":
        into = re.search(r"(?<!\w)(?:в|во)\s$", text[: found.start("ordinal")])
        return bool(TIMES_OVER.search(words) and (into or SERIES_WORDS.search(words) or "снова" in words
                    or re.search(r"отправ|высл|депорт|выдвор", words)))  # fmt: skip
    if MOVES.search(words) and not COPULA.search(words):
        return False
    if "such" not in found.groupdict() and found["ordinal"]:
        # «Рейс — шестой»: nothing else is said of it.
        return True
    counted = COUNTS_IT.search(text, clause.start, max(found.start("ordinal"), clause.start)) or (
        found.groupdict().get("already") or ""
    ).lower().strip() in ("уже", "это", "стал")
    return bool(SERIES_WORDS.search(words) or (counted and re.fullmatch(FLIGHT, what, _I)))


TENS = {
    "двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60,
    "семьдесят": 70, "восемьдесят": 80, "девяносто": 90,
}  # fmt: skip


def ordinal_number(words: str) -> int | None:
    """Return the number of «четвёртый», «21-й» or «двадцать первый»."""
    lower = words.lower()
    if lower[0].isdigit():
        return int(re.sub(r"\D", "", lower))
    tens, _, unit = lower.rpartition(" ")
    number = _ordinal_unit(unit)
    return None if number is None else TENS.get(tens, 0) + number


def _ordinal_unit(lower: str) -> int | None:
    return next(
        (
            n
            for stem, n in sorted(ORDINAL_STEMS.items(), key=lambda s: -len(s[0]))
            if lower.startswith(stem)
        ),
        None,
    )


NTH_FLIGHT = regex(
    rf"(?<![\w-]){_ORDINAL}\s+(?:(?:с|за|по)\s+[а-я]+\s+(?:года\s+)?)?(?:[а-я]+\s+){{0,2}}?{FLIGHT}(?!\w)",
    _I,
)


def with_ordinal(scene: Scene, one: Statement) -> Statement:
    """Add «четвёртый» of «четвёртый самолёт прибыл в Москву»."""
    movement = one.type in (ClaimType.FLIGHT_ARRIVAL, ClaimType.FLIGHT_DEPARTURE)
    if not movement or one.ordinal is not None:
        return one
    found = NTH_FLIGHT.search(plain(scene.sentence.text), one.start, one.end)
    return replace(one, ordinal=ordinal_number(found["ordinal"])) if found else one
