"""Patterns compiled at their first use: they are all well formed, and they are what `re` gives."""

import gc
import importlib
import pkgutil
import re

import pytest

import wheelsdown.claims
from wheelsdown.claims.patterns import METHODS, _Later, regex


def test_every_pattern_of_the_rules_compiles():
    for module in pkgutil.iter_modules(wheelsdown.claims.__path__, "wheelsdown.claims."):
        importlib.import_module(module.name)
    later = [one for one in gc.get_objects() if isinstance(one, _Later)]
    assert len(later) > 1000
    for one in later:
        assert one.groups >= 0, one.pattern


def test_a_pattern_answers_as_one_compiled_at_once():
    words = "The plane landed, landed again"
    for flags in (0, re.IGNORECASE):
        ours, theirs = regex(r"(LAND)ed", flags), re.compile(r"(LAND)ed", flags)
        assert ours.findall(words) == theirs.findall(words)
        assert ours.sub("x", words) == theirs.sub("x", words)
        assert all(hasattr(ours, method) for method in METHODS)
        assert (ours.pattern, ours.flags) == (theirs.pattern, theirs.flags)


def test_a_broken_pattern_is_told_at_its_first_use():
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("x")
