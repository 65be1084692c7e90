"""Departures, arrivals, stops and routes said in Russian.

In comes a `Scene`; out go `Statement`s. Each row of `MOVEMENTS` is a way of saying that a flight
did something; a verb counts only where a flight (or people known to be on one) moves.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.roles import Roles, with_places
from wheelsdown.claims.russian_modality import modality_of
from wheelsdown.claims.russian_movement_checks import (
    SPEAKS_FOR_ITSELF,
    can_move,
    is_stated,
    names_a_stop,
)
from wheelsdown.claims.russian_movement_words import (
    ARRIVAL,
    MOST_MOVEMENTS,
    MOVEMENTS,
    OF_A_NOUN,
    OF_A_SERIES,
    PARTICIPLE_END,
    ROUTE,
    SAYS_MOVEMENT,
    STOP,
    Found,
)
from wheelsdown.claims.russian_passengers import NOUN_AFTER
from wheelsdown.claims.russian_places import hidden_ranges, roles_of_places
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_vehicles import FLIGHT_WORD, Mover, mover_of
from wheelsdown.claims.statements import Clause, PlaceAt, Scene, Statement, clause_at
from wheelsdown.claims.times import TimeExpression, gives_a_day
from wheelsdown.model.report import ClaimType, Modality

_I = re.IGNORECASE


def find_movements(scene: Scene) -> Iterator[Statement]:
    """Return the departures, arrivals, stops and routes that the sentence tells of."""
    found = _find_words(scene)
    if len(found) > MOST_MOVEMENTS:
        return
    told: dict[tuple[int, ClaimType], Statement] = {}
    for i, one in enumerate(found):
        limit = min(
            [
                f.start
                for f in found[i + 1 :]
                if f.clause == one.clause and f.movement is not one.movement
            ],
            default=scene.clauses[one.clause].end,
        )
        since = max(
            [f.end for f in found[:i] if f.clause == one.clause and not _is_attribute(scene, f)],
            default=scene.clauses[one.clause].start,
        )
        statement = _statement(scene, one, since, limit)
        if statement is not None:
            told.setdefault((one.clause, one.movement.type), statement)
    yield from _with_inner_ways(scene, told)


def _is_attribute(scene: Scene, one: Found) -> bool:
    """«Вылетевший накануне из Техаса рейс»: a participle before the flight's own noun."""
    said = plain(scene.sentence.text)[one.start : one.end]
    return not scene.clauses[one.clause].relative and PARTICIPLE_END.search(said) is not None


def _with_inner_ways(
    scene: Scene, told: dict[tuple[int, ClaimType], Statement]
) -> Iterator[Statement]:
    """«Чартер, следовавший из A в B, сел в C» is one claim: the way belongs to the landing."""
    statements = list(told.values())
    inner = {
        id(s): s
        for (clause, _), s in told.items()
        if scene.clauses[clause].relative and s.rule in ("flew", "brought") and not s.times
    }
    for one in statements:
        if id(one) in inner and _outer(one, statements):
            continue
        ways = [s for s in inner.values() if _outer(s, [one])]
        way = ways[0] if ways else None
        if way is not None:
            one = replace(
                one,
                origin=one.origin or way.origin,
                destination=one.destination
                or (way.destination if one.type is not ARRIVAL else None),
                via=one.via or way.via,
            )
        yield one


def _outer(inner: Statement, others: list[Statement]) -> list[Statement]:
    return [
        o
        for o in others
        if o is not inner
        and o.start <= inner.start
        and inner.end <= o.end
        and o.end - o.start > inner.end - inner.start
    ]


def _find_words(scene: Scene) -> list[Found]:
    text = plain(scene.sentence.text)
    if not SAYS_MOVEMENT.search(text):
        return []
    taken: list[tuple[int, int]] = []
    found = []
    for movement in MOVEMENTS:
        for match in movement.pattern.finditer(text):
            start, end = match.span()
            clause = clause_at(scene, start)
            if clause is None or any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, end))
            found.append(Found(movement=movement, start=start, end=end, clause=clause))
    found.sort(key=lambda f: f.start)
    moved = {f.clause for f in found if f.movement.name != "was_at"}
    found = [f for f in found if f.movement.name != "was_at" or f.clause not in moved]
    return _less_routes_with_stops(scene, text, found)


STOP_OF_A_ROUTE = regex(r"(?:с|со|без|транзитом|через|после)\s", _I)


# «Добирался с посадкой», «доставил людей с остановкой»: the way is told, and no landing.
WENT = regex(r"добира|достав|привез|вез", _I)


def _less_routes_with_stops(scene: Scene, text: str, found: list[Found]) -> list[Found]:
    """«Летел с посадкой в Шенноне» tells of one thing: the stop; the flying is its clause."""

    def flies(one: Found) -> bool:
        clause = scene.clauses[one.clause]
        timed = any(clause.start <= t.start < clause.end for t in scene.times)
        return one.movement.type is ROUTE or (not timed and WENT.match(text, one.start) is not None)

    flown = {f.clause for f in found if flies(f)}
    found = [
        f
        for f in found
        if f.movement.type is not STOP
        or f.clause not in flown
        or not re.match(r"без\s", text[f.start : f.end], _I)
    ]
    merged = {
        f.clause: f
        for f in found
        if f.movement.type is STOP and f.clause in flown and STOP_OF_A_ROUTE.match(text, f.start)
    }
    return [f for f in found if not (flies(f) and f.clause in merged)]


def _statement(scene: Scene, one: Found, since: int, limit: int) -> Statement | None:
    """Return what the words claim, if a flight moves and the verb states something."""
    text = plain(scene.sentence.text)
    clause = scene.clauses[one.clause]
    hidden = hidden_ranges(scene, clause)
    start, end = _quote(scene, one, clause, since, limit)
    window = (start, end)
    roles = roles_of_places(scene, one.movement.type, window, hidden)
    if clause.where and not roles and clause.lead is not None:
        roles = _place_before(scene, clause)
    if (
        one.movement.name == "brought"
        and re.search(r"принял|встретил", text[one.start : one.end], _I)
        and not roles.get("place")
    ):
        host = next((p for p in scene.places if clause.start <= p.start < one.start), None)
        host = host or next((p for p in scene.places if one.end <= p.start < clause.end), None)
        roles = {**roles, "place": (host,)} if host else roles
    if one.movement.name in ("left", "arrived") and (direct := _object_place(scene, one, hidden)):
        roles.setdefault("origin" if one.movement.name == "left" else "place", (direct,))
    if not roles and (bare := _bare_place(scene, one, clause)):
        roles = {"place": (bare,)}
    times = tuple(
        t
        for t in scene.times
        if window[0] <= t.start < window[1]
        and not any(a <= t.start < b for a, b in hidden)
        and not OF_A_NOUN.search(text[clause.start : t.start])
        and not (t.clock is None and OF_A_SERIES.search(text[clause.start : t.start]))
    )
    times = _one_day(times, one)
    modality = modality_of(scene, (clause.start, clause.end), (one.start, one.end))
    if one.movement.type is STOP and re.match(r"без\s", text[one.start : one.end], _I):
        modality = Modality.DENIED
    if not is_stated(scene, one, clause, roles, times):
        return None
    said = text[one.start : one.end].lower()
    mover = (
        Mover.FLIGHT
        if one.movement.noun or SPEAKS_FOR_ITSELF.match(said) or names_a_stop(scene, one, said)
        else mover_of(scene, one.clause, (one.start, one.end))
    )
    tabled = one.movement.noun and roles and any(t.clock is not None for t in times)
    if not tabled and not can_move(scene, one, mover, bool(roles or times)):
        return None
    if scene.opinion_piece and not (roles or times):
        return None
    statement = Statement(
        type=_kind(text, one, clause, end, roles),
        start=start,
        end=end,
        rule=one.movement.name,
        modality=modality,
        times=times,
        count=_those_who_moved(scene, text, (start, end)) if mover is Mover.PEOPLE else None,
        past_plan=modality is Modality.PLANNED
        and re.search(r"должн?\w*\sбыл|планировал", text[clause.start : clause.end]) is not None,
        details=() if mover is Mover.FLIGHT else (("mover", str(mover)),),
    )
    return with_places(statement, roles)


# «По пути в Ташкент «Боинг» приземлился в Софии», «ненадолго сел», «…, после чего направился в Каир».
ON_THE_WAY = regex(
    r"^\W*(?:по\s+(?:пути|дороге)|в\s+пути)(?!\w)|(?<!\w)ненадолго(?!\w)|"
    r"(?<!\w)на\s+(?:полчаса|час|полтора\s+часа|(?:\w+|\d+)\s+(?:час(?:а|ов)|минут))(?!\w)"
    r"(?!\s+(?:позже|раньше|позднее|дольше|с\s+опоздан|опозд))",
    _I,
)
# «Сел в Гандере, чтобы заправиться»: what for makes it a halt.
TO_REFUEL = regex(
    r",\s+(?:чтобы|дабы|где|и там)\s+(?:его\s+|он\s+)?(?:[а-я]+\s+)?(?:(?:до)?заправ|сменить|сменил|поменя|"
    r"пополн|взять|взял|забрать|забрал|принять|подобра)\w*",
    _I,
)
THEN_WENT_ON = regex(
    r"\W*(?:после\s+чего|а\s+(?:затем|потом|оттуда)|затем|и\s+(?:затем|потом))\s+(?:он\s+|самолет\s+|борт\s+)?"
    r"(?:направил(?:ся|ась|ось)|полетел|продолжил\s+(?:путь|полет)|проследовал|отправил(?:ся|ась)|улетел|взял\s+курс)",
    _I,
)
NONE_LANDED = regex(
    r"(?<!\w)(?:никак\w+|ни\s+один)\s+(?:[а-я]+\s+)?(?:рейс|самолет|борт|чартер)\w*\s[^.;]{0,60}?не\s+сади",
    _I,
)


def _kind(text: str, one: Found, clause: Clause, end: int, roles: Roles) -> ClaimType:
    """Return what the words claim: a landing on the way is a stop, and none that landed is none."""
    came = one.movement.type is ARRIVAL and one.movement.name != "brought"
    if came and roles.get("via") and not roles.get("place"):
        # «Лайнер пришёл через Белград» says where it was on the way.
        return STOP
    if one.movement.type is ARRIVAL and _is_on_the_way(text, clause, end):
        return STOP
    if one.movement.type is STOP and NONE_LANDED.search(text, clause.start, one.end):
        return ARRIVAL
    return one.movement.type


def _is_on_the_way(text: str, clause: Clause, end: int) -> bool:
    """Say whether the words of a landing tell of a halt: the flight was going elsewhere."""
    return (
        ON_THE_WAY.search(text[clause.start : end]) is not None
        or THEN_WENT_ON.match(text, end) is not None
        or TO_REFUEL.match(text, end) is not None
    )


def _those_who_moved(scene: Scene, text: str, quote: tuple[int, int]) -> CountHit | None:
    """«Несколько десятков человек прилетели рейсом Pegasus»: how many they were."""
    counted = (c for c in scene.counts if quote[0] <= c.start and c.end <= quote[1])
    return next((c for c in counted if NOUN_AFTER.match(text[c.end : quote[1]])), None)


def _one_day(times: tuple[TimeExpression, ...], one: Found) -> tuple[TimeExpression, ...]:
    """Return the times nearest to the verb where two days are said: one event has one."""
    days = [t for t in times if gives_a_day(t) and t.clock is None and not t.same_instant]
    if len(days) < 2:
        return times
    nearest = min(days, key=lambda t: min(abs(t.start - one.end), abs(one.start - t.end)))
    return tuple(t for t in times if t not in days or t is nearest)


def _place_before(scene: Scene, clause: Clause) -> Roles:
    assert clause.lead is not None
    lead = scene.clauses[clause.lead]
    led = [p for p in scene.places if lead.start <= p.start < clause.start]
    return {"place": (led[-1],)} if led else {}


def _object_place(scene: Scene, one: Found, hidden: list[tuple[int, int]]) -> PlaceAt | None:
    """«Покинул Финикс», «достиг Каира»: the place right after the verb."""
    text = plain(scene.sentence.text)
    if not re.match(r"(?:покин|покид|достиг)", text[one.start : one.end], _I):
        return None
    return next(
        (
            p
            for p in scene.places
            if p.start >= one.end
            and re.fullmatch(r"\s+(?:[а-я]+\s+){0,2}", text[one.end : p.start])
        ),
        None,
    )


# «Вылет — Эль-Пасо, 28 марта»: a place without a preposition, as in a table.
# «Конечной точкой стала Москва»: so after a verb of being.
LABELLED = regex(
    r"(?:\s+(?!в\s)[^—–:.;,]{0,40})?(?:\s*[—–:]|\s+(?:стал|был|назван|указан|значит|остает)\w*)"
    r"\s+(?:аэропорт\w*\s+)?"
)


def _bare_place(scene: Scene, one: Found, clause: Clause) -> PlaceAt | None:
    """«Дозаправка — Бангор», «Портсмут, сели в 19:26»: a place named without a preposition."""
    text = plain(scene.sentence.text)
    for place in scene.places:
        labelled = place.start >= one.end and LABELLED.fullmatch(text[one.end : place.start])
        opens = place.start == clause.start and re.fullmatch(r",\s+", text[place.end : one.start])
        if labelled or opens:
            return place
    return None


# «На экране прочерк, прилёт ожидается в 04:25».
NOUN_AFTER_COMMA = regex(r",\s+(?=(?:[а-я]+\s+)?$)")


# «Рейс приняли, несмотря на письма»: what comes after tells nothing of the flight.
ADJUNCT_AFTER = regex(r",\s+(?:несмотря\s+на|вопреки|невзирая|хотя|как\s+и\s|в\s+отличие)", _I)


def _quote(scene: Scene, one: Found, clause: Clause, since: int, limit: int) -> tuple[int, int]:
    text = plain(scene.sentence.text)
    start, end = clause.start, clause.end
    if one.movement.noun and (label := NOUN_AFTER_COMMA.search(text, start, one.start)):
        start = label.end()
    if since > clause.start:
        joint = re.search(r"(?:,\s*|\s+и\s+|\s+а\s+)(?=[^,]*$)", text[since : one.start])
        start = since + joint.end() if joint else since
    if limit < clause.end:
        joint = re.search(r"(?:,\s*(?:[а-я]+\s)?|\s+и\s+)[^,]*$", text[one.end : limit])
        end = one.end + joint.start() if joint else limit
    noun = FLIGHT_WORD.search(text, one.end, end) if _is_attribute(scene, one) else None
    if noun is not None:
        return one.start, noun.start()
    if adjunct := ADJUNCT_AFTER.search(text, one.end, end):
        end = adjunct.start()
    return start, max(end, one.end)
