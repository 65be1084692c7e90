"""What a taught reader adds to the rules, and what it takes from them.

In come sentences with what the rules told of them; out go the same sentences with what is likely
enough added, and without what the reader finds most unlikely. An added statement holds what our own
grammar reads in its words, and nothing where it is not sure. What the reader takes to be credited
to somebody who cannot be named is left out: a claim without its speaker is worse than none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from wheelsdown.claims.attribution import KnownSpeakers, Speaker, chain_at, modality_at
from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.language_rules import LanguageRules
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.quote_edges import quote_range, with_opening_words
from wheelsdown.claims.quote_reading import COUNTED
from wheelsdown.claims.roles import with_places
from wheelsdown.claims.statements import Scene, Statement, chain_of
from wheelsdown.claims.taught_reader import Limits, TaughtReader
from wheelsdown.claims.taught_speakers import NamedSpeakers, chain_of_credits
from wheelsdown.claims.taught_tokens import Range
from wheelsdown.claims.taught_window import Candidate, CreditedByRules, Found
from wheelsdown.claims.text import overlap
from wheelsdown.model.report import ClaimType, Modality, PassageKind

SAME_WORDS = 0.3
"""Intersection over union of a candidate and a statement of its type that are the same claim."""
TOUCHES = 0.2
"""From here on a candidate says again what the rules told: it is not added."""
SAME_CLAUSE = 0.7
"""From here on a candidate of another type takes the words of what stands for something else."""
SAID_OTHERWISE = 0.5
"""So likely a claim of another type that a rule's claim was taken wrongly."""
REPLACED, SURE_OF_ANOTHER = 0.5, 0.9
"""Where a rule's type is less likely than the one and another type of the same words as likely as
the other, the reader's type goes for the rule's."""
SURELY_CREDITED = 0.6
"""So likely credited that a statement without a speaker is left out."""
CLEARLY_LIKELIER = 0.3
"""So much likelier than the rule's type is one of the same words that would be added: it goes for it."""
EDGES_TOUCH, EDGES_AGREE = 0.05, 0.5
"""Intersection over union of a rule's words and the reader's that are about one thing said, and from
where on both cut it alike enough."""
SURE_OF_MORE, SURE_OF_LESS = 0.5, 0.95
"""So likely are more words than a rule took, or only some of them, that the reader's go for the rule's.
On passages of writers whom neither had met it is then right three or four times as often; with fewer
words less likely than 0.9 the rule is right as often."""
APPEALS = frozenset({ClaimType.APPEAL, ClaimType.APPEAL_REQUEST})
NEAR_KIN: Mapping[ClaimType, frozenset[ClaimType]] = {
    ClaimType.APPEAL: APPEALS,
    ClaimType.APPEAL_REQUEST: APPEALS,
    ClaimType.GROUP_REMOVAL: frozenset(
        {ClaimType.PERSON_REMOVAL, ClaimType.GROUP_REMOVAL, ClaimType.EVENT}
    ),
    ClaimType.FLIGHT_PASSENGERS: frozenset({ClaimType.FLIGHT_PASSENGERS, ClaimType.STATISTIC}),
}
"""Types that are no other one: "dissidents ask Canada to take them in" is an appeal and its request, a
removal is an event, how many a flight carried is a figure. What the rules take it for stays. All but
an event may be a statement as well: what is quoted as an opinion tells of a removal."""
MOVEMENTS = frozenset(
    {ClaimType.FLIGHT_DEPARTURE, ClaimType.FLIGHT_ARRIVAL, ClaimType.FLIGHT_STOP,
     ClaimType.FLIGHT_TRANSFER, ClaimType.FLIGHT_ROUTE}
)  # fmt: skip
"""Types whose places are read from the words before each."""
ENDED = frozenset(
    {ClaimType.FLIGHT_PREVIOUS, ClaimType.FLIGHT_OCCURRENCE, ClaimType.FLIGHT_DURATION,
     ClaimType.PERSON_REMOVAL, ClaimType.GROUP_REMOVAL}
)  # fmt: skip
"""Types of which only whence and whither are: "in Ohio" may be where somebody lived."""
NUMBERED = COUNTED | {ClaimType.FLIGHT_COMPOSITION, ClaimType.FLIGHT_PREVIOUS}
"""Types whose one number is what they say."""
OPENING_CHARACTERS = 5
"""A number so near to the beginning counts who or what the claim is of: "another six were held"."""
SHOWN = (PassageKind.BODY, PassageKind.HEADLINE, PassageKind.CAPTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A sentence that was read: its number, what is in it, what it tells."""

    number: int
    scene: Scene
    statements: tuple[Statement, ...]
    names_vehicle: bool
    """It names a flight or an aircraft: a day said with it is remembered."""
    known: KnownSpeakers
    """Who was named before it: whom its pronouns mean."""


def found_by_rules(heard: Sequence[Heard]) -> list[Found]:
    """Return the claims that the rules found, and the speakers, each once."""
    found = [
        Found(start=start, end=end, label=told.type)
        for one in heard
        for told in one.statements
        if told.reader == "rules"
        for start, end in [_quoted(one.scene, told.start, told.end)]
    ]
    speakers = (s for one in heard for scope in one.scene.scopes for s in scope.chain)
    own = (s for one in heard for told in one.statements for s in told.speakers)
    found += [Found(start=s.start, end=s.end, label=s.kind) for s in (*speakers, *own)]
    return list(dict.fromkeys(found))


def credited_by_rules(heard: Sequence[Heard]) -> CreditedByRules:
    """Return the function that says whom the rules credit with a range of the text."""

    def credited(place: Range) -> list[Range]:
        chain: list[Speaker] = []
        for one in heard:
            sentence = one.scene.sentence
            if sentence.start <= place[0] < sentence.end:
                start, end = place[0] - sentence.start, place[1] - sentence.start
                chain += chain_at(one.scene.scopes, start, end)
                for told in one.statements:
                    if overlap(_quoted(one.scene, told.start, told.end), place) > SAME_WORDS:
                        chain += told.speakers
        return [(speaker.start, speaker.end) for speaker in chain]

    return credited


def weigh(
    reader: TaughtReader,
    rules: LanguageRules,
    text: str,
    lines: Sequence[Range],
    heard: Sequence[Heard],
    *,
    flights: bool = True,
) -> list[Heard]:
    """Return what was heard, with the likely claims that no rule told and without unlikely ones.

    Without `flights` nothing is added of any: the report is of holidays, ships or trains.
    """
    named = _named_speakers(rules, text, heard)
    read = reader.read(text, lines, found_by_rules(heard), credited_by_rules(heard))
    weighed = []
    for at, one in enumerate(heard):
        sentence = one.scene.sentence
        near = [c for c in read.candidates if c.start < sentence.end and sentence.start < c.end]
        kept: list[Statement] = []
        for told in one.statements:
            if _is_likely(reader, one.scene, told, near):
                start, end = _quoted(one.scene, told.start, told.end)
                seen = read.of_found.get(Found(start=start, end=end, label=told.type))
                if (better := _cut_otherwise(one.scene, told, near)) is not None:
                    told, seen = _cut_anew(rules, one.scene, told, better), better
                kept.append(told if seen is None else _credited(one.scene, told, seen, named))
        for candidate in near:
            if (
                candidate.start >= sentence.start
                and (flights or not candidate.type.startswith("flight."))
                and candidate.likelihood >= reader.limits[candidate.type].enough
                and not _goes_otherwise(rules, heard, at, candidate)
            ):
                added = _statement(rules, one.scene, candidate)
                if added is None or any(_says_the_same(added, s) for s in kept):
                    continue
                added = _credited(one.scene, added, candidate, named)
                if candidate.credited < SURELY_CREDITED or chain_of(one.scene, added):
                    kept.append(added)
        weighed.append(replace(one, statements=tuple(kept)))
    return weighed


def _goes_otherwise(
    rules: LanguageRules, heard: Sequence[Heard], at: int, candidate: Candidate
) -> bool:
    """Say whether a claim of a flight follows a train, a bus or a ship, and no flight since."""
    if not candidate.type.startswith("flight."):
        return False
    sentence = heard[at].scene.sentence
    here = list(rules.carrier.finditer(sentence.text, 0, candidate.end - sentence.start))
    before = heard[at - 1].scene.sentence if at else None
    if not here and before is not None:
        here = list(rules.carrier.finditer(before.text))
    return bool(here) and here[-1].lastgroup == "other"


def _named_speakers(rules: LanguageRules, text: str, heard: Sequence[Heard]) -> NamedSpeakers:
    return NamedSpeakers(
        text=text,
        by_rules=[s for one in heard for scope in one.scene.scopes for s in scope.chain],
        known_from=[(one.scene.sentence.start, one.known) for one in heard],
        make_speaker=rules.make_speaker,
    )


def _credited(
    scene: Scene, statement: Statement, seen: Candidate, named: NamedSpeakers
) -> Statement:
    """Return a statement with the speakers that the reader credits, where it is sure of them."""
    by_rules = chain_of(scene, statement)
    others = _who_begins_after(scene, statement.end)
    base = scene.sentence.start
    # "Proceeding to Doha, Qatar": no country tells of the flight that goes there.
    places = [
        (base + p.start, base + p.end)
        for p in scene.places
        if statement.type in MOVEMENTS and statement.start < p.start and p.end <= statement.end
    ]
    heard = tuple(
        c for c in seen.credits
        if not any(overlap((c.start, c.end), other) for other in others)
        and not any(start <= c.start and c.end <= end for start, end in places)
    )  # fmt: skip
    chain = chain_of_credits(replace(seen, credits=heard), by_rules, named)
    return statement if chain == by_rules else replace(statement, chain=chain)


OPENS_A_PART = regex(r"(?:;\s+(?:[^\W\d_]+,?\s+)?|,\s+[^\W\d_]{1,6},?\s+)$")


def _who_begins_after(scene: Scene, end: int) -> list[Range]:
    """Return the speakers who open a later part of the sentence: "buses left, and workers said …".

    They say what follows, and nothing of what stands before.
    """
    text = scene.sentence.text
    return [
        (speaker.start, speaker.end)
        for scope in scene.scopes
        if scope.words[1] <= scope.start and not scope.quoted
        and end <= scope.words[0] and OPENS_A_PART.search(text, end - 1, scope.words[0])
        for speaker in scope.chain
    ]  # fmt: skip


def _quoted(scene: Scene, start: int, end: int) -> Range:
    start, end = quote_range(scene.sentence.text, start, end)
    return scene.sentence.start + start, scene.sentence.start + end


class Likelihoods(NamedTuple):
    """What the reader holds of the words in which a rule found something."""

    own: float
    """That they are what the rule took them for."""
    other: float
    """That something of another type is said there, perhaps in part of them."""
    instead: float
    """That just these words are of another type."""
    added: float = 0.0
    """The same, where the claim of that type would be added."""


def likelihoods_at(
    type_: ClaimType,
    place: Range,
    candidates: Sequence[Candidate],
    limits: Mapping[ClaimType, Limits] | None = None,
) -> Likelihoods:
    """Return how likely something of a type is said at a place, and something of another type.

    Without `limits` nothing is said of what would be added.
    """
    here = [(overlap((c.start, c.end), place), c) for c in candidates]
    kin = NEAR_KIN.get(type_, frozenset({type_}))
    if type_ is not ClaimType.EVENT:
        kin |= {ClaimType.STATEMENT}
    others = [(shared, c) for shared, c in here if c.type not in kin]
    same = [c for shared, c in others if shared > SAME_CLAUSE]
    own_types = kin if type_ is ClaimType.FLIGHT_PASSENGERS else {type_}
    return Likelihoods(
        own=max((c.likelihood for shared, c in here if c.type in own_types and shared > SAME_WORDS),
                default=0.0),
        other=max((c.likelihood for shared, c in others if shared > SAME_WORDS), default=0.0),
        instead=max((c.likelihood for c in same), default=0.0),
        added=max((c.likelihood for c in same if limits and c.likelihood >= limits[c.type].enough),
                  default=0.0),
    )  # fmt: skip


def stands(seen: Likelihoods, limits: Limits) -> bool:
    """Say whether what a rule found may stay: likely as what it is, or something is said there.

    Where the reader is sure that something else is said, the rule took it wrongly.
    """
    if seen.own < REPLACED and seen.instead >= SURE_OF_ANOTHER:
        return False
    if seen.added > seen.own + CLEARLY_LIKELIER:
        return False
    return seen.own >= limits.let_stand or limits.said <= seen.other < SAID_OTHERWISE


def _is_likely(
    reader: TaughtReader, scene: Scene, statement: Statement, near: Sequence[Candidate]
) -> bool:
    """Say whether the reader finds a statement of the rules likely enough to let it stand.

    It does not know a caption from a line of the text: what is pictured stays.
    """
    if statement.reader != "rules" or scene.sentence.kind is PassageKind.CAPTION:
        return True
    place = _quoted(scene, statement.start, statement.end)
    seen = likelihoods_at(statement.type, place, near, reader.limits)
    return stands(seen, reader.limits[statement.type])


def better_edges(
    type_: ClaimType, place: Range, candidates: Sequence[Candidate]
) -> Candidate | None:
    """Return the candidate that cuts otherwise what a rule found at a place, if it is the likelier."""
    alike = [(overlap((c.start, c.end), place), c) for c in candidates if c.type is type_]
    agreed = max((c.likelihood for shared, c in alike if shared >= EDGES_AGREE), default=0.0)
    others = [c for shared, c in alike if EDGES_TOUCH < shared < EDGES_AGREE]
    best = max(others, key=lambda c: c.likelihood, default=None)
    if best is None or best.likelihood < 2 * agreed:
        return None
    less = place[0] <= best.start and best.end <= place[1]
    return best if best.likelihood >= (SURE_OF_LESS if less else SURE_OF_MORE) else None


def _cut_otherwise(
    scene: Scene, statement: Statement, near: Sequence[Candidate]
) -> Candidate | None:
    if statement.reader != "rules" or scene.sentence.kind is PassageKind.CAPTION:
        return None
    here = [c for c in near if c.start >= scene.sentence.start]
    return better_edges(statement.type, _quoted(scene, statement.start, statement.end), here)


def _cut_anew(rules: LanguageRules, scene: Scene, told: Statement, better: Candidate) -> Statement:
    """Return what a rule told in the words that the reader cuts, with what stands in these."""
    cut = _statement(rules, scene, better)
    if cut is None:
        return told
    if cut.start <= told.start and told.end <= cut.end:
        return replace(told, start=cut.start, end=cut.end, times=told.times or cut.times)
    named = {name: getattr(told, name) for name in ("place", "origin", "destination", "count")}
    inside = {
        name: one
        for name, one in named.items()
        if getattr(cut, name) is None
        and one is not None
        and cut.start <= one.start
        and one.end <= cut.end
    }
    return replace(
        cut, **inside, speakers=told.speakers, chain=told.chain, person=told.person,
        past_plan=told.past_plan,
        modality=cut.modality if told.modality is Modality.ASSERTED else told.modality,
    )  # fmt: skip


def _says_the_same(one: Statement, other: Statement) -> bool:
    shared = overlap((one.start, one.end), (other.start, other.end))
    return shared > (TOUCHES if one.type is other.type else SAME_CLAUSE)


def _statement(rules: LanguageRules, scene: Scene, candidate: Candidate) -> Statement | None:
    """Return a candidate as a statement with what stands in its words, or nothing."""
    base, text = scene.sentence.start, scene.sentence.text
    start, end = candidate.start - base, min(candidate.end, scene.sentence.end) - base
    start, end = quote_range(text, with_opening_words(text, start), end)
    if start >= end or scene.sentence.kind not in SHOWN:
        return None
    statement = Statement(
        type=candidate.type,
        start=start,
        end=end,
        rule="taught",
        reader="taught",
        modality=_modality(rules, scene, candidate, start, end),
        times=tuple(t for t in scene.times if start <= t.start and t.end <= end),
        count=_count(scene, candidate.type, start, end),
    )
    if candidate.type.startswith("flight."):
        statement = rules.with_values(scene, statement)
    if candidate.type not in MOVEMENTS | ENDED:
        return statement
    roles = rules.roles_of_places(scene, candidate.type, (start, end))
    sure = {
        role: places
        for role, places in roles.items()
        if role == "via" or (len(places) == 1 and not (role == "place" and candidate.type in ENDED))
    }
    return with_places(statement, sure)


def _modality(
    rules: LanguageRules, scene: Scene, candidate: Candidate, start: int, end: int
) -> Modality:
    """Return how firmly it is said: a doubt that either sees is a doubt.

    Denied is nothing where no word could deny it: "no fewer than a hundred" were there.
    """
    denied = candidate.modality is Modality.DENIED
    if denied and not _could_deny(rules, scene.sentence.text):
        return modality_at(scene.scopes, start, end) or Modality.ASSERTED
    if candidate.modality is not Modality.ASSERTED:
        return candidate.modality
    if any(a <= start < b for a, b in scene.doubts):
        return Modality.POSSIBLE
    return modality_at(scene.scopes, start, end) or Modality.ASSERTED


def _could_deny(rules: LanguageRules, sentence: str) -> bool:
    """Say whether a sentence has a word that could deny something."""
    return rules.denial.search(rules.no_denial.sub(" ", sentence)) is not None


def _count(scene: Scene, type: ClaimType, start: int, end: int) -> CountHit | None:
    """Return the one number of the words, where the type is of a number or they open with it."""
    inside = [c for c in scene.counts if start <= c.start and c.end <= end]
    if len(inside) != 1:
        return None
    opens = inside[0].start - start <= OPENING_CHARACTERS and type not in (
        MOVEMENTS | {ClaimType.FLIGHT_AIRCRAFT, ClaimType.FLIGHT_DURATION}
    )
    return inside[0] if type in NUMBERED or opens else None
