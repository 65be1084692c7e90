"""A Russian sentence that credits the one before it: «Об этом сообщает X.», «X узнал об этом из Y».

In comes a sentence; out goes the scope that it lays over the sentence before it, and over what it
says itself.
"""

import re

from wheelsdown.claims.attribution import KnownSpeakers, Scope
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_crediting import who_said
from wheelsdown.claims.russian_reporting_words import SAY, modality_of_cue
from wheelsdown.claims.russian_speakers import make_speaker
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.sentences import Sentence

_I = re.IGNORECASE

LISTENER = (
    r"(?:(?P<listener>(?:(?:изданию|газете|агентству|телеканалу|порталу|сайту|каналу|проекту|журналу)\s+)?«[^»]{2,50}»|"
    r"(?-i:[A-Z])[\w.]*(?:\s(?-i:[A-Z])\w+){0,3}|ТАСС|Би-би-си|РБК)\s+)?"
)
ABOUT_THIS = regex(
    rf"^[\W]*(?:об этом|это|о (?:прибытии|вылете|посадке|рейсе|высылке|депортации|задержании|случившемся|произошедшем)"
    rf"[^,.;:«»]{{0,40}}?|так(?:ие|ую|ое|ой)\s+(?:данные|цифры|сведения|оценк\w|информаци\w|подсчеты|число|версию|вывод\w?)|"
    rf"(?:так[а-я]+\s+)?(?:историю|подробности|рассказ|разъяснение)|"
    rf"(?:прил[её]т|вылет|посадку|рейс|прибытие|высылку|депортацию|задержание|арест|(?:весть|новость)\s+об\s+этом|"
    rf"эт[оу]т?\s+(?:факт|новость))(?=\s+(?:подтверд|опроверг|распростран|отриц))|"
    rf"эт[иу]\s+(?:данные|цифры|сведения|информацию|слова)|информацию об этом)\s+{LISTENER}(?:(?:также|ранее|в\s\w+|во\s\w+|\d+\s\w+|"
    rf"первым|первыми|накануне|агентству\s\S+)\s+){{0,2}}(?P<cue>стало известно от|{SAY}|сказано в|говорится в|"
    rf"следует из|пишет|рассказали|стало известно|"
    r"приводит|приводят|подтвердили в|сообщается в|заявил\w*)(?!\w)",
    _I,
)
ABOUT_THIS_INVERTED = regex(
    rf"^[\W]*(?:об "
    rf"этом)\s+(?P<who>[^,.;]{{2,80}}?)\s+(?P<cue>{SAY})(?!\w)",
    _I,
)


# «О депортации иранцев ранее сообщали СМИ»: of what they wrote then.
OF_ANOTHER_TIME = regex(r"\W*о\s(?!этом).*\s(?:ранее|прежде)\s", _I)
LEARNED_FROM = regex(
    r"^[\s—–-]*(?P<who>[^,.;:]{2,60}?)\s+(?P<cue>узнал[аио]?|узнала)\s+об\s+этом\s+(?:из|от|со\s+слов)\s+(?P<whom>[^,.;:]{3,80})",
    _I,
)


def _learned_it_from(sentence: Sentence, text: str, known: KnownSpeakers) -> Scope | None:
    """«X узнал об этом из Y» speaks for the sentence before it too."""
    found = LEARNED_FROM.match(text)
    if found is None:
        return None
    chain = []
    for group in ("who", "whom"):
        start, end = found.span(group)
        speaker = make_speaker(sentence.text[start:end], start, known, "сообщает", firm=True)
        chain += [speaker] if speaker is not None else []
    whole = (0, len(text))
    return Scope(
        start=0, end=len(text), chain=tuple(chain), words=whole, quoted=True, rule="about_this"
    )


def credits_sentence_before(sentence: Sentence, known: KnownSpeakers) -> Scope | None:
    """«Об этом сообщает X.» speaks for the sentence before it."""
    text = plain(sentence.text)
    found = ABOUT_THIS.match(text)
    if found is None or OF_ANOTHER_TIME.match(found.group()):
        return _learned_it_from(sentence, text, known)
    chain, end = who_said(sentence, text, found.end(), known, found["cue"])
    if not chain:
        return None
    if found["listener"]:
        start, stop = found.span("listener")
        told = make_speaker(sentence.text[start:stop], start, known, "сообщает", firm=True)
        chain = (told, *chain) if told is not None else chain
    rest = re.match(r"[\s,.]*$", text[end:])
    return Scope(
        start=0,
        end=len(text) if rest else end,
        chain=chain,
        words=(0, end),
        modality=modality_of_cue(found["cue"], text, found.start("cue")),
        quoted=True,
        rule="about_this",
    )
