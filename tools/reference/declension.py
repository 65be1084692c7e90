"""Russian place names in every case, by their endings.

More forms are made than the language has (a noun in -ь as of both genders): a form that nobody
writes does no harm, one that is missing loses a place. Case of letters is not kept here.
"""

VOWELS = "аеёиоуыэюя"
HUSHING = "жшщчц"
# Nouns whose stem changes, and those that look declinable and are not or the reverse.
IRREGULAR: dict[str, str] = {
    "Орёл": "орёл орла орлу орлом орле",
    "Египет": "египет египта египту египтом египте",
    "Химки": "химки химок химкам химками химках",
    "Салоники": "салоники салоник салоникам салониками салониках",
    "Гавайи": "гавайи гавайев гавайям гавайями гавайях",
    "Газа": "газа газы газе газу газой",
    "Алматы": "алматы",
    "Туркмения": "туркмения туркмении туркмению туркменией",
    "Папуа-Новая Гвинея": "папуа-новая|папуа-новой|папуа-новую гвинея|гвинеи|гвинее|гвинею|гвинеей",
    "Папуа — Новая Гвинея": "папуа — новая|новой|новую гвинея|гвинеи|гвинее|гвинею|гвинеей",
    "Шри-Ланка": "шри-ланка шри-ланки шри-ланке шри-ланку шри-ланкой",
    "Кот-д'Ивуар": "кот-д'ивуар кот-д'ивуара кот-д'ивуару кот-д'ивуаром кот-д'ивуаре",
    "Сан-Томе и Принсипи": "",
    "Сент-Китс и Невис": "",
    "Ньюфаундленд и Лабрадор": "",
    "Остров Принца Эдуарда": "остров|острова|острову|островом|острове принца эдуарда",
    "Минск-2": "",
}
"""One form a word; in a name of several words the forms of each are parted by strokes."""
ISLANDS = ["острова", "островов", "островам", "острова", "островами", "островах"]


def forms(name: str) -> set[str]:
    """All case forms of a name, in lower case with ё as е."""
    made = {name, *(_irregular(name) if name in IRREGULAR else _phrases(name))}
    return {form.lower().replace("ё", "е") for form in made}


def _irregular(name: str) -> list[str]:
    text = IRREGULAR[name]
    if " " not in name:
        return text.split()
    made = [""]
    for choices in text.split():
        made = [f"{m} {c}".strip() for m in made for c in choices.split("|")]
    return made


def _phrases(name: str) -> list[str]:
    words = name.split()
    if len(words) == 1:
        return _hyphened(name)
    head = next((i for i, w in enumerate(words) if not _is_adjective(w)), len(words) - 1)
    joined = "и" in words
    per_case: list[list[str]] = []
    for case in range(6):
        options = [""]
        for i, word in enumerate(words):
            declines = i <= head or (joined and word != "и")
            if not declines or word in ("и", "—"):
                choices = [word]
            elif _is_adjective(word):
                choices = _adjective(word)[case]
            else:
                choices = _noun_case(word, case)
            options = [f"{o} {c}".strip() for o in options for c in choices]
        per_case.append(options)
    return [form for options in per_case for form in options]


def _hyphened(name: str) -> list[str]:
    parts = name.split("-")
    if len(parts) == 1:
        return _word_forms(name)
    if parts[1] in ("на", "де", "дю") and len(parts) == 3:
        return [f"{form}-{parts[1]}-{parts[2]}" for form in _word_forms(parts[0])]
    head = "-".join(parts[:-1])
    made = [f"{head}-{form}" for form in _word_forms(parts[-1])]
    if name in ("Гвинея-Бисау", "Алма-Ата"):
        made += [f"{form}-{parts[-1]}" for form in _word_forms(parts[0])]
    return made


def _word_forms(word: str) -> list[str]:
    if _is_adjective(word):
        return [form for case in _adjective(word) for form in case]
    return [form for case in range(6) for form in _noun_case(word, case)]


def _is_adjective(word: str) -> bool:
    w = word.lower()
    return w.endswith(("ский", "цкий", "ная", "ские", "цкие", "ный", "ные", "ное", "ской")) or (
        w.endswith(("ая", "ий", "ый", "ое", "ые", "ие")) and len(w) > 4 and w not in NOT_ADJECTIVES
    )


NOT_ADJECTIVES = {"малайя", "гавайи", "прая", "санья", "гималаи", "запорожье"}


def _adjective(word: str) -> list[list[str]]:
    """Nominative, genitive, dative, accusative, instrumental, prepositional."""
    w = word
    if w.endswith(("ая", "яя")):
        stem = w[:-2]
        o = "ей" if w.endswith("яя") or stem[-1] in HUSHING else "ой"
        u = "юю" if w.endswith("яя") else "ую"
        return [[w], [stem + o], [stem + o], [stem + u], [stem + o, stem + o[0] + "ю"], [stem + o]]
    if w.endswith(("ые", "ие")):
        stem, i = w[:-2], w[-2]
        return [[w], [stem + i + "х"], [stem + i + "м"], [w], [stem + i + "ми"], [stem + i + "х"]]
    if w.endswith(("ое", "ее")):
        stem, soft = w[:-2], w[-2] == "е"
        i = "и" if soft or stem[-1] in "гкх" + HUSHING else "ы"
    else:
        stem, i = w[:-2], w[-2]
        soft = i == "и" and stem[-1] not in "гкх"
        i = "ы" if i == "о" and stem[-1] not in "гкх" else "и" if i == "о" else i
    o = "е" if soft else "о"
    return [
        *([w], [stem + o + "го"], [stem + o + "му"]),
        *([w, stem + o + "го"], [stem + i + "м"], [stem + o + "м"]),
    ]


def _noun_case(word: str, case: int) -> list[str]:
    return _noun(word)[case]


def _noun(word: str) -> list[list[str]]:  # noqa: PLR0911
    """Nominative, genitive, dative, accusative, instrumental, prepositional."""
    w, stem, last = word, word[:-1], word[-1].lower()
    if w.isupper():
        return [[w]] * 6
    if w.lower() == "острова":
        return [[form] for form in ISLANDS]
    if w.lower().endswith("ия"):
        return [[w], [stem + "и"], [stem + "и"], [stem + "ю"], [stem + "ей"], [stem + "и"]]
    if last == "а":
        y = "и" if stem[-1] in "гкх" + HUSHING.replace("ц", "") else "ы"
        o = "ей" if stem[-1] in HUSHING else "ой"
        return [[w], [stem + y], [stem + "е"], [stem + "у"], [stem + o], [stem + "е"]]
    if last == "я":
        return [[w], [stem + "и"], [stem + "е"], [stem + "ю"], [stem + "ей"], [stem + "е"]]
    if last == "ь":
        return [
            *([w], [stem + "и", stem + "я"], [stem + "и", stem + "ю"]),
            *([w], [stem + "ью", stem + "ем"], [stem + "и", stem + "е"]),
        ]
    if last == "й":
        return [[w], [stem + "я"], [stem + "ю"], [w], [stem + "ем"], [stem + "е", stem + "и"]]
    if last == "ы":
        return _plural(w, stem)
    if w.lower().endswith(("ово", "ево", "ёво", "ино", "ыно")):
        return [[w], [w, stem + "а"], [w, stem + "у"], [w], [w, stem + "ом"], [w, stem + "е"]]
    if w.lower().endswith("ье"):
        return [[w], [stem + "я"], [stem + "ю"], [w], [stem + "ем"], [stem + "е"]]
    if last in VOWELS:
        return [[w]] * 6
    if w.lower().endswith("ец"):
        cut = w[:-2] + "ц"
        return [[w], [cut + "а"], [cut + "у"], [w], [cut + "ом", cut + "ем"], [cut + "е"]]
    e = ["ем", "ом"] if last in HUSHING else ["ом"]
    return [[w], [w + "а"], [w + "у"], [w], [w + x for x in e], [w + "е"]]


def _plural(w: str, stem: str) -> list[list[str]]:
    genitive = [stem, stem + "ов"]
    return [[w], genitive, [stem + "ам"], [w], [stem + "ами"], [stem + "ах"]]
