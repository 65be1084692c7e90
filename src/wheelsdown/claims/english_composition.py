"""Who was on a flight, said in English: "the group included Iranians", "they were all men".

In comes a `Scene`; out go statements of composition. Each pattern is one way of saying whom a
flight carried; the people must be aboard by the words or by the sentences before.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.english_aboard_words import IN_THE_PLANE, NOUN_AFTER, PEOPLE_NOUN
from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_nationals import NATIONALS
from wheelsdown.claims.english_subject_phrases import ONE_PERSON, SEVERAL_PEOPLE
from wheelsdown.claims.english_vehicles import FLIGHT, VEHICLE
from wheelsdown.claims.english_verbs_of_flying import FLIGHT_VERB
from wheelsdown.claims.patterns import is_found_by, regex
from wheelsdown.claims.statements import Scene, Statement, clause_at
from wheelsdown.model.report import ClaimType

ABOARD = rf"(?:on board|aboard|on (?:the|that|this|its) (?:[\w-]+ ){{0,2}}?{FLIGHT}|on it)"
WHO = (
    rf"(?:group|passengers|deportees|returnees|flight|plane|manifest|those (?:{ABOARD}|deported|removed)|"
    rf"(?:people|men|women|passengers|deportees) {ABOARD}|rest|others|(?-i:They|they)|the men|the women|the remainder)"
)
INCLUDED = regex(
    rf"\b(?:(?:the|all(?: of the)?|its|some)\s+)?{WHO}(?:\s+on the (?:plane|flight))?,?\s+"
    r"(?:(?:which|who|that)\s+)?(?:also\s+|mostly\s+|mainly\s+)?"
    r"(?P<verb>included|includes|comprised|consisted of|were (?:all|mostly|mainly)(?! (?:in|on|at)\b(?! (?:their|his|her)\b))|was made up of|"
    r"were not(?= (?-i:[A-Z]))|were(?= (?:from\b|(?-i:[A-Z])|(?:not )?(?:adults|men|women|minors|children|citizens|nationals)\b))|c[ao]me from(?= (?-i:[A-Z]))|are "
    r"from|hailed from|hail from)\s+(?P<who>[^.;]{3,120})",
    re.IGNORECASE,
)
AMONG_THEM = regex(
    r"\b(?:(?:among|also among) (?:those|them|the (?:passengers|deportees|people|arrived|arrivals|returnees|removed|"
    r"men|group|\w+))(?: on board|"
    r" aboard| deported)?|also on board|(?<!those )(?<!people )(?<!men )(?<!passengers )(?:on board|aboard))(?: the (?:plane|flight))?\s+"
    r"(?P<verb>were|was|are|is)\s+(?!(?:killed|injured|told|taken|given|handed)\b)(?P<who>[^.;]{3,120})",
    re.IGNORECASE,
)
PART_OF_THOSE = regex(
    rf"\b(?P<who>(?:[\w'’-]+\s+){{1,5}}of (?:those|the people|the passengers|the "
    rf"deportees)(?:\s+(?:{ABOARD}))?)\s+"
    r"(?P<verb>were|was|are|is)\s+(?=(?:\w+\s+)?(?:(?-i:[A-Z])|women|men|children|"
    r"minors|citizens|nationals|from\s))",
    re.IGNORECASE,
)
# What can be said of a part of those aboard: who they are, where from, what record they have.
IS_SO = (
    r"(?:(?:is|are|was|were|had been|have been)\s+(?:not\s+|all\s+|mostly\s+|only\s+|also\s+|said to be\s+|"
    r"believed to be\s+)?(?=an?\b|the\b|from\b|under\b|aged\b|born\b|convicted|wanted|(?-i:[A-Z])|\d|women|men\b|"
    r"children|minors|infants|babies|girls|boys|citizens|nationals|teenagers|students|pensioners|members|"
    r"natives|residents|in (?:their|his|her)\b|over\b|of (?:\w+ )?(?:origin|descent|nationality)|"
    r"[a-z]+s\b)|(?:has|have|had)\s+(?=no\b|an?\b|any\b|criminal|never|convictions?|been (?:convicted|living)|"
    r"lived|children|famil|served|fled|records?\b)|hails?\s+from|hailed\s+from|comes?\s+from|came\s+from|"
    r"(?:holds?|held)\s+(?=(?:[\w-]+ ){0,2}?(?:passports?|citizenship|visas?|green cards?|papers))|"
    r"speaks?\b|spoke\b)"
)
PART = (
    r"(?:all but (?:one|two|three|four|five|six|\d+)|none|not one|most|some|all|several|(?:(?:about|around|roughly|nearly|almost|more than|over|"
    r"less than|at least|some) )?(?:half(?: a dozen)?|an? (?:third|quarter|fifth)|(?:two|three)[ -](?:thirds|quarters))|"
    r"many|both|one|nobody|the majority|"
    r"(?:at least |about |around |nearly |more than |only |just )?(?:\d+|[a-z]+(?:-[a-z]+)?))"
)
THE_WHOLE = (
    rf"(?:them|these|those(?: {ABOARD}| deported| removed| sent| flown(?: \w+)?)?|whom|us|the (?:\d+|[a-z]+|"
    rf"(?:\w+ )?(?:passengers|deportees|returnees|men|women|people|group))(?: {ABOARD})?|its passengers)"
)
PART_IS = regex(
    rf"(?:^|(?<=\W))(?!(?:old|young|eld)est\b)(?P<who>{PART}\s+of\s+{THE_WHOLE})\s+(?P<verb>{IS_SO})",
    re.IGNORECASE,
)
# ", two of them women", "most of them convicted of drug offences", "eight of them from Saxony".
PART_BARE = regex(
    rf"(?:^|(?<=[,;—–(] ))(?P<who>{PART}\s+of\s+(?:them|whom|these))\s+(?P<verb>(?=(?:all\s+|also\s+|under\b|aged\b|"
    r"convicted\b|from\b|born\b|wanted\b|in (?:their|handcuffs|chains)|picked up|women|men\b|children|"
    r"minors|infants|girls|boys|citizens|nationals|teenagers|(?-i:[A-Z])[a-z]+)))[^.;,]{3,90}",
    re.IGNORECASE,
)
# "All men", "Mostly Turks": a line of its own.
ALL_ALONE = regex(
    r"^\W*(?P<who>all|mostly|mainly|only|almost all|nearly all|both)\s+(?P<verb>(?=(?:men|women|adults|"
    r"children|males|females|(?-i:[A-Z])[a-z]+s)\b))[^.;]{2,50}$",
    re.IGNORECASE,
)
ESCORTED = regex(
    r"(?P<verb>accompanied|escorted|guarded|watched over|flanked)\s+by\s+(?P<who>(?:[\w-]+\s+){0,6}?(?:officers|"
    r"guards|agents|police|policemen|marshals|doctors|nurses|escorts|soldiers|medics|staff))",
    re.IGNORECASE,
)
# "Sixteen guards accompanied the deportees".
ESCORTS = regex(
    r"\b(?P<who>(?:[\w-]+\s+){0,4}?(?:officers|guards|agents|policemen|marshals|doctors|nurses|escorts|soldiers|medics))\s+"
    r"(?P<verb>accompanied|escorted|guarded|flew with|travell?ed with|outnumbered)\s+(?:them|the (?:deportees|passengers|returnees|men|group|flight))\b",
    re.IGNORECASE,
)
THERE_WERE_NO = regex(
    rf"\bthere\s+(?P<verb>were|was|are|is)(?:n['’]t)?\s+(?P<who>(?:no|not (?:one|a single|any)|never (?:an?|any)|any)\s+"
    rf"(?:[\w-]+\s+){{0,2}}?(?:{PEOPLE_NOUN}|{ONE_PERSON}|(?-i:[A-Z])[a-z]+))\s+{ABOARD}",
    re.IGNORECASE,
)
NONE_ABOARD = regex(
    rf"\b(?P<who>no\s+(?:[\w-]+\s+){{0,2}}?{PEOPLE_NOUN})\s+(?P<verb>were|was|are|is)\s+{ABOARD}",
    re.IGNORECASE,
)
# "At least three families with minors were on the plane", "there were also citizens of Georgia aboard".
FAMILIES_ABOARD = regex(
    rf"(?:^|(?<=[,;] )|(?<=and ))\W*(?P<who>(?:[\w'’-]+\s+){{0,5}}?famil(?:y|ies)(?:\s+with\s+[^.;,]{{3,40}}?)?)\s+"
    rf"(?P<verb>were|was|are|is)\s+(?:also\s+)?{ABOARD}",
    re.IGNORECASE,
)
NATIONALS_ABOARD = regex(
    rf"(?:^|(?<=[,;] )|(?<=that )|(?<=and ))\W*(?P<who>(?:{NATIONALS}(?:,? (?:and )?)?){{1,4}}"
    rf"(?:nationals|citizens|asylum[ -]seekers|migrants|men|women)?)\s+(?P<verb>were|was|are)\s+(?:also\s+|among those\s+)?{ABOARD}",
    re.IGNORECASE,
)
THERE_WERE_ALSO = regex(
    rf"\bthere\s+(?P<verb>were|was|are)\s+(?:also\s+)?(?P<who>(?:citizens|nationals|natives|people|men|women|families|"
    rf"(?-i:[A-Z])\w+s)\b[^.;,\d]{{0,60}}?)\s+{ABOARD}",
    re.IGNORECASE,
)
# "There were also some Georgians", of those on a flight told of right before.
ALSO_THERE = regex(
    rf"\bthere\s+(?P<verb>were|was|are)\s+(?P<who>(?:also|even|only|mostly|mainly)\s+(?:some |a few |several |many |two |"
    rf"three |four )?(?:[\w-]+\s+){{0,2}}?(?:{PEOPLE_NOUN}|famil(?:y|ies)|couples?))\s*(?=$|[.,;:”\"]|(?:with|from|and|too|as well)\b)",
    re.IGNORECASE,
)
# "It came back empty".
EMPTY = regex(
    r"\b(?P<verb>(?:came|went|flew|flown|returned|left|departed|headed|sent|landed|arrived)(?:\s+(?:back|home|out|on|away|off|there))?)\s+"
    r"(?P<who>empty)\b(?! (?:seats?|stomach|hand))",
    re.IGNORECASE,
)
INCLUDING = regex(
    rf"(?<=, )(?P<verb>including|among them|amongst them|counting|plus)\s+"
    rf"(?P<who>(?:[\w'’-]+\s+){{1,4}}?{PEOPLE_NOUN}(?:(?! (?:{FLIGHT_VERB}|was|were|is|are)\b)[^.;,]){{0,40}})"
)
# "A family with an infant was among the passengers", "her husband was on that plane": a person or a
# kind of people, and whether they were there; how many were aboard `english_passengers` tells.
SOMEBODY_ABOARD = regex(
    rf"(?P<verb>(?:was|were|is|are|will be|would be|had been|has been|have been|could be|may be|might be|"
    rf"(?:was|were|is|are)(?:n['’]t| not| never)|are to be|were to be)(?:\s+(?:also|all|both|reportedly|travell?ing|seated|"
    rf"held|flying|still|never|not))*)\s+(?!strapped)(?P<where>{IN_THE_PLANE}|among (?:them\b|those (?:{ABOARD}|deported|"
    rf"removed|returned|flown|travell?ing)|the (?:passengers|deportees|returnees|group|people {ABOARD})))",
    re.IGNORECASE,
)
SOMEBODY = regex(
    rf"\b(?:{ONE_PERSON}|{SEVERAL_PEOPLE}|{PEOPLE_NOUN}|famil(?:y|ies)|couples?|clients?|members?|relatives?|he|she|they|I|him|brothers?|sisters?|guards|escorts|officers|agents|doctors?|nurses?|medics?|crew)\b"
    rf"|^[“\"]?[A-Z][a-z]+ (?:[A-Z][a-z]+|[A-Z]\.)",
)
# In order: where two match the same words, the first is taken.
OF_THE_WHOLE = regex(
    rf"(?:^|(?<=[.;] ))\W*(?P<verb>of|among) the (?P<who>[\w,]+ (?:{PEOPLE_NOUN}|on "
    rf"board|aboard)),?\s+(?=[^.;]{{3,200}}\b(?:were|was|are|is|had)\b)",
    re.IGNORECASE,
)
KIND_OF_PEOPLE = (
    r"(?:(?-i:[A-Z])\w+(?:s|ns|ese|ish|i)?\b(?:\s+(?:citizens?|nationals?|passports?|"
    r"men|women))?|women|men|children|minors|adults|"
    r"teenagers|girls|boys|families|brothers|sisters|(?:a |an )?(?:national|citizen|"
    r"native)s?\b|from\s|\w+ (?:months|years) old|"
    r"under (?:18|eighteen)|of (?:Russian|Iranian|\w+) (?:nationality|origin|descent))"
)
SUM_OF_THEM = (
    r"(?:all but (?:one|two|three|four|five|six|\d+)|none|most|some|all|nearly all|almost all|several|(?:(?:about|around|roughly|nearly|almost|more than|over|"
    r"less than|at least) )?(?:half|an? (?:third|quarter|fifth)|two[ -]thirds|three[ -]quarters)|many|both|one|another|nobody|everyone|the "
    r"(?:rest|others|remaining \w+|remainder|"
    r"youngest(?: passenger)?|oldest(?: passenger)?|majority|(?:two|three|four|five|"
    r"six|\w+) (?:missing |other |remaining )?(?:passengers?|men|women|deportees?))|"
    r"(?:at least |about |around |nearly |more than )?(?:\d+|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)(?:-\w+)?)"
)
WHAT_THEY_ARE = regex(
    rf"(?:^|(?<=[.;:•] )|(?<=that )|(?<=, and )|(?<=, "
    rf"))\W*(?P<who>{SUM_OF_THEM}(?:\s+of\s+(?:them|these|those|"
    rf"the\s+[\w-]+)(?:\s+{ABOARD})?)?)\s+"
    rf"(?P<verb>(?:is|are|was|were)(?:\s+(?:not|all|mostly|mainly|only|also))?|holds?|"
    rf"held)\s+(?=(?:an?\s+|the\s+)?{KIND_OF_PEOPLE})",
    re.IGNORECASE,
)
OF_THESE = regex(
    rf"^\W*(?P<verb>of|among) (?P<who>these|those|them|the returnees|the deportees|the "
    rf"passengers|those on board|the \w+)\b[\s,:]+"
    rf"(?=[^.;]{{0,60}}?(?:\d|{KIND_OF_PEOPLE}))(?!.{{0,60}}\b(?:went|by charter|flew|"
    rf"took off|percent)\b)",
    re.IGNORECASE,
)
PATTERNS = (
    PART_IS,
    PART_BARE,
    ALL_ALONE,
    ESCORTED,
    OF_THE_WHOLE,
    OF_THESE,
    PART_OF_THOSE,
    NONE_ABOARD,
    THERE_WERE_NO,
    ESCORTS,
    FAMILIES_ABOARD,
    NATIONALS_ABOARD,
    THERE_WERE_ALSO,
    WHAT_THEY_ARE,
    INCLUDED,
    AMONG_THEM,
)
OF_PEOPLE_ANYWAY = (
    PART_IS, PART_BARE, ALL_ALONE, ESCORTS, THERE_WERE_NO, FAMILIES_ABOARD, NATIONALS_ABOARD, ESCORTED, WHAT_THEY_ARE, OF_THESE,
)  # fmt: skip
PEOPLE = regex(rf"\b{PEOPLE_NOUN}|\bfrom\s+[A-Z]|\b(?:Russians|men|women)\b")


def find_composition(scene: Scene) -> Iterator[Statement]:
    """Return who was aboard: "the group, which also included deported Iranians"."""
    text = scene.sentence.text
    if not (scene.flight_before or scene.flight_long_before or VEHICLE.search(text)):
        return
    taken: list[tuple[int, int]] = []
    for pattern in PATTERNS:
        for found in pattern.finditer(text):
            if any(a < found.end() and found.start() < b for a, b in taken):
                continue
            taken.append(found.span())
            if pattern is AMONG_THEM and _counts_them(scene, found):
                continue
            near = found.group() + text[found.end() : found.end() + 60]
            if pattern in OF_PEOPLE_ANYWAY or PEOPLE.search(near):
                statement = _composed(
                    scene, found, whole=pattern is not INCLUDED and pattern is not AMONG_THEM
                )
                if statement is not None:
                    yield statement
    yield from _somebody_aboard(scene, taken)
    yield from _among_those_told_of(scene, taken)
    for found in INCLUDING.finditer(text):
        index = clause_at(scene, found.start())
        if (
            index is not None
            and _tells_of_those_aboard(scene, found.start())
            and any(found.start("who") <= c.start < found.end("who") for c in scene.counts)
        ):
            yield _statement(scene, found, found.start(), found.end(), found["who"])


THOSE_ABOARD = regex(
    r"\b(?:carr(?:y|ied)|aboard|on board|passengers|deportees|people)\b", re.IGNORECASE
)


def _tells_of_those_aboard(scene: Scene, end: int) -> bool:
    """Say whether the words before "including two women" tell of those on a flight."""
    counted = any(c.end < end for c in scene.counts)
    return counted or THOSE_ABOARD.search(scene.sentence.text, 0, end) is not None


def _somebody_aboard(scene: Scene, taken: list[tuple[int, int]]) -> Iterator[Statement]:
    """ "Two families were among the passengers", "no client of ours was on that plane"."""
    text = scene.sentence.text
    for found in SOMEBODY_ABOARD.finditer(text):
        index = clause_at(scene, found.start())
        if index is None:
            continue
        clause = scene.clauses[index]
        told = THAT.search(text, clause.start, found.start())
        start = told.end() if told else clause.start
        subject = text[start : found.start()]
        if (
            not SOMEBODY.search(subject)
            or ASKED.search(subject)
            or any(a < found.end() and start < b for a, b in taken)
        ):
            continue
        besides = found["where"].lower().startswith("among") or " also " in found.group().lower()
        if not besides and _is_a_number_of_people(scene, start, found.start()):
            continue
        taken.append((start, clause.end))
        yield _statement(scene, found, start, clause.end, subject, said="where")


def _among_those_told_of(scene: Scene, taken: list[tuple[int, int]]) -> Iterator[Statement]:
    """ "There were also some Georgians", "it came back empty": of a flight told of right before."""
    for pattern in (ALSO_THERE, EMPTY) if scene.flight_before else ():
        for found in pattern.finditer(scene.sentence.text):
            index = clause_at(scene, found.start())
            if index is None or any(a < found.end() and found.start() < b for a, b in taken):
                continue
            clause = scene.clauses[index]
            yield _statement(scene, found, clause.start, clause.end, found["who"])


# "The manifest proves that he was aboard".
THAT = regex(r".*\bthat\s+(?=\w)", re.IGNORECASE)
# "How many were aboard", "they were put on a plane": a question, and a removal.
ASKED = regex(r"\b(?:how many|how much|who|which)\b|^\W*(?:they|we|I)\s*$", re.IGNORECASE)


def _counts_them(scene: Scene, found: re.Match[str]) -> bool:
    """ "On board were 87 people" tells how many, "among them were two women" who."""
    begins = found.group().lower().startswith(("on board", "aboard"))
    return begins and any(c.start == found.start("who") for c in scene.counts)


def _is_a_number_of_people(scene: Scene, start: int, end: int) -> bool:
    """Say whether a subject counts passengers ("64 people"), which is told as their number."""
    text = scene.sentence.text
    return any(
        start <= c.start < end
        and (
            c.end == end - 1 or _counts_people(text, c.end, end) or OF_THEM.match(text, c.end, end)
        )
        for c in scene.counts
    )


def _counts_people(text: str, at: int, end: int) -> bool:
    """ "64 people" counts them; "two families" tells who they were."""
    noun = NOUN_AFTER.match(text, at, end)
    return noun is not None and noun["noun"].lower() not in ("families", "couples")


OF_THEM = regex(r"\s+(?:of|in all|were|had)\b")


def _of_several(scene: Scene, end: int) -> bool:
    """Say whether the words before are of a flight or of several people: not of one man."""
    before = scene.sentence.text[:end]
    counted = any(c.end <= end and (c.count.minimum or 0) > 1 for c in scene.counts)
    return counted or VEHICLE.search(before) is not None


def _composed(scene: Scene, found: re.Match[str], *, whole: bool) -> Statement | None:
    index = clause_at(scene, found.start("verb"))
    if index is None:
        return None
    clause = scene.clauses[index]
    if is_found_by(found, ESCORTED) and not _of_several(scene, clause.start):
        return None
    if is_found_by(found, PART_BARE, ESCORTED):
        return _statement(scene, found, found.start(), found.end(), found.group())
    if is_found_by(found, PART_IS):
        end = max(clause.end, found.end())
        return _statement(
            scene, found, found.start("who"), end, scene.sentence.text[found.end() : end]
        )
    if whole:
        text = scene.sentence.text
        if is_found_by(found, OF_THE_WHOLE, OF_THESE):
            said = (s.words[0] for s in scene.scopes if s.words[0] > found.end())
            end = min(said, default=len(text))
            return _statement(scene, found, found.start("verb"), end, text[found.end() : end])
        said_after = is_found_by(found, PART_OF_THOSE, WHAT_THEY_ARE)
        who = text[found.end() : clause.end] if said_after else found["who"]
        return _statement(scene, found, max(clause.start, min(found.start(), clause.start)),
                          max(clause.end, found.end()), who)  # fmt: skip
    end = min(found.end(), clause.end)
    if but := regex(r" but (?:[A-Z]\w+|from [A-Z]\w+)").match(scene.sentence.text, end):
        end = but.end()
    end = max(end, found.start("who") + 1)
    return _statement(
        scene, found, found.start(), end, scene.sentence.text[found.start("who") : end]
    )


# "Half of the passengers were under 25".
OF_AGE = regex(r"(?:under|over|above|below) \w+\s*(?:$|[.,;])", re.IGNORECASE)
# "All but three were men" counts none of the men.
ALL_BUT = regex(r"\ball\s+but\s+$", re.IGNORECASE)
# "No. Some were from Belarus": an answer's first word is no part of it.
ANSWERS = regex(r"\W*(?:[AQ]:\s*)?(?:no|yes|yeah|right|well)[.,]\s+(?=[A-Z])", re.IGNORECASE)


def _statement(
    scene: Scene, found: re.Match[str], start: int, end: int, who: str, *, said: str = "verb"
) -> Statement:
    counts = [
        c for c in scene.counts
        if start < c.end and c.start < end and not OF_AGE.match(scene.sentence.text, c.start)
    ]  # fmt: skip
    if all_but := ALL_BUT.search(scene.sentence.text, 0, start):
        start, counts = all_but.start(), []
    answers = ANSWERS.match(scene.sentence.text, start, end)
    start = answers.end() if answers else start
    # "No fewer than 15 of the passengers": what bounds the number belongs to it.
    start = min(start, *(c.start for c in counts)) if counts else start
    return Statement(
        type=ClaimType.FLIGHT_COMPOSITION, start=start, end=end, rule="who_was_aboard",
        modality=modality_of(scene, start, found.span(said)),
        count=counts[0] if counts else None, details=(("who", who.strip(" ,.”\"")),),
    )  # fmt: skip
