"""Patterns that are compiled when they are first asked for.

The rules of one language hold some seven hundred; a short report needs a third of them. To compile
all would take longer than to read it.
"""

import re
from typing import Any, cast

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn",
           "flags", "groups", "groupindex")  # fmt: skip


class _Later:
    """Stands for a compiled pattern, and has all of it from the first use on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Called for what is not there yet: afterwards, all methods are the pattern's own.
        if name not in METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in METHODS})
        return self.__dict__[name]


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` would, but compile at the first use; re.error is raised then."""
    return cast(re.Pattern[str], _Later(pattern, flags))


def is_found_by(found: re.Match[str], *patterns: re.Pattern[str]) -> bool:
    """Say whether a match is of one of some patterns; `found.re` is none of those given here."""
    return any(found.re.pattern == one.pattern for one in patterns)
