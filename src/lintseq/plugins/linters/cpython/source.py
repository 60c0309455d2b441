r"""A text as Python reads it, and the way back from Python's lines and columns to ours.

Python also ends a line at a lone ``\r``, knows nothing of a byte order mark inside a `str`, and
gives the columns of a tree's nodes in bytes of UTF-8. Coding cookies have no meaning in a `str`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lintseq.core.errors import ProgramRejected

BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n?|\n")
_UNENCODABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _PythonLine:
    """A line as Python counts: its code without the line end, and where it begins in our text."""

    code: str
    line: int
    column: int


class Source:
    """One text to be judged.

    Attributes:
        code: what Python is given: the text without its byte order mark.
    """

    def __init__(self, text: str) -> None:
        refuse_unencodable(text)
        self.code = text.removeprefix(BOM)
        self._has_mark = text.startswith(BOM)
        self._is_plain = text.isascii() and "\r" not in text

    def place(self, line: int, column: int) -> tuple[int, int]:
        """The place in our text of a place that Python counts in characters, from 1."""
        if self._is_plain:
            return line, column
        start = self.lines[min(line, len(self.lines)) - 1]
        return start.line, start.column + column - 1

    def place_in_bytes(self, line: int, offset: int) -> tuple[int, int]:
        """The place in our text of a node: Python's line from 1, and its offset in bytes from 0."""
        if self._is_plain:
            return line, offset + 1
        code = self.lines[min(line, len(self.lines)) - 1].code
        return self.place(line, len(code.encode()[:offset].decode(errors="ignore")) + 1)

    @cached_property
    def lines(self) -> list[_PythonLine]:
        """The lines as Python counts, the empty one after the last line end included."""
        return list(self._split())

    def _split(self) -> Iterator[_PythonLine]:
        start, line, column = 0, 1, 2 if self._has_mark else 1
        for end in _LINE_END.finditer(self.code):
            yield _PythonLine(self.code[start : end.start()], line, column)
            if end.group() == "\r":
                column += end.end() - start
            else:
                line, column = line + 1, 1
            start = end.end()
        yield _PythonLine(self.code[start:], line, column)


def unencodable_at(text: str) -> int | None:
    """Where the first character is that no Python file can hold: a NUL, or a lone surrogate."""
    if text.isascii() and "\0" not in text:
        return None
    found = _UNENCODABLE.search(text)
    return found.start() if found else None


def refuse_unencodable(text: str) -> None:
    """Refuse a text that no file in UTF-8 can hold, or that has a NUL.

    Raises:
        ProgramRejected: it is such a text (``encoding``).
    """
    position = unencodable_at(text)
    if position is not None:
        line = text.count("\n", 0, position) + 1
        fault = "a NUL character" if text[position] == "\0" else "a lone surrogate"
        raise ProgramRejected(
            "encoding", f"The program has {fault} in line {line}; remove it.", line=line
        )
