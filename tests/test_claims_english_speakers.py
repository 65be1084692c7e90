"""English sentences as newspapers print them: what is said in each, and by whom, nearest first."""

import datetime as dt

import pytest

from claims_notation import read
from wheelsdown.claims.extraction import read_report
from wheelsdown.claims.quote_edges import quote_range
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import Report

TUESDAY = dt.date(2026, 3, 17)


@pytest.mark.parametrize(
    ("text", "said", "chain"),
    [
        ("She said nurses refused to treat him.", "nurses refused to treat him", ["She"]),
        ("He said airline staff looked away.", "airline staff looked away", ["He"]),
        ("They believe airline crews were warned.", "airline crews were warned", ["They"]),
        ("Ms Orr said detainees' families were not told.", "detainees' families were not told",
         ["Ms Orr"]),
        ("Lawyers said deportation officers put him on the plane in Mesa at noon.",
         "deportation officers put him on the plane in Mesa at noon", ["Lawyers"]),
        ("Pilots' union representatives said crews had asked not to be rostered on such flights.",
         "crews had asked not to be rostered on such flights", ["Pilots' union representatives"]),
        ("Rights groups fear deportees could face torture.", "deportees could face torture",
         ["Rights groups"]),
        ("A cousin fears he's in a lake.", "he's in a lake", ["A cousin"]),
        ("They worry asylum seekers will be lost in the shuffle.",
         "asylum seekers will be lost in the shuffle", ["They"]),
        ("A social worker tells us one of them tried to hang himself this morning.",
         "one of them tried to hang himself this morning", ["A social worker"]),
        ("The FSB denies anyone was detained.", "anyone was detained", ["The FSB"]),
        ("The Border Guard at Comilla confirmed receiving 58 people on Monday.",
         "receiving 58 people on Monday", ["The Border Guard at Comilla"]),
        ("The Department answered the paper that temperatures never exceeded 84 degrees.",
         "temperatures never exceeded 84 degrees", ["The Department"]),
        ("Fewer than 20 passengers of the deportation plane were in their seats, one moaned.",
         "Fewer than 20 passengers of the deportation plane were in their seats", ["one"]),
        ("The plane with the deportees landed in Accra at noon, a loader told Smith & Orr.",
         "The plane with the deportees landed in Accra at noon", ["Smith & Orr", "a loader"]),
        ("His lawyer Odile Fombang, via Radio Equinoxe Nord: he was made to sign a confession.",
         "he was made to sign a confession", ["Radio Equinoxe Nord", "His lawyer Odile Fombang"]),
        ("The Home Office, which has denied that the gate was left open, has promised a review by "
         "Christmas.", "the gate was left open", ["The Home Office"]),
        ("The ministry, which has denied that anyone was beaten, promised a report by June.",
         "anyone was beaten", ["The ministry"]),
        ("The deportation plane left Mesa at 9:10 p.m., the monitor Dana Orr established from radar "
         "data.", "The deportation plane left Mesa at 9:10 p.m.", ["the monitor Dana Orr", "radar data"]),
        ("The pilot, in an e-mail seen by The Lantern, said the deportation plane landed in Cairo.",
         "the deportation plane landed in Cairo", ["The Lantern", "The pilot"]),
        ("The medic, in a note that the Front Range Sentinel has read, said nobody was hurt.",
         "nobody was hurt", ["the Front Range Sentinel", "The medic"]),
        ("Pastor Chue Vang, who has it from a deacon, who was told by a son of one of the men, says "
         "two were taken off at Honolulu.", "two were taken off at Honolulu",
         ["Pastor Chue Vang", "a deacon", "a son of one of the men"]),
        ("Her brother, who heard it from a guard, says that she was beaten.", "she was beaten",
         ["Her brother", "a guard"]),
        ("In Larnaca the deportation plane collected six more men, writes an escort in an internal "
         "report.", "In Larnaca the deportation plane collected six more men", ["an escort"]),
        ("Nine were arrested, and officials said families were not told.", "Nine were arrested", []),
    ],
)  # fmt: skip
def test_what_is_said_and_by_whom(text: str, said: str, chain: list[str]) -> None:
    claims = {c.quote.text: [a.span.text for a in c.attribution] for c in read(text).claims}
    assert claims.get(said) == chain


@pytest.mark.parametrize(
    "text",
    [
        "He claimed asylum in Ireland and was refused.",
        "A judge denied asylum to nine men who were deported.",
    ],
)
def test_who_does_something_says_nothing(text: str) -> None:
    assert not any(c.attribution for c in read(text).claims)


def test_who_opens_the_second_half_says_nothing_of_the_first() -> None:
    text = (
        "Residents saw buses leave the base at dawn, and airport workers said armed guards "
        "escorted the passengers of the deportation flight."
    )
    report = Report(digest=Digest(f"sha256:{'0' * 64}"), name="test", original=text, text=text)
    chains = {
        c.quote.text.split()[0]: [a.span.text for a in c.attribution]
        for c in read_report(report, taught=True).claims
    }
    assert chains == {"Residents": [], "armed": ["airport workers"]}


@pytest.mark.parametrize(
    ("text", "said", "chain"),
    [
        ("She was told by a guard that the deportation plane would land in Cairo.",
         "the deportation plane would land in Cairo", ["a guard"]),
        ("The flights occurred just days after Reuters reported that nine men were arrested.",
         "nine men were arrested", ["Reuters"]),
        ("“They were deported to Cairo on Monday,” he told the semi-official Tasnim news agency.",
         "“They were deported to Cairo on Monday,”", ["the semi-official Tasnim news agency", "he"]),
        ("“The deportation flight to Cairo has landed,” Orlova wrote on her X account.",
         "“The deportation flight to Cairo has landed,”", ["Orlova"]),
        ("The Lantern reported on Monday. According to the report, the deportation plane left Mesa.",
         "the deportation plane left Mesa", ["the report"]),
        ("“Nine men were arrested on arrival.\n\n“One of them was beaten,” said the lawyer Ada Orr.",
         "Nine men were arrested on arrival", ["the lawyer Ada Orr"]),
        ("Migrants on deportation flights have reported being kept in chains for hours.",
         "being kept in chains for hours", ["Migrants on deportation flights"]),
    ],
)  # fmt: skip
def test_as_newspapers_have_it(text: str, said: str, chain: list[str]) -> None:
    claims = {c.quote.text: [a.span.text for a in c.attribution] for c in read(text).claims}
    assert claims.get(said) == chain


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("South Sudan", "authority"),
        ("Eswatini", "authority"),
        ("Jordan", "person"),
        ("The Hill", "outlet"),
        ("Hill", "person"),
        ("The Kingston Lamp's news desk", "outlet"),
        ("DOJ", "authority"),
        ("Deutsche Welle", "outlet"),
    ],
)
def test_what_a_name_is_of(name: str, kind: str) -> None:
    (claim,) = read(f"{name} said that nine men were arrested at the airport.").claims
    assert [a.kind for a in claim.attribution] == [kind]


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("1.5 million people were deported in 2025.", (1_450_000, 1_550_000)),
        ("More than 1.5 million people were deported in 2025.", (1_500_001, None)),
        ("The state paid $5.1 million for the deportation of its prisoners.", None),
        ("Eswatini is one of several countries that took deportees.", None),
        ("One of the 40 deportees aboard was a child.", (1, 1)),
    ],
)
def test_sums_and_shares_are_no_counts(words: str, bounds: tuple[int, int] | None) -> None:
    counts = [c.value.count for c in read(words).claims if c.value.count is not None]
    assert [(c.minimum, c.maximum) for c in counts] == ([] if bounds is None else [bounds])


@pytest.mark.parametrize(
    ("text", "said", "chain"),
    [
        ("Chancellor Olaf Brandt announced that the deportation of terrorism suspects to Kabul was "
         "stopped.", "the deportation of terrorism suspects to Kabul was stopped",
         ["Chancellor Olaf Brandt"]),
        ("Since the start of the second term, Cartwright reported 5,962 deportation flights.",
         "5,962 deportation flights", ["Cartwright"]),
        ("“We were shackled on the plane to Cairo,” said one asylum seeker deported last week, who "
         "asked to remain anonymous.", "“We were shackled on the plane to Cairo,”",
         ["one asylum seeker deported last week"]),
        ("US authorities have deported dozens of Russians to Moscow, the Guardian can reveal.",
         "US authorities have deported dozens of Russians to Moscow", ["the Guardian"]),
        ("The deportees are in Cairo. In a second post, Orlova wrote:\n\n“The deportation plane from "
         "Arizona arrived in Cairo.”", "“The deportation plane from Arizona arrived in Cairo.”",
         ["Orlova"]),
        ("They were arrested by Immigration and Customs Enforcement officers in May.",
         "They were arrested by Immigration and Customs Enforcement officers in May", []),
        ("- The deportation plane landed in Cairo.", "The deportation plane landed in Cairo", []),
    ],
)  # fmt: skip
def test_more_as_newspapers_have_it(text: str, said: str, chain: list[str]) -> None:
    claims = {c.quote.text: [a.span.text for a in c.attribution] for c in read(text).claims}
    assert claims.get(said) == chain


@pytest.mark.parametrize(
    ("text", "start", "end", "quoted"),
    [
        ("They flew to Alexandria, La., on Sunday; others stayed.", 0, 27,
         "They flew to Alexandria, La., on Sunday"),
        ("It was arranged by U.S. Immigration, he said.", 0, 20, "It was arranged by U.S. Immigration"),
        ("The plane left after", 0, 20, "The plane left"),
        ("It waited in Cairo for the", 0, 26, "It waited in Cairo"),
        ("and the plane left", 0, 18, "the plane left"),
        ("Самолёт вылетел, но", 0, 19, "Самолёт вылетел"),
    ],
)  # fmt: skip
def test_where_a_quote_ends(text: str, start: int, end: int, quoted: str) -> None:
    first, last = quote_range(text, start, end)
    assert text[first:last] == quoted


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        # Printed on a Tuesday.
        ("The deportation flight was scheduled to arrive in Doha on Tuesday.", "2026-03-16T21:00"),
        ("The deportation flight departed from the US state of Louisiana Monday night.",
         "2026-03-16T23:00"),
        ("The man was due to be deported to Cairo after another had been released last year.", None),
        ("There were 62 deportation flights, a rise from the same period last year.", None),
    ],
)  # fmt: skip
def test_when_it_was(text: str, earliest: str | None) -> None:
    times = [t for c in read(text, published=TUESDAY).claims for t in c.times]
    assert [t.time.earliest.strftime("%Y-%m-%dT%H:%M") for t in times] == [earliest] * bool(
        earliest
    )


@pytest.mark.parametrize(
    ("text", "said", "chain"),
    [
        ("In a statement on Tuesday, the agency said the deportation plane landed in Cairo.",
         "the deportation plane landed in Cairo", ["the agency"]),
        ("The International Organization for Migration (IOM) said nine men were arrested.",
         "nine men were arrested", ["The International Organization for Migration"]),
        ("Tin Thanh Orr, an attorney, was there. Orr reported that nine men were arrested.",
         "nine men were arrested", ["Orr"]),
        ("Nine men were arrested, in what the ministry called “a routine matter for the guards.”",
         "“a routine matter for the guards.”", ["the ministry"]),
        ("They fly deportees, a system that has generated troubling reports of beatings.",
         "They fly deportees", None),
    ],
)  # fmt: skip
def test_a_day_is_no_outlet_and_letters_are_no_name(
    text: str, said: str, chain: list[str] | None
) -> None:
    claims = {c.quote.text: c.attribution for c in read(text).claims}
    found = claims.get(said)
    assert (None if found is None else [a.span.text for a in found]) == chain
    assert all(a.kind != "outlet" for speakers in claims.values() for a in speakers)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The deportation plane landed in Tbilisi at 2.30am Irish time on 16 March.", "16T02:30"),
        ("How a day went.\n\nSaturday March 14\n\n5:10 p.m. – A judge begins a hearing.\n\n5:26 p.m. – The deportation "
         "plane departs Cairo.", "14T15:26"),
    ],
)  # fmt: skip
def test_whose_day_and_whose_clock(text: str, start: str) -> None:
    flights = [c for c in read(text, published=TUESDAY).claims if c.type.startswith("flight.")]
    assert [f"{t.time.earliest:%dT%H:%M}" for c in flights for t in c.times[:1]] == [start]


def test_words_that_name_no_zone_name_no_moment() -> None:
    (claim,) = read(
        "The deportation plane left Cairo at 9 p.m. Purple time on Monday.", published=TUESDAY
    ).claims
    (time,) = claim.times
    assert time.time.earliest is not None
    assert time.time.latest is not None
    assert time.time.latest - time.time.earliest > dt.timedelta(hours=24)


def test_a_country_does_not_tell_of_the_flight_that_goes_there() -> None:
    text = (
        "The deportation flight made a stop in Puerto Rico to collect others before proceeding to Doha, "
        "Qatar."
    )
    report = Report(digest=Digest(f"sha256:{'0' * 64}"), name="test", original=text, text=text)
    assert not any(c.attribution for c in read_report(report, taught=True).claims)
