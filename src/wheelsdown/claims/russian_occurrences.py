"""That a flight takes place at all, said in Russian: held, planned, put off, called off.

In comes a `Scene`; out go `Statement`s. Where a flight's own landing or departure is told, that is
another claim; many flights at once are a statistic.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_modality import modality_of
from wheelsdown.claims.russian_places import hidden_ranges, roles_of_places
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_vehicles import FLIGHT, FLIGHT_WORD, OTHER
from wheelsdown.claims.statements import Scene, Statement, clause_at
from wheelsdown.model.report import ClaimType, Modality

_I = re.IGNORECASE

SERIES_OF = rf"(?:{FLIGHT}|депортационн\w+ рейс\w*|вылет\w*)"
HAPPENS = (
    r"(?:состоял(?:ся|ась|ось|ись)|состоится|состоятся|имел[аи]?\s+место|отменен\w*|отменил\w*|отменят|"
    r"сорван\w*|сорвал(?:ся|ась|ись)|намечен\w*|запланирован\w*|назначен\w*|перенес\w+|перенос\w+|планиру\w+|"
    r"планировал\w+|готовит(?:ся|ся)|готовятся|отложен\w*|отложат|не\s+(?:было|будет|состо\w+)|"
    r"существова\w+|(?:был|были)\s+(?:выполнен\w*|проведен\w*|организован\w*|согласован\w*)|"
    r"(?:действительно|все-таки|на самом деле|и правда)\s+(?:был|были|состоялся|имел место)|"
    r"подтвержд\w+|возобнов\w+|приостан\w+|прекра\w+|выполн(?:ен|ены|яется|яются|ялся|ялись)|"
    r"ожида(?:ется|ются|ть)|ждать|предстоит|продолж\w+|анонсир\w+|"
    r"был(?=\s*(?:[.,;!)»]|$))|"
    r"(?:в\s+(?:воздухе|небе|пути|полете))(?=\s*(?:[.,;!)]|$)))"
)
TOOK_PLACE = regex(
    rf"(?<![\w-])(?:{SERIES_OF}|перелет\w*|полет|он)(?:\s+(?:[\w-]+|«[^»]{{2,40}}»)){{0,4}}?"
    rf"(?:,\s[^,.;]{{3,60}},)?(?:\s+[а-я]+){{0,3}}?\s+(?P<verb>{HAPPENS})(?!\w)|"
    rf"(?<!\w)(?P<verb2>{HAPPENS})\s+(?:[а-я]+\s+){{0,4}}?(?:рейс|вылет|чартер)\w*(?!\w)|"
    rf"(?<!\w)(?P<verb3>готов(?:ят|ит|ила?|или)|планиру(?:ют|ет)|организу(?:ют|ет)|намерен\w*|собира\w+|"
    rf"подтвердил[аио]?\s+(?:факт\s+)?|согласовал[аи]?|анонсировал[аи]?|выполнил[аи]?|"
    rf"отменил[аи]?|отложил[аи]?|перенесл?[аи]?|приостановил[аи]?|возобновил[аи]?|"
    rf"организовал[аи]?|провел[аи]?|отправ(?:ят|ит|ляют|ляет)|пошл(?:ют|ет)|пуст(?:ят|ит)|"
    rf"провед(?:ут|ет)|выполн(?:ят|ит)|организу(?:ют|ет)|наме(?:тил|тят)[аи]?|заплан\w+)\s+(?:[а-я]+\s+){{0,3}}?(?:{SERIES_OF})(?!\w)|"
    rf"(?<!\w)(?:следующ\w+|нов\w+|очередн\w+|втор\w+|трет\w+)(?:\s+{SERIES_OF})?(?:\s+|(?=,))"
    rf"(?:,\s[^,.;]{{3,40}},\s)?(?:[а-я]+\s+){{0,2}}?(?P<verb4>планируют|ожидают|готовят|ждут|намечают|намечен\w*|запланирован\w*|"
    rf"будет|ожидается|планируется|собираются|намерены|хотят|предстоит|отправят|выполнят)(?!\w)|"
    rf"(?<!\w)(?:рейс|полет|перелет|факт\s+(?:рейса|полета|перелета|высылки))\s+(?:[а-я]+\s+)?"
    rf"(?P<verb7>подтвердил[аи]?|признал[аи]?)(?!\w)|"
    rf"{FLIGHT}\s[^.;,]{{0,40}}?(?P<verb6>не\s+летал[аи]?)(?!\w)|"
    rf"(?P<verb5>(?<!\w)(?:не\s+летал[аи]?|летал[аи]?\s+ли))\s+[^.;,]{{0,30}}?{FLIGHT}",
    _I,
)
COUNTED_FLIGHTS = regex(
    r"\s+(?:[а-я]+\s+){0,2}?(?:рейс|самолет|чартер|борт|лайнер|вылет|перелет)\w*", _I
)
# So many flights are a statistic; two that are planned are two flights.
A_SERIES = 4
# Said of the flight's own landing or take-off: another claim tells it.
OF_THE_EVENT = regex(r"(?<!\w)(?:взлет|отрыв|посадк|приземлен|прилет|касани|прибыти)\w*", _I)
# «В таком рейсе не было ничего необычного»: there was a flight.
NOTHING_ON_IT = regex(
    r"(?<!\w)(?:в|на|о|об)\s+(?:[а-я]+\s+)?(?:рейсе|самолете|борту|лайнере|чартере)\s+(?:[а-я]+\s+)?не\s+был",
    _I,
)
NOT_HELD = regex(r"отмен|сорва|не (?:было|будет|состо)|приостан|прекра", _I)
AHEAD = regex(
    r"готов|планир|намеч|назнач|заплан|организу\w+т|анонсир|отлож|перенес|перенос|намерен|собира|"
    r"ожида|ждать|ждут|предстоит|будет|состоится|состоятся|отправ(?:ят|ит|ля)|пошл[ею]т|пуст[яи]т|"
    r"провед[уе]т|выполн[яи]т(?!с)|хотят",
    _I,
)


def find_occurrences(scene: Scene) -> Iterator[Statement]:
    """Return that a flight takes place at all: «рейс состоялся», «второй рейс намечен на июнь»."""
    text = plain(scene.sentence.text)
    if not (scene.flight_long_before or FLIGHT_WORD.search(text)):
        return
    for found in TOOK_PLACE.finditer(text):
        index = clause_at(scene, found.start())
        if index is None:
            continue
        clause = scene.clauses[index]
        counted = [
            c
            for c in scene.counts
            if clause.start <= c.start < clause.end
            and COUNTED_FLIGHTS.match(text[c.end : clause.end])
        ]
        verb = next(
            found.span(g)
            for g in ("verb", "verb2", "verb3", "verb4", "verb5", "verb6", "verb7")
            if found[g]
        )
        words = text[clause.start : clause.end]
        if (
            re.search(OTHER, words, _I)
            or re.search(r"(?<!\w)бы(?!\w)", words)
            or re.search(r"(?<!\w)(?:никого|никто)(?!\w)", words, _I)
            or OF_THE_EVENT.search(words)
            or NOTHING_ON_IT.search(words)
            or re.match(r"\W*если\s", text, _I)
            or verb[0] >= clause.end
            or any(c.count.minimum is None or c.count.minimum >= A_SERIES for c in counted)
            or not (scene.flight_long_before or FLIGHT_WORD.search(text))
        ):
            continue
        if NOT_HELD.search(found.group()):
            modality = Modality.DENIED
        else:
            modality = modality_of(scene, (clause.start, clause.end), verb)
            ahead = AHEAD.search(text[verb[0] : verb[1]])
            modality = Modality.PLANNED if ahead and modality is Modality.ASSERTED else modality
        hidden = hidden_ranges(scene, clause)
        roles = roles_of_places(scene, ClaimType.FLIGHT_ROUTE, (clause.start, clause.end), hidden)
        place = next(iter(roles.get("destination", ()) + roles.get("place", ())), None)
        yield Statement(
            type=ClaimType.FLIGHT_OCCURRENCE,
            start=clause.start,
            end=clause.end,
            rule="took_place",
            modality=modality,
            destination=place,
            origin=next(iter(roles.get("origin", ())), None),
            times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
            count=counted[0] if counted else None,
        )
        return
