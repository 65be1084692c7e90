"""What a stretch of a Russian sentence asks, fears or judges: requests, appeals, risks, views.

In comes a stretch; out goes the claim that its words of asking, fearing or judging make of it.
"""

import re

from wheelsdown.claims.attribution import modality_at
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_asides import OF_THE_PAGE
from wheelsdown.claims.russian_events import without_inner
from wheelsdown.claims.russian_stretches import Stretch, Told, count_of, statement_of, times_in
from wheelsdown.claims.russian_views import (
    DUTY,
    INFINITIVE_OPENS,
    JUDGING,
    REMEMBERED,
    tells_of_appeal,
    tells_of_request,
    tells_of_risk,
)
from wheelsdown.model.report import ClaimType as Kind
from wheelsdown.model.report import Modality

_I = re.IGNORECASE

FLIGHT_VERBS = regex(
    r"(?<!\w)(?:вылет|приземл|сел[аи]?(?!\w)|заправл|прилет|летел|дозаправ|взлет)", _I
)
# Who finds a thing unlawful by his office tells what he decided, and no view.
COURT = regex(r"(?<!\w)(?:суд|судья|коллегия|инстанция|комиссия|трибунал)(?!\w)", _I)
# «С решением о «неприемлемом риске»»: the words of a paper that something was done with.
IN_QUOTES = regex(r"\w[^«»]*«[^»]*$")
# «— освободить задержанных;»: an item of a list of demands.
ITEM = regex(r"\s*(?:[—–•*·-]|\d{1,2}[.)])\s*\w?$")


def asked(stretch: Stretch) -> Told:
    """A request: «требуем …», «призвали …»; an infinitive after one goes on with it."""
    verb = tells_of_request(stretch.words)
    listed = ITEM.match(stretch.scene.sentence.text[: stretch.start + 1]) is not None
    if verb is None and (stretch.of_a_request or listed) and INFINITIVE_OPENS.match(stretch.words):
        verb = (0, 1)
    if verb is None:
        return None
    count, of = count_of(stretch)
    return statement_of(
        stretch,
        Kind.APPEAL_REQUEST,
        "request",
        verb,
        count=count,
        of=of,
        modality=Modality.ASSERTED,
        times=(),
    )


def appealed(stretch: Stretch) -> Told:
    """An appeal made: a letter signed, a petition sent."""
    verb = tells_of_appeal(stretch.words)
    if verb is None:
        return None
    count, of = count_of(stretch)
    return statement_of(stretch, Kind.APPEAL, "appeal", verb, count=count, of=of)


def at_risk(stretch: Stretch) -> Told:
    """What is feared or threatens."""
    feared = modality_at(stretch.scene.scopes, stretch.start, stretch.end) is Modality.FEARED
    # Of whom harm threatens, «тех, кому грозит пытка», is no risk told.
    verb = tells_of_risk(without_inner(stretch))
    if verb is None and not feared:
        return None
    count, of = count_of(stretch)
    return statement_of(stretch, Kind.RISK, "risk", verb or (0, 1), count=count, of=of)


def called(stretch: Stretch) -> Told:
    """«X назвал письмо «политическим спектаклем»»: the name called is a view."""
    if not any(
        s.rule == "called_names" and s.start <= stretch.start and stretch.end <= s.end + 1
        for s in stretch.scene.scopes
    ):
        return None
    return statement_of(
        stretch, Kind.STATEMENT, "called", (0, 1), modality=Modality.ASSERTED, times=()
    )


def judged(stretch: Stretch) -> Told:
    """Words of feeling and opinion; duty and right only where nothing dated or counted is told."""
    words = stretch.words
    found = JUDGING.search(words)
    if found and FLIGHT_VERBS.search(words) and re.match(r"по-моему", found.group(), _I):
        return None
    if (
        found is None
        and not COURT.search(words)
        and not times_in(stretch)
        and count_of(stretch)[0] is None
    ):
        found = DUTY.search(words)
    if found and times_in(stretch) and IN_QUOTES.search(words[: found.start()]):
        found = None
    if not stretch.credited and REMEMBERED.match(words):
        return None
    if not found or OF_THE_PAGE.search(words) or len(words.split()) < 2:
        return None
    return statement_of(
        stretch, Kind.STATEMENT, "opinion", found.span(), modality=Modality.ASSERTED, times=()
    )
