"""Identity tables from standing-data: address blocks, prefixes, airlines, classes of types."""

from pathlib import Path

from reference.rows import Row, read_csv, write_columns

SPACE = 0x1000000


def build_tables(source: Path, out: Path) -> None:
    blocks = flatten(read_csv(source / "standing_code_blocks.csv"))
    write_columns(out / "address_blocks.columns.gz", ["start", "country", "military"], blocks)
    prefixes = read_csv(source / "standing_registration_prefixes.csv")
    write_columns(
        out / "registration_prefixes.columns.gz",
        ["prefix", "country", "hyphen", "full", "bare"],
        (
            (
                *(r["Prefix"], r["CountryISO2"], r["HasHyphen"]),
                r["DecodeFullRegex"].replace("(?<code>", "("),
                r["DecodeNoHyphenRegex"].replace("(?<code>", "("),
            )
            for r in prefixes
        ),
    )
    airlines = {
        r["ICAO"]: r["Name"] for r in read_csv(source / "standing_airlines.csv") if r["ICAO"]
    }
    write_columns(out / "airlines.columns.gz", ["icao", "name"], sorted(airlines.items()))
    types: dict[str, tuple[str, str, str, str]] = {}
    for r in read_csv(source / "standing_model_types.csv"):
        if r["SpeciesCode"]:
            # Some types are listed twice; the heavier wake is the later and the safer one.
            row = (
                r["Engines"],
                r["EngineTypeCode"],
                r["SpeciesCode"],
                r["WakeTurbulenceCode"][-1:],
            )
            types[r["ICAO"]] = max(row, types.get(r["ICAO"], row))
    write_columns(
        out / "types.columns.gz",
        ["type", "engines", "engine_class", "species", "wake"],
        ((code, *row) for code, row in sorted(types.items()) if code.isalnum()),
    )


def flatten(rows: list[Row]) -> list[tuple[str, str, int]]:
    """Nested blocks as a list of starts: from each start on, country and military hold."""
    blocks = sorted(
        (
            (int(r["Start"], 16), int(r["Finish"], 16) + 1, r["CountryISO2"], r["IsMilitary"])
            for r in rows
        ),
        # Outer blocks first, so that inner ones overwrite them; of equals, the military one.
        key=lambda b: (b[0] - b[1], b[3]),
    )
    edges = sorted({0, *(b[0] for b in blocks), *(b[1] for b in blocks if b[1] < SPACE)})
    held = dict.fromkeys(edges, ("ZZ", "0"))
    for start, end, country, military in blocks:
        for edge in edges:
            if start <= edge < end:
                held[edge] = (country, military)
    out: list[tuple[str, str, int]] = []
    for edge in edges:
        country, military = held[edge]
        country = "" if country == "ZZ" else country
        if not out or out[-1][1:] != (country, int(military)):
            out.append((f"{edge:06x}", country, int(military)))
    return out
