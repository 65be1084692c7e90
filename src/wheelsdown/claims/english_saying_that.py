"""English verbs of saying before what is said: "X said that …", "…, saying that …".

In comes a sentence; out go the scopes of what such a verb opens. What stands right after the verb
decides where that begins, and who was told.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.english_account_segments import FINITE
from wheelsdown.claims.english_reporting_words import (
    A_REPORT,
    CONTENT_STARTS,
    CUE,
    CUE_MODALITY,
    NOT_A_VERB_AFTER,
    REPORT_NOUNS,
    SAY,
    WHEN_SAID,
    cited_after,
    in_quotation,
    read_by,
    speakers_in,
)
from wheelsdown.claims.english_speaker_phrases import (
    A_VERB,
    PAST_OR_PRESENT,
    leading_subject,
    subject_before,
)
from wheelsdown.claims.english_speakers import make_listener, make_speaker, with_its_sources
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import Sentence, word_set
from wheelsdown.model.report import Modality

# Who stands after these is told, not telling.
HAS_A_LISTENER = word_set(
    "told tells tell informed informs assured assures notified notifies advised"
)
# "… and, two of them said, those who refused were beaten": of what follows only.
PARENTHESIS = regex(r"\b(?:and|but|yet|while|because|that|which|who|where|when),\s*$")
BY_SOMEBODY = regex(r"\s+(?:\w+ly\s+)?by\s+(?!phone|telephone|e-?mail|text|\w+ing\b)")
# "Asylum claims fell", "the arrest report".
OF_WHAT = regex(
    r"\b(?:asylum|refugee|protection|insurance|compensation|damages|arrest|police|field|hearing|incident|status)\s+$",
    re.IGNORECASE,
)
# "Troubling reports", "numerous claims".
ADJECTIVE_BEFORE = regex(r"\b[a-z]{3,}(?:ing|ous|ive|able|ible|ful)\s+$")
# "Terrorism suspects to Afghanistan", "the suspects were flown".
SUSPECTS = regex(r"\s+(?:to|in|of|from|who|and|or|at|on|with|aboard)\b|\s*[,.;]|\s*$")
VERB_NEXT = regex(rf"\s+(?:\w+ly\s+)?(?:{SAY}|{A_VERB.pattern})")
CITING_BETWEEN = regex(
    r",\s*(?:citing|quoting|invoking|referring\s+to|with\s+reference\s+to|relying\s+on|which\s+(?:cites|cited|quotes|quoted))\s+(?P<origin>[^,]{3,100}),\s*"
    r"(?:has\s+|have\s+|had\s+)?$",
    re.IGNORECASE,
)
QUOTED_BY_BETWEEN = regex(
    r",\s*(?:quoted|cited)\s+(?:by|in)\s+(?P<outlet>[^,]{3,60}),\s*$", re.IGNORECASE
)
# "His sister, whom the newspaper reached in Grozny, says".
REACHED_BY_BETWEEN = regex(
    r",\s*who(?:m)?\s+(?P<outlet>[^,]{3,60}?)\s+(?:has\s+|had\s+)?(?:reached|interviewed|contacted|met|spoke\s+(?:to|with)|visited|phoned|called|"
    r"tracked\s+down)\b[^,]{0,40},\s*$",
    re.IGNORECASE,
)
# "The medic, in a note that the Sentinel has read, calls it …".
IN_A_PAPER_READ_BY = regex(
    r",\s*in\s+(?:an?|his|her|their)\s+(?:[\w-]+\s+){0,3}?(?:note|letter|e-?mail|message|memo|statement|text|diary|report|filing|affidavit|declaration)"
    r"(?:\s+to\s+[^,]{2,40}?)?\s+(?:that\s+|which\s+)?(?:(?:seen|read|obtained|reviewed|viewed|shared)\s+(?:by|with)\s+(?P<by>[^,]{2,50}?)|"
    r"(?P<outlet>[^,]{2,50}?)\s+(?:has|had|have)\s+(?:read|seen|obtained|reviewed|viewed)),\s*(?:has\s+|have\s+|had\s+)?$"
)
# "Pastor Vang, who has it from a deacon, who was told by a son, says …".
WHO_WAS_TOLD = regex(
    r",\s*who\s+(?:(?:has|had|have)\s+(?:it|this)\s+from|(?:was|were|had\s+been)\s+told\s+(?:so\s+|it\s+|this\s+)?by|"
    r"(?:heard|learned|learnt|got)\s+(?:it|this|of\s+it|of\s+this)\s+from)\s+(?P<origin>[^,]{3,80}),\s*"
)
# "In their letter, the politicians noted that …": they say it, and the letter is where.
IN_OWN_PAPER = regex(
    r"^\W*In\s+(?P<paper>(?:their|his|her|its)\s+(?:[\w-]+\s+){0,2}?(?:letter|statement|report|petition|"
    r"complaint|declaration|affidavit|memo|appeal|filing|lawsuit))(?:\s+to\s[^,]{2,60})?,\s+$"
)
CITING_FIRST = regex(r"^\W*(?:citing|quoting)\s+(?P<origin>[^,]{3,100}),\s", re.IGNORECASE)


CITING_LAST = regex(
    r",\s+(?:citing|quoting)\s+(?!(?:the\s+)?(?:case|example|story|fate|situation)s?\s+of)[^,;“”]{3,100}$",
    re.IGNORECASE,
)


# With a noun alone after them these tell what somebody did: "promised a statement", "wrote nothing down".
OF_DOING = word_set(
    """
    promise promises promised pledge pledges pledged vow vows vowed write writes wrote written complain complains
    complained lament laments lamented boast boasts boasted object objects objected agree agrees agreed
    """
)
CLAUSE_OF_TIME = regex(r"[.;]|\b(?:since|after|before|when|while|because|as)\b")


def _does_a_thing(text: str, cue: str, at: int) -> bool:
    """Say whether the cue has a mere noun after it: what was done is told, and nothing is said."""
    if cue not in OF_DOING or text[at : at + 1] in '“"':
        return False
    return re.search(rf"\b{FINITE}\b", CLAUSE_OF_TIME.split(text[at:], maxsplit=1)[0]) is None


# "The agency said in a statement to The Ledger that …".
GIVEN_TO = regex(
    r"\s(?:statement|message|e-?mail|letter|interview|call|reply|response|note|text|comments|remarks|answers)\s+(?:to|with|for)\s+"
    r"(?P<who>[^,;:“”]{2,50}?)(?:\s+(?:on|in|that)\b[^,;:“”]*)?[\s,:]*$"
)


# "…, and his wife learned of it from a colleague": who learns of it tells nothing.
LEARNS = regex(
    r"(?:learn(?:s|ed|t)?|hear[sd]?|read|saw|found)\s+(?:about|of|it|this)\b", re.IGNORECASE
)


def said_before(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "X said (that) …": X speaks for the rest of the sentence.

    The subject is the phrase at the start of the clause, without what describes it.
    """
    text = sentence.text
    for found in CUE.finditer(text):
        if in_quotation(sentence, found.start()) or NOT_A_VERB_AFTER.search(text[: found.start()]):
            continue
        cue = found["cue"].lower()
        if is_a_noun(text, found) or LEARNS.match(text, found.start()):
            continue
        content = _content_after(text, found) or _after_parenthesis(text, found)
        subject = subject_before(text, found.start()) if content is not None else None
        if content is None or subject is None or _does_a_thing(text, cue, content[0]):
            continue
        chain = _chain_before(text, subject, found, known)
        if not chain:
            continue
        at, listener = content
        chain += tuple(s for s in cited_after(text, found.end(), known) if s.start < at)
        cited_last = CITING_LAST.search(text, at)
        end = cited_last.start() if cited_last else len(text)
        if cited_last and not CUE.search(text, at, end):
            chain += cited_after(text, end, known)
        if listener is None and (given := GIVEN_TO.search(text, found.end(), at)) is not None:
            listener = given.span("who")
        if listener is not None:
            named = make_listener(text[listener[0] : listener[1]], listener[0], known)
            chain = (named, *chain) if named else chain
        yield Scope(start=at, end=end, chain=chain, words=(subject[0], at),
                    modality=CUE_MODALITY.get(cue), quoted=text[at : at + 1] in "“\"")  # fmt: skip


SAYING_SO = regex(
    r",\s+(?P<cue>saying|claiming|insisting|arguing|stressing|explaining|warning|"
    r"alleging|writing|asserting|"
    rf"maintaining|adding|noting)\s+(?:that\s+)?(?={CONTENT_STARTS})"
)


def saying_so(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "The company disputed the account, saying nobody was hurt": its subject says the rest."""
    text = sentence.text
    for found in SAYING_SO.finditer(text):
        if in_quotation(sentence, found.start()):
            continue
        subject = leading_subject(text, found.start())
        if subject is None or text[slice(*subject)].lower() in ("it", "they"):
            continue
        chain = speakers_in(text, *subject, found["cue"], known)
        if chain:
            yield Scope(start=found.end(), end=len(text), chain=chain,
                        words=(found.start(), found.end()),
                        modality=Modality.FEARED if found["cue"] == "warning" else None)  # fmt: skip


def is_a_noun(text: str, cue: re.Match[str]) -> bool:
    """Say whether a word that can be a noun is one: "earlier reports", "court records show"."""
    if BY_SOMEBODY.match(text, cue.end()):
        # "Data logged by volunteers": a participle that describes.
        return True
    if cue["cue"] not in REPORT_NOUNS:
        return False
    if OF_WHAT.search(text, 0, cue.start()):
        return True
    if cue["cue"] == "suspects" and SUSPECTS.match(text, cue.end()):
        return True
    return (
        ADJECTIVE_BEFORE.search(text, 0, cue.start()) is not None
        or A_REPORT.search(text[: cue.start()]) is not None
        or VERB_NEXT.match(text, cue.end()) is not None
    )


def _after_parenthesis(text: str, cue: re.Match[str]) -> tuple[int, tuple[int, int] | None] | None:
    """Return where "those" begins in "and, two of them said, those who refused were beaten"."""
    subject = subject_before(text, cue.start())
    if subject is None or not PARENTHESIS.search(text, 0, subject[0]):
        return None
    told = regex(r"(?P<listener>(?:\s+[\w'.&-]+){0,6}?)\s*,\s+(?=\w)").match(text, cue.end())
    if told is None:
        return None
    listener = told.span("listener") if cue["cue"] in HAS_A_LISTENER and told["listener"] else None
    return told.end(), (listener[0] + 1, listener[1]) if listener else None


def _chain_before(
    text: str, subject: tuple[int, int], cue: re.Match[str], known: KnownSpeakers
) -> tuple[Speaker, ...]:
    """Return the subject of a verb of saying with whom it cites, or who quotes it, between."""
    start, end = subject
    chain = speakers_in(text, start, end, cue["cue"].lower(), known)
    if not chain:
        return ()
    chain = (*read_by(text, end, cue.start(), known), *chain)
    if paper := IN_OWN_PAPER.match(text[:start]):
        own = make_speaker(paper["paper"], paper.start("paper"), known, "in", firm=True)
        chain = (*chain, own) if own is not None else chain
    if (seen := IN_A_PAPER_READ_BY.search(text, end, cue.start())) is not None:
        reader = make_listener(seen[seen.lastgroup or 0], seen.start(seen.lastgroup or 0), known)
        return (reader, *chain) if reader is not None else chain
    at = end
    while (told := WHO_WAS_TOLD.match(text, at)) is not None:
        other = make_speaker(told["origin"], told.start("origin"), known, "citing", firm=True)
        chain, at = ((*chain, other) if other is not None else chain), told.end("origin")
    for pattern, name, at in (
        (CITING_BETWEEN, "origin", end), (QUOTED_BY_BETWEEN, "outlet", end), (REACHED_BY_BETWEEN, "outlet", end),
        (CITING_FIRST, "origin", 0),
    ):  # fmt: skip
        if between := pattern.search(text, at, cue.start()):
            other = make_speaker(between[name], between.start(name), known, "citing", firm=True)
            if other is not None:
                if name == "outlet":
                    return (other, *chain)
                return with_its_sources(chain[0], text[start:end], (*chain[1:], other), known)
    return chain


# "The police denied beating him", "the Border Guard confirmed receiving 58".
OF_HAVING_DONE = word_set(
    """
    deny denies denied confirm confirms confirmed admit admits admitted acknowledge acknowledges acknowledged
    recall recalls recalled
    """
)
# "He said on condition that he not be named" says nothing of what he said.
OPENS_WITH_THAT = regex(rf"{WHEN_SAID}:?(?<!condition)\s+that\s+(?:,[^,]+,\s+)?(?=\S)")
OPENS_CONTENT = regex(rf"{WHEN_SAID}:?\s+(?={CONTENT_STARTS})")
# Verbs that have a clause after them far more often than a thing.
TAKES_A_CLAUSE = word_set("said says say insisted insists argued argues")
TAKES_A_CLAUSE_OR_A_THING = word_set(
    """
    believe believes believed think thinks fear fears feared worry worries worried claim claims claimed
    deny denies denied warn warns warned confirm confirms confirmed allege alleges alleged admit admits admitted
    hope hopes hoped suspect suspects suspected complained recalled added
    """
)
NOT_A_SUBJECT_NEXT = (
    r"(?:of|to|with|from|by|for|about|so|and|or|but|than|as|against|through|via|over|between|until|because|"
    r"nothing|little|goodbye|yes|no|sorry|hello|much|which|whose|who|late|early|under|without|into|up|out|off|"
    r"publicly|only|during|within|near|since|following)\b"
)
JOINS = r"(?!(?:and|or|but|who|which|that|where|when|whose|as)\b)"
# "She said nurses refused to treat him": any noun may open what is said, where its verb follows.
SUBJECT_NEXT = regex(
    rf"{WHEN_SAID}:?\s+(?:(?:later|earlier|again|also)\s+)?(?=(?!{NOT_A_SUBJECT_NEXT})(?:{JOINS}[a-z][\w'’-]*\s+){{1,6}}?"
    rf"(?:{PAST_OR_PRESENT}|[a-z]{{3,}}ed)\b)"
)
# The same after verbs that have a thing after them as often: "feared an arrest" has no verb.
BARE_SUBJECT_NEXT = regex(
    rf"\s+(?=(?!{NOT_A_SUBJECT_NEXT})(?:(?!(?:in|on|at|to|for|from|with|by)\b){JOINS}[a-z][\w'’-]*\s+){{1,4}}?"
    rf"{PAST_OR_PRESENT}\b)"
)
A_CLAUSE = regex(
    rf"{A_VERB.pattern}|\b(?:[a-z]{{2,}}ed|[a-z]{{3,}}ing|met|lands|face|faces|"
    rf"leaves|arrives|departs|says|remains?|lives?|works?|needs?|wants?|goes|gets?)\b|\b(?:he|she|it|they|there|we|you|that|who|I)['’](?:s|re|d|ll|ve|m)\b|\d"
)
LATER_THAT = regex(r"(?P<before>[^,;“”.]{0,60})(?<!condition)\sthat\s+")
LISTENER = regex(
    r"\s+(?P<listener>(?:the\s+)?(?:(?!to\b|condition\b)[\w'.&-]+\s+){0,5}?(?!to\b|condition\b)[\w'.&-]+?)"
    r"(?:\s+(?:on(?!\s+(?:the\s+)?condition\b)|in|"
    r"during|by|at|via|through|last|this|late|earlier|before|after|from)\s+[^,“”]{2,40}?)?"
    r"(?:\s+that\s+|:\s+(?=[“\"])|(?<! of)(?<! for),?\s+(?=“|\"|the\b|an?\b|there\b|he\b|she\b|it\b|"
    r"they\b|some\b|no\b|we\b|I\b|"
    r"nobody\b|all\b|his\b|her\b|their\b|our\b|two\b|three\b|"
    r"its\b|one\b|those\b|people\b|\d|about\b|more\b|at least\b))"
)
# "Told us guards had beaten him": whoever is told by such a word, anything may follow.
TOLD_ONE = regex(
    rf"\s+(?P<listener>us|me|him|her|them|reporters|journalists)\s+(?=(?!(?:to|of|about|how|why|what|where|when|on|in|by|at|"
    rf"from|after|before|during|through|via|so|this|last)\b)(?:{JOINS}[a-z][\w'’-]*\s+){{1,6}}?(?:{PAST_OR_PRESENT}|[a-z]{{3,}}ed)\b)"
)


def _first_joint(text: str, at: int) -> int:
    """Return where "but gave no numbers" begins in "confirmed the arrests but gave no numbers"."""
    joint = regex(r"\s(?:but|and)\s+(?=[a-z]+(?:ed|t|ve)?\b\s)").search(text, at)
    return joint.start() if joint else len(text)


def _subject_next(text: str, cue: str, found: re.Match[str]) -> re.Match[str] | None:
    """Find a noun with its verb right after a cue that no comma stands before ("…, said lawyers who were …")."""
    if text[: found.start()].rstrip()[-1:] in (",", "”", '"', "", "—", "–"):
        return None
    return noun_and_verb_after(text, cue, found.end())


def noun_and_verb_after(text: str, cue: str, at: int) -> re.Match[str] | None:
    """Find any noun with its verb at `at`, right after a cue that can have a clause after it."""
    if cue in TAKES_A_CLAUSE:
        return SUBJECT_NEXT.match(text, at)
    return BARE_SUBJECT_NEXT.match(text, at) if cue in TAKES_A_CLAUSE_OR_A_THING else None


def _content_after(text: str, found: re.Match[str]) -> tuple[int, tuple[int, int] | None] | None:
    """Return where what is said begins after a cue, and who is told; nothing if nothing follows."""
    rest_at, cue = found.end(), found["cue"].lower()
    if cue in ("told", "tells", "tell", "informed", "informs", "assured", "assures", "notified"):
        told = LISTENER.match(text, rest_at) or TOLD_ONE.match(text, rest_at)
        return (told.end(), told.span("listener")) if told else None
    if cue in ("answered", "answers") and (told := LISTENER.match(text, rest_at)) is not None:
        return told.end(), told.span("listener")
    doing = (
        re.match(r"\s+(?=\w{2,}ing\s)", text[rest_at:])
        if cue in OF_HAVING_DONE
        else re.match(r"\s+(?=(?:being|having|seeing|hearing)\s)", text[rest_at:])
    )
    if doing:
        return rest_at + doing.end(), None
    citing = re.match(
        rf"{WHEN_SAID}\s*(?<=,)\s*(?:citing|quoting|referring to|with reference to|relying on)\s+[^,]{{3,100}},\s*",
        text[rest_at:],
    )
    if citing:
        rest_at += citing.end() - 1
    with_that = OPENS_WITH_THAT.match(text, rest_at)
    opens = with_that or OPENS_CONTENT.match(text, rest_at) or _subject_next(text, cue, found)
    if opens is None:
        that = LATER_THAT.match(text, rest_at)
        if that is None or CUE.search(that["before"]) or A_VERB.search(that["before"]):
            return None
        return that.end(), None
    if re.fullmatch(r"\W*", text[opens.end() :]):
        return None
    if (
        cue not in TAKES_A_CLAUSE
        and with_that is None
        and not A_CLAUSE.search(text, opens.end(), _first_joint(text, opens.end()))
        and text[opens.end()] not in '“"'
    ):
        # "A judge denied his claim" says nothing of the claim.
        return None
    return opens.end(), None
