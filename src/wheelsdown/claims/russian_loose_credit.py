"""Speakers set loosely in Russian: before a colon, after a dash, before a closing verb, by a gerund.

«Мария Лопес: «…»», «…», — Тимур из Уфы», «…, она добавила», «…, заявив, что …», «…, со ссылкой на
X». In comes a sentence; out go the scopes of such words. Each function is one way of crediting.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wheelsdown.claims.attribution import KnownSpeakers, Scope
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_names import WORD, surname_key
from wheelsdown.claims.russian_reporting_words import (
    CUE,
    QUIET_CUES,
    SAY,
    VERB_FORM,
    has_verb,
    in_quotation,
    is_speech,
    modality_of_cue,
)
from wheelsdown.claims.russian_speaker_words import head_of
from wheelsdown.claims.russian_speakers import make_speaker
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_verbs import has_finite_verb
from wheelsdown.claims.sentences import Sentence
from wheelsdown.model.report import SpeakerKind

_I = re.IGNORECASE

# «Она добавила», «данные … показывают»: the speaker before the verb, closing or interrupting.
SUBJECT_FIRST = regex(
    rf"(?:,|(?<=[»”\"]))\s+(?P<who>(?!(?:что|котор|где|как|когда|если|чтобы|и|а|но)\w*\s)"
    rf"(?:[^,.;:«»]{{1,60}}?|[^,.;:«»]{{3,50}},\s+[а-я]+(?:ный|ные|ная|ное|вший|вшие|щий|щие|мый|мые)\s[^,.;:«»]{{3,50}},))"
    rf"\s+(?P<cue>{SAY})(?P<after>(?:\s+(?:нам|мне|журналистам|позже|в\s[^,.;]{{3,40}}))?)(?=\s*(?:[,.](?!\s+(?:что|будто)\s)|$))",
    _I,
)


# What shows, speaks by showing: «…, данные, изученные X, показывают».
SHOWS = frozenset({SpeakerKind.DATA_SOURCE, SpeakerKind.DOCUMENT})
OBLIQUE = regex(r"[а-я]+(?:ого|его|ому|ему|ую|юю|ых|ыми|ими|ам|ям)(?:\s|$)", _I)


def said_by_subject_first(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«…, Элис Мёрфи сказала», «все четверо, она добавила, …»: as translations put it."""
    text = plain(sentence.text)
    for found in SUBJECT_FIRST.finditer(text):
        who = text[found.start("who") : found.end("who")].split(",")[0]
        if in_quotation(sentence, found.start("cue")):
            continue
        if (
            has_verb(who)
            or not text[: found.start()].strip()
            or OBLIQUE.match(who)
            or who.endswith(" не")
        ):
            continue
        start = found.start("who")
        speaker = make_speaker(
            sentence.text[start : start + len(who)], start, known, found["cue"].lower(), firm=True
        )
        quiet = QUIET_CUES.match(found["cue"]) is not None
        if speaker is not None and not (quiet and speaker.kind not in SHOWS):
            closes = not text[found.end() :].strip(' .,"»”')
            yield Scope(
                start=0,
                end=found.start() if closes else len(text),
                chain=(speaker,),
                words=(found.start(), found.end()),
                modality=modality_of_cue(found["cue"], text, found.start("cue")),
            )


ADDING = regex(
    r",\s+(?:при\s+этом\s+|также\s+)?(?P<cue>заявив|указав|добавив|подчеркнув|отметив|пояснив|сообщив|уточнив|напомнив|"
    r"предупредив|пообещав|признав|объяснив|сославшись на то|заверив|утверждая|подчеркивая|поясняя|уверяя|намекая)"
    r"(?:\s+[^,.;:]{2,40})?,\s+(?:что|будто)\s+",
    _I,
)
FIRST_OBLIQUE = regex(
    r"\s(?:[а-я]+[ую]|от|на|в|во|по|с|со|к|не|из|за|об?|тоже|также|никак)(?=\s|$)", _I
)


def added_by_gerund(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«Министр критику отверг, заявив, что …»: the subject of the sentence says what follows."""
    text = plain(sentence.text)
    found = ADDING.search(text)
    if found is None or in_quotation(sentence, found.start()):
        return
    verb = VERB_FORM.search(text)
    subject = text[: verb.start() if verb else found.start()]
    oblique = FIRST_OBLIQUE.search(subject)
    subject = subject[: oblique.start() if oblique else len(subject)].rstrip()
    lead = re.match(r"\W*", subject)
    start = lead.end() if lead else 0
    if not subject[start:]:
        return
    speaker = make_speaker(
        sentence.text[start : len(subject)], start, known, found["cue"], firm=True
    )
    if speaker is not None:
        yield Scope(start=found.end(), end=len(text), chain=(speaker,), words=found.span())


# «…», — Тимур из Уфы: a name after a dash says what is quoted before it.
DASH_NAME = regex(r"[»”\"],?\s+[—–]\s+(?P<who>[А-ЯЁA-Zа-я][^,.;:«»]{2,70}?)(?=\s*(?:[,.]|$))")


def named_after_dash(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«Я не преступник», — Тимур из Уфы."""
    text = plain(sentence.text)
    for found in DASH_NAME.finditer(text):
        who = found["who"]
        if has_verb(who) or CUE.search(who):
            continue
        spoken = [q for q in sentence.quotations if q[1] == found.start() + 1]
        if not spoken or not is_speech(text, spoken[0]):
            continue
        start = found.start("who")
        speaker = make_speaker(
            sentence.text[start : found.end("who")], start, known, "—", firm=False
        )
        if speaker is None and re.match(
            r"[А-ЯЁ][а-я]+(?:\s+(?:из|с)\s+[А-ЯЁ]\w+|\s+[А-ЯЁ]\.?)?$", who
        ):
            speaker = make_speaker(
                sentence.text[start : start + len(who.split()[0])], start, known, "—", firm=True
            )
            speaker = speaker and replace(speaker, end=found.end("who"))
        if speaker is not None:
            a, b = spoken[0]
            yield Scope(start=a, end=b, chain=(speaker,), words=(b, found.end()), quoted=True)


# «Самолёт с депортированными сел в Каире — СМИ»: a headline's last words say who tells it. Only
# what can stand there in the nominative and as nobody's predicate is taken.
HEADLINE_SOURCE = regex(
    r"(?P<comma>,)?\s+[—–]\s+(?P<who>(?:[а-я-]+(?:ые|ие|ое|ая|ий|ый)\s+){0,2}?(?:СМИ|ТАСС|РИА(?:\s+Новости)?|Интерфакс|РБК|Би-би-си|"
    r"источники?|собеседники?|правозащитники|активисты|волонт[её]ры|адвокаты?|юристы?|защитник|эксперты?|родственники|очевид(?:ец|цы)|"
    r"МВД|МИД|МЧС|ФСБ|СК|ООН|ICE|DHS|CBP|Госдеп(?:артамент)?|Минюст|Минобороны|Пентагон|Белый\s+дом|Кремль|"
    r"посольство|консульство|министерство|ведомство|прокуратура|полиция|погранслужба|правительство|омбудсмен|пресс-служба|"
    r"Reuters|Bloomberg|Politico|CNN|NBC|CBS|ABC|AP|AFP|BBC|DW|NYT|WSJ|Axios|The\s+[A-Z][\w]+(?:\s[A-Z]\w+){0,2}|"
    r"FlightAware|Flightradar24|ADS-B Exchange|(?:издание|газета|агентство|телеканал|канал|портал|сайт|фонд|организация|проект|журнал)\s+«[^»]{2,40}»|"
    r"«[^»]{2,40}»)(?:\s+(?-i:[А-ЯЁ])[а-я]+)?(?:\s+(?:в|при)\s+[^,.;:—–]{2,30})?)\W{0,2}$"
)
# «…, — Лия Кох, адвокат»: a full name after comma and dash.
NAME_AT_END = regex(
    rf",\s+[—–]\s+(?P<who>(?:[а-я-]+\s+){{0,4}}?{WORD}\s+(?:[А-ЯЁ]\.\s?)?{WORD})(?:,\s[^,.;:]{{3,60}})?\W{{0,2}}$"
)


def named_at_the_end(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«Сорок человек высланы из США — Reuters», «…, — «Рупор»»: whoever closes the line tells it."""
    text = plain(sentence.text)
    found = HEADLINE_SOURCE.search(text) or NAME_AT_END.search(text)
    if found is None or in_quotation(sentence, found.start()):
        return
    before = text[: found.start()]
    bare = found["who"].startswith("«") and ("comma" not in found.groupdict() or not found["comma"])
    if bare or not has_finite_verb(before) or CUE.search(found["who"]) or before[-1:] in "»”":
        # «Маршрут вёл в «Шереметьево»», «сел на базе — «Андерсен»»: no one is named.
        return
    start, end = found.span("who")
    speaker = make_speaker(sentence.text[start:end], start, known, "—", firm=False)
    if speaker is not None:
        if speaker.kind is SpeakerKind.ORGANISATION and found["who"].startswith("«"):
            speaker = replace(speaker, kind=SpeakerKind.OUTLET)
        yield Scope(start=0, end=found.start(), chain=(speaker,), words=(found.start(), len(text)))


# What stands before a colon and is nobody: heads of rows and turns, «Борт: …», «Ответ: …».
LABEL = regex(
    r"(?:ответ|вопрос|борт|маршрут|тип|клиент|итог\w*|рейс|вылет|прилет|дата|время|место|загрузка|кому|тема|от|пассажиры|"
    r"факт|обновлен\w*|важно|фото|видео|примечание|методика|справка|источники|апдейт|план|экипаж|дозаправка|статус|"
    r"вердикт|вывод|цена|стоимость|адрес|контакты|детали|коротко|кто|что|где|когда|сколько|номер|позывной|"
    r"перевозчик|оператор|авиакомпания|аэропорт|москва|каир)$",
    _I,
)
COLON = regex(r"^(?P<who>[^:;.!?]{2,110}?)\s?:\s(?=[«“\"А-ЯЁA-Zа-яё])")


def named_before_colon(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«Мария Лопес: «Самолёт …»», «Активисты: …»: a headline's or an interview's way of crediting."""
    text = plain(sentence.text)
    found = COLON.match(text)
    if not found or has_verb(found["who"]) or CUE.search(found["who"]):
        return
    who = found["who"].split(",")[0]
    lead = re.match(r"[^\w«“]*", who)
    start = lead.end() if lead else 0
    speaker = (
        None
        if LABEL.match(text[start : len(who)])
        else make_speaker(sentence.text[start : len(who)], start, known, ":", firm=False)
    )
    bare = text[start : len(who)]
    if re.fullmatch(r"[А-ЯЁ][а-яё-]+", bare) and head_of(bare) is None:
        # «Индия: депортированных …», «Проверяем: …»: one word that is no known speaker.
        if surname_key(bare) not in known.full_names:
            return
    if not text[found.end()].isupper() and text[found.end()] not in '«“"' and len(who.split()) > 4:
        return
    if speaker is None or (
        re.match(r"(?:рейс|маршрут|итог|факт|обновлен|важно|фото|видео)", who, _I)
    ):
        return
    yield Scope(
        start=found.end(),
        end=len(text),
        chain=(speaker,),
        words=(0, found.end()),
        quoted=text[found.end() : found.end() + 1] in '«“"',
    )


SOURCED = regex(
    r"(?:^|,\s|\()\s*(?P<cue>со ссылкой на|ссылаясь на|данные(?=\s[A-Z«])|источник:|"
    r"\(источник\s?[:—–-])\s*(?P<who>[^,.;)]{2,90})",
    _I,
)


def with_reference_to(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«…, со ссылкой на X» without a verb of its own: X speaks for the sentence."""
    text = plain(sentence.text)
    for found in SOURCED.finditer(text):
        if in_quotation(sentence, found.start()):
            continue
        start = found.start("who")
        speaker = make_speaker(
            sentence.text[start : found.end("who")], start, known, found["cue"].lower(), firm=True
        )
        if speaker is not None:
            yield Scope(
                start=0,
                end=found.start() or len(text),
                chain=(speaker,),
                words=(found.start(), found.end()),
            )
