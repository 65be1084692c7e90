"""Clauses of a Russian sentence: where one thing said ends and the next begins.

In come a sentence and the scopes of its speakers; out go clauses that lie between the words that
credit, the marks and the joining words. Russian sets a comma before every dependent clause, so
marks do most of the work; «и» divides where a verb stands on either side.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.attribution import Scope
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_reporting_words import is_speech
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_verbs import (
    ACTIVE_PARTICIPLE,
    GERUND,
    PASSIVE_PARTICIPLE,
    finite_verbs,
    has_finite_verb,
)
from wheelsdown.claims.sentences import Sentence
from wheelsdown.claims.statements import Clause
from wheelsdown.claims.text import trim

_I = re.IGNORECASE

# A dependent clause that stands inside another or ends it: «, который …,», «, вылетевший …,».
RELATIVE = regex(
    rf",\s+(?P<inner>(?:(?P<where>где|куда|откуда)\b|(?:(?:а\s|и\s)?(?:на|в|во|с|со|из|к|по|для|о|"
    rf"под|через|после|у|среди|от|за|над|при|между|без|кроме|до|около|против|вокруг|ради|перед)\s+"
    rf"(?:борту\s+|числе\s+)?)?(?:котор\w+|чей|чья|чье|чьи|чьего)\b|(?:не\s|также\s|ранее\s|"
    rf"якобы\s|недавно\s)?"
    rf"(?:{ACTIVE_PARTICIPLE}|{PASSIVE_PARTICIPLE})\b))",
    _I,
)
GERUND_CLAUSE = regex(rf"(?:^|,\s+)(?P<inner>(?:не\s)?{GERUND}\b)", _I)
OPENING_GERUND = regex(
    r"(?:не\s)?(?:вылет|прилет|взлет|приземл|соверш|сдела|пересе|покину|"
    r"получ|узна|остав|потеря|проле|просид|прове|добра|отказа|дозаправ|отправ|преодол|подня|"
    r"не\s)\w+",
    _I,
)
ON_BOARD = regex(
    r"^(?:на борту|в (?:котором|которой)|с котор|котор\w+ (?:вез|перевоз|доставл)|(?:вез|"
    r"перевоз)\w+|с\s|на котор)",
    _I,
)
# «Так как», «после того как» and their like open a clause with a subject of its own.
JOINS = regex(
    r"(?P<joint>,\s+(?:а\s+(?:затем|потом|также|позже|уже|оттуда|после)\s+(?!котор)|"
    r"и\s+(?:затем\s+|потом\s+|только\s+|уже\s+)?|а\s+|но\s+(?:затем\s+|потом\s+|не\s+)??|"
    r"однако\s+|"
    r"зато\s+|причем\s+|при\s+этом\s+|после\s+чего\s+|затем\s+|потом\s+|хотя\s+|поскольку\s+|"
    r"так\s+как\s+|потому\s+что\s+|"
    r"если\s+|когда\s+|пока\s+|чтобы\s+|тогда\s+как\s+|в\s+то\s+время\s+как\s+|прежде\s+чем\s+|"
    r"перед\s+тем\s+как\s+|после\s+того\s+как\s+|"
    r"о\s+чем\s+|что\s+|будто\s+|якобы\s+|как\s+(?=\w+\s\w+(?:ся|л|ла|ли|ет|ит)\b)|то\s+|где\s+(?=\w+$)))",
    _I,
)
LITTLE_FIRST = regex(
    r"(?:затем|потом|позже|уже|вскоре|там|сразу|тоже|также|только|не|снова|дальше|"
    r"далее|вновь|оттуда|через|спустя|вечером|утром|ночью|днем|"
    r"наконец|вынужденно|успешно|благополучно|якобы|в|во|на|около|после|из|до|к|по|с|"
    r"под|накануне|сегодня|вчера|тем|той)\s",
    _I,
)
LITTLE_BEFORE_VERB = (
    r"(?:(?:затем|потом|позже|уже|вскоре|там|сразу|тоже|также|только|не|снова|дальше|далее|вновь|"
    r"оттуда|через|спустя|вечером|утром|ночью|днем|наконец|"
    r"вынужденно|успешно|благополучно|якобы|в|во|на|около|после|из|до|к|по|"
    r"с)(?:\s+(?!и\b)[^\s,;.«»]+){0,5}?\s+)?"
)
# «Суд отменил приказ, ведомство промолчало»: two clauses with nothing but a comma between.
BARE_COMMA = regex(
    r",\s+(?!(?:что|чтобы|котор\w+|чь[еяию]\w*|как|когда|если|пока|где|куда|откуда|хотя|поскольку|потому|так|будто|ли|"
    r"то|и|а|но|или|либо|да|не\s+только|однако|зато|причем|притом|при\s+этом|говор\w+|сообщ\w+|заяв\w+|пиш\w+|"
    r"по|со?\s+слов|согласно|судя|видимо|возможно|вероятно|похоже|кажется|впрочем|например|конечно|"
    r"кто|ко[гм][оу]|ч[еи][гм][оу]?|сколько|почему|зачем|насколько|какой|каки\w+|словно|точно|едва|лишь|прежде|включая|"
    r"кроме|помимо|несмотря|ссылаясь|сославшись|в\s+основном|преимущественно|в\s+том\s+числе|главным\s+образом|"
    r"(?:[а-я]+\s+){1,3}(?:из\s+|отношении\s+|числе\s+)?котор\w+|[а-я]+\s+из\s+котор\w+)(?!\w))(?=[а-яА-ЯЁё«])",
    _I,
)
# «…, перешёл границу», «…, получил повестку»: another verb of the same subject.
COMMA_VERB = regex(
    r"(?P<joint>,\s+)(?=(?:затем\s|потом\s|не\s|уже\s|там\s)?[а-я]+(?:л|ла|ли|"
    r"ло|лся|лась|лись)\b)",
    _I,
)
COMMA_OTHERS = regex(
    r"(?P<joint>,\s+)(?=(?:(?:россиян|иранцев|украинцев|мужчин|женщин|"
    r"детей)\s[—–]|еще\s(?:один|одного|двое|двоих|трое|троих)|некотор\w+|часть|многи\w+|други\w+|"
    r"остальн\w+|нескольк\w+|втор(?:ой|ая)\s[а-я]+|трет(?:ий|ья)\s[а-я]+|двое|двоих|двум|троих|он|она|они|все|всех|всем|прочие|прочих|трое|четверо|пятеро|шестеро|семеро|восьмеро|"
    r"(?:двоим|троим|четверым|пятерым|шестерым|семерым|восьмерым|двум|трем|четырем|пяти|шести|семи|восьми|девяти|десяти)|"
    r"одного|одному|их|его|ее|там|потом|затем|оттуда|(?!котор)[а-я]+\s+нет)(?!\w))",
    _I,
)
ASIDE_WITHIN = regex(
    r",\s(?:по [^,]{3,60}|возможно|вероятно|видимо|похоже|якобы|предположительно|как "
    r"[^,]{3,60}|судя по [^,]{3,60}),\s",
    _I,
)
ASIDE = regex(
    r",\s*(?:по [а-я]+(?: [а-я]+)? (?:оценк\w+|данным|сведениям|информации)|возможно|"
    r"вероятно|по-видимому|видимо|похоже|кажется|скорее всего|по всей видимости|"
    r"предположительно|разумеется|конечно|однако|впрочем|"
    r"по (?:его|ее|их) словам|как [^,]{3,60}|по словам [^,]{3,60}|по данным [^,]{3,60}|судя по "
    r"всему|наконец|например|якобы)$",
    _I,
)
AND = regex(r"(?P<joint>\s+(?:и|но|или)\s+(?:затем\s+|потом\s+|позже\s+|уже\s+)?)", _I)
AND_VERB = regex(rf"{LITTLE_BEFORE_VERB}(?P<verb>[а-я]+)\b", _I)
MARKS = regex(
    r"(?P<joint7>\s*(?:\+\+|///?|\|\||●|▪|•|➡️?|\s\|\s)\s*)|(?P<joint>\s*;\s+)|(?P<joint2>:\s+)|"
    r"(?P<joint3>(?<![\s.«(][А-ЯЁ])[.!?…][»”\"]?\s+(?:[—–-]\s+)?)(?=[«“\"А-ЯЁA-Z—–-])|"
    r"(?P<joint6>,\s+)(?=(?:хвост|рег\.)\s+(?-i:[A-ZА-Яне])|(?:последн|перв|втор|трет|предыдущ)"
    r"\w+\s[—–]\s|"
    r"(?:в\s)?\d{1,2}[:.]\d\d\s*[—–-]\s)|"
    r"(?P<joint4>(?<=[,.!?»”])\s+[—–-]\s+)|(?P<joint5>\s+[—–]\s+)"
)
CLOSING_AFTER = regex(r",|\s[—–]\s|[;:](?=\s)|[.!?…]»?(?=\s|$)")
# A relative clause at the end that tells of a flight's movement is a thing said by itself.
MOVES = regex(
    r"(?<!\w)(?:вылет|взлет|приземл|прилет|прибы|сел(?!\w)|села(?!\w)|доставил|"
    r"направил|соверш|отправил|пересад|пересел|улетел|привез|вывез|летел|летят|летают|следовал|"
    r"дозаправ|заправ|взявш|забра)",
    _I,
)
# Words that open a clause and say nothing of their own.
LEAD = regex(
    r"(?:по (?:предварительн\w+|последн\w+|неподтвержденн\w+|имеющ\w+|некоторым) (?:данным|"
    r"сведениям|информации)|при этом|кроме того|между тем|"
    r"тем временем|вместе с тем|однако|в результате|таким образом|напомним|отметим|как "
    r"(?:сообщалось|известно|выяснилось|оказалось)|"
    r"в свою очередь|в частности|впрочем|правда|ранее|также|наконец|потом|затем|итак|кстати),\s+",
    _I,
)
FRONTED = regex(
    r"^\W*(?:после того,? как|когда|пока|если|хотя|поскольку|так как|перед тем,? как|прежде чем|"
    r"как только)\s[^,«»]{3,160},\s+",
    _I,
)


def find_clauses(sentence: Sentence, scopes: tuple[Scope, ...]) -> tuple[Clause, ...]:
    """Return the clauses of `sentence`: first those that follow one another, then inner ones.

    An inner clause lies within the one that it tells something of.
    """
    text = plain(sentence.text)
    inserted = [s.words for s in scopes if _is_inserted(s, text)]
    cuts = _cuts(sentence, text, scopes, inserted)
    ranges = []
    start = 0
    tails: list[tuple[int, int]] = []
    for a, b in [*cuts, (len(text), len(text))]:
        if a > start:
            begin, end = trim(text, start, a, " ,")
            # Pictures and bullets before the words are no part of them.
            while begin < end and not (text[begin].isalnum() or text[begin] in '«“"(—–-'):
                begin += 1
            if (lead := LEAD.match(text, begin, end)) is not None:
                begin = lead.end()
            whole, end = end, _without_tail(text, sentence, begin, end)
            if end < whole:
                tails.append(trim(text, end, whole, " ,"))
            if begin < end:
                ranges.append((begin, end))
        start = max(start, b)
    outer = [
        Clause(start=a, end=b, lead=i - 1 if i else None, relative=False)
        for i, (a, b) in enumerate(ranges)
    ]
    inner = [
        Clause(
            start=a,
            end=b,
            lead=next((i for i, c in enumerate(outer) if c.start <= a < c.end), None),
            relative=True,
            where=where,
        )
        for a, b, where in _inner(text, sentence, ranges)
    ]
    inner += [
        Clause(
            start=a,
            end=b,
            relative=True,
            where=text[a : a + 3].lower() in ("где", "отк", "куд"),
            lead=next((i for i, c in reversed(list(enumerate(outer))) if c.end <= a), None),
        )
        for a, b in tails
    ]
    inner += [
        Clause(
            start=a,
            end=b,
            lead=next((i for i, c in enumerate(outer) if c.start <= a and b <= c.end), None),
            relative=True,
        )
        for a, b in inserted
    ]
    return tuple([*outer, *inner])


def _without_tail(text: str, sentence: Sentence, start: int, end: int) -> int:
    """Return where a clause ends if a relative clause of movement follows to its end."""
    for found in RELATIVE.finditer(text, start, end):
        inner = found.start("inner")
        if _in_name(sentence, inner) or ON_BOARD.match(text[inner:end]):
            continue
        closes = _closes(text, sentence, found.end("inner"), end)
        if not text[closes:end].strip(" .!?…»)") and MOVES.search(text, inner, end):
            return found.start()
    return end


def _is_inserted(scope: Scope, text: str) -> bool:
    """The crediting words stand within what they credit: «Самолёт, сообщил X, приземлился».

    Between dashes they part two quotations.
    """
    within = scope.start < scope.words[0] and scope.words[1] < scope.end
    return within and DASHED.match(text, scope.words[0]) is None


DASHED = regex(r"[,.!?…»”\"\s]*[—–]\s")


def _in_name(sentence: Sentence, at: int) -> bool:
    """Say whether a mark is part of a name in quotation marks."""
    return any(
        a < at < b - 1 and not is_speech(sentence.text, (a, b)) for a, b in sentence.quotations
    )


def _cuts_at_marks(sentence: Sentence, text: str) -> Iterator[tuple[int, int]]:
    """Yield the marks that divide: stops, semicolons, colons and dashes, none within a name."""
    for found in MARKS.finditer(text):
        if _in_name(sentence, found.start()):
            continue
        name = found.lastgroup or "joint"
        a, b = found.span(name)
        goes_on = name == "joint2" and _colon_goes_on(text, b)
        holds = name == "joint5" and not _dash_divides(text, a, b)
        if not goes_on and not holds:
            yield a, b


def _cuts(
    sentence: Sentence, text: str, scopes: tuple[Scope, ...], inserted: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return ranges that divide, in order: crediting words, marks and joining words."""
    cuts = [s.words for s in scopes if not _is_inserted(s, text) and s.words[0] < s.words[1]]
    cuts += [(p, p) for s in scopes for p in (s.start, s.end) if 0 < p < len(text)]
    if first := FRONTED.match(text):
        cuts.append((first.end() - 1, first.end()))
    cuts += _cuts_at_marks(sentence, text)
    for found in JOINS.finditer(text):
        a, b = found.span("joint")
        if BY_THE_WAY.match(text, a):
            continue
        joins_parts = re.match(r",\s+(?:и|а|но|то)\s", text[a:b] + " ")
        if joins_parts and not _has_verb_near(text, a, b):
            continue
        if not _in_name(sentence, a):
            cuts.append((a, b))
    closing = {
        _closes(text, sentence, m.end("inner"), len(text))
        for pattern in (RELATIVE, GERUND_CLAUSE)
        for m in pattern.finditer(text)
    }
    for found in COMMA_OTHERS.finditer(text):
        a, b = found.span("joint")
        if a in closing:
            continue
        if _has_verb_near(text, a, b) and not _in_name(sentence, a):
            cuts.append((a, b))
    cuts += [
        c
        for c in _bare_commas(sentence, text, closing)
        if not any(x - 2 <= c[0] <= y + 2 for x, y in inserted)
    ]
    for found in COMMA_VERB.finditer(text):
        a, b = found.span("joint")
        aside = a in closing or ASIDE.search(text[:a]) is not None
        since = max((y for _, y in cuts if y <= a), default=0)
        since = max(since, max((text.rfind(m, 0, a) for m in (". ", "; ")), default=0))
        both = has_finite_verb(text[since:a]) and has_finite_verb(text[b:][:80])
        if not aside and both and not _in_name(sentence, a):
            cuts.append((a, b))
    for found in AND.finditer(text):
        a, b = found.span("joint")
        if text[a - 1 : a] != "," and not _in_name(sentence, a) and _and_divides(text, a, b):
            cuts.append((a, b))
    # A bare comma that closes inserted words of credit divides nothing.
    closes = {
        c
        for c in cuts
        for _, y in inserted
        if abs(c[0] - y) <= 1 and text[slice(*c)].strip() == ","
    }
    kept = [
        c for c in cuts if c not in closes and not any(x < c[0] and c[1] < y for x, y in inserted)
    ]
    return sorted(set(kept))


# «Шёл он, если верить трекеру, из Каира»: no clause that says anything of its own.
BY_THE_WAY = regex(
    r",\s+(?:если\s+(?:верить|судить|не\s+ошиба\w+)|как\s+(?:видно|известно|говорят))\s", _I
)
MAYBE = regex(r"(?<!\w)(?:кажется|похоже|наверное|может быть|по-моему|возможно)(?!\w)", _I)


def _colon_goes_on(text: str, at: int) -> bool:
    """«Садились дважды: в Портсмуте и в Шенноне»: places after a colon belong to the verb."""
    if not re.match(
        r"(?:сначала\s+|сперва\s+)?(?:(?:в|на|из|через)\s+[А-Я]|(?:около|примерно|почти)\s)",
        text[at:],
    ):
        return False
    return not has_finite_verb(MAYBE.sub(" ", _part_after(text, at)))


def _bare_commas(sentence: Sentence, text: str, closing: set[int]) -> list[tuple[int, int]]:
    """Return commas that alone join two clauses, each with a subject and a verb of its own."""
    found: list[tuple[int, int]] = []
    commas = [m.start() for m in re.finditer(r"[,;:]\s|[.!?]\s|\s[—–]\s", text)]
    for comma in BARE_COMMA.finditer(text):
        at = comma.start()
        if at in closing or _in_name(sentence, at) or ASIDE.search(text[:at]):
            continue
        since = max((c for c in commas if c < at), default=0)
        until = min((c for c in commas if c > at), default=len(text))
        before, after = text[since:at], text[comma.end() : until]
        if (
            RELATIVE.match(text, at)
            or GERUND_CLAUSE.match(text, at)
            or OPENS_NO_CLAUSE.match(before)
        ):
            continue
        if any(a < at < b for a, b in sentence.quotations):
            # What somebody says in one breath is quoted in one piece.
            continue
        verbs = finite_verbs(after)
        # A verb that opens the part after shares the subject before; that is another rule's.
        if (
            verbs
            and verbs[0].start() > 0
            and len(after.split()) >= LEAST_BARE_WORDS
            and (has_finite_verb(before) and len(before.split()) >= LEAST_BARE_WORDS)
        ):
            found.append((at, comma.end()))
    return found


# «Где его держат, семья не знает», «по данным X, …»: the part before is of the one after.
OPENS_NO_CLAUSE = regex(
    r"[\W]*(?:где|кто|что|куда|откуда|сколько|когда|как|зачем|почему|если|хотя|по|со\s+слов|согласно|судя)(?!\w)",
    _I,
)
# Shorter parts are asides and lists.
LEAST_BARE_WORDS = 3


def _part_before(text: str, at: int) -> str:
    begins = max((text.rfind(mark, 0, at) for mark in (". ", "; ", "? ", "! ", " «")), default=-1)
    return text[max(0, begins) : at]


def _part_after(text: str, at: int) -> str:
    ends = re.search(r"[;.?!](?:\s|$)", text[at:])
    return text[at : at + ends.start()] if ends else text[at:]


def _has_verb_near(text: str, a: int, b: int) -> bool:
    """A comma and «и» join clauses where each side has a verb of its own."""
    return has_finite_verb(_part_before(text, a)) and has_finite_verb(_part_after(text, b)[:120])


def _dash_divides(text: str, a: int, b: int) -> bool:
    """«Посадка — в 02:39» holds together; a dash between two verbs divides."""
    return has_finite_verb(_part_before(text, a)) and has_finite_verb(_part_after(text, b))


LAST_IS_A_NAME = regex(r"[а-я,]\s+(?:[А-ЯЁ][а-яё]+-)?[А-ЯЁ][\w-]+$")


def _and_divides(text: str, a: int, b: int) -> bool:
    """«Россиян и иранцев пересадили» joins people, «вылетел и утром сел» verbs."""
    before = _part_before(text, a)
    after = re.match(r"[^,;.:!?«»]{0,90}", text[b:])
    words = after.group() if after else ""
    opening = re.match(r"[а-яА-Я]+", words)
    if opening is None or not has_finite_verb(before[-160:]):
        return False
    if opening.group()[0].isupper() and LAST_IS_A_NAME.search(before):
        # «В Пуэрто-Рико и Сенегале», «Ирана, Армении и Узбекистана»: names joined to a list.
        return False
    if has_finite_verb(opening.group()):
        return True
    return LITTLE_FIRST.match(words) is not None and has_finite_verb(words)


def _inner(
    text: str, sentence: Sentence, ranges: list[tuple[int, int]]
) -> list[tuple[int, int, bool]]:
    """Return dependent clauses within the ranges: from their comma to the one that closes them."""
    found: list[tuple[int, int, bool]] = []
    for start, end in ranges:
        at = start
        while match := (RELATIVE.search(text, at, end)):
            begin = match.start("inner")
            if _in_name(sentence, begin):
                at = match.end()
                continue
            stop = _closes(text, sentence, match.end("inner"), end)
            found.append((begin, stop, bool(match["where"])))
            at = max(stop, match.end())
        for match in GERUND_CLAUSE.finditer(text, start, end):
            begin = match.start("inner")
            if begin > start and text[begin - 2 : begin - 1] != ",":
                continue
            if text[begin].isupper() and not OPENING_GERUND.match(text, begin):
                # «Кишинев принял …» begins with a name.
                continue
            stop = _closes(text, sentence, match.end("inner"), end)
            if not any(a < stop and begin < b for a, b, _ in found):
                found.append((begin, stop, False))
    return sorted(found)


def _closes(text: str, sentence: Sentence, at: int, end: int) -> int:
    while mark := CLOSING_AFTER.search(text, at, end):
        if (aside := ASIDE_WITHIN.match(text, mark.start(), end)) is not None:
            at = aside.end()
            continue
        if not _in_name(sentence, mark.start()) and not re.match(
            r",\s\d{4}|,\d", text[mark.start() :]
        ):
            return mark.start()
        at = mark.end()
    return end


def is_on_board(words: str) -> bool:
    """Say whether an inner clause tells who is aboard: its outer clause then keeps it."""
    return ON_BOARD.match(plain(words)) is not None
