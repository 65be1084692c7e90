"""What people's lives were before, in English: born, fled, worked, sought asylum.

In comes a segment; out goes where it tells of a life. Words are listed by meaning; which subject
such words need is decided in `english_treatment`.
"""

from wheelsdown.claims.patterns import regex

LIVED = (
    r"(?:lived|worked|served|studied|taught|married|divorced|emigrated|attended|"
    r"volunteered|campaigned|"
    r"protested|converted|graduated|enlisted|drove|owned|trained|settled|resided|"
    r"practised|practiced|"
    r"farmed|sang|played|preached|coached|ran|managed(?! to)|repaired|sold|cooked|cleaned|picked|spent|"
    r"earned|raised|joined|deserted|opposed|reported|wrote|edited|photographed|headed|led|founded)"
)
# The work of many trades: it is told of a life where a place or a length of time is said with it.
WORKED = (
    r"(?:laid|fixed|mended|painted|delivered|baked|welded|tended|washed|swept|mowed|framed|roofed|hauled|stocked|"
    r"nursed|built|installed|tuned|trimmed|sewed|cut|styled|groomed|butchered|sorted|loaded|plastered|wired|patched|"
    r"scrubbed|landscaped|bred|kept|grew|harvested|fished|shod|lectured|tutored|translated|interpreted|"
    r"refereed|boxed|danced|designed|programmed|traded|taught|coached|drove|played|ran|helped|waited)"
)
ROLE_NOUN = (
    r"(?:activist|journalist|teacher|engineer|soldier|officer|nurse|doctor|student|programmer|"
    r"musician|volunteer|lawyer|supporter|member|blogger|artist|driver|cook|pastor|opponent|critic|"
    r"deserter|dissident|father|mother|plumber|roofer|barber|baker|carpenter|electrician|mechanic|"
    r"farmer|builder|painter|poet|writer|singer|actor|professor|scientist|researcher|accountant|"
    r"economist|waiter|waitress|chef|gardener|carer|caretaker|welder|miner|sailor|fisherman|"
    r"refugee|widow|widower|orphan|pensioner|veteran|conscript|national|citizen|native|resident|"
    r"technician|pharmacist|dentist|hairdresser|tailor|shepherd|monk|priest|imam|worker|labourer|"
    r"laborer|manager|owner|shopkeeper|seller|trader|clerk|translator|interpreter|photographer|"
    r"assistant|apprentice|trainee|instructor|trainer|coach|guide|butcher|brewer|designer|architect|surgeon|paramedic|midwife|therapist|"
    r"psychologist|counsellor|counselor|librarian|curator|conductor|composer|dancer|model|hairstylist|barista|bartender|janitor|porter|"
    r"courier|dispatcher|forklift operator|mechanic|bricklayer|mason|plasterer|locksmith|watchmaker|jeweller|jeweler|beekeeper|vintner|"
    r"father of|mother of|grandfather|grandmother|sergeant|lieutenant|captain|colonel|analyst|auditor|banker|cashier|salesman|saleswoman|"
    r"consultant|developer|linguist|historian|philosopher|physicist|chemist|biologist|geologist|mathematician|lecturer|tutor|principal|"
    r"cameraman|[a-z]{2,}(?:spector|structor|graphist|keeper|smith|maker)|politician|deputy|councillor|organi[sz]er|campaigner|footballer|boxer|athlete)"
)
BACKGROUND = regex(
    rf"\b(?:was born|were born|born (?:in|to|near)|grew up|(?:had |has |have )?fled|"
    rf"abandon(?:ed|ing)|desert(?:ed|ing)|"
    rf"(?:had |has |have )?(?:\w+ly )?{LIVED}\b(?= (?:in|at|as|on|for|with|to|against|"
    rf"under|from|near|by|law|"
    rf"an?|the|his|her|their|\w+ (?:years|children)|two|three|mathematics|\w+ (?:in|at|for))\b)|"
    r"(?:opened|started|founded|set up|launched|bought) (?:an?|the|his|her|their|his own|her own|their own) (?:[\w-]+ ){0,2}?"
    r"(?:shop|store|bakery|restaurant|business|company|caf[eé]|garage|salon|farm|studio|firm|kiosk|stall|school|clinic|workshop|"
    r"bar|laundry|pharmacy|deli|barbershop|gym|truck)\b|"
    rf"{WORKED}\b [^.;,]{{2,60}}? (?:for (?:\w+ ){{1,2}}(?:years|decades|seasons)|since (?:19|20)\d\d|(?:in|at) (?-i:[A-Z])\w+)|"
    r"(?:sought|requested|was seeking|is seeking|applied for|had applied|was denied|"
    r"was granted|claimed|won|was refused|received) (?:political |refugee )?(?:asylum|"
    r"refuge|protection|status)|"
    r"(?:crossed|entered|arrived|came|moved|travell?ed|went|reached|left|"
    r"emigrated) (?:illegally |legally )?"
    r"(?:(?:from|in|to|at|into) )?(?:the )?(?:United )?(?:border|frontier|U\.S\.|US\b|United|"
    r"States|America|UK\b|country|this country|"
    r"Britain|Europe|Germany|Mexico|Russia|Iran|California|Arizona|Texas|New York|[A-Z]\w+) "
    r"(?:as an? |for (?:the|his|her) |after |because |across |alone|legally|in (?:\w+ )?(?:19|20)\d\d|last |to (?:study|work|join|escape|flee|seek|request|(?:ask|apply) for|claim)\b|on an?|at \w+|from|illegally|when|with (?:his|her|"
    r"their)|through|via|aged)|"
    r"had (?:come|arrived|moved|lived|been living|worked|been working)|"
    r"(?:crossed|entered) (?:the |into )?(?:[A-Z]\w+ |southern |northern )?(?:border|"
    r"U\.S\.|US\b|United|country|this country|Mexico)|"
    r"(?:is|was|had been|am|'s) (?:an?|the) (?:[\w'.-]+,? ){0,4}(?:"
    + ROLE_NOUN
    + r")\b|(?:is|was) \d{1,2}(?: years old)?\b|"
    r"has (?:two|three|four|five|six|an?) (?:[\w-]+ )?(?:children|sons|daughters|child|"
    r"son|daughter|kids)|"
    r"used to (?!be\b|think\b|believe\b|say\b|know\b)[a-z]+|"
    r"(?:has|had|have) (?!not\b|never\b|been\b|since\b)(?:\w+ly )?\w+(?:ed|en|wn|ght|"
    r"ilt|un|ung) [^.;]{0,60}?(?:since (?:19|20)\d\d|for (?:\w+ ){1,2}(?:years|"
    r"decades))|"
    r"[a-z]+ed [^.;,]{0,50}?(?:for (?:\w+ ){1,2}(?:years|decades)|(?:\w+teen|\w+ty|ten|"
    r"\d+) (?:years|seasons|summers|winters))|"
    r"criticized|criticised|took part in|was a member|supported)\b"
)
