"""Who says it, and what is told beside flights: English constructions, one sentence each."""

import re

import pytest

from claims_notation import read

CREDITED = {
    "Nobody was hurt, {the agency} posts on X.": "event",
    "The plane was delayed by three hours, reads {the letter}.": "event",
    "{The Warsaw portal Onet Nowy} has it that two men were taken to hospital.": "event",
    "Two of them had been hospitalised, says {attorney Lena Kovic}.": "event",
    "{A spokesman for the institute}, Raul Echeverria, said they had been registered.": "event",
    "By the account of {two former detainees}, guards used pepper spray.": "event",
    "As {the aid group Safe Harbor} put it, the men were dumped at the gate.": "event",
    "{The complaint} alleges that guards used restraints on a pregnant woman.": "event",
    "{Local media} reported that the men were questioned by the FSB.": "person.interrogation",
    "{The company} disputed the account, saying nobody was restrained.": "event",
    "The guards, {he} recalled, did not give them water.": "event",
    "In Cairo they were searched and, {two of them} said, those who refused were beaten.": "event",
    "“It was chaos,” recalled {one of the returnees}, a mechanic of 34.": "statement",
    "{The minister} calls him “a saboteur”.": "statement",
    "The allegation of {the group Blue Door} that a taser was used has been passed on.": "event",
}


@pytest.mark.parametrize("marked", CREDITED)
def test_the_speaker_of_a_construction_is_credited(marked):
    text = marked.replace("{", "").replace("}", "")
    speaker = marked[marked.index("{") + 1 : marked.index("}")]
    said = [c for c in read(text).claims if [a.span.text for a in c.attribution] == [speaker]]
    assert CREDITED[marked] in {c.type for c in said}


CHAINS = {
    "Speaking to Radio Lumen, the lawyer said her client had been denied a call.": [
        "Radio Lumen",
        "the lawyer",
    ],
    "The Times of Tirana, quoting airport staff, said the plane was met by police.": [
        "The Times of Tirana",
        "airport staff",
    ],
    "The deputy head, quoted by the Kabar agency, said all had been registered.": [
        "the Kabar agency",
        "The deputy head",
    ],
}


@pytest.mark.parametrize("text", CHAINS)
def test_a_chain_runs_from_the_nearest_to_the_origin(text):
    chains = [[a.span.text for a in c.attribution] for c in read(text).claims]
    assert CHAINS[text] in chains


def test_each_of_two_speakers_has_his_own_clause():
    claims = read("ICE says he boarded freely; his lawyers say he was carried.").claims
    assert [[a.span.text for a in c.attribution] for c in claims] == [["ICE"], ["his lawyers"]]


@pytest.mark.parametrize(
    "text",
    [
        "The embassy has dismissed a report that its consul boarded a bus.",
        "Officials deny any prisoner was mistreated.",
        "The ministry does not accept that the men were beaten.",
    ],
)
def test_what_is_disputed_is_denied(text):
    assert {c.modality for c in read(text).claims} == {"denied"}


def test_the_last_word_of_a_headline_credits():
    text = (
        "Deported Tajiks at Risk of Torture, Activists Warn\n\n"
        "A plane carrying Tajiks landed in Dushanbe on Tuesday."
    )
    risk = read(text).claims[0]
    assert (risk.type, risk.quote.text) == ("risk", "Deported Tajiks at Risk of Torture")
    assert [a.span.text for a in risk.attribution] == ["Activists"]


ON_THEIR_OWN = {
    "Several senators have appealed to Prime Minister Jane Roe, asking her to stop the flights": (
        "appeal"
    ),
    "After leaving his unit, the 31-year-old Tajik went to Germany to seek asylum": (
        "person.background"
    ),
    "After abandoning his post, the 26-year-old Russian moved to Berlin in 2022": (
        "person.background"
    ),
}


@pytest.mark.parametrize("quote", ON_THEIR_OWN)
def test_it_is_told_in_the_publishers_own_voice(quote):
    (claim,) = [c for c in read(quote + ".").claims if c.quote.text == quote]
    assert (claim.type, claim.attribution) == (ON_THEIR_OWN[quote], ())


def test_what_follows_an_aside_is_told_of_its_own():
    text = (
        "The letter was signed by two lawmakers. Roe, who was named an honorary citizen of Lyon "
        "in 2021, is expected to visit Paris this spring to present the proposals."
    )
    found = {(c.quote.text, c.modality) for c in read(text).claims}
    words = "is expected to visit Paris this spring to present the proposals"
    assert (words, "expected") in found


DEEDS = {
    "ICE agents took the couple into custody at their home.": "person.arrest",
    "Officers picked up his father at a supermarket.": "person.arrest",
    "She is being held at a facility in Eloy.": "person.detention",
    "FSB officers questioned each passenger for six hours.": "person.interrogation",
    "A military court opened a case against him for desertion.": "person.charge",
    "At the airport officers handed papers to four of the men.": "person.summons",
    "Immigration officers put him on the plane despite a stay.": "person.removal",
    "Washington sent eight men to Eswatini in July.": "group.removal",
    "One flight in five ended in a third country in 2025.": "statistic",
    "Advocates are demanding an investigation.": "appeal.request",
    "A petition by pilots had collected 312 signatures by last night.": "appeal",
    "Conviction can mean the rope.": "risk",
    "The State Department has not released the names.": "event",
}


@pytest.mark.parametrize("text", DEEDS)
def test_a_deed_is_told_in_other_words(text):
    assert DEEDS[text] in {c.type for c in read(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        "The airline declined to comment.",
        "Three of us sat at the fence with a cooler.",
        "Coffee is not provided.",
        "RELATED: Deported cat finds its way back to Sitia",
    ],
)
def test_no_claim_is_made_of_it(text):
    assert read(text).claims == ()


# Who says it, kind and words, nearest first; nobody where the words are the publisher's own.
WHO_SAYS = {
    "The jet left Mesa at noon on Monday, {outlet The Tidewater Post} reported.": 1,
    "{outlet The Boston Ledger} reported that the plane landed in Cairo.": 1,
    "{outlet Rodnik} quoted {anonymous a passenger's brother}, who said that the plane landed in Cairo.": 2,
    "{outlet Tagespost}, citing {document a list it had obtained}, said 48 people were on the plane.": 2,
    "{outlet The Guardian} was able to confirm that the plane landed in Cairo.": 1,
    "Speaking to {outlet Radio Tundra} by phone from Minsk, {person Yury Kanin} said the plane landed in Cairo.": 2,
    "{anonymous Two officials}, who would not be named because they feared for their jobs, said the plane landed in Cairo.": 1,
    "{person His lawyer}, Ilya Orlov, said the plane landed in Cairo.": 1,
    "{document Landing records released by the county} show the plane landed in Cairo.": 1,
    "{authority A court in Omsk} found that the plane landed in Cairo.": 1,
    "{person Anton} recalled how the plane landed in Cairo.": 1,
    "By {organisation the project}'s count, 19 planes landed in Cairo in May.": 1,
    "The plane landed in Cairo, says {authority the ministry}; it carried 48 people.": 1,
    "{authority The agency} said in a statement to {outlet The Ledger} that the plane landed in Cairo.": -2,
    "{data_source FR24}: the plane landed in Cairo.": 1,
    "{outlet The channel “Sirena”} writes that the plane landed in Cairo.": 1,
    "The plane landed in Cairo, then observed a halt of forty minutes in Dakar.": 0,
    "A routine check showed the plane landed in Cairo.": 0,
    "Our article of Monday said the plane landed in Cairo.": 0,
}


@pytest.mark.parametrize("marked", WHO_SAYS)
def test_who_says_it(marked):
    wanted = re.findall(r"\{(\w+) ([^}]*)\}", marked)[:: -1 if WHO_SAYS[marked] < 0 else 1]
    claims = read(re.sub(r"\{\w+ ([^}]*)\}", r"\1", marked)).claims
    assert claims
    assert len(wanted) == abs(WHO_SAYS[marked])
    for claim in claims:
        assert [(a.kind.value, a.span.text) for a in claim.attribution] == wanted


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Landing of the plane in Moscow is expected at 21:23.", "expected"),
        ("ICE would neither confirm nor deny that the plane landed in Cairo.", "possible"),
        ("Our article of April 21 said the plane landed in Cairo.", "denied"),
        ("The ministry intends to run a second flight in June.", "planned"),
    ],
)
def test_how_firmly_it_is_said(text, modality):
    assert modality in {c.modality.value for c in read(text).claims}


# Each is told right after "A removal flight landed in Accra on Tuesday."
AFTER_A_FLIGHT = {
    "Guards threw their luggage onto the grass.": "event",
    "The doors stayed shut for two hours.": "event",
    "On the plane a man fainted.": "event",
    "Lawyers were turned away at the gate.": "event",
    "The ministry promised a statement by evening.": "event",
    "His name was not on the list.": "event",
    "Two women were taken off the plane before takeoff.": "event",
    "The contract expires in June.": "event",
    "A video posted on Monday shows men in handcuffs.": "event",
    "Her phone was taken away at the exit.": "event",
    "The claim that he was drugged is false.": "event",
    "There had been 174 in September.": "statistic",
    "The group counted 96 removal flights last month.": "statistic",
    "Fewer removal flights left the country in November.": "statistic",
    "Some 900 Russians remain in ICE detention.": "statistic",
    "Eleven carriers took part, up from six.": "statistic",
    "He laid floors in Spokane for three years.": "person.background",
    "Mr. Azimi had lived in Fresno since 2009.": "person.background",
    "She spent sixteen months at Adelanto.": "person.detention",
    "One of them was charged on Friday with insulting an officer.": "person.charge",
    "He must report to the draft board on Monday.": "person.summons",
    "Ghana accepted fourteen deportees in September.": "group.removal",
    "Lawyers asked that the men be freed and allowed to call home.": "appeal.request",
    "I look forward to your reply by June 3.": "appeal.request",
    "Those returned could be sentenced for taking part in protests.": "risk",
    "What she fears now is that he will be arrested.": "risk",
    "If I am sent home I will be killed.": "risk",
    "Harbor Light Project is alarmed by the removal of its clients.": "statement",
    "Our grandchildren will ask where we were.": "statement",
}


@pytest.mark.parametrize("text", AFTER_A_FLIGHT)
def test_it_is_told_after_a_flight(text):
    claims = read(f"A removal flight landed in Accra on Tuesday.\n\n{text}").claims
    told = [c for c in claims if c.quote.text.rstrip(".") in text]
    assert AFTER_A_FLIGHT[text] in {c.type for c in told}


@pytest.mark.parametrize(
    "text",
    [
        "A town hall will be held on Thursday.",
        "An ambulance took one man away.",
        "The train was held at Trenton for forty minutes.",
        "The ministry summoned the ambassador.",
        "Relatives are being kept behind a barrier.",
        "A crowd of 200 people was waiting outside the gate.",
    ],
)
def test_it_is_no_deed_and_no_figure(text):
    claims = read(f"A removal flight landed in Accra on Tuesday.\n\n{text}").claims
    assert not {c.type for c in claims} & {
        "person.detention", "person.arrest", "person.summons", "statistic",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "She has a small garden and two cats.",
        "The bridge was built in 1932.",
        "The photo was taken from the parking lot.",
        "The earlier version gave the wrong age for the campaigner.",
        "Our reporter stood at the fence.",
        "She talked to us from Armenia.",
    ],
)
def test_nothing_is_told_of_the_matter(text):
    claims = read(f"A removal flight landed in Accra on Tuesday.\n\n{text}").claims
    assert {c.type for c in claims} == {"flight.arrival"}


def test_a_declaration_tells_what_its_writer_did():
    text = "DECLARATION OF ARKADY V. SOMOV\n\n4. I asked to call my lawyer. The officer refused."
    assert [c.type for c in read(text).claims] == ["event", "event"]
