"""How many were on a flight, said in Russian.

In comes a `Scene`; out go statements of passengers, one for each number. A number counts only
where the words put those people on one flight; sums over several, capacities and what was done to
some of those aboard («двоих допросили») do not.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_aircraft import aircraft_words
from wheelsdown.claims.russian_modality import modality_of
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_vehicles import (
    FLIGHT,
    FLIGHT_WORD,
    OTHER,
    PEOPLE,
    PEOPLE_WORD,
    PLURAL_FLIGHT,
)
from wheelsdown.claims.russian_verbs import has_finite_verb
from wheelsdown.claims.statements import Clause, Scene, Statement, clause_at
from wheelsdown.claims.times import gives_a_period
from wheelsdown.model.report import ClaimType

_I = re.IGNORECASE

# «64 депортированных из США гражданина»: words that may stand between a number and its noun.
NOUN_AFTER = regex(
    rf"\s+(?:(?!и\b|или\b|а\b|в\b|на\b|из\b)[а-яА-Я-]+(?:их|ых|ими|ыми|ого|его|ий|ый|ие|ые|ой|ая|"
    rf"ими)\s+(?:из\s+[А-Я][\w-]+\s+)?){{0,3}}?(?P<noun>{PEOPLE})(?![\w-])",
    _I,
)
# «Пассажиров было 64», «русских набралось не больше двух десятков»: the noun stands before.
NOUN_BEFORE = regex(
    rf"(?<![\w-])(?P<noun>{PEOPLE}|прилетевших|прибывших)(?:\s+на\s+(?:борту|рейсе))?[\s,—–-]", _I
)
ABOARD = regex(
    r"(?<!\w)(?:на (?:его |ее |том |этом |одном |нашем )?борту|(?:на|в) нем|внутри|в чреве|в брюхе|в креслах|"
    r"(?:в|на|из) (?:\w+\s){0,2}?(?:самолет|лайнер|рейс|салон|чартер)[еа]|"
    r"(?:\w+\s)?(?:рейсом|самолетом|бортом|чартером|лайнером|спецбортом)|"
    r"(?:с|со) (?:этого |того |нашего )?(?:борта|рейса|самолета|трапа)|по трапу)(?!\w)",
    _I,
)
# «На борту около полусотни»: the number needs no noun.
ABOARD_ALONE = regex(r"(?:^|[\s«])(?:на борту|в салоне|в самолете)\s+(?:[—–-]\s+)?$", _I)
# Verbs that a number is only counted or was only there by.
WERE = regex(
    r"(?<!\w)(?:был[оиа]?|быть|заявлен\w*|зарегистрирован\w*|будет|будут|окаж(?:ется|утся)|оказал(?:ось|ись)|насчит(?:ал[иа]?|ывал(?:ось|ись)|ывает)|"
    r"набрал(?:ось|ись)|набиралось|следовал[оаи]?|томил(?:ось|ись)|теснил(?:ось|ись)|ютил(?:ось|ись)|находил(?:ось|ись|ся)|наход(?:ится|ятся)|летел[оиа]?|летит|"
    r"летят|прилетел[оиа]?|прибыл[оиа]?|вылетел[оиа]?|числил(?:ось|ись)|"
    r"числится|значил(?:ось|ись)|составил[оаи]?|составля\w+|имел(?:ось|ись)|вышл[оиа]|вышел|"
    r"сош(?:ел|л[оиа])|вывел[аи]|выводили|спустил(?:ось|ись)|сидел[оиа]?|сидит|ехал[оиа]?|"
    r"размест\w+|подсчитал[аи]?|сосчитал[аи]?|досчитал[аи]?|пересчитал[аи]?|стал[оиа]?|"
    r"вез(?:ли|ла)?|везут|везет|перевоз\w+|"
    r"привез(?:ли|ла|ло)?|вывез(?:ли|ла)?|увез(?:ли|ла)?|доставил[аио]?|доставлен[оаы]?|"
    r"доставлял[аи]?|отправил[аи]?|отправлен[оаы]?|посадил[аи]?|взял[аи]?|"
    r"вернул(?:ось|ись|ся)|вмещал[аи]?|полетел[оиа]?|отправится|отправятся|полетят|доставят|привезут)"
    r"(?!\w)",
    _I,
)
CARRIES = regex(
    rf"(?<!\w)(?:{FLIGHT}(?:\s+(?:[\w-]+|«[^»]{{2,40}}»)){{0,4}}?\s+(?:с|со)\s+|"
    rf"(?:перевоз\w+|вез(?:л[аи]|ет|ший|шего)?|привез(?:л[аио]|ший)?|увез(?:л[аио])?|"
    rf"доставил[аио]?|доставля\w+|доставивш\w+|вмещал\w*|вместил\w*|взял[аи]? на борт|"
    rf"принял\w* на борт|забрал[аи]?|унес(?:л[аио])?)\s+(?:[\w-]+\s+){{0,3}}?)$",
    _I,
)
CAPACITY = regex(
    r"(?:рассчитан\w*|вместимост\w+|вмеща(?:ет|ть)|способ\w+|до отказа|кресел|"
    r"может (?:взять|перевозить|вместить)|кажд\w+|мест\b|обычно|как правило|в среднем)",
    _I,
)
PART = regex(
    r"(?:в том числе|включая|из них|среди (?:них|которых|пассажиров)|из которых|в "
    r"их числе|а также|и еще|"
    r"среди (?:высланных|депортированных|прилетевших|прибывших|вернувшихся|доставленных|задержанных))\s+"
    r"(?:[—–]\s+)?(?:[\w-]+\s+){0,2}?$",
    _I,
)
OVER_SEVERAL = regex(
    r"(?<!\w)(?:с начала|за (?:год|месяц|лето|неделю|последн|все время|\d+ (?:год|месяц))|в общей "
    r"сложности|суммарно|такими рейсами|за это время|всеми рейсами|"
    r"в этом году|в прошлом году|в 20\d\d году|ежемесячно|ежегодно|рейс(?:ов|ами|ах)|самолетами|"
    r"два рейса|три рейса|ежедневно|ежегодн\w+)(?!\w)",
    _I,
)
# What was done to some of them, or where else they are: no number of those aboard.
DONE_TO_THEM = regex(
    r"(?<!\w)(?:задерж|арест|допр[оа]с|опрос|опраш|избил|отпу[сщ]|увел|вызвал|вруч|осужд|осудил|"
    r"обвин|предъяв|мобилиз|отпра\w+ на (?:фронт|войну)|сняли|снял |умер|погиб|скончал|пострад|"
    r"госпитал|разобрал|встреч|ждал|ожидал|подписал|требу|потребовал|просил|попросил|ждут|"
    r"изолятор|тюрьм|тюрем|в списк\w+(?! пассажир)|в очеред|содерж|жив[еу]т|проживал|получил|подал|работа)",
    _I,
)
# «Активистка насчитала 33 человека»: she says the number, which alone is said of the flight.
COUNTED_BY_SOMEONE = regex(
    r"(?<!\w)(?!мы\s|я\s|нами\s)(?:[\w«»-]+\s+)+(?:насчитал[аио]?|насчитыва\w+|подсчитал[аи]?)\s+$",
    _I,
)
# Their names are of those held or asking, and not of those who fly.
ELSEWHERE = regex(r"(?:задержанн|заключенн|просител|соискател|сопровожда|конвоир)", _I)
PRONOUNS = ("их", "нас", "нам", "мы", "они")
# «47 граждан РФ, в основном мужчины»: who they were follows.
APPOSED = regex(
    r"(?:\s+(?:РФ|России|США|Украины))?,\s(?:в основном|преимущественно|главным образом|из них|"
    r"в том числе|включая|почти все|все|среди)",
    _I,
)
HEDGED = regex(
    r"(?:\s+(?:РФ|России|США|Украины))?[\s,]*(?:может|наверное|примерно|кажется)?[\s,]*(?:быть)?[\s,]*(?:чуть\s)?(?:больше|"
    r"меньше)?\W*",
)
# How one says that a number is not given.
_KEPT_BACK = (
    r"не говор\w+|не отве\w+|не подсчит\w+|не привод\w+|не публик\w+|засекре\w+|держ\w+ в (?:тайне|секрете)|"
    r"не разглаш\w+|не ясно|остается (?:неизвестн|тайн)\w+|под вопросом"
)
UNKNOWN_NUMBER = regex(
    rf"(?:{_KEPT_BACK}|"
    r"неизвестно|не знает|не знаю|не знал[аи]?|не уточн\w+|не сообща\w+|не назва\w+|не "
    r"раскры\w+|неясно|не указ\w+|скры\w+|умалчива\w+|отказал\w+ назвать|не установ\w+)"
    r"[^.;]{0,60}(?:сколько|точн\w+ (?:число|количеств)|числ[оае]|количеств\w+|численност\w+)"
    r"[^.;]{0,80}|(?:сколько|точн\w+ (?:число|количество)|число|"
    rf"количество|численность)\s[^.;]{{0,60}}(?:{_KEPT_BACK}|"
    r"неизвестн\w+|не известн\w+|не сообща\w+|неясн\w+|не "
    r"уточн\w+|не "
    r"назвал\w*|не сказал\w*|не раскры\w+|не называ\w+|не назван\w*|пока нет|не установлен\w*)",
    _I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A number in its clause, as the rules see it."""

    scene: Scene
    text: str
    clause: Clause
    hit: CountHit
    known: bool
    """A flight is told of: in the sentence, or right before it."""

    @property
    def words(self) -> str:
        return self.text[self.clause.start : self.clause.end]

    @property
    def before(self) -> str:
        return self.text[self.clause.start : self.hit.start]

    @property
    def noun_after(self) -> re.Match[str] | None:
        return NOUN_AFTER.match(self.text[self.hit.end : self.clause.end])

    @property
    def inverted(self) -> bool:
        """«Человек сорок»: the noun is part of the number's words."""
        return PEOPLE_WORD.match(self.hit.count.text) is not None

    @property
    def of(self) -> str | None:
        """The word for those who are counted."""
        if (after := self.noun_after) is not None:
            return after["noun"]
        nouns = [m["noun"] for m in NOUN_BEFORE.finditer(self.before)]
        return nouns[-1] if nouns else None


def find_passengers(scene: Scene) -> Iterator[Statement]:
    """Return how many the sentence puts on a flight, one statement for each number."""
    text = plain(scene.sentence.text)
    found = False
    for hit in scene.counts:
        index = clause_at(scene, hit.start)
        if index is None:
            continue
        number = _Number(
            scene=scene,
            text=text,
            clause=scene.clauses[index],
            hit=hit,
            known=scene.flight_long_before or FLIGHT_WORD.search(text) is not None,
        )
        among = LISTED_BEFORE.search(number.before) is not None
        if among or PART.search(number.before) or (found and _joined_to_another(number)):
            continue
        statement = next((s for rule in RULES if (s := rule(number)) is not None), None)
        statement = statement and _as_composition(number, statement)
        if statement is not None:
            found = True
            yield statement
    yield from _unknown_number(scene, text, found)


# «Женщин всего четыре»: some of those aboard, and who they are.
SOME_OF_THEM = regex(
    r"женщин|дет(?:и|ей)|ребен|подрост|несовершеннолет|младен|пожил|мальчик|девоч", _I
)


# «33 мужчины и четыре женщины»: by their numbers, and still who they were.
TWO_SORTS = regex(
    r"мужчин\w*\s+и\s+(?:[\w-]+\s+){0,2}?(?:женщин|дет|ребен)|женщин\w*\s+и\s+(?:[\w-]+\s+){0,2}?(?:мужчин|дет|ребен)",
    _I,
)
FAMILIES = regex(r"\sсем(?:ья|ьи|ей|ьями)(?!\w)", _I)


def _as_composition(number: _Number, one: Statement) -> Statement:
    """Return a number of women or children alone as one of who was aboard."""
    if (
        FAMILIES.search(number.text[number.hit.start : number.hit.end + 8])
        and one.rule != "carried"
    ):
        return replace(one, type=ClaimType.FLIGHT_COMPOSITION, rule="some_of_them")
    if TWO_SORTS.search(number.words) and one.rule != "carried":
        return replace(one, type=ClaimType.FLIGHT_COMPOSITION, rule="some_of_them")
    some = number.of and SOME_OF_THEM.match(number.of)
    if not some or one.rule == "carried" or re.search(r"на борту", number.words, _I):
        return one
    others = re.sub(r"групп[аеуы]", "", number.words, flags=_I)
    if len(re.findall(rf"(?<![\w-]){PEOPLE}(?![\w-])", others, _I)) > 1:
        return one
    return replace(one, type=ClaimType.FLIGHT_COMPOSITION, rule="some_of_them")


# «Нигерийцы, гамбиец и двое чеченцев»: a number at the end of a list of people.
LISTED_BEFORE = regex(rf"(?:{PEOPLE}|\w+ец)(?![\w-])(?:,\s[а-я]+)?\s+и\s+$", _I)


def _joined_to_another(number: _Number) -> bool:
    """«23 депортируемых и 60 сопровождающих»: the first number is the one that is quoted."""
    return re.search(r"\s(?:и|или|а также)\s+(?:еще\s+)?$|,\s+$", number.before) is not None


def _is_of_one_flight(number: _Number) -> bool:
    """Say whether the clause can count those on one flight at all."""
    words = number.words
    if NO_PEOPLE_AFTER.match(number.text, number.hit.end):
        return False
    if OVER_SEVERAL.search(words) or PLURAL_FLIGHT.search(words) or CAPACITY.search(words):
        return False
    return FLIGHT_WORD.search(words) is not None or not re.search(OTHER, words, _I)


def carried(number: _Number) -> Statement | None:
    """«Самолёт с десятью россиянами приземлился», «привёз 84 человека»: the words for them."""
    found = CARRIES.search(number.before)
    if not found or not (number.noun_after or number.inverted) or not _is_of_one_flight(number):
        return None
    with_ = re.search(r"(?:с|со)\s+$", found.group(), _I)
    if with_ is None and not (number.known or number.clause.relative):
        return None
    if (
        with_ is None
        and re.search(r"ли\s", found.group(), _I)
        and not FLIGHT_WORD.search(number.words)
    ):
        # «Доставили 52 граждан» tells of a removal, not of a flight that carried them.
        return None
    return _phrase(number, found, with_)


def aboard(number: _Number) -> Statement | None:
    """«На борту находились 72 пассажира», «этим рейсом летело около сорока человек»."""
    if not ABOARD.search(number.words) or not _is_of_one_flight(number):
        return None
    if DONE_TO_THEM.search(number.words) or _removed(number.words):
        return None
    counted = number.noun_after or number.inverted or number.of
    there = WERE.search(number.words) or not has_finite_verb(number.words)
    if (counted and there) or _stands_after_being(number) or ABOARD_ALONE.search(number.before):
        return _whole(number)
    return None


def counted_people(number: _Number) -> Statement | None:
    """«Пассажиров было 72», «россиян — сорок один», «нас было 60 человек»: of a flight told of."""
    of = number.of
    if not number.known or not (of or number.inverted) or not _is_of_one_flight(number):
        return None
    if DONE_TO_THEM.search(number.words) or (of and ELSEWHERE.match(of)) or _removed(number.words):
        return None
    months = any(
        gives_a_period(t)
        for t in number.scene.times
        if number.clause.start <= t.start < number.clause.end
    )
    if of and of.lower() in PRONOUNS and (months or not number.scene.flight_long_before):
        # «В июне их было 209» counts flights.
        return None
    if re.search(r"(?<!\w)всего\s+(?:их|нас)\s+$", number.before, _I):
        return _whole(number)
    if COUNTED_BY_SOMEONE.search(number.before) and number.noun_after:
        start, end = number.hit.start, number.hit.end + number.noun_after.end()
        return _statement(number, start, end, "counted_by_someone", of)
    verbs = list(WERE.finditer(number.words))
    near = number.hit.start - number.clause.start
    counted = any(
        abs(v.end() - near) < BEING_NEAR or abs(v.start() - near) < BEING_NEAR for v in verbs
    )
    dashed = re.search(rf"{PEOPLE}\s*[—–-]\s*$", number.before, _I)
    return _whole(number) if counted or dashed else None


# «В списке рейса 64 фамилии», «группа состояла из 64 человек», «по спискам рейса шли 43».
BY_ITS_PAPERS = regex(
    r"(?<!\w)(?:спис(?:ок|к)|манифест|ведомост|перечень|перечн)\w*\s+(?:(?:на|этого)\s+)?(?:рейс|борт|пассажир|прилет|прибы|"
    r"высланн|депортированн|самолет|чартер)\w*|"
    r"(?<!\w)(?:групп|парти)\w+\s+(?:[а-я]+\s+)?(?:состо(?:ит|ял[аи]?)|насчитыва\w+)|"
    r"(?<!\w)(?:реч\w+|сообщал\w+|говорил\w+|писал\w*|сообщил\w*)\s+(?:[а-я]+\s+){0,2}?об?\s+[^.;,]{0,30}?пассажир",
    _I,
)
NAMES_AFTER = regex(r"\s+(?:[а-я]+\s+)?(?:фамил|имен|строк|пассажир|человек)", _I)


def by_its_papers(number: _Number) -> Statement | None:
    """«В списке рейса значатся 64 фамилии», «группа состояла из 64 человек»."""
    told = number.known and BY_ITS_PAPERS.search(number.words)
    named = NAMES_AFTER.match(number.text, number.hit.end) or number.inverted
    return _whole(number) if told and named and _is_of_one_flight(number) else None


# «Граждане пяти стран»: what is counted are no people.
NO_PEOPLE_AFTER = regex(
    r"\s+(?:[а-я]+\s+)?(?:стран|государств|национальност|республик|регион|штат|лет(?!ел)|год|час|минут|рейс|"
    r"самолет|процент|%|кил|тонн|доллар|тысяч\w*\s+доллар)",
    _I,
)
# «Контракт рассчитан на 110 пассажиров»: what was ordered for the flight.
ORDERED_FOR = regex(
    r"(?<!\w)(?:контракт|договор|заявка|заказ|бронь|манифест|список|перечень|ведомость|план|загрузка|рейс)\w*\s+"
    r"(?:[а-я]+\s+){0,2}?(?:рассчитан|составлен|оформлен|выписан|подан|сделан|сверстан)\w*\s+на\s+"
    r"(?:[а-я]+\s+)?$|"
    r"(?<!\w)на\s+(?:этот\s+)?(?:рейс|борт|самолет|чартер)\s+(?:заявлен|записан|зарегистрирован|внесен|назначен)\w*\s+"
    r"(?:[а-я]+\s+)?$",
    _I,
)


def ordered(number: _Number) -> Statement | None:
    """«Контракт рассчитан на 110 пассажиров»: how many the papers of a flight are for."""
    if number.known and number.noun_after and ORDERED_FOR.search(number.before):
        return _whole(number)
    return None


def bare_number(number: _Number) -> Statement | None:
    """«Человек шестьдесят, может, чуть больше»: nothing but the number, of a flight told of."""
    if not number.scene.flight_before or number.before.strip(" «—–-"):
        return None
    after = number.noun_after
    rest = number.text[number.hit.end + (after.end() if after else 0) : number.clause.end]
    people = number.inverted or (
        after and not ELSEWHERE.match(after["noun"]) and not DONE_TO_THEM.search(number.words)
    )
    if people and HEDGED.fullmatch(rest):
        return _whole(number)
    if people and after and APPOSED.match(rest):
        state = re.match(r"\s+(?:РФ|России|США|Украины)", rest)
        end = number.hit.end + after.end() + (state.end() if state else 0)
        return _statement(number, number.clause.start, end, "bare_number", after["noun"])
    return None


def listed(number: _Number) -> Statement | None:
    """«3 февраля: Даллас — Ташкент, Omni Air, 131 человек»: an entry of a list of flights."""
    after = number.noun_after
    if not number.known or after is None or has_finite_verb(number.words):
        return None
    alone = re.search(r"(?:^|[,;:(—–•]\s*)$", number.before)
    ends = re.match(r"[\s.,;)]*$", number.text[number.hit.end + after.end() : number.clause.end])
    of_a_flight = aircraft_words(number.text) or len(number.scene.places) > 1
    if (
        not of_a_flight
        or not alone
        or not ends
        or not after["noun"].lower().startswith(("человек", "пассаж", "pax"))
    ):
        return None
    start = number.hit.start
    return _statement(number, start, number.hit.end + after.end(), "listed", after["noun"])


RULES: tuple[Callable[[_Number], Statement | None], ...] = (
    carried,
    aboard,
    bare_number,
    listed,
    ordered,
    by_its_papers,
    counted_people,
)
# A verb of being this far from a number, in characters, counts what the number counts.
BEING_NEAR = 28


def _stands_after_being(number: _Number) -> bool:
    """«На борту было 64»: the number alone, right after its verb."""
    found = re.search(
        r"(?:был[оиа]?|оказалось|находил(?:ось|ись)|летел[ои]|насчитал\w+|всего|—|–|-|будет|их|нас|"
        r"вас)\s+(?:всего\s+|только\s+|примерно\s+)?$",
        number.before,
        _I,
    )
    return found is not None


def _removed(words: str) -> bool:
    """Say whether a removal is told of: another kind of claim counts those removed."""
    found = re.search(
        r"(?<!\w)(?:депортировали|выслали|вывезли|депортирован[ыо]|высланы|выдворили)(?!\w)",
        words,
        _I,
    )
    return found is not None


def _whole(number: _Number) -> Statement:
    clause = number.clause
    told_after = [
        c.start
        for c in number.scene.clauses
        if c.relative
        and number.hit.end < c.start
        and c.end >= clause.end - 1
        and c.start > clause.start
    ]
    end = min(told_after, default=clause.end)
    return _statement(number, clause.start, end, "counted_aboard", number.of)


def _statement(number: _Number, start: int, end: int, rule: str, of: str | None) -> Statement:
    clause, hit = number.clause, number.hit
    return Statement(
        type=ClaimType.FLIGHT_PASSENGERS,
        start=start,
        end=end,
        rule=rule,
        modality=modality_of(number.scene, (clause.start, clause.end), (hit.start, hit.end)),
        count=hit,
        of=of,
        times=tuple(t for t in number.scene.times if start <= t.start < end),
    )


def _phrase(number: _Number, found: re.Match[str], with_: re.Match[str] | None) -> Statement:
    """The words for those carried: «с десятью россиянами на борту», or the clause about them."""
    clause, text = number.clause, number.text
    noun = number.noun_after
    end = number.hit.end + (noun.end() if noun else 0)
    start = clause.start + found.start() + (with_.start() if with_ else 0)
    more = re.match(rf"\s+и\s+(?:[а-я]+\s+)?{PEOPLE}(?!\w)", text[end : clause.end], _I)
    end += more.end() if more else 0
    tail = re.match(r"\s+на борту", text[end : clause.end])
    end += tail.end() if tail else 0
    if clause.relative and not with_:
        start, end = clause.start, clause.end
    return _statement(number, start, end, "carried", noun["noun"] if noun else None)


def _unknown_number(scene: Scene, text: str, counted: bool) -> Iterator[Statement]:
    """«Сколько человек на борту, неизвестно» says that the source does not know."""
    found = UNKNOWN_NUMBER.search(text)
    if not found or not (scene.flight_before or FLIGHT_WORD.search(text) or "борту" in text):
        return
    if not re.search(rf"{PEOPLE}|на борту|пассажир", found.group(), _I):
        return
    if re.search(r"сопровожда|конвоир|охранник", found.group(), _I):
        return
    first, last = clause_at(scene, found.start()), clause_at(scene, found.end() - 1)
    counts_there = any(found.start() <= c.start < found.end() for c in scene.counts)
    if first is not None and not (counted and counts_there):
        end = scene.clauses[last].end if last is not None else found.end()
        yield Statement(
            type=ClaimType.FLIGHT_PASSENGERS,
            start=scene.clauses[first].start,
            end=max(end, found.end()),
            rule="number_unknown",
            modality=modality_of(
                scene, (found.start(), found.start()), (found.start(), found.start())
            ),
            details=(("knowledge", "unknown to the source"),),
        )
