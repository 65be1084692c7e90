"""A language model asked for more claims: its options, what is said before, and what came of it.

Off unless `--model` names one. The text of a report stays on this machine unless the user allows
otherwise; what the model proposes is printed as proposed, and what was refused with its reason.
"""

import functools
import os
from collections.abc import Callable, Iterator
from typing import Any

import click

from wheelsdown.errors import UsageError
from wheelsdown.model.bilingual import Language
from wheelsdown.model.proposal import Proposals, Refusal
from wheelsdown.model.report import Reading
from wheelsdown.pipeline import propose
from wheelsdown.publishing.visible_text import on_one_line
from wheelsdown.sources.chat_model import WAIT_S, ChatModel, ask_model, chat_model
from wheelsdown.sources.connections import checked_proxy
from wheelsdown.wording.catalogue import say

KEY_VARIABLE = "WHEELSDOWN_MODEL_KEY"
MOST_REFUSALS_SHOWN = 20
"""`--json` has them all."""
SHOWN_OF_QUOTE_CHARACTERS = 80

OPTIONS = (
    click.option("--model", "model_name", metavar="NAME",
                 help="Ask this language model for more claims; they are marked as proposed."),
    click.option("--model-url", metavar="URL",
                 help="Where it is: a server with OpenAI's chat endpoint, such as llama.cpp or "
                 f"Ollama, like http://127.0.0.1:11434/v1. A key is taken from {KEY_VARIABLE}."),
    click.option("--model-wait", metavar="SECONDS", type=click.FloatRange(min=0.1),
                 default=WAIT_S, show_default=True, help="Longest wait for one answer."),
    click.option("--send-text-away", is_flag=True,
                 help="Let the report's text leave this machine for the model's."),
    click.option("--send-unencrypted", is_flag=True,
                 help="Let it leave by plain http too, as on one's own network."),
)  # fmt: skip


def model_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of a model; it gets one parameter `model`, None where none is.

    The command's own `--proxy` is how a model elsewhere is reached.
    """

    @functools.wraps(command)
    def with_model(*args: Any, **options: Any) -> Any:
        names = ("model_name", "model_url", "model_wait", "send_text_away", "send_unencrypted")
        given = {name: options.pop(name) for name in names}
        model = _model(proxy=options.get("proxy"), **given)
        return command(*args, model=model, **options)

    wrapped: Callable[..., Any] = with_model
    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def _model(
    *,
    model_name: str | None,
    model_url: str | None,
    model_wait: float,
    send_text_away: bool,
    send_unencrypted: bool,
    proxy: str | None,
) -> ChatModel | None:
    if model_name is None and model_url is None:
        return None
    if not model_name or not model_url:
        raise UsageError(
            "a model needs both --model NAME and --model-url URL, like --model qwen2.5 "
            "--model-url http://127.0.0.1:11434/v1; llama.cpp takes any name"
        )
    return chat_model(
        model_url,
        model_name,
        key=os.environ.get(KEY_VARIABLE) or None,
        proxy=None if proxy is None else checked_proxy(proxy),
        send_text_away=send_text_away,
        send_unencrypted=send_unencrypted,
        wait_s=model_wait,
    )


def proposals_for(reading: Reading, model: ChatModel, language: Language) -> Proposals:
    """Return what the model proposes for a report; said on stderr where its text goes away."""
    if not model.here:
        click.echo(say("model.sent_away", language, host=model.place.host), err=True)
    return propose(
        reading, model.model, lambda question, schema: ask_model(model, question, schema)
    )


def proposal_lines(proposals: Proposals, language: Language) -> Iterator[str]:
    """Yield what became of a model's proposals: how many were kept, and why the others were not."""
    kept, refused = len(proposals.claims), len(proposals.refusals)
    name = on_one_line(proposals.model)
    yield say("model.kept", language, model=name, kept=kept, refused=refused)
    if proposals.parts_answered < proposals.parts:
        answered, parts = proposals.parts_answered, proposals.parts
        yield say("model.parts", language, answered=answered, parts=parts)
    for refusal in proposals.refusals[:MOST_REFUSALS_SHOWN]:
        yield f"  {refusal_words(refusal, language)}"
    if refused > MOST_REFUSALS_SHOWN:
        yield f"  {say('cli.more_problems', language, n=refused - MOST_REFUSALS_SHOWN)}"


def refusal_words(refusal: Refusal, language: Language) -> str:
    """Return why a proposal was not taken, with the beginning of its words."""
    why = say(f"model.refused_{refusal.reason}", language, detail=on_one_line(refusal.detail))
    words = on_one_line(refusal.quote)
    if len(words) > SHOWN_OF_QUOTE_CHARACTERS:
        words = f"{words[:SHOWN_OF_QUOTE_CHARACTERS]}…"
    return f"{why}: “{words}”" if words else why


def failure_words(proposals: Proposals, language: Language) -> str | None:
    """Return why not every part was answered, or nothing where all were."""
    if proposals.failed is None:
        return None
    reason, detail = proposals.failed
    why = say(f"fetch.reason_{reason}", language, detail=on_one_line(detail))
    return say("model.failed", language, model=on_one_line(proposals.model), why=why)
