"""What is told of earlier flights of a series, in Russian.

In comes a `Scene`; out go `Statement`s: «предыдущий рейс состоялся в августе», «прежде летали
через Марокко». What they share: a word that sets the flight apart from the one the report is of
(earlier, alike, last so far) and a word for flying, in one clause.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_modality import modality_of
from wheelsdown.claims.russian_places import hidden_ranges, roles_of_places
from wheelsdown.claims.russian_series import ORDINAL, SERIES_WORDS
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_vehicles import FLIGHT, PLURAL_FLIGHT
from wheelsdown.claims.statements import Clause, Scene, Statement, clause_at
from wheelsdown.claims.times import gives_a_day, gives_a_period
from wheelsdown.model.report import ClaimType

_I = re.IGNORECASE

# Words for what a removal flight is, in any case.
SERIES_NOUN = (
    rf"(?:{FLIGHT}|рейс\w*|высылк\w+|депортаци\w+|самолет\w*|чартер\w*|отправк\w+|парти[яиюей]\w*|"
    r"групп[аыуе]\w*|перелет\w*|полет\w*|вылет\w*|прилет\w*|заход\w*|этап\w*|волн[аыу]|посадк\w+)"
)
BEFORE_THIS = r"(?:до (?:этого|того|сих пор)|ранее|прежде|раньше|перед (?:этим|тем))"
ALIKE = r"(?:аналогичн\w*|так(?:ие|ой|им|ими|их|ую|ая)(?: же)?|подобн\w+|похож\w+|сходн\w+)"
# «Тем же рейсом» is of the same flight, but where an earlier time is said.
THE_SAME = rf"(?:{ALIKE}|т(?:ем|ой|у|от|е|еми) же|точно так же|так же|то же)"
# What flights, and those who send people by them, did time and again or once.
FLEW = (
    r"(?:(?:при|вы|от|у|за|пере)?лет(?:ал|ел)|(?:при|вы|у|от|пере)?воз(?:ил|или)|(?:при|вы|у)?вез|сад(?:ил|ятс)|"
    r"сел|приземл|заход|заправля|следова|отправл|доставл|прибыва|прибы|приходил|ходил|шел|шли|высыла|"
    r"депортир|выдворя|возвраща)\w*"
)
PREVIOUS = regex(
    rf"(?<!\w)(?:предыдущ\w+|прежн(?:ий|ие|их|им|яя)|прошл(?:ый|ые|ого|ым|ых|ая)|прошлогодн\w+|предпоследн\w+|"
    rf"более ранн\w+|последн\w+ (?:до этого|раз|такой|перед этим))\s+(?:[\w-]+\s+){{0,3}}?{SERIES_NOUN}(?!\w)|"
    rf"(?<!\w){BEFORE_THIS}[^.;]{{0,60}}?\s{THE_SAME}\s|(?<!\w){THE_SAME}\s[^.;]{{0,40}}?{BEFORE_THIS}(?!\w)|"
    rf"(?<!\w)в (?:прошлый|предыдущий|последний) раз(?!\w)|"
    rf"(?<!\w){ALIKE}\s+{SERIES_NOUN}\s+(?:уже|был[аи]?|выполня\w+|прош\w+|состоял\w+|отмеч\w+|"
    rf"зафиксир\w+|принима\w+|{FLEW})|"
    rf"^\W*последн\w+\s+(?:так(?:ой|ая)\s+|подобн\w+\s+|известн\w+\s+)?{SERIES_NOUN}\s+(?:[^.;,]{{0,40}}?\s)?"
    rf"(?:состоял|был|прош|ушел|{FLEW})\w*|"
    rf"(?<!\w)последн\w+\s+(?:перед|до)\s+(?:этим|этого)(?!\w)|"
    rf"(?<!\w)(?:предыдущ|прошл|прежн)(?:ий|ая|ые|ых|ие|ый)\s+(?:(?:два|две|три|четыре|пять)\s+)?(?:тоже|также|{FLEW}|был[аи]?|состоял\w+)(?!\w)|"
    rf"^\W*последн\w+\s+из\s+(?:них|таких|этих)(?!\w)|"
    rf"(?<!\w)до\s+(?:него|нее|них|этого)\s+был[иа]?\s+(?:[а-я]+\s+){{0,2}}?{SERIES_NOUN}|"
    rf"(?<!\w)предшественни[кц]\w*",
    _I,
)
# «В декабре таким же рейсом выслали 64 человека», «ещё в августе летал тем же путём».
SAME_WAY = regex(
    rf"(?<!\w)(?:т(?:ем|ой|от|у|ом) же\s+(?:пут|маршрут|способ|образ|дорог|схем)\w*|"
    rf"так(?:им|ой) же\s+(?:[а-я]+\s+)?(?:пут|маршрут|способ|образ|дорог|схем|{FLIGHT})\w*|"
    rf"(?:прилетал|летал|был|садился|приземлялся|уходил|прилетел)\s+(?:[а-я]+\s+)?такой же|"
    rf"такой же\s+(?:[а-я]+\s+)?(?:прилетал|летал|был|садился|приземлялся|уходил)|"
    rf"по (?:той|такой|аналогичной) (?:же )?схеме|так(?:ой|ие|ая) же уже|точно так же|возили так же)(?!\w)",
    _I,
)
# «Прежде летали через Марокко»: a verb of doing it often, in the plural, of flights or of those who
# send them; «до этого он садился в Тиране» is of the same flight.
USED_TO = regex(
    rf"(?<!\w)(?!до сих)(?:{BEFORE_THIS})(?!\w)[^.;]{{0,60}}?(?<!\w)(?:летали|возили|вывозили|привозили|"
    r"увозили|прилетали|улетали|отправляли|садились|заходили|ходили|доставляли)(?!\w)|"
    r"(?<!\w)(?:и (?:прежде|раньше)|до (?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|"
    rf"октябр|ноябр|декабр)[яа])(?!\w)[^.;]{{0,60}}?(?<!\w)(?:летал|возил|вывозил|привозил|увозил|прилетал|"
    rf"улетал|отправлял|садил|заходил|ходил|доставлял)\w*",
    _I,
)
# «Летом самолёты прилетали дважды»: several at once are none that the report is of.
OFTEN = regex(
    r"(?<!\w)(?:летали|прилетали|садились|вылетали|прибывали|приземлялись|отправлялись|ходили|"
    r"приходили|шли|принимали|принимались)(?!\w)",
    _I,
)
# Said of what flies or of those flown: «в прошлый раз мы обедали» is of neither.
OF_FLIGHTS = regex(
    r"рейс|самолет|борт|чартер|высыл|высл|депорт|выдвор|прилет|вылет|привоз|привез|отправ|"
    r"приземл|сади|сел[иа]?\b|доставл|достави|возвра|вернул(?:ся|ась|ись)|вывез|увез|прибы|летал|летел|возил|заход",
    _I,
)
# «Второй борт с начала года; первый, в феврале, привёз 84 человека».
ELLIPTIC = regex(
    r"\W*(?:перв(?:ый|ая)|предыдущ(?:ий|ая)|прошл(?:ый|ая)|последн(?:ий|яя)|предпоследн(?:ий|яя)|"
    r"втор(?:ой|ая)|трет(?:ий|ья)|тот|та)"
    r"(?:,|\s[—–]|\s+(?:был|отправ|приле|приб|прив|сост|вылет|проше|прошл))",
    _I,
)
# «Первый рейс состоялся 14 июня», «второй рейс был в августе».
NTH_WAS_HELD = regex(
    rf"\W*(?:(?:самый\s+)?перв|втор|трет)\w+\s+(?:[а-я]+\s+)?{SERIES_NOUN}\s+(?:[а-я-]+\s+){{0,2}}?(?:был[аи]?|"
    r"состоял(?:ся|ась|ись)|прош(?:ел|ла|ли)|выполнили|провели|организовали)(?!\w)",
    _I,
)
# «Это уже четвёртый рейс. Первый был в июне».
THE_FIRST_WAS = regex(
    r"\W*(?:самый\s+)?перв(?:ый|ая)\s+(?:был[аи]?|состоял\w+|прош\w+|прилетал\w*|отправили)(?!\w)",
    _I,
)
SEVERAL_BEFORE = regex(r"рейс(?:ов|ы|а)\b|высыл(?:ок|ки)|раз(?!\w)|самолет(?:ов|ы|а)\b", _I)
# «В сентябре таких рейсов было 174» is a statistic.
HOW_MANY_OF_THEM = regex(r"(?:рейсов|самолетов|чартеров|бортов|депортаций|высылок|перелетов)\s", _I)


SUCH_A_ONE = regex(r"(?:такой|такая|подобный|подобная|похожий)\s(?!.*\sуже$)", _I)


def find_previous(scene: Scene) -> Iterator[Statement]:
    """«Предыдущие рейсы в июне и августе»: with their times and places."""
    text = plain(scene.sentence.text)
    told: set[int] = set()
    for found in PREVIOUS.finditer(text):
        index = clause_at(scene, found.start())
        if index is None or index in told or HOW_MANY_OF_THEM.search(found.group()):
            continue
        clause = scene.clauses[index]
        if SUCH_A_ONE.match(found.group()) and not _is_timed(scene, clause):
            # «МИД отрицает, что такой самолёт прилетал» is of the flight itself.
            continue
        if OF_FLIGHTS.search(text[clause.start : clause.end]):
            told.add(index)
            yield _previous(scene, clause, found.span())
    for index, clause in enumerate(scene.clauses):
        at = None if index in told else _earlier_one(scene, text, clause)
        if at is not None:
            yield _previous(scene, clause, at)


def _earlier_one(scene: Scene, text: str, clause: Clause) -> tuple[int, int] | None:
    """Return the words that make a clause tell of an earlier flight, where no noun does."""
    words = text[clause.start : clause.end]
    if found := ELLIPTIC.match(words):
        before = text[: clause.start]
        series = ORDINAL.search(before) and SERIES_WORDS.search(before)
        last = SEVERAL_BEFORE.search(before) and re.match(r"\W*(?:последн|предпосл)", words, _I)
        next_one = NTH_WAS_HELD.match(before)
        alone = re.match(r"\W*предыдущ\w+\s[а-я]+л", words, _I) and scene.flight_before
        alone = alone or (
            THE_FIRST_WAS.match(words) and scene.flight_before and _is_timed(scene, clause)
        )
        if series or last or alone or (next_one and _is_timed(scene, clause)):
            return _at(clause, found)
    if _is_timed(scene, clause):
        if found := NTH_WAS_HELD.match(words):
            return _at(clause, found)
        if scene.flight_long_before and OF_FLIGHTS.search(words):
            if found := SAME_WAY.search(words):
                return _at(clause, found)
            if PLURAL_FLIGHT.search(words) and (found := OFTEN.search(words)):
                return _at(clause, found)
    if scene.flight_long_before and (found := USED_TO.search(words)):
        placed = any(clause.start <= p.start < clause.end for p in scene.places)
        return _at(clause, found) if placed or _is_timed(scene, clause) else None
    return None


def _at(clause: Clause, found: re.Match[str]) -> tuple[int, int]:
    return clause.start + found.start(), clause.start + found.end()


def _is_timed(scene: Scene, clause: Clause) -> bool:
    """Say whether the clause names a day, a month, a season or a year."""
    return any(
        clause.start <= t.start < clause.end and (gives_a_day(t) or gives_a_period(t))
        for t in scene.times
    )


def _previous(scene: Scene, clause: Clause, at: tuple[int, int]) -> Statement:
    counts = [c for c in scene.counts if clause.start <= c.start < clause.end]
    window = (clause.start, clause.end)
    roles = roles_of_places(scene, ClaimType.FLIGHT_ROUTE, window, hidden_ranges(scene, clause))
    return Statement(
        type=ClaimType.FLIGHT_PREVIOUS,
        start=clause.start,
        end=clause.end,
        rule="earlier_flights",
        modality=modality_of(scene, (clause.start, clause.end), at),
        times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
        count=counts[0] if counts else None,
        origin=next(iter(roles.get("origin", ())), None),
        destination=next(iter(roles.get("destination", ()) + roles.get("place", ())), None),
        via=(*roles.get("destination", ())[1:], *roles.get("via", ())),
    )
