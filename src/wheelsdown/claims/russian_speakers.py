"""Who a speaker is, by the Russian words for them: person, outlet, authority, data, …

In comes a noun phrase in any case; out goes a `Speaker`, or nothing where the words name nobody
who could say something. Names are remembered by the stem of the surname, so that «по словам
Петровой» and «сказала Мария Петрова» are one.
"""

import re

from wheelsdown.claims.attribution import KnownSpeakers, Speaker
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_names import (
    FEMALE,
    INITIALS,
    OUTLET,
    PERSON_NOUN,
    QUOTED_NAME,
    WORD,
    person_in,
    surname_key,
)
from wheelsdown.claims.russian_pronouns import PRONOUN, meant_by, remember
from wheelsdown.claims.russian_speaker_words import head_of
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.model.report import SpeakerKind as Kind

_I = re.IGNORECASE

DATA = regex(
    r"\b(?:Flight ?Aware|Flight ?radar ?24|Флайтрадар\w*|ADS-?B(?: ?Exchange)?|RadarBox|OpenSky|"
    r"AirNav|(?:сервис|сайт|портал|трекер)\w* (?:\w+ )?(?:отслеживани|слежени|мониторинг)\w*|"
    r"данны\w+ (?:\w+ )?(?:сервис|трекер|радар|о полет|отслеживани|полет)\w*|радар\w*|трекер\w*|"
    r"(?<!«)(?:онлайн-)?табло)(?!\w*»)",
    _I,
)
LATIN_BODY = regex(
    r"Human Rights|Amnesty|Witness at|Committee|Refugee|Legal|Border|Coalition|Center"
)
WE_OR_I = regex(
    r"^(?:не|ни|как|боюсь|боимся|прошу|просим|думаю|считаю|надеюсь|знаю|я|мы|вы|ты|никто|кто|это|все(?!\s+(?:двое|трое|четверо|пятеро|шестеро))|многие|некоторые|там|тот|та|те|что|"
    r"который)\b",
    _I,
)

# «Ранее сообщалось»: when, and nobody.
ONLY_WHEN = regex(
    r"(?:ранее|позже|позднее|также|затем|потом|прежде|накануне|вчера|сегодня|официально|впоследствии|тогда|теперь|уже|"
    r"[её]ще|первоначально|изначально|сначала|до этого|после этого|при этом|кроме того|неофициально|дополнительно)",
    _I,
)
# «Признался журналистам, что …»: they were told.
IN_THE_DATIVE = regex(r"если верить|согласно|по\s", _I)
ONLY_TOLD = regex(
    r"(?:журналистам|репорт[её]рам|корреспонденту|корреспондентам|агентству|информагентству|изданию|газете|порталу|"
    r"телеканалу|каналу|сайту|журналу|следователям|родственникам|родным|коллегам|друзьям|депутатам|адвокатам)",
    _I,
)
# «В первой версии заметки говорилось …»: the report itself, and no speaker.
OF_THIS_TEXT = regex(
    r"(?:\w+\s+){0,2}?(?:версии|редакции|тексте|заметке|выпуске|публикации|материале)(?!\w)(?:\s+(?:заметки|текста|"
    r"публикации|материала|статьи|новости))?(?:\s+(?:ошибочно|неверно|неточно|по\s+ошибке|было|были))*$",
    _I,
)
LONGEST_NAME_CHARACTERS = 160

# «Ответили сухо: …», «объясняет это иначе: …»: how, and nobody.
HOW_ALONE = regex(
    r"(?:сухо|кратко|коротко|лаконично|уклончиво|тихо|громко|прямо|честно|иначе|так|просто|спокойно|резко|устало|мрачно|хмуро|"
    r"шутливо|письменно|устно|вежливо|сдержанно|осторожно|неохотно|следующее)",
    re.IGNORECASE,
)
# «Диктует без запинки Валентина», «сказала со сцены его сестра», «рассказал по телефону попутчик».
HOW_IT_IS_SAID = regex(
    r"(?:по\s+(?:телефону|видеосвязи|скайпу|рации|связи|громкой\s+связи)|со?\s+(?:сцены|слезами|трибуны|порога|экрана|усмешкой|"
    r"улыбкой|горечью|раздражением|места)|без\s+(?:запинки|обиняков|улыбки|стеснения|паузы)|в\s+(?:эфире|трубку|голос|микрофон|сторону)|"
    r"из\s+(?:зала|камеры|автозака|окна)|на\s+(?:бегу|ходу|прощание)|сквозь\s+(?:слезы|слёзы|зубы))\s+(?=[А-Яа-яЁё«])",
    re.IGNORECASE,
)
# «Заявил в аэропорту представитель миссии»: he said it there.
AT_A_PLACE = regex(
    r"(?:аэропорту|суде|парламенте|интервью)\s+(?=(?:представител|директор|глава|начальник|адвокат|министр|депутат|сотрудни|посол|консул|"
    r"пресс-секретар|руководител|координатор|правозащитни|чиновни)\w*\s)"
)
# «Согласно информации от журнала»: the magazine.
FROM_WHOM = regex(r"от\s+(?=[а-яё]{4,}|[A-ZА-ЯЁ«])")
# «Говорит он и прячется за спину отца».
DOES_MORE = regex(
    r"(?P<who>он|она|они)\s+(?:и|а|но)\s+[а-яё]+(?:ет|ёт|ит|ут|ют|ат|ят|л|ла|ли|тся|лся|лась|лись)(?!\w)",
    re.IGNORECASE,
)
LATE_ADVERB = regex(
    r"\s(?:уже\s+дома|дома|там|вчера|сегодня|утром|вечером|днем|днём|ночью|накануне|недавно|потом|тогда|тихо|громко|сухо|хмуро|устало)$",
    _I,
)


# «Написал Андрей матери», «сообщает корреспондент «Севера» из аэропорта», «Марк Тил в X»: where and to
# whom it was said is no part of the name.
AFTER_A_NAME = regex(
    rf"(?P<name>(?:[а-яё-]+\s+){{0,3}}(?:{WORD}(?:\s{WORD})?|[а-яё]+\s«[^»]{{2,50}}»))\s+"
    r"(?:(?:матери|отцу|жене|мужу|брату|сестре|родным|родителям|сыну|дочери|друзьям|коллегам|близким|маме|папе|нам|мне|журналистам|"
    r"подписчикам|читателям)(?:\s|$)|(?:из|с)\s+(?:места|борта|зала|аэропорта|аэропорту|терминала|перрона|суда|изолятора|тюрьмы|СИЗО)(?:\s|$)|"
    r"в\s+(?:X|Х|Twitter|Telegram|Facebook|Instagram|LinkedIn|Threads|Mastodon|Bluesky|твиттере|телеграме|фейсбуке|инстаграме|соцсет\w+|блоге|"
    r"чате|сториз|сторис|посте)\.?(?:\s|$))"
)
# «Написал пассажир жене из Шереметьева».
TO_HIS_OWN = regex(
    r"(?P<name>[а-яё-]+(?:\s[а-яё-]+)?)\s+(?:своей\s+|своему\s+|своим\s+|его\s+|её\s+)?"
    r"(?:матери|отцу|жене|мужу|брату|сестре|родным|родителям|сыну|дочери|друзьям|коллегам|близким|маме|папе)(?:\s|$)"
)
# «Двое встречавших и работник аэропорта»: the first of two is named.
TWO_SPEAKERS = regex(r"(?<=[\w»])\s+(?:и|а\s+также|или)\s+")
NEAR_CHARACTERS = 15
# «Подтвердила и полиция», «утверждают сразу трое».
PARTICLE = regex(
    r"(?:(?:[Оо]днако|[Зз]ато|[Пп]ритом|[Вв]прочем|[Мм]ежду\s+тем|[Тт]ем\s+временем|и|даже|лишь|только|тоже|также|уже|[её]ще|сразу|потом|затем|же|теперь|позже|ранее|позднее|накануне|сегодня|вчера|там|[Бб]ольше\s+всего|[Пп]режде\s+всего|меня|мне|нас|нам|вас|вам|себя|себе)\s+)+"
    r"(?=\S)"
)
# «Со слов матери»: one, in the genitive, where «матери говорят» are several.
ONE_WOMAN = frozenset({"матери", "жены", "сестры", "дочери"})
ACCORDING_CUE = regex(
    r"(?:по|со)\s+(?:слов|данны|рассказ|утвержд|сообщени|свидетельств|сведени|верси)", _I
)
RESUMPTIVE = regex(
    r"(?:чиновни[кц]\w*|замминистра|адвокат\w*|юрист\w*|защитни[кц]\w*|политик\w?|правозащитни[кц]\w*|активист\w*|"
    r"депутат\w*|сенатор\w*|губернатор\w?|дипломат\w*|пос[оа]?л\w?|прокурор\w?|эксперт\w?|аналитик\w?|историк\w?|"
    r"представител\w+|спикер\w?|пресс-секретар\w+|координатор\w*|директор\w?|военный|офицер\w?|врач\w?|профессор\w?)$",
    _I,
)


def make_speaker(
    phrase: str, start: int, known: KnownSpeakers, cue: str | None, *, firm: bool
) -> Speaker | None:
    """Return who `phrase`, which begins at `start`, is; `firm` where a verb of saying is by it.

    Without such a verb a phrase must name somebody: «по данным на понедельник» names nobody.
    """
    if stamp := re.match(r"\d{1,2}(?:[:.]\d\d|[/.)])\s+", phrase):
        phrase, start = phrase[stamp.end() :], start + stamp.end()
    phrase = phrase.split("\n", maxsplit=1)[0]
    if adverb := LATE_ADVERB.search(phrase):
        phrase = phrase[: adverb.start()]
    if how := HOW_IT_IS_SAID.match(phrase):
        phrase, start = phrase[how.end() :], start + how.end()
    if pronoun := DOES_MORE.match(phrase):
        phrase = phrase[: pronoun.end("who")]
    if there := AT_A_PLACE.match(phrase):
        phrase, start = phrase[there.end() :], start + there.end()
    if source := FROM_WHOM.match(phrase):
        phrase, start = phrase[source.end() :], start + source.end()
    if lead := PARTICLE.match(phrase):
        phrase, start = phrase[lead.end() :], start + lead.end()
    if tail := AFTER_A_NAME.match(phrase) or (firm and TO_HIS_OWN.match(phrase)) or None:
        phrase = phrase[: tail.end("name")]
    if both := TWO_SPEAKERS.search(phrase):
        first, second = head_of(plain(phrase[: both.start()])), head_of(plain(phrase[both.end() :]))
        if first and second and second[1].start() < NEAR_CHARACTERS:
            phrase = phrase[: both.start()]
    # «Она же говорит»: she does.
    phrase = phrase.removesuffix(" же")
    phrase = (
        phrase.rstrip(" ,:—–-.+•|*")
        if not re.search(r"\b[А-ЯЁA-Z]\.\s*$", phrase)
        else phrase.rstrip(" ,:—–-")
    )
    if (
        not re.search(r"\w", phrase)
        or len(phrase) > LONGEST_NAME_CHARACTERS
        or WE_OR_I.match(phrase)
        or HOW_ALONE.fullmatch(phrase)
        or ONLY_WHEN.fullmatch(phrase)
        or (ONLY_TOLD.fullmatch(phrase) and not (cue and IN_THE_DATIVE.match(cue)))
        or phrase.endswith((" мы", " я"))
    ):
        return None
    end = start + len(phrase)
    said = re.sub(r"^(?:сам|сама|сами)\s+", "", plain(phrase))
    if PRONOUN.match(said):
        return meant_by(said, start, end, known, cue)
    kind = None if OF_THIS_TEXT.match(said) else kind_of(said, firm=firm)
    if kind is None:
        return None
    if said in ONE_WOMAN and cue is not None and ACCORDING_CUE.match(cue):
        kind = Kind.ANONYMOUS
    kind = _as_called_before(said, kind, cue, known)
    name = _name(phrase, kind, known)
    named = kind is not Kind.ANONYMOUS and _is_named(said, kind)
    # «Шерзод Камилбаев … Чиновник …. Он …»: a bare word for one named before goes on with him.
    resumes = (
        kind is Kind.ANONYMOUS
        and " " not in said
        and known.last_person_kind is Kind.PERSON
        and known.last_body is None
    )
    if resumes and known.last_person and RESUMPTIVE.match(said):
        return Speaker(
            start=start, end=end, name=known.last_person, kind=Kind.PERSON, named=True, cue=cue
        )
    if not (resumes and known.last_person):
        remember(known, said, name, kind, cue)
    return Speaker(start=start, end=end, name=name, kind=kind, named=named, cue=cue)


def _is_named(said: str, kind: Kind) -> bool:
    """A name has a capital or quotation marks somewhere; a group is named by what it is."""
    if kind is Kind.GROUP:
        return False
    return bool(
        re.search(r"[А-ЯЁA-Z]\w*", said[1:])
        or re.match(r"[А-ЯA-Z]{2}|«|[A-Z]", said)
        or (kind is Kind.PERSON and said[:1].isupper())
    )


COUNTED_PEOPLE = regex(
    r"(?:дв[ае]|двух|двое|двумя|тр(?:и|ех|ое)|четыр\w+|пят(?:ь|и|еро)|"
    r"нескольк\w+)\s+(?!организаци|издани|фонд)[а-я]",
    _I,
)


# «Жена Дениса Рогова»: the name is of another.
KIN_OF = regex(
    r"(?:\w+\s+){0,2}?(?:родственни|источник|собеседни|друг|подруг|приятел|сосед|коллег|жен[аыеу]\b|муж|брат|"
    r"сестр|мат(?:ь|ери)\b|от(?:ец|ца)\b|сын|доч|супруг|адвокат\w*\s+(?:\w+\s+)?(?:семь|одного|одной))",
    _I,
)
# Offices and trades that a surname follows without more: «свидетель Усова», «майор Дятлов».
BEFORE_SURNAME = regex(
    r"(?:свидетел|подсудим|обвиняем|осужденн|заявител|истец|судья|адвокат|защитник|прокурор|следовател|сержант|майор|"
    r"капитан|полковник|лейтенант|офицер|коллег|споттер|блогер|волонтер|читател|пользовател|господин|госпож|г-н|г-жа|"
    r"журналист|корреспондент|депутат|сенатор|министр|президент|губернатор|посол|консул|юрист|эксперт|аналитик|"
    r"правозащитни|активист|пилот|командир|профессор|доктор|генерал|инспектор|товарищ|брат|сестра|мать|жена|дочь|"
    r"муж|отец|сын|супруга?)\w*$",
    _I,
)
SURNAME = regex(
    r"(?:ов|ев|ин|ын|ский|цкий|ой|ова|ева|ина|ына|ская|цкая|ко|ук|юк|ян|дзе|швили|ич|ер|ман|ас|ец|ик|ян|ет|ли|ан|"
    r"ес|он|ен|ри|ут|арт|ель)$"
)
PLACE_GENITIVE = regex(
    r"(?:Росси|Грузи|Латви|Литв|Украин|Беларус|Молдав|Армени|Саксон|Герман|Бразили|Самар|Москв|Минюст|Госдеп|"
    r"Конгресс|Кремл|МИД|МВД|Сенат|Пентагон|Бел(?:ый|ого))"
)


ONE_OF = regex(
    r"(?:(?:\w+\s+){0,1}?(?:один|одна|одн(?:ого|ой|ому|им)|кто-то|некто|некотор\w+|нескольк\w+|кое-кто)(?:\s+из)?\s|"
    r"(?:один|одна|одного|одной|второго|третьего|другого|кто-то)$)",
    _I,
)


def _is_of_a_body(said: str, person: re.Match[str]) -> bool:
    """«Порт Хельсинки», «организации Witness Line»: two capitals after a body's or a paper's noun."""
    head = head_of(said[: person.end("first")])
    if head is None or head[0] in (Kind.ANONYMOUS, Kind.GROUP):
        return False
    return head[1].start() == person.start() or person["first"].isascii()


# «Письменным показаниям сотрудника Д. Маркеса»: the paper speaks, whoever wrote it.
A_PAPER_OF = regex(
    r"(?:[а-я]+(?:ым|им|ому|ему|ой|ого|их|ых|ые|ие)\s+)?(?:показани|объяснени|протокол|рапорт|постановлени|приговор|жалоб|служебн\w+\sзаписк)"
    r"[а-я]*\s+(?:[а-я]+\s+){0,3}[А-ЯЁA-Z]",
)
# «40-летний Виталик».
OF_YEARS = regex(r"^\d{1,2}-летн[а-яё]+\s", re.IGNORECASE)


def kind_of(said: str, *, firm: bool) -> Kind | None:
    """Return what kind of speaker the words name; `said` is in plain spelling."""
    said = OF_YEARS.sub("", said)
    if A_PAPER_OF.match(said):
        return Kind.DOCUMENT
    person = person_in(said)
    if person is not None and not KIN_OF.match(said) and not _is_of_a_body(said, person):
        return Kind.PERSON
    if COUNTED_PEOPLE.match(said) or ONE_OF.match(said) or said.startswith("@"):
        return Kind.ANONYMOUS
    if re.match(r"дежурн\w+ част", said, _I):
        return Kind.AUTHORITY
    if BROADCASTER.match(said) or MAGAZINE.match(said):
        return Kind.OUTLET
    head = head_of(said)
    data = DATA.search(said)
    if data and not (head and head[0] in HUMAN and head[1].start() < data.start()):
        return Kind.DATA_SOURCE
    if head is not None:
        kind, word = head
        if re.match(r"глав", word.group(), _I) and OF_STATE.search(said):
            return Kind.AUTHORITY
        if PRESS_OFFICE.match(word.group()) and (whose := head_of(said[word.end() :])):
            # «Пресс-служба авиакомпании» speaks for the company.
            own = whose[0] is Kind.ORGANISATION and not OF_STATE.search(said)
            return Kind.ORGANISATION if own else Kind.AUTHORITY
        of_site = kind is Kind.OUTLET and re.match(r"(?:официальн\w+\s+)?сайт", said, _I)
        if (kind is Kind.ORGANISATION or of_site) and OF_STATE.search(said):
            return Kind.AUTHORITY
        named = (
            _is_called(said, kind, word)
            or (kind is Kind.ANONYMOUS and CALLED_BY_FIRST_NAME.fullmatch(said))
            or (kind is Kind.ANONYMOUS and not KIN_OF.match(said) and SHORTENED.search(said))
            or (kind is Kind.ANONYMOUS and (_ends_in_a_name(said) or _by_rank_and_name(said)))
        )
        return Kind.PERSON if named else kind
    if OUTLET.search(said):
        return Kind.OUTLET
    if CALLED_BY_FIRST_NAME.fullmatch(said) or re.search(rf"(?:^|\s){WORD}\s[А-ЯЁ]\.?$", said):
        return Kind.PERSON
    if PERSON_NOUN.search(said):
        return Kind.PERSON if _one_surname(said) else Kind.ANONYMOUS
    if QUOTED_NAME.search(said):
        return Kind.ORGANISATION
    if SEVERAL.fullmatch(said) and not re.search(r"(?:ер|ор)ы$", said):
        return Kind.GROUP
    if re.fullmatch(rf"{WORD}(?:\s+{WORD})?", said) or INITIALS.search(said):
        latin = re.fullmatch(r"[A-Za-z .-]+", said) is not None
        return Kind.ORGANISATION if latin and not firm else Kind.PERSON
    if re.fullmatch(r"[A-Z][A-Za-z0-9.&-]+(?:\s[A-Z][\w.&-]*)*", said):
        return Kind.ORGANISATION
    if re.fullmatch(r"[A-ZА-ЯЁ]{2,}[\w-]*(?:\s+[A-ZА-ЯЁ]\w*)*", said):
        return Kind.ORGANISATION
    if firm and re.match(r"[А-ЯЁ][а-я]+(?:ой|ого|ая|ий|ый|ое|ом|ые|ых)\s+[а-я]{4,}", said):
        return Kind.ORGANISATION
    # «Говорит подписчица»: whoever is said to speak is somebody.
    return Kind.ANONYMOUS if firm and SOMEBODY.match(said) else None


MAGAZINE = regex(r"(?:[а-я]+\s+){0,2}журнал\w{0,2}\s+(?:«|(?-i:[A-Z]))", _I)
BROADCASTER = regex(r"(?:[а-я]+\s+)?служб\w*\s+(?:Би-?би-?си|BBC|DW|RFE|«|Рейтер)", _I)
PRESS_OFFICE = regex(r"пресс-(?:служб|бюро|центр|отдел)", _I)
HUMAN = frozenset({Kind.ANONYMOUS, Kind.GROUP})
NEIGHBOUR = regex(
    r"сосед|коллег|приятел|подруг|тетк|тет[яи]|дяд|бабушк|дедушк|матушк|батюшк|отец|священник|пастор|капеллан|стрингер|"
    r"шофер|водител|повар|официант|парикмахер|врач|медсестр|блогер|старик|старух|ветеран|сокамерник|земляк|однокурсни",
    _I,
)
GENITIVE_NAME = regex(r"[аяыи]$")
GENITIVE_SURNAME = regex(r"(?:ова|ева|ина|ого|ой|ых|их)$")


def _kin_with_name(said: str, head: re.Match[str]) -> bool:
    """«Жена Гомбоева Сэсэг», «сестра молодого человека Ирина»: the last name is the speaker's own."""
    words = said[head.end() :].split()
    if len(words) == 1 and words[0] in FEMALE and re.search(r"[аья]$", head.group(), _I):
        # «Сестра Ольга»: «сестра Ольги» would be another's.
        return True
    if len(words) < 2 or not re.fullmatch(WORD, words[-1]):
        return False
    if GENITIVE_SURNAME.search(words[-1]) and words[-1] not in FEMALE:
        return False
    if len(words) == 2 and re.fullmatch(rf"{WORD}", words[0]) and GENITIVE_NAME.search(words[0]):
        # «Жена Андрея Ольга», «сын Веры Андрей».
        woman = re.match(r"жен|мать|сестр|доч|супруга|тещ|тет|вдов|мам|баб", head.group(), _I)
        own = words[-1] in FEMALE if woman else re.search(r"[бвгджзклмнпрстфхцчшщй]$", words[-1])
        if own:
            return True
    of_another = words[-2]
    lower = of_another.islower()
    if lower:
        return words[-1] in FEMALE or re.search(r"[бвгджзклмнпрстфхцчшщй]$", words[-1]) is not None
    return len(words) == 2 and GENITIVE_SURNAME.search(of_another) is not None


# «Двадцатилетний Сукхвиндер», «каменщик Рафаэль из Маракайбо».
CALLED_BY_FIRST_NAME = regex(
    r"[А-Яа-я-]+(?:ий|ый|ой)\s+(?:[а-я]+\s+)?[А-ЯЁ][а-яё]*[бвгджзклмнпрстфхцчшщй]|"
    r"[А-Яа-я-]+(?:ая|яя)\s+(?:[а-я]+\s+)?[А-ЯЁ][а-яё]*[ая]|"
    rf"[а-я]+\s+{WORD}\s+(?:из|с)\s+[А-ЯЁ][\w-]+"
)
# «Методологи», «спасатели»: several of one trade, who open the sentence.
SEVERAL = regex(r"[А-Яа-я]+(?:логи|исты|тели|ники|щики|чики|анты|еры|оры|яне|цы)$")
# A committee or a centre of the state.
OF_STATE = regex(
    r"(?<!\w)(?:МВД|МИД|МЧС|ФСБ|управлени|ведомств|министерств|правительств|миграционн|государственн|нацбезопасн|парламент)",
    _I,
)


def _by_rank_and_name(said: str) -> bool:
    """«Начальник отдела полковник Абдыкадыров»: a rank or trade in the nominative, and a name."""
    found = re.search(rf"\s(?P<rank>[а-я-]+[бвгджзклмнпрстфхцчшщьй])\s+(?P<name>{WORD})$", said)
    head = head_of(found["rank"]) if found else None
    return bool(
        found
        and head
        and head[0] is Kind.ANONYMOUS
        and re.search(r"[бвгджзклмнпрстфхцчшщй]$", found["name"])
    )


def _ends_in_a_name(said: str) -> bool:
    """«Хозяин ранчо Уолт»: a last word in the nominative is the speaker's own name."""
    found = re.fullmatch(rf"[А-Яа-я-]+(?:\s+[а-я-]+)*\s+(?P<name>{WORD})", said)
    return (
        found is not None
        and re.search(r"[бвгджзклмнпрстфхцчшщй]$", found["name"]) is not None
        and not re.search(r"\s(?:в|на|из|при|с|по|от)\s", said)
        and head_of(found["name"]) is None
        and not KIN_OF.match(said)
    )


def _is_called(said: str, kind: Kind, head: re.Match[str]) -> bool:
    """«Свидетель Усова», «сестра Ирина»: the name right after the head is the speaker's own."""
    if kind not in (Kind.ANONYMOUS, Kind.OUTLET, Kind.AUTHORITY):
        return False
    if KIN_OF.match(head.group()) and _kin_with_name(said, head):
        return True
    if own := re.match(rf"\s+(?P<name>{WORD})$", said[head.end() :]):
        official = kind is Kind.AUTHORITY and PERSONAL_OFFICE.fullmatch(head.group())
        somebody = kind is Kind.ANONYMOUS and not OF_A_PLACE.match(head.group())
        if (official or somebody) and OWN_NAME.search(own["name"]):
            # «Диспетчер Мэгги», «дальнобойщик Рико»: no ending of the genitive.
            return not KIN_OF.match(head.group()) or NEIGHBOUR.match(head.group()) is not None
        # «Соседка Клава», «коллега Марко»; «сосед Ивана» is another's.
        womans = re.search(r"[ая]$", head.group()) is not None
        if kind is Kind.ANONYMOUS and womans and not KIN_OF.match(head.group()):
            # «Пассажирка Инга».
            if own["name"] in FEMALE or (
                own["name"][-1] in "ая" and not OF_ANOTHER.match(head.group())
            ):
                return True
        kin = re.match(r"жен|мать|сестр|доч|супруг", head.group(), _I)
        name = own["name"]
        if womans and not kin and re.search(r"[аяо]$", name) and NEIGHBOUR.match(head.group()):
            return True
        if not womans and NEIGHBOUR.match(head.group()) and not re.search(r"[аяыи]$", name):
            return True
    after = re.match(rf"\s+(?P<name>{WORD})(?:\s+[А-ЯЁ]\.)*", said[head.end() :])
    if (
        after is None
        or not BEFORE_SURNAME.match(head.group())
        or PLACE_GENITIVE.match(after["name"])
    ):
        return False
    if KIN_OF.match(head.group()):
        return after["name"] in FEMALE or _kin_with_name(said, head)
    return SURNAME.search(after["name"]) is not None or bool(INITIALS.search(said))


# «Жительница Тараза Роза К.»
SHORTENED = regex(rf"\s{WORD}\s[А-ЯЁ]\.?$")
OWN_NAME = regex(r"^(?!\w+ии$)[А-ЯЁ][а-яё-]*[бвгджзклмнпрстфхцчшщйиоуэ]$")
PERSONAL_OFFICE = regex(
    r"(?:прокурор|министр|замминистра?|судья|судьи|судье|комендант|пресс-секретар|спикер)(?:а|у|ом|е|ь|я|ю)?",
    _I,
)
# «Соседка Ивана», «защитница Ветлугина»: hers may be another's name.
OF_ANOTHER = regex(
    r"соседк|коллег|подруг|защитниц|адвокатесс|родственниц|знаком|помощниц|подопечн", _I
)
OF_A_PLACE = regex(
    r"(?:жител|урожен|посол|посл|консул|мэр|губернатор|глав|представител|источник|собеседни|начальни|сотрудни|работни|чиновни|директор|"
    r"гражд|депутат|сенатор|руководител)",
    _I,
)
SOMEBODY = regex(
    r"^(?:(?:его|ее|их|мой|моя|наш|наша|наши|мои)\s+)?(?!\w+(?:ами|ями|ах|ях|ому|ему|ого|его|ую|ю|ем|ом)\b)(?!(?:о|об|в|во|на|с|со|из|по|за|к|от|до|при|для|и|а|но|не|ни|что|как|"
    r"это|этом|так|там|тут|здесь|уже|еще|свое|своей|"
    r"сам|сама|себя|только|очень|друг|то|ничего|много|правду|просто|сегодня|"
    r"вчера)\b)(?!(?:сорок|девяносто|сто|двести|триста|пять|шесть|семь|восемь|девять|десять|\w+дцать|\w+десят)\b)"
    r"(?!\w+(?:ть|ти|ться|чь)\b)[а-я-]{4,}(?:\s+[\w«»-]+){0,5}$"
)


def _one_surname(said: str) -> bool:
    return re.search(rf"\s{WORD}$", said) is not None


REPORTS = regex(
    r"(?:как\s+)?(?:пиш|сообща|переда|написал|выяснил|приводит|цитиру|"
    r"рассказал\w*$)",
    _I,
)


def _as_called_before(said: str, kind: Kind, cue: str | None, known: KnownSpeakers) -> Kind:
    """A bare name in quotation marks is what it was called before, or an outlet if it reports."""
    quoted = QUOTED_NAME.search(said)
    if quoted is None:
        latin = (
            kind in (Kind.PERSON, Kind.ORGANISATION)
            and re.fullmatch(r"[A-Za-z0-9 .'-]+", said)
            and not LATIN_BODY.search(said)
        )
        return Kind.OUTLET if latin and cue and REPORTS.match(cue) else kind
    key = (quoted["name"] or quoted["name2"]).lower()[:6]
    described = re.fullmatch(
        r"(?:[А-Яа-я]+(?:ий|ый|ой|ая|ое|ие|ые|яя|ей|ого|ому|ую)\s+)?", said[: quoted.start()]
    )
    bare = (
        described is not None
        and head_of(said[: quoted.start()]) is None
        and quoted.end() == len(said)
    )
    if bare and kind is Kind.ORGANISATION:
        # News credits papers by a bare name; a body is called one when it is first named.
        kind = known.kinds.get(key) or Kind.OUTLET
    head = said[: quoted.start()]
    named_as = head_of(" ".join(head.split()[-1:]))
    called = named_as[0] if named_as is not None else kind
    called = Kind.ORGANISATION if called is Kind.GROUP else called
    if called in (Kind.OUTLET, Kind.ORGANISATION, Kind.AUTHORITY):
        known.kinds.setdefault(key, called)
    return kind


def _name(phrase: str, kind: Kind, known: KnownSpeakers) -> str:
    """Return the name in the phrase: the full one of a person, an outlet's without description."""
    if kind is Kind.PERSON:
        person = person_in(plain(phrase))
        if person is not None:
            return known.full_names.get(
                surname_key(person["last"]), phrase[person.start() : person.end()]
            )
        last = re.search(rf"(?P<last>{WORD})$", phrase)
        if last:
            return known.full_names.get(surname_key(last["last"]), last["last"])
        return phrase
    if kind in (Kind.OUTLET, Kind.ORGANISATION, Kind.DATA_SOURCE):
        quoted = QUOTED_NAME.search(phrase)
        if quoted and phrase.rstrip().endswith(quoted.group()[-1]):
            return quoted["name"] or quoted["name2"]
        latin = re.search(
            r"(?:The\s)?[A-Z][\w.&'-]*(?:\s(?:(?:of|the|and|"
            r"at)\s)*[A-Z0-9][\w.&'-]*)*$",
            phrase,
        )
        if latin:
            return latin.group()
    return phrase
