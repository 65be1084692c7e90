"""Verbs of flying by class: how a flight moves, what lifts it, what it does with people.

Each list names a verb once; `english_verb_forms` makes its forms. Clauses are cut at these verbs,
and `english_moving_words` gives them a direction.
"""

from wheelsdown.claims.english_verb_forms import (
    conjugate,
    finite_forms,
    ing_forms,
    verb_list,
)
from wheelsdown.claims.sentences import word_set

# How it moved: with a direction beside them these say all that a reporter's verbs of flying say.
MANNER = """
    go, come, fly, jet, wing, climb, rise, soar, lift, roar, thunder, lumber, haul, power, blast,
    ease, nose, slip, sneak, steal, sweep, swing, glide, sail, streak, speed, race, head, pull,
    roll, taxi, trundle, push, move, run, turn, bank, drop, descend, sink, swoop, dive, settle,
    float, dip, bump, bounce, slide, skid, coast, creep, crawl, rumble, limp, pass, proceed,
    continue, press, hop, shuttle, route, return, travel, journey, ride, carry, touch, arrive,
    land, depart, transit, cross, shoot, draw, screech, whine, break
"""
# What lifts: with "into the sky" it has taken off.
LIFTING = """
    lift, rise, climb, soar, roar, thunder, blast, lumber, ascend, leap, haul itself, shoot, go,
    disappear, vanish, power, streak, surge, head, pull up
"""
# What brings people somewhere: the flight that does has arrived.
BRINGING = """
    deliver, bring, drop, deposit, unload, offload, discharge, disgorge, set, put, disembark, land
"""
# What has people on the way: the flight that does so goes there.
TAKING = "take, carry, fly, ferry, transport, convey, whisk, bear, haul, move, transfer, shuttle"
# What it does on the ground.
STAYING = "sit, wait, stay, remain, stand, park, idle, rest"
# What else begins a clause of a flight.
OTHERS = """
    take off, lift off, set off, set out, leave, touch down, reach, stop, make, refuel, refuelle,
    lay over, divert, put down, set down, taxie, overnight, pause, halt, hit the, pick, get in, get into, get off,
    clear, exit, alight, dock, deplane, end, finish, complete, begin its, start its, spend,
    become airborne, call at, ply, circle, quit, vacate, embark, emplane, originate
"""
FLYING = ",".join((MANNER, LIFTING, BRINGING, TAKING, STAYING, OTHERS))
FLIGHT_VERB = (
    rf"(?:{finite_forms(FLYING)}|was flown|were flown|flown|is due|was due|is expected|"
    r"was expected|off again|down at(?= \d))"
)
PARTICIPLE = ing_forms(FLYING)
BASES = frozenset(verb.split()[0] for verb in verb_list(FLYING)) - {
    "set",
    "put",
    "hit",
    "shuttle",
    "quit",
}
THIRD_PERSONS = frozenset(conjugate(verb)[1].split()[0] for verb in verb_list(FLYING))
# A sentence without one of these moves nothing.
WORDS_OF_MOVING = frozenset(
    form.split()[0] for verb in verb_list(FLYING) for form in conjugate(verb)
) | word_set(
    """
    airborne aloft air ground tarmac runway way wheels tyres tires touchdown landing landings
    takeoff departure departures arrival arrivals arr dep eta etd ata atd stop stops stopover
    stopovers layover layovers halt halts pit pause fuel kerosene crew crews gate stand blocks
    chocks back off away up down due expected bound route headed destined course plan followed
    refuelled refuelling refueled between path track called broke taxies originated originates
    loaded placed marched herded ushered escorted shoved bundled forced hustled packed
    held kept delayed stuck stranded grounded served later started began diverted diversion vacated embarked emplaned boarded picked collected
    """
)
