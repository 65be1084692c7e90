"""The words with which English says that a flight left, stopped, landed or went somewhere.

Each row of `MOVEMENTS` is one way of saying one thing: a verb, or any verb of a class with words
that give it its direction ("thundered" + "away from", "eased" + "down onto the runway").
`english_movements` looks for them and decides whether a flight moves. What is said of much else
("pulled in", "came down") needs a place or a time beside it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wheelsdown.claims.english_aboard_words import PEOPLE_NOUN
from wheelsdown.claims.english_vehicles import FLIGHT, PEOPLE
from wheelsdown.claims.english_verb_forms import any_form, conjugate, verb_list
from wheelsdown.claims.english_verbs_of_flying import BRINGING, LIFTING, MANNER, STAYING, TAKING
from wheelsdown.claims.patterns import regex
from wheelsdown.model.report import ClaimType

STOP, DEPARTURE = ClaimType.FLIGHT_STOP, ClaimType.FLIGHT_DEPARTURE
ARRIVAL, ROUTE = ClaimType.FLIGHT_ARRIVAL, ClaimType.FLIGHT_ROUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A way of saying that a flight did something."""

    name: str
    type: ClaimType
    pattern: re.Pattern[str]
    """The words; where there are `verbs`, what stands right after one of them."""
    verbs: frozenset[str] = frozenset()
    of_people: bool = False
    """People known to be on a flight can be its subject: "the deportees landed"."""
    needs_detail: bool = False
    """Means a flight only with a place or a time beside it: "left", "reached"."""
    needs_place: bool = False
    """A noun for which the place is all: "a stop in Dakar"."""
    needs_time: bool = False
    """Said of everybody; who does so somewhere at a time told beside it takes a flight."""
    no_subject: bool = False
    """A set phrase or a noun: "wheels down at 4:12 p.m."."""

    def find(self, text: str, words: tuple[re.Match[str], ...]) -> Iterator[tuple[int, int]]:
        """Return where the movement is said, given the words of `text`."""
        if not self.verbs:
            yield from (m.span() for m in self.pattern.finditer(text))
            return
        for word in words:
            if word.group().lower() in self.verbs:
                after = self.pattern.match(text, word.end())
                if after is not None:
                    yield word.start(), after.end()


def _forms(words: str) -> re.Pattern[str]:
    return regex(rf"\b(?:{words})\b", re.IGNORECASE)


def _verbs(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verb_list(verbs) for form in conjugate(verb))


def _after(words: str) -> re.Pattern[str]:
    """Compile what follows a verb of a class: an adverb or two, then the words."""
    return regex(rf"{ADVERBS}\s+(?:{words})(?!\w)", re.IGNORECASE)


ADVERBS = r"(?:\s+(?:\w+ly|back|straight|right|again|home|then|finally|on|itself|almost|down))*?"
GROUND = r"(?:tarmac|runway|ground|apron|ramp|concrete|asphalt|airstrip|strip|airfield|field)"
STAND = (
    r"(?:stand|gate|terminal|stop|halt|rest|apron|ramp|bay|hangar|parking (?:spot|position|place))"
)
SKY = r"(?:sky|skies|air|night|dark(?:ness)?|dawn|clouds?|morning|evening|sunset|sunrise|rain|fog|haze|mist|murk|gloom|overcast|blue)"
# "Into" these a flight goes without arriving.
NOT_A_GOAL = (
    r"(?!\s+(?:[\w'-]+\s+){0,2}?(?:airspace|service|view|sight|waters|trouble|position|history|"
    r"action|effect|force|custody|orbit|turbulence|line|place|question|storm|doubt|use|"
    rf"{SKY})\b)"
)
PLACE_AHEAD = (
    rf"{NOT_A_GOAL}(?=\s+(?:(?:the|an?|its|nearby|remote|military|private|international)\s+){{0,3}}"
    rf"(?:(?-i:[A-Z])|{GROUND}|airport|base|city|capital|hub|terminal))"
)
OBJECT = (
    rf"(?:(?:the|its|all|some|about|another|those|these|out|off)\s+)?(?:[\w'’-]+\s+){{0,4}}?"
    rf"(?:them|him|her|us|everyone|(?-i:{PEOPLE_NOUN}|{PEOPLE}))(?:\s+(?:on board|aboard))?"
    rf"(?:\s+(?:off|down|back|home|on|onward|over|out|there))?"
)
TO_REFUEL = (
    r"(?:to (?:refuel|take on (?:more )?fuel|change crews?|fuel up|top up|pick up|collect|drop off|let off|set down|unload|"
    r"take aboard|embark)|"
    r"for (?:more )?(?:fuel|refuel(?:l)?ing|kerosene|a (?:change of crew|crew change|(?:brief|short|"
    r"technical|quick) (?:stop|halt|pause))))"
)
# A landing that was not to be: the flight was going elsewhere.
UNPLANNED = (
    r"(?:emergency|unscheduled|unplanned|unexpected|precautionary|forced|interim|intermediate|"
    r"technical|(?:re)?fuel(?:l)?(?:ing)?)"
)
NEAR_OR_TIME = (
    r"(?=\s+(?:in|at|on|from|to|near|shortly|just|around|about|by|before|after|early|late|this|\d))"
)
# A halt, as a noun with what goes before it.
HALT = (
    r"(?:(?:re-?fuel(?:l)?ing|fuel|technical|tech|gas|crew|pit|brief|short|quick|overnight|first|"
    r"second|third|only|one|two|three|four|several|unscheduled|scheduled|planned|intermediate|interim|"
    r"single|hour-long|\w+-hour|\w+-minute|en-route|unexplained|further|last|final)\s+){0,3}"
    r"(?:stop-?overs?|stops?|pit-?stops?|layovers?|halts?|pauses?|"
    r"(?<=technical )landings?|(?<=refueling )landings?|(?<=refuelling )landings?|"
    r"(?<=intermediate )landings?|(?<=interim )landings?|(?<=fuel )landings?)"
)
DETERMINED = r"(?:an?|the|its|their|another|one|two|three|four|several|no|any|was|were|for)"
MADE_A_HALT = (
    rf"(?:{any_form('make, include, involve, feature, take in, have, require, entail')}|with|"
    r"after|following|via)"
)

# In order: where two match the same words, the first is taken.
MOVEMENTS: tuple[Movement, ...] = (
    Movement(name="stopped_over", type=STOP, of_people=True, pattern=_forms(
        rf"{any_form('stop over, lay over, lie over')}|"
        rf"{MADE_A_HALT}\s+(?:an?|its|one|two|three|four|five|six|several|many|brief|another|at least \w+|the|no)\s+"
        rf"(?:[\w-]+\s+){{0,3}}?(?:stops?|stopovers?|layovers?|halts?|pauses?)|"
        rf"{any_form('stop')}(?=[^,.;]{{0,40}}\s{TO_REFUEL}\b)|"
        rf"{any_form('make, carry out, perform, execute')} (?:an? )?(?:\w+ )?{UNPLANNED} landing|"
        rf"{any_form('touch down, land, put down, set down')}\s+(?:briefly\s+)?{TO_REFUEL}|"
        r"re-?fuel(?:l)?(?:ed|ing|s)(?!\s+(?:stops?|halt|stand|truck|hub|hose|crew|point|pause))|"
        r"re-?fuel(?=\s+(?:in|at)\b)|(?:was|were) fuel(?:l)?ed|transit(?:ed|ing|s)(?:\s+through)?|"
        rf"{any_form('break')} (?:its|the|their) (?:journey|flight|trip|voyage|crossing)|"
        rf"{any_form('take on')} (?:more )?(?:fuel|kerosene)|"
        rf"{any_form('gas up, tank up, fuel up, top up')}(?: (?:its|the) tanks)?|"
        rf"{any_form('change')} (?:its )?crews?")),
    Movement(name="halt_noted", type=STOP, no_subject=True, needs_place=True, pattern=_forms(
        rf"(?:(?<!\bto ){DETERMINED}\s+{HALT}|(?:(?<=^)|(?<=\W )){HALT})(?:,? (?:was made|was planned|came|followed|for fuel|to refuel|is planned|"
        r"is scheduled|was scheduled|took place|happened|is foreseen|is due| of [\w -]{2,24}?(?:hours?|minutes)))?,?\s+(?:in|at|on)(?=\s+(?:the\s+)?(?-i:[A-Z]))|"
        r"(?:fuel|kerosene) was (?:taken on|pumped aboard) (?:in|at)|"
        r"(?:the )?crews? (?:was |were )?changed (?:in|at)|(?:a )?change of crew (?:in|at)")),
    Movement(name="picked_up", type=STOP, needs_detail=True, pattern=_forms(
        rf"{any_form('pick')} (?:them|him|her|{OBJECT}) up|"
        rf"{any_form('pick up, take aboard, take on board, collect, embark')} {OBJECT}(?=\s+(?:in|at)\b)|"
        rf"{any_form('take')} {OBJECT} (?:on board|aboard)(?=\s+(?:in|at)\b)|"
        rf"{any_form('pick up, take on, take aboard, take on board, embark')} (?:an?other|more|further) "
        rf"{OBJECT}")),
    Movement(name="stopped_for_fuel", type=STOP, of_people=True, pattern=_forms(
        rf"{any_form('stop')}\s+(?:once|twice|briefly|again)(?:\s+{TO_REFUEL})?")),
    Movement(name="stopped_to_refuel_in", type=STOP, of_people=True, pattern=regex(
        rf"\b{any_form('touch down, land, put down, set down, come down, drop in, call in, put in')}"
        rf"\b(?=\s+(?:in|at|on|into)\s+[^,.;]{{2,50}}\s+"
        rf"(?:{TO_REFUEL}|en route|on (?:its|the) way|along the way))", re.IGNORECASE)),
    Movement(name="stopped_in", type=STOP, of_people=True, needs_detail=True, pattern=_forms(
        rf"(?<!\ba )(?<!final )(?<!full ){any_form('stop')}(?:\s+(?:first|briefly|again|off))?(?=\s+(?:for [^,.;]{{3,30}}? )?(?:in|at|near|on)\b)|"
        rf"{any_form('pause, halt, idle')}(?=\s+(?:briefly\s+|for [^,.;]{{3,30}}? )?"
        r"(?:in|at)\b)|"
        r"overnighted|spent the night(?=\s+(?:in|at|on)\b)|"
        rf"{any_form('call, call in, drop in, look in')} at|"
        rf"{any_form('put in')}(?=\s+(?:at|to)\b)|"
        r"(?:staged|routed|routes|passed|passes|came|went|travel(?:l)?ed|flew|flies|routing|"
        r"passing) (?:through|via|by way of)"
        r"(?=\s+(?-i:[A-Z]))(?![^.;]{2,40}\s(?:to|on to)\s)|"
        rf"{any_form('touch')} at(?=\s+(?-i:[A-Z]))")),
    Movement(name="waited_at", type=STOP, needs_detail=True, pattern=regex(
        rf"\b(?:{any_form(STAYING)}|(?:was|were|is) (?:held|kept|delayed|stuck|stranded|grounded))(?:\s+\w+ed)?\s+"
        rf"(?:(?:there|idle|parked|overnight)\s+)?(?=(?:(?:for )?[^,.;]{{3,30}}?(?:hours?|minutes?|night|days?) )?(?:(?:on (?:the|a|its) {GROUND}|"
        r"at (?:the|a) (?:gate|terminal|stand)) )?(?:for [^,.;]{3,30}? )?(?:in|at)\s+(?-i:[A-Z]))"
        r"(?:(?<=overnight )|(?=[^.;]{3,80}(?:hours?|minutes|overnight|night)\b))", re.IGNORECASE)),
    Movement(name="time_on_the_ground", type=STOP, needs_place=True, pattern=regex(
        rf"\b(?:{any_form('spend')}|was|were|is)\s+(?=(?:[^,.;]{{3,30}}?(?:hours?|minutes) )"
        rf"(?:on the {GROUND} )?(?:in|at)\s+(?-i:[A-Z])|(?:on the {GROUND} )?(?:in|at)\s+"
        r"(?-i:[A-Z])[^,.;]{2,40} for\s+[^,.;]{3,30}?(?:hours?|minutes))", re.IGNORECASE)),
    Movement(name="was_the_stop", type=STOP, no_subject=True, needs_place=True, pattern=_forms(
        r"(?:was|is|were|served as|serves as|would be|will be|became) (?:the|its|their|a|an|another) (?:\w+ )?"
        r"(?:stops?|stop-?overs?|halt|refuel(?:l)?ing point|port of call|waypoint)")),
    Movement(name="first_stop", type=STOP, no_subject=True, needs_detail=True,
             pattern=regex(
        r"(?:^|(?<=[.•;] ))\W*(?:first|second|third|next|another|only|last|"
        r"final|refuel(?:l)?ing|fuel|technical)\s+(?:stop|hop|leg|halt|port of call)\s*:|"
        r"\b(?:the |its )?(?:first|next|only|last|second)\s+(?:stop|hop|halt|port of call) (?:is|was|will be)\b",
        re.IGNORECASE)),
    # "First to leave Brownsville was N291GX", of several.
    Movement(name="first_to_leave", type=DEPARTURE, no_subject=True, needs_detail=True, pattern=_forms(
        r"(?:the )?(?:first|second|third|next|last) (?:to (?:leave|depart|take off|go|get away)|(?:off|out|away) was)")),
    Movement(name="first_to_land", type=ARRIVAL, no_subject=True, needs_detail=True, pattern=_forms(
        r"(?:the )?(?:first|second|third|next|last) to (?:land|arrive|touch down|come in|get in)")),
    Movement(name="brought_by_plane", type=ARRIVAL, no_subject=True, needs_place=True, pattern=_forms(
        rf"(?:was|were|been|being) (?:brought|delivered|returned|repatriated)(?: back| home)? (?:in)?to"
        rf"(?=\s+(?-i:[A-Z])[^.;]{{2,60}}?\s(?:by|on|in|aboard) (?:an?|the) (?:[\w'-]+ ){{0,4}}?{FLIGHT})")),
    Movement(name="taken_by_plane", type=ROUTE, no_subject=True, needs_place=True, pattern=_forms(
        rf"(?:was|were|been|being) (?:taken|carried|sent|moved|transported|conveyed|flown|ferried)"
        rf"(?: back| home| on| onward)? to(?=\s+(?-i:[A-Z])[^.;]{{2,60}}?\s(?:by|on|in|aboard) (?:an?|the) "
        rf"(?:[\w'-]+ ){{0,4}}?{FLIGHT})")),
    Movement(name="flew_from_to", type=ROUTE, of_people=True, verbs=_verbs(
        "fly, run, ferry, shuttle, go, travel, jet, wing, haul, hop, airlift, route, reposition, "
        "transport, carry, take, convey, bring, deliver, transfer, move, bear, return"),
        needs_place=True,
        pattern=regex(
            r"\b(?=\s+(?:[\w'’-]+\s+){0,4}?from\s+(?:(?:the|an?|its)\s+(?:[\w-]+\s+){0,3}?(?:airport|base|"
            r"airfield|city|capital|island|state|town)\b|(?:the\s+)?(?-i:[A-Z]))[^.;]{2,80}?\sto\s)",
            re.IGNORECASE)),
    Movement(name="between", type=ROUTE, needs_place=True, verbs=_verbs(
        "ply, fly, shuttle, run, commute, operate, work, hop"),
        pattern=regex(rf"{ADVERBS}(?=\s+between\s+(?:the\s+)?(?-i:[A-Z])[^.;]{{2,60}} and )",
                           re.IGNORECASE)),
    Movement(name="wheels_up", type=DEPARTURE, no_subject=True, pattern=_forms(
        rf"wheels[- ]up{NEAR_OR_TIME}|wheels were up|(?:its |the )?(?:wheels|tyres|tires)(?: finally)? "
        rf"(?:left|leave) the {GROUND}|(?:the )?(?:moment of )?wheels[- ]up (?:was|came)")),
    Movement(name="took_off", type=DEPARTURE, of_people=True, pattern=_forms(
        rf"{any_form('take off, lift off, lift out of, blast off, take wing, roar off, fly off')}|"
        r"followed(?=\s+(?:at|shortly|an? |\w+ minutes))|"
        rf"{any_form('become, get')} airborne|took to the (?:air|sky|skies)|"
        rf"{any_form('put')} to the air|"
        r"(?:was|got|is|gets|were|been) (?:already |now |again |back )?(?:in the air|off the ground|"
        r"under ?way|aloft|up and away|airborne)"
        r"(?!\s+(?:for|a total|\d+ (?:hours|minutes)|(?:about|some|nearly|almost|over) \w+ (?:hours|minutes)))|"
        rf"{any_form('leave, quit')} the (?:{GROUND})|"
        rf"{any_form(LIFTING)} (?:up |straight |off )?(?:into|to) the (?:\w+ )?{SKY}|"
        r"is wheels[- ]up|was wheels[- ]up|wheels? off(?=\s+(?:at|from))|"
        r"(?:began|begins|started|starts) (?:its|the) take-?off (?:roll|run)")),
    Movement(name="departure_noted", type=DEPARTURE, no_subject=True, needs_detail=True,
             pattern=regex(
        r"(?:^|(?<=[.•;—–,] )|(?<=\d\d ))\W*(?:departures?|take-?off|departed|took off|lift-?off|"
        r"dep\.?|ATD|left|off|airborne|up|away|out|up and away|off blocks)(?: again)?(?:\s*:(?=\s)|(?=\s+(?:from(?! [\d$])|at|out of|\d)))",
        re.IGNORECASE)),
    Movement(name="flew_out", type=DEPARTURE, of_people=True, pattern=_forms(
        r"(?:flew|flies|flying|flown|fly) out(?: of| from)?|(?:flown|flew|flying) from")),
    Movement(name="departed", type=DEPARTURE, of_people=True, needs_detail=True, pattern=_forms(
        rf"{any_form('depart, set off, set out, head out, head off, head back out, head out again, pull out, roll out, slip out')}|"
        rf"{any_form('push back, push off, get away, climb out, move off, lift away, fly away')}|"
        rf"{any_form('pull, push, roll, taxi, back, move, ease')} (?:back |away |off |out )?(?:from|of) "
        r"(?:the|its|a) (?:gate|stand|terminal|apron|ramp|hangar|blocks)|"
        r"(?:was|is|were) (?:off|away|gone|up)(?: again)?"
        r"(?=\s+(?:by|at|before|from|over|around|about|shortly|just|within|again|in (?:under|less))|$)|"
        rf"{any_form('start, begin, embark on')} (?:its|the|their) "
        r"(?:\w+ )?(?:journey|flight|trip|voyage)|originated|originates|"
        rf"{any_form('make')} (?:its|an) (?:exit|departure|getaway)|"
        r"roll(?:ed|s)(?=\s+at\s+\d)|cleared(?=\s+(?-i:[A-Z]))|rose from|(?:went|gone|goes) up(?=\s+(?:from|at))|"
        rf"{any_form('exit, vacate')}(?=\s+(?-i:[A-Z]))")),
    Movement(name="went_out_of", type=DEPARTURE, needs_place=True, verbs=_verbs(MANNER),
             pattern=_after(
        rf"(?:out of|away from|off from|clear of|up from|out from|off the {GROUND}(?: (?:at|in))?)"
        r"(?=\s+(?:(?:the|its)\s+)?(?:(?-i:[A-Z])|airport|airfield|gate|in|at|from))")),
    Movement(name="began_to_move", type=DEPARTURE, needs_time=True, pattern=_forms(
        r"(?:began|begins|started|starts) (?:to (?:move|roll|taxi|climb)|moving|rolling|taxiing|its climb)|"
        r"(?:is|was) (?:already |now )?(?:moving|rolling|taxiing out)")),
    Movement(name="put_aboard", type=DEPARTURE, no_subject=True, needs_place=True, pattern=_forms(
        rf"(?:boarded|(?:was|were|been|being) (?:put|placed|loaded|led|marched|herded|ushered|escorted|taken|"
        rf"shoved|bundled|forced|walked|driven|packed|hustled) (?:on|onto|on to|aboard|into)|"
        rf"(?:put|placed|loaded|led|marched|herded|ushered|escorted|shoved|bundled|forced|hustled) {OBJECT} "
        rf"(?:on|onto|on to|aboard|into)) "
        rf"(?:an?|the|their|its) (?!second|other|different|next|connecting)(?:[\w'-]+ ){{0,5}}?{FLIGHT}"
        rf"(?=\s+(?:(?:at|on|around|about|by) [^,;]{{2,25}}? )?(?:in|at|out of)\s+(?-i:[A-Z])"
        rf"(?![^.;]{{2,40}}\sto\s))")),
    Movement(name="boarded", type=DEPARTURE, no_subject=True, needs_place=True, needs_time=True,
             pattern=_forms(r"(?:boarded|embarked|emplaned|boarding)(?=,?\s+(?:in|at)\s+(?-i:[A-Z]))")),
    Movement(name="left", type=DEPARTURE, of_people=True, needs_detail=True, pattern=_forms(
        r"left(?!\s+(?:behind|open|without|wing|side|hand|engine|in\b))|leaves|leaving|leave|"
        r"quits?(?=\s+(?-i:[A-Z]))")),
    Movement(name="wheels_down", type=ARRIVAL, no_subject=True, pattern=_forms(
        rf"wheels[- ]down{NEAR_OR_TIME}|touchdown(?=\s+(?:was |came )?(?:at|in|\d)\s?)|"
        rf"(?:its |the )?(?:wheels|tyres|tires) (?:met|touched|hit|kissed|meet|hit) "
        rf"(?:the )?{GROUND}")),
    Movement(name="touched_down", type=ARRIVAL, of_people=True, pattern=_forms(
        rf"{any_form('touch down')}|{any_form('touch, hit, kiss, meet')} (?:the )?{GROUND}|"
        rf"{any_form('put down, set down')}(?=\s+(?:in|at|on|near|shortly|there|here|\d))|"
        rf"{any_form('settle, drop, sink, come, glide, ease, bump, float, bounce, slam, slide')} "
        rf"(?:down )?(?:on|onto|on to|to) (?:the|a) (?:\w+ )?{GROUND}")),
    Movement(name="landing_noted", type=ARRIVAL, no_subject=True, needs_detail=True,
             pattern=regex(
        r"(?:^|(?<=[.•;—–,] )|(?<=\d\d ))\W*(?:landed|arrived|arrivals?|landing|touched down|"
        r"touchdown|arr\.?|ATA|(?:safely )?down(?: safely)?|in(?=\s+at\s+(?:\d|(?-i:[A-Z])))|"
        r"on blocks|on deck|on the ground|wheels on (?:the )?(?:\w+ )?(?:concrete|tarmac|ground|runway)|"
        r"back on the ground)(?:\s*:(?=\s)|(?=\s+(?:in|at|on|\d)))"
        r"(?!\s+(?:in|at|on)\s+\w+\s+(?:was|is|were)\b)", re.IGNORECASE)),
    Movement(name="landed", type=ARRIVAL, of_people=True, pattern=_forms(
        r"land(?:ed|s|ing)?(?!\s+(?:gear|strip|rights|permit|slot|fee|a (?:job|deal|role)))|"
        r"made an? (?:emergency |unscheduled |safe |smooth |hard )?landing|(?:is|was|are|"
        r"were) (?:now |already |safely |finally )?(?:back )?on the (?:ground|tarmac)"
        r"(?!\s+(?:for|in \w+ for|at \w+ for)\b)(?!(?:\s+\w+){1,3}\s+for\s)")),
    Movement(name="arrived", type=ARRIVAL, of_people=True, needs_detail=True, pattern=_forms(
        r"arriv(?:ed|es|ing|e)|flew in(?:to)?|flies in(?:to)?|flown in(?:to)?|"
        rf"{any_form('pull in, pull into, pull up, roll up, roll in, roll into, draw up, block in')}|"
        rf"taxi(?:ed|es|ing|s) (?:in(?:to)?|up|to)|(?:came|comes|coming) (?:in(?:to)?|down)|"
        rf"{any_form('get in, get into, get to, turn up, show up, end up, wind up, check in')}|"
        rf"{any_form('come, roll, grind, pull, ease')} to (?:rest|an? (?:stop|halt|standstill))|"
        rf"{any_form('make')} it (?:to|into|home)|{any_form('come')} to(?=\s+(?-i:[A-Z]))|"
        r"(?:was|were|is) (?:back |safely )?down(?=\s+(?:in|at|by|on))|"
        rf"{any_form('end, finish, complete, conclude, terminate')} (?:its|the|their) "
        r"(?:\w+ )?(?:journey|flight|trip|voyage|run|crossing|odyssey)|"
        rf"{any_form('end')}(?=\s+(?:in|at)\s+(?-i:[A-Z]))|"
        r"(?:is|was|were|are) (?:now |already )?back(?=\s+in)|"
        rf"{any_form('alight, disembark, deplane, unload, descend into, dock')}|"
        rf"{any_form('come, get, step, climb, walk, file')} off (?:the|a|an|their|its) (?:[\w-]+ )?{FLIGHT}|"
        rf"(?<!was )(?<!were )(?<!is ){any_form('park')}|on blocks|"
        r"(?:is|was) (?:at (?:the|its) (?:gate|stand)|on (?:stand|blocks|chocks))")),
    Movement(name="went_into", type=ARRIVAL, needs_place=True, verbs=_verbs(MANNER),
             pattern=_after(
        rf"(?:(?:into|in to|down into){PLACE_AHEAD}|(?:down|in)(?=\s+(?:at|in|on)\s+(?-i:[A-Z]))|"
        rf"down (?:onto|on|to)(?=\s+the {GROUND})|onto(?=\s+the {GROUND})|"
        rf"to (?:its|a|the) (?:\w+ )?{STAND}|up (?:to|outside|at)(?=\s+(?:the|a)\s+(?:\w+ )?{STAND}))"
        )),
    Movement(name="brought_to", type=ARRIVAL, needs_place=True, verbs=_verbs(BRINGING),
             pattern=regex(
        rf"(?:\s+{OBJECT}|\s+(?:off|down))\s+(?:in|at|to|into)(?=\s+(?:the\s+)?(?-i:[A-Z]))|"
        rf"\s+{OBJECT}(?:\s+(?!to\b|in\b)[\w-]+){{1,8}}\s+to(?=\s+(?:the\s+)?(?-i:[A-Z]))",
        re.IGNORECASE)),
    Movement(name="in_by", type=ARRIVAL, of_people=True, needs_place=True, pattern=regex(
        r"(?:(?<=^)|(?<=[,;] ))(?:[\w-]+ ){1,5}?(?:hours?|minutes) later,? (?:the|it|they|we|that)\b"
        r"(?: [\w-]+){0,3}? (?:was|were)(?: already| back| safely)?(?=\s+in\s+(?-i:[A-Z]))|"
        r"\b(?:was|were)(?: already| back| safely)?(?=\s+in\s+(?-i:[A-Z])[\w ]{2,30}? (?:[\w-]+ ){1,5}?"
        r"(?:hours?|minutes) later)|"
        r"(?:(?<=^)|(?<=[,;] ))[Bb]y [^,;.]{3,30}?,? (?:the|it|they|that)\b(?: [\w-]+){0,3}?"
        r" (?:was|were)(?: already| back| safely)?(?=\s+(?:in|at)\s+(?-i:[A-Z]))|"
        r"\b(?:was|were)(?: already| back| safely)?(?=\s+(?:in|at)\s+(?-i:[A-Z])[^,;.]{2,30}? by "
        r"(?:\d|noon|midnight|dawn|dusk|sunrise|sunset|nightfall|daybreak|\w+day|early|late|mid|"
        r"the (?:morning|evening)))")),
    Movement(name="due_in", type=ARRIVAL, needs_detail=True,
             pattern=regex(r"\b(?:due|expected)(?=\s+(?:back\s+)?(?:in|"
            r"at)\s+(?:the\s+)?[A-Z])")),
    Movement(name="due_at", type=ARRIVAL, needs_time=True, pattern=regex(
        r"\b(?:due|expected)(?=\s+(?:(?:at|around|about|by|before|shortly|just)\s+)+"
        r"(?:\d{1,2}[:.]?\d\d|\d{1,2}\s?[ap]\.?m|noon|midnight|after|before))")),
    Movement(name="came_back", type=ARRIVAL, needs_detail=True, pattern=_forms(
        rf"{any_form('come, get, return')} (?:back empty|empty|back|home)(?! (?:to|into)\b)"
        r"(?=\s+(?:in|at|on|by|around|about|that|this|the|late|early|shortly)\b|\s*$)|"
        rf"{any_form('return, come back, fly back')} empty to(?=\s+(?-i:[A-Z]))")),
    Movement(name="returned", type=ARRIVAL, needs_detail=True,
             pattern=regex(r"\b(?:returned|returns|returning) to\b(?=\s+(?:the\s+)?[A-Z])")),
    # A spotter's line: "Harlingen off 0944", "San Pedro Sula on 1225", "block in 0219".
    Movement(name="off_at", type=DEPARTURE, no_subject=True, needs_detail=True, pattern=regex(
        r"(?<=[a-z)] )(?:off|airborne|out|dep)(?=\s+(?:(?!20|19)[0-2]\d[0-5]\d\s?Z?\b(?!-)|\d\d?:\d\d|at (?:dusk|dawn|\d)))")),
    Movement(name="on_at", type=ARRIVAL, no_subject=True, needs_detail=True, pattern=regex(
        r"(?<=[a-z)] )(?:on|block in|arr|landed|down)(?=\s+(?:(?!20|19)[0-2]\d[0-5]\d\s?Z?\b(?!-)|\d\d?:\d\d))")),
    Movement(name="reached", type=ARRIVAL, of_people=True,
             pattern=_forms(r"reach(?:ed|es|ing)?(?=\s+(?:(?:the )?(?-i:[A-Z])|at \d|on|shortly|just|"
             r"(?:the |its )(?:\w+ )?(?:capital|airport|airfield|base|city)))")),
    Movement(name="planned_for", type=ARRIVAL, needs_place=True, no_subject=True, pattern=_forms(
        r"(?:flight )?plan (?:had been |was |is |has been )?(?:filed|lodged) (?:for|to)|"
        r"(?:filed|flight) plan (?:said|says|showed|shows|gave|gives|listed|lists|read|reads)")),
    Movement(name="flew_to", type=ROUTE, of_people=True, needs_detail=True, pattern=regex(
        r"\b(?:flew|flown|flying|fly|flies|continu(?:ed|ing|es)(?: on)?|went on|gone|"
        r"proceed(?:ed|ing)|hopped|ran|carried on|pressed on|"
        r"pushed on|moved on|repositioned|ferried|shuttled|jumped|turned (?:back|round|around)|"
        r"headed|heading|jetted|winged its way|made its way|travel(?:l)?ed|sailed on|airlifted|"
        r"doubled back|"
        r"(?:taken|moved|sent|carried|transported|returned) by (?:air|plane|charter))"
        r"\s+(?:\w+\s+){0,2}?(?:to|for|on to|onto|onward to|back to|toward|"
        r"towards)\b",
        re.IGNORECASE)),
    Movement(name="went_to", type=ROUTE, needs_place=True, pattern=_forms(
        r"(?:went|goes|go|going|gone)(?: straight| directly| back| first| next)? to(?=\s+(?-i:[A-Z]))")),
    # "… then on to Bogotá", a clause without a verb.
    Movement(name="then_on_to", type=ROUTE, no_subject=True, needs_place=True, pattern=regex(
        r"(?:(?<=^)|(?<=[,;.:—–] )|(?<=and ))(?:then|from there|thence|onward|after that),? (?:it was |they were )?"
        r"(?:straight |directly )?on(?:ward)? to(?=\s+(?-i:[A-Z]))", re.IGNORECASE)),
    Movement(name="crossed_to", type=ROUTE, no_subject=True, needs_place=True, pattern=regex(
        rf"\b{any_form('cross')} (?:the )?(?:\w+ )?(?-i:[A-Z])\w+(?: \w+)? to(?=\s+(?-i:[A-Z]))|"
        r"\b(?:its|the|their) (?:[\w-]+ )?(?:course|path|route|routing|itinerary|track) "
        r"(?:took|ran|led|was|went|lay|runs|takes|leads)(?=\s[^.;]{0,20}from\s[^.;]{2,80}?\sto\s)",
        re.IGNORECASE)),
    Movement(name="took_them_to", type=ROUTE, needs_place=True, verbs=_verbs(TAKING),
             pattern=regex(rf"\s+{OBJECT}\s+to(?=\s+(?:the\s+)?(?-i:[A-Z]))", re.IGNORECASE)),
    Movement(name="took_them_from", type=DEPARTURE, needs_place=True, verbs=_verbs(TAKING),
             pattern=regex(
        rf"\s+(?:{OBJECT}|(?:[\w-]+\s+){{1,6}}?of (?:them|the \w+))\s+(?:out of|from|off)"
        r"(?=\s+(?:the\s+)?(?-i:[A-Z]))(?![^.;]{2,50}\s(?:to|into)\s)", re.IGNORECASE)),
    Movement(name="dispatched_to", type=ROUTE, needs_detail=True,
             pattern=_forms(r"(?:dispatched|sent|ordered|called) (?:\w+ )?to(?=\s+(?:the "
            r")?(?-i:[A-Z]))")),
    Movement(name="bound_for", type=ROUTE, needs_detail=True,
             pattern=_forms(r"bound for|en route (?:to|for)|headed for|destined for|"
             r"set course for|on (?:its|the) way to|made for(?=\s+(?-i:[A-Z]))")),
)  # fmt: skip
