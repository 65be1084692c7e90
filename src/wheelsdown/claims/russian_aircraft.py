"""What aircraft it was, said in Russian.

In comes a `Scene`; out go `Statement`s of type, registration, callsign and operator.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_modality import modality_of
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_vehicles import FLIGHT, FLIGHT_WORD
from wheelsdown.claims.russian_verbs import has_finite_verb
from wheelsdown.claims.statements import Clause, Scene, Statement
from wheelsdown.model.report import ClaimType

_I = re.IGNORECASE

MAKER = (
    r"(?:Boeing|Airbus|Embraer|Bombardier|Gulfstream|McDonnell Douglas|Ил|Ту|Ан|Sukhoi|Cessna|"
    r"Dreamliner|(?:Боинг|Аэробус|Эйрбас|Эмбраер|Гольфстрим|Суперджет|Бомбардье|Дримлайнер)"
    r"(?:а|у|е|ом|ы|ов)?)"
)

AIRCRAFT_TYPE = regex(
    rf"(?<!\w)(?:{MAKER}[ -]?(?:[A-ZА-Я]{{0,3}}-?\d[\w]*(?:-\d+\w*)?|[IVX]+\b|G[IVX\d]\w*)|"
    rf"[AА]3[1-9]\d(?:-\d00)?|MD-[89]\d|7[0-9]7-\d\w{{1,4}}(?:\([A-Z]+\))?|[CС]-(?:17|130)\w?|CRJ-?\d00)(?!\w)"
)

# Marks of nationality, by which a registration begins (those of states that fly such charters).
_STATES = (
    "SU SX SP SE SN ST S5 RA RP RDPL EI EC EL ES EP ET EW EX EY EZ EK ER E3 E7 9H 9K 9G 9J 9M 9N 9Q 9V "
    "9Y TC TF TG TI TJ TN TR TS TT TU TY TZ TL A2 A4O A6 A7 A9C AP B C CC CN CP CS CU D D2 D6 F G H4 HA "
    "HB HC HH HI HK HP HR HS HZ I J2 J5 J8 JA JY LN LV LX LY LZ M N OB OD OE OH OK OM OO OY OH P4 PH PK "
    "PP PR PT PZ T7 UK UN UP UR VH VN VP VQ VT V2 V8 XA XB XC XT XU XY YA YI YK YL YN YR YS YU YV Z Z3 "
    "ZA ZK ZP ZS 2 3A 3B 3D 3X 4K 4L 4O 4R 4X 5A 5B 5H 5N 5R 5T 5V 5X 5Y 6O 6V 6Y 7O 7Q 7T 8P 8Q 8R"
)
REGISTRATION = regex(
    rf"(?<![\w-])(?:N[1-9]\d{{0,4}}[A-HJ-NP-Z]{{0,2}}|(?:{'|'.join(_STATES.split())})-"
    r"(?!(?:17|130|320|330)(?!\w))[A-Z0-9]{3,5})(?![\w-])"
)

CALLSIGN = regex(
    r"позывн\w+(?:\s*(?:[—–:-]|[а-я]+)){0,4}?\s*[«“\"]?(?P<sign>[A-Z]{2,8}\d{1,4}[A-Z]{0,2})",
    _I,
)

FLIGHT_NUMBER = regex(
    r"(?:рейс\w*(?:\s+№|\s+номер)?|"
    r"позывн\w+)\s+(?P<sign>[A-Z]{3}\d{1,4}[A-Z]{0,2})(?!\w)"
)

BARE_SIGN = regex(r"(?<![\w-])(?P<sign>[A-Z]{3}\d{2,4}[A-Z]?)(?![\w-])")

# Who flies it: «Omni Air», «авиакомпания «Белавиа»».
_COMPANY = (
    r"(?:авиакомпани\w+\s+|компани\w+\s+)?"
    r"(?P<operator>«[^»]{2,50}»|[A-Z][\w'&-]*(?:\s+(?:[A-Z][\w'&-]*|of))*)"
)
# What may stand between «перевозчик» and its name.
_IS = (
    r"(?:\s+(?:этого\s+|данного\s+)?(?:рейса|самолета|борта|чартера|лайнера|судна))?"
    r"(?:\s+(?:был[аи]?|стал[аи]?|значится|числится|указан[аоы]?|назван[аоы]?|является|выступ\w+))?"
    r"\s*[—–:-]?\s*(?:(?:вроде бы|кажется|похоже|предположительно|вероятно|видимо),?\s+)?"
)
OPERATOR = regex(
    rf"(?i:(?:авиа)?компани\w+|(?:авиа)?перевозчик\w*|оператор\w*|эксплуатант\w*|владел(?:ец|ьц)\w*|"
    rf"собственник\w*|подрядчик\w*|исполнител\w*|принадлеж\w+|наня\w+|привлек\w+|подряд\w+|"
    rf"(?:арендова|зафрахтова|выкуп|заказа)\w+(?:\s+у)?|(?:лизинг|аренд|фрахт)\w*\s+у|"
    rf"(?:выполня|выполни|обслужива|осуществля|эксплуатиру|предостав|обеспеч)\w+"
    rf"(?:\s+(?:его|ее|рейс|борт|будет|был)|,\s[а-я]+,)*){_IS}\s*{_COMPANY}"
)

# What a clause about the aircraft says of it.
AIRCRAFT_CLAUSE = regex(
    r"(?<!\w)(?:записан\w*\s+за|числится|значится|авиакомпания(?=\s*[—–:])|"
    r"(?:(?:авиа)?перевозчик|владелец|собственник|исполнитель|подрядчик)\w*"
    r"(?:\s+(?:рейса|самолета|борта|чартера))?(?=\s*[—–:]|\s+(?:стал|был|выступ|указан|значит))|"
    r"наня(?:л|ла|ли|т|та|ты)|привлек(?:ли|ла)?|подрядил\w*|взят\w*\s+в\s+(?:аренду|лизинг)|"
    r"реч\w+\s+(?:идет|шла)\s+о|на\s+(?:линии|маршруте|рейсе)\s+(?:работа|лета|стоя|был)\w*|"
    r"номер\w*(?=[\s,(«]+[A-Z])|модел[ьи]|модификаци[яи]|бортов\w+|опознавательн\w+|"
    r"перевозчиком|белый\s+(?=Boeing|Airbus)|выполня(?:л|ла|ло|ет|ли|ть|ется|лся)|выполнил[аи]?|"
    r"выполнен\w*|выступ(?:ил|ила|ает|ала)|принадлеж\w+|эксплуатиру\w+|эксплуатант\w*|"
    r"зарегистрирован\w*|бортов\w+ номер|бортовой|регистрац\w+|регистрационн\w+|позывн\w+|"
    r"обслужива\w+|осуществля\w+|зафрахтова\w+|фрахту\w+|арендова\w+|оператор\w*|это(?=\s)|"
    r"использова\w+|летел[аи]? на|летели на|прилетели на|задействова\w+|предостав\w+|обеспеч\w+|"
    r"номер\w* (?:самолета|борта)|тип\w* (?:самолет\w*|борт\w*|судна|машины)|тип(?=\s*[—–:])|"
    r"под (?:флагом|номером|кодом|позывным)|в ливрее|в окраске|хвост\w*|ливре\w+|на киле|"
    r"был\w* (?=Boeing|Airbus|Боинг|[AА]3)|"
    r"[—–]\s(?=Boeing|Airbus|Боинг|Аэробус|[AА]3|7[0-9]7))(?!\w)",
    _I,
)
# «Бортовой номер скрыт»: that it is not known is said of the aircraft too.
NO_NUMBER = regex(
    r"(?<!\w)(?:(?:бортов\w+|регистрационн\w+) номер\w*|регистрац\w+|позывн\w+|ливре\w+|надпис\w+)\s+"
    r"(?:[а-я]+\s+){0,3}?(?:скрыт|закрашен|неизвест|не (?:вид|указ|разгляд|разобр|сообща)|замазан|заклеен|"
    r"отсутств|удален|стерт|не было|нет)\w*|без (?:единой\s)?(?:надпис|опознавательн|ливре|логотип)\w*",
    _I,
)
MADE_BY = regex(rf"(?<!\w)(?:{MAKER}|{FLIGHT})(?!\w)", _I)
# A clause of nothing but names, types and signs, as in a list.
ONLY_NAMES = regex(
    r"\W*(?:(?:хвост|позывной|борт|бортовой|номер|регистрация|рег|тип|это|был|самолет|лайнер|белый|"
    r"старый|сама?|машина|авиакомпания|перевозчик|оператор|фрахт|заказчик|опознавательный|не поймал|прежний|тот же|вроде бы|кажется|"
    r"похоже|предположительно|сегодня|снова|опять|модель|а|на фото|не|рейс|рейса|и|с|номером|бортом)"
    r"(?!\w)\W*|[A-Z][\w'&-]*\W*|\d[\w-]*\W*)+",
    _I,
)


PERFORMS = regex(
    r"(?:выполня|осуществля)\w*\s+(?:\w+\s)?(?:этот\s|данный\s)?(?:рейс|перевозк|полет|перелет)|"
    r"перевозку\s+(?:осуществля|выполня|взял)\w+|"
    r"(?:рейс|плечо|перелет|полет|отрезок)\s+(?:\w+\s)?выполн(?:ял|ил|яет)\w*",
    _I,
)
# «Борт зарегистрирован в Египте»: whose it is, without any name of a company.
OWNED = regex(
    r"(?<!\w)(?:самолет|борт|лайнер|чартер|аэробус|боинг|воздушное судно)\s+(?:[а-я]+\s+)?"
    r"(?:зарегистрирован|приписан|зафрахтован|арендован|нанят|принадлежит|взят в (?:аренду|лизинг))",
    _I,
)
# «Людей везли на «Боинге»»: what they flew on, in a clause that says nothing else.
FLOWN_ON = regex(
    rf"(?<!\w)(?:(?:по|при|вы|у)?(?:вез|воз)\w+|(?:при|по|у|вы)?лет\w+|доставл\w+|доставил\w*|"
    rf"отправ\w+|перевоз\w+|депортир\w+|высл\w+)\s+(?:[а-я]+\s+){{0,3}}?на\s+[«\"]?(?:[а-я]+\s+){{0,2}}?"
    rf"{MAKER}(?!\w)|(?:вез|привез|увез|вывез|повез|доставил|доставля|перевоз)\w*\s+(?:[а-я]+\s+){{0,2}}?{MAKER}(?!\w)",
    _I,
)
PAINT = (
    r"(?:бел|сер|син|красн|желт|зелен|черн|голуб|оранжев|серебрист|бело-син|красно-бел|сине-бел)"
)
# «Белый, без надписей», «с зелёной молнией на киле»: how it looks, in a clause without a verb.
LOOKS = regex(
    rf"\W*(?:самолет|борт|лайнер|машина|хвост|киль|ливрея|фюзеляж|раскраска|окраска)\s+(?:[—–]\s+)?"
    rf"(?:[а-я]+\s+)?{PAINT}\w+(?=\W|$)|"
    rf"\W*(?:с|со)\s+{PAINT}\w+\s+(?:[а-я]+\s+)?(?:на\s+)?(?:хвост|кил|фюзеляж|крыл|полос)\w*",
    _I,
)


def find_aircraft(scene: Scene) -> Iterator[Statement]:
    """Return what aircraft it was, where a clause is about that: «рейс выполнял Boeing 767»."""
    text = plain(scene.sentence.text)
    if not (scene.flight_long_before or FLIGHT_WORD.search(text)):
        return
    for clause in scene.clauses:
        words = text[clause.start : clause.end]
        if (tail := _listed_tail(words)) is not None:
            begin = clause.start + tail
            values = aircraft_words(text[begin : clause.end])
            yield _aircraft(scene, (begin, clause.end), (begin, begin), values)
            clause = replace(clause, end=begin)
            words = words[:tail].rstrip(" ,")
        values = aircraft_words(words)
        about = _about(scene, clause, words, values)
        if about is None or _tells_something_else(scene, text, clause):
            continue
        at = (clause.start + about.start(), clause.start + about.end())
        yield _aircraft(scene, (clause.start, clause.end), at, values)


def _about(
    scene: Scene, clause: Clause, words: str, values: dict[str, str]
) -> re.Match[str] | None:
    """Return the words by which the clause is about an aircraft, if it is."""
    if values and (found := AIRCRAFT_CLAUSE.search(words)):
        return found
    if _is_listed(words, values):
        return MADE_BY.search(words) or re.match(r"\W*", words)
    if clause.relative:
        return None
    if (values or FLIGHT_WORD.search(words)) and (found := PERFORMS.search(words)):
        return found
    if found := NO_NUMBER.search(words) or OWNED.search(words):
        return found
    if not has_finite_verb(words) and (found := LOOKS.match(words)):
        return found
    dated = any(clause.start <= t.start < clause.end for t in scene.times)
    placed = any(clause.start <= p.start < clause.end for p in scene.places)
    return None if dated or placed else FLOWN_ON.search(words)


def _tells_something_else(scene: Scene, text: str, clause: Clause) -> bool:
    """Say whether the clause tells of a movement, or lies in one that names the aircraft."""
    words = text[clause.start : clause.end]
    if DURATION_OR_MOVE.search(words) and not OF_ITS_PAPERS.search(words):
        return True
    return any(
        o is not clause
        and o.start <= clause.start
        and clause.end <= o.end
        and aircraft_words(text[o.start : o.end])
        and AIRCRAFT_CLAUSE.search(text[o.start : clause.start])
        for o in scene.clauses
    )


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


SIGNS = frozenset({"registration", "callsign", "aircraft_type"})


def _listed_tail(words: str) -> int | None:
    """«…, Boeing 767, N378AX»: where the names of the aircraft begin at the end of a clause.

    «Летел «Боинг-757», бортовой N557TX» names it in both parts: that is one claim.
    """
    for comma in re.finditer(r",\s+", words):
        head, tail = words[: comma.start()], words[comma.end() :]
        if _is_listed(tail, aircraft_words(tail)):
            whole = SIGNS & aircraft_words(head).keys() and len(head.split()) <= SHORT_HEAD_WORDS
            return 0 if whole and not DURATION_OR_MOVE.search(head) else comma.end()
    return None


def _is_listed(words: str, values: dict[str, str]) -> bool:
    """«Boeing 767, N378AX», «хвост N423AX»: names of the aircraft and no other words."""
    signs = SIGNS & values.keys()
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


# Before a list of the aircraft's names, so few words name it themselves.
SHORT_HEAD_WORDS = 5
OF_ITS_PAPERS = regex(r"выполня|принадлеж|эксплуатир|записан|зарегистр|позывн", _I)
DURATION_OR_MOVE = regex(
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
