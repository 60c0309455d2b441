"""A text with some of its pieces wiped out: what is left on its lines?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lintseq.core.lines import is_blank
from lintseq.grammars.spans import Span

BOM = "\ufeff".encode()
_CODE = re.compile(rb"[^\r\n]")
_TAB = 8


class WipedText:
    """The lines of a text in which every character of some spans is a space."""

    def __init__(self, source: bytes, spans: Iterable[Span]) -> None:
        lines = source.split(b"\n")
        if lines[0].startswith(BOM):
            lines[0] = b" " * len(BOM) + lines[0][len(BOM) :]
        for span in spans:
            for number in range(span.first, span.last + 1):
                start = span.start[1] if number == span.first else 0
                end = span.end[1] if number == span.end[0] else len(lines[number])
                wiped = _CODE.sub(b" ", lines[number][start:end])
                lines[number] = lines[number][:start] + wiped + lines[number][end:]
        self._lines: Sequence[bytes] = lines

    def blank_lines(self) -> frozenset[int]:
        """The lines on which nothing shows."""
        return frozenset(
            number for number in range(len(self._lines)) if self.is_blank_before(number, None)
        )

    def is_blank_before(self, line: int, column: int | None) -> bool:
        """Whether nothing shows on ``line`` before the byte ``column``, or at all."""
        return is_blank(self._lines[line][:column].decode("utf-8", "replace"))

    def indentation(self, line: int) -> int:
        """The column of the first thing that shows on ``line``, with tabs every eight."""
        text = self._lines[line].decode("utf-8", "replace").expandtabs(_TAB)
        return len(text) - len(text.lstrip())
