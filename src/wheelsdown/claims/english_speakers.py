"""Who a speaker is, by the English words for them, and what is remembered of them.

In comes a noun phrase; out goes a `Speaker`, or nothing where the words name nobody who could
say something ("citing security concerns").
"""

import re
from dataclasses import replace

from wheelsdown.claims.attribution import KnownSpeakers, Speaker
from wheelsdown.claims.english_speaker_kinds import (
    DETERMINER,
    NAME,
    OUTLET,
    PERSON_AFTER_ROLE,
    PRONOUN,
    PROPER,
    kind_of,
    says_no_more_than_a_name,
)
from wheelsdown.claims.patterns import regex
from wheelsdown.model.report import SpeakerKind as Kind

TRACKER_S_DATA = regex(
    r"(?P<name>Flight ?[Rr]adar ?24|FlightAware|ADS-?B Exchange|RadarBox|OpenSky(?: "
    r"Network)?)(?:'s)?\s+(?:flight\s+)?"
    r"(?:data|records?|logs?|tracks?)"
)
# "An official" once, "the official" after: the same one.
ONE_OF_A_KIND = regex(
    r"an?\s+(?:[\w-]+\s+){0,4}?(?P<noun>[a-z]+)(?=$|\s+(?:in|at|of|for|with|from|who|familiar)\b)"
)
NOT_AN_OUTLET = regex(
    r"\b(?:Congress|Parliament|Assembly|Commons|Lords|House(?=$|\s+(?:of|committee|panel)\b)|Duma|"
    r"Bundestag|Knesset|Sabha|Bench|Seanad|Dáil|Chamber|Court|[Ii]nquest|[Ii]nquiry|Committee|committee|Commission|"
    r"Tribunal|tribunal|hearing|Magistrate|magistrate|NATO|Senate|court|judge|police|"
    r"reporters|lawmakers|"
    r"jury|Trump|Putin|Biden|(?<!semi-)officials?|"
    r"officers?|me|us|him|her|them|staff|relatives|family|parents|wife|husband|"
    r"lawyers?|friends?|Council|UN|agents?|God)\b"
)
LONGEST_NAME_CHARACTERS = 140


# "Rep. Dina Kohl (D-Calif.)", "Olga (34)", "Baroness Reed (Lib Dem, North Ilsham)".
IN_BRACKETS = regex(r"\s+\((?:[A-Z]{2,}s?|[DRI]-[A-Z][\w.]*|\d{1,2}|[A-Z][^(),]*,\s[A-Z][^()]*)\)$")
# "A fingerprint check showed …": nobody is credited with what a thing showed.
CANNOT_TELL = regex(
    r"^(?:an?|the|his|her|another|further|routine)\s+(?:(?!that\b|which\b|who\b)[\w-]+\s+){0,3}?(?:checks?|tests?|search|scans?|inspection|examination|"
    r"flights?|planes?|jets?|aircraft|charters?|trip|crash|attempt|weather)$",
    re.IGNORECASE,
)
# What the page says of itself; "it" after that is the article.
OWN_ARTICLE = regex(
    r"(?:(?i:our|this|the|an)\s+(?:earlier\s+|original\s+|previous\s+|first\s+|same\s+)?(?:article|story|report|post|piece|item|"
    r"version|caption|headline|chart|graphic|map|dispatch|bulletin|newsletter|podcast|programme|episode|thread))"
    r"(?:\s+(?:of|from|on|published|dated|posted|in)\b.*)?$",
)
THE_REPORT = regex(r"(?:the|its)\s+report", re.IGNORECASE)
# "The mother of one passenger" has no name, and tells of no office that she holds.
UNNAMED_RELATIVE = regex(
    r"(?:the|an?|his|her|their|one|another)\s+(?:[a-z'’-]+\s+){0,3}?(?:mother|father|"
    r"wife|husband|sister|brother|cousin|son|daughter|"
    r"uncle|aunt|nephew|niece|friend|relative|passenger|neighbou?r|colleague|partner|"
    r"fianc[ée]e?|man|woman)(?:\s+(?:of|to|from|who)\s+[a-z'’ -]+)?"
)


def make_speaker(
    phrase: str, start: int, known: KnownSpeakers, cue: str | None, *, firm: bool
) -> Speaker | None:
    """Return who `phrase`, which begins at `start`, is; `firm` where a verb of saying follows.

    Without such a verb a phrase must name somebody: "per person" names nobody.
    """
    phrase = phrase.rstrip(" ,")
    if not phrase or len(phrase) > LONGEST_NAME_CHARACTERS:
        return None
    if (both := ROLE_AND_NAME.fullmatch(phrase)) is not None:
        role = make_speaker(both["role"], start, known, cue, firm=firm)
        if role is None or role.kind in (Kind.OUTLET, Kind.ORGANISATION, Kind.DOCUMENT):
            return role
        name = known.full_names.get(both["name"].split()[-1], both["name"])
        known.last_person, known.last_person_kind = name, Kind.PERSON
        return replace(role, name=name, kind=Kind.PERSON, named=True)
    phrase = IN_BRACKETS.sub("", phrase)
    end = start + len(phrase)
    if CANNOT_TELL.search(phrase):
        return None
    if OWN_ARTICLE.match(phrase):
        told_before = known.last_body_kind is Kind.OUTLET or (cue or "").startswith("according")
        if THE_REPORT.fullmatch(phrase) and told_before:
            # "The Lantern reported …. According to the report": the Lantern's.
            return Speaker(
                start=start, end=end, name=phrase, kind=Kind.DOCUMENT, named=True, cue=cue
            )
        known.own_article = True
        return None
    if PRONOUN.match(phrase):
        return _pronoun(phrase, start, end, known, cue)
    if re.fullmatch(r"(?:I|we|you|us|me)(?:\s.*)?|.*\b(?:I|we|you)", phrase, re.IGNORECASE):
        # "We" in a body's own release, "I" in a blog: the publisher's voice.
        return None
    if (tracker := TRACKER_S_DATA.fullmatch(phrase)) is not None:
        end = start + tracker.end("name")
        phrase = tracker["name"]
    kind = known.kinds.get(DETERMINER.sub("", phrase).lower()) or kind_of(phrase, firm=firm)
    if kind is None:
        return None
    if kind is Kind.PERSON and UNNAMED_RELATIVE.fullmatch(phrase):
        kind = Kind.ANONYMOUS
    if (called := ONE_OF_A_KIND.match(phrase)) is not None:
        known.kinds.setdefault(called["noun"].lower(), kind)
    if cue in REPORTS and _is_a_name_unknown(phrase, known):
        # "Silk Road Desk reported": a name nobody knows that reports is an outlet's.
        kind = Kind.OUTLET
    if kind is Kind.AUTHORITY and known.unnamed_here:
        kind = Kind.ANONYMOUS
    name = _name(phrase, kind, known)
    proper = any(n[0].isupper() for n in re.findall(r"\w+", DETERMINER.sub("", phrase)))
    anonymous = re.match(r"(?:an?|one|another|some|several)\s", phrase, re.IGNORECASE)
    unnamed = kind is Kind.ANONYMOUS or (anonymous and not _ends_in_name(phrase))
    if kind is Kind.PERSON and not proper:
        unnamed = True
    one_unnamed = anonymous or UNNAMED_RELATIVE.fullmatch(phrase)
    if kind is Kind.PERSON or (kind is Kind.ANONYMOUS and one_unnamed):
        known.last_person, known.last_person_kind = name, kind
    if kind in (Kind.ORGANISATION, Kind.OUTLET) and PROPER.fullmatch(DETERMINER.sub("", phrase)):
        known.kinds.setdefault(DETERMINER.sub("", phrase).lower(), kind)
    if kind in (Kind.AUTHORITY, Kind.ORGANISATION, Kind.OUTLET):
        known.last_body, known.last_body_kind = name, kind
        known.own_article = False
    elif kind in (Kind.GROUP, Kind.ANONYMOUS):
        known.last_group, known.last_group_kind = name, kind
    return Speaker(start=start, end=end, name=name, kind=kind, named=not unnamed, cue=cue)


def with_its_sources(
    first: Speaker, phrase: str, sources: tuple[Speaker, ...], known: KnownSpeakers
) -> tuple[Speaker, ...]:
    """Return a speaker and whom it cites: a name nobody knows that cites somebody is an outlet's."""
    if sources and _is_a_name_unknown(phrase, known):
        known.kinds[DETERMINER.sub("", phrase).lower()] = Kind.OUTLET
        first = replace(first, kind=Kind.OUTLET, named=True)
    return (first, *sources)


# "Her lawyer, Selin Orbay": the words before the comma, and the name of whom they mean.
ROLE_AND_NAME = regex(rf"(?P<role>[^,]*[a-z]),\s+(?P<name>{NAME}(?:\s+{NAME}){{0,3}})")
REPORTS = frozenset(
    {
        "reports",
        "reported",
        "report",
        "as reported by",
        "as first reported by",
        "as previously reported by",
        "learned",
        "learnt",
    }
)


def _is_a_name_unknown(phrase: str, known: KnownSpeakers) -> bool:
    """Say whether a phrase is nothing but a name, and no surname of somebody met before."""
    bare = phrase.removeprefix("The ").removeprefix("the ")
    return (
        PROPER.fullmatch(bare) is not None
        and says_no_more_than_a_name(phrase)
        and phrase.rsplit(maxsplit=1)[-1] not in known.full_names
        and PERSON_AFTER_ROLE.search(phrase) is None
    )


def _ends_in_name(phrase: str) -> bool:
    return bool(re.search(rf"\s{NAME}$", phrase)) and not re.search(
        r"\b(?:for|of|from|at)\b", phrase
    )


def _pronoun(
    phrase: str, start: int, end: int, known: KnownSpeakers, cue: str | None
) -> Speaker | None:
    if phrase.lower() == "it" and known.own_article:
        return None
    if phrase.lower() == "it" and known.last_body is not None:
        kind = known.last_body_kind
        return Speaker(start=start, end=end, name=known.last_body, kind=kind, named=True, cue=cue)
    if phrase.lower() == "it":
        return Speaker(
            start=start, end=end, name=phrase, kind=Kind.ORGANISATION, named=False, cue=cue
        )
    plural = phrase.lower() == "they"
    name = known.last_group if plural else known.last_person
    kind = known.last_group_kind if plural else known.last_person_kind
    named = name is not None and kind is not Kind.ANONYMOUS
    return Speaker(start=start, end=end, name=name or phrase, kind=kind, named=named, cue=cue)


# "In a statement on Tuesday".
A_DAY = regex(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?\s*\d"
)


def make_listener(phrase: str, start: int, known: KnownSpeakers) -> Speaker | None:
    """Return the outlet that was told: a name nobody knows, told something, is an outlet's."""
    phrase = phrase.rstrip(" ,.")
    bare = DETERMINER.sub("", phrase)
    if (
        not bare
        or A_DAY.match(bare)
        or NOT_AN_OUTLET.search(phrase)
        or (not bare[0].isupper() and not OUTLET.search(phrase))
    ):
        return None
    if not any(c.isupper() for c in bare) and not re.match(r"(?:this|our|your)\s", phrase):
        # "He told the state broadcaster": an outlet without a name is no link of a chain.
        return None
    if known.kinds.get(bare.lower()) is Kind.OUTLET or kind_of(phrase, firm=False) is Kind.OUTLET:
        speaker = make_speaker(phrase, start, known, None, firm=False)
        return speaker if speaker and speaker.named else None
    if not PROPER.fullmatch(bare) or (
        bare.split()[-1] in known.full_names and bare.count(" ") == 0
    ):
        return None
    if (met := known.kinds.get(bare.lower())) is Kind.ORGANISATION:
        return Speaker(start=start, end=start + len(phrase), name=phrase, kind=met, named=True)
    known.kinds[bare.lower()] = Kind.OUTLET
    return Speaker(start=start, end=start + len(phrase), name=phrase, kind=Kind.OUTLET, named=True)


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


OFFICE = regex(r"\b(?:President|Prime Minister|Sen\.|Senator|Gov\.|Rep\.|Secretary|Chancellor)\s+$")
NOT_A_PERSON = regex(
    r"\b(?:Times|House|States|New|United|White|Air|Airlines?|Airport|International|"
    r"Department|Ministry|"
    r"Post|News|Security|Homeland|Border|Customs|Court|Human|Rights|City|County|Base|"
    r"Act|Project|Globe|"
    r"Supreme|Federal|Associated|Press|Foreign|North|South|East|West|San|Los|Las|El|"
    r"Costa|Puerto|Port|"
    r"Fort|Gateway|Center|Centre|University|Radio|Union|Street|Kremlin|Russian|"
    r"Embassy|Boeing|Airbus)\b"
)
KIND_NOUN = (
    r"(?P<outlet>outlet|newspaper|portal|paper|tabloid|wire|news agency|(?:news "
    r")?(?:site|website)|channel|broadcaster|magazine|daily|weekly|agency|"
    r"publication|podcast|blog|radio station|TV station)|(?P<body>(?:rights |aid |"
    r"advocacy |human rights |monitoring |legal )?"
    r"(?:group|organi[sz]ation|project|NGO|charity|foundation|non-?profit|collective|"
    r"network|initiative|coalition))"
)
RELEASE = regex(
    r"\b(?:for immediate release|press release|media contact|press contact|notes to "
    r"editors)\b|^\W*(?:our|we) (?:clients|lawyers|organi[sz]ation)\b",
    re.I,
)
# "DECLARATION OF A. SOMOV", "Dear Secretary Quist:": whoever signs it tells what he did.
SIGNED = regex(
    r"^\W*(?:DECLARATION|AFFIDAVIT|WITNESS\s+STATEMENT|SWORN\s+STATEMENT|STATEMENT|TESTIMONY|AFFIRMATION)\s+(?:OF|BY)\b|"
    r"\b(?i:under\s+penalty\s+of\s+perjury|being\s+duly\s+sworn|hereby\s+declare|for\s+immediate\s+release)\b|"
    r"^\W*Dear\s+(?!readers?\b|friends?\b|all\b|editor\b)[A-Z]",
)
CALLED = regex(
    rf"\b(?:{KIND_NOUN})\s+(?P<name>{NAME}(?:\s+(?:(?:del|di|de|da|la|le|il|i|el|of|"
    rf"the|und|and)\s+)?{NAME}){{0,3}})"
)
DESCRIBED = regex(
    rf"(?P<name>{NAME}(?:\s+{NAME}){{0,3}}),\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,4}}?(?:{KIND_NOUN})\b(?!['’]s)"
)


def learn_kinds(text: str, known: KnownSpeakers) -> None:
    """Remember what a name is first called: "the exiled outlet Perelom", "X, a rights group"."""
    for pattern in (CALLED, DESCRIBED):
        for found in pattern.finditer(text):
            kind = Kind.OUTLET if found["outlet"] else Kind.ORGANISATION
            known.kinds.setdefault(DETERMINER.sub("", found["name"]).lower(), kind)


# "The Lantern", "In Cairo", "On Monday" are no names of people.
FULL_NAME = regex(
    r"\b(?!(?:The|An?|In|On|At|For|From|By|But|And|As|If|When|While|After|Before|Since|During|Until|Its|His|Her|Their|Our|My|This|That|"
    r"These|Those|No|Not|Only|Last|Next|Some|Many|Most|All|Both|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|With|To|Of|Near|Across|Between|Under|"
    r"Among|According|Once|Then|Now|Also|Like|Via|Per|Dear|Yes|Former|Late|Early)\s)[A-Z][a-z]+(?:\s[A-Z]\.)?\s[A-Z][a-z]+(?:-[A-Z][a-z]+)?\b(?:\s(?!Air|Airport|Airlines?|Street|Center|Centre|University)[A-Z][a-z]+\b)?"
)


def learn_names(text: str, known: KnownSpeakers) -> None:
    """Remember names of two words by their surname, the first that is met."""
    learn_kinds(text, known)
    known.is_release = known.is_release or RELEASE.search(text) is not None
    known.is_signed = known.is_signed or SIGNED.search(text) is not None
    for found in FULL_NAME.finditer(text):
        surname = found.group().split()[-1]
        known.full_names.setdefault(surname, found.group())
        holder = OFFICE.search(text[max(0, found.start() - 24) : found.start()])
        thing = NOT_A_PERSON.search(found.group()) or text[found.end() : found.end() + 2] in (
            "'s",
            "' ",
        )
        if not holder and not thing:
            known.last_named = known.full_names[surname]
