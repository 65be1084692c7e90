"""What happened or is to happen beside flights and deeds, told as a fact in an English segment.

In comes a `View`; out goes an event, or nothing: how things are, what a craft did in some way that
the flight's rules did not know, and who would not comment are no events.
"""

import re

from wheelsdown.claims.english_happenings import STANDS, happens_at, is_a_happening
from wheelsdown.claims.english_subject_phrases import SubjectKind, subject_of
from wheelsdown.claims.english_telling import (
    PASSIVE_OR_PERFECT,
    Kind,
    Told,
    View,
    make_told,
    person_of,
    subject_before,
)
from wheelsdown.claims.english_verb_forms import alternatives, conjugate, verb_list
from wheelsdown.claims.patterns import regex
from wheelsdown.model.report import Modality, PassageKind

TOPIC = regex(
    r"\b(?:deport\w*|remov(?:al|ed)|asylum|migra\w+|immigra\w+|refugee\w*|detain\w*|"
    r"detention|custody|prison\w*|jail\w*|"
    r"arrest\w*|court\w*|judge\w*|hearings?|lawyers?|attorneys?|visa\w*|border|police|"
    r"officers?|agents?|officials?|"
    r"government|ministry|minister|department|agency|prosecut\w+|commission|council|embassy|consul\w*|administration|authorit\w+|Congress|"
    r"senat\w+|White House|Kremlin|ICE|DHS|"
    r"customs|airports?|airlines?|planes?|flights?|jets?|aircraft|passengers?|board|"
    r"aboard|crew|charter\w*|terminal|families|"
    r"relatives|protest\w*|demonstrat\w+|rally|rallies|vigil|activists?|dissidents?|"
    r"opposition|citizens?|passports?|"
    r"military|draft\w*|soldiers?|war|army|security|crackdown|laws?|polic(?:y|ies)|"
    r"agreements?|treat(?:y|ies)|countr(?:y|ies)|"
    r"shackle\w*|handcuff\w*|beaten|hunger strike|transfer\w*|group|Russians?|"
    r"Iranians?|Ukrainians?|clients?|document\w*|"
    r"lawsuit|petition|contract|signed|appeal\w*|applications?|nobody|no one|separated|"
    r"airplanes?|airliners?|requests?|complaints?|investigat\w+|inquir(?:y|ies)|inspect\w+|expel\w*|expulsion\w*|"
    r"returnees?|guards?|inmates?|cells?|chain(?:s|ed)|cuff(?:s|ed)|restrain\w*|runway|apron|tarmac|hangar|ramp|"
    r"ambulances?|hospital\w*|counsel|tribunal|injunction|extradit\w+|repatriat\w+|parliament\w*|legislat\w+|"
    r"sanctions?|detentions?|checkpoints?|convoy|buses|van|readmission|doors?|stairs|cabin|luggage|bags?|medicines?|medication|blankets?|criminal|convict\w*|delegations?|envoys?|emails?|memos?|spreadsheets?|database|footage|"
    r"recordings?|invoices?|neighbou?rs|residents|phones?|papers|list|roster|conscript\w*|summons(?:es)?)\b",
    re.IGNORECASE,
)

# What a headline says in the present tense or by a bare participle.
HEADLINE_VERBS = """
block, order, rule, approve, reject, halt, suspend, sign, agree, refuse, accept, deny, confirm, admit, launch, open,
sue, file, protest, seek, win, lose, resume, begin, end, stop, delay, cancel, close, shut, raid, search, gather, march,
rally, demonstrate, storm, surround, greet, meet, visit, inspect, investigate, probe, recall, ban, lift, extend, expand,
hire, fire, fine, award, pay, offer, propose, pass, vote, back, oppose, vow, pledge, promise, threaten, quit, resign,
collapse, die, faint, escape, hide, strike, walk out, crash, burn, pull out, withdraw, join, call off, ground, strand,
stage, mark, release, publish, reveal, leak, uncover, find, name, identify, defend, dispute, apologise, apologize,
postpone, scrap, reopen, review, overturn, uphold, strike down, freeze, restore, revoke, grant, issue, hear, hold,
clash, occupy, chain, picket, boycott, cut, drop, renew, tour, question, monitor, track, film, witness, scramble, struggle, await, mourn, remember, honour, honor, prepare, plan, build, buy, evacuate, treat, free, reunite
"""
HEADLINE_EVENT = regex(
    rf"\b(?:{alternatives({form for verb in verb_list(HEADLINE_VERBS) for form in conjugate(verb)[:4]})}|beaten|tortured|"
    r"separated|handed|killed|shackled|missing|receiving|injured|hospitali[sz]ed|seen|spotted|filmed|hurt|left\s+behind)\b",
    re.IGNORECASE,
)

PERFECT = regex(
    r"\b(?:has|have)(?:n't|\s+not|\s+never)?\s+(?:\w+ly\s+|since\s+|been\s+)*\w+(?:ed|"
    r"en|ne|rd|ld|ft|de|ost|ought|ught|un|et)\b"
)

I_WAS = regex(r"\W*I (?:was|am|believed|thought|knew|felt|have|had been)\b")

OUR_DEALINGS = regex(
    r"\W*(?:we|they|my \w+|our \w+|the \w+) (?:have|has|had) (?:not |never |also |"
    r"since |already |been )*\w+",
    re.IGNORECASE,
)
# "I have letters from three families": what somebody holds in proof.
IN_HAND = regex(
    r"\W*(?:I|we|he|she|they|my \w+|our \w+|the \w+) (?:also |now |still )?(?:have|has|hold|holds|possess|possesses|(?:am|are|is) in possession of) "
    r"(?:[\w'’-]+ ){0,3}?(?:letters?|statements?|affidavits?|copies|copy|photographs?|photos|pictures|evidence|records?|documents?|"
    r"testimon(?:y|ies)|accounts?|videos?|footage|recordings?|receipts?|proof|emails?|messages?)\b",
    re.IGNORECASE,
)

# Fewer words tell nothing that could be checked.
EVENT_WORDS_LEAST = 3

# "So are love letters": a rest without its subject says nothing.
VERB_FIRST = regex(
    r"\W*(?:is|are|was|were|has|have|had|do|does|did|came|comes|went|[Aa]sked|"
    r"[Ss]peaking|[Rr]eached|[Cc]ontacted|[Qq]uestioned about|[Pp]ressed)\b"
)

# "Roe, who was named …, is expected to visit the country this fall": goes on after the aside.
REST_TO_COME = regex(
    r"\W*(?:is|are|was|were)\s+(?:now\s+|also\s+)?(?:expected|due|set|scheduled|slated)\s+to\s+\w+"
)


# "ICE denied mistreating detainees": what somebody did not do.
DOING = regex(
    r"\W*(?!(?:including|giving|citing|adding|noting|saying|according|during|following|being|recovering|"
    r"referring|regarding|concerning|depending|nothing|something|anything|everything|evening|morning)\b)"
    r"\w{3,}ing\s+\w+|"
    r"\W*(?:the\s+|any\s+|all\s+)?(?:\w+\s+)?(?:mistreatment|ill-treatment|abuse|harassment|torture|wrongdoing|"
    r"(?:claims|allegations|accusations|reports) of)\b"
)


def _tell_headline(view: View) -> Told | None:
    """ "Protesters block gate as deportation flight boards": by the verbs of headlines."""
    text = view.text
    verb = HEADLINE_EVENT.search(text) or STANDS.search(text)
    if (
        verb is None
        or TOPIC.search(text) is None
        or OF_THE_PAGE.match(text)
        or RELATIVE_WORD.match(text)
    ):
        return None
    if not BEFALLS_A_CRAFT.search(text) and CRAFT_AS_SUBJECT.match(text[: verb.start()]):
        return None
    return make_told(view, Kind.EVENT, "told_as_fact")


# "The cabinet wants to open a center", "the ministry hopes to …": what a body is about to do.
INTENDS = regex(
    r"\b(?:wants?|hopes?|aims?|expects?|seeks?|continues?|refuses?|threatens?|vows?|promises?|prepares?|proposes?)\s+to\s+\w+"
)
# "The contract expires in June": told in the present of a day.
BY_CALENDAR = regex(
    r"\b(?:expires?|ends?|begins?|starts?|opens?|closes?|resumes?|takes?\s+effect|(?:comes?|enters?)\s+into\s+force|reopens?|runs?\s+out|lapses?)\b"
)


# "A video shows men in handcuffs", "… a man being carried up the stairs".
SHOWN = regex(
    r"\W*(?:[\w'’-]+\s+){1,6}?(?:in\s+(?:handcuffs|shackles|chains|restraints|tears|custody|uniform)|being\s+\w+|"
    r"(?:board|climb|walk|leav|arriv|sitt|stand|lin|wait|push|carry|lead|enter|kneel|hold|gett|load|kiss|hugg|wav|cry|disembark)ing)\b",
    re.IGNORECASE,
)


def tell_event(view: View) -> Told | None:
    """What else happened or is planned, where it is told as a fact."""
    text, segment = view.text, view.segment
    if view.of_a_flight or segment.quoted:
        return None
    if len(text.split()) < EVENT_WORDS_LEAST and not (view.credited and DOING.match(text)):
        return None
    dated = any(segment.start <= t.start < segment.end for t in view.scene.times)
    if CREDIT_LINE.match(text):
        return None
    if view.scene.sentence.kind is PassageKind.CAPTION:
        return make_told(view, Kind.EVENT, "pictured", modality=Modality.ASSERTED)
    if is_headline(view):
        return _tell_headline(view)
    if is_of_a_craft(text) or NO_COMMENT.search(text) or ONLY_CREDITS.search(text):
        return None
    if OF_THE_PAGE.match(text):
        return None
    to_come = dated and segment.rest and REST_TO_COME.match(text) is not None
    if (VERB_FIRST.match(text) and not to_come) or text.rstrip(".!,;”\"' ").endswith(
        (" to", " not")
    ):
        return None
    if not (to_come or _is_told_as_fact(view, dated=dated)):
        return None
    verb = happens_at(text)
    subject = subject_before(view, text[: verb.start()]) if verb else None
    return make_told(view, Kind.EVENT, "told_as_fact", subject=subject,
                     person=person_of(view, subject) if subject else None)  # fmt: skip


RELATIVE_WORD = regex(r"(?:where|which|whose|that|what|how|why)\b", re.IGNORECASE)
ABSOLUTE = regex(r"(?:many|some|most|several|all|both|others?)\s+\w+ing\b", re.IGNORECASE)
# "I shouted", "we met in Soacha": the teller's own doings, no news of those removed.
OWN_DOINGS = regex(
    r"\W*(?:I|we|(?:one|two|three|four|some) of us|our\s+(?:reporters?|correspondents?|photographers?|cameras?|crew|news\s*room|team))\s+(?!(?:were|was)\s+\w+(?:ed|en|ld|"
    r"de|ught|pt|ut|ten)\b)",
    re.I,
)
# "… but it was refused within hours": of what the clause before told.
GOES_ON = regex(
    r"\W*(?:it|this|these|they|both|neither)\s+(?:was|were|has|have|had)\b", re.IGNORECASE
)
# "Nobody has heard from them since", "the family has received no answer".
NO_WORD = regex(
    r"\b(?:no one|nobody|none|neither)\b[^.;]{0,40}\b(?:has|have|had)\s+(?:heard|seen|spoken)\b|"
    r"\b(?:has|have|had)\s+(?:received|had|got|heard)\s+(?:no|nothing)\b(?!\s+comment\b)",
    re.IGNORECASE,
)
NOTHING_WAS = regex(r"\W*(?:no|none|not\s+an?|not\s+one|nothing)\b", re.IGNORECASE)
MODAL = regex(r"\W*(?:[\w'’-]+\s+){1,4}?(?:may|might|could|can|would|should|must)\b", re.I)


CRAFT = (
    r"(?:planes?|jets?|aircraft|airplanes?|airliners?|flights?|charters?|machine|"
    r"airbus|a3[1-4]\d|boeing|7[3-8]7(?:-\d00)?|"
    r"gulfstream|embraer|cessna|hercules|c-1[37]0?|transporter|airframe|frame|tail|"
    r"bird|dash\s8|turboprop|shuttle|rotation|"
    r"(?-i:[A-Z]{1,2}-[A-Z]{3,4}|N\d{2,5}[A-Z]{0,2})|wide-body|hull)"
)
# A craft as the subject: it moves in some way that the flight's rules did not know.
CRAFT_AS_SUBJECT = regex(
    rf"\W*(?:[\w'’.,-]+\s+){{0,6}}?\b{CRAFT}\b(?!['’]s)(?!\s+(?:tickets?|operators?|"
    rf"crews?|company|monitors?|trackers?|drivers?|attendants?))",
    re.I,
)
# How many and who were aboard, which flight it was, when it left: of those rules, too.
OF_A_FLIGHT = regex(
    rf"\W*(?:it|this|that|they|he|she|we)\s+(?:was|is|were|are|had\s+been|would\s+be|"
    rf"will\s+be|has\s+been)\s+(?:again\s+|already\s+|only\s+)?"
    rf"(?:the|an?|its|our|my|his|her|their)\s+(?:[\w-]+\s+){{0,4}}?(?:{CRAFT}|stopover|"
    rf"landing|departure|trip|time)\b|"
    rf"\W*(?:it|this|that)\s+(?:was|is)\s+(?:(?-i:N)\d|an?\s+\d{{3}})|"
    r"\W*(?:(?:the|its|a|another|no)\s+)?(?:\w+\s+)?(?:departure|arrival|landing|"
    r"take-?off|touchdown|wheels|block\s+time|flight\s+time|"
    r"ground\s+time|door\s+to\s+door|callsign|call\s+sign|manifests?|tail\s+number|"
    r"flight\s+plan|registration)\b|"
    r"\W*there\s+(?:was|were|are|is|had\s+been|"
    r"have\s+been)\s+(?:[\w'’-]+\s+){0,6}?(?:on\s+(?:it|board)|aboard|flights?|planes?|"
    r"passengers)\b|"
    r"\W*(?:most|many|some|all|half|both|none|several|\w+)\s+of\s+(?:them|"
    r"those)\s+(?:were\s+|are\s+)?(?:men|women|children|families)\b|"
    r".*\b(?:were|was)\s+(?:on\s+board|aboard)\b(?!\s+when)",
    re.IGNORECASE,
)
# People who move by a craft, or change from one to another.
MOVES_BY_CRAFT = regex(
    rf"\b(?:reach(?:ed|es)?|arriv(?:ed|es?)|land(?:ed|s)?|flew|fl(?:y|ies)|left|leaves|"
    rf"depart(?:ed|s)?|came\s+(?:down|in|back|home)|return(?:ed|s)?|"
    rf"made|transshipped|switched|chang(?:ed|es?)|cross(?:ed|es)?|walked\s+(?:him|her|"
    rf"them|across|over|from)|led|move[ds]?|decanted|dropped|transferred|boarded)\b"
    rf"[^;]*?\b(?:{CRAFT}|(?:to|by|from|via)\s+air)\b|"
    r"^\W*(?:(?:they|those|these|others?|all|both|most|some|\w+)|"
    r"(?:[\w-]+\s+){1,2}(?:men|women|people|persons|fishermen|migrants|deportees|"
    r"passengers))\s+"
    r"(?:went|flew|travell?ed|fly|(?:are|were)\s+(?:supposed|due|"
    r"expected)\s+to\s+fly)(?=\s+(?:by|via|on|abroad|to|out|home|back)\b|\s*$)|"
    r"\b(?:reached|arrived\s+(?:at|in)|landed\s+(?:at|"
    r"in))\s+(?-i:[A-Z])\w+.*\b(?:at\s+)?\d{1,2}[:.]?\d{0,2}",
    re.IGNORECASE,
)
# What befalls a craft and is no movement: that is an event.
BEFALLS_A_CRAFT = regex(
    r"\b(?:(?:taken|led|carried|escorted|pulled|dragged|marched|ordered|kicked|bundled|helped|hauled|thrown|removed|brought|walked|"
    r"let|asked|told\s+to\s+get)\s+(?:\w+ly\s+|back\s+)?(?:off|from)\s+(?:it\b|(?:the|his|her|their|that|an?)\s+(?:\w+\s+)?"
    r"(?:plane|aircraft|jet|airplane|flight|charter|airliner)\b)|delay\w*|held\b|met\s+by|greeted|approached|grounded|cancell?ed|"
    r"called\s+off|scrapped|postponed|turned\s+(?:back|away|round|around)|waved\s+off|"
    r"dispatched|searched|blocked|stormed|surrounded|damaged|photographed|filmed|seen|"
    r"spotted|parked|parks|park|stood|stands|waits?|waited|"
    r"kept\s+waiting|refused|boarded\s+by|cleaned|repaired|overran|crash\w*|circled|"
    r"circling|diverted|vanished|disappeared|"
    r"stopped\s+(?:by|from)|barred|rerouted|came\s+in\s+low|broke\s+off|"
    r"did\s+not\s+(?:take|leave|depart)|over\s+[A-Z]\w+)\b",
    re.IGNORECASE,
)
# "ICE did not reply": nothing is told but that nothing was.
NO_COMMENT = regex(
    r"\b(?:(?:would|could|will)(?:\s+not|n't)\s+(?:\w+ly\s+|yet\s+|"
    r"be\s+)*(?:reply|respond|comment|answer|reached|be\s+drawn|drawn)|did(?:\s+not|n't)\s+(?:comment|wish\s+to|want\s+to\s+(?:comment|react|talk|speak))\b|"
    r"(?:declin|refus)(?:ed|es|ing)\s+(?:\w+ly\s+)?to\s+(?:comment|answer|say|be\s+"
    r"interviewed|discuss|elaborate|respond)|(?<!received )(?<!had )(?<!got )(?<!made )(?<!given )no\s+(?:comment|reply|answer|response)|"
    r"(?:requests?|emails?|calls?|questions?)\b[^.;]{0,40}\b"
    r"(?:went|were|was|remained|go)\s+(?:un(?:answered|returned)|not\s+answered)|kept\s+schtum)\b",
    re.IGNORECASE,
)
# "This story has been updated": of the page.
OF_THE_PAGE = regex(
    r"^\W*(?:this|the|our)\s+(?:story|article|post|page|report|item|piece|headline|caption|live blog|blog|newsletter|list|map|thread)\s+"
    r"(?:has|have|was|were|is|will|had)\s+(?:been\s+|be\s+|now\s+|also\s+|since\s+|first\s+|originally\s+|last\s+)*(?:updated|amended|corrected|changed|edited|"
    r"published|revised|translated|adapted|shortened|republished|produced|adopted|added|removed|written)\b|"
    r"^\W*(?:(?:because\s+of|due\s+to|owing\s+to)\s+[^,]{3,60},\s+)?(?:this|the|our|an|a)\s+(?:[\w-]+\s+)?(?:story|article|post|report|item|piece|headline|caption|version|map|graphic|table|photo(?:graph)?s?|pictures?|images?|video)\b"
    r"[^.;]*?\b(?:misstated|misspelled|misspelt|misidentified|misnamed|misreported|mistranslated|mislabelled|mislabeled|"
    r"misattributed|(?:was|were)\s+(?:taken|shot)\s+(?:from|with|by|at|on)|gave|omitted|transposed|said\s+(?:incorrectly|wrongly)|(?:incorrectly|wrongly|mistakenly|erroneously)\s+\w+)\b",
    re.IGNORECASE,
)
# "The deportation was confirmed by the consulate", "he referred questions to ICE": who told, no news.
ONLY_CREDITS = regex(
    r"\b(?:was|were|has been|have been|had been)\s+(?:\w+ly\s+|first\s+|later\s+|also\s+|earlier\s+)?(?:reported|confirmed|stated|"
    r"announced|disclosed|verified|revealed|denied)\s+(?:\w+ly\s+)?(?:by|on|in|to)\b|"
    r"(?<!who )(?<!who had )(?<!having )\b(?:spoke|talked|wrote|(?:gave|granted) (?:an? )?interviews?)\s+(?:to|with)\s+(?:us|me|reporters|journalists|the (?:press|media|paper))\b|"
    r"\breferred\s+(?:all\s+|our\s+|further\s+|the\s+)?(?:questions?|inquir(?:y|ies)|enquir(?:y|ies)|requests?|calls|us|reporters)\b",
    re.IGNORECASE,
)
CREDIT_LINE = regex(
    r"\W*\([^)]{3,80}\)\W*$|\W*[\w.'’ -]{3,40}\s?/\s?[\w.'’& -]{2,60}\W*$|"
    r"\W*(?:photo(?:graph)?s?|pictures?|images?|credit|handout|courtesy|"
    r"video)\b(?:[^.]{0,12}:|\s+(?:by|courtesy|credit|via)\b)",
    re.I,
)


# "On the plane a man fainted": where it happened.
ON_BOARD = regex(
    rf"^\W*(?:on|in|inside|aboard|outside|near|beside|before|after|during)\s+(?:the|that|this|our|their|his|her)\s+{CRAFT},?\s+(?=\w)",
    re.IGNORECASE,
)


def is_of_a_craft(text: str) -> bool:
    """Say whether the words are of a flight's movement, load or aircraft, told in no known way."""
    text = ON_BOARD.sub("", text)
    if BEFALLS_A_CRAFT.search(text) is not None:
        return False
    if MOVES_BY_CRAFT.search(text) is not None:
        return True
    verb = happens_at(text)
    moves = CRAFT_AS_SUBJECT.match(text[: verb.start()] if verb else text)
    return moves is not None or OF_A_FLIGHT.match(text) is not None


def _is_told_as_fact(view: View, *, dated: bool) -> bool:
    """Say whether the words tell of something that happened, and of these matters."""
    text, topic = view.text, TOPIC.search(view.text) is not None or _is_of_the_matter(view)
    if RELATIVE_WORD.match(text) or (view.segment.relative and not dated):
        return False
    if IN_HAND.match(text):
        return True
    own = OWN_DOINGS.match(text) and not _tells_of_itself(view)
    if own and not (view.credited or (topic and (dated or PERFECT.search(text)))):
        return False
    if I_WAS.match(text) and not PASSIVE_OR_PERFECT.match(text, text.index("I") + 2):
        return False
    verb = happens_at(text) or INTENDS.search(text) or (BY_CALENDAR.search(text) if dated else None)
    if view.credited and (DOING.match(text) or SHOWN.match(text)):
        return True
    if verb is None and not ABSOLUTE.match(text):
        return False
    if view.credited:
        return True
    if MODAL.match(text) and not dated:
        return False
    who = subject_of(text[: verb.start()]) if verb else None
    subject = who.kind if who is not None else SubjectKind.UNKNOWN
    perfect = PERFECT.search(text) is not None
    if who is not None and who.pronoun and not topic and not dated and not perfect:
        # "She went to see him off": of the story, not of the matter.
        return False
    if GOES_ON.match(text) and view.before is not None:
        return True
    if NOTHING_WAS.match(text) and PASSIVE_OR_PERFECT.search(text):
        return True
    if NO_WORD.search(text):
        return True
    if subject is SubjectKind.BODY and INTENDS.search(text):
        return True
    if OUR_DEALINGS.match(text) or (topic and SOMEBODYS.match(text)):
        return True
    if PASSIVE_OR_PERFECT.search(text):
        return topic or subject is not SubjectKind.UNKNOWN
    if topic and verb is not None and is_a_happening(verb):
        return True
    if subject is SubjectKind.PERSON:
        # "Yaroslav used to draw helicopters": what one does who is told of is mostly scenery.
        return topic
    return subject is not SubjectKind.UNKNOWN


def _is_of_the_matter(view: View) -> bool:
    """Say whether somebody did something, or it befell him, in a report of a flight or a removal."""
    scene = view.scene
    if not (
        scene.flight_before
        or scene.flight_long_before
        or scene.person_before
        or _tells_of_itself(view)
    ):
        return False
    verb = happens_at(view.text)
    if verb is None or not is_a_happening(verb):
        return False
    before = view.text[: verb.start()]
    return (
        subject_before(view, before).kind is not SubjectKind.UNKNOWN
        or SOMEBODYS.match(before) is not None
        or (
            PASSIVE_OR_PERFECT.fullmatch(verb.group()) is not None
            and not OF_A_YEAR.search(view.text)
        )
        or _at_a_time(view)
    )


# "The bridge was built in 1932": of another time.
OF_A_YEAR = regex(r"\bin\s+(?:1[0-9]\d\d|20[01]\d)\b")


def _tells_of_itself(view: View) -> bool:
    """Say whether the report is by those whom it tells of: a release, a declaration, a letter."""
    return view.scene.known.is_release or view.scene.known.is_signed


def _at_a_time(view: View) -> bool:
    """ "The door closed at 7:02", right after a flight was told of."""
    start, end = view.segment.start, view.segment.end
    clocked = any(t.clock is not None for t in view.scene.times if start <= t.start < end)
    return clocked and view.scene.flight_before


# "Their phones", "the family's lawyer's office", "no luggage": a thing of somebody told of.
SOMEBODYS = regex(r"\W*(?:his|her|their|my|our|all (?:his|her|their|my|our))\s", re.IGNORECASE)


def is_headline(view: View) -> bool:
    """Say whether the segment stands in the headline."""
    return view.scene.sentence.kind is PassageKind.HEADLINE
