"""The kinds of time that Russian words give: each with its pattern and what its words mean.

`KINDS` is tried in order; `russian_times` adds the small words before each and joins neighbours.
"""

import re
from collections.abc import Callable

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_numbers import NUMBER_WORD
from wheelsdown.claims.russian_time_readers import (
    PARTS,
    read_ago,
    read_clock,
    read_clock_range,
    read_date,
    read_deictic,
    read_from_to,
    read_half,
    read_hour_begun,
    read_later,
    read_months,
    read_named_clock,
    read_night,
    read_nth_weekday,
    read_numeric,
    read_part,
    read_part_of_one_month,
    read_part_of_year,
    read_period,
    read_quarter_to,
    read_same_day,
    read_season,
    read_since_new_year,
    read_up_to_now,
    read_weekday,
    read_years,
    year_given,
)
from wheelsdown.claims.russian_time_words import (
    FULL_MONTH,
    HOUR_WORD,
    MONTH,
    ORDINAL_DAY,
    ORDINAL_HOUR,
    WEEKDAY,
    ZONE,
    month_number,
    ordinal_day,
    zone_named,
)
from wheelsdown.claims.times import Nearness, date_given, last_weekend

_I = re.IGNORECASE
Read = Callable[[re.Match[str]], dict[str, object] | None]
Kind = tuple[str, re.Pattern[str], Read]

YEAR = r"(?:19|20)\d\d(?!\d)"
OF_YEAR = rf"(?:,?\s(?P<y>{YEAR})(?:-(?:го|м|й))?(?:\s?(?:года?|годом|году|г\.?(?![а-я])))?)?"
PART_OF_CLOCK = r"(?P<p>утра|дня|вечера|ночи|пополудни)(?!\w)"
NUMBER = rf"(?:\d{{1,3}}|{NUMBER_WORD}(?:\s{NUMBER_WORD})?)"


DIRECTED = (
    r"(?:позапрошл|прошл|минувш|прошедш|последн|предыдущ|следующ|ближайш|будущ|предстоящ|грядущ|этот|эт|"
    r"текущ|нынешн)\w*"
)


AT = (
    r"(?:(?<=\bв\s)|(?<=\bво\s)|(?<=\bоколо\s)|(?<=\bк\s)|(?<=\bдо\s)|(?<=\bпосле\s)|(?<=\bс\s)|"
    r"(?<=\bпримерно\s)|(?<=\bрайоне\s)|(?<=\bпочти\s))"
)
HOURS = r"\s?(?:час(?:а|ов|ам|у)?|ч\.?)(?!\w)"
MINUTES = rf"(?:\s(?P<m>\d{{1,2}}|{NUMBER_WORD}(?:\s{NUMBER_WORD})?)\s?(?:минут\w*|мин\.?))?"

KINDS: tuple[Kind, ...] = (
    (
        "iso",
        regex(r"(?<![\d-])(?P<y>(?:19|20)\d\d)-(?P<mo>\d\d)-(?P<d>\d\d)(?!\d)"),
        read_numeric,
    ),
    (
        "dotted",
        regex(
            r"(?<![\d.])(?P<d>\d{1,2})\.(?P<mo>\d{1,2})\.(?P<y>(?:19|20)\d\d|"
            r"\d\d)(?![\d:])(?:\s?г(?:\.|ода))?"
        ),
        read_numeric,
    ),
    (
        "night",
        regex(
            rf"(?:в\s+)?(?:ночь|ночью)\s+(?:с\s+(?:\d{{1,2}}(?:-го)?(?:\s{MONTH})?|"
            rf"{WEEKDAY})\s+)?на\s+"
            rf"(?:(?P<d>\d{{1,2}})(?:-?е)?\s(?P<mon>{MONTH})(?:\.(?=\s\S|,))?{OF_YEAR}|"
            rf"(?P<d2>\d{{1,2}})-?(?:е|го)(?!\w)|(?P<w>{WEEKDAY}))",
            _I,
        ),
        read_night,
    ),
    (
        "from_to",
        regex(rf"(?:\bночь\s)?\bс\s(?:{WEEKDAY})\sна\s(?P<w>{WEEKDAY})", _I),
        read_from_to,
    ),
    (
        "counted_in_weeks",
        regex(
            rf"(?:\bво?\s(?:{WEEKDAY}|{FULL_MONTH}),?\s(?:{NUMBER}\s)?(?:недел\w+|месяц\w*|год\w*|лет)\s(?:тому\s)?(?:назад|ранее|раньше|спустя)|"
            rf"(?:{NUMBER}\s)?(?:недел\w+|месяц\w*|год\w*|лет)\s(?:тому\s)?(?:назад|ранее|раньше|спустя),?\s(?:в(?:о)?\s)?(?:{WEEKDAY}|{FULL_MONTH}))",
            _I,
        ),
        lambda _: {"impossible": True},
    ),
    (
        "clock_range",
        regex(
            rf"(?:между|с|в)\s(?P<h1>\d{{1,2}}|{HOUR_WORD})(?::(?P<m1>\d\d))?\s?(?:и|до|[-–])\s?"
            rf"(?P<h>\d{{1,2}}|{HOUR_WORD})(?::(?P<m>\d\d))?(?:{HOURS})?\s(?:{PART_OF_CLOCK})",
            _I,
        ),
        read_clock_range,
    ),
    (
        "clock_range24",
        regex(
            r"(?:между|с)\s(?P<h1>\d{1,2}):(?P<m1>\d\d)\s(?:и|"
            r"до)\s(?P<h>\d{1,2}):(?P<m>\d\d)(?P<p>(?!))?",
            _I,
        ),
        read_clock_range,
    ),
    (
        "half",
        regex(rf"(?:в\s+)?половин[еуы]\s(?P<o>{ORDINAL_HOUR})(?:\s{PART_OF_CLOCK})?", _I),
        read_half,
    ),
    (
        "half_joined",
        regex(rf"(?:в\s+)?пол(?P<o>{ORDINAL_HOUR})(?:\s{PART_OF_CLOCK})?", _I),
        read_half,
    ),
    (
        "hour_begun",
        regex(
            rf"(?:в|во)\s(?:начале\s|конце\s)?(?P<o>{ORDINAL_HOUR})(?:\sчасу)?\s{PART_OF_CLOCK}", _I
        ),
        read_hour_begun,
    ),
    (
        "quarter_to",
        regex(
            rf"без\s(?:(?P<q>четверти)|(?P<n>\d{{1,2}}|{NUMBER_WORD})(?:\sминут)?)\s"
            rf"(?P<h>\d{{1,2}}|час(?!\w)|{HOUR_WORD})(?:\s{PART_OF_CLOCK})?",
            _I,
        ),
        read_quarter_to,
    ),
    (
        "clock24",
        regex(
            rf"(?<![\d:.,])(?P<h>[01]?\d|"
            rf"2[0-4]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s{PART_OF_CLOCK})?",
            _I,
        ),
        read_clock,
    ),
    (
        "clock_dot",
        regex(
            rf"{AT}(?P<h>[01]?\d|2[0-4])\.(?P<m>[0-5]\d)(?![\d%]|\.\d|\s?(?:млн|тыс|км|балл))"
            rf"(?:\s{PART_OF_CLOCK})?",
            _I,
        ),
        read_clock,
    ),
    (
        "clock_part",
        regex(
            rf"(?<![\d:.,])(?P<h>\d{{1,2}}|{HOUR_WORD}|час(?:а|у)?)(?:{HOURS})?{MINUTES}\s"
            r"(?P<p>утра|вечера|ночи)(?!\w)",
            _I,
        ),
        read_clock,
    ),
    (
        "clock_afternoon",
        regex(
            rf"{AT}(?P<h>1[0-2]|[1-6]|{HOUR_WORD}|час(?:а|"
            rf"у)?)(?:{HOURS})?{MINUTES}\s(?P<p>дня)(?!\w)",
            _I,
        ),
        read_clock,
    ),
    (
        "clock_hours",
        regex(
            rf"(?:(?<=\bв\s)|(?<=\bк\s))(?P<h>\d{{1,2}})(?:{HOURS}){MINUTES}(?!\s(?:езды|"
            rf"лета|полета|"
            rf"пути))",
            _I,
        ),
        read_clock,
    ),
    ("clock_zone", regex(rf"{AT}(?P<h>\d{{1,2}})(?=\s(?:{ZONE}))", _I), read_clock),
    (
        "after_noon",
        regex(r"(?<!вскоре )(?<!сразу )(?<!чуть )\bпосле\sполудня(?!\w)", _I),
        lambda m: {"part_of_day": "afternoon"},
    ),
    (
        "named_clock",
        regex(
            rf"(?:\b(?:за|через|спустя)\s(?P<amount>четверть\sчаса|полчаса|час|(?:\d{{1,2}}|{NUMBER_WORD}(?:\s{NUMBER_WORD})?)"
            r"\sминут[уы]?)\s(?P<side>до|после)\s)?\b(?P<name>полдень|полудня|полудню|полночь|полуночи)\b",
            _I,
        ),
        read_named_clock,
    ),
    (
        "date_range",
        regex(
            rf"(?P<d>\d{{1,2}})(?:-го)?\s(?:по|на|и|или|либо|"
            rf"до)\s(?P<d2>\d{{1,2}})\s(?P<mon>{MONTH})(?:\.(?=\s\S|,))?{OF_YEAR}",
            _I,
        ),
        read_date,
    ),
    (
        "date",
        regex(
            rf"(?<![\d:.,])(?P<d>\d{{1,2}})(?:-?(?:го|е|ое|му))?(?:\s?[-–—]\s?(?P<d2>\d{{1,2}}))?\s"
            rf"(?P<mon>{MONTH})(?:\.(?=\s\S|,))?{OF_YEAR}",
            _I,
        ),
        read_date,
    ),
    (
        "day_alone",
        regex(
            r"(?<![\d:.,])(?P<d>[12]?\d|"
            r"3[01])-?го(?:\sчисла)?(?!\w)(?!\s[а-я]+ря)",
            _I,
        ),
        lambda m: {"day": int(m["d"])} if 0 < int(m["d"]) <= 31 else {"impossible": True},
    ),
    (
        "date_in_words",
        regex(
            rf"(?<!\w)(?P<dw>(?:(?:двадцать|"
            rf"тридцать)\s)?{ORDINAL_DAY})(?:\sчисла)?\s(?P<mon>{MONTH}){OF_YEAR}",
            _I,
        ),
        lambda m: date_given(year_given(m), month_number(m["mon"]), ordinal_day(m["dw"])),
    ),
    (
        "nth_weekday",
        regex(
            rf"(?:\bв(?:о)?\s)?(?P<n>перв|втор|трет|четверт|последн)(?:ый|ой|ую|юю|ое|ее|ий|его|ого|ей|ь(?:ю|е|его|ей))\s(?P<w>{WEEKDAY})"
            rf"\s(?P<mon>{MONTH}){OF_YEAR}",
            _I,
        ),
        read_nth_weekday,
    ),
    (
        "part_of_one_month",
        regex(
            rf"(?:\b(?:во?|на)\s)?(?P<n>перв|втор|трет|четверт|последн)(?:ой|ую|юю|ей|ь(?:ю|ей)|ые|ие|ых|их)\s(?P<unit>недел[юеи]|дни|днях)"
            rf"\s(?P<mon>{MONTH}){OF_YEAR}",
            _I,
        ),
        read_part_of_one_month,
    ),
    (
        "up_to_now",
        regex(
            r"\b(?:за|в\sтечение)\sпоследн(?:юю|ий|ей|его)\s(?P<unit>недел[юи]|месяца?|года?)(?!\w)",
            _I,
        ),
        read_up_to_now,
    ),
    (
        "part_of_year",
        regex(
            rf"\b(?P<n>перв|втор|трет|четверт|последн)(?:ое|ом|ого|ый|ий|ем|ьем|ья|ую)\s(?P<unit>полугоди[еюяи]|квартале?а?)"
            rf"(?:\s(?P<y>{YEAR})\sгода|\s(?P<dir>{DIRECTED})\sгода)",
            _I,
        ),
        read_part_of_year,
    ),
    (
        "years",
        regex(
            rf"\b(?:с|в|за|между)\s(?P<y>{YEAR})\s?(?:по|и|до|[-–—])\s?(?P<y2>{YEAR})(?:\s(?:год\w*|гг?\.)|-(?:й|м|го)(?!\w))",
            _I,
        ),
        read_years,
    ),
    (
        "weekend",
        regex(
            r"\b(?:на\s(?:(?:прошлых|минувших|прошедших|этих)\s)?выходных|в\s(?:(?:прошлые|минувшие|прошедшие|эти)\s)?выходные)(?!\w)"
            r"(?!\sдн)",
            _I,
        ),
        lambda _: last_weekend(),
    ),
    (
        "days_ago",
        regex(rf"(?<!\w)(?P<n>{NUMBER})\s(?:дня|дней)\s(?:тому\s)?назад(?!\w)", _I),
        read_ago,
    ),
    (
        "months_range",
        regex(
            rf"(?:(?:с|от)\s(?P<first>{FULL_MONTH})\s(?:по|до)|в\s(?P<first2>{FULL_MONTH})\s?[-–—])"
            rf"\s?(?P<last>{FULL_MONTH}){OF_YEAR}",
            _I,
        ),
        lambda m: {
            "months": (month_number(m["first"] or m["first2"]), month_number(m["last"])),
            "year": year_given(m),
        },
    ),
    (
        "months",
        regex(rf"(?<![\w-]){FULL_MONTH}(?:(?:,\s|\sи\s|\sили\s)(?:в\s)?{FULL_MONTH})*{OF_YEAR}"),
        read_months,
    ),
    ("weekday", regex(rf"(?<![\w-])(?P<w>{WEEKDAY})", _I), read_weekday),
    (
        "later",
        regex(
            rf"(?:(?:через|спустя)\s(?:примерно\s|около\s|почти\s|еще\s)?(?:(?P<n>полтора|полутора|"
            rf"несколько|нескольких|{NUMBER}(?:\sс\sполовиной)?)\s)?(?P<unit>полчаса|получаса|час(?:а|ов)?|минут[уы]?|"
            rf"суток|сутки|день|дня|дней|недел[юьи]))(?!\w)",
            _I,
        ),
        read_later,
    ),
    (
        "later_after",
        regex(
            rf"(?:(?P<n>полтора|несколько|{NUMBER})\s)?(?P<unit>полчаса|час(?:а|ов|ами|ом)?|"
            rf"минут(?:ами|ы|у)?|сутки|сутками|день|днем|дня|дней|днями|недел\w+)\s"
            rf"(?P<which>спустя|позже|позднее|ранее|раньше)(?!\w)",
            _I,
        ),
        read_later,
    ),
    (
        "last_night",
        regex(r"\b(?:минувшей|прошлой|этой|прошедшей)\sночью(?!\w)", _I),
        lambda m: {"days_from_publication": 0, "part_of_day": "night before"},
    ),
    (
        "same_day",
        regex(
            r"\b(?:наутро|утром\sтого\sже\sдня|вечером\sтого\sже\sдня|ночью\sтого\sже\sдня|"
            r"на\s(?:следующ|друг)\w+\s(?:день|утро|вечер)|(?:в\s)?то(?:т|го|м)\sже\s(?:день|дня|"
            r"вечер)|"
            r"следующ\w+\s(?:утром|вечером|днем|ночью|утра|вечера|дня)|в\sтот\s(?:день|вечер)|"
            r"тем\sже\s(?:утром|вечером|днем)|той\sже\sночью|в\sту\sже\sночь)(?!\w)",
            _I,
        ),
        read_same_day,
    ),
    (
        "deictic",
        regex(
            r"\b(?P<w>сегодня|вчера|позавчера|послезавтра|завтра|накануне)(?P<night>\sночью)?(?!\w)"
            r"(?!\s(?:вылета|отъезда|рейса|рождества|нового|этого|визита|отправки|депортации|"
            r"высылки))",
            _I,
        ),
        read_deictic,
    ),
    (
        "season",
        regex(
            rf"(?:(?P<dir>{DIRECTED})\s)?(?:(?P<part>ранн|поздн)(?:ей|им)\s)?\b(?P<s>весной|летом|осенью|зимой|весны|лета|осени|"
            rf"зимы)\b(?:\s(?P<of_year>прошлого|позапрошлого|минувшего|этого|текущего|нынешнего)\sгода(?!\w)|{OF_YEAR})",
            _I,
        ),
        read_season,
    ),
    (
        "period",
        regex(
            rf"(?:(?P<earlier>(?:ранее|раньше)\s(?=(?:на|в)\sэт))?\b(?:на|в|за|со?|до|к)\s)?(?P<dir>{DIRECTED})\s(?P<unit>недел[еюи]|месяц[еау]?|"
            rf"год[ау]?)"
            r"(?!\w)",
            _I,
        ),
        read_period,
    ),
    (
        "by_new_year",
        regex(r"(?:к|до)\sконц[ау]\s(?:этого\s|текущего\s)?года", _I),
        lambda m: {"direction": "this", "season": "year", "nearness": Nearness.BEFORE},
    ),
    (
        "since_new_year",
        regex(rf"с\sначала\s(?:(?P<y>{YEAR})\s|этого\s|текущего\s)?года", _I),
        read_since_new_year,
    ),
    ("part", regex(rf"\b(?:{'|'.join(p for p, _ in PARTS)})(?!\w)", _I), read_part),
    (
        "year",
        regex(
            rf"(?<![\w$€£.,/:-])(?P<y>{YEAR})(?:\s?(?:год(?:а|у|ом)?\b|гг?\.)|-(?:го|м|й)(?!\w))",
            _I,
        ),
        lambda m: {"year": year_given(m)},
    ),
    (
        "zone",
        regex(rf"\(?(?:(?<!\w)|(?<=\d)(?=Z))(?P<z>{ZONE})\)?", _I),
        lambda m: {"zone_words": zone_named(m["z"])},
    ),
)

_MONTH_HINTS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_DIGITS = tuple("0123456789")
_PART_HINTS = ("утра", "дня", "вечера", "ночи", "пополудни")
# A kind is looked for only where one of its hints is: most sentences say no time at all.
HINTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("iso", "dotted", "clock_dot", "clock_zone", "date_range", "date", "clock_hours"), _DIGITS
    ),
    **dict.fromkeys(("clock_range", "hour_begun"), _PART_HINTS),
    **dict.fromkeys(("clock_range24", "clock24"), (":",)),
    **dict.fromkeys(("months_range", "months", "date_in_words"), _MONTH_HINTS),
    **dict.fromkeys(("half_joined", "named_clock", "after_noon"), ("пол",)),
    "night": ("ноч",),
    "half": ("половин",),
    "quarter_to": ("без ",),
    "clock_part": ("утра", "вечера", "ночи"),
    "clock_afternoon": ("дня",),
    "day_alone": ("го",),
    "from_to": (" на ",),
    "counted_in_weeks": ("назад", "ранее", "раньше", "спустя"),
    "nth_weekday": _MONTH_HINTS,
    "part_of_one_month": ("недел", "дни ", "днях "),
    "up_to_now": ("последн",),
    "part_of_year": ("полугод", "квартал"),
    "years": ("20", "19"),
    "weekend": ("выходн",),
    "days_ago": ("назад",),
    "weekday": ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень"),
    "later": ("через", "спустя"),
    "later_after": ("спустя", "позже", "позднее", "ранее", "раньше"),
    "last_night": ("ночью",),
    "same_day": ("же ", "следующ", "друг", "в тот", "в ту", "наутро"),
    "deictic": ("сегодня", "вчера", "завтра", "накануне"),
    "period": ("недел", "месяц", "год"),
    "by_new_year": ("года",),
    "since_new_year": ("года",),
    "part": ("утр", "вечер", "ноч", "днем", "дня", "обед", "рассвет"),
    "season": ("весн", "лет", "осен", "зим"),
    "year": ("год", "г.", "19", "20"),
    "zone": ("местн", "мск", "времен", "по ", "utc", "gmt", "et", "mst", "pst", "cet", "z"),
}

# These mean a time only beside another kind or after one of these words.
ALONE_AFTER: dict[str, re.Pattern[str]] = {
    "months": regex(
        r"\b(?:в|во|с|со|до|к|на|по|за|конц[аеу]|начал[аеу]|середин[аеуы]|числах|половин[еуы])\s$",
        _I,
    ),
    "weekday": regex(r"\b(?:в|во|на|до|с|со|к|ко)\s(?:[а-я]+\s)?$", _I),
    "part": regex(r"(?!)"),
    "after_noon": regex(r"(?!)"),
    "season": regex(r""),
    "zone": regex(r"(?!)"),
}
