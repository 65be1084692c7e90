"""Who may ask a desk served in a browser, and how much."""

import secrets
from dataclasses import dataclass, field

LOOPBACK = ("127.0.0.1", "localhost", "::1")

MOST_UPLOAD_BYTES = 512 * 2**20
"""A heatmap is 25 MiB, a trace of a day under one; days of the world go by the command line."""
MOST_FORM_BYTES = 25 * 2**20
"""A pasted report; the longest book is two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `serve` was told."""

    host: str = "127.0.0.1"
    token: str | None = None
    """Nothing on loopback; asked of everyone elsewhere."""
    names: tuple[str, ...] = ()
    """Further host names that the pages are asked for by."""
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    """Signs the marks in forms; new with each start."""

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """Names a browser may ask by; those of other sites that resolve to us are none of them."""
        return frozenset({*LOOPBACK, self.host, *self.names})
