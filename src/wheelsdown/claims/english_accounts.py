"""What an English sentence says beside flights: deeds, figures, appeals, risks, views, events.

In come a scene and what was read of flights in it; out go further statements. Each segment is
tried against `RULES` in order, and the first that knows it decides; neighbours that say the same
kind of thing are one. A segment that speaks of a flight is left to the flight's rules, except
where it tells what was done to people.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wheelsdown.claims.attribution import scopes_at
from wheelsdown.claims.english_account_segments import CONDITION, Segment, find_segments
from wheelsdown.claims.english_asking import tell_appeal, tell_request
from wheelsdown.claims.english_deeds import DEEDS
from wheelsdown.claims.english_events import tell_event
from wheelsdown.claims.english_judging import tell_figure, tell_risk, tell_statement
from wheelsdown.claims.english_telling import FINITE_VERB, TOLD_PAST, Kind, Told, View
from wheelsdown.claims.english_treatment import tell_background, tell_deed
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import may_speak_of
from wheelsdown.claims.statements import Scene, Statement
from wheelsdown.model.report import PassageKind

# Neighbours of these kinds are one claim: "families were separated, and courts rejected …".
RUN_TOGETHER = frozenset(
    {Kind.EVENT, Kind.STATEMENT, Kind.RISK, Kind.APPEAL, Kind.PERSON_BACKGROUND}
)

FRIENDS_OF_READER = regex(
    r"^\W*(?:send us|tell us|write to us|follow|subscribe|read|click|call us|join|"
    r"share|watch|listen|contact|see)\b|"
    r"\bdeclare under penalty\b|@\w+|https?:|spoke to us\b|told us his story",
    re.IGNORECASE,
)

# ", and " between two halves.
JOINED_CHARACTERS = 7


def find_accounts(scene: Scene, flights: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return what the sentence says beside `flights`."""
    found: list[Told] = []
    before: Told | None = None
    untold: Segment | None = None
    for segment in _with_relatives(scene, find_segments(scene), flights):
        view = _view(scene, segment, before, flights)
        told = _told(view)
        if told is not None:
            found.append(told)
            before = told
        elif not segment.joined:
            before = None
            untold = segment
            continue
        near = untold is not None and segment.start - untold.end <= JOINED_CHARACTERS
        if near and untold and told is not None and told.statement.rule == "judgement":
            # "Nothing answers that question, and nothing should": the first half is of the view.
            whole = replace(told.statement, start=untold.start)
            found[-1] = before = replace(told, statement=whole)
        untold = None
    return tuple(t.statement for t in _run_together(scene, found))


def _view(
    scene: Scene, segment: Segment, before: Told | None, flights: tuple[Statement, ...]
) -> View:
    text = scene.sentence.text[segment.start : segment.end]
    return View(
        scene=scene, segment=segment, text=text, before=before,
        of_a_flight=_is_of_a_flight(segment, flights),
        credited=bool(scopes_at(scene.scopes, segment.start, segment.end)),
    )  # fmt: skip


def _is_of_a_flight(segment: Segment, flights: tuple[Statement, ...]) -> bool:
    """Say whether a flight's statement covers a third of the segment or lies at its beginning."""
    length = segment.end - segment.start
    for one in flights:
        shared = min(segment.end, one.end) - max(segment.start, one.start)
        if shared * 3 >= length:
            return True
    return False


def _with_relatives(
    scene: Scene, segments: tuple[Segment, ...], flights: tuple[Statement, ...]
) -> list[Segment]:
    """Join relative clauses that tell nothing of their own to the clause they stand in.

    One that does is quoted with the words it tells of: "activist X, who was deported in July".
    """
    text = scene.sentence.text
    joined: list[Segment] = []
    i = 0
    while i < len(segments):
        one = segments[i]
        if not one.relative or not joined or joined[-1].quoted:
            joined.append(one)
            i += 1
            continue
        lead = joined[-1]
        follows = segments[i + 1] if i + 1 < len(segments) and segments[i + 1].rest else None
        bare = not FINITE_VERB.search(text[lead.start : lead.end]) or lead.end - lead.start < 30
        whole = replace(one, start=lead.start if bare else _antecedent(text, lead), relative=False)
        told_whole = follows is not None and any(
            d.passive.match(text, follows.start)
            for d in DEEDS
            if may_speak_of(scene.sentence, d.words)
        )
        if not told_whole and _tells_of_its_own(scene, replace(whole, relative=False), one):
            if bare:
                joined.pop()
            else:
                joined[-1] = replace(lead, end=max(lead.start, lead.end))
            joined.append(replace(whole, relative=True))
        elif follows is not None:
            joined[-1] = replace(lead, end=follows.end)
            i += 1
        i += 1
    return joined


ROLE_AND_NAME = regex(
    r"(?:\b(?:the|an?|his|her|their|one|another)\s+)?(?:\b[a-z][\w'-]*\s+){0,2}(?:[A-Z"
    r"][\w'’-]+\s*){1,4}$"
)

NOUN_PHRASE = regex(
    r"\b(?:the|an?|his|her|their|one|two|three|several|some|many|"
    r"\d+)\s+(?:[\w'’-]+\s+){0,5}[\w'’-]+\s*$",
    re.IGNORECASE,
)

NOT_IN_A_ROLE = regex(
    r"^(?:(?:of|with|and|by|to|for|in|on|about|is|was|were|like|including|case)\s+)+"
)


def _antecedent(text: str, lead: Segment) -> int:
    """Return where the words begin that a relative clause after `lead` tells of."""
    words = text[lead.start : lead.end]
    for pattern in (ROLE_AND_NAME, NOUN_PHRASE):
        found = pattern.search(words)
        if found:
            skip = NOT_IN_A_ROLE.match(found.group())
            return lead.start + found.start() + (skip.end() if skip else 0)
    return lead.end


def _tells_of_its_own(scene: Scene, whole: Segment, relative: Segment) -> bool:
    text = scene.sentence.text[relative.start : relative.end]
    if any(d.passive.search(text) for d in DEEDS if may_speak_of(scene.sentence, d.words)):
        return True
    dated = any(relative.start <= t.start < relative.end for t in scene.times)
    return dated and re.match(r"who\s", text) is not None and TOLD_PAST.search(text) is not None


def _told(view: View) -> Told | None:
    """Return what the segment says by the first rule that knows it."""
    text = view.text
    headline = view.scene.sentence.kind is PassageKind.HEADLINE
    if headline and view.segment.quoted:
        return None
    if text.rstrip("”\"' )").endswith("?") or FRIENDS_OF_READER.search(text):
        return None
    if CONDITION.match(text) and not view.credited:
        return tell_risk(view)
    for rule in RULES:
        told = rule(view)
        if told is not None:
            return told
    return None


RULES = (
    tell_request,
    tell_appeal,
    tell_risk,
    tell_deed,
    tell_figure,
    tell_background,
    tell_statement,
    tell_event,
)


def _run_together(scene: Scene, found: list[Told]) -> Iterator[Told]:
    """Put neighbours together that say one kind of thing in one voice."""
    text = scene.sentence.text
    run: Told | None = None
    for told in found:
        if run is not None and _same_run(text, run, told):
            whole = replace(run.statement, end=told.statement.end)
            run = replace(run, statement=whole)
            continue
        if run is not None:
            yield run
        run = told
    if run is not None:
        yield run


def _same_run(text: str, one: Told, other: Told) -> bool:
    a, b = one.statement, other.statement
    if a.type is not b.type or a.modality is not b.modality:
        return False
    if not (a.type in RUN_TOGETHER or (other.segment.joined and a.type is not Kind.APPEAL_REQUEST)):
        return False
    if one.segment.relative or other.segment.rest:
        return False
    if a.type is Kind.EVENT and not other.segment.joined:
        return False
    between = text[a.end : b.start]
    return (
        len(between) <= 12
        and not re.search(r"[”\"“]", between)
        and re.fullmatch(r"[,;—–\s-]*(?:and|but|while|whereas|or|yet|so|then)?\s*", between)
        is not None
    )
