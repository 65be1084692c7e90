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
PT-20|Azores|Азорские острова=Азоры
PT-30|Madeira|Мадейра
ES-CN|Canary Islands=Canaries|Канарские острова=Канары
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
UBBB|Heydar Aliyev International Airport=Heydar Aliyev Airport=Heydar Aliyev|аэропорт имени Гейдара Алиева
UDYZ|Zvartnots|Звартноц
LLBG|Ben Gurion=Ben-Gurion|Бен-Гурион
OIIE|Imam Khomeini International Airport=Imam Khomeini Airport=Imam Khomeini|Имам Хомейни
OIII|Mehrabad|Мехрабад
HECA|Cairo International Airport|
HESX|Sphinx International Airport=Sphinx Airport|Сфинкс
OTHH|Hamad International Airport|Хамад
LTFM|Istanbul Airport=New Istanbul Airport|Новый аэропорт Стамбула
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
EPWA|Chopin Airport=Okecie|аэропорт имени Шопена=Окенче
LKPR|Vaclav Havel Airport=Václav Havel Airport=Ruzyne=Ruzyně|Рузине
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
MUGM|Guantanamo Bay Naval Base=Guantánamo Bay Naval Base=Guantanamo naval base=Leeward Point=Leeward Point Field|
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
HAAB|Bole International Airport=Bole Airport=Addis Ababa Bole|Боле
KOQU|Quonset=Quonset State Airport|
HLLM|Mitiga|Митига
LGAV|Eleftherios Venizelos=Athens International|Элефтериос Венизелос
LYBE|Nikola Tesla|аэропорт имени Николы Теслы
LHBP|Ferihegy=Ferenc Liszt=Liszt Ferenc|аэропорт имени Ференца Листа
EGDM|Boscombe Down=MoD Boscombe Down|Боскомб-Даун
EGVN|Brize Norton=RAF Brize Norton|Брайз-Нортон
EDDP|Leipzig/Halle=Leipzig-Halle|Лейпциг/Галле=Лейпциг-Галле
EDDK|Cologne/Bonn=Cologne Bonn Airport|Кёльн/Бонн
EDFH|Frankfurt-Hahn|Франкфурт-Хан
EDSB|Baden-Airpark=Karlsruhe/Baden-Baden|
EPMO|Modlin|Модлин
CYYZ|Toronto Pearson=Pearson International Airport=Pearson Airport=Lester B. Pearson|
CYUL|Montréal-Trudeau=Trudeau Airport|
LMML|Luqa=Malta International Airport|
HKJK|Jomo Kenyatta International Airport=Jomo Kenyatta Airport|Джомо Кениата
HKNW|Wilson Airport|
ESSA|Arlanda|Арланда
ESGG|Landvetter|Ландветтер
EKCH|Kastrup|Каструп
EFHK|Vantaa=Helsinki-Vantaa|Вантаа
ENGM|Gardermoen|Гардермуэн
EBBR|Zaventem|Завентем
EBMB|Melsbroek|Мелсбрук
EIDW|Dublin Airport|
EGCC|Ringway|
EGPK|Prestwick=Glasgow Prestwick|Прествик
LPPT|Humberto Delgado|
LEPA|Son Sant Joan|
LIRA|Ciampino|Чампино
LIME|Orio al Serio|
LFMN|Cote d'Azur Airport=Côte d'Azur Airport|
LBSF|Vrazhdebna|Враждебна
LWSK|Alexander the Great Airport|
LDZA|Pleso|
LQSA|Butmir|
LTAC|Esenboga=Esenboğa|Эсенбога
OJAI|Queen Alia International Airport=Queen Alia Airport|
OLBA|Rafic Hariri International Airport=Rafik Hariri Airport|
OKKK|Kuwait International Airport|
ORBI|Baghdad International Airport|
OSDI|Damascus International Airport|
OAKB|Hamid Karzai International Airport=Hamid Karzai Airport|
OPKC|Jinnah International Airport=Jinnah Airport|
OPIS|Benazir Bhutto International Airport|
OPRN|Nur Khan=Nur Khan Air Base=Chaklala|
VIDP|Indira Gandhi International Airport=Indira Gandhi Airport=IGI Airport|
VIAR|Sri Guru Ram Dass Jee International Airport|
VGHS|Hazrat Shahjalal International Airport=Hazrat Shahjalal Airport=Shahjalal International Airport|
VCBI|Bandaranaike International Airport=Bandaranaike Airport=Katunayake|
VNKT|Tribhuvan International Airport=Tribhuvan Airport|
VHHH|Chek Lap Kok|
WMKK|KLIA|
WIII|Soekarno-Hatta=Soekarno–Hatta|
RPLL|Ninoy Aquino International Airport=Ninoy Aquino Airport=NAIA|
WSSS|Changi|Чанги
YSSY|Kingsford Smith=Mascot Airport|
YPPH|Perth Airport|
NZAA|Mangere Airport|
DNMM|Murtala Muhammed International Airport=Murtala Muhammed Airport=Murtala Muhammed|
DNAA|Nnamdi Azikiwe International Airport=Nnamdi Azikiwe Airport|
DGAA|Kotoka International Airport=Kotoka|Котока
DIAP|Félix-Houphouët-Boigny International Airport=Felix Houphouet-Boigny Airport|
GOBD|Blaise Diagne International Airport=Blaise Diagne Airport|Блез Диань
GBYD|Yundum=Banjul International Airport|
GMMN|Mohammed V International Airport=Mohammed V Airport|
DAAG|Houari Boumediene Airport=Houari Boumédiène Airport|
DTTA|Tunis-Carthage|Тунис-Карфаген
HUEN|Entebbe International Airport|
HRYR|Kigali International Airport|
HSSK|Khartoum International Airport|
HJJJ|Juba International Airport|
FDSK|King Mswati III International Airport=King Mswati III=Sikhuphe|
FAOR|O.R. Tambo International Airport=OR Tambo International Airport=OR Tambo=O. R. Tambo|
FZAA|N'djili=N'Djili=Ndjili|Нджили
FKYS|Nsimalen=Yaoundé-Nsimalen|
GVAC|Amílcar Cabral International Airport=Amilcar Cabral International Airport|
GMML|Hassan I Airport|
MMMX|Benito Juárez International Airport=Benito Juarez International Airport|
MMSM|Felipe Ángeles International Airport=Felipe Angeles International Airport=Santa Lucia Airport=AIFA|
MROC|Juan Santamaría International Airport=Juan Santamaria Airport|Хуан-Сантамария
MNMG|Augusto C. Sandino International Airport=Sandino Airport|
MUHA|José Martí International Airport=Jose Marti International Airport=José Martí=Jose Marti|Хосе Марти
MDSD|Las Américas International Airport=Las Americas International Airport=Las Americas Airport|
MTPP|Toussaint Louverture International Airport=Toussaint Louverture Airport|
MKJP|Norman Manley International Airport=Norman Manley Airport|
SKBO|El Dorado International Airport=El Dorado Airport|Эль-Дорадо
SKRG|José María Córdova=Jose Maria Cordova=Rionegro|
SEQM|Mariscal Sucre International Airport=Mariscal Sucre Airport=Tababela|
SEGU|José Joaquín de Olmedo Airport|
SPJC|Jorge Chávez International Airport=Jorge Chavez International Airport=Jorge Chávez=Jorge Chavez|
SAEZ|Ezeiza|Эсейса
SCEL|Arturo Merino Benítez=Arturo Merino Benitez|
SBGR|Guarulhos|Гуарульюс
SBGL|Galeão=Galeao|
SBSV||
KBED|Hanscom Field=Hanscom|
KNYL|Yuma International|
KVCV|Southern California Logistics Airport|
KSBD|San Bernardino International|
KMHR|Mather|
KTEB|Teterboro|Тетерборо
KFTW|Meacham=Fort Worth Meacham|
KAFW|Alliance Airport=Fort Worth Alliance|
KELP|El Paso International|
KSKF|Kelly Field=Lackland|
KLRD|Laredo International|
KBRO|Brownsville South Padre Island|
KMFE|McAllen Miller|
KOPF|Opa-locka=Opa-locka Executive|
KMIA|Miami International|
KSAV|Savannah/Hilton Head|
KYIP|Willow Run|
KRFD|Chicago Rockford=Rockford International|
KDEN|Denver International|
KLAS|Harry Reid International Airport=Harry Reid=McCarran|
KDAL|Love Field|
KMSY|Louis Armstrong International|
KBGR|Bangor International|
CYQX|Gander International|
CYYR|Goose Bay Airport|
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
        *("Wilmington", "Bristol", "Constantine", "Darwin", "Faro", "Leon", "Liberia", "Van"),
        *("Oran", "Adelaide", "Linz", "Nice", "Rostock", "Nadi", "Newcastle", "Merida", "Paro"),
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
        *("Шарлотт", "Боле", "Элефтериос Венизелос", "Джомо Кениата", "Блез Диань"),
        *("Аделаида", "Ван", "Дарвин", "Константина", "Леон", "Либерия", "Лука", "Мец", "Нант"),
        *("Ниш", "Оран", "Паро", "Росток", "Нади", "Фару", "Кочи", "Пиза", "Ольгин", "Адана"),
        *("Хосе Марти", "Эль-Дорадо", "Хуан-Сантамария", "Рузине", "Модлин", "Прествик"),
    ]
)
RISKY_AIRPORTS = frozenset(
    [
        *("Barajas", "Comalapa", "Confins", "Dulles", "Hanscom", "Lackland", "Manas", "Mather"),
        *("Pease", "Platov", "Rinas", "Sikhuphe", "Rionegro", "Luqa", "Modlin"),
        # Also the names of people.
        *("Arturo Merino Benitez", "Arturo Merino Benítez", "Eleftherios Venizelos"),
        *("Ferenc Liszt", "Harry Reid", "Heydar Aliyev", "Humberto Delgado", "Jorge Chavez"),
        *("Jorge Chávez", "Jose Marti", "José Martí", "King Mswati III", "Kingsford Smith"),
        *("Liszt Ferenc", "Murtala Muhammed", "Nikola Tesla", "OR Tambo", "O. R. Tambo"),
    ]
)

# Codes that reports print as names, by the airport; believed in capitals and in a place's position.
CODES = {
    "KIWA": ("AZA", "IWA"),
    "KMIA": ("MIA",),
    "KIAD": ("IAD",),
    "KEWR": ("EWR",),
    "KIAH": ("IAH",),
    "KAEX": ("AEX",),
    "KPSM": ("PSM",),
    "KBGR": ("BGR",),
    "KHRL": ("HRL",),
    "KELP": ("ELP",),
    "KMSP": ("MSP",),
    "KPHX": ("PHX",),
    "KSEA": ("SEA",),
    "KDFW": ("DFW",),
    "KORD": ("ORD",),
    "KATL": ("ATL",),
    "UUDD": ("DME",),
    "UUEE": ("SVO",),
    "UUWW": ("VKO",),
    "UUBW": ("ZIA",),
    "ULLI": ("LED",),
    "HECA": ("CAI",),
    "LTFM": ("IST",),
    "OTHH": ("DOH",),
    "OMDB": ("DXB",),
    "OKKK": ("KWI",),
    "EGLL": ("LHR",),
    "EGSS": ("STN",),
    "EGKK": ("LGW",),
    "EDDF": ("FRA",),
    "EHAM": ("AMS",),
    "LFPG": ("CDG",),
    "LOWW": ("VIE",),
    "EPWA": ("WAW",),
    "LROP": ("OTP",),
    "EINN": ("SNN",),
}
