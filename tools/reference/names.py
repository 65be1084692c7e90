"""Names made by hand: what Babel and OurAirports do not say, or say as nobody does in a report."""

# US states: code, English, abbreviations of the Associated Press and older ones, Russian.
STATES = """
AL|Alabama|Ala.|Алабама
AK|Alaska||Аляска
AZ|Arizona|Ariz.|Аризона
AR|Arkansas|Ark.|Арканзас
CA|California|Calif.|Калифорния
CO|Colorado|Colo.|Колорадо
CT|Connecticut|Conn.|Коннектикут
DE|Delaware|Del.|Делавэр
DC|District of Columbia|D.C.|округ Колумбия
FL|Florida|Fla.|Флорида
GA|Georgia|Ga.|Джорджия
HI|Hawaii||Гавайи
ID|Idaho||Айдахо
IL|Illinois|Ill.|Иллинойс
IN|Indiana|Ind.|Индиана
IA|Iowa||Айова
KS|Kansas|Kan.=Kans.|Канзас
KY|Kentucky|Ky.|Кентукки
LA|Louisiana|La.|Луизиана
ME|Maine||Мэн
MD|Maryland|Md.|Мэриленд
MA|Massachusetts|Mass.|Массачусетс
MI|Michigan|Mich.|Мичиган
MN|Minnesota|Minn.|Миннесота
MS|Mississippi|Miss.|Миссисипи
MO|Missouri|Mo.|Миссури
MT|Montana|Mont.|Монтана
NE|Nebraska|Neb.=Nebr.|Небраска
NV|Nevada|Nev.|Невада
NH|New Hampshire|N.H.|Нью-Гэмпшир=Нью-Хэмпшир
NJ|New Jersey|N.J.|Нью-Джерси
NM|New Mexico|N.M.|Нью-Мексико
NY|New York|N.Y.|Нью-Йорк
NC|North Carolina|N.C.|Северная Каролина
ND|North Dakota|N.D.|Северная Дакота
OH|Ohio||Огайо
OK|Oklahoma|Okla.|Оклахома
OR|Oregon|Ore.|Орегон
PA|Pennsylvania|Pa.=Penn.|Пенсильвания
RI|Rhode Island|R.I.|Род-Айленд
SC|South Carolina|S.C.|Южная Каролина
SD|South Dakota|S.D.|Южная Дакота
TN|Tennessee|Tenn.|Теннесси
TX|Texas|Tex.|Техас
UT|Utah||Юта
VT|Vermont|Vt.|Вермонт
VA|Virginia|Va.|Вирджиния=Виргиния
WA|Washington|Wash.|Вашингтон
WV|West Virginia|W.Va.|Западная Вирджиния=Западная Виргиния
WI|Wisconsin|Wis.|Висконсин
WY|Wyoming|Wyo.|Вайоминг
"""

PROVINCES = """
AB|Alberta||Альберта
BC|British Columbia|B.C.|Британская Колумбия
MB|Manitoba||Манитоба
NB|New Brunswick||Нью-Брансуик
NL|Newfoundland and Labrador||Ньюфаундленд и Лабрадор
NS|Nova Scotia||Новая Шотландия
NT|Northwest Territories||Северо-Западные территории
NU|Nunavut||Нунавут
ON|Ontario|Ont.|Онтарио
PE|Prince Edward Island||Остров Принца Эдуарда
QC|Quebec|Que.|Квебек
SK|Saskatchewan||Саскачеван
YT|Yukon||Юкон
"""

# Regions of OurAirports that reports name: region codes, English, Russian.
REGIONS = """
UA-43|Crimea|Крым
RU-CE|Chechnya|Чечня
RU-DA|Dagestan|Дагестан
RU-TA|Tatarstan|Татарстан
RU-MOS|Moscow region=Moscow Region=Moscow Oblast|Московская область=Подмосковье
RU-LEN|Leningrad region=Leningrad Oblast|Ленинградская область
"""

# Country -> more English names, more Russian names. Babel gives one of each.
COUNTRY_ALIASES: dict[str, tuple[str, str]] = {
    "US": (
        "United States of America=US=U.S.=USA=U.S.A.=America",
        "США=Соединённые Штаты=Соединённые Штаты Америки=Штаты=Америка",
    ),
    "GB": ("UK=U.K.=Britain=Great Britain", "Великобритания=Британия=Соединённое Королевство"),
    "AE": ("UAE=U.A.E.=Emirates", "ОАЭ=Объединённые Арабские Эмираты=Эмираты"),
    "RU": ("Russian Federation", "Российская Федерация=РФ"),
    "CZ": ("Czech Republic=Czechia", "Чехия=Чешская Республика"),
    "CD": (
        "Democratic Republic of the Congo=Democratic Republic of Congo=DRC=DR Congo",
        "Демократическая Республика Конго=ДР Конго",
    ),
    "CG": ("Republic of the Congo=Congo-Brazzaville", "Республика Конго"),
    "SZ": ("Eswatini=Swaziland", "Эсватини=Свазиленд"),
    "CI": ("Ivory Coast=Côte d'Ivoire=Cote d'Ivoire", "Кот-д'Ивуар=Берег Слоновой Кости"),
    "MM": ("Myanmar=Burma", "Мьянма=Бирма"),
    "TR": ("Turkey=Türkiye=Turkiye", "Турция"),
    "KR": ("South Korea=Republic of Korea", "Южная Корея=Республика Корея"),
    "KP": ("North Korea=DPRK", "Северная Корея=КНДР"),
    "CN": ("China=PRC", "Китай=КНР"),
    "SY": ("Syria", "Сирия"),
    "IR": ("Iran=Islamic Republic of Iran", "Иран=Исламская Республика Иран"),
    "BY": ("Belarus=Byelorussia", "Беларусь=Белоруссия"),
    "MD": ("Moldova=Republic of Moldova", "Молдова=Молдавия"),
    "KG": ("Kyrgyzstan", "Кыргызстан=Киргизия=Киргизстан"),
    "TM": ("Turkmenistan", "Туркменистан=Туркмения"),
    "GE": ("Georgia", "Грузия"),
    "CV": ("Cape Verde=Cabo Verde", "Кабо-Верде"),
    "TL": ("East Timor=Timor-Leste", "Восточный Тимор"),
    "VA": ("Vatican", "Ватикан"),
    "PS": ("Gaza=West Bank=Palestine", "Палестина=Газа=сектор Газа"),
    "MK": ("North Macedonia=Macedonia", "Северная Македония=Македония"),
    "GM": ("Gambia=The Gambia", "Гамбия"),
    "BS": ("Bahamas=The Bahamas", "Багамские Острова=Багамы"),
    "NL": ("Netherlands=The Netherlands=Holland", "Нидерланды=Голландия"),
    "PH": ("Philippines=The Philippines", "Филиппины"),
    "SV": ("El Salvador=Salvador", "Сальвадор=Эль-Сальвадор"),
    "DO": ("Dominican Republic", "Доминиканская Республика=Доминикана"),
    "CF": ("Central African Republic=CAR", "Центральноафриканская Республика=ЦАР"),
    "ZA": ("South Africa", "Южно-Африканская Республика=ЮАР=Южная Африка"),
    "SA": ("Saudi Arabia", "Саудовская Аравия"),
    "VN": ("Vietnam=Viet Nam", "Вьетнам"),
    "LA": ("Laos", "Лаос"),
    "XK": ("Kosovo", "Косово"),
    "HK": ("Hong Kong", "Гонконг"),
    "MO": ("Macau=Macao", "Макао"),
    "TW": ("Taiwan", "Тайвань"),
    "PR": ("Puerto Rico", "Пуэрто-Рико"),
    "BA": ("Bosnia=Bosnia and Herzegovina", "Босния и Герцеговина=Босния"),
    "TT": ("Trinidad and Tobago=Trinidad", "Тринидад и Тобаго"),
    "AG": ("Antigua and Barbuda=Antigua", "Антигуа и Барбуда"),
    "KN": ("Saint Kitts and Nevis=St. Kitts and Nevis", "Сент-Китс и Невис"),
    "LC": ("Saint Lucia=St. Lucia", "Сент-Люсия"),
    "VC": ("Saint Vincent and the Grenadines=St. Vincent", "Сент-Винсент и Гренадины"),
    "ST": ("São Tomé and Príncipe=Sao Tome and Principe", "Сан-Томе и Принсипи"),
    "PG": ("Papua New Guinea", "Папуа — Новая Гвинея=Папуа-Новая Гвинея"),
    "MV": ("Maldives=The Maldives", "Мальдивы"),
    "MH": ("Marshall Islands", "Маршалловы Острова"),
    "SB": ("Solomon Islands", "Соломоновы Острова"),
    "SC": ("Seychelles", "Сейшельские Острова=Сейшелы"),
    "KM": ("Comoros", "Коморы=Коморские Острова"),
    "DJ": ("Djibouti", "Джибути"),
    "FM": ("Micronesia", "Микронезия"),
    "TZ": ("Tanzania", "Танзания"),
}

# Airports by the names reports use: ICAO, English (full forms and short ones), Russian.
# A short English name stands for the airport without the word "airport"; so it must be no city's.
AIRPORTS = """
UUDD|Domodedovo|Домодедово
UUEE|Sheremetyevo=Sheremetevo|Шереметьево
UUWW|Vnukovo|Внуково
UUBW|Zhukovsky Airport=Zhukovsky International Airport=Ramenskoye|Раменское
ULLI|Pulkovo|Пулково
USSS|Koltsovo|Кольцово
UNNT|Tolmachevo|Толмачёво
UWWW|Kurumoch|Курумоч
URRP|Platov|Платов
UWGG|Strigino|Стригино
UUOB||
UHWW|Knevichi|Кневичи
UNKL|Yemelyanovo|Емельяново
UNOO||
USCC|Balandino|Баландино
UWUU||
USTR|Roshchino|Рощино
USPP|Bolshoye Savino|Большое Савино
URSS|Adler Airport|Адлер
URML|Uytash|Уйташ
UMKK|Khrabrovo|Храброво
UUMO|Ostafyevo|Остафьево
UUMU|Chkalovsky|Чкаловский
UKBB|Boryspil|Борисполь
UKKK|Zhuliany|Жуляны
UMMS|Minsk National Airport=Minsk-2|Минск-2=Национальный аэропорт Минск
UCFM|Manas|Манас
UBBB|Heydar Aliyev International Airport=Heydar Aliyev Airport|аэропорт имени Гейдара Алиева
UDYZ|Zvartnots|Звартноц
LLBG|Ben Gurion=Ben-Gurion|Бен-Гурион
OIIE|Imam Khomeini International Airport=Imam Khomeini Airport=Imam Khomeini|Имам Хомейни
OIII|Mehrabad|Мехрабад
HECA|Cairo International Airport|
HESX|Sphinx International Airport=Sphinx Airport|Сфинкс
OTHH|Hamad International Airport|Хамад
LTFM|Istanbul Airport=New Istanbul Airport|
LTFJ|Sabiha Gökçen=Sabiha Gokcen|Сабиха Гёкчен
LTBA|Atatürk Airport=Ataturk Airport|аэропорт имени Ататюрка
EGLL|Heathrow|Хитроу
EGKK|Gatwick|Гатвик
EGSS|Stansted|Станстед
EGGW|Luton Airport|
EHAM|Schiphol|Схипхол
EHLE|Lelystad Airport|
LFPG|Charles de Gaulle=Roissy|Шарль-де-Голль
LFPO|Orly|Орли
LFPB|Le Bourget|Ле-Бурже
EDDF|Frankfurt Airport=Rhein-Main|
EDDB|Brandenburg Airport|
EPWA|Chopin Airport=Okecie|
LKPR|Vaclav Havel Airport=Václav Havel Airport|
LOWW|Schwechat|Швехат
LROP|Otopeni|Отопени
LIRF|Fiumicino|Фьюмичино
LIMC|Malpensa|Мальпенса
LEMD|Barajas|Барахас
KJFK|JFK=Kennedy Airport=John F. Kennedy International Airport|Джон Кеннеди
KLGA|LaGuardia|Ла-Гуардия
KEWR|Newark Liberty|
KIAD|Dulles|Даллес
KDCA|Reagan National=Reagan Airport|
KBWI|BWI=Baltimore-Washington International Airport=Thurgood Marshall Airport|
KORD|O'Hare|О'Хара
KMDW|Midway Airport|Мидуэй
KATL|Hartsfield-Jackson|
KLAX|LAX|
KPHX|Sky Harbor|Скай-Харбор
KIWA|Phoenix-Mesa Gateway=Mesa Gateway=Williams Gateway|Финикс-Меса-Гейтуэй=Меса-Гейтуэй=Финикс-Меса-Гейтвей=Меса-Гейтвей=Финикс-Меса=Феникс-Меса-Гейтвей=Финикс-Месса-Гейтвей=Феникс-Меса=Финикс-Месса
KIAH|Bush Intercontinental=George Bush Intercontinental|
KHOU|Hobby Airport|
KBFI|Boeing Field=King County International Airport|
KTNT|Dade-Collier=Dade-Collier Training and Transition Airport|
KAEX|Alexandria International Airport=England Airpark|
KHRL|Valley International Airport|
KPSM|Pease=Pease International Airport=Pease International Tradeport|
KBIF|Biggs Army Airfield=Biggs Field|Биггс
MUGM|Guantanamo Bay Naval Base=Guantánamo Bay Naval Base=Guantanamo naval base|
HDAM|Camp Lemonnier=Camp Lemonier|
MGGT|La Aurora|
MSLP|Monseñor Óscar Arnulfo Romero International Airport=Comalapa|
MHPR|Palmerola|Пальмерола
MHLM|Ramón Villeda Morales International Airport=Ramon Villeda Morales|
SVMI|Simón Bolívar International Airport=Simon Bolivar International Airport|Симон Боливар
SBCF|Confins|
MPTO|Tocumen|Токумен
EINN|Shannon Airport|
LATI|Mother Teresa Airport=Rinas|
LUKK|Chisinau International Airport|
ETAR|Ramstein Air Base|Рамштайн
OMDB|Dubai International|
OMDW|Al Maktoum|
HCMM|Aden Adde|
UAAA||
ZBAA|Beijing Capital|Шоуду
ZBAD|Daxing|Дасин
RJAA|Narita|Нарита
RJTT|Haneda|Ханэда
RKSI|Incheon|Инчхон
VTBS|Suvarnabhumi|Суварнабхуми
VTBD|Don Mueang|Донмыанг
"""

# US hubs of removal flights: first where a name is ambiguous (HRF, Cartwright; see 0003).
HUBS = frozenset(
    [
        *("KAEX", "KBFI", "KBRO", "KBWI", "KCMH", "KELP", "KEWR", "KHRL", "KIAH", "KIWA"),
        *("KJAX", "KMCI", "KMFE", "KMIA", "KMSP", "KPSM", "KRIC", "KSAN", "KSAT", "KTUS"),
        *("KYNG",),
    ]
)

# Words and first names that are also cities: believed only after "in", "to", "from" and the like.
RISKY = frozenset(
    [
        *("Chad", "Jordan", "America"),
        *("Albany", "Austin", "Bari", "Bath", "Bedford", "Bern", "Brest", "Burlington", "Cali"),
        *("Charlotte", "Clark", "Cleveland", "Columbia", "Columbus", "Cork", "Dover", "Flint"),
        *("Florence", "Gary", "Georgetown", "Giza", "Goma", "Hanover", "Homestead", "Houston"),
        *("Imperial", "Jackson", "Jena", "Kingston", "Kirov", "Lagos", "Lima", "Lincoln"),
        *("Male", "Mesa", "Midland", "Mobile", "Monroe", "Nassau", "Nice", "Nuremberg"),
        *("Ontario", "Osh", "Palma", "Perth", "Reading", "Richmond", "Roswell", "Rota", "Sal"),
        *("Sanford", "Santiago", "Savannah", "Sofia", "Split", "Valencia", "Victoria"),
        *("Wilmington",),
    ]
)
RISKY_RU = frozenset(
    [
        *("Америка", "Эмираты"),
        *("Адлер", "Бари", "Бедфорд", "Биггс", "Брест", "Газа", "Грозный", "Гэри", "Даллес"),
        *("Джексон", "Джена", "Довер", "Имам", "Имам Хомейни", "Империал", "Кали", "Киров"),
        *("Кларк", "Колумбус", "Конро", "Лима", "Линкольн", "Мале", "Манас", "Меса", "Месса"),
        *("Мобил", "Монро", "Окленд", "Орли", "Остин", "Ош", "Пафос", "Перт", "Платов"),
        *("Порту", "Раменское", "Рединг", "Рино", "Ричмонд", "Роли", "Рота", "Сал", "Сана"),
        *("Сплит", "Сфинкс", "Того", "Флинт", "Флоренс", "Хамад", "Хомейни", "Хомстед", "Чад"),
        *("Шарлотт",),
    ]
)
RISKY_AIRPORTS = frozenset(
    [
        *("Barajas", "Comalapa", "Confins", "Dulles", "Manas", "Pease", "Platov", "Rinas"),
    ]
)
