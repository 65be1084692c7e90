"""Verbs of saying in Russian: «X сообщил, что …», «…, сообщил X», «X: «…»», «— …, — сказал X».

In comes a sentence; out go the scopes of what is reported before and after such a verb.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_crediting import who_said
from wheelsdown.claims.russian_reporting_words import (
    ADVERBIAL_END,
    DESCRIPTION,
    GERUND,
    OPENER,
    QUIET_CUES,
    cited_after,
    cues_in,
    has_verb,
    in_quotation,
    is_speech,
    modality_of_cue,
    told_whom,
)
from wheelsdown.claims.russian_speaker_words import head_of
from wheelsdown.claims.russian_speakers import make_speaker
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.sentences import Sentence
from wheelsdown.model.report import SpeakerKind

_I = re.IGNORECASE

MARK_BEFORE = regex(
    r"(?P<mark>,?[»”\"][,.!?]?|[,!?…]|[.!?]?[»”\"][,.]?)\s*(?:[—–-]\s*)?(?:и\s|а\s)?"
    r"(?:(?:также|ранее|затем|позже|тогда|при этом|в свою очередь|потом)\s+)*$"
)
# «…, не исключил X»: no denial of having said it.
SAID_WITH_NOT = regex(r"исключ|скрыва|сомнева|отриц|отрица|оспар|опроверг", _I)
LONGEST_SUBJECT_WORDS = 16


def said_afterwards(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«…, сообщил X»: X speaks for what stands before, and for the quotations of the sentence.

    Where more follows («Самолёт, сообщает X, приземлился …», «…, — сказал он. — …»), for that too.
    """
    text = plain(sentence.text)
    for found in cues_in(text):
        before = text[max(0, found.start() - 40) : found.start()]
        if SAID_WITH_NOT.match(found["cue"]):
            before = before.removesuffix("не ")
        mark = MARK_BEFORE.search(before)
        if mark is None:
            continue
        within = next(
            (
                q
                for q in sentence.quotations
                if q[0] < found.start() < q[1] - 1 and is_speech(text, q)
            ),
            None,
        )
        if within is not None:
            # «Нас было шестьдесят, — сказал X. — Мы …»: the marks enclose the author's words too.
            scope = _scope_within(sentence, text, found, mark.group(), within, known)
            if scope is not None:
                yield scope
            continue
        begin = max(0, found.start() - 40) + mark.start()
        named = re.fullmatch(r"[»”\"]\s*(?:\w+\s)*", mark.group())
        if named and not any(
            b == begin + 1 and is_speech(text, (a, b)) for a, b in sentence.quotations
        ):
            # «Редактор сайта «Крылья» считает …»: the mark closes a name.
            continue
        scope = _scope_afterwards(sentence, text, found, begin, known)
        if scope is not None:
            yield scope
            yield from _later_quotations(sentence, text, scope)


def _scope_within(
    sentence: Sentence,
    text: str,
    found: re.Match[str],
    mark: str,
    within: tuple[int, int],
    known: KnownSpeakers,
) -> Scope | None:
    if not re.search(r"[—–-]\s*\w*\s*$", mark):
        return None
    chain, end = who_said(sentence, text, found.end(), known, found["cue"])
    if not chain:
        return None
    begin = text.rfind(mark.strip()[0], 0, found.start())
    return Scope(
        start=within[0],
        end=within[1],
        chain=chain,
        words=(begin, end),
        modality=modality_of_cue(found["cue"], text, found.start()),
        quoted=True,
    )


# «…, X рассказала, что …» opens what she said; «…, рассказала она, и сообщил, что …» goes on with it.
CONTENT_FOLLOWS = regex(r"\s*:\s|(?:(?!,\s+(?:и|а|но)\s)[^.;]){0,120}?,\s+(?:что|будто)\s", _I)


def _scope_afterwards(
    sentence: Sentence, text: str, found: re.Match[str], mark: int, known: KnownSpeakers
) -> Scope | None:
    unquoted = text[mark] in ",!?…" and not re.match(r"[,!?…]?\s*[—–-]", text[mark : mark + 4])
    opens = not text[:mark].strip() or (unquoted and _only_opens(text[: mark + 1]))
    if opens or (unquoted and CONTENT_FOLLOWS.match(text, found.end())):
        return None
    chain, end = who_said(sentence, text, found.end(), known, found["cue"])
    if not chain:
        if unquoted:
            return None
        chain, end = _subject_between(sentence, text, mark, found, known)
        if not chain:
            return None
    speech = [q for q in sentence.quotations if q[1] <= found.start() and is_speech(text, q)]
    dialogue = re.match(r"\s*[—–-]\s", text) is not None
    start = _reported_from(sentence, text, mark, speech, dialogue=dialogue)
    rest = "" if ADVERBIAL_END.match(text[end:]) else text[end:].strip(' .,;:»—–-"')
    goes_on = bool(rest) and (
        unquoted
        or dialogue
        or GERUND.match(text[end:]) is not None
        or re.match(r"[\s,.]*[—–-]", text[end:]) is not None
    )
    ends_there = (
        re.match(r"\s*(?:[.;]|,\s(?:а|но|однако|при этом|хотя)\s)", text[end:]) and not dialogue
    )
    return Scope(
        start=start,
        end=len(text) if goes_on and not (unquoted and ends_there) else found.start(),
        chain=chain,
        words=(max(mark, 0) + (text[mark] == "»"), end),
        modality=modality_of_cue(found["cue"], text, found.start()),
        quoted=bool(speech) or dialogue,
    )


def _subject_between(
    sentence: Sentence, text: str, mark: int, found: re.Match[str], known: KnownSpeakers
) -> tuple[tuple[Speaker, ...], int]:
    """«…», — Иванов сказал …: the subject stands before the verb after all."""
    lead = re.match(r"[,.!?»”\"…\s—–-]*", text[mark:])
    start = mark + (lead.end() if lead else 0)
    words = sentence.text[start : found.start()].strip()
    speaker = make_speaker(words, start, known, found["cue"].lower(), firm=True) if words else None
    return ((speaker,) if speaker else ()), found.end()


def _only_opens(words: str) -> bool:
    opener = OPENER.match(words)
    return opener is not None and opener.end() >= len(words.rstrip())


def _reported_from(
    sentence: Sentence, text: str, mark: int, speech: list[tuple[int, int]], *, dialogue: bool
) -> int:
    """Return where what is reported begins: at its quotation, or at the clause before the mark."""
    if dialogue:
        return 0
    if speech and speech[-1][1] >= mark - 1:
        return (
            speech[-1][0]
            if not text[: speech[-1][0]].strip() or text[speech[-1][0] - 2 : speech[-1][0]] != "о "
            else 0
        )
    begins = 0
    for found in re.finditer(r";\s|[.!?]»?\s(?=[А-ЯЁA-Z«])", text[:mark]):
        if not in_quotation(sentence, found.start()):
            begins = found.end()
    return begins


def _later_quotations(sentence: Sentence, text: str, first: Scope) -> Iterator[Scope]:
    for a, b in sentence.quotations:
        if a >= first.words[1] and first.quoted and b > first.end and is_speech(text, (a, b)):
            yield Scope(
                start=a,
                end=b,
                chain=first.chain,
                words=(a, a),
                modality=first.modality,
                quoted=True,
            )


CONTENT = regex(
    r"^(?P<mid>(?:[^,.;:«»]|«[^»]{1,60}»|,\s+(?:знакомый|близкий|пожелавший)[^,]{3,80},|"
    r",\s+(?:ссылаясь|сославшись|цитируя|опираясь|основываясь)\s[^,;:]{3,90}(?=,)){0,140}?)"
    r"(?P<joint>,\s+(?:(?:в\sчастности|по\sего\sсловам|якобы),\s+)?(?:что|будто|как|якобы|где|"
    r"куда|сколько)(?:\s+бы)?(?:,\s+(?:вероятн\w+|скорее|возможно|по-видимому|видимо|похоже|предположительно)(?:\s[а-яё]+)?,)?\s+|:(?:\s+|$)|,\s+[^,:;.«»]{3,40}:\s+(?=[«“])|\s+о\sтом,\s+что\s+|\s+то,\s+что\s+|"
    r",\s+(?=(?:не\s)?[^,.:;]{3,40}\sли\s))"
)
ABOUT = regex(
    r"^\s+(?:[а-я]+\s)?(?P<joint>(?:об?|про|факт|сообщени\w+\sо(?:\sтом,\sчто)?|"
    r"информацию\sо(?:\sтом,\sчто)?|слухи\sо(?:\sтом,\sчто)?|данные\sо)\s+)"
    r"(?=(?:\w+\s){0,4}?(?:вылет|прилет|посадк|прибыти|рейс|депортаци|самолет|высылк|приземлени|"
    r"отправк|остановк|дозаправк|"
    r"перелет|чартер|\w+\sпассажир))",
    _I,
)
NOT_A_CUE_BEFORE = regex(
    r"(?:(?<!\w)(?:как|чтобы|котор\w+|если|чтоб|этого|того|об этом|бы)\s+)$", _I
)


# «Трекер показывает начало пути: …»: what only shows says what follows its colon.
SHOWS = frozenset({SpeakerKind.DATA_SOURCE, SpeakerKind.DOCUMENT})
# «Ведомство приводит другие цифры: …»
FIGURES = regex(
    r"\s(?:цифр|данны|оценк|подсчет|сведени|статистик|факт|число|расчет|следующ)[а-я]*$", _I
)


# «Волонтёры изучили чартеры за три дня: …»
STUDIED = regex(r"(?:изуч|рассмот|проанализ|сопостав|свер|сравн|проследил)", _I)
# «Пресс-секретарь подтвердил высылку …», «компания отрицает посадку …»: the noun is what is said.
CONFIRMED = regex(
    r"(?:подтвер|опроверг|отрица|отверг|призна|анонсир|оспар|оспор|зафиксир|засек|удостовер)", _I
)
DEED_FOLLOWS = regex(
    r"^\s+(?:(?:сам|сами|лишь|только|также|факт|сам\s+факт)\s+)*(?P<joint>)(?=(?:[а-я]+\s+){0,3}?(?:вылет|прил[её]т|посадк|прибыти|"
    r"депортаци|высылк|выдворени|приземлени|отправк|передач|перевозк|остановк|дозаправк|задержани|арест|допрос|при[её]м)(?:[а-я]{0,3})(?!\w))",
    _I,
)


def said_before(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«X сообщил (Y), что …», «X: «…»», «В МВД сообщили о …»: X speaks for the rest."""
    text = plain(sentence.text)
    for found in cues_in(text):
        if in_quotation(sentence, found.start()) or NOT_A_CUE_BEFORE.search(text[: found.start()]):
            continue
        rest = text[found.end() :]
        content = CONTENT.match(rest)
        about = ABOUT.match(rest) or (
            DEED_FOLLOWS.match(rest) if CONFIRMED.match(found["cue"]) else None
        )
        verbatim = content is not None and content["joint"].startswith(":")
        if content is None and about is None:
            continue
        quiet = verbatim and QUIET_CUES.match(found["cue"]) is not None
        quiet = quiet and not re.match(r"\s*[«“\"]", rest[content.end() :] if content else "")
        chain, words_from = _who_before(sentence, text, found, known)
        shows = (
            (chain and chain[-1].kind in SHOWS)
            or (content and FIGURES.search(content["mid"]))
            or STUDIED.match(found["cue"])
        )
        if quiet and not shows:
            content = None
        if content is None and about is None:
            continue
        at = found.end() + (
            about.end() if about and not content else content.end() if content else 0
        )
        if content is not None:
            chain = _with_listener(sentence, text, found, content, chain, known)
        if not chain:
            continue
        end = _end_of_content(sentence, text, at)
        yield Scope(
            start=at,
            end=end,
            chain=chain,
            words=(
                words_from,
                at if content is not None else found.end() + (about.start("joint") if about else 0),
            ),
            modality=modality_of_cue(found["cue"], text, found.start()),
            quoted=verbatim,
        )


def _end_of_content(sentence: Sentence, text: str, at: int) -> int:
    """What is said goes on to the end, or to a clause that another speaker opens."""
    other = re.search(
        r";\s|,\s(?:а|но|однако)\s(?=(?:в\s)?(?:[А-ЯЁA-Z«]|официальн|представител|"
        r"власт)\S*(?:\s\S+){0,4}?\s\w*"
        r"(?:сообщ|заяв|подтверд|опроверг|рассказ|утвержд))",
        text[at:],
    )
    return (
        at + other.start()
        if other and not in_quotation(sentence, at + other.start())
        else len(text)
    )


def _who_before(
    sentence: Sentence, text: str, cue: re.Match[str], known: KnownSpeakers
) -> tuple[tuple[Speaker, ...], int]:
    """Return the subject of a verb of saying, before it in its clause, and where it begins."""
    subject = _subject_range(sentence, text, cue.start())
    if subject is None:
        return (), cue.start()
    start, end = subject
    on_air = ON_AIR.search(text, end, cue.start())
    if led := LED_BY_A_SOURCE.match(text, 0, end):
        return _led_by_a_source(sentence, led, cue["cue"].lower(), known), led.start()
    heard = HEARD_BY.match(text, start, end) or TOLD_BEFORE.match(text, start, end)
    if heard:
        start = heard.end()
    opener = OPENER.match(text[start:end])
    if opener:
        start += opener.end()
    if told_first := TOLD_FIRST.match(text, start, end):
        start = told_first.end()
    if where := WHERE_IT_IS_SAID.match(text, start, end):
        start = where.end()
    within = re.match(r"(?:в|во|на)\s+(?=\S)", text[start:end], _I)
    if within:
        start += within.end()
    if re.match(r"[а-яА-Я]+(?:ам|ям|ому|ему)\s*$", text[start:end]):
        # «Семьям сообщили о высылке»: they were told, and did not tell.
        return (), cue.start()
    if (
        start >= end
        or len(text[start:end].split()) > LONGEST_SUBJECT_WORDS
        or has_verb(text[start:end])
    ):
        return (), cue.start()
    told = TOLD_LAST.search(text, start, end)
    if told and head_of(text[start : told.start()]) is None:
        told = None
    end = told.start() if told else end
    citing = re.search(
        r"\s+со (?:ссылкой на|слов)\s+|,\s+(?:ссылаясь|сославшись|опираясь|основываясь) на\s+|,\s+цитируя\s+",
        text[start:end],
    )
    first_end = start + citing.start() if citing else end
    name = cue["cue"].lower()
    speaker = make_speaker(sentence.text[start:first_end], start, known, name, firm=True)
    if speaker is None:
        return (), cue.start()
    if citing:
        from_ = start + citing.end()
        cited = make_speaker(sentence.text[from_:end], from_, known, "со ссылкой на", firm=True)
        return ((speaker, cited) if cited else (speaker,)), subject[0]
    for outlet in (heard, told, on_air):
        if outlet is not None:
            a, b = outlet.span("who")
            listener = make_speaker(sentence.text[a:b], a, known, None, firm=True)
            return ((listener, speaker) if listener else (speaker,)), subject[0]
    return (speaker,), subject[0]


OUTLET_NAME = (
    r"(?:(?:[а-я-]+(?:ому|ой|му)\s+)?(?:изданию|газете|агентству|телеканалу|порталу|каналу|журналу|проекту|"
    r"радиостанции|сайту)\s+)?(?:«[^»]{2,60}»|(?-i:[A-Z])[\w.&-]*(?:\s(?:of\s|the\s)?(?-i:[A-Z])[\w.&-]*){0,3}|"
    r"(?-i:ТАСС|РБК|Би-би-си|РИА Новости|Радио Свобода|Настоящему Времени))"
)
# «В интервью «Настоящему времени» адвокат … сказала»: the outlet that heard it stands first.
HEARD_BY = regex(
    rf"^\W*в\s+(?:интервью|разговоре\s+с|беседе\s+с|комментарии(?:\s+для)?|эфире)\s+(?P<who>{OUTLET_NAME}),?\s+",
    _I,
)
# ««Перелому» Мур сказала», «изданию «Перелом» источник рассказал».
TOLD_BEFORE = regex(
    r"\W{0,3}?(?P<who>(?:[а-я-]+(?:ому|ему|ой)\s+)?(?:изданию|газете|агентству|телеканалу|порталу|каналу|журналу|проекту|радиостанции|сайту)\s+"
    r"(?:«[^»]{2,60}»|(?-i:[A-Z])[\w.&-]*)|«[^»]{2,50}(?:[ую]|[тнрлкздм]е|ии|ам|ям|ени)»|(?:[Рр]усской\s+службе\s+)?(?-i:Би-би-си))\s+"
    r"(?=[А-Яа-яЁёA-Z])",
    _I,
)
# «В МВД Армении «Азатутюну» подтвердили»: it stands last, in the dative.
TOLD_LAST = regex(
    r"(?<!издани[юе])(?<!проекта)(?<!фонда)(?<!группы)(?<!газеты)(?<!компании)(?<!организации)(?<!центра)\s+"
    r"(?P<who>«[^»]{2,50}(?:[ую]|[тнрлкзд]е|ам|ени)»)$",
    _I,
)
# «Адвокат в разговоре с изданием «Вёрстка» сказал».
ON_AIR = regex(
    r"\s+в\s+(?:интервью|разговоре\s+с|беседе\s+с|комментарии(?:\s+для)?|эфире)\s+"
    r"(?P<who>(?:[а-я]+\s+)??(?:изданием\s+|газетой\s+|агентством\s+|телеканала\s+|порталом\s+|каналом\s+|радиостанции\s+)?"
    r"(?:«[^»]{2,60}»|(?-i:[A-Z])[\w.&-]*(?:\s(?-i:[A-Z])[\w.&-]*){0,3}|(?-i:ТАСС|РБК|Би-би-си)))\s*$",
    _I,
)
TOLD_FIRST = regex(
    r"\W*(?:журналистам|репортерам|корреспонденту|агентству|изданию|газете)\s+(?=\S)", _I
)
# «В письме комитету сенатор …», «в своем канале посольство …», «на вопрос о рейсе пресс-секретарь …».
WHERE_IT_IS_SAID = regex(
    r"(?:в|на)\s+(?:(?:своем|своей|своих|официальном|официальной|личном|личной)\s+(?:[а-я-]+\s+){0,2}?(?:телеграм-)?"
    r"(?:канале|странице|сайте|блоге|аккаунте|соцсетях|микроблоге|посте|сообщении|заявлении|письме|докладе|отчете)\s+|"
    r"(?:вопрос|ответ|запрос|письм|обращени|доклад|заявлени|сообщени|пост|комментари|выступлени|реч)[а-я]*\s+(?:[^,«»]{0,60}?\s)??"
    r"(?=(?:пресс-секретар|представител|сенатор|депутат|адвокат|юрист|министр|глава\b|посол\b|консул|директор|президент|"
    r"премьер|спикер|конгрессмен|уполномоченн|омбудсмен|активист|правозащитни|координатор|руководител|основател|"
    r"журналист|защитник|он\b|она\b|ведомств[оа]\b|министерство|организация|посольство)))",
    _I,
)
# «Со ссылкой на чиновника агентство ТАСС сообщило»: whom it cites stands before who tells it.
LED_BY_A_SOURCE = regex(
    r"\W*(?:со\s+ссылкой\s+на|ссылаясь\s+на|цитируя)\s+(?P<origin>[^,]{3,90}?),?\s+"
    r"(?P<who>(?:[а-я]+(?:ое|ая|ый|ий|ые)\s+)?(?:агентство|издание|газета|портал|канал|телеграм-канал|телеканал|сайт|журнал|"
    r"радиостанция|проект|СМИ)(?:\s+[^,]{2,50})?|(?:[а-я]+(?:ое|ая|ый|ий)\s+)?«[^»]{2,50}»|(?-i:[A-Z])[\w.& ]{1,40}|"
    r"(?-i:ТАСС|РБК|Би-би-си|Интерфакс|РИА Новости))$",
    _I,
)


def _led_by_a_source(
    sentence: Sentence, led: re.Match[str], cue: str, known: KnownSpeakers
) -> tuple[Speaker, ...]:
    chain = []
    for group in ("who", "origin"):
        start, end = led.span(group)
        chain.append(make_speaker(sentence.text[start:end], start, known, cue, firm=True))
    return tuple(one for one in chain if one is not None)


def _subject_range(sentence: Sentence, text: str, cue: int) -> tuple[int, int] | None:
    """Return the noun phrase before a verb; one that is described in commas is before those."""
    start = 0
    for mark in re.finditer(
        r"[;:]\s|(?<![А-ЯЁA-Z])(?<!Дж)[.!?]»?\s(?=[А-ЯЁA-Z«—])|\s[—–-]\s|,\s(?:а|но|"
        r"и|однако|при этом|хотя)\s|^\s*[—–-]\s",
        text[:cue],
    ):
        if not in_quotation(sentence, mark.start()):
            start = mark.end()
    before = text[start:cue].rstrip()
    before = re.sub(
        r"\s(?:также|ранее|позже|затем|потом|уже|еще|не|только|официально|тогда|под присягой|прежде|раньше|вновь|снова|опять|давно|"
        r"категорически|публично|анонимно|решительно|лично|прямо|неохотно|коротко|устно|письменно|первым\w*|"
        r"в (?:своем|своей|интервью|письме|посте|эфире|суде|беседе|разговоре|ответ\w*|комментарии)(?:\s[^,]{2,50})?|"
        r"на (?:суде|брифинге|пресс-конференции|слушаниях|допросе|условиях анонимности)(?:\s[^,]{2,40})?|"
        r"накануне|"
        r"(?:во?\s)?\w+(?:ник|еду|ерг|ицу|боту|енье)|(?:ему|ей|им|нам|мне|журналистам|репортерам|корреспонденту|агентству|изданию|газете|родным|родственникам|семье))$",
        "",
        before,
        flags=_I,
    )
    if before.endswith(","):
        described = [m for m in DESCRIPTION.finditer(before) if m.end() == len(before)]
        if described:
            return start + _last_part(before[: described[0].start()]), start + described[0].start()
        citing = CITING_ASIDE.search(before)
        return (start, start + len(before) - 1) if citing else None
    return start + _last_part(before), start + len(before)


CITING_ASIDE = regex(r",\s+(?:(?:ссылаясь|сославшись|опираясь|основываясь) на|цитируя)\s+[^,]+,$")


def _last_part(words: str) -> int:
    """Return where the part after the last comma begins; an opening before it is no subject."""
    unquoted = re.sub(r"«[^»]*»", lambda m: "·" * len(m.group()), words)
    comma = unquoted.rfind(",")
    if comma < 0 or CITING_ASIDE.search(words + ","):
        return 0
    return comma + 1 + (len(words) - comma - 1 - len(words[comma + 1 :].lstrip()))


# «X узнал от Y, что …», «X выяснил у Y, что …»: Y is the origin.
LEARNS = regex(r"узна|выясн|разузна|услыш|слыша|провед|установ", _I)
LEARNT_FROM = regex(r"\s+(?:об\s+этом\s+)?(?:от|у|из|со\s+слов)\s+(?P<who>[^,;:]{2,80})", _I)


def _with_listener(
    sentence: Sentence,
    text: str,
    cue: re.Match[str],
    content: re.Match[str],
    chain: tuple[Speaker, ...],
    known: KnownSpeakers,
) -> tuple[Speaker, ...]:
    """Add the outlet that was told, or the subject where it follows the verb."""
    middle_end = cue.end() + content.end("mid")
    if not chain:
        chain, _ = who_said(sentence, text[:middle_end], cue.end(), known, cue["cue"])
        return chain
    if LEARNS.match(cue["cue"]) and (source := LEARNT_FROM.match(text, cue.end(), middle_end)):
        a, b = source.span("who")
        origin = make_speaker(sentence.text[a:b], a, known, cue["cue"].lower(), firm=True)
        return (*chain, origin) if origin is not None else chain
    listener, at = told_whom(text[:middle_end], sentence.text, cue.end(), known)
    cited, _ = cited_after(sentence, text[:middle_end], at, known)
    if listener is not None and listener.name not in {s.name for s in chain}:
        chain = (listener, *chain)
    return (*chain, cited) if cited is not None else chain
