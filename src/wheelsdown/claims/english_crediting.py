"""Crediting phrases in English: "according to X", "X has it that", "X cited Y as saying".

In comes a sentence; out go the scopes of such phrases. `PHRASES` lists those that are a verb with
a subject before it; the others are functions of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.english_reporting_words import (
    FINITE,
    OPENER,
    SAY,
    cited_after,
    clause_start,
    in_quotation,
    phrase_end,
    read_by,
    speakers_in,
)
from wheelsdown.claims.english_speaker_kinds import kind_of
from wheelsdown.claims.english_speaker_phrases import A_VERB, subject_before, with_its_name
from wheelsdown.claims.english_speakers import make_speaker, with_its_sources
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import Sentence, may_speak_of, word_set
from wheelsdown.model.report import Modality, SpeakerKind

OWN_ACCOUNT = (
    r"(?:logbook|logs?|records?|account|figures|tall(?:y|ies)|counts?|reckoning|"
    r"estimates?|spreadsheet|"
    r"tracker(?!\s+(?:[A-Z]|\w+\s+[A-Z]))|notes|version|calculations?|database|books|measure)"
)
ACCORDING = regex(
    r"\b(?:according to|as (?:first |previously |also )?(?:reported|confirmed|noted|"
    r"stated|described|announced|revealed) by|as per|(?:[Pp]er|PER)(?=\s+(?:the\s|a\s|"
    r"an\s|[A-Z]|court|flight|\w+ records|its|his|"
    r"her|our|two|three|sources))|judging by|going by|to judge by|on the (?:word|"
    r"evidence|testimony) of|"
    r"in the (?:words|account|telling|version|opinion|view|estimation|estimate) of|"
    r"in(?=\s+(?:[\w.’'-]+\s+){0,4}?[\w.-]+['’]s?\s+(?:words|account|telling|version|opinion|view|estimation|reckoning)\b)|"
    r"by the (?:account|count|estimate|reckoning|admission) of|"
    rf"(?:by|on|in|from)(?=\s+(?:the|its|his|her|their|our|"
    rf"[\w.'’-]+['’]s?)\s+(?:own\s+)?(?:[\w'’-]+\s+){{0,3}}?{OWN_ACCOUNT}\b))\s+",
    re.IGNORECASE,
)
NOT_PER = regex(
    r"^on\s+(?:his|her|its|their)\s+(?:\w+\s+)?(?:X|Twitter|Facebook|Instagram|Telegram|TikTok|[Ss]ocial|social[ -]media|personal|official)\s+account|"
    r"^per\s+(?:person|day|month|year|week|hour|head|cent|flight\b(?! ))",
    re.I,
)
# "By our count" is the publisher's own; "by his own count" leaves open whom he told.
OUR_OWN = regex(r"(?:our|my)\b|(?:his|her|their)\s+own\b", re.IGNORECASE)
# "In her words": the speaker is the word that owns them.
IN_OWN_WORDS = regex(
    r"\b(?:in|by)\s+(?P<who>his|her|their)\s+(?:own\s+)?(?:words|telling|account|view|opinion|version|"
    r"estimation|estimate)\b",
    re.IGNORECASE,
)
BASED_ON = regex(
    r"\s+(?P<cue>based on (?:interviews with|data from|accounts of|testimony (?:of|from)|"
    r"reports by)|"
    r"(?:cited|quoted|seen|obtained|reviewed) by|citing)\s+",
    re.IGNORECASE,
)
DESCRIBED = regex(r",\s+(?:which|who|whose)\s[^,]{3,100},\s+")
WHERE_BEFORE = regex(r"\b(?:where|which|who|when|whom|that)\s*,?\s*$", re.IGNORECASE)


def according_to(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "According to X" speaks for its clause: what follows it when it opens the clause, else
    what precedes it; after "where," only for the rest of that relative clause.
    """
    text = sentence.text
    for found in IN_OWN_WORDS.finditer(text):
        who = make_speaker(found["who"], found.start("who"), known, "in the words of", firm=True)
        if who is not None and not in_quotation(sentence, found.start()):
            yield Scope(
                start=clause_start(text, found.start()),
                end=len(text),
                chain=(who,),
                words=found.span(),
            )
    for found in ACCORDING.finditer(text):
        if in_quotation(sentence, found.start()) or NOT_PER.match(text[found.start() :]):
            continue
        if OUR_OWN.match(text, found.end()):
            continue
        end = with_its_name(text, found.end(), phrase_end(text, found.end()))
        cue = " ".join(found.group().lower().split())
        chain = _chain_of_phrase(text, found.end(), end, cue, known)
        if not chain:
            continue
        # "According to campaigners, who cite an invoice": all of it credits.
        end = max(end, *(speaker.end for speaker in chain))
        words = (found.start(), end)
        before = text[: found.start()].rstrip(" ,")
        opens = not before or before[-1] in ';:—–”“"' or _is_opener(before)
        relative = WHERE_BEFORE.search(text[: found.start()])
        if opens or relative or OPENS_INSIDE.search(before):
            start, stop = min(end + 1, len(text)), len(text)
            if described := DESCRIBED.match(text, end):
                start = described.end()
            elif text[end : end + 1] not in (",", ""):
                # "According to X, a monitor, …": a description stands between.
                start = end
        elif re.match(rf",\s+(?:{FINITE}|[“\"])", text[end:]):
            start, stop = clause_start(text, found.start()), len(text)
        else:
            start, stop = clause_start(text, found.start()), found.start()
        yield Scope(start=start, end=stop, chain=chain, words=words)


def _is_opener(before: str) -> bool:
    """Say whether the words before a phrase only open its sentence: "On Friday, according to"."""
    return OPENER.fullmatch(before + ", ") is not None and A_VERB.search(before) is None


# "… yet, on the radar extract at Annex 4, it never put down there".
OPENS_INSIDE = regex(r"\b(?:but|yet|and|while|though|although|however)$", re.IGNORECASE)


# "By the project's count": the project says so.
WHOSE_ACCOUNT = regex(
    r"(?P<who>(?:[\w.’'-]+\s+){0,6}?[\w.-]+)['’]s?\s+(?:own\s+)?(?:latest\s+|last\s+|running\s+)?(?:account|tall(?:y|ies)|counts?|"
    r"reckoning|estimates?|version|calculations?|telling|words|admission|figures|view|opinion|estimation)"
)


def _chain_of_phrase(
    text: str, start: int, end: int, cue: str, known: KnownSpeakers
) -> tuple[Speaker, ...]:
    """Return the speaker of a phrase and whom it cites ("… based on interviews with …")."""
    cites = BASED_ON.search(text, start, end)
    first_end = cites.start() if cites else end
    if (owner := WHOSE_ACCOUNT.fullmatch(text, start, first_end)) is not None:
        who = make_speaker(owner["who"], start, known, cue, firm=True)
        return () if who is None else (who,)
    speakers = speakers_in(text, start, first_end, cue, known)
    if not speakers:
        return ()
    first = speakers[0]
    if cites is None:
        reader = read_by(text, end, len(text), known)
        return (*reader, *speakers, *cited_after(text, end, known))
    second = make_speaker(text[cites.end() : end], cites.end(), known, cites["cue"], firm=True)
    if second is None:
        return (first,)
    backwards = cites["cue"].endswith(" by")
    return (second, first) if backwards else (first, second)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A verb phrase that credits its subject with what follows it."""

    pattern: re.Pattern[str]
    """`cue` is the verb, `origin` whom the subject cites; what is said begins at the end."""
    words: frozenset[str]
    """Without one of these the sentence has no such phrase."""
    modality: Modality | None = None
    cue: str | None = None
    """What the cue is called where that is not the verb."""


CLAIM_NOUN = (
    r"(?:(?:an?|the|any|all|as|those|these|earlier|media|press|such|this|their|his|her|"
    r"its|false|online)\s+)*"
    r"(?:[\w-]+\s+){0,2}?(?:reports?|claims?|rumou?rs?|suggestions?|allegations?|story|stories|"
    r"statements?|accusations?|assertions?|notion|idea|account|accounts|version|charge|"
    r"speculation)\b"
    r"(?:\s+(?:by|from|in|of|on|made by|circulating)\s+[^,;“”]{2,60}?)?\s+that\s+"
)
A_NUMBER = (
    r"(?:(?:no\s+)?(?:fewer|less|more)\s+than|at\s+least|at\s+most|about|around|some|between|up\s+to|only|"
    r"nearly|roughly|\d[\d,.]*|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|"
    r"a\s+hundred|\w+teen|\w+ty))"
)
# "The ministry has at least 80 people aboard": what it counts stands there.
COUNTED_THERE = r"(?:\s+[\w,-]+){1,4}?\s*(?:[;.,]|$|people|men|women|passengers|deportees|aboard|(?-i:[A-Z])\w+s\b)"
PHRASES: tuple[Phrase, ...] = (
    Phrase(
        pattern=regex(
            r"(?P<cue>reject(?:ed|s)?|dismiss(?:ed|es)?|den(?:ied|ies|y)|disput(?:ed|es?)|"
            r"refut(?:ed|es?)|"
            r"debunk(?:ed|s)?|contradict(?:ed|s)?|contest(?:ed|s)?|rebut(?:ted|s)?|"
            r"rubbish(?:ed|es)?|"
            r"(?:poured|pours) scorn on|(?:has|have) no truck with)\s+"
            rf"(?:as\s+[“\"]?\w+(?:\s\w+){{0,3}}[”\"]?\s+)?{CLAIM_NOUN}"
        ),
        words=word_set(
            """
            reject rejected rejects dismiss dismissed dismisses denied denies deny disputed disputes
            dispute refuted refutes refute debunked debunks contradicted contradicts contested contests
            rebutted rebuts rubbished scorn truck
            """
        ),
        modality=Modality.DENIED,
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>(?:do|does|did)(?:\s+not|n't)\s+(?:accept|recogni[sz]e|agree|admit|"
            r"concede|acknowledge))\s+that\s+"
        ),
        words=word_set("accept recognise recognize agree admit concede acknowledge"),
        modality=Modality.DENIED,
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>did(?:\s+not|n't)\s+(?:say|claim|state|write|tell \w+|"
            r"suggest))(?:,\s+as\s+[^,]{3,40},)?\s+that\s+"
        ),
        words=word_set("say claim state write tell suggest"),
        modality=Modality.DENIED,
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>(?:is|are|was|were)\s+(?:\w+\s+)?(?:afraid|worried|concerned|terrified|"
            r"fearful|scared|petrified))\s+that\s+"
        ),
        words=word_set("afraid worried concerned terrified fearful scared petrified"),
        modality=Modality.FEARED,
        cue="fear",
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>ha(?:s|ve)\s+it)(?:\s+from\s+(?P<origin>[^,;“”]{3,80}?)|"
            r"\s+on\s+good\s+authority)?\s+"
            r"(?:that\s+|(?=\w+ing\b))"
        ),
        words=frozenset(["it"]),
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>(?:would\s+|will\s+|could\s+)?neither\s+confirm(?:ed|s)?\s+nor\s+den(?:y|ied|ies)|(?:declin|refus)(?:e[sd]?|ing)\s+to\s+(?:say|confirm|deny|"
            r"disclose|specify|explain|discuss|reveal)|(?:would|did|does|has|have)\s+not\s+(?:say|said|confirm(?:ed)?|den(?:y|ied)|"
            r"specif(?:y|ied)|disclosed?|explain(?:ed)?|reveal(?:ed)?))\s+(?:that|whether|if|how|why|where|when|who)\s+"
        ),
        words=word_set("neither declined declines decline refused refuses refuse not"),
        modality=Modality.POSSIBLE,
        cue="would not say",
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>(?:(?:was|were|is|are|has been|have been)\s+able\s+to|in\s+a\s+position\s+to|can(?:\s+(?:now|today|exclusively))?|"
            r"could|managed\s+to)\s+(?:independently\s+)?(?:confirm|verify|establish|report|reveal|disclose|document|say))\s+"
            r"that\s+"
        ),
        words=word_set("confirm verify establish report reveal disclose document say"),
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>quoted?s?|cite[ds]?|interviewed|interviews|reached|contacted|(?:spoke|speaks|talked|talks)\s+(?:to|with))\s+"
            rf"(?P<origin>[^;:,“”]{{3,80}}),\s+who\s+(?:also\s+)?(?:{SAY})(?:\s+(?:it|them|him|her))?\s+(?:that\s+)?"
        ),
        words=frozenset(["who"]),
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>(?:was|were)\s+(?:among\s+)?the\s+first\s+to\s+(?:report|reveal|confirm|write|say|announce))\s+"
            r"(?:that\s+)?"
        ),
        words=frozenset(["first"]),
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>den(?:ied|ies|y)|reject(?:ed|s)?|dismiss(?:ed|es)?)\s+"
            r"(?=(?:the\s+|any\s+|all\s+)?(?:\w+\s+)?(?:mistreat(?:ment|ing)|ill-treatment|abuse|harassment|torture|beatings?|"
            r"wrongdoing|(?:claims|allegations|accusations|reports|suggestions)\s+of)\b)"
        ),
        words=word_set("denied denies deny rejected rejects reject dismissed dismisses dismiss"),
        modality=Modality.DENIED,
    ),
    Phrase(pattern=regex(r"(?P<cue>had\s+it)\s+(?=\w+ing\b)"), words=frozenset(["it"])),
    Phrase(
        pattern=regex(
            r"(?P<cue>(?:has|have)\s+(?:the\s+impression|no\s+doubt|information|evidence|"
            r"reason\s+to\s+believe)|"
            r"(?:is|are|was|were|remains?)\s+(?:\w+ly\s+)?(?:of\s+the\s+(?:view|opinion)|"
            r"under\s+the\s+impression|certain|"
            r"sure|convinced|adamant|positive|confident|aware|in\s+no\s+doubt|satisfied|clear|"
            r"categorical|insistent|alarmed)|"
            r"ma(?:kes?|de)\s+(?:it\s+)?(?:clear|plain|known)|(?:let|lets)\s+it\s+be\s+known|"
            r"g(?:ave|ives?)\s+(?:an\s+)?"
            r"assurances?|ple(?:ads?|aded)|points?\s+out|pointed\s+out|"
            r"went\s+on\s+(?:the\s+)?record|took\s+the\s+view|"
            r"takes\s+the\s+view|issued\s+a\s+statement\s+saying|"
            r"put\s+out\s+a\s+statement\s+saying)\s+(?:that\s+)"
        ),
        words=word_set(
            """
            impression doubt information evidence reason view opinion certain sure convinced adamant
            positive confident aware satisfied clear plain known assurance assurances plead pleads pleaded
            point points pointed record statement categorical insistent alarmed issued put
            """
        ),
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>learn(?:ed|t)|heard|understands?|hears|"
            r"gathers?)\s+from\s+(?P<origin>[^,;“”]{3,80}?)\s+that\s+"
        ),
        words=word_set("learned learnt heard understands understand hears gather gathers"),
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>cited|quoted|cites?|quotes?)\s+(?P<origin>[^;“”]{3,100}?)\s+as\s+"
            r"(?:saying|stating|claiming|confirming|telling\s+\w+)\s*(?:that\s+)?"
        ),
        words=word_set("saying stating claiming confirming telling"),
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>cites?|cited|quotes?|quoted|points?\s+to|"
            r"refers?\s+to)\s+(?P<origin>[^,;“”]{3,80}?)"
            r",?\s+(?:by|in|under|according\s+to)\s+which,?\s+"
        ),
        words=frozenset(["which"]),
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>(?:speaks?|spoke|talks?|talked)\s+of|counted|counts?|documented|tallied|tallies|logged|"
            r"tracked|ha(?:s|ve|d)(?=\s+(?:no|at|between|more|about|some|only)\b))\s+"
            rf"(?={A_NUMBER}\b)(?:(?<!has\s)(?<!have\s)(?<!had\s)|(?={A_NUMBER}{COUNTED_THERE}))"
        ),
        words=word_set(
            """
            speak speaks spoke talk talks talked counted counts count has have had documented tallied
            tallies logged tracked
            """
        ),
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>describe[ds]?|recount(?:ed|s)?|recall(?:ed|s)?|detailed|remember(?:ed|s)|relate[ds])\s+"
            r"(?:how\s+(?=\w)|(?=\w+ing\b)|(?=(?:an?|the|two|three|four|five|six|several|some|many|being|dozens|"
            r"broken|beatings|guards|men|women|people|children|passengers|hours|days|long|\d+)\b))"
            r"(?![^.;]{1,60}\bas\b)"
        ),
        words=word_set(
            """
            describe described describes recount recounted recounts recall recalled recalls detailed
            remembered remembers related relates
            """
        ),
    ),
    Phrase(
        pattern=regex(
            r"(?P<cue>puts?|gives?|gave)\s+(?=(?:the\s+)?(?:number|figure|total|count|toll)"
            r"(?:\s+of\s+[^,;.]{2,40}?)?\s+(?:at|as)\s)"
        ),
        words=word_set("put puts give gives gave"),
    ),
)  # fmt: skip
SAYS_MORE = regex(r"\w")
CITING_BEFORE_VERB = regex(
    r",\s*(?:citing|quoting|which\s+(?:cites|cited|quotes|quoted))\s+(?P<origin>[^,]{3,100}),\s*"
    r"(?:has\s+|have\s+)?$"
)


def phrased(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "X has it that …", "X dismissed reports that …", "X quoted Y as saying …": see `PHRASES`."""
    text = sentence.text
    for phrase in PHRASES:
        if not may_speak_of(sentence, phrase.words):
            continue
        for found in phrase.pattern.finditer(text):
            if in_quotation(sentence, found.start()) or not SAYS_MORE.search(text, found.end()):
                continue
            chain = _subject_and_origin(text, found, phrase, known)
            if chain:
                subject = chain[0].start
                yield Scope(start=found.end(), end=len(text), chain=chain, modality=phrase.modality,
                            words=(min(subject, found.start()), found.end()))  # fmt: skip


def _subject_and_origin(
    text: str, found: re.Match[str], phrase: Phrase, known: KnownSpeakers
) -> tuple[Speaker, ...]:
    subject = subject_before(text, found.start())
    if subject is None:
        return ()
    cue = phrase.cue or found["cue"].lower()
    who = make_speaker(text[subject[0] : subject[1]], subject[0], known, cue, firm=True)
    if who is None:
        return ()
    between = CITING_BEFORE_VERB.search(text, subject[1], found.start())
    source = found if found.groupdict().get("origin") else between
    if source is None:
        return (who,)
    origin = make_speaker(source["origin"], source.start("origin"), known, "citing", firm=True)
    sources = (origin,) if origin else ()
    return with_its_sources(who, text[slice(*subject)], sources, known)


# "…, the daily quoted a woman as saying."
QUOTED_LAST = regex(
    r",\s+(?P<who>[^,;“”]{2,70}?)\s+(?:has\s+|have\s+)?(?P<cue>cited|quoted|cites?|quotes?)\s+(?P<origin>[^,;“”]{3,80}?)\s+as\s+"
    r"(?:saying|stating|claiming|telling\s+it)\W*$"
)


def quoted_last(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "…, X quoted Y as saying": X is nearest, Y the origin, of what stands before."""
    text = sentence.text
    found = QUOTED_LAST.search(text)
    if found is None or in_quotation(sentence, found.start("who")):
        return
    chain = tuple(
        one
        for name in ("who", "origin")
        if (one := make_speaker(found[name], found.start(name), known, found["cue"], firm=True))
    )
    if len(chain) == len(("who", "origin")):
        yield Scope(start=clause_start(text, found.start()), end=found.start(), chain=chain,
                    words=(found.start("who"), found.end()))  # fmt: skip


WAS_QUOTED = regex(
    r"\s+(?:was|were|is|are)\s+(?P<cue>quoted|cited)(?:\s+by\s+(?P<who>[^,;“”]{2,60}?))?\s+"
    r"as\s+saying\s*(?:that\s+)?"
)
PUT_IT = regex(
    r"\b[Aa]s\s+(?P<who>[^,;:“”]{2,80}?)\s+(?:(?:has|have|had)\s+(?:also\s+|earlier\s+|previously\s+|first\s+)?)?(?P<cue>(?:put|puts|has|had|have|phrased|"
    r"tells?|told)\s+it|"
    rf"{SAY})(?=[,.;:]|\s+[“\"]|\s+(?:on|in|to)\s)"
)


def quoted_by(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "Y was quoted by X as saying …": X is nearest, Y the origin."""
    text = sentence.text
    found = WAS_QUOTED.search(text)
    subject = subject_before(text, found.start()) if found else None
    if found is None or subject is None:
        return
    origin = make_speaker(text[slice(*subject)], subject[0], known, "as saying", firm=True)
    who = (
        make_speaker(found["who"], found.start("who"), known, found["cue"], firm=True)
        if found["who"] else None
    )  # fmt: skip
    chain = tuple(s for s in (who, origin) if s is not None)
    if chain:
        yield Scope(start=found.end(), end=len(text), chain=chain, words=(subject[0], found.end()))


# "We were told by advocates that …", "she had been assured by a guard that …".
TOLD_BY = regex(
    r"\b(?:was|were|been|is|are)\s+(?:also\s+|later\s+|then\s+)?(?P<cue>told|informed|assured|advised|warned|notified)\s+"
    r"(?:by\s+(?P<who>[^,;“”]{2,60}?)(?:\s+(?:on|in|at|last|this)\s[^,;“”]{2,30}?)?)\s+(?:that\s+|:\s+)"
)


def told_by(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "She was told by a guard that …": the guard says it."""
    text = sentence.text
    for found in TOLD_BY.finditer(text):
        if in_quotation(sentence, found.start()):
            continue
        who = make_speaker(found["who"], found.start("who"), known, found["cue"], firm=True)
        if who is not None:
            subject = subject_before(text, found.start())
            begins = found.start() if subject is None else subject[0]
            yield Scope(start=found.end(), end=len(text), chain=(who,), words=(begins, found.end()))


def as_somebody_puts_it(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "As X put it, …" and "…, as X reported": X speaks for the rest or for what stands before."""
    text = sentence.text
    for found in PUT_IT.finditer(text):
        if in_quotation(sentence, found.start()):
            continue
        start, end = found.span("who")
        end -= len(text[start:end]) - len(re.sub(r"\s+first$", "", text[start:end]))
        speaker = make_speaker(text[start:end], start, known, found["cue"], firm=True)
        if speaker is None or kind_of(text[start:end], firm=False) is None:
            continue
        words = (found.start(), found.end())
        if re.search(r"\w", text[: found.start()]):
            yield Scope(
                start=clause_start(text, found.start()),
                end=found.start(),
                chain=(speaker,),
                words=words,
            )
        else:
            yield Scope(start=found.end(), end=len(text), chain=(speaker,), words=words)


WHICH_CONFIRMED = regex(
    r"\b(?:which|that)\s+(?P<who>(?:[Tt]he\s+)?[A-Z][\w'.&-]*(?:\s+[\w'.&-]+){0,5}?)\s+"
    rf"(?P<cue>{SAY})\s+(?P<content>(?:{FINITE}|[a-z]{{2,}}ed|went|came|ran|began)\b[^.,;]{{3,80}})"
)


def which_somebody_confirmed(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "…, which X confirmed took place": X speaks for the relative clause only."""
    for found in WHICH_CONFIRMED.finditer(sentence.text):
        start = found.start("who")
        if in_quotation(sentence, start):
            continue
        speaker = make_speaker(found["who"], start, known, found["cue"], firm=True)
        if speaker is not None:
            yield Scope(start=found.start(), end=found.end(), chain=(speaker,),
                        words=(start, found.end("cue")))  # fmt: skip


HANDED_TO = regex(
    r"\b(?P<cue>(?:shared|first shared)(?:\s+\w+ly)?\s+with|(?:obtained|seen|reviewed|"
    r"published|first reported|examined|verified)\s+by|provided to|leaked to|given to|sent "
    r"to(?=\s+(?:the\s+)?(?:newspaper|outlet|news)))\s+"
    r"(?:[A-Z][\w]+'s\s+)?(?P<who>(?:[Tt]he\s+)?(?:[\w-]+\s+){0,3}?[A-Z][\w.&'-]*(?:\s"
    r"+(?:and\s+|of\s+|for\s+|the\s+)?[A-Z][\w.&'-]*){0,4})"
)
DOCUMENT_BEFORE = regex(
    r"^\W*(?:[\w'-]+\s+){0,4}(?:letter|documents?|memo|e-?mails?|records?|report|order|contract|"
    r"agreement|ruling|warrant|footage|video|photographs?|list|manifest)\b[^.;]{0,30}$",
    re.IGNORECASE,
)


def handed_to(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "A letter, shared with X, was signed by …": the outlet X speaks for its sentence."""
    text = sentence.text
    for found in HANDED_TO.finditer(text):
        if in_quotation(sentence, found.start()):
            continue
        start = found.start("who")
        speaker = make_speaker(found["who"], start, known, found["cue"], firm=False)
        document = DOCUMENT_BEFORE.search(text[: found.start()])
        if speaker is None or speaker.kind is not SpeakerKind.OUTLET or document is None:
            continue
        yield Scope(start=clause_start(text, found.start()), end=len(text), chain=(speaker,),
                    words=(found.start(), found.end()))  # fmt: skip
