"""Days of the world on the desk: the front door to writing and asking them.

A *day* is one archive of readsb traces, some 65,000 aircraft. It lies in
`built/record/days/<YYYY-MM-DD>/`, whole or not at all:

    day.json            what it was made from, what is kept, counts
    legs.columns        every leg in one piece, beside it columns to search (see `day_leg_records`)
    legs.parquet        the same for other programs
    members.columns     every file of the archive: digest, place in it, aircraft, place of its rows
    visits.parquet      who was in which quarter-degree cell from when to when, and how low
    edges.parquet       rows at the two ends of the day, from which legs over midnight are found
    positions/part-*    every position kept, as it came
    problems.jsonl      what could not be used

Writing one, for the part of the program that reads archives:

    writer = begin_day(desk, day, archive=(ArchiveFile(...),), keeping=Keeping(), layout="8MiB")
    for number in all_numbers - writer.done:                # parts of a run that was stopped
        part = make_part(number, members=..., batch=..., prepared=..., legs=..., keeping=keeping,
                         problems=..., other_legs=...)      # pure; runs in any process
        writer.add_part(part)                               # in any order, in one process
    change = writer.finish(now=...)                         # the day is there, or nothing changed
    writer.leave()                                          # instead: stopped, to be continued
    writer.abandon()                                        # instead: nothing is to remain

A part is named by its number and its positions are stored as they come, so the cut of an archive
into parts must depend on the archive alone (`layout` names the way of cutting); all other tables
come out the same whatever the parts. Afterwards, `seams_to_make(desk)` lists the midnights between
days held whose legs are to be joined, and `make_seam(desk, day, find)` joins those between `day`
and the day after.
"""

from wheelsdown.desk.day_card import (
    ArchiveFile,
    DayCard,
    Keeping,
    KeptPositions,
    held_days,
    is_held,
)
from wheelsdown.desk.day_changes import DayChange
from wheelsdown.desk.day_legs import DayLegs, open_legs
from wheelsdown.desk.day_parts import DayPart, MemberFacts, make_part
from wheelsdown.desk.day_queries import count_day_legs, day_legs, find_day_leg
from wheelsdown.desk.day_writing import DayWriter, begin_day
from wheelsdown.desk.seams import make_seam, seams_to_make
from wheelsdown.desk.visited import NearLeg, legs_near

__all__ = [
    "ArchiveFile",
    "DayCard",
    "DayChange",
    "DayLegs",
    "DayPart",
    "DayWriter",
    "Keeping",
    "KeptPositions",
    "MemberFacts",
    "NearLeg",
    "begin_day",
    "count_day_legs",
    "day_legs",
    "find_day_leg",
    "held_days",
    "is_held",
    "legs_near",
    "make_part",
    "make_seam",
    "open_legs",
    "seams_to_make",
]
