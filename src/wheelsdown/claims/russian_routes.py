"""Whole paths said at once in Russian: «Маршрут Меса — Балтимор — Каир», «из Луизианы в Москву».

In comes a `Scene`; out go `Statement`s of routes that no verb of flying tells.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_modality import modality_of
from wheelsdown.claims.russian_places import roles_of_places
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_vehicles import FLIGHT, OTHER
from wheelsdown.claims.russian_verbs import has_finite_verb
from wheelsdown.claims.statements import PlaceAt, Scene, Statement, clause_at
from wheelsdown.model.report import ClaimType

_I = re.IGNORECASE

ROUTE_NAMED = regex(
    rf"(?:по маршруту|(?:в |по )?план\w*(?:\s+[а-я]+){{0,2}}?\s*[:—–-]?|маршрут\w*(?:\s+[а-я]+){{0,2}}?\s*[:—–-]?|путь\s*[:—–-]?|"
    rf"{FLIGHT}(?:\s+(?:[A-Z]\w*\s*|№\s?\d+\s*)+)?)\s+«?$",
    _I,
)
DASH_BETWEEN = regex(
    r"»?(?:\s*\([^)]{2,30}\))?\s*(?:[-—–→>⟶➔]+|-+>)\s*(?:(?:и|снова|обратно)\s+)?«?|,\s(?:затем\s)?"
)
# «3 февраля: Даллас — Шеннон — Ташкент»: an entry in a list of flights.
ENTRY_BEFORE = regex(r"(?:^|[:;•\n,.(]|\s[—–-])\s*(?:сначала\s+)?«?$")
DASHED = regex(r"[-—–→>⟶➔]")


def find_routes_named(scene: Scene) -> Iterator[Statement]:
    """«Маршрут Меса — Балтимор — Каир», «рейс Каир — Москва»: the whole path said at once."""
    text = plain(scene.sentence.text)
    if not DASHED.search(text):
        return
    done = -1
    for i, origin in enumerate(scene.places[:-1]):
        if origin.start < done:
            continue
        chain = _chain_of_places(scene, text, i)
        index = clause_at(scene, origin.start)
        if len(chain) < 2 or index is None or _in_brackets(text, origin.start):
            continue
        clause = scene.clauses[index]
        words = text[clause.start : clause.end]
        named = ROUTE_NAMED.search(text[max(0, origin.start - 60) : origin.start])
        if named and len(chain) == 2 and BY_A_FLIGHT.match(named.group()):
            # «Вывезти рейсом Вильнюс — Стамбул»: one of many that fly there.
            continue
        entry = scene.flight_long_before and ENTRY_BEFORE.search(text[: origin.start])
        listed = entry and not has_finite_verb(text[clause.start : origin.start])
        if not (named or (listed and DASHED.search(text[chain[0].end : chain[1].start]))):
            continue
        if re.search(OTHER, words, _I):
            continue
        done = chain[-1].end
        yield _route(scene, text, index, chain, named)


def find_ways(scene: Scene) -> Iterator[Statement]:
    """«Из Луизианы через Марокко и Египет в Москву»: a way without a verb, of a flight told of."""
    if not scene.flight_long_before or len(scene.places) < 2:
        return
    text = plain(scene.sentence.text)
    for clause in scene.clauses:
        words = text[clause.start : clause.end]
        if not WAY_WORDS.match(words) or has_finite_verb(words) or re.search(OTHER, words, _I):
            continue
        roles = roles_of_places(scene, ClaimType.FLIGHT_ROUTE, (clause.start, clause.end), [])
        if roles.get("origin") and (roles.get("destination") or roles.get("via")):
            yield Statement(
                type=ClaimType.FLIGHT_ROUTE,
                start=clause.start,
                end=clause.end,
                rule="way_without_a_verb",
                modality=modality_of(
                    scene, (clause.start, clause.end), (clause.start, clause.start)
                ),
                origin=roles["origin"][0],
                destination=next(iter(roles.get("destination", ())), None),
                via=roles.get("via", ()),
                times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
            )


WAY_WORDS = regex(r"\W*(?:прямиком |сначала |сперва )?(?:из|с)\s", _I)


BY_A_FLIGHT = regex(r"\s*рейс(?:ом|ами|ы|ов|а|у|е|ах)(?!\w)", _I)


def _chain_of_places(scene: Scene, text: str, first: int) -> list[PlaceAt]:
    chain = [scene.places[first]]
    for place in scene.places[first + 1 :]:
        if not DASH_BETWEEN.fullmatch(text[chain[-1].end : place.start]):
            break
        chain.append(place)
    return chain


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _route(
    scene: Scene, text: str, index: int, chain: list[PlaceAt], named: re.Match[str] | None
) -> Statement:
    """Quote the clause where the route is its subject, else the route with its own day."""
    clause = scene.clauses[index]
    start, end = chain[0].start, chain[-1].end
    times = tuple(t for t in scene.times if clause.start <= t.start < clause.end)
    by_route = named and named.group().lstrip().lower().startswith("по маршруту")
    opens = re.match(r"\W*(?:маршрут)", text[clause.start : clause.end], _I)
    if named and (opens or by_route):
        start, end = clause.start, clause.end
    elif named:
        start, times = start - len(named.group().lstrip()), ()
    label = scene.clauses[clause.lead] if clause.lead is not None and not clause.relative else None
    if (
        label is not None
        and label.end <= clause.start
        and not has_finite_verb(text[label.start : label.end])
    ):
        dated = tuple(t for t in scene.times if label.start <= t.start < label.end)
        of_a_route = re.match(r"\W*маршрут", text[label.start : label.end], _I)
        described = of_a_route and len(text[label.start : label.end].split()) > 1
        if (dated or described) and ":" in text[label.end : clause.start]:
            start, times = label.start, dated
    return Statement(
        type=ClaimType.FLIGHT_ROUTE,
        start=start,
        end=end,
        rule="route_named",
        modality=modality_of(scene, (clause.start, clause.end), (chain[0].start, chain[-1].end)),
        origin=chain[0],
        destination=chain[-1],
        via=tuple(chain[1:-1]),
        times=times,
    )
