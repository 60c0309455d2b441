"""Which lines are there, what that makes of the statements, and where their order is broken.

A state is **regular** when every piece is there as a whole or not at all, every block has its head
and every head its block, and no clause, decorator or ``try`` stands alone. The syntax tree of a
regular state is that of the program without some of its statements: it parses, and nothing but the
names in it need be asked of. What breaks this is kept as a set of **defects**, so that asking
whether a state is regular costs nothing, and taking a line away costs the depth it stands at.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from lintseq.core.lines import is_blank
from lintseq.plugins.linters.pyflakes.incremental.statements import (
    CUT,
    GONE,
    WHOLE,
    Block,
    Clause,
    Piece,
    Statement,
)


class Defect(Enum):
    """What a head and its block may lack."""

    EMPTY = auto()  # a head without a statement in its block
    ORPHAN = auto()  # a block without its head


def is_trivial(line: str) -> bool:
    """Whether a line holds nothing, or what is a comment outside of strings."""
    return is_blank(line) or line.lstrip().startswith("#")


def ends_joined(line: str) -> bool:
    """Whether a line ends with a backslash, so that the next one may belong to it."""
    return line.rstrip("\r\n").endswith("\\")


class Shape:
    """The statements of one program, and which lines of it are there.

    Args:
        lines: of the program, row by row.
        block: the module's.

    Attributes:
        present: for each row whether it is there.
        owner: for each row the piece that it belongs to; None where it is in none.
        block: the module's statements.
        living: the first rows of the pieces of which something is there, ascending.
        piece_at: for each such row the piece.
        cut: the pieces of which a part is there.
        clauses: those with a defect.
        statements: those of which a clause, a decorator or a ``try`` stands alone.
        touched: the pieces whose status has changed since somebody cleared this.
    """

    def __init__(self, lines: Sequence[str], block: Block) -> None:
        row_count = len(lines)
        self._is_code = bytearray(not is_trivial(line) for line in lines)
        self.present = bytearray(row_count)
        self.owner: list[Piece | None] = [None] * row_count
        self.block = block
        self.living: list[int] = []
        self.piece_at: dict[int, Piece] = {}
        self.cut: set[Piece] = set()
        self.clauses: dict[Clause, Defect] = {}
        self.statements: set[Statement] = set()
        self.touched: dict[Piece, None] = {}

    @property
    def is_regular(self) -> bool:
        """Whether nothing breaks the order; cut pieces apart."""
        return not self.clauses and not self.statements

    # Lines

    def switch(self, remove: Iterable[int], restore: Iterable[int]) -> None:
        """Take rows away and put rows back."""
        present, owner = self.present, self.owner
        met: dict[Piece, None] = {}
        for row in remove:
            if present[row]:
                present[row] = 0
                piece = owner[row]
                if piece is not None:
                    _count_row(piece, row, -1)
                    met[piece] = None
        for row in restore:
            if not present[row]:
                present[row] = 1
                piece = owner[row]
                if piece is not None:
                    _count_row(piece, row, 1)
                    met[piece] = None
        for piece in met:
            self._see(piece)

    def recount(self, piece: Piece) -> None:
        """See which rows of a piece are there."""
        present = self.present
        piece.left = sum(present[row] for row in piece.rows)
        piece.loose_left = sum(present[row] for row in piece.loose)
        self._see(piece)

    def _see(self, piece: Piece) -> None:
        if piece.left == len(piece.rows):
            status = WHOLE
        elif self._has_code(piece):
            status = CUT
        else:
            status = GONE
        before = piece.status
        piece.form = None
        # Each cut form is another piece to the name index.
        if status == before and status != CUT:
            return
        self.touched[piece] = None
        piece.status = status
        if (status == CUT) != (before == CUT):
            (self.cut.add if status == CUT else self.cut.discard)(piece)
        if (status == GONE) != (before == GONE):
            if status == GONE:
                del self.living[bisect_left(self.living, piece.first)]
                self._count(piece, -1)
            else:
                insort(self.living, piece.first)
                self._count(piece, 1)

    def _has_code(self, piece: Piece) -> bool:
        """Whether anything is left of a piece but what looks like comments or blank lines."""
        if not piece.left and not piece.loose_left:
            return False
        present, is_code = self.present, self._is_code
        return any(present[row] and is_code[row] for row in (*piece.rows, *piece.loose))

    def first_code(self, piece: Piece) -> int:
        """The first row of a living piece that CPython reads as code."""
        present, is_code = self.present, self._is_code
        for row in range(piece.first, piece.last + 1):
            if present[row] and is_code[row]:
                return row
        raise AssertionError("a piece without code is gone")

    def _count(self, piece: Piece, change: int) -> None:
        """Count a piece in or out of all that it stands in, and look for defects there."""
        statement = piece.statement
        if piece.clause is not None:
            self.check_clause(piece.clause)
        if piece.clause is not None or piece.word == "@":
            self.check_statement(statement)
        self.count_statement(statement, change)

    def count_statement(self, statement: Statement, change: int) -> None:
        """Count pieces into a statement or out of it, and so on outwards."""
        while True:
            was_alive = statement.alive > 0
            statement.alive += change
            block = statement.block
            is_alive = statement.alive > 0
            clause = block.clause
            if was_alive != is_alive:
                block.alive += 1 if is_alive else -1
                if clause is not None:
                    self.check_clause(clause)
            if clause is None:
                return
            statement = clause.statement

    # Defects

    def check_clause(self, clause: Clause) -> None:
        """Note whether a head and its block need each other in vain."""
        block = clause.block
        if block is None:
            return
        if clause.head.status == GONE:
            defect = Defect.ORPHAN if block.alive else None
        else:
            defect = None if block.alive else Defect.EMPTY
        if defect is None:
            self.clauses.pop(clause, None)
        else:
            self.clauses[clause] = defect

    def check_statement(self, statement: Statement) -> None:
        """Note whether a clause, a decorator or a ``try`` stands alone."""
        if _stands_alone(statement):
            self.statements.add(statement)
        else:
            self.statements.discard(statement)

    # Shapes

    def attach(self, statements: Sequence[Statement]) -> None:
        """Count statements of a block that were just read, or were set aside.

        Their pieces are seen as they are; the caller puts the statements into the block.
        """
        for statement in statements:
            statement.alive = 0
            for piece in statement.pieces():
                piece.attached = True
                for row in range(piece.first, piece.last + 1):
                    self.owner[row] = piece
                self.piece_at[piece.first] = piece
                piece.status = GONE
        for statement in statements:
            for below in _blocks(statement):
                below.alive = 0
        for statement in statements:
            for piece in statement.pieces():
                self.recount(piece)
                self.touched[piece] = None

    def detach(self, statements: Sequence[Statement]) -> None:
        """Count statements no more."""
        for statement in statements:
            if statement.alive:
                self.count_statement(statement, -statement.alive)
            for piece in statement.pieces():
                piece.attached = False
                self.touched[piece] = None
                self.cut.discard(piece)
                if piece.status != GONE:
                    del self.living[bisect_left(self.living, piece.first)]
                if piece.clause is not None:
                    self.clauses.pop(piece.clause, None)
                self.statements.discard(piece.statement)
                for row in range(piece.first, piece.last + 1):
                    self.owner[row] = None

    # Neighbours

    def before(self, row: int) -> Piece | None:
        """The last living piece that begins above ``row``."""
        index = bisect_left(self.living, row)
        return self.piece_at[self.living[index - 1]] if index else None

    def after(self, row: int) -> Piece | None:
        """The first living piece that begins in ``row`` or below."""
        index = bisect_left(self.living, row)
        return self.piece_at[self.living[index]] if index < len(self.living) else None


def _count_row(piece: Piece, row: int, change: int) -> None:
    if row in piece.loose:
        piece.loose_left += change
    elif row not in piece.trivial:
        piece.left += change


def _blocks(statement: Statement) -> Iterable[Block]:
    for clause in statement.clauses:
        if clause.block is not None:
            yield clause.block
            for below in clause.block.statements:
                below.alive = 0
                yield from _blocks(below)


def _stands_alone(statement: Statement) -> bool:
    lead = statement.clauses[0].head
    others = [clause.head.word for clause in statement.clauses[1:] if clause.head.status != GONE]
    if lead.status == GONE:
        decorated = any(piece.status != GONE for piece in statement.decorators)
        return bool(others) or decorated
    if lead.word != "try":
        return False
    if "except" not in others and "except*" not in others:
        return "finally" not in others or "else" in others
    return False
