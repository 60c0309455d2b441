"""Speaks the protocol for a tool that is started for each text. Runs inside the sandbox."""

from __future__ import annotations

import json
import sys
from typing import Any, Protocol


class Tool(Protocol):
    """What a linter supplies."""

    def version(self) -> str:
        """Everything that verdicts depend on."""

    def answer(self, text: str, language: str) -> dict[str, Any]:
        """What is found in ``text``, or why it is refused."""


def serve(tool: Tool) -> None:
    """Greet, and answer until there is nothing more to read."""
    _say({"protocol": 1, "tool": tool.version()})
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        _say({"id": asked["id"], **_answered(tool, asked["text"], asked["language"])})


def _answered(tool: Tool, text: str, language: str) -> dict[str, Any]:
    try:
        return tool.answer(text, language)
    # Whatever went wrong, it is never 'nothing found'.
    except Exception as error:
        return {"failed": f"{type(error).__name__}: {error}"}


def _say(value: dict[str, Any]) -> None:
    print(json.dumps(value), flush=True)
