"""What moves in a Russian clause: a flight, people on it, or a train, a ship, a bus.

In comes a clause; out goes whether what moves can be a flight. Word order is free, so the whole
clause is looked at, without the inner clauses that stand in it.
"""

import re
from enum import StrEnum

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.statements import Clause, Scene

_I = re.IGNORECASE

# Aircraft and what a flight is called; makers and types as spotters write them.
FLIGHT = (
    r"(?:аэроплан\w*|(?:авиа)?самолет(?:ик)?(?:а|у|ом|е|ы|ов|ам|ами|ах)?|(?:авиа|спец)?рейс(?:а|у|ом|е|ы|ов|"
    r"ам|ами|ах)?|(?:(?<!на )(?<!На ))(?:авиа|спец)?борт(?:а|ом|ы|ов)?(?!\s?-?проводн)|спецборт\w*|"
    r"(?<!круизный )(?<!круизного )(?:авиа)?лайнер(?:а|у|ом|е|ы|ов)?|чартер(?:а|у|ом|е|ы|ов)?|"
    r"воздушн(?:ое|ого|ому|ым|ом) судн(?:о|а|у|ом|е)|(?:бизнес-)?джет(?:а|ом)?|авиасудно|"
    r"Boeing|Боинг\w{0,3}|Airbus|Аэробус\w{0,3}|Gulfstream|Гольфстрим\w*|Embraer|Эмбраер\w*|"
    r"Dreamliner|Дримлайнер\w*|(?:Ил|Ту|Ан|Як|Суперджет)-?\d{2,3}\w*|[CС]-(?:17|130)\w?|(?:семь|три)-[а-я]+-(?:[а-я]+ый|[а-я]+ой|[а-я]+ий)|"
    r"(?:[AА]3[1-9]0|[AА]32[01]|7[0-9]7)(?:-\d+\w*|-[йгм]\w*)?(?!\s?(?:человек|пассажир|россиян))|"
    r"(?-i:[A-Z]{3}\d{2,4}[A-Z]?|N\d{2,4}[A-Z]{1,2}|SU-[A-Z]{3}))"
)
OTHER = (
    r"(?:(?:почтов|бумажн|игрушечн|учебн|пожарн|сельскохоз|санитарн|спортивн|истребительн)\w+ "
    r"(?:самолет|борт|рейс)\w*|(?:обычн|регулярн|внутренн|коммерческ|туристическ)\w+ рейс\w*|"
    r"поезд\w*|электричк\w*|автобус\w*|микроавтобус\w*|корабл\w*|(?<!воздушное )судно|паром\w*|"
    r"теплоход\w*|круизн\w+ лайнер\w*|"
    r"грузовик\w*|автомобил\w*|машин(?:а|ы|у|ой|е)|колонн\w*|вертолет\w*|ракет\w*|дрон\w*|"
    r"беспилотник\w*|фургон\w*|катер\w*|яхт\w*|"
    r"барж\w*|танкер\w*|истребител\w*|бомбардировщик\w*|шаттл\w*|штурмовик\w*|автозак\w*|"
    r"трамва\w*|метро|космическ\w+|"
    r"космонавт\w*|экипаж корабля|парашютист\w*|делегаци\w*|посылк\w*|груз(?:а|у|ом|ы|ов)?(?!\w)|гуманитарн\w+ "
    r"(?:груз|помощ)\w*|"
    r"туристическ\w+|турист\w*|рыбак\w*|болельщик\w*|паломник\w*|отдыхающ\w+|спортсмен\w*|"
    r"хоккеист\w*|футболист\w*|атлет\w*|курортник\w*|загорел\w+|челнок\w*|сборн\w+|команд[аыу]\b|министр\w*|президент\w*)"
)
# Who people are by country: «гондурасцы», and not «Гондурас».
NATIONALITIES = (
    r"(?:(?:украин|латвий|литов|эстон|иран|ирак|афган|пакистан|индий|бангладеш|непал|китай|вьетнам|"
    r"филиппин|сирий|ливан|йемен|палестин|египт|марокк|алжир|тунис|ливий|судан|нигерий|"
    r"камерун|сенегал|ган|кений|конголез|ангол|африкан|венесуэл|гондурас|никарагуа|мексикан|"
    r"колумбий|эквадор|перуан|бразил|кубин|гватемал|сальвадор|чечен|дагестан|азербайджан|"
    r"казахстан|кыргызстан|латиноамерикан|доминикан|сомалий|эритрей|иордан|нем|амер[иы]кан|словен)"
    r"(?:ец|ц[аыуеоь]\w{0,2}|ц|к(?:а|и|у|ой|ам|ами)|ок)|"
    r"(?:армян|россиян|молдаван|египтян|гаитян|никарагуан|минчан|курян|парижан)(?:[аеиуы]\w{0,3})?|"
    r"(?:белорус|грузин|узбек|таджик|киргиз|кыргыз|казах|туркмен|поляк|латыш|болгар|серб|румын|"
    r"араб|курд|турк|чуваш|татар|башкир|азиат|монгол|албан|евре[йяею]|еврея)"
    r"(?:[аеуы]|ов|ам|ами|ах|ом|ями|ям|ей|ев)?|турок|россиянин\w*|русск(?:ие|их|им|ими)|"
    r"(?:сальвадор|никарагуан|перуан)(?:цы|цев))(?![\w])"
)
# People of a kind that a report on who was aboard tells of.
SORTS_OF_PEOPLE = (
    rf"(?:{NATIONALITIES}|граждан|подданн|выходц|уроженц|женщин|дет(?:и|ей|ьми|ям)(?!\w)|ребен|"
    r"детей|младенец|младенц|грудн|девоч|мальчик|подрост|несовершеннолетн|сем(?:ь|ей)|супруг|мужчин|"
    r"мужик|мужик|тетк|парн(?:и|ей|ями)|беременн|пожил|пенсионер|старик|инвалид|больн|студент|"
    r"школьник|активист|журналист|оппозицион|диссидент|дезертир|призывник|военн|бывш|осужденн|"
    r"судим|разыскив|преступник|просител|соискател|беженц|мигрант|христиан|мусульман|верующ|"
    r"конво|охран|сопровожда|иностран|арестант|молодеж|малолет|семейн|отец|отц[аы]|мат(?:ь|ери)|врач|"
    r"учител|программист|инженер|священник|музыкант|ветеран|сирот|близнец|взросл)"
)
PEOPLE = (
    rf"(?:пассажир\w*|депортированн\w+|депортируем\w+|высланн\w+|высылаем\w+|выдворенн\w+|"
    rf"выдворяем\w+|{NATIONALITIES}\w*|русск(?:ие|их|им)|люд(?:и|ей|ям|ьми|ях)|человек\w?|"
    r"мужчин\w*|женщин\w*|дет(?:и|ей|ям|ьми)|мужик\w*|тетк\w*|парн(?:и|ей|ям|ями)|ребят\w*|"
    r"ребен\w+|мигрант\w*|беженц\w*|PAX|пакс|лиц(?:о|а|ам|ами)?(?=\W|$)|голов\w?(?=\W|$)|душ(?=\W|$)|персон\w?|"
    r"прилетевш(?:их|ие|им|ими)|прибывш(?:их|ие|им|ими)|задержанн\w+|заключенн\w+|граждан(?:е|ин|"
    r"ина|ам|ами|ка|ок|ки|ку|кой|кам|ками)?\b|просител\w+|соискател\w+|сем(?:ья|ьи|ей|ьям|ьями)|"
    r"групп[аыуе]\b|иностранц\w*|соотечественни\w+|нас\b|нам\b|мы\b|их\b|они\b|партию|партия|"
    r"подопечн\w+|несовершеннолетн\w+|подростк\w+|юнош\w+|призывник\w*|девоч\w+|мальчик\w*|"
    r"пенсионер\w*|студент\w*|подданн\w+|молодеж\w+|малолет\w+|узник\w*|изгнанник\w*|изгоняем\w+|"
    r"этапируем\w+|возвращенц\w+|невольник\w*|беглец\w*|репатриант\w*|нелегал\w*|русскоязычн\w+|выходц\w+|уроженц\w+|сопровождающ\w+|конвоир\w*|арестант\w*)"
)
VEHICLE = regex(rf"(?<![\w-])(?:(?P<flight>{FLIGHT})|(?P<other>{OTHER}))(?![\w])", _I)
# What else carries people: of these a flight claim is no flight's.
CARRIER = regex(
    rf"(?<![\w-])(?:(?P<flight>{FLIGHT})|(?P<other>поезд\w*|электричк\w*|(?:микро)?автобус\w*|корабл\w*|"
    r"(?<!воздушное )судн(?:о|а|у|ом|е)|паром\w*|теплоход\w*|грузовик\w*|вертол[её]т\w*|катер\w*|яхт\w*|"
    r"барж\w*|танкер\w*|трамва\w*|лодк\w*|шлюпк\w*))(?!\w)",
    _I,
)
FLIGHT_WORD = regex(rf"(?<![\w-]){FLIGHT}(?![\w])", _I)
PLURAL_FLIGHT = regex(
    r"(?<!\w)(?:самолеты|рейсы|(?<!с )(?<!С )борта\b(?=\s\w+ли)|лайнеры|чартеры|самолетов|рейсов|чартеров|"
    r"рейсами|самолетами|рейсах)(?!\w)",
    _I,
)
# «Перелёт проходил с посадкой в Шенноне»: the way stands for the flight.
# «Авиалинии доставили группу»: so does whoever flies it.
WAY = regex(
    r"(?<!\w)(?:(?:авиа)?(?:пере|по)лет|маршрут|путь|авиалини[ия]|авиакомпания|(?:авиа)?перевозчик)(?!\w)",
    _I,
)
PEOPLE_WORD = regex(rf"(?<![\w-]){PEOPLE}(?![\w-])", _I)
ABOARD = regex(
    r"(?<!\w)(?:на борту|бортом|рейсом|самолетом|чартером|лайнером|авиарейсом|спецбортом|"
    r"на (?:\w+\s){0,2}?(?:самолет|рейс|борт|чартер)\w*|в (?:\w+\s){0,2}?самолете)(?!\w)",
    _I,
)
PRONOUN = regex(r"(?<!\w)(?:он|она|оно)(?!\w)", _I)
THEY = regex(r"(?<!\w)(?:мы|они)(?!\w)", _I)
# A word that can be the subject of its own: capitalised, or a person.
OTHER_SUBJECT = regex(
    r"(?<![\w«])(?:(?!Один\b|Каков\b|Таков\b)[А-Я][а-я]+(?:ов|ев|ин|ский|ова|ева|ина|ская|ко|ук|юк|ян|дзе|швили)(?!\w)|"
    r"президент|премьер|министр|посол|делегаци|адвокат|"
    r"журналист|активист|правозащитни|политик|сенатор|депутат|спортсмен|футболист|сборная|команда|"
    r"артист|певец|режиссер|"
    r"директор|бизнесмен|предпринимател|чиновни|генерал|следовател|врач|полицейск|сотрудни|"
    r"родственни|мать|отец|жена|муж|брат|сестра|сын|дочь|друг)",
)


ASIDE = regex(r"«[^»]*»|\([^)]*\)")
# Words that may stand in a clause whose flight goes without saying; all else may be its subject.
PHRASE = regex(
    r"(?<!\w)(?:в|во|на|из|с|со|к|ко|до|по|под|над|около|через|после|за|без|от|для|у|при|о|об|"
    r"из-за|из-под|спустя|между|близ|возле|вместо)\s+(?:[\w-]+(?:ого|его|ому|ему|ом|ем|ый|ий|ой|"
    r"ую|юю|ая|ое|ее|ей|ие|ые|их|ых|ыми|ими|ым|им)\s+){0,3}(?:\d+[:.,\d-]*\w*|[\w-]+)"
    r"(?:\s+(?:и|или)\s+[\w-]+(?=\s*(?:[,.;]|$)))?",
    _I,
)
ADVERBIAL = regex(
    r"(?<!\w)(?:\w+-то|\w+о|\w+ски|\w+ому|не|ни|уже|еще|же|ли|бы|только|лишь|даже|вовсе|снова|вновь|опять|"
    r"обратно|назад|домой|туда|оттуда|отсюда|там|тут|здесь|потом|затем|позже|раньше|тоже|также|"
    r"наконец|так|как|когда|пока|вдруг|сразу|вскоре|скоро|сейчас|теперь|вместе|втроем|вдвоем|"
    r"сегодня|вчера|завтра|накануне|позавчера|утром|днем|вечером|ночью|весной|летом|осенью|зимой|"
    r"один|два|три|несколько|дважды|трижды|раз|раза|оба|сам|сами|все|это|он|мы|они|я|и|а|но|да|нет|"
    r"ну|вот|по-моему|по-видимому|может|быть|должен|должны|мог|могли|была?|были|будет|будут|"
    r"перв(?:ый|ая)|втор(?:ой|ая)|трет(?:ий|ья)|четвертый|последний|следующий|этот|тот|другой|пустой|"
    r"пустым|порожняком|могл[аои]|может|могут|по-моему|по-видимому|кажется|похоже|вроде|якобы|"
    r"затемно|засветло|прошл\w+|минувш\w+|этим|этой|ранним|поздним|поздно|рано|спозаранку|час|часа|часов|минут\w*|полчаса|сутки|мск|UTC|GMT|ET|"
    r"(?:посадк|остановк|дозаправк|стоянк|промежуточн|техническ|вынужденн)\w+|\w+ть(?:ся)?|"
    r"(?!консул|генерал|капрал|адмирал|маршал|персонал|пристав)[а-я]+(?:ал|ил|ел|ул|али|или|ели|ули)(?:ся|сь)?|местн\w+|московск\w+|времени|экипаж|пилоты?|летчики|командир|КВС|борту)(?![\w-])",
    _I,
)


def names_another(scene: Scene, index: int, verb: tuple[int, int]) -> bool:
    """Say whether a clause has a word left that can be the subject: «цены взлетели на треть».

    Left are words that stand in no phrase with a preposition, in no time or place and are none
    of the small words that say how, when or whereto.
    """
    clause = scene.clauses[index]
    words = list(words_of_clause(scene, index))
    spans = [
        verb,
        *((t.start, t.end) for t in scene.times),
        *((p.start, p.end) for p in scene.places),
    ]
    for a, b in spans:
        for i in range(max(a, clause.start), min(b, clause.end)):
            words[i - clause.start] = " "
    left = ADVERBIAL.sub(" ", PHRASE.sub(" ", ASIDE.sub(" ", "".join(words))))
    return re.search(r"[А-Яа-я]{3,}", left) is not None


# «Машина взлетела»: spotters call an aircraft so, and these are no verbs of the road.
MACHINE = regex(r"машин", _I)
IN_THE_AIR = regex(
    r"взле|вылет|улет|прилет|долет|приземл|посад|сел|садил|заправ|дозаправ|косну|проследов|подня|набра|"
    r"оторв|взял|опусти|покину|отправ|ушл|пришл|прибы|летел|стартов",
    _I,
)


class Mover(StrEnum):
    """What a clause says moved."""

    FLIGHT = "flight"
    PEOPLE = "people"
    OTHER = "other"
    UNKNOWN = "unknown"


def words_of_clause(scene: Scene, index: int) -> str:
    """Return the words of a clause with its inner clauses blanked out, one for one."""
    text = plain(scene.sentence.text)
    clause = scene.clauses[index]
    words = list(text[clause.start : clause.end])
    for other in scene.clauses:
        if (
            other is not clause
            and clause.start <= other.start
            and other.end <= clause.end
            and other.relative
        ):
            for i in range(other.start - clause.start, other.end - clause.start):
                words[i] = " "
    return "".join(words)


BY_FLIGHT = regex(r"(?:авиа|спец)?(?:самолет|рейс|борт|лайнер|чартер|джет)ом", _I)


def mover_of(scene: Scene, index: int, verb: tuple[int, int], depth: int = 0) -> Mover:
    """Return what moves in the clause of the verb at `verb` (offsets in the sentence).

    The vehicle named nearest to the verb; without one, people; without either, what the clause
    before or the sentences before moved.
    """
    clause = scene.clauses[index]
    words = words_of_clause(scene, index)
    at = verb[0] - clause.start
    named = list(VEHICLE.finditer(words))
    if named and all(BY_FLIGHT.fullmatch(m.group()) for m in named):
        # «Прилетели этим рейсом»: somebody on it.
        return Mover.PEOPLE
    if named:
        nearest = min(named, key=lambda m: min(abs(m.start() - at), abs(m.end() - at)))
        said = plain(scene.sentence.text)[verb[0] : verb[1]]
        machine = scene.flight_before and MACHINE.match(nearest.group()) and IN_THE_AIR.match(said)
        return Mover.FLIGHT if nearest["flight"] or machine else Mover.OTHER
    if clause.relative and clause.lead is not None:
        return _antecedent(scene, clause)
    if WAY.search(words):
        return Mover.FLIGHT if scene.flight_long_before else Mover.UNKNOWN
    if PEOPLE_WORD.search(words) and not PRONOUN.search(words[: max(at, 0)]):
        return Mover.PEOPLE
    before_verb = words[: max(at, 0)]
    if OTHER_SUBJECT.search(_without_places(scene, clause, words)) and not PRONOUN.search(
        before_verb
    ):
        return Mover.OTHER
    if clause.lead is not None and depth < 4:
        led = mover_of(scene, clause.lead, (scene.clauses[clause.lead].end,) * 2, depth + 1)
        own_subject = not depth and not PRONOUN.search(words) and names_another(scene, index, verb)
        if led is not Mover.UNKNOWN and not own_subject:
            return led
    if depth or not scene.flight_long_before:
        return Mover.UNKNOWN
    if not PRONOUN.search(words) and names_another(scene, index, verb):
        return Mover.UNKNOWN
    return Mover.FLIGHT


def _without_places(scene: Scene, clause: Clause, words: str) -> str:
    """«В Кишинёв прибыли»: the ending of a place is not that of a surname."""
    for place in scene.places:
        if clause.start <= place.start < clause.end:
            a, b = place.start - clause.start, place.end - clause.start
            words = words[:a] + " " * (b - a) + words[b:]
    return words


ANTECEDENT_CHARACTERS = 90


def _antecedent(scene: Scene, clause: Clause) -> Mover:
    """Return what the noun right before a dependent clause is."""
    assert clause.lead is not None
    lead = scene.clauses[clause.lead]
    text = plain(scene.sentence.text)
    words = text[max(lead.start, clause.start - ANTECEDENT_CHARACTERS) : clause.start]
    named = list(VEHICLE.finditer(words))
    people = list(PEOPLE_WORD.finditer(words))
    if named and (not people or named[-1].start() > people[-1].start() or _singular(text, clause)):
        return Mover.FLIGHT if named[-1]["flight"] else Mover.OTHER
    if people:
        return Mover.PEOPLE
    # «Вылетев из Месы, самолёт …»: the subject comes after.
    after = VEHICLE.search(text, clause.end, lead.end)
    if after:
        return Mover.FLIGHT if after["flight"] else Mover.OTHER
    return Mover.FLIGHT if scene.flight_before else Mover.UNKNOWN


SINGULAR = regex(
    r"(?:\w+(?:ший|щий|шего|щего|шему|щим|нный|мый|нного)|который|которого|"
    r"котором|которым)(?:ся)?\b",
    _I,
)


def _singular(text: str, clause: Clause) -> bool:
    return SINGULAR.match(text, clause.start, clause.end) is not None or (
        re.match(r"(?:на|в|из|с)\s(?:борту\s)?котор(?:ого|ом|ым)", text[clause.start : clause.end])
        is not None
    )
