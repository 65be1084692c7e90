"""What each line of a page is to the report: headline, body, caption or furniture.

In comes the text of a report; out goes every line that holds anything, with its kind and the name
of the rule that decided. Furniture is marked and never dropped: a reader can see what was left
out, and no claim comes from it ("USD81.56", "Once / Monthly / Annual" and browser warnings have
all been read as news by others).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from wheelsdown.claims import english_furniture, russian_furniture
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.text import (
    count_words,
    find_lines,
    join_wrapped_lines,
    language_of,
    simplify,
    trim,
)
from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import PassageKind, Report

TONGUES = (english_furniture, russian_furniture)

# A sentence of an article has at least this many words; menu entries and buttons have fewer.
PROSE_WORDS = 8
# So many words without a full stop are still a paragraph (a post, a list entry).
LONG_LINE_WORDS = 25
HEADLINE_WORDS = range(4, 41)
LABEL_WORDS = 3
# In a line this long, a word of a subscription box is what the article is about.
SOLICITATION_WORDS = 15
# A line longer than this is prose; rules look no further than its beginning.
LOOKED_AT_CHARACTERS = 3000
CREDIT_WORDS = 12
# No credit is without one of these; looking for them first keeps long pages quick.
CREDIT_HINTS = (
    "photo",
    "image",
    "credit",
    "picture",
    "courtesy",
    "/",
    "via ",
    "handout",
    "screenshot",
    "фото",
    "снимок",
    "иллюстр",
    "©",
)

QUOTED = regex(r"[“\"«][^“”\"«»]*[”\"»]")
TICKER = regex(r"^[\W\d_]*(?:[A-Z]{2,6}[\W\d_]+)?$")
NAME_SLASH_NAME = regex(r"^[A-Z][\w.'-]+(?: [A-Z][\w.'-]+)* / [A-Z][^!?]*$")
# "… facing deportation from the U.S." can be a headline: its stop is the abbreviation's.
ENDS_IN_ABBREVIATION = regex(r"\b[A-Z]\.[A-Z]\.$")
SENTENCE_END = regex(r"[.!?…][”\"»')\]]*$|[”»]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the page: its range in the text, what it is, and the rule that said so."""

    start: int
    end: int
    kind: PassageKind
    rule: str
    language: Language | None
    credit: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What the rules see of a line."""

    text: str
    words: int
    ends_a_sentence: bool
    solicitations: int
    addresses_reader: bool


def _look(line: str) -> _Look:
    text = simplify(line[:LOOKED_AT_CHARACTERS]).strip()
    unquoted = QUOTED.sub("", text)
    return _Look(
        text=text,
        words=count_words(text),
        ends_a_sentence=len(line) > LOOKED_AT_CHARACTERS
        or bool(SENTENCE_END.search(text) and not ENDS_IN_ABBREVIATION.search(text)),
        solicitations=sum(len(t.SOLICITATION.findall(unquoted)) for t in TONGUES),
        addresses_reader=any(
            t.YOU.search(unquoted) or len(t.WE.findall(unquoted)) > 1 for t in TONGUES
        ),
    )


def _is_ticker(look: _Look) -> bool:
    """Digits and signs with at most one code of capitals."""
    return bool(TICKER.match(look.text))


def _is_label(look: _Look) -> bool:
    """The words of a menu or a button and nothing else."""
    if english_furniture.PREVIOUS_AND_NEXT.match(look.text):
        return True
    return any(t.LABEL.match(look.text) for t in TONGUES)


# "USD/MXN 18.21 | EUR/USD 1.09": nothing but what is traded and for how much.
QUOTATIONS = regex(
    r"^(?=.*\b(?:USD|EUR|GBP|RUB|CNY|JPY|CHF|DOW|S&P|NASDAQ|FTSE|DAX|BRENT|WTI|BTC|ETH|MOEX|РТС|ММВБ)\b)"
    r"(?:[A-ZА-Я&/]{2,7}[\s=:]*(?:\d{3}\s)?[▲▼+−-]?\s*[\d.,]+[%\s|·•▲▼+()\d.,−-]*)+$"
)
# "U.S. | World | Politics": the names of sections.
LONGEST_SECTION_CHARACTERS = 28
LEAST_SECTIONS = 3
# "ICE deports 100 to Guatemala | Judge blocks second flight": two headlines in a row are links.
LEAST_WORDS_OF_A_LINK = 4
BETWEEN_LINKS = regex(r"\s+[|·•›»]\s+|\s{2,}")
# "Home / Press centre / Announcements": the way to the page.
WAY_TO_THE_PAGE = regex(
    r"(?:Home|Start|Main|Главная|На\sглавную|Начало)(?:\s*[/>›»→]\s*[^/>›»→.!?]{2,40}){1,5}",
    re.IGNORECASE,
)
WEATHER = regex(r"\d\s?°|\bпробки\s\d", re.IGNORECASE)


def _is_row_of_links(look: _Look) -> bool:
    """Names of sections, or headlines, side by side."""
    if WAY_TO_THE_PAGE.fullmatch(look.text):
        return True
    parts = BETWEEN_LINKS.split(look.text)
    if len(parts) < 2 or look.ends_a_sentence or _find_credit(look) is not None:
        return False
    names = all(
        len(p) <= LONGEST_SECTION_CHARACTERS and not any(c.isdigit() for c in p) for p in parts
    )
    if names and len(parts) >= LEAST_SECTIONS:
        return True
    return all(count_words(p) >= LEAST_WORDS_OF_A_LINK for p in parts)


def _is_quotations(look: _Look) -> bool:
    """Currencies and shares with their prices, and the weather."""
    if WEATHER.search(look.text) and not look.ends_a_sentence and look.words < SOLICITATION_WORDS:
        return True
    return bool(QUOTATIONS.match(look.text))


def _is_advertisement(look: _Look) -> bool:
    """A price and an offer: "Istanbul weekend from 149 euros!"."""
    return look.words < LONG_LINE_WORDS and any(t.OFFER.search(look.text) for t in TONGUES)


def _is_imperative(look: _Look) -> bool:
    """What the reader is to do: subscribe, click, enable JavaScript."""
    return any(t.IMPERATIVE.match(look.text) for t in TONGUES)


def _is_about_the_page(look: _Look) -> bool:
    """Who wrote the article, and under which words it is filed."""
    return any(t.ABOUT_THE_WRITER.match(look.text) or t.KEYWORDS.match(look.text) for t in TONGUES)


def _is_byline(look: _Look) -> bool:
    """Few words that name the writer."""
    if english_furniture.LONG_BYLINE.match(look.text):
        return True
    return look.words < PROSE_WORDS and any(t.BYLINE.match(look.text) for t in TONGUES)


def _is_solicitation(look: _Look) -> bool:
    """Words of subscription, payment, cookies or browsers: one in a short line, two in a long one.

    One is enough where the line speaks to the reader.
    """
    if not look.solicitations:
        return False
    short = look.words < SOLICITATION_WORDS and not (
        look.words >= PROSE_WORDS and look.ends_a_sentence
    )
    return short or look.solicitations > 1 or look.addresses_reader


FURNITURE_RULES: tuple[tuple[str, Callable[[_Look], bool]], ...] = (
    ("ticker", _is_ticker),
    ("quotations", _is_quotations),
    ("label", _is_label),
    ("row_of_links", _is_row_of_links),
    ("imperative", _is_imperative),
    ("advertisement", _is_advertisement),
    ("about_the_page", _is_about_the_page),
    ("byline", _is_byline),
    ("solicitation", _is_solicitation),
)


def _is_furniture(line: str) -> bool:
    """Say whether a line is furniture by its own words."""
    look = _look(line)
    return any(rule(look) for _, rule in FURNITURE_RULES)


# "Most read: a plane made an emergency landing": the box is all in this line.
ALL_IN_ONE_LINE = regex(r"^[^:]{3,40}:\s+\S+\s+\S+\s+\S")


def _opens_a_box(look: _Look) -> bool:
    """Say whether the line opens a box or a list of links, which following lines belong to."""
    if ALL_IN_ONE_LINE.match(look.text):
        return False
    return look.words < SOLICITATION_WORDS and any(t.OPENS_A_BOX.match(look.text) for t in TONGUES)


def _opens_a_list(look: _Look) -> bool:
    """Say whether the line heads a list of links to other articles."""
    return any(t.OPENS_A_LIST.match(look.text) for t in TONGUES)


def _is_prose(look: _Look) -> bool:
    """A full sentence, or so many words that it must be a paragraph."""
    return (look.words >= PROSE_WORDS and look.ends_a_sentence) or look.words >= LONG_LINE_WORDS


def _find_credit(look: _Look) -> int | None:
    """Return where the credit of a photograph begins in the line, if the line has one."""
    if len(look.text) >= LOOKED_AT_CHARACTERS:
        return None
    if look.words <= CREDIT_WORDS and NAME_SLASH_NAME.match(look.text):
        return 0
    lower = look.text.lower()
    if not any(hint in lower for hint in CREDIT_HINTS):
        return None
    found = [m.start() for t in TONGUES if (m := t.CREDIT.search(look.text))]
    return min(found) if found else None


def classify_lines(report: Report) -> tuple[Line, ...]:
    """Return every line of `report.text` with what it is.

    In order: a line's own words, boxes that run on, what an extractor left out of the article,
    the place before, in or after the prose, and at last which line is the headline.
    """
    text = report.text
    ranges = join_wrapped_lines(text, find_lines(text), _is_furniture)
    looks = [_look(text[a:b]) for a, b in ranges]
    lines = [_by_own_words(text, r, look) for r, look in zip(ranges, looks, strict=True)]
    lines = _close_boxes(lines, looks)
    lines = _alerts_above(lines, looks)
    lines = _about_the_sender(lines, looks)
    lines = _outside_the_article(lines, looks, report.body_ranges)
    lines = _by_position(lines, looks)
    return tuple(_mark_heading(report, lines) or _mark_headline(lines, looks))


def _by_own_words(text: str, where: tuple[int, int], look: _Look) -> Line:
    start, end = where
    line = Line(
        start=start,
        end=end,
        kind=PassageKind.BODY,
        rule="prose" if _is_prose(look) else "",
        language=language_of(look.text),
    )
    for name, rule in FURNITURE_RULES:
        if rule(look):
            return replace(line, kind=PassageKind.FURNITURE, rule=name)
    credit = _find_credit(look)
    if credit is not None:
        inner, _ = trim(text, start, end)
        return replace(
            line,
            kind=PassageKind.CAPTION,
            rule="credit",
            credit=trim(text, inner + credit, end),
        )
    return line


# "ivan_77: My cousin was on that plane": whoever writes below an article.
COMMENT = regex(r"^\W*@?[\w.-]{2,24}(?:\s[\w.-]{1,16})?\s*(?:[:·•|]|\(?\d+\s(?:h|min|d)\w*\sago)")


def _close_boxes(lines: list[Line], looks: list[_Look]) -> list[Line]:
    """Mark what follows the opening line of a box, until prose that does not speak to the reader.

    An appeal is prose too, but it says "we" and "your"; an article does not, outside quotations.
    """
    marked: list[Line] = []
    first_prose = next((i for i, line in enumerate(lines) if line.rule == "prose"), len(lines))
    in_box = of_comments = False
    for i, (line, look) in enumerate(zip(lines, looks, strict=True)):
        comment = of_comments and COMMENT.match(look.text) is not None
        prose = (
            not comment
            and line.rule == "prose"
            and look.ends_a_sentence
            and not look.addresses_reader
        )
        if line.kind is PassageKind.FURNITURE and _opens_a_box(look):
            # Above the article only a list of links runs on: a headline may follow a button.
            in_box = i > first_prose or _opens_a_list(look)
            of_comments = any(t.OPENS_COMMENTS.match(look.text) for t in TONGUES)
        elif in_box and prose and not look.solicitations:
            in_box = False
        inside = in_box and line.kind is not PassageKind.FURNITURE
        marked.append(replace(line, kind=PassageKind.FURNITURE, rule="box") if inside else line)
    return _keep_last_above(marked, lines, first_prose)


def _keep_last_above(marked: list[Line], lines: list[Line], first_prose: int) -> list[Line]:
    """Give back the last line of a list of links that runs into the article: its headline."""
    above = [
        i for i in range(min(first_prose, len(lines))) if lines[i].kind is not PassageKind.FURNITURE
    ]
    if first_prose < len(lines) and above and marked[above[-1]].rule == "box":
        marked[above[-1]] = lines[above[-1]]
    return marked


def _alerts_above(lines: list[Line], looks: list[_Look]) -> list[Line]:
    """Mark "BREAKING: …" above the headline of another story."""
    first_prose = next((i for i, line in enumerate(lines) if line.rule == "prose"), 0)
    candidates = [
        i for i in range(first_prose) if _is_body(lines[i]) and _reads_as_headline(looks[i])
    ]
    last = candidates[-1] if candidates else -1
    return [
        replace(line, kind=PassageKind.FURNITURE, rule="alert")
        if i < last and _is_body(line) and any(t.ALERT.match(looks[i].text) for t in TONGUES)
        else line
        for i, line in enumerate(lines)
    ]


def _about_the_sender(lines: list[Line], looks: list[_Look]) -> list[Line]:
    """Mark what a release says of its sender: below "###", and below "About Harbor Legal"."""
    marked = list(lines)
    ended, name = False, ""
    for i, (line, look) in enumerate(zip(lines, looks, strict=True)):
        heading = next((m for t in TONGUES if (m := t.ABOUT_A_BODY.match(look.text))), None)
        ended = ended or english_furniture.END_OF_RELEASE.match(look.text) is not None
        if heading is not None:
            name = heading["name"].removeprefix("the ")
        elif not look.text.removeprefix("The ").startswith((name or "\0", "We ", "Мы ", "Founded")):
            name = ""
        if (ended or name) and i > 0 and _is_body(line):
            marked[i] = replace(line, kind=PassageKind.FURNITURE, rule="about_the_sender")
    return marked


def _outside_the_article(
    lines: list[Line], looks: list[_Look], body: tuple[tuple[int, int], ...]
) -> list[Line]:
    """Mark what an extractor of web pages did not take for the article, if it took any prose."""

    def inside(line: Line) -> bool:
        return any(a < line.end and line.start < b for a, b in body)

    if not any(inside(line) for line in lines if line.rule == "prose"):
        return lines
    headline = _headline_outside(lines, looks, [inside(line) for line in lines])
    return [
        line
        if line.kind is not PassageKind.BODY or inside(line) or i == headline
        else replace(line, kind=PassageKind.FURNITURE, rule="outside_article")
        for i, line in enumerate(lines)
    ]


def _headline_outside(lines: list[Line], looks: list[_Look], inside: list[bool]) -> int | None:
    """Return the last line above the article that can be its headline, if it has none within."""
    first = next(i for i, line in enumerate(lines) if inside[i] and line.rule == "prose")
    above = [i for i in range(first) if _is_body(lines[i]) and _reads_as_headline(looks[i])]
    within = any(inside[i] for i in above)
    return None if within or not above else above[-1]


# "04:10 that little one landing", "– off blocks Perth 0605": an entry, where others are written so.
ENTRY = regex(r"^\W*(?:\d{1,2}[:.]\d\d\b|[–—]\s)")


def _by_position(lines: list[Line], looks: list[_Look]) -> list[Line]:
    """Mark short lines before the first and after the last prose; with no prose, only labels."""
    prose = [i for i, line in enumerate(lines) if line.rule == "prose" and _is_body(line)]
    entries = any(ENTRY.match(looks[i].text) for i in prose) or any(
        ENTRY.match(look.text) for look in looks[: prose[-1] if prose else 0]
    )
    placed: list[Line] = []
    for i, (line, look) in enumerate(zip(lines, looks, strict=True)):
        if not _is_body(line) or line.rule == "prose":
            placed.append(line)
            continue
        few = look.words <= LABEL_WORDS and not look.ends_a_sentence
        entry = (entries and ENTRY.match(look.text) is not None) or (
            i > 0 and looks[i - 1].text.endswith((":", ";")) and _is_body(lines[i - 1])
        )
        after = bool(prose) and i > prose[-1] and not look.ends_a_sentence and not entry
        if after or (few and not (prose and prose[0] < i < prose[-1])):
            rule = "after_prose" if after else "few_words"
            placed.append(replace(line, kind=PassageKind.FURNITURE, rule=rule))
        else:
            placed.append(replace(line, rule="among_prose"))
    return placed


def _is_body(line: Line) -> bool:
    return line.kind is PassageKind.BODY


HEADING = regex(r"<h1\b[^>]*>(?:\s*<(?!/)[^>]*>)*\s*$", re.IGNORECASE)
TAGS_BEFORE_CHARACTERS = 600


def _mark_heading(report: Report, lines: list[Line]) -> list[Line] | None:
    """Mark the line that the page itself heads with `<h1>`; nothing if it is plain text."""
    if not report.offsets:
        return None
    for i, line in enumerate(lines):
        start, end = trim(report.text, line.start, line.end)
        at = report.offsets[start]
        before = report.original[max(0, at - TAGS_BEFORE_CHARACTERS) : at]
        words = count_words(report.text[start:end])
        if words in HEADLINE_WORDS and HEADING.search(before):
            headline = replace(line, kind=PassageKind.HEADLINE, rule="heading_of_page")
            return [*lines[:i], headline, *lines[i + 1 :]]
    return None


def _mark_headline(lines: list[Line], looks: list[_Look]) -> list[Line]:
    """Mark the first line that can be a headline of those right above the first prose.

    It has no full stop and is followed by something; lines above the last furniture are menus.
    """
    first_body = next((i for i, line in enumerate(lines) if line.rule == "prose"), None)
    if first_body is None:
        first_body = len(lines) - 1
    elif _is_question(looks[first_body]) and any(
        line.rule == "prose" for line in lines[first_body + 1 :]
    ):
        # "Did a plane land in Cairo?" ends a sentence and is a headline all the same.
        first_body += 1
    best: int | None = None
    for i in range(first_body - 1, -1, -1):
        if lines[i].kind is PassageKind.FURNITURE and best is not None:
            break
        if _is_body(lines[i]) and _reads_as_headline(looks[i]):
            best = i
    if best is None:
        return lines
    return [
        replace(line, kind=PassageKind.HEADLINE, rule="above_prose") if i == best else line
        for i, line in enumerate(lines)
    ]


def _is_question(look: _Look) -> bool:
    return look.text.endswith(("?", "!")) and look.words <= 20


# "Published Feb. 9, 2026, 7:14 p.m. ET": no headline.
DATED = regex(
    r"^\W*(?:(?:first |last )?(?:published|posted|updated|modified|edited)|опубликован\w*|обновлен\w*|дата)\b",
    re.IGNORECASE,
)


def _reads_as_headline(look: _Look) -> bool:
    if DATED.match(look.text):
        return False
    full_stop = look.ends_a_sentence and look.text.rstrip("”\"»')]").endswith((".", "…"))
    return look.words in HEADLINE_WORDS and not full_stop
