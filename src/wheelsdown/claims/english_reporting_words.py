"""English words that credit somebody, and where the phrases beside them begin and end.

What the rules of `english_crediting` and `english_reported_speech` share: verbs of saying, what
follows them, and the small steps from a verb to whom it cites.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.attribution import KnownSpeakers, Speaker
from wheelsdown.claims.english_speakers import make_listener, make_speaker
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import Sentence, word_set
from wheelsdown.model.report import Modality

# Verbs with what is said as a clause before or after them; written out where not regular.
SPEAKING = """
    say/says/said tell/tells/told write/writes/wrote add declare announce remark observe state
    note comment explain recount recall relate narrate describe report post tweet text message
    e-mail email telephone reply/replies/replied respond retort counter answer react inform
    notify advise repeat reiterate specify/specifies/specified clarify/clarifies/clarified
    grumble moan mutter murmur opine surmise speculate proclaim profess recollect reminisce interject gush
    joke quip/quips/quipped whisper shout sigh muse fume rage thunder scoff
    sob/sobs/sobbed volunteer broadcast/broadcasts air relay
"""
CLAIMING = """
    insist maintain assert contend argue allege claim warn caution confirm acknowledge stress
    admit/admits/admitted concede emphasise emphasize underline underscore assure vow promise
    swear/swears/swore pledge testify/testifies/testified attest certify/certifies/certified
    affirm depose represent submit/submits/submitted aver/avers/averred complain lament agree boast object deny/denies/denied hint imply/implies/implied
    signal/signals/signalled/signaled suggest indicate reveal disclose
"""
HOLDING = """
    believe think/thinks/thought reckon guess suspect presume assume estimate calculate conclude
    figure worry/worries/worried fear hope expect predict forecast wonder feel/feels/felt remember reason
    understand/understands/understood hold/holds/held
"""
FINDING = """
    show/shows/showed find/finds/found see/sees/saw read/reads learn/learns/learned/learnt
    establish verify/verifies/verified determine document record log/logs/logged track detect
    discover notice hear/hears/heard certify
"""


def _forms_of(lemmas: str) -> Iterator[str]:
    """Return the finite forms of verbs: those written out, else the regular ones."""
    for entry in lemmas.split():
        yield from (forms := entry.split("/"))
        if len(forms) == 1:
            yield entry + "s"
            yield entry + ("d" if entry.endswith("e") else "ed")


TAKES_THAT = word_set("dispute disputes disputed")
# "Rules" and "blog" are nouns.
ONLY_PAST = word_set("ruled blogged radioed chimed concurred decreed posited")
SAYING = frozenset(_forms_of(SPEAKING + CLAIMING + HOLDING + FINDING)) | ONLY_PAST | TAKES_THAT
# A noun, an adjective or another verb as often: only these forms of them credit.
NOT_ALONE = word_set(
    """
    air airs state states hold holds held figure figures reason reasons object objects answer
    text post message email volunteer relay relays log logs track tracks document record signal
    promise pledge comment note hint rage sigh shout see saw hear heard boast wonder read
    feel find show learn notice notices detects report claim fear hope estimate forecast charge represent represents submit
    """
)
SAY = (
    r"(?:(?:can\s+(?:now\s+|exclusively\s+)?(?:reveal|disclose|report)|"
    + "|".join(sorted(SAYING - NOT_ALONE - TAKES_THAT, key=lambda form: (-len(form), form)))
    + r"|disput(?:e|es|ed)(?=\s+that\b)|states?(?=\s+that\b|[,.]?\s*$)|stated(?!\s+aim)|represent(?:s|ed)?(?=\s+that\b)|holds?(?=\s+that\b)|held(?=\s+that\b)|"
    r"(?:report|claim|fear|hope|estimate|show|find|note|read|saw|heard|see|hear|text|post)"
    r"(?=\s+(?:that\b|the\b|he\b|she\b|it\b|they\b|an?\b|no\b|at\b|[A-Z\d]|"
    r"[a-z'’-]+\s+(?:could|would|will|may|might|must|was|were|is|are|had|has|have)\b)|[,.;]|\s*$)|"
    r"ha(?:s|ve)\s+it|(?:likes?|liked|loves?|loved|used|would)\s+(?:to\s+)?(?:say|tell|"
    r"recall|write)|says?)\b)"
)
ADVERBS = (
    r"(?:(?:has|have|had|also|later|earlier|then|previously|further|once|now|still|since|"
    r"himself|herself|itself|themselves|just|(?-i:first)|both|each|all|again|yesterday|"
    r"today|(?!(?:family|early|ally|reply|weekly|daily|monthly|"
    r"assembly)\b)(?-i:[a-z]{2,}ly))\s+)*"
)
# What a reported clause begins with; after "said of the flight" there is none.
CONTENT_STARTS = (
    r"(?:that|the|an?|some|many|most|more|several|any|at|there|his|her|their|its|our|he|she|"
    r"it|they|we|no|nobody|none|neither|nothing|everyone|everybody|anyone|anybody|someone|all|both|this|these|"
    r"those|about|around|nearly|roughly|almost|over|under|dozens|hundreds|scores|half|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|"
    r"fewer|less|only|after|before|when|while|if|in|on|as|up|immigration|deportees|migrants|"
    r"passengers|officials|officers|agents|police|guards|russian|iranian|men|women|children|"
    r"people|families|another|other|others|each|every|not|planes|flights|removals|deportations|"
    r"lawyers|relatives|staff|such|what|who)\b|[A-Z“\"\d]"
)
WHEN_SAID = (
    r"(?:,?\s+(?:(?:early |late )?(?:on|in|during|via|through|at|to|by)\s+(?:(?:an?|the|his|her|"
    r"their|its)\s+(?:[\w-]+\s+){0,2}"
    r"(?:statement|post|tweet|thread|report|interview|message|email|briefing|filing|letter|"
    r"conference|hearing|court|news release|declaration|affidavit|call|video|note)"
    r"(?:\s+(?:on|to|with|from)\s+[A-Z][\w’' ]{1,40}?)?|(?:court|social media|writing|"
    r"person|phone|background|the record|condition of anonymity|"
    r"telephone|email)\b|[A-Z][a-z]+day(?:\s+(?:morning|afternoon|evening|night))?|"
    r"[A-Z][a-z]{2,8}\.?\s\d{1,2}|"
    r"X|Telegram|Facebook|Bluesky|reporters|journalists|lawmakers|Twitter)|"
    r"(?:late |early )?[A-Z][a-z]+day(?:\s+(?:morning|afternoon|evening|night))?|today|"
    r"yesterday|this week|last week|last night|last month|at the time))?,?"
)
CUE_MODALITY = {
    **dict.fromkeys(
        ("denied", "denies", "deny", "disputed", "disputes", "dispute"), Modality.DENIED
    ),
    **dict.fromkeys(("feared", "fears", "fear", "worries", "worry", "worried"), Modality.FEARED),
    **dict.fromkeys(
        ("expects", "expect", "expected", "predicted", "predicts", "predict", "forecast"),
        Modality.EXPECTED,
    ),
    **dict.fromkeys(
        ("hopes", "hope", "hoped", "suggested", "suggests", "suggest", "believed", "believes",
         "believe", "suspects", "suspect", "suspected", "guesses", "guess", "guessed"),
        Modality.POSSIBLE,
    ),
}  # fmt: skip

# Small letters: "The Tidewater Post" says nothing; a headline's "Says" does, and its last word,
# "…, Activists Warn".
CUE = regex(
    rf"\b(?P<cue>{SAY}|Says?\b|(?:Warn|Allege|Insist|Confirm|Argue|Admit|Reveal|Fear|Report|Claim)s?(?=\s*$))"
)
NOT_A_VERB_AFTER = regex(
    r"\b(?:an?|the|of|was|were|been|be|being|is|are|as|to|this|that|(?-i:first)|previously|recent|such|"
    r"any|no|not|never|denied|denies|dismissed|rejected|unconfirmed|these|those|their|his|"
    r"her|all|did|didn't|does|could|couldn't|would|will|may|might|can|must|should|for|"
    r"in|on|with|by|from|at|its|our|my|your|so|too|more|less)\s+$",
    re.IGNORECASE,
)
# "Contrary to earlier reports": a noun, not a verb.
A_REPORT = regex(
    r"\b(?:news|media|several|reportedly|earlier|initial|early|press|other|conflicting|"
    r"official|intelligence|"
    r"contrary to|local|false|some|these)\s+$",
    re.IGNORECASE,
)
REPORT_NOUNS = frozenset(
    {"report", "reports", "claim", "claims", "fear", "fears", "estimates", "shows", "posts",
     "hopes", "suspects", "texts", "notes", "records", "documents", "messages", "comments"}
)  # fmt: skip
OPENER = regex(
    r"^\W*(?:(?:but|and|however|meanwhile|still|yet|also|later|earlier|separately|so|then|"
    r"elsewhere|afterwards?)\b,?\s+|"
    r"(?:in|on|at(?! least)|by|since|after|before|during|when|while|as|for|with|under|because|"
    r"although|though|if|following|last|this|early|late|once|within|among|asked|speaking|talking|"
    r"reached|contacted|questioned|pressed|writing|responding|replying|reacting|testifying|"
    r"quoting|citing|according|per|hours|days|weeks|minutes|moments)\b[^,“”]{1,120},\s+)+",
    re.IGNORECASE,
)

FINITE = (
    r"was|were|had|has|have|is|are|be|been|will|would|did|could|can|may|might|took|"
    r"left|landed|touched|departed|arrived|flew|"
    r"stopped|carried|made"
)
HARD_BREAK = regex(r";\s|\.[”\"]?\s(?=[“\"A-Z])")
STOP = regex(r"\s*(?:[,;:)”\"—–]|\.(?=\s*$|\s[A-Z])|\bwhich\b|\bwhere\b|\bthat\b|$)")


def in_quotation(sentence: Sentence, at: int) -> bool:
    """Say whether the character at `at` is quoted."""
    return any(a < at < b - 1 for a, b in sentence.quotations)


def phrase_end(text: str, start: int) -> int:
    """Return where the noun phrase at `start` ends: before a comma, a relative, a stop."""
    end = len(text)
    for stop in STOP.finditer(text, start):
        word = text[start : stop.start()]
        abbreviation = stop.group().strip() == "." and re.search(r"\b[A-Z]$", word)
        if stop.start() > start and not (abbreviation and stop.end() < len(text)):
            end = stop.start()
            break
    return end


def clause_start(text: str, before: int) -> int:
    """Return where what is said before `before` begins: at the sentence or its last hard break."""
    start = 0
    for found in HARD_BREAK.finditer(text, 0, before):
        if not re.search(r"\b[A-Z]\.$|\b[A-Z][a-z]{1,4}\.$|[ap]\.m\.$", text[: found.start() + 1]):
            start = found.end()
    return start


RUNS_INTO = regex(
    r"\b(?:of|as|the|an?|to|for|with|by|in|their|his|her|its|is|are|was|were|called|for|calls|"
    r"about|from|on|into|at|be|been|being|so-called|what)\s*$",
    re.IGNORECASE,
)


def runs_into(text: str, at: int) -> bool:
    """Say whether a quotation at `at` goes on with the reporter's words: "charges of “…”"."""
    return RUNS_INTO.search(text[max(0, at - 14) : at]) is not None


PUBLISHED_BY = regex(
    r"\s+(?P<cue>(?:first\s+)?(?:published|posted|released|shared|written|obtained|"
    r"seen|reviewed|viewed|provided|leaked|examined|analy[sz]ed|"
    r"sent|signed|verified|reported|quoted|cited|interviewed|contacted)\s+(?:exclusively\s+)?(?:by|to|with))\s+",
    re.IGNORECASE,
)
OWNERS = regex(r"released\s+by|issued\s+by|compiled\s+by|kept\s+by|maintained\s+by", re.IGNORECASE)
ON_A_CHANNEL = regex(
    r"\s+on\s+(?:his|her|its|their)\s+(?:[\w-]+\s+){0,3}?(?:channel|page|account|blog|"
    r"website|feed)$"
)
# "Speaking to Radio Lumen by phone from Minsk": where the name ends.
BY_WHICH_MEANS = regex(
    r"\s+(?:by|from|on|in|at|during|after|before|last|this|late|early|via|through|about|outside)\s|\s*$"
)
SPEAKING_TO = regex(
    r"^\W*(?:(?:speaking|talking|writing|testifying|replying|responding)\s+(?:to|for|with|in)|"
    r"in\s+(?:an?\s+|his\s+|her\s+|their\s+)?(?:[\w-]+\s+){0,2}?(?:interview|comments|remarks|statement|reply|response|"
    r"note|conversation|call|phone call|message|e-?mail|text|letter)\s+(?:with|to|for|on))\s+"
    r"(?P<who>[^,]{2,60}),\s+",
    re.IGNORECASE,
)


def speakers_in(
    text: str, start: int, end: int, cue: str, known: KnownSpeakers
) -> tuple[Speaker, ...]:
    """Return who a phrase beside a verb of saying names, nearest first.

    "An excerpt published by Yashin" is Yashin and then the excerpt; "Speaking to Radio Lumen, the
    lawyer" is Radio Lumen and then the lawyer.
    """
    handed = PUBLISHED_BY.search(text, start, end)
    if handed:
        if OWNERS.match(handed["cue"]):
            # "Records released by the county" are the county's: one voice.
            whole = make_speaker(text[start:end], start, known, cue, firm=True)
            return () if whole is None else (whole,)
        document = make_speaker(text[start : handed.start()], start, known, cue, firm=True)
        if own := ON_A_CHANNEL.search(text, handed.end(), end):
            end = own.start()
        by = make_speaker(text[handed.end() : end], handed.end(), known, handed["cue"], firm=True)
        if document and by:
            return (by, document)
    speaker = make_speaker(text[start:end], start, known, cue, firm=True)
    if speaker is None:
        return ()
    told = SPEAKING_TO.match(text)
    if told and told.end() <= start:
        who = BY_WHICH_MEANS.split(told["who"], maxsplit=1)[0]
        listener = make_listener(who, told.start("who"), known)
        return (listener, speaker) if listener else (speaker,)
    return (speaker,)


READ_BY = regex(
    r"^,?\s*(?:(?:which|that)\s+(?P<a>[^,;“”]{2,60}?)\s+(?:has|have|had)\s+(?:now\s+|also\s+)?"
    r"(?:read|seen|obtained|reviewed|examined|viewed|acquired|verified)|"
    r"(?:a\s+)?cop(?:y|ies)\s+of\s+which\s+(?P<d>(?:(?!was\b|were\b|has\b|have\b)[^,;“”\s]+\s+){1,6}?)(?:has|have|had)\s+(?:read|seen|obtained|reviewed|examined)|"
    r"(?:a\s+)?cop(?:y|ies)\s+of\s+which\s+(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?"
    r"(?:shared\s+with|obtained\s+by|seen\s+by|sent\s+to|given\s+to|"
    r"provided\s+to)\s+(?P<b>[^,;“”]{2,60}?)|"
    r"(?:obtained|seen|reviewed|examined|read|viewed|shared|"
    r"provided)\s+(?:exclusively\s+)?(?:by|with|to)\s+"
    r"(?P<c>[^,;“”]{2,60}?))(?=,|\s*$|\.)"
)


def read_by(text: str, start: int, end: int, known: KnownSpeakers) -> tuple[Speaker, ...]:
    """Return who has read the paper that ends at `start`: "the report, which El Faro has read,"."""
    found = READ_BY.search(text[start:end])
    if found is None:
        return ()
    group = found.lastgroup or "a"
    at = start + found.start(group)
    who = make_speaker(found[group].rstrip(), at, known, "seen by", firm=True)
    return () if who is None else (who,)


CITED_AFTER = regex(
    r"[^.;,“”]{0,40},?\s+(?:pointing\s+to|who\s+(?:cites?|cited|quotes?|quoted|points?\s+to|pointed\s+to|relies\s+on|rely\s+on)|"
    r"(?<=established )from|(?<=calculated )from|(?<=reconstructed )from|(?<=concluded )from|(?<=learned )from|"
    r"having\s+(?:read|seen|heard)|on\s+the\s+(?:strength|basis|word|say-so)\s+of|which\s+(?:relies|relied|leans|drew|draws)\s+on|"
    r"drawing\s+on|citing(?!\s+(?:the\s+)?(?:case|example|story|fate|"
    r"situation)s?\s+of)|quoting|which (?:cited|quoted|cites|quotes)|"
    r"with reference to|relying on|attributing (?:it|this|that|the \w+) to|"
    r"based on (?:interviews with|data from))\s+",
    re.IGNORECASE,
)


def cited_after(text: str, at: int, known: KnownSpeakers) -> tuple[Speaker, ...]:
    """Return whom the speaker before `at` cites, if words right there say so."""
    found = CITED_AFTER.match(text, at)
    if not found:
        return ()
    end = phrase_end(text, found.end())
    speaker = make_speaker(text[found.end() : end], found.end(), known, "citing", firm=False)
    return () if speaker is None else (speaker, *cited_after(text, end, known))
