"""Anything else a stretch of a Russian sentence tells as a fact that bears on removals.

In comes a stretch that no other rule knows; out goes an event, or nothing where it sets a scene,
speaks of the page itself, or tells of nothing but flying, which is the flight rules' part.
"""

import re

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_asides import (
    BY_OFFICE,
    DONE_BY_US,
    NOTICE,
    OF_THE_PAGE,
    OF_THE_SCENE,
    ONLY_CREDITS,
    ONLY_REPORTS,
    OPENS_WITH_CREDIT,
    RESPONSE,
    SELF_FEELING,
    SMALL_ACTS,
)
from wheelsdown.claims.russian_lexicon import first_of, words_of
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
from wheelsdown.claims.russian_verbs import finite_verbs
from wheelsdown.model.report import ClaimType as Kind
from wheelsdown.model.report import Modality, PassageKind

_I = re.IGNORECASE

FIRST_PERSON = regex(r"(?<!\w)(?:мне|я|мой|моя|мою|моей|моего)(?!\w)", _I)
WE = regex(r"(?<!\w)(?:мы|нас|нам|нами)(?!\w)", _I)
SUBJUNCTIVE = regex(r"(?<!\w)бы(?!\w)", _I)
LEAST_WORDS = 3
# Fewer words than this set a scene, unless one of them is of the matter («ответа не было» is of none).
LEAST_WORDS_OFF_THE_MATTER = 4


def happened(stretch: Stretch) -> Told:
    """Anything else told as a fact that bears on removals, or that somebody is credited with."""
    words = stretch.words
    if stretch.scene.sentence.kind is PassageKind.CAPTION:
        return (
            statement_of(stretch, Kind.EVENT, "pictured", (0, 1), place=place_of(stretch))
            if len(words.split()) >= LEAST_WORDS
            else None
        )
    verb = _predicate(without_inner(stretch))
    answers = RESPONSE.search(words) is not None
    if verb is None or SUBJUNCTIVE.search(words) or NOTICE.match(words):
        return None
    if not answers and (_only_reports(stretch) or ONLY_CREDITS.search(words)):
        return None
    if CONDITION.match(words) or (not answers and _tells_who_or_how_long(stretch)):
        return None
    bears = answers or _bears_on_removals(stretch)
    if _is_too_short(stretch, bears=bears, answers=answers) or SELF_FEELING.search(words):
        return None
    if _is_of_flying(stretch) or (not stretch.credited and (not bears or _sets_the_scene(stretch))):
        return None
    count, of = count_of(stretch)
    if not answers and _is_a_view(stretch):
        return statement_of(
            stretch, Kind.STATEMENT, "in_opinion", verb.span(), modality=Modality.ASSERTED, times=()
        )
    return statement_of(
        stretch, Kind.EVENT, "told", verb.span(), place=place_of(stretch), count=count, of=of
    )


CONDITION = regex(
    r"\W*(?:если|окажись|(?:не\s+)?будь|сядь|подпиши|знай|успей|останься|случись|приди|сделай)(?!\w)",
    _I,
)
LASTED = regex(
    r"(?<!\w)(?:уш(?:ло|ел|ла)|продл|продолж|занял|занима|длил)[а-я]*\s+(?:[а-я]+\s+){0,4}?(?:час|минут|сут)",
    _I,
)


def _tells_who_or_how_long(stretch: Stretch) -> bool:
    """«Рассказал диспетчер» only credits; «продолжался он семь часов» is the flight rules' part."""
    credits = OPENS_WITH_CREDIT.match(stretch.words) is not None and not stretch.credited
    return credits or (LASTED.search(stretch.words) is not None and _is_off_the_matter(stretch))


# What stands for a verb: «документы готовы», «двое пока на свободе», «телефоны недоступны».
STATE = regex(
    r"(?<!\w)(?:готов[аоы]?|(?:не)?доступ(?:ен|на|но|ны)|неизвест(?:ен|на|но|ны)|жив[аоы]?|здоров[аоы]?|свобод(?:ен|на|ны)|пуст[аоы]?|"
    r"соглас(?:ен|на|ны)|намерен[аоы]?|полон|полн[аоы]|ранен[аоы]?|болен|больн[аы]|против(?=\s*$)|"
    r"(?:пока|сейчас|теперь|до\s+сих\s+пор|все\s+еще|по-прежнему|уже)\s+(?:в|на|под|без|дома)(?=\W))(?!\w)",
    _I,
)


def _predicate(words: str) -> re.Match[str] | None:
    return next(iter(finite_verbs(words)), None) or STATE.search(words)


def _is_too_short(stretch: Stretch, *, bears: bool, answers: bool) -> bool:
    """«Паспорт вернули» says enough; so does an answer, and what was done to those who tell it."""
    length = len(stretch.words.split())
    done = DONE_TO_THEM.match(stretch.words)
    if answers or (done and (stretch.credited or OF_THEM.match(stretch.words))):
        return length < LEAST_WORDS - 1
    if stretch.credited and (WAS_DONE.search(stretch.words) or times_in(stretch)):
        return length < LEAST_WORDS
    if length < LEAST_WORDS - bears:
        return True
    return length < LEAST_WORDS_OFF_THE_MATTER and first_of(stretch.words, "topic") is None


# «Кормили дважды», «нас подняли ночью», «потом отпустили», «одному стало плохо».
DONE_TO_THEM = regex(
    r"\W*(?:(?:[а-я]+\s+){0,3}?(?!(?:при|у|во|вы|до|пере|за)?шли|спали|пили|сидели|стояли|лежали|ехали|летели|молчали|ждали|были|могли|хотели|жили)"
    r"[а-я]{2,}ли|[а-я]+(?:му|им|ей)\s+стало\s+плохо)(?!\w)",
    _I,
)
OF_THEM = regex(
    r"\W*(?:нас|нам|его|ему|ее|ей|их|им|всех|всем|остальных|прочих|двоих|троих|многих)\s", _I
)
# «Ноги были скованы», «все процедуры соблюдены».
WAS_DONE = regex(r"(?<!\w)(?:был[аио]?\s+)?[а-я]{3,}(?:[аеояи]н|т)[аоы]\W*$", _I)


# What parties and courts do, in a column too, is told and no view.
PROCEDURE = regex(
    r"(?<!\w)(?:подал|направил|отклонил|отказал|рассмотре|рассмотрел|назнач|отправил|приостанов|"
    r"запросил|вынес|ответил|обжалов|постанов|получил|передал|удовлетвор)[а-я]*",
    _I,
)


def _is_a_view(stretch: Stretch) -> bool:
    """In a piece that judges, what is told of no day, place, number or person is a view too."""
    return (
        stretch.scene.opinion_piece
        and stretch.scene.sentence.kind is PassageKind.BODY
        and not stretch.credited
        and PROCEDURE.search(stretch.words) is None
        and not times_in(stretch)
        and count_of(stretch)[0] is None
        and person_of(stretch) is None
        and not any(stretch.start <= p.start < stretch.end for p in stretch.scene.places)
    )


def _only_reports(stretch: Stretch) -> bool:
    """«В МВД сообщили:» says nothing of its own; «на запрос не ответили» does, where nothing follows."""
    if re.search(r"следующее\W*$", stretch.words, _I):
        return True
    if not ONLY_REPORTS.search(stretch.words):
        return False
    rest = stretch.scene.sentence.text[stretch.end :]
    return (
        len(stretch.words.split()) < LEAST_WORDS
        or re.match(r"\s*(?:[,:]|[—–-])\s*\S", rest) is not None
    )


def without_inner(stretch: Stretch) -> str:
    """Return the words of a stretch with the relative clauses in it blanked out, one for one."""
    words = list(stretch.words)
    for clause in stretch.scene.clauses:
        whole = (clause.start, clause.end) == (stretch.start, stretch.end)
        within = stretch.start <= clause.start and clause.end <= stretch.end
        if clause.relative and within and not whole:
            for i in range(clause.start - stretch.start, clause.end - stretch.start):
                words[i] = " "
    return "".join(words)


def _bears_on_removals(stretch: Stretch) -> bool:
    """Say whether a stretch has a word of courts, borders, flights or families, or tells of people."""
    return (
        first_of(stretch.words, "topic", "persons", "officers") is not None
        or person_of(stretch) is not None
        or count_of(stretch)[0] is not None
        or first_of(stretch.words, "craft") is not None
        or HANDLED.match(stretch.words) is not None
        or any(stretch.start <= p.start < stretch.end for p in stretch.scene.places)
        or known_person(stretch) is not None
    )


# What aircraft do; what was read of no flight is not told of as an event.
MOVES = regex(
    r"(?<!\w)(?:вылет|взлет|прилет|приземл|сел[аио]?(?!\w)|лет(?:ел|ал|ит|ят)|дозаправ|заправ|садил|сяд|плюхн|притер|убыл|прибыл|"
    r"проследовал|повернул|ушел|ушла|ушли|взял[аи]?\s+курс|подня|поднял|набра|сниж|кружил|опустил|добра|шел|шла|шли|стоял|"
    r"пробыл|длил|занял|выполн|следовал|состоял|ожида|ждут|планир|намечен|готов|возил|везет|вез(?!\w)|вывозил|приня|отправ)\w*",
    _I,
)


OTHER_CRAFT = regex(
    r"(?<!\w)(?:поезд|вертолет|автобус|пароход|паром|теплоход|ракет|корабл|дирижабл|электричк|судн[оа]|катер|яхт)\w*",
    _I,
)


# «Его отправили в часть»: somebody is moved, and not a flight.
SOMEBODY_MOVED = regex(
    r"(?<!\w)(?:его|ее|их|нас|меня|первого|второго|третьего|одного|другого|двоих|троих|остальных)(?!\w)",
    _I,
)


def _is_of_flying(stretch: Stretch) -> bool:
    """Say whether a stretch only tells how something went from place to place: the flight rules' part."""
    somewhere = any(stretch.start <= p.start < stretch.end for p in stretch.scene.places)
    if OTHER_CRAFT.search(stretch.words) or SOMEBODY_MOVED.search(stretch.words):
        return False
    return bool(
        MOVES.search(stretch.words)
        and (somewhere or first_of(stretch.words, "craft") is not None)
        and first_of(stretch.words, "topic") is None
        and not re.search(r"(?<!\w)(?:не|никто|нет)(?!\w)", stretch.words, _I)
    )


# «Подняли в три ночи», «потом велели сдать бельё»: nobody is named who did it, as in custody.
HANDLED = regex(r"\W*(?:[а-я]+\s+){0,3}?[а-я]{3,}ли(?:сь)?(?!\w)", _I)


def _sets_the_scene(stretch: Stretch) -> bool:
    """Say whether the writer, not a source, tells what is no news: of nothing and nobody in it."""
    if RESPONSE.search(stretch.words):
        return OF_THE_PAGE.search(stretch.words) is not None
    return (
        stretch.joined
        or not _names_the_matter(stretch)
        or _is_an_aside(stretch)
        or _is_a_small_act(stretch)
    )


NOW = regex(r"\W*(?:сейчас|теперь|пока)(?!\w)", _I)
# The present of verbs that last; «дадут», «выйдут» tell of what is to come.
GOING_ON = regex(r"(?<!стан)(?<!прим)(?:[аяуе][ею]т|[аяуе][ею]тся|[аяуе]ют|[аяуе]ются)$", _I)
GATHER = regex(r"(?<!\w)(?:собира|собрал|дежур|встреча|пикетир|митинг|осажда|блокир)[а-я]*", _I)
PRONOUN_ACTS = regex(r"\W*(?:[а-я]+\s+){0,2}?(?:он|она)\s", _I)
NOT = regex(r"(?<!\w)(?:не|нет|никто|ничего|никого)(?!\w)", _I)


def _is_off_the_matter(stretch: Stretch) -> bool:
    """Say whether a stretch has no word of the matter but of kin and of things."""
    return not any(
        "topic" in w.classes and not OF_THE_SCENE.match(stretch.words[w.start : w.end])
        for w in words_of(stretch.words)
    )


def _is_a_small_act(stretch: Stretch) -> bool:
    """«Мать режет хлеб»: kin and things alone, in the present or in a posture, on no day."""
    named = person_of(stretch) is not None and PRONOUN_ACTS.match(stretch.words) is None
    if times_in(stretch) or NOT.search(stretch.words) or named:
        return False
    if NOW.match(stretch.words) or GATHER.search(stretch.words):
        return False
    if not _is_off_the_matter(stretch):
        return False
    verb = next(iter(finite_verbs(without_inner(stretch))), None)
    present = verb is not None and GOING_ON.search(verb.group()) is not None
    return present or SMALL_ACTS.search(stretch.words) is not None


def _names_the_matter(stretch: Stretch) -> bool:
    """Say whether a stretch names the matter, somebody in it, or the day: a place alone is scenery."""
    return (
        first_of(stretch.words, "topic", "persons", "officers") is not None
        or person_of(stretch) is not None
        or known_person(stretch) is not None
        or bool(times_in(stretch))
        or OTHER_CRAFT.search(stretch.words) is not None
    )


def _is_an_aside(stretch: Stretch) -> bool:
    words = stretch.words
    of_writer = WE.search(words) and re.search(r"\w+(?:ем|им)\b", words)
    told_of_me = FIRST_PERSON.search(words) and not BY_OFFICE.search(words)
    i_did = re.search(r"(?<!\w)я(?!\w)", without_inner(stretch), _I) is not None
    of_oneself = told_of_me and (not times_in(stretch) or (i_did and _is_off_the_matter(stretch)))
    return bool(OF_THE_PAGE.search(words) or of_oneself or of_writer or DONE_BY_US.search(words))
