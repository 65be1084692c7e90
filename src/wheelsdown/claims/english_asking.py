"""Who asks whom for what in an English segment: requests, letters, petitions.

In comes a `View`; out goes an appeal made, or what is asked with who asks it.
"""

import re

from wheelsdown.claims.attribution import Speaker
from wheelsdown.claims.english_account_segments import TO_DO
from wheelsdown.claims.english_speakers import make_speaker
from wheelsdown.claims.english_telling import FINITE_VERB, Kind, Told, View, make_told
from wheelsdown.claims.english_views import APPEAL, COURT_APPEAL, REQUEST
from wheelsdown.claims.patterns import is_found_by, regex
from wheelsdown.model.report import Modality, PassageKind, SpeakerKind

# What such a body asks in its own release is the publisher's voice.
# "… and tell Congress who was aboard": asked for with the request before.
ASKED_TO_DO = regex(rf"{TO_DO}\b")
RELEASES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.GROUP, SpeakerKind.AUTHORITY})


# "German authorities should suspend all removals": what a body asks of another.
SHOULD_ACT = regex(
    r"\W*(?:(?:the|all|every|each|both)\s+)?(?:[\w'’.-]+\s+){0,4}?(?:[A-Z]\w+|"
    r"authorit\w+|government\w*|states?|airlines?|countr\w+|"
    r"officials?|ministr\w+|department|companies|company|courts?|police|parliament|"
    r"administration|it|they|agency|council|operators?)\s+"
    r"(?:should|must|ought\s+to|needs?\s+to)\s+(?:immediately\s+|urgently\s+|now\s+|"
    r"at\s+once\s+|not\s+|also\s+|therefore\s+|promptly\s+)*"
    r"(?:suspend|halt|stop|end|cease|publish|disclose|release|investigate|allow|ensure|"
    r"refrain|guarantee|reveal|explain|provide|"
    r"grant|return|bring|free|open|abandon|scrap|cancel|withdraw|reject|refuse|deport|"
    r"hand|inform|protect|restore|respect|comply|"
    r"clarify|account|drop|repeal|close|lift|make\s+public)\b"
)


# "… that its members not be forced", "that the men be freed": asked for by the mood of the verb.
SUBJUNCTIVE = regex(
    r"\W*(?:that\s+)?(?:(?!(?:to|will|would|may|might|can|could|shall|should|must|cannot|ought|not|never|also|is|are|was|were|has|have|had)\b)"
    r"[\w'’-]+\s+){1,7}?(?:not\s+)?be\s+(?:\w+ly\s+)?\w+(?:ed|en|ne|pt|ut|ught|ld|de|un|nd|ent)\b",
    re.IGNORECASE,
)


def tell_request(view: View) -> Told | None:
    """ "X urged Y to …", "we call on Congress to …": what is asked, and who asks."""
    if view.credited and not view.segment.quoted and SUBJUNCTIVE.match(view.text):
        return make_told(view, Kind.APPEAL_REQUEST, "that_it_be_done", modality=Modality.ASSERTED)
    found = REQUEST.search(view.text) or SHOULD_ACT.match(view.text)
    if found is not None and is_found_by(found, SHOULD_ACT):
        if view.scene.opinion_piece or view.segment.quoted:
            return None
        return make_told(view, Kind.APPEAL_REQUEST, "should_act", modality=Modality.ASSERTED)
    if found is None:
        joined = view.segment.joined and view.before is not None
        if (
            joined
            and view.before
            and view.before.statement.type is Kind.APPEAL_REQUEST
            and (view.text.startswith(("to ", "not to ")) or ASKED_TO_DO.match(view.text))
        ):
            return make_told(view, Kind.APPEAL_REQUEST, "asks_further", modality=Modality.ASSERTED,
                         speakers=view.before.statement.speakers)  # fmt: skip
        return None
    who = re.sub(
        r"\s+(?:is|are|was|were|has|have|had)(?:\s+(?:also|now|again|\w+ly))?\s*$",
        " ",
        view.text[: found.start()],
    )
    if FINITE_VERB.search(who) or (
        found["verb"].split()[0].lower().endswith("ing") and who.strip(" –—-•\t")
    ):
        return None
    return make_told(view, Kind.APPEAL_REQUEST, "asks", modality=Modality.ASSERTED,
                 speakers=_asker(view, view.text[: found.start()], found["verb"]))  # fmt: skip


# "Colleagues are urged to …" names whom it asks, not who asks.
IS_ASKED = regex(
    r"(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:urged|asked|called|requested|implored|invited|encouraged|exhorted|advised|begged)",
    re.IGNORECASE,
)


def _asker(view: View, who: str, cue: str) -> tuple[Speaker, ...]:
    if view.scene.sentence.kind is PassageKind.HEADLINE or IS_ASKED.match(cue):
        return ()
    phrase = re.sub(
        r"\s+(?:is|are|has|have|had|also|again|repeatedly|now|then|therefore)$", "", who.rstrip()
    )
    opening = re.match(
        r"^(?:(?:in|on|at|after|following|since)\b[^,]{2,80},\s+)+", phrase, re.IGNORECASE
    )
    lead = opening.end() if opening else 0
    phrase = phrase[lead:]
    if not phrase or re.fullmatch(r"(?:I|we|you|us)(?:\s+\w+)*", phrase, re.IGNORECASE):
        return ()
    at = view.scene.sentence.start + view.segment.start + lead
    speaker = make_speaker(re.split(r",\s", phrase)[0], at, view.scene.known, cue, firm=True)
    if speaker is None or (view.scene.known.is_release and speaker.kind in RELEASES):
        return ()
    return (speaker,)


def tell_appeal(view: View) -> Told | None:
    """That an appeal was made: a letter signed, a petition filed, a country asked."""
    found = APPEAL.search(view.text)
    if found is None or (COURT_APPEAL.search(view.text) and "letter" not in view.text):
        return None
    if view.segment.relative:
        return None
    anaphoric = re.match(
        r"(?:the (?:signator|group|letter|politician)|they |he |she )", view.text, re.I
    )
    if anaphoric and found.group().lower().startswith("ask"):
        return make_told(view, Kind.APPEAL_REQUEST, "asks", modality=Modality.ASSERTED,
                     speakers=_asker(view, view.text[: found.start()], "asked"))  # fmt: skip
    headline = view.scene.sentence.kind is PassageKind.HEADLINE
    if found.group().lower().startswith("ask") and not headline and found.start() > 0:
        return make_told(view, Kind.APPEAL_REQUEST, "asks", modality=Modality.ASSERTED)
    return make_told(view, Kind.APPEAL, "appeal_made", modality=Modality.ASSERTED)
