"""Furniture of pages: marked, never dropped, and no claim from it."""

import pytest

from claims_notation import read
from wheelsdown.claims.extraction import read_report
from wheelsdown.model.report import PassageKind, Report

STORY = "A plane carrying 64 deportees landed in Cairo on Friday, officials in the city said."
PAGE = f"""NEWS
World
• USD81.56
Support The Daily Plane!

Deportees land in Cairo after a long night

Photo: Jane Roe / AP

{STORY}

Read also: Plane with 40 deportees landed in Accra on Monday

The men were told nothing about where they were being taken, one of them said.

Subscribe to our newsletter
You will receive our best stories about planes that landed in Moscow on Tuesday.
Once
Monthly
Annual
К сожалению, ваш браузер устарел. Пожалуйста, установите другой браузер.
"""


def kinds(reading):
    return {p.span.text: p.kind for p in reading.passages}


def test_every_line_is_there_with_its_kind():
    found = kinds(read(PAGE))
    assert set(found) == {line.strip() for line in PAGE.splitlines() if line.strip()}
    assert found[STORY] is PassageKind.BODY
    assert found["Photo: Jane Roe / AP"] is PassageKind.CAPTION
    assert found["Deportees land in Cairo after a long night"] is PassageKind.HEADLINE


@pytest.mark.parametrize(
    "line",
    ["NEWS", "World", "• USD81.56", "Support The Daily Plane!", "Subscribe to our newsletter",
     "Once", "Monthly", "Annual", "Read also: Plane with 40 deportees landed in Accra on Monday",
     "You will receive our best stories about planes that landed in Moscow on Tuesday.",
     "К сожалению, ваш браузер устарел. Пожалуйста, установите другой браузер."],
)  # fmt: skip
def test_furniture(line):
    assert kinds(read(PAGE))[line] is PassageKind.FURNITURE


def test_no_claim_comes_from_furniture():
    reading = read(PAGE)
    assert reading.claims
    for claim in reading.claims:
        assert not any(a < claim.quote.end and claim.quote.start < b for a, b in reading.furniture)


def test_the_article_goes_on_after_a_box():
    found = kinds(read(PAGE))
    assert (
        found["The men were told nothing about where they were being taken, one of them said."]
        is PassageKind.BODY
    )


def test_what_an_extractor_left_out_is_furniture():
    other = "A plane carrying 40 deportees landed in Accra on Monday, an airline there said."
    text = f"{STORY}\n\n{other}\n"
    report = Report(
        digest="sha256:" + "cd" * 32,
        name="page",
        original=text,
        text=text,
        body_ranges=((0, len(STORY)),),
    )
    reading = read_report(report)
    assert {c.quote.start < len(STORY) for c in reading.claims} == {True}


@pytest.mark.parametrize("text", ["", "   \n\n", "\x00", "Menu", "175"])
def test_pages_with_nothing_on_them(text):
    assert read(text).claims == ()


def test_a_page_of_one_line_is_read():
    (claim,) = read("Plane with deportees landed in Cairo").claims
    assert claim.value.place.name == "Cairo"


def test_a_picture_without_a_year_says_nothing_of_this_flight():
    text = f"A plane takes off from Mesa, Arizona. Photo: Jane Roe / AP\n\n{STORY}"
    assert {c.value.place.name for c in read(text).claims if c.value.place} == {"Cairo"}


def test_a_paragraph_broken_across_lines_is_one():
    text = "A plane carrying sixty-four deportees from abroad\nlanded in Cairo on Friday."
    assert any(c.quote.text.endswith("landed in Cairo on Friday") for c in read(text).claims)


def test_a_russian_page_is_read_as_russian():
    reading = read("Самолёт с депортированными россиянами приземлился в Москве во вторник утром.")
    assert reading.language == "ru"
    (claim,) = reading.claims
    assert claim.quote.text == (
        "Самолёт с депортированными россиянами приземлился в Москве во вторник утром"
    )


def test_the_heading_of_a_page_is_its_headline():
    story = "A plane carrying 64 deportees landed in Cairo on Friday, officials in the city said."
    original = (
        "<nav>Plane landed in Baku on Monday</nav><article><h1><span>Deportees land in Cairo after "
        f"a night</span></h1><p>{story}</p></article>"
    )
    pieces = ["Plane landed in Baku on Monday", "Deportees land in Cairo after a night", story]
    text, offsets = "", []
    for piece in pieces:
        began = original.index(piece)
        offsets += [*range(began, began + len(piece)), began + len(piece)]
        text += piece + "\n"
    report = Report(
        digest="sha256:" + "cd" * 32,
        name="page",
        original=original,
        text=text,
        offsets=(*offsets, len(original)),
        body_ranges=((text.index("Deportees"), len(text)),),
    )
    reading = read_report(report)
    assert reading.headline.text == "Deportees land in Cairo after a night"
    assert "Baku" not in {c.value.place.name for c in reading.claims if c.value.place}


@pytest.mark.parametrize(
    "line",
    [
        "U.S. | World | Politics | Immigration",
        "NEWS   BUSINESS   CULTURE   TRAVEL",
        "USD/MXN 18.21 | EUR/USD 1.09",
        "Athens 22° · Heraklion 25°",
        "ICE deports 100 to Guatemala on a plane | Judge blocks a second flight to Cairo",
        "Istanbul weekend from 149 euros! Our flights leave Prague every Friday at 7 p.m.",
        "Subscribe now for $1 a week to follow every deportation flight that leaves the United States.",
        "Thank you for your patience while we verify access to this story on deportation flights.",
        "Laura Hayes covers immigration for the Herald and flew on a deportation flight in 2019.",
        "About the author: Mira Solberg was deported from Russia in 2021 and lives in Riga.",
        "Tags: deportation, Doha, 64 deportees on a plane",
        "Previous: Plane with 50 Chechens lands in Grozny",
        "Подпишитесь на рассылку, чтобы первыми узнавать о самолётах с депортированными из США.",
        "Об авторе: Анна Климова была депортирована из Грузии в 2023 году.",
        "Каир от 14 990 ₽! Самолёт вылетает каждый вторник",
        "Теги: депортация, США, самолёт с россиянами",
    ],
)
def test_a_line_beside_the_article_makes_no_claim(line):
    page = f"Deportees land in Cairo after a long night\n\n{STORY}\n\n{line}\n\n{STORY}"
    assert {c.quote.text for c in read(page).claims if c.quote.text in line} == set()
    assert kinds(read(page))[line] is PassageKind.FURNITURE


def test_a_headline_above_a_line_with_a_digit_is_no_part_of_it():
    page = f"US deports dozens of Georgians by way of Istanbul\n4 min read\n\n{STORY}"
    assert (
        kinds(read(page))["US deports dozens of Georgians by way of Istanbul"]
        is PassageKind.HEADLINE
    )


def test_what_a_release_says_of_its_sender_is_furniture():
    sender = "Harbor Legal is a law firm. Last year it stopped 40 deportation flights to Cairo."
    page = f"Six men deported to Cairo on Friday\n\n{STORY}\n\nAbout Harbor Legal\n\n{sender}"
    assert kinds(read(page))[sender] is PassageKind.FURNITURE


def test_what_a_reader_writes_below_is_furniture():
    comment = "ivan_77: My cousin was on that plane, there were 70 people, not 40!"
    page = f"Six men deported to Cairo on Friday\n\n{STORY}\n\nComments (14)\n\n{comment}"
    assert kinds(read(page))[comment] is PassageKind.FURNITURE


@pytest.mark.parametrize(
    "line",
    ["Home / Press centre / Announcements", "Home > News > World", "Главная / Новости / Общество"],
)
def test_the_way_to_a_page_is_no_article(line: str) -> None:
    reading = read(f"{line}\n\nDeportees land in Cairo\n\n{STORY}\n")
    assert kinds(reading)[line] == "furniture"
