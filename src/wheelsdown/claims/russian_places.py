"""What a place is to a Russian clause: where it began, went, stopped or what it passed.

In come the places of a clause; out go their roles, by the preposition before each and by its
case: «в Каире» is where, «в Каир» is whereto.
"""

import re
from collections.abc import Sequence

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.roles import Roles
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.statements import Clause, PlaceAt, Scene
from wheelsdown.model.report import ClaimType

_I = re.IGNORECASE

PREPOSITION = regex(
    r"(?<!\w)(?P<prep>из-под|из|с|со|от|в|во|на|к|ко|до|через|под|близ|возле|около|у|над|мимо|"
    r"транзитом через|"
    r"в направлении|в сторону|покинул[аио]?|покинувш\w+|покидает|достиг(?:ла|ли)?|минуя|между)\s+"
    r"(?:(?:[а-я]+(?:ого|его|ому|ему|ом|ем|ый|ий|ой|ую|юю|ая|ое|ее|ей|ие|ые|их|ых|ским|"
    r"ском)\s+){0,3}"
    r"(?:(?:аэропорт\w*|авиабаз\w+|баз[аыуе]|столиц\w+|город\w*|штат\w*|терминал\w*|аэродром\w*|"
    r"хаб\w*|авиагаван\w+|порт\w*|республик\w+|"
    r"эмират\w*|пригород\w*|соседн\w+|бетон\w*|полос\w+|земл\w+|перрон\w*|небо|терминал\w+)\s+){0,3}«?)?$",
    _I,
)
# «Депортированные из США», «граждане России», «посольство в Каире» say nothing of the flight.
OF_PEOPLE = regex(
    r"(?:депортир\w+|высл[аи]\w+|высылаем\w+|выдвор\w+|вывез\w+|бежавш\w+|уехавш\w+|выходц\w+|"
    r"родом|сбежавш\w+|пострадавш\w+|"
    r"граждан\w*|посольств\w*|консульств\w*|представител\w+|жител\w*|властя?\w*|полици\w+|суд\w*|"
    r"тюрьм\w*|находя\w+|"
    r"убежищ\w+|изолятор\w*|центр\w*|прибывш(?:их|ими|им)|родственник\w*|встреч\w+|"
    r"мигрант\w*)\s+(?:(?:ранее|недавно|насильно|властями|россиян\w*|США)\s+){0,2}$",
    _I,
)
LOCATIVE_END = regex(r"(?:е|и|ах|ях|ом|ем|ой|у)$", _I)
ACCUSATIVE_END = regex(r"(?:у|ю|[бвгджзклмнпрстфхцчшщйь])$", _I)
# No ending tells the case of these.
UNCHANGING = regex(
    r"(?:о|Сочи|Тбилиси|Хельсинки|Дели|Найроби|Миссисипи|Баку|США|Гейтвей|Пасо|Токио|Чикаго|Осло|"
    r"Эль-Пасо|[A-Za-z]|ОАЭ|ЮАР)$"
)
ORIGIN = frozenset(
    {"из", "с", "со", "от", "из-под", "покинул", "покинула", "покинуло", "покинули", "покидает"}
)
TOWARD = frozenset(
    {"к", "ко", "до", "в направлении", "в сторону", "достиг", "достигла", "достигли"}
)
NEAR = frozenset({"под", "близ", "возле", "около", "у", "над"})
VIA = frozenset({"через", "транзитом через", "минуя", "мимо"})
QUALIFIES = regex(
    r",?\s*\(?(?:в|во|на|штат[а-я]*|под|близ|около)?\s*(?:[а-я]+\s){0,2}|"
    r",?\s*\($",
    _I,
)

# «По пути в Россию самолёт сел в Шенноне»: where it was going, not where it was.
ON_THE_WAY_TO = regex(r"(?<!\w)(?:по пути|на пути|по дороге|на подлете|на подходе|курсом)\s+$", _I)


def hidden_ranges(scene: Scene, clause: Clause) -> list[tuple[int, int]]:
    """Return the inner clauses of a clause: their places and times are their own."""
    return [
        (c.start, c.end)
        for c in scene.clauses
        if c is not clause and c.relative and clause.start <= c.start and c.end <= clause.end
    ]


def roles_of_places(
    scene: Scene, kind: ClaimType, window: tuple[int, int], hidden: Sequence[tuple[int, int]] = ()
) -> Roles:
    """Return the places within `window`, less the `hidden` ranges, by what each is to the event."""
    text = plain(scene.sentence.text)
    roles: Roles = {}
    previous: tuple[str, PlaceAt] | None = None
    for place in scene.places:
        if not window[0] <= place.start < window[1] or any(a <= place.start < b for a, b in hidden):
            continue
        if previous and _qualifies(text, previous[1], place):
            previous = (previous[0], place)
            continue
        role = _role(text, kind, place, window[0])
        if previous and re.fullmatch(
            r",?\s+(?:и|а затем|затем|или)\s+(?:в\s+|на\s+|через\s+)?|"
            r",\s+(?:в\s+)?",
            text[previous[1].end : place.start],
        ):
            role = previous[0]
        if role is not None:
            roles[role] = (*roles.get(role, ()), place)
            previous = (role, place)
    return roles


def _qualifies(text: str, before: PlaceAt, place: PlaceAt) -> bool:
    """«Меса (штат Аризона)», «Александрия в Луизиане»: the second tells where the first is."""
    gap = text[before.end : place.start]
    wider = place.mention.kind in ("country", "state", "region") and before.mention.kind in (
        "city",
        "airport",
    )
    return (
        wider
        and len(gap) < 30
        and QUALIFIES.fullmatch(gap) is not None
        and (place.mention.country == before.mention.country or before.mention.country is None)
        and "из " not in gap
    )


def preposition_before(text: str, place: PlaceAt, begin: int = 0) -> re.Match[str] | None:
    """Return the preposition that governs a place, with the words between."""
    return PREPOSITION.search(text, max(begin, place.start - 80), place.start)


# «Коснулся полосы Домодедова»: the place by its runway, without a preposition.
RUNWAY_OF = regex(
    r"(?:коснул\w+|касается|коснется|садится|сел|опустил\w+|приземлил\w+|(?:по|на|с|от))\s+(?:[а-я-]+\s+)?"
    r"(?:полос\w+|впп|бетон\w*|земли)\s+(?:\d+\w?\s+)?(?:аэропорта\s+|аэродрома\s+)?$",
    _I,
)


def _role(text: str, kind: ClaimType, place: PlaceAt, begin: int) -> str | None:
    found = preposition_before(text, place, begin)
    if found is None and RUNWAY_OF.search(text, begin, place.start):
        return "origin" if kind is ClaimType.FLIGHT_DEPARTURE else "place"
    if found is None:
        return None
    prep = found["prep"].lower()
    if OF_PEOPLE.search(text[max(begin, found.start() - 60) : found.start()]):
        return None
    if ON_THE_WAY_TO.search(text[begin : found.start()]):
        return "destination"
    departing = kind is ClaimType.FLIGHT_DEPARTURE
    if prep in ORIGIN or prep.startswith("покин"):
        return "origin"
    if prep in VIA:
        return "via"
    if prep in TOWARD:
        return "place" if kind is ClaimType.FLIGHT_ARRIVAL else "destination"
    if prep in NEAR:
        return "origin" if departing and prep != "над" else "place"
    if prep not in ("в", "во", "на"):
        return None
    return _within(text, kind, place, found)


def _within(text: str, kind: ClaimType, place: PlaceAt, found: re.Match[str]) -> str:
    """Return what «в» with a place means: by case where the ending shows it, else by the verb."""
    if kind in (ClaimType.FLIGHT_ARRIVAL, ClaimType.FLIGHT_STOP, ClaimType.FLIGHT_TRANSFER):
        return "place"
    between = text[found.end("prep") : place.start].strip()
    first = (between or text[place.start : place.end]).split()[0].strip("«»,")
    whole = text[place.start : place.end]
    if kind is ClaimType.FLIGHT_ROUTE:
        stops = re.search(r"(?:посадк|остановк|дозаправк)\w+\s+$", text[: found.start()], _I)
        return "via" if stops else "destination"
    if UNCHANGING.search(first) or UNCHANGING.search(whole):
        return "destination"
    locative = LOCATIVE_END.search(first) and not ACCUSATIVE_END.search(first)
    return "origin" if locative else "destination"


def place_in_clause(scene: Scene, window: tuple[int, int]) -> PlaceAt | None:
    """Return the first place of the window that something happened at."""
    text = plain(scene.sentence.text)
    for place in scene.places:
        if window[0] <= place.start < window[1]:
            found = preposition_before(text, place, window[0])
            if (
                found
                and found["prep"].lower() in ("в", "во", "на", "под", "близ", "возле", "около", "у")
                and not OF_PEOPLE.search(text[max(window[0], found.start() - 60) : found.start()])
            ):
                return place
    return None
