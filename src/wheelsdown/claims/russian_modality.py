"""How firmly a Russian clause says that something happened: did, did not, was to, may have.

In come a clause and its verb; out goes a `Modality`. Small rules, the strongest doubt first.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from wheelsdown.claims.attribution import modality_at
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.statements import Scene
from wheelsdown.model.report import Modality

_I = re.IGNORECASE

NOT_BEFORE = regex(r"(?<!\w)(?:так и не|не|никогда не|ни разу не)\s+(?:\w+\s+){0,1}$", _I)
NOT_AUXILIARY = regex(
    r"(?<!\w)не\s+(?:был[аио]?|будет|будут|смог\w*|мог\w*|стал\w*|удалось|соверш\w+|дела\w+|"
    r"сдела\w+|состоял\w+|произв[ео]\w+|осуществля\w+|осуществл\w+|выполня\w+|происходи\w+|случа\w+|имел[аои]?\s+места)\b",
    _I,
)
NO_SUBJECT = regex(
    r"(?<!\w)(?:ни\s+од(?:ин|на|ного)|никак(?:ой|ого|их|ие)|никто)\s+(?:\w+\s+){0,3}", _I
)
NONE_WAS = regex(
    r"(?<!\w)(?:не\s+(?:было|оказалось|находилось|летел[иа]?|могло быть)|нет|не "
    r"будет)(?!\w)",
    _I,
)
WITHDRAWN = regex(
    r"(?:в\s+(?:первой|первоначальной|прежней|предыдущей|ранней)\s+(?:версии|редакции)|(?:ошибочно|по ошибке)\s+(?:\w+\s+){0,2}?"
    r"(?:написал|указал|указан|сообщ|назва|подписа|говорил|утвержд)|ранее в (?:тексте|заметке)|там\s+же\s+(?:также\s+)?"
    r"(?:говорилось|сообщалось|указывалось|утверждалось|значилось|упоминалось|стояло|было\s+(?:сказано|указано|написано))|"
    r"(?:во?\s(?:[а-я]+\s)?(?:выпуске|заметке|публикации|новости|"
    r"материале)\s)?(?<!\w)мы\s(?:ошибочно\s)?(?:написали|сообщили|указали|сообщали|писали)|в "
    r"тексте было (?:сказано|указано|написано)|первоначально\s(?:сообщалось|говорилось|"
    r"утверждалось)|неверно (?:указано|говорилось|сообщалось))",
    _I,
)
FALSE = regex(
    r"(?:неправда|ложь|(?:это|[—–])\s+фейк|фейков\w+|не соответству\w+ "
    r"действительности|не подтвердил\w+\s(?:сообщени|"
    r"информаци|данн)|опроверг\w*|отриц\w+|"
    r"неверн(?:о|а|ы)|недостоверн\w+|ложн(?:ые|ая|ое|ых|ой)\s(?:сообщени|информаци|сведени))",
    _I,
)
NOT_SO = regex(
    r"(?:(?:неправда|ложь|вымысел|фейк|неверно|не правда)(?:\s+и)?(?:\s+то)?,\s+(?:что\s+|"
    r"будто\s+)|назвал\w*\s+(?:вымыслом|ложью|фейком|неправдой|выдумкой)\s+(?:[а-я]+,?\s+){0,3}(?:о|"
    r"об|том|что|,|\s)*|"
    r"«нет»\s+на\s+вопрос,\s+|,\s+а\s+не\s+|\bа\s+не\s+)$",
    _I,
)
# «Сообщения о том, что …, не подтвердились»: what is said of them stands after.
REPORTED_AHEAD = regex(
    r"(?:сообщени|информаци|слух|сведени|данны|утверждени|новост|верси|заявлени|рассказ|публикаци)[а-я]*,?\s+(?:о\s+том,\s+)?"
    r"(?:что|будто|якобы)\s+$",
    _I,
)
REFUTED_AFTER = regex(
    r"^[^.;]{0,60}?,\s+(?:не\s+подтвердил|не\s+подтвержда|не\s+соответству|оказал[а-я]+\s+(?:ложн|неверн|фейк|вымысл|неправд|слух|недостоверн|"
    r"утк|выдумк)|лож|неверн|недостоверн|опровергнут|опровергли|безосновательн|беспочвенн|вымысел|выдумк|фейк|далек|надуман|голословн|"
    r"неправд|[—–]\s+(?:лож|вымысел|выдумк|фейк|неправд|слух|утка|чушь))",
    _I,
)
CONDITION = regex(
    r"(?:^|[\s«“\"(])(?:если(?!\s+(?:верить|судить|исходить|точнее|быть точн|говорить))|в случае|при условии|предположим|допустим|"
    r"представим|окажись|будь|случись)\s",
    _I,
)
WHETHER = regex(r"(?<!\w)ли(?!\w)", _I)
SUBJUNCTIVE = regex(r"(?<!\w)(?:бы|б)(?!\w)", _I)
PLANNED = regex(
    r"(?<!\w)(?:долж(?:ен|на|но|ны)|планиру\w+|планировал\w*|запланирован\w*|намечен\w*|предусмотрен\w*|забронирован\w*|"
    r"назначен(?!и)\w*|намерен\w*|собира(?:ется|ются|лся|лась|лись)(?=\s\w+ть)|готов(?:ят|ит|ится|ятся|"
    r"ился|илась)|"
    r"предстоит|предстоящ\w+|(?<!что )(?<!кто )(?<!как )буд(?:ет|ут)|планы?(?!\s+полета)|хот(?:ят|ел\w*)|"
    r"рассчитыва\w+|предполагал\w+ся)(?!\w)",
    _I,
)
EXPECTED = regex(
    r"(?<!\w)(?:ожида(?!ни)\w+|обеща(?:ет|ют)|(?:самолет|рейс|борт|второй|первый|"
    r"его)\s+жд(?:ут|ет|али?)|жд(?:ут|ем)\s+(?:во?\s+(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|конце|начале|"
    r"ближайш\w+)|к\s+\w+|завтра|через\s+(?:час|недел|месяц|день|дня)\w*)|как ожидается|до посадки(?=\s+[^\s,.;])|прогноз\w+|предполагается)(?!\w)",
    _I,
)
FEARED = regex(r"(?<!\w)(?:опаса(?!вш|ющ)\w+|боятся|боится|боюсь|опасени\w+)(?!\w)", _I)
POSSIBLE = regex(
    r"(?<!\w)(?:возможно|вероятно|вероятна|возможна|напрашивается|по-видимому|видимо|похоже|"
    r"предположительно|скорее всего|якобы|может быть|быть может|вроде(?:\sбы)?|"
    r"(?<!не )мог(?:ла|ло|ли)?|(?<!не )может|(?<!не )могут|не исключен[оаы]?|не исключ\w+|судя по всему|кажется|наверное|"
    r"допуска\w+)(?!\w)",
    _I,
)
# Words that leave a thing open, whatever the verb: «похоже, пойдёт через Портсмут».
OPEN = regex(
    r"(?<!\w)(?:возможно|вероятн(?:о|ее|ей)|по-видимому|видимо|похоже|предположительно|скорее всего|пожалуй|может быть|быть может|"
    r"не исключен\w*|по всей (?:видимости|вероятности)|наверное|по-моему|кажется)(?!\w)",
    _I,
)
# «Сядет по расписанию» is a plan; «сел по расписанию» happened.
ON_SCHEDULE = regex(r"(?<!\w)по (?:плану|расписанию|графику)(?!\w)", _I)
PAST_VERB = regex(r"(?<!\w)[а-я]{2,}(?:л[аои]?|л(?:ся|ась|ось|ись))(?!\w)", _I)
FUTURE_WITHIN = regex(
    r"(?<!\w)(?:вылет(?:ит|ят)|прилет(?:ит|ят)|полет(?:ит|ят)|прибуд(?:ет|ут)|окаж(?:ется|утся)|возраст(?:ет|ут)|вырастет|"
    r"увелич(?:ится|атся)|превысит|состо(?:ится|ятся)|приземл(?:ится|ятся)|отправ(?:ится|ятся|ят)|проследу(?:ет|ют)|доставят|"
    r"увезут|вывезут|привезут|при(?:мут|мет)|придется|наберется)(?!\w)",
    _I,
)
FUTURE_VERB = regex(
    r"^(?:вылет(?:ит|ят)|взлет(?:ит|ят)|приземл(?:ится|ятся)|прилет(?:ит|ят)|прибуд(?:ет|ут)|"
    r"сяд(?:ет|ут)|отправ(?:ится|ятся)|отправят|"
    r"верн(?:ется|утся)|полет(?:ит|ят)|соверш(?:ит|ат)|сдела(?:ет|ют)|пересад(?:ят|ит)|"
    r"остановится|дозаправится|достав(?:ит|ят)|"
    r"доставят|покин(?:ет|ут)|вышл(?:ют|ет)|депортиру(?:ют)(?=\sзавтра)|состоится|станет|станут|"
    r"поднимется|пойд(?:ет|ут)|превысит|вырастет|увеличится|возобнов(?:ится|ятся)|увезут|вывезут)",
    _I,
)
LOOKED_FOR = regex(r"(?:ожидается|предполагается|ожидалось|как ожидается),\s*(?:что\s*)?$", _I)
QUESTION = regex(r"\?[»”\")]*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verb:
    """A verb as the rules see it."""

    text: str
    """The sentence, in plain spelling."""
    ahead: str
    """What stands before the clause."""
    clause: str
    before: str
    """The clause up to the verb."""
    verb: str
    said: Modality | None
    """How firmly the speaker says it."""
    doubted: bool
    """It stands after «не удалось подтвердить» or the like."""


def _is_withdrawn(v: _Verb) -> bool:
    """«В первой версии говорилось, что …»; a colon or semicolon ends what is withdrawn."""
    found = WITHDRAWN.search(v.ahead + v.clause)
    return found is not None and not re.search(r"[:;]\s", v.ahead[found.end() :])


def _is_negated(v: _Verb) -> bool:
    """«Не приземлялся», «ни один самолёт», «сведения не соответствуют действительности»."""
    return bool(
        NOT_BEFORE.search(v.before)
        or NOT_AUXILIARY.search(v.clause)
        or NO_SUBJECT.search(v.before)
        or FALSE.search(v.clause)
    )


def _is_asked(v: _Verb) -> bool:
    """«Если», «?»: nobody says that it was so."""
    leading = v.ahead[-14:] + v.before
    return bool(CONDITION.search(leading) or CONDITION.match(v.text) or QUESTION.search(v.text))


def _is_refuted(v: _Verb) -> bool:
    """«Сообщения о том, что самолёт сел, не подтвердились»."""
    if REPORTED_AHEAD.search(v.ahead) is None:
        return False
    return REFUTED_AFTER.search(v.text[len(v.ahead) + len(v.before) :]) is not None


def _is_ahead(v: _Verb) -> bool:
    """«На борту окажутся …», «по плану — в Каире»: nothing in the clause is past."""
    ahead = FUTURE_WITHIN.search(v.clause) or ON_SCHEDULE.search(v.clause)
    return ahead is not None and PAST_VERB.search(v.clause) is None


# In order; the first that holds decides.
RULES: tuple[tuple[Modality, Callable[[_Verb], bool]], ...] = (
    (Modality.DENIED, _is_withdrawn),
    (Modality.DENIED, lambda v: v.said is Modality.DENIED),
    (Modality.DENIED, _is_refuted),
    (Modality.DENIED, lambda v: NOT_SO.search(v.ahead) is not None),
    (Modality.POSSIBLE, lambda v: WHETHER.search(v.clause) is not None),
    (Modality.DENIED, _is_negated),
    (Modality.FEARED, lambda v: v.said is Modality.FEARED),
    (Modality.POSSIBLE, _is_asked),
    (Modality.POSSIBLE, lambda v: SUBJUNCTIVE.search(v.clause) is not None),
    (Modality.FEARED, lambda v: FEARED.search(v.ahead[-40:] + v.clause) is not None),
    (Modality.EXPECTED, lambda v: LOOKED_FOR.search(v.ahead) is not None),
    (Modality.EXPECTED, lambda v: v.said is Modality.EXPECTED),
    (Modality.POSSIBLE, lambda v: OPEN.search(v.clause) is not None),
    (Modality.PLANNED, lambda v: FUTURE_VERB.match(v.verb) is not None),
    (Modality.POSSIBLE, lambda v: POSSIBLE.search(v.clause) is not None),
    (Modality.EXPECTED, lambda v: EXPECTED.search(v.clause) is not None),
    (Modality.PLANNED, lambda v: PLANNED.search(v.clause) is not None),
    (Modality.PLANNED, _is_ahead),
    (Modality.POSSIBLE, lambda v: v.doubted),
)


def modality_of(
    scene: Scene, clause: tuple[int, int], verb: tuple[int, int], *, of_a_deed: bool = True
) -> Modality:
    """Return how firmly the verb at `verb` of the clause is said, the strongest doubt first.

    A deed that was not done is denied; a state of things may be told with a «не»: «ответа нет».
    """
    text = plain(scene.sentence.text)
    seen = _Verb(
        text=text,
        ahead=text[: clause[0]],
        clause=text[clause[0] : clause[1]],
        before=text[clause[0] : verb[0]],
        verb=text[verb[0] : verb[1]],
        said=modality_at(scene.scopes, *verb),
        doubted=any(start <= verb[0] for start, _ in scene.doubts),
    )
    told = not of_a_deed and FALSE.search(seen.clause) is None
    rules = (r for r in RULES if not (told and r[1] is _is_negated))
    decided = next((modality for modality, holds in rules if holds(seen)), None)
    return decided or seen.said or Modality.ASSERTED


NO_DENIAL = regex(
    r"(?<!\w)не\s+(?:менее|меньше|более|больше|раньше|ранее|позднее|позже|только|просто|первый|первая|первые|единственн\w+|последн\w+)(?!\w)",
    re.IGNORECASE,
)
A_DENIAL = regex(
    r"(?<!\w)(?:не|ни|нет|без|вместо|едва|чуть|якобы|вопреки|никто|никого|никому|никогда|никак|никаких|ничего|нигде|нельзя|невозможно|"
    r"(?:отриц|отверг|опроверг|опроверж|оспар|оспор|ложь|ложн|неправ|недостовер|фейк|вран|выдум|слух|ошиб|исправл|уточнен|миф|"
    r"отмен|сорва|отказ|запре|помеша|предотвра|приостан|прекра|отлож|перенес|избеж|провал|сняли|сняла|снял)\w*)(?!\w)|(?<!\w)не[а-яё]{4,}",
    re.IGNORECASE,
)
