"""Words passed on in Russian: by a document, by an outlet that quotes, by one who calls them false.

In comes a sentence; out go the scopes of such phrases. Each function is one way of crediting.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_crediting import clause_before, who_said, with_citations
from wheelsdown.claims.russian_reporting_words import (
    OPENER,
    SAY,
    in_quotation,
)
from wheelsdown.claims.russian_speakers import make_speaker
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.sentences import Sentence
from wheelsdown.model.report import Modality, SpeakerKind

_I = re.IGNORECASE

STATED = (
    r"(?:следует|явствует|видно|говорится|сказано|указано|указывается|отмечается|отмечено|утверждается|сообщается|значится|написано|"
    r"записано|прописано|подчеркивается|подчеркнуто|зафиксировано|приведено|приводится|названо|упомянуто|упоминается|"
    r"констатируется|содержится|перечислен[оы]|отражено|оговорено|описано|описывается|подтверждается|поясняется|уточняется|"
    r"обозначено|изложено|предусмотрено|признается|становится\s+ясно|понятно|вытекает)"
)
IN_DOCUMENT = regex(
    rf"^\W*(?:(?:[а-я]+,|при\s+этом|также|а|но|однако)\s+)?(?:во?|из|на)\s+(?P<what>[^,.;:]{{3,90}}?)"
    rf"(?P<joint>,(?=\s+[^,]{{5,110}},?\s+{STATED}(?!\w))|,(?=\s+[^,]{{0,20}}котор|\s+(?:оказавш|имеющ))|"
    rf"\s+{STATED}(?:,\s+что)?\s*)",
    _I,
)
STATES = regex(rf"\s*,?\s*(?:[а-я]+\s+)?{STATED}(?:,\s+(?:что|как|будто)(?!\w)|:)?\s*", _I)
ASIDE = regex(r",\s+[^,]{3,110},?(?=\s)")
WRITTEN = frozenset({SpeakerKind.DOCUMENT, SpeakerKind.DATA_SOURCE, SpeakerKind.OUTLET})


def written_in(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«Из материалов суда следует, что …», «в таблице, которую получил X, …»: the document says it."""
    text = plain(sentence.text)
    found = IN_DOCUMENT.match(text)
    if not found:
        return
    start, end = found.span("what")
    speaker = make_speaker(sentence.text[start:end], start, known, "следует из", firm=True)
    if speaker is None or speaker.kind not in WRITTEN:
        return
    chain: tuple[Speaker, ...] = (speaker,)
    words_end = found.end()
    if found["joint"] == ",":
        chain, words_end = with_citations(sentence, text, speaker, end, known)
        aside = ASIDE.match(text, end)
        if len(chain) < 2 and aside:
            # «В письме, подписанном министром, говорится, что …»
            words_end = aside.end()
        states = STATES.match(text, words_end)
        if len(chain) < 2 and not states:
            return
        words_end = states.end() if states else words_end
    elif not re.search(r"что\s*$", found["joint"]) and not re.match(r"\s*[:«]", text[words_end:]):
        return
    yield Scope(start=min(words_end, len(text)), end=len(text), chain=chain, words=(0, words_end))


WORDS_OF = regex(
    r"^(?P<who>[^,.;:]{2,80}?)\s+(?P<cue>публикует|публикуют|опубликовал[аио]?|приводит|приводят|привел[аио]?|переда(?:ет|ют|л[аи]?)|"
    r"цитиру(?:ет|ют)|процитировал[аио]?)\s+(?:слова\s+|рассказ\w*\s+|"
    r"воспоминания\s+|показания\s+|признание\s+|историю\s+|письмо\s+|интервью\s+(?:с\s+)?|свидетельств\w\s+)?(?P<whose>(?!(?:[а-я]+(?:ие|ые|ое|ую|ой|ий)\s+){0,2}(?:цифр|данны|число|подсчет|сведени|факт|оценк|пример|довод|аргумент))[^,.;:«»]{3,90}?(?:«[^»]{2,40}»)?|«[^»]{2,40}»)\s*(?P<joint>:\s*|"
    r",\s+(?:который|которая|которые|по словам котор\w+)\s+)",
    _I,
)


def words_passed_on(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«X приводит слова Y: …»: X is nearest, Y the origin."""
    text = plain(sentence.text)
    found = WORDS_OF.match(text)
    if not found or in_quotation(sentence, found.start("whose")):
        return
    nearer = make_speaker(
        sentence.text[found.start("who") : found.end("who")],
        found.start("who"),
        known,
        found["cue"].lower(),
        firm=True,
    )
    origin = make_speaker(
        sentence.text[found.start("whose") : found.end("whose")],
        found.start("whose"),
        known,
        "слова",
        firm=True,
    )
    if nearer is not None and origin is not None:
        yield Scope(
            start=found.end(),
            end=len(text),
            chain=(nearer, origin),
            words=(0, found.end()),
            quoted=text[found.end() : found.end() + 1] in '«“"',
        )


THIS_SAID = regex(
    rf"(?:,|\s[—–])\s+(?:это|об этом|так)\s+(?:(?:мне|нам|также|агентству|журналистам)\s+|"
    rf"(?P<listener>(?:(?:изданию|газете|агентству|телеканалу|порталу|каналу|проекту)\s+)?«[^»]{{2,50}}»|(?-i:[A-Z])[\w.]*|"
    rf"(?-i:ТАСС|РБК|Би-би-си))\s+)?(?P<cue>{SAY})(?!\w)",
    _I,
)


def this_somebody_said(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«… — это подтвердили двое родственников»: they speak for what stands before."""
    text = plain(sentence.text)
    found = THIS_SAID.search(text)
    if found is None or in_quotation(sentence, found.start()):
        return
    chain, end = who_said(sentence, text, found.end(), known, found["cue"])
    if chain and found["listener"]:
        a, b = found.span("listener")
        heard = make_speaker(sentence.text[a:b], a, known, "сообщает", firm=True)
        chain = (heard, *chain) if heard is not None else chain
    if chain:
        yield Scope(
            start=clause_before(sentence, text, found.start()),
            end=found.start(),
            chain=chain,
            words=(found.start(), end),
        )


TOLD_OF = regex(
    rf"^\W*(?:первым\w*\s+|ранее\s+|также\s+)?об?\s+(?P<what>(?:[а-я]+\s+){{0,3}}?(?:посадк|вылет|"
    rf"прилет|прибыт|рейс|депортац|высылк|пересадк|остановк|дозаправк|приземлени|"
    rf"отправк)\w*[^.;:«»]{{0,80}}?)\s+"
    rf"(?:первым\w*\s+|ранее\s+|также\s+)?(?P<cue>{SAY})(?!\w)",
    _I,
)


def told_of_something(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«Первым о пересадке в Каире рассказал X»: X speaks for what «о» governs."""
    text = plain(sentence.text)
    found = TOLD_OF.match(text)
    if found is None:
        return
    chain, end = who_said(sentence, text, found.end(), known, found["cue"])
    more = re.match(r"\s+[—–]\s+со\s+слов\s+(?P<who>[^,;]{3,60}?)\.?$", text[end:])
    if chain and more:
        start = end + more.start("who")
        origin = make_speaker(
            sentence.text[start : end + more.end("who")], start, known, "со слов", firm=True
        )
        chain, end = ((*chain, origin), len(text)) if origin else (chain, end)
    if chain:
        yield Scope(
            start=found.start("what"),
            end=found.end("what"),
            chain=chain,
            words=(found.end("what"), end),
        )


OF_WHICH = regex(
    r"(?<!\w)(?<!в )(?<!В )(?P<what>(?:накладн|письм|документ|отчет|справк|запис|таблиц|доклад|распоряжени|"
    r"рапорт|контракт)\w*(?:\s+[^,.;]{1,50}?)?),\s+(?:из|в)\s+котор\w+\s+(?P<cue>следует|видно|"
    r"явствует|говорится|сказано|указано)(?:,\s+что)?\s+",
    _I,
)


# «В распоряжении X оказалась накладная, из которой …», «X получил письмо, в котором …».
WHO_HAS_IT = regex(
    r"^[\s—–-]*(?:(?:во?\s+распоряжени[ие]|у)\s+(?P<holder>[^,.;:]{2,60}?)\s+(?:есть|имеется|имеются|оказал|попал|находит|появил)[а-я]*|"
    r"(?P<getter>[^,.;:]{2,60}?)\s+(?:получил|изучил|раздобыл|добыл|опубликовал|обнародовал|видел|увидел|достал|нашел|нашла|нашло|нашли|"
    r"обнаружил|проанализировал|просмотрел|приводит|публикует|цитирует|ознакомил[а-я]*\s+с|располагает)[а-я]{0,4})\s",
    _I,
)


def _holder(
    sentence: Sentence, text: str, before: int, known: KnownSpeakers
) -> tuple[Speaker, ...]:
    """Return the outlet that a sentence says has the paper it tells of."""
    found = WHO_HAS_IT.match(text, 0, before)
    if found is None:
        return ()
    start, end = found.span("holder" if found["holder"] else "getter")
    holder = make_speaker(sentence.text[start:end], start, known, "сообщает", firm=True)
    bare = holder is not None and plain(holder.name).lower().startswith("редакци")
    return (holder,) if holder is not None and not bare else ()


def out_of_which_it_follows(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«… накладная, из которой следует, что …»: the document speaks for what follows."""
    text = plain(sentence.text)
    found = OF_WHICH.search(text)
    if found is None or in_quotation(sentence, found.start()):
        return
    start, end = found.span("what")
    speaker = make_speaker(sentence.text[start:end], start, known, found["cue"].lower(), firm=True)
    if speaker is not None:
        chain = (*_holder(sentence, text, start, known), speaker)
        yield Scope(start=found.end(), end=len(text), chain=chain, words=(0, found.end()))


PUT_OUT = regex(
    r"^[\s—–-]*(?P<who>[^,.;:]{2,80}?)\s+(?P<cue>опубликовал|выпустил|распространил|обнародовал|разослал|выложил|разместил)[аио]?\s+"
    r"(?:[а-я]+\s+){0,2}?(?:заявлени|сообщени|релиз|пресс-релиз|пост|письм|отчет|доклад|коммюнике|запис|обращени)[а-я]*(?:\s[^,.;:]{2,50})?,\s+"
    r"(?:в|из)\s+котор\w+\s+(?:говорится|сказано|указано|утверждается|отмечается|следует|указывается|сообщается|"
    r"подтвердил[аио]?|заявил[аио]?|сообщил[аио]?|рассказал[аио]?|назвал[аио]?)(?:,\s+что)?\s+",
    _I,
)


def put_out_a_paper(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«Министерство опубликовало заявление, в котором говорится, что …»: the ministry says it."""
    text = plain(sentence.text)
    found = PUT_OUT.match(text)
    if found is None:
        return
    start, end = found.span("who")
    opener = OPENER.match(text, start, end)
    start = opener.end() if opener else start
    speaker = make_speaker(sentence.text[start:end], start, known, found["cue"], firm=True)
    if speaker is not None:
        yield Scope(start=found.end(), end=len(text), chain=(speaker,), words=(0, found.end()))


CALLED = regex(
    r"(?:^\W*|,\s+(?:а|но|и)\s+|;\s+)(?P<who>[^,;:«»]{2,70}?(?:«[^»]{2,40}»)?)\s+(?P<cue>назвал[аио]?|называ(?:ет|ют)|счел[аи]?|сочл[аи]|окрестил[аи]?|"
    r"заклеймил[аи]?)\s+(?:[^«»,;:]{2,60}\s)?(?=«[^»]{3,90}»\W*(?:$|[,.:]))",
    _I,
)


def called_names(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«X назвал письмо «политическим спектаклем»»: X says what is quoted, and that is a view."""
    text = plain(sentence.text)
    found = CALLED.search(text)
    if found is None or FALSEHOOD.match(text, found.end()):
        return
    start, end = found.span("who")
    opener = OPENER.match(text, start, end)
    start = opener.end() if opener else start
    speaker = make_speaker(sentence.text[start:end], start, known, found["cue"].lower(), firm=True)
    closes = text.find("»", found.end())
    if speaker is not None and closes > 0:
        yield Scope(
            start=found.end(),
            end=closes + 1,
            chain=(speaker,),
            words=(found.start("who"), found.end()),
            quoted=True,
        )
        if text[closes + 1 : closes + 2] == ":":
            after = (closes + 1, closes + 3)
            yield Scope(start=after[1], end=len(text), chain=(speaker,), words=after)


FALSEHOOD = regex(r"«(?:ложь|фейк|вымысел|неправд|выдумк|дезинформац)\w*»?", _I)
CALLED_FALSE = regex(
    r"^(?P<who>[^,.;:]{2,80}?)\s+(?P<cue>назвал[аио]?|называ(?:ет|ют)|счел[аи]?)\s+(?:вымыслом|"
    r"ложью|фейк\w+|неправдой|выдумкой|слухами|дезинформацией|провокацией|чушью|бредом|ерундой|спекуляци\w+|клеветой|уткой|"
    r"домыслами|небылиц\w+|сказками|инсинуациями|враньем|чепухой|(?:недостоверн|ложн|неверн|ошибочн|необоснованн|беспочвенн|некорректн)\w+)\s+"
    r"(?:[а-я]+\s+)?(?:сообщени\w+|информаци\w+|сведени\w+|данные|слухи|новост\w+|утверждени\w+|публикаци\w+|рассказ\w*)"
    r"(?:\s+об?\s+(?:том,\s+что\s+)?|,\s+(?:что|будто|якобы)\s+)",
    _I,
)


def called_false(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """«X назвал вымыслом сообщения о …»: X denies what follows."""
    text = plain(sentence.text)
    found = CALLED_FALSE.match(text)
    if found is None:
        return
    start, end = found.span("who")
    speaker = make_speaker(sentence.text[start:end], start, known, found["cue"].lower(), firm=True)
    if speaker is not None:
        yield Scope(
            start=found.end(),
            end=len(text),
            chain=(speaker,),
            words=(0, found.end()),
            modality=Modality.DENIED,
        )
