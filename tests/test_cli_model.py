"""`claims --model` against a real server on this machine that answers well, badly, with malice."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from pretend_model import (
    claim,
    dribbles,
    dribbles_headers,
    floods,
    is_silent_for,
    pretend_model,
    says,
    says_words,
    sends,
    speaker,
    status,
)
from test_cli import NO_DESK, WHEELSDOWN, lines, run
from wheelsdown.claims.extraction import read_report
from wheelsdown.contract.claims import claim_from_json, claim_json
from wheelsdown.errors import NotFetchedError, UsageError
from wheelsdown.intake import read_report_bytes
from wheelsdown.model.proposal import Question
from wheelsdown.pipeline import check, propose, with_claims
from wheelsdown.sources.chat_model import ask_model, chat_model, is_this_machine

TEXT = (
    "Families wait for news\n\nThe plane landed in Accra on Nov. 7, 2025. Ann Lee said that "
    "guards handed out water in the hall.\n\nSubscribe to our newsletter\n"
)
# Of a type that no rule finds in these words.
WATER = claim(
    "person.summons", "guards handed out water in the hall", speakers=[speaker("Ann Lee")]
)
QUESTION = Question(start=0, end=1, system="task", user="<R>\ntext\n</R>")


@pytest.fixture
def server():
    with pretend_model() as model:
        yield model


@pytest.fixture
def report(tmp_path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def asked(server, report, *words: str, expect: int = 0, **env: str) -> tuple[str, str]:
    command = [WHEELSDOWN, "claims", str(report), "--model", "small", "--model-url", server.url]
    done = subprocess.run(
        [*command, *words], capture_output=True, env=NO_DESK | env, check=False, timeout=120
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == expect, err or out
    assert "Traceback" not in err
    return out, err


def test_a_proposed_claim_stands_among_the_others_and_is_marked(server, report):
    server.answers(says(WATER, claim("event", "guards handed out bread")))
    *found, last = lines(asked(server, report, "--json")[0])
    proposed = [c for c in found if "found_by" in c]
    assert [c["found_by"] for c in proposed] == [{"rule": "model:small", "status": "proposed"}]
    assert TEXT[proposed[0]["quote"]["start"] :].startswith(WATER["quote"])
    assert any(c.get("type") == "flight.arrival" and "found_by" not in c for c in found)
    assert last["proposals"]["kept"] == 1
    assert [r["reason"] for r in last["proposals"]["refused"]] == ["not_found"]


def test_words_for_people_say_who_proposed_it_and_what_was_refused(server, report):
    server.answers(says(WATER, claim("event", "guards handed out bread\x1b[2J")))
    english, _ = asked(server, report)
    assert "summons, proposed by model:small" in english
    assert "these words do not stand in the report: “guards handed out bread␛[2J”" in english
    russian, _ = asked(server, report, "--lang", "ru")
    assert "таких слов в публикации нет" in russian


def test_what_is_sent_is_the_text_as_data_with_a_schema_at_temperature_nought(server, report):
    server.answers(says())
    asked(server, report)
    (sent,) = server.asked
    assert server.paths == ["/v1/chat/completions"]
    assert (sent["model"], sent["temperature"], sent["stream"]) == ("small", 0, False)
    assert sent["response_format"]["type"] == "json_schema"
    system, user = sent["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert "Ann Lee" in user["content"] and "Ann Lee" not in system["content"]
    assert "newsletter" not in user["content"]
    assert "authorization" not in server.headers[0]


def test_a_key_comes_from_the_environment_and_is_not_printed(server, report):
    server.answers(status(401, "bad key sk-…"))
    out, err = asked(server, report, expect=3, WHEELSDOWN_MODEL_KEY="sk-secret-7")
    assert server.headers[0]["authorization"] == "Bearer sk-secret-7"
    assert "sk-secret-7" not in out + err


def test_without_the_option_nobody_is_asked(server, report):
    run("claims", report)
    assert server.asked == []


BAD = {
    "500": (status(500, "out of memory\x1b[2J"), "model_status"),
    "404": (status(404, "model not found, try pulling it first"), "model_status"),
    "a redirect": (status(302, Location="http://127.0.0.1:1/"), "model_status"),
    "not JSON": (sends(b"<html>login</html>"), "model_no_answer"),
    "not a chat": (sends(b'{"choices": []}'), "model_no_answer"),
    "content no text": (sends(b'{"choices": [{"message": {"content": 7}}]}'), "model_no_answer"),
    "deep": (sends(b"[" * 100_000), "model_no_answer"),
    "nothing": (sends(b""), "model_no_answer"),
    "no words": (says_words("  "), "model_empty"),
    "cut off": (says_words('{"claims": [', finish="length"), "model_cut_off"),
    "cut short": (sends(b'{"choices": [', announced=1000), "cut_short"),
    "huge": (floods(8 * 2**20), "too_large"),
    "silent": (is_silent_for(3), "timed_out"),
    "dribbling": (dribbles(4), "too_slow"),
    "dribbling headers": (dribbles_headers(4), "too_slow"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_server_that_answers_badly(server, case):
    responder, reason = BAD[case]
    server.answers(responder)
    model = chat_model(server.url, "small", wait_s=0.7)
    with pytest.raises(NotFetchedError) as failed:
        ask_model(model, QUESTION, {})
    assert failed.value.reason == reason
    assert "\x1b" not in str(failed.value)
    assert len(server.asked) == 1


def test_what_the_rules_found_is_printed_though_the_model_fails(server, report):
    server.answers(status(500, "out of memory"))
    out, err = asked(server, report, expect=3)
    assert "landed in Accra" in out
    assert "model small: the server refuses: 500 out of memory" in err
    *found, last = lines(asked(server, report, "--json", expect=3)[0])
    assert last["proposals"] == {
        "model": "small", "kept": 0, "refused": [], "parts": 1, "parts_answered": 0,
        "failed": "model_status",
    }  # fmt: skip
    assert any(c.get("type") == "flight.arrival" for c in found)


def test_nobody_listening_is_said(report):
    with pretend_model() as gone:
        pass
    _, err = asked(gone, report, expect=3)
    assert "model small: the server does not answer" in err


def test_malice_gets_nothing_past_the_words_of_the_report(server, report):
    server.answers(
        says(
            claim("flight.arrival", "The plane landed in Minsk on Nov. 7, 2025"),
            claim("flight.arrival", "The plane landed in Accra on Nov. 8, 2025"),
            claim("event", "guards handed out water", speakers=[speaker("the president")]),
            claim("event", "guards handed out water"),
            claim("event", "Subscribe to our newsletter"),
            claim("event", "<script>alert(1)</script>"),
            *(claim("event", f"made up {n}") for n in range(3000)),
        )
    )
    *found, last = lines(asked(server, report, "--json")[0])
    assert not [c for c in found if "found_by" in c]
    reasons = [r["reason"] for r in last["proposals"]["refused"]]
    assert {"not_found", "speaker_not_found", "speaker_left_out", "in_furniture"} <= set(reasons)
    assert "too_many" in reasons and len(reasons) <= 101


def test_a_proposal_gets_no_verdict(server):
    (report,), _ = read_report_bytes(TEXT.encode(), name="a.txt")
    reading = read_report(report)
    landed = claim("flight.arrival", "landed in Accra on Nov. 7, 2025")
    server.answers(says(WATER, landed))
    model = chat_model(server.url, "small")
    proposals = propose(reading, "small", lambda q, schema: ask_model(model, q, schema))
    assert len(proposals.claims) == 1
    both = with_claims(reading, proposals.claims)
    checked = check(both, ())
    assert {c.claim.claim for c in checked.checked} == {c.claim for c in reading.claims}
    for proposed in proposals.claims:
        assert claim_from_json(json.loads(json.dumps(claim_json(proposed)))) == proposed


def test_a_part_that_is_not_answered_does_not_lose_the_others(server):
    text = "News of the hall\n\n" + "\n\n".join(
        f"On night {n} the guards handed out water to the men in the hall. " * 40 for n in range(9)
    )
    (report,), _ = read_report_bytes(text.encode(), name="a.txt")
    reading = read_report(report)
    server.answers(says_words("", finish="length"), says(), status(500), says())
    model = chat_model(server.url, "small")
    proposals = propose(reading, "small", lambda q, schema: ask_model(model, q, schema))
    assert proposals.parts > 3
    assert (proposals.parts_answered, len(server.asked)) == (1, 3)
    assert proposals.failed is not None and proposals.failed[0] == "model_status"


@pytest.mark.parametrize(
    ("url", "allowed", "words"),
    [
        ("https://api.example.org/v1", {}, "--send-text-away"),
        ("http://192.168.1.20:11434/v1", {}, "--send-text-away"),
        ("http://192.168.1.20:11434/v1", {"send_text_away": True}, "--send-unencrypted"),
        ("http://localhost.example.org/v1", {}, "--send-text-away"),
        ("http://127.0.0.1.nip.io/v1", {}, "--send-text-away"),
        ("http://user:pw@127.0.0.1/v1", {}, "without a user name"),
        ("http://127.0.0.1/v1?key=1", {}, "question mark"),
        ("ftp://127.0.0.1/v1", {}, "cannot use"),
        ("qwen2.5", {}, "cannot use"),
    ],
)
def test_text_stays_here_unless_it_is_allowed_away(url, allowed, words):
    with pytest.raises(UsageError, match=words):
        chat_model(url, "small", **allowed)


@pytest.mark.parametrize(
    ("url", "asked_at"),
    [
        ("http://127.0.0.1:8080", "/v1/chat/completions"),
        ("http://127.0.0.1:8080/", "/v1/chat/completions"),
        ("http://localhost:11434/v1/", "/v1/chat/completions"),
        ("http://[::1]:8080/openai/v1", "/openai/v1/chat/completions"),
        ("http://127.0.0.1:8080/v1/chat/completions", "/v1/chat/completions"),
    ],
)
def test_the_base_url_or_the_endpoint_itself_may_be_given(url, asked_at):
    model = chat_model(url, "small")
    assert (model.place.target, model.here) == (asked_at, True)


def test_this_machine_is_told_by_its_look():
    here = ("localhost", "127.0.0.1", "127.9.9.9", "::1")
    elsewhere = ("localhost.example.org", "10.0.0.1", "0.0.0.0", "example.org", "2130706433")
    assert all(map(is_this_machine, here)) and not any(map(is_this_machine, elsewhere))


def test_localhost_that_leads_elsewhere_is_not_asked(monkeypatch):
    module = "wheelsdown.sources.chat_model.system_addresses"
    monkeypatch.setattr(module, lambda host, port: ["203.0.113.7"])
    model = chat_model("http://localhost:8080/v1", "small")
    with pytest.raises(NotFetchedError) as failed:
        ask_model(model, QUESTION, {})
    assert failed.value.reason == "name_not_found"


def test_a_server_elsewhere_is_named_before_the_text_goes(report):
    words = ("--model", "m", "--model-url", "http://198.51.100.7:9/v1", "--model-wait", "0.2")
    _, err = run("claims", report, *words, "--send-text-away", "--send-unencrypted", expect=3)
    assert "the text of this report is sent to 198.51.100.7, which is not this machine" in err


def test_a_model_needs_a_name_and_a_place(report):
    for words in (("--model", "m"), ("--model-url", "http://127.0.0.1:1/v1")):
        _, err = run("claims", report, *words, expect=2)
        assert "both --model NAME and --model-url URL" in err


def test_the_key_is_not_in_what_the_model_shows_of_itself():
    assert "secret" not in repr(chat_model("http://127.0.0.1:1/v1", "m", key="secret"))
    with pytest.raises(UsageError):
        chat_model("http://127.0.0.1:1/v1", "m", key="se\r\ncret: x")


def test_the_environment_proxy_is_not_asked_for_this_machine(server, report):
    server.answers(says())
    asked(server, report, HTTP_PROXY="http://127.0.0.1:1", http_proxy="http://127.0.0.1:1")
    assert len(server.asked) == 1
    assert os.environ.get("WHEELSDOWN_MODEL_KEY") is None
