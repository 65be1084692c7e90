"""Every exception the package raises, told apart by who can act.

Bad data is not here: a row or a file that cannot be read is a `Problem` (see `model.provenance`),
collected with its place and shown together with the others.

    WheelsdownError
    ├── UsageError        the caller can act: an argument, a place, a time that cannot be
    ├── OutsideError      the outside: a file, a disk, a network that would not
    │   └── NotFetchedError   a URL that gave nothing, with the name of the reason
    └── BrokenDeskError   the desk on disk is not as wheelsdown left it
"""


class WheelsdownError(Exception):
    """Base of every error raised on purpose; `str()` of it is one line for a reader."""


class UsageError(WheelsdownError):
    """What was asked cannot be: says what was given, what was expected, what to do."""


class OutsideError(WheelsdownError):
    """Something from outside could not be had."""


class NotFetchedError(OutsideError):
    """A URL gave nothing; `reason` names why, and `fetch.reason_<reason>` is its sentence."""

    def __init__(self, reason: str, url: str = "", detail: str = "", words: str = "") -> None:
        """Take the reason's name, the URL, a value for its sentence, and the sentence if known."""
        super().__init__(f"could not fetch {url!r}: {words or reason.replace('_', ' ')}")
        self.reason = reason
        self.url = url
        self.detail = detail


class BrokenDeskError(WheelsdownError):
    """The desk on disk contradicts itself; says which file and what to do."""
