"""How firmly a Russian clause says that something happened: did, did not, was to, may have.

In come a clause and its verb; out goes a `Modality`. Small rules, the strongest doubt first.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from wheelsdown.claims.attribution import modality_at
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.statements import Scene
from wheelsdown.model.report import Modality

_I = re.IGNORECASE

NOT_BEFORE = re.compile(r"(?<!\w)(?:так и не|не|никогда не|ни разу не)\s+(?:\w+\s+){0,1}$", _I)
NOT_AUXILIARY = re.compile(
    r"(?<!\w)не\s+(?:был[аио]?|будет|будут|смог\w*|мог\w*|стал\w*|удалось|соверш\w+|дела\w+|"
    r"сдела\w+|состоял\w+)\b",
    _I,
)
NO_SUBJECT = re.compile(
    r"(?<!\w)(?:ни\s+од(?:ин|на|ного)|никак(?:ой|ого|их|ие)|никто)\s+(?:\w+\s+){0,3}", _I
)
NONE_WAS = re.compile(
    r"(?<!\w)(?:не\s+(?:было|оказалось|находилось|летел[иа]?|могло быть)|нет|не "
    r"будет)(?!\w)",
    _I,
)
WITHDRAWN = re.compile(
    r"(?:в\s+(?:первой|первоначальной|прежней|предыдущей|ранней)\s+(?:версии|редакции)|(?:ошибочно|по ошибке)\s+(?:\w+\s+){0,2}?"
    r"(?:написал|указал|указан|сообщ|назва|подписа|говорил|утвержд)|ранее в (?:тексте|заметке)|"
    r"(?:во?\s(?:[а-я]+\s)?(?:выпуске|заметке|публикации|новости|"
    r"материале)\s)?(?<!\w)мы\s(?:ошибочно\s)?(?:написали|сообщили|указали|сообщали|писали)|в "
    r"тексте было (?:сказано|указано|написано)|первоначально\s(?:сообщалось|говорилось|"
    r"утверждалось)|неверно (?:указано|говорилось|сообщалось))",
    _I,
)
FALSE = re.compile(
    r"(?:неправда|ложь|(?:это|[—–])\s+фейк|фейков\w+|не соответству\w+ "
    r"действительности|не подтвердил\w+\s(?:сообщени|"
    r"информаци|данн)|опроверг\w*|отриц\w+|"
    r"неверн(?:о|а|ы)|недостоверн\w+|ложн(?:ые|ая|ое|ых|ой)\s(?:сообщени|информаци|сведени))",
    _I,
)
NOT_SO = re.compile(
    r"(?:(?:неправда|ложь|вымысел|фейк|неверно|не правда)(?:\s+и)?(?:\s+то)?,\s+(?:что\s+|"
    r"будто\s+)|назвал\w*\s+(?:вымыслом|ложью|фейком|неправдой|выдумкой)\s+(?:[а-я]+\s+){0,3}(?:о|"
    r"об|том|что|,|\s)*|"
    r"«нет»\s+на\s+вопрос,\s+|,\s+а\s+не\s+|\bа\s+не\s+)$",
    _I,
)
CONDITION = re.compile(
    r"(?:^|[\s«“\"(])(?:если|в случае|при условии|предположим|допустим|"
    r"представим|окажись|будь|случись)\s",
    _I,
)
WHETHER = re.compile(r"(?<!\w)ли(?!\w)", _I)
SUBJUNCTIVE = re.compile(r"(?<!\w)(?:бы|б)(?!\w)", _I)
PLANNED = re.compile(
    r"(?<!\w)(?:долж(?:ен|на|но|ны)|планиру\w+|планировал\w*|запланирован\w*|намечен\w*|"
    r"назначен\w*|намерен\w*|собира(?:ется|ются|лся|лась|лись)(?=\s\w+ть)|готов(?:ят|ит|ится|ятся|"
    r"ился|илась)|"
    r"предстоит|предстоящ\w+|по (?:плану|расписанию|графику)|(?<!что )(?<!кто )(?<!как )буд(?:ет|ут)|планы?|хот(?:ят|ел\w*)|"
    r"рассчитыва\w+|предполагал\w+ся)(?!\w)",
    _I,
)
EXPECTED = re.compile(
    r"(?<!\w)(?:ожида\w+|обеща(?:ет|ют)|(?:самолет|рейс|борт|второй|первый|"
    r"его)\s+ждут|как ожидается|до посадки|прогноз\w+|предполагается)(?!\w)",
    _I,
)
FEARED = re.compile(r"(?<!\w)(?:опаса\w+|боятся|боится|боюсь|опасени\w+)(?!\w)", _I)
POSSIBLE = re.compile(
    r"(?<!\w)(?:возможно|вероятно|вероятна|возможна|напрашивается|по-видимому|видимо|похоже|"
    r"предположительно|скорее всего|якобы|может быть|быть может|вроде(?:\sбы)?|"
    r"мог(?:ла|ло|ли)?|может|могут|не исключено|не исключа\w+|судя по всему|кажется|наверное|"
    r"допуска\w+)(?!\w)",
    _I,
)
FUTURE_VERB = re.compile(
    r"^(?:вылет(?:ит|ят)|взлет(?:ит|ят)|приземл(?:ится|ятся)|прилет(?:ит|ят)|прибуд(?:ет|ут)|"
    r"сяд(?:ет|ут)|отправ(?:ится|ятся)|отправят|"
    r"верн(?:ется|утся)|полет(?:ит|ят)|соверш(?:ит|ат)|сдела(?:ет|ют)|пересад(?:ят|ит)|"
    r"остановится|дозаправится|достав(?:ит|ят)|"
    r"доставят|покин(?:ет|ут)|вышл(?:ют|ет)|депортиру(?:ют)(?=\sзавтра)|состоится|станет|станут|"
    r"поднимется|пойд(?:ет|ут)|превысит|вырастет|увеличится|возобнов(?:ится|ятся)|увезут|вывезут)",
    _I,
)
LOOKED_FOR = re.compile(r"(?:ожидается|предполагается|ожидалось|как ожидается),\s*(?:что\s*)?$", _I)
QUESTION = re.compile(r"\?[»”\")]*\s*$")


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


# In order; the first that holds decides.
RULES: tuple[tuple[Modality, Callable[[_Verb], bool]], ...] = (
    (Modality.DENIED, _is_withdrawn),
    (Modality.DENIED, lambda v: v.said is Modality.DENIED),
    (Modality.DENIED, lambda v: NOT_SO.search(v.ahead) is not None),
    (Modality.POSSIBLE, lambda v: WHETHER.search(v.clause) is not None),
    (Modality.DENIED, _is_negated),
    (Modality.FEARED, lambda v: v.said is Modality.FEARED),
    (Modality.POSSIBLE, _is_asked),
    (Modality.POSSIBLE, lambda v: SUBJUNCTIVE.search(v.clause) is not None),
    (Modality.FEARED, lambda v: FEARED.search(v.ahead[-40:] + v.clause) is not None),
    (Modality.EXPECTED, lambda v: LOOKED_FOR.search(v.ahead) is not None),
    (Modality.EXPECTED, lambda v: v.said is Modality.EXPECTED),
    (Modality.PLANNED, lambda v: FUTURE_VERB.match(v.verb) is not None),
    (Modality.POSSIBLE, lambda v: POSSIBLE.search(v.clause) is not None),
    (Modality.EXPECTED, lambda v: EXPECTED.search(v.clause) is not None),
    (Modality.PLANNED, lambda v: PLANNED.search(v.clause) is not None),
    (Modality.POSSIBLE, lambda v: v.doubted),
)


def modality_of(scene: Scene, clause: tuple[int, int], verb: tuple[int, int]) -> Modality:
    """Return how firmly the verb at `verb` of the clause is said, the strongest doubt first."""
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
    decided = next((modality for modality, holds in RULES if holds(seen)), None)
    return decided or seen.said or Modality.ASSERTED
