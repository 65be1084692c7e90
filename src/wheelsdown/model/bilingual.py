"""A sentence in both languages: a half-translated page is a type error."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "ru"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """The same words for an English and a Russian reader."""

    en: str
    ru: str


def in_language(text: Bilingual, language: Language) -> str:
    """Return the half of `text` that `language` reads."""
    return text.ru if language == "ru" else text.en
