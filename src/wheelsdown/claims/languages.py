"""Which languages are read, and the rules of each, loaded when a report is in it.

The patterns of a language take about a second to compile, so that nobody waits for two.
"""

from functools import cache
from importlib import import_module

from wheelsdown.claims.language_rules import LanguageRules
from wheelsdown.model.bilingual import Language

MODULES: dict[Language, str] = {
    "en": "wheelsdown.claims.english",
    "ru": "wheelsdown.claims.russian",
}


@cache
def rules_of(language: Language) -> LanguageRules:
    """Return the rules of a language: `RULES` of its module."""
    rules: LanguageRules = import_module(MODULES[language]).RULES
    return rules
