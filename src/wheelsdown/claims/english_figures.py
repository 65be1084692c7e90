"""Figures in English: numbers that stand for more than one event.

In comes a stretch of a scene; out goes the number it is about, if it is a figure: a sum over a
period or over flights, a share, a record. How many were on one flight is not one, nor three
children of a family.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.english_subject_phrases import SEVERAL_PEOPLE
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import Scene

FLIGHTS = (
    r"(?:departures|landings|take-?offs|rotations|flights|planes|charters|jets|"
    r"removals|deportations|trips|legs|movements|journeys|stops|stopovers|runs|sorties|"
    r"arrivals|calls|"
    r"visits|hops|shuttles|operations|missions|services|crossings|transfers|expulsions|returns)"
)
COUNTED = regex(
    rf"\s+(?:(?!and\b|or\b|who\b|that\b)[\w'’-]+\s+){{0,4}}?(?P<noun>{SEVERAL_PEOPLE}|"
    rf"{FLIGHTS}|countries|nationalities|cases|lawsuits|warrants|visas|"
    r"names|applications|arrests|detainees|hearings|orders|beds|facilities|airports|"
    r"requests|states|cities|judges|agents|them)\b",
)
FIGURE_WORDS = regex(
    r"\b(?:numbers? (?:of|for|has|had|rose|fell)|numbers are|total(?: of|s|led|ed)|"
    r"average[sd]?|(?:set|hit|reached|broke) a record|record (?:high|number|low)|"
    r"percent|"
    r"per cent|rate (?:of|at|was|is|rose|fell)|(?:rose|risen|fell|fallen|grew|grown|"
    r"climbed|dropped|shrank|swelled|declined|jumped|soared) (?:(?:by|to|from) (?=\d|"
    r"an? |about|around|nearly|some|more|just|over|almost|\w+ percent)|again|sharply|"
    r"steadily|since|last|this|nearly|about|\d)|outpac(?:e|es|ed)|doubles?\b|(?:has|"
    r"have|had) (?:increased|decreased)|(?:increased|decreased) (?:by|to|from)|doubled|"
    r"tripled|"
    r"quadrupled|compared (?:with|to)|"
    r"(?:busiest|deadliest|biggest|largest|smallest|quietest|slowest) (?:month|year|week|quarter|day|summer|winter|season)|highest|lowest|per (?:day|month|"
    r"year|week|hour|flight|person|head|seat)|costs? (?:\w+ ){0,3}?(?:between|about|"
    r"around|more|up|an|\$|"
    r"[€£])|(?:cost|spent|paid|pays?|worth|earned|totall?ed|amounted to|"
    r"came to) (?:[\w']+ ){0,4}?[$€£]\s?\d|[\d.,]+ (?:million|billion) (?:euros|"
    r"dollars|pounds)|"
    r"(?:correct|true|real|actual|total) (?:figure|number)|outnumber(?:ed|s)?|"
    r"accounted for|made up|median|(?:up|down) from (?=\d|about|around|some|a\b|just|"
    r"only|fewer|more|the|none|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty\b|dozens|hundreds)|twice as many|"
    r"(?:figure|total|tally|count) (?:stood|stands|was|is|of|came|rose|fell|for)|"
    r"share of|one in (?:two|three|four|five|ten)|a third of|half of|"
    r"two-thirds|majority of)\b|\d\s?%",
    re.IGNORECASE,
)
CUMULATIVE = regex(
    r"\b(?:since|so far|in total|altogether|to date|between|over the (?:past|last)|in "
    r"(?:the )?(?:past|last|recent)|"
    r"during|this (?:year|month|week|quarter|season|summer|winter|spring|autumn)|"
    r"last (?:year|month|week|quarter|season|summer|winter|spring|autumn|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)|in the (?:same |"
    r"second |first |third |fourth )?(?:period|quarter|half)|a (?:day|week|month|year)|"
    r"from \w+ to \w+|that (?:year|month)|by the end of|throughout|every (?:year|month|week|"
    r"day)|annually|each (?:year|month|week)|"
    r"in (?:19|20)\d\d|under (?:the|President)|lists?|awaiting|pending|currently|at "
    r"(?:least )?one point|"
    r"in (?:January|February|March|April|June|July|August|September|October|November|December))\b",
    re.IGNORECASE,
)
SUM_OF_REMOVALS = regex(
    r"\b(?:since|so far|in total|altogether|to date|over the (?:past|last)|in (?:the "
    r")?(?:past|last|recent) (?:\w+ )?(?:years|months|decade)|"
    r"this year|last year|by the end of|throughout|every (?:year|month|week|day)|"
    r"annually|each (?:year|month|week)|from (?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December)\b[^,.;]{0,12} to\b|"
    r"in (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)(?: alone)?\b(?! \d)|"
    r"over (?:the )?(?:\w+ ){0,2}(?:months|years|weeks)|within (?:a|two|three|"
    r"\w+) (?:year|months|weeks)|"
    r"in the (?:first|last|past|final|second|third) (?:\w+ )?(?:months?|weeks?|days?|"
    r"quarter|half|year)|months of|"
    r"in (?:19|20)\d\d(?!-)|under (?:the|President)|between \w+ (?:\d+ )?and (?:the "
    r"end|\w+ \d|\w+uary|\w+ber|March|April|May|June|July|August)|a (?:day|week|month|"
    r"year))\b",
    re.IGNORECASE,
)
PERFECT = regex(r"\b(?:has|have)\b(?:\s+\w+)?\s+(?:been\s+)?\w+", re.IGNORECASE)
REMOVAL_NOUN = regex(
    r"\b(?P<verb>facilitated|led to|resulted in|carried out|saw|ended in|ended with|"
    r"enabled|brought|involved|included|"
    r"accounted for)\s+the\s+(?:deportation|removal|expulsion|return|transfer|arrest|"
    r"detention)s?\s+of\s+$",
    re.IGNORECASE,
)
SHARE = regex(
    r"\b(?:one|two|three|nine|eight|seven|four) (?:[a-z]+ )?(?:in|"
    r"out of|of(?= every)) (?:every )?(?:two|three|four|five|six|"
    r"seven|eight|nine|ten|twenty|hundred|every)\b(?! (?:years|months|weeks|days|hours|minutes))|"
    r"\b(?:more than |fewer than |less than |about |nearly |almost |over |just under |"
    r"just over )?half (?:of (?:the|all|those|them|these)|were|are|had|have|went|"
    r"came)\b|"
    r"\b(?:a|one|two|three)[ -](?:third|quarter|fifth|sixth|tenth)s? (?:of(?! an hour\b)|were|"
    r"are|had|have|went|came|flew|left|fewer|more|less|by)\b|"
    r"\b(?:a|one|two|three)[ -](?:third|quarter|fifth)s?(?=[,.;]|$)",
    re.I,
)
# Who they are, and how many went before: a flight's rules tell that.
IS_COMPOSITION = regex(
    r"\b(?:are|were|is|was) (?:all )?(?:men|women|children|minors|adults|citizens|"
    r"nationals|male|female)\b|\bprevious (?:flights?|ones?|charters?)\b",
    re.IGNORECASE,
)
# "The 317 bus" stands beside its number; "by bus" at the end counts nothing.
CARRIER_CHARACTERS = 16
# Things that carry other people, or a number that is a name: "the 317 bus", "a cruise ship with 2,300".
OTHER_CARRIERS = regex(
    r"\b(?:bus(?:es)?|coach(?:es)?|trains?|tram|ferr(?:y|ies)|ships?|liner|boats?|"
    r"cruise|lorr(?:y|ies)|trucks?|squad|team|tourists?|holidaymakers|"
    r"physicians|doctors|pilots)\b",
    re.IGNORECASE,
)
# Fewer of one kind are people of a story, not a figure.
LEAST_FIGURE = 20
HEAD_CHARACTERS = 34
# "At least 77 countries received …" opens with its number.
OPENS_CHARACTERS = 16
# So many people at once are a figure whatever the verb.
LEAST_OF_MANY = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a stretch is about; `start` where its quote begins elsewhere."""

    count: CountHit | None
    of: str | None
    verb: tuple[int, int] | None = None
    start: int | None = None
    of_flights: bool = False


def figure_of(scene: Scene, start: int, end: int, *, removal: bool) -> Figure | None:
    """Return the figure that the stretch gives; of a removal only one that is a sum."""
    text = scene.sentence.text
    # "0402 returns to stand": a clock, not a count.
    hits = [c for c in scene.counts if start <= c.start < end and text[c.start] != "0"]
    head = next((c for c in hits if c.start - start <= HEAD_CHARACTERS), None)
    stretch = Stretch(
        text=scene.sentence.text, start=start, words=scene.sentence.text[start:end], hits=hits,
        head=head, dated=bool(scene.times),
        of_a_day=any(t.day is not None or t.weekday is not None for t in scene.times if start <= t.start < end),
    )  # fmt: skip
    if removal:
        return _sum_of_removals(stretch)
    return next((f for rule in RULES if (f := rule(stretch)) is not None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch as the rules see it; `head` is the number that it begins with."""

    text: str
    start: int
    words: str
    hits: list[CountHit]
    head: CountHit | None
    dated: bool
    of_a_day: bool = False
    """It names a day: a number of one day is of one event."""


def _sum_of_removals(stretch: Stretch) -> Figure | None:
    """ "142,000 people were deported this year": over a period, or up to now; a share of many."""
    head = stretch.head
    if SHARE.search(stretch.words):
        return Figure(count=None, of=None)
    if head is None:
        return None
    if head.count.maximum is not None and head.count.maximum < LEAST_FIGURE:
        # "Eight men were sent to Eswatini in July": one removal, not a sum.
        return None
    up_to_now = PERFECT.search(stretch.words) is not None and not stretch.dated
    if SUM_OF_REMOVALS.search(stretch.words) is None and not up_to_now:
        return None
    return Figure(count=head, of=_noun(stretch.text, head))


def _of_a_noun(stretch: Stretch) -> Figure | None:
    """ "Facilitated the deportation of more than 80 Russians"."""
    text, start = stretch.text, stretch.start
    for hit in stretch.hits:
        noun = REMOVAL_NOUN.search(text[start : hit.start])
        if noun:
            begin = start + noun.start("verb")
            return Figure(count=hit, of=_noun(text, hit), start=begin, of_flights=True,
                          verb=(begin, begin + 1))  # fmt: skip
    return None


def _at_the_head(stretch: Stretch) -> Figure | None:
    """ "More than 3,500 citizens were on lists", "two flights took about 100 Russians"."""
    head, words, text = stretch.head, stretch.words, stretch.text
    if (
        head is None
        or _is_money_or_share(text, head)
        or SHARE.search(words)
        or OTHER_CARRIERS.search(words, 0, head.end - stretch.start + CARRIER_CHARACTERS)
        or IS_COMPOSITION.search(words)
    ):
        return None
    noun = _noun(text, head)
    if noun is None:
        return _bare_number(stretch, head)
    flights = re.fullmatch(FLIGHTS, noun) is not None
    large = head.count.maximum is None or head.count.maximum >= LEAST_FIGURE
    summed = CUMULATIVE.search(words) is not None
    people = [c for c in stretch.hits if c is not head and _is_people(_noun(text, c))]
    if flights and people and not large:
        return Figure(count=people[0], of=_noun(text, people[0]), of_flights=True)
    if (flights and (large or summed)) or (
        large and _of_many(words, head, summed=summed, of_a_day=stretch.of_a_day)
    ):
        return Figure(count=head, of=noun, of_flights=flights or noun == "them")
    return None


def _bare_number(stretch: Stretch, head: CountHit) -> Figure | None:
    """ "Some 70,000 more went by road in September", "only 213 of those left the country"."""
    summed = CUMULATIVE.search(stretch.words) is not None
    many = (head.count.minimum or 0) >= LEAST_OF_MANY
    if BARE.match(stretch.text, head.end) and many and (summed or not stretch.of_a_day):
        return Figure(count=head, of=None)
    return None


def _countries(stretch: Stretch) -> Figure | None:
    """ "The flights went to 77 countries"."""
    plural = re.search(rf"\b{FLIGHTS}\b", stretch.words) is not None
    hit = next((c for c in stretch.hits if _noun(stretch.text, c) == "countries"), None)
    if hit is None or not (plural or hit.start - stretch.start <= OPENS_CHARACTERS):
        return None
    return Figure(count=hit, of="countries", of_flights=True)


def _in_words(stretch: Stretch) -> Figure | None:
    """A share has no number of its own; a rate, a record or a rise may have one."""
    plural = re.search(rf"\b{FLIGHTS}\b", stretch.words) is not None
    if OTHER_CARRIERS.search(stretch.words):
        return None
    if SHARE.search(stretch.words):
        return Figure(count=None, of=None, of_flights=plural)
    if not FIGURE_WORDS.search(stretch.words):
        return None
    hit = next((c for c in stretch.hits if not _is_money_or_share(stretch.text, c)), None)
    return Figure(count=hit, of=_noun(stretch.text, hit), of_flights=plural)


def is_of_many(scene: Scene, start: int, end: int) -> bool:
    """ "Some 900 Russians remain in detention": so many of no one day are a figure, not a deed."""
    text = scene.sentence.text
    head = next(
        (c for c in scene.counts if start <= c.start < end and c.start - start <= HEAD_CHARACTERS),
        None,
    )
    of_a_day = any(
        t.day is not None or t.weekday is not None for t in scene.times if start <= t.start < end
    )
    many = head is not None and (head.count.minimum or 0) >= LEAST_OF_MANY
    return many and not of_a_day and IS_OR_HAS.search(text, start, end) is not None


# "Tailwatch counted 142 removal flights last month": whoever keeps the count.
KEEPS_COUNT = regex(
    r"\b(?:counted|recorded|logged|tallied|documented|tracked|registered|catalogu?ed|identified|observed|monitored|operated|"
    r"flew|carried\s+out|conducted|performed|ran|handled|organi[sz]ed|chartered|processed|received|deported|removed|expelled|returned)\s+"
    r"(?:(?:about|around|nearly|almost|some|over|roughly|(?:more|fewer|less)\s+than|at\s+least|up\s+to|only|just|a\s+total\s+of)\s+)?$",
    re.IGNORECASE,
)
KEEPER_CHARACTERS = 90


def _kept_count(stretch: Stretch) -> Figure | None:
    """ "The group logged 142 removal flights last month": a number of flights over a period."""
    for hit in stretch.hits:
        noun = _noun(stretch.text, hit)
        before = stretch.text[max(stretch.start, hit.start - KEEPER_CHARACTERS) : hit.start]
        keeps = KEEPS_COUNT.search(before)
        flights = noun is not None and re.fullmatch(FLIGHTS, noun) is not None
        if keeps and flights and CUMULATIVE.search(stretch.words):
            return Figure(count=hit, of=noun, start=hit.start - len(before) + keeps.start(), of_flights=True,
                          verb=(hit.start - len(before) + keeps.start(), hit.start))  # fmt: skip
    return None


THERE_WERE = regex(
    r"\W*there\s+(?:was|were|had\s+been|have\s+been)\s+(?:(?:about|around|nearly|only|just|some|at\s+least|(?:more|fewer)\s+than)\s+)?$",
    re.IGNORECASE,
)


def _there_were(stretch: Stretch) -> Figure | None:
    """ "There had been 174 in September": a number over a period, of what was counted before."""
    head = stretch.head
    if head is None or not THERE_WERE.fullmatch(stretch.text, stretch.start, head.start):
        return None
    noun = _noun(stretch.text, head)
    counts = noun is None or re.fullmatch(FLIGHTS, noun) is not None
    if not counts or not CUMULATIVE.search(stretch.words) or stretch.of_a_day:
        return None
    return Figure(count=head, of=noun, of_flights=True)


# "Fewer removal flights left in November", "more planes than ever": compared with before.
FEWER = regex(
    rf"\W*(?:fewer|more|twice\s+as\s+many)\s+(?!than\b)(?:[\w'’-]+\s+){{0,3}}?(?:{FLIGHTS}|{SEVERAL_PEOPLE})\b",
    re.IGNORECASE,
)


def _compared(stretch: Stretch) -> Figure | None:
    """ "Fewer removal flights left in November": a comparison of periods gives no number."""
    if not FEWER.match(stretch.words) or not (
        CUMULATIVE.search(stretch.words) or " than " in stretch.words
    ):
        return None
    return Figure(count=None, of=None, of_flights=True)


RULES: tuple[Callable[[Stretch], Figure | None], ...] = (
    _of_a_noun,
    _kept_count,
    _there_were,
    _compared,
    _at_the_head,
    _countries,
    _in_words,
)
# After a number without a noun: "more", "others", "of them", or a verb.
BARE = regex(
    r"\s+(?:(?:more|others?|of (?:those|these|them|whom|the \w+)|so far)\b|(?:were|are|"
    r"was|is|have|had|will|would|went|came|left|followed|follow)\b)"
)
IS_OR_HAS = regex(r"\b(?:is|are|has|have|remain|remains|await|live|wait|'s|'ve)\b")


def _of_many(words: str, head: CountHit, *, summed: bool, of_a_day: bool) -> bool:
    """Say whether a number is of a state or a sum, not of people to whom one thing happened."""
    many = (head.count.minimum or 0) >= LEAST_OF_MANY and not of_a_day
    return (
        summed
        or many
        or IS_OR_HAS.search(words) is not None
        or FIGURE_WORDS.search(words) is not None
    )


def _is_money_or_share(text: str, hit: CountHit) -> bool:
    """Say whether a number counts nobody: "$600 million", "12 percent", "17 hours"."""
    before, after = text[max(0, hit.start - 8) : hit.start], text[hit.end : hit.end + 12]
    money = re.search(r"[$€£][\d.,]*\s*$", before) or text[hit.start : hit.start + 1] in "$€£"
    return (
        bool(money)
        or re.match(
            r"\s*(?:%|per\s?cent|percent|hours?|minutes?|days?|weeks?|months?|years?|euros?|"
            r"dollars?|pounds?|million|billion)\b|%",
            after,
        )
        is not None
    )


# A mean or a share is of many flights, whatever it says of one.
OF_MANY_FLIGHTS = regex(
    rf"\b(?:average[sd]?|median|mean|typical(?:ly)?)\b|{SHARE.pattern}", re.IGNORECASE
)


def _is_people(noun: str | None) -> bool:
    return noun is not None and re.fullmatch(SEVERAL_PEOPLE, noun) is not None


def _noun(text: str, hit: CountHit | None) -> str | None:
    if hit is None:
        return None
    after = COUNTED.match(re.sub(r"^ of\b", " a ", text[hit.end : hit.end + 120]))
    return after["noun"] if after else None
