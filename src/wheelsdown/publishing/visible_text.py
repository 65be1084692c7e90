"""Text of others made safe for a terminal: what would steer it is shown instead of obeyed.

In comes a report's text; out goes one of the same length, so offsets hold. An escape character in
a page could recolour, hide or overwrite what we print, and marks of direction can turn words round.
"""

import re

_STEERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
_PICTURES = 0x2400
"""Unicode has a picture of each control character up to the space, in their order."""
_DELETE = "\x7f"
_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"


def visible(text: str) -> str:
    """Return `text` with a sign for every character that steers a terminal, one for one."""
    return _STEERS.sub(_sign, text)


def on_one_line(text: str) -> str:
    """Return `text` as one line: visible, with single spaces."""
    return " ".join(visible(text).split())


def _sign(found: re.Match[str]) -> str:
    character = found[0]
    if character in _LINE_ENDS:
        return "\n"
    if ord(character) < 0x20:
        return chr(_PICTURES + ord(character))
    return "\u2421" if character == _DELETE else "\ufffd"
