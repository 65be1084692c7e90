"""What names mean, in both languages and every case."""

import pytest

from wheelsdown.places.gazetteer import area_of, names_in, resolve_place


def keys(words):
    return [place.key for place in resolve_place(words)]


@pytest.mark.parametrize(
    ("forms", "key"),
    [
        ("Москва Москвы Москве Москву Москвой Moscow MOSCOW", "city:RU:moscow"),
        ("Каир Каира Каиру Каиром Каире Cairo", "city:EG:cairo"),
        ("Египет Египта Египту Египтом Египте Egypt", "country:EG"),
        ("Домодедово Домодедова Домодедове DME UUDD", "airport:UUDD"),
        ("Жуковский Жуковского Жуковском Zhukovsky", "city:RU-MOS:zhukovsky"),
        ("Меса Месы Месе Месу Месса Мессе Mesa", "city:US-AZ:mesa"),
        ("США Штаты Штатов Штатах US USA U.S.", "country:US"),
        ("Аризона Аризоны Аризоне Аризону Аризоной Arizona", "state:US-AZ"),
        ("Чикаго Chicago", "city:US-IL:chicago"),
        ("Кишинёв Кишинев Кишинёве Кишиневом Chisinau Chişinău", "city:MD:chisinau"),
        ("Казань Казани Казанью", "city:RU:kazan"),
        ("Афины Афин Афинах", "city:GR:athens"),
        ("AZA IWA KIWA iwa", "airport:KIWA"),
        ("OKBK OKKK KWI", "airport:OKKK"),
        ("Zhukovskiy", "city:RU-MOS:zhukovsky"),
        ("88NV", "airport:88NV"),
    ],
)
def test_every_form_means_the_place(forms, key):
    assert {form: keys(form)[:1] for form in forms.split()} == {f: [key] for f in forms.split()}


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Соединённых Штатах", "country:US"),
        ("соединенными штатами америки", "country:US"),
        ("Саудовской Аравии", "country:SA"),
        ("Объединённых Арабских Эмиратов", "country:AE"),
        ("Минеральных Водах", "city:RU:mineralnye-vody"),
        ("Ростове-на-Дону", "city:RU:rostov-on-don"),
        ("Боснии и Герцеговине", "country:BA"),
        ("Северной Каролины", "state:US-NC"),
        ("Новом Орлеане", "city:US-LA:new-orleans"),
        ("São Paulo", "city:BR:sao-paulo"),
        ("Phoenix–Mesa Gateway Airport", "airport:KIWA"),
        ("Alexandria, Louisiana", "city:US-LA:alexandria"),
        ("Alexandria, La.", "city:US-LA:alexandria"),
        ("Alexandria, Egypt", "city:EG:alexandria"),
        ("Меса (Аризона)", "city:US-AZ:mesa"),
        ("Portsmouth, N.H.", "city:US-NH:portsmouth"),
    ],
)
def test_names_of_several_words(words, key):
    assert keys(words) == [key]


@pytest.mark.parametrize("words", ["", "xyzzy", "Moscow, Idaho", "Нигдеево", ","])
def test_an_unknown_name_means_nothing(words):
    assert resolve_place(words) == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Alexandria", ["city:US-LA:alexandria", "city:EG:alexandria"]),
        ("Georgia", ["country:GE", "state:US-GA"]),
        ("Washington", ["city:US-DC:washington", "state:US-WA"]),
        ("Columbus", ["city:US-OH:columbus", "city:US-GA:columbus"]),
    ],
)
def test_an_ambiguous_name_keeps_all_its_meanings(words, found):
    assert keys(words) == found


@pytest.mark.parametrize(
    ("words", "icao"),
    [
        *[("Mesa", "KIWA"), ("Baltimore", "KBWI"), ("Kuwait", "OKKK"), ("Kuwait City", "OKKK")],
        *[("Chisinau", "LUKK"), ("Zhukovsky", "UUBW"), ("Harlingen", "KHRL"), ("El Paso", "KELP")],
        *[("Moscow", None), ("Cairo", None), ("Phoenix", None), ("Egypt", None), ("London", None)],
        *[("Guantanamo", None), ("Guantanamo Bay", "MUGM"), ("Bucharest", None)],
    ],
)
def test_an_airport_is_meant_only_where_one_serves_the_place(words, icao):
    assert resolve_place(words)[0].icao == icao


def test_an_area_holds_the_airports_of_the_place():
    moscow = area_of(resolve_place("Moscow")[0])
    assert moscow.airports >= {"UUDD", "UUEE", "UUWW", "UUBW"}
    assert (moscow.kind, moscow.zone, moscow.country) == ("city", "Europe/Moscow", "RU")
    assert resolve_place("Cairo")[0].airports[:2] == ("HECA", "HESX")
    assert {"KPHX", "KIWA", "KTUS"} <= area_of(resolve_place("Arizona")[0]).airports
    assert {"KIWA", "KAEX", "KHRL", "KBWI"} <= area_of(resolve_place("США")[0]).airports
    assert area_of(resolve_place("Phoenix")[0]).airports == {"KPHX", "KIWA"}


def test_every_country_has_names_in_both_languages():
    found = {m.place for meanings in names_in("en").values() for m in meanings}
    countries = [p for p in found if p.kind == "country"]
    assert len(countries) > 240
    assert [p.key for p in countries if not (p.en and p.ru)] == []
