"""Prompts as tokens, and how they go together in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintseq.core.errors import UsageError
from lintseq.core.model import Request
from lintseq.plugins.models.transformers.loading import Loaded


@dataclass(frozen=True)
class Asked:
    """A request as the model reads it.

    Attributes:
        place: the request's place among all that were given.
        request: what is wanted.
        ids: the prompt's tokens.
        room: how many tokens may follow.
    """

    place: int
    request: Request
    ids: tuple[int, ...]
    room: int


def read_requests(model: Loaded, requests: Sequence[Request], max_tokens: int) -> list[Asked]:
    """The requests with their prompts as tokens; each prompt is read once.

    Raises:
        UsageError: a prompt is longer than the model reads, or no text; the message names the task.
    """
    known: dict[str, tuple[int, ...]] = {}
    asked = []
    for place, request in enumerate(requests):
        if request.prompt not in known:
            known[request.prompt] = _tokens(model, request)
        ids = known[request.prompt]
        room = max_tokens if model.reads is None else min(max_tokens, model.reads - len(ids))
        if room < 1:
            raise UsageError(
                f"The prompt of '{request.task_id}' has {len(ids)} tokens and the model reads "
                f"{model.reads}, completion included: leave the problem out, or take a model that "
                "reads more."
            )
        asked.append(Asked(place, request, ids, room))
    return asked


def batches(asked: Sequence[Asked], size: int) -> Iterator[list[Asked]]:
    """Batches of at most ``size`` requests with equal room, so that none ends another early."""
    for room in sorted({one.room for one in asked}, reverse=True):
        equal = [one for one in asked if one.room == room]
        for start in range(0, len(equal), size):
            yield equal[start : start + size]


def _tokens(model: Loaded, request: Request) -> tuple[int, ...]:
    try:
        request.prompt.encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError(
            f"The prompt of '{request.task_id}' has a lone surrogate: remove it."
        ) from None
    tokenizer = model.tokenizer
    ids = list(tokenizer(request.prompt)["input_ids"])
    # Some tokenizers end every text they are given; a prompt goes on.
    while ids and ids[-1] == tokenizer.eos_token_id:
        ids.pop()
    if not ids:
        ids = [tokenizer.eos_token_id if tokenizer.bos_token_id is None else tokenizer.bos_token_id]
    return tuple(ids)
