"""Simulated flights, for where no real data are: straight, punctual and far too well behaved."""

import importlib.util
from itertools import permutations
from types import ModuleType

from evaluation.legs.corpus import PROJECT, Heard, heard_track
from wheelsdown.model.identity import Aircraft, IcaoAddress

AIRPORTS = ("KIWA", "KAEX", "KELP", "KHRL", "EGLL", "LFPG", "LTFM", "UUEE")


def simulated_tracks() -> tuple[Heard, ...]:
    """Return one flight from each of eight airports to each other one within reach of a day."""
    sky = _pretend_sky()
    return tuple(
        heard_track(
            sky.track(
                sky.fly(origin, target, "06:00"),
                aircraft=Aircraft(icao24=IcaoAddress(f"{0xF00000 + i:06x}"), type_code="A320"),
            ),
            "simulated",
        )
        for i, (origin, target) in enumerate(permutations(AIRPORTS, 2))
    )


def _pretend_sky() -> ModuleType:
    """Load the sky that the tests fly in: it lies outside the package, beside them."""
    path = PROJECT / "tests" / "pretend_sky.py"
    spec = importlib.util.spec_from_file_location("pretend_sky", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
