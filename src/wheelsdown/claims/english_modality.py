"""How firmly an English clause says that something happened: did, did not, was to, may have.

In come the words before a verb and the form of the verb; out goes a `Modality`, or nothing where
the form is not a statement at all ("planes land here every hour"). Small rules, first that fits.
"""

import re

from wheelsdown.claims.attribution import modality_at
from wheelsdown.claims.english_verbs_of_flying import FLIGHT_VERB
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import Scene
from wheelsdown.model.report import Modality

ADVERB = r"(?:\s+(?:\w+ly|also|then|later|now|soon|first|yet|ever|even|already))*"

RULES: tuple[tuple[str, re.Pattern[str], Modality], ...] = (
    ("could_not", regex(
        rf"\b(?:could|can|may|would|will|did|does|do|has|have|had|was|were|is|are)"
        rf"(?:\s+not|n't){ADVERB}\s+(?:(?:been|be|have|able to)\s+)?$"), Modality.DENIED),
    ("never", regex(
        rf"\bnever(?:{ADVERB}\s+)(?:been\s+)?$|\bcannot\s+$|\bnot\s+$"), Modality.DENIED),
    ("nearly", regex(
        r"\b(?:nearly|narrowly|almost|all but|came (?:close|near) to|came within \w+ of)\s+"
        r"(?:being\s+|been\s+|be\s+)?$"), Modality.DENIED),
    ("failed_to", regex(
        r"\b(?:failed|refused|declined|unable|not (?:allowed|permitted|cleared)|forbidden|"
        r"prevented from|barred from|blocked from|denied permission|instead of|without|rather than)"
        r"(?:\s+to)?\s+$"), Modality.DENIED),
    ("scheduled_to", regex(
        r"\b(?:scheduled|slated|set|supposed|planned|meant|about|ready|preparing|prepared|"
        r"plans?|planning|intends?|intended|wants?|ordered|poised|booked)\s+to\s+(?:be\s+)?$"),
     Modality.PLANNED),
    ("scheduled", regex(r"\b(?:scheduled|planned|slated)\s+$"), Modality.PLANNED),
    ("expected_to", regex(
        r"\b(?:expect(?:ed|s)?|due|anticipated|foreseen)\s+(?:(?:it|the \w+)\s+)?to\s+(?:have\s+)?(?:be\s+)?$"),
     Modality.EXPECTED),
    ("feared_to", regex(r"\bfeared\s+to\s+(?:have\s+)?$"), Modality.FEARED),
    ("would_have", regex(rf"\bwould{ADVERB}\s+have{ADVERB}\s+$"), Modality.POSSIBLE),
    ("will", regex(rf"(?:\b(?:will|would|shall|(?:is|are|was|were) (?:also |now |still |"
            rf"soon )?(?:going )?to)|'ll|'d)"
                        rf"{ADVERB}\s+(?:be\s+)?$"), Modality.PLANNED),
    ("may_have", regex(
        rf"\b(?:may|might|could|can|should|must){ADVERB}\s+(?:have{ADVERB}\s+)?(?:be\s+|"
        rf"been\s+)?$"),
     Modality.POSSIBLE),
    ("believed_to", regex(
        r"\b(?:believed|thought|likely|understood|appear(?:s|ed)?|seem(?:s|ed)?|presumed|suspected|"
        r"rumou?red)\s+to\s+(?:have\s+)?(?:be\s+|been\s+)?$"), Modality.POSSIBLE),
    ("managed_to", regex(
        r"\b(?:managed|able|forced|made|compelled|obliged|diverted|went on|continued on|said|reported|known|"
        r"confirmed|found|seen)\s+to\s+(?:have\s+)?(?:be\s+|been\s+)?$"), Modality.ASSERTED),
    ("to", regex(r"\b(?:to|permission to|allowed to)\s+(?:be\s+)?$"), Modality.POSSIBLE),
    ("perhaps", regex(r"\b(?:possibly|perhaps|probably|likely|maybe|"
                           r"presumably)\s+(?:\w+\s+)?$"),
     Modality.POSSIBLE),
)  # fmt: skip

NO_SUBJECT = regex(
    r"\b(?:no|neither|nor|none of the)\s+(?:(?:other|such|more|deportation|charter|us|u\.s\.|"
    r"ice|single|further)\s+){0,3}(?:plane|jet|aircraft|flight|charter|passenger|deportee)s?\b",
    re.IGNORECASE,
)
CONDITION = regex(
    r"(?:^|[\s“\"])(?:if|unless|whether|in case|in the event|suppose|supposing|assuming|imagine|"
    r"hypothetically|(?-i:Had|(?<=, )had|(?<=and )had|(?<=or )had) (?:the|a|it))\s",
    re.IGNORECASE,
)
FALSE_CLAIM = regex(
    r"\b(?:(?:false|untrue|not true|incorrect|wrong|a lie|a hoax|fake)\s+(?:reports?|claims?|"
    r"rumou?rs|"
    r"that)|(?:reports?|claims?|rumou?rs)\s+that\b(?=.*\b(?:false|untrue|denied|"
    r"incorrect|wrong)\b)|"
    r"(?:dismissed|rejected|withdrew|retracted|disputed)\b.{0,40}\b(?:reports?|claims?|that))",
    re.IGNORECASE,
)
CORRECTION = regex(
    r"\b(?:an earlier version|a previous version|incorrectly (?:said|stated|reported)|"
    r"(?:correction|clarification):|misstated|\b(?:owing|due) to an? (?:editing|translation|production|reporting|typing) error|\bour (?:[\w-]+ )?(?:article|story|version|report|piece|item|post)\b[^.]{0,40}? (?:said|stated|gave|reported|claimed|put)\b|\b(?:the|an) (?:article|story|version|"
    r"(?-i:post)) (?:also |wrongly |mistakenly |erroneously )*(?:said|stated|gave|reported|"
    r"claimed|put)\b)",
    re.IGNORECASE,
)


# "The article also gave a wrong number. It said …".
IT_SAID = regex(r"\W*It\s+(?:also\s+|wrongly\s+)?(?:said|stated|gave|put|reported|claimed)\b")
# "Was not, as some have written, diverted".
ARTICLE = regex(r"\b(?:an?|the)\s+$")
AS_SOME_SAY = regex(r",\s+as\s[^,]{3,40},\s+")


# "It was not the first to land in Cairo": it did land.
NOT_THE_ONLY_ONE = regex(r"\bnot\s+(?:the\s+)?(?:first|only|last)\b")
# "It did not take off until 9 p.m.", "nor reach Cairo before Tuesday": it did, and no sooner.
DID_NOT = regex(r"\b(?:did|was|were|had)(?:\s+not|n't)\s+(?:[a-z]+\s+)?$")
ONLY_LATER = regex(
    r"[^.,;:“”]{0,50}?\s(?:until|till|before)\s(?:(?:about|around|nearly|almost|just|shortly|well|after|past|the|late|early|"
    r"next|following|on|that|same)\s)*(?:\d|noon|midnight|dawn|morning|afternoon|evening|night|daybreak|\w+day\b|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven)\b)",
)


def modality_of(scene: Scene, clause_start: int, verb: tuple[int, int]) -> Modality:
    """Return how firmly the verb at `verb` of a clause is said, the strongest doubt first."""
    text = scene.sentence.text
    before = ARTICLE.sub("", AS_SOME_SAY.sub(" ", text[clause_start : verb[0]]))
    if scene.known.own_article and IT_SAID.match(text):
        return Modality.DENIED
    if CORRECTION.search(text) or FALSE_CLAIM.search(text[: verb[1] + 200]):
        return Modality.DENIED
    if NO_SUBJECT.search(before):
        return Modality.DENIED
    own = _by_words_before(before.lower())
    if own is Modality.DENIED and (
        NOT_THE_ONLY_ONE.search(text, clause_start, verb[1])
        or (DID_NOT.search(before) and ONLY_LATER.match(text, verb[1]))
    ):
        own = Modality.ASSERTED
    if own is None and A_FINITE_VERB.search(text, *verb) is None:
        own = _by_words_after(text, verb[1])
    said = modality_at(scene.scopes, *verb)
    if own is Modality.DENIED or said is Modality.DENIED:
        return Modality.DENIED
    if any(a <= verb[0] < b for a, b in scene.doubts):
        return Modality.POSSIBLE
    leading = text[max(0, clause_start - 14) : verb[0]]
    if CONDITION.search(leading) or CONDITION.match(text) or text.rstrip("”\"' ").endswith("?"):
        return Modality.POSSIBLE
    return own or said or Modality.ASSERTED


# "Landing in Moscow is expected at 21:23", "a stop in Baku is possible": of a noun.
WORDS_AFTER: tuple[tuple[re.Pattern[str], Modality], ...] = tuple(
    (
        regex(
            r"(?:\s+(?:in|at|on|of|to|from|via|for)(?:\s+(?!and\b|but\b|that\b|which\b)[^\s,.;:“”]+){1,6}?)?\s+(?:is|are|was|were|remains?|seems?)\s+"
            rf"(?:(?:also|still|now|again|currently|tentatively|provisionally)\s+)*(?:{words})\b"
        ),
        modality,
    )
    for words, modality in (
        ("expected|anticipated|foreseen|projected|awaited", Modality.EXPECTED),
        (
            "scheduled|planned|slated|pencilled in|booked|due|in preparation|being prepared|set for|foreseen",
            Modality.PLANNED,
        ),
        (
            "possible|conceivable|likely|probable|not excluded|not ruled out|being considered|under discussion",
            Modality.POSSIBLE,
        ),
    )
)


# "The plane that departed from Mesa is expected in Cairo": it has departed.
A_FINITE_VERB = regex(rf"\b{FLIGHT_VERB}\b", re.IGNORECASE)


def _by_words_after(text: str, end: int) -> Modality | None:
    return next((modality for words, modality in WORDS_AFTER if words.match(text, end)), None)


# "The government intends to run a second flight", "a batch will follow".
AHEAD = regex(
    r"\W*(?:[\w'’-]+\s+){1,8}?(?:(?<!own )(?<!free )will|shall|is to|are to|intends? to|plans? to|aims? (?:to|for)|(?:is|are) going to|"
    r"(?:is|are) (?:due|set|scheduled|slated) to|(?:government|ministry|department|agency|company|airline|authorities|"
    r"council|commission|state|embassy) (?:also |now )?wants? to)\b(?! (?:not|never)\b)"
)


def tells_ahead(words: str) -> bool:
    """Say whether the first verb of a segment tells what is to come."""
    found = AHEAD.match(words)
    return found is not None and not PAST_BEFORE.search(found.group())


NO_DENIAL = regex(
    r"\b(?:no|not)\s+(?:fewer|less|more|later|earlier|sooner|longer)\s+than\b|\bnot\s+(?:only|least|just|merely|before|until)\b|"
    rf"\bno\s+later\b|{NOT_THE_ONLY_ONE.pattern}|"
    # "Detainees are denied medical care": that they are is said.
    r"(?<!reports )(?<!report )(?<!claims )(?<!claim )(?<!this )(?<!that )(?<!allegations )\b(?:is|are|was|were|been|being)\s+denied\s+(?!by\b|that\b|as\b)",
    re.IGNORECASE,
)
A_DENIAL = regex(
    r"\b(?:no|not|never|nobody|none|neither|nor|nothing|nowhere|cannot|without|instead|unable|contrary|rather|hardly|barely|nearly|almost|"
    r"narrowly|wrong(?:ly)?|untrue|false(?:ly)?|fake|hoax|lies?|incorrect(?:ly)?|correction|erroneous(?:ly)?|mistaken(?:ly)?|rumou?rs?|denial|myth|"
    r"(?:den(?:y|ie)|reject|refut|dismiss|disput|contest|contradict|rebut|debunk|fail|refus|declin|cancel|call(?:ed)? off|scrap|abort|"
    r"prevent|block|barr|halt|ground|suspend|postpon|avert|spare|foil|stopp|turn(?:ed)? (?:back|away)|fell through|miss)\w*)\b|n['’]t\b",
    re.IGNORECASE,
)


PAST_BEFORE = regex(r"\b(?:was|were|had|has|have|said|told|[a-z]{3,}ed|who|which|that|if)\b")


def _by_words_before(before: str) -> Modality | None:
    for _, pattern, modality in RULES:
        if pattern.search(before[-70:]):
            return modality
    return None
