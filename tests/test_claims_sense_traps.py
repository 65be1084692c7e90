"""Sentences that were once read the other way round, or as said by nobody who could say them."""

import datetime as dt

import pytest

from claims_notation import read
from wheelsdown.claims.extraction import read_report
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import Claim, Report

WEDNESDAY = dt.date(2026, 3, 18)


def first_claim(text: str) -> Claim:
    return read(text, published=WEDNESDAY).claims[0]


def taught_claims(text: str) -> tuple[Claim, ...]:
    report = Report(digest=Digest(f"sha256:{'0' * 64}"), name="test", original=text, text=text)
    return read_report(report, taught=True).claims


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The deportation plane did not take off until 9 p.m. on Sunday.", "asserted"),
        ("The deportation plane did not leave Paris before Sunday.", "asserted"),
        ("The deportation plane did not leave Paris on Sunday.", "denied"),
        ("The deportation plane was not allowed to leave Paris until a court had ruled.", "denied"),
        ("The deportation plane was not the first to land in Cairo.", "asserted"),
        ("The deportation plane almost landed in Cairo.", "denied"),
        ("The deportation plane landed in Cairo, almost an hour late.", "asserted"),
        ("He was nearly put on the deportation flight to Moscow.", "denied"),
        ("The deportation flight to Moscow has been cancelled.", "denied"),
        ("The deportation flight to Moscow was called off at the last minute.", "denied"),
        ("The deportation flight to Moscow was postponed until Friday.", "planned"),
        ("The deportation flight to Moscow took place on Friday.", "asserted"),
    ],
)
def test_whether_it_happened(sentence: str, modality: str) -> None:
    assert first_claim(sentence).modality == modality


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The company runs the place. In a two-line e-mail it denied that any man had been refused "
         "medicine.", ["it"]),
        ("ICE disputes that restraints slowed the evacuation.", ["ICE"]),
        ("Earlier, the channel Poluton, citing a woman from Omsk, had claimed that her husband was "
         "served a summons at the airport.", ["the channel Poluton", "a woman from Omsk"]),
        ("The organisation Dzoraget had asserted, with reference to unidentified eyewitnesses, that "
         "families were kept in the transit hall until midnight.",
         ["The organisation Dzoraget", "unidentified eyewitnesses"]),
        ("His sister, whom the newspaper Svet reached in Grozny, says police have come to the house "
         "twice.", ["the newspaper Svet", "His sister"]),
        ("“I can't question a chair, counsel,” is how Judge Ada Orr opened.", ["Judge Ada Orr"]),
        ("Agents knocked them to the ground, according to the complaint, a copy of which the Meridian "
         "Post has seen.", ["the Meridian Post", "the complaint"]),
        ("The Gulfstream with the deportees left Mesa at 12:40 p.m., says a fellow from the tracker "
         "collective JetsamWatch.", ["a fellow from the tracker collective JetsamWatch"]),
        ("4/ The ministry's lawyer conceded nobody had checked the inbox.", ["The ministry's lawyer"]),
        ("Two officials told The Lantern that the deportation plane had landed in Cairo.",
         ["The Lantern", "Two officials"]),
        ("A relative quoted by Mediazona said 64 people were aboard the deportation flight.",
         ["Mediazona", "A relative"]),
        ("He was arrested on Tuesday, and his wife learned of it from a colleague.", []),
        ("Guards called at half six in the morning, Ms Orr said two neighbours had told her.", ["Ms Orr"]),
        ("He worked in the kitchen of a hotel, whose owner, Ada Orr, says two guards came for him.",
         ["Ada Orr"]),
        ("Они погибли в августе, сказала со сцены его сестра.", ["его сестра"]),
        ("«Ботинки отобрали ещё в Аризоне», — жалуется 40-летний Виталик.", ["40-летний Виталик"]),
        ("Согласно письменным показаниям сотрудника Д. Маркеса, его депортировали в марте.",
         ["письменным показаниям сотрудника Д. Маркеса"]),
        ("В полиции ответили сухо: «Ограничений на въезд нет».", ["полиции"]),
        ("Депортационный рейс вылетел из Месы, сказал его коллега, узнавший об этом от участника встречи.",
         ["его коллега", "участника встречи"]),
        ("На борту было семеро депортированных, пишет «Зеркало», цитирующее сотрудника аэропорта.",
         ["«Зеркало»", "сотрудника аэропорта"]),
        ("«Спросили, служил ли», — говорит он и прячется за спину отца.", ["он"]),
    ],
)  # fmt: skip
def test_who_says_it(text: str, chain: list[str]) -> None:
    said = [c for c in read(text, published=WEDNESDAY).claims if c.type != "person.background"]
    assert [a.span.text for a in said[-1].attribution] == chain


def test_of_two_in_one_breath_each_says_his_own() -> None:
    text = "Tear gas was not used, the sheriff insists; two photographers say it was used twice."
    denied, other = read(text, published=WEDNESDAY).claims
    assert [a.span.text for a in denied.attribution] == ["the sheriff"]
    assert [a.span.text for a in other.attribution] == ["two photographers"]


@pytest.mark.parametrize("how_many", ["more than 80", "fewer than 100", "nearly 90", "60 to 70"])
def test_a_figure_of_those_aboard_stays_what_the_rules_take_it_for(how_many: str) -> None:
    (claim,) = taught_claims(f"The deportation flight carried {how_many} people.")
    assert claim.type == "flight.passengers"


def test_forty_odd_are_forty_and_some_more() -> None:
    claims = taught_claims("The deportation plane, carrying some 40-odd people, landed in Cairo.")
    (count,) = (c.value.count for c in claims if c.type == "flight.passengers")
    assert count is not None
    assert (count.minimum, count.maximum) == (40, 49)


def test_no_fewer_than_a_hundred_denies_nothing() -> None:
    claims = taught_claims(
        "Местные СМИ со ссылкой на полицию пишут, что депортированных было не меньше ста."
    )
    assert [c.modality for c in claims if c.type == "flight.passengers"] == ["asserted"]


def test_what_stands_before_a_colon_is_not_by_the_account_after_it() -> None:
    text = "Его обвиняют в мошенничестве: по версии следствия, он четырежды переводил деньги."
    accused, *_ = read(text, published=WEDNESDAY).claims
    assert accused.attribution == ()


def test_the_stamp_of_a_ticker_is_not_when_the_plane_landed() -> None:
    text = "Самолёт с депортированными летит в Москву.\n\n13:06 Посадка в Москве произошла 17 марта в 12:51."
    landing = next(c for c in read(text, published=WEDNESDAY).claims if c.type == "flight.arrival")
    assert [t.time.earliest.strftime("%H:%M") for t in landing.times] == ["09:51"]


def test_a_wife_is_no_person_named_for_her_husband() -> None:
    text = "Депортационный рейс вылетел из Месы. Жена Виталия сообщила, что его взяли на стройке в январе."
    kinds = {a.span.text: a.kind for c in taught_claims(text) for a in c.attribution}
    assert kinds == {"Жена Виталия": "anonymous"}
