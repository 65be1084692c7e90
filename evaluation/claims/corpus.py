"""The marked passages on disk, and the digest that pins them."""

import hashlib
from pathlib import Path

from evaluation.claims.gold import GoldPassage
from evaluation.claims.notation import read_passage

FOLDER = Path(__file__).parent / "gold"
PARTS = ("tune", "report")
LANGUAGES = ("en", "ru")


def gold_files(language: str, part: str) -> list[Path]:
    """Return the files of one language's half, in order of their numbers."""
    return sorted((FOLDER / language / part).glob("*.txt"))


def read_gold(language: str, part: str) -> list[GoldPassage]:
    """Return the passages of one language's half."""
    return [read_passage(path) for path in gold_files(language, part)]


def corpus_digest(part: str) -> str:
    """Return `sha256:` and the digest of names and bytes of a half in both languages."""
    digest = hashlib.sha256()
    for language in LANGUAGES:
        for path in gold_files(language, part):
            digest.update(f"{language}/{part}/{path.name}\n".encode())
            digest.update(path.read_bytes())
    return f"sha256:{digest.hexdigest()}"
