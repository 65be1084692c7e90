"""Forms of Russian verbs, spelt out as patterns from their stems.

Lists of verbs elsewhere are written as stems, one word a verb: «вылете/вылет» is the stem of the
past and, after the stroke, that of the future; «приземли/приземл-ся» is reflexive. Out go patterns
of all their forms: past, present or future, infinitive, gerund and active participles.
"""

PAST = "л|ла|ло|ли|ть|в|вши|вш\\w+"
PRESENT = "ет|ют|ем|ешь|ит|ят|им|ишь|ут|ат|ющ\\w+|ящ\\w+|ущ\\w+|ащ\\w+|я"
PAST_REFLEXIVE = "лся|лась|лось|лись|ться|вшись|вш\\w+ся"
PRESENT_REFLEXIVE = "ется|ются|емся|ится|ятся|имся|утся|атся|ющ\\w+ся|ящ\\w+ся|ясь"
REFLEXIVE = "-ся"


def forms_of(verbs: str) -> str:
    """Return a pattern of every form of the verbs, which are given by their stems."""
    return "(?:" + "|".join(_forms_of_one(verb) for verb in verbs.split()) + ")"


def _forms_of_one(verb: str) -> str:
    reflexive = verb.endswith(REFLEXIVE)
    stem, _, present = verb.removesuffix(REFLEXIVE).partition("/")
    past_ends, present_ends = (PAST_REFLEXIVE, PRESENT_REFLEXIVE) if reflexive else (PAST, PRESENT)
    return f"{stem}(?:{past_ends})|{present or stem}(?:{present_ends})"


def passives_of(participles: str) -> str:
    """Return a pattern of short passive participles: «доставлен», «доставлены»."""
    return "(?:" + "|".join(participles.split()) + ")[аоы]?"


def cases_of(nouns: str) -> str:
    """Return a pattern of nouns given by their stems, in any case and number."""
    endings = "(?:а|я|у|ю|ы|и|е|о|ой|ей|ом|ем|ью|ов|ев|ий|ь|ам|ям|ами|ями|ах|ях|ия|ию|ием|ии)?"
    return "(?:" + "|".join(nouns.split()) + ")" + endings
