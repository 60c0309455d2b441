"""Columns that hold chats: the last reply, and the request that it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CHAT_COLUMNS = ("messages", "conversations", "conversation")
SHAPES = (("role", "content"), ("from", "value"))
"""What messages call their speaker and their text: OpenAI's form, and ShareGPT's."""
USERS = frozenset({"user", "human"})
ASSISTANTS = frozenset({"assistant", "gpt", "model"})


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat; ``index`` counts from 0, also those without a text."""

    index: int
    speaker: str
    text: str


def messages_of(value: object) -> list[Message]:
    """The messages with a speaker and a text in a list of objects; none if it is no chat."""
    found = []
    for index, each in enumerate(value if isinstance(value, list) else []):
        for speaker, text in SHAPES if isinstance(each, Mapping) else ():
            who, words = each.get(speaker), each.get(text)
            if isinstance(who, str) and isinstance(words, str):
                found.append(Message(index, who, words))
                break
    return found


def last_reply(chat: object) -> Message | None:
    """The assistant's last message; None if there is none."""
    replies = [each for each in messages_of(chat) if each.speaker in ASSISTANTS]
    return replies[-1] if replies else None


def last_request(chat: object, before: Message | None = None) -> Message | None:
    """The user's last message, of those before ``before``; None if there is none."""
    requests = [
        each
        for each in messages_of(chat)
        if each.speaker in USERS and (before is None or each.index < before.index)
    ]
    return requests[-1] if requests else None
