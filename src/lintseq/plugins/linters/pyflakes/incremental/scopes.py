"""The scopes of a program: the module, its functions and its classes.

Comprehensions and lambdas are no scopes here: what they bind cannot be taken away from them without
their statement, so they are settled when it is recorded. A lambda with ``:=`` is one.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintseq.plugins.linters.pyflakes.incremental.cells import Cell
    from lintseq.plugins.linters.pyflakes.incremental.events import Run


class ScopeKind(Enum):
    """What a scope is of."""

    MODULE = auto()
    FUNCTION = auto()
    CLASS = auto()


class Scope:
    """A scope, with the names that statements bind in it.

    Attributes:
        around: the scope in which it stands.
        parent: the next scope that is asked for a name. Classes are no scope for what is in them.
        run: the run of its statements.
        cells: for each name that is bound in it, where.
        parameters: arguments that are bound as long as any of its statements is there.
        settled: those of them that nothing unbinds.
        type_names: its type parameters.
        in_class: whether it is a class, or stands in one.
    """

    __slots__ = (
        "around",
        "cells",
        "in_class",
        "is_class",
        "is_function",
        "kind",
        "parameters",
        "parent",
        "run",
        "settled",
        "type_names",
    )

    def __init__(self, kind: ScopeKind, around: Scope | None, run: Run) -> None:
        self.kind = kind
        self.is_class = kind is ScopeKind.CLASS
        self.is_function = kind is ScopeKind.FUNCTION
        self.around = around
        self.parent: Scope | None = around
        if around is not None and around.is_class:
            self.parent = around.parent
        self.run = run
        self.cells: dict[str, Cell] = {}
        self.parameters: frozenset[str] = frozenset()
        self.settled: frozenset[str] = frozenset()
        self.type_names: frozenset[str] = frozenset()
        self.in_class: bool = self.is_class or (around is not None and around.in_class)

    def stack(self) -> tuple[Scope, ...]:
        """The scopes from the module to this one."""
        found: list[Scope] = []
        scope: Scope | None = self
        while scope is not None:
            found.append(scope)
            scope = scope.around
        return tuple(reversed(found))
