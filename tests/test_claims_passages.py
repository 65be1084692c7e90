"""What is read from passages that the rules have not seen: invented, in the reader's notation."""

import pytest

from claims_notation import check, read

PASSAGES = {
    "plain": "{departure: The jet took off from [Alexandria, Louisiana], [at 6:14 a.m. Friday]}, "
    "{said by: an advocate} said.",
    "dateline": "MESA, Ariz. (AP) — {departure: A charter flight {passengers: carrying 135 people} "
    "departed [Mesa Gateway Airport] [shortly after 6 p.m. on Thursday, Nov. 6], bound for "
    "[Cairo]}.",
    "passive": "{departure: More than 60 deportees were flown out of [El Paso] "
    "[on Wednesday night]}, according to {said by: Witness at the Border}.",
    "refuelling": "{stop: {aircraft: The Boeing 767 operated by Omni Air International} refuelled "
    "in [Shannon, Ireland]}, before {arrival: landing in [Tashkent] "
    "[at 4:12 p.m. local time on Friday]}.",
    "inserted clause": "{stop: The plane, {passengers: which carried about 120 Iranians}, "
    "landed in [Doha] [on Monday]} and {route: then continued to [Tehran]}.",
    "denial by officials": "{said by: Officials} denied that {arrival denied: a deportation flight "
    "had landed in [Accra]}.",
    "two zones": "{arrival planned: The plane is scheduled to arrive in [Bogota] "
    "[at 14:26 local time] ([19:26 GMT]) on Sunday}.",
    "wheels down": "{arrival: Wheels down [at 4:12 p.m. Friday] in [Guatemala City]}.",
    "trains and ships": "The train left Mesa at 6 p.m. and arrived in Phoenix two hours later. The "
    "ship docked in Cairo on Friday with 40 passengers on board.",
    "no plane": "{arrival denied: No plane landed in [Moscow] [on Friday]}, "
    "{said by: Flightradar24} data showed.",
    "ordinal": "{ordinal: It was the second such flight [this year]}.",
    "condition": "{arrival possible: If the plane lands in [Kyiv]}, the men will be arrested, "
    "{said by: their lawyer} said.",
    "told an agency": "{arrival: {aircraft: A Gulfstream V with tail number N225AX} touched down "
    "in [Mbabane] [at 2:15 a.m. on Oct. 6]}, {said by: the ministry} told {said by: Reuters}.",
    "people flown": "The deportees, {route: who were flown from [Alexandria] to [Accra] via "
    "[Dakar]}, were held at an army camp.",
    "people who fled": "Thousands of Russians left the country after the invasion and arrived in "
    "Mexico in 2022.",
    "opinion": "I believe that deporting people in the middle of the night is shameful. We should "
    "all be angry about it. The administration has left us no choice.",
    "negation and pronoun": "{stop denied: The flight did not stop in [Cairo]}, "
    "{said by: airline officials} said. {arrival: It landed in [Moscow] [early on Tuesday]}.",
    "quotation": "{arrival: “The plane landed in [Cairo] [on Friday],”} {said by: Hassan} said. "
    "{passengers: “There were 64 people on board.”}",
    "next morning": "{departure: A plane took off from [Mesa] [around noon on Nov. 3]}. {stop: It "
    "stopped in [Dakar] to refuel} and {arrival: landed in [Accra] [the next morning]}.",
    "expected": "{arrival expected: The flight is expected to land in [San Salvador] "
    "[on Saturday]}, {said by: the presidency} said in a statement.",
    "timetable": "ICE flights leave Mesa every Monday. Flights from Mesa to Guatemala are common.",
    "other meanings": "He left Russia in 2022 and landed a job in Arizona. The charter school "
    "departed from tradition.",
    "it without a flight": "It landed in Accra. The plane was late.",
    "perhaps": "{arrival possible: The plane may have landed in [Minsk]}, but this could not be "
    "confirmed.",
    "not clear": "It was not clear whether {arrival possible: the plane had landed in [Cairo]}.",
    "citing": "{said by: Reuters}, citing {said by: two airport officials}, reported that "
    "{departure: the aircraft left [Mesa] [at 9:05 p.m. on Nov. 5]} and {arrival: reached "
    "[Panama City] [at 3:40 a.m. the next day]}.",
    "flew via": "{route: The aircraft flew from [Mesa] to [Cairo] via [Baltimore]}, "
    "{said by: records} show.",
    "put on a plane": "{departure: {passengers: Fifty men} were put on a plane in [Alexandria] [on Oct. 30]}, said "
    "{said by: Maria Lopez}, a lawyer for one of them.",
    "small clause": "{said by: Flightradar24} showed {departure: the jet taking off from [Mesa] "
    "[at 5:02 p.m. local time on Sunday]} and {arrival: landing at [Cairo International Airport] "
    "[13 hours later]}.",
    "feared": "{said by: Advocates} feared that {arrival feared: the plane had landed in "
    "[Asmara]}.",
    "due": "{arrival expected: A plane was due to land in [Kyiv] [on Nov. 20]}.",
    "bus": "The bus carrying the deportees arrived at the airport at 4 a.m.",
    "never": "{said by: Lawyers} said {arrival denied: the plane never landed in [Libya]}.",
    "relative clause": "{arrival: {departure: A plane that left [Arizona] [on Monday]} landed in "
    "[Accra] [on Tuesday evening]}.",
    "denied reports": "{said by: The Foreign Ministry} denied reports that {arrival denied: the "
    "flight landed in [Astana]}.",
    "earlier flight": "{previous: The previous flight, [on Aug. 27], carried 47 people}, according "
    "to {said by: Agentstvo}.",
    "no such date": "{arrival: The plane landed on Feb. 30}.",
    "another plane": "{transfer: The men were transferred to an EgyptAir plane in [Cairo]} and "
    "{route: flown to [Moscow]}.",
    "nobody aboard": "There were no Ukrainians on board, Petrov said.",
    "unknown vessel": "About a dozen people were on board, including two children.",
    "capacity": "The plane, a jet that can carry 200 passengers, was parked in Mesa.",
    "helicopter": "A helicopter landed in Cairo.",
    "data reviewed": "According to {said by: Flightradar24}, {departure: the jet departed from "
    "[Mesa] [at 4:30 p.m. ET on Tuesday]}, {stop: stopped in [San Juan] to refuel} and {arrival: "
    "touched down in [Malabo] [on Wednesday afternoon]}.",
    "between": "{passengers: Between 50 and 60 people were aboard the flight}, {departure: which "
    "took off from [El Paso] between [5 and 6 p.m. on Nov. 4]}.",
    "callsign": "{departure: Omni Air flight 328, {aircraft: call sign OAE328}, left [Mesa] "
    "[shortly before midnight on Oct. 31]}.",
    "operator and dashes": "{departure: The charter jet — {aircraft: a Boeing 767-300 registered "
    "N378AX and operated by Omni Air} — took off from [Phoenix-Mesa Gateway Airport] "
    "[at 11:47 a.m. on Nov. 3]}, {said by: Flightradar24} data show.",
    "verb first": "{departure: Departing from [Alexandria, Louisiana], [at 9 a.m. on Tuesday]}, "
    "{route: the aircraft flew to [Dakar]}, where it paused.",
    "company named like a zone": "{departure: [At 6:05 a.m. Thursday], Eastern Air flight 3491 "
    "lifted off from [Mesa]}.",
    "their own journey years ago": "The two men left Moscow in 2021, flew to Mexico and crossed "
    "into the U.S. in 2022, court records show. A plane was mentioned nowhere.",
    "past plan": "{departure: A plane departed from [Louisiana] [on Monday evening]} and {arrival "
    "planned: was scheduled to arrive in [Tehran] [on Tuesday]}.",
    "came back": "{arrival: The plane returned to [Mesa] [at 10 p.m. on Monday]}.",
    "how long": "{duration: The flight from [Mesa] to [Cairo] took 13 hours}.",
    "told by its passenger": "I was on that flight. {departure: We took off from [Mesa] "
    "[on Sunday]} and {arrival: landed in [Cairo] [the next evening]}.",
    "interrupted subject": "{passengers: At least 40 people, {composition: including three children}, were aboard "
    "the plane}, said {said by: Anna Petrova}, whose brother was deported.",
    "her landing in prison": "She landed in prison after {arrival: her plane landed in [Moscow] "
    "[on Friday]}.",
    "killed aboard": "A passenger plane crashed on landing in Moscow on Friday, killing 40 people "
    "aboard.",
    "missiles": "Ukrainian drones took off from Odesa and a missile landed in Moscow on Friday.",
    "another headline": "{arrival denied: Plane carrying deportees did not land in [Minsk]}, says "
    "{said by: ministry}.",
    "a series": "Human rights groups say at least five such flights have left the U.S. since June.",
    "second of two": "{arrival: The first flight landed in [Honduras] [on Feb. 20]}; {arrival: the "
    "second, {passengers: carrying 120 people}, landed [a day later]}.",
    "headline": "Deportation flight from Arizona lands in Cairo, activists say\n\n"
    "The ministry did not comment on the matter when it was asked on Friday.",
    "somebody aboard": "{departure: A charter left [Dallas] [on Monday]}. {composition: Two families were "
    "among the passengers}. {composition denied: My brother was not on that plane}. {composition: “There "
    "was not one Kenyan on board,”} {said by: the consul} said.",
    "taken off": "{departure: A charter left [Dallas] [on Monday]}. Two men were taken off the flight first.",
    "answer of a number": "{departure: A charter left [Dallas] [on Monday]}. How many were on it? "
    "{passengers: Forty, maybe fifty}.",
    "as many as the police say": "{departure: A charter left [Dallas] [on Monday]}. {said by: The police} speak of "
    "{passengers: more than 60 Kazakhs}.",
    "not so many": "{departure: A charter left [Dallas] [on Monday]}. {passengers: There were 66, not 96}.",
    "seven travelled": "{departure: A charter left [Dallas] [on Monday]}. {passengers: Seven persons "
    "travelled}.",
    "supposed": "A charter left the station. If 70 people were on the plane, the list should say so.",
    "ninth of a series": "{departure: A charter left [Dallas] [on Monday]}. {ordinal: It brought the "
    "country's ninth group of returnees [since January]}.",
    "one more is no ordinal": "They intend to see a second film. It was his first visit to Boston.",
    "same airframe": "{departure: N291GX left [Harlingen] [on Monday]}. {previous: It was the same "
    "airframe that flew to [Haiti] [in January]}.",
    "the one before": "{departure: A charter left [Dallas] [on Monday]}. {previous: The previous one, "
    "[on Sept. 3], carried 44 people}.",
    "flew as": "{departure: A charter left [Dallas] [on Monday]}. {aircraft: It was flying as GXA6218}.",
    "its own": "{departure: A charter left [Dallas] [on Monday]}. {said by: The carrier} denied that "
    "{aircraft denied: the jet was one of its own}.",
}  # fmt: skip
SKIPPED = {"headline"}


@pytest.mark.parametrize("name", [n for n in PASSAGES if n not in SKIPPED])
def test_passage(name):
    check(PASSAGES[name], types="flight.")


def test_a_headline_is_a_claim_of_its_own():
    reading = read(PASSAGES["headline"])
    assert reading.headline.text == "Deportation flight from Arizona lands in Cairo, activists say"
    claim = reading.claims[0]
    assert claim.quote.text == "Deportation flight from Arizona lands in Cairo"
    assert claim.value.origin.name == "Arizona"
    assert [a.span.text for a in claim.attribution] == ["activists"]


def test_a_correction_denies_what_it_withdraws():
    reading = read(
        "An earlier version of this article said that the plane landed in Lagos. "
        "It landed in Accra."
    )
    assert [(str(c.modality), c.value.place.name) for c in reading.claims] == [
        ("denied", "Lagos"),
        ("asserted", "Accra"),
    ]


def test_according_to_does_not_leak_into_the_next_sentence():
    reading = read("According to Reuters, the plane left Mesa on Monday. It landed in Accra.")
    assert [len(c.attribution) for c in reading.claims] == [1, 0]


def test_he_is_the_person_named_last():
    reading = read(
        "Ivan Petrov told Meduza that the plane had left Mesa on Monday. “It landed in Cairo,” he "
        "added. “From there they flew to Moscow.”"
    )
    assert [[a.name for a in c.attribution] for c in reading.claims] == [
        ["Meduza", "Ivan Petrov"],
        ["Ivan Petrov"],
        ["Ivan Petrov"],
    ]


def test_chain_runs_from_the_nearest_to_the_origin():
    reading = read("ICE said the plane landed in Accra at 5 p.m. Friday, according to Reuters.")
    assert [(a.name, str(a.kind)) for a in reading.claims[0].attribution] == [
        ("Reuters", "outlet"),
        ("ICE", "authority"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("64 passengers", (64, 64, 64)),
        ("about 120 passengers", (108, 132, None)),
        ("more than 80 passengers", (81, None, None)),
        ("at least 12 passengers", (12, None, None)),
        ("several dozen passengers", (24, 99, None)),
        ("about two dozen passengers", (20, 30, None)),
        ("several hundred passengers", (200, 999, None)),
        ("a couple of hundred passengers", (150, 299, None)),
        ("50 to 60 passengers", (50, 60, None)),
        ("sixty-four passengers", (64, 64, 64)),
        ("dozens of passengers", (12, None, None)),
    ],
)
def test_a_count_is_never_sharpened(words, expected):
    (claim,) = read(f"There were {words} on the plane.").claims
    count = claim.value.count
    assert (count.minimum, count.maximum, count.best) == expected
