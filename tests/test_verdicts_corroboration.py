"""Across reports: roots that agree or not, and how many people were counted where."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_notation import aboard, arrived, departed, said
from record_notation import minute
from wheelsdown.model.event import Grade, Stage, Voice
from wheelsdown.model.report import (
    Attribution,
    Claim,
    ClaimType,
    ClaimValue,
    Count,
    Modality,
    Root,
    Span,
    SpeakerKind,
)
from wheelsdown.verdicts.corroboration import lines_of, occurrence_line, root_of
from wheelsdown.verdicts.people_counted import stage_of
from wheelsdown.verdicts.quantities import ledgers_of
from wheelsdown.verdicts.root_names import same_name

AT_2_39 = minute("12-08T23:39")


def voice(claim: Claim, root: str, *, named: bool = True, authority: bool = False) -> Voice:
    return Voice(claim=claim, outlet="outlet", root=root, named=named, authority=authority)


def landed(root: str, **how: bool) -> Voice:
    return voice(arrived("UUDD", AT_2_39), root, **how)


def people(words: str, low: int, top: int, root: str = "Mediazona") -> Voice:
    count = Count(text=words, minimum=low, maximum=top)
    claim = said(ClaimType.FLIGHT_PASSENGERS, ClaimValue(count=count))
    quote = Span(start=0, end=len(words), text=words)
    return voice(replace(claim, quote=quote), root)


@pytest.mark.parametrize(
    ("voices", "grade"),
    [
        ([landed("The Insider"), landed("Mediazona")], Grade.FAIR),
        ([landed("Mediazona"), landed("Mediazona")], Grade.WEAK),
        ([landed("Dmitry Valuev"), landed("Валуев")], Grade.WEAK),
        ([landed("a relative", named=False), landed("a passenger", named=False)],
         Grade.UNCORROBORATED),
        ([landed("Mediazona"), landed("a relative", named=False)], Grade.WEAK),
        ([landed("ICE", authority=True)], Grade.ACKNOWLEDGED),
        ([landed("A"), voice(arrived("UUEE", AT_2_39), "B")], Grade.CONTESTED),
        ([landed("A"), voice(arrived("UUDD", minute("12-08T21:00")), "B")], Grade.CONTESTED),
        ([landed("A"), voice(arrived("UUDD", minute("12-08T23:50")), "B")], Grade.FAIR),
        ([landed("A"), voice(arrived("UUDD", AT_2_39, modality=Modality.DENIED), "B")],
         Grade.CONTESTED),
    ],
)  # fmt: skip
def test_grades(voices, grade):
    (line,) = lines_of(voices)
    assert line.grade is grade


def test_two_outlets_with_one_agency_item_are_one_root():
    voices = [landed("The Insider"), landed("Mediazona")]

    def one_root(claims):
        return (Root(name="AP", rule="agency_copy", claims=tuple(c.claim for c in claims)),)

    (line,) = lines_of(voices, one_root)
    assert (line.grade, len(line.roots)) == (Grade.WEAK, 1)


def test_places_apart_are_points_apart():
    voices = [landed("A"), voice(arrived("HECA", minute("12-08T12:26")), "A")]
    assert len(lines_of(voices)) == 2


def test_a_denial_contests_that_it_took_place():
    denied = said(ClaimType.FLIGHT_OCCURRENCE, ClaimValue(), modality=Modality.DENIED)
    found = occurrence_line([landed("A"), voice(denied, "B")])
    assert found.grade is Grade.CONTESTED


def test_a_plan_corroborates_nothing():
    planned = voice(departed("KIWA", AT_2_39, modality=Modality.PLANNED), "A")
    assert lines_of([planned])[0].grade is Grade.UNCORROBORATED


def test_the_root_is_the_origin_told_by_who_passed_it_on():
    span = Span(start=0, end=1, text="x")
    outlet = Attribution(name="Mediazona", kind=SpeakerKind.OUTLET, named=True, span=span)
    relative = Attribution(name="relative", kind=SpeakerKind.ANONYMOUS, named=False, span=span)
    assert root_of((outlet, relative), "The Times", known=True) == ("relative (Mediazona)", False)
    assert root_of((outlet,), "The Times", known=True) == ("Mediazona", True)
    assert root_of((), "saved.html", known=False) == ("saved.html", False)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Dmitry Valuev", "Дмитрий Валуев", True),
        ("Valuev", "Dmitry Valuev", True),
        ("Mediazona", "Медиазона", True),
        ("The New York Times", "The Moscow Times", False),
        ("Artyom Vovchenko", "Артём Вовченко", True),
    ],
)
def test_names_in_two_alphabets(a, b, same):
    assert same_name(a, b) is same


@given(st.permutations([landed("A"), landed("B"), voice(arrived("HECA", AT_2_39), "C")]))
def test_the_order_of_reports_does_not_matter(voices):
    in_order = lines_of(sorted(voices, key=lambda v: v.claim.claim))
    assert lines_of(voices) == in_order


@given(st.lists(st.sampled_from("ABC"), max_size=6))
def test_every_voice_is_in_one_line(roots):
    voices = [landed(root) for root in roots]
    assert sum(len(line.voices) for line in lines_of(voices)) == len(voices)


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("64 passengers on the plane", Stage.SAID),
        ("seven were taken off the flight", Stage.TAKEN_OFF),
        ("20 people boarded in Mesa", Stage.BOARDED),
        ("57 landed in Moscow", Stage.LANDED),
        ("64 boarded and 57 arrived", Stage.SAID),
        ("семерых сняли с рейса", Stage.TAKEN_OFF),
        ("прибыли 57 человек", Stage.LANDED),
    ],
)
def test_where_people_were_counted(words, stage):
    assert stage_of(people(words, 1, 1).claim)[0] is stage


def test_the_remainder_stays_in_sight():
    (ledger,) = ledgers_of(
        [
            people("64 boarded", 64, 64),
            people("several were taken off the plane", 3, 9),
            people("at least 50 landed", 50, 55),
        ]
    )
    assert ledger.remainder == (0, 11)
    assert [e.stage for e in ledger.entries] == [Stage.BOARDED, Stage.TAKEN_OFF, Stage.LANDED]


def test_landings_nobody_counted_leave_the_remainder_open():
    (ledger,) = ledgers_of([voice(aboard(64), "A")])
    assert ledger.remainder == (0, 64)


def test_numbers_that_differ_are_both_kept():
    (ledger,) = ledgers_of([people("64 on board", 64, 64), people("about 50 on board", 45, 55)])
    assert ledger.totals == ((Stage.SAID, 45, 64),)


def test_more_off_than_on_is_told():
    (ledger,) = ledgers_of([people("20 boarded", 20, 20), people("57 landed", 57, 57)])
    assert ledger.overdrawn and ledger.remainder == (0, 0)


def test_numbers_that_cannot_both_be_so_are_contested():
    voices = [people("64 on board", 64, 64, "A"), people("30 to 60 on board", 30, 60, "B")]
    assert lines_of(voices)[0].grade is Grade.CONTESTED


def test_not_knowing_the_number_corroborates_none():
    unknown = said(ClaimType.FLIGHT_PASSENGERS, ClaimValue())
    (line,) = lines_of([voice(unknown, "Valuev")])
    assert line.grade is Grade.UNCORROBORATED
