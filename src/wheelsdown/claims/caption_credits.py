"""Who a picture is credited to: the photographer, the office or the agency of its credit line.

In comes a reading and a quote in one of its captions; out goes the attribution of the caption. What
a picture shows, its photographer saw.
"""

import re

from wheelsdown.claims.patterns import regex
from wheelsdown.model.report import Attribution, Reading, Span, SpeakerKind

CREDIT_LABEL = regex(
    r"^\W*(?:(?:photo(?:graph)?|image|picture|credit|courtesy|handout|screenshot|video|фото|снимок|иллюстрация)"
    r"(?:\s+(?:by|credit|courtesy(?: of)?))?\s*:?\s*)+",
    re.IGNORECASE,
)


# «© Тереса Куинн», "(Ana Cruz".
SIGN = regex(r"\(?\s*(?:©\s*)?")
# A picture can be an agency's or an office's own.
AGENCIES = regex(
    r"(?:(?:AFP|AP|EPA|Reuters|Getty(?: Images)?|TASS|ТАСС|РИА Новости|Associated Press|Shutterstock)\W*)+"
)
OFFICE = regex(
    r"^(?:the )?[^/,]*\b(?:Ministry|Department|Customs|Police|Government|Embassy|Sheriff|министерств\w*|МВД|МИД|полици\w*)\b[^/,]*$",
    re.IGNORECASE,
)


OUTLET_NOUN = regex(r"(?:телеканал|агентство|газета|издание|радио)\s+«", re.IGNORECASE)


def credit_of(reading: Reading, quote: Span) -> tuple[Attribution, ...]:
    """Return the photographer of the caption that `quote` stands in: he saw it."""
    for caption in reading.captions:
        if caption.credit is not None and caption.span.start <= quote.start < caption.span.end:
            label = CREDIT_LABEL.match(caption.credit.text)
            lead = label.end() if label and label.end() < len(caption.credit.text) else 0
            words = caption.credit.text[lead:].rstrip(" ).")
            start = caption.credit.start + lead
            if sign := SIGN.match(words):
                words, start = words[sign.end() :], start + sign.end()
            span = Span(start=start, end=start + len(words), text=words)
            handed = caption.credit.text[:lead].lower().find("handout") >= 0
            kind = SpeakerKind.AUTHORITY if handed or OFFICE.search(words) else SpeakerKind.PERSON
            if AGENCIES.fullmatch(words) or OUTLET_NOUN.match(words):
                kind = SpeakerKind.OUTLET
            return (Attribution(name=words, kind=kind, named=True, span=span),)
    return ()
