"""How long a flight, its stop or the way took, said in Russian.

In comes a `Scene`; out go `Statement`s. An amount of time counts where its clause is about being
in the air, on the way or on the ground between two flights, and not about a prison or a court.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_modality import modality_of
from wheelsdown.claims.russian_numbers import NUMBER_WORD, read_number
from wheelsdown.claims.russian_places import hidden_ranges, roles_of_places
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_vehicles import FLIGHT_WORD
from wheelsdown.claims.statements import Clause, Scene, Statement, clause_at
from wheelsdown.model.report import ClaimType

_I = re.IGNORECASE

_HOURS = rf"(?:\d{{1,2}}(?:[.,]\d)?|полтор[аы]|полутора|{NUMBER_WORD}(?:\s{NUMBER_WORD})?)"
_MINUTES = rf"(?:\d{{1,2}}|{NUMBER_WORD}(?:\s{NUMBER_WORD})?)"
AMOUNT = regex(
    rf"(?<![\w:.,])(?P<about>(?:без малого|около|примерно|почти|более|больше|свыше|порядка|не менее|чуть "
    rf"больше|чуть меньше|менее|меньше|где-то)\s)?(?:(?P<n>{_HOURS})"
    rf"(?:\sс\s(?P<fraction>половиной|четвертью|лишним|небольшим))?\s?)?"
    rf"(?P<unit>час(?:а|ов)?|ч(?=[.\s]|$)\.?|минут\w*|мин(?!\w)\.?|сут(?:ки|ок)|полчаса|получаса)"
    rf"(?:\sс\s(?:лишним|небольшим))?"
    rf"(?:\s(?:и\s)?(?P<minutes>{_MINUTES})(?:\s(?:минут\w*|мин(?!\w)\.?)|(?=\s*(?:[.,;)»]|$))))?"
    rf"(?!\w)|(?P<dozen>час(?:а|ов)\s(?:на\s)?(?:{NUMBER_WORD}|\d{{1,2}}))(?!\w)",
    _I,
)
# A sentence without one of these says no amount of time.
SAYS_AN_AMOUNT = regex(r"час|\dч|\d ч|мин|сут", _I)
# «Через час», «в час ночи», «задержали на три часа» do not tell how long.
NO_SPAN_BEFORE = regex(r"(?<!\w)(?:в|во|через|спустя|к|до|после|за|на|о|с|последн\w+)\s$", _I)
STRETCHED = regex(r"(?:раст|зат)янул\w+\s+(?:[а-я]+\s+)?на\s$|вышл?[аоел]+\s+на\s$", _I)
NO_SPAN_AFTER = regex(
    r"\s(?:назад|спустя|позже|позднее|раньше|ночи|дня|утра|вечера|аренды|полета|налета|лета|"
    r"по|мск)(?!\w)",
    _I,
)
THE_WAY = regex(
    r"(?<!\w)(?:(?:авиа)?(?:пере|по)лет\w*|рейс\w*|маршрут\w*|дорог[аиу]|путь|путешестви\w+|"
    r"отрезок|плечо|ожидани\w+|стоянк\w+|остановк\w+|(?:до)?заправк\w+|пересадк\w+|"
    r"(?:в|во время)\s(?:пути|воздухе|небе|полете|дороге|самолете|салоне)|"
    r"(?:на|у)\s(?:перроне|полосе|земле|борту|ногах|летном поле|взлетн\w+ полос\w+|стоянке|бетоне)|"
    r"полетн\w+|самолет\w*|борт(?:а|ом)?|лайнер\w*|чартер\w*)(?!\w)",
    _I,
)
TOOK = regex(
    r"(?<!\w)(?:занял[аои]?|занима(?:ет|ют|ла?|ло)|займет|длил(?:ся|ась|ось|ись)|длится|"
    r"про(?:длил|должал|тянул)(?:ся|ась|ось|ись)|продлится|составил[аои]?|составля\w+|провел[аи]?|"
    r"пробыл[аи]?|"
    r"просто(?:ял|им)[аи]?|проторчал[аи]?|прождал[аи]?|просидел[аи]?|продержали|проболтал\w+|"
    r"летел[аи]?|летит|летят|лететь|летели|шел|шла|шли|стоял[аи]?|кружил[аи]?|висел[аи]?|"
    r"пролетел[аи]?|был[аи]?|потратил[аи]?|ушл[оа]|растянул(?:ся|ась)|добирал(?:ся|ись)|находил(?:ся|"
    r"ись)|вышл[аио]|вышел|растянул\w+|прошл[оаи]|сидел[аи]?|сидим|оказал\w+|кажется|понадобил\w+|хватил[оа]|съел[аио]?|отнял[аио]?)(?!\w)",
    _I,
)
# «Дорога поглотила тридцать один час»: whatever the verb, the way is its subject.
OPENS_WITH_THE_WAY = regex(
    r"\W*(?:весь\s|сам\s|вся\s|этот\s)?(?:(?:пере|по)лет|дорога|путь|стоянка|плечо|путешествие|рейс|маршрут|"
    r"остановка|дозаправка|ожидание|время (?:в пути|полета|в воздухе))(?!\w)",
    _I,
)
# Said of those on a flight even without a word for it: «там простояли три часа».
WAITED_OR_FLEW = regex(
    r"(?<!\w)(?:простоял[аи]?|проторчал[аи]?|летел[аи]?|летели|лететь|летит)(?!\w)", _I
)
# «Перелёт был долгим: 13 часов».
SAID_BEFORE_COLON = regex(
    r"(?<!\w)(?:(?:пере|по)лет|дорога|путь|стоянка|время в пути)(?:\s[^.:;]{0,40})?:\s*$", _I
)
ON_THE_GROUND = regex(
    r"изолятор|тюрьм|тюрем|центр|зоне\b|камер|очеред|аэропорту\s+их|допрос|обыск|суд[аеу]?\b|"
    r"следовател(?!ьно)|полици|автобус|поезд|опоздан|задержк|отдел|слушани|заседани|собеседовани|провер|"
    r"бесед|голодовк|разговор|звонок|регистраци|оформлени|ремонт|маятник",
    _I,
)
LENGTH_ADJECTIVE = regex(
    r"(?<!\w)(?:\d{1,2}|[а-я]+)-?(?:часов|суточн|минутн)(?:ой|ого|ом|ый|ым|ая|ую)\s(?:пере)?полет",
    _I,
)

LONGEST_FLIGHT_HOURS = 60
# «Полёт занял 14 часов» is said of anything within half an hour of it; minutes said are exact.
DURATION_ROOM_MINUTES = 30
MINUTES_ROOM_MINUTES = 5
UNIT_MINUTES = {"мин": 1, "пол": 30, "сут": 24 * 60, "час": 60, "ч": 60, "ч.": 60}
HALF_MORE = {"полтора": 1.5, "полторы": 1.5, "полутора": 1.5}
FRACTIONS = {"половиной": 0.5, "четвертью": 0.25}


def find_durations(scene: Scene) -> Iterator[Statement]:
    """Return how long a flight or its stop took: «полёт занял шесть часов сорок три минуты»."""
    text = plain(scene.sentence.text)
    if not SAYS_AN_AMOUNT.search(text):
        return
    for found in AMOUNT.finditer(text):
        index = clause_at(scene, found.start())
        if index is None:
            continue
        clause = scene.clauses[index]
        minutes = minutes_of(found)
        if minutes is None or not _is_of_a_flight(scene, text, clause, found):
            continue
        roles = roles_of_places(
            scene, ClaimType.FLIGHT_ROUTE, (clause.start, clause.end), hidden_ranges(scene, clause)
        )
        yield Statement(
            type=ClaimType.FLIGHT_DURATION,
            origin=next(iter(roles.get("origin", ())), None),
            destination=next(iter(roles.get("destination", ()) + roles.get("place", ())), None),
            via=roles.get("via", ()),
            start=clause.start,
            end=clause.end,
            rule="hours_long",
            modality=modality_of(scene, (clause.start, clause.end), found.span()),
            duration_minutes=minutes,
        )
        return


# «Продолжался он одиннадцать часов», «на всё ушло двадцать два часа»: of the flight told right
# before, as nothing else is named.
LASTED = regex(
    r"\W*(?:(?:он|весь он|все это|всего|последний|первый|второй|третий|обратный|самый длинный|самый короткий)"
    r"(?:,[^,]{3,30},)?\s+)?(?:дольше всего\s+)?(?:про)?(?:длил|должал|тянул|растянул|затянул|занял)\w*(?!\w)|"
    r"\W*(?:с|от|между)\s+(?:момента\s+)?(?:вылета|взлета|отправления)\s+до\s+(?:посадки|прилета|приземления|прибытия)(?!\w)|"
    r"\W*на\s+(?:все|весь\s+путь|дорогу|трассу|путь|перелет|полет)\s+(?:[а-я]+\s+)?(?:ушло|уходит|потребовал\w+)|"
    r"\W*(?:[а-я]+\s+)?добира(?:лись|лся|ться)(?!\w)",
    _I,
)
# «Мы прождали там четыре часа», «нас держали в самолёте»: aboard, or where it stood.
WAITED_ABOARD = regex(
    r"(?<!\w)(?:прожда|жда|проси[дж]|просиде|сиде|простоя|стоя|остава|остал|пробы|проторч|находи|прове)"
    r"[а-я]*(?!\w)",
    _I,
)
ABOARD_OR_THERE = regex(
    r"(?<!\w)(?:(?:в|внутри)\s+(?:[а-я]+\s+)?(?:самолете|самолета|салоне|лайнере|нем|креслах|воздухе)|"
    r"на\s+(?:[а-я]+\s+)?(?:борту|перроне|полосе|стоянке|бетоне|земле|поле))(?!\w)",
    _I,
)
KEPT_ABOARD = regex(
    r"(?<!\w)(?:продержали|держали)(?!\w)[^.;]{0,40}\s(?:самолете|салоне|лайнере|на борту|в креслах)(?!\w)|"
    r"(?:самолете|салоне|лайнере|на борту)\s[^.;]{0,40}?(?:продержали|держали)(?!\w)",
    _I,
)
WAITED_THERE = regex(
    r"\W*(?:мы|он|борт|самолет|там)?\s*(?:там\s+)?(?:прожда|просиде|простоя|стоя|остава|пробы|проторч)\w+\s+"
    r"(?:мы\s+|он\s+)?(?:там|тут)(?!\w)|"
    r"\W*между\s+(?:посадк|прилет|вылет|взлет|приземл)",
    _I,
)
# «До Варшавы восемь часов», «12 ч 05 мин»: nothing but the way and how long it is.
WAY_AND_LENGTH = regex(
    r"\W*(?:до|от|из)\s+(?-i:[А-Я])[\w-]+(?:\s+до\s+(?-i:[А-Я])[\w-]+)?\s+(?:[—–]\s+)?$", _I
)
DIGITS_ONLY = regex(r"\d{1,2}\s?ч\.?\s\d{1,2}\s?мин\.?")


REST_OF_THE_WAY = regex(r"(?:\s+(?:до|от|из)\s+(?-i:[А-Я])[\w-]+)*[\s.!»]*", _I)


def _is_bare(text: str, clause: Clause, found: re.Match[str]) -> bool:
    """Say whether the clause holds a length and at most the way it is the length of."""
    if not REST_OF_THE_WAY.fullmatch(text[found.end() : clause.end]):
        return False
    before = text[clause.start : found.start()]
    digits = DIGITS_ONLY.fullmatch(found.group().strip())
    alone = not before.strip(" —–") and (
        digits or found.end() < len(text[: clause.end].rstrip(" .!"))
    )
    return bool(alone) or WAY_AND_LENGTH.fullmatch(before) is not None


def _is_of_a_flight(scene: Scene, text: str, clause: Clause, found: re.Match[str]) -> bool:
    """Say whether the amount is how long something in the air or on the way took."""
    words = text[clause.start : clause.end]
    known = (
        scene.flight_long_before
        or FLIGHT_WORD.search(text) is not None
        or re.search(r"маршрут|полет", words, _I) is not None
    )
    if (
        not known
        or (
            NO_SPAN_BEFORE.search(text, clause.start, found.start())
            and not STRETCHED.search(text, clause.start, found.start())
        )
        or NO_SPAN_AFTER.match(text, found.end())
        or ON_THE_GROUND.search(words)
    ):
        return False
    if scene.flight_before and (
        LASTED.match(words) or WAITED_THERE.match(words) or _is_bare(text, clause, found)
    ):
        return True
    if WAITED_ABOARD.search(words) and ABOARD_OR_THERE.search(words):
        return True
    if KEPT_ABOARD.search(words):
        return True
    if WAITED_OR_FLEW.search(words) or SAID_BEFORE_COLON.search(text, 0, clause.start):
        return True
    way = THE_WAY.search(words)
    if way is None:
        return False
    verbless = len(words.split()) <= 8 and not re.search(r"\w+(?:л|ла|ли|ло|лся|лись)(?!\w)", words)
    return TOOK.search(words) is not None or verbless or OPENS_WITH_THE_WAY.match(words) is not None


def minutes_of(found: re.Match[str]) -> tuple[int, int] | None:
    """Return least and most minutes that the amount is said of."""
    if found["dozen"]:
        hours = read_number(found["dozen"].split()[-1])
        exact = None if not hours else hours * 60
        return None if exact is None else (exact - 2 * DURATION_ROOM_MINUTES, exact + 60)
    unit = found["unit"].lower()
    per = UNIT_MINUTES.get(unit[:3]) or UNIT_MINUTES[unit[:1]]
    words = (found["n"] or "").lower().replace(",", ".")
    if not words:
        number: float | None = 1
    elif words in HALF_MORE:
        number = HALF_MORE[words]
    elif re.fullmatch(r"[\d.]+", words):
        number = float(words)
    else:
        number = read_number(words)
    if number is None:
        return None
    total = int((number + FRACTIONS.get((found["fraction"] or "").lower(), 0)) * per)
    if not 0 < total <= LONGEST_FLIGHT_HOURS * 60:
        return None
    if found["minutes"]:
        exact = total + (read_number(found["minutes"]) or 0)
        return exact, exact
    room = DURATION_ROOM_MINUTES if per > 1 else MINUTES_ROOM_MINUTES
    room *= 2 if found["about"] else 1
    return max(0, total - room), total + room
