"""The stretches of a Russian sentence that an editor would quote, and what stands in each.

In comes a scene; out go its main clauses, each with the dependent ones that belong to it, and the
numbers, places, times and people named there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wheelsdown.claims.attribution import scopes_at
from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_figures import MANY_NOUN
from wheelsdown.claims.russian_modality import modality_of
from wheelsdown.claims.russian_names import person_in, surname_key
from wheelsdown.claims.russian_places import place_in_clause, preposition_before
from wheelsdown.claims.russian_speakers import make_speaker
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_verbs import has_finite_verb
from wheelsdown.claims.statements import PlaceAt, Scene, Statement
from wheelsdown.claims.text import trim
from wheelsdown.claims.times import TimeExpression
from wheelsdown.model.report import ClaimType, Modality

_I = re.IGNORECASE

# Stretches joined so are one thing said: «…, что …», «…, чтобы …», «…, если …».
DEPENDENT = regex(
    r",\s+(?:что|чтобы|если|когда|пока|хотя|поскольку|так как|потому что|будто|как|прежде чем|"
    r"перед тем как|после того как|то|где|тогда как|в то время как|после чего(?!\w))\s+$",
    _I,
)
BARE_AND = regex(r"\s+и\s+(?:потом\s+|затем\s+|уже\s+)?$", _I)


Told = Statement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a sentence that says one thing, as the rules see it."""

    scene: Scene
    start: int
    end: int
    words: str
    """In plain spelling."""
    credited: bool
    joined: bool
    """Joined to the one before by a bare «и»: its subject is that one's."""
    of_a_life: bool = False
    """The one before told of a person's life."""
    of_a_request: bool = False
    """The one before asked for something."""


def find_stretches(scene: Scene, flights: tuple[Statement, ...] = ()) -> Iterator[Stretch]:
    """Cut the sentence at its main clauses; dependent ones stay with what they depend on."""
    text = plain(scene.sentence.text)
    main = sorted((c for c in scene.clauses if not c.relative), key=lambda c: c.start)
    merged: list[list[int]] = []
    for clause in main:
        gap = text[merged[-1][1] : clause.start] if merged else ""
        said = any(
            s.words[0] < clause.start
            and merged
            and merged[-1][1] <= s.words[1]
            and s.words[1] > s.words[0]
            for s in scene.scopes
        )
        flies = any(f.start == clause.start for f in flights)
        dependent = bool(merged) and DEPENDENT.search(gap) and not said and not flies
        verbless = (
            bool(merged)
            and not has_finite_verb(text[clause.start : clause.end])
            and re.fullmatch(r"\s*(?:,?\s*[—–-]|:|,\s+(?:и|а|но))\s+", gap)
            and not said
        )
        if dependent or verbless:
            merged[-1][1] = clause.end
        else:
            merged.append([clause.start, clause.end])
    for i, (start, end) in enumerate(merged):
        start, end = trim(text, start, end, " ,;:—–-")
        # A heading word stands before: «При этом», «Кроме того,».
        lead = re.match(
            r"(?:(?:при этом|кроме того|между тем|однако|вместе с тем|тем временем|"
            r"также|но|а|и|да|по ее словам|по его словам|ранее|затем|потом)(?:,\s+|"
            r"\s+(?=[а-я]+\s\w)))",
            text[start:end],
            _I,
        )
        begin = (
            start + lead.end()
            if lead and text[start : start + lead.end()].strip().endswith(",")
            else start
        )
        if end - begin < 4 or re.match(
            r"(?:фото|снимок|иллюстрация|видео)\s*(?::|$)", text[begin:end], _I
        ):
            continue
        joined = i > 0 and BARE_AND.search(text[merged[i - 1][1] : start]) is not None
        yield Stretch(
            scene=scene,
            start=begin,
            end=end,
            words=text[begin:end],
            credited=bool(scopes_at(scene.scopes, begin, end)),
            joined=joined,
        )


def is_of_a_flight(stretch: Stretch, flights: tuple[Statement, ...]) -> bool:
    """Say whether a claim of a flight takes most of the stretch; «с 64 россиянами» alone does not."""
    for one in flights:
        shared = min(one.end, stretch.end) - max(one.start, stretch.start)
        if shared > 0 and (
            shared >= 0.5 * (stretch.end - stretch.start)
            or (
                shared >= 0.9 * (one.end - one.start) and one.rule not in ("carried", "route_named")
            )
        ):
            return True
    return False


def times_in(stretch: Stretch) -> tuple[TimeExpression, ...]:
    """Return the times said in a stretch."""
    return tuple(t for t in stretch.scene.times if stretch.start <= t.start < stretch.end)


# How things stand, with a «не» or without: «ответа нет» is no denial.
STATES = frozenset(
    {ClaimType.EVENT, ClaimType.STATISTIC, ClaimType.STATEMENT, ClaimType.PERSON_BACKGROUND}
)


def statement_of(
    stretch: Stretch, kind: ClaimType, rule: str, verb: tuple[int, int], **more: object
) -> Statement:
    """Return the stretch as a statement, with its modality and times."""
    start = stretch.start
    modality = modality_of(
        stretch.scene,
        (start, stretch.end),
        (start + verb[0], start + verb[1]),
        of_a_deed=kind not in STATES,
    )
    ahead = any((t.days_from_publication or 0) > 0 for t in times_in(stretch))
    if ahead and modality is Modality.ASSERTED:
        modality = Modality.PLANNED
    if kind is ClaimType.STATISTIC and modality is Modality.PLANNED:
        modality = Modality.EXPECTED
    values: dict[str, object] = {"modality": modality, "times": times_in(stretch), **more}
    return Statement(type=kind, start=start, end=stretch.end, rule=rule, **values)  # type: ignore[arg-type]


def count_of(stretch: Stretch) -> tuple[CountHit | None, str | None]:
    """Return the first number of the stretch with what it counts."""
    text = plain(stretch.scene.sentence.text)
    for hit in stretch.scene.counts:
        if stretch.start <= hit.start < stretch.end:
            noun = MANY_NOUN.match(text[hit.end : stretch.end + 1])
            return hit, noun["noun"] if noun else None
    return None, None


def place_of(stretch: Stretch) -> PlaceAt | None:
    """Return where it was: «в …», else «через …» or «из …»."""
    scene, window = stretch.scene, (stretch.start, stretch.end)
    if (place := place_in_clause(scene, window)) is not None:
        return place
    text = plain(scene.sentence.text)
    for place in scene.places:
        if window[0] <= place.start < window[1]:
            found = preposition_before(text, place, window[0])
            if found and found["prep"].lower() in ("через", "из", "с"):
                return place
    return None


def person_of(stretch: Stretch) -> str | None:
    """Return the person a stretch is about: named in it, or whom its pronoun means."""
    original = stretch.scene.sentence.text[stretch.start : stretch.end]
    named = person_in(stretch.words)
    if named is not None:
        name = make_speaker(named.group(), 0, stretch.scene.known, None, firm=True)
        return name.name if name else original[named.start() : named.end()]
    if re.search(r"(?<!\w)(?:он|она|его|ее|ему|ей)(?!\w)", stretch.words, _I):
        return stretch.scene.person_before
    return None


def known_person(stretch: Stretch) -> str | None:
    """Return a person met before whom the stretch calls by the surname or the first name alone."""
    names = stretch.scene.known.full_names
    for word in NAME.finditer(stretch.words):
        full = names.get(surname_key(word.group()))
        if full is None and word.group() in {n.split()[0] for n in names.values()}:
            return word.group()
        if full is not None:
            return full
    return None


NAME = regex(r"(?<![\w«-])[А-Я][а-я]{2,}(?![\w-])")
