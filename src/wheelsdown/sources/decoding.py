"""Turn bytes into text: by their mark, by what the page says, or by what fits.

News pages in Russian still come as windows-1251 and KOI8-R; files saved by a Windows editor as
UTF-16. A wrong guess makes every quote unreadable, so the order is: byte order mark, a charset the
document names, UTF-16 by its pattern of bytes (which can pass for UTF-8), strict UTF-8, and only
then one-byte encodings.
"""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

LETTERS, DASHES = frozenset((0x00, 0x04)), 0x20
"""In UTF-16, high bytes of Latin and Cyrillic; of dashes and quotes (and in ASCII, the space)."""

LEAST_BYTES_OF_UTF16 = 8
"""Fewer show no pattern."""

SAMPLE_BYTES = 65_536
"""How much is looked at for the pattern."""

UTF16_SHARE = 0.9
"""Share of high bytes that must be such. A UTF-8 text with stray NUL bytes stays far below."""

LEFTOVER_SHARE = 0.02
"""UTF-8 with fewer broken sequences than this share of its non-ASCII bytes is damaged UTF-8 (cut
in the middle of a letter, say), not another encoding."""

CHARSET_IN_PAGE = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.I
)


def decode_text(data: bytes, *, page: bool = False) -> tuple[str, bool] | None:
    """Return the text and whether every byte of it could be read; nothing if it is not text.

    `page` says that the bytes are HTML, which may name its own charset. A byte order mark is not
    part of the text; everything else is, NUL bytes and carriage returns too.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return text, "\ufffd" not in text
    if (wide := _utf16(data)) is not None:
        return wide
    named = CHARSET_IN_PAGE.search(data[:4096]) if page else None
    for encoding in ([named[1].decode("ascii")] if named else []) + ["utf-8"]:
        try:
            return data.decode(encoding), True
        except (UnicodeDecodeError, LookupError):
            continue
    return _damaged_utf8(data) or _one_byte(data)


def _utf16(data: bytes) -> tuple[str, bool] | None:
    if len(data) < LEAST_BYTES_OF_UTF16:
        return None
    for high, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high_bytes = data[high:SAMPLE_BYTES:2]
        letters = sum(byte in LETTERS for byte in high_bytes)
        fitting = letters + high_bytes.count(DASHES)
        if letters * 2 > len(high_bytes) and fitting >= UTF16_SHARE * len(high_bytes):
            text = data.decode(encoding, errors="replace")
            return text, "\ufffd" not in text
    return None


def _damaged_utf8(data: bytes) -> tuple[str, bool] | None:
    text = data.decode("utf-8", errors="replace")
    broken, outside_ascii = text.count("\ufffd"), sum(byte > 0x7F for byte in data)
    few = broken <= max(1, LEFTOVER_SHARE * outside_ascii) and outside_ascii > 2 * broken
    return (text, False) if few else None


def _one_byte(data: bytes) -> tuple[str, bool] | None:
    """Try windows-1251, KOI8-R, windows-1252: Cyrillic text is mostly lower-case Cyrillic."""
    for encoding in ("cp1251", "koi8-r"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        lower = sum("а" <= c <= "я" or c == "ё" for c in text)
        other = sum(c > "\x7f" for c in text) - lower
        if lower > other:
            return text, True
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    letters = sum(c.isalpha() or c.isspace() for c in text)
    return (text, True) if letters > 0.7 * len(text) else None
