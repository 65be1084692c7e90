"""Hypothesis strategies for the records of `wheelsdown.model`."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.flight import (
    Coverage,
    Endpoint,
    Gap,
    Leg,
    LegStatus,
    NoAirport,
    PossibleStop,
    RunnerUp,
    Sighting,
)
from wheelsdown.model.identity import Aircraft, Callsign, IcaoAddress, Registration
from wheelsdown.model.provenance import Digest, Evidence
from wheelsdown.model.report import (
    Attribution,
    Claim,
    ClaimTime,
    ClaimType,
    ClaimValue,
    Count,
    Modality,
    PlaceMention,
    Span,
    SpeakerKind,
)
from wheelsdown.model.time_range import TimeRange
from wheelsdown.model.verdict import Finding, Rating, Verdict

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LAST_MS = 4_102_444_800_000  # 2100

words = st.text(min_size=1, max_size=20)
times = st.integers(0, LAST_MS).map(lambda ms: EPOCH + timedelta(milliseconds=ms))
confidences = st.floats(0, 1)
positions = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
airports = st.sampled_from(["KAEX", "KMSP", "KIWA", "KBWI", "HECA", "UUDD", "DTTA", "88NV"])
addresses = st.from_regex(r"~?[0-9a-f]{6}", fullmatch=True).map(IcaoAddress)
registrations = st.sampled_from(["N278GX", "SU-GCC", "N8774Q"]).map(Registration)
callsigns = st.sampled_from(["TYSON41", "OAE3631", "MSR804"]).map(Callsign)
digests = st.binary(min_size=32, max_size=32).map(lambda b: Digest("sha256:" + b.hex()))


def maybe(strategy):
    return st.none() | strategy


def many(strategy, most=3):
    return st.lists(strategy, max_size=most).map(tuple)


@st.composite
def time_ranges(draw):
    bounds = sorted(draw(st.tuples(times, times)))
    earliest, latest = (draw(st.sampled_from([bound, None])) for bound in bounds)
    return draw(
        st.sampled_from(
            [
                TimeRange(earliest=earliest, latest=latest),
                TimeRange(earliest=bounds[0], latest=bounds[0]),
            ]
        )
    )


aircraft = st.builds(
    Aircraft,
    icao24=maybe(addresses),
    registration=maybe(registrations),
    type_code=maybe(st.sampled_from(["A320", "B763"])),
    operator=maybe(words),
    label=maybe(words),
)
evidence = st.builds(
    Evidence,
    capture=digests,
    rows=maybe(st.tuples(st.integers(0, 9), st.integers(10, 10**6))),
    leg=maybe(words),
)


@st.composite
def endpoints(draw):
    airport = draw(maybe(airports))
    return Endpoint(
        airport=airport,
        reason=draw(st.sampled_from(NoAirport)) if airport is None else None,
        time=draw(time_ranges()),
        sighting=draw(st.sampled_from(Sighting)),
        confidence=draw(maybe(confidences)),
        runners_up=draw(many(st.builds(RunnerUp, airport=airports, confidence=confidences))),
        rule=draw(words),
        position=draw(maybe(positions)),
    )


gaps = st.builds(
    Gap,
    began=time_ranges(),
    ended=time_ranges(),
    from_position=positions,
    to_position=positions,
    coverage=st.sampled_from(Coverage),
)
possible_stops = st.builds(
    PossibleStop, airport=airports, confidence=confidences, earliest=time_ranges()
)
legs = st.builds(
    Leg,
    leg=words,
    aircraft=aircraft,
    callsigns=many(callsigns),
    takeoff=endpoints(),
    landing=endpoints(),
    distance_km=maybe(st.floats(0, 20_000)),
    gaps=many(gaps),
    possible_stops=many(possible_stops),
    evidence=many(evidence),
    status=st.sampled_from(LegStatus),
    group=maybe(words),
    note=maybe(words),
    source_url=maybe(words),
)
spans = st.builds(Span, start=st.integers(0, 100), end=st.integers(100, 200), text=words)
places = st.builds(
    PlaceMention,
    name=words,
    kind=st.sampled_from(["airport", "city", "state", "country", "region"]),
    span=spans,
    icao=maybe(airports),
    country=maybe(st.sampled_from(["US", "RU", "EG"])),
    region=maybe(st.sampled_from(["US-AZ", "US-LA"])),
    candidates=many(airports),
    zone=maybe(st.sampled_from(["Europe/Moscow", "America/Phoenix"])),
)
counts = st.builds(
    Count,
    text=words,
    minimum=maybe(st.integers(0, 5000)),
    maximum=maybe(st.integers(5000, 9999)),
    best=maybe(st.just(5000)),
    of=maybe(words),
)
values = st.builds(
    ClaimValue,
    place=maybe(places),
    origin=maybe(places),
    destination=maybe(places),
    via=many(places, 2),
    count=maybe(counts),
    ordinal=maybe(st.integers(1, 100)),
    of=maybe(words),
    registration=maybe(registrations),
    callsign=maybe(callsigns),
    aircraft_type=maybe(words),
    operator=maybe(words),
    duration_minutes=maybe(st.tuples(st.integers(0, 60), st.integers(60, 900))),
    person=maybe(words),
    details=st.lists(st.tuples(words, words), max_size=3).map(lambda p: tuple(sorted(p))),
)
claim_times = st.builds(
    ClaimTime,
    time=time_ranges(),
    granularity=st.sampled_from(["minute", "day", "bound"]),
    zone=maybe(words),
    span=spans,
    why=words,
)
attributions = st.builds(
    Attribution,
    name=words,
    kind=st.sampled_from(SpeakerKind),
    named=st.booleans(),
    span=spans,
    cue=maybe(words),
)
claims = st.builds(
    Claim,
    claim=words,
    report=digests,
    language=st.sampled_from(["en", "ru"]),
    type=st.sampled_from(ClaimType),
    quote=spans,
    value=values,
    times=many(claim_times, 2),
    attribution=many(attributions, 2),
    modality=st.sampled_from(Modality),
    sentence=maybe(spans),
)
bilinguals = st.builds(Bilingual, en=words, ru=words)
findings = st.builds(
    Finding,
    check=words,
    claimed=st.just({"airport": "KIWA"}),
    recorded=st.none() | st.just({"airport": "UUDD"}),
    points_to=maybe(st.sampled_from(Rating)),
    words=bilinguals,
    evidence=many(evidence),
)
verdicts = st.builds(
    Verdict,
    rating=st.sampled_from(Rating),
    by=words,
    reason=bilinguals,
    findings=many(findings),
    legs=many(words),
    itinerary=many(words),
    others_fitting=maybe(st.integers(0, 9)),
)
