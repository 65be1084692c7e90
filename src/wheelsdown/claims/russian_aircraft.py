"""What aircraft it was, said in Russian.

In comes a `Scene`; out go `Statement`s of type, registration, callsign and operator.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wheelsdown.claims.russian_modality import modality_of
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_vehicles import FLIGHT, FLIGHT_WORD
from wheelsdown.claims.statements import Scene, Statement
from wheelsdown.model.report import ClaimType

_I = re.IGNORECASE

MAKER = (
    r"(?:Boeing|Боинг|Airbus|Аэробус|Embraer|Эмбраер|Bombardier|Gulfstream|Гольфстрим|"
    r"McDonnell Douglas|Ил|Ту|Ан|Sukhoi|Суперджет)"
)

AIRCRAFT_TYPE = re.compile(
    rf"(?<!\w)(?:{MAKER}[ -]?(?:[A-ZА-Я]{{0,3}}-?\d[\w]*(?:-\d+\w*)?|[IVX]+\b|G[IVX\d]\w*)|"
    rf"[AА]3[1-9]\d(?:-\d00)?|MD-[89]\d|7[0-9]7-\d\w{1, 4}|C-(?:17|130)\w?|CRJ-?\d00)(?!\w)"
)

REGISTRATION = re.compile(
    r"(?<![\w-])(?:N[1-9]\d{0,4}[A-HJ-NP-Z]{0,2}|(?:SU|RA|EI|9H|TC|A6|UP|EW|4K|EK|ER|UR|YL|HA|OE|"
    r"CS|LX|HK|XA|XB|XC|HP|YV|CP|OB|CC|PR|PT|PP|TG|"
    r"TI|YS|HR|HI|G|D|F|C|VP|VQ|UK|EX|EY|EZ|4L|AP|VT|EP|YI|OD|JY|HZ|7O|5N|5A|6V|9G|ET|"
    r"5Y)-[A-Z0-9]{3,5})(?![\w-])"
)

CALLSIGN = re.compile(
    r"позывн\w+(?:\s*(?:[—–:-]|[а-я]+)){0,4}?\s*[«“\"]?(?P<sign>[A-Z]{2,8}\d{1,4}[A-Z]{0,2})",
    _I,
)

FLIGHT_NUMBER = re.compile(
    r"(?:рейс\w*(?:\s+№|\s+номер)?|"
    r"позывн\w+)\s+(?P<sign>[A-Z]{3}\d{1,4}[A-Z]{0,2})(?!\w)"
)

BARE_SIGN = re.compile(r"(?<![\w-])(?P<sign>[A-Z]{3}\d{2,4}[A-Z]?)(?![\w-])")

OPERATOR = re.compile(
    r"(?:авиакомпани\w+(?:\s*[—–]\s*(?:вроде бы|кажется|похоже|предположительно)?)?|"
    r"авиаперевозчик\w*|перевозчик\w*|компани\w+|принадлеж\w+|подрядчик\w*|"
    r"(?:выполня|обслужива|осуществля|эксплуатиру|зафрахтова|предостав)\w+(?:\s+(?:его|ее|рейс|будет|был)|,\s"
    r"[а-я]+,)*|(?:оператор|эксплуатант)\w*\s*(?:—|–|рейса|самолета|"
    r"был[аи]?)*)\s+(?:авиакомпании\s+|компании\s+)?"
    r"(?P<operator>«[^»]{2,50}»|[A-Z][\w'&-]*(?:\s+(?:[A-Z][\w'&-]*|of))*)"
)

# What a clause about the aircraft says of it.
AIRCRAFT_CLAUSE = re.compile(
    r"(?<!\w)(?:записан\w*\s+за|числится|значится|авиакомпания(?=\s*[—–:])|"
    r"(?:авиа)?перевозчик\w*(?=\s*[—–:]|\s+(?:стал|был|выступ|указан))|"
    r"перевозчиком|белый\s+(?=Boeing|Airbus)|выполня(?:л|ла|ло|ет|ли|ть|ется|лся)|выполнил[аи]?|"
    r"выполнен\w*|выступ(?:ил|ила|ает|ала)|принадлеж\w+|эксплуатиру\w+|эксплуатант\w*|"
    r"зарегистрирован\w*|бортов\w+ номер|бортовой|регистрац\w+|регистрационн\w+|позывн\w+|"
    r"обслужива\w+|осуществля\w+|зафрахтова\w+|фрахту\w+|арендова\w+|оператор\w*|это (?:был|была)?|"
    r"использова\w+|летел[аи]? на|летели на|прилетели на|задействова\w+|предостав\w+|"
    r"номер\w* (?:самолета|борта)|тип\w* (?:самолет\w*|борт\w*|судна|машины)|тип(?=\s*[—–:])|"
    r"под (?:флагом|номером|кодом|позывным)|в ливрее|в окраске|хвост\w*|ливре\w+|на киле|"
    r"был\w* (?=Boeing|Airbus|Боинг|[AА]3)|"
    r"[—–]\s(?=Boeing|Airbus|Боинг|Аэробус|[AА]3|7[0-9]7))(?!\w)",
    _I,
)
# «Бортовой номер скрыт»: that it is not known is said of the aircraft too.
NO_NUMBER = re.compile(
    r"(?<!\w)(?:(?:бортов\w+|регистрационн\w+) номер\w*|регистрац\w+|позывн\w+|ливре\w+|надпис\w+)\s+"
    r"(?:[а-я]+\s+){0,3}?(?:скрыт|закрашен|неизвест|не (?:вид|указ|разгляд|разобр|сообща)|замазан|заклеен|"
    r"отсутств|удален|стерт|не было|нет)\w*|без (?:единой\s)?(?:надпис|опознавательн|ливре|логотип)\w*",
    _I,
)
MADE_BY = re.compile(rf"(?<!\w)(?:{MAKER}|{FLIGHT})(?!\w)", _I)
# A clause of nothing but names, types and signs, as in a list.
ONLY_NAMES = re.compile(
    r"\W*(?:(?:хвост|позывной|борт|бортовой|номер|регистрация|рег|тип|это|был|самолет|лайнер|белый|"
    r"старый|сама?|машина|авиакомпания|перевозчик|оператор|не поймал|прежний|тот же|вроде бы|кажется|"
    r"похоже|предположительно|сегодня|снова|опять|модель|а|на фото|не|рейс|рейса|и|с|номером|бортом)"
    r"(?!\w)\W*|[A-Z][\w'&-]*\W*|\d[\w-]*\W*)+",
    _I,
)


def find_aircraft(scene: Scene) -> Iterator[Statement]:
    """Return what aircraft it was, where a clause is about that: «рейс выполнял Boeing 767»."""
    text = plain(scene.sentence.text)
    for clause in scene.clauses:
        words = text[clause.start : clause.end]
        tail = _listed_tail(words)
        if tail and (scene.flight_long_before or FLIGHT_WORD.search(text)):
            begin = clause.start + tail
            values = aircraft_words(text[begin : clause.end])
            yield _aircraft(scene, (begin, clause.end), (begin, begin), values)
            continue
        values = aircraft_words(words)
        about = AIRCRAFT_CLAUSE.search(words)
        performs = re.search(
            r"(?:выполня|осуществля)\w*\s+(?:\w+\s)?(?:этот\s|данный\s)?(?:рейс|перевозк|полет|перелет)|"
            r"перевозку\s+(?:осуществля|выполня|взял)\w+|"
            r"(?:рейс|плечо|перелет|полет|отрезок)\s+(?:\w+\s)?выполн(?:ял|ил|яет)\w*",
            words,
            _I,
        )
        known = scene.flight_long_before or FLIGHT_WORD.search(text) is not None
        performs = None if clause.relative else performs
        unknown = None if clause.relative else NO_NUMBER.search(words)
        listed = _is_listed(words, values)
        performs = performs if values or FLIGHT_WORD.search(words) else None
        if not known or not ((values and about) or performs or unknown or listed):
            continue
        nested = (
            DURATION_OR_MOVE.search(words)
            and not re.search(
                r"выполня|принадлеж|эксплуатир|"
                r"записан|зарегистр|позывн",
                words,
                _I,
            )
        ) or any(
            o is not clause
            and o.start <= clause.start
            and clause.end <= o.end
            and aircraft_words(text[o.start : o.end])
            and AIRCRAFT_CLAUSE.search(text[o.start : clause.start])
            for o in scene.clauses
        )
        if nested:
            continue
        verb = about or performs or unknown or MADE_BY.search(words) or re.match(r"\W*", words)
        assert verb is not None
        at = (clause.start + verb.start(), clause.start + verb.end())
        yield _aircraft(scene, (clause.start, clause.end), at, values)


def _aircraft(
    scene: Scene, quote: tuple[int, int], at: tuple[int, int], values: dict[str, str]
) -> Statement:
    return Statement(
        type=ClaimType.FLIGHT_AIRCRAFT,
        start=quote[0],
        end=quote[1],
        rule="aircraft_named",
        modality=modality_of(scene, quote, at),
        registration=values.get("registration"),
        callsign=values.get("callsign"),
        aircraft_type=values.get("aircraft_type"),
        operator=values.get("operator"),
        times=tuple(t for t in scene.times if quote[0] <= t.start < quote[1]),
    )


def _listed_tail(words: str) -> int | None:
    """«…, Boeing 767, N378AX»: where the names of the aircraft begin at the end of a clause."""
    for comma in re.finditer(r",\s+", words):
        tail = words[comma.end() :]
        if _is_listed(tail, aircraft_words(tail)):
            return comma.end()
    return None


def _is_listed(words: str, values: dict[str, str]) -> bool:
    """«Boeing 767, N378AX», «хвост N423AX»: names of the aircraft and no other words."""
    signs = {"registration", "callsign", "aircraft_type"} & values.keys()
    named = re.search(
        r"хвост|позывн|бортов|регистрац|тип\b|борт\b|авиакомпани|перевозчик", words, _I
    )
    enough = (
        len(signs) > 1
        or ("registration" in signs and "operator" in values)
        or (signs and named)
        or (named and "operator" in values)
    )
    return bool(enough) and ONLY_NAMES.fullmatch(words) is not None


DURATION_OR_MOVE = re.compile(
    r"(?<!\w)(?:вылет|взлет|приземл|прилет|прибы|поднял|ушел|сел|заправ|"
    r"дозаправ|занял|длил)",
    _I,
)


def aircraft_words(words: str) -> dict[str, str]:
    """Return registration, callsign, type and operator as far as the words give them."""
    values: dict[str, str] = {}
    if found := AIRCRAFT_TYPE.search(words):
        values["aircraft_type"] = found.group()
    if (found := REGISTRATION.search(words)) and (
        len(found.group()) > 3 or re.search("бортов|регистрац|номер", words)
    ):
        values["registration"] = found.group()
    if found := CALLSIGN.search(words) or FLIGHT_NUMBER.search(words):
        values["callsign"] = found["sign"].upper()
    if found := OPERATOR.search(words):
        values["operator"] = found["operator"].strip("«»")
    elif found := re.search(
        rf"(?:{FLIGHT}|самолет|рейс|борт)\s+(?P<operator>(?!Boeing|"
        rf"Airbus)[A-Z][a-z]+[\w-]*(?:\s[A-Z]\w+)*)",
        words,
    ):
        values["operator"] = found["operator"]
    return values


def with_aircraft(scene: Scene, one: Statement) -> Statement:
    """Add the registration or callsign that a movement's own clause names."""
    if one.type is ClaimType.FLIGHT_AIRCRAFT or one.registration:
        return one
    words = plain(scene.sentence.text)[one.start : one.end]
    registration = REGISTRATION.search(words)
    sign = CALLSIGN.search(words) or FLIGHT_NUMBER.search(words) or BARE_SIGN.search(words)
    return replace(
        one,
        registration=registration.group() if registration else None,
        callsign=sign["sign"].upper() if sign else None,
    )
