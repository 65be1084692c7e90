"""Where the words for a speaker begin and end beside an English verb of saying.

In come a text and the place of the verb; out goes the range of the noun phrase that is its
subject: "the ministry" in "On Tuesday, the ministry, which oversees prisons, has said". A role and
the name after its comma are one phrase ("his sister, Olha"); what describes a name is not part of
it ("Marta Ilves, whose son was aboard").
"""

import re

from wheelsdown.claims.english_reporting_words import ADVERBS, FINITE, OPENER
from wheelsdown.claims.english_speaker_kinds import NAME, kind_of
from wheelsdown.claims.patterns import regex
from wheelsdown.model.report import SpeakerKind

# A phrase of more words is a clause that was not understood.
LONGEST_PHRASE_WORDS = 18

LONGEST_ROLE_WORDS = 10

CLAUSE_MARK = regex(
    r"(?:[;”\"]|:(?!\d)|--|\s[—–]\s|—|\b(?:but|while|although|though|because|whereas|"
    r"as|since|that|what|(?:days?|hours?|weeks?|months?|years?|minutes|shortly|soon|immediately|just)\s+(?:after|before)(?=(?:\s+(?:the\s+)?(?-i:[A-Z])[\w.-]+){1,4}\s*$))\b|"
    r",\s+and\b|[.!?]\s+(?=[A-Z]))\s*",
    re.IGNORECASE,
)
# "As officials said" opens a clause; "known only as Trevor" does not.
AFTER_COMMA = regex(r"(?:^|[,;:—–”\"]\s*)$")
ABBREVIATED = regex(r"(?:\b[A-Z]|\b[A-Z][a-z]{1,4}|[ap]\.m)\.\s+$")
PIECE = regex(r",\s+(?![^()]*\))")
DESCRIBES = regex(
    r"^(?:who|whose|which|whom|where|an?|the|also|himself|herself|one|aged?|\d{1,2}|now|then|"
    r"formerly|himself|speaking|citing|quoting|including)\b"
)
PAST_OR_PRESENT = (
    rf"(?:{FINITE}|went|came|got|gave|held|sent|met|put|kept|fled|woke|lost|won|began|brought|"
    rf"caught|bought|spent|stood|sat|ran|fell|rose|broke|drove|wore|spoke|knew|felt|"
    rf"do|does|don't|doesn't|didn't|won't|can't|isn't|aren't|wasn't|weren't|hasn't|haven't|"
    rf"hadn't|shall|should|must|cannot|when|whether|landing(?![ -](?:fees?|records?|"
    rf"permits?|rights|slots?|logs?|data))|touching|carrying)"
)
A_VERB = regex(rf"\b{PAST_OR_PRESENT}\b")
# Verbs of saying that are no nouns as well: "court records" and "The Tidewater Post" have none.
SAID = regex(
    r"\b(?:said|says|told|tells|informed|assured|wrote|writes|insists?|insisted|announced|confirmed|"
    r"denied|believes?|"
    r"thinks?(?!\s+tank)|argues?|argued|adds|added|warned|explains?|explained)\b(?!\s+by\b)"
)
RESTRICTIVE = regex(r"(?<=\w)\s(?:who|whose|that)\s.*$")
ONLY_A_NAME = regex(rf"{NAME}(?:\s+(?:(?:al|bin|da|de|del|di|la|le|van|von)\s+)*{NAME}){{0,3}}")
NOT_A_SUBJECT = regex(
    r"^(?:having|being|contrary|unlike|despite|who|which|where|when|that|whose|as|after|before|including|citing|there|not|nor|what|how|"
    r"why|if|whether|on|in|at|by|for|from|with|of|to|into|than|like|is|are|was|were|or|and|but|"
    r"now|then|so|nobody|nothing|no one|none|neither|everything|something|no|(?:mon|"
    r"tues|wednes|thurs|fri|satur|sun)day|"
    r"today|yesterday|tomorrow)\b",
    re.IGNORECASE,
)
TRAILING = regex(rf"(?:\s+|^)(?:{ADVERBS})$", re.IGNORECASE)
# "The ministry on Wednesday said": when, not who.
WHEN_TRAILING = regex(
    r"\s+(?:(?:late |early )?on\s+[A-Z][a-z]+day(?:\s+(?:morning|afternoon|evening|"
    r"night))?|[A-Z][a-z]+day(?:\s+(?:morning|afternoon|evening|night))?|"
    r"yesterday|today|(?:this|last)\s+(?:week|month|night|year)|"
    r"in\s+an?\s+(?:\w+\s+)?(?:statement|post|letter|email|"
    r"report)(?:\s+on\s+[A-Z]\w+)?|"
    r"on\s+(?:his|her|its|their)\s+(?:[\w-]+\s+){0,3}?(?:channel|page|account|blog|"
    r"website|feed|timeline))$"
)


# "Court papers filed on Monday say": when they were filed.
PARTICIPLE_BEFORE_WHEN = regex(
    r"\b(?:filed|published|posted|released|obtained|issued|signed|dated|recorded|taken|shot|filmed|made|sent|unsealed|leaked)"
    r"\s+(?:late\s+|early\s+)?(?:on\s+|in\s+)?[\w\s]{3,24}$"
)


def subject_before(text: str, cue_at: int) -> tuple[int, int] | None:
    """Return the phrase that is subject of the verb at `cue_at`; nothing where none stands there.

    Cut before what describes it, and after what opens the sentence.
    """
    bare = text[:cue_at].rstrip()
    if trailing := TRAILING.search(bare + " "):
        bare = bare[: trailing.start()]
    if not PARTICIPLE_BEFORE_WHEN.search(bare):
        bare = WHEN_TRAILING.sub("", bare.rstrip())
    if bare.endswith((" who", " which")):
        bare = bare.rsplit(" ", 1)[0]
    closed = bare.endswith((",", "—", "–", " -"))
    inner = bare.rstrip(" ,—–-")
    if closed and (whose := WHOSE_AND_NAME.search(inner)):
        return whose.span("name")
    if closed and (described := WHO_DESCRIBES.search(inner)):
        # "Two officials, who spoke … because they were not authorised, said": what they are comes first.
        inner, closed = AGE.sub("", inner[: described.start()]), False
    named = NAME_IN_MARKS.search(inner)
    before_name = named.start("marks") if named else len(inner)
    start = _clause_start(text, before_name, dashes=not bare.endswith(("—", "–", " -")))
    words = inner[start:]
    if VERB_SHARED.search(text, 0, cue_at):
        # "He declined to confirm the figures but said …": the subject is that of the sentence.
        return leading_subject(text, cue_at)
    at = _head_of(words, closed=closed)
    return None if at is None else (start + at[0], start + at[1])


# The channel “Merv Talks”: marks around a name, not around speech.
NAME_IN_MARKS = regex(r"(?P<marks>“[A-Z][\w'’-]*(?:\s[A-Z\d][\w'’-]*){0,3}”)$")
NAME_IN_MARKS_NEXT = regex(
    r"\s+(?:[\w-]+\s+){1,4}“[A-Z][\w'’-]*(?:\s[A-Z\d][\w'’-]*){0,3}”(?=[.,;]|\s*$|\s)"
)
AGE = regex(r"(?:,\s+(?:aged\s+)?\d{1,2})+$")
# "He worked in a hotel, whose owner, Ada Orr, says …".
WHOSE_AND_NAME = regex(
    rf",\s+whose\s+(?:[a-z-]+\s+){{0,3}}[a-z-]+,\s+(?P<name>{ONLY_A_NAME.pattern})$"
)
WHO_DESCRIBES = regex(
    r",\s+(?:who|whose|which|speaking|talking|writing|asking|requesting|granted|requested)\s[^;:“”]*$"
)
VERB_SHARED = regex(r"\b(?:and|but|yet)\s+(?:(?:also|then|later|has|have|had|\w+ly)\s+)*$")
A_VERB_NEXT = regex(rf"\s(?=(?:{PAST_OR_PRESENT}|[a-z]+(?:ed|es|s))\b)")
# Who opens a sentence is looked for among so many of its first characters.
LEADING_CHARACTERS = 120


def leading_subject(text: str, before: int) -> tuple[int, int] | None:
    """Return the subject of the sentence: the first phrase before a verb that names somebody."""
    opener = OPENER.match(text[:before])
    start = opener.end() if opener and opener.end() < before else 0
    lead = re.match(r"\W*", text[start:before])
    start += lead.end() if lead else 0
    for verb in A_VERB_NEXT.finditer(text, start, min(before, start + LEADING_CHARACTERS)):
        phrase = text[start : verb.start()].split(",", maxsplit=1)[0]
        if not phrase or phrase.lower() in ("a", "an", "the") or not can_be_subject(phrase):
            continue
        if phrase.endswith(("'s", "’s")):
            # "South Africa's landlocked neighbour": no verb.
            continue
        if phrase.lower() in ("he", "she", "they", "it") or kind_of(phrase, firm=False) is not None:
            return start, start + len(phrase)
    return None


# "A website that tracks flights showed": what it does says which it is.
ONE_THING_THAT = regex(r"\W*(?:an?|another|one)\s+(?:[\w-]+\s+){0,3}[\w-]+\s*$", re.IGNORECASE)


# "Since the start of the second term, Cartwright reported …".
SINCE_OPENS = regex(r"\W*[Ss]ince\s[^,;“”]{2,60},\s")


def _clause_start(text: str, end: int, *, dashes: bool) -> int:
    start = 0
    since = SINCE_OPENS.match(text, 0, end)
    for mark in CLAUSE_MARK.finditer(text, since.end() if since else 0, end):
        if mark.end() > end or ABBREVIATED.search(text[: mark.end()]):
            continue
        if not dashes and mark.group().strip() in ("—", "–"):
            # "The lawyer — a former judge — said": what stands between dashes describes.
            continue
        word = mark.group().strip().lower()
        if word in ("as", "since") and not AFTER_COMMA.search(text[: mark.start()].rstrip()):
            continue
        if word == "that" and (
            A_VERB.search(text, mark.end(), end) or ONE_THING_THAT.match(text, start, mark.start())
        ):
            continue
        start = mark.end()
    opener = OPENER.match(text[start:end])
    return start + opener.end() if opener and start + opener.end() < end else start


def _head_of(words: str, *, closed: bool) -> tuple[int, int] | None:
    """Return where the head phrase lies in the words before a verb, cut into pieces by commas."""
    pieces = _pieces(words)
    if not pieces:
        return None
    texts = [words[a:b] for a, b in pieces]
    at = len(pieces) - 1
    if closed or (at and _is_role_of(texts[at - 1], texts[at])):
        at = max(0, at - 1)
        while at and DESCRIBES.match(texts[at]) and ONLY_A_NAME.fullmatch(texts[at - 1]):
            at -= 1
    head = pieces[at]
    dash = re.search(r"\s[—–]", texts[at])
    if dash:
        head = (head[0], head[0] + dash.start())
    elif at + 1 < len(pieces) and _is_role_of(texts[at], texts[at + 1]):
        head = (head[0], pieces[at + 1][1])
    return _as_phrase(words, head)


def _pieces(words: str) -> list[tuple[int, int]]:
    cuts = [(m.start(), m.end()) for m in PIECE.finditer(words)]
    starts = [0, *(b for _, b in cuts)]
    ends = [*(a for a, _ in cuts), len(words)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if words[a:b].strip()]


# "The passengers changed planes in Casablanca, Rodnik wrote": no role of Rodnik's.
ROLE_HAS_A_VERB = regex(
    r"^\W*(?:(?:an?|the|his|her|their|its|our|two|some|all)\s+)?(?:[\w'’-]+\s+){1,3}?"
    r"(?:[a-z]{2,}ed\s+(?!by\b|in\b|at\b|to\b)\w|(?:beat|hit|shut|cut|set|let|put|quit|drew|grew|threw|led|paid|slept|wept|"
    r"drank|ate|rode|swore|tore|hid|bit|shook|sang|rang|fought|thought|taught|sought|bound|wound|hung)\s)"
)


# "Guards called at six, Ms Orr said", "he worked in a hotel, whose owner, Ada Orr, says": clauses.
ROLE_IS_A_CLAUSE = regex(
    r"^(?:(?:he|she|they|it|we|I|who|which)\s(?=.*\s[a-z]{2,}ed\s)|"
    r"(?!(?:an?|the|his|her|their|its|our|my|one|two|three|another|some|both|every|each)\s|[\w.]+['’]s?\s)"
    r"[\w'’-]+\s[a-z]{2,}ed\s(?:in|at|to|on|for|from|with|into|out|off|up|down)\s)",
    re.IGNORECASE,
)


def _is_role_of(role: str, name: str) -> bool:
    """Say whether `name` is the name of whom `role` describes."""
    if not ONLY_A_NAME.fullmatch(name) or ONLY_A_NAME.fullmatch(role) or not can_be_subject(role):
        return False
    if ROLE_HAS_A_VERB.search(role) or ROLE_IS_A_CLAUSE.match(role):
        return False
    if role[0].isdigit() or len(role.split()) > LONGEST_ROLE_WORDS or re.match(r"[a-z]+ed\b", role):
        return False
    if kind_of(name, firm=False) in (
        SpeakerKind.ORGANISATION,
        SpeakerKind.OUTLET,
        SpeakerKind.AUTHORITY,
    ):
        return False
    determined = re.match(
        r"(?:an?|the|his|her|their|its|our|my|[\w.]+(?:\s[\w.]+)*'s?)\s", role, re.I
    )
    return role.rsplit(maxsplit=1)[-1][0].islower() or determined is not None


def _as_phrase(words: str, where: tuple[int, int]) -> tuple[int, int] | None:
    """Return the range trimmed, if it can be somebody: no verb in it, not too long."""
    start, end = where
    lead = re.match(
        r"[^\w“]*(?:\d{1,2}[:.]\d\d\W+(?:[A-Z]{2,4}\W+)?|\d{1,2}/\s+)?(?:and\s+|but\s+|yet\s+)?",
        words[start:end],
        re.IGNORECASE,
    )
    start += lead.end() if lead else 0
    phrase = words[start:end].rstrip(" ,")
    pronoun = LEADING_PHRASE_AND_PRONOUN.search(phrase)
    if pronoun is not None:
        # "In a two-line e-mail it denied …".
        return start + pronoun.start("who"), start + pronoun.end("who")
    if not phrase or not can_be_subject(phrase):
        joined = re.search(r"\s(?:and|but|&)\s+(?=\S)", phrase)
        rest = phrase[joined.end() :] if joined else ""
        if not rest or not can_be_subject(rest) or kind_of(rest, firm=False) is None:
            return None
        start += len(phrase) - len(rest)
        phrase = rest
    return start, start + len(phrase)


LEADING_PHRASE_AND_PRONOUN = regex(
    r"^(?:in|on|at|by|with|from|through|via|during|after|before)\s(?:[\w'’-]+\s){1,8}?(?P<who>he|she|it|they)$",
    re.IGNORECASE,
)
# "… were hurt, a claim the ministry denies".
A_CLAIM_OF = regex(
    r"an?\s+(?:\w+\s+)?(?:claim|allegation|charge|figure|version|assertion|accusation|account|number|rumou?r|report)\s+"
    r"(?:the|an?|his|her|their|its|both|that|which|[A-Z])\b"
)


# "…, forcing volunteers to rely on": nobody.
A_DOING = regex(r"[a-z]{3,}ing")


def can_be_subject(phrase: str) -> bool:
    """Say whether words can be who says something: a phrase without a verb of its own."""
    if len(phrase.split()) > LONGEST_PHRASE_WORDS:
        return False
    bare = phrase
    if re.match(
        r"(?:an?|the|one|two|three|some|several|those|people|[a-z]+s)\b", phrase, re.IGNORECASE
    ):
        bare = RESTRICTIVE.sub("", phrase)
    if (
        A_DOING.fullmatch(bare)
        or NOT_A_SUBJECT.match(bare)
        or A_CLAIM_OF.match(bare)
        or SAID.search(bare)
    ):
        return False
    return A_VERB.search(bare) is None


NAME_NEXT = regex(rf",\s+(?P<name>{ONLY_A_NAME.pattern})(?=[,.;]|\s+(?:on|in)\b|\s*$)")


def with_its_name(text: str, start: int, end: int) -> int:
    """Return where a phrase ends that is a role and, after a comma, its name: "her lawyer, X"."""
    name = NAME_NEXT.match(text, end)
    if name is None or not _is_role_of(text[start:end], name["name"].rstrip(".")):
        return end
    return name.end() - (1 if name["name"].endswith(".") else 0)


AFTER_STOP = regex(r"\s*(?:[,;:—–!?()“”\"]|\.(?=\s*$|\s+[“\"A-Z])|\s-\s|$)")
WHEN_AFTER = regex(
    r"\s+(?:(?:late|early|earlier|last|this|yesterday|today|recently|again|afterwards?|later|when|"
    r"while|as|after|before|without|adding|citing|quoting|who|which)\b|"
    r"(?:on|in|at|via|through|by|during|over|to|from|for)\s+(?:(?:an?|the|his|her|their|its|that|"
    r"this)\s+(?:[\w-]+\s+){0,3}?(?:statement|post|tweet|thread|interview|message|e-?mail|letter|"
    r"conference|briefing|hearing|call|filing|release|note|video|speech|reply|affidavit|"
    r"declaration|report|tears?|voice|smile|shrug)\b|"
    r"X\b|Twitter|Telegram|Facebook|Bluesky|Instagram|social media|state (?:TV|television|radio)|"
    r"(?:tele)?phone|reporters|journalists|tears|court|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|\d))",
)
NOT_INVERTED = regex(
    r"(?:he|she|they|it|we|I|you|there|this|that|these|those|nothing|so|to|of|on|in|at|by|for|"
    r"with|when|why|how|what|if|whether|as|not|no|about|from|up|out|through|via|over|during|"
    r"after|before|under|outside|inside|without|"
    # "…, documents seen by the Chronicle show": no verb of saying, but papers.
    r"(?:seen|viewed|reviewed|obtained|examined|filed|shared|released|published|leaked|compiled|"
    r"signed|sent|shown|given|kept|provided|prepared|submitted)\s+(?:by|to|with|from|in|on))\b"
)


DONE_TO = regex(
    r"^(?:an?|one|the|another|two|three|several|some)\s(?:[\w’'-]+\s){1,4}(?:deported|arrested|detained|released|interviewed|"
    r"contacted|returned|expelled|removed|jailed|held|reached)$"
)


def subject_after(text: str, cue_end: int) -> tuple[int, int] | None:
    """Return the phrase that is subject of a verb that stands before it: "…, said the lawyer"."""
    lead = re.match(r"\s+", text[cue_end:])
    if lead is None:
        return None
    start = cue_end + lead.end()
    in_marks = NAME_IN_MARKS_NEXT.match(text, cue_end)
    end = in_marks.end() if in_marks else _end_after(text, start)
    if when := WHEN_AFTER.search(text, start - 1, end):
        end = when.start()
    phrase = text[start:end].rstrip()
    pronoun = phrase in ("he", "she", "they")
    if not phrase or (NOT_INVERTED.match(phrase) and not pronoun) or not can_be_subject(phrase):
        return None
    if DONE_TO.search(phrase):
        # "Said one asylum seeker deported last week": all of it names him.
        return start, start + len(text[start : _end_after(text, start)].rstrip())
    if re.search(r"\s[a-z]+ed$", phrase):
        # "… says two men collapsed": a clause, not who says it.
        return None
    if phrase[0].islower() and not pronoun and not _names_somebody(phrase):
        return None
    return start, with_its_name(text, start, start + len(phrase))


def _end_after(text: str, start: int) -> int:
    for stop in AFTER_STOP.finditer(text, start):
        if stop.start() > start and not ABBREVIATED.search(text[: stop.end() + 1]):
            return stop.start()
    return len(text)


def _names_somebody(phrase: str) -> bool:
    determined = re.match(
        r"(?:the|an?|his|her|their|our|my|its|one|two|three|four|another|several|some|both|"
        r"[\w-]+'s?)\s", phrase
    )  # fmt: skip
    return determined is not None or kind_of(phrase, firm=False) is not None
