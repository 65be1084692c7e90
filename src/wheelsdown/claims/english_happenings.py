"""Which English verb of a clause says that something happened or is to happen.

In come the words of a segment; out goes the verb, and whether it tells of a happening ("the guards
threw it away") or only of how things were ("he was nine").
"""

import re

from wheelsdown.claims.english_telling import PASSIVE_OR_PERFECT, TOLD_PAST
from wheelsdown.claims.patterns import regex

# "Congress is to debate", "the ministry plans to appeal", "a hearing will be held".
TO_COME = regex(
    r"\b(?:will(?:\s+not)?|won't|(?:is|are|was|were)\s+(?:not\s+)?(?:due\s+|set\s+|"
    r"expected\s+|scheduled\s+|"
    r"going\s+)?to|plans?\s+to|intends?\s+to|is\s+expected|are\s+expected|(?:is|"
    r"are)\s+being|(?:is|are)\s+(?:now\s+|still\s+|also\s+)?(?=\w{3,}ing\b))\s*\w+"
)
# "The desk is manned", "coffee is not provided": how things are, not what happened.
A_STATE = regex(
    r"\b(?:is|are|am|'s|'re)\s+(?!being\b)(?:not\s+|\w+ly\s+|also\s+|still\s+|"
    r"now\s+)*(?!expected|scheduled|planned|slated|supposed)[a-z]{2,}(?:ed|wn|"
    r"pt)\b(?!\s+to\b)"
)
# "A dropped shoelace", "unless marked Z": participles that describe.
DESCRIBING = regex(
    r"\b(?:an?|the|unless|if|as|than|of|by|with|in|for|his|her|their|its|this|these|"
    r"those|any|no|all|two|three|other)\s+\w+ed\b(?!\s+(?:the|him|her|them|us|me|his|"
    r"their|to|that)\b)"
)
# "Are still inside", "remains closed", "is on his way": how things stand as it is written.
STANDS = regex(
    r"\b(?:is|are|'s|'re)\s+(?:now|already|currently|still)\s+(?:in|at|with|inside|on)\b|"
    r"\b(?:is|are|'s|'re)\s+(?:(?:now|already|currently)\s+)?(?:still\b|on\s+(?:his|her|their|its|the)\s+way\b|"
    r"en\s+route\b|(?:waiting|standing|sitting|queuing|stuck|parked|stranded|grounded|surrounded|sealed\s+off|cordoned\s+off|"
    r"blocked|closed|missing|empty|under\s+(?:guard|way|construction|review|investigation|escort))\b)|"
    r"\bremain(?:s|ed)?\s+(?!un\w+|to\b|a\b|an\b|the\b|silent)\w+"
)
# Of these alone, nothing happens: "he was nine", "she had a cough".
BEING = regex(r"(?:was|were|had)$")


def happens_at(text: str) -> re.Match[str] | None:
    """Return the verb that says something happened or is to happen."""
    standing = STANDS.search(text)
    text = DESCRIBING.sub(lambda m: "_" * len(m.group()), text)
    state = A_STATE.search(text)
    if state is not None:
        text = text[: state.start()] + " " * len(state.group()) + text[state.end() :]
    ways = (PASSIVE_OR_PERFECT, TOLD_PAST, TO_COME)
    return next((found for way in ways if (found := way.search(text)) is not None), standing)


def is_a_happening(verb: re.Match[str]) -> bool:
    """Say whether more is told than how things were: "was led off", "threw"; not "was nine"."""
    if not BEING.fullmatch(verb.group().lower()):
        return True
    return (
        re.match(r"\s+(?:\w+ly\s+|also\s+|then\s+|still\s+)?\w{2,}ing\b", verb.string[verb.end() :])
        is not None
    )
