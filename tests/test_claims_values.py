"""What stands in the words of a claim that no rule of movement read: places, aircraft, numbers."""

import pytest

from wheelsdown.claims.extraction import hear_report, read_report
from wheelsdown.claims.language_rules import LanguageRules
from wheelsdown.claims.languages import rules_of
from wheelsdown.claims.statements import Scene, Statement
from wheelsdown.model.bilingual import Language
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import ClaimType, Modality, Report

DEPARTURE, ARRIVAL, STOP = (
    ClaimType.FLIGHT_DEPARTURE,
    ClaimType.FLIGHT_ARRIVAL,
    ClaimType.FLIGHT_STOP,
)


def scene_of(text: str) -> Scene:
    report = Report(digest=Digest(f"sha256:{'0' * 64}"), name="test", original=text, text=text)
    return hear_report(report)[0].scene


def the_rules(language: Language) -> LanguageRules:
    rules = rules_of(language)
    assert rules is not None
    return rules


@pytest.mark.parametrize(
    ("language", "kind", "text", "wanted"),
    [
        ("en", DEPARTURE, "The charter slipped out of Phoenix bound for Cairo.", "origin Phoenix; destination Cairo"),
        ("en", DEPARTURE, "It quietly left Mesa on Tuesday.", "origin Mesa"),
        ("en", ARRIVAL, "They were set down in Cairo, in Egypt.", "place Cairo, in Egypt"),
        ("en", ARRIVAL, "By dawn it had reached Yerevan from Cairo.", "place Yerevan; origin Cairo"),
        ("en", STOP, "It sat for an hour on the apron at Shannon.", "place Shannon"),
        ("en", ARRIVAL, "It brought home men from Honduras.", ""),
        ("ru", DEPARTURE, "Борт ушёл из Финикса в Каир.", "origin Финикса; destination Каир"),
        ("ru", ARRIVAL, "Самолёт опустился в Ереване.", "place Ереване"),
    ],
)  # fmt: skip
def test_places_are_what_the_words_before_them_say(
    language: Language, kind: ClaimType, text: str, wanted: str
) -> None:
    scene = scene_of(text)
    roles = the_rules(language).roles_of_places(scene, kind, (0, len(text)))
    told = {f"{role} {text[p.start : p.end]}" for role, places in roles.items() for p in places}
    assert told == set(filter(None, wanted.split("; ")))


@pytest.mark.parametrize(
    ("language", "kind", "text", "wanted"),
    [
        ("en", ClaimType.FLIGHT_AIRCRAFT, "The jet was N278GX, an Airbus A320.", {"registration": "N278GX", "aircraft_type": "Airbus A320"}),
        ("en", ClaimType.FLIGHT_ORDINAL, "For the fourth time this year men were flown out.", {"ordinal": 4}),
        ("en", ClaimType.FLIGHT_DURATION, "The whole thing ate up about nine hours.", {"duration_minutes": (480, 600)}),
        ("en", ClaimType.FLIGHT_DURATION, "Two hours there and nine hours back.", {"duration_minutes": None}),
        ("ru", ClaimType.FLIGHT_AIRCRAFT, "Бортовой номер — N278GX.", {"registration": "N278GX"}),
        ("ru", ClaimType.FLIGHT_ORDINAL, "Это двадцать первый рейс за год.", {"ordinal": 21}),
        ("ru", ClaimType.FLIGHT_DURATION, "Летели девять часов.", {"duration_minutes": (510, 570)}),
    ],
)  # fmt: skip
def test_values_are_read_from_the_words_of_a_claim(
    language: Language, kind: ClaimType, text: str, wanted: dict[str, object]
) -> None:
    said = Statement(
        type=kind, start=0, end=len(text), rule="taught", modality=Modality.ASSERTED
    )  # fmt: skip
    told = the_rules(language).with_values(scene_of(text), said)
    assert {name: getattr(told, name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("language", "text", "kind", "number"),
    [
        ("en", "Thirty-eight deportees reached Cairo on a charter plane on Tuesday.", ARRIVAL, "Thirty-eight"),
        ("en", "A plane with 70 expelled Afghans landed in Kabul at 7:30 a.m.", ARRIVAL, "70"),
        ("en", "The plane with 70 Afghans and 40 Iranians landed in Kabul.", ARRIVAL, None),
        ("en", "The plane landed in Kabul after 9 hours.", ARRIVAL, None),
        ("en", "Of the 45 men on the plane, seventeen received summonses.", ClaimType.PERSON_SUMMONS, "seventeen"),
        ("ru", "Рейс с 58 депортированными на борту прилетел в Ереван.", ARRIVAL, "58"),
        ("ru", "Самолёт доставил в Ташкент не менее 110 граждан Узбекистана.", ARRIVAL, "не менее 110"),
        ("ru", "Самолёт сел в Ташкенте через 9 часов.", ARRIVAL, None),
    ],
)  # fmt: skip
def test_a_claim_says_how_many_people_were_moved(
    language: Language, text: str, kind: ClaimType, number: str | None
) -> None:
    report = Report(digest=Digest(f"sha256:{'0' * 64}"), name="test", original=text, text=text)
    found = [c for c in read_report(report, language=language).claims if c.type is kind]
    assert [c.value.count.text if c.value.count else None for c in found] == [number]


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("не превышали 70", (None, 70)),
        ("перевалит за полсотни", (51, None)),
        ("порядка шестидесяти", (54, 66)),
    ],
)
def test_russian_numbers_are_no_sharper_than_their_words(
    words: str, bounds: tuple[int | None, int | None]
) -> None:
    (found,) = the_rules("ru").find_counts(f"Группы {words} человек.")
    assert (found.count.minimum, found.count.maximum) == bounds
