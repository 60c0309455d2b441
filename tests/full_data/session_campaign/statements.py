"""The statements of a program as sets of rows, and which of them cannot do without which other."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lintseq.core.change import Change
from lintseq.plugins.linters.cpython.source import Source

from .parsing import tree_of

SUITES = ("body", "handlers", "orelse", "finalbody", "cases")
"""The fields of a node that hold a block, or clauses with a block each."""


@dataclass(frozen=True)
class Part:
    """A statement or a clause, with everything below it.

    Attributes:
        rows: of the change; those that a walk may switch.
    """

    rows: Sequence[int]


@dataclass(frozen=True)
class Suite:
    """Parts one below the other, by their numbers, and the part that needs one of them at least."""

    header: int | None
    parts: Sequence[int]


class Statements:
    """The parts of a change's target, outermost first."""

    def __init__(self, change: Change, switchable: Iterable[int]) -> None:
        self.parts: list[Part] = []
        self._suites: list[Suite] = []
        self._source = Source(change.target)
        self._target_rows = change.target_rows
        self._switchable = frozenset(switchable)
        self._read(tree_of(change.target), None)

    def rows_without(self, gone: Iterable[int]) -> set[int]:
        """The rows that leave with these parts, so that no block is left empty."""
        left = set(gone)
        # From the inside out: a part stands before those below it, and so does its suite.
        for suite in reversed(self._suites):
            if suite.header is not None and left.issuperset(suite.parts):
                left.add(suite.header)
        return {row for part in left for row in self.parts[part].rows}

    def _read(self, node: ast.AST, header: int | None) -> None:
        for name in SUITES:
            nodes: list[ast.AST] = getattr(node, name, [])
            if isinstance(nodes, list) and nodes:
                numbers = range(len(self.parts), len(self.parts) + len(nodes))
                self._suites.append(Suite(header, numbers))
                self.parts += [Part(self._rows(each)) for each in nodes]
                for number, each in zip(numbers, nodes):
                    self._read(each, number)

    def _rows(self, node: ast.AST) -> Sequence[int]:
        """The rows from the first line of a node, or of what stands above it, to the last."""
        lines = [
            self._source.place(line, 1)[0]
            for each in ast.walk(node)
            for line in (getattr(each, "lineno", None), getattr(each, "end_lineno", None))
            if line is not None
        ]
        rows = self._target_rows[min(lines) - 1 : max(lines)]
        return [row for row in rows if row in self._switchable]
