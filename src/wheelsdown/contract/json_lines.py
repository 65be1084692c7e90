"""One JSON object a line: how an object of the contract becomes text."""

import json
import re
from typing import Any

JsonObject = dict[str, Any]

# JSON allows these raw in a string, but line readers (Python's `splitlines` among them) break at
# the first three, and a lone surrogate cannot be written as UTF-8. All are rare: they are escaped.
_UNSAFE_IN_A_LINE = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")


def dumps(obj: object) -> str:
    """Return `obj` as one line of JSON, keys in the order they have, letters as they are.

    Raises ValueError for NaN and infinity: an unknown number is an absent key.
    """
    text = json.dumps(obj, ensure_ascii=False, allow_nan=False)
    return _UNSAFE_IN_A_LINE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def without_unknown(pairs: dict[str, Any]) -> JsonObject:
    """Return `pairs` without those whose value is `None`."""
    return {key: value for key, value in pairs.items() if value is not None}
