"""Which internet addresses and names may be asked, so that a link cannot reach into a private net.

A report's link, or a redirect, may name a router, a cloud's metadata service or a database on the
machine that follows it. In comes an address or a host's name; out comes whether it is public.
"""

import ipaddress
import re

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Well-known prefix of RFC 6052: the last 32 bits are an IPv4 address."""

CLOUD_ADDRESSES = frozenset({ipaddress.ip_address("168.63.129.16")})
"""Looks public and is not: Azure's wire server, which hands out credentials of the machine. Other
clouds' metadata addresses are link-local, shared (100.64.0.0/10) or unique-local and fall with
those."""

SPECIAL = ipaddress.IPv4Network("192.0.0.0/24")
"""IETF protocol assignments (RFC 6890): Pythons differ on it, and Oracle's cloud keeps metadata
there."""

PRIVATE_SUFFIXES = (".localhost", ".local", ".internal", ".lan", ".home.arpa", ".intranet")
"""Names that only a private network answers for: RFC 6761, 6762, 8375, ICANN's `.internal`, and
what routers and offices use."""

_NUMBERS = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}")
"""What resolvers take for an IPv4 address, in all its old spellings."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(text: str) -> bool:
    """Say whether an IP address is one of the public internet.

    Private, loopback, link-local, unique-local, shared, multicast and reserved ones are not, nor
    are those that carry such an IPv4 address inside (mapped, 6to4, Teredo, NAT64).
    """
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(_is_public(one) for one in (address, *_inside(address)))


def is_private_name(host: str) -> bool:
    """Say whether a host is private by its look: asked where a proxy resolves the name unseen.

    `2130706433` and `127.1` are ways to write 127.0.0.1 that resolvers accept.
    """
    name = host.lower().rstrip(".")
    if ":" in name:
        return not is_public(name)
    if _NUMBERS.fullmatch(name):
        # Public only in the one spelling that everybody reads alike.
        return not is_public(name)
    return "." not in name or name.endswith(PRIVATE_SUFFIXES)


def _is_public(address: Address) -> bool:
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not (isinstance(address, ipaddress.IPv6Address) and address.is_site_local)
        and address not in CLOUD_ADDRESSES
        and address not in SPECIAL
    ) or (isinstance(address, ipaddress.IPv6Address) and _carries(address))


def _carries(address: ipaddress.IPv6Address) -> bool:
    """Say whether the address is only a wrapping, to be judged by what is inside."""
    return address.ipv4_mapped is not None or address in NAT64


def _inside(address: Address) -> tuple[Address, ...]:
    """Return the IPv4 addresses that an IPv6 address carries."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    carried: list[Address | None] = [address.ipv4_mapped, address.sixtofour]
    if address.teredo is not None:
        carried += address.teredo
    if address in NAT64:
        carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(one for one in carried if one is not None)
