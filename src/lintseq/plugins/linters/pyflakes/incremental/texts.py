"""Texts for CPython, made of lines of the present state, and the way back to rows."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lintseq.core.lines import is_blank
from lintseq.plugins.linters.cpython.above import indentation, leading_space
from lintseq.plugins.linters.cpython.causes import cause_of
from lintseq.plugins.linters.cpython.isolation import isolated
from lintseq.plugins.linters.cpython.source import Source
from lintseq.plugins.linters.cpython.syntax import FILE
from lintseq.plugins.linters.pyflakes.incremental.shape import Shape, ends_joined
from lintseq.plugins.linters.pyflakes.incremental.statements import Block, Statement

_OPEN_TO_THE_END = re.compile(r"unterminated triple-quoted|f-string: expecting '}'")
_HAS_HOLES = re.compile(r"[ft]r?['\"]", re.IGNORECASE)
_HOLES_ARE_CODE = sys.version_info >= (3, 12)
"""Since then CPython reads on in a hole that is never closed, and finds other faults in it."""
_NO_ROW = -1


@dataclass(frozen=True)
class Text:
    """Some lines of a state; a line that was added has the row -1."""

    lines: Sequence[str]
    rows: Sequence[int]

    @property
    def code(self) -> str:
        """The lines, put together."""
        return "".join(self.lines)


class Texts:
    """Makes texts of the states of one program.

    Args:
        lines: of the program, row by row.
        shape: the present state.
        blames_cause: whether an error sits on the line that causes it.
    """

    def __init__(self, lines: Sequence[str], shape: Shape, blames_cause: bool) -> None:
        self._lines = lines
        self._shape = shape
        self._blames_cause = blames_cause

    def some(
        self, rows: Iterable[int], above: Sequence[str] = (), below: Sequence[str] = ()
    ) -> Text:
        """What is there of some rows, between lines that are added."""
        present = self._shape.present
        found = [row for row in rows if present[row]]
        lines = [*(self._lines[row] for row in found), *below]
        # Only the last line of a text can lack its end, and has one where another follows.
        for index in range(len(lines) - 1):
            if lines[index][-1:] != "\n":
                lines[index] += "\n"
        added = [_NO_ROW]
        return Text([*above, *lines], [*added * len(above), *found, *added * len(below)])

    def region(self, block: Block, rows: Iterable[int], below: Sequence[str] = ()) -> Text:
        """What is there of some rows of a block, below heads that open the blocks around it.

        Args:
            block: it.
            rows: some of its rows.
            below: lines that are added below.
        """
        above: list[str] = []
        inner = block
        while inner.clause is not None:
            prefix = leading_space(self._lines[inner.statements[0].first])
            above.append(f"{prefix}if 1:\n" if above else f"{prefix}pass\n")
            inner = inner.clause.statement.block
        if above:
            above.append("if 1:\n")
        return self.some(rows, above[::-1], below)

    def class_above(self, statement: Statement) -> list[str]:
        """What stands for a class and what is in it above one of its statements."""
        first = next((each for each in statement.block.statements if each.alive), statement)
        if first is statement:
            return ["class _:\n"]
        return ["class _:\n", f"{leading_space(self._lines[first.first])}pass\n"]

    def body(self, tree: ast.Module, block: Block) -> Sequence[ast.stmt] | None:
        """The statements of a region's text; None if they have left their block."""
        body: list[ast.stmt] = tree.body
        inner = block
        while inner.clause is not None:
            match body:
                case [ast.If(body=below, orelse=[])]:
                    body = below
                case [ast.Pass(), ast.If(body=below, orelse=[])]:
                    body = below
                case _:
                    return None
            inner = inner.clause.statement.block
        return body[1:] if block.clause is not None else body

    def line(self, row: int) -> str:
        """A line."""
        return self._lines[row]

    def column(self, row: int) -> int:
        """The indentation of a line."""
        return indentation(self._lines[row])

    def ends_joined(self, row: int) -> bool:
        """Whether a line is joined to the next one by a backslash."""
        return ends_joined(self._lines[row])

    # Errors

    def is_open(self, error: SyntaxError, text: Text) -> bool:
        """Whether an error is about a string that is open at the end of the text."""
        if _OPEN_TO_THE_END.search(error.msg) is not None:
            return True
        return _HOLES_ARE_CODE and self.is_unclosed(error) and _may_be_in_hole(error, text)

    def is_unclosed(self, error: SyntaxError) -> bool:
        """Whether an error is about a bracket that is open at the end of the text."""
        return "was never closed" in error.msg

    def is_above(self, error: SyntaxError, text: Text, row: int) -> bool:
        """Whether an error is reported above ``row``."""
        line = error.lineno or 1
        return line <= len(text.rows) and text.rows[line - 1] < row

    def row_of(self, error: SyntaxError, text: Text) -> int | None:
        """The row on which an error sits; None if that is a line that was added."""
        line = error.lineno or 1
        if self._blames_cause:
            line = cause_of(error.msg, line, Source(text.code)) or line
        if line > len(text.rows):
            return self._last_row()
        row = text.rows[line - 1]
        return None if row == _NO_ROW else row

    def end(self) -> int:
        """The row on which an error at the end of the state is reported."""
        last = self._shape.present.rfind(1)
        is_last = _LAST_LINE_AT_CRLF if self._lines[last].endswith("\r\n") else _LAST_LINE
        return last if is_last else self._last_row()

    def _last_row(self) -> int:
        present = self._shape.present
        row = present.rfind(1)
        while row >= 0:
            if not is_blank(self._lines[row]):
                return row
            row = present.rfind(1, 0, row)
        return present.rfind(1)


def _may_be_in_hole(error: SyntaxError, text: Text) -> bool:
    """Whether an error may be in a hole of a string: one that can have holes begins above it."""
    line, column = error.lineno or 1, error.offset or 1
    above = "".join(text.lines[: line - 1]) + text.lines[line - 1][: column - 1]
    return _HAS_HOLES.search(above) is not None


def _ends_on_last_line(code: str) -> bool:
    """Whether this CPython reports what is missing at the end on the last line, a blank one."""
    error = compile_error(code)
    return error is not None and error.lineno == 2


def parse(code: str) -> ast.Module | SyntaxError:
    """The syntax tree of ``code``, or why CPython does not parse it."""
    with isolated():
        try:
            tree = compile(code, FILE, "exec", ast.PyCF_ONLY_AST, dont_inherit=True, optimize=0)
        except SyntaxError as error:
            return error
    assert isinstance(tree, ast.Module)  # which is what the mode "exec" gives
    return tree


def compile_error(code: str) -> SyntaxError | None:
    """Why CPython would not compile ``code``; None if it would."""
    with isolated():
        try:
            compile(code, FILE, "exec", dont_inherit=True, optimize=0)
        except SyntaxError as error:
            return error
    return None


_LAST_LINE = _ends_on_last_line("if 1:\n\n")
_LAST_LINE_AT_CRLF = _ends_on_last_line("if 1:\r\n\r\n")
