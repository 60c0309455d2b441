"""Exceptions, told to the other end."""

from __future__ import annotations

from typing import Any

LONGEST = 300
"""Characters of an exception's message that are told."""


def describe(error: BaseException) -> tuple[list[str], str, Any]:
    """The names of an exception's classes, its message, and its class if it is no builtin."""
    kind = type(error)
    names = [each.__name__ for each in kind.__mro__ if issubclass(each, BaseException)]
    return names, message_of(error), None if kind.__module__ == "builtins" else kind


def message_of(error: BaseException) -> str:
    """What an exception says."""
    try:
        said = error.args[0] if len(error.args) == 1 else str(error)
        return str(said if isinstance(said, str | int | float) else str(error))[:LONGEST]
    # Its own methods may fail, and so may memory.
    except BaseException:
        return ""


def in_words(error: BaseException) -> str:
    """An exception's class and message."""
    message = message_of(error)
    return f"{type(error).__name__}: {message}" if message else type(error).__name__
