"""What kind of speaker English words name: person, outlet, authority, document, data, …

In comes a noun phrase; out goes its `SpeakerKind`, or nothing where the words name nobody who could
say something, or the report itself. `FIRST_KINDS`, `KINDS` and `LAST_KINDS` are tried in order.
"""

import re

from wheelsdown.claims.english_subject_phrases import ONE_PERSON
from wheelsdown.claims.patterns import regex
from wheelsdown.model.report import SpeakerKind as Kind
from wheelsdown.places.gazetteer import names_in

DATA = regex(
    r"\b(?:flight[- ]?(?:tracking|tracker|records?|data)|tracking (?:data|website|site|service)|"
    r"Flight ?[Rr]adar(?: ?24)?|FR24|FlightAware|ADS-?B(?: Exchange)?|RadarBox|OpenSky|AirNav|"
    r"(?:web)?sites? (?:that|which) (?:track|monitor|follow)\w* (?:flights|planes|aircraft)|"
    r"ADSBx|Planefinder|public feed|feed|transponder \w+|tracking app|radar (?:data|playback|plots?|tracks?|"
    r"extract|replay|returns)|the (?:tracking )?app|the trackers?|"
    r"data)\b",
    re.IGNORECASE,
)
OUTLET = regex(
    r"\b(?i:outlets?|newspapers?|(?:news |exiled |friendly )sites?|news (?:agency|"
    r"agencies|outlets?|website|channel|service|reports?)|"
    r"(?:state|national|public|local) (?:television|TV|radio|news)|television|"
    r"broadcaster|(?:the|this|that) channel|correspondent|newswire|magazine|tabloid|"
    r"weekly|daily|paper|portal|(?:television|TV|radio|local) (?:station|channel)|(?:local |"
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
# What a newspaper or a station calls itself, in capitals: "The Boston Ledger" is no ledger.
MASTHEAD = (
    r"(?:Times|Post|Journal|Guardian|Telegraph|Herald|Tribune|Chronicle|Courier|Examiner|Sentinel|"
    r"Gazette|Mirror|Standard|Observer|Review|Ledger|Register|Record|Bulletin|Dispatch|Wire|Argus|"
    r"Advocate|Inquirer|Enquirer|Star|Sun|Mail|Express|Reporter|Press|Beacon|Banner|Bugle|Clarion|"
    r"Messenger|Monitor|Weekly|Daily|News|Radio|Globe|Mercury|Intelligencer|Pioneer|Statesman|Echo|"
    r"Insider|Newswire|Digest|Arizona Republic|Presse|Chronik|Zeitung|Tageblatt|Kurier|Nachrichten|Diario|Noticias|"
    r"Jornal|Folha|Corriere|Gazzetta|Giornale|Matin|Soir|Figaro|Gazeta|Dziennik|Vesti|Pravda|"
    r"Dagblad(?:et)?|Posten|Avisen|Sanomat|Haber|Khabar|Shimbun|Ilbo|Hour|Pulse|Lens|Online|TV)"
)
DOCUMENT = regex(
    r"\b(?:letter|documents?|court (?:filings?|records?|papers|documents)|filings?|records|excerpt|"
    r"manifest|memo|decree|invoice|logbook|(?:own )?(?:tables|tally|tallies)|(?:a|"
    r"the) (?:written )?reply|register|dossier|paperwork|transcript|ruling|indictment|"
    r"manifesto|communiqu[ée]|(?:final |last |diary )?entry|diary|notebook|study|"
    r"survey|autopsy(?: report)?|post-mortem|"
    r"briefing|handout|circular|directive|submission|timetable|schedule|tender|minutes|"
    r"extract|judgment|judgement|"
    r"warrant|certificate|leaflet|brochure|dispatch|cable|statement|charge sheet|"
    r"bill of lading|ledger|(?:load|duty|fact|call|log|data|spread)\s?sheets?|protocol|memoirs?|"
    r"boarding (?:card|pass)|clearance|(?:court|case) files?|(?:filed|flight) plan|roster|rota|permit|itinerary|"
    r"docket|pleadings?|deposition|testimony|printouts?|screenshots?|"
    r"video|footage|photographs?|recording|clip|invoices?|receipts?|"
    r"bulletin|affidavit|e-?mails?|spreadsheet|(?:government|official) (?:figures|"
    r"statistics|data)|contract|declaration|lawsuit|complaint|flight plans?|report|"
    r"logs?|press release)\b",
    re.IGNORECASE,
)
AUTHORITY = regex(
    r"\b(?:ICE|DHS|CBP|FSB|FAA|FBI|UN|DOJ|USCIS|EOIR|TSA|MVD|GKNB|SBU|MFA|authorit(?:y|ies)|officials?|government|ministry|department|"
    r"embassy|consulate|police|Kremlin|White House|Pentagon|customs|border (?:guards?|service|"
    r"patrol)|senators|lawmakers?|members? of (?:Congress|parliament)|congress(?:man|"
    r"woman)|representatives?|mayor|governor|"
    r"(?:security|secret|intelligence|migration|immigration|prison|border|penitentiary|"
    r"marshals|police) (?:service|agency|office|directorate)s?|"
    r"(?:sheriff|mayor|governor|minister|president|prosecutor|ombudsman|secretary|"
    r"commissioner|coroner|marshal|attorney general)['’]s office|"
    r"respondents?|prosecution|magistrate|directorate|inspectorate|gendarmerie|garda|"
    r"carabinieri|commissariat|prefecture|Frontex|Interpol|Europol|Home Office|"
    r"Foreign Ministry|council of ministers|(?:home|foreign|chief|first) secretary|chancellor|(?:your|his|her|\w+['’]s) (?:private |press )?(?:office|department|agency|staff)|(?:prime minister|premier)|sheriff|"
    r"diplomats?|coroner|medical examiner|private office|predecessor|bureau|chief minister|"
    r"immigration and customs enforcement|homeland security|court|judge|prosecutors?|senator|"
    r"spokes(?:man|woman|person|people)|administration|Foreign Office|agency|"
    r"(?-i:(?!Jesuit|World|News|Migrant|Refugee|Catholic|Lutheran)[A-Z])\w+(?:(?: and)? (?-i:[A-Z])\w+){0,3}? (?-i:Service|Directorate|Authority|"
    r"Commission|Inspectorate|Guard))\b",
    re.IGNORECASE,
)
# "The Bureau's quarterly return", "a list compiled by activists": what it is, before whose it is.
IS_A_DOCUMENT = regex(
    r"^(?!(?:media|press|news|local|state|several|some|other|earlier|initial)\b)(?:[\w'’.-]+\s+){0,6}?"
    r"(?:(?:working|white|green|position|discussion|research|briefing|policy)\s+papers?|returns?|reports?|studies|study|"
    r"surveys?|lists?|figures|statistics|stats|tables|memos?|letters?|e-?mails?|notes?|notices?|"
    r"filings?|manifests?|spreadsheets?|logs?|logbooks?|ledgers?|registers?|minutes|summary|"
    r"digests?|bulletins?|factsheets?|fact sheets?|print-?outs?|screenshots?|copies|copy|drafts?|"
    r"invoices?|receipts?|contracts?|orders?|warrants?|forms?|slides|dossiers?|annex|memoirs?|book)"
    r"(?=$|\s+(?:of|by|from|for|on|to|at|in|compiled|obtained|seen|released|issued|prepared|published|"
    r"kept|reviewed|drawn|leaked|circulated|circulating|dated|filed|signed|sent|written|titled|"
    r"entitled|shared|under|attached|submitted|posted|"
    r"it|he|she|they|we|that|which|handed|passed|provided|given|drafted|distributed|made)\b)",
    re.IGNORECASE,
)
SPOKESPERSON = regex(
    r"\bspokes(?:man|woman|person) (?:for|of)\b|\b(?:ministry|ICE|DHS|embassy|department|"
    r"government|"
    r"police|Kremlin) spokes(?:man|woman|person)$",
    re.IGNORECASE,
)
ORGANISATION = regex(
    r"\b(?:organi[sz]ation|foundation|NGO|non-?profit|union|association|committee|council|airline|"
    r"airport|company|charity|project|initiative|Human Rights|Amnesty|Witness at the Border|"
    r"Rights Watch(?:ers)?|Air International|institute|center|centre|network|campaign|"
    r"coalition|law firm|operator|contractor|carrier|insurer|subcontractor)\b",
    re.IGNORECASE,
)
NAMED_ORGANISATION = regex(
    r"\bWitness at the Border\b|\bHuman Rights (?:First|Watch)\b|\bAmnesty International\b|"
    r"\bRefugees International\b|\b(?:Refugee|Migrant|Relief|Volunteer) Service\b|\bRescue Committee\b|\b[A-Z]\w+ (?:Foundation|Union|Alliance|Project|Network|Council)\b"
)
ONE_GROUP = regex(
    r"^(?:[Tt]he|[Tt]his|[Tt]hat|[Oo]ur)\s+(?:[\w-]+\s+){0,3}?group(?:\s+[A-Z]\w*(?:\s+[A-Z]\w*){0,3})?$"
)
OWN_VOICE = regex(
    r"\b(?:(?:earlier|previous|original|first) version|version of (?:this|"
    r"the) (?:article|story|report)|"
    r"headline|correction|this report|(?:the|an) (?:article|chart|picture caption|"
    r"caption|graphic|map)|(?:this|the) (?:earlier "
    r")?(?:article|story|(?-i:post)|page))\b",
    re.I,
)
ANONYMOUS = regex(
    r"^(?:@\w+.*|(?:our|my|his|her|the) (?:\w+ )?(?:readers?|subscribers?|followers?|viewers?|listeners?)\b.*|(?:our|my|his|her|its) (?:own )?(?:source|contact|informant)s?\b.*|"
    r"(?:an?|one|another|some|several|two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twelve|dozens|both|many|multiple|unnamed|unidentified|unknown|"
    r"anonymous|"
    r"(?:a|the) (?:senior|second|former))\b.*|"
    r"(?:people|persons?|passengers?|deportees?|relatives?|witness(?:es)?|sources?|residents?|"
    r"eyewitness(?:es)?|those|family members?)\b.*|.*\bsources?(?:\s+(?:at|in|close to|"
    r"with|within|from|familiar with)\s.*)?)$",
    re.IGNORECASE,
)
# "A court in Omsk" is no unnamed person, "a court clerk" is.
ONE_OFFICE = regex(
    r"^an?\s+(?:(?!in\b|at\b|of\b|from\b|for\b|with\b|close\b)[\w'’-]+\s+){0,3}?(?:court|tribunal|ministry|embassy|consulate|directorate|government|municipality|"
    r"garrison court|prosecutor['’]s office|magistrates['’] court)(?:\s+(?:in|of|for|at)\s.*)?$",
    re.IGNORECASE,
)
GROUP = regex(
    r"\b(?:relatives|family members|activists|advocates|(?:rights|advocacy|human "
    r"rights|aid|monitoring) groups?|groups?|"
    r"lawyers|doctors|guards|prosecutors|investigators|residents|neighbou?rs|"
    r"colleagues|friends|mothers|"
    r"famil(?:y|ies)|couple|crew|parents|brothers|sisters|children|"
    r"attorneys|signatories|politicians|dissidents|monitors|observers|volunteers|"
    r"campaigners|experts|"
    r"staff|employees|workers|volunteers|organi[sz]ers|teachers|neighbours|"
    r"demonstrators|protesters|returnees|survivors|"
    r"researchers|families|men|women|migrants|critics|supporters|(?:trade )?unions|solicitors|barristers|"
    r"analysts|villagers|locals|onlookers|bystanders|constituents|delegates|executives|pilots|attendants|"
    r"students|nurses|medics|scholars|historians|clergy|priests|nuns|opponents|detainees|prisoners|inmates|"
    r"spotters|trackers|aid agencies|charities|NGOs|nonprofits|locals|worshippers|parishioners|opposition parties)\b",
    re.IGNORECASE,
)
# "Lawyers for the government" are no government.
SEVERAL_OF_THEM = regex(
    r"^(?:[\w'’-]+\s+){0,3}?(?:lawyers|attorneys|families|activists|advocates|friends|doctors|wives|mothers|supporters|"
    r"colleagues|neighbou?rs|critics|opponents|campaigners|volunteers|delegates)(?=$|\s+(?:for|of|at|in|from|with|who|near)\b)",
    re.IGNORECASE,
)
PERSON_NOUN = regex(
    r"\b(?:undersecretary|commander|manager|supervisor|historian|professor|appellant|"
    r"claimant|plaintiff|defendant|petitioner|applicant|counsel|barrister|solicitor|"
    r"purser|steward|stewardess|caterer|cousin|uncle|aunt|nephew|niece|partner|"
    r"colleague|neighbou?r|"
    r"lawyer|attorney|activist|advocate|man|woman|wife|husband|mother|father|"
    r"brother|sister|son|"
    r"daughter|friend|relative|president|director|minister|chief executive|executive|(?:harbour|station)\s?master|"
    r"bloke|guy|lad|fellow|(?:cell|room|flat|class|house|team)-?mate|landlord|landlady|employer|boss|coach|warden|"
    r"dispatcher|controller|loader|porter|clerk|chaplain|envoy|ambassador|consul|rapporteur|chair(?:man|woman)?|"
    r"treasurer|defender|coordinator|photographer|secretary|boyfriend|girlfriend|grandson|granddaughter|in-law|stepson|"
    r"stepfather|stepmother|godfather|godmother|psychologist|psychiatrist|physician|doctor|surgeon|paramedic|nurse|pilot|passenger|expert|researcher)\b",
    re.IGNORECASE,
)
NAME = r"[^\W\d_a-zà-öø-ÿ][\w'’.-]*"
PROPER = regex(rf"{NAME}(?:\s+(?:(?:of|the|and|&|al|de|van|von|bin|for|at|in)\s+)*{NAME})*")
PRONOUN = regex(r"^(?:he|she|they|it|who|his|her|their|its)$", re.IGNORECASE)
COMPANY_NAME = regex(
    r"\b[A-Z]\w+ (?:Air|Airlines|Airways|Aviation(?! (?:Authority|Administration|Agency|Safety|Commission|Ministry))|Charters?|Aero|Jet|Express|Aid|"
    r"Watch|First|Without Borders|Memorial)\b|\b(?:Air|Jet|Aero) [A-Z]\w+|"
    r"^(?:Lawyers|Doctors|Reporters|Mothers|Families|Citizens|Advocates|Friends|"
    r"Bridges) (?:[Ww]ithout|[Ff]or|[Aa]gainst|[Oo]f) (?:a )?[A-Z]"
)
ABBREVIATED_BODY = regex(
    r"[A-Z]{3,}s?|[A-Z]{2,}-[A-Z]\w+|\w+\.(?:net|org|com|info|ru)|[A-Z]{2,}\d*"
)
DETERMINER = regex(r"^(?:the|an?|his|her|their|its|our|that|this)\s+", re.IGNORECASE)

KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.DATA_SOURCE, DATA),
    (Kind.AUTHORITY, SPOKESPERSON),
    (Kind.DOCUMENT, IS_A_DOCUMENT),
    (Kind.OUTLET, OUTLET),
    (Kind.DOCUMENT, DOCUMENT),
    (Kind.ORGANISATION, COMPANY_NAME),
    (Kind.ORGANISATION, NAMED_ORGANISATION),
    (Kind.ORGANISATION, ONE_GROUP),
    (Kind.AUTHORITY, ONE_OFFICE),
    (Kind.ANONYMOUS, ANONYMOUS),
    (Kind.GROUP, SEVERAL_OF_THEM),
    (Kind.AUTHORITY, AUTHORITY),
    (Kind.GROUP, GROUP),
    (Kind.ORGANISATION, ORGANISATION),
)
PERSON_AFTER_ROLE = regex(
    rf"(?i:spokes(?:man|woman|person)|president|director|secretary|minister|senator|"
    rf"chief|commissioner|mp|deputy|"
    rf"officer|official|inspector|ombudsman|professor|dr\.?|historian|economist|captain|"
    rf"prosecutor|mayor|governor|"
    rf"lawyer|attorney|activist|advocate|leader|founder|head|researcher|analyst|"
    rf"undersecretary|manager|"
    rf"journalist|reporter|magistrate|judge|returnee|deportee)"
    rf"\s+(?P<name>{NAME}(?:\s+{NAME}){{1,3}})$"
)
CALLED_OUTLET = regex(
    r"^(?:(?:the|an?)\s+)?(?:[\w-]+\s+){0,3}?(?:outlet|newspaper|portal|daily|weekly|"
    r"news agency|site|website|channel|blog|podcast|station|broadcaster|magazine|"
    r"tabloid)\s+[“\"]?[A-Z]\w+"
)
# "The Kingston Lamp's crime desk".
DESK_OF_OUTLET = regex(
    r"^(?:[Tt]he\s+)?[A-Z].*\s(?:crime|news|foreign|city|data|world|politics|investigations?)\s(?:desk|room|team)$"
)
# "Her counsel, Deepika Ahluwalia", "our volunteer Beatriz": somebody's, and then the name.
ROLE_THEN_NAME = regex(
    rf"(?:^(?:[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|[Ii]ts)\s+(?:[\w-]+\s+){{1,3}}|"
    rf"[a-z],\s+){NAME}(?:\s+{NAME}){{0,3}}$"
)

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
PERSON_OF = regex(
    rf"(?:Dr\.?\s+|"
    rf"Prof\.?\s+)?(?!{NOT_A_PERSONS_NAME}\b){NAME}(?:\s+(?!{NOT_A_PERSONS_NAME}\b){NAME}){{1,3}}\s+(?:of|"
    rf"from|at|with)\s+.*"
)

# "Tehran says", "Washington insists": a government by its seat.
SEATS = regex(
    r"^(?:Washington|Moscow|Tehran|Ankara|Kabul|Accra|Kyiv|Minsk|Beijing|Islamabad|Delhi|New Delhi|Cairo|Nairobi|"
    r"Kampala|Kigali|Tirana|Pristina|Belgrade|Berlin|Paris|London|Brussels|Rome|Madrid|Warsaw|Vilnius|Riga|Tallinn|"
    r"Helsinki|Stockholm|Oslo|Copenhagen|Vienna|Athens|Sofia|Bucharest|Chisinau|Tbilisi|Baku|Yerevan|Astana|Tashkent|"
    r"Bishkek|Dushanbe|Ashgabat|Ottawa|Mexico City|Bogot[aá]|Caracas|Havana|Quito|Lima|Santiago|Tripoli|Tunis|Algiers|"
    r"Rabat|Dakar|Juba|Khartoum|Addis Ababa|Mogadishu|Doha|Riyadh|Canberra|Mbabane|Monrovia|Malabo|Yaound[eé])$"
)
# Outlets whose names say nothing of what they are.
NAMED_OUTLET = regex(
    r"^(?:The\s+(?:Atlantic|Hill|Economist|Forward)|Mother Jones|TIME|Deutsche Welle|DW|Current Time|Iran International|Tasnim|Fars|Mehr|"
    r"IRNA|ISNA|dpa|TOLOnews|Pajhwok|Hasht-e Subh|Etilaat Roz|Border Report|Kyodo|PTI|ANI|SANA|WAFA|Rudaw|Verstka|Holod|"
    r"Agentstvo|iStories|Belsat|Zerkalo|Nasha Niva|Azattyk|Azattyq|Kloop|Ozodi|Ferghana|Fergana|Hromadske|Suspilne|Semafor|"
    r"Rest of World|The Air Current|Bellingcat|Lighthouse Reports|openDemocracy|Mada Masr|Efecto Cocuyo|El Faro)$"
)


def is_country(name: str) -> bool:
    """Say whether a name is a country's and nobody's else: "Eswatini says", but not "Jordan says"."""
    meanings = names_in("en").get(tuple(name.lower().split()), ())
    return bool(meanings) and meanings[0].place.kind == "country" and not meanings[0].needs


FIRST_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.OUTLET, regex(rf"^(?:[Tt]he\s+)?(?:{NAME}\s+)*(?:[A-Z][\w’'-]*-)?{MASTHEAD}$")),
    (Kind.OUTLET, NAMED_OUTLET),
    (
        Kind.DOCUMENT,
        regex(
            r"^(?:an?|the|his|her|their|its)\s+(?:[\w-]+\s+){0,3}?(?:post|thread|statement|declaration|affidavit|testimony|complaint|message|letter|filing)s?\s+(?:by|from|on)\s"
        ),
    ),
    (Kind.AUTHORITY, SEATS),
    (Kind.PERSON, PERSON_AFTER_ROLE),
    (Kind.PERSON, regex(rf"^{PERSON_OF.pattern}$")),
    (Kind.PERSON, ROLE_THEN_NAME),
    (Kind.OUTLET, CALLED_OUTLET),
    (Kind.OUTLET, DESK_OF_OUTLET),
)
ONE_OF_PEOPLE = regex(
    rf"^(?:[a-z][\w'-]*\s+){{0,3}}?(?:{ONE_PERSON}|bishop|archbishop|rabbi|cardinal|nun|"
    rf"monk|king|queen|prince)"
    r"(?:\s+(?:of|at|in|from|for|with|who)\b.*)?$"
)
# Tried on the words without their article, where no other kind fits.
LAST_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.PERSON, PERSON_NOUN),
    (Kind.PERSON, ONE_OF_PEOPLE),
    (Kind.ORGANISATION, regex(rf"^(?:{ABBREVIATED_BODY.pattern})$")),
    (Kind.ORGANISATION, COMPANY_NAME),
)


# "Ramp agents", "the other deportees' wives": several people, whoever they are.
SEVERAL = regex(r"(?:[a-z'’-]+\s+){0,4}[a-z-]{2,}(?<!s)s(?:\s+(?:of|at|in|from|with|who|on)\s.*)?")


def kind_of(phrase: str, *, firm: bool) -> Kind | None:
    """Return what kind of speaker the words of `phrase` name; nobody where they name the report."""
    if OWN_VOICE.search(phrase):
        return None
    if is_country(phrase):
        return Kind.AUTHORITY
    bare = DETERMINER.sub("", phrase)
    kind = next((kind for kind, pattern in (*FIRST_KINDS, *KINDS) if pattern.search(phrase)), None)
    if kind is None:
        kind = next((kind for kind, pattern in LAST_KINDS if pattern.search(bare)), None)
    if kind is None and PROPER.fullmatch(bare):
        kind = Kind.PERSON if bare == phrase else Kind.ORGANISATION
    if kind is None and firm and SEVERAL.fullmatch(bare):
        return Kind.GROUP
    if kind is None and firm:
        kind = Kind.ORGANISATION if bare != phrase else Kind.PERSON
    return kind


def says_no_more_than_a_name(phrase: str) -> bool:
    """Say whether no word of the phrase tells what kind of speaker it is."""
    return not any(pattern.search(phrase) for _, pattern in (*FIRST_KINDS, *KINDS))
