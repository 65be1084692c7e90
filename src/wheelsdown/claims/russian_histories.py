"""Figures and lives told by a stretch of a Russian sentence: how many in all, and who was who before.

In comes a stretch; out goes the statistic or the piece of somebody's past that it tells.
"""

import re

from wheelsdown.claims.russian_deeds import BORN_OR_FLED, LIFE_OF_SOMEBODY, YEARS_OLD
from wheelsdown.claims.russian_figures import (
    ACTORS,
    CUMULATIVE,
    FIGURE_WORDS,
    LEAST_FIGURE,
    LONG_AGO,
    MANY_PEOPLE,
    NTH,
    OF_REMOVALS,
    OF_THINGS,
    SUMS_UP,
    WITHHELD,
)
from wheelsdown.claims.russian_lexicon import first_of
from wheelsdown.claims.russian_names import PERSON_NOUN
from wheelsdown.claims.russian_stretches import (
    Stretch,
    Told,
    count_of,
    known_person,
    person_of,
    statement_of,
)
from wheelsdown.claims.russian_vehicles import FLIGHT_WORD, OTHER
from wheelsdown.claims.russian_verbs import finite_verbs
from wheelsdown.model.report import ClaimType as Kind

_I = re.IGNORECASE


def counted(stretch: Stretch) -> Told:
    """A figure: a number over a period, a total, a share, a record."""
    count, of = count_of(stretch)
    figure = FIGURE_WORDS.search(stretch.words)
    if (
        WITHHELD.search(stretch.words)
        or LONG_AGO.search(stretch.words)
        or NTH.search(stretch.words)
    ):
        return None
    if re.search(OTHER, stretch.words, _I) and not FLIGHT_WORD.search(stretch.words):
        return None
    if count is not None:
        most = count.count.maximum
        large = most is None or most >= LEAST_FIGURE
        crowd = most is None or most >= MANY_PEOPLE
        of_things = of is not None and OF_THINGS.match(of)
        if (
            (large and CUMULATIVE.search(stretch.words))
            or (crowd and of)
            or (
                of_things
                and (large or (CUMULATIVE.search(stretch.words) and not ACTORS.match(of or "")))
            )
            or SUMS_UP.search(stretch.words)
        ):
            verb = next(iter(finite_verbs(stretch.words)), None)
            return statement_of(
                stretch,
                Kind.STATISTIC,
                "figure",
                verb.span() if verb else (0, 1),
                count=count,
                of=of,
                place=None,
            )
    twice = figure and FIGURE_WORDS.search(stretch.words, figure.end())
    if figure and (count is not None or twice or OF_REMOVALS.search(stretch.words)):
        return statement_of(stretch, Kind.STATISTIC, "figure", figure.span(), count=count, of=of)
    return None


# «До эмиграции Олег служил в полиции».
NAME_LIVED = re.compile(
    r"(?:^|[\s,])[А-Я][а-я]{2,}\s+(?:[а-я]+\s+)?(?:служил|работал|жил|учился|училась|преподавал|трудился|трудилась)а?(?!\w)"
)


def lived(stretch: Stretch) -> Told:
    """A person's life before: born, left, served, asked for asylum."""
    words = stretch.words
    if OF_LATE.search(words):
        return None
    firm = BORN_OR_FLED.search(words)
    soft = first_of(words, "live")
    if (firm is None and soft is None) or re.search(
        r"(?<!\w)(?:аэропорт|завод|суд|центр|власти|ведомство|поезд|автобус|самолет|рейс|борт)(?!\w)",
        words,
        _I,
    ):
        return None
    someone = (
        person_of(stretch) is not None
        or known_person(stretch) is not None
        or LIFE_OF_SOMEBODY.search(words)
        or YEARS_OLD.search(words)
        or (firm and (stretch.joined or PERSON_NOUN.search(words)))
        or (firm and stretch.credited and not firm.group().endswith("ли"))
        or (re.match(r"\W*[А-Я][а-я]+[\s,]", words) is not None and firm)
        or NAME_LIVED.search(words)
    )
    if not (
        stretch.of_a_life or (someone and (firm or YEARS_OLD.search(words) or _of_old(stretch)))
    ):
        return None
    verb = firm.span() if firm else (soft.start, soft.end) if soft else (0, 1)
    return statement_of(
        stretch, Kind.PERSON_BACKGROUND, "background", verb, person=person_of(stretch)
    )


# What followed the removal is no past before it.
OF_LATE = re.compile(
    r"(?<!\w)(?:на следующий день|наутро|через (?:день|два дня|час|сутки|неделю)|вчера|сегодня|накануне|позавчера|"
    r"теперь|сейчас|\d{1,2} (?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
    r"(?!\s+(?:19|20)\d\d))(?!\w)",
    _I,
)
OF_OLD = re.compile(
    r"(?<!\w)(?:до\s+(?:отъезда|ареста|войны|эмиграции|задержания|этого|высылки)|раньше|прежде|когда-то|"
    r"(?:много|несколько|\w+)\s+лет|(?:19|20)\d\d(?:-?(?:м|го))?(?=\s+год|[-\s]|$)|в\s+(?:молодости|юности|России|Москве|"
    r"Сакраменто|Бруклине|Лос-Анджелесе|Калифорнии|Флориде|Мексике))",
    _I,
)


def _of_old(stretch: Stretch) -> bool:
    return OF_OLD.search(stretch.words) is not None
