"""A sentence as a dependency parser sees it, in records of our own.

In come the words of a parse; out go the small steps that a second reader takes from word to word:
the subject of a verb, the characters of a clause, of a noun phrase. Nothing here knows a parser.
"""

from collections.abc import Iterator
from dataclasses import dataclass

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
RELATIVE_WORDS = frozenset({"WDT", "WP", "WP$"})
# What hangs on a verb and is said apart from it.
OTHER_CLAUSES = frozenset({"conj", "parataxis", "advcl", "ccomp", "cc", "mark", "punct", "intj"})
# What follows a noun as a statement of its own.
AFTER_A_NOUN = frozenset({"relcl", "conj", "cc", "punct", "parataxis"})
# A subject is looked for at most so many verbs up.
FARTHEST_SUBJECT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word: its characters, its tag, and on which word of the sentence it hangs, and how."""

    index: int
    start: int
    end: int
    text: str
    tag: str
    relation: str
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSentence:
    """The words of a sentence in order, and the words that hang on each."""

    words: tuple[Word, ...]
    hanging: tuple[tuple[int, ...], ...]

    def on(self, word: Word, *relations: str) -> Iterator[Word]:
        """Return the words that hang on `word`, by one of `relations` where any is given."""
        for index in self.hanging[word.index]:
            if not relations or self.words[index].relation in relations:
                yield self.words[index]

    def head(self, word: Word) -> Word:
        """Return the word that `word` hangs on; the root hangs on itself."""
        return self.words[word.head]

    def under(self, word: Word, without: frozenset[str] = frozenset()) -> list[Word]:
        """Return `word` and all that hangs on it, leaving out what hangs on `word` by `without`."""
        found = [word]
        for index in self.hanging[word.index]:
            if self.words[index].relation not in without:
                found += self.under(self.words[index])
        return sorted(found, key=lambda w: w.index)


def parsed(rows: list[tuple[int, str, str, str, int]]) -> ParsedSentence:
    """Return a sentence of rows: start, text, tag, relation, index of the head."""
    words = tuple(
        Word(
            index=i,
            start=start,
            end=start + len(text),
            text=text,
            tag=tag,
            relation=relation,
            head=head,
        )
        for i, (start, text, tag, relation, head) in enumerate(rows)
    )
    hanging: list[list[int]] = [[] for _ in words]
    for word in words:
        if word.head != word.index:
            hanging[word.head].append(word.index)
    return ParsedSentence(words=words, hanging=tuple(tuple(h) for h in hanging))


def subject_of(sentence: ParsedSentence, verb: Word, steps: int = 0) -> Word | None:
    """Return the noun that does or undergoes what `verb` says, over shared and relative clauses."""
    for word in sentence.on(verb, *SUBJECTS):
        if word.tag in RELATIVE_WORDS and verb.relation == "relcl":
            return sentence.head(verb)
        return word
    if steps >= FARTHEST_SUBJECT:
        return None
    if verb.relation in ("conj", "xcomp") or (verb.relation == "advcl" and verb.tag == "VBG"):
        return subject_of(sentence, sentence.head(verb), steps + 1)
    if verb.relation in ("acl", "relcl"):
        return sentence.head(verb)
    return None


def contiguous(words: list[Word], around: Word) -> tuple[Word, Word]:
    """Return the first and the last of the words that stand beside `around` without a gap."""
    indices = {w.index: w for w in words}
    first = last = around
    while first.index - 1 in indices:
        first = indices[first.index - 1]
    while last.index + 1 in indices:
        last = indices[last.index + 1]
    return first, last


def clause_of(sentence: ParsedSentence, verb: Word) -> tuple[int, int]:
    """Return the characters of the verb with its subject, objects and what is said of when, where."""
    words = [w for w in sentence.under(verb, OTHER_CLAUSES) if w is not verb]
    words += [verb, *_marks_within(sentence, verb, words)]
    first, last = contiguous(sorted(words, key=lambda w: w.index), verb)
    return first.start, last.end


def _marks_within(sentence: ParsedSentence, verb: Word, words: list[Word]) -> list[Word]:
    """Return the commas and hyphens on the verb that stand between its own words."""
    if not words:
        return []
    low, high = min(w.index for w in words), max(w.index for w in words)
    return [w for w in sentence.on(verb, "punct") if low < w.index < high and w.text in ",-–()"]


def noun_phrase(sentence: ParsedSentence, noun: Word) -> tuple[int, int]:
    """Return the characters of a noun with what describes it, up to a comma or a relative clause."""
    words = sentence.under(noun, AFTER_A_NOUN)
    hyphens = [w for w in sentence.on(noun, "punct") if w.text == "-"]
    first, last = contiguous(sorted([*words, *hyphens], key=lambda w: w.index), noun)
    return first.start, last.end
