"""Names with a place in them that name no place: newspapers, airlines, universities, teams.

"The Moscow Times reported" must not put an aircraft in Moscow, nor "EgyptAir" one in Egypt.
"""

# Whole names, in normal words. What follows a place by rule (Times, Post, …) need not be here.
BLOCKED: frozenset[tuple[str, ...]] = frozenset(
    tuple(name.split())
    for name in (
        *("radio free europe", "voice of america", "kansas city star", "miami new times"),
        *("deutsche welle", "air force one", "new york magazine", "the new yorker"),
        *("american airlines", "america first", "make america great again", "bank of america"),
        *("human rights first", "georgia tech", "texas tech", "virginia tech", "phoenix suns"),
        *("mexico city policy", "remain in mexico", "geneva convention", "geneva conventions"),
        *("paris agreement", "vienna convention", "warsaw pact", "istanbul convention"),
        *("new york stock exchange", "bay of pigs", "gulf of mexico", "gulf of america"),
        *("голос америки", "голоса америки", "голосу америки", "голосом америки"),
        *("единая россия", "единой россии", "единую россию", "единой россией"),
        *("свободная россия", "свободной россии", "открытая россия", "открытой россии"),
        *("за свободную россию", "россия 1", "россия 24", "россии 24", "россия сегодня"),
        *("москва 24", "эхо москвы", "эха москвы", "эхом москвы", "эхо кавказа"),
        *("новая газета европа", "европа плюс", "америка прежде всего"),
        *("женевская конвенция", "мексиканский залив", "мексиканского залива"),
    )
)

FOLLOWERS = frozenset(
    (
        *("times", "post", "star", "herald", "tribune", "mirror", "globe", "chronicle"),
        *("journal", "gazette", "examiner", "inquirer", "sun", "observer", "review"),
        *("monitor", "magazine", "republic", "register", "dispatch", "courier", "ledger"),
        *("airlines", "airways", "air", "airline", "university", "institute", "college"),
        *("bank", "protocol", "accords", "marathon", "cowboys", "rangers", "yankees"),
        *("таймс", "пост", "геральд", "трибьюн", "джорнал", "мэгэзин", "глоуб"),
        *("эйр", "эйрлайнс", "эйрвейз", "эрлайнз", "эйрлайнз"),
    )
)
"""With a capital, straight after a place: an outlet or a company (`Arizona Mirror`)."""

HEADS = frozenset(("air", "radio", "university", "fly", "эйр", "радио"))
"""With a capital, straight before a place or with `of`: `Air France`, `University of Arizona`."""

QUOTED_KINDS = (
    *("авиакомпан", "телеканал", "газет", "издан", "агентств", "журнал", "парти", "фонд"),
    *("радио", "проект", "центр", "гостиниц", "отел", "фильм", "канал"),
)
"""«Россия» in quotation marks after one of these is a company, not the country."""
