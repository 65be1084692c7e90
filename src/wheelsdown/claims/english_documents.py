"""What papers, records and callers say in English: "the manifest lists 61 names", "he rang: …".

In comes a sentence; out go the scopes of verbs that credit only where their subject is a document
or a source of data, of what follows a colon, of labels put on somebody, and of allegations that a
noun names.
"""

from collections.abc import Iterator

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.english_reporting_words import (
    SAY,
    in_quotation,
    read_by,
    speakers_in,
)
from wheelsdown.claims.english_speaker_kinds import kind_of
from wheelsdown.claims.english_speaker_phrases import subject_before
from wheelsdown.claims.english_speakers import make_speaker
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import Sentence, word_set
from wheelsdown.model.report import SpeakerKind

PAPERS = frozenset({SpeakerKind.DOCUMENT, SpeakerKind.DATA_SOURCE})
# A paper does what a person would only do to a thing: "it lists", "it has", "it gives".
PAPER_VERBS = regex(
    r"\s(?P<cue>(?:lists?|listed|names?|named|gives?|gave|has|had|have|records?|recorded|"
    r"contains?|contained|carries|carried|mentions?|mentioned|puts?|places?|placed|counts?|counted|"
    r"includes?|included|identif(?:y|ies|ied)|speaks?\s+of|describes?|specif(?:y|ies|"
    r"ied)|shows?|showed|"
    r"states?|reveals?|tracks?|tracked|logs?|logged|catalogues?|itemises?|itemizes?|displays?))\s+"
    r"(?!that\b|been\b|\w+ed\b|to\b|by\b|the\s+registration|not\b|no\s+way)(?=[\w“\"])"
)
PAPER_WORDS = word_set(
    """
    list lists listed name names named give gives gave has had have record records recorded contain contains
    contained carries carried mention mentions mentioned put puts place places placed count counts
    counted include includes included identify identifies identified speak speaks describe describes
    specify specifies specified show shows showed state states reveal reveals track tracks tracked
    log logs logged catalogues itemises itemizes display displays
    """
)


def paper_says(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "The manifest, which X has read, names 61 men": a paper or a tracker gives what follows."""
    text = sentence.text
    for found in PAPER_VERBS.finditer(text):
        at = found.start("cue")
        if in_quotation(sentence, at):
            continue
        subject = subject_before(text, at)
        if subject is None or kind_of(text[slice(*subject)], firm=False) not in PAPERS:
            continue
        speaker = make_speaker(text[slice(*subject)], subject[0], known, found["cue"], firm=True)
        if speaker is None or speaker.kind not in PAPERS:
            continue
        chain = (*read_by(text, subject[1], at, known), speaker)
        yield Scope(start=found.end(), end=len(text), chain=chain, words=(subject[0], found.end()))
        return


COLON_AFTER = regex(
    r"\b(?P<cue>rang|phoned|called|messaged|texted|texts|wrote|writes|e-?mailed|cabled|radioed|"
    r"puts?\s+it|sums?\s+(?:it|this)\s+up|summed\s+it\s+up|lets?|"
    r"has\s+a\s+\w+\s+(?:answer|explanation)|"
    r"is\s+(?:blunt|categorical|adamant|succinct|brief)|was\s+(?:blunt|categorical|adamant|brief)|"
    r"prefers?|goes\s+further|went\s+further|shrugs?|shrugged|asks?|concludes?|"
    r"answers?|answered|replied|"
    r"reported|reports|recalls|remembers|posted|posts|tweeted|confirmed|confirms|"
    r"explained|explains)\b"
    r"(?P<rest>[^:;“”.]{0,60}):\s+(?=[“\"a-zA-Z\d])"
)
COLON_WORDS = word_set(
    """
    rang phoned called messaged texted texts wrote writes emailed mailed cabled radioed put puts sum
    sums summed let lets answer explanation blunt categorical adamant succinct brief prefer prefers
    further shrug shrugs shrugged ask asks concludes conclude answers answered replied reported
    reports recalls remembers posted posts tweeted confirmed confirms explained explains
    """
)
LETS_SPEAK = regex(r"^\s+(?P<who>[^,:]{3,60}?)\s+(?:speak|talk|explain|tell|answer)$")
OWED_TO = regex(
    r",\s+(?:a|the)\s+\w+\s+it\s+(?:owes|credits|"
    r"attributes)\s+to\s+(?P<who>[^,;.]{3,60})"
)


def after_a_colon(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "A cell-mate rang me at dawn: …", "Their manifesto puts it in one line: …"."""
    text = sentence.text
    for found in COLON_AFTER.finditer(text):
        subject = subject_before(text, found.start())
        if subject is None or in_quotation(sentence, found.start()):
            continue
        who = make_speaker(text[slice(*subject)], subject[0], known, found["cue"], firm=True)
        if who is None:
            continue
        chain: tuple[Speaker, ...] = (who,)
        end = len(text)
        for pattern, where in ((LETS_SPEAK, found.start("rest")), (OWED_TO, found.end())):
            source = pattern.search(
                text[where : found.end("rest") if pattern is LETS_SPEAK else len(text)]
            )
            if source is None:
                continue
            at = where + source.start("who")
            origin = make_speaker(source["who"], at, known, "citing", firm=True)
            chain = (who, origin) if origin else chain
            end = where + source.start() if pattern is OWED_TO else end
        yield Scope(start=found.end(), end=end, chain=chain, words=(subject[0], found.end()),
                    quoted=text[found.end()] in "“\"")  # fmt: skip
        return


# "In a second post, Orlova wrote:", and the quotation is the next paragraph.
INTRODUCES = regex(rf"\b(?P<cue>{SAY})[^:;,“”.]{{0,60}}:$")


def introduces(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "Orlova wrote:" at the end of a paragraph: she speaks for the quotation after it."""
    text = sentence.text
    found = INTRODUCES.search(text)
    subject = subject_before(text, found.start()) if found else None
    if found is None or subject is None:
        return
    chain = speakers_in(text, *subject, found["cue"], known)
    if chain:
        yield Scope(start=len(text), end=len(text), chain=chain, words=(subject[0], len(text)),
                    quoted=True)  # fmt: skip


CALLED_IT = regex(
    r"\b(?P<cue>(?:speaks?|spoke|talks?|talked|complain(?:s|ed)|warn(?:s|ed))\s+of|"
    r"calls?|called|brands?|branded|labels?|labelled|labeled|dubs?|dubbed|"
    r"describes?|described|dismiss(?:es|ed)|denounce[sd]?|slams?|slammed|condemn(?:s|"
    r"ed)|hail(?:s|ed)|"
    r"derided?s?|decried|decries)\s+(?:[^,;:“”.]{1,60}?\s)?(?:as\s+|an?\s+|the\s+)*(?=[“\"])"
)
CALLED_WORDS = word_set(
    """
    speak speaks spoke talk talks talked complains complained warns warned call calls called brand brands branded label labels labelled labeled dub dubs dubbed describe
    describes described dismisses dismissed denounces denounced denounce slam slams slammed condemns
    condemned hails hailed derides derided decried decries
    """
)


def called_it(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "The minister calls him “a saboteur”": the words in quotation marks are the minister's."""
    text = sentence.text
    for found in CALLED_IT.finditer(text):
        quotation = next((q for q in sentence.quotations if q[0] == found.end()), None)
        subject = subject_before(text, found.start())
        if quotation is None or subject is None or in_quotation(sentence, found.start()):
            continue
        who = make_speaker(text[slice(*subject)], subject[0], known, found["cue"], firm=True)
        if who is not None:
            yield Scope(start=quotation[0], end=quotation[1], chain=(who,),
                        words=(subject[0], found.end()), quoted=True, rule="called_it")  # fmt: skip


ALLEGATION = regex(
    r"\b(?P<cue>allegations?|claims?|reports?|assertions?|accusations?|suggestions?|"
    r"statements?|contention)\s+"
    r"(?:of|by|from|made\s+by)\s+(?P<who>[^,;:“”]{3,70}?)\s+that\s+"
)
# "A report by the group found that": the paper finds it.
ENDS_IN_A_VERB = regex(rf"\s{SAY}$|\s(?:found|said|says|shows?|showed|finds)$")
VERB_OF_THE_NOUN = regex(
    r"\s+(?:has|have|had|was|were|is|are|will|would|could)\s+(?:\w+ly\s+|been\s+|"
    r"not\s+been\s+|not\s+|yet\s+|to\s+be\s+|now\s+){0,3}"
    r"(?:passed|rejected|denied|dismissed|false|untrue|confirmed|investigated|examined|"
    r"referred|forwarded|"
    r"verified|wrong|unfounded|baseless|circulating|spread|refuted|under|being)\b"
)
ALLEGATION_WORDS = word_set(
    """
    allegation allegations claim claims report reports assertion assertions accusation accusations
    suggestion suggestions statement statements contention
    """
)
DENIES_BEFORE = regex(
    r"\b(?:reject|dismiss|den(?:y|ie)|disput|refut|debunk|contradict|contest|rebut|"
    r"rubbish)\w*\b[^.;]{0,60}$"
)


def allegation_of(sentence: Sentence, known: KnownSpeakers) -> Iterator[Scope]:
    """ "The allegation of X that … has been passed to the board": X alleges what "that" opens."""
    text = sentence.text
    found = ALLEGATION.search(text)
    if (
        found is None
        or ENDS_IN_A_VERB.search(found["who"])
        or in_quotation(sentence, found.start())
        or DENIES_BEFORE.search(text[: found.start()])
    ):
        return
    speaker = make_speaker(found["who"], found.start("who"), known, found["cue"], firm=True)
    verbs = list(VERB_OF_THE_NOUN.finditer(text, found.end()))
    if speaker is None:
        return
    end = verbs[-1].start() if verbs else len(text)
    yield Scope(start=found.end(), end=end, chain=(speaker,), words=(found.start(), found.end()))
