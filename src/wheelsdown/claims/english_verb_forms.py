"""The forms of English verbs, made by rule: a list of verbs in, a pattern of all their forms out.

A word list then names each verb once. Phrases are allowed: "take off" gives "takes off", "took
off", "taken off" and "taking off".
"""

from functools import lru_cache

from wheelsdown.claims.patterns import regex

# Third person, past, participle; the -ing form is regular but for the spelling.
IRREGULAR = {
    "be": "is was been",
    "become": "becomes became become",
    "bear": "bears bore borne",
    "begin": "begins began begun",
    "break": "breaks broke broken",
    "bring": "brings brought brought",
    "come": "comes came come",
    "creep": "creeps crept crept",
    "draw": "draws drew drawn",
    "dive": "dives dived dived",
    "bet": "bets bet bet",
    "drive": "drives drove driven",
    "flee": "flees fled fled",
    "fly": "flies flew flown",
    "get": "gets got got",
    "go": "goes went gone",
    "have": "has had had",
    "hit": "hits hit hit",
    "hold": "holds held held",
    "lay": "lays laid laid",
    "lead": "leads led led",
    "let": "lets let let",
    "leave": "leaves left left",
    "lie": "lies lay lain",
    "make": "makes made made",
    "meet": "meets met met",
    "put": "puts put put",
    "quit": "quits quit quit",
    "ride": "rides rode ridden",
    "rise": "rises rose risen",
    "run": "runs ran run",
    "send": "sends sent sent",
    "set": "sets set set",
    "shoot": "shoots shot shot",
    "sink": "sinks sank sunk",
    "sit": "sits sat sat",
    "slide": "slides slid slid",
    "speed": "speeds sped sped",
    "spend": "spends spent spent",
    "stand": "stands stood stood",
    "steal": "steals stole stolen",
    "sweep": "sweeps swept swept",
    "swing": "swings swung swung",
    "take": "takes took taken",
    "tear": "tears tore torn",
    "wind": "winds wound wound",
    "write": "writes wrote written",
}
# The last letter of a word of one syllable is doubled after a single vowel: "stopped", "swapped".
ONE_SHORT_SYLLABLE = regex(r"(?:[^aeiou]*|qu)[aeiou][^aeiouwxy]")
NOT_DOUBLED = frozenset(["bus"])
# Of longer words, where the last syllable is stressed.
DOUBLING = frozenset(
    [
        "transfer",
        "begin",
        "forget",
        "occur",
        "refer",
        "prefer",
        "commit",
        "permit",
        "submit",
        "admit",
        "omit",
        "equip",
        "compel",
        "expel",
        "propel",
        "dispel",
        "patrol",
        "deter",
        "defer",
        "incur",
        "confer",
        "infer",
        "regret",
        "kidnap",
        "transship",
        "emit",
        "rebut",
    ]
)
SIBILANT = ("s", "x", "z", "ch", "sh")


@lru_cache(maxsize=1024)
def conjugate(verb: str) -> tuple[str, str, str, str, str]:
    """Return base, third person, past, participle and -ing form of a verb or a phrase."""
    word, space, rest = verb.partition(" ")
    third, past, participle = _irregular(word) or _regular(word)
    forms = (word, third, past, participle, _ing(word))
    base, s, ed, en, ing = (f + space + rest for f in forms)
    return base, s, ed, en, ing


def _irregular(word: str) -> tuple[str, str, str] | None:
    if word not in IRREGULAR:
        return None
    third, past, participle = IRREGULAR[word].split()
    return third, past, participle


def _regular(word: str) -> tuple[str, str, str]:
    if word.endswith("y") and word[-2] not in "aeou":
        return word[:-1] + "ies", word[:-1] + "ied", word[:-1] + "ied"
    third = word + ("es" if word.endswith(SIBILANT) else "s")
    past = word + "d" if word.endswith("e") else _doubled(word) + "ed"
    return third, past, past


def _ing(word: str) -> str:
    if word == "be":
        return "being"
    return (word[:-1] if word.endswith("e") else _doubled(word)) + "ing"


def _doubled(word: str) -> str:
    short = ONE_SHORT_SYLLABLE.fullmatch(word) and word not in NOT_DOUBLED
    return word + word[-1] if short or word in DOUBLING else word


def any_form(verbs: str) -> str:
    """Return a pattern of every form of the verbs, which stand between commas or line ends."""
    return alternatives({form for verb in verb_list(verbs) for form in conjugate(verb)})


def finite_forms(verbs: str) -> str:
    """Return a pattern of the third persons and pasts: the forms that state something."""
    return alternatives({form for verb in verb_list(verbs) for form in conjugate(verb)[1:3]})


def ing_forms(verbs: str) -> str:
    """Return a pattern of the -ing forms."""
    return alternatives({conjugate(verb)[4] for verb in verb_list(verbs)})


def verb_list(verbs: str) -> tuple[str, ...]:
    """Return the verbs of a list that is written as a text."""
    return tuple(v for part in verbs.replace("\n", ",").split(",") if (v := part.strip()))


def alternatives(words: set[str]) -> str:
    """Return a pattern of any of the words, the longest first."""
    return f"(?:{'|'.join(sorted(words, key=lambda w: (-len(w), w)))})"
