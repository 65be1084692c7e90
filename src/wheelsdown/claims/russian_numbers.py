"""Russian number words in every case, and the numbers they make.

`WORDS` holds each form with its value; `read_number` adds a run of them up.
"""

import re

UNITS: dict[int, str] = {
    1: "один одна одно одну одного одной одному одним одном",
    2: "два две двух двум двумя двое двоих двоим двоими",
    3: "три трех трем тремя трое троих троим троими",
    4: "четыре четырех четырем четырьмя четверо четверых четверым четверыми",
    5: "пять пяти пятью пятеро пятерых пятерым пятерыми",
    6: "шесть шести шестью шестеро шестерых шестерым шестерыми",
    7: "семь семи семью семеро семерых семерым семерыми",
    8: "восемь восьми восемью восьмью восьмеро восьмерых",
    9: "девять девяти девятью девятеро девятерых",
    10: "десять десяти десятью десятеро десятерых",
    11: "одиннадцать одиннадцати одиннадцатью",
    12: "двенадцать двенадцати двенадцатью",
    13: "тринадцать тринадцати тринадцатью",
    14: "четырнадцать четырнадцати четырнадцатью",
    15: "пятнадцать пятнадцати пятнадцатью",
    16: "шестнадцать шестнадцати шестнадцатью",
    17: "семнадцать семнадцати семнадцатью",
    18: "восемнадцать восемнадцати восемнадцатью",
    19: "девятнадцать девятнадцати девятнадцатью",
    20: "двадцать двадцати двадцатью",
    30: "тридцать тридцати тридцатью",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти пятьюдесятью полсотни полусотни полусотней полусотню",
    60: "шестьдесят шестидесяти шестьюдесятью",
    70: "семьдесят семидесяти семьюдесятью",
    80: "восемьдесят восьмидесяти восемьюдесятью",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами",
    300: "триста трехсот тремстам тремястами",
    400: "четыреста четырехсот четыремстам четырьмястами",
    500: "пятьсот пятисот пятистам пятьюстами полтысячи",
    600: "шестьсот шестисот шестистам",
    700: "семьсот семисот семистам",
    800: "восемьсот восьмисот восьмистам",
    900: "девятьсот девятисот девятистам",
}
SCALES: dict[int, str] = {
    10: "десяток десятка десятку десятком десятке десятков десятками",
    12: "дюжина дюжины дюжину дюжиной дюжин",
    100: "сотня сотни сотню сотней сотен",
    1000: "тысяча тысячи тысяч тысячу тысячей тысячам тыс",
    1_000_000: "миллион миллиона миллионов млн",
}
HALF_MORE = frozenset({"полтора", "полторы", "полутора"})

WORDS: dict[str, int] = {form: value for value, forms in UNITS.items() for form in forms.split()}
SCALE_WORDS: dict[str, int] = {
    form: value for value, forms in SCALES.items() for form in forms.split()
}


def alternatives(words: frozenset[str] | dict[str, int]) -> str:
    """Return a pattern of the words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


NUMBER_WORD = rf"(?:{alternatives({**WORDS, **SCALE_WORDS, **dict.fromkeys(HALF_MORE, 0)})})(?!\w)"
DIGITS = r"\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d{1,7}"
# Said alone, these count nothing: «тысяч россиян» is the end of a number.
NOT_ALONE = frozenset(
    ["тысяч", "тыс", "десятков", "сотен", "дюжин", "миллионов", "млн", "десятками"]
)


def read_number(words: str) -> int | None:
    """Return the number that digits or number words make, or nothing."""
    words = words.strip().rstrip(".")
    if words.lower() in NOT_ALONE:
        return None
    cleaned = re.sub(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))", "", words.lower().replace("ё", "е"))
    total: float = 0
    current: float = 0
    cleaned = re.sub(r"(?<=\d),(?=\d)", ".", cleaned).replace("с половиной", "половина")
    for word in re.sub(r"(?<=[а-я])\.|(?<=\d)(?=[а-я])", " ", cleaned).split():
        if re.fullmatch(r"\d+(?:\.\d+)?", word):
            current += float(word)
        elif word == "половина":
            current += 0.5
        elif word in HALF_MORE:
            current = 1.5
        elif word in WORDS:
            current += WORDS[word]
        elif word in SCALE_WORDS:
            scale = SCALE_WORDS[word]
            scaled = (current or 1) * scale
            total, current = (total + scaled, 0) if scale >= 1000 else (total, scaled)
        else:
            return None
    return round(total + current)
