"""Reads parts of a state anew: a cut statement by itself, or a few statements of a block."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from lintseq.core.diagnostics import Level
from lintseq.plugins.linters.cpython.above import leading_space
from lintseq.plugins.linters.pyflakes.incremental.events import Load
from lintseq.plugins.linters.pyflakes.incremental.heads import cut_head, lines_below, may_be_head
from lintseq.plugins.linters.pyflakes.incremental.reading import Reader
from lintseq.plugins.linters.pyflakes.incremental.recorder import Recorder
from lintseq.plugins.linters.pyflakes.incremental.refusals import refuse
from lintseq.plugins.linters.pyflakes.incremental.statements import Block, Piece, Statement
from lintseq.plugins.linters.pyflakes.incremental.texts import Text, Texts, parse
from lintseq.plugins.linters.pyflakes.incremental.typing_names import typing_names


class Parts:
    """Reads parts of one program: first the whole of it, which says what it imports.

    Args:
        level: what counts as an error.
        texts: of the present state.
        answer: whether a use of a name finds it.
        aliased: where modules that are imported under another name are noted.
    """

    def __init__(
        self,
        level: Level,
        texts: Texts,
        answer: Callable[[Load], bool],
        aliased: set[str],
    ) -> None:
        self._level = level
        self._texts = texts
        self._typed: dict[str, str] | None = None
        self._answer = answer
        self._aliased = aliased

    def statements(self, body: Sequence[ast.stmt], text: Text, block: Block) -> list[Statement]:
        """Read statements of a block, which stand in a text."""
        if self._typed is None:
            self._typed = typing_names(body)
        recorder = self._recorder(text.rows)
        read = Reader(text.lines, text.rows, recorder).read(body, block)
        refuse(text, read)
        return read

    def cut_statement(self, rows: Sequence[int], piece: Piece) -> tuple[Piece, bool] | None:
        """Read the rows that are left of a simple statement, by themselves.

        Returns:
            Their events as a piece, and whether that is certain to compile; None if it is no simple
            statement any more.
        """
        text = self._texts.region(piece.statement.block, rows)
        body = self._body(text, piece)
        if not body or any(hasattr(node, "body") or hasattr(node, "cases") for node in body):
            return None
        refuse(text, [piece.statement])
        form = _form(rows, piece)
        recorder = self._recorder(text.rows)
        recorder.record(form, lambda: recorder.expressions(body))
        return form, _is_certain(recorder, text)

    def cut_head(self, rows: Sequence[int], piece: Piece) -> tuple[Piece, bool] | None:
        """Read the rows that are left of a head or of a decorator, as `cut_statement` does."""
        line = self._texts.line(rows[0])
        if not may_be_head(piece, line):
            return None
        below = lines_below(piece, leading_space(line))
        text = self._texts.region(piece.statement.block, rows, below)
        body = self._body(text, piece)
        if body is None or len(body) != 1:
            return None
        refuse(text, [piece.statement])
        form = _form(rows, piece)
        recorder = self._recorder(text.rows)
        head = cut_head(body[0], piece, form, recorder)
        if head is None:
            return None
        recorder.record(form, head.record)
        return form, head.is_certain and _is_certain(recorder, text)

    def _body(self, text: Text, piece: Piece) -> Sequence[ast.stmt] | None:
        tree = parse(text.code)
        if isinstance(tree, SyntaxError):
            return None
        return self._texts.body(tree, piece.statement.block)

    def _recorder(self, rows: Sequence[int]) -> Recorder:
        return Recorder(rows, self._level, self._typed or {}, self._answer, self._aliased)


def _form(rows: Sequence[int], piece: Piece) -> Piece:
    form = Piece(piece.word, rows, piece.column, piece.place)
    form.statement = piece.statement
    form.form_of = piece
    return form


def _is_certain(recorder: Recorder, text: Text) -> bool:
    """Whether what was read compiles wherever it parses."""
    return not recorder.delicate and "__debug__" not in text.code
