"""The words that put people on a flight in English: who they are, and what tells that they fly.

`english_passengers` looks for a number among them.
"""

import re

from wheelsdown.claims.english_nationals import NATIONALS
from wheelsdown.claims.english_vehicles import FLIGHT
from wheelsdown.claims.english_verb_forms import any_form
from wheelsdown.claims.english_verbs_of_flying import FLIGHT_VERB
from wheelsdown.claims.patterns import regex

# Who can be on a flight: everything a report calls them, down to "pax" and "souls".
PEOPLE_NOUN = (
    r"(?:people|persons?|passengers?|pax|souls|heads|pairs of (?:ankles|legs|feet|wrists|hands)|"
    r"deportees|expellees|returnees|evacuees|migrants|immigrants|aliens|non-?citizens|foreigners|"
    r"detainees|prisoners|inmates|convicts|criminals|offenders|refugees|exiles|asylum[- ]seekers|"
    r"applicants|citizens|nationals|compatriots|countrymen|natives|men|women|males|females|boys|"
    r"girls|children|kids|minors|babies|infants|teenagers|adults|families|individuals|workers|"
    r"students|travell?ers|activists|dissidents|bloggers|deserters|conscripts|"
    r"others|more|arrivals|bodies|names|"
    rf"folks?|couples|brothers|sisters|mothers|fathers|parents|relatives|clients|{NATIONALS})"
)
NOUN_AFTER = regex(
    rf"(?:\s+of(?!\s+(?:them|us|whom|those)))?(?:\s+|-)(?:(?!and\b|or\b|who\b|were\b|was\b|of\b)[\w'’-]+\s+){{0,4}}?"
    rf"(?P<noun>{PEOPLE_NOUN})(?!\w)"
)
OF_US = regex(r"\s+of (?:us|them|those|the (?:\w+ )?[A-Za-z]+s|his \w+s|her \w+s|my \w+s)\b")
IN_THE_PLANE = (
    rf"(?:on board|aboard|on it\b|on them\b|on (?:the|that|this|its|a|an|each|one)\s+"
    rf"(?:[\w-]+\s+){{0,3}}{FLIGHT}\b|in (?:the|an?|its)\s+(?:[\w-]+\s+){{0,3}}?(?:{FLIGHT}|"
    r"cabin|hold|back rows|back|rear|seats)\b|in (?:their|its) (?:seats|hold|cabin)|strapped in(?:to)?\b|"
    r"on the (?:manifest|passenger list|flight list))"
)
ON_BOARD = regex(
    rf"\s*(?:,[^,]{{3,80}})?,?\s*(?:who\s+)?(?:(?:were|was|are|will be|would be|are to be|had been|"
    rf"being|had|have)\s+)?(?:all\s+|already\s+|in all\s+|altogether\s+)?(?:(?:were|was)\s+)?"
    rf"(?:(?:seated|sitting|held|sat|packed|crammed)\s+)?(?P<aboard>{IN_THE_PLANE})",
    re.IGNORECASE,
)
CARRIES = regex(
    rf"\b(?P<verb>{any_form('carry, transport, bring, ferry, convey, bear, take, fly, haul, deliver, return, lift, hold, contain, remove, repatriate, disembark, unload, offload, drop, drop off, let off, pick up, take on, collect, embark, set down, discharge')}|"
    r"had|has|with)\s+(?:on board\s+|aboard\s+|home\s+|back\s+)?(?:a total of\s+|another\s+|"
    r"just\s+|only\s+|a (?:group|party|contingent|batch) of\s+|(?:the|its)\s+)?"
    r"(?:(?:the|an?|his|her)\s+\w+\s+and\s+)?$",
    re.IGNORECASE,
)
WEAK_CARRIER = regex(
    r"^(?:with|had|has|took|take|flew|fly|held|hold|brought|bring|return|remov|lift)", re.IGNORECASE
)
CAPACITY = regex(
    r"\b(?:can|could|holds|able to|capable of|capacity|seats?|designed|configured|room for|"
    r"accommodate\w*|"
    r"enough for|each|per)\b",
    re.IGNORECASE,
)
HARMED = regex(r"\b(?:kill|injur|wound|hurt|arrest)\w*\s+$", re.IGNORECASE)
# "Including two", "spoke with two of the passengers": a part of those aboard, not how many they were.
PART_OF_A_WHOLE = regex(
    r"\b(?:including|among them|of whom|of them|(?:spoke|spoken|speaking|talked|talking|speak|talk|met|contact|touch) (?:with|to))"
    r"\s+(?:at least\s+|about\s+)?$|\b(?:their|his|her)\s+$",
    re.IGNORECASE,
)
UNKNOWN_NUMBER = regex(
    r"\b(?:did not|didn't|does not|doesn't|do not|don't|could not|couldn't|cannot|unclear|"
    r"unknown|not "
    r"(?:known|clear)|unable|declined|would not say|wouldn't say|refused to "
    r"say)\b[^.;]{0,50}\b(?:how many|(?:exact |total |"
    r"precise )?number of)\b"
    r"[^.;]{0,80}\b(?:aboard|on board|deported|flights?|planes?|passengers|removed|flown)\b",
    re.IGNORECASE,
)
MOVES_ON = regex(rf"\s+(?:{FLIGHT_VERB}|was|were|had|has|is|will|would|are)\b", re.IGNORECASE)
IN_CHAINS = regex(
    r"\s+in (?:\w+ )?(?:chains|shackles|irons|handcuffs|cuffs|restraints|plastic ties)\b",
    re.IGNORECASE,
)
# What is done to those who are put on a flight, and what they do.
PUT_ABOARD = any_form(
    "put, place, load, march, lead, herd, bundle, escort, walk, convey, carry, remove, deport, "
    "return, transport, take, send, move, ship, repatriate, hustle, haul, pack, cram, strap, force, "
    "usher, frogmarch, drag, shove, bring, seat, help, fly, expel"
)
SAID_OF_THEM = regex(
    rf"\b(?:{PUT_ABOARD}|aboard|on board|{any_form('board, travel, climb')})\b", re.IGNORECASE
)
REMOVED_ON = regex(
    rf"\s+(?:in all\s+)?(?:were|was|are|had been|are to be|will be|being|have been)\s+(?:\w+\s+)?"
    rf"{PUT_ABOARD}\s+(?:\w+\s+)?(?:(?:on|aboard|onto|with|in|by|up|into)\s*(?:it\b|that "
    rf"(?:flight|plane)|the (?:\w+ ){{0,2}}?(?:flight|plane|jet|aircraft|steps|stairs|airstairs|"
    rf"ramp|charter)|board\b|an? (?:\w+ )?(?:jet|plane|flight)\b|them\b)|"
    rf"aboard (?:it|them|the|that)\b|each time)",
    re.IGNORECASE,
)
CONVEYED = regex(
    r"\s+(?:were|was|have been|had been|will be|would be|are to be|were to be)\s+(?:conveyed|carried|"
    r"transported|on the manifest|manifested|listed|uplifted|accommodated|embarked|checked in)\b",
    re.IGNORECASE,
)
STEPS = r"(?:steps|stairs|stairway|staircase|airstairs?|ramp|gangway|ladder)"
CLIMBS_ABOARD = regex(
    rf"(?:,[^,]{{3,40}},|(?:\s+(?!were\b|was\b)[\w-]+){{0,4}}?)\s+(?:"
    rf"{any_form('climb, go, walk, shuffle, file, troop, come, trudge, hobble, make their way, descend, mount, clamber, limp')} "
    rf"(?:up |down |off |slowly )*(?:the |its |a )?(?:\w+ )?{STEPS}|(?:were|being|was) (?:led|marched|walked|escorted|helped|"
    rf"herded|brought) (?:up|down|onto|off|aboard)\b|(?:were|was) taken (?:up|onto|aboard)\b|"
    rf"{any_form('file, shuffle, troop, step, get, climb, walk')} (?:aboard|onto|on to|off|on board)\b|"
    rf"went up\b|(?<!on ){any_form('board, disembark, deplane')}\b(?! (?:school|up))|sat in\b|were seated\b|"
    r"(?:took|occupied) (?:their |the )?seats)",
    re.I,
)
WE_WERE = regex(r"\b(?:we were|we numbered)\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
RIGHT_NUMBER = regex(
    r"\b(?:the |its )?(?:correct|right|actual|true|real|final|total|exact|passenger|head) ?(?:number|"
    r"figure|count|total|tally|load)(?: of \w+)? (?:is|was|were|came to|stood at)\s+$|"
    r"^\W*(?:the |that )(?:number|figure|total|count|tally)(?: aboard| on board)? (?:is|was|came to|stood at)\s+$|"
    r"\b(?:the |its )(?:complement|head-?count|pay-?load|load|burden) (?:is|was|were|came to|stood at|read)\s+$|"
    r"\bthe (?:number|total)(?: number)? of (?:passengers|deportees|returnees|people|migrants|detainees|those)"
    r"(?: (?:on board|aboard|on (?:the|that|this) (?:flight|plane|jet|aircraft)))? (?:is|was|came to|stood at|totall?ed)\s+$",
    re.I,
)
ON_BOARD_COLON = regex(
    r"\b(?:on board|aboard|passengers?|pax|souls on board|manifest|load|head ?count|removed|"
    r"returned|deported)\s*:\s*$",
    re.IGNORECASE,
)
ABOARD_FIRST = regex(rf"\W*{IN_THE_PLANE}", re.IGNORECASE)
# "On board were …", "aboard it: …", "in the cabin sat …".
ABOARD_WERE = regex(
    rf"\b{IN_THE_PLANE},?\s*(?::|—|–|(?:there\s+)?(?:were|was|are|is|sat)\s)\s*(?:also\s+|just\s+|"
    r"only\s+|a total of\s+|the\s+)?$",
    re.IGNORECASE,
)
HAS_IT = regex(
    r"\b(?:has|lists|listed|gives|gave|shows|showed|counts|counted|names|named|mentions|records|"
    r"recorded|put|make it|makes it|made it)\s+(?:the names of\s+)?$",
    re.IGNORECASE,
)
PUT_ON = regex(
    r"\b(?:put|placed|loaded|flown|deported|sent)\s+(?:on(?:to|board)?|out|aboard)\b", re.IGNORECASE
)
TO = regex(r"\bto\s+(?:the\s+)?$", re.IGNORECASE)
THERE_WERE = regex(
    r"^(?:A:\s*)?(?:there (?:were|are|had been|have been|would be|will be)|(?:it )?(?:looks|looked) like|(?:there |it )?must have been|(?:we )?numbered)"
    r"\s+(?:only\s+|just\s+|some\s+)?$",
    re.IGNORECASE,
)
NUMBER_PUT_AT = regex(
    r"\b(?:the|their|its) (?:number|figure|total|count|toll)(?: of (?:[\w-]+ ){1,4})?"
    r"(?: ?(?:was|were|is|are) (?:put|estimated|given|reckoned))?\s?(?:at|as)\s+$",
    re.I,
)
DESCRIBES = regex(
    r"(?:carrying|transporting|bringing|ferrying|with|holding|containing)\b", re.IGNORECASE
)
PLACE_FOLLOWS = regex(r",?\s+(?:from|to|at|in|on|bound for|toward)\s", re.IGNORECASE)
A_VERB = regex(
    r"\b(?:was|were|is|are|has|have|had|will|would|[a-z]{3,}ed|left|flew|took|came|"
    r"put|said|leaves|lands)\b"
)
# "Seven persons travelled", "some 18 people flew home on it": no word says that they were put there.
TRAVELLED = regex(
    r"(?:,[^,]{3,40},)?\s+(?:(?:will|would|are to|were to|are supposed to|were supposed to|are due to|also|then|had|in all)\s+)*"
    rf"(?P<how>{any_form('travel, ride, fly, sit, go')}|travell(?:ed|ing))(?:\s+(?:home|back|out|inside|there|together|on it|aboard|on board))*"
    rf"(?:(?=\s*(?:$|[.,;:—–]))|\s+(?P<aboard>{IN_THE_PLANE}))",
    re.IGNORECASE,
)
# Where nothing but the verb says that it was the flight.
TRAVELS = regex(r"travel|rode|flew|fly|went out|sat inside", re.IGNORECASE)
OF_THEM = regex(r"\s+of (?:us|them|those)\b")
SPEAKS_OF = regex(
    r"\b(?:speaks?|spoke|talks?|talked|tells?|told|writes?|wrote) of\s+$|\bputs? (?:it|the (?:number|figure|"
    r"count|total)) at\s+$",
    re.IGNORECASE,
)
JOINED = regex(r"\s+joined(?:\s+(?:them|the flight|it|there|the others))?(?=\s*(?:$|[,.;]))", re.I)
FLOWN = regex(
    r"\b(?:flown|deported|removed|expelled|flew|put on (?:a|the) (?:flight|plane))\b", re.I
)
INSIDE_WHERE = regex(rf"\b(?:in|on|aboard) (?:an?|the) (?:[\w-]+ ){{0,3}}?{FLIGHT},? (?:where|in which|"
                          rf"on which|with)\s*$", re.IGNORECASE)  # fmt: skip
# A line of a list of flights: places joined by arrows or dashes.
LIST_ENTRY = regex(r"[A-Z][\w'’/. -]{2,30}\s(?:→|➡|->|–|—|to)\s[A-Z][^.;]{2,60}[,;]\s+$")
NONE_CARRIED = regex(
    r"\b(?P<verb>(?:was|were|is|are|had been)(?: not|n't)|did(?: not|n't)|never) "
    r"(?P<carry>carry(?:ing)?|transport(?:ing)?|bring(?:ing)?) (?:any )?(?:\w+ )?"
    r"(?:deportees|passengers|migrants|people|prisoners|detainees|[A-Z]\w+ns)\b|"
    r"\b(?P<without>(?:carried|had|brought|transported|took) no (?:\w+ )?(?:passengers|deportees|people|migrants|one))\b|"
    r"\b(?P<nobody>nobody|no one|no (?:deportees|passengers)) (?:was|were) (?:aboard|"
    r"on board|on it)\b",
    re.IGNORECASE,
)
HOW_MANY = frozenset(["many", "number"])
