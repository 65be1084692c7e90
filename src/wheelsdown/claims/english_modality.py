"""How firmly an English clause says that something happened: did, did not, was to, may have.

In come the words before a verb and the form of the verb; out goes a `Modality`, or nothing where
the form is not a statement at all ("planes land here every hour"). Small rules, first that fits.
"""

import re

from wheelsdown.claims.attribution import modality_at
from wheelsdown.claims.statements import Scene
from wheelsdown.model.report import Modality

ADVERB = r"(?:\s+(?:\w+ly|also|then|later|now|soon|first|yet|ever|even|already))*"

RULES: tuple[tuple[str, re.Pattern[str], Modality], ...] = (
    ("could_not", re.compile(
        rf"\b(?:could|can|may|would|will|did|does|do|has|have|had|was|were|is|are)"
        rf"(?:\s+not|n't){ADVERB}\s+(?:(?:been|be|have|able to)\s+)?$"), Modality.DENIED),
    ("never", re.compile(
        rf"\bnever(?:{ADVERB}\s+)(?:been\s+)?$|\bcannot\s+$|\bnot\s+$"), Modality.DENIED),
    ("failed_to", re.compile(
        r"\b(?:failed|refused|declined|unable|not (?:allowed|permitted|cleared)|forbidden|"
        r"prevented from|barred from|blocked from|denied permission|instead of|without|rather than)"
        r"(?:\s+to)?\s+$"), Modality.DENIED),
    ("scheduled_to", re.compile(
        r"\b(?:due|scheduled|slated|set|supposed|planned|meant|about|ready|preparing|prepared|"
        r"plans?|planning|intends?|intended|wants?|ordered|poised|booked)\s+to\s+(?:be\s+)?$"),
     Modality.PLANNED),
    ("scheduled", re.compile(r"\b(?:scheduled|planned|slated)\s+$"), Modality.PLANNED),
    ("expected_to", re.compile(
        r"\b(?:expect(?:ed|s)?)\s+(?:(?:it|the \w+)\s+)?to\s+(?:have\s+)?(?:be\s+)?$"),
     Modality.EXPECTED),
    ("feared_to", re.compile(r"\bfeared\s+to\s+(?:have\s+)?$"), Modality.FEARED),
    ("would_have", re.compile(rf"\bwould{ADVERB}\s+have{ADVERB}\s+$"), Modality.POSSIBLE),
    ("will", re.compile(rf"(?:\b(?:will|would|shall|(?:is|are|was|were) (?:also |now |still |"
            rf"soon )?(?:going )?to)|'ll|'d)"
                        rf"{ADVERB}\s+(?:be\s+)?$"), Modality.PLANNED),
    ("may_have", re.compile(
        rf"\b(?:may|might|could|can|should|must){ADVERB}\s+(?:have{ADVERB}\s+)?(?:be\s+|"
        rf"been\s+)?$"),
     Modality.POSSIBLE),
    ("believed_to", re.compile(
        r"\b(?:believed|thought|likely|understood|appear(?:s|ed)?|seem(?:s|ed)?|presumed|suspected|"
        r"rumou?red)\s+to\s+(?:have\s+)?(?:be\s+|been\s+)?$"), Modality.POSSIBLE),
    ("managed_to", re.compile(
        r"\b(?:managed|able|forced|obliged|diverted|went on|continued on|said|reported|known|"
        r"confirmed|found|seen)\s+to\s+(?:have\s+)?(?:be\s+|been\s+)?$"), Modality.ASSERTED),
    ("to", re.compile(r"\b(?:to|permission to|allowed to)\s+(?:be\s+)?$"), Modality.POSSIBLE),
    ("perhaps", re.compile(r"\b(?:possibly|perhaps|probably|likely|maybe|"
                           r"presumably)\s+(?:\w+\s+)?$"),
     Modality.POSSIBLE),
)  # fmt: skip

NO_SUBJECT = re.compile(
    r"\b(?:no|neither|nor|none of the)\s+(?:(?:other|such|more|deportation|charter|us|u\.s\.|"
    r"ice|single|further)\s+){0,3}(?:plane|jet|aircraft|flight|charter|passenger|deportee)s?\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"(?:^|[\s“\"])(?:if|unless|whether|in case|in the event|suppose|supposing|assuming|imagine|"
    r"hypothetically|(?-i:Had|(?<=, )had|(?<=and )had|(?<=or )had) (?:the|a|it))\s",
    re.IGNORECASE,
)
FALSE_CLAIM = re.compile(
    r"\b(?:(?:false|untrue|not true|incorrect|wrong|a lie|a hoax|fake)\s+(?:reports?|claims?|"
    r"rumou?rs|"
    r"that)|(?:reports?|claims?|rumou?rs)\s+that\b(?=.*\b(?:false|untrue|denied|"
    r"incorrect|wrong)\b)|"
    r"(?:dismissed|rejected|withdrew|retracted|disputed)\b.{0,40}\b(?:reports?|claims?|that))",
    re.IGNORECASE,
)
CORRECTION = re.compile(
    r"\b(?:an earlier version|a previous version|incorrectly (?:said|stated|reported)|"
    r"(?:correction|clarification):|misstated|\b(?:the|an) (?:article|story|version|"
    r"(?-i:post)) (?:also |wrongly |mistakenly |erroneously )*(?:said|stated|gave|reported|"
    r"claimed|put)\b)",
    re.IGNORECASE,
)


# "Was not, as some have written, diverted".
AS_SOME_SAY = re.compile(r",\s+as\s[^,]{3,40},\s+")


def modality_of(scene: Scene, clause_start: int, verb: tuple[int, int]) -> Modality:
    """Return how firmly the verb at `verb` of a clause is said, the strongest doubt first."""
    text = scene.sentence.text
    before = AS_SOME_SAY.sub(" ", text[clause_start : verb[0]])
    if CORRECTION.search(text) or FALSE_CLAIM.search(text[: verb[1] + 200]):
        return Modality.DENIED
    if NO_SUBJECT.search(before):
        return Modality.DENIED
    own = _by_words_before(before.lower())
    said = modality_at(scene.scopes, *verb)
    if own is Modality.DENIED or said is Modality.DENIED:
        return Modality.DENIED
    if any(a <= verb[0] < b for a, b in scene.doubts):
        return Modality.POSSIBLE
    leading = text[max(0, clause_start - 14) : verb[0]]
    if CONDITION.search(leading) or CONDITION.match(text) or text.rstrip("”\"' ").endswith("?"):
        return Modality.POSSIBLE
    return own or said or Modality.ASSERTED


def _by_words_before(before: str) -> Modality | None:
    for _, pattern, modality in RULES:
        if pattern.search(before[-70:]):
            return modality
    return None
