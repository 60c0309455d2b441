"""Chats: who speaks last, in both of the usual shapes."""

from __future__ import annotations

from typing import Any

import pytest

from lintseq.pipeline.chat import Message, last_reply, last_request, messages_of


def openai(*turns: tuple[str, str | None]) -> list[dict[str, Any]]:
    return [{"role": speaker, "content": text} for speaker, text in turns]


def sharegpt(*turns: tuple[str, str | None]) -> list[dict[str, Any]]:
    return [{"from": speaker, "value": text} for speaker, text in turns]


@pytest.mark.parametrize(
    ("chat", "request_at", "reply_at"),
    [
        (openai(("user", "1"), ("assistant", "2")), 0, 1),
        (openai(("user", "1"), ("assistant", "2"), ("user", "3"), ("assistant", "4")), 2, 3),
        (openai(("user", "1"), ("assistant", "2"), ("user", "3")), 0, 1),
        (openai(("user", "1"), ("assistant", "2"), ("assistant", None), ("tool", "4")), 0, 1),
        (openai(("system", "1"), ("assistant", "2")), None, 1),
        (sharegpt(("system", "1"), ("human", "2"), ("gpt", "3")), 1, 2),
        ([7, *sharegpt(("human", "1"), ("gpt", "2"))], 1, 2),
    ],
)
def test_the_last_reply_and_the_request_before_it(
    chat: object, request_at: int | None, reply_at: int
) -> None:
    reply = last_reply(chat)
    assert reply is not None
    assert reply.index == reply_at
    request = last_request(chat, before=reply)
    assert (None if request is None else request.index) == request_at


def test_the_last_request_of_a_prompt_that_nobody_answered() -> None:
    chat = openai(("user", "1"), ("assistant", "2"), ("user", "3"))
    assert last_request(chat) == Message(2, "user", "3")


@pytest.mark.parametrize(
    "value", [None, "text", [], ["text"], {"role": "user"}, [{"role": "user"}]]
)
def test_other_values_are_no_chats(value: object) -> None:
    assert messages_of(value) == []
    assert last_reply(value) is None
    assert last_request(value) is None
