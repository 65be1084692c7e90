"""Connections to where a URL points, and to nowhere else.

In comes a URL and the `Access` that the user allowed; out comes an open response. A name is
resolved once, every address it has must be public, and the connection is made to one of those very
addresses (the certificate is still the name's): a name that resolves differently a moment later
changes nothing. Only where `Access` names the origin, as for one's own receiver, may it be private.
Through a proxy the name is the proxy's to resolve, so that one's own network does not learn whom
one asks; private names are then refused by their look.
"""

import ipaddress
import re
import socket
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ProtocolError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)

from wheelsdown.errors import NotFetchedError, UsageError
from wheelsdown.sources.internet_addresses import is_private_name, is_public

DIRECT = "direct"
"""Said instead of a proxy's URL: ask none, whatever the environment says."""

PROXY_SCHEMES = ("http", "https", "socks5h")
PORTS = {"http": 80, "https": 443}

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_.])?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_KEPT = "%/:=&?~#+!$,;'@()*[]|"
"""Left as they are in a path and query: reserved characters, and `%` of what is quoted already."""

Resolver = Callable[[str, int], list[str]]


def system_addresses(host: str, port: int) -> list[str]:
    """Return the addresses of a host, in the system's order of preference."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Through what requests go, and which private places the user named.

    Made by a caller only: neither the environment nor a URL can add to `private_origins`.
    """

    proxy: str | None = None
    """URL of a proxy, `direct`, or nothing: as HTTPS_PROXY, ALL_PROXY and NO_PROXY say."""
    private_origins: frozenset[str] = frozenset()
    """Origins like `http://192.168.1.20:80` that may be private: one's own receiver."""
    resolve: Resolver = system_addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A URL taken apart once; everything after works on these parts."""

    scheme: str
    host: str
    """Lower case, ASCII; an IPv6 address without brackets."""
    port: int
    target: str
    """Path and query."""


def place_of(url: str) -> Place:
    """Take a URL apart; NotFetchedError where it is not one of http or https that can be asked."""
    text = url.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError as error:
        raise NotFetchedError("bad_url", url) from error
    if (
        _CONTROL.search(text)
        or parts.scheme not in PORTS
        or parts.username is not None
        or not (_HOST.fullmatch(host) or _is_ipv6(host))
    ):
        raise NotFetchedError("bad_url", url)
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    path = quote(parts.path or "/", safe=_KEPT).replace("?", "%3F").replace("#", "%23")
    return Place(
        scheme=parts.scheme,
        host=host,
        port=PORTS[parts.scheme] if port is None else port,
        target=path + query.replace("#", "%23"),
    )


def origin_of(place: Place) -> str:
    """Return scheme, host and port, the port always said."""
    host = f"[{place.host}]" if ":" in place.host else place.host
    return f"{place.scheme}://{host}:{place.port}"


def url_of(place: Place) -> str:
    """Return the URL again, in ASCII and without what was not sent."""
    return f"{place.scheme}://{_authority(place)}{place.target}"


def redirected(place: Place, location: str | None) -> Place:
    """Return where a redirect leads; from https it may not lead back to http."""
    if not location:
        raise NotFetchedError("bad_redirect", url_of(place))
    there = place_of(urljoin(url_of(place), location))
    if place.scheme == "https" and there.scheme == "http":
        raise NotFetchedError("bad_redirect", url_of(place), url_of(there))
    return there


def opened(
    place: Place,
    access: Access,
    headers: Mapping[str, str],
    timeout_s: float,
    *,
    body: bytes | None = None,
) -> urllib3.BaseHTTPResponse:
    """Ask for a place and return the response, its body unread; redirects are not followed.

    With a `body` to send it is a POST, else a GET.
    """
    proxy = proxy_for(place, access)
    if proxy is None:
        return _opened_directly(place, access, headers, timeout_s, body)
    if is_private_name(place.host):
        raise NotFetchedError("address_refused", url_of(place))
    manager = _proxied(proxy)
    return _ask(manager, url_of(place), dict(headers), timeout_s, body)


def reason_of(error: HTTPError) -> str:
    """Return the name of what went wrong with a connection."""
    if isinstance(error, ProxyError):
        return "proxy_failed"
    if isinstance(error, SSLError):
        return "bad_certificate"
    if isinstance(error, ProtocolError):
        return "cut_short"
    if isinstance(error, NewConnectionError):
        return "no_connection"
    if isinstance(error, ConnectTimeoutError | ReadTimeoutError):
        return "timed_out"
    return "no_connection"


def proxy_for(place: Place, access: Access) -> str | None:
    """Return the proxy that a request goes through; what is private by its look is asked directly.

    A receiver on one's own network is out of Tor's reach, and a proxy need not learn of it.
    """
    if origin_of(place) in access.private_origins and is_private_name(place.host):
        return None
    if access.proxy == DIRECT:
        return None
    if access.proxy:
        return checked_proxy(access.proxy)
    said = urllib.request.getproxies_environment()
    # The type stubs lack it on some systems; it is there on all.
    bypassed: bool = bool(urllib.request.proxy_bypass_environment(place.host, said))  # type: ignore[attr-defined,unused-ignore]
    found = said.get(place.scheme) or said.get("all")
    return checked_proxy(found) if found and not bypassed else None


def checked_proxy(proxy: str) -> str:
    """Return a proxy's URL as it is, or `direct`; UsageError where it cannot be used."""
    if proxy == DIRECT:
        return proxy
    if urlsplit(proxy).scheme not in PROXY_SCHEMES:
        raise UsageError(
            f"cannot use the proxy {_without_password(proxy)!r}; expected http://, https:// or "
            "socks5h:// (the h: the proxy resolves names; without it your own network would see "
            "whom you ask)"
        )
    return proxy


def _without_password(proxy: str) -> str:
    return re.sub(r"//[^@/]*@", "//", proxy)


def _proxied(proxy: str) -> urllib3.PoolManager:
    if proxy.startswith("socks5h"):
        # Imported here: PySocks is needed by those who go through Tor only.
        from urllib3.contrib.socks import SOCKSProxyManager  # noqa: PLC0415

        return SOCKSProxyManager(proxy)
    parts = urlsplit(proxy)
    user = f"{unquote(parts.username)}:{unquote(parts.password or '')}" if parts.username else None
    headers = urllib3.make_headers(proxy_basic_auth=user) if user else None
    return urllib3.ProxyManager(_without_password(proxy), proxy_headers=headers)


def _opened_directly(
    place: Place,
    access: Access,
    headers: Mapping[str, str],
    timeout_s: float,
    body: bytes | None,
) -> urllib3.BaseHTTPResponse:
    """Connect to the addresses that were checked, one after another until one answers."""
    addresses = _checked_addresses(place, access)
    sent = _for_host(place, headers)
    for address in addresses[:-1]:
        try:
            return _ask(_pinned(place, address), place.target, sent, timeout_s, body)
        except (NewConnectionError, ConnectTimeoutError):
            continue
    return _ask(_pinned(place, addresses[-1]), place.target, sent, timeout_s, body)


def _checked_addresses(place: Place, access: Access) -> list[str]:
    """Resolve a host; NotFetchedError where any of its addresses is private and not allowed."""
    if _is_ip(place.host):
        found = [place.host]
    else:
        try:
            found = access.resolve(place.host, place.port)
        except (OSError, UnicodeError) as error:
            raise NotFetchedError("name_not_found", url_of(place)) from error
    if not found:
        raise NotFetchedError("name_not_found", url_of(place))
    if origin_of(place) not in access.private_origins and not all(map(is_public, found)):
        raise NotFetchedError("address_refused", url_of(place))
    return found


def _pinned(place: Place, address: str) -> urllib3.HTTPConnectionPool:
    """Return connections to one address, whose certificate must be the host's."""
    if place.scheme == "https":
        return urllib3.HTTPSConnectionPool(
            address, place.port, server_hostname=place.host, assert_hostname=place.host
        )
    return urllib3.HTTPConnectionPool(address, place.port)


def _for_host(place: Place, headers: Mapping[str, str]) -> dict[str, str]:
    return {"Host": _authority(place), **headers}


def _ask(
    pool: urllib3.HTTPConnectionPool | urllib3.PoolManager,
    target: str,
    headers: Mapping[str, str],
    timeout_s: float,
    body: bytes | None,
) -> urllib3.BaseHTTPResponse:
    return pool.urlopen(
        "GET" if body is None else "POST",
        target,
        body=body,
        headers=headers,
        timeout=urllib3.Timeout(timeout_s),
        retries=False,
        redirect=False,
        preload_content=False,
        decode_content=False,
    )


def _authority(place: Place) -> str:
    host = f"[{place.host}]" if ":" in place.host else place.host
    return host if place.port == PORTS[place.scheme] else f"{host}:{place.port}"


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_ipv6(host: str) -> bool:
    return ":" in host and "%" not in host and _is_ip(host)
