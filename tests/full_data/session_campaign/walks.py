"""The walks: which states a session is taken through, each kind by a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lintseq.core.linter import LintSession
from lintseq.plugins.samplers.lintseq.sampler import LintSeq

from .draw import Draw
from .ground import Ground

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
    """From any state to any other in one update; now and then rows leave that both ends have."""
    fixed = ground.target.difference(ground.rows)
    everything = range(len(ground.change.rows))
    for _ in range(24):
        share = draw.one((0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97))
        if draw.chance(0.1):
            ground.go_to(session, draw.each(everything, share))
        else:
            ground.go_to(session, fixed.union(draw.each(ground.rows, share)))


def subsets_of_statements(ground: Ground, session: LintSession, draw: Draw) -> None:
    """States without some statements: most of them parse, and their names are undefined."""
    parts = range(len(ground.statements.parts))
    for _ in range(24):
        gone = draw.each(parts, draw.one((0.02, 0.05, 0.1, 0.2, 0.4))) or draw.few(parts, 1)
        rows = ground.statements.rows_without(gone)
        if draw.chance(0.2):
            rows ^= set(draw.few(ground.rows, 1))
        ground.go_to(session, ground.target - rows)


def series(ground: Ground, session: LintSession, draw: Draw) -> None:
    """Rows, ranges and statements leave and come back, a few at a time."""
    for _ in range(draw.between(10, 60)):
        ground.switch(session, draw.one(ground.groups))
        kind = draw.below(20)
        if kind < 4:
            ground.switch(session, draw.one(ground.groups))
        elif kind < 6:
            ground.switch(session, sorted(draw.few(ground.rows, draw.between(2, 5))))
        elif kind < 8:
            first = draw.below(len(ground.rows))
            ground.switch(session, ground.rows[first : first + draw.between(2, 8)])
        elif kind == 8:
            _exchange(ground, session, draw)
        elif kind == 9:
            _repeat(ground, session, draw)
        elif kind < 13:
            ground.go_to(session, ground.target)


def _exchange(ground: Ground, session: LintSession, draw: Draw) -> None:
    """Some rows leave as others come."""
    some = draw.few(ground.rows, draw.between(2, 6))
    ground.go(
        session,
        sorted(row for row in some if row in ground.present),
        sorted(row for row in some if row not in ground.present),
    )


def _repeat(ground: Ground, session: LintSession, draw: Draw) -> None:
    """An update in no order, with rows that are gone or there already, some of them twice."""
    rows = draw.few(ground.rows, draw.between(1, 6))
    cut = draw.below(len(rows) + 1)
    ground.go(session, [*rows[:cut], *rows[:cut][:1]], rows[cut:])


def row_by_row(ground: Ground, session: LintSession, draw: Draw) -> None:
    """Row after row leaves, whatever errors there are, and half of them come back."""
    order = draw.few(ground.rows, len(ground.rows))
    ground.go_to(session, ground.target)
    for row in order:
        ground.switch(session, [row])
    for row in draw.few(order, len(order) // 2):
        ground.switch(session, [row])


def statement_by_statement(ground: Ground, session: LintSession, draw: Draw) -> None:
    """Statement after statement leaves, whatever errors there are; no block is left empty."""
    ground.go_to(session, ground.target)
    gone: list[int] = []
    parts = range(len(ground.statements.parts))
    for part in draw.few(parts, len(parts)):
        gone.append(part)
        wanted = ground.target - ground.statements.rows_without(gone)
        if wanted != ground.present:
            ground.go_to(session, wanted)


def all_but_one(ground: Ground, session: LintSession, draw: Draw) -> None:
    """Each row and each statement alone is gone, one after another."""
    ground.reset(session)
    gone: Sequence[int] = ()
    for rows in draw.few(ground.groups, len(ground.groups)):
        ground.go(session, rows, [row for row in gone if row not in rows])
        gone = rows


def ranges(ground: Ground, session: LintSession, draw: Draw) -> None:
    """A window of the program, or all but a window."""
    count = len(ground.rows)
    for _ in range(24):
        first = draw.below(count)
        window = ground.rows[first : first + draw.between(1, max(1, count // 2))]
        outside = ground.target.difference(window)
        inside = ground.target.difference(ground.rows).union(window)
        ground.go_to(session, outside if draw.chance(0.6) else inside)


WALKS: dict[str, tuple[int, Walk]] = {
    "default": (3, sampler_walk("default")),
    "fine": (2, sampler_walk("fine")),
    "paper": (3, sampler_walk("paper")),
    "released": (2, sampler_walk("released")),
    "subsets": (2, subsets),
    "subsets of statements": (3, subsets_of_statements),
    "series": (3, series),
    "row by row": (1, row_by_row),
    "statement by statement": (2, statement_by_statement),
    "all but one": (2, all_but_one),
    "ranges": (1, ranges),
}
"""Each kind with its weight."""
