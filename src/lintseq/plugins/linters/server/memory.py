"""What a linter said of the texts it was last asked of: short programs come by a state often."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from lintseq.core.diagnostics import Diagnostic

CHARACTERS = 1 << 21
"""Of all remembered texts together."""


class Memory:
    """Answers by text; the least recently used go first. An answer depends on its text alone."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, tuple[Diagnostic, ...]] = OrderedDict()
        self._size = 0

    def get(self, text: str) -> Sequence[Diagnostic] | None:
        """The answer to ``text``, if it is remembered."""
        if text not in self._answers:
            return None
        self._answers.move_to_end(text)
        return self._answers[text]

    def put(self, text: str, answer: tuple[Diagnostic, ...]) -> None:
        """Remember the answer to ``text``, which is not remembered yet."""
        self._answers[text] = answer
        self._size += len(text)
        while self._size > CHARACTERS:
            forgotten, _ = self._answers.popitem(last=False)
            self._size -= len(forgotten)
