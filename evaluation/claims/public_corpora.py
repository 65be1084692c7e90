"""`python -m evaluation.claims.public_corpora`: attribution and times on corpora made by others.

The marked passages of this project were written by those who wrote the rules. PolNeAR (who is
credited in political news) and TempEval-3 (TimeBank and AQUAINT: times in newswire) were not. Their
licences do not let us bundle them, so a user who has them names their folders. Both are English.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evaluation.claims.polnear import PolnearText, read_polnear
from evaluation.claims.scoring import Tally
from evaluation.claims.tempeval import TempevalText, read_tempeval
from evaluation.claims.value_scoring import Outcome
from wheelsdown.claims.attribution import KnownSpeakers, Scope
from wheelsdown.claims.languages import rules_of
from wheelsdown.claims.sentences import Sentence, split_sentences
from wheelsdown.claims.time_resolution import TimeContext, resolve_time
from wheelsdown.model.report import PassageKind, Span

RULES = rules_of("en")
LEAST_INSIDE = 0.6
"""Share of a predicted content that must lie in the gold's: one sentence of a longer quotation."""
LEAST_COVERED = 0.5
"""Share of the gold's content that such sentences must cover together."""
PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A stretch of text and those it is credited to."""

    content: tuple[int, int]
    speakers: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScores:
    """Times found, and how the days of those found compare."""

    found: Tally
    days: dict[Outcome, int]


def find_credits(text: str) -> list[Credit]:
    """Return what the extractor credits to whom in `text`, sentence by sentence."""
    known = KnownSpeakers()
    before: tuple[Scope, ...] = ()
    found = []
    for sentence in _sentences(text):
        RULES.learn_names(sentence.text, known)
        before = RULES.find_scopes(sentence, known, before)
        found += [
            Credit(
                content=(sentence.start + scope.start, sentence.start + scope.end),
                speakers=tuple((speaker.start, speaker.end) for speaker in scope.chain),
            )
            for scope in before
        ]
    return found


def score_credits(texts: Sequence[PolnearText]) -> Tally:
    """Count attributions whose source overlaps and whose content is shared by half or more."""
    found = extra = missed = 0
    for text in texts:
        predicted = find_credits(text.text)
        used: set[int] = set()
        for attribution in text.attributions:
            answer = [
                i
                for i, credit in enumerate(predicted)
                if any(_shared(attribution.source, speaker) for speaker in credit.speakers)
                and _inside(credit.content, attribution.content) >= LEAST_INSIDE
            ]
            covered = {
                at
                for i in answer
                for at in range(*predicted[i].content)
                if attribution.content[0] <= at < attribution.content[1]
            }
            length = attribution.content[1] - attribution.content[0]
            if answer and len(covered) >= LEAST_COVERED * length:
                used |= set(answer)
                found += 1
            else:
                missed += 1
        extra += len(predicted) - len(used)
    return Tally(found=found, extra=extra, missed=missed)


def score_times(texts: Sequence[TempevalText]) -> TimeScores:
    """Count dates and times of day that are found, and compare the days they stand for.

    Durations and sets (`every Friday`) are not looked for, and finding one is not an error.
    """
    found = extra = missed = 0
    days = dict.fromkeys((Outcome.RIGHT, Outcome.WRONG, Outcome.SILENT), 0)
    for text in texts:
        predicted = list(_find_days(text.text, text.written))
        dated = [time for time in text.times if time.is_date]
        for time in dated:
            answer = [days_ for span, days_ in predicted if _shared(span, time.span)]
            found, missed = found + bool(answer), missed + (not answer)
            if answer and time.days is not None:
                known = [days_ for days_ in answer if days_ is not None]
                outcome = Outcome.RIGHT if time.days in known else Outcome.WRONG
                days[outcome if known else Outcome.SILENT] += 1
        extra += sum(
            not any(_shared(span, time.span) for time in text.times) for span, _ in predicted
        )
    return TimeScores(found=Tally(found=found, extra=extra, missed=missed), days=days)


def _find_days(
    text: str, written: date
) -> Iterator[tuple[tuple[int, int], tuple[date, date] | None]]:
    """Yield each time's span and its days in UTC, or nothing where the rules leave it open."""
    context = TimeContext(published=(written, written), zones=("UTC",), zone_from="corpus")
    for sentence in _sentences(text):
        for said in RULES.find_times(sentence.text):
            start, end = sentence.start + said.start, sentence.start + said.end
            words = Span(start=start, end=end, text=text[start:end])
            time = resolve_time(said, context, words)
            bounds = None if time is None else (time.time.earliest, time.time.latest)
            if bounds is None or bounds[0] is None or bounds[1] is None:
                yield (start, end), None
            else:
                yield (start, end), (bounds[0].date(), bounds[1].date())


def _sentences(text: str) -> Iterator[Sentence]:
    for number, paragraph in enumerate(PARAGRAPH.finditer(text)):
        yield from split_sentences(
            text,
            paragraph.start(),
            paragraph.end(),
            rules=RULES.stops,
            passage=number,
            kind=PassageKind.BODY,
        )


def _shared(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _inside(inner: tuple[int, int], outer: tuple[int, int]) -> float:
    return _shared(inner, outer) / max(1, inner[1] - inner[0])


def main() -> int:
    """Print the scores on the corpora whose folders are given."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.claims.public_corpora")
    parser.add_argument("--polnear", type=Path, help="folder with attributions/ and text/")
    parser.add_argument("--tempeval", type=Path, help="folder of .tml files")
    asked = parser.parse_args()
    if asked.polnear is None and asked.tempeval is None:
        parser.error("neither --polnear nor --tempeval was given; name the folder of one")
    if asked.polnear is not None:
        tally = score_credits(list(read_polnear(asked.polnear)))
        sys.stdout.write(f"PolNeAR attributions: {_words(tally)}\n")
    if asked.tempeval is not None:
        scores = score_times(list(read_tempeval(asked.tempeval)))
        days = ", ".join(f"{outcome} {count}" for outcome, count in scores.days.items())
        sys.stdout.write(f"TempEval-3 times: {_words(scores.found)}; days {days}\n")
    return 0


def _words(tally: Tally) -> str:
    measures = {"P": tally.precision, "R": tally.recall, "F1": tally.f1}
    shown = " ".join(f"{k} {'–' if v is None else f'{v:.3f}'}" for k, v in measures.items())
    return f"{shown} (found {tally.found}, extra {tally.extra}, missed {tally.missed})"


if __name__ == "__main__":
    sys.exit(main())
