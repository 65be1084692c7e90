"""Whether Russian words for a movement tell of an event of a flight.

In come a scene and a movement's words in it; out goes yes or no. The form must state an event and
what moves must be a flight, or people known to be on one.
"""

import re

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.roles import Roles
from wheelsdown.claims.russian_movement_words import (
    ARRIVAL,
    DEPARTURE,
    HABIT,
    NOT_YET,
    NOUN_STATED,
    PARTICIPLE_END,
    PROMISED,
    ROUTE,
    STOP,
    TIME_AND_DASH,
    Found,
)
from wheelsdown.claims.russian_places import hidden_ranges, roles_of_places
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_vehicles import (
    ABOARD,
    FLIGHT,
    FLIGHT_WORD,
    OTHER,
    PLURAL_FLIGHT,
    PRONOUN,
    THEY,
    Mover,
    words_of_clause,
)
from wheelsdown.claims.statements import Clause, Scene
from wheelsdown.claims.times import TimeExpression, gives_a_day

_I = re.IGNORECASE

# «Есть посадка!», «колёса на бетоне»: said of aircraft only.
TAKEN_IN = regex(rf"{FLIGHT}\s+(?:[а-я]+\s+)?(?:приняли|принял|встретили)", _I)
SPEAKS_FOR_ITSELF = regex(r"есть (?:посадка|касание)|(?:посадка|касание) есть|колеса|шасси")


def names_a_stop(scene: Scene, one: Found, said: str) -> bool:
    """«Дозаправка могла пройти в Тиране»: the noun says what it was, where a flight is told of."""
    if one.movement.type is not STOP or not NAMES_A_STOP.search(said):
        return False
    text = plain(scene.sentence.text)
    clause = scene.clauses[one.clause]
    words = text[clause.start : clause.end]
    named = any(clause.start <= p.start < clause.end for p in scene.places)
    told = scene.flight_long_before or FLIGHT_WORD.search(text) is not None
    return (
        told and not re.search(OTHER, words, _I) and (named or IN_THE_AIR.search(words) is not None)
    )


def _is_carried(scene: Scene, one: Found, words: str) -> bool:
    """«Из Техаса их повезли в Филадельфию», «самолёт повёз их в Бишкек»: by air, from or to."""
    clause = scene.clauses[one.clause]
    roles = roles_of_places(scene, ROUTE, (clause.start, clause.end), hidden_ranges(scene, clause))
    if re.search(OTHER, words, _I) or not (roles.get("destination") or roles.get("via")):
        return False
    return FLIGHT_WORD.search(words) is not None or (
        bool(roles.get("origin")) and scene.flight_before
    )


# «Спустя сутки россияне оказались в Москве» says that they came there.
FOUND_THEMSELVES = regex(r"(?:оказал|очутил|появил)", _I)


def _was_there_then(scene: Scene, one: Found) -> bool:
    """«В половине десятого они были в Шереметьеве»: a place and an hour make it an arrival."""
    clause = scene.clauses[one.clause]
    roles = roles_of_places(scene, ARRIVAL, (clause.start, clause.end), [])
    came = FOUND_THEMSELVES.match(scene.sentence.text, one.start) is not None
    return bool(roles.get("place")) and any(
        clause.start <= t.start < clause.end
        and ((came and gives_a_day(t)) or t.clock is not None or t.minutes_from_event)
        for t in scene.times
    )


def is_stated(
    scene: Scene, one: Found, clause: Clause, roles: Roles, times: tuple[TimeExpression, ...]
) -> bool:
    """Say whether the form tells of an event: a habit or the name of one does not."""
    text = plain(scene.sentence.text)
    before = text[clause.start : one.start]
    if one.movement.noun:
        said = text[one.start : one.end].lower()
        before = re.sub(r"^.*,\s+(?=(?:[а-я]+\s+)?$)", "", before)
        opens = len(before.split()) <= 6 and (not NOT_YET.search(before) or said == "посадке")
        stated = (
            NOUN_STATED.match(text[one.end : clause.end])
            or PROMISED.search(text[clause.start : clause.end])
            or TIME_AND_DASH.search(before)
        )
        return bool(opens and stated and (roles or times or said.startswith("до ")))
    if one.movement.name == "stopped_over" and text[one.start : one.end].lower() in (
        "на дозаправку",
        "для дозаправки",
        "после дозаправки",
    ):
        return bool(roles)
    if one.movement.type is STOP and FOR_WHICH.search(text[: one.start]):
        return False
    asked = ASKED.match(text[clause.start :]) and NOT_KNOWN.search(text)
    if asked or (ASKED_WHEN.match(text[clause.start :]) and NOT_KNOWN_NOW.match(text, clause.end)):
        # «Где садился самолёт, неизвестно» says what is not known.
        return False
    if PARTICIPLE_END.search(text[one.start : one.end]) and not _of_its_clause(text, one, clause):
        # «Ждут прилетевших» names people; «прилетевший из Каира самолёт» tells of a flight.
        return (
            re.match(rf"(?:\s+[\w-]+){{0,5}}?\s+{FLIGHT}(?!\w)", text[one.end : clause.end], _I)
            is not None
        )
    flights_counted = any(
        clause.start <= c.start < clause.end
        and re.match(
            r"\s+(?:[а-я]+\s+){0,2}?(?:рейс(?:ов|а)|"
            r"самолет(?:ов|а)|чартер(?:ов|а))\b",
            text[c.end : clause.end],
            _I,
        )
        for c in scene.counts
    )
    if flights_counted:
        return False
    habitual = re.match(
        r"\w+(?:ает|ают|ит|ят|ится|яется|яются)$", text[one.start : one.end]
    ) or PLURAL_FLIGHT.search(before)
    return not (HABIT.search(text[clause.start : clause.end]) and habitual)


# «Сел в Гандере, чтобы заправиться»: the landing is the halt.
FOR_WHICH = regex(r"(?:сел|приземлил\w+|посадку)\s[^.;]{0,50}(?:чтобы|дабы)\s+(?:[а-я]+\s+)?$", _I)
ASKED = regex(
    r"\W*(?:где|куда|откуда|во сколько|как именно|какой|каким|садил\w+ ли|"
    r"(?:сел|взлетел|вылетел|прилетел|летал) ли)\s",
    _I,
)
ASKED_WHEN = regex(r"\W*когда(?: именно)?\s", _I)
NOT_KNOWN_NOW = regex(
    r",?\s*(?:[а-я]+\s+){0,3}(?:неизвестно|не (?:знаем|знают|знает|сообща\w+|уточн\w+|говор\w+|ясно))",
    _I,
)
NOT_KNOWN = regex(
    r"(?<!\w)не\s?(?:известн|сообща|уточн|ясн|зна[еюл]|говор|раскры|назва|установ|смог)", _I
)


def _of_its_clause(text: str, one: Found, clause: Clause) -> bool:
    """A participle that opens a clause of its own is its verb: «, вылетевший из Месы, »."""
    return clause.relative and len(text[clause.start : one.start].split()) <= 2


def can_move(scene: Scene, one: Found, mover: Mover, detailed: bool) -> bool:
    """Say whether what moves, and what is said of it, make this an event of a flight."""
    words = words_of_clause(scene, one.clause)
    text = plain(scene.sentence.text)
    if SPEAKS_FOR_ITSELF.match(text[one.start : one.end].lower()):
        return True
    if one.movement.name == "carried_on" and not _is_carried(scene, one, words):
        return False
    if one.movement.name == "was_at" and not _was_there_then(scene, one):
        return False
    if one.movement.noun:
        return (scene.flight_long_before or FLIGHT_WORD.search(text) is not None) and not re.search(
            OTHER, text, _I
        )
    if one.movement.name in ("stood", "called_at") and not _stood_somewhere(scene, one):
        return False
    if one.movement.name == "took_away" and not _is_taken_by(scene, one, words):
        return False
    if mover is Mover.FLIGHT and _is_feminine(text, one) and not FLIGHT_WORD.search(words):
        return False
    if one.movement.type is ROUTE and not any(
        roles_of_places(
            scene, ROUTE, (scene.clauses[one.clause].start, scene.clauses[one.clause].end), []
        )
    ):
        return False
    empty = re.search(r"(?<!\w)(?:пуст(?:ым|ой)|порожн\w+|без пассажиров)(?!\w)", words, _I)
    if one.movement.needs_detail and not detailed and not FLIGHT_WORD.search(words) and not empty:
        return False
    if one.movement.name == "brought" and not detailed and not TAKEN_IN.search(words):
        return False
    if mover is Mover.FLIGHT:
        return _is_the_flight(scene, one, words)
    if mover is Mover.PEOPLE:
        return _fly(scene, one, words, detailed)
    return False


NAMES_A_STOP = regex(r"посад|останов|заправ|стоян|керосин|топлив", _I)
IN_THE_AIR = regex(
    r"дозаправ|остановок|промежуточн|техническ|в пути|в воздухе|посадок|полет|перелет|рейс", _I
)
# Every word for a flight is masculine; only «машина» and «компания» are not.
FEMININE_FLIGHT = regex(
    r"(?<!\w)(?:машин|махин|она(?!\w)|групп|парти|компани|погранслужб|полиц|сторон)", _I
)


def _is_feminine(text: str, one: Found) -> bool:
    """«Утка взлетела»: the form of the verb tells that no flight is its subject."""
    said = text[one.start : one.end]
    if one.movement.noun or NAMES_A_STOP.search(said) or not re.search(r"л(?:а|ась)$", said, _I):
        return False
    return FEMININE_FLIGHT.search(text) is None


def _is_taken_by(scene: Scene, one: Found, words: str) -> bool:
    """«Boeing вывозил депортированных из Каира»: the flight takes people from a place said."""
    clause = scene.clauses[one.clause]
    roles = roles_of_places(scene, DEPARTURE, (clause.start, clause.end), [])
    subject = FLIGHT_WORD.search(words[: one.start - clause.start])
    return bool(roles.get("origin")) and (subject is not None or clause.relative)


def _stood_somewhere(scene: Scene, one: Found) -> bool:
    """A flight that stood is a stop where the place is said, or the day and the airport."""
    clause = scene.clauses[one.clause]
    text = plain(scene.sentence.text)
    roles = roles_of_places(scene, STOP, (clause.start, clause.end), hidden_ranges(scene, clause))
    words = text[clause.start : clause.end]
    timed = any(clause.start <= t.start < clause.end for t in scene.times)
    if one.movement.name == "called_at":
        return bool(roles.get("place"))
    return bool(roles.get("place")) or (
        timed and re.search(r"аэропорту|аэродроме", words) is not None
    )


def _is_the_flight(scene: Scene, one: Found, words: str) -> bool:
    """A clause without a word for a flight speaks of one where nothing else can be meant.

    «Он» can be a man: only what aircraft alone do, or a flight in the same sentence, makes it one.
    """
    if FLIGHT_WORD.search(words):
        return True
    clause = scene.clauses[one.clause]
    text = plain(scene.sentence.text)
    if FLIGHT_WORD.search(text[: clause.start]) or clause.relative:
        return True
    if PRONOUN.search(words) and one.movement.type is ROUTE:
        return scene.flight_before and (
            re.search(r"через|из|курс", words, _I) is not None
            or text[one.start : one.end].lower().startswith(("проследовал", "пойдет", "шел"))
        )
    if PRONOUN.search(words):
        said_of_flights = one.movement.airborne or one.movement.type is STOP
        if one.movement.airborne and scene.flight_long_before:
            return True
        return scene.flight_before and (said_of_flights or one.movement.name in SAID_OF_FLIGHTS)
    told = scene.flight_before or (scene.flight_long_before and one.movement.airborne)
    if one.movement.type is STOP and NAMES_A_STOP.search(text[one.start : one.end]):
        return told
    alone = len(text.split()) <= FEW_WORDS and clause.end - clause.start > len(text) // 2
    return told and (_is_dated(scene, clause) or alone)


# With «он», these are of a flight where the sentences before are about one.
SAID_OF_FLIGHTS = ("arrived", "set_off", "left")
# «Сели!», «Взлетели в срок»: so short a sentence needs no place and no time.
FEW_WORDS = 3


def _is_dated(scene: Scene, clause: Clause) -> bool:
    """Say whether the clause has a place or a time of day or a day: months are not enough."""
    return any(clause.start <= p.start < clause.end for p in scene.places) or any(
        clause.start <= t.start < clause.end
        and (gives_a_day(t) or t.clock is not None or t.part_of_day or t.minutes_from_event)
        for t in scene.times
    )


# «Девятнадцать граждан Армении прибыли в Ереван»: of those removed, where a flight is told of.
OF_A_REMOVAL = regex(r"депорт|высл|высыл|выдвор|граждан|россиян|пассажир", _I)
WE_FORM = regex(r"(?:ем|им)(?:ся)?$", _I)


def _fly(scene: Scene, one: Found, words: str, detailed: bool) -> bool:
    """Say whether people move by air: aboard a flight, or those told of, by a verb of flying."""
    text = plain(scene.sentence.text)
    if one.movement.name in ("was_sent", "left"):
        return False
    if ABOARD.search(words):
        return detailed
    year = any(t.year and not t.day for t in scene.times)
    we = WE_FORM.search(text[one.start : one.end]) or THEY.search(words)
    told = scene.flight_before or (scene.flight_long_before and we is not None)
    alone = len(words.split()) <= FEW_WORDS and one.movement.airborne and we is not None
    if alone and scene.flight_long_before:
        return True
    if we is not None and one.movement.airborne and scene.flight_before and not year:
        return True
    if one.movement.name == "carried_on":
        return not year and detailed and told
    if year or not detailed or not told:
        return False
    if one.movement.name == "arrived" and OF_A_REMOVAL.search(text):
        return _is_dated(scene, scene.clauses[one.clause]) and not re.search(OTHER, words, _I)
    if FOUND_THEMSELVES.match(text, one.start):
        return True
    if one.movement.name == "brought":
        return FLIGHT_WORD.search(text) is not None or "высадил" in words
    return (
        one.movement.airborne
        or (we is not None and one.movement.type is not ROUTE)
        or one.movement.type is STOP
    )
