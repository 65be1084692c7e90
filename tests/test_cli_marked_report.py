"""A report on a terminal: claims underlined where they stand, numbers, furniture dimmed."""

import io
import os
import pty
import re
from dataclasses import replace

import pytest
from rich.console import Console

from test_cli import EXAMPLES, NO_DESK, WHEELSDOWN, run
from wheelsdown.claims.extraction import read_report
from wheelsdown.cli.marked_report import marked_lines, print_marked
from wheelsdown.intake import read_report_bytes
from wheelsdown.model.report import (
    Attribution,
    Claim,
    FoundBy,
    Span,
    SpeakerKind,
    original_span,
    shown_range,
)
from wheelsdown.publishing.marked_text import marks_of
from wheelsdown.publishing.visible_text import on_one_line, visible

REPORT = EXAMPLES / "reports" / "arizona-cairo-moscow.txt"
STYLED = re.compile(r"\x1b\[([0-9;]*)m([^\x1b]*)\x1b\[0m")

PAGE = (
    "<html><head><title>Flight</title></head><body><nav>Subscribe to our newsletter</nav>"
    "<article><h1>A flight</h1><p>A caf&eacute; owner &amp; a pilot watched. The plane "
    "<b>landed in Accra</b> on Friday&nbsp;at 3&#58;20 p.m.</p></article></body></html>"
)


def reading_of(data: bytes, name: str):
    (report,), _ = read_report_bytes(data, name=name)
    return read_report(report)


def shown(reading) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=200, color_system="standard")
    print_marked(reading, "en", console)
    return out.getvalue()


def underlined(reading) -> list[str]:
    return [words for codes, words in STYLED.findall(shown(reading)) if "4" in codes.split(";")]


def example(*quotes: str):
    """Return the reading of the example with claims on these of its words and no others."""
    reading = reading_of(REPORT.read_bytes(), REPORT.name)
    starts = [(reading.report.text.index(quote), len(quote)) for quote in quotes]
    claims = tuple(claim_on(reading, start, start + length) for start, length in starts)
    return replace(reading, claims=claims)


LANDED = "a plane touching down at Moscow’s Domodedovo Airport"
COUNTED = "there were 64 passengers on the plane"


def claim_on(reading, start: int, end: int) -> Claim:
    span = original_span(reading.report, start, end)
    return replace(reading.claims[0], claim=f"c{start}-{end}", quote=span)


def test_every_claim_is_underlined_word_for_word():
    assert underlined(example(LANDED, COUNTED)) == [LANDED, COUNTED]


def test_claims_are_numbered_in_the_text_and_in_the_table():
    reading = example(LANDED, COUNTED)
    told = replace(reading.claims[1], type="flight.passengers", attribution=mediazona())
    out = shown(replace(reading, claims=(reading.claims[0], told)))
    assert out.index("¹") < out.index("²") < out.index("number aboard")
    assert re.search(r"2\x1b\[0m +number aboard +Mediazona ← a relative \(not named\)", out)


def mediazona() -> tuple[Attribution, ...]:
    span = Span(start=0, end=1, text="x")
    outlet = Attribution(name="Mediazona", kind=SpeakerKind.OUTLET, named=True, span=span)
    relative = Attribution(name="a relative", kind=SpeakerKind.ANONYMOUS, named=False, span=span)
    return (outlet, relative)


def test_furniture_is_dimmed_and_never_dropped():
    out = shown(reading_of(REPORT.read_bytes(), REPORT.name))
    assert "\x1b[2mSubscribe to our newsletter\x1b[0m" in out


def test_a_page_is_shown_without_its_markup():
    reading = reading_of(PAGE.encode(), "page.html")
    out = shown(reading)
    assert "café owner & a pilot" in out
    assert "<b>" not in out and "&eacute;" not in out
    start = reading.report.text.index("The plane landed")
    marked = replace(reading, claims=(claim_on(reading, start, start + 25),))
    assert underlined(marked) == ["The plane landed in Accra"]


@pytest.mark.parametrize("data", [PAGE.encode(), REPORT.read_bytes()], ids=["html", "text"])
def test_a_span_of_the_original_leads_back_to_its_characters(data):
    reading = reading_of(data, "report")
    report = reading.report
    for claim in reading.claims:
        start, end = shown_range(report, claim.quote.start, claim.quote.end)
        assert report.text[start:end] == claim.quote.text


def test_a_claim_within_another_is_underlined_twice():
    reading = reading_of(REPORT.read_bytes(), REPORT.name)
    start = reading.report.text.index("A plane carrying")
    outer, inner = claim_on(reading, start, start + 40), claim_on(reading, start + 10, start + 20)
    nested = replace(reading, claims=(outer, inner))
    out = shown(nested)
    text = reading.report.text
    assert re.search(rf"\x1b\[[0-9;]*21[0-9;]*m{text[start + 10 : start + 20]}\x1b", out)
    assert underlined(nested) == [text[start : start + 10], text[start + 20 : start + 40]]
    assert out.index("²") < out.index("¹")


def test_two_claims_of_the_same_words_share_their_end():
    reading = reading_of(REPORT.read_bytes(), REPORT.name)
    start = reading.report.text.index("A plane carrying")
    twice = (claim_on(reading, start, start + 20), claim_on(reading, start, start + 20))
    assert "¹˒²" in shown(replace(reading, claims=twice))


def test_no_character_of_a_report_is_lost():
    reading = reading_of(REPORT.read_bytes(), REPORT.name)
    without = replace(reading, claims=())
    lines = [line.plain for line in marked_lines(without, marks_of(without, ratings={}))]
    assert " ".join(" ".join(lines).split()) == " ".join(reading.report.text.split())


def test_what_steers_a_terminal_is_shown_instead():
    assert visible("a\x1b[31mb\x9b0m\u202ec\x07\x7f") == "a␛[31mb\ufffd0m\ufffdc␇␡"
    assert on_one_line("a\r\nb\x0bc") == "a b c"
    hostile = REPORT.read_text().replace("stopped in", "stopped\x1b]0;x\x07\x1b[2J in")
    for out in (shown(reading_of(hostile.encode(), "a.txt")), _piped(hostile)):
        assert "\x1b[2J" not in out and "\x1b]" not in out


def _piped(text: str) -> str:
    return run("claims", "-", stdin=text.encode())[0]


def test_a_pipe_gets_the_list_without_the_report():
    out, _ = run("claims", REPORT)
    assert "\x1b" not in out and "Subscribe" not in out and "¹" not in out
    assert "there were 64 passengers on the plane" in out


def test_a_terminal_gets_the_marked_report():
    out = _on_a_terminal("claims", str(REPORT))
    assert "Subscribe to our newsletter" in out and "¹" in out
    assert re.search(r"\d claims", out)


def test_a_proposed_claim_has_its_own_sign():
    reading = example(LANDED, COUNTED)
    proposed = replace(reading.claims[1], found_by=FoundBy(rule="model:small"))
    out = shown(replace(reading, claims=(reading.claims[0], proposed)))
    assert "²?" in out and "¹?" not in out
    assert "proposed by" in out and "model:small" in out


def test_a_terminal_without_colours_keeps_the_lines():
    out = _on_a_terminal("claims", str(REPORT), NO_COLOR="1")
    assert "\x1b[4m" in out and "36" not in "".join(re.findall(r"\x1b\[([0-9;]*)m", out))


def _on_a_terminal(*words: str, **env: str) -> str:
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(
            WHEELSDOWN,
            [str(WHEELSDOWN), *words],
            NO_DESK | {"TERM": "xterm", "COLUMNS": "120"} | env,
        )
    said = b""
    try:
        while part := os.read(fd, 65536):
            said += part
    except OSError:
        pass  # Linux says so when the other end is closed.
    os.close(fd)
    assert os.waitpid(pid, 0)[1] == 0
    return said.decode()


def test_a_span_in_plain_text_is_its_own_range():
    reading = reading_of(b"The plane landed in Accra on Friday.", "a.txt")
    assert shown_range(reading.report, 4, 9) == (4, 9)
    assert original_span(reading.report, 4, 9) == Span(start=4, end=9, text="plane")
