"""Whose turn it is in a conversation that a report prints: questions, answers, named speakers.

In comes the text of a passage; out goes its turn: the mark that opens it and what it says of the
speaker. "A:" and a dash mark the interviewee, "Q:" the asker; a name with a colon marks whom it
names. An answer is said by the interviewee; a question says nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import Sentence
from wheelsdown.model.report import SpeakerKind

QUESTION = regex(
    r"^\W*(?:(?:Q|В|Вопрос|Question)(?:\s*\([^)]{2,60}\))?\s*[:.]\s|Q\s{2,})", re.IGNORECASE
)
ANSWER = regex(r"^\s*(?P<mark>(?:A|О|Ответ|ОТВЕТ|Answer|ANSWER)\s*[:.])\s+")
# A list of demands has dashes too; its items begin with a small letter.
DASH = regex(r"^\s*(?P<mark>[—–-])\s+(?=[^\sа-яё])")
LABEL = regex(
    r"^\s*(?P<mark>(?P<name>[A-ZА-ЯЁ][\w.'’-]+(?:\s+[A-ZА-ЯЁ][\w.'’-]+){0,2})"
    r"(?:,\s[^:.]{2,40})?:)\s+(?:\([^)]{2,30}\)\s+)?(?=[“\"«A-ZА-ЯЁ])"
)
# "Dr. OSEI. Sunday, sir.": the printed record of a hearing.
RECORD = regex(
    r"^\s*(?P<mark>(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Prof|Hon|MR|MRS|MS|DR)\.\s+|"
    r"The\s+|Senator\s+|Chairman\s+)?"
    r"[A-Z][A-Z'-]{2,}(?:\s[A-Z][A-Z'-]{2,})?))[.:](?:\s+(?=[“\"A-Z])|\s*$)"
)
# One dash may open a list or an aside; a conversation has more.
LEAST_TURNS = 2


class TurnKind(StrEnum):
    """What a passage is to the conversation."""

    QUESTION = "question"
    ANSWER = "answer"
    NAMED = "named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A passage of a conversation: its kind, and where in its first sentence the mark stands."""

    kind: TurnKind
    start: int
    end: int
    name: str | None = None


def find_turns(sentences: Iterable[Sentence]) -> dict[int, Turn]:
    """Return the turns of a report by passage; none where it prints no conversation."""
    firsts: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        firsts.setdefault(sentence.passage, []).append(sentence)
    dashed = [group for group in firsts.values() if DASH.match(group[0].text)]
    # A list has dashes, too; in a conversation somebody asks.
    conversation = len(dashed) >= LEAST_TURNS and any(_asks(group) for group in dashed)
    labels: dict[str, list[bool]] = {}
    for group in firsts.values():
        if (found := _label(group[0].text)) is not None:
            labels.setdefault(found["name"].split()[-1].upper(), []).append(_asks(group))
    askers = {name for name, asks in labels.items() if any(asks) and len(labels) > 1}
    turns = {}
    for passage, group in firsts.items():
        turn = _turn_of(group, conversation=conversation, labels=labels, askers=askers)
        if turn is not None:
            turns[passage] = turn
    return turns


def _label(text: str) -> re.Match[str] | None:
    return LABEL.match(text) or RECORD.match(text)


def _asks(group: list[Sentence]) -> bool:
    return group[-1].text.rstrip("”»\"' ").endswith("?")


def _turn_of(
    group: list[Sentence], *, conversation: bool, labels: dict[str, list[bool]], askers: set[str]
) -> Turn | None:
    text = group[0].text
    if QUESTION.match(text):
        return Turn(kind=TurnKind.QUESTION, start=0, end=0)
    if (found := ANSWER.match(text)) is not None:
        return Turn(kind=TurnKind.ANSWER, start=found.start("mark"), end=found.end())
    if conversation and (found := DASH.match(text)) is not None:
        kind = TurnKind.QUESTION if _asks(group) else TurnKind.ANSWER
        return Turn(kind=kind, start=found.start("mark"), end=found.end("mark"))
    found = _label(text)
    name = found["name"].split()[-1].upper() if found else ""
    if found is not None and len(labels.get(name, ())) >= LEAST_TURNS:
        # Whoever asks once is the asker, and says nothing in other turns either.
        kind = TurnKind.QUESTION if _asks(group) or name in askers else TurnKind.NAMED
        return Turn(kind=kind, start=found.start("mark"), end=found.end(), name=found["name"])
    return None


def scope_of_turn(
    turn: Turn, first: Sentence, sentence: Sentence, known: KnownSpeakers
) -> Scope | None:
    """Return the scope that an answer lays over one of its sentences."""
    if turn.kind is TurnKind.QUESTION:
        return None
    mark = first.text[turn.start : turn.end].strip()
    if turn.name is not None:
        mark = turn.name
        name = known.full_names.get(turn.name.split()[-1], turn.name)
    else:
        name = known.interviewee or known.last_named or mark
    start = first.start + turn.start
    speaker = Speaker(start=start, end=start + len(mark), name=name, kind=SpeakerKind.PERSON,
                      named=name != mark, cue=None)  # fmt: skip
    opening = sentence is first
    begin = turn.end if opening else 0
    return Scope(start=begin, end=len(sentence.text), chain=(speaker,), quoted=False,
                 words=(turn.start, turn.end) if opening else (0, 0), rule="turn")  # fmt: skip
