"""Crediting told by position in Russian: any verb between a clause and a speaker who closes it.

«…, калькулирует счётная палата», «Клиенты ропщут: …», «сменщик божится, что …»: no list of verbs
holds them all. In comes a sentence; out go the scopes of verbs that stand where only a verb of
saying does, beside a noun phrase that names somebody who can speak.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_crediting import clause_before, who_said
from wheelsdown.claims.russian_names import person_in
from wheelsdown.claims.russian_reporting_words import has_verb, in_quotation, modality_of_cue
from wheelsdown.claims.russian_speaker_words import head_of
from wheelsdown.claims.russian_speakers import make_speaker
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_verbs import has_finite_verb
from wheelsdown.claims.sentences import Sentence
from wheelsdown.model.report import SpeakerKind

_I = re.IGNORECASE

# Verbs that move, stand, do or happen: what follows them is told by the page itself.
NO_SAYING = (
    r"(?!(?:(?:при|у|вы|за|по|про|от|до|пере|с|раз)?(?:шел|шла|шло|шли|ехал|лет|бежал|был|стал|стоя|сто[ия]т|сид|леж|жд|вез|вел|"
    r"взял|дал|нес)|вста|оконч|сел|сяд|сад|спа|пла[кч]|мол[чк]|жив|жил|работ|служ|ждал|ожида|встре[тч]|задерж|арест|допр|"
    r"опраш|вруч|получ|привез|увез|вывез|достав|отправ|высл|депорт|выдвор|верну|возвра|прибы|покин|оста[лвн]|"
    r"нач|конч|законч|продолж|длил|занял|состоя|произо|случ|оказал|появ|исчез|пропа|погиб|умер|род|уч[аи]|"
    r"виде|слыш|понял|поним|реши|знал|зна[ею]т|сдела|дела|хот|мог|може|смог|удал|следу|явля|име|нет|есть|держ|содерж|"
    r"лиш|треб|прос|призв|призыв|под[ао]|подпис|открыл|закрыл|отмен|приня|отказ|выпуст|освобо|сопровож|обслуж|выполн|"
    r"эксплуат|принадлеж|насчит|состав|превы|вырос|упал|стои|вход|ход|подош|подъех|смен|дозаправ|заправ|постро|"
    r"проверя|ищ|иск|собира|готов|планир|намер|бы[тл]|смотр|пуст|пересел|добил|устро|помог|спас|убил|избил|назвал|назва|обвин|избра)[а-я]*\b)"
)
VERB = rf"{NO_SAYING}[а-я]{{2,}}(?:л(?:а|о|и|ся|ась|ось|ись)?|(?:[еиуюая])т(?:ся)?|грит)"
AFTER_SPEECH = regex(rf"[»”\"!?…,.][\s]+[—–]\s+(?P<cue>{VERB})\s+(?=[^\s,.;])", _I)
CLOSING = regex(rf",\s+(?P<cue>{VERB})\s+(?P<who>[^,.;:—–«»]{{2,80}}(?:«[^»]{{2,40}}»)?)\W*$", _I)
BEFORE_CONTENT = regex(
    rf"^[\s—–-]*(?P<who>[^,.;:«»]{{2,90}}?(?:«[^»]{{2,40}}»)?)(?:,\s[^,.;:]{{3,60}},)?\s+(?:же\s+|также\s+|потом\s+|теперь\s+)?(?P<cue>{VERB})"
    r"(?:\s+(?:обратное|иное|другое|иначе|так|следующее|прямо|проще|разное|просто|коротко))?(?P<joint>:\s+|,\s+(?:что|будто|якобы)\s+)",
    _I,
)
AS_ANY = regex(
    rf"(?<!\w)как\s+(?:мне\s+|нам\s+|после\s+|потом\s+)?(?P<cue>{VERB})\s+(?P<who>[^,.;:—–]{{2,70}})(?=[,.])",
    _I,
)
OF_WHICH_TOLD = regex(
    r",\s+о\s+чем\s+(?:(?:нам|мне|сам|сама|позже|потом)\s+)*(?P<cue>[а-я]{3,}(?:л[аи]?|ет|ит|ют))\s+(?P<who>[^,.;:]{2,70})(?=\W*$|,\s)",
    _I,
)
SPEAK_FIRMLY = frozenset(
    {SpeakerKind.PERSON, SpeakerKind.OUTLET, SpeakerKind.AUTHORITY, SpeakerKind.ORGANISATION,
     SpeakerKind.DOCUMENT, SpeakerKind.DATA_SOURCE, SpeakerKind.GROUP, SpeakerKind.ANONYMOUS}
)  # fmt: skip
PRONOUN = regex(r"(?:он|она|они)(?!\w)", _I)


# «Методологи предостерегают»: who does a thing, by the ending of the word.
DOER = regex(
    r"(?:\w+(?:ый|ий|ой|ая|ые|ие)\s+)?\w+(?:тел[ьи]|тельниц[аы]|ни[кц]и?|щи[кц]и?|щиц[аы]|чик[и]?|ист(?:ы|к[аи])?|олог[и]?|ант(?:ы|к[аи])?|"
    r"ер[ы]?|ор[ы]?|арь|яр|ач[и]?|ич[и]?|ец|цы|ане)(?:\s|$)",
    _I,
)


def _is_somebody(words: str) -> bool:
    """Say whether a phrase begins with one who can speak: a name, an office, an outlet, a paper."""
    said = plain(words).strip()
    if (
        said.startswith("«")
        or PRONOUN.match(said)
        or person_in(said) is not None
        or DOER.match(said)
    ):
        return True
    head = head_of(said)
    return head is not None and said[: head[1].start()].count(" ") <= 2


def said_by_any_verb(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """Speakers beside any verb that stands where one of saying does."""
    text = plain(sentence.text)
    yield from _after_speech(sentence, text, known)
    yield from _closing(sentence, text, known)
    yield from _before_content(sentence, text, known)


def _after_speech(sentence: Sentence, text: str, known: KnownSpeakers) -> Iterator[Scope]:
    for found in AFTER_SPEECH.finditer(text):
        spoken = [q for q in sentence.quotations if q[1] <= found.start() + 2]
        if not spoken or in_quotation(sentence, found.start("cue")):
            continue
        chain, end = who_said(sentence, text, found.end("cue"), known, found["cue"])
        if chain:
            yield Scope(
                start=spoken[-1][0],
                end=spoken[-1][1],
                chain=chain,
                words=(spoken[-1][1], end),
                quoted=True,
            )


def _closing(sentence: Sentence, text: str, known: KnownSpeakers) -> Iterator[Scope]:
    for pattern in (OF_WHICH_TOLD, CLOSING):
        found = pattern.search(text)
        if found is None or in_quotation(sentence, found.start()):
            continue
        if (
            not _is_somebody(found["who"])
            or has_verb(found["who"])
            or not has_finite_verb(text[: found.start()])
        ):
            continue
        chain, _ = who_said(sentence, text, found.end("cue"), known, found["cue"])
        if chain:
            yield Scope(
                start=clause_before(sentence, text, found.start()),
                end=found.start(),
                chain=chain,
                words=(found.start(), len(text)),
                modality=modality_of_cue(found["cue"], text, found.start("cue")),
            )
            return
    for found in AS_ANY.finditer(text):
        if in_quotation(sentence, found.start()) or not _is_somebody(found["who"]):
            continue
        speaker = _speaker(sentence, found, known)
        if speaker is not None:
            opens = not text[: found.start()].strip(" ,")
            yield Scope(
                start=found.end() if opens else clause_before(sentence, text, found.start()),
                end=len(text),
                chain=(speaker,),
                words=(found.start(), found.end()),
            )


def _before_content(sentence: Sentence, text: str, known: KnownSpeakers) -> Iterator[Scope]:
    found = BEFORE_CONTENT.match(text)
    if found is None or found["who"].endswith(" не") or has_verb(found["who"]):
        return
    if not _is_somebody(found["who"]):
        return
    speaker = _speaker(sentence, found, known)
    if speaker is not None and speaker.kind in SPEAK_FIRMLY:
        yield Scope(
            start=found.end(),
            end=len(text),
            chain=(speaker,),
            words=(found.start("who"), found.end()),
            modality=modality_of_cue(found["cue"], text, found.start("cue")),
            quoted=text[found.end() : found.end() + 1] in "«“",
        )


def _speaker(sentence: Sentence, found: re.Match[str], known: KnownSpeakers) -> Speaker | None:
    start, end = found.span("who")
    return make_speaker(sentence.text[start:end], start, known, found["cue"].lower(), firm=True)
