"""Reads parts of a state anew: a cut statement by itself, or a few statements of a block."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from lintseq.core.diagnostics import Level
from lintseq.plugins.linters.pyflakes.incremental.events import Load
from lintseq.plugins.linters.pyflakes.incremental.reading import Reader
from lintseq.plugins.linters.pyflakes.incremental.recorder import Recorder
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
        return Reader(text.lines, text.rows, recorder).read(body, block)

    def cut_statement(self, text: Text, piece: Piece) -> tuple[Piece, bool] | None:
        """Read what is left of a simple statement, which stands in a text of its own.

        Returns:
            Its events as a piece, and whether it is certain to compile; None if it is no simple
            statement any more.
        """
        tree = parse(text.code)
        body = (
            None if isinstance(tree, SyntaxError) else self._texts.body(tree, piece.statement.block)
        )
        if not body or any(hasattr(node, "body") or hasattr(node, "cases") for node in body):
            return None
        rows = [row for row in text.rows if row >= 0]
        form = Piece(piece.word, rows, piece.column, piece.place)
        form.is_form = True
        recorder = self._recorder(text.rows)
        recorder.record(form, lambda: recorder.expressions(body))
        return form, not recorder.delicate and "__debug__" not in text.code

    def _recorder(self, rows: Sequence[int]) -> Recorder:
        return Recorder(rows, self._level, self._typed or {}, self._answer, self._aliased)
