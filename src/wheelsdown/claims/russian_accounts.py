"""What a Russian sentence says beside flights: deeds, figures, appeals, risks, views, events.

In come a scene and what was read of flights in it; out go further statements. The sentence is cut
into the stretches an editor would quote; each is tried against `RULES` in order, and the first
that knows it decides. A stretch that speaks of a flight is left to the flight's rules.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from wheelsdown.claims.attribution import scopes_at
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_asides import CREDIT_LINE, GREETING, HEADING_TAIL
from wheelsdown.claims.russian_events import happened
from wheelsdown.claims.russian_histories import counted, lived
from wheelsdown.claims.russian_opinions import generalised
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_stances import appealed, asked, at_risk, called, judged
from wheelsdown.claims.russian_stretches import Stretch, Told, find_stretches, is_of_a_flight
from wheelsdown.claims.russian_treatment import accused, come, done_to_people
from wheelsdown.claims.statements import Scene, Statement
from wheelsdown.model.report import ClaimType as Kind

_I = re.IGNORECASE

Rule = Callable[[Stretch], Told]

QUESTION = regex(r"\?[»”\"]?\s*$")
SUBJUNCTIVE = regex(r"(?<!\w)бы(?!\w)", _I)
INFINITIVE = regex(r"(?<!\w)[а-я]{3,}(?:ть|ти)(?:ся)?(?!\w)", _I)


def find_accounts(scene: Scene, flights: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return what the sentence says beside `flights`."""
    if _says_nothing(scene):
        return ()
    found: list[Statement] = []
    for stretch in find_stretches(scene, flights):
        stretch = _without_dateline(stretch)
        if found:
            stretch = replace(
                stretch,
                of_a_life=found[-1].type is Kind.PERSON_BACKGROUND,
                of_a_request=found[-1].type is Kind.APPEAL_REQUEST,
            )
        if _tells_what_it_carried(stretch, flights):
            continue
        rules = RULES
        if is_of_a_flight(stretch, flights):
            requested = OURSELVES.match(stretch.words.lstrip()) is not None
            if _mostly(stretch, flights) and not (requested or _only_of_who(stretch, flights)):
                continue
            # «Гр-ну П., прилетевшему тем же бортом, вручена повестка»: a flight within, and a deed.
            rules = RULES_BESIDE_A_FLIGHT
        told = next((t for rule in rules if (t := rule(stretch)) is not None), None)
        if told is None or (told.type is not Kind.STATEMENT and SUBJUNCTIVE.search(stretch.words)):
            continue
        if found and _goes_on(stretch, found[-1], told):
            found[-1] = replace(found[-1], end=told.end)
            continue
        found += _one_by_one(stretch, told)
    found += _deeds_within(scene, tuple([*flights, *found]))
    return tuple(found)


# «Самолёт доставил 71 депортированного»: how many it carried, and not once more who was removed.
CRAFT_BRINGS = regex(
    r"^\W*(?:[а-я]+(?:ый|ий|ой)\s+)?(?:самолет|борт|рейс|лайнер|чартер|спецборт|боинг|аэробус)\w*\s+(?:[^,.;]{1,40}\s)??"
    r"(?:доставил|привез|перевез|вез|вывез|увез)[а-я]*\s",
    _I,
)


def _tells_what_it_carried(stretch: Stretch, flights: tuple[Statement, ...]) -> bool:
    return CRAFT_BRINGS.match(stretch.words) is not None and any(
        one.type is Kind.FLIGHT_PASSENGERS and stretch.start <= one.start and one.end <= stretch.end
        for one in flights
    )


WHO_OR_HOW_MANY = frozenset({Kind.FLIGHT_COMPOSITION, Kind.FLIGHT_PASSENGERS})


def _only_of_who(stretch: Stretch, flights: tuple[Statement, ...]) -> bool:
    """«Женщину выслали вместе с пятью соотечественниками»: who was there, said with a deed."""
    return all(
        one.type in WHO_OR_HOW_MANY
        for one in flights
        if one.start < stretch.end and stretch.start < one.end
    )


# «КИЕВ — …», «АЛМА-АТА, 14 мая. «Степь-Ньюс» — …»: where a report is from is no part of it.
DATELINE = regex(
    r"[А-ЯЁ][А-ЯЁ-]{2,}(?:[ ][А-ЯЁ-]{2,})?(?:,?\s[А-Яа-я-]+){0,2}?(?:,?\s\d{1,2}\s[а-я]+\.?)?(?:\s\([^)]{2,40}\))?"
    r"(?:\s«[^»]{2,40}»\.?)?\s+[—–]\s+"
)


def _without_dateline(stretch: Stretch) -> Stretch:
    found = DATELINE.match(stretch.words)
    if found is None or stretch.start > 0:
        return stretch
    return replace(stretch, start=stretch.start + found.end(), words=stretch.words[found.end() :])


def _mostly(stretch: Stretch, flights: tuple[Statement, ...]) -> bool:
    return any(
        min(one.end, stretch.end) - max(one.start, stretch.start)
        >= MOST_OF_A_STRETCH * (stretch.end - stretch.start)
        for one in flights
    )


# A claim that takes this much of a stretch is what the stretch says.
MOST_OF_A_STRETCH = 0.5
# «Прошу подтвердить факт и раскрыть стоимость»: two things are asked.
ANOTHER_INFINITIVE = regex(
    r"(?:,|\s+(?:и|а\s+также))\s+(?=(?:[а-я]+о\s+)?[а-я]{3,}(?:ть|ти|ться)\s+\S+\s\S)", _I
)


# «…, на 13 процентов больше, чем годом ранее», «…, годом раньше — 8».
COMPARED = regex(
    r"(?<=\w\w\w)(?:,|\s[—–]|:)\s+(?:а\s+|это\s+)?(?P<with>(?:(?:почти|примерно|более\s+чем|чуть\s+не)\s+)?"
    r"(?:на\s+[а-я\d,.%]+(?:\s+процент\w*)?\s+(?:больше|меньше|выше|ниже|чаще)|(?:вдвое|втрое|вчетверо|в\s+[а-я\d,]+\s+раза?)\s+(?:больше|меньше|выше|ниже|чаще))"
    r"[^;:—]*|(?P<year>(?:годом|месяцем)\s+(?:ранее|раньше)|за\s+(?:весь\s+)?прошлый\s+год|в\s+прошлом\s+году)[^,;]{0,40}[—–]\s*\d[\d\s]*)\W*$",
    _I,
)
AT_THE_BORDER = regex(r"\W*(?:перешел|перешла|перешли|пересек[а-я]*)\s+границу\W*$", _I)


def _goes_on(stretch: Stretch, before: Statement, told: Statement) -> bool:
    """«Перешёл границу и попросил убежища»: one step of a life, as asylum is asked at the border."""
    text = plain(stretch.scene.sentence.text)
    return (
        stretch.joined
        and before.type is told.type is Kind.PERSON_BACKGROUND
        and AT_THE_BORDER.match(text[before.start : before.end]) is not None
        and "убежищ" in stretch.words
    )


OURSELVES = regex(
    r"(?<!\w)(?:прошу|просим|требую|требуем|призываю|призываем|умоляю|настаиваю|настаиваем|ходатайствую)(?!\w)",
    _I,
)


def _one_by_one(stretch: Stretch, told: Statement) -> list[Statement]:
    """Part a request for several things, and a figure from what it is compared with."""
    if told.type is Kind.STATISTIC and (apart := COMPARED.search(stretch.words)):
        cut, begins = stretch.start + apart.start(), stretch.start + apart.start("with")
        return [replace(told, end=cut), replace(told, start=begins, count=None, of=None, times=())]
    if told.type is not Kind.APPEAL_REQUEST:
        return [told]
    if not OURSELVES.search(stretch.words):
        # What others ask for is one thing told of them.
        return [told]
    asks = INFINITIVE.search(stretch.words)
    parts = [told.start]
    for joint in ANOTHER_INFINITIVE.finditer(stretch.words, asks.end() if asks else 0):
        parts += [stretch.start + joint.start(), stretch.start + joint.end()]
    parts.append(told.end)
    return [replace(told, start=a, end=b) for a, b in zip(parts[::2], parts[1::2], strict=True)]


def _says_nothing(scene: Scene) -> bool:
    text = plain(scene.sentence.text)
    return bool(
        CREDIT_LINE.match(text)
        or GREETING.match(text)
        or QUESTION.search(text)
        or HEADING_TAIL.search(text.rstrip(" .!"))
    ) or not re.search(r"[а-я]{3}", text, _I)


RULES: tuple[Rule, ...] = (
    called,
    asked,
    appealed,
    at_risk,
    generalised,
    done_to_people,
    come,
    counted,
    accused,
    lived,
    judged,
    happened,
)


RULES_BESIDE_A_FLIGHT: tuple[Rule, ...] = (asked, appealed, at_risk, done_to_people)


def _deeds_within(scene: Scene, found: tuple[Statement, ...]) -> Iterator[Statement]:
    """Return deeds that an inner clause tells: «Ветлугин, которого допросили в Москве, …»."""
    text = plain(scene.sentence.text)
    for clause in scene.clauses:
        if not clause.relative:
            continue
        stretch = Stretch(
            scene=scene,
            start=clause.start,
            end=clause.end,
            words=text[clause.start : clause.end],
            credited=bool(scopes_at(scene.scopes, clause.start, clause.end)),
            joined=False,
        )
        told = done_to_people(stretch)
        if told is not None and told.type is Kind.PERSON_REMOVAL and told.count is None:
            # «Россияне, которых выслали из США» only says who they are.
            continue
        if told is not None and not any(
            (told.start, told.end) == (f.start, f.end) or f.start == told.start for f in found
        ):
            yield told
