r"""Reading an ordinary Python program without cutting it into tokens.

`lintseq.languages.python.logical_lines` says what is to be found; this finds the same several times
as fast, since most lines are a logical line each, and a regular expression sees that at once. What
is not ordinary it leaves alone: broken programs, names that are not ASCII, indentation by spaces
here and tabs there, line ends within a line, and whatever versions of Python do not agree on.
"""

from __future__ import annotations

import re

from lintseq.grammars.kinds import CLOSING
from lintseq.grammars.pairs import Pair
from lintseq.languages.python.lexemes import BEGINNING, IS_STRICT, LINE, PIECE, has_odd_number
from lintseq.languages.python.logical_lines import BOM, TAB, Comment, LogicalLine, Reading

DEPTH = 90
"""So many blocks and brackets around each other every Python takes."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def scan(text: str) -> Reading | None:
    """What `logical_lines.read` says of ``text``, or None if that must be asked."""
    text = text.removeprefix(BOM).replace("\r\n", "\n")
    if not text.endswith("\n"):
        text += "\n"
    if "\r" in text or "\0" in text or (not text.isascii() and _SURROGATE.search(text)):
        return None
    if IS_STRICT and has_odd_number(text):
        return None
    try:
        return _Scan(text).read()
    except _NotOrdinary:
        return None


class _NotOrdinary(Exception):
    """A text is to be read by its tokens."""


class _Scan:
    """One reading of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = Reading()
        self._indentations = [""]

    def read(self) -> Reading:
        """Read line by line; a logical line over several of them in one go."""
        found = self._found
        position = number = 0
        while position < len(self._text):
            line = LINE.match(self._text, position)
            if line is None:
                position, number = self._read_statement(position, number)
                continue
            if line.lastgroup == "word":
                self._begin(line, number)
                found.code.add(number)
            elif line.lastgroup == "before":
                found.comments.append(Comment(number, len(line["before"].expandtabs(TAB))))
            position = line.end()
            number += 1
        return found

    def _read_statement(self, position: int, number: int) -> tuple[int, int]:
        """Read the logical line that begins on line ``number``, and say where the next line is."""
        beginning = BEGINNING.match(self._text, position)
        if beginning is None:
            raise _NotOrdinary
        begun = self._begin(beginning, number)
        statement = _Statement(self._text, position, begun, self._found)
        return statement.read(beginning.end()), begun.last + 1

    def _begin(self, beginning: re.Match[str], number: int) -> LogicalLine:
        """The logical line that begins on line ``number``."""
        indentation, word = beginning.group("indentation", "word")
        column = len(indentation.expandtabs(TAB))
        begun = LogicalLine(number, number, column, self._level(indentation), word)
        self._found.logical_lines.append(begun)
        return begun

    def _level(self, indentation: str) -> int:
        """How many blocks are open around a logical line that is indented so."""
        open_blocks = self._indentations
        if indentation != open_blocks[-1]:
            # Compared as texts, not as columns: where tabs and spaces mix, Pythons disagree.
            if indentation.startswith(open_blocks[-1]):
                open_blocks.append(indentation)
            while open_blocks[-1] != indentation:
                open_blocks.pop()
                if not open_blocks:
                    raise _NotOrdinary
            if len(open_blocks) > DEPTH:
                raise _NotOrdinary
        return len(open_blocks) - 1


class _Statement:
    """A logical line over several lines, read piece by piece."""

    def __init__(self, text: str, start: int, begun: LogicalLine, found: Reading) -> None:
        self._text = text
        self._start = start
        self._begun = begun
        self._found = found
        self._number = begun.first
        # Whether something is on the line that is no comment.
        self._has_code = True
        self._opened: list[tuple[str, int]] = []

    def read(self, position: int) -> int:
        """Read on from ``position`` to the end of the logical line."""
        while True:
            piece = PIECE.match(self._text, position)
            if piece is None:
                raise _NotOrdinary
            position = piece.end()
            kind = piece.lastgroup
            if piece["run"].strip() or kind in ("opening", "closing", "string"):
                self._has_code = True
            if kind == "newline":
                self._end_line(position)
                if not self._opened:
                    self._begun.last = self._number - 1
                    return position
            elif kind == "joint":
                self._end_line(position)
                self._begun.joined |= not self._opened
            elif kind == "comment":
                self._take_comment(piece.start(kind))
            elif kind == "string":
                self._take_string(piece[kind])
            elif kind in ("opening", "closing"):
                self._take_bracket(piece[kind])
            else:
                raise _NotOrdinary

    def _end_line(self, position: int) -> None:
        if self._has_code:
            self._found.code.add(self._number)
        self._has_code = False
        self._number += 1
        self._start = position

    def _take_comment(self, position: int) -> None:
        if not self._has_code:
            before = self._text[self._start : position].rpartition("\f")[2]
            self._found.comments.append(Comment(self._number, len(before.expandtabs(TAB))))

    def _take_string(self, string: str) -> None:
        last = self._number + string.count("\n")
        if last > self._number:
            self._found.strings.append((self._number, last))
            self._found.code.update(range(self._number, last))
            self._number = last

    def _take_bracket(self, bracket: str) -> None:
        if bracket in CLOSING:
            self._opened.append((CLOSING[bracket], self._number))
            if len(self._opened) > DEPTH:
                raise _NotOrdinary
            return
        closing, first = self._opened.pop() if self._opened else ("", 0)
        if closing != bracket:
            raise _NotOrdinary
        if first < self._number:
            self._found.pairs.append(Pair((first, 0), (self._number, 0), bracket))
