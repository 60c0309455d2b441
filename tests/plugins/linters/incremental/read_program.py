"""A program that is read into the parts of the engine, for tests that ask the parts one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from lintseq.core.change import Change
from lintseq.core.diagnostics import Attribution, row_of
from lintseq.core.linter import Finding, LintOptions
from lintseq.plugins.linters.pyflakes.incremental.errors import Errors
from lintseq.plugins.linters.pyflakes.incremental.events import Run
from lintseq.plugins.linters.pyflakes.incremental.layout import Layout
from lintseq.plugins.linters.pyflakes.incremental.names import NameIndex
from lintseq.plugins.linters.pyflakes.incremental.parts import Parts
from lintseq.plugins.linters.pyflakes.incremental.patches import Patches
from lintseq.plugins.linters.pyflakes.incremental.ranges import Ranges
from lintseq.plugins.linters.pyflakes.incremental.regions import Regions
from lintseq.plugins.linters.pyflakes.incremental.scopes import Scope, ScopeKind
from lintseq.plugins.linters.pyflakes.incremental.session import IncrementalSession
from lintseq.plugins.linters.pyflakes.incremental.shape import Shape
from lintseq.plugins.linters.pyflakes.incremental.statements import (
    WHOLE,
    Block,
    Piece,
    Place,
    Statement,
)
from lintseq.plugins.linters.pyflakes.incremental.texts import Texts, parse
from lintseq.plugins.linters.pyflakes.linter import Pyflakes
from tests.full_data.session_campaign.draw import Draw
from tests.full_data.session_campaign.nasty.programs import nasty_program
from tests.full_data.session_campaign.parsing import BOM

PYFLAKES = Pyflakes()
_DRAWN = 200


class ReadProgram:
    """The parts of the engine, made from a program as `Engine` makes them.

    Args:
        text: the program; it compiles, and has no byte order mark.
        present: the rows that are there; all, if it is None.

    Raises:
        Unsupported: the program is left to the plain session.
    """

    def __init__(
        self,
        text: str,
        level: str = "default",
        attribution: Attribution = "cause",
        present: Iterable[int] | None = None,
    ) -> None:
        self.change = Change.creation(text)
        self.attribution = attribution
        blames_cause = attribution == "cause"
        lines = [row.text for row in self.change.rows]
        module = Scope(ScopeKind.MODULE, None, Run((0,)))
        self.block = Block(Place(module, None, conditional=False), is_unit_list=True)
        self.shape = Shape(lines, self.block)
        self.texts = Texts(lines, self.shape, blames_cause)
        self.errors = Errors()
        chosen = PYFLAKES.level(level)
        aliased: set[str] = set()
        self.names = NameIndex(
            module, self.errors, blames_cause, chosen.selects("UndefinedName"), aliased
        )
        self.parts = Parts(chosen, self.texts, self.names.finds_typing, aliased)
        self.layout = Layout(lines, self.shape, self.texts, blames_cause)
        self.regions = Regions(self.shape, self.texts)
        self.ranges = Ranges(self.shape, self.texts)
        self.patches = Patches(self.shape, self.names)
        rows = range(len(lines))
        self.shape.present[:] = b"\1" * len(lines)
        whole = self.texts.some(rows)
        tree = parse(whole.code)
        assert not isinstance(tree, SyntaxError)
        self.block.statements = self.parts.statements(tree.body, whole, self.block)
        self.pieces = [piece for each in self.block.statements for piece in each.pieces()]
        self.names.install(self.pieces)
        self.ranges.futures.update(piece for piece in self.pieces if piece.has_future)
        if present is not None:
            self.shape.present[:] = bytes(len(lines))
            for row in present:
                self.shape.present[row] = 1
        self.shape.attach(self.block.statements)

    # States

    @property
    def present(self) -> list[int]:
        """The rows that are there, ascending."""
        return [row for row, there in enumerate(self.shape.present) if there]

    def go_to(self, rows: Iterable[int]) -> None:
        """Go to the state with these rows."""
        wanted, there = set(rows), set(self.present)
        self.shape.switch(sorted(there - wanted), sorted(wanted - there))

    def without(self, gone: Iterable[Piece]) -> list[int]:
        """The rows that are left without these pieces."""
        rows = {row for piece in gone for row in range(piece.first, piece.last + 1)}
        return [row for row in range(len(self.change.rows)) if row not in rows]

    def out_of_order(self) -> list[Statement]:
        """The statements with a defect, and those that are cut."""
        shape = self.shape
        found = {clause.statement for clause in shape.clauses} | shape.statements
        found |= {piece.statement for piece in shape.cut}
        return sorted(found, key=lambda statement: statement.first)

    # Names

    def show(self) -> None:
        """Let the name index count the pieces that are whole, and no others."""
        gone: list[Piece] = []
        come: list[Piece] = []
        for piece in self.shape.touched:
            wanted = piece if piece.attached and piece.status == WHOLE else None
            if piece.shown is not wanted:
                (gone if wanted is None else come).append(piece)
                piece.shown = wanted
        self.shape.touched.clear()
        self.names.change(gone, come)
        self.patches.forget()


def plain_errors(read: ReadProgram, level: str = "default") -> set[Finding]:
    """The errors of the present state, as the plain session has them."""
    present = read.present
    return {
        (row_of(read.change, present, each, read.attribution), each.key)
        for each in PYFLAKES.lint(read.change.text(present))
        if PYFLAKES.is_error(each, level)
    }


def syntax_error(read: ReadProgram) -> int | None:
    """The row of CPython's error for the present state, as the plain session has it."""
    present = read.present
    for diagnostic in PYFLAKES.lint(read.change.text(present)):
        if diagnostic.syntax:
            return row_of(read.change, present, diagnostic, read.attribution)
    return None


@cache
def random_programs() -> Sequence[str]:
    """Random programs of the campaign's kind, without those that are left to the plain session."""
    drawn = (nasty_program(Draw.of(0, "program", number)) for number in range(_DRAWN))
    return [text for text in drawn if _can_be_read(text)]


def _can_be_read(text: str) -> bool:
    session = PYFLAKES.session(Change.creation(text), LintOptions())
    return isinstance(session, IncrementalSession) and not text.startswith(BOM)
