"""Crediting phrases in Russian: «по словам X», «по данным X», «как пишет X», «об этом сообщил X».

In comes a sentence; out go the scopes of such phrases. Each function is one way of crediting.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_relations import related
from wheelsdown.claims.russian_reporting_words import (
    ADVERBIAL_END,
    CITED_BY,
    DESCRIPTION,
    SAY,
    cited_after,
    has_verb,
    in_quotation,
    phrase_end,
    told_whom,
)
from wheelsdown.claims.russian_speaker_words import names_a_kind
from wheelsdown.claims.russian_speakers import make_speaker
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.sentences import Sentence
from wheelsdown.model.report import Modality, SpeakerKind

_I = re.IGNORECASE

ACCORDING = regex(
    r"(?<!\w)(?P<cue>(?:по|согласно) (?P<whose>его|ее|их)(?P<own>\s)(?:словам|данным|сведениям|информации|"
    r"утверждению|мнению|оценк\w+|"
    r"подсчетам|версии|прикидк\w+|выкладк\w+|наблюдени\w+|воспоминани\w+|свидетельств\w+)|"
    r"по (?:предварительным |последним |имеющимся |официальным )?(?:словам|данным|сведениям|"
    r"информации|оценкам|оценке|версии|"
    r"статистике|выводам|замечанию|выражению|подсчетам|прогнозу|прогнозам|ожиданиям|мнению|утверждению|утверждениям|сообщению|сообщениям|"
    r"свидетельству|свидетельствам|расчетам|признанию|"
    r"рассказу|рассказам|прикидк\w+|исчислени\w+|выкладк\w+|наблюдени\w+|воспоминани\w+|впечатлени\w+|"
    r"предположени\w+|убеждени\w+|уверени\w+|расчетам|догадк\w+|заявлению)|"
    r"согласно(?: (?:данным|информации|сообщению|сообщениям|сведениям|отчету|докладу|заявлению|"
    r"публикации|документам|"
    r"записям|расписанию))?|"
    r"если верить(?: (?:данным|словам|сообщениям))?|со слов|судя по(?: данным| сообщениям| словам| рассказам| рассказу| "
    r"сведениям| информации| утверждениям)?|исходя из данных|"
    r"как следует из(?: данных| сообщения| документов| письма| отчета| записей)?|"
    r"как (?:явствует|видно|стало известно|выяснилось|становится ясно) из(?: данных| сообщения)?|"
    r"(?:как\s+)?(?:(?:мне|нам|(?P<told>(?:[А-Яа-я]+\s+)?«[^»]{2,40}»))\s+)?(?:стало\s+)?известно"
    r"(?:\s+(?:мне|нам|(?P<told_after>(?:[а-я]+\s+)?«[^»]{2,40}»)))?\s+(?:от|со\s+слов)|"
    r"(?:это|что)\s+(?:видно|следует|ясно|подтверждается)\s+(?:по|из)|если\s+судить\s+по|"
    r"по(?=\s+(?:[а-я]+(?:ому|ему|ой|ей|ым|им)\s+){0,2}?(?:таблиц|списк|архив|журнал|протокол|документ|"
    r"запис|бумаг|материал|реестр|справк|отчет|накладн|выписк|телефонограмм|телеграмм|сводк|ведомост|релиз)\w*[,\s]))(?!\w)",
    _I,
)
DOCUMENT_CUE = regex(
    r"(?:согласно|из)\s.*(?:отчету|докладу|заявлению|публикации|документ|"
    r"письма|отчета|сообщени[юя]|расписанию|записям)",
    _I,
)
NAMES_NOBODY = regex(
    r"\s*(?:на\s(?:\d|утро|вечер|понед|втор|сред|четв|пятн|суб|воскр|конец|"
    r"начало)|за\s|о\s|об\s|из\s(?!\w*точник))",
    _I,
)
SUBJECT_FOLLOWS = regex(
    r"\s+(?:(?:самолет|рейс|борт|лайнер|чартер|депортированн|пассажир|воздушн|всего|более|около|"
    r"не менее|до\s\d|на борту|в\s\d|"
    r"из\s(?-i:[А-Я])|в\s(?:Кремл|Москв|Каир)|\d{1,3}\s(?:россиян|пассажир|человек))\w*)",
    _I,
)
WHERE_BEFORE = regex(
    r"(?:,\s*(?:где|(?:(?:на|в|с|из|о|по|для|от)\s+)?котор\w+|когда|что|и|а|"
    r"но)|[;:—–])\s*,?\s*$",
    _I,
)


def according_to(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«По словам X» speaks for its clause: for what follows when it opens the clause, for what
    precedes when it closes it, for both when it stands between.
    """
    text = plain(sentence.text)
    for found in ACCORDING.finditer(text):
        if in_quotation(sentence, found.start()) or _within_saying(text, found):
            continue
        chain, end = _credited(sentence, text, found, known)
        if not chain:
            continue
        forecast = "прогноз" in found["cue"].lower() or "ожидани" in found["cue"].lower()
        start, stop = _extent(sentence, text, found.start(), end)
        if CLOSES.match(found["cue"]):
            start, stop = clause_before(sentence, text, found.start()), found.start()
        yield Scope(
            start=start,
            end=stop,
            chain=chain,
            modality=Modality.EXPECTED if forecast else None,
            words=(found.start(), end),
        )


# «…: это видно по архиву X».
CLOSES = regex(r"(?:это|что)\s", _I)
# «Описывает ожидание жена Игоря»: an object before the one who speaks.
OBJECT_FIRST = regex(
    r"[а-я]{3,}(?:[нт]ие|[нт]ия|ку|цу|ту|ду|ну|зу|су|во|ло|ье)\s+(?=(?P<next>[а-яА-ЯA-Z]+))"
)


def _within_saying(text: str, found: re.Match[str]) -> bool:
    """«X передаёт со слов Y, что …», «X со слов Y сообщает, что …»: the verb credits both."""
    if found["cue"].lower() != "со слов":
        return False
    told_before = re.search(rf"(?<!\w){SAY}\s+(?:[^,.;]{{2,50}}\s)?$", text[: found.start()], _I)
    return told_before is not None or (
        re.match(rf"\s+[^,.;:]{{3,60}}?\s{SAY},\s+что\s", text[found.end() :], _I) is not None
    )


def _credited(
    sentence: Sentence, text: str, found: re.Match[str], known: KnownSpeakers
) -> tuple[tuple[Speaker, ...], int]:
    """Return who a phrase credits, nearest first, and where its words end."""
    cue = " ".join(found["cue"].lower().split())
    if found["whose"]:
        start, end = found.span("whose")
        speaker = make_speaker(text[start:end], start, known, cue, firm=True)
        return ((speaker,) if speaker else ()), found.end()
    start = found.end() + 1
    if DOCUMENT_CUE.search(cue):
        # «Согласно отчету X»: the document speaks, whoever wrote it.
        start = found.start() + re.search(r"\w+$", found["cue"]).start()  # type: ignore[union-attr]
    elif NAMES_NOBODY.match(text[found.end() :]):
        return (), found.end()
    elif (
        cue.startswith("по")
        and "данны" in cue
        and re.match(r"\s+(?:сервис|сайт|трекер)", text[found.end() :])
    ):
        start = found.end() + 1
    end = phrase_end(sentence, text, start)
    subject = SUBJECT_FOLLOWS.search(text, start + 3, end)
    if subject and not text[start : subject.start()].rstrip().endswith(
        (
            "отслеживания",
            "мониторинга",
            "слежения",
            "одного из",
            "ого",
            "его",
            "двух",
            "трех",
            "нескольких",
            "их",
            "ых",
        )
    ):
        end = subject.start()
    speaker = make_speaker(sentence.text[start:end], start, known, cue, firm=True)
    if speaker is None:
        return (), end
    chain, end = with_citations(sentence, text, speaker, end, known)
    told = "told" if found["told"] else "told_after" if found["told_after"] else None
    if told is not None:
        a, b = found.span(told)
        outlet = make_speaker(sentence.text[a:b], a, known, "сообщает", firm=True)
        if outlet is not None and outlet.kind is SpeakerKind.OUTLET:
            chain = (outlet, *chain)
    return chain, end


def with_citations(
    sentence: Sentence, text: str, speaker: Speaker, end: int, known: KnownSpeakers
) -> tuple[tuple[Speaker, ...], int]:
    """Return a speaker with whom it cites or who cites it, nearest first, and where the words end."""
    by = CITED_BY.match(text[end : end + 160])
    if by:
        start = end + by.start("who")
        nearer = make_speaker(
            sentence.text[start : end + by.end("who")], start, known, by["cue"], firm=True
        )
        return ((nearer, speaker) if nearer else (speaker,)), end + by.end()
    cited, cited_end = cited_after(sentence, text, end, known)
    if cited is not None:
        further, further_end = with_citations(sentence, text, cited, cited_end, known)
        return (speaker, *further), further_end
    relation = related(text, end)
    if relation:
        start, stop = end + relation.start("who"), end + relation.end("who")
        other = make_speaker(
            sentence.text[start:stop],
            start,
            known,
            "рассказал" if relation["farther"] else "сообщает",
            firm=True,
        )
        if other is not None:
            stop = end + relation.end()
            closing = stop + (text[stop : stop + 1] == ",")
            return ((other, speaker) if relation["nearer"] else (speaker, other)), closing
    described = DESCRIPTION.match(text, end)
    if (
        described
        and has_verb(described.group().split(",")[1])
        and not RELATIVE_WORD.search(described.group())
    ):
        # «…, один из мужчин признал вину» goes on and describes nobody.
        described = None
    return (speaker,), described.end() if described else end


RELATIVE_WORD = regex(r"котор|чь[еяи]", _I)


def _extent(sentence: Sentence, text: str, start: int, end: int) -> tuple[int, int]:
    """Return which characters a crediting phrase at `start` to `end` speaks for."""
    before = text[:start]
    if before.rstrip().endswith(":"):
        # «Его обвиняют в мошенничестве: по версии следствия, он …»: of what follows.
        return min(end, len(text)), len(text)
    clause = clause_before(sentence, text, start)
    opens = not before[clause:].strip(' ,«»—–-"') or WHERE_BEFORE.search(before)
    after = "" if ADVERBIAL_END.match(text[end:]) else text[end:].strip(' .,;:»)—–-"')
    if opens:
        return min(end, len(text)), len(text)
    if not after or re.match(r"\s*[;:]", text[end:]):
        return clause, start
    return clause, len(text)


def clause_before(sentence: Sentence, text: str, at: int) -> int:
    """Return where the part of the sentence begins that a phrase at `at` can speak for."""
    begins = 0
    for found in re.finditer(
        r";\s|,\s(?:а(?!\s+не\s)|но|однако|при этом|хотя|тогда как)\s|"
        r"[.!?]»?\s(?=[А-ЯЁA-Z«])",
        text[:at],
    ):
        if not in_quotation(sentence, found.start()):
            begins = found.end()
    return begins


AS_SAYS = regex(
    rf"(?<!\w)как\s+(?:ранее\s+|уже\s+|также\s+|позже\s+|накануне\s+|в свою "
    rf"очередь\s+)?(?:(?P<cue>{SAY})|стало известно|говорится в|"
    r"отмечается в|указано в|сказано в|сообщили в|сообщает|рассказали в|заявили в)(?!\w)",
    _I,
)


# ««Медузе» стало известно, что …», «как выяснила «Медуза»».
BECAME_KNOWN_TO = regex(
    r"^\W*(?:также\s+|ранее\s+)?(?P<who>(?:(?:изданию|газете|агентству|телеканалу|порталу|каналу|проекту|редакции)\s+)?(?:«[^»]{2,50}»|"
    r"(?-i:[A-Z])[\w.&-]*(?:\s(?-i:[A-Z])[\w.&-]*){0,3}|(?-i:ТАСС|РБК|Би-би-си)))\s+(?P<cue>стало\s+известно|удалось\s+(?:узнать|выяснить))"
    r"(?:\s+от\s+(?P<whom>[^,.;:]{3,80}))?,\s+что\s+",
    _I,
)


def became_known_to(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """««Медузе» стало известно (от X), что …»: the outlet tells it, and X is its source."""
    found = BECAME_KNOWN_TO.match(plain(sentence.text))
    if found is None:
        return
    chain = []
    for group in ("who", "whom"):
        if found[group]:
            start, end = found.span(group)
            chain.append(
                make_speaker(sentence.text[start:end], start, known, "сообщает", firm=True)
            )
    speakers = tuple(one for one in chain if one is not None)
    if speakers:
        yield Scope(
            start=found.end(), end=len(sentence.text), chain=speakers, words=(0, found.end())
        )


def as_somebody_says(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«Как пишет X, …»: X speaks for the sentence that the words open, close or interrupt."""
    text = plain(sentence.text)
    for found in AS_SAYS.finditer(text):
        if in_quotation(sentence, found.start()):
            continue
        chain, end = who_said(sentence, text, found.end(), known, "как " + (found["cue"] or ""))
        if not chain:
            chain, end = _said_before_cue(sentence, text, found, known)
        if chain:
            start, stop = _extent(sentence, text, found.start(), end)
            yield Scope(start=start, end=stop, chain=chain, words=(found.start(), end))


def _said_before_cue(
    sentence: Sentence, text: str, found: re.Match[str], known: KnownSpeakers
) -> tuple[tuple[Speaker, ...], int]:
    """«Как активисты рассказали …» puts the speaker between «как» and the verb: not read here."""
    return (), found.end()


PRONOUN_SPEAKS = regex(
    r"(?:он|она|они)(?=\s+(?:перед|при|в|на|из|по|сквозь|потом|тогда|с|со|без)\s|"
    r"\s+(?:изданию|газете|агентству|порталу|телеканалу|каналу|проекту|журналу|сайту|«|(?-i:[A-Z])|"
    r"(?-i:ТАСС|РБК|Би-би-си|РИА)))",
    _I,
)
# «…», — приводит документ слова одной из женщин.
PASSES_ON = regex(
    r"\s(?P<who>[^,.;:]{2,60}?)\s+(?:слова|рассказ|свидетельство|воспоминания|показания)\s+(?P<whose>[^,.;:]{3,70})",
    _I,
)
# «…», — цитирует Громова агентство «Берег»; передаёт слова Громова «Берег».
PASSED_ON_BY = regex(
    r"\s(?:(?:слова|рассказ|свидетельство|показания)\s+)?"
    r"(?P<whose>(?!(?:[а-я]+\s+)?(?:корреспондент|газет|канал|издани|агентств|телеканал|телеграм|портал|сайт|журнал|радио|проект|редакци|пресс))"
    r"[^,.;:«»]{3,60}?)\s+(?P<who>(?:[а-я]+(?:ое|ая|ый|ий)\s+)?"
    r"(?:агентство|издание|газета|телеканал|канал|портал|сайт|журнал|радиостанция|проект)\s+(?:«[^»]{2,50}»|[A-Z][\w.&-]*(?:\s[A-Z]\w+)*)|"
    r"«[^»]{2,50}»|ТАСС|РБК|Reuters|Интерфакс|РИА Новости|Би-би-си)(?=\W*$|[,.])"
)
PASSES_WORDS_ON = regex(r"\W*(?:как\s+)?(?:цитиру|процитир|привод|привел|переда|публику)", _I)
# «Сказала в эфире координатор …», «заявил на суде прокурор»: where and when it was said.
WHERE_SAID = regex(
    r"(?:\s+(?:с\s+(?:нашей|нашим|нами|журналист\w+|корреспондентом|изданием)(?:\s+(?:редакцией|изданием|корреспондентом|"
    r"журналистом))?|в\s+(?:прямом\s+)?эфире(?:\s+«[^»]{2,40}»)?|на\s+(?:брифинге|пресс-конференции|суде|заседании|допросе|"
    r"встрече|слушаниях|процессе|митинге|акции|пикете|собрании|конференции|форуме|границе|камеру|похоронах)(?:\s+в\s+(?-i:[А-Я])\w+)?|на\s+условиях\s+анонимности|накануне|вчера|сегодня|позже|позднее|"
    r"вечером|утром|днем|ночью|во?\s(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|"
    r"\d{1,2}\s[а-я]{3,8}|в\s+(?:суде|соцсетях|телеграме|твиттере|X|чате|ответ|комментарии)|"
    r"под\s+присягой|через\s+(?:адвоката|защитника|посредника)|перед\s+(?:судом|вылетом|журналистами)|"
    r"по\s+телефону|из\s+(?:изолятора|СИЗО|тюрьмы)))+(?=\s+[^\s,.;—–])",
    _I,
)


def _where_named(text: str, after: int) -> tuple[int, int, bool]:
    """Return where the words before a speaker end, where his name begins, and whether «в» leads it."""
    within = re.match(
        r"\s+(?:нам\s+|журналистам\s+|изданию\s+|редакции\s+)?(?:об этом\s+)?(?:в|"
        r"на|из|от|во)\s+",
        text[after:],
        _I,
    )
    if skipped := WHERE_SAID.match(text, after):
        after = skipped.end()
        within = re.match(r"\s+(?:в|во|на)\s+", text[after:], _I)
    start = after + (within.end() if within else len(text[after:]) - len(text[after:].lstrip()))
    if not within and (
        plain_listener := re.match(
            r"(?:нам|мне|ему|ей|им|журналистам|репортерам|изданию|"
            r"редакции|агентству|корреспонденту|телеканалу|газете|порталу|сайту|каналу|журналу|"
            r"радиостанции|проекту)\s+(?=[а-яА-ЯA-Z«])",
            text[start:],
        )
    ):
        start += plain_listener.end()
    return after, start, within is not None


def _said_by_pronoun(
    sentence: Sentence,
    text: str,
    it: Speaker,
    end: int,
    listener: Speaker | None,
    known: KnownSpeakers,
) -> tuple[tuple[Speaker, ...], int]:
    """«Рассказала она Би-би-си»: the pronoun, and the outlet that was told before or after it."""
    if listener is None:
        listener, heard_to = told_whom(text, sentence.text, end, known)
        if listener is not None:
            return (listener, it), heard_to
    chain, end = with_citations(sentence, text, it, end, known)
    return ((listener, *chain) if listener else chain), end


# «Сказал в интервью», «заявили в среду»: where and when, and not who.
SAID_WHEN_OR_HOW = regex(
    r"(?:интервью|разговоре|беседе|эфире|ответ|понед|втор|сред|четв|пят|суб|воскр|\d|январ|феврал|март|"
    r"апрел|ма[ей]|июн|июл|август|сентябр|октябр|ноябр|декабр|брифинг|пресс-конф|странице|услови)",
    _I,
)


TOLD_ONLY = regex(
    r"\s+(?:(?:нашему|нашей|нашим)\s+)?(?:корреспонденту|журналисту|репортеру|корреспондентам)\s",
    _I,
)


def who_said(
    sentence: Sentence, text: str, at: int, known: KnownSpeakers, cue: str
) -> tuple[tuple[Speaker, ...], int]:
    """Return the speakers named after a verb of saying that ends at `at`, and where they end.

    «Рассказал «Медиазоне» родственник», «сообщает X со ссылкой на Y», «заявили в МВД».
    """
    listener, after = told_whom(text, sentence.text, at, known)
    if listener is not None and TOLD_ONLY.match(text, at) and not text[after:].strip(" .,;»"):
        # «X сказал корреспонденту газеты: …»: who is told is not who says it.
        return (), after
    if listener is not None and (
        not text[after:].strip(" .,;»")
        or re.match(r"\s*(?:[.;,]|со ссылкой|со слов|ссылаясь|\s[—–]\s)", text[after:])
    ):
        # «Пишет «Рупор» со ссылкой на …»: it speaks, and nobody is told.
        it_speaks = replace(listener, cue=cue.strip().lower())
        return with_citations(sentence, text, it_speaks, after, known)
    after, start, within = _where_named(text, after)
    if told_by := PRONOUN_SPEAKS.match(text, start):
        it = make_speaker(told_by.group(), start, known, cue.strip().lower(), firm=True)
        if it is not None:
            return _said_by_pronoun(sentence, text, it, told_by.end(), listener, known)
    lead = start - 1 if text[start - 1 : start] == " " else start
    passed = PASSES_ON.match(text, lead)
    if passed is None and PASSES_WORDS_ON.match(cue):
        passed = PASSED_ON_BY.match(text, lead)
    if passed is not None:
        passing = [
            make_speaker(sentence.text[a:b], a, known, cue, firm=True)
            for a, b in (passed.span("who"), passed.span("whose"))
        ]
        both = tuple(one for one in passing if one is not None)
        if len(both) == len(passing):
            return both, passed.end()
    if (object_ := OBJECT_FIRST.match(text, start)) and names_a_kind(object_["next"]):
        if not names_a_kind(object_.group().strip()):
            start = object_.end()
    end = phrase_end(sentence, text, start)
    cue = cue.strip().lower()
    data = re.match(
        r"данные\s+(?=[A-Z«])|(?:случившееся|произошедшее|увиденное|услышанное|ситуацию|слова|рассказ|свидетельство|воспоминания|показания)\s+(?=\S)",
        text[start:end],
    )
    if data:
        start += data.end()
    if within and SAID_WHEN_OR_HOW.match(text, start):
        return ((listener,) if listener else ()), after
    speaker: Speaker | None = (
        make_speaker(sentence.text[start:end], start, known, cue, firm=True)
        if end > start
        else None
    )
    if speaker is None:
        return ((listener,) if listener else ()), after
    if listener is None:
        # «Рассказал родственник пассажира «Медиазоне»» is left whole; «сказал он агентству X» not.
        listener, end = _listener_within(sentence, text, speaker, end, known)
        if listener is not None and listener.start < speaker.end:
            speaker = (
                make_speaker(
                    sentence.text[start : listener.start].rstrip(), start, known, cue, firm=True
                )
                or speaker
            )
    chain, end = with_citations(sentence, text, speaker, end, known)
    return ((listener, *chain) if listener else chain), end


LISTENER_WITHIN = regex(
    r"\s(?:изданию|газете|информагентству|агентству|телеканалу|порталу|сайту|каналу|журналу|"
    r"проекту|ТАСС$|РИА Новости$|РБК$|«Медиазоне»|«Агентству»|"
    r"«Медузе»|в (?:разговоре|беседе|интервью) с)"
)


# «Передает корреспондент РИА Новости»: his, and nobody else was told.
REPORTER_OF = regex(
    r"(?:[а-я]+\s+)?(?:корреспондент|журналист|обозревател|репортер|собкор|редактор)\w*\s", _I
)


def _listener_within(
    sentence: Sentence, text: str, speaker: Speaker, end: int, known: KnownSpeakers
) -> tuple[Speaker | None, int]:
    found = LISTENER_WITHIN.search(text, speaker.start, end)
    if found and REPORTER_OF.match(text, speaker.start):
        return None, end
    if not found:
        return told_whom(text, sentence.text, end, known) if end == speaker.end else (None, end)
    return told_whom(text[:end], sentence.text, found.start(), known)
