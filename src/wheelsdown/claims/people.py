"""Names that may be of one person, in one alphabet or two: proposed with a reason, never merged.

In come the names that claims give; out go `SamePerson` proposals. Romanisation is many-to-one
("Юлия" is Yulia, Julia, Iuliia), so both names are brought to a skeleton in which the schemes
agree, and the proposal says what had to be assumed.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import combinations

from wheelsdown.claims.patterns import regex
from wheelsdown.model.report import SamePerson

# One letter as the press most often writes it; what other schemes write is in `SKELETON`.
ROMANISED: dict[str, str] = {
    **dict(zip("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf", strict=True)),
    **{"ё": "e", "ж": "zh", "й": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"},
    **{"ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya"},
    **{"і": "i", "ї": "yi", "є": "ye", "ґ": "g"},
}
# What the schemes write differently comes to one spelling; longest first.
SKELETON: tuple[tuple[str, str], ...] = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("kh", "h"), ("zh", "j"), ("ts", "c"), ("tz", "c"),
    ("ch", "c"), ("sh", "s"), ("ck", "k"), ("ph", "f"), ("gh", "g"), ("x", "ks"), ("w", "v"),
    ("iya", "ia"), ("iia", "ia"), ("ija", "ia"), ("ya", "ia"), ("ja", "ia"), ("yu", "iu"),
    ("ju", "iu"), ("yo", "e"), ("io", "e"), ("jo", "e"), ("ye", "e"), ("ie", "e"), ("je", "e"),
    ("yi", "i"), ("iy", "i"), ("ii", "i"), ("ij", "i"), ("yy", "i"), ("y", "i"),
)  # fmt: skip
CYRILLIC = regex(r"[а-яёіїєґ]", re.IGNORECASE)
WORD = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# English and Russian forms that no transliteration turns into one another.
GIVEN_NAMES: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split())
    for group in (
        "aleksandr alexander sasha aleks alex",
        "aleksei alexei alexey aleksey",
        "mihail michael misha",
        "iekaterina ekaterina catherine katerina katia",
        "evgenii eugene zhenia jenia",
        "nikolai nicholas kolia",
        "pavel paul pasha",
        "petr peter piotr",
        "iosif joseph",
        "iulia julia iuliia",
        "elena helen lena",
        "dmitri dmitrii dima",
        "vladimir volodia vova",
        "ivan john vania",
        "sergei serge",
        "andrei andrew",
        "maria mary masha mariia",
        "anna ann ania",
        "natalia natalie natasha",
        "tatiana tania",
        "olga olha",
        "artem artiom",
        "fedor theodore fiodor",
        "georgii george",
        "iakov jacob",
        "matvei matthew",
    )
)
SAME_SCORE = 0.84
"""Below this the spellings of a surname differ by more than a scheme or a slip."""
ENDINGS = (("ova", "ov"), ("eva", "ev"), ("ina", "in"), ("aia", "i"), ("skaia", "ski"))


def romanise(name: str) -> str:
    """Return a name in Latin letters, in the most usual scheme."""
    return "".join(ROMANISED.get(c, c) for c in name.lower())


def skeleton(word: str) -> str:
    """Return a word as the schemes agree on it: `Щукин`, Shchukin and Schukin are one."""
    plain = unicodedata.normalize("NFKD", romanise(unicodedata.normalize("NFC", word.lower())))
    letters = "".join(c for c in plain if c.isalpha() and not unicodedata.combining(c))
    for written, kept in SKELETON:
        letters = letters.replace(written, kept)
    return re.sub(r"(.)\1+", r"\1", letters)


def propose_same_people(names: Iterable[str]) -> tuple[SamePerson, ...]:
    """Return pairs of different names that may be of one person, likeliest first."""
    different = sorted({" ".join(WORD.findall(n)) for n in names if n})
    found = (_compare(a, b) for a, b in combinations(different, 2) if a != b)
    return tuple(sorted((p for p in found if p is not None), key=lambda p: (-p.score, p.one)))


def _compare(one: str, other: str) -> SamePerson | None:
    a, b = one.split(), other.split()
    if not a or not b:
        return None
    surname = _alike(skeleton(a[-1]), skeleton(b[-1]))
    if surname < SAME_SCORE:
        return None
    if len(a) == 1 or len(b) == 1:
        return _proposal(one, other, surname * 0.8, "surname_only",
                         "one name is the surname of the other")  # fmt: skip
    given = _given_alike(a[0], b[0])
    if given is None:
        return None
    score, reason = given
    alphabets = "in two alphabets" if _two_alphabets(one, other) else "in one alphabet"
    return _proposal(one, other, surname * score, "full_name",
                     f"{reason}; surnames agree {alphabets}")  # fmt: skip


def _proposal(one: str, other: str, score: float, rule: str, reason: str) -> SamePerson:
    return SamePerson(one=one, other=other, score=round(score, 2), reason=reason, rule=rule)


def _two_alphabets(one: str, other: str) -> bool:
    return bool(CYRILLIC.search(one)) != bool(CYRILLIC.search(other))


def _alike(a: str, b: str) -> float:
    """Return how far two skeletons agree; men's and women's forms of a surname are two people's."""
    for female, male in ENDINGS:
        if a.endswith(female) != b.endswith(female) and (a.endswith(male) or b.endswith(male)):
            return 0.0
    return 1.0 if a == b else SequenceMatcher(None, a, b).ratio()


def _given_alike(one: str, other: str) -> tuple[float, str] | None:
    a, b = skeleton(one), skeleton(other)
    if a == b:
        return 1.0, "the given names agree"
    if 1 in (len(a), len(b)) and a[0] == b[0]:
        return 0.7, "an initial agrees with the given name"
    if any({a, b} <= {skeleton(n) for n in group} for group in GIVEN_NAMES):
        return 0.9, "the given names are forms of one name"
    ratio = SequenceMatcher(None, a, b).ratio()
    return (ratio, "the given names differ by a slip") if ratio >= SAME_SCORE else None
