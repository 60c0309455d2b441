"""The shape of a program: its statements, the blocks they stand in, and the lines they are made of.

A **piece** is what leaves or stays as one as far as syntax is concerned: a logical line, or several
that share a line by a semicolon or an inline block. A **clause** is a piece that opens a block,
with that block. A **statement** is a single piece, or clauses with the decorators above them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintseq.plugins.linters.pyflakes.incremental.events import Bind, Guard, Load, Message
    from lintseq.plugins.linters.pyflakes.incremental.scopes import Scope


GONE, CUT, WHOLE = range(3)
"""How much of a piece is there."""


class Place:
    """What surrounds a statement, as far as pyflakes asks.

    Attributes:
        scope: the scope it stands in.
        guard: the innermost ``try`` of its run that may catch a NameError.
        conditional: whether an ``if`` or ``while`` is anywhere around it.
    """

    __slots__ = ("conditional", "guard", "scope")

    def __init__(self, scope: Scope, guard: Guard | None, conditional: bool) -> None:
        self.scope = scope
        self.guard = guard
        self.conditional = conditional


class Piece:
    """One or more logical lines that share lines.

    Attributes:
        word: what it begins with, where that is a keyword of a compound statement; ``@`` of a
            decorator; empty for a simple statement.
        first: its first row.
        rows: the rows that it cannot do without: all but those that hold nothing or a comment, and
            those in the middle of a string.
        loose: its rows in the middle of strings: what they hold is nothing as long as the strings'
            first and last rows are there.
        trivial: those that hold nothing or a comment.
        last: its last row.
        left, loose_left: how many of ``rows`` and ``loose`` are there now.
        status: whether all of ``rows`` are there, some of its rows, or none.
        attached: whether it belongs to the present shape of the program.
        column: its indentation.
        clause: the clause of a compound statement that it begins.
        statement: the statement that it belongs to.
        place: what surrounds it.
        loads, binds, messages, guards: its events.
        left_out: uses of names that the name index need not know of now.
        has_future: whether it imports from ``__future__``.
        puts_off: whether it imports ``annotations`` from there.
        has_nonlocal: whether it has a ``nonlocal``.
        sites: the uses of names on which the reading of strings in it as annotations depends, with
            the answer that was taken.
        record: records its events anew, where they depend on sites.
        shown: the events that the name index counts now: None, this piece, or a cut form of it.
        forms: what is known of its cut forms, by the rows that are left.
        form: that of the rows that are left now; None where that is to be looked up.
        is_counted: whether the name index counts its events.
        form_of: the piece of which it is such a form itself.
    """

    __slots__ = (
        "attached",
        "binds",
        "clause",
        "column",
        "first",
        "form",
        "form_of",
        "forms",
        "guards",
        "has_future",
        "has_nonlocal",
        "is_counted",
        "last",
        "left",
        "left_out",
        "loads",
        "loose",
        "loose_left",
        "messages",
        "place",
        "puts_off",
        "record",
        "rows",
        "shown",
        "sites",
        "statement",
        "status",
        "trivial",
        "word",
    )

    def __init__(self, word: str, rows: Sequence[int], column: int, place: Place) -> None:
        self.word = word
        self.first = rows[0]
        self.rows = rows
        self.last = rows[-1]
        self.loose: frozenset[int] = frozenset()
        self.trivial: frozenset[int] = frozenset()
        self.left = len(rows)
        self.loose_left = 0
        self.status = WHOLE
        self.attached = True
        self.column = column
        self.place = place
        self.clause: Clause | None = None
        self.statement: Statement
        self.loads: list[Load] = []
        self.binds: list[Bind] = []
        self.messages: list[Message] = []
        self.guards: list[Guard] = []
        self.left_out: list[Load] = []
        self.sites: list[tuple[Load, bool]] = []
        self.record: Callable[[], None] | None = None
        self.is_counted = False
        self.form_of: Piece | None = None
        self.has_future = False
        self.puts_off = False
        self.has_nonlocal = False
        self.shown: Piece | None = None
        self.forms: dict[tuple[int, ...], Form] = {}
        self.form: Form | None = None


class Form:
    """What is left of a cut piece.

    Attributes:
        piece: its events, if it is still a simple statement, or a head.
    """

    __slots__ = ("piece",)

    def __init__(self, piece: Piece | None) -> None:
        self.piece = piece


class Clause:
    """A piece with the block that it opens; no block where that is on the piece's own lines."""

    __slots__ = ("block", "head", "statement")

    def __init__(self, head: Piece, block: Block | None, statement: Statement) -> None:
        self.head = head
        self.block = block
        self.statement = statement
        head.clause = self
        statement.clauses.append(self)


class Statement:
    """A statement of a block.

    Attributes:
        decorators: the pieces above its first clause.
        piece: of a simple statement.
        clauses: of a compound one.
        alive: how many of its pieces, those in its blocks included, have a row that is there.
        block: the block that it stands in.
        first, last: its first and last row.
    """

    __slots__ = ("alive", "block", "clauses", "decorators", "first", "last", "piece")

    def __init__(self, block: Block) -> None:
        self.block = block
        self.decorators: list[Piece] = []
        self.piece: Piece | None = None
        self.clauses: list[Clause] = []
        self.alive = 0
        self.first = 0
        self.last = 0

    @property
    def column(self) -> int:
        """Its indentation."""
        return next(self.pieces()).column

    def pieces(self) -> Iterator[Piece]:
        """All its pieces, in order."""
        yield from self.decorators
        if self.piece is not None:
            yield self.piece
        for clause in self.clauses:
            yield clause.head
            if clause.block is not None:
                for statement in clause.block.statements:
                    yield from statement.pieces()


class Block:
    """A run of statements with the same indentation.

    Attributes:
        clause: what opens it; None for the module.
        statements: those of the current form, dead ones included.
        alive: how many of them have a piece that is there.
        place: what surrounds its statements.
        is_unit_list: whether it is the module's block, or that of a class below such: its
            statements compile alone.
    """

    __slots__ = ("alive", "clause", "is_unit_list", "place", "statements")

    def __init__(self, place: Place, is_unit_list: bool) -> None:
        self.clause: Clause | None = None
        self.statements: list[Statement] = []
        self.alive = 0
        self.place = place
        self.is_unit_list = is_unit_list

    def living_above(self, index: int) -> int | None:
        """The index of the nearest statement above that of an index of which something is there."""
        statements = self.statements
        return next((each for each in range(index - 1, -1, -1) if statements[each].alive), None)

    def living_below(self, index: int) -> int | None:
        """The index of the nearest such statement below."""
        statements = self.statements
        return next(
            (each for each in range(index + 1, len(statements)) if statements[each].alive), None
        )


def opens_block(piece: Piece) -> bool:
    """Whether a piece is a head with its block below it."""
    return piece.clause is not None and piece.clause.block is not None


def is_regular(piece: Piece) -> bool:
    """Whether all heads around a piece are there."""
    clause = piece.statement.block.clause
    while clause is not None:
        if clause.head.status == GONE:
            return False
        clause = clause.statement.block.clause
    return True


def around(statement: Statement) -> Iterator[Statement]:
    """A statement and those that it stands in, the innermost first."""
    while True:
        yield statement
        if statement.block.clause is None:
            return
        statement = statement.block.clause.statement


def outermost(statement: Statement) -> Statement:
    """The statement of the module in which one stands."""
    *_, found = around(statement)
    return found
