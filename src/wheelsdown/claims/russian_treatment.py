"""What is done to people, told by a stretch of a Russian sentence: one kind of deed a stretch.

In comes a stretch; out goes what it tells of removing, holding, questioning, charging somebody, as
of one person or of several, or as a figure where it sums up many.
"""

import re

from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.russian_deeds import BY_ROAD, DEEDS, LIFE_OF_SOMEBODY, deed_in
from wheelsdown.claims.russian_events import without_inner
from wheelsdown.claims.russian_figures import CUMULATIVE, LEAST_FIGURE
from wheelsdown.claims.russian_lexicon import first_of
from wheelsdown.claims.russian_places import place_in_clause
from wheelsdown.claims.russian_stretches import (
    Stretch,
    Told,
    count_of,
    person_of,
    place_of,
    statement_of,
    times_in,
)
from wheelsdown.claims.russian_vehicles import PEOPLE_WORD
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
HELD_UP = re.compile(
    r"(?<!\w)(?:(?:рейс|вылет|самолет|борт)(?!ом|ами)|груз|судно|поезд|счет|поставк|рассмотрени)",
    _I,
)


def _of_people(stretch: Stretch) -> bool:
    return bool(
        PEOPLE_WORD.search(stretch.words)
        or person_of(stretch) is not None
        or first_of(stretch.words, "persons") is not None
    )


# Words that tell of one person, or of several, as the verb's object or subject.
OF_MANY = re.compile(
    r"(?<!\w)(?:групп\w+|парти\w+|россиян(?!к|ин)\w*|людей|их|всех|нас|граждан|мужчин\w*|женщин|семь[юи]|семей|"
    r"мигрантов|пассажиров|иностранцев|депортированных|депортируемых|остальных|многих|детей|\w+ц(?:ев|ы)|"
    r"(?:дв|тр)оих|\w+(?:тер|пят|шест|сем)ых|просителей|соотечественников|беженцев|сотни|десятки|братьев|супругов|"
    r"подопечных|клиентов|подзащитных|активистов|диссидентов)(?!\w)",
    _I,
)
ONE_PERSON = re.compile(
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
A_GROUP = re.compile(
    r"(?<!\w)(?<!составе )(?<!числе )(?:(?:очередн|нов|перв|втор|трет|больш|так|вс|эт|цел)\w{1,3}\s+(?:групп[ауы]|парти[яю])|"
    r"групп[ауы]\s+(?:из|гражд|россиян|мигр|депорт|высл|человек)|парти[яю]\s+(?:из|гражд|мигр|депорт|высл|нелегал|россиян))",
    _I,
)
# Several who go by one name: a couple, a family.
OF_SEVERAL = re.compile(
    r"(?<!\w)(?:семь[юяи]|супруг(?:ов|и)|чету|братьев|сестер|со?\s+(?:двумя|тремя|детьми|сыновьями|семьей)|их)(?!\w)",
    _I,
)
ONE_PASSIVE = re.compile(r"(?:ован|слан|рен|езен|лен|щен|ят|ан)а?$", _I)


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
    somebody = person_of(stretch) is not None or first_of(stretch.words, "persons") is not None
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
    large = count.count.maximum is None or count.count.maximum >= LEAST_FIGURE
    single_day = any(
        t.day is not None or t.weekday is not None or t.days_from_publication is not None
        for t in times_in(stretch)
    )
    return large and not single_day and CUMULATIVE.search(stretch.words) is not None
