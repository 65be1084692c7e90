"""What a Russian author holds, and no source tells: a page that judges, and its sentences that do.

In comes a sentence, or a stretch of one; out goes whether it judges. A column is known by how many
of its sentences do (`judges`); in one, whatever is told of no day, number or person in the present
is a view (`generalised`): «Рутина не плачет у трапа».
"""

import re

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_stretches import (
    Stretch,
    Told,
    count_of,
    known_person,
    person_of,
    statement_of,
    times_in,
)
from wheelsdown.claims.russian_verbs import finite_verbs
from wheelsdown.claims.russian_views import DUTY, JUDGING, REMEMBERED
from wheelsdown.model.report import ClaimType as Kind
from wheelsdown.model.report import Modality, PassageKind

_I = re.IGNORECASE

PAST = regex(r"(?:л|ла|ло|ли|лся|лась|лось|лись|шел|н[аоы]?|т[аоы]|ыт)$", _I)
ONESELF = regex(r"(?<!\w)(?:мне|меня|я|мой|моя|мою|моей|моего|моим|мои|наш\w{0,3})(?!\w)", _I)
QUOTED = regex(r"«[^»]*»")
OF_SOMEBODY = regex(r"(?<!\w)(?:сын\w*|муж\w?|брат\w?|дочь|соседк?\w{0,2})(?!\w)", _I)
# «Рутина — не …», «молчание — тоже соучастие»: what a thing is, and no list or legend.
EQUATION = regex(
    r"^\W*(?:[А-Я][а-я]+|каждый|такой|такая|такое|любой|любая)(?:\s+[а-я]+){0,4}\s+[—–]\s+(?:это\s+|не\s+|тоже\s+|всегда\s+|просто\s+|лишь\s+|"
    r"чь\w+\s+|уже\s+)[^\d]*$",
    _I,
)
# «Это удобное слово», «это был не суд».
THIS_IS = regex(
    r"\W*(?:и\s+|а\s+|но\s+)?это\s+(?:был[аио]?\s+|уже\s+|не\s+|всего\s+лишь\s+)?[а-я]+", _I
)
# Powers that a column makes act, in the present: «государство торгует».
ACTORS = (
    "государство страна держава империя республика королевство столица власть власти чиновник чиновники правительство америка европа россия запад вашингтон "
    "мир общество нация народ человечество суд суды судьи конгресс сенат парламент политики система машина бюрократия "
    "свидетели министры дипломаты соседи союзники мы нас нам никто все каждый кто-то человек люди наши дети внуки потомки"
)
# Notions, of which nothing is news, whatever they do or did: «изгнание вошло в моду».
NOTIONS = (
    "закон законы история справедливость правосудие свобода совесть молчание равнодушие безразличие депортация высылка "
    "изгнание депортации высылки демократия политика рутина процедура инструкция бумага цифры страх ненависть жестокость "
    "милосердие жалость гостеприимство убежище слово слова язык деньги безопасность право порядок привычка цинизм память "
    "будущее прошлое беда зло добро логистика конвейер стыд правда ложь надежда сострадание благодарность слабость сила"
)
_LEADS_IN = r"^\W*(?:(?:но|а|и|ведь|да|же|однако|между\s+тем|сегодня|теперь|нынче|наш[аеи]?|так\w{2}|эт[аиоу]т?|люб\w{2}|всяк\w{2})\s+)?"
ACTS = regex(rf"{_LEADS_IN}(?:{'|'.join(ACTORS.split())})(?!\w)", _I)
NOTION = regex(rf"{_LEADS_IN}(?:{'|'.join(NOTIONS.split())})(?!\w)", _I)
# What we all do, and should not.
OUR_WAYS = regex(
    r"(?<!\w)мы\s+(?:[а-я]+\s+){0,2}?(?:привык|учим|науч|разуч|забы|молч|дела[ею]м\s+вид|закрыва|отворачив|пряч|плат|теря|станов|стали|жив[её]м|"
    r"вер[иу]|боим|предал|предаем|обеща|долж)[а-я]*",
    _I,
)
# How an author turns to the reader or to what might be said against him.
TO_THE_READER = regex(
    r"(?<!\w)(?:увы|по\s+мне|я\s+вспоминаю|на\s+мой\s+вкус|пожалуй|разумеется|казалось\s+бы|в\s+конце\s+концов|строго\s+говоря|мне\s+(?:возразят|скажут|ответят|могут\s+возразить)|"
    r"(?:вы|нам|нас)\s+(?:спросите|спросят|скажете|возразите|говорят|уверяют|приучают|учат)|признаюсь|согласитесь|вдумайтесь|представьте|"
    r"заметьте|на\s+деле|по\s+сути|иначе\s+говоря|дело\s+не\s+в|речь\s+(?:не\s+)?о\s|вот\s+и\s+вс[её]|куда\s+уж|где\s+уж|"
    r"разве|неужели|что\s+ж)(?!\w)",
    _I,
)
# «Что мы скажем матери?»: a question to the reader, and no heading of a list of questions.
ASKS = regex(
    r"(?<!\w)(?:мы|нам|нас|нами|вы|вам|вас|себе|можно\s+ли|нужно\s+ли|доколе|чь[яеи]|чей|разве|неужели|когда\s+же|сколько\s+(?:еще|можно)|зачем|кто\s+(?:ответит|вернет|простит|объяснит))(?!\w)"
    r".*\?[»”\"]?\s*$",
    _I,
)
NOT_TOO_LATE = regex(
    r"(?<!\w)(?:не\s+(?:поздно|нужно|стоит|надо)|довольно|достаточно|хватит|хватило\s+бы|пора)(?!\w)",
    _I,
)
# Without a verb, one of these makes a sentence: «ему безразлично», «довольно десяти виз».
STATE_WORD = regex(
    r"(?<!\w)(?:безразлично|все\s+равно|нетрудно|легко|трудно|поздно|рано|достаточно|пора|полезно|бесполезно|не\s+до\s+(?:того|этого|нас|них)|просто|можно|мало|много|некому|некуда|незачем|нечем|нет)(?!\w)",
    _I,
)
CONDITION = regex(r"\W*если(?!\w)", _I)
SUBJUNCTIVE = regex(r"(?<!\w)бы(?!\w)", _I)
# Fewer words than these are a remnant of a clause.
LEAST_WORDS = 3
# A column's present: these times say no day.
NOWADAYS = regex(r"^(?:сегодня|теперь|сейчас|нынче|ныне|завтра)$", _I)


def judges(sentence: str) -> bool:
    """Say whether a sentence judges: praise, blame or duty, a question to the reader, a maxim."""
    text = plain(sentence)
    if JUDGING.search(text) or DUTY.search(text) or TO_THE_READER.search(text):
        return True
    if re.search(r"\d", text):
        return False
    return ASKS.search(text) is not None or _is_a_maxim(text)


def _is_a_maxim(text: str) -> bool:
    if EQUATION.match(text) or OUR_WAYS.search(text):
        return True
    verb = next(iter(finite_verbs(text)), None)
    if verb is None:
        return THIS_IS.match(text) is not None or NOT_TOO_LATE.search(text) is not None
    present = PAST.search(verb.group()) is None
    return NOTION.match(text) is not None or (present and ACTS.match(text) is not None)


def generalised(stretch: Stretch) -> Told:
    """In a column: what is said in the present, of no day, number or person, is a view."""
    words = stretch.words
    judged = (
        EQUATION.match(words) or THIS_IS.match(words) or JUDGING.search(words) or DUTY.search(words)
    )
    if not stretch.scene.opinion_piece or stretch.credited or _is_of_something(stretch, judged):
        return None
    cued = any(scope.words[1] > scope.words[0] for scope in stretch.scene.scopes)
    if stretch.scene.sentence.kind is not PassageKind.BODY or cued:
        return None
    if len(words.split()) < LEAST_WORDS and THIS_IS.match(words) is None:
        return None
    if (
        REMEMBERED.match(words)
        or ONESELF.search(QUOTED.sub("", words))
        or OF_SOMEBODY.search(words)
    ):
        return None
    verbs = finite_verbs(words)
    present = verbs and (PAST.search(verbs[0].group()) is None or SUBJUNCTIVE.search(words))
    if not (judged or present or STATE_WORD.search(words)) or CONDITION.match(words):
        return None
    return statement_of(
        stretch,
        Kind.STATEMENT,
        "generalised",
        verbs[0].span() if verbs else (0, 1),
        modality=Modality.ASSERTED,
        times=(),
    )


def _is_of_something(stretch: Stretch, judged: re.Match[str] | None) -> bool:
    """Say whether a stretch names a day, a person or an airport, or a number that it does not judge."""
    count, _ = count_of(stretch)
    source = stretch.scene.sentence.text
    return (
        any(not NOWADAYS.match(source[t.start : t.end]) for t in times_in(stretch))
        or (count is not None and count.count.maximum != 1 and not judged)
        or person_of(stretch) is not None
        or known_person(stretch) is not None
        or any(
            stretch.start <= p.start < stretch.end and p.mention.icao for p in stretch.scene.places
        )
    )
