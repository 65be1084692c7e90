"""What is done to people, in English: removed, detained, arrested, questioned, summoned, charged.

Each kind of deed is a list of verbs with what must follow them ("send … home", "take … into
custody") and of set phrases ("spent four months in detention"). From the verbs come the passive
("was sent home"), the active with its object ("ICE sent him home") and the bare participle of a
headline. A participle that only describes ("Russians deported from the U.S.") is no deed told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import word_set
from wheelsdown.model.report import ClaimType

Verbs = tuple[tuple[str, str], ...]
"""Verbs and what must follow them (nothing where empty); "send/sends/sent/sent" is not regular."""

CRAFT = (
    r"(?:flight|plane|jet|charter|aircraft|airplane|aeroplane|airliner|boeing|airbus|gulfstream|"
    r"embraer|transporter|airbus|767|737|757|777|c-17|c-130)"
)
ABOARD = (
    rf"(?:in)?(?:on(?:to|\s+board)?|aboard)\s+(?:(?:an?|the|that|this|another|its|their|one)\s+"
    rf"(?:[\w'’-]+\s+){{0,4}}?(?:{CRAFT}s?|service)\b|it\b|one\b|flights?\b|planes?\b|jets?\b)|"
    r"up\s+the\s+(?:steps|stairs|ramp|gangway)\b|(?:up|on)\s+to\s+the\s+plane\b"
)
A_COUNTRY = (
    r"(?:(?:back\s+|home\s+|over\s+|on\s+|onwards?\s+)?(?:to|into)\s+(?:(?:his|her|"
    r"their|its|the)\s+(?:home\s+|native\s+|own\s+)?"
    r"(?:country|countries|homeland|homelands|land|states?)|a\s+(?:third|foreign|"
    r"different)\s+country|"
    r"third\s+countries|countries\b|(?:the\s+)?(?!ICE|DHS|FBI|FSB|UN\b|Dr\b|Mr)(?-i:[A-Z])\w+|"
    r"(?:[\w]+\s+)?(?:central|south(?:ern)?|north(?:ern)?|west(?:ern)?|"
    r"east(?:ern)?)\s+(?-i:[A-Z])\w+))"
)
AWAY = r"(?:back|home|away|abroad|packing|there)\b(?!\s+(?:in|from work))"
OUT = r"(?:out|off|away|back|home)\b"

REMOVE: Verbs = (
    ("deport expel/expels/expelled/expelled extradite repatriate banish oust eject", ""),
    ("remove", r"(?:from\s+(?:the\s+(?:U\.S\.|US\b|UK\b|United|country|territory|soil)|America|"
               r"Canada|Germany|Britain|Europe|Sweden|France|(?-i:[A-Z])\w+)|(?:on|aboard|under|"
               r"despite|without|"
               r"against|yesterday|last|this|since|in\s+(?-i:[A-Z]|\d|the)|so\s+far)\b|"
               rf"{A_COUNTRY})"),
    ("return", rf"(?:{A_COUNTRY}|(?:home|yesterday|last|this|on|against|by|after|there|without|"
               r"from)\b)"),
    ("escort accompany/accompanies/accompanied/accompanied fly/flies/flew/flown take/takes/took/taken", rf"(?:all\s+the\s+way\s+)(?:home|back|{A_COUNTRY})"),
    ("send/sends/sent/sent", rf"(?:{AWAY}|{A_COUNTRY}(?!\s+(?:detention|prison|jail)))"),
    ("fly/flies/flew/flown", rf"(?:{OUT}|{A_COUNTRY})"),
    ("put/puts/put/put place load bundle march escort herd force hustle drag/drags/dragged/dragged "
     "frogmarch shove carry/carries/carried/carried walk lead/leads/led/led pack push board strap",
     rf"(?:{ABOARD})"),
    ("boot turf/turfs/turfed/turfed kick", r"(?:out|back|off)\b"),
    ("kick throw/throws/threw/thrown boot turf toss drive/drives/drove/driven hound chase",
     r"(?:out\b|back\s+(?:to|home)\b|from\s+the\s+country)"),
    ("push drive/drives/drove/driven dump bus/buses/bused/bused truck walk march",
     r"(?:out\s+(?:through|of|to|via)\b|back\s+(?:over|across)\b)|"
     r"(?:back\s+)?(?:over|across|to|at)\s+(?:the|an?)\s+(?:[\w'’-]+\s+){0,3}?"
     r"(?:border|frontier|crossing)\b"),
    ("ship/ships/shipped/shipped ferry/ferries/ferried/ferried pack whisk spirit jet/jets/jetted/jetted "
     "airlift evacuate fly/flies/flew/flown take/takes/took/taken",
     rf"(?:{OUT}\s+(?:of\s+(?:the\s+country|(?-i:[A-Z]))|to\s+(?-i:[A-Z])|by\s+(?:plane|"
     rf"air|charter)|on\s+an?\b)|"
     rf"home\b|back\s+to\b|abroad\b)"),
    ("ship/ships/shipped/shipped pack whisk spirit bundle", rf"{OUT}"),
    ("transfer/transfers/transferred/transferred transport move convey deliver relocate hand turn dispatch "
     "surrender render take/takes/took/taken",
     r"(?:over\s+)?(?:back\s+)?(?:to\s+(?:the\s+)?(?:homeland|authorities\s+(?:of|in)|"
     r"(?:Russian|Iranian|"
     r"Chinese|Uzbek|Tajik|Turkmen|Belarusian|Azerbaijani)\s+authorities|FSB|Kremlin|"
     r"(?:country|land)\s+of\s+(?:origin|birth)))"),
    ("transfer/transfers/transferred/transferred transport fly/flies/flew/flown relocate hand deliver surrender turn", rf"(?:over\s+)?{A_COUNTRY}"
     r"(?!['’]s\s+(?:jail|prison)|\s+(?:[\w'’-]+\s+){0,3}?(?:detention|prison|jail|"
     r"facility|center|centre|county))"),
)  # fmt: skip
# Whoever is taken into custody there had come to ask for entry: it is a detention.
AT_THE_BORDER = r"\s+(?:at|near|on|upon|by|after)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}?(?:ports?\s+of\s+entry|border|crossing|frontier|checkpoint)"
ARREST_VERBS: Verbs = (
    ("arrest re-arrest rearrest apprehend capture collar nab/nabs/nabbed/nabbed snatch nick cuff", ""),
    ("catch/catches/caught/caught", r"(?:at|in|near|outside|by|on|crossing|trying)\b"),
    ("grab/grabs/grabbed/grabbed seize", r"(?=[\w\s]*(?:by|at|in|on|outside|from|during|\.|,|$))"
                                          r"(?!\s+(?:on|the|his|her)\s+(?:phone|bag|chance))"),
    ("round sweep/sweeps/swept/swept pick scoop", r"up\b"),
    ("take/takes/took/taken", rf"(?:into\s+(?:\w+\s+)?custody(?!{AT_THE_BORDER})|off\s+(?:(?:the|an?)\s+(?:street|sidewalk|bus|"
                              r"train)|in\s+handcuffs)|"
                              r"from\s+(?:his|her|their|the)\s+(?:home|house|flat|apartment|bed|work\w*|"
                              r"job|car|street)|away\b(?!\s+(?:the|an?)\b))"),
    ("cart lead/leads/led/led drag/drags/dragged/dragged haul march whisk hustle drive/drives/drove/driven",
     r"(?:off|away)\b(?!\s+(?:the|an?|his|her|their)\s+(?:plane|flight|bus|jet))"),
    ("detain", r"(?:at|near|outside|during|after|in\s+a\s+raid|by)\s+(?:[\w'’-]+\s+){0,3}?"
               r"(?:check-?in|traffic\s+stop|raid|sweep)\b"),
)  # fmt: skip
IN_CUSTODY = (
    r"(?:behind\s+bars|(?:in|to|at|inside|into)\s+(?:(?!(?:on|about|over|against|regarding|for|from)\b)[\w'’-]+\s+){0,6}?(?:detention|custody|prison|jail|"
    r"cells?|solitary|confinement|barracks|camp|facility|facilities|center|centre)\b)"
)
DETAIN: Verbs = (
    ("detain jail imprison incarcerate intern remand immure", ""),
    ("lock", r"up\b|in\b"),
    ("confine", r"(?:to|in|at)\b"),
    ("hold/holds/held/held", r"(?:in|at|by|for|under|without|incommunicado|there|since|until|until|"
                             r"overnight|on\s+(?:remand|suspicion|charges))\b(?!\s+(?:talks|line))"),
    ("keep/keeps/kept/kept", rf"(?:{IN_CUSTODY}|(?:for|at|in|under\s+guard|locked)\b"
                             r"(?!\s+(?:mind|touch|dark|place|line)))"),
    ("take/takes/took/taken transfer/transfers/transferred/transferred move send/sends/sent/sent drive/drives/drove/driven",
     r"to\s+(?:(?-i:[A-Z])[\w'’-]+\s+){1,3}(?-i:House|Hall|Prison|Jail|Centre|Center|"
     r"Station|IRC|Barracks|Facility)\b"),
    ("place put/puts/put/put send/sends/sent/sent take/takes/took/taken transfer/transfers/transferred/transferred "
     "move lodge drive/drives/drove/driven bring/brings/brought/brought", IN_CUSTODY),
    ("put/puts/put/put", r"behind\s+bars"),
    ("take/takes/took/taken", r"into\s+(?:\w+\s+)?custody"),
    ("hand turn", r"over\s+to\s+(?:immigration|ICE|the\s+(?:police|authorities|border))"),
)  # fmt: skip
QUESTION: Verbs = (
    ("interrogate question grill/grills/grilled/grilled debrief quiz/quizzes/quizzed/quizzed "
     "cross-examine", ""),
    ("take/takes/took/taken bring/brings/brought/brought call pull/pulls/pulled/pulled hold/holds/held/held detain", r"(?:in\s+|away\s+|aside\s+|out\s+|off\s+)?for\s+"
     r"(?:[\w'’-]+\s+){0,2}?(?:questioning|interrogation|an?\s+interview)\b"),
)  # fmt: skip
PAPERS = (
    r"(?:summons(?:es)?|subpoenas?|(?:draft|conscription|call-?up|mobili[sz]ation|enlistment|"
    r"recruitment)\s+(?:notices?|papers|cards?|orders?|letters?|slips?|summons(?:es)?)|"
    r"notices?\s+to\s+(?:appear|report)|orders?\s+to\s+report)"
)
SUMMON: Verbs = (
    ("hand serve give/gives/gave/given issue present receive slip/slips/slipped/slipped",
     rf"(?:with\s+)?(?:[\w'’-]+\s+){{0,3}}?{PAPERS}"),
    ("summon", ""),
    ("call", r"(?:up\b|in(?:to)?\s+(?:to|by|for)\s+(?!question)|"
             r"to\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}?"
             r"(?:investigator|prosecutor|police|office|court|enlistment|commissariat|FSB))"),
    ("draft conscript mobilise mobilize enlist", r"(?=\s*(?:into|for|by|at|on|right|upon|as|straight|$|[.,]))"),
    ("order tell/tells/told/told require instruct ask",
     r"to\s+(?:report|appear|register|present\s+(?:him|her|them)sel(?:f|ves)|come\s+in|turn\s+up)\b"),
)  # fmt: skip
A_CASE = (
    r"(?:criminal|treason|terrorism|espionage|desertion|extremism|administrative|new|second|"
    r"federal|fraud)"
)
CHARGE_VERBS: Verbs = (
    ("charge", r"(?:with|under|over|for|by|in\s+connection)\b"),
    ("indict convict prosecute arraign fine impeach", ""),
    ("sentence", r"(?:to|in|by|for|$)"),
    ("try/tries/tried/tried", r"(?:for|in|on|by|in\s+absentia)\b"),
    ("accuse", r"of\b(?!\s+(?:hiding|lying|ignoring|breaking|violating|being))"),
    ("find/finds/found/found", r"guilty\b"),
    ("put/puts/put/put place", r"on\s+(?:trial|(?:a|the)\s+(?:\w+\s+)?wanted\s+list)"),
    ("declare", r"(?:an?\s+)?(?:wanted|foreign\s+agent)"),
)  # fmt: skip

AUX = (
    r"(?:(?:has|have|had|'ve|may have|might have|could have|would have|must have|will have|"
    r"hasn't|haven't|hadn't)(?: not| never| also| since| already| now| all)? been|"
    r"(?:will|would|may|might|could|can|should|must|to)(?: not| also)? (?:be|get)|"
    r"was|were|is|are|got|gets?|'s|'re|being|been|wasn't|weren't|isn't|aren't)"
    r"(?:\s+(?:\w+ly|also|then|later|first|again|not|never|all|both|already|now|still|since|"
    r"each|being|soon|to be|due to be|set to be|expected to be|once|twice|there|yesterday|today|"
    r"this (?:morning|week)|last (?:night|week)|eventually|initially))*"
)
AGENT_AUX = (
    r"(?:(?:has|have|had|will|would|did|may|could|is to|are to)\s+(?:not\s+)?)?(?:(?:\w+ly|also|"
    r"then|later|first|again|already|has|have|had|since|now)\s+)*"
)
OBJECT = (
    r"(?P<object>(?:him|her|them|us|me|you)\b(?!\s+(?:home|passport|phone|case|name)s?\b)|"
    r"(?!(?:of|in|at|by|for|during|after|before|on|near|under|since|last|this|"
    r"yesterday|until|as)\b)(?:(?!(?:to|on|onto|aboard|into|from|at|and|was|were|is|"
    r"are|"
    r"back|home|up|out|off|away|over|for|with|of(?!\s+(?:the|them|his|her|their))|that|"
    r"who|under)\b)[\w'’%-]+(?:,\s+\d{1,2},)?\s+){0,7}?(?!(?:to|on|from|at|in|and|by|"
    r"with)\b)[\w'’%-]+(?:,\s+\d{1,2},)?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A kind of deed and the words that tell of it."""

    type: ClaimType
    passive_words: str
    active_words: str
    participle_words: str
    opening_words: str
    phrase_words: str | None = None
    words: frozenset[str] = frozenset()
    """One of these stands in every sentence that tells of it."""

    @property
    def passive(self) -> re.Pattern[str]:
        """ "Was arrested"."""
        return _compiled(self.passive_words)

    @property
    def active(self) -> re.Pattern[str]:
        """ "Arrested the man"."""
        return _compiled(self.active_words)

    @property
    def participle(self) -> re.Pattern[str]:
        """The bare form of a headline: "Activist jailed in Moscow"."""
        return _compiled(self.participle_words)

    @property
    def opening(self) -> re.Pattern[str]:
        """It opens a segment that has no subject: "… and immediately arrested"."""
        return _compiled(self.opening_words)

    @property
    def phrase(self) -> re.Pattern[str] | None:
        """A phrase of its own: "got a draft notice"."""
        return None if self.phrase_words is None else _compiled(self.phrase_words)


@cache
def _compiled(words: str) -> re.Pattern[str]:
    """Compile at the first use: many a report tells of one kind of deed, and these are long."""
    return regex(words, re.IGNORECASE)


def _forms(lemma: str) -> tuple[str, str, str, str]:
    """Return base, present, past and participle of a verb."""
    parts = lemma.split("/")
    if len(parts) > 1:
        return parts[0], parts[1], parts[2], parts[3]
    past = lemma + ("d" if lemma.endswith("e") else "ed")
    return lemma, lemma + ("es" if lemma.endswith(("sh", "ch", "x")) else "s"), past, past


def _alternatives(verbs: Verbs, forms: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """Return the forms asked for of each row of verbs, as an alternative, with what must follow."""
    for lemmas, after in verbs:
        words = {_forms(lemma)[form] for lemma in lemmas.split() for form in forms}
        yield "|".join(sorted(words, key=lambda word: (-len(word), word))), after


# "Was charged on Friday with …": a day may stand before what must follow.
WHEN = (
    r"\s+(?:(?:on|in|last|this|late|early)\s+(?:(?:on|last)\s+)?(?-i:[A-Z])\w+(?:\s+\d{1,2})?|yesterday|today|"
    r"(?:last|this)\s+(?:week|month|year|night|morning|evening))"
)


def _participles(verbs: Verbs) -> str:
    return "|".join(
        rf"(?:{forms})\b" + (rf"(?:{WHEN})?\s+(?:{after})" if after else "")
        for forms, after in _alternatives(verbs, (3,))
    )


# "Picked up his father", "sent home 40 men": the particle can stand before the object.
PARTICLES = r"(?:up|in|away|off|out|home|back|over)"
WITH_PARTICLE = word_set(
    """
    pick round sweep scoop cart lead haul lock send/sends/sent/sent fly/flies/flew/flown ship/ships/shipped/shipped
    kick throw/throws/threw/thrown call hand turn pack bundle
    """
)


def _actives(verbs: Verbs) -> str:
    rows = [
        rf"(?:{forms})\s+{OBJECT.replace('object', f'object{row}')}"
        + (rf"\s+(?:{after})" if after else r"\b")
        for row, (forms, after) in enumerate(_alternatives(verbs, (0, 1, 2, 3)))
    ]
    split = {lemma for lemmas, after in verbs if after for lemma in lemmas.split()} & WITH_PARTICLE
    if split:
        forms = next(_alternatives(((" ".join(sorted(split)), ""),), (0, 1, 2, 3)))[0]
        rows.append(rf"(?:{forms})\s+{PARTICLES}\s+{OBJECT.replace('object', 'objectp')}")
    return "|".join(rows)


def _deed(type_: ClaimType, verbs: Verbs, phrase: str | None = None, *, nouns: str = "") -> Deed:
    done = _participles(verbs)
    listed = {form for lemmas, _ in verbs for lemma in lemmas.split() for form in _forms(lemma)}
    return Deed(
        type=type_,
        opening_words=rf"(?:\w+ly\s+|then\s+|later\s+|also\s+)*(?P<verb>{done})",
        words=frozenset(part for form in listed for part in form.split("-")) | set(nouns.split()),
        participle_words=rf"(?<=\s)(?P<verb>{done})(?!\s+(?:Russians?|migrants|men|people))",
        passive_words=rf"\b(?P<aux>{AUX})\s+(?P<verb>{done})",
        active_words=rf"(?P<aux>{AGENT_AUX})\b(?P<verb>{_actives(verbs)})",
        phrase_words=rf"(?P<verb>{phrase})" if phrase else None,
    )


# Well-known places of detention, which are named without saying what they are.
CENTERS = (
    r"(?:Adelanto|Eloy|Florence|Otay Mesa|Stewart|Winn|Jena|Pine Prairie|Tacoma|Aurora|Karnes|Dilley|Krome|Batavia|Moshannon|"
    r"Delaney Hall|Elizabeth|Port Isabel|Bluebonnet|Basile|Richwood|Farmville|Harmondsworth|Colnbrook|Yarl['’]s Wood|"
    r"Brook House|Campsfield|Dungavel|Mesnil-Amelot|Vincennes|Rivesaltes|Villawood|Nauru|Manus|Christmas Island)"
)
SUMMONS = _deed(
    ClaimType.PERSON_SUMMONS,
    SUMMON,
    rf"\b(?:(?:received|got|receives?|gets|found|was given)\s+(?:[\w'’-]+\s+){{0,4}}?{PAPERS}|"
    rf"(?:walked|came|went|left|"
    rf"emerged)\s+(?:[\w'’-]+\s+){{0,4}}?with\s+an?\s+(?:[\w'’-]+\s+){{0,2}}?{PAPERS}|"
    rf"(?:summons(?:es)?|subpoenas?|{PAPERS}|notes?|notices?|papers)\s+(?:was|were|"
    rf"has been|have been|had been)\s+"
    r"(?:served|handed|delivered|issued|given|presented|slipped|sent|waiting|lying|left|pushed|dropped)\b|"
    r"(?:must|(?:has|have|had)\s+to|(?:is|are|was|were)\s+(?:now\s+)?(?:to|required\s+to|obliged\s+to|told\s+to))\s+"
    r"(?:report|appear|register|turn\s+up|show\s+up|(?:present|show)\s+(?:him|her|them)sel(?:f|ves))\s+(?:to|at|before|in)\s+(?:the\s+|an?\s+|his\s+|her\s+)?"
    r"(?:[\w'’-]+\s+){0,2}?(?:draft|enlistment|recruit\w+|military|police|investigat\w+|prosecutors?|court|FSB|KGB|CID|commissariat|precinct|barracks)\b|"
    r"(?:has\s+|have\s+|had\s+)?(?:sent|handed|gave|given|served)\s+(?:him|her|them|me|"
    r"us)\s+(?:[\w'’-]+\s+){0,3}?(?:notices?|papers|summons(?:es)?|subpoenas?)\b|"
    r"must\s+(?:appear|report)\s+(?:at|to|before)\s+(?:an?|"
    r"the)\s+(?:\w+\s+){0,3}?(?:office|commissariat|investigator|police|court|"
    r"prosecutor)|"
    rf"(?:handed|served|gave|delivered|issued|hand|"
    rf"hands)\s+(?:[\w'’-]+\s+){{0,3}}?(?:{PAPERS}|papers)\s+to\s)",
    nouns="summons summonses subpoena subpoenas papers notice notices note notes order orders got gets found received walked came went left emerged sent must",
)
INTERROGATION = _deed(
    ClaimType.PERSON_INTERROGATION,
    QUESTION,
    r"\b(?:(?:underwent|faced|endured|"
    r"suffered)\s+(?:[\w'’-]+\s+){0,4}?(?:interrogations?|questioning)|"
    r"put\s+questions\s+to|(?:during|after|under|in)\s+(?:an?|the|his|her|their)\s+"
    r"(?:[\w-]+\s+){0,2}interrogation|(?:interrogations?|"
    r"questioning)(?:\s+of\s+(?:[\w'’-]+\s+){1,4})?\s+(?:lasted|went\s+on|took|"
    r"began|continued|ended)|subjected\s+to\s+(?:[\w'’-]+\s+){0,2}?(?:interrogation|questioning))",
    nouns="interrogation interrogations questioning questions",
)
ARREST = _deed(
    ClaimType.PERSON_ARREST,
    ARREST_VERBS,
    r"\b(?:(?:his|her|their|[\w'’-]+['’]s?)\s+arrest\s+(?:came|took\s+place|followed|"
    r"happened|was\s+made)|"
    r"(?:made|making)\s+(?:\w+\s+)?arrests)",
    nouns="arrest arrests",
)
CHARGE = _deed(
    ClaimType.PERSON_CHARGE,
    CHARGE_VERBS,
    rf"\b(?:fac(?:e|es|ed|ing)\s+(?:[\w'’-]+\s+){{0,3}}?(?:charges?|trial|prosecution|"
    rf"indictment)\b|"
    rf"(?:(?:{A_CASE}\s+)?(?:case|charges?|proceedings?|indictment))\s+"
    r"(?:(?:over|for|against|under|of|on)\s+[^.;,]{2,50}?\s+)?"
    r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:opened|"
    r"brought|filed|launched|laid|initiated|"
    r"instituted|pressed|started|prepared)\b|"
    rf"(?:opened|brought|filed|launched|initiated|instituted|laid|pressed|opens|"
    rf"files)\s+(?:an?\s+)?(?:{A_CASE}\s+)?"
    r"(?:case|charges?|proceedings?|prosecution)\b|"
    r"(?:stands?|stood)\s+accused\s+of|goes\s+on\s+trial|went\s+on\s+trial|stood\s+trial|"
    r"(?:is|was|are|were)\s+(?:now\s+)?wanted\s+(?:in\s+\w+\s+)?(?:for|on)|"
    r"pleaded\s+(?:not\s+)?guilty|"
    r"(?:received|got|was\s+given|were\s+given)\s+(?:[\w'’-]+\s+){1,4}?(?:years|"
    r"months)\s+in\s+(?:prison|jail|a)|"
    r"under\s+(?:criminal\s+)?investigation\s+for)",
    nouns="trial guilty wanted charge charges prosecution indictment case proceedings proceeding "
    "accused years months investigation",
)
DETENTION = _deed(
    ClaimType.PERSON_DETENTION,
    DETAIN,
    rf"\b(?:(?:spent|spends|had\s+spent|has\s+spent|served)\s+(?:[\w-]+\s+){{1,4}}?(?:days|nights|weeks|months|years)\s+"
    rf"(?:in|at)\s+(?-i:{CENTERS})\b|"
    r"(?:spent|spends|had\s+spent|has\s+spent)\s+(?:[\w-]+\s+){1,3}?(?:nights|weeks|months)\s+at\s+"
    r"(?-i:[A-Z])\w+(?!\s+(?:University|College|School|Hospital|Clinic|Hotel|Airport|Beach))\b|"
    rf"(?:spent|spends|spending|passed|served|has\s+spent|"
    rf"had\s+spent)\s+[^.;]{{2,60}}?\s(?:{IN_CUSTODY}|in\s+ICE\b)|"
    rf"(?:is|are|was|were|remains?|remained|been|sat|sits|languished|languishes|stayed|stays)\s+"
    rf"(?:[^.;,]{{0,20}}?\s)??(?:still\s+|now\s+|"
    rf"back\s+)?(?:{IN_CUSTODY.replace('{0,6}', '{0,3}')}))",
    nouns="detention custody jail prison cell cells bars spent ice solitary confinement camp facility center centre barracks",
)
REMOVAL = _deed(
    ClaimType.PERSON_REMOVAL,
    REMOVE,
    r"\b(?:boarded\s+(?:onto\s+)?(?:an?|the)\s+deportation\s+flight|(?:left|leaves)\s+the\s+"
    r"(?:country|U\.S\.|US)\s+on\s+a\s+deportation\s+flight|"
    rf"(?:was|were)\s+(?:soon\s+|already\s+|then\s+)?(?:on|aboard)\s+(?:an?|"
    rf"the)\s+(?:[\w-]+\s+){{0,3}}{CRAFT}\s+(?:back\s+|home\s+|bound\s+|out\s+)*(?:to|"
    rf"for|of)\s|"
    rf"returned\b[^.;]{{0,60}}?\b(?:aboard|on)\s+an?\s+(?:[\w-]+\s+){{0,3}}{CRAFT}\b|"
    r"(?:his|her|their|[\w'’-]+['’]s?)\s+(?:removal|deportation|expulsion|extradition|"
    r"repatriation)\s+(?:took\s+place|"
    r"came|happened|followed|went\s+ahead|was\s+(?:carried\s+out|completed|enforced)))",
    nouns="accepted readmitted received took taken welcomed agreed accepts takes was were boarded deportation removal expulsion extradition repatriation returned",
)
DEEDS: tuple[Deed, ...] = (SUMMONS, INTERROGATION, ARREST, CHARGE, DETENTION, REMOVAL)
DEED_PARTICIPLE = (
    "(?:"
    + "|".join(
        _participles(verbs)
        for verbs in (REMOVE, DETAIN, ARREST_VERBS, QUESTION, CHARGE_VERBS, SUMMON)
    )
    + ")"
)
