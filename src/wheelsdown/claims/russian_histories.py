"""Figures and lives told by a stretch of a Russian sentence: how many in all, and who was who before.

In comes a stretch; out goes the statistic or the piece of somebody's past that it tells.
"""

import re

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_deeds import BORN_OR_FLED, LIFE_OF_SOMEBODY, YEARS_OLD
from wheelsdown.claims.russian_figures import (
    ACTORS,
    CUMULATIVE,
    FIGURE_WORDS,
    FLIGHTS_IN_GENERAL,
    GATHERS,
    HOW_OFTEN,
    LEAST_FIGURE,
    LONG_AGO,
    MANY_PEOPLE,
    NTH,
    OF_REMOVALS,
    OF_THINGS,
    PERCENT,
    SHARE,
    SUMS_UP,
    TREND,
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
    times_in,
)
from wheelsdown.claims.russian_vehicles import FLIGHT_WORD, OTHER, PEOPLE_WORD
from wheelsdown.claims.russian_verbs import finite_verbs
from wheelsdown.model.report import ClaimType as Kind

_I = re.IGNORECASE


def counted(stretch: Stretch) -> Told:
    """A figure: a number over a period, a total, a share, a record."""
    count, of = count_of(stretch)
    figure = FIGURE_WORDS.search(stretch.words) or _of_flights_in_general(stretch.words)
    if (
        WITHHELD.search(stretch.words)
        or LONG_AGO.search(stretch.words)
        or NTH.search(stretch.words)
    ):
        return None
    if re.search(r"(?<!\w)(?:я|мой|моя|мою|моей|моего)(?!\w)", stretch.words, _I):
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
            or (crowd and of and not GATHERS.search(stretch.words))
            or (
                of_things
                and (
                    large
                    or FLIGHTS_IN_GENERAL.search(stretch.words)
                    or (CUMULATIVE.search(stretch.words) and not ACTORS.match(of or ""))
                )
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
    share = SHARE.search(stretch.words) or PERCENT.search(stretch.words)
    if share:
        return statement_of(stretch, Kind.STATISTIC, "share", share.span(), count=count, of=of)
    twice = figure and FIGURE_WORDS.search(stretch.words, figure.end())
    if figure and (count is not None or twice or OF_REMOVALS.search(stretch.words)):
        return statement_of(stretch, Kind.STATISTIC, "figure", figure.span(), count=count, of=of)
    return None


def _of_flights_in_general(words: str) -> re.Match[str] | None:
    """How often flights go, or whether removals grow in number."""
    if trend := TREND.search(words):
        return trend if OF_REMOVALS.search(words) else None
    return HOW_OFTEN.search(words) if FLIGHTS_IN_GENERAL.search(words) else None


# «До эмиграции Олег служил в полиции».
NAME_LIVED = regex(
    r"(?:^|[\s,])[А-Я][а-я]{2,}\s+(?:[а-я]+\s+)?(?:служил|работал|жил|учился|училась|преподавал|трудился|трудилась)а?(?!\w)"
)


# «Просил убежища, работал на мойке»: the person is the one told of before.
OPENS_WITH_THE_VERB = regex(
    r"\W*(?:попросил|просил|запросил|получил|искал|бежал|уехал|эмигрировал|окончил|родил|вырос|отслужил)[а-я]*(?<!ли)\s",
    _I,
)
CAME = regex(
    r"(?<!\w)(?:попал|добрал|прибыл|приехал|перебрал|оказал|прилетел|въехал|вошл|вошел|бежал|уехал|улетел|выехал|переехал|эмигрировал)[а-я]*",
    _I,
)


THAT_YEAR = regex(
    r"(?<!\w)(?:то(?:го|м|й|т)\s+же\s+(?:год|лет|осен|весн|зим)\w+|тем\s+же\s+летом|спустя\s+(?:[а-я]+\s+)?(?:год|месяц)\w*|через\s+(?:год|полгода|[а-я]+\s+(?:лет|года|месяц\w*)))(?!\w)",
    _I,
)


def _came_long_ago(stretch: Stretch) -> re.Match[str] | None:
    """«В США он попал летом 2023 года»: a year without a day is not that of the removal."""
    old = any(t.year is not None and t.day is None for t in times_in(stretch)) or (
        THAT_YEAR.search(stretch.words)
    )
    return CAME.search(stretch.words) if old and PEOPLE_WORD.search(stretch.words) is None else None


OPENS_WITH_A_NAME = regex(
    r"\W*(?!(?:Мы|Вы|Там|Тут|Здесь|Потом|Затем|Позже|Вскоре|Тогда|Люди|Утром|Вечером|Ночью|Днем|Домой)\s)"
    r"[А-Я][а-я]+[\s,]"
)
# How somebody named lived: past, and of some length.
STATE_OF_LIFE = regex(
    r"(?<!\w)(?:(?:про|от)?(?:работ|служ|жи|труди|учи)(?:ал|ил|л)(?:а|ся|ась)?|проживал[аи]?|преподавал[аи]?|торговал[аи]?|"
    r"занимал(?:ся|ась)|состоял[аи]?|участвовал[аи]?|поддерживал[аи]?|голосовал[аи]?|протестовал[аи]?|митинговал[аи]?|"
    r"владел[аи]?|содержал[аи]?|руководил[аи]?|возглавлял[аи]?|строил[аи]?|ремонтировал[аи]?|играл[аи]?|воевал[аи]?|лечил[аи]?|"
    r"воспитывал[аи]?|растил[аи]?|скрывал(?:ся|ась)|уклонял(?:ся|ась)|уклонил(?:ся|ась)|"
    r"отказал(?:ся|ась)\s+(?:[а-я]+\s+){0,2}?(?:ехать|идти|воевать|служить|отправляться|подписывать|стрелять)|"
    r"рос(?:ла|ли)?|изуча(?:л|ла)|учил[аи]?|ве(?:л|ла)\s+(?:кружок|блог|канал|подкаст|урок|бизнес|паблик|занят)\w*|чинил[аи]?|пас(?:ла)?|рисовал[аи]?|"
    r"снимал[аи]?\s+(?:квартир|фильм|жиль|комнат)\w*|водил[аи]?\s+(?:такси|грузовик|фуру|автобус|экскурс)\w*|ждал[аи]?\s+(?:очеред|прием|слушани|решени|визы|суда)\w*|"
    r"добрал(?:ся|ась|ись)\s+до|уш(?:ел|ла)\s+от\s+(?:призыв|мобилизаци|войн|преследовани|службы)\w*|"
    r"вы(?:шел|шла)\s+на\s+(?:митинг|пикет|площад|акци|протест)\w*|выходил[аи]?\s+на\s+(?:митинг|пикет|площад|акци|протест|демонстрац)\w*|"
    r"вступил[аи]?\s+в|донатил[аи]?|жертвовал[аи]?|переводил[аи]?\s+деньги|женат[аы]?|замужем|растит|воспитывает)(?!\w)",
    _I,
)


def lived(stretch: Stretch) -> Told:
    """A person's life before: born, left, served, asked for asylum."""
    words = stretch.words
    if OF_LATE.search(words):
        return None
    firm = BORN_OR_FLED.search(words)
    state = STATE_OF_LIFE.search(words)
    soft = first_of(words, "live")
    came = _came_long_ago(stretch)
    firm = firm or came
    if (firm or soft or state) is None or re.search(
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
        or (OPENS_WITH_A_NAME.match(words) is not None and firm and firm.start() > 1)
        or NAME_LIVED.search(words)
    )
    named = person_of(stretch) is not None or known_person(stretch) is not None
    if not (
        stretch.of_a_life
        or (came and not came.group().endswith(("ли", "лись")))
        or (firm and OPENS_WITH_THE_VERB.match(words) is not None)
        or (named and state)
        or (someone and (firm or YEARS_OLD.search(words) or _of_old(stretch)))
    ):
        return None
    told = firm or state
    verb = told.span() if told else (soft.start, soft.end) if soft else (0, 1)
    return statement_of(
        stretch, Kind.PERSON_BACKGROUND, "background", verb, person=person_of(stretch)
    )


# What followed the removal is no past before it.
OF_LATE = regex(
    r"(?<!\w)(?:на следующий день|наутро|через (?:день|два дня|час|сутки|неделю)|вчера|сегодня|накануне|позавчера|"
    r"теперь|сейчас|\d{1,2} (?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
    r"(?!\s+(?:19|20)\d\d))(?!\w)",
    _I,
)
OF_OLD = regex(
    r"(?<!\w)(?:до\s+(?:отъезда|ареста|войны|эмиграции|задержания|этого|высылки)|раньше|прежде|когда-то|"
    r"(?:много|несколько|\w+)\s+лет|(?:19|20)\d\d(?:-?(?:м|го))?(?=\s+год|[-\s]|$)|в\s+(?:молодости|юности|России|Москве|"
    r"Сакраменто|Бруклине|Лос-Анджелесе|Калифорнии|Флориде|Мексике))",
    _I,
)


def _of_old(stretch: Stretch) -> bool:
    return OF_OLD.search(stretch.words) is not None
