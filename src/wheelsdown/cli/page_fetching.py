"""The options of commands that fetch pages."""

from collections.abc import Callable
from typing import Any

import click

proxy_option = click.option(
    "--proxy",
    metavar="URL",
    default=None,
    help="Fetch through it: http://, https:// or socks5h:// (Tor: socks5h://127.0.0.1:9050), or "
    "'direct'. Else HTTPS_PROXY, ALL_PROXY and NO_PROXY.",
)
again_option = click.option(
    "--again", is_flag=True, help="Fetch a URL anew, though its page is on the desk."
)


def fetching_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--proxy` and `--again`."""
    return proxy_option(again_option(command))
