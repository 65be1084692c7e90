"""Whom the taught reader credits: the arithmetic, the chain, and the names of its speakers."""

import numpy as np
import pytest

from wheelsdown.claims.attribution import KnownSpeakers, Speaker
from wheelsdown.claims.languages import rules_of
from wheelsdown.claims.taught_network import (
    FARNESSES,
    LINES_OFF,
    RULES_SAY,
    between,
    describe_tellers,
    score_credits,
)
from wheelsdown.claims.taught_speakers import NamedSpeakers, chain_of_credits
from wheelsdown.claims.taught_window import ANOTHER, NOBODY, THIS_ONE, Candidate, Credit, rules_say
from wheelsdown.model.report import ClaimType, Modality, SpeakerKind

TEXT = (
    "Mediazona reported, citing a relative of one passenger, that 64 people were aboard. She wept."
)
OUTLET, RELATIVE, SHE = "Mediazona", "a relative of one passenger", "She"


def credit(words: str, kind: SpeakerKind, likelihood: float, nearness: float) -> Credit:
    start = TEXT.index(words)
    return Credit(
        start=start, end=start + len(words), kind=kind, likelihood=likelihood, nearness=nearness
    )


def seen(*credits: Credit) -> Candidate:
    start = TEXT.index("64")
    return Candidate(
        start=start, end=TEXT.index(". She"), type=ClaimType.FLIGHT_PASSENGERS, likelihood=0.9,
        modality=Modality.ASSERTED, credited=0.9, credits=credits,
    )  # fmt: skip


def named(*by_rules: Speaker) -> NamedSpeakers:
    rules = rules_of("en")
    assert rules is not None
    known = KnownSpeakers(last_person="Olga Reutova")
    return NamedSpeakers(
        text=TEXT, by_rules=by_rules, known_from=((0, known),), make_speaker=rules.make_speaker
    )


def test_a_chain_goes_from_the_nearest_speaker_to_the_origin() -> None:
    told = seen(
        credit(RELATIVE, SpeakerKind.ANONYMOUS, 0.9, -1.0),
        credit(OUTLET, SpeakerKind.OUTLET, 0.8, 2.0),
    )
    chain = chain_of_credits(told, (), named())
    assert [(TEXT[s.start : s.end], s.kind, s.named) for s in chain] == [
        (OUTLET, SpeakerKind.OUTLET, True),
        (RELATIVE, SpeakerKind.ANONYMOUS, False),
    ]


def test_an_unlikely_speaker_is_not_credited() -> None:
    told = seen(credit(OUTLET, SpeakerKind.OUTLET, 0.1, 2.0))
    assert chain_of_credits(told, (), named()) == ()


def test_a_speaker_whom_the_rules_know_keeps_the_name_they_gave() -> None:
    start = TEXT.index(OUTLET)
    by_rules = Speaker(
        start=start, end=start + len(OUTLET), name="Mediazona (in exile)",
        kind=SpeakerKind.ORGANISATION, named=True,
    )  # fmt: skip
    told = seen(credit(OUTLET, SpeakerKind.OUTLET, 0.9, 2.0))
    (found,) = chain_of_credits(told, (by_rules,), named(by_rules))
    assert (found.name, found.kind) == ("Mediazona (in exile)", SpeakerKind.OUTLET)


def test_a_speaker_whom_the_rules_cut_short_goes_on_as_the_reader_sees() -> None:
    start = TEXT.index(RELATIVE)
    by_rules = Speaker(
        start=start, end=start + len("a relative"), name="a relative",
        kind=SpeakerKind.ANONYMOUS, named=False,
    )  # fmt: skip
    told = seen(credit(RELATIVE, SpeakerKind.ANONYMOUS, 0.9, 2.0))
    (found,) = chain_of_credits(told, (by_rules,), named(by_rules))
    assert (TEXT[found.start : found.end], found.named) == (RELATIVE, False)


@pytest.mark.parametrize(
    ("words", "by_rules", "by_reader", "kind"),
    [
        (RELATIVE, SpeakerKind.ANONYMOUS, SpeakerKind.PERSON, SpeakerKind.ANONYMOUS),
        (RELATIVE, SpeakerKind.ANONYMOUS, SpeakerKind.DOCUMENT, SpeakerKind.DOCUMENT),
        (OUTLET, SpeakerKind.PERSON, SpeakerKind.OUTLET, SpeakerKind.OUTLET),
    ],
)
def test_who_has_no_name_is_no_person(
    words: str, by_rules: SpeakerKind, by_reader: SpeakerKind, kind: SpeakerKind
) -> None:
    start = TEXT.index(words)
    one = Speaker(start=start, end=start + len(words), name=words, kind=by_rules, named=False)
    (found,) = chain_of_credits(seen(credit(words, by_reader, 0.9, 2.0)), (one,), named(one))
    assert found.kind is kind


@pytest.mark.parametrize(
    ("has_a_name", "by_reader", "kind"),
    [
        (True, SpeakerKind.AUTHORITY, SpeakerKind.OUTLET),
        (True, SpeakerKind.ORGANISATION, SpeakerKind.ORGANISATION),
        (False, SpeakerKind.AUTHORITY, SpeakerKind.AUTHORITY),
    ],
)
def test_an_outlet_that_the_rules_know_is_one(
    has_a_name: bool, by_reader: SpeakerKind, kind: SpeakerKind
) -> None:
    start = TEXT.index(OUTLET)
    one = Speaker(
        start=start, end=start + len(OUTLET), name=OUTLET, kind=SpeakerKind.OUTLET, named=has_a_name
    )
    (found,) = chain_of_credits(seen(credit(OUTLET, by_reader, 0.9, 2.0)), (one,), named(one))
    assert found.kind is kind


def test_whom_the_rules_name_goes_before_whom_the_reader_sees() -> None:
    start = TEXT.index(OUTLET)
    by_rules = Speaker(
        start=start, end=start + len(OUTLET), name=OUTLET, kind=SpeakerKind.OUTLET, named=True
    )
    told = seen(credit(RELATIVE, SpeakerKind.ANONYMOUS, 0.9, 0.0))
    assert chain_of_credits(told, (by_rules,), named(by_rules)) == (by_rules,)


def test_a_pronoun_is_whom_the_rules_take_it_for() -> None:
    told = seen(credit(SHE, SpeakerKind.PERSON, 0.9, 0.0))
    assert [s.name for s in chain_of_credits(told, (), named())] == ["Olga Reutova"]


@pytest.mark.parametrize(
    ("claim", "speaker", "lines", "row"),
    [
        ((4, 9), (10, 11), 0, (1 + FARNESSES // 2, 2)),
        ((4, 9), (2, 3), 0, (1, 2)),
        ((4, 9), (13, 14), 1, (3 + FARNESSES // 2, 3)),
        ((4, 9), (5, 6), 0, (FARNESSES // 2, 2)),
        ((400, 409), (0, 1), -7, (FARNESSES // 2 - 1, 0)),
    ],
)
def test_what_lies_between_a_claim_and_a_speaker(
    claim: tuple[int, int], speaker: tuple[int, int], lines: int, row: tuple[int, int]
) -> None:
    assert between(claim, speaker, lines, NOBODY) == (*row, NOBODY)


def test_what_the_rules_say_of_a_speaker() -> None:
    assert rules_say([], (0, 9)) == NOBODY
    assert rules_say([(0, 9)], (0, 12)) == THIS_ONE
    assert rules_say([(20, 30)], (0, 9)) == ANOTHER


def test_credits_are_scored_as_the_formula_says() -> None:
    drawn = np.random.default_rng(2)
    size, part = 6, 4
    shapes = {
        "told.weight": (part, size), "told.bias": (part,), "teller.weight": (part, size),
        "teller.bias": (part,), "both.weight": (part, part), "far.weight": (FARNESSES, part),
        "lines.weight": (LINES_OFF, part), "rules.weight": (RULES_SAY, part),
        "credit.weight": (1, part), "credit.bias": (1,), "near.weight": (1, part), "near.bias": (1,),
    }  # fmt: skip
    weights = {k: drawn.normal(size=shape).astype(np.float32) for k, shape in shapes.items()}
    claim = drawn.normal(size=size).astype(np.float32)
    speakers = drawn.normal(size=(3, size)).astype(np.float32)
    rows = np.array([[0, 1, 2], [9, 2, 0], [17, 4, 1]])
    tellers = describe_tellers(weights, speakers)
    likely = score_credits(weights, claim, tellers, rows)

    def bent(x: np.ndarray) -> np.ndarray:
        return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))

    for k in range(3):
        told = weights["told.weight"] @ claim + weights["told.bias"]
        teller = weights["teller.weight"] @ speakers[k] + weights["teller.bias"]
        mixed = told + teller + weights["both.weight"] @ (bent(told) * bent(teller))
        for name, row in zip(("far", "lines", "rules"), rows[k], strict=True):
            mixed = mixed + weights[f"{name}.weight"][row]
        raw = weights["credit.weight"] @ bent(mixed) + weights["credit.bias"]
        assert likely[k] == pytest.approx(float(1 / (1 + np.exp(-raw[0]))), rel=1e-4)
        wanted = weights["near.weight"] @ bent(teller) + weights["near.bias"]
        assert tellers.near[k] == pytest.approx(float(wanted[0]), rel=1e-4)
