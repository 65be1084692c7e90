"""The taught readers: how they cut text, their arithmetic, and what becomes of what they propose."""

import copy

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wheelsdown.claims.extraction import read_report
from wheelsdown.claims.taught_claims import Likelihoods, better_edges, likelihoods_at, stands
from wheelsdown.claims.taught_network import LONGEST_RANGE, in_context, score_ranges
from wheelsdown.claims.taught_reader import WINDOW_WORDS, Limits, TaughtReader, taught_reader
from wheelsdown.claims.taught_tokens import KnownWords, Range, WordPieces, features_of
from wheelsdown.claims.taught_window import TYPES, Candidate
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import Claim, ClaimType, Modality, Report

PIECES = ["[UNK]", "plane", "land", "##ed", "in", "cairo", ".", "”", "cafe", "2", "##9"]
READ_BOTH = ("en", "ru")
SENTENCE = {
    "en": "The charter plane with deportees landed in Cairo on Tuesday night.",
    "ru": "Чартерный самолёт с депортированными приземлился в Каире ночью во вторник.",
}
LAST = {
    "en": "The deportation flight left Phoenix on Monday.",
    "ru": "Депортационный рейс вылетел из Финикса в понедельник.",
}
FILLER = {
    "en": "The museum keeps a collection of old clocks and paintings from the coast. ",
    "ru": "Музей хранит собрание старых часов и картин, привезённых с побережья. ",
}
BACKGROUND = {
    "en": [
        "Officials have not said how many people are to be deported this year.",
        "Lawyers for the families say the law leaves little room.",
        "It is not the first time that the ministry is asked about it.",
    ],
    "ru": [
        "Сколько человек вышлют в этом году, в ведомстве не говорят.",
        "Адвокаты семей считают, что закон оставляет мало места.",
        "Министерство спрашивают об этом не в первый раз.",
    ],
}


def a_report(text: str) -> Report:
    return Report(digest=Digest(f"sha256:{'0' * 64}"), name="test", original=text, text=text)


def found_by(reader: str, text: str) -> list[Claim]:
    """Return what a reader finds where the taught one is asked too."""
    return [c for c in read_report(a_report(text), taught=True).claims if c.reader == reader]


def the_reader(language: str) -> TaughtReader:
    reader = taught_reader("en" if language == "en" else "ru")
    assert reader is not None
    return reader


def candidates_of(reader: TaughtReader, text: str, lines: list[Range]) -> tuple[Candidate, ...]:
    """Return what could be claims where the rules found nothing and credit nobody."""
    return reader.read(text, lines, [], lambda _: ()).candidates


# --- words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("Landed in Cairo.", [("Land", "land"), ("ed", "##ed"), ("in", "in"), ("Cairo", "cairo"), (".", ".")]),
        ("CAFÉ”", [("CAFÉ", "cafe"), ("”", "”")]),
        ("29 zebras", [("2", "2"), ("9", "##9"), ("zebras", "[UNK]")]),
        ("", []),
    ],
)  # fmt: skip
def test_english_is_cut_into_the_longest_known_pieces(
    line: str, cut: list[tuple[str, str]]
) -> None:
    found = [(line[a:b], PIECES[n]) for n, (a, b) in WordPieces(PIECES).cut(line)]
    assert found == cut


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_pieces_stand_in_order_and_hold_every_letter(line: str) -> None:
    found = [place for _, place in WordPieces(PIECES).cut(line)]
    assert all(0 <= a < b <= len(line) for a, b in found)
    assert found == sorted(found)
    inside = {at for a, b in found for at in range(a, b)}
    assert all(at in inside for at, c in enumerate(line) if c.isascii() and c.isalnum())


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("самолёт", "самолет"),
        ("высылаемого", "высылаемые"),
        ("бизнес-джет", "джет"),
        ("дом", None),
        ("вывеска", None),
    ],
)
def test_a_russian_word_is_taken_for_its_nearest_known_form(word: str, known: str | None) -> None:
    words = sorted(["самолет", "высылаемые", "джет", "домовой", "вывоз"])
    number = KnownWords(words).number(word)
    assert number == (words.index(known) if known else len(words))


def test_endings_and_shapes_tell_forms_apart() -> None:
    assert features_of("вылетел")[0] == features_of("прилетел")[0]
    assert features_of("Москва")[3] != features_of("москва")[3]
    assert features_of("2025")[3] != features_of("64")[3]


# --- arithmetic ------------------------------------------------------------------------------


def test_ranges_are_scored_as_the_formula_says() -> None:
    drawn = np.random.default_rng(1)
    size, part, types, n = 5, 4, 3, 7
    weights = {
        f"{name}.{kind}": drawn.normal(size=shape).astype(np.float32)
        for name, out, into in (
            ("ws", part, size), ("we", part, size), ("wm", part, size),
            ("M", types, part), ("a", types, part), ("b", types, part),
        )
        for kind, shape in (("weight", (out, into)), ("bias", (out,)))
    }  # fmt: skip
    weights["U"] = drawn.normal(size=(types, part)).astype(np.float32)
    weights["width.weight"] = drawn.normal(size=(LONGEST_RANGE, types)).astype(np.float32)
    weights["bias"] = drawn.normal(size=types).astype(np.float32)
    hidden = drawn.normal(size=(n, size)).astype(np.float32)
    scores = score_ranges(weights, hidden)

    def bent(x: np.ndarray) -> np.ndarray:
        return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))

    def through(x: np.ndarray, name: str) -> np.ndarray:
        return weights[f"{name}.weight"] @ x + weights[f"{name}.bias"]

    for i in range(n):
        for j in range(i, n):
            first, last = bent(through(hidden[i], "ws")), bent(through(hidden[j], "we"))
            inside = np.mean([through(bent(through(h, "wm")), "M") for h in hidden[i : j + 1]], 0)
            raw = weights["U"] @ (first * last) + through(first, "a") + through(last, "b")
            raw = raw + inside + weights["width.weight"][j - i] + weights["bias"]
            assert scores[i, j - i] == pytest.approx(1 / (1 + np.exp(-raw)), rel=1e-4)
        assert not scores[i, n - i :].any(), "a range past the end of the text"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(min_value=1, max_value=9), min_size=1, max_size=6))
def test_windows_read_side_by_side_know_nothing_of_each_other(lengths: list[int]) -> None:
    drawn = np.random.default_rng(2)
    described, middle, size = 6, 4, 3
    shapes = {"inp.weight": (middle, described), "inp.bias": (middle,)}
    for layer, into in enumerate((middle, 2 * size)):
        for way in ("", "_reverse"):
            at = f"lstm.l{layer}{way}."
            shapes |= {at + "weight_ih_l0": (4 * size, into), at + "weight_hh_l0": (4 * size, size)}
            shapes |= {at + f"bias_{kind}_l0": (4 * size,) for kind in ("ih", "hh")}
    weights = {name: drawn.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    windows = [drawn.normal(size=(n, described)).astype(np.float32) for n in lengths]
    together = in_context(weights, windows)
    for window, hidden in zip(windows, together, strict=True):
        (alone,) = in_context(weights, [window])
        assert hidden.shape == (len(window), 2 * size + middle)
        np.testing.assert_allclose(hidden, alone, rtol=1e-4, atol=1e-5)


# --- candidates ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", READ_BOTH)
def test_a_landing_is_likely_and_a_museum_is_not(language: str) -> None:
    reader = the_reader(language)
    text = SENTENCE[language]
    best = candidates_of(reader, text, [(0, len(text))])[0]
    assert best.type is ClaimType.FLIGHT_ARRIVAL
    assert best.likelihood > 0.5
    idle = FILLER[language]
    assert not [
        c for c in candidates_of(reader, idle, [(0, len(idle))])
        if c.type.startswith("flight.") and c.likelihood >= 0.3
    ]  # fmt: skip


@pytest.mark.parametrize("language", READ_BOTH)
def test_what_stands_beyond_the_first_window_is_read_too(language: str) -> None:
    reader = the_reader(language)
    lines = [*BACKGROUND[language] * (WINDOW_WORDS // 12), LAST[language]]
    text = "\n".join(lines)
    ranges, at = [], 0
    for line in lines:
        ranges.append((at, at + len(line)))
        at += len(line) + 1
    found = candidates_of(reader, text, ranges)
    told = [c for c in found if c.type is ClaimType.FLIGHT_DEPARTURE and c.likelihood > 0.3]
    assert [c.start >= ranges[-1][0] for c in told] == [True]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.sampled_from(READ_BOTH))
def test_candidates_lie_within_a_line_whatever_the_text(text: str, language: str) -> None:
    half = len(text) // 2
    lines = [(0, half), (half, len(text))]
    for c in candidates_of(the_reader(language), text, lines):
        assert any(a <= c.start < c.end <= b for a, b in lines)
        assert 0 < c.likelihood <= 1
        assert 0 <= c.credited <= 1


@pytest.mark.parametrize("language", READ_BOTH)
def test_the_same_text_gives_the_same_candidates(language: str) -> None:
    reader = the_reader(language)
    text = SENTENCE[language]
    first = candidates_of(reader, text, [(0, len(text))])
    assert first == candidates_of(copy.copy(reader), text, [(0, len(text))])


# --- with the rules --------------------------------------------------------------------------


@pytest.mark.parametrize("language", READ_BOTH)
def test_unless_it_is_asked_for_only_rules_read(language: str) -> None:
    reading = read_report(a_report(SENTENCE[language]))
    assert reading.claims
    assert {claim.reader for claim in reading.claims} == {"rules"}


@pytest.mark.parametrize("language", READ_BOTH)
def test_what_the_reader_holds_unlikely_is_dropped(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = copy.copy(the_reader(language))
    strict.limits = dict.fromkeys(TYPES, Limits(enough=1.1, let_stand=1.1, said=1.1))
    monkeypatch.setattr("wheelsdown.claims.extraction.taught_reader", lambda _: strict)
    assert not found_by("rules", SENTENCE[language])
    strict.limits = dict.fromkeys(TYPES, Limits(enough=1.1, let_stand=0.0, said=1.1))
    by_rules = read_report(a_report(SENTENCE[language])).claims
    kept = found_by("rules", SENTENCE[language])
    assert [c.claim for c in kept] == [c.claim for c in by_rules]


@pytest.mark.parametrize("language", READ_BOTH)
def test_a_claim_taken_to_be_credited_needs_its_speaker(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    eager = copy.copy(the_reader(language))
    eager.limits = dict.fromkeys(TYPES, Limits(enough=0.05, let_stand=0.0, said=1.1))
    monkeypatch.setattr("wheelsdown.claims.extraction.taught_reader", lambda _: eager)
    text = SENTENCE[language]
    candidates = candidates_of(eager, text, [(0, len(text))])
    found = found_by("taught", text)
    surely = {c.type for c in candidates if c.credited >= 0.6}
    assert not surely & {c.type for c in found if not c.attribution}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The train left Mesa at 6 p.m. and arrived in Phoenix two hours later."),
        ("en", "A bus took the deportees away. It reached Tijuana at noon with 40 men on board."),
        ("ru", "Поезд отошёл от станции вечером и прибыл в Ташкент через двое суток."),
        ("ru", "Паром с высланными причалил в Батуми утром, на борту было 40 человек."),
    ],
)
def test_what_a_train_or_a_ship_did_is_no_flight(
    language: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    eager = copy.copy(the_reader(language))
    eager.limits = dict.fromkeys(TYPES, Limits(enough=0.3, let_stand=0.0, said=1.1))
    monkeypatch.setattr("wheelsdown.claims.extraction.taught_reader", lambda _: eager)
    assert not [c for c in found_by("taught", text) if c.type.startswith("flight.")]


@pytest.mark.parametrize(
    ("own", "other", "instead", "stays"),
    [
        (0.3, 0.9, 0.0, True),
        (0.1, 0.0, 0.0, False),
        (0.1, 0.3, 0.0, True),
        (0.1, 0.6, 0.0, False),
        (0.3, 0.95, 0.95, False),
        (0.6, 0.95, 0.95, True),
    ],
)
def test_what_a_rule_found_stays_where_something_is_said(
    own: float, other: float, instead: float, stays: bool
) -> None:
    limits = Limits(enough=0.5, let_stand=0.2, said=0.25)
    assert stands(Likelihoods(own, other, instead), limits) is stays


@pytest.mark.parametrize(("own", "added", "stays"), [(0.3, 0.7, False), (0.5, 0.7, True)])
def test_what_would_be_added_goes_for_what_is_clearly_less_likely(
    own: float, added: float, stays: bool
) -> None:
    limits = Limits(enough=0.5, let_stand=0.2, said=0.25)
    assert stands(Likelihoods(own, added, added, added), limits) is stays


def test_a_claim_that_would_not_be_added_takes_no_place() -> None:
    charge = Candidate(
        start=0, end=40, type=ClaimType.PERSON_CHARGE, likelihood=0.6,
        modality=Modality.ASSERTED, credited=0.0,
    )  # fmt: skip
    for enough, added in ((0.5, 0.6), (0.7, 0.0)):
        limits = dict.fromkeys(TYPES, Limits(enough=enough, let_stand=0.0, said=1.0))
        assert likelihoods_at(ClaimType.EVENT, (0, 40), [charge], limits).added == added


def test_what_is_near_kin_takes_no_place() -> None:
    def instead(of: ClaimType, seen: ClaimType) -> float:
        one = Candidate(
            start=0, end=40, type=seen, likelihood=0.95, modality=Modality.ASSERTED, credited=0.0
        )
        return likelihoods_at(of, (0, 40), [one]).instead

    assert instead(ClaimType.APPEAL, ClaimType.APPEAL_REQUEST) == 0.0
    assert instead(ClaimType.GROUP_REMOVAL, ClaimType.EVENT) == 0.0
    assert instead(ClaimType.PERSON_ARREST, ClaimType.STATEMENT) == 0.0
    assert instead(ClaimType.EVENT, ClaimType.STATEMENT) == 0.95
    assert instead(ClaimType.EVENT, ClaimType.GROUP_REMOVAL) == 0.95
    assert instead(ClaimType.PERSON_ARREST, ClaimType.EVENT) == 0.95


@pytest.mark.parametrize(
    ("line", "count"),
    [("Шестеро прилетевших задержаны у трапа.", "Шестеро"), ("Задержаны у трапа шестеро.", None)],
)
def test_a_number_that_a_claim_opens_with_counts_its_people(
    line: str, count: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    eager = copy.copy(the_reader("ru"))
    eager.limits = dict.fromkeys(TYPES, Limits(enough=0.05, let_stand=1.1, said=1.1))
    monkeypatch.setattr("wheelsdown.claims.extraction.taught_reader", lambda _: eager)
    (claim,) = [c for c in found_by("taught", line) if c.type is ClaimType.PERSON_DETENTION]
    assert (claim.value.count.text if claim.value.count else None) == count


@pytest.mark.parametrize(
    ("place", "likelihood", "agreed", "cut"),
    [
        ((0, 100), 0.6, 0.0, True),
        ((0, 100), 0.4, 0.0, False),
        ((0, 100), 0.6, 0.5, False),
        ((10, 20), 0.9, 0.0, False),
        ((10, 20), 0.97, 0.0, True),
        ((60, 100), 0.99, 0.0, False),
        ((0, 50), 0.99, 0.0, False),
    ],
    ids=["more", "hardly", "both", "less", "surely less", "elsewhere", "alike"],
)
def test_the_reader_cuts_a_claim_otherwise_where_it_is_sure(
    place: Range, likelihood: float, agreed: float, cut: bool
) -> None:
    def one(at: Range, likely: float) -> Candidate:
        return Candidate(
            start=at[0], end=at[1], type=ClaimType.EVENT, likelihood=likely,
            modality=Modality.ASSERTED, credited=0.0,
        )  # fmt: skip

    by_rules = (0, 45)
    seen = [one(place, likelihood), one((0, 44), agreed)]
    better = better_edges(ClaimType.EVENT, by_rules, seen)
    assert (better is seen[0]) is cut
    assert better_edges(ClaimType.STATEMENT, by_rules, seen) is None


@pytest.mark.parametrize("more", ["; rain fell on Rabat", ""], ids=["more", "less"])
def test_a_claim_that_is_cut_anew_holds_what_is_in_its_words(
    more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "The charter plane with deportees landed in Cairo on Tuesday night"
    text = f"{told}{more}."
    sure = copy.copy(the_reader("en"))
    sure.limits = dict.fromkeys(TYPES, Limits(enough=1.1, let_stand=0.0, said=1.1))
    monkeypatch.setattr("wheelsdown.claims.extraction.taught_reader", lambda _: sure)
    by_rules = next(c for c in read_report(a_report(text)).claims if c.type == "flight.arrival")
    place = (0, len(text) - 1) if more else (text.index("landed"), text.index(" on Tuesday"))
    other = Candidate(
        start=place[0], end=place[1], type=by_rules.type, likelihood=0.99,
        modality=Modality.ASSERTED, credited=0.0,
    )  # fmt: skip
    monkeypatch.setattr(
        "wheelsdown.claims.taught_claims.better_edges",
        lambda type_, *_: other if type_ is other.type else None,
    )
    read = read_report(a_report(text), taught=True).claims
    cut = next(c for c in read if c.type == "flight.arrival")
    assert (cut.quote.start, cut.quote.end) == place
    assert cut.value == by_rules.value
    assert cut.times == (by_rules.times if more else ())


def test_a_claim_that_the_reader_begins_a_sentence_earlier_is_not_cut_anew() -> None:
    text = (
        "Now it's happened to a younger colleague. On Tuesday she heard an urgent application about "
        'two Ugandan men, a couple, held at Lindela. Their flight was "no earlier than 6 a.m.," '
        "counsel for the state had told her. It left at 23:45. Lanseria, Lusaka, Entebbe. A Cessna, "
        "leased from an abattoir.\n\n"
        "At Entebbe the two were arrested before cameras, the Monitor-Herald reports; aggravated "
        'homosexuality carries death. Home Affairs "knew of no order," says its Mr. Dube-Raath. One '
        "can't know of an order that is still wet.\n\n"
        "I don't call it contempt. I call it meteorology. But I do ask the Judge President to make a "
        'simple rule: that no such aircraft leave while a court is sitting. Nine more of "their '
        'sort," a headline there says, are to be sent for.\n'
    )
    claims = read_report(a_report(text), taught=True).claims
    assert all(text[c.quote.start : c.quote.end] == c.quote.text for c in claims)
    assert "flight.departure" in {c.type for c in claims}


@pytest.mark.parametrize("language", READ_BOTH)
def test_sentences_of_any_order_are_read(language: str) -> None:
    """What the reader sees across sentences changes with what stands beside them."""
    known = [SENTENCE[language], LAST[language], *BACKGROUND[language]]

    @settings(max_examples=15, deadline=None)
    @given(st.lists(st.sampled_from(known), min_size=2, max_size=8), st.sampled_from([" ", "\n\n"]))
    def check(sentences: list[str], between: str) -> None:
        text = between.join(sentences)
        claims = read_report(a_report(text), taught=True).claims
        assert all(text[c.quote.start : c.quote.end] == c.quote.text for c in claims)

    check()
