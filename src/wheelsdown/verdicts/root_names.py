"""Whether two names are one root: `Valuev`, `Dmitry Valuev` and «Дмитрий Валуев».

In: names as reports print them. Out: yes or no. Taking two names for one lowers a grade; taking one
for two would raise it, so in doubt they are one.
"""

import re
import unicodedata

_LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        (
            *("a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o"),
            *("p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e"),
            *("yu", "ya"),
        ),
        strict=True,
    )
)
_OF_NO_WEIGHT = frozenset({"the", "of", "a", "and", "news", "agency", "tv", "channel", "telegram"})
_TRANSLITERATED = (("yo", "e"), ("ye", "e"), ("yi", "i"), ("y", "i"), ("x", "ks"))
"""Spellings that differ between systems of transliteration, each brought to one."""


def same_name(a: str, b: str) -> bool:
    """Say whether every word of one name is in the other, whatever the alphabet."""
    first, second = name_words(a), name_words(b)
    if not first or not second:
        return a.casefold() == b.casefold()
    return first <= second or second <= first


def name_words(name: str) -> frozenset[str]:
    """Return the words of a name in Latin letters, without those that tell nobody apart."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("й", "и").replace("ё", "е"))
    plain = "".join(_LETTERS.get(c, c) for c in plain if not unicodedata.combining(c))
    words = set(re.findall(r"[a-z0-9]+", plain)) - _OF_NO_WEIGHT
    return frozenset(_one_spelling(word) for word in words)


def _one_spelling(word: str) -> str:
    for variant, chosen in _TRANSLITERATED:
        word = word.replace(variant, chosen)
    return re.sub(r"(.)\1", r"\1", word)
