"""Who a speaker is, by the English words for them: person, outlet, authority, data, …

In comes a noun phrase; out goes a `Speaker`, or nothing where the words name nobody who could
say something ("citing security concerns").
"""

import re

from wheelsdown.claims.attribution import KnownSpeakers, Speaker
from wheelsdown.claims.english_subject_phrases import ONE_PERSON
from wheelsdown.model.report import SpeakerKind as Kind

DATA = re.compile(
    r"\b(?:flight[- ]?(?:tracking|tracker|records?|data)|tracking (?:data|website|site|service)|"
    r"Flight ?[Rr]adar(?: ?24)?|FR24|FlightAware|ADS-?B(?: Exchange)?|RadarBox|OpenSky|AirNav|"
    r"(?:web)?sites? (?:that|which) (?:track|monitor|follow)\w* (?:flights|planes|aircraft)|"
    r"ADSBx|Planefinder|public feed|feed|transponder \w+|tracking app|radar data|"
    r"data)\b",
    re.IGNORECASE,
)
OUTLET = re.compile(
    r"\b(?i:outlets?|newspapers?|(?:news |exiled |friendly )sites?|news (?:agency|"
    r"agencies|outlets?|website|channel|service|reports?)|"
    r"(?:state|national|public|local) (?:television|TV|radio|news)|television|"
    r"broadcaster|(?:the|this|that) channel|correspondent|newswire|magazine|tabloid|"
    r"weekly|daily|paper|portal|(?:television|TV|radio) (?:station|channel)|(?:local |"
    r"state |independent |exiled )?media(?: reports?|"
    r" outlets?)?|"
    r"Telegram channel|press reports?|reporters?|journalists?)\b|"
    r"\b(?:Times|Post|Journal|Guardian|Reuters|AFP|AP|Associated Press|BBC|CNN|NBC|CBS|ABC|NPR|Fox|"
    r"Bloomberg|Politico|TASS|Interfax|RIA|Mediazona|Meduza|Agentstvo|Agenstvo|Insider|Telegraph|"
    r"(?:La|Le|Les|Il|El|Der|Die|Das|Het|De|O|Al|An) [A-Z]\w+(?: (?:(?:de|du|di|da|del|"
    r"des|der|van|la|le|las|los) )?[A-Z]\w+){0,3}$|"
    r"ANSA|EFE|DPA|PTI|ANI|Xinhua|Kyodo|Yonhap|Anadolu|Belga|ANP|NTB|BNS|BelTA|Kabar|"
    r"Kazinform|UNIAN|Ukrinform|RBC|"
    r"Argus|Advocate|Inquirer|Star|Sun|Mail|Express|Record|Register|Reporter|Voice|"
    r"Press|Beacon|Banner|Bugle|Clarion|"
    r"Messenger|Monitor|Nation|Weekly|Daily|Globe and Mail|Independent|News|Radio|Herald|"
    r"Tribune|Chronicle|Newsweek|Axios|ProPublica|"
    r"Ledger|Observer|Courier|Review|Gazette|Mirror|Standard|Examiner|Sentinel|"
    r"Dispatch|Bulletin|Wire|Kommersant|Vedomosti|Novaya Gazeta|RFE/RL|Dozhd|"
    r"Bellingcat|Intercept|El País|Le Monde)\b"
)
DOCUMENT = re.compile(
    r"\b(?:letter|documents?|court (?:filings?|records?|papers|documents)|filings?|records|excerpt|"
    r"manifest|memo|decree|invoice|logbook|(?:own )?(?:tables|tally|tallies)|(?:a|"
    r"the) (?:written )?reply|register|dossier|paperwork|transcript|ruling|indictment|"
    r"manifesto|communiqu[ée]|(?:final |last |diary )?entry|diary|notebook|study|"
    r"survey|autopsy(?: report)?|post-mortem|"
    r"briefing|handout|circular|directive|submission|timetable|schedule|tender|minutes|"
    r"extract|judgment|judgement|"
    r"warrant|certificate|leaflet|brochure|dispatch|cable|statement|charge sheet|"
    r"bill of lading|ledger|"
    r"video|footage|photographs?|recording|clip|invoices?|receipts?|"
    r"bulletin|affidavit|e-?mails?|spreadsheet|(?:government|official) (?:figures|"
    r"statistics|data)|contract|declaration|lawsuit|complaint|flight plans?|report|"
    r"logs?|press release)\b",
    re.IGNORECASE,
)
AUTHORITY = re.compile(
    r"\b(?:ICE|DHS|CBP|FSB|FAA|FBI|UN|authorit(?:y|ies)|officials?|government|ministry|department|"
    r"embassy|consulate|police|Kremlin|White House|Pentagon|customs|border (?:guards?|service|"
    r"patrol)|senators|lawmakers?|members? of (?:Congress|parliament)|congress(?:man|"
    r"woman)|representatives?|mayor|governor|"
    r"(?:security|secret|intelligence|migration|immigration|prison|border|penitentiary|"
    r"marshals|police) (?:service|agency|office|directorate)s?|"
    r"(?:sheriff|mayor|governor|minister|president|prosecutor|ombudsman|secretary|"
    r"commissioner|coroner|marshal|attorney general)['’]s office|"
    r"respondents?|prosecution|magistrate|directorate|inspectorate|gendarmerie|garda|"
    r"carabinieri|commissariat|prefecture|Frontex|Interpol|Europol|Home Office|"
    r"Foreign Ministry|council of ministers|"
    r"diplomats?|private office|predecessor|bureau|chief minister|"
    r"immigration and customs enforcement|homeland security|court|judge|prosecutors?|senator|"
    r"spokes(?:man|woman|person|people)|administration|Foreign Office|agency|"
    r"(?-i:(?!Jesuit|World|News)[A-Z])\w+(?:(?: and)? (?-i:[A-Z])\w+){0,3}? (?-i:Service|Directorate|Authority|"
    r"Commission|Inspectorate|Guard))\b",
    re.IGNORECASE,
)
# "The Bureau's quarterly return", "a list compiled by activists": what it is, before whose it is.
IS_A_DOCUMENT = re.compile(
    r"^(?!(?:media|press|news|local|state|several|some|other|earlier|initial)\b)(?:[\w'’.-]+\s+){0,6}?"
    r"(?:(?:working|white|green|position|discussion|research|briefing|policy)\s+papers?|returns?|reports?|studies|study|"
    r"surveys?|lists?|figures|statistics|stats|tables|memos?|letters?|e-?mails?|notes?|notices?|"
    r"filings?|manifests?|spreadsheets?|logs?|logbooks?|ledgers?|registers?|minutes|summary|"
    r"digests?|bulletins?|factsheets?|fact sheets?|print-?outs?|screenshots?|copies|copy|drafts?|"
    r"invoices?|receipts?|contracts?|orders?|warrants?|forms?|slides|dossiers?|annex|memoirs?|book)"
    r"(?=$|\s+(?:of|by|from|for|on|to|at|in|compiled|obtained|seen|released|issued|prepared|published|"
    r"kept|reviewed|drawn|leaked|circulated|circulating|dated|filed|signed|sent|written|titled|"
    r"entitled|shared|under|attached|submitted|posted)\b)",
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
    r"Rights Watch(?:ers)?|Air International|institute|center|centre|network|campaign|"
    r"coalition|law firm|operator)\b",
    re.IGNORECASE,
)
NAMED_ORGANISATION = re.compile(
    r"\bWitness at the Border\b|\bHuman Rights (?:First|Watch)\b|\bAmnesty International\b|"
    r"\bRefugees International\b|\bRefugee Service\b|\bRescue Committee\b|\b[A-Z]\w+ (?:Foundation|Union|Alliance|Project|Network|Council)\b"
)
ONE_GROUP = re.compile(
    r"^(?:the|this|that|our)\s+(?:[\w-]+\s+){0,3}?group(?:\s+[A-Z]\w*(?:\s+[A-Z]\w*){0,3})?$"
)
OWN_VOICE = re.compile(
    r"\b(?:(?:earlier|previous|original|first) version|version of (?:this|"
    r"the) (?:article|story|report)|"
    r"headline|correction|this report|(?:the|an) (?:article|chart|picture caption|"
    r"caption|graphic|map)|(?:this|the) (?:earlier "
    r")?(?:article|story|report|(?-i:post)|page))\b",
    re.I,
)
ANONYMOUS = re.compile(
    r"^(?:@\w+.*|(?:our|my|his|her|its) (?:own )?(?:source|contact|informant)s?\b.*|"
    r"(?:an?|one|another|some|several|two|three|four|five|many|multiple|unnamed|"
    r"anonymous|"
    r"(?:a|the) (?:senior|second|former))\b.*|"
    r"(?:people|persons?|passengers?|deportees?|relatives?|witness(?:es)?|sources?|residents?|"
    r"eyewitness(?:es)?|those|family members?)\b.*|.*\bsources?(?:\s+(?:at|in|close to|"
    r"with|within|from|familiar with)\s.*)?)$",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"\b(?:relatives|family members|activists|advocates|(?:rights|advocacy|human "
    r"rights|aid|monitoring) groups?|groups?|"
    r"lawyers|doctors|guards|prosecutors|investigators|residents|neighbou?rs|"
    r"colleagues|friends|mothers|"
    r"famil(?:y|ies)|couple|crew|parents|brothers|sisters|children|"
    r"attorneys|signatories|politicians|dissidents|monitors|observers|volunteers|"
    r"campaigners|experts|"
    r"staff|employees|workers|volunteers|organi[sz]ers|teachers|neighbours|"
    r"demonstrators|protesters|returnees|survivors|"
    r"researchers|families|men|women|migrants|critics|supporters)\b",
    re.IGNORECASE,
)
PERSON_NOUN = re.compile(
    r"\b(?:undersecretary|commander|manager|supervisor|historian|professor|appellant|"
    r"claimant|plaintiff|defendant|petitioner|applicant|counsel|barrister|solicitor|"
    r"purser|steward|stewardess|caterer|cousin|uncle|aunt|nephew|niece|partner|"
    r"colleague|neighbou?r|"
    r"lawyer|attorney|activist|advocate|man|woman|wife|husband|mother|father|"
    r"brother|sister|son|"
    r"daughter|friend|relative|president|director|minister|pilot|passenger|expert|researcher)\b",
    re.IGNORECASE,
)
NAME = r"[^\W\d_a-zà-öø-ÿ][\w'’.-]*"
PROPER = re.compile(rf"{NAME}(?:\s+(?:(?:of|the|and|al|de|van|von|bin|for|at|in)\s+)*{NAME})*")
PRONOUN = re.compile(r"^(?:he|she|they|it|who)$", re.IGNORECASE)
COMPANY_NAME = re.compile(
    r"\b[A-Z]\w+ (?:Air|Airlines|Airways|Aviation|Charters?|Aero|Jet|Express|Aid|"
    r"Watch|First|Without Borders|Memorial)\b|\b(?:Air|Jet|Aero) [A-Z]\w+|"
    r"^(?:Lawyers|Doctors|Reporters|Mothers|Families|Citizens|Advocates|Friends|"
    r"Bridges) (?:[Ww]ithout|[Ff]or|[Aa]gainst|[Oo]f) (?:a )?[A-Z]"
)
ABBREVIATED_BODY = re.compile(
    r"[A-Z]{3,}s?|[A-Z]{2,}-[A-Z]\w+|\w+\.(?:net|org|com|info|ru)|[A-Z]{2,}\d*"
)
DETERMINER = re.compile(r"^(?:the|an?|his|her|their|its|our|that|this)\s+", re.IGNORECASE)

KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.DATA_SOURCE, DATA),
    (Kind.AUTHORITY, SPOKESPERSON),
    (Kind.DOCUMENT, IS_A_DOCUMENT),
    (Kind.OUTLET, OUTLET),
    (Kind.DOCUMENT, DOCUMENT),
    (Kind.ORGANISATION, COMPANY_NAME),
    (Kind.ORGANISATION, NAMED_ORGANISATION),
    (Kind.ORGANISATION, ONE_GROUP),
    (Kind.ANONYMOUS, ANONYMOUS),
    (Kind.AUTHORITY, AUTHORITY),
    (Kind.GROUP, GROUP),
    (Kind.ORGANISATION, ORGANISATION),
)
# With a capitalised name of two words or more at the end, these nouns describe a person.
ROLES = frozenset({Kind.AUTHORITY, Kind.ORGANISATION, Kind.GROUP, Kind.DOCUMENT})
PERSON_AFTER_ROLE = re.compile(
    rf"(?i:spokes(?:man|woman|person)|president|director|secretary|minister|senator|"
    rf"chief|commissioner|mp|deputy|"
    rf"officer|official|inspector|ombudsman|professor|dr\.?|historian|economist|captain|"
    rf"prosecutor|mayor|governor|"
    rf"lawyer|attorney|activist|advocate|leader|founder|head|researcher|analyst|"
    rf"undersecretary|manager|"
    rf"journalist|reporter|magistrate|judge|returnee|deportee)"
    rf"\s+(?P<name>{NAME}(?:\s+{NAME}){{1,3}})$"
)
CALLED_OUTLET = re.compile(
    r"^(?:(?:the|an?)\s+)?(?:[\w-]+\s+){0,3}?(?:outlet|newspaper|portal|daily|weekly|"
    r"news agency|news site|(?:friendly |news )site|broadcaster|magazine|"
    r"tabloid)\s+[A-Z]\w+"
)
TRACKER_S_DATA = re.compile(
    r"(?P<name>Flight ?[Rr]adar ?24|FlightAware|ADS-?B Exchange|RadarBox|OpenSky(?: "
    r"Network)?)(?:'s)?\s+(?:flight\s+)?"
    r"(?:data|records?|logs?|tracks?)"
)
# "An official" once, "the official" after: the same one.
ONE_OF_A_KIND = re.compile(
    r"an?\s+(?:[\w-]+\s+){0,4}?(?P<noun>[a-z]+)(?=$|\s+(?:in|at|of|for|with|from|who|familiar)\b)"
)
NOT_AN_OUTLET = re.compile(
    r"\b(?:Congress|Parliament|Assembly|Commons|Committee|committee|Commission|"
    r"Tribunal|tribunal|hearing|Magistrate|magistrate|NATO|Senate|court|judge|police|"
    r"reporters|lawmakers|"
    r"jury|Trump|Putin|Biden|officials?|"
    r"officers?|me|us|him|her|them|staff|relatives|family|parents|wife|husband|"
    r"lawyers?|friends?|Council|UN|agents?|God)\b"
)
# "Her counsel, Deepika Ahluwalia", "our volunteer Beatriz": somebody's, and then the name.
ROLE_THEN_NAME = re.compile(
    rf"(?:^(?:[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Ii]ts)\s+(?:[\w-]+\s+){{1,3}}|"
    rf"[a-z],\s+){NAME}(?:\s+{NAME}){{0,3}}$"
)
LONGEST_NAME_CHARACTERS = 140


NOT_A_PERSONS_NAME = (
    r"(?:Ministry|Department|University|Office|Institute|Bank|House|Council|Court|"
    r"Board|Bureau|Voice|"
    r"Bridges|Doctors|Lawyers|Friends|Families|Mothers|Human|Amnesty|Committee|Centre|"
    r"Center|Radio|Embassy|"
    r"Directorate|Church|Association|Federation|Union|Organi[sz]ation|Organizers|"
    r"Members|School|Airport|City|State|"
    r"The|Police|Directors?|Church|Port|National|International|Federal|General)"
)
# "Sabrina Attard of the Hbieb Foundation": a person, wherever she works.
PERSON_OF = re.compile(
    rf"(?:Dr\.?\s+|"
    rf"Prof\.?\s+)?(?!{NOT_A_PERSONS_NAME}\b){NAME}(?:\s+(?!{NOT_A_PERSONS_NAME}\b){NAME}){{1,3}}\s+(?:of|"
    rf"from|at|with)\s+.*"
)

# "Tehran says", "Washington insists": a government by its seat or its country.
SEATS = re.compile(
    r"^(?:Washington|Moscow|Tehran|Ankara|Kabul|Accra|Kyiv|Minsk|Beijing|Islamabad|"
    r"Delhi|New Delhi|Cairo|Nairobi|"
    r"Kampala|Kigali|Tirana|Pristina|Belgrade|Berlin|Paris|London|Brussels|Rome|Madrid|"
    r"Warsaw|Vilnius|Riga|Tallinn|"
    r"Helsinki|Stockholm|Oslo|Copenhagen|Vienna|Athens|Sofia|Bucharest|Chisinau|"
    r"Tbilisi|Baku|Yerevan|Astana|Tashkent|"
    r"Bishkek|Dushanbe|Ashgabat|Ottawa|Mexico City|Bogot[aá]|Caracas|Havana|Quito|Lima|"
    r"Santiago|Tripoli|Tunis|Algiers|"
    r"Rabat|Dakar|Juba|Khartoum|Addis Ababa|Mogadishu|Doha|Riyadh|Canberra|Russia|Iran|"
    r"Turkey|Ghana|Egypt|Panama|"
    r"Costa Rica|Mexico|Canada|Ukraine|Belarus|Kazakhstan|Uzbekistan|Germany|Poland|"
    r"India|Pakistan|Afghanistan|"
    r"China|Vietnam|Haiti|Rwanda|Uganda|Eswatini|Guatemala|Honduras|El Salvador|"
    r"Colombia|Venezuela|Brazil|Cuba)$"
)
FIRST_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.AUTHORITY, SEATS),
    (Kind.PERSON, PERSON_AFTER_ROLE),
    (Kind.PERSON, re.compile(rf"^{PERSON_OF.pattern}$")),
    (Kind.PERSON, ROLE_THEN_NAME),
    (Kind.OUTLET, CALLED_OUTLET),
)
ONE_OF_PEOPLE = re.compile(
    rf"^(?:[a-z][\w'-]*\s+){{0,3}}?(?:{ONE_PERSON}|bishop|archbishop|rabbi|cardinal|nun|"
    rf"monk|king|queen|prince)"
    r"(?:\s+(?:of|at|in|from|for|with|who)\b.*)?$"
)
# Tried on the words without their article, where no other kind fits.
LAST_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.PERSON, PERSON_NOUN),
    (Kind.PERSON, ONE_OF_PEOPLE),
    (Kind.ORGANISATION, re.compile(rf"^(?:{ABBREVIATED_BODY.pattern})$")),
    (Kind.ORGANISATION, COMPANY_NAME),
)


# "The mother of one passenger" has no name, and tells of no office that she holds.
UNNAMED_RELATIVE = re.compile(
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
    end = start + len(phrase)
    if PRONOUN.match(phrase):
        return _pronoun(phrase, start, end, known, cue)
    if re.fullmatch(r"(?:I|we|you|us|me)(?:\s+\w+)?|.*\b(?:I|we|you)", phrase, re.IGNORECASE):
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
    if kind is Kind.PERSON and cue in REPORTS and _is_a_name_unknown(phrase, known):
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
    if kind is Kind.PERSON or (kind is Kind.ANONYMOUS and anonymous):
        known.last_person, known.last_person_kind = name, kind
    if kind in (Kind.ORGANISATION, Kind.OUTLET) and PROPER.fullmatch(DETERMINER.sub("", phrase)):
        known.kinds.setdefault(DETERMINER.sub("", phrase).lower(), kind)
    if kind in (Kind.AUTHORITY, Kind.ORGANISATION, Kind.OUTLET):
        known.last_body, known.last_body_kind = name, kind
    elif kind in (Kind.GROUP, Kind.ANONYMOUS):
        known.last_group, known.last_group_kind = name, kind
    return Speaker(start=start, end=end, name=name, kind=kind, named=not unnamed, cue=cue)


REPORTS = frozenset({"reports", "reported", "report"})


def _is_a_name_unknown(phrase: str, known: KnownSpeakers) -> bool:
    """Say whether a phrase is nothing but a name, and no surname of somebody met before."""
    return (
        PROPER.fullmatch(phrase) is not None
        and phrase.rsplit(maxsplit=1)[-1] not in known.full_names
        and PERSON_AFTER_ROLE.search(phrase) is None
    )


def _ends_in_name(phrase: str) -> bool:
    return bool(re.search(rf"\s{NAME}$", phrase)) and not re.search(
        r"\b(?:for|of|from|at)\b", phrase
    )


def kind_of(phrase: str, *, firm: bool) -> Kind | None:
    """Return what kind of speaker the words of `phrase` name; nobody where they name the report."""
    if OWN_VOICE.search(phrase):
        return None
    bare = DETERMINER.sub("", phrase)
    kind = next((kind for kind, pattern in (*FIRST_KINDS, *KINDS) if pattern.search(phrase)), None)
    if kind is None:
        kind = next((kind for kind, pattern in LAST_KINDS if pattern.search(bare)), None)
    if kind is None and PROPER.fullmatch(bare):
        kind = Kind.PERSON if bare == phrase else Kind.ORGANISATION
    if kind is None and firm:
        kind = Kind.ORGANISATION if bare != phrase else Kind.PERSON
    return kind


def _pronoun(
    phrase: str, start: int, end: int, known: KnownSpeakers, cue: str | None
) -> Speaker | None:
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


def make_listener(phrase: str, start: int, known: KnownSpeakers) -> Speaker | None:
    """Return the outlet that was told: a name nobody knows, told something, is an outlet's."""
    phrase = phrase.rstrip(" ,.")
    bare = DETERMINER.sub("", phrase)
    if (
        not bare
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


OFFICE = re.compile(
    r"\b(?:President|Prime Minister|Sen\.|Senator|Gov\.|Rep\.|Secretary|Chancellor)\s+$"
)
NOT_A_PERSON = re.compile(
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
RELEASE = re.compile(
    r"\b(?:for immediate release|press release|media contact|press contact|notes to "
    r"editors)\b|^\W*(?:our|we) (?:clients|lawyers|organi[sz]ation)\b",
    re.I,
)
CALLED = re.compile(
    rf"\b(?:{KIND_NOUN})\s+(?P<name>{NAME}(?:\s+(?:(?:del|di|de|da|la|le|il|i|el|of|"
    rf"the|und|and)\s+)?{NAME}){{0,3}})"
)
DESCRIBED = re.compile(
    rf"(?P<name>{NAME}(?:\s+{NAME}){{0,3}}),\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,4}}?(?:{KIND_NOUN})\b"
)


def learn_kinds(text: str, known: KnownSpeakers) -> None:
    """Remember what a name is first called: "the exiled outlet Perelom", "X, a rights group"."""
    for pattern in (CALLED, DESCRIBED):
        for found in pattern.finditer(text):
            kind = Kind.OUTLET if found["outlet"] else Kind.ORGANISATION
            known.kinds.setdefault(DETERMINER.sub("", found["name"]).lower(), kind)


FULL_NAME = re.compile(r"\b[A-Z][a-z]+(?:\s[A-Z]\.)?\s[A-Z][a-z]+(?:-[A-Z][a-z]+)?\b")


def learn_names(text: str, known: KnownSpeakers) -> None:
    """Remember names of two words by their surname, the first that is met."""
    learn_kinds(text, known)
    known.is_release = known.is_release or RELEASE.search(text) is not None
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
