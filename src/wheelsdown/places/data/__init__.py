"""The bundled tables of places and of the words that name them, and the reader of such tables."""

import gzip
from importlib.resources import files


def read_columns(table: str, *, package: str = "wheelsdown.places.data") -> dict[str, list[str]]:
    """Return a table kept one column a line, cells parted by tabs, under the columns' names."""
    packed = (files(package) / f"{table}.columns.gz").read_bytes()
    lines = gzip.decompress(packed).decode().split("\n")
    return {column[0]: column[1:] for column in (line.split("\t") for line in lines)}
