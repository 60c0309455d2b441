"""Reading a server's answers: nothing of their shape is taken for granted."""

from __future__ import annotations

from typing import Any

from lintseq.core.model import Completion, StopReason
from lintseq.plugins.models.openai.failures import Server


def read_completion(answer: Any, server: Server, stop: tuple[str, ...]) -> Completion:
    """The completion in an answer of ``/completions`` or ``/chat/completions``.

    Raises:
        ModelFailed: there is none in it.
    """
    choices = getattr(answer, "choices", None)
    if not isinstance(choices, list) or len(choices) != 1:
        raise server.malformed("it has no choice to take")
    (choice,) = choices
    message = getattr(choice, "message", None)
    text = getattr(choice, "text", None) if message is None else getattr(message, "content", None)
    if not isinstance(text, str):
        raise server.malformed("its choice has no text")
    reason = _stop_reason(choice, server)
    cut = _before_stop(text, stop)
    usage = getattr(answer, "usage", None)
    return Completion(
        text=cut,
        tokens_in=_count(usage, "prompt_tokens"),
        tokens_out=_count(usage, "completion_tokens"),
        stop_reason="stop" if cut != text else reason,
    )


def _stop_reason(choice: Any, server: Server) -> StopReason:
    """Why the server ended the text; those that tell a stop string from the end name it."""
    reason = getattr(choice, "finish_reason", None)
    if reason == "length":
        return "length"
    if reason == "stop":
        return "stop" if isinstance(getattr(choice, "stop_reason", None), str) else "end"
    raise server.failed(
        f"ended a text for the reason {reason!r}", "ask another model, or leave the problem out"
    )


def _before_stop(text: str, stop: tuple[str, ...]) -> str:
    """``text`` up to the first stop string, for servers that leave it in."""
    places = [text.find(each) for each in stop if each in text]
    return text[: min(places)] if places else text


def _count(usage: Any, name: str) -> int | None:
    count = getattr(usage, name, None)
    return count if type(count) is int and count >= 0 else None
