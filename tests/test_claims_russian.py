"""What is read from Russian passages: invented, in the reader's notation."""

import pytest

from claims_notation import check
from wheelsdown.claims.extraction import read_report
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import ClaimType, Report

# Agencies, posts, monitors, interviews, regional sites, releases, courts: each has its own manner.
PASSAGES = {
    "agency": "{arrival: Самолёт с депортированными из США россиянами приземлился в [аэропорту "
    "Домодедово]}, сообщил {said by: источник в авиационных службах}.",
    "dateline": "МОСКВА, 7 ноя – РИА Новости. {arrival: Чартер из [Каира] прибыл во [Внуково] "
    "[в ночь на пятницу]}, сообщили в {said by: пресс-службе аэропорта}.",
    "participle inside": "{arrival: Чартерный рейс, {departure: вылетевший из [Аризоны] "
    "[в воскресенье]}, прибыл в [Каир] [в понедельник в 14:26 по местному времени] ([15:26 мск])}.",
    "transfer and relative": "{transfer: В [Каире] пассажиров под конвоем пересадили на другой "
    "борт}, {departure: который вылетел в [Москву] [4 ноября в 18:29 по местному времени]}, следует "
    "из {said by: данных FlightAware}.",
    "citing": "Как пишет {said by: The New York Times} со ссылкой на {said by: неназванного "
    "чиновника}, {passengers: на борту находились около полусотни иранцев, арабов и россиян}.",
    "by the words of": "По словам {said by: президента организации «Маяк» Ивана Тестова}, "
    "{ordinal: это уже третий массовый рейс с начала года}.",
    "word order": "{departure: [7 ноября около полудня] из [Месы] вылетел чартер}, а {arrival: в "
    "[Каире] он приземлился [в субботу утром]}.",
    "gerund": "{stop: {departure: Вылетев из [Месы] [около полудня 3 ноября]}, самолёт сделал "
    "промежуточную посадку в [Балтиморе]}.",
    "denied by the ministry": "{said by: МИД Египта} опроверг, что {arrival denied: борт с "
    "депортированными приземлялся в [Каире]}.",
    "negation": "{said by: Власти} заявили, что {arrival denied: самолёт не приземлялся в "
    "[Минске]}.",
    "no aircraft": "{arrival denied: Ни один самолёт из [США] [в пятницу] в [Москве] не "
    "приземлялся}, показывают данные {said by: Flightradar24}.",
    "about this": "{departure: Самолёт с россиянами вылетел из [Каира]}. Об этом сообщает "
    "{said by: «Агентство»} со ссылкой на {said by: родственницу одного из пассажиров}.",
    "source who knows": "{said by: Источник}, знакомый с ситуацией, рассказал {said by: агентству "
    "Reuters}, что {stop: самолёт дозаправлялся в [Шенноне] [в ночь на 4 ноября]}.",
    "quotation": "{arrival: «Самолёт сел в [Каире]»}, — рассказала {said by: «Медиазоне»} "
    "{said by: сестра одного из пассажиров}.",
    "quotation around its author": "«{passengers: Нас на борту было 64 человека}, — рассказал "
    "{said by: «Медиазоне»} {said by: один из депортированных}. — {arrival: Самолёт сел в [Каире]}».",
    "planned": "{departure planned: Рейс должен был вылететь из [Эль-Пасо] в пятницу}.",
    "expected": "{arrival expected: Посадка самолёта в [Москве] ожидается [7 ноября в 21:23]}.",
    "condition": "{arrival possible: Если самолёт приземлится в [Киеве]}, {risk possible: мужчин "
    "арестуют}, заявил {said by: их адвокат}.",
    "allegedly": "{arrival possible: Борт якобы сел в [Тегеране]}, но {event: подтверждений этому "
    "нет}.",
    "may have stopped": "{stop possible: Самолёт мог дозаправиться в [Баку]}, считает {said by: "
    "аналитик Инна Мороз}.",
    "feared": "{said by: Адвокаты} опасаются, что {risk feared: депортированных отправят на войну}.",
    "aircraft": "{departure: Самолёт Airbus A330 авиакомпании EgyptAir с бортовым номером SU-GDM "
    "вылетел из [Каира] [накануне вечером]}.",
    "who flew it": "{aircraft: Рейс выполнял Boeing 767 авиакомпании Omni Air}.",
    "callsign": "{aircraft: Позывной самолёта — OAE328}.",
    "earlier flights": "{previous: Предыдущие рейсы [в июне и августе] доставили более 80 россиян}, "
    "по данным {said by: правозащитников}.",
    "how long": "{duration: Полёт длился около 14 часов}.",
    "route": "{route: Маршрут [Меса] — [Балтимор] — [Каир] занял около 17 часов}.",
    "on their way": "{route: Борт направлялся в [Тегеран]}, но {arrival: из-за непогоды сел в "
    "[Дохе]}.",
    "who was aboard": "{composition: Вместе с россиянами этим рейсом летели граждане Ирана}.",
    "number unknown": "{passengers: Сколько россиян находилось на борту, посольство не уточнило}.",
    "carried": "{arrival: Самолёт {passengers: с десятью депортированными} приземлился в "
    "[Кишинёве] [в ночь на пятницу]}.",
    "on board of which": "{departure: [3 ноября] из [Месы] вылетел чартер, {passengers: на борту "
    "которого было около 70 человек}}.",
    "it took place": "{said by: The New York Times} подтвердила, что {occurrence: рейс состоялся}.",
    "being prepared": "{occurrence planned: США готовят депортационный рейс в [Ереван]}.",
    "put off": "{occurrence denied: Рейс отменили}.",
    "he and she": "{event: Сын Веры Лопатиной ничего не писал}. {person.detention: [В сентябре] его задержали в "
    "[Сан-Диего]}.",
    "deported": "{person.removal: [7 ноября] Андрея депортировали}.",
    "interrogated": "{person.interrogation: Всех мужчин призывного возраста допросили сотрудники "
    "ФСБ}, {person.summons: некоторым вручили повестки}.",
    "charged": "{person.charge: [6 ноября] ему предъявили обвинение в дезертирстве}.",
    "arrested": "{person.arrest: Программиста арестовали [на этой неделе]}.",
    "life before": "{person.background: Иван Петров, 34-летний программист из Казани, бежал из "
    "России [в 2022 году]}.",
    "group": "{group.removal: [3 ноября] власти США депортировали не менее девяти россиян}.",
    "sum": "{statistic: [С начала года] из [США] выслали более 900 граждан России}, подсчитала "
    "{said by: организация Human Rights First}.",
    "on the lists": "По данным {said by: американской миграционной службы}, {statistic: [к концу "
    "2024 года] в списках на депортацию значились более 3,5 тысячи россиян}.",
    "request": "{appeal.request: Правозащитники призвали власти США приостановить депортации}.",
    "letter": "{appeal: Сорок организаций подписали открытое письмо Госдепартаменту}.",
    "view": "{statement: Это позор}.",
    "event": "{event: [В понедельник] мы направили запрос в министерство внутренней безопасности}.",
    "documents": "Из {said by: материалов суда} следует, что {event: троим пассажирам заседания "
    "назначили [на январь]}.",
    "a paper that got it": "В {said by: таблице}, которую получил {said by: «Потомак»}, "
    "{statistic: около двухсот имён}.",
    "passing words on": "{said by: Сайт «Столица»} приводит слова {said by: неназванного "
    "пограничника}: {person.detention: задержаны одиннадцать мужчин}.",
    "told of": "Первым о {arrival: посадке чартера в [Каире]} рассказал {said by: «Перелом»}.",
    "trains": "{event: Поезд «Москва — Минск» отправился с опозданием}. Автобус опоздал.",
    "greetings": "Добрый день. Уважаемые читатели! Есть что рассказать? Пишите в бот.",
    "questions": "Когда самолёт приземлится в Москве? Кто за это ответит?",
    "habit": "{event: Самолёты из США в [Гватемалу] вылетают каждый вторник}.",
    "his own journey": "{person.background: Он вылетел из Москвы в Стамбул [в 2021 году]}.",
    "helicopter": "{event: Вертолёт приземлился в [Каире]}.",
    "correction": "В первой версии заметки говорилось, что {arrival denied: самолёт с "
    "депортированными сел во [Внукове]}. {arrival: Он сел в [Шереметьеве] [вечером 4 ноября]}.",
    "whole page": "{event denied: Сведения об избиении двух мужчин не соответствуют "
    "действительности}, говорится в {said by: заявлении ICE}.",
    "region": "{arrival: [В минувший вторник] в [Аккру] прибыл ещё один чартер из "
    "[Александрии (штат Луизиана)]}.",
    "post": "❗️{arrival: Борт с депортированными сел в [Домодедове]}",
    "yo or not": "{arrival: Самолет с высланными прилетел в [Кишинев] [третьего ноября]}.",
    "look-alikes": "{arrival: Caмолёт с депортированными приземлился в [Мoскве]}.",
    "not confirmed": "Не удалось подтвердить, что {arrival possible: самолёт сел в [Минске]}.",
    "sources of sources": "{passengers: На борту было 64 человека}, пишет {said by: «Балтийский "
    "обозреватель»} со ссылкой на {said by: издание «Перелом»}, которому об этом рассказала "
    "{said by: родственница пассажира}.",
    "column in the present": "{statement: Стыдно это читать}. {statement: Рутина не плачет у трапа}. "
    "{statement: Это низость}. {statement: Помочь им ещё не поздно}. Помню, как мы радовались чужой свободе.",
    "maxim of a release": "{statement: Возвращать людей туда, где их ждёт тюрьма, — преступление}.",
    "duty and law": "{statement: Такая практика противоречит Конвенции 1951 года}, считают {said by: юристы}.",
    "nobody answers": "{event: В пресс-службе аэропорта от комментариев отказались}. "
    "{event: В Госдепартаменте сослались на закон о частной жизни}.",
    "scenery": "Мать режет хлеб и молчит. На стене висит фотография сына. Мы поговорили с ней по телефону.",
    "what was done to us": "— Как это было?\n{said by: —} {event: Нас подняли ночью}. {event: Кормили два раза}. "
    "{event: Потом отпустили}.",
    "state instead of verb": "{said by: Родственники} сообщили, что {event: телефоны пассажиров недоступны}.",
    "named and how he lived": "{person.background: Олег Рябинин работал инженером в Рязани}. "
    "{person.background: В США он попал [летом 2023 года]}.",
    "one step at the border": "{person.background: Андрей уехал в Мексику [весной 2023 года]}, "
    "{person.background: перешёл границу и попросил убежища}.",
    "put into a plane": "{person.removal: [7 ноября] Павла посадили на чартер}.",
    "as investigators say": "{said by: Следствие} утверждает, что {person.charge: Рябинин скрывался от призыва}.",
    "held by a name": "{person.detention: Четырнадцать месяцев он просидел в центре «Отай-Меса»}.",
    "who may be charged": "{risk possible: Вернувшихся могут обвинить в измене}, предупреждает {said by: юрист Ким}.",
    "figure compared": "{statistic: [В 2024 году] Германия выслала 20 084 иностранца}, {statistic: на 13 процентов больше, "
    "чем годом ранее}.",
    "share": "{statistic: Две трети из высланных — мужчины до 40 лет}. {statistic: Рейсы обслуживали 12 перевозчиков}.",
    "told to step back": "{event: Журналистов попросили отойти от дверей}.",
    "asked of the readers of a letter": "{appeal.request: Прошу также сообщить, планируются ли новые рейсы}.",
}  # fmt: skip


@pytest.mark.parametrize("name", PASSAGES)
def test_passage(name):
    check(PASSAGES[name])


# Each way of crediting, and the chain it gives from the nearest speaker to the origin.
CHAINS = (
    ("Самолёт сел в Каире, говорится в письме, полученном газетой «Север».",
     "outlet газетой «Север» > document письме"),
    ("В рапорте, копия которого есть у «Севера», сказано, что самолёт сел в Каире.",
     "outlet «Севера» > document рапорте"),
    ("В письме, подписанном министром, говорится, что самолёт сел в Каире.", "document письме"),
    ("«Север» получил рапорт, в котором сказано, что самолёт сел в Каире.",
     "outlet «Север» > document рапорт"),
    ("По словам пассажирки, с которой удалось связаться «Северу», самолёт сел в Каире.",
     "outlet «Северу» > anonymous пассажирки"),
    ("«Северу» диспетчер рассказал, что самолёт сел в Каире.",
     "outlet «Северу» > anonymous диспетчер"),
    ("«Север» узнал от диспетчера, что самолёт сел в Каире.",
     "outlet «Север» > anonymous диспетчера"),
    ("Самолёт сел в Каире, утверждает сайт «Гранит» со слов таможенника.",
     "outlet сайт «Гранит» > anonymous таможенника"),
    ("Самолёт сел в Каире, — цитирует Громова агентство «Берег».",
     "outlet агентство «Берег» > person Громова"),
    ("The Guardian смогла подтвердить, что самолёт сел в Каире.", "outlet The Guardian"),
    ("Самолёт сел в Каире, не исключил сотрудник порта.", "anonymous сотрудник порта"),
    ("Самолёт сел в Каире, сообщил носильщик из аэропорта.", "anonymous носильщик из аэропорта"),
    ("Самолёт сел в Каире, подтвердила и местная полиция.", "authority местная полиция"),
    ("Самолёт сел в Каире, написал волонтёр Марк Тил в X.", "person волонтёр Марк Тил"),
    ("Самолёт сел в Каире, заметил пользователь Flightradar24.",
     "anonymous пользователь Flightradar24"),
    ("Самолёт сел в Каире, сообщили в пресс-службе авиакомпании.",
     "organisation пресс-службе авиакомпании"),
    ("Исследователи сообщили, что самолёт сел в Каире.", "group Исследователи"),
    ("Самолёт сел в Каире, рассказала пассажирка Инга.", "person пассажирка Инга"),
    ("Самолёт сел в Каире, рассказал адвокат Ткачука.", "anonymous адвокат Ткачука"),
    ("Самолёт с депортированными сел в Каире — Reuters", "outlet Reuters"),
    ("«Север»: самолёт с депортированными сел в Каире", "outlet «Север»"),
    # Nobody is credited here.
    ("По требованию властей самолёт сел в Каире.", ""),
    ("Самолёт сел в Каире — столице Египта.", ""),
    ("Самолёт компании Omni Air сел в Каире.", ""),
)  # fmt: skip


def read_text(text):
    report = Report(digest=Digest("sha256:" + "0" * 64), name="t", original=text, text=text)
    return read_report(report, published=None, language="ru")


def chain_of(claim):
    return " > ".join(f"{a.kind} {a.span.text}" for a in claim.attribution)


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_chain(text, expected):
    claims = read_text(text).claims
    assert [chain_of(c) for c in claims if c.type is ClaimType.FLIGHT_ARRIVAL] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Полиция сообщила, что самолёт сел в Каире. По её данным, на борту было 64 человека.",
         "authority её"),
        ("Фонд «Причал» заявил, что самолёт сел в Каире. По его данным, на борту было 64 человека.",
         "organisation его"),
        ("Адвокат Дина Мур заявила, что самолёт сел в Каире. По её словам, на борту было 64 "
         "человека.", "person её"),
        ("Министерство сообщило, что самолёт сел в Каире. На борту было 64 человека, уточнило оно.",
         "authority оно"),
    ],
)  # fmt: skip
def test_pronoun_that_speaks(text, expected):
    claims = read_text(text).claims
    assert [chain_of(c) for c in claims if c.type is ClaimType.FLIGHT_PASSENGERS] == [expected]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Сообщения о том, что самолёт сел в Каире, не подтвердились.", "denied"),
        ("Компания не отрицает, что самолёт сел в Каире.", "asserted"),
        ("МИД не стал подтверждать, что самолёт сел в Каире.", "possible"),
        ("Если верить трекеру, самолёт сел в Каире.", "asserted"),
        ("Самолёт сел в Каире по расписанию.", "asserted"),
        ("Похоже, самолёт сядет в Каире.", "possible"),
    ],
)
def test_how_firmly(text, modality):
    claims = read_text(text).claims
    assert [str(c.modality) for c in claims if c.type is ClaimType.FLIGHT_ARRIVAL] == [modality]
