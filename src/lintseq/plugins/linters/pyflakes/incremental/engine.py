"""The incremental linter of one program: which lines have errors in any of its states.

Made once from a program, it is told which lines leave and come back, and answers from what it
knows:

1. Lines that hold nothing, or a comment, or lie in the middle of a string: nothing changes.
2. Whole statements: the names in them are counted out of the name index (`names`).
3. The order of statements is broken: rules that need no parser (`layout`), else CPython is asked of
   the part concerned (`ranges`).
4. A statement or head is cut and still one: what is left is read by itself (`parts`, `heads`).
5. A statement is cut, or statements regroup, and CPython takes it: that part is read anew (`parts`)
   and put in the place of what was there, until its lines come back (`patches`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lintseq.core.change import Change
from lintseq.core.diagnostics import Level
from lintseq.core.linter import Finding, LintOptions
from lintseq.plugins.linters.cpython.nesting import MAX_DEPTH, refuse_deep
from lintseq.plugins.linters.cpython.source import BOM
from lintseq.plugins.linters.pyflakes.incremental.errors import Errors
from lintseq.plugins.linters.pyflakes.incremental.events import Run
from lintseq.plugins.linters.pyflakes.incremental.layout import Layout
from lintseq.plugins.linters.pyflakes.incremental.names import NameIndex
from lintseq.plugins.linters.pyflakes.incremental.parts import Parts
from lintseq.plugins.linters.pyflakes.incremental.patches import Patches
from lintseq.plugins.linters.pyflakes.incremental.ranges import Ranges
from lintseq.plugins.linters.pyflakes.incremental.reading import MAX_BLOCKS
from lintseq.plugins.linters.pyflakes.incremental.regions import Regions
from lintseq.plugins.linters.pyflakes.incremental.scopes import Scope, ScopeKind
from lintseq.plugins.linters.pyflakes.incremental.shape import Shape
from lintseq.plugins.linters.pyflakes.incremental.statements import (
    GONE,
    WHOLE,
    Block,
    Form,
    Piece,
    Place,
    Statement,
    outermost,
)
from lintseq.plugins.linters.pyflakes.incremental.texts import Texts, parse
from lintseq.plugins.linters.pyflakes.incremental.unsupported import Outgrown, Unsupported

_NODES_A_BLOCK = 4
"""Levels of the syntax tree that a block inside another takes, at most."""

_FORMS = 8
"""How many cut forms of a statement are remembered."""

_ROUNDS = 4
"""How often statements are read again because what they call annotations has changed."""


class Engine:
    """One program's incremental linter.

    Args:
        change: whose table the rows are of.
        base: the rows of the program that it is made from, ascending; it compiles.
        options: how the session is to judge.
        level: what counts as an error.

    Raises:
        ProgramRejected: it is too deeply nested.
        Unsupported: the program is left to the plain session.
    """

    def __init__(
        self, change: Change, base: Sequence[int], options: LintOptions, level: Level
    ) -> None:
        self.base = frozenset(base)
        self._blames_cause = options.attribution == "cause"
        self._errors = Errors()
        module = Scope(ScopeKind.MODULE, None, Run((0,)))
        block = Block(Place(module, None, conditional=False), is_unit_list=True)
        lines = [row.text for row in change.rows]
        lines[:1] = [line.removeprefix(BOM) for line in lines[:1]]
        self._shape = Shape(lines, block)
        for row in base:
            self._shape.present[row] = 1
        self._texts = Texts(lines, self._shape, self._blames_cause)
        self._ranges = Ranges(self._shape, self._texts)
        self._regions = Regions(self._shape, self._texts)
        self._layout = Layout(lines, self._shape, self._texts, self._blames_cause)
        aliased: set[str] = set()
        self._names = NameIndex(
            module, self._errors, self._blames_cause, level.selects("UndefinedName"), aliased
        )
        self._parts = Parts(level, self._texts, self._names.finds_typing, aliased)
        self._patches = Patches(self._shape, self._names)
        self._sites: set[Piece] = set()
        self._nonlocals: set[Piece] = set()
        self._suspects: dict[Statement, frozenset[int]] = {}
        text = self._texts.some(range(len(lines)))
        tree = parse(text.code)
        if isinstance(tree, SyntaxError):
            raise Unsupported("syntax")
        read = self._parts.statements(tree.body, text, block)
        block.statements = read
        pieces = [piece for statement in read for piece in statement.pieces()]
        if self._may_be_deep(pieces, lines):
            refuse_deep(tree)
        self._names.install(pieces)
        self._note(pieces)
        self._shape.attach(read)
        self._show()

    def _may_be_deep(self, pieces: Sequence[Piece], lines: Sequence[str]) -> bool:
        """Whether the tree may be too deep: a level takes a character of its statement at least."""
        longest = max(
            (sum(map(len, lines[piece.first : piece.last + 1])) for piece in pieces), default=0
        )
        chained = sum(piece.word == "elif" for piece in pieces)
        return longest + chained + _NODES_A_BLOCK * MAX_BLOCKS > MAX_DEPTH

    def _note(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            if piece.sites:
                self._sites.add(piece)
            if piece.has_nonlocal:
                self._nonlocals.add(piece)
            if piece.has_future:
                self._ranges.futures.add(piece)

    # Asking

    def errors(self) -> frozenset[Finding]:
        """The errors about names and the like of the present state, forgiven ones included."""
        return self._errors.found()

    def forgive(self, findings: frozenset[Finding]) -> None:
        """Let errors pass."""
        self._errors.forgive(findings)

    def present_rows(self) -> list[int]:
        """The rows that are there, ascending."""
        return [row for row, there in enumerate(self._shape.present) if there]

    def move(self, remove: Iterable[int], restore: Iterable[int]) -> None:
        """Take rows away and put rows back, without judging."""
        restored = list(restore)
        if restored:
            if self._ranges.have_future(restored):
                # What was read anew compiled without it.
                self._patches.undo_all()
            else:
                self._patches.undo_for(restored)
            if not self._patches.are_there:
                self._suspects.clear()
        self._shape.switch(remove, restored)

    def judge(self) -> Sequence[int]:
        """The rows with new errors of the present state, ascending.

        Raises:
            Unsupported: the state is left to the plain session.
            Outgrown: the engine is to be made anew from this state.
        """
        shape = self._shape
        if 1 not in shape.present:
            return []
        while not shape.is_regular or shape.cut:
            unsound = [piece for piece in shape.cut if self._form(piece) is None]
            if shape.is_regular and not unsound:
                break
            disorder = self._layout.disorder(unsound)
            row = self._layout.first_error(disorder.row, unsound)
            if row is None:
                row = self._mend(disorder.statement, unsound)
            if row is not None:
                return [row]
        row = self._compile_error()
        if row is not None:
            return [row]
        try:
            self._show()
        except Unsupported:
            # It is half done.
            raise Outgrown from None
        return sorted(self._errors.rows)

    def _mend(self, first: Statement, unsound: Sequence[Piece]) -> int | None:
        """Put in order what begins with a statement; the row of the first error, if any."""
        verdict = self._regions.judge(first)
        if verdict.row is not None or verdict.is_open:
            if verdict.row is not None and all(
                piece.first in verdict.region.rows for piece in unsound
            ):
                return verdict.row
            row = self._ranges.first_error(self._concerned(unsound))
            if row is not None:
                return row
            verdict = self._regions.judge(first, is_valid=True)
        read = self._parts.statements(verdict.body, verdict.text, verdict.region.block)
        self._patches.put(verdict.region, read)
        for statement in read:
            self._suspects[statement] = frozenset()
            self._note(statement.pieces())
        return None

    def _concerned(self, cut: Iterable[Piece]) -> list[Statement]:
        shape = self._shape
        found = {clause.statement: None for clause in shape.clauses}
        found.update(dict.fromkeys(shape.statements))
        found.update({piece.statement: None for piece in cut})
        return sorted(found, key=lambda statement: statement.first)

    def _compile_error(self) -> int | None:
        """The row of the first error that only the compiler finds.

        It is asked of statements that were read anew, and of functions that may have lost what a
        ``nonlocal`` in them binds.
        """
        if not self._suspects and not self._nonlocals:
            return None
        suspects = [
            each
            for each, sound in self._suspects.items()
            if each.alive and _is_attached(each) and not sound.issuperset(self._rows_of(each))
        ]
        read_anew = list(suspects)
        if self._nonlocals:
            touched = {outermost(each.statement) for each in self._shape.touched if each.attached}
            suspects += {
                unit
                for unit in (outermost(each.statement) for each in self._nonlocals if each.attached)
                if unit in touched and unit.alive
            }
        failing = [each for each in suspects if self._ranges.first_error([each]) is not None]
        for each in read_anew:
            if each not in failing:
                self._note_sound(each)
        if not failing:
            return None
        # Of two, CPython reports the first that its symbol table finds, not the first in the text.
        return self._ranges.first_error(failing)

    def _note_sound(self, statement: Statement) -> None:
        """Ask no more whether a statement that was read anew compiles, unless lines come back."""
        if all(piece.status == WHOLE for piece in statement.pieces()):
            del self._suspects[statement]
        else:
            self._suspects[statement] = frozenset(self._rows_of(statement))

    def _rows_of(self, statement: Statement) -> list[int]:
        """The rows of a statement that are there."""
        present = self._shape.present
        return [row for row in range(statement.first, statement.last + 1) if present[row]]

    # Cut statements

    def _form(self, piece: Piece) -> Piece | None:
        """What is left of a cut piece, read by itself; None if that will not do."""
        if piece.form is None:
            present = self._shape.present
            rows = tuple([row for row in range(piece.first, piece.last + 1) if present[row]])
            if rows not in piece.forms:
                if len(piece.forms) > _FORMS:
                    piece.forms.clear()
                piece.forms[rows] = Form(self._read_form(piece, rows))
            piece.form = piece.forms[rows]
        return piece.form.piece

    def _read_form(self, piece: Piece, rows: tuple[int, ...]) -> Piece | None:
        if rows[0] != piece.first or self._texts.ends_joined(rows[-1]):
            return None
        if piece.word:
            read = self._parts.cut_head(rows, piece)
        else:
            read = self._parts.cut_statement(rows, piece)
        if read is None:
            return None
        form, is_certain = read
        if not is_certain and self._ranges.first_error([piece.statement]) is not None:
            return None
        self._note([form])
        return form

    # Names

    def _show(self) -> None:
        """Bring the name index to the present state."""
        shape = self._shape
        gone: list[Piece] = []
        come: list[Piece] = []
        for piece in shape.touched:
            wanted = self._wanted(piece)
            if wanted is not piece.shown:
                if piece.shown is not None:
                    gone.append(piece.shown)
                if wanted is not None:
                    come.append(wanted)
                piece.shown = wanted
        shape.touched.clear()
        if gone or come:
            forms = [piece for piece in come if piece.form_of]
            if forms:
                self._names.install(forms)
            self._names.change(gone, come)
            self._names.uninstall([piece for piece in gone if piece.form_of])
            self._patches.forget()
            if self._sites:
                self._settle_sites()

    def _wanted(self, piece: Piece) -> Piece | None:
        if not piece.attached or piece.status == GONE:
            return None
        return piece if piece.status == WHOLE else self._form(piece)

    def _settle_sites(self) -> None:
        """Read statements again whose strings have become annotations, or are no more."""
        for _ in range(_ROUNDS):
            stale = [piece for piece in self._sites if self._is_stale(piece)]
            if not stale:
                return
            self._names.change(stale, [])
            self._names.uninstall(stale)
            for piece in stale:
                assert piece.record is not None  # as it has sites
                piece.record()
            self._names.install(stale)
            self._names.change([], stale)
        raise Unsupported("unsettled-annotations")

    def _is_stale(self, piece: Piece) -> bool:
        owner = piece.form_of or piece
        return owner.shown is piece and any(
            self._names.finds_typing(probe) != answer for probe, answer in piece.sites
        )


def _is_attached(statement: Statement) -> bool:
    return any(piece.attached for piece in statement.pieces())
