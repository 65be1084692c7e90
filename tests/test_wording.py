"""Every sentence stands in both languages, with the same fields, and every key in code has one."""

import re
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

import wheelsdown
from wheelsdown.model.report import ClaimType, Modality
from wheelsdown.model.verdict import Rating
from wheelsdown.verdicts.rating import TABLE
from wheelsdown.wording.catalogue import both, say

SOURCE = Path(wheelsdown.__file__).parent
LOCALES = files("wheelsdown.wording") / "locales"
AREAS = sorted(p.name for p in (LOCALES / "en").iterdir() if p.name.endswith(".po"))
LITERAL_KEY = re.compile(r"""(?:both|say)\(\s*"([a-z]+\.[a-z_0-9]+)\"""")
PROBLEM_CODE = re.compile(r"""\bproblem\(\s*"([a-z_0-9]+)\"""")


def sentences(language: str, area: str) -> dict[str, list[str]]:
    with (LOCALES / language / area).open("rb") as po:
        catalogue = read_po(po, locale=language, abort_invalid=True)
    keys = {}
    for message in catalogue:
        if not message.id:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        assert key not in keys, f"{key} stands twice"
        keys[key] = [message.string] if isinstance(message.string, str) else list(message.string)
    return keys


def fields(forms: list[str]) -> set[str]:
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_say_the_same_things(area):
    english, russian = sentences("en", area), sentences("ru", area)
    assert english.keys() == russian.keys()
    assert all(all(forms) for forms in (*english.values(), *russian.values()))
    assert {k: fields(v) for k, v in english.items()} == {k: fields(v) for k, v in russian.items()}


def test_every_key_in_the_code_has_a_sentence():
    text = "".join(path.read_text() for path in SOURCE.rglob("*.py"))
    known = {key for area in AREAS for key in sentences("en", area)}
    wanted = set(LITERAL_KEY.findall(text))
    wanted |= {f"problem.{code}" for code in PROBLEM_CODE.findall(text)}
    wanted |= {f"verdict.{rule.__name__}" for rule in TABLE}
    wanted |= {f"cli.type_{kind}" for kind in ClaimType}
    wanted |= {f"cli.rating_{rating}" for rating in Rating}
    wanted |= {f"cli.modality_{m}" for m in Modality if m is not Modality.ASSERTED}
    assert wanted - known == set()


@pytest.mark.parametrize(
    ("n", "words"), [(1, "ещё 1 рейс;"), (3, "ещё 3 рейса;"), (11, "ещё 11 рейсов;")]
)
def test_russian_counts_in_three_forms(n, words):
    assert words in say("verdict.several_fit", "ru", n=n)


def test_a_bilingual_value_gives_each_language_its_half():
    found = both("finding.aircraft_agrees", said=both("finding.no_airport"))
    assert "an unknown airport" in found.en
    assert "неизвестный аэропорт" in found.ru


def test_an_unknown_key_is_an_error():
    with pytest.raises(KeyError, match="no wording"):
        say("finding.nonsense", "en")
