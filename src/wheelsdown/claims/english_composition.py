"""Who was on a flight, said in English: "the group included Iranians", "they were all men".

In comes a `Scene`; out go statements of composition. Each pattern is one way of saying whom a
flight carried; the people must be aboard by the words or by the sentences before.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.english_aboard_words import PEOPLE_NOUN
from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_vehicles import FLIGHT, VEHICLE
from wheelsdown.claims.statements import Scene, Statement, clause_at
from wheelsdown.model.report import ClaimType

ABOARD = rf"(?:on board|aboard|on (?:the|that|this|its) (?:[\w-]+ ){{0,2}}?{FLIGHT}|on it)"
WHO = (
    rf"(?:group|passengers|deportees|returnees|flight|plane|manifest|those (?:{ABOARD}|deported|removed)|"
    rf"people {ABOARD}|rest|others|(?-i:They|they)|the men|the women|the remainder)"
)
INCLUDED = re.compile(
    rf"\b(?:(?:the|all(?: of the)?|its|some)\s+)?{WHO}(?:\s+on the (?:plane|flight))?,?\s+"
    r"(?:(?:which|who|that)\s+)?(?:also\s+|mostly\s+|mainly\s+)?"
    r"(?P<verb>included|includes|comprised|consisted of|were (?:all|mostly|mainly)(?! (?:in|on|at)\b(?! (?:their|his|her)\b))|was made up of|"
    r"were not(?= (?-i:[A-Z]))|were(?= (?:from\b|(?-i:[A-Z])))|c[ao]me from(?= (?-i:[A-Z]))|are "
    r"from|hailed from|hail from)\s+(?P<who>[^.;]{3,120})",
    re.IGNORECASE,
)
AMONG_THEM = re.compile(
    r"\b(?:(?:among|also among) (?:those|them|the (?:passengers|deportees|people|arrived|arrivals|returnees|removed|"
    r"men|group|\w+))(?: on board|"
    r" aboard| deported)?|also on board|on board|aboard)(?: the (?:plane|flight))?\s+"
    r"(?P<verb>were|was|are|is)\s+(?!(?:killed|injured|told|taken|given|handed)\b)(?P<who>[^.;]{3,120})",
    re.IGNORECASE,
)
PART_OF_THOSE = re.compile(
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
    r"(?:none|not one|most|some|all|several|(?:(?:about|around|roughly|nearly|almost|more than|over|"
    r"less than|at least|some) )?(?:half(?: a dozen)?|an? (?:third|quarter|fifth)|(?:two|three)[ -](?:thirds|quarters))|"
    r"many|both|one|nobody|the majority|"
    r"(?:at least |about |around |nearly |more than |only |just )?(?:\d+|[a-z]+(?:-[a-z]+)?))"
)
THE_WHOLE = (
    rf"(?:them|these|those(?: {ABOARD}| deported| removed| sent| flown(?: \w+)?)?|whom|us|the (?:\d+|[a-z]+|"
    rf"(?:\w+ )?(?:passengers|deportees|returnees|men|women|people|group))(?: {ABOARD})?|its passengers)"
)
PART_IS = re.compile(
    rf"(?:^|(?<=\W))(?P<who>{PART}\s+of\s+{THE_WHOLE})\s+(?P<verb>{IS_SO})", re.IGNORECASE
)
# ", two of them women", "most of them convicted of drug offences", "eight of them from Saxony".
PART_BARE = re.compile(
    rf"(?:^|(?<=[,;—–(] ))(?P<who>{PART}\s+of\s+(?:them|whom|these))\s+(?P<verb>(?=(?:all\s+|also\s+|under\b|aged\b|"
    r"convicted\b|from\b|born\b|wanted\b|in (?:their|handcuffs|chains)|picked up|women|men\b|children|"
    r"minors|infants|girls|boys|citizens|nationals|teenagers|(?-i:[A-Z])[a-z]+)))[^.;,]{3,90}",
    re.IGNORECASE,
)
# "All men", "Mostly Turks": a line of its own.
ALL_ALONE = re.compile(
    r"^\W*(?P<who>all|mostly|mainly|only|almost all|nearly all|both)\s+(?P<verb>(?=(?:men|women|adults|"
    r"children|males|females|(?-i:[A-Z])[a-z]+s)\b))[^.;]{2,50}$",
    re.IGNORECASE,
)
ESCORTED = re.compile(
    r"(?P<verb>accompanied|escorted|guarded|watched over|flanked)\s+by\s+(?P<who>(?:[\w-]+\s+){0,6}?(?:officers|"
    r"guards|agents|police|policemen|marshals|doctors|nurses|escorts|soldiers|medics|staff))",
    re.IGNORECASE,
)
# "Sixteen guards accompanied the deportees".
ESCORTS = re.compile(
    r"\b(?P<who>(?:[\w-]+\s+){1,4}?(?:officers|guards|agents|policemen|marshals|doctors|nurses|escorts|soldiers|medics))\s+"
    r"(?P<verb>accompanied|escorted|guarded|flew with|travell?ed with)\s+(?:them|the (?:deportees|passengers|returnees|men|group|flight))\b",
    re.IGNORECASE,
)
THERE_WERE_NO = re.compile(
    rf"\bthere\s+(?P<verb>were|was|are)\s+(?P<who>no\s+(?:[\w-]+\s+){{0,2}}?{PEOPLE_NOUN})\s+{ABOARD}",
    re.IGNORECASE,
)
NONE_ABOARD = re.compile(
    rf"\b(?P<who>no\s+(?:[\w-]+\s+){{0,2}}?{PEOPLE_NOUN})\s+(?P<verb>were|was|are|is)\s+{ABOARD}",
    re.IGNORECASE,
)
# "At least three families with minors were on the plane", "there were also citizens of Georgia aboard".
FAMILIES_ABOARD = re.compile(
    rf"(?:^|(?<=[,;] )|(?<=and ))\W*(?P<who>(?:[\w'’-]+\s+){{0,5}}?famil(?:y|ies)(?:\s+with\s+[^.;,]{{3,40}}?)?)\s+"
    rf"(?P<verb>were|was|are|is)\s+(?:also\s+)?{ABOARD}",
    re.IGNORECASE,
)
NATIONALS_ABOARD = re.compile(
    rf"(?:^|(?<=[,;] )|(?<=that )|(?<=and ))\W*(?P<who>(?:(?-i:[A-Z][a-z]+(?:ans|ians|is|ese|eks|iks|ros|anos|enos))(?:,? (?:and )?)?){{1,4}}"
    rf"(?:nationals|citizens|asylum[ -]seekers|migrants|men|women)?)\s+(?P<verb>were|was|are)\s+(?:also\s+|among those\s+)?{ABOARD}",
    re.IGNORECASE,
)
THERE_WERE_ALSO = re.compile(
    rf"\bthere\s+(?P<verb>were|was|are)\s+(?:also\s+)?(?P<who>(?:citizens|nationals|natives|people|men|women|families|"
    rf"(?-i:[A-Z])\w+s)\b[^.;,\d]{{0,60}}?)\s+{ABOARD}",
    re.IGNORECASE,
)
INCLUDING = re.compile(
    rf"(?<=, )(?P<verb>including)\s+(?P<who>(?:[\w'’-]+\s+){{1,4}}?{PEOPLE_NOUN}(?:[^.;,]{{0,40}}))"
)
# In order: where two match the same words, the first is taken.
OF_THE_WHOLE = re.compile(
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
    r"(?:none|most|some|all|nearly all|almost all|several|(?:(?:about|around|roughly|nearly|almost|more than|over|"
    r"less than|at least) )?(?:half|an? (?:third|quarter|fifth)|two[ -]thirds|three[ -]quarters)|many|both|one|another|nobody|everyone|the "
    r"(?:rest|others|remaining \w+|remainder|"
    r"youngest(?: passenger)?|oldest(?: passenger)?|majority|(?:two|three|four|five|"
    r"six|\w+) (?:missing |other |remaining )?(?:passengers?|men|women|deportees?))|"
    r"(?:at least |about |around |nearly |more than )?(?:\d+|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)(?:-\w+)?)"
)
WHAT_THEY_ARE = re.compile(
    rf"(?:^|(?<=[.;:•] )|(?<=that )|(?<=, and )|(?<=, "
    rf"))\W*(?P<who>{SUM_OF_THEM}(?:\s+of\s+(?:them|these|those|"
    rf"the\s+[\w-]+)(?:\s+{ABOARD})?)?)\s+"
    rf"(?P<verb>(?:is|are|was|were)(?:\s+(?:not|all|mostly|mainly|only|also))?|holds?|"
    rf"held)\s+(?=(?:an?\s+|the\s+)?{KIND_OF_PEOPLE})",
    re.IGNORECASE,
)
OF_THESE = re.compile(
    rf"^\W*(?P<verb>of|among) (?P<who>these|those|them|the returnees|the deportees|the "
    rf"passengers|those on board|the \w+)\b[\s,:]+"
    rf"(?=[^.;]{{0,60}}?(?:\d|{KIND_OF_PEOPLE}))(?!.{{0,60}}\b(?:went|by charter|flew|"
    rf"took off|percent)\b)",
    re.IGNORECASE,
)
NOT_AMONG = re.compile(
    r"\b(?P<who>[^.;]{3,60}?)\s+(?P<verb>(?:is|was|were|are)(?:\s+not)?)\s+(?:among "
    r"them|among the (?:passengers|deportees|returnees))\b",
    re.IGNORECASE,
)
PATTERNS = (
    PART_IS,
    PART_BARE,
    ALL_ALONE,
    ESCORTED,
    OF_THE_WHOLE,
    OF_THESE,
    NOT_AMONG,
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
    PART_IS, PART_BARE, ALL_ALONE, FAMILIES_ABOARD, NATIONALS_ABOARD, ESCORTED, WHAT_THEY_ARE, OF_THESE, NOT_AMONG,
)  # fmt: skip
PEOPLE = re.compile(rf"\b{PEOPLE_NOUN}|\bfrom\s+[A-Z]|\b(?:Russians|men|women)\b")


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
            near = found.group() + text[found.end() : found.end() + 60]
            if pattern in OF_PEOPLE_ANYWAY or PEOPLE.search(near):
                statement = _composed(
                    scene, found, whole=pattern is not INCLUDED and pattern is not AMONG_THEM
                )
                if statement is not None:
                    yield statement
    for found in INCLUDING.finditer(text):
        index = clause_at(scene, found.start())
        carried = re.search(
            r"\b(?:carr(?:y|ied)|aboard|on board|passengers|deportees|people)\b",
            text[: found.start()],
        )
        if (
            index is not None
            and carried
            and any(found.start("who") <= c.start < found.end("who") for c in scene.counts)
        ):
            yield _statement(scene, found, found.start(), found.end(), found["who"])


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
    if found.re is ESCORTED and not _of_several(scene, clause.start):
        return None
    if found.re is PART_BARE or found.re is ESCORTED:
        return _statement(scene, found, found.start(), found.end(), found.group())
    if found.re is PART_IS:
        end = max(clause.end, found.end())
        return _statement(
            scene, found, found.start("who"), end, scene.sentence.text[found.end() : end]
        )
    if whole:
        text = scene.sentence.text
        if found.re is OF_THE_WHOLE or found.re is OF_THESE:
            said = (s.words[0] for s in scene.scopes if s.words[0] > found.end())
            end = min(said, default=len(text))
            return _statement(scene, found, found.start("verb"), end, text[found.end() : end])
        said_after = found.re in (PART_OF_THOSE, WHAT_THEY_ARE)
        who = text[found.end() : clause.end] if said_after else found["who"]
        return _statement(scene, found, max(clause.start, min(found.start(), clause.start)),
                          max(clause.end, found.end()), who)  # fmt: skip
    end = min(found.end(), clause.end)
    if but := re.compile(r" but (?:[A-Z]\w+|from [A-Z]\w+)").match(scene.sentence.text, end):
        end = but.end()
    end = max(end, found.start("who") + 1)
    return _statement(
        scene, found, found.start(), end, scene.sentence.text[found.start("who") : end]
    )


def _statement(scene: Scene, found: re.Match[str], start: int, end: int, who: str) -> Statement:
    counts = [c for c in scene.counts if start <= c.start < end]
    return Statement(
        type=ClaimType.FLIGHT_COMPOSITION, start=start, end=end, rule="who_was_aboard",
        modality=modality_of(scene, start, found.span("verb")),
        count=counts[0] if counts else None, details=(("who", who.strip(" ,.”\"")),),
    )  # fmt: skip
