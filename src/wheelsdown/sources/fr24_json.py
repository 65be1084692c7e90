"""Read what Flightradar24's pages load for one flight: who flew, and the track with times.

`result.response.data.flight` has `aircraft.identification` (Mode S address, registration), the
callsign and `track`, an array of positions. Altitude 0 stands for the ground and for not known, as
in its CSV. The airports it names are Flightradar24's conclusion and are not taken over.
"""

from wheelsdown.model.identity import Aircraft, IcaoAddress, Registration
from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.fr24_csv import ON_GROUND_BELOW_KT
from wheelsdown.sources.json_text import Json, parse_json
from wheelsdown.sources.limits import GROUND_SPEED_KT, checked
from wheelsdown.sources.position_table import ADDRESS, PositionTable, read_positions
from wheelsdown.sources.times_written import seconds_from
from wheelsdown.sources.unpacking import unpack

KIND = "fr24_json"


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are Flightradar24's answer about one flight."""
    return head.lstrip().startswith(b"{") and all(
        key in head for key in (b'"result"', b'"response"', b'"identification"')
    )


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return the one track of the flight."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    value = parse_json(inside, name)
    if isinstance(value, Problem):
        return refused(KIND, value)
    flight = _at(value, "result", "response", "data", "flight")
    track = _at(flight, "track")
    if not isinstance(track, list):
        return refused(KIND, problem("json_of_another_kind", name, kind=KIND, field="track"))
    speeds = [_at(row, "speed", "kts") for row in track]
    heights = [_at(row, "altitude", "feet") for row in track]
    aircraft = _aircraft(flight, digest)
    return read_positions(
        PositionTable(
            aircraft=["flight"] * len(track),
            numbers={
                "time_s": [_seconds(_at(row, "timestamp")) for row in track],
                "latitude_deg": [_at(row, "latitude") for row in track],
                "longitude_deg": [_at(row, "longitude") for row in track],
                "altitude_ft": [None if feet == 0 else feet for feet in heights],
                "ground_speed_kt": speeds,
                "track_angle_deg": [_at(row, "heading") for row in track],
                "vertical_rate_fpm": [_at(row, "verticalSpeed", "fpm") for row in track],
            },
            on_ground=[
                feet == 0 and not (checked(kt, GROUND_SPEED_KT) or 0) >= ON_GROUND_BELOW_KT
                for feet, kt in zip(heights, speeds, strict=True)
            ],
            callsign=[_at(flight, "identification", "callsign")] * len(track),
            identities={"flight": aircraft},
        ),
        kind=KIND,
        digest=digest,
        name=name,
    )


def _aircraft(flight: Json, digest: Digest) -> Aircraft:
    address = _at(flight, "aircraft", "identification", "modes")
    registration = _at(flight, "aircraft", "identification", "registration")
    model = _at(flight, "aircraft", "model", "code")
    operator = _at(flight, "airline", "name")
    known = isinstance(address, str) and ADDRESS.fullmatch(address.lower()) is not None
    return Aircraft(
        icao24=IcaoAddress(str(address).lower()) if known else None,
        registration=Registration(registration.upper())
        if isinstance(registration, str) and registration
        else None,
        type_code=model if isinstance(model, str) and model else None,
        operator=operator if isinstance(operator, str) and operator else None,
        label=None if known or registration else f"fr24/{digest.removeprefix('sha256:')[:12]}",
    )


def _seconds(value: Json) -> Json:
    seconds = seconds_from(value)
    return value if seconds is None else seconds


def _at(value: Json, *keys: str) -> Json:
    """Return what stands at a path of keys, or nothing where the path ends early."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
