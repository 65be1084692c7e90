"""What is feared, counted and held in an English segment.

In comes a `View`; out goes a risk, a figure or a view. A view is what is felt or held; what could
be so or not is an event of `english_events`.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from wheelsdown.claims.attribution import scopes_at
from wheelsdown.claims.english_account_segments import CONDITION
from wheelsdown.claims.english_events import (
    EVENT_WORDS_LEAST,
    NOTHING_WAS,
    OF_THE_PAGE,
    TOPIC,
    VERB_FIRST,
    is_headline,
    is_of_a_craft,
)
from wheelsdown.claims.english_figures import OF_MANY_FLIGHTS, figure_of
from wheelsdown.claims.english_speakers import make_speaker
from wheelsdown.claims.english_telling import (
    FINITE_VERB,
    TOLD_PAST,
    UNTRUE,
    Kind,
    Told,
    View,
    make_told,
)
from wheelsdown.claims.english_views import (
    AT_RISK,
    ESSAY,
    FEAR_NOUN,
    FEAR_VERB,
    FEARED,
    HARM,
    OPINION,
    PRESENT_STATE,
    STRONG_OPINION,
    UNCERTAIN_EFFECT,
)
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import may_speak_of, word_set
from wheelsdown.model.report import Modality

JUDGES = regex(
    r"\b(?:condemns?|denounces?|decr(?:y|ies)|criticizes?|criticises?|welcomes?|"
    r"applauds?|praises?|slams?|blasts?|blames?|"
    r"is|are|must|should|has|have)\b"
)

# "I was on the tarmac", "she told me": an opinion piece tells, too.
NARRATES = regex(
    r"\W*(?:(?:I|he|she|my \w+|our \w+|an? \w+ of mine) (?!(?:\w+ly )?(?:call|think|"
    r"believe|doubt|suspect|fear|"
    r"hope|feel|know|wonder|used to|should|must|ought|need|cannot|can't|do not|don't|would|will|shall|may|might|can)\b)|"
    r"there (?:is|was|are|were) (?:an?|two|some) )",
    re.IGNORECASE,
)

VIEW_WORDS_LEAST = 2


def tell_risk(view: View) -> Told | None:
    """What is feared or may befall people: "fears that …", "could face prison", "at risk of"."""
    return next((t for rule in RISKS if (t := rule(view)) is not None), None)


def _feared_by_somebody(view: View) -> Told | None:
    """ "Relatives fear that …": what the scope of a word of fear holds."""
    scopes = scopes_at(view.scene.scopes, view.segment.start, view.segment.end)
    if any(s.chain and s.chain[0].cue in FEARED for s in scopes):
        return make_told(view, Kind.RISK, "feared", modality=Modality.FEARED)
    return None


def _fears(view: View) -> Told | None:
    """ "… amid fears that some might face prison": from the noun on."""
    noun = FEAR_NOUN.search(view.text)
    if noun is None or FINITE_VERB.search(view.text[: noun.start()]):
        return None
    said = AT_RISK.search(view.text)
    open_ = said is not None and re.search(r"could|might|may", said.group()) is not None
    return make_told(view, Kind.RISK, "fears", start=view.segment.start + noun.start("noun"),
                     modality=Modality.POSSIBLE if open_ else Modality.FEARED)  # fmt: skip


def _is_feared(view: View) -> Told | None:
    """ "I fear that I will be imprisoned"."""
    verb = FEAR_VERB.search(view.text)
    if verb is None or FINITE_VERB.search(COPULA.sub("", view.text[: verb.start()])):
        return None
    return make_told(view, Kind.RISK, "feared", modality=Modality.FEARED)


COPULA = regex(r"\b(?:am|is|are|was|were)\b")
# "Anyone who protested abroad is at risk": the relative clause only says who.
OF_WHOEVER = regex(
    r"\W*(?:anyone|everyone|anybody|everybody|whoever|those|(?:[\w'’-]+\s+){0,3}?\w+s|people|men|women)\s+(?:who|that)\s+[^,;]{2,60}\s(?:is|are|was|were)?\s*",
    re.IGNORECASE,
)
NOT_THE_MAIN_VERB = regex(r"\b(?:that|who|which|have seen|has seen)\b")


WILL_BEFALL = regex(
    rf"\b(?:will|shall|would)\s+(?:be|face|get|go\s+to|end\s+up\s+in)?\s*(?:[\w'’-]+\s+){{0,2}}?{HARM}",
    re.IGNORECASE,
)
# Without one of these a sentence tells of no risk.
RISK_WORDS = word_set(
    """
    may could might can would will face faces faced facing life lives safety liberty freedom fate worse
    stand stands expect risk risks risked risking danger threat await awaits awaited prospect possibility
    peril warn warns warned threatened likely
    """
)


def _may_befall(view: View) -> Told | None:
    """ "They could face torture", "at risk of persecution", "he faces eight years"."""
    text = view.text
    if not may_speak_of(view.scene.sentence, RISK_WORDS):
        return None
    found = AT_RISK.search(text)
    if NOTHING_WAS.match(text) or re.match(r"\W*(?:nobody|no one)\b", text, re.IGNORECASE):
        return None
    if found is None and CONDITION.match(text):
        # "If I am sent to Iran I will be arrested".
        found = WILL_BEFALL.search(text)
    if found is None or view.of_a_flight or UNCERTAIN_EFFECT.search(text):
        return None
    before = text[: found.start()]
    facing = "facing" in found.group() and FINITE_VERB.search(before) is not None
    if facing or (
        NOT_THE_MAIN_VERB.search(before)
        and not CONDITION.match(text)
        and not OF_WHOEVER.fullmatch(before)
    ):
        return None
    modal = re.search(r"\b(?:could|might|may|would|can)\b", text[: found.end()])
    at = view.segment.start
    return make_told(view, Kind.RISK, "may_befall", modality=Modality.POSSIBLE if modal else None,
                     verb=(at + found.start(), at + found.end()))  # fmt: skip


WHAT_IS_FEARED = regex(
    r"\W*(?:what\s+(?P<who>he|she|they|I|we|[A-Z]\w+|(?:the|his|her|their)\s+\w+)\s+(?:fears?|dreads?|worr(?:y|ies)\s+about)"
    r"(?:\s+(?:most|now|above\s+all))*|"
    r"(?:his|her|their|the|my|our)\s+(?:\w+\s+)?(?:fears?|worry|worries|concern|dread|nightmare))\s+(?:is|are|was|were)\s+(?:that\s+)?",
    re.IGNORECASE,
)


def _what_is_feared(view: View) -> Told | None:
    """ "What she fears most is that …", "their worst fear is that …"."""
    found = WHAT_IS_FEARED.match(view.text)
    if found is None or found.end() == len(view.text):
        return None
    at = view.scene.sentence.start + view.segment.start
    speaker = (
        make_speaker(found["who"], at + found.start("who"), view.scene.known, "fears", firm=True)
        if found["who"] else None
    )  # fmt: skip
    return make_told(view, Kind.RISK, "what_is_feared", start=view.segment.start + found.end(),
                     modality=Modality.FEARED, speakers=(speaker,) if speaker else ())  # fmt: skip


RISKS = (_feared_by_somebody, _what_is_feared, _fears, _is_feared, _may_befall)


# "The two countries signed", "hundreds demonstrated outside": who did a thing once, and no figure.
OF_ONE_OCCASION = regex(
    r"^\W*(?:the|these|those|both)\s+(?:two|three|four|five|six)\s+(?!hundred|thousand|million|dozen)\w+|"
    r"\b(?:demonstrated|rallied|protested|gathered|marched|assembled|queued)\b(?!.*\bsince\b)",
    re.IGNORECASE,
)
# "A hundred people are waiting outside": a crowd in one place.
CROWD = regex(
    r"\b(?:are|were|is|was)\s+(?:still\s+|already\s+|now\s+)?(?:waiting(?!\s+(?:for|on)\s+(?:an?|the|their)\s+"
    r"(?:decision|hearing|answer|ruling|verdict|removal|deportation|flight|interview|appeal))|standing|sitting|gathered|gathering|queuing|protesting|camped|"
    r"assembled|chanting|blocking|stranded|stuck|lined\s+up)\b(?!.*\bsince\b)",
    re.IGNORECASE,
)


def tell_figure(view: View) -> Told | None:
    """A number of people, flights or cases, and what holds of them."""
    if view.segment.quoted and STRONG_OPINION.search(view.text):
        return None
    if OF_ONE_OCCASION.search(view.text) or CROWD.search(view.text) or OF_THE_PAGE.match(view.text):
        return None
    hit = figure_of(view.scene, view.segment.start, view.segment.end, removal=False)
    averaged = OF_MANY_FLIGHTS.search(view.text) is not None
    if hit is None or (view.of_a_flight and not hit.of_flights and not averaged):
        return None
    start = view.segment.start if hit.start is None else hit.start
    told = make_told(view, Kind.STATISTIC, "figure", start=start, verb=hit.verb)
    times = told.statement.times or tuple(
        t for t in view.scene.times if view.segment.start <= t.start < view.segment.end
    )
    return replace(told, statement=replace(told.statement, count=hit.count, of=hit.of, times=times))


def tell_statement(view: View) -> Told | None:
    """What is felt or held: a judgement in the publisher's voice, or words of a quotation."""
    if view.of_a_flight or VERB_FIRST.match(view.text):
        return None
    if UNTRUE.search(view.text) or FOUND_UNTRUE.match(view.text):
        return make_told(view, Kind.EVENT, "said_to_be_untrue", modality=Modality.DENIED)
    rule = next((name for name, holds in VIEWS if holds(view)), None)
    if rule is None:
        return None
    if rule == "quoted_account":
        return make_told(view, Kind.EVENT, rule)
    return make_told(view, Kind.STATEMENT, rule, modality=Modality.ASSERTED)


# "The claim that he was beaten is false": told to be denied.
FOUND_UNTRUE = regex(
    r"\W*(?:the|any|all|these|those|this|an?)?\s*(?:\w+\s+)?(?:claim|report|rumou?r|allegation|suggestion|story|assertion|statement|idea|"
    r"accusation|notion|post|message)s?\s+(?:that|about|of)\b[^;]*?\b(?:is|are|was|were)\s+(?:\w+ly\s+|simply\s+|not\s+)?"
    r"(?:untrue|false|baseless|unfounded|fabricated|true|a\s+lie|lies|fake|invented|nonsense|groundless|incorrect|wrong)\b",
    re.IGNORECASE,
)


def _judges(view: View) -> bool:
    return OPINION.search(view.text) is not None


def _judges_strongly(view: View) -> bool:
    return STRONG_OPINION.search(view.text) is not None or ESSAY.search(view.text) is not None


# "Who should have travelled", "must have left": no judgement of anybody.
SUPPOSED = regex(
    r"\b(?:who|which|that)\s+(?:should|must|ought)\b|\b(?:should|must|"
    r"ought to)\s+have\b(?!\s+to\b)|\bwrong\s+(?:plane|flight|man|person|airport|"
    r"country|place|side|age|name|date|day|number|figure|time|spelling|title|year|month|town|city|model|version|photo\w*|caption)\b",
    re.I,
)


# "We were not told where we were going", "they woke us at three": what was done to the teller.
TREATED = regex(
    r"\b(?:we|they|he|she|I|nobody|no one)\s+(?:was|were|had been|wasn't|weren't)\s+(?:not\s+|never\s+|all\s+|even\s+)?"
    r"(?:told|given|fed|allowed|chained|cuffed|handcuffed|shackled|beaten|woken|dragged|kept|held|searched|"
    r"forced|threatened|put|taken|driven|brought|made to|tied|denied)\b|"
    r"\b(?:they|guards|officers|agents|nobody|no one)\s+(?:\w+ly\s+)?(?:told|gave|chained|cuffed|shackled|beat|woke|dragged|"
    r"kept|held|searched|forced|threatened|put|took|drove|brought|tied|denied|showed|asked)\s+(?:us|him|her|them|me|my|our|his)\b",
    re.IGNORECASE,
)


def _quoted_account(view: View) -> bool:
    """A quotation that tells what happened, and judges nothing."""
    if not view.segment.quoted or _judges_strongly(view):
        return False
    told = TREATED.search(view.text) or (TOPIC.search(view.text) and TOLD_PAST.search(view.text))
    if is_of_a_craft(view.text):
        return False
    return told is not None and not _of_a_state(view) and not _judges(view)


def _called(view: View) -> bool:
    """Words in quotation marks that somebody puts on somebody: "calls him “a saboteur”"."""
    scopes = scopes_at(view.scene.scopes, view.segment.start, view.segment.end)
    return any(scope.rule == "called_it" for scope in scopes)


def _quoted(view: View) -> bool:
    """Any other quotation."""
    return view.segment.quoted


def _of_a_state(view: View) -> bool:
    return PRESENT_STATE.search(view.text) is not None


def _credited_view(view: View) -> bool:
    """What somebody is credited with and that judges, or doubts what will come of it."""
    if not view.credited or len(view.text.split()) < EVENT_WORDS_LEAST:
        return False
    if QUOTES_IN_PART.search(view.text) and not TOLD_PAST.search(view.text):
        return True
    feels = WE_FEEL.match(view.text) or WANTS.match(view.text)
    return feels is not None or UNCERTAIN_EFFECT.search(view.text) is not None or _judges(view)


def _of_an_opinion_piece(view: View) -> bool:
    """Anything undated that a piece of opinion says in its own voice, and that tells nothing."""
    if not view.scene.opinion_piece or view.credited or is_headline(view):
        return False
    dated = any(view.segment.start <= t.start < view.segment.end for t in view.scene.times)
    enough = len(view.text.split()) >= EVENT_WORDS_LEAST
    return enough and not dated and NARRATES.match(view.text) is None


def _judgement(view: View) -> bool:
    """A judgement in the publisher's voice: strong words, or what "we" feel and hold."""
    text = view.text
    if view.segment.relative or len(text.split()) < VIEW_WORDS_LEAST or SUPPOSED.search(text):
        return False
    if is_headline(view):
        feels = A_BODY_FEELS.match(text) is not None
        return feels or (_judges_strongly(view) and JUDGES.search(text) is not None)
    return (
        _judges_strongly(view)
        or WE_FEEL.match(text) is not None
        or A_BODY_FEELS.match(text) is not None
        or IT_IS_SAD.match(text) is not None
        or IT_MOVES.match(text) is not None
    )


# "We regret any distress", "I am appalled by these flights".
WE_FEEL = regex(
    r"\W*(?:we|I|(?:all|many|most) of us)\s+(?:\w+ly\s+|do\s+|do not\s+|don't\s+|"
    r"cannot\s+|can't\s+|still\s+|all\s+|also\s+){0,2}"
    r"(?:regret|condemn|deplore|denounce|applaud|welcome|mourn|apologi[sz]e|believe|think|feel|"
    r"hope|trust|doubt|resent|despise|admire|refuse to|recogni[sz]e|(?:used to|"
    r"once) (?:think|believe)|"
    r"(?:are|am|were|was|remain) (?:\w+ly )?(?:appalled|ashamed|horrified|outraged|"
    r"troubled|disturbed|devastated|angry|heartbroken|saddened|dismayed|"
    r"proud|grateful|sorry|shocked|disgusted|alarmed|concerned|relieved|glad|sick|tired|better)|"
    r"call (?:him|her|it|them|this|that)|have (?:grown|become|got) (?:used|numb)|"
    r"deserve|owe|must|should|need to|ought)\b",
    re.IGNORECASE,
)
# "Northern Door is alarmed by the deportation of", "The Council deplores".
A_BODY_FEELS = regex(
    r"\W*(?:(?:the|our)\s+)?(?-i:[A-Z])[\w'’&-]+(?:\s+(?:of|for|the|and|in|(?-i:[A-Z])[\w'’&-]+)){0,6}\s+"
    r"(?:(?:is|are|remains?|was|were)\s+(?:\w+ly\s+|also\s+)?(?:appalled|alarmed|outraged|dismayed|horrified|saddened|"
    r"disturbed|troubled|concerned|shocked|ashamed|disappointed|grateful|proud|relieved|encouraged|heartened)\s+(?:by|at|that|to|about|over)\b|"
    r"(?:\w+ly\s+)?(?:deplores?|condemns?|denounces?|decr(?:y|ies)|abhors?|regrets?|laments?|applauds?|welcomes?|mourns?|protests?|opposes?)\s+"
    r"(?:the|this|these|any|all|yesterday['’]s|today['’]s|in)\b)",
    re.IGNORECASE,
)
# "It “does not discuss its clients”".
QUOTES_IN_PART = regex(r"“[^“”]{8,}”|\"[^\"]{8,}\"")
WANTS = regex(
    r"\W*(?:I|we|he|she|they)\s+(?:just\s+|only\s+|still\s+|also\s+)?(?:want|wish|need|"
    r"long|prefer|wanted|wish|miss|love|hate|dream|pray|suffer|regret|forgive)(?:e?s)?\b",
    re.I,
)
IT_MOVES = regex(
    r"\W*(?:it|this|that|all this)\s+(?:makes|made|breaks|broke|fills|filled|chills|chilled|hurts|disgusts|shocks|frightens|"
    r"sickens|angers|saddens|shames|haunts|scares)\s+(?:me|us|my|our|you|everyone|anyone)\b",
    re.IGNORECASE,
)
IT_IS_SAD = regex(
    r"\W*(?:it|this|that|these|those|they|what \w+|there|the (?:policy|flights?|"
    r"practice|removals?|system|law|deportations?|programme?|agreement|deal|secrecy|charters?|silence))\s+"
    r"(?:is|was|are|were|remains?|would be|has been|will be)\s+"
    r"(?:\w+ly\s+|both\s+|a\s+|an\s+|not\s+|no\s+|the\s+|something\s+|nothing\s+|so\s+|"
    r"too\s+|more\s+|"
    r"most\s+|matter\s+of\s+|kind\s+of\s+){0,3}"
    r"(?:sad|cruel|wrong|shameful|scandal(?:ous)?|disgrac\w+|obscen\w+|outrage\w*|"
    r"unjust|unfair|inhuman\w*|"
    r"absurd|pointless|senseless|barbar\w+|immoral|indefensible|intolerable|unacceptable|monstrous|"
    r"shame|stain|tragedy|madness|insanity|hypocri\w+|excuse|justification|dangerous|"
    r"reckless|conscience|"
    r"abuse|betrayal|disaster|nightmare|right|decent|honou?rable|noble|brave|insult|affront|mockery|travesty|farce|theat(?:re|er)|"
    r"crime|lottery|gamble|failure|who\s+we\s+are|what\s+we\s+are|beneath\s+us|normal)\b",
    re.IGNORECASE,
)


# In order: the first that holds names the view.
VIEWS: tuple[tuple[str, Callable[[View], bool]], ...] = (
    ("called", _called),
    ("quoted_account", _quoted_account),
    ("quoted", _quoted),
    ("credited_view", _credited_view),
    ("of_an_opinion_piece", _of_an_opinion_piece),
    ("judgement", _judgement),
)
