"""Finds the first syntax error of a state from the order of its lines, as CPython's parser would.

Where every statement is whole, the parser's course is a matter of indentation and of the words that
statements begin with. This walks from the first line that is out of order downwards, with the
blocks that are open there, as the tokenizer does with its indents:

- deeper than the block that is open, and no head above: *unexpected indent*, on that line;
- not as deep as any block around: *unindent does not match any outer indentation level*, on that
  line; its cause is the first line of the outermost block that it leaves;
- no deeper than the head above: *expected an indented block after …*, on that line, caused by the
  head;
- below the block of a `try`, and neither `except` nor `finally`: *expected 'except' or 'finally'
  block*, on that line; its cause is the innermost `try` that is open at the line above;
- below a decorator, and no definition: *invalid syntax* or *unexpected unindent*, on that line,
  caused by the decorator unless the line is a definition that belongs elsewhere;
- a clause that continues nothing: *invalid syntax*, on that line;
- what is left of a cut statement, where it begins with a closing bracket: *unmatched …*, on that
  line; but below a decorator that is deeper, as for every line there, *unexpected unindent*.

After an unexpected indent or unindent, CPython looks no further; after the others it reads the rest
for faults of tokens and would report those. So where other statements are cut whose tokens may not
be sound, only the first and the last of these are certain. What is cut otherwise is for the parser.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lintseq.plugins.linters.cpython.above import indentation, leading_space
from lintseq.plugins.linters.pyflakes.incremental.shape import Defect, Shape
from lintseq.plugins.linters.pyflakes.incremental.statements import (
    GONE,
    Piece,
    Statement,
    opens_block,
)
from lintseq.plugins.linters.pyflakes.incremental.texts import Texts

_DEFINITIONS = frozenset({"def", "class"})
_CONTINUES = {
    "elif": frozenset({"if", "elif"}),
    "else": frozenset({"if", "elif", "for", "while", "except", "except*"}),
    "except": frozenset({"try", "except"}),
    "except*": frozenset({"try", "except*"}),
    "finally": frozenset({"try", "except", "except*", "else of try"}),
}
"""After the block of which words, in the same statement, a clause may stand."""
_TAKE_CLAUSES = frozenset({"if", "for", "while", "try"})


@dataclass(slots=True)
class _Level:
    """A block that is open.

    Attributes:
        column: of its statements.
        first: the row of its first statement.
        head: the piece that opened it; None for the module.
        word: the word of the last clause of the last statement in it, as far as a clause may
            follow; empty after others.
        in_try: whether that statement is a ``try``.
        opened: the ``try`` in it that is still without a handler.
    """

    column: int
    first: int
    head: Piece | None
    word: str = ""
    in_try: bool = False
    opened: Piece | None = None

    def takes(self, piece: Piece) -> bool:
        """Whether a piece may be next in the block."""
        if piece.word in _CONTINUES:
            word = "else of try" if self.word == "else" and self.in_try else self.word
            return word in _CONTINUES[piece.word]
        return self.opened is None

    def note(self, piece: Piece) -> None:
        """Take a piece as the next one."""
        word = piece.word
        if word in _CONTINUES:
            self.word = word
        else:
            self.word = word if word in _TAKE_CLAUSES else ""
            self.in_try = word == "try"
        if word == "try":
            self.opened = piece
        elif word in ("except", "except*", "finally"):
            self.opened = None


@dataclass(slots=True)
class Disorder:
    """Where a state is first out of order.

    Attributes:
        row: the first row that may be an error.
        statement: whose that row is.
    """

    row: int
    statement: Statement


class Layout:
    """The order of lines in the states of one program.

    Args:
        lines: of the program.
        shape: the present state.
        texts: of it.
        blames_cause: whether an error sits on the line that causes it.
    """

    def __init__(
        self, lines: Sequence[str], shape: Shape, texts: Texts, blames_cause: bool
    ) -> None:
        self._lines = lines
        self._shape = shape
        self._texts = texts
        self._blames_cause = blames_cause
        prefixes = "".join(map(leading_space, lines))
        self._is_mixed = "\t" in prefixes and " " in prefixes

    def disorder(self, unsound: Collection[Piece]) -> Disorder:
        """Where the state, which is not in order, is so first."""
        shape = self._shape
        found = [Disorder(self._shape.first_code(piece), piece.statement) for piece in unsound]
        for clause, defect in shape.clauses.items():
            row = clause.head.first
            if defect is Defect.ORPHAN:
                assert clause.block is not None  # or it would be no orphan
                row = self._first_living(clause.block.statements[0].first)
            found.append(Disorder(row, clause.statement))
        found += [Disorder(self._first_living(each.first), each) for each in shape.statements]
        # Of two in one row the outer one: the head of the inner one may be too deep by itself.
        return min(found, key=lambda each: (each.row, each.statement.first))

    def _first_living(self, row: int) -> int:
        piece = self._shape.after(row)
        assert piece is not None  # something of the statement is there
        return self._shape.first_code(piece)

    def first_error(self, start: int, unsound: Collection[Piece]) -> int | None:
        """The row of the first syntax error; None where the parser is to be asked.

        Args:
            start: the first row that may be out of order; what is above is in order.
            unsound: the cut pieces whose tokens may not be sound.
        """
        if self._is_mixed:
            # Tabs and spaces that look alike are an error of their own, which columns do not show.
            return None
        shape = self._shape
        living, piece_at = shape.living, shape.piece_at
        index = bisect_left(living, start)
        if index and piece_at[living[index - 1]].last >= start:
            index -= 1
        above = piece_at[living[index - 1]] if index else None
        walk = _Walk(self._levels_at(above), above, self._blames_cause)
        bound, column = self._bounds(unsound)
        while index < len(living):
            piece = piece_at[living[index]]
            if piece in unsound:
                row = self._shape.first_code(piece)
                if self._texts.ends_joined(row):
                    return None
                return walk.meet_cut(row, self._lines[row])
            end = walk.meet(piece)
            if end is _UNKNOWN:
                return None
            if end is not None:
                return end.row if end.is_certain or not unsound else None
            if piece.first > bound and piece.column <= column:
                return None
            index += 1
        return None if unsound else walk.meet_end(self._texts.end())

    def _bounds(self, unsound: Collection[Piece]) -> tuple[int, int]:
        """The last row, and the least indentation, of what is out of order."""
        shape = self._shape
        concerned = [clause.statement for clause in shape.clauses]
        concerned += [*shape.statements, *(piece.statement for piece in unsound)]
        return (
            max(statement.last for statement in concerned),
            min(statement.column for statement in concerned),
        )

    def _levels_at(self, piece: Piece | None) -> list[_Level]:
        """The blocks that are open at a piece that is in order, itself included."""
        if piece is None:
            return [_Level(0, 0, None)]
        levels: list[_Level] = []
        statement, head = piece.statement, piece
        while True:
            block = statement.block
            first = self._shape.after(block.statements[0].first)
            assert first is not None  # the piece itself is there
            opener = None if block.clause is None else block.clause.head
            level = _Level(statement.column, first.first, opener)
            _note_clauses(level, statement, head)
            levels.append(level)
            if block.clause is None:
                return levels[::-1]
            statement, head = block.clause.statement, block.clause.head


def _note_clauses(level: _Level, statement: Statement, last: Piece) -> None:
    """Note which clause of a statement was the last one, up to a piece of it."""
    for clause in statement.clauses:
        if clause.head.first > last.first:
            return
        if clause.head.status != GONE:
            level.note(clause.head)


@dataclass(frozen=True, slots=True)
class _End:
    """An error, and whether it is certain whatever the tokens below are."""

    row: int
    is_certain: bool


_UNKNOWN = _End(-1, True)


class _Walk:
    """Goes down the pieces of a state, as CPython's tokenizer and parser do.

    Args:
        levels: the blocks that are open, outermost first.
        above: the piece above the first one to be met.
        blames_cause: whether an error sits on the line that causes it.
    """

    def __init__(self, levels: list[_Level], above: Piece | None, blames_cause: bool) -> None:
        self._levels = levels
        self._above = above
        self._heads = [level.head for level in levels]
        self._blames_cause = blames_cause

    def meet(self, piece: Piece) -> _End | None:
        """Take the next piece; the error that it is, or brings out."""
        above, levels = self._above, self._levels
        self._above = piece
        if any(level.opened for level in levels):
            self._heads = [level.head for level in levels]
        column = piece.column
        is_deeper = column > levels[-1].column
        if not is_deeper and not self._is_level(column):
            return _End(self._blamed(self._left_block(column), piece.first), True)
        if above is not None and opens_block(above):
            if not is_deeper:
                if above.word == "match":
                    return _UNKNOWN
                return _End(self._blamed(above.first, piece.first), False)
            levels.append(_Level(column, piece.first, above))
        elif is_deeper:
            if above is not None and above.word == "try":
                return _End(self._blamed(above.first, piece.first), False)
            return _End(piece.first, True)
        elif above is not None and above.word == "@":
            end = self._below_decorator(above, piece)
            if end is not None:
                return end
        return self._leave_blocks(above, piece) or self._continue(above, piece)

    def meet_cut(self, row: int, line: str) -> int | None:
        """What is left of a cut statement is next; the row of its error, if that is certain."""
        column, open_column, above = indentation(line), self._levels[-1].column, self._above
        if column > open_column:
            pending = above is not None and (above.word == "try" or opens_block(above))
            return None if pending else row
        if not self._is_level(column):
            return self._blamed(self._left_block(column), row)
        if line.lstrip()[0] not in ")]}":
            return None
        if column < open_column and above is not None and above.word == "@":
            # The parser stops where the decorator's block ends, and never meets the bracket.
            return self._blamed(above.first, row)
        return row

    def meet_end(self, row: int) -> int | None:
        """The text ends; the row of the error, if there is one, which is reported on ``row``."""
        above = self._above
        if above is None or above.word in ("@", "try", "match"):
            return None
        if opens_block(above):
            return self._blamed(above.first, row)
        # Inside a statement, what is open above a line is not known.
        if any(level.opened for level in self._levels) and len(above.rows) == 1:
            self._heads = [level.head for level in self._levels]
            return self._blamed(self._open_try(above), row)
        return None

    def _blamed(self, cause: int, reported: int) -> int:
        return cause if self._blames_cause else reported

    def _is_level(self, column: int) -> bool:
        return any(level.column == column for level in self._levels)

    def _left_block(self, column: int) -> int:
        """The first row of the outermost block that is deeper than a column."""
        return next(level.first for level in self._levels if level.column > column)

    def _below_decorator(self, above: Piece, piece: Piece) -> _End | None:
        is_definition = piece.word in _DEFINITIONS or piece.word == "@"
        leaves = piece.column < self._levels[-1].column
        if is_definition:
            return _End(piece.first, True) if leaves else None
        return _End(self._blamed(above.first, piece.first), leaves)

    def _leave_blocks(self, above: Piece | None, piece: Piece) -> _End | None:
        """Close the blocks that a piece is not deep enough for."""
        levels = self._levels
        if any(level.opened and level.column > piece.column for level in levels):
            return _End(self._blamed(self._open_try(above), piece.first), False)
        while levels[-1].column > piece.column:
            levels.pop()
        return None

    def _continue(self, above: Piece | None, piece: Piece) -> _End | None:
        """Take a piece as the next one of its block."""
        level = self._levels[-1]
        in_match = level.head is not None and level.head.word == "match"
        kinds = {level.word, piece.word}
        if in_match != (piece.word == "case") or kinds == {"except", "except*"}:
            return _UNKNOWN
        if level.takes(piece):
            level.note(piece)
            return None
        if level.opened is not None:
            return _End(self._blamed(self._open_try(above), piece.first), False)
        return _End(piece.first, False)

    def _open_try(self, above: Piece | None) -> int:
        """The row of the innermost ``try`` that is open at the line above."""
        if above is not None and above.word == "try":
            return above.first
        for head in reversed(self._heads):
            if head is not None and head.word == "try":
                return head.first
        raise AssertionError("a try without handlers is open")
