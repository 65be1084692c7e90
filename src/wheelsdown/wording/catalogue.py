"""Look sentences up by key: one gettext catalogue (`.po`) an area and language, filled with values.

A key is `area.name`, and its area names the file: `problem.truncated_gzip` stands in
`locales/en/problem.po` and `locales/ru/problem.po` under the msgid `problem.truncated_gzip`.
Values are filled in with `str.format`. A sentence that counts has a plural form and takes `n`.
"""

from functools import cache
from importlib.resources import files

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from wheelsdown.model.bilingual import Bilingual, Language


@cache
def _catalogue(area: str, language: Language) -> Catalog:
    """Read one area of one language; `.po` is small enough to need no compiled form."""
    path = files("wheelsdown.wording") / "locales" / language / f"{area}.po"
    with path.open("rb") as po:
        return read_po(po, locale=language)


def say(key: str, language: Language, *, n: int | None = None, **values: object) -> str:
    """Return the sentence of `key` for `language`, its `{fields}` filled with `values` (and `n`).

    Raises KeyError where the catalogue has no such key: a test holds both languages complete.
    """
    catalogue = _catalogue(key.split(".", 1)[0], language)
    message = catalogue.get(key)
    if message is None or not message.string:
        raise KeyError(f"no wording for {key!r} in {language!r}")
    form = message.string
    if isinstance(form, tuple | list):
        # Babel's plural expression as a function of n.
        form = form[catalogue_plural(catalogue, 0 if n is None else n)]
    if n is not None:
        values["n"] = n
    return form.format(**values)


def catalogue_plural(catalogue: Catalog, n: int) -> int:
    """Return which plural form `n` takes (English two, Russian three)."""
    if catalogue.locale is not None and catalogue.locale.language == "ru":
        if n % 10 == 1 and n % 100 != 11:
            return 0
        return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2
    return 0 if n == 1 else 1


def both(key: str, *, n: int | None = None, **values: object) -> Bilingual:
    """Return the sentence of `key` in both languages; a `Bilingual` value gives each its half."""
    en = {k: v.en if isinstance(v, Bilingual) else v for k, v in values.items()}
    ru = {k: v.ru if isinstance(v, Bilingual) else v for k, v in values.items()}
    return Bilingual(en=say(key, "en", n=n, **en), ru=say(key, "ru", n=n, **ru))
