"""The walks: which states a session is taken through, each kind by a name."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from lintseq.core.change import Change
from lintseq.core.linter import LintSession
from lintseq.core.structure import Structure
from lintseq.languages.python.structure import PythonStructure
from lintseq.plugins.linters.cpython.source import Source
from lintseq.plugins.samplers.lintseq.sampler import LintSeq

from .draw import Draw


class Ground:
    """A change to walk over, and what its rows are worth.

    Attributes:
        present: the rows that are there now.
    """

    def __init__(self, change: Change) -> None:
        self.change = change
        self.present = set(change.target_rows)

    @cached_property
    def rows(self) -> Sequence[int]:
        """The rows that a walk may switch: those that differ, or all if none does."""
        return self.change.differing_rows or tuple(range(len(self.change.rows)))

    @cached_property
    def structure(self) -> Structure:
        """What Python knows of the shape."""
        return PythonStructure(self.change)

    @cached_property
    def statements(self) -> Sequence[Sequence[int]]:
        """The rows of each statement of the target, its block included, and each row alone."""
        source = Source(self.change.target)
        rows = self.change.target_rows
        allowed = set(self.rows)
        groups = [[row] for row in self.rows]
        for node in ast.walk(ast.parse(source.code)):
            if isinstance(node, ast.stmt):
                decorators = getattr(node, "decorator_list", [])
                first, _ = source.place(min(each.lineno for each in [node, *decorators]), 1)
                last, _ = source.place(node.end_lineno or node.lineno, 1)
                groups.append([row for row in rows[first - 1 : last] if row in allowed])
        return [group for group in groups if group]

    def go(self, session: LintSession, remove: Iterable[int], restore: Iterable[int] = ()) -> None:
        """Take the session to another state."""
        remove, restore = list(remove), list(restore)
        self.present.difference_update(remove)
        self.present.update(restore)
        session.update(remove, restore)

    def go_to(self, session: LintSession, wanted: set[int]) -> None:
        """Take the session to the state with these rows."""
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
        self.present = set(self.change.target_rows)


Walk = Callable[[Ground, LintSession, Draw], None]


def sampler_walk(preset: str) -> Walk:
    """The walk of the real sampler, twice with one session."""

    def walk(ground: Ground, session: LintSession, draw: Draw) -> None:
        if ground.change.differing_rows:
            for _ in range(2):
                LintSeq(preset).sample(ground.change, session, ground.structure, draw.rng)
        ground.reset(session)

    return walk


def subsets(ground: Ground, session: LintSession, draw: Draw) -> None:
    """From any state to any other in one update."""
    target = set(ground.change.target_rows)
    fixed = target.difference(ground.rows)
    everything = range(len(ground.change.rows))
    for _ in range(24):
        share = draw.one((0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97))
        if draw.chance(0.1):
            ground.go_to(session, set(draw.each(everything, share)))
        else:
            ground.go_to(session, fixed | set(draw.each(ground.rows, share)))


def statement_subsets(ground: Ground, session: LintSession, draw: Draw) -> None:
    """States without some statements: most of them parse, and their names are undefined."""
    target = set(ground.change.target_rows)
    for _ in range(24):
        gone = draw.few(ground.statements, draw.between(1, 4))
        ground.go_to(session, target.difference(*gone))


def series(ground: Ground, session: LintSession, draw: Draw) -> None:
    """Rows, ranges and statements leave and come back, a few at a time."""
    for _ in range(draw.between(10, 60)):
        kind = draw.below(20)
        if kind < 9:
            ground.switch(session, [draw.one(ground.rows)])
        elif kind < 13:
            ground.switch(session, draw.one(ground.statements))
        elif kind < 15:
            ground.switch(session, sorted(draw.few(ground.rows, draw.between(2, 5))))
        elif kind < 17:
            first = draw.below(len(ground.rows))
            ground.switch(session, ground.rows[first : first + draw.between(2, 8)])
        elif kind == 17:
            _exchange(ground, session, draw)
        elif kind == 18:
            ground.go_to(session, set(ground.change.target_rows))
        else:
            _repeat(ground, session, draw)


def _exchange(ground: Ground, session: LintSession, draw: Draw) -> None:
    """Some rows leave as others come."""
    some = draw.few(ground.rows, draw.between(2, 6))
    ground.go(
        session,
        sorted(row for row in some if row in ground.present),
        sorted(row for row in some if row not in ground.present),
    )


def _repeat(ground: Ground, session: LintSession, draw: Draw) -> None:
    """An update in no order, with rows that are gone or there already."""
    rows = draw.few(ground.rows, draw.between(1, 6))
    cut = draw.below(len(rows) + 1)
    ground.go(session, [*rows[:cut], *rows[:1][:cut]], rows[cut:])


def descent(ground: Ground, session: LintSession, draw: Draw) -> None:
    """Row after row leaves, whatever errors there are, and then comes back."""
    order = draw.few(ground.rows, len(ground.rows))
    ground.go_to(session, set(ground.change.target_rows))
    for row in order:
        ground.switch(session, [row])
    for row in draw.few(order, len(order) // 2):
        ground.switch(session, [row])


def statement_descent(ground: Ground, session: LintSession, draw: Draw) -> None:
    """Statement after statement leaves, whatever errors there are."""
    ground.go_to(session, set(ground.change.target_rows))
    for rows in draw.few(ground.statements, len(ground.statements)):
        present = [row for row in rows if row in ground.present]
        if present:
            ground.go(session, present)


def neighbours(ground: Ground, session: LintSession, draw: Draw) -> None:
    """Each row and each statement alone is gone, one after another."""
    ground.reset(session)
    gone: Sequence[int] = ()
    for rows in draw.few(ground.statements, len(ground.statements)):
        ground.go(session, rows, [row for row in gone if row not in rows])
        gone = rows


def ranges(ground: Ground, session: LintSession, draw: Draw) -> None:
    """A window of the program, or all but a window."""
    target = set(ground.change.target_rows)
    count = len(ground.rows)
    for _ in range(24):
        first = draw.below(count)
        window = set(ground.rows[first : first + draw.between(1, max(1, count // 2))])
        outside = target.difference(ground.rows) | window
        ground.go_to(session, target - window if draw.chance(0.6) else outside)


WALKS: dict[str, tuple[int, Walk]] = {
    "default": (3, sampler_walk("default")),
    "fine": (2, sampler_walk("fine")),
    "paper": (3, sampler_walk("paper")),
    "released": (2, sampler_walk("released")),
    "subsets": (2, subsets),
    "subsets of statements": (3, statement_subsets),
    "series": (3, series),
    "row by row": (1, descent),
    "statement by statement": (2, statement_descent),
    "all but one": (2, neighbours),
    "ranges": (1, ranges),
}
"""Each kind with its weight."""
