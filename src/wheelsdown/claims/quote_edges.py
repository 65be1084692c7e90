"""Where a quote begins and ends: without stamps, signs, dots and marks that are not its own.

In come a sentence and the range of a statement in it; out goes the range that is quoted.
"""

import re

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.text import trim

# "… at 5 p.m." and "… from the U.S." keep their last dot.
ABBREVIATED = regex(r"\b\w\.(?:\w\.)+$")
# "⚡️Plane has landed": a sign before the words is none of them.
BULLET = regex(r"[-•*·]\s+(?=\w)")
STAMPED = regex(
    r"\W*(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?):\s+|\d{1,2}[:.]\d\d(?:\s*[A-Z]{2,4}(?=\s+[A-Z][a-z]))?:?\s+|"
    r"\(?\d{1,2}[.)]\s+|\d{1,2}/\d{1,2}\s+|[AQ][.:]\s+)(?=[A-ZА-ЯЁ“«£$€\d])"
)
# "… arranged by U" of "U.S. Immigration", "… to Alexandria, La" of "La., on Sunday".
CUT_ABBREVIATION = regex(
    r"(?<![A-Za-z.])[A-Z]\.(?:[A-Z]\.)+|(?<=[A-Z])[a-z]\.(?=,\s(?:on|at|in|by|late|early)\s)"
)
WHERE_IT_GOES_ON = regex(r"[,;:](?=\s)(?!\s(?:on|at|in|by|late|early)\s)|\.(?=\s+[A-Z“\"]|\s*$)|$")
# "… after", "and …": what joins it to something else is no part of it.
JOINS_AT_END = regex(
    r"(?:[\s,;—–]+(?:and|but|or|after|before|when|while|because|although|though|whereas|even|just|which|who|и|а|но|или|когда|"
    r"хотя|который|которая|которые|(?:for|of|to|in|at|by|with|from|on)\s+(?:the|an?)|после\s+того(?:,?\s+как)?))+$"
)
JOINS_AT_START = regex(r"(?:and|but|or|и|а|но)\s+(?=\w)")
SIGNS = regex(r"(?:[^\w\s“\"«(\['’$€£+-]+\s*)+(?=\w)")


# "In the | first step", «Утром 25.10. | 2017»: no quote begins after these.
OPENING_WORDS = regex(
    r"(?:^|(?<=[“\"«])|(?<=[,;:.!?]\s)|(?<=[”\"»]\s))(?:(?:(?:in|on|at|during)(?:\s+(?:the|an?|its|his|her|their))?|"
    r"утром|вечером|ночью|дн[её]м|в|во|на|из|по|после)\s+|(?:\d+[.:/])+){1,3}$",
    re.IGNORECASE,
)
LONGEST_OPENING_CHARACTERS = 30


def with_opening_words(text: str, start: int) -> int:
    """Return where a quote begins whose first word or two were left out."""
    found = OPENING_WORDS.search(text[max(0, start - LONGEST_OPENING_CHARACTERS) : start])
    if found is None or (found.start() == 0 and start > LONGEST_OPENING_CHARACTERS):
        return start
    return start - (found.end() - found.start())


def quote_range(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the quote without marks at its ends; a quotation that is all of it keeps its own."""
    start, end = trim(text, start, end, " ,;:—–")
    if start == 0 and (bullet := BULLET.match(text, start, end)):
        start = bullet.end()
    if cut := CUT_ABBREVIATION.match(text, max(start, end - 1)):
        goes_on = WHERE_IT_GOES_ON.search(text, cut.end())
        end = max(end, goes_on.start() if goes_on else len(text))
    if start == 0 and (stamp := STAMPED.match(text, start, end)):
        start = stamp.end()
    if sign := SIGNS.match(text, start, end):
        start = sign.end()
    opens = start > 0 and text[start - 1] in '“"«'
    inner = text[start:end].lstrip('“"«')
    closing = next((i for i in (end, end + 1) if text[i : i + 1] in ("”", '"', "»")), None)
    if text[start : start + 1] in ("“", '"', "«") and closing is not None and inner:
        return start, closing + 1
    if opens and closing is not None:
        return start - 1, closing + 1
    if (
        text[end - 1 : end] in ("”", '"', "»")
        and text[start:end].count("“") + text[start:end].count('"') > 0
    ):
        return start, end
    start, end = _trim_quoted(text, start, end)
    if joined := JOINS_AT_START.match(text, start, end):
        start = joined.end()
    if joins := JOINS_AT_END.search(text, start, end):
        end = joins.start()
    while end > start and text[end - 1] in ".!?…" and not _ends_abbreviated(text[start:end]):
        end -= 1
    return start, end


def _trim_quoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Trim marks at both ends, but none that has its partner within: “a few” were …."""
    opens, closes = "“«", "”»"
    start, end = trim(text, start, end, " ,;:—–")
    while start < end and text[start] in '“”"«»':
        partner = closes[opens.index(text[start])] if text[start] in opens else text[start]
        if text[start] in closes or partner not in text[start + 1 : end]:
            start, end = trim(text, start + 1, end, " ,;:—–")
            continue
        break
    while start < end and text[end - 1] in '“”"«»':
        partner = opens[closes.index(text[end - 1])] if text[end - 1] in closes else text[end - 1]
        if text[end - 1] in opens or partner not in text[start : end - 1]:
            start, end = trim(text, start, end - 1, " ,;:—–")
            continue
        break
    return start, end


def _ends_abbreviated(words: str) -> bool:
    return ABBREVIATED.search(words[-8:]) is not None
