"""A change to walk over: what its rows are, and which of them are there now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from lintseq.core.change import Change
from lintseq.core.linter import LintSession
from lintseq.core.structure import Structure
from lintseq.languages.python.structure import PythonStructure

from .statements import Statements


class Ground:
    """A change to walk over.

    Attributes:
        target: the rows of the finished program.
        present: the rows that are there now.
        rows: the rows that a walk switches: those that differ, or all if none does.
    """

    def __init__(self, change: Change) -> None:
        self.change = change
        self.target = frozenset(change.target_rows)
        self.present = set(self.target)
        self.rows: Sequence[int] = change.differing_rows or tuple(range(len(change.rows)))

    @cached_property
    def structure(self) -> Structure:
        """What Python knows of the shape."""
        return PythonStructure(self.change)

    @cached_property
    def statements(self) -> Statements:
        """The statements of the target."""
        return Statements(self.change, self.rows)

    @cached_property
    def groups(self) -> Sequence[Sequence[int]]:
        """The rows of each statement with all that is below it, and each row alone."""
        statements = [part.rows for part in self.statements.parts if part.rows]
        return [*([row] for row in self.rows), *statements]

    def go(self, session: LintSession, remove: Iterable[int], restore: Iterable[int] = ()) -> None:
        """Take the session to another state."""
        remove, restore = list(remove), list(restore)
        self.present.difference_update(remove)
        self.present.update(restore)
        session.update(remove, restore)

    def go_to(self, session: LintSession, wanted: Iterable[int]) -> None:
        """Take the session to the state with these rows."""
        wanted = set(wanted)
        self.go(session, sorted(self.present - wanted), sorted(wanted - self.present))

    def switch(self, session: LintSession, rows: Sequence[int]) -> None:
        """Take these rows away if all are there, else put those back that are not."""
        if self.present.issuperset(rows):
            self.go(session, rows)
        else:
            self.go(session, (), [row for row in rows if row not in self.present])

    def reset(self, session: LintSession) -> None:
        """Take the session to the target."""
        session.reset()
        self.present = set(self.target)
