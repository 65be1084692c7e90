"""What is done to people and who they were, told in an English segment.

In comes a `View`; out goes what it tells: a deed of `english_deeds` where the segment's main verb
names one, or a person's life before.
"""

import re
from collections.abc import Callable

from wheelsdown.claims.english_deeds import DEEDS, Deed
from wheelsdown.claims.english_figures import figure_of, is_of_many
from wheelsdown.claims.english_lives import BACKGROUND
from wheelsdown.claims.english_subject_phrases import (
    UNKNOWN,
    Subject,
    SubjectKind,
    subject_at,
    subject_of,
    without_opening,
)
from wheelsdown.claims.english_telling import (
    FINITE_VERB,
    Kind,
    Told,
    View,
    make_told,
    person_of,
    subject_before,
)
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import may_speak_of
from wheelsdown.model.report import PassageKind

THERE_WERE = regex(r"\bthere (?:was|were|are|is)\b[^,.;]{0,40}\bwho\b", re.IGNORECASE)

THINGS = regex(
    r"\b(?:plane|jet|aircraft|flight|letter|document|proposal|case|hearing|vote|"
    r"meeting|position|flag|"
    r"property|money|phone|passport|appeal|decision|airport|bill|law|belongings|fees?|bag|suitcase|luggage|belt|"
    r"shoelace|shoe|ring|watch|clothes|clothing|medicine|medication|pill|laptop|paper|file|card|cash|saving|goods|cargo|"
    r"train|bus|tram|ship|boat|ferry|vessel|truck|lorry|coach|car|van|taxi|service|departure|gate|road|runway|"
    r"protest|rally|press conference|briefing|election|ceremony|talk|session|inquest|concert|match|game)(?:es|s)?\s*$", re.I
)  # fmt: skip

FINITE_HEADLINE = regex(
    r"\b(?:was|were|is|are|has|have|had|will|says?|lands?|leaves?|face|faces)\b"
)


def tell_deed(view: View) -> Told | None:
    """What was done to people: the main verb of the segment names a deed.

    Each deed is looked for in every way of `WAYS`, in order, before the next.
    """
    for deed in DEEDS:
        if not may_speak_of(view.scene.sentence, deed.words):
            continue
        if deed.type is Kind.PERSON_SUMMONS and ENVOYS.search(view.text):
            continue
        for way in WAYS:
            done = way(view, deed)
            if done is None or (view.of_a_flight and not _is_of_people(deed, done[1])):
                continue
            return _deed_told(view, deed, *done)
    return None


# An ambassador who is summoned is told something: no deed against a person.
ENVOYS = regex(
    r"\b(?:ambassadors?|charg[eé]s?|envoys?|diplomats?|consuls?|nuncio)\b", re.IGNORECASE
)


def _is_of_people(deed: Deed, victim: Subject) -> bool:
    """A removal that a flight's rule has read as well must be told of people by name or number."""
    return deed.type is not Kind.PERSON_REMOVAL or victim.kind in (
        SubjectKind.PERSON, SubjectKind.GROUP,
    )  # fmt: skip


Done = tuple[re.Match[str], Subject]
"""The words of a deed, and whom it was done to."""


def _passive(view: View, deed: Deed) -> Done | None:
    """ "Petrov was deported": the subject is whom it was done to."""
    for found in deed.passive.finditer(view.text):
        before = view.text[: found.start()]
        if not _is_main(view, before):
            continue
        if UNFINISHED.search(found["aux"]) and NOT_TOLD_AFTER.search(before):
            continue
        subject = subject_before(view, before)
        if (
            deed.type is Kind.PERSON_DETENTION
            and HELD_AS_AN_OCCASION.match(found["verb"])
            and subject.kind is SubjectKind.UNKNOWN
        ):
            continue
        if subject.kind is not SubjectKind.UNKNOWN or not THINGS.search(before):
            return found, subject
    return None


# "A town hall will be held on Thursday": of an occasion, not of people.
HELD_AS_AN_OCCASION = regex(r"held\b", re.IGNORECASE)
UNFINISHED = regex(r"\b(?:being|be)\s*$")
NOT_TOLD_AFTER = regex(r"\b(?:after|before|of|without|from|to avoid|fear)\s*$")


def _joined(view: View, deed: Deed) -> Done | None:
    """ "… and immediately arrested", "… and questioned him": the subject was said before."""
    if not view.segment.joined or view.before is None:
        return None
    acting = deed.active.match(view.text)
    if acting is not None and _object_of(acting).kind in (SubjectKind.PERSON, SubjectKind.GROUP):
        return acting, _object_of(acting)
    suffered = deed.opening.match(view.text)
    return None if suffered is None else (suffered, view.before.subject)


FRAGMENT_SUBJECT = Subject(kind=SubjectKind.PERSON)


def _fragment(view: View, deed: Deed) -> Done | None:
    """ "Deported on 18 November by way of Istanbul": a list of cases leaves the subject out."""
    if view.scene.sentence.kind is PassageKind.HEADLINE or view.segment.joined:
        return None
    found = deed.opening.match(view.text)
    if found is None or found.end() == len(view.text) or FINITE_VERB.search(view.text):
        return None
    suffered = view.before.subject if view.before is not None else FRAGMENT_SUBJECT
    return found, suffered if suffered.kind is not SubjectKind.UNKNOWN else FRAGMENT_SUBJECT


def _headlined(view: View, deed: Deed) -> Done | None:
    """ "Activist jailed in Moscow": a headline leaves the auxiliary out."""
    if view.scene.sentence.kind is not PassageKind.HEADLINE and not _reads_as_headline(view):
        return None
    found = _in_a_headline(view, deed)
    return None if found is None else (found, subject_of(view.text[: found.start()]))


def _acted(view: View, deed: Deed) -> Done | None:
    """ "ICE deported Petrov", "men took him from his home": the object is whom it was done to."""
    for found in deed.active.finditer(view.text):
        before = view.text[: found.start()]
        if not before.strip() or FINITE_VERB.search(without_opening(before)):
            continue
        if (NO_AGENT.search(before) and not MAY_ACT.search(before)) or BY_CRAFT.search(before):
            continue
        victim = _object_of(found)
        if victim.kind in (SubjectKind.PERSON, SubjectKind.GROUP):
            return found, victim
    return None


# "Was", "of", "the" before a form of a verb: a participle or a noun. "To" and "will": a verb.
NO_AGENT = regex(
    r"\b(?:was|were|been|be|being|is|are|of|the|by|an?|after|before|his|her|their|for|no|any|"
    r"without|in|on|at|from|with|and|some|many|several|more|most|all|other|those|these|"
    r"newly|recently|"
    r"previously|just|already|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|\w+teen|"
    r"\w+ty|dozen|hundred|dozens)\s*$",
    re.IGNORECASE,
)
# "To expel convicted Uzbeks" and "a charter picked them up": neither arrests nor charges.
BY_CRAFT = regex(
    r"\bto\s+\w+\s*$|^\W*(?:an?|the|this|its|another)\s+(?:[\w'’-]+\s+){0,4}?(?:plane|"
    r"jet|flight|charter|bus|van|coach|car|aircraft|ambulance|helicopter)\b|"
    r"^\W*(?:the\s+|an?\s+|two\s+)?(?:paramedics?|medics?|doctors?|rescuers)\b",
    re.IGNORECASE,
)
MAY_ACT = regex(r"\b(?:who|that|which|they|we|I|he|she|it)\s*$", re.IGNORECASE)


def _object_of(found: re.Match[str]) -> Subject:
    group = next((name for name, words in found.groupdict().items()
                  if name.startswith("object") and words), None)  # fmt: skip
    if group is None:
        return UNKNOWN
    # With nothing that must follow it, the object goes on as far as its phrase does.
    open_ended = found.end(group) == found.end()
    named = found.string[found.start(group) :] if open_ended else found[group]
    first = named.split()[0].lower().rstrip(",.") if named.split() else ""
    alone = open_ended or len(named.split()) == 1
    if first in ("him", "me", "you") or (first == "her" and not HER_NOUN.match(named)):
        return Subject(kind=SubjectKind.PERSON, pronoun=True, name=first)
    if first in ("them", "us") and alone:
        return Subject(kind=SubjectKind.GROUP)
    if EVERYBODY.match(named):
        return Subject(kind=SubjectKind.GROUP)
    return subject_at(named)


HER_NOUN = regex(
    r"her\s+(?!(?:at|in|on|from|to|for|by|with|and|after|before|as|last|when|while|"
    r"yesterday|about|outside)\b)[a-z]",
    re.IGNORECASE,
)
EVERYBODY = regex(r"(?:everyone|everybody|anyone|all|most|each|others?)\b", re.IGNORECASE)


def _phrased(view: View, deed: Deed) -> Done | None:
    """ "He spent four months in detention": a phrase that means the deed."""
    found = deed.phrase.search(view.text) if deed.phrase is not None else None
    if found is None or not _is_main(view, view.text[: found.start()]):
        return None
    return found, subject_before(view, view.text[: found.start()])


# "Ghana accepted fourteen deportees", "Moscow took back 51 of its citizens".
TAKEN_BACK = regex(
    r"\b(?:accepted|readmitted|received|took\s+(?:back|in)|taken\s+(?:back|in)|welcomed|agreed\s+to\s+take|accepts|takes\s+back)\s+(?P<verb>(?:[\w'’-]+\s+){1,4}?"
    r"(?:deportees|returnees|expellees|deported\s+\w+|of\s+its\s+(?:own\s+)?(?:citizens|nationals|people)|"
    r"(?:people|men|migrants|nationals|citizens)\s+(?:deported|expelled|removed|returned)))\b",
    re.IGNORECASE,
)


def _taken_back(view: View, deed: Deed) -> Done | None:
    """ "Ghana accepted fourteen deportees": told from the other end."""
    found = TAKEN_BACK.search(view.text) if deed.type is Kind.PERSON_REMOVAL else None
    if found is None or not _is_main(view, view.text[: found.start()]):
        return None
    return found, Subject(kind=SubjectKind.GROUP)


WAYS: tuple[Callable[[View, Deed], Done | None], ...] = (
    _passive,
    _joined,
    _fragment,
    _headlined,
    _acted,
    _phrased,
    _taken_back,
)


def _reads_as_headline(view: View) -> bool:
    """A line without a full stop and without a finite verb: a deck, the first line of a post."""
    text = view.scene.sentence.text
    return text[-1:] not in '.!?…”"' and FINITE_PLAIN.search(text) is None


FINITE_PLAIN = regex(
    r"\b(?:was|were|is|are|has|have|had|will|would|did|does|do|could|can|may|might|must|should|"
    r"said|says?|told|came|went|took|made|got|gave|left|he|she|they|it|we|I)\b"
)
BEFORE_CONJUNCTION = regex(r"\b(?:after|before|as|while|amid|despite|following)\b", re.IGNORECASE)


def _in_a_headline(view: View, deed: Deed) -> re.Match[str] | None:
    """Return the last participle of a headline: it is the verb."""
    cut = BEFORE_CONJUNCTION.search(view.text)
    end = cut.start() if cut else len(view.text)
    any_deed = [m for d in DEEDS for m in d.participle.finditer(view.text, 0, end)]
    last = max((m.start() for m in any_deed if m.start() > 0), default=None)
    if last is None or FINITE_HEADLINE.search(view.text[:last]):
        return None
    return next((m for m in deed.participle.finditer(view.text, 0, end) if m.start() == last), None)


# "He's been nicked", "has since been charged": the auxiliary of the deed itself.
SHARED_AUXILIARY = regex(
    r"(?:'s|'ve|\s+(?:has|have|had|was|were|is|are))(?:\s+(?:since|also|now|then|"
    r"already|just|\w+ly))?\s*$"
)


def _is_main(view: View, before: str) -> bool:
    """Say whether no other finite verb stands before: the deed is what the segment tells."""
    if THERE_WERE.search(before):
        return True
    before = SHARED_AUXILIARY.sub("", before)
    words = re.sub(
        r",\s(?:named|known|identified|aged|a|an|the|who|\d{1,2})\b[^,]{0,80},",
        ",",
        without_opening(before),
    )
    if view.segment.relative:
        words = re.split(r",\s+(?=who|whose)", words)[-1]
    finite = FINITE_VERB.search(words)
    if finite is None:
        return True
    headed = re.match(
        r"^\W*(?:those|people|the \w+|some|many|one|two|three|all|both|\d+)\s+(?:\w+\s+){0,3}?(?:who|that|"
        r"deported|returned|removed|detained)\b",
        words,
        re.I,
    )
    return bool(headed) or bool(
        re.match(
            r"^\W*(?:after|before|when|while|since|as|once|although|though|because)\b[^,]+,",
            words,
            re.I,
        )
    )


def _deed_told(view: View, deed: Deed, found: re.Match[str], subject: Subject) -> Told | None:
    kind = deed.type
    at = view.segment.start + found.start("verb")
    span = (at, view.segment.start + found.end())
    if kind is Kind.PERSON_DETENTION and is_of_many(
        view.scene, view.segment.start, view.segment.end
    ):
        return None
    if kind is Kind.PERSON_REMOVAL:
        if figure_of(view.scene, view.segment.start, view.segment.end, removal=True):
            return None
        aux = (found.groupdict().get("aux") or "").lower()
        plural = re.match(r"(?:were|are|have|'re)", aux) is not None
        if subject.kind is SubjectKind.GROUP or (subject.kind is not SubjectKind.PERSON and plural):
            kind = Kind.GROUP_REMOVAL
        elif subject.kind is not SubjectKind.PERSON:
            return None
    return make_told(
        view, kind, "deed", verb=span, subject=subject, person=person_of(view, subject)
    )


# "Fuel trucks worked": a noun after the capital word.
PLURAL_AFTER = regex(r"\s+[a-z]+s\b(?!\s+(?:a|an|the|in|at|as)\b)")
# A name that opens a clause stands within so many characters.
NAME_WITHIN = 60


def _is_somebody(view: View, subject: Subject) -> bool:
    """A single capital word may be any noun that opens a sentence: "Fuel trucks worked on it"."""
    if subject.name is None or subject.pronoun or " " in subject.name:
        return True
    full = view.scene.known.full_names
    if view.text.lstrip("“\"' ").startswith(subject.name + " ") and not PLURAL_AFTER.match(
        view.text.lstrip("“\"' "), len(subject.name)
    ):
        return True
    alone = re.search(
        rf"\b{re.escape(subject.name)}(?:,|\s+(?:had|has|was|is)\b|\s*$)", view.text[:NAME_WITHIN]
    )
    if alone is not None and alone.end() - alone.start() > len(subject.name):
        # "Denis, the younger, had laid floors"; "Fuel trucks worked on it" names nobody.
        return True
    return subject.name in full or any(
        name.startswith(subject.name + " ") for name in full.values()
    )


# "The Lantern was founded in 2014": no person's life.
OF_A_BODY = regex(r"\b(?:was|were)\s+(?:founded|established|launched|set up|created)\b")


def tell_background(view: View) -> Told | None:
    """What is told of a person's life before: born, fled, worked, sought asylum."""
    if view.of_a_flight or view.segment.quoted or view.scene.sentence.kind is PassageKind.CAPTION:
        return None
    # "After abandoning his post, the 26-year-old went to …": the second has somebody before it.
    for found in BACKGROUND.finditer(view.text):
        subject = subject_before(view, view.text[: found.start()])
        if subject.kind is SubjectKind.PERSON and _is_somebody(view, subject):
            break
    else:
        return None
    if OF_A_BODY.search(view.text):
        return None
    verb = (view.segment.start + found.start(), view.segment.start + found.end())
    return make_told(view, Kind.PERSON_BACKGROUND, "life_before", subject=subject,
                 person=person_of(view, subject), verb=verb)  # fmt: skip
