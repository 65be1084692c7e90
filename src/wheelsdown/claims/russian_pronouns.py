"""Whom a Russian pronoun that speaks means: «по её данным», «уточнило оно», «добавил он».

In come the speakers of a report as they speak, and then a pronoun; out goes the one it means. A
body agrees with its pronoun in gender: «полиция … она», «министерство … оно», «фонд … он».
"""

import re

from wheelsdown.claims.attribution import KnownSpeakers, Speaker
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.model.report import SpeakerKind as Kind

_I = re.IGNORECASE

PRONOUN = regex(r"^(?:(?:он|она|оно|они)(?:\s+же)?|его|ее|их|ей|ему|им|нею|ними|него|нее|них)$", _I)
PLURAL = regex(r"(?:они|их|ими?|ними|них)(?!\w)", _I)
FEMININE = regex(r"(?:она|ее|ей|нею|нее)(?!\w)", _I)
# Bodies by the gender of their noun, in any case; every other is masculine.
FEMININE_BODY = regex(
    r"(?:полици|[а-я-]*служб|прокуратур|администраци|организаци|[а-я]*компани|газет|редакци|радиостанци|групп|ассоциаци|"
    r"коалици|федераци|лиг[аеиу]$|сет[ьи]|палат|комисси|мэри|инспекци|дирекци|таможн|канцеляри|комендатур|миссия|миссии|"
    r"парти|клиник|защит|[а-я]*гварди|[а-я]*авиаци|лаборатори|оппозици|фирм|сторон|инициатив|правозащитниц)[а-я]*",
    _I,
)
NEUTER_BODY = regex(
    r"(?:ведомств|министерств|посольств|[а-я]*консульств|издани|[а-я]*агентств|управлени|бюро|объединени|движени|правительств|"
    r"следстви|обвинени|командовани|[а-я]*представительств|радио|сообществ|обществ[оауе]|землячеств|братств|МВД)[а-я]*",
    _I,
)
NAME_IN_MARKS = regex(r"^[«“\"](?P<name>[^»”\"]+)[»”\"]$")
WORD = regex(r"[А-Яа-я][а-я-]*")
# What a body has and a person seldom: figures, reports, estimates.
OF_FIGURES = regex(r"данн|сведени|информаци|подсчет|оценк|прогноз|расчет", _I)
SAID_BY_SEVERAL = regex(r"(?:ли|лись|[юуая]т|[юуая]тся)$", _I)


def feminine(said: str) -> bool | None:
    """Say whether the words for a body are feminine; `None` where they are neuter."""
    quoted = NAME_IN_MARKS.match(said)
    if quoted is not None:
        return re.search(r"[ая]$", quoted["name"]) is not None
    for word in WORD.findall(re.sub(r"«[^»]*»", "", said)):
        if NEUTER_BODY.fullmatch(word):
            return None
        if FEMININE_BODY.fullmatch(word):
            return True
    return False


def remember(known: KnownSpeakers, said: str, name: str, kind: Kind, cue: str | None) -> None:
    """Note who speaks, for the pronouns to come; `said` is in plain spelling."""
    one = kind is Kind.PERSON or (
        kind is Kind.ANONYMOUS and not re.search(r"(?:и|ы|ие|ые|их|ых)$", said.split(maxsplit=1)[0])
    )
    if one:
        known.last_person, known.last_person_kind, known.last_body = name, kind, None
        return
    if kind in (Kind.GROUP, Kind.ANONYMOUS):
        known.last_group, known.last_group_kind = name, kind
        return
    if cue is None or kind not in (Kind.AUTHORITY, Kind.ORGANISATION, Kind.OUTLET):
        # Without a verb it was only told.
        return
    known.last_body, known.last_body_kind = name, kind
    known.last_body_feminine = feminine(said)
    known.named_when_body_spoke = known.last_named
    if kind is not Kind.OUTLET and (SAID_BY_SEVERAL.search(cue) or " " in cue):
        # «В МВД сообщили …. По их данным …»
        known.last_group, known.last_group_kind = name, kind


def meant_by(said: str, start: int, end: int, known: KnownSpeakers, cue: str | None) -> Speaker:
    """Return whom a pronoun at `start` to `end` means."""
    if PLURAL.match(said) and not said.lower().startswith("им"):
        name: str | None = known.last_group
        kind = known.last_group_kind if name is not None else Kind.ANONYMOUS
    elif _means_the_body(plain(said), known, cue):
        name, kind = known.last_body, known.last_body_kind
    else:
        name, kind = known.last_person, known.last_person_kind
    named = name is not None and kind is not Kind.ANONYMOUS
    return Speaker(start=start, end=end, name=name or said, kind=kind, named=named, cue=cue)


def _means_the_body(said: str, known: KnownSpeakers, cue: str | None) -> bool:
    """A body that spoke last, agrees, and was followed by no name of a person."""
    if known.last_body is None:
        return False
    agrees = bool(FEMININE.match(said)) == bool(known.last_body_feminine)
    if said.lower() == "оно":
        return known.last_body_feminine is None
    since = known.last_named != known.named_when_body_spoke
    return agrees and (not since or (cue is not None and OF_FIGURES.search(cue) is not None))
