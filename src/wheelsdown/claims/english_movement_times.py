"""Which times of an English clause are those of its movement.

In come the words of a movement and the clause around them; out go the times after the verb, and
those that open its clause or name its flight.
"""

from wheelsdown.claims.english_movement_places import Found
from wheelsdown.claims.english_vehicles import VEHICLE
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import Scene
from wheelsdown.claims.times import TimeExpression, gives_a_day


def times_of_movement(
    scene: Scene, one: Found, window: tuple[int, int]
) -> tuple[TimeExpression, ...]:
    """Return the times of the verb: those after it, and those that open its clause or subject.

    "A plane carrying men held since August landed on Tuesday": August is the men's.
    """
    text = scene.sentence.text
    clause = scene.clauses[one.clause]
    # A time may begin within the verb: "came in at 11:15 p.m.".
    after = [t for t in scene.times if t.end > window[0] and one.start < t.start < window[1]]
    # What stands after another verb of the clause is that verb's.
    first_verb = min(one.first, one.start)
    before = [
        t
        for t in scene.times
        if clause.start <= t.start < first_verb
        and _opens_or_names(text, clause.start, t, one.start)
    ]
    days = [t for t in after if gives_a_day(t)]
    if days and len(days) > 1:
        second = next((t for t in days[1:] if not t.same_instant), None)
        after = [t for t in after if second is None or t.start < second.start]
    return tuple(before + after)


NAMES_A_FLIGHT = regex(
    r"(?:'s)?\s+(?:(?!that\b|an?\b|the\b|which\b)[\w-]+\s+){0,2}?(?:flight|plane|charter|jet)\b"
)


def _opens_or_names(text: str, start: int, said: TimeExpression, verb: int) -> bool:
    before, after = text[start : said.start], text[said.end : verb]
    opens = not VEHICLE.search(before) and len(before.split()) <= 3
    names = NAMES_A_FLIGHT.match(after) is not None
    beside = len(after.split()) <= 2 and not after.strip().startswith(("-", "'"))
    return opens or names or beside
