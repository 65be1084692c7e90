"""Who says it, and what is told beside flights: English constructions, one sentence each."""

import pytest

from claims_notation import read

CREDITED = {
    "Nobody was hurt, {the agency} posts on X.": "event",
    "The plane was delayed by three hours, reads {the letter}.": "event",
    "{The Warsaw portal Onet Nowy} has it that two men were taken to hospital.": "event",
    "Two of them had been hospitalised, says {attorney Lena Kovic}.": "event",
    "{A spokesman for the institute, Raul Echeverria}, said they had been registered.": "event",
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
