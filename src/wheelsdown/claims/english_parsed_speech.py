"""Who says what, by the parse of an English sentence: where the rules found nobody.

In comes a sentence with the scopes that the rules found; out go scopes for a verb of telling with a
subject and a clause that it governs, where no scope of theirs holds that clause.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from wheelsdown.claims.attribution import KnownSpeakers, Scope
from wheelsdown.claims.english_reporting_words import CUE_MODALITY, NOT_ALONE, SAYING, in_quotation
from wheelsdown.claims.english_speakers import make_speaker
from wheelsdown.claims.english_verb_forms import conjugate, verb_list
from wheelsdown.claims.parsed_sentence import RELATIVE_WORDS, ParsedSentence, Word, noun_phrase
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import Sentence, may_speak_of, word_set

Parse = Callable[[str], ParsedSentence | None]
# Ways of saying that are too rare, or too often something else, for rules without a parse.
MANNERS_OF_SAYING = """
    grumble, mutter, mumble, murmur, gripe, opine, venture, surmise, speculate, protest, fret,
    chuckle, laugh, cry, snap, growl, sniff, wail, moan, groan, marvel, gush, boast, bristle, bark,
    drawl, shrug, scoff, interject, remonstrate, plead, proclaim, profess, attest, vouch, tally,
    stipulate, relate, remember, reminisce, wager, bet, lament, bemoan, rule, decree, certify,
    interpret, theorise, theorize, posit, propose, remind, intone, summarise, summarize, record,
    infer, deduce, conjecture, own, let on, point out, set out, spell out, write in, blurt out
"""
PERCEIVING = word_set(
    "see sees saw hear hears heard feel feels felt find finds found read reads learn learns learned learnt "
    "notice notices noticed wonder wonders wondered hope hopes hoped expect expects expected decide air airs "
    "figure hold holds held state detect detects detected fear see track tracks tracked determine determines "
    "determined think thinks thought know knows knew discover discovers discovered remember remembers remembered "
    "understand understands understood establish established post show shows showed represent represents submit"
)
TELLING = (
    SAYING | NOT_ALONE
    | {form.split()[0] for verb in verb_list(MANNERS_OF_SAYING) for form in conjugate(verb)}
) - PERCEIVING  # fmt: skip
# "He agreed" tells nothing.
LEAST_WORDS_SAID = 3
WORD = regex(r"[A-Za-z]+")
NOBODY = regex(r"(?:nobody|none|nothing|neither|no-one|one)$", re.IGNORECASE)
# "Told us where …", "asked why": a question is not what is said.
ASKING = frozenset({"WP", "WRB", "WDT"})
# What stands between what was said and who said it.
BESIDE = regex(r"[,.!?]?[”\"]?,?\s*(?:[—–]\s*)?")


def find_speech_parsed(
    parse: Parse, sentence: Sentence, known: KnownSpeakers, found: tuple[Scope, ...]
) -> tuple[Scope, ...]:
    """Return the scopes of verbs of telling whose clause no scope of `found` holds."""
    if not may_speak_of(sentence, TELLING) or not _has_uncredited(sentence, found):
        return ()
    tree = parse(sentence.text)
    if tree is None:
        return ()
    added: list[Scope] = []
    for verb in tree.words:
        if not _tells(tree, verb) or in_quotation(sentence, verb.start):
            continue
        for scope in _said(tree, verb, sentence, known):
            if not any(_meets(scope, other) for other in (*found, *added)):
                added.append(scope)
    return tuple(added)


def _has_uncredited(sentence: Sentence, found: tuple[Scope, ...]) -> bool:
    """Say whether some word of telling stands outside quotations and is none that a scope credits by."""
    return any(
        word.group().lower() in TELLING
        and not in_quotation(sentence, word.start())
        and not any(s.words[0] <= word.start() < s.words[1] for s in found)
        for word in WORD.finditer(sentence.text)
    )


def _tells(tree: ParsedSentence, verb: Word) -> bool:
    if verb.text.lower() not in TELLING or verb.tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return False
    helped = {w.text.lower() for w in tree.on(verb, "aux", "auxpass", "neg")}
    return helped <= {"has", "have", "had"}


def _said(
    tree: ParsedSentence, verb: Word, sentence: Sentence, known: KnownSpeakers
) -> Iterator[Scope]:
    """ "X grumbled that …" and "…, X muttered": X speaks for the clause that the verb governs."""
    subject = next(tree.on(verb, "nsubj"), None)
    clause = next(tree.on(verb, "ccomp"), None)
    if subject is None or clause is None or NOBODY.match(subject.text):
        return
    words_start = subject.start
    relative = subject.tag in RELATIVE_WORDS
    if relative:
        # "A loader, who added that …"
        if verb.relation != "relcl":
            return
        subject = tree.head(verb)
    start, end = noun_phrase(tree, subject)
    first = words_start if relative else start
    said = _words_said(tree, clause, verb)
    if clause.index > verb.index:
        words = (first, said[0].start) if said else (first, first)
    else:
        said = [w for w in said if w.end <= min(start, verb.start)]
        words = (min(start, verb.start), max(end, verb.end))
        beside = said and BESIDE.fullmatch(sentence.text, said[-1].end, words[0])
        said = said if beside and not relative else []
    if len(said) < LEAST_WORDS_SAID or words[0] > verb.start or in_quotation(sentence, start):
        return
    cue = verb.text.lower()
    speaker = make_speaker(sentence.text[start:end], start, known, cue, firm=True)
    if speaker is not None:
        at = sentence.start
        yield Scope(
            start=said[0].start, end=said[-1].end, words=words, rule="parsed_telling",
            chain=(replace(speaker, start=speaker.start + at, end=speaker.end + at),),
            modality=CUE_MODALITY.get(cue),
            quoted=any(a <= said[0].start < b for a, b in sentence.quotations),
        )  # fmt: skip


def _words_said(tree: ParsedSentence, clause: Word, verb: Word) -> list[Word]:
    """Return the words of the clause on its side of the verb, without "that"; none of a question."""
    words = [w for w in tree.under(clause) if w.text not in ',;.“”"']
    if words and words[0].tag in ASKING:
        return []
    if clause.index > verb.index:
        words = [w for w in words if w.index > verb.index]
    while words and words[0].relation == "mark":
        words = words[1:]
    return words


def _meets(one: Scope, other: Scope) -> bool:
    """Say whether another scope holds what this one would, or credits by the same words."""
    same = one.words[0] < other.words[1] and other.words[0] < one.words[1]
    return same or other.start <= (one.start + one.end) // 2 < other.end
