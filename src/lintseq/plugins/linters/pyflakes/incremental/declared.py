"""Names that a ``global`` or ``nonlocal`` declares: all their events are replayed in order.

Such a statement binds its names in the module and in every scope around it, whichever pyflakes
meets first, and takes back what was reported of them before. So no part of the program can be
judged by itself as far as these names go; but there are few of them, and each is independent of all
others.
"""

from __future__ import annotations

from collections.abc import Callable

from lintseq.plugins.linters.pyflakes.incremental.cells import (
    ABSENT,
    ANNOTATED,
    BOUND,
    Annotations,
    state_after,
)
from lintseq.plugins.linters.pyflakes.incremental.events import Bind, Load, Run
from lintseq.plugins.linters.pyflakes.incremental.scopes import Scope


class DeclaredName:
    """One name, and all that happens to it.

    Attributes:
        binds, loads: its events, dead ones included.
        bound_at_end: whether the module has it when everything is done.
        changed: whether it is to be replayed.
    """

    def __init__(self, name: str, module: Scope, initial: int, annotations: Annotations) -> None:
        self.name = name
        self.binds: set[Bind] = set()
        self.loads: set[Load] = set()
        self.bound_at_end = False
        self.changed = True
        self._module = module
        self._initial = initial
        self._annotations = annotations

    def replay(self, is_excused: Callable[[Load, bool], bool]) -> set[tuple[int, str]]:
        """Find the errors about the name: rows and codes.

        Args:
            is_excused: whether it is no error that a use finds nothing; it is told whether an
                annotation in the module hides the star imports from it.
        """
        replay = _Replay(self._module, self._initial, self._annotations)
        events: list[Bind | Load] = [bind for bind in self.binds if bind.alive]
        events += [load for load in self.loads if load.alive]
        for event in sorted(events, key=self._order):
            if isinstance(event, Bind):
                replay.bind(event)
            else:
                replay.load(event, is_excused)
        self.bound_at_end = replay.states.get(self._module, ABSENT) != ABSENT
        self.changed = False
        return {(row, "UndefinedName") for row in replay.undefined} | {
            (row, "UndefinedLocal") for row in replay.early
        }

    def _order(self, event: Bind | Load) -> tuple[tuple[int, ...], int]:
        run: Run = event.run
        if isinstance(event, Load) and self._annotations.puts_off(event):
            run = run.put_off(event.key)
        return run.order, event.key


class _Replay:
    """The state of one name while its events are replayed."""

    def __init__(self, module: Scope, initial: int, annotations: Annotations) -> None:
        self._module = module
        self._annotations = annotations
        self.states: dict[Scope, int] = {module: initial}
        self.undefined: list[int] = []
        self.early: list[int] = []
        self._marks: dict[Scope, tuple[Scope | None, int]] = {}
        self._saved: dict[Bind, int] = {}

    def load(self, load: Load, is_excused: Callable[[Load, bool], bool]) -> None:
        """The name is used."""
        user = load.scope if load.direct else None
        scope: Scope | None = load.scope
        is_hidden = False
        while scope is not None:
            state = self.states.get(scope, ABSENT)
            if state:
                self._marks[scope] = (user, load.row)
            if state == BOUND or (state == ANNOTATED and self._annotations.are_seen_by(load)):
                return
            if load.name in scope.type_names:
                return
            is_hidden = state == ANNOTATED
            scope = scope.parent
        if not is_excused(load, is_hidden):
            self.undefined.append(load.row)

    def bind(self, bind: Bind) -> None:
        """The name is bound, unbound or declared."""
        if bind.kind == Bind.DECLARE:
            self._declare(bind)
            return
        scope = bind.scope
        state = self.states.get(scope, ABSENT)
        if bind.checks and (state == ABSENT or bind.kind == Bind.ENTER):
            self._look_for_early_uses(scope)
        if bind.kind == Bind.DELETE and state == ABSENT:
            self.undefined.append(bind.row)
        state = state_after(bind, state, self._saved)
        self.states[scope] = state
        if state == ABSENT or bind.kind in (Bind.ENTER, Bind.LEAVE):
            self._marks.pop(scope, None)

    def _look_for_early_uses(self, scope: Scope) -> None:
        for outer in scope.stack()[:-1]:
            if not outer.is_class and self.states.get(outer):
                user, row = self._marks.get(outer, (None, 0))
                if user is scope:
                    self.early.append(row)
                    return

    def _declare(self, bind: Bind) -> None:
        self.undefined.clear()
        if not self.states.get(self._module):
            self.states[self._module] = BOUND
            self._marks[self._module] = (self._module, 0)
        for scope in bind.declares:
            self.states[scope] = BOUND
            self._marks[scope] = (self._module, 0)
