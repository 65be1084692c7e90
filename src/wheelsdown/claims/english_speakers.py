"""Who a speaker is, by the English words for them: person, outlet, authority, data, …

In comes a noun phrase; out goes a `Speaker`, or nothing where the words name nobody who could
say something ("citing security concerns").
"""

import re

from wheelsdown.claims.attribution import KnownSpeakers, Speaker
from wheelsdown.model.report import SpeakerKind as Kind

DATA = re.compile(
    r"\b(?:flight[- ]?(?:tracking|tracker|records?|data)|tracking (?:data|website|site|service)|"
    r"Flight ?[Rr]adar ?24|FlightAware|ADS-?B(?: Exchange)?|RadarBox|OpenSky|radar data|data)\b",
    re.IGNORECASE,
)
OUTLET = re.compile(
    r"\b(?:outlets?|newspapers?|news (?:agency|agencies|outlets?|website|channel|service|reports?)|"
    r"broadcaster|magazine|tabloid|(?:local |state |independent |exiled )?media(?: reports?|"
    r" outlets?)?|"
    r"Telegram channel|press reports?|reporters?|journalists?)\b|"
    r"\b(?:Times|Post|Journal|Guardian|Reuters|AFP|AP|Associated Press|BBC|CNN|NBC|CBS|ABC|NPR|Fox|"
    r"Bloomberg|Politico|TASS|Interfax|RIA|Mediazona|Meduza|Agentstvo|Agenstvo|Insider|Telegraph|"
    r"Globe and Mail|Independent|News|Radio|Herald|Tribune|Chronicle|Newsweek|Axios|ProPublica|"
    r"Kommersant|Vedomosti|Novaya Gazeta|RFE/RL|Dozhd|Bellingcat|Intercept|El País|Le Monde)\b"
)
DOCUMENT = re.compile(
    r"\b(?:letter|documents?|court (?:filings?|records?|papers|documents)|filings?|records|excerpt|"
    r"manifest|memo|affidavit|lawsuit|complaint|flight plans?|report|logs?|press release)\b",
    re.IGNORECASE,
)
AUTHORITY = re.compile(
    r"\b(?:ICE|DHS|CBP|FSB|FAA|FBI|UN|authorit(?:y|ies)|officials?|government|ministry|department|"
    r"embassy|consulate|police|Kremlin|White House|Pentagon|customs|border (?:guards?|service|"
    r"patrol)|"
    r"immigration and customs enforcement|homeland security|court|judge|prosecutors?|senator|"
    r"spokes(?:man|woman|person|people)|administration|Foreign Office|agency)\b",
    re.IGNORECASE,
)
SPOKESPERSON = re.compile(
    r"\bspokes(?:man|woman|person) (?:for|of)\b|\b(?:ministry|ICE|DHS|embassy|department|"
    r"government|"
    r"police|Kremlin) spokes(?:man|woman|person)$",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b(?:organi[sz]ation|foundation|NGO|non-?profit|union|association|committee|council|airline|"
    r"airport|company|charity|project|initiative|Human Rights|Amnesty|Witness at the Border|"
    r"Air International|institute|center|centre|network|campaign|coalition|law firm|operator)\b",
    re.IGNORECASE,
)
NAMED_ORGANISATION = re.compile(
    r"\bWitness at the Border\b|\bHuman Rights (?:First|Watch)\b|\bAmnesty International\b|"
    r"\bRefugees International\b|\b[A-Z]\w+ (?:Foundation|Union|Alliance|Project|Network|Council)\b"
)
OWN_VOICE = re.compile(
    r"\b(?:version|headline|correction|this (?:article|story|report|post|page))\b", re.I
)
ANONYMOUS = re.compile(
    r"^(?:(?:an?|one|another|some|several|two|three|four|five|many|multiple|unnamed|anonymous|"
    r"(?:a|the) (?:senior|second|former))\b.*|"
    r"(?:people|persons?|passengers?|deportees?|relatives?|witness(?:es)?|sources?|residents?|"
    r"eyewitness(?:es)?|those|family members?)\b.*)",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"\b(?:activists|advocates|(?:rights|advocacy|human rights|aid|monitoring) groups?|groups?|"
    r"lawyers|"
    r"attorneys|signatories|politicians|dissidents|monitors|observers|volunteers|campaigners|experts|"
    r"researchers|families|men|women|migrants|critics|supporters)\b",
    re.IGNORECASE,
)
PERSON_NOUN = re.compile(
    r"\b(?:lawyer|attorney|activist|advocate|man|woman|wife|husband|mother|father|brother|sister|son|"
    r"daughter|friend|relative|president|director|minister|pilot|passenger|expert|researcher)\b",
    re.IGNORECASE,
)
NAME = r"[^\W\d_a-zà-öø-ÿ][\w'’.-]*"
PROPER = re.compile(rf"{NAME}(?:\s+(?:(?:of|the|and|al|de|van|von|bin|for|at|in)\s+)*{NAME})*")
PRONOUN = re.compile(r"^(?:he|she|they|it|who)$", re.IGNORECASE)
DETERMINER = re.compile(r"^(?:the|an?|his|her|their|its|our|that|this)\s+", re.IGNORECASE)

KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.DATA_SOURCE, DATA),
    (Kind.AUTHORITY, SPOKESPERSON),
    (Kind.OUTLET, OUTLET),
    (Kind.DOCUMENT, DOCUMENT),
    (Kind.ORGANISATION, NAMED_ORGANISATION),
    (Kind.ANONYMOUS, ANONYMOUS),
    (Kind.AUTHORITY, AUTHORITY),
    (Kind.GROUP, GROUP),
    (Kind.ORGANISATION, ORGANISATION),
)
# With a capitalised name of two words or more at the end, these nouns describe a person.
ROLES = frozenset({Kind.AUTHORITY, Kind.ORGANISATION, Kind.GROUP, Kind.DOCUMENT})
PERSON_AFTER_ROLE = re.compile(
    rf"(?:spokes(?:man|woman|person)|president|director|secretary|minister|senator|officer|official|"
    rf"lawyer|attorney|activist|advocate|leader|founder|head|researcher|analyst|journalist|reporter)"
    rf"\s+(?P<name>{NAME}(?:\s+{NAME}){{1,3}})$"
)
LONGEST_NAME_CHARACTERS = 140


def make_speaker(
    phrase: str, start: int, known: KnownSpeakers, cue: str | None, *, firm: bool
) -> Speaker | None:
    """Return who `phrase`, which begins at `start`, is; `firm` where a verb of saying follows.

    Without such a verb a phrase must name somebody: "per person" names nobody.
    """
    phrase = phrase.rstrip(" ,")
    if not phrase or len(phrase) > LONGEST_NAME_CHARACTERS:
        return None
    end = start + len(phrase)
    if PRONOUN.match(phrase):
        return _pronoun(phrase, start, end, known, cue)
    kind = kind_of(phrase, firm=firm)
    if kind is None:
        return None
    name = _name(phrase, kind, known)
    proper = any(n[0].isupper() for n in re.findall(r"\w+", DETERMINER.sub("", phrase)))
    anonymous = re.match(r"(?:an?|one|another|some|several)\s", phrase, re.IGNORECASE)
    unnamed = kind is Kind.ANONYMOUS or (anonymous and not _ends_in_name(phrase))
    if kind is Kind.PERSON and not proper:
        unnamed = True
    if kind is Kind.PERSON:
        known.last_person = name
    elif kind in (Kind.GROUP, Kind.ANONYMOUS, Kind.AUTHORITY):
        known.last_group = name
    return Speaker(start=start, end=end, name=name, kind=kind, named=not unnamed, cue=cue)


def _ends_in_name(phrase: str) -> bool:
    return bool(re.search(rf"\s{NAME}$", phrase)) and not re.search(
        r"\b(?:for|of|from|at)\b", phrase
    )


def kind_of(phrase: str, *, firm: bool) -> Kind | None:
    """Return what kind of speaker the words of `phrase` name."""
    if OWN_VOICE.search(phrase):
        return None
    if PERSON_AFTER_ROLE.search(phrase):
        return Kind.PERSON
    for kind, pattern in KINDS:
        if pattern.search(phrase):
            return kind
    if PERSON_NOUN.search(phrase):
        return Kind.PERSON
    bare = DETERMINER.sub("", phrase)
    if PROPER.fullmatch(bare):
        return Kind.PERSON if bare == phrase else Kind.ORGANISATION
    return Kind.ORGANISATION if firm and bare != phrase else Kind.PERSON if firm else None


def _pronoun(
    phrase: str, start: int, end: int, known: KnownSpeakers, cue: str | None
) -> Speaker | None:
    plural = phrase.lower() == "they"
    name = known.last_group if plural else known.last_person
    kind = Kind.GROUP if plural else Kind.PERSON
    return Speaker(
        start=start, end=end, name=name or phrase, kind=kind, named=name is not None, cue=cue
    )


def _name(phrase: str, kind: Kind, known: KnownSpeakers) -> str:
    """Return the name in the phrase: the full one of a person, an outlet's without description."""
    role = PERSON_AFTER_ROLE.search(phrase)
    if kind is Kind.PERSON:
        name = role["name"] if role else phrase
        return known.full_names.get(name.split()[-1].removesuffix("'s"), name)
    if kind is Kind.OUTLET:
        outlet = re.search(rf"(?:outlet|newspaper|agency|website|channel|magazine|broadcaster)\s+"
                           rf"(?P<name>{NAME}(?:\s+{NAME})*)$", phrase)  # fmt: skip
        return outlet["name"] if outlet else phrase
    if kind is Kind.ANONYMOUS or re.match(r"an?\s", phrase, re.IGNORECASE):
        return re.sub(r"^an?\s+", "", phrase, flags=re.IGNORECASE)
    return phrase


FULL_NAME = re.compile(r"\b[A-Z][a-z]+(?:\s[A-Z]\.)?\s[A-Z][a-z]+(?:-[A-Z][a-z]+)?\b")


def learn_names(text: str, known: KnownSpeakers) -> None:
    """Remember names of two words by their surname, the first that is met."""
    for found in FULL_NAME.finditer(text):
        surname = found.group().split()[-1]
        known.full_names.setdefault(surname, found.group())
