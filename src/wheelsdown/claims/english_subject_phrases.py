"""Who an English clause is about: one person, several people, or a body that acts.

In come the words before a verb (or those of its object); out goes a `Subject`. The head of the
phrase decides, so "the activist's two children" are several and "Ivan Petrov, one of the men" is
one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from wheelsdown.claims.patterns import regex

NATIONAL = r"[A-Z][a-z]+(?:an|ian|ese|i|ek|ik|ish|een)"
ONE_PERSON = (
    r"(?:(?:mother|father|brother|sister|son|daughter)-in-law|man|woman|boy|girl|teen(?:ager)?|grand(?:mother|father|son|daughter)|widow|"
    r"pensioner|baby|infant|poet|writer|artist|barber|roofer|chef|cook|"
    r"technician|mechanic|farmer|builder|baker|tailor|carpenter|plumber|electrician|"
    r"waiter|waitress|cleaner|nanny|gardener|minor|activist|journalist|reporter|"
    r"dissident|blogger|lawyer|"
    r"politician|soldier|conscript|deserter|dodger|student|teacher|engineer|programmer|nurse|"
    r"doctor|father|mother|husband|wife|son|daughter|brother|sister|cousin|relative|friend|"
    r"asylum[- ]seeker|seeker|migrant|immigrant|refugee|deportee|detainee|passenger|prisoner|"
    r"inmate|client|opponent|critic|native|national|citizen|resident|person|individual|suspect|"
    r"defendant|plaintiff|petitioner|applicant|worker|volunteer|musician|pastor|priest|professor|"
    r"appellant|claimant|respondent|kingpin|boss|smuggler|trafficker|gangster|fugitive|convict|"
    r"caretaker|widower|orphan|colleague|neighbou?r|compatriot|returnee|captive|hostage|imam|"
    r"barman|singer|actor|painter|accountant|economist|scholar|academic|shopkeeper|tattooist|"
    r"plumber|welder|sailor|fisherman|guard|steward(?:ess)?|captain|pilot|purser|"
    r"interpreter|farmworker|"
    r"translator|mayor|councillor|judge|consul|ambassador|minister|pupil|graduate|"
    r"trooper|one|\d\d-year-old|"
    r"bricklayer|mason|striker|footballer|forward|player|editor|"
    r"owner|manager|assistant|tenant|trader|clerk|vendor|seller|shepherd|dentist|pharmacist|paramedic|medic|guy|lad|youth|"
    r"bystander|onlooker|witness|attendant|cadet|sergeant|colonel|spouse|bride|groom|niece|nephew|uncle|aunt|in-law|"
    r"scientist|researcher|official|officer|driver|businessman|partner|fianc[eé]e?|parent|child|"
    r"toddler|protester|campaigner|whistleblower|veteran|leader|founder|organi[sz]er)"
)
SEVERAL_PEOPLE = (
    r"(?:people|persons|passengers|deportees|migrants|immigrants|refugees|detainees|citizens|"
    r"nationals|men|women|children|kids|individuals|asylum[- ]seekers|seekers|prisoners|inmates|"
    r"adults|minors|families|family|couples?|relatives|activists|dissidents|journalists|opponents|"
    r"critics|dodgers|deserters|conscripts|soldiers|protesters|students|workers|clients|residents|"
    r"natives|returnees|compatriots|countrymen|parents|brothers|sisters|sons|daughters|applicants|"
    r"plaintiffs|defendants|suspects|teenagers|others|group|members|believers|lawyers|victims|"
    r"survivors|arrivals|Russians|(?:Israel|Pakistan|Iraq|Azerbaijan|Saudi|Oman|Kuwait|Yemen|Bangladesh|Emirat|Qatar|Somal|"
    r"Bahrain|Punjab|Kazakhstan|Uzbekistan|Baloch|Nepal|Farsi|Swaz)is|[A-Z][a-z]+(?:ans|ians|ese|eks|iks|ros|enos|anos))"
)
NAME_WORD = r"[A-ZÀ-ÖØ-Ý][a-zà-öø-ÿ]+(?:['-][A-Z]?[a-zà-öø-ÿ]+)*"
NOT_A_NAME = (
    r"(?:The|An?|In|On|At|By|But|And|For|From|After|Before|When|While|Since|As|It|Its|He|She|They|"
    r"We|You|This|That|These|Those|There|Their|His|Her|Some|Many|Most|All|Both|No|None|One|Two|"
    r"Three|Four|Five|Six|Seven|Eight|Nine|Ten|More|Several|Dozens|Hundreds|Thousands|Previous|"
    r"About|Around|Nearly|Over|Only|Other|Others|Another|Each|Every|Families|Courts?|Officials?|"
    r"Police|Authorities|Government|President|Immigration|Homeland|Customs|Border|Congress|"
    r"Republicans|Democrats|Moscow|Washington|Russia|Iran|Ukraine|Canada|Mexico|Egypt|America|"
    r"United|White|House|State|States|Department|Ministry|Agents|Officers|Security|Activists|"
    r"Advocates|Lawyers|Critics|Deportations?|Flights?|Passengers|Asylum|Federal|Military|However|"
    r"Nobody|Everybody|Everyone|Someone|Anyone|Guards|Prosecutors|Interpol|Doctors|"
    r"Relatives|Sources|Reporters|Journalists|Investigators|Soldiers|"
    r"Petitioner|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Today|Yesterday|Last|Next|First|"
    r"If|Not|What|Who|Where|How|Why|Human|Rights|Amnesty|Reuters|Associated|Press|New|York|Times)"
)
PERSON_NAME = (
    rf"(?!{NOT_A_NAME}\b){NAME_WORD}(?:\s+(?:[A-Z]\.\s+)?(?:(?:al|de|van|von|bin|"
    rf"da|la)[ -])?{NAME_WORD}){{0,3}}"
)
BODY = (
    r"(?:ICE|DHS|CBP|FSB|FBI|FAA|IOM|U\.S\.|US|U\.K\.|UK|EU|United States|America|"
    r"Washington|Moscow|"
    r"Russia|Kremlin|Tehran|Iran|Panama|Costa Rica|Canada|Mexico|Egypt|Ghana|Germany|Poland|"
    r"Kazakhstan|Turkey|government|administration|authorit(?:y|ies)|officials|police|agents?|"
    r"officers?|agency|agencies|department|ministry|security services?|services?|guards?|forces|"
    r"court|judges?|prosecutors?|investigators?|country|countries|state|Trump|Biden|embassy|"
    r"cabinet|parliament|opposition|coalition|congress|senate|assembly|commission|council|municipality|province|army|navy|union|"
    r"consulate|tribunal|ombudsman|committee|delegation|bureau|carrier|contractor|operator|mission|hospital|clinic|"
    r"defendants?|respondents?|airline|company|military|enlistment office|border "
    r"(?:guards|patrol|agents|service)|troops|interpol|immigration|bailiffs|marshals|"
    r"federal \w+)"
)
OPENS = regex(
    r"^(?:(?:But|And|So|Yet|Then|Still|Also|However|Meanwhile|Instead|Later|Separately)\b,?\s+|"
    r"(?:In|On|At|By|Since|After|Before|During|When|While|As|For|With|Without|Through|"
    r"Under|Despite|Following|"
    r"Last|This|Earlier|Upon|Amid|Once|Within|Over|Throughout|Until|"
    r"According)\b[^,]{1,140},\s+(?:\d{4},\s+)?)+",
    re.IGNORECASE,
)
INSERTED = regex(r"\s[—–]\s[^—–]{3,120}\s[—–]\s")
# "Mr. Azimi" is Azimi.
TITLE = regex(
    r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Fr|Sgt|Capt|Lt|Col|Gen|Sen|Rep|Gov|Sr|Hon|St)\.\s+(?=[A-Z])"
)
BODY_NAME = regex(
    r"\b(?:Ministry|Department|Agency|Office|Committee|Court|Council|Service|"
    r"Commission|Board|Bureau|Times|Post|News|Airlines?|Air|"
    r"International|Airport|Foundation|Project|Group|Union|House|Senate|Parliament|"
    r"Embassy|Police|Guard|Security|Center|Centre|"
    r"Institute|University|Company|Airways|Aviation|Charter|First|Watch|Amnesty)\b"
)
COMMON = regex(rf"(?:{ONE_PERSON}|{SEVERAL_PEOPLE}|[a-z]+(?:ed|ing))")
# "Her phone" is a thing of hers.
PRONOUN = regex(r"(?:he|she|I|him|her(?!\s+[a-z])|me|himself|herself)\b", re.IGNORECASE)
ONE_OF = regex(r"(?:one|another|a (?:second|third)) of (?:them|these|those|the|her|his|its)\b",
                    re.IGNORECASE)  # fmt: skip
DETERMINED_ONE = regex(
    rf"(?:(?:an?|the|his|her|my|our|their|one|another|this|that|whose|each|every)\s+)?"
    rf"(?:(?!and\b|of\b|from\b|in\b|on\b)[\w'.-]+\s+){{0,4}}?(?:{ONE_PERSON}|"
    rf"{NATIONAL})\b(?!\s+(?:{SEVERAL_PEOPLE})\b)(?!-)",
)
SEVERAL = regex(
    rf"(?:(?!(?:was|were|is|are|has|have|had|who|which|that)\b)[\w'’.,“”\"%-]+\s+){{0,6}}?"
    rf"[“\"]?{SEVERAL_PEOPLE}\b",
)
QUANTIFIED = regex(
    r"(?:they|them|we|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety)(?:-\w+)?|(?:a|two|three|four|five|six) hundred|those|these|some|many|"
    r"most|others|all|both|several|dozens|scores|hundreds|"
    r"thousands|few|none|half|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|the\s+(?:two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\w+teen|rest|others|pair|trio|men|women)\b|everyone|"
    r"everybody|\d[\d,]*|"
    r"(?:more|fewer|less) than|at least|about|around|nearly|up to|as many as)\b",
    re.IGNORECASE,
)
NAMED = regex(
    rf"(?:(?:the|an?|his|her)\s+)?(?:[\w'-]+\s+){{0,5}}?(?P<name>{PERSON_NAME})(?=\s|,|$|['’]s|\W)"
)
# "Its owner, Davit Melikyan,": whoever is named right after is that one.
APPOSED = regex(
    rf"(?:its|the|his|her|their|our|my|one|another|an?)\s+(?:[\w'’-]+\s+){{0,3}}?[\w'’-]+,\s+"
    rf"(?P<name>{NAME_WORD}\s+{NAME_WORD})(?:,|\s*$)",
    re.IGNORECASE,
)
ACTS = regex(rf"(?:[\w'’.-]+\s+){{0,6}}?{BODY}\b")


class SubjectKind(StrEnum):
    """What a subject is."""

    PERSON = "person"
    GROUP = "group"
    BODY = "body"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who a clause is about; `name` as written, where it names one."""

    kind: SubjectKind
    name: str | None = None
    pronoun: bool = False


UNKNOWN = Subject(kind=SubjectKind.UNKNOWN)


def without_opening(words: str) -> str:
    """Return the words after "However," and "In some cases,": where the subject begins."""
    words = TITLE.sub("", INSERTED.sub(", ", words))
    opening = OPENS.match(words)
    rest = words[opening.end() :] if opening else words
    return rest.lstrip(" ,;:—–“\"'(")


def subject_of(words: str) -> Subject:
    """Return who the words before a verb name as its subject."""
    words = without_opening(words.lstrip(" ,;:—–“\"'("))
    return subject_at(words)


def subject_at(words: str) -> Subject:
    """Return who the phrase at the beginning of `words` names."""
    if (found := PRONOUN.match(words)) is not None:
        return Subject(kind=SubjectKind.PERSON, pronoun=True, name=found.group())
    if (apposed := APPOSED.match(words)) is not None and not BODY_NAME.search(apposed["name"]):
        return Subject(kind=SubjectKind.PERSON, name=apposed["name"])
    if ONE_OF.match(words):
        return Subject(kind=SubjectKind.PERSON)
    head = _head(words)
    kind = next((kind for kind, holds in KINDS if holds(head)), SubjectKind.UNKNOWN)
    named = kind is SubjectKind.PERSON and head.name is not None and head.body is None
    return Subject(kind=kind, name=head.name if named else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a phrase and what its words can be."""

    text: str
    name: str | None
    one: re.Match[str] | None
    several: re.Match[str] | None
    body: re.Match[str] | None


def _head(words: str) -> Head:
    text = re.split(r"[,;]|\s[—–]\s|\s(?:who|which|that)\s", words, maxsplit=1)[0]
    small = text[:1].lower() + text[1:]
    named = NAMED.match(text)
    several = SEVERAL.match(text) or SEVERAL.match(small)
    one = DETERMINED_ONE.match(text) or DETERMINED_ONE.match(small)
    body = ACTS.match(text) or ACTS.match(small)
    if named and named.start("name") == 0 and COMMON.fullmatch(small[: named.end("name")]):
        # "Exiled activist arrested": a capital that only begins the sentence.
        named = None
    if named and several and _is_within_a_name(several, named):
        several = None
    if several and ((one and one.end() >= several.end()) or _is_named_after(several, named)):
        several = None
    if named and BODY_NAME.search(named["name"]):
        body = body or BODY_NAME.search(named["name"])
        named = None
    name = named["name"] if named else None
    if name is not None and re.fullmatch(rf"{BODY}|{NATIONAL}", name):
        name = None
    if name is not None and one:
        body = None
    return Head(text=text, name=name, one=one, several=several, body=body)


def _is_within_a_name(several: re.Match[str], named: re.Match[str]) -> bool:
    """ "Harjinder Bains" is a name, though it ends as the name of a people does."""
    whole = " " in named["name"] and several.end() <= named.end("name")
    return whole and several.group().split()[-1][0].isupper()


def _is_named_after(several: re.Match[str], named: re.Match[str] | None) -> bool:
    """ "Activists' leader Petrov": the name comes last."""
    return (
        named is not None
        and named.end("name") >= several.end()
        and named.start("name") < several.start()
    )


def _is_one(head: Head) -> bool:
    one = head.one
    return one is not None and re.search(rf"(?:{ONE_PERSON}|{NATIONAL})$", one.group()) is not None


# In order: the first that holds is what the subject is.
KINDS: tuple[tuple[SubjectKind, Callable[[Head], bool]], ...] = (
    (SubjectKind.GROUP, lambda head: head.several is not None),
    (SubjectKind.GROUP, lambda head: QUANTIFIED.match(head.text) is not None),
    (SubjectKind.PERSON, lambda head: head.name is not None and head.body is None),
    (SubjectKind.PERSON, _is_one),
    (SubjectKind.BODY, lambda head: head.body is not None),
)
