"""Names of people in Russian: found in a phrase, remembered through their cases.

A name is remembered by the stem of its surname, so that «по словам Петровой» and «сказала Мария
Петрова» are one.
"""

import re
from functools import cache

from wheelsdown.claims.attribution import KnownSpeakers
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_speaker_words import names_a_kind
from wheelsdown.claims.russian_spelling import plain

_I = re.IGNORECASE

OUTLET = regex(
    r"\b(?:изда\w*ни[еяюйям]\w{0,2}|газет\w*|(?:информ)?агентств\w*|телеканал\w*|журнал(?:а|у|ом|"
    r"е|ы)?\b|СМИ|"
    r"радио\w*|телерадио\w*|(?:теле(?:грам|грамм)|telegram|тг)-?\s?канал\w*|канал\w*|портал\w*|"
    r"сайт\w*|"
    r"журналист\w*|корреспондент\w*|репортер\w*|медиа|пресс[аеыу]\b|паблик\w*|расследовател\w*|"
    r"ТАСС|РИА(?: Новости)?|Интерфакс\w*|РБК|Би-?би-?си|Медуз\w+|Медиазон\w+|Инсайдер\w*|"
    r"Коммерсант\w*|Ведомост\w+|Нов\w+ газет\w+|Дожд\w+|Русск\w+ служб\w+ Би|Настоящ\w+ врем\w+|"
    r"Радио Свобода|Рейтер\w*|Верстк\w+|Важны\w+ истори\w+|Гардиан|Сибирь\.Реалии|Север\.Реалии|"
    r"Times|Post|Journal|Guardian|Reuters|AFP|AP\b|Associated Press|BBC|CNN|NBC|CBS|ABC|NPR|Fox|"
    r"Bloomberg|Politico|Insider|Telegraph|Zeitung|Spiegel|Monde|Figaro|País|Libre|Diario|News\b|"
    r"Herald|Tribune|Newsweek|Axios|DW\b|Deutsche Welle|"
    r"NYT|WSJ|WP\b|Mediazona|Meduza|Agentstvo|RFE)",
    _I,
)

PERSON_NOUN = regex(
    r"\b(?:адвокат\w*|юрист\w*|активист\w*|правозащитни[кц]\w*|президент\w*|директор\w*|"
    r"глав[аыеу]\b|"
    r"основател\w*|руководител\w*|политик\w*|журналист\w*|эксперт\w*|аналитик\w*|координатор\w*|"
    r"лидер\w*|пилот\w*|оппозиционер\w*|премьер\w*|сопредседател\w*|председател\w*|волонтер\w*)",
    _I,
)

WORD = r"[А-ЯЁA-ZÀ-Þ][’']?[А-ЯЁA-ZÀ-Þ]?[а-яёa-zß-ÿ]+(?:-[А-ЯЁA-ZÀ-Þ]?[а-яёa-zß-ÿ]+)?"

FULL_NAME = regex(
    rf"\b(?P<first>{WORD})\s+(?:(?:[А-ЯЁA-Z]\.\s?)|(?:{WORD}(?:ович|евич|овна|"
    rf"евна|ича|вны|вне)\w*\s+))?"
    rf"(?P<last>{WORD})\b(?!\s?(?:Times|Post|Новости))"
)

INITIALS = regex(rf"\b[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?(?P<last>{WORD})")

# Two capitals that are no person: «Русская Америка», «Белый Дом», «Нью-Йорк Таймс».
NO_PERSON = regex(
    r"(?:^\w+[сц]к(?:ая|ой|ую|ий|ое|ого|ом)\s|Америк|Росси|Новост|Свобод|Газет|Канал|Дом\b|Таймс|"
    r"Авиа|Эйр|"
    r"Радио|Служб|Нов(?:ая|ой|ую)\b|Бел(?:ый|ого)\b|Верховн|Прав\w+ Совет|Союз|Фонд|Нью-|\bAir\b|Airlines|Airways|Aviation|Jet\b|Charter|Ledger|Press\b|Group\b|Exchange|Watch\b|House\b|Wire\b)",
    _I,
)

QUOTED_NAME = regex(r"«(?P<name>[^«»]+)»|[“\"](?P<name2>[^”\"“]+)[”\"]")


def person_in(phrase: str) -> re.Match[str] | None:
    """Return the first and last name in a phrase, if a person is named in it."""
    unquoted = QUOTED_NAME.sub(lambda m: "·" * len(m.group()), phrase)
    at = 0
    while found := FULL_NAME.search(unquoted, at):
        at = found.end("first")
        if NO_PERSON.search(found.group()) or OUTLET.search(found.group()):
            continue
        if PERSON_NOUN.match(found["first"]) or ROLE_FIRST.match(found["first"]):
            continue
        if names_a_kind(plain(found["first"])):
            continue
        if found["first"].lower() in OPENING_WORDS or _is_run_of_latin(unquoted, found):
            continue
        return found
    return None


def _is_run_of_latin(text: str, found: re.Match[str]) -> bool:
    """Three capitalised Latin words or more are an organisation, not a person."""
    if not found["last"].isascii():
        return False
    more = re.match(r"\s+[A-Z]", text[found.end() :]) or re.search(
        r"[A-Z]\w*\s+$", text[: found.start()]
    )
    return bool(more) or found["first"] in ("The", "Human", "Amnesty", "Air")


ROLE_FIRST = regex(
    r"(?:Россия(?:нин|нк)|Иран|Украин|Граждан|Пассажир|Депортирован|"
    r"Представител|Корреспондент|Пресс|Сенатор|Депутат|Министр|Посол|"
    r"Уважаем|Господин|Госпож|Защитник|Доверител|Бывш|Следовател|Судья|"
    r"Волонтер|Споттер|Аналитик|Штат|Город|Аэропорт|Рейс|Самолет|Борт)",
    _I,
)

OPENING_WORDS = frozenset(
    [
        "в",
        "во",
        "на",
        "из",
        "по",
        "как",
        "при",
        "об",
        "но",
        "и",
        "а",
        "он",
        "она",
        "они",
        "это",
        "также",
        "ранее",
        "позже",
        "после",
        "до",
        "накануне",
    ]
)


@cache
def surname_key(surname: str) -> str:
    """Return what all case forms of a surname share: «Петрова», «Петровой», «Петрову»."""
    lower = plain(surname).lower()
    stem = re.sub(
        r"(?:ого|ому|ему|его|ыми|ими|ая|ой|ую|ый|ий|ым|им|ом|ем|ей|а|я|у|ю|е|ы|и|ь|о)$", "", lower
    )
    return stem if len(stem) >= 3 else lower


OBLIQUE_FIRST: tuple[tuple[str, str], ...] = (
    (r"(?<=[бвгдзклмнпрстфхц])ы$", "а"),
    (r"ии$", "ия"),
    (r"(?<=[гкхжшч])и$", "а"),
    (r"ьи$", "ья"),
)


def learn_names(text: str, known: KnownSpeakers) -> None:
    """Remember names of two words by the stem of their surname; the nominative is kept.

    A name met only in another case is turned back where its endings leave one way to do so.
    """
    for found in FULL_NAME.finditer(text):
        if NO_PERSON.search(found.group()) or found["first"].lower() in OPENING_WORDS:
            continue
        key = surname_key(found["last"])
        name = found.group()
        known.last_named = known.full_names.get(key, name)
        kept = known.full_names.get(key)
        if kept is None or _looks_nominative(found, text):
            known.full_names[key] = (
                name if _looks_nominative(found, text) else (kept or _nominative(found))
            )


VERB_BESIDE = regex(
    r"^(?:,[^,]{3,90},)?\s*(?:сообщил|рассказал|заявил|сказал|говорит|отметил|добавил|пояснил|"
    r"уточнил|был|была|считает|утверждает|подтвердил|написал|—|:)"
)

VERB_BEFORE = regex(
    r"(?:сказал|рассказал|сообщил|заявил|отметил|добавил|пояснил|говорит|"
    r"утверждает|подтвердил|написал)а?\s+(?:[а-яё-]+\s+){0,3}$"
)


def _looks_nominative(found: re.Match[str], text: str) -> bool:
    after, before = (
        text[found.end() : found.end() + 110],
        text[max(0, found.start() - 60) : found.start()],
    )
    return bool(VERB_BESIDE.match(after) or VERB_BEFORE.search(before))


def _nominative(found: re.Match[str]) -> str:
    """Return a name in the nominative, from the genitive that «по словам» asks for."""
    first, last = found["first"], found["last"]
    if re.search(r"[ое]й$", last) and re.search(r"[ыи]$", first):
        for pattern, ending in OBLIQUE_FIRST:
            if re.search(pattern, first):
                first = re.sub(pattern, ending, first)
                break
        return f"{first} {re.sub(r'кой$', 'кая', last) if re.search('[сц]кой$', last) else last[:-2] + 'а'}"
    if re.search(r"(?:[оеё]в|[иы]н)а$", last) and re.search(r"(?<=[бвгдзклмнпрстфхц])а$|я$", first):
        if first.endswith("а") and first not in FEMALE:
            return f"{first[:-1]} {last[:-1]}"
        if first.endswith(("ия", "ея")) and first not in FEMALE:
            return f"{first[:-1]}й {last[:-1]}"
        if first.endswith("ря"):
            return f"{first[:-1]}ь {last[:-1]}"
    if last.endswith("ского") and first.endswith("а"):
        return f"{first[:-1]} {last[:-3]}ий"
    return found.group()


# First names in the nominative that look like a man's genitive beside «Петрова».
FEMALE = frozenset(
    [
        "Анна",
        "Мария",
        "Марина",
        "Ирина",
        "Елена",
        "Светлана",
        "Юлия",
        "Наталья",
        "Наталия",
        "Татьяна",
        "Екатерина",
        "Вера",
        "Нина",
        "Алла",
        "Инна",
        "Оксана",
        "Полина",
        "Дарья",
        "Дарина",
        "Алина",
        "Кристина",
        "Виктория",
        "Валерия",
        "Анастасия",
        "Ксения",
        "София",
        "Софья",
        "Лидия",
        "Евгения",
        "Александра",
        "Валентина",
        "Галина",
        "Людмила",
        "Лариса",
        "Тамара",
        "Яна",
        "Диана",
        "Карина",
        "Жанна",
        "Зоя",
        "Майя",
        "Лилия",
        "Варвара",
        "Василиса",
        "Вероника",
        "Владислава",
        "Ева",
        "Елизавета",
        "Зинаида",
        "Регина",
        "Рената",
        "Римма",
        "Надежда",
        "Маргарита",
        "Эльвира",
        "Эмма",
        "Роза",
        "Злата",
        "Милена",
        "Снежана",
    ]
) | frozenset(
    re.findall(
        r"\w+",
        """Ольга Любовь Инга Лейла Зарина Зарема Мадина Фатима Айша Гульнара Динара Алия Эльмира Наргиза Диляра Лия
        Мила Стелла Белла Ада Ася Аня Маша Таня Оля Катя Лена Света Наташа Даша Настя Юля Ира Надя Люба Соня Рита
        Клавдия Раиса Антонина Арина Ульяна Милана Камила Сабина Амина Самира Залина Нонна Рада Таисия Фотиния""",
    )
)
