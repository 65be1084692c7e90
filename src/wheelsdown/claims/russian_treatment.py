"""What is done to people, told by a stretch of a Russian sentence: one kind of deed a stretch.

In comes a stretch; out goes what it tells of removing, holding, questioning, charging somebody, as
of one person or of several, or as a figure where it sums up many.
"""

import re

from wheelsdown.claims.attribution import scopes_at
from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.patterns import is_found_by, regex
from wheelsdown.claims.russian_deeds import BY_ROAD, DEEDS, LIFE_OF_SOMEBODY, deed_in
from wheelsdown.claims.russian_events import without_inner
from wheelsdown.claims.russian_figures import CUMULATIVE, LEAST_FIGURE
from wheelsdown.claims.russian_lexicon import first_of
from wheelsdown.claims.russian_places import place_in_clause
from wheelsdown.claims.russian_stretches import (
    Stretch,
    Told,
    count_of,
    known_person,
    person_of,
    place_of,
    statement_of,
    times_in,
)
from wheelsdown.claims.russian_vehicles import PEOPLE_WORD
from wheelsdown.claims.russian_verbs import finite_verbs
from wheelsdown.model.report import ClaimType as Kind

_I = re.IGNORECASE


def done_to_people(stretch: Stretch) -> Told:
    """Something done to people, told by a verb of `DEEDS`; of several, a sum is a statistic."""
    # What a relative clause tells is told of by itself: «приговор Ремизову, которого выдворили».
    words = without_inner(stretch)
    for deed in DEEDS:
        verb = deed_in(words, deed)
        if verb is None:
            continue
        if deed.type is Kind.PERSON_REMOVAL:
            return None if BY_ROAD.search(stretch.words) else _removal(stretch, verb)
        if deed.type in HELD and HELD_UP.search(stretch.words) and not _of_people(stretch):
            continue
        count, of = count_of(stretch)
        if deed.type in HELD and _is_sum(stretch, count):
            return statement_of(stretch, Kind.STATISTIC, "sum_of_deeds", verb, count=count, of=of)
        return statement_of(
            stretch,
            deed.type,
            "deed",
            verb,
            count=count,
            of=of,
            person=person_of(stretch),
            place=place_of(stretch),
        )
    return None


HELD = frozenset({Kind.PERSON_DETENTION, Kind.PERSON_ARREST})
# What is held up and is nobody: flights, cargo, accounts.
HELD_UP = regex(
    r"(?<!\w)(?:(?<!из )(?<!от )(?<!у )(?:рейс|вылет|самолет|борт)(?:[ыа]|ов)?(?=[\s,][^.;]{0,60}?(?:задерж|удерж))|"
    r"(?<=задержали )(?:рейс|вылет|самолет|борт)|груз|судно|поезд|счет|поставк|рассмотрени)",
    _I,
)


def _of_people(stretch: Stretch) -> bool:
    return bool(
        PEOPLE_WORD.search(stretch.words)
        or person_of(stretch) is not None
        or known_person(stretch) is not None
        or first_of(stretch.words, "persons") is not None
    )


# Words that tell of one person, or of several, as the verb's object or subject.
OF_MANY = regex(
    r"(?<!\w)(?:групп\w+|парти\w+|россиян(?!к|ин)\w*|людей|их|всех|нас|граждан|мужчин\w*|женщин|семь[юи]|семей|"
    r"мигрантов|пассажиров|иностранцев|депортированных|депортируемых|остальных|многих|детей|\w+ц(?:ев|ы)|"
    r"(?:дв|тр)оих|\w+(?:вер|тер|пят|шест|сем)ых|просителей|соотечественников|беженцев|сотни|десятки|братьев|супругов|"
    r"подопечных|клиентов|подзащитных|активистов|диссидентов)(?!\w)",
    _I,
)
ONE_PERSON = regex(
    r"(?<!\w)(?:(?:россиян|граждан|крестьян|мусульман|армян|молдаван|дагестан)ин(?:а|у|ом)?|\w+[нкц](?:ку|анку)|гражданк[ау]|"
    r"(?<!\d )(?:молодого|юного|пожилого|одного|этого|неизвестного)\s+человека|мужчину|женщину|девушку|парня|юношу|подростка|"
    r"\w+-?летн(?:его|юю|ий|яя)|(?:актив|программ|журнал|социал|артиста?|контракт|танк|эконом|юр)ист[ау]?|активистк[ау]|"
    r"(?:беглец|уроженец|иранец|украинец|белорус|узбек|таджик|афганец|чеченец|солдат|студент|учител|преподавател|профессор|"
    r"контрактник|военнослужащ|заявител|подзащитн|клиент|доверител|дезертир|член|политик|скрипач|музыкант|врач|"
    r"повар|водител|сын|муж|брат|отц|беженец)(?:а|у|я|ом|ем|его|ого|ца)?|беглеца|уроженца|иранца|украинца|афганца|беженца|"
    r"уроженку|сестру|дочь|жену|мать|земляк[а]?|(?:студент|актив|россиян|граждан|украин|белорус|москвич|бежен|пенсионер|журналист|художниц|правозащитниц|"
    r"учительниц|преподавательниц|писательниц)(?:ку|у)|\w{3,}(?:теля|ника|щика|чика|иста|анта|лога|слесаря|повара|онера|режиссера|инженера|офицера)|меня|его|ее|ему)(?!\w)",
    _I,
)
A_GROUP = regex(
    r"(?<!\w)(?<!составе )(?<!числе )(?:(?:очередн|нов|перв|втор|трет|больш|так|вс|эт|цел)\w{1,3}\s+(?:групп[ауы]|парти[яю])|"
    r"групп[ауы]\s+(?:из|гражд|россиян|мигр|депорт|высл|человек)|парти[яю]\s+(?:из|гражд|мигр|депорт|высл|нелегал|россиян))",
    _I,
)
# Several who go by one name: a couple, a family.
OF_SEVERAL = regex(
    r"(?<!\w)(?:семь[юяи]|супруг(?:ов|и)|чету|братьев|сестер|со?\s+(?:двумя|тремя|детьми|сыновьями|семьей)|их)(?!\w)",
    _I,
)
ONE_PASSIVE = regex(r"(?:ован|слан|рен|езен|лен|щен|ят|ан)а?$", _I)


def _removal(stretch: Stretch, verb: tuple[int, int]) -> Told:
    """Of one person or of several; only sent somewhere, and of nobody named, it is none."""
    word = stretch.words[verb[0] : verb[1]]
    count, of = count_of(stretch)
    if count is not None and re.search(
        r"(?:отц|мат|пап|мам)\w*\s+$", stretch.words[: max(0, count.start - stretch.start)], _I
    ):
        # «Отца пятерых детей»: his children are not those removed.
        count = None
    many = OF_MANY.search(stretch.words) or PEOPLE_WORD.search(stretch.words)
    somebody = (
        person_of(stretch) is not None
        or first_of(stretch.words, "persons") is not None
        or _names_its_object(stretch, verb)
    )
    only_sent = not re.match(
        r"депорт|высл|высыл|вышл|выдвор|экстрад|репатри|изгна|увез|увоз|спров|.*(?:своей воле|наручник|кандал)",
        word,
        _I,
    )
    if only_sent and not (
        many
        or count
        or somebody
        or ONE_PERSON.search(stretch.words)
        or LIFE_OF_SOMEBODY.search(stretch.words)
    ):
        return None
    if _is_sum(stretch, count):
        return statement_of(
            stretch,
            Kind.STATISTIC,
            "sum_of_removals",
            verb,
            count=count,
            of=of,
            place=place_of(stretch),
        )
    group = A_GROUP.search(stretch.words) is not None
    with_people = re.search(r"(?<!\w)(?:самолет|рейс|борт|чартер)\w*\s+со?\s", stretch.words, _I)
    if len(stretch.words.split()) < 2:
        return None
    one_named = person_of(stretch) and not count and not OF_SEVERAL.search(stretch.words)
    single = ONE_PERSON.search(stretch.words) and not count
    one = (
        not group
        and not with_people
        and (
            single
            or (ONE_PASSIVE.search(word) and not count and not re.search(r"[ыи]$", word))
            or (not many and not count)
            or one_named
        )
    )
    return statement_of(
        stretch,
        Kind.PERSON_REMOVAL if one else Kind.GROUP_REMOVAL,
        "removed",
        verb,
        count=None if one else count,
        of=None if one else of,
        person=person_of(stretch) if one else None,
        place=place_of(stretch),
    )


# «Павла посадили», «вывезли Анну»: a name in the accusative beside the verb.
NAME_BEFORE = regex(r"(?:^|[\s,])([А-Я][а-я]{2,}[аяую])\s+(?:[а-я]+\s+){0,2}$")
NAME_AFTER = regex(r"\s+([А-Я][а-я]{2,}[аяую])(?!\w)")


def _names_its_object(stretch: Stretch, verb: tuple[int, int]) -> bool:
    found = NAME_BEFORE.search(stretch.words[: verb[0]]) or NAME_AFTER.match(
        stretch.words[verb[1] :]
    )
    if found is None:
        return False
    at = stretch.start + found.start(1) + (verb[1] if is_found_by(found, NAME_AFTER) else 0)
    return not any(p.start <= at < p.end for p in stretch.scene.places)


def come(stretch: Stretch) -> Told:
    """«Из США прибыли 30 россиян»: people brought from a country, where no flight is named."""
    found = re.search(
        r"(?<!\w)(?:при(?:был[аио]?|быть|будет|будут|летел[аио]?|лететь|летят|"
        r"летит))(?!\w)",
        stretch.words,
        _I,
    )
    count, of = count_of(stretch)
    if (
        not found
        or count is None
        or not PEOPLE_WORD.search(stretch.words)
        or not re.search(r"(?<!\w)из\s+(?:США|Соединенных|Америк|Герман|Канад)", stretch.words)
    ):
        return None
    return statement_of(
        stretch,
        Kind.GROUP_REMOVAL,
        "came",
        found.span(),
        count=count,
        of=of,
        place=place_in_clause(stretch.scene, (stretch.start, stretch.end)),
    )


def _is_sum(stretch: Stretch, count: CountHit | None) -> bool:
    """A number over a period, or a large one that still holds, stands for more than one event."""
    if count is None:
        return False
    most = count.count.maximum or count.count.minimum
    large = most is not None and most >= LEAST_FIGURE
    single_day = any(
        t.day is not None or t.weekday is not None or t.days_from_publication is not None
        for t in times_in(stretch)
    )
    return large and not single_day and CUMULATIVE.search(stretch.words) is not None


INVESTIGATORS = regex(r"следстви|следовател|дознани|обвинени|прокур|спецслужб|ФСБ|КГБ|силовик", _I)
SUBJECT_IN_PERSON = regex(
    r"\W*(?:(?:он|она|они)(?!\w)|(?-i:[А-Я])[а-я]+(?:\s(?-i:[А-Я])[а-я]+)?\s|мужчина|женщина|задержанн|подсудим|обвиняем|доверител)",
    _I,
)
# What investigators did themselves is no charge.
PROCEEDINGS = regex(
    r"(?<!\w)(?:изъя|допро|задерж|обыск|провер|провед|отпущ|отпуст|был[аи]?(?=\s)|не\s)[а-я]*", _I
)


def accused(stretch: Stretch) -> Told:
    """«По версии следствия, он переводил деньги»: what investigators say that somebody did."""
    by = [scope.chain for scope in scopes_at(stretch.scene.scopes, stretch.start, stretch.end)]
    verb = next(iter(finite_verbs(stretch.words)), None)
    if verb is None or not (
        any(speaker and INVESTIGATORS.search(speaker[0].name) for speaker in by)
        and SUBJECT_IN_PERSON.match(stretch.words) is not None
        and PROCEEDINGS.search(stretch.words) is None
    ):
        return None
    return statement_of(
        stretch, Kind.PERSON_CHARGE, "accused", verb.span(), person=person_of(stretch)
    )
