"""Who was on a flight, and where they changed planes, said in Russian.

In comes a `Scene`; out go statements of composition and of changes of plane.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_modality import modality_of
from wheelsdown.claims.russian_passengers import NOUN_AFTER, OVER_SEVERAL
from wheelsdown.claims.russian_places import place_in_clause
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_vehicles import (
    FLIGHT,
    FLIGHT_WORD,
    NATIONALITIES,
    SORTS_OF_PEOPLE,
)
from wheelsdown.claims.russian_verbs import has_finite_verb
from wheelsdown.claims.statements import Clause, PlaceAt, Scene, Statement, clause_at
from wheelsdown.model.report import ClaimType

_I = re.IGNORECASE

# Where those told of are: aboard, or among those who were.
AMONG = (
    r"(?:среди\s+(?:[\w-]+\s+){0,2}?(?:них|нас|остальных|пассажиров|депортированных|депортируемых|высланных|"
    r"высылаемых|прилетевших|прибывших|вернувшихся|возвращенных|вывезенных|выдворенных|выдворяемых|доставленных|тех, кто|находивш\w+|летевших|попутчиков)|"
    r"на (?:\w+\s)?борту|в (?:этой |нашей )?группе|в числе (?:пассажиров|депортированных|высланных|"
    r"прилетевших|них)|кроме (?:них|россиян|того|нас)|(?:вместе\s+)?с\s(?:ними|нами)(?!\w)|"
    r"вместе с (?:ними|нами|россиянами|группой)|(?:в|на) нем(?!\w)|помимо (?:них|россиян|\w+цев),?|(?:на|в) (?:\w+\s)?(?:самолете|рейсе|салоне|"
    r"лайнере|чартере|креслах)|внутри(?!\w)|(?:тем|этим) же (?:рейсом|самолетом|бортом|чартером)|(?:этим|тем) рейсом|"
    r"(?:рейсом|самолетом|бортом)\s+(?:также|еще)|"
    r"(?:еще|также)\s+(?:там\s+)?(?:был|летел|летят)\w*|пассажиры\s*[—–-]|(?:состав|перечень|список)\s+(?:пассажиров|прибывших|депортированных|высланных|группы|рейса))"
)
SORT = rf"(?<!\w)(?:{SORTS_OF_PEOPLE})\w*"
# «С ним летят ещё двое воронежских»: who the others are needs no noun.
FLY_ALONG = (
    r"(?:вместе\s+)?со?\s(?:ним|ней|ними|нами|мной|сыном|мужем|братом|отцом)\s+(?:[а-я]+\s+)?"
    r"(?:летит|летят|летел[аио]?|везли|везут|выслали|отправили|депортировали)\s"
)
COMPOSITION = regex(
    rf"{AMONG}[^.;]{{0,60}}?{SORT}|{SORT}[^.;]{{0,40}}?\s{AMONG}|"
    rf"(?:\w+\s+из\s+(?:\d+\s+|[а-я]+(?:ти|ми|рех|вух)\s+)?(?:них|прибывших|прилетевших|пассажиров|депортированных|высланных)|"
    rf"все\s+(?:пассажиры|депортированные|высланные|прилетевшие|прибывшие)|"
    rf"треть|половина|большинство|четверть|часть|все(?:\sони)?|двое|трое|остальные|многие|"
    rf"почти все|большая часть)\s+"
    rf"(?:из\s+них\s+|пассажиров\s+|депортированных\s+|высланных\s+)?(?:[—–]\s*|был[иао]?\s+|"
    rf"оказал\w+\s+|составля\w+\s+)(?:[а-я]+\s+){{0,2}}?{SORT}|"
    rf"^\W*(?:еще\s+|также\s+)?{NATIONALITIES}(?:,|\s+и)\s+(?:[а-я]+\s+){{0,2}}?{SORT}|"
    rf"^\W*(?:а\s+)?(?:\d+|один|одна|двое|трое|четверо|пятеро|шестеро|семеро|восьмеро|девятеро|десятеро|"
    rf"остальные|прочие|другие|некоторые|многие)\s+(?:прилетевших\s+|высланных\s+|пассажиров\s+|депортированных\s+)?"
    rf"[—–]\s+(?:[а-я]+\s+){{0,2}}?(?:{SORT}|лица\s)|"
    rf"^\W*(?:состав|список|перечень)\s+(?:пассажиров|группы|рейса|прибывших|высланных|депортированных)\s*[:—–]\s*\d*|"
    rf"(?:половин|треть|четверть|больш\w+ часть|часть|остальн\w+\s+мест)\w*\s+(?:[а-я]+\s+){{0,2}}?(?:занимали|занимает|занял\w*|"
    rf"составлял\w*|приходил\w*)\s+(?:на\s+)?(?:[а-я]+\s+)?{SORT}|"
    rf"(?:летел[аи]?|летят|везли|везут|вернулись|прилетели|прибыли)\s+(?:и\s+)?со?\s+(?:[а-я]+\s+)?(?:дет(?:ьми|ей)|ребен\w+|младенц\w+|сем(?:ь|е)\w+)|"
    rf"^\W*(?:там\s+)?(?:был[иа]?|есть|летел[аи]?)\s+(?:и|также|еще|там)\s+(?:[а-я]+\s+)?{SORT}|"
    rf"(?:летел[аи]?|летят|летим|сидел[аи]?)\s+(?:вместе\s+)?со?\s+(?:[а-я]+\s+)?{NATIONALITIES}|"
    rf"пассажирами\s+(?:[а-я]+\s+)?(?:был|оказал)\w*\s+(?:[а-я]+\s+)?{SORT}|"
    rf"{SORT}\s+был[оаи]\s+(?:большинство|меньшинство|больше всего|больше половины|немного|мало|много)|"
    rf"в\s+(?:эту\s+|нашу\s+)?(?:группу|число\s+(?:пассажиров|высланных|депортированных))\s+(?:[а-я]+\s+)?(?:вход|вош|попал)\w+\s+"
    rf"(?:[\w-]+\s+){{0,3}}?{SORT}|"
    rf"(?:кто|что за люди)\s+(?:в\s+(?:салон|самолет)\w*|на\s+борту|внутри|летит|летел)|"
    rf"(?:вышли|сошли|спустились|выводили)\s+(?:[а-я]+\s+){{0,3}}?(?:женщин|дет|мужчин|семь)\w*|"
    rf"{FLY_ALONG}|^\W*(?:летел[аи]?|летят)\s+(?:и|также|еще)\s+(?:[а-я]+\s+)?{SORT}|летел\s+(?:дезертир|[а-я]+ский\s)|"
    rf"^\W*(?:что\s+)?(?:там\s+|туда\s+)?(?:летел[аи]?|летят|летит|везли|везут|сидели|находились|были)\s+"
    rf"(?:[а-я]+\s+){{0,2}}?(?:{NATIONALITIES}|граждане\s+(?-i:[А-Я]))|"
    rf"(?:все|многие|(?:большая )?часть|большинство|половина|треть)\s+(?:они|из\s+них|пассажиры)\s+{SORT}|"
    rf"^\W*(?:сплошь|в основном|преимущественно|чаще всего|только|"
    rf"почти все|одни|все больше|в большинстве)\s+(?:это\s+)?(?:[а-я]+\s+)?{SORT}|^\W*{SORT}\s+сплошь(?=\W|$)",
    _I,
)
# «…, в том числе одиннадцать женщин и двое детей»: part of the sentence that counts them all.
PART_OF_THEM = regex(
    rf"(?<!\w)(?:в том числе|включая|из них|в их числе|среди которых|из которых|(?<=, )в основном|"
    rf"(?<=, )преимущественно|(?<=, )главным образом|(?<=, )почти все|(?<=, )большей частью|"
    rf"(?<=, )в большинстве(?: своем)?|(?<=, )по большей части|(?<=, )сплошь|(?<=, )из коих|(?<=, )среди коих)\s"
    rf"[^.;:]{{0,40}}?{SORT}[^.;:—–]*",
    _I,
)
WITH_CITIZENS = regex(
    rf"(?<!\w)(?:{FLIGHT})\s+(?:[а-я]+\s+)?(?P<with>с\s+(?:гражданами|выходцами|подданными)\s+"
    rf"(?:из\s+)?(?:дв|тр|четыр|пят|шест|сем|вос|дев|дес|неск|разн|\d)\w*\s+(?:[а-я]+\s+)?стран)",
    _I,
)
IS_THERE = regex(
    r"(?<!\w)(?:неизвестно|вышли|сошли|спустились|выводили|был[аио]?|будут|будет|есть|нет|"
    r"находил\w+|находятся|сидел[аи]?|летим|вошл[аио]|вошел|летел[иао]?|оказал\w+|входил[иа]?|[—–]|не было|летят|летит|составля\w+|"
    r"составил\w*|перевоз\w+|имел\w+|имеются|присутств\w+|насчит\w+|значил\w+|попал\w*|числ\w+|"
    r"везли|отправил\w+|выслали|прилетел[иао]?|прибыл[иао]?|отбывали|занимал\w*|занял\w*|вернул\w+|приходил\w+|является|являются|включал[аи]?|включает)(?!\w)",
    _I,
)
# «Сколько россиян на борту» asks for a number and says nothing of who they were.
HOW_MANY = regex(r"\W*(?:сколько|точное\s|число|количество|численность)", _I)
# «Сплошь мужчины»: said without a verb.
VERBLESS = regex(
    r"^\W*(?:сплошь|в основном|преимущественно|чаще всего|только|почти все|одни|все больше|в большинстве)\s|"
    r"\sсплошь(?=\W|$)",
    _I,
)


# A sentence without one of these says nothing of who was aboard.
NAMES_A_SORT = regex(
    rf"(?<!\w)(?:{SORTS_OF_PEOPLE}|кто|что за|состав|спис|переч|лиц|лет[еия]|попутчик)", _I
)


def find_composition(scene: Scene) -> Iterator[Statement]:
    """Return who was aboard: «среди них были две семьи», «на борту были белорусы»."""
    text = plain(scene.sentence.text)
    if not (scene.flight_long_before or FLIGHT_WORD.search(text) or "борту" in text):
        return
    if not NAMES_A_SORT.search(text):
        return
    yield from _with_citizens(scene, text)
    for clause in scene.clauses:
        found = COMPOSITION.search(text[clause.start : clause.end])
        if found is None and _counts_sorts(scene, text, clause):
            yield _composition(
                scene, clause, (clause.start, clause.end), (clause.start, clause.end)
            )
            return
        index = clause_at(scene, clause.start + found.start()) if found else None
        if found is None or index is None or scene.clauses[index] != clause:
            continue
        words = text[clause.start : clause.end]
        if HOW_MANY.match(words):
            continue
        there = IS_THERE.search(words) or VERBLESS.match(words) or not has_finite_verb(words)
        if not there or OVER_SEVERAL.search(words):
            continue
        at = (clause.start + found.start(), clause.start + found.end())
        yield _composition(scene, clause, (clause.start, clause.end), at)
        return
    yield from _part_of_them(scene, text)


A_SORT = regex(rf"\s+(?:[а-я]+\s+)?{SORT}", _I)


def _counts_sorts(scene: Scene, text: str, clause: Clause) -> bool:
    """«Состав пассажиров: 40 мужчин, 12 женщин и двое детей»: each with its number, no verb."""
    sorts = sum(
        1
        for c in scene.counts
        if clause.start <= c.start < clause.end and A_SORT.match(text[c.end : clause.end])
    )
    return (
        sorts > 1
        and scene.flight_long_before
        and not has_finite_verb(text[clause.start : clause.end])
    )


def _part_of_them(scene: Scene, text: str) -> Iterator[Statement]:
    found = PART_OF_THEM.search(text)
    index = clause_at(scene, found.start()) if found else None
    if found is None or index is None:
        return
    clause = scene.clauses[index]
    words = text[clause.start : clause.end]
    counted = any(
        clause.start <= c.start < found.start() and NOUN_AFTER.match(text[c.end : clause.end])
        for c in scene.counts
    )
    aboard = (
        FLIGHT_WORD.search(words)
        or "борту" in words
        or "пассажир" in words.lower()
        or (scene.flight_before and counted and not has_finite_verb(words))
    )
    if aboard and not OVER_SEVERAL.search(words) and not re.search(r"рейс(?:ов|ами|ы)\b", words):
        yield _composition(
            scene, clause, (found.start(), min(found.end(), clause.end)), found.span()
        )


def _with_citizens(scene: Scene, text: str) -> Iterator[Statement]:
    """«Чартер с гражданами шести стран»."""
    found = WITH_CITIZENS.search(text)
    index = clause_at(scene, found.start("with")) if found else None
    if found is not None and index is not None:
        yield _composition(scene, scene.clauses[index], found.span("with"), found.span("with"))


def _composition(
    scene: Scene, clause: Clause, quote: tuple[int, int], at: tuple[int, int]
) -> Statement:
    counts = [c for c in scene.counts if quote[0] <= c.start < quote[1]]
    return Statement(
        type=ClaimType.FLIGHT_COMPOSITION,
        start=quote[0],
        end=quote[1],
        rule="who_was_aboard",
        modality=modality_of(scene, (clause.start, clause.end), at),
        count=counts[0] if counts else None,
        details=(("who", scene.sentence.text[at[0] : at[1]].strip()),),
    )


# Verbs of putting people, or going, from one aircraft to another.
PUT = (
    r"(?:пере(?:садил|вел|грузил|местил|правил|кинул|бросил|вез|гнал|шл|сел)|пересадят|переведут|"
    r"пересаж(?:ены?|ивали|ивают)|рассадил|пересаживал|рассаживал|переместил|переселил|перегнал|"
    r"погрузил|посадил|загрузил|завел|усадил|провел|препроводил|сел|перешл|погнал|повел|вел|отвел|"
    r"подвел|подвез|затолкал|запихнул|засунул|перевез|передал|вывел|отправил|переправил|поместил|пересажен|"
    r"переведен|перевозил|перегружал|переводил)"
    r"(?:л?[аиыо]|ись|ся|ась)?"
)
# What sets the second aircraft apart from the first.
ANOTHER = (
    r"(?:друг(?:ой|ом|ому|ого|им|их|ие)|втор\w+|нов(?:ый|ом|ого)|ещ[её]\s+один|ин(?:ой|ом|ого)|следующ\w+|"
    r"соседн\w+|запасн\w+|резервн\w+|местн\w+|обычн\w+|регулярн\w+|пассажирск\w+|отдельн\w+|"
    r"разн\w+|три|два|нескольк\w+|военн\w+|[а-я]+ск(?:ий|ом|ого|им|ому)|(?-i:[A-Z])\w+)"
)
AIRCRAFT = (
    rf"(?:борт\w*|(?:авиа)?самолет\w*|лайнер\w*|аэробус\w*|боинг\w*|рейс\w*|чартер\w*|{FLIGHT})"
)
MOST_BETWEEN = r"(?:(?!и\s)[\w-]+\s+){0,4}?"
TRANSFER = regex(
    rf"(?<!\w)(?:{PUT}\s+{MOST_BETWEEN}(?:на|в|к)\s+(?:[а-я]+\s+){{0,2}}?{ANOTHER}\s+"
    rf"(?:[\w-]+\s+){{0,2}}?{AIRCRAFT}|"
    rf"(?:на|в|к)\s+(?:друг|втор|нов)\w+\s+(?:[а-я]+\s+)?{AIRCRAFT}\s+(?:[а-я]+\s+){{0,2}}?{PUT}|"
    rf"(?:из|от|с)\s+(?:одного\s+|первого\s+|того\s+|нашего\s+)?{AIRCRAFT}\s+[^.;]{{0,40}}?{PUT}\s+(?:[а-я]+\s+)?(?:в|на|к)\s+"
    rf"(?:друг|втор|нов)\w+|"
    rf"{PUT}\s+(?:[а-я]+\s+){{0,2}}?(?:на|в)\s+(?:борт|самолет|рейс|лайнер|аэробус|боинг)\s+(?:авиакомпании\s+)?[«\"]?(?-i:[A-Z])\w+|"
    rf"(?:дальше|далее|оттуда|потом|затем)\s+(?:[а-я]+\s+){{0,4}}?(?:летели|полетели|летят|везли|повезли|доставили|"
    rf"отправили|переправили|вывезли)\s+(?:[а-я]+\s+){{0,2}}?{ANOTHER}\s+(?:[а-я]+\s+)?(?:самолет|борт|рейс|лайнер|чартер)ом|"
    rf"оттуда\s+[^.;,]{{0,40}}?(?:отправили|повезли|доставили|переправили)\s+(?:рейсом|бортом|самолетом|лайнером)|"
    r"(?:передач|перегрузк|перевалк|пересад)\w+\s+(?:[а-я]+\s+){0,3}?(?:пассажир|людей|депортир|россиян|груп|контингент|высланн)\w*"
    r"(?=[^.;]{0,60}\s(?:прош|состоя|был|произош|происх|прои|длил|заня|[—–]|в\s(?-i:[А-Я])))|"
    r"(?:добирал|летел|следовал|ехал|везли|доставил|отправил|прилетел|прибыл)\w*\s+[^.;,]{0,30}?(?:с|через|без)\s+(?:[а-я]+\s+)?пересад\w+|"
    rf"(?:перегрузил|пересадил|перевел|рассадил|переместил|пересел|перешл)[иа]?\s+{MOST_BETWEEN}(?:на|в)\s+"
    rf"(?:[а-я]+\s+){{0,3}}?{AIRCRAFT}|"
    r"(?:перегрузили|рассадили|переместили)(?=[^.;,]{0,40}?\s(?:в|на)\s[^.;,]{0,30}?(?:самолет|"
    r"борт|лайнер|аэробус|боинг))|"
    rf"(?:(?:с|по)?меня(?:ли|л|ть|ют|ем)|сменили|сменил|сменить|поменяли|поменял|поменять|смен[ауы]|"
    rf"сменой)\s+(?:[а-я]+\s+)?(?:борт|самолет|лайнер|рейс|воздушн\w+ судн)\w*|"
    rf"борт\s+(?:меняли|сменили|поменяли)|"
    rf"(?:дальше|далее|потом|затем|оттуда)\s+(?:их|нас|всех|людей|пассажиров|группу)\s+(?:уже\s+)?"
    rf"(?:по)?вез\w*|"
    rf"(?:дальше|далее|потом|затем)\s+(?:[а-я]+\s+){{0,3}}?(?:други|ины)м\s+{AIRCRAFT}|"
    rf"(?:оттуда|там|дальше|далее)\s+(?:[а-я]+\s+){{0,3}}?(?:забрал|подхватил|увез|повез|принял)\s+"
    rf"(?:[а-я]+\s+){{0,2}}?{AIRCRAFT}|(?:подогнали|подали|ждал|ожидал|прилетел)\s+(?:[а-я]+\s+){{0,2}}?(?:друг|втор|нов|ин)\w+\s+"
    rf"{AIRCRAFT}|"
    r"(?:^|(?<=[.:;—–]\s))пересадка\s+в(?=\s+(?-i:[А-Я])[\w-]+\W*(?:$|[.;]))|"
    r"пересадке(?=\s+в\s)|пересад(?:или|ила|ил|ят)|пересаж(?:ены?|ивали|ивают)|пересел[иа]?|"
    r"пересаживал\w+|"
    r"(?:состоялась|произошла|была|ждала|сделали|предстоит|прошла|запланирована|предусмотрена)\s+"
    r"(?:[а-я]+\s+){0,2}?пересадка|"
    r"с\s(?:самолета|борта|рейса)\s+на\s+(?:самолет|борт|рейс)|пересяд(?:ут|ем|ет)|там же и пересаживали|"
    r"завершил\w+\s+передачей\s+(?:[а-я]+\s+)?(?:россиян|людей|пассажиров|группы)|"
    r"пересадк[ауи](?=[^.;]{0,60}(?:случ|планир|понадоб|предусм|предсто|ожида|не\s(?:был|будет)|на друг|в друг|на втор|состоял|прош|самолет|борт|рейс|был|"
    r"произош|заняла|длил|в\s(?-i:[А-Я])))|отделил[иа]? от (?:остальных|других|группы))(?!\w)",
    _I,
)
# «С пересадкой в Каире» is a claim of its own only where the clause tells nothing else.
BY_ROAD = regex(r"автобус|автозак|поезд|машин|электричк|фургон|микроавтобус", _I)


# «Авиакомпания открестилась от передачи пассажиров»: what is denied is said by the noun.
DENIED_NOUN = regex(r"(?:откр|отрек|отказ|отпер|отмеж)\w+\s+(?:и\s+)?от\s+$", _I)


def find_transfers(scene: Scene) -> Iterator[Statement]:
    """Return where people changed aircraft or were parted from the others on theirs."""
    text = plain(scene.sentence.text)
    for found in TRANSFER.finditer(text):
        index = clause_at(scene, found.start())
        if index is None or BY_ROAD.search(text[found.start() : found.end() + 40]):
            continue
        clause = scene.clauses[index]
        if not (scene.flight_before or FLIGHT_WORD.search(text)):
            continue
        yield Statement(
            type=ClaimType.FLIGHT_TRANSFER,
            start=found.start() if DENIED_NOUN.search(text, 0, found.start()) else clause.start,
            end=clause.end,
            rule="changed_aircraft",
            modality=modality_of(scene, (clause.start, clause.end), found.span()),
            place=_place(scene, clause),
            times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
            count=next(
                (
                    c
                    for c in scene.counts
                    if clause.start <= c.start < clause.end
                    and NOUN_AFTER.match(text[c.end : clause.end])
                ),
                None,
            ),
        )


def _place(scene: Scene, clause: Clause) -> PlaceAt | None:
    place = place_in_clause(scene, (clause.start, clause.end))
    if place is not None or not clause.where or clause.lead is None:
        return place
    lead = scene.clauses[clause.lead]
    led = [p for p in scene.places if lead.start <= p.start < clause.start]
    return led[-1] if led else None
