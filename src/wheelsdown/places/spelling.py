"""What counts as the same spelling: case, accents, dashes, apostrophes and ё do not matter.

`words_of` gives a text's words with their places in it; `normal` makes the key of a name, so that
`Phoenix–Mesa Gateway`, `São Paulo` and `Кишинёв` are found however they are written.
"""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_SPECIAL = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "ð": "d", "ё": "е"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits: where it stands and its normal form."""

    start: int
    end: int
    text: str
    normal: str

    @property
    def is_capital(self) -> bool:
        """Say whether it begins with a capital letter or a digit."""
        return self.text[0].isupper() or self.text[0].isdigit()


def normal_word(word: str) -> str:
    """Return one word in lower case without accents; й is a letter of its own and stays."""
    lowered = word.lower().translate(_SPECIAL)
    if lowered.isascii():
        return lowered
    kept = unicodedata.normalize("NFC", lowered).replace("й", "\0")
    plain = "".join(c for c in unicodedata.normalize("NFKD", kept) if not unicodedata.combining(c))
    return plain.replace("\0", "й").translate(_SPECIAL)


def words_of(text: str) -> list[Word]:
    """Return the words of `text` in order."""
    return [
        Word(m.start(), m.end(), m.group(), normal_word(m.group())) for m in _WORD.finditer(text)
    ]


def normal(name: str) -> str:
    """Return the normal words of `name` parted by single spaces."""
    return " ".join(word.normal for word in words_of(unicodedata.normalize("NFC", name)))
