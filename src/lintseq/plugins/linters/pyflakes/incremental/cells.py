"""Where one name is bound in one scope, and which of its uses find it there.

A use that belongs to the same run as the scope finds what was bound before it; any other what is
bound in the end. So of a name that is only ever bound, one number says all: the key of its first
living binding. Taking any other binding away changes nothing; taking the first one away changes the
uses between it and the next.

Names that are also deleted, annotated without a value, or bound by a handler for its time come and
go: those are replayed, event after event, whenever one of their events changes. So are names of a
function that an outer scope has too, for pyflakes reports a use of the outer one before the inner
one is bound.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from operator import attrgetter
from typing import TYPE_CHECKING

from lintseq.plugins.linters.pyflakes.incremental.events import Bind, Load, Plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintseq.plugins.linters.pyflakes.incremental.scopes import Scope

NEVER = 1 << 80
"""A key after all others."""

ABSENT, ANNOTATED, BOUND = range(3)
"""What a name is at some moment: an annotation alone is seen by other annotations only."""

_key = attrgetter("key")


class Cell:
    """One name in one scope, where it is only ever bound.

    Attributes:
        binds: what binds it, in order, dead ones included.
        first: the key of the first living one.
        count: how many live.
        uses: those of its own run that may find it here, in order, dead ones included.
        others: the uses of other runs that may find it here.
        replayed: whether it is one of those that come and go.
        touches: whether pyflakes looks here for early uses by an inner function.
    """

    __slots__ = ("binds", "count", "first", "name", "others", "scope", "touches", "uses")
    replayed = False

    def __init__(self, scope: Scope, name: str) -> None:
        self.scope = scope
        self.name = name
        self.binds: list[Bind] = []
        self.first = NEVER
        self.count = 0
        self.uses: list[Load] = []
        self.others: list[Load] = []
        self.touches = not scope.is_class

    def sees(self, load: Load, eager: bool) -> bool:
        """Whether a use finds the name here."""
        return self.first < load.key if eager else self.count > 0

    def is_touched(self, load: Load, eager: bool) -> bool:
        """Whether a use that does not find the name here leaves a mark all the same."""
        return False

    def add(self, bind: Bind) -> Sequence[Load]:
        """Count a binding; returns the uses for which that may matter."""
        bind.alive = True
        self.count += 1
        if bind.key > self.first:
            return ()
        after, self.first = self.first, bind.key
        return self._between(bind.key, after, self.count == 1)

    def remove(self, bind: Bind) -> Sequence[Load]:
        """Count a binding no more; returns the uses for which that may matter."""
        bind.alive = False
        self.count -= 1
        if bind.key > self.first:
            return ()
        self.first = self._first_after(bind.key)
        return self._between(bind.key, self.first, self.count == 0)

    def _first_after(self, key: int) -> int:
        binds = self.binds
        if not self.count:
            return NEVER
        for index in range(bisect_left(binds, key, key=_key), len(binds)):
            if binds[index].alive:
                return binds[index].key
        raise AssertionError("a living binding is among the bindings")

    def _between(self, start: int, end: int, with_others: bool) -> Sequence[Load]:
        uses = self.uses
        if uses:
            low = bisect_left(uses, start, key=_key)
            high = len(uses) if end == NEVER else bisect_left(uses, end, key=_key)
            uses = uses[low:high]
        return uses + self.others if with_others else uses

    def insert(self, bind: Bind) -> None:
        """Take in a binding that is not counted yet."""
        insort(self.binds, bind, key=_key)

    def discard(self, bind: Bind) -> None:
        """Forget a binding that is not counted."""
        del self.binds[_index(self.binds, bind)]

    def insert_use(self, load: Load, eager: bool) -> None:
        """Take in a use that may find the name here."""
        if eager:
            insort(self.uses, load, key=_key)
        else:
            self.others.append(load)

    def discard_use(self, load: Load, eager: bool) -> None:
        """Forget a use."""
        if eager:
            del self.uses[_index(self.uses, load)]
        else:
            self.others.remove(load)

    @property
    def bound_at_end(self) -> bool:
        """Whether the name is there when its scope's run is done."""
        return self.count > 0


class SettledCell(Cell):
    """A name that is bound whatever is taken away: a builtin, an argument, a type parameter."""

    def __init__(self, scope: Scope, touches: bool) -> None:
        super().__init__(scope, "")
        self.touches = touches

    def sees(self, load: Load, eager: bool) -> bool:
        """Every use finds it."""
        return True

    def insert_use(self, load: Load, eager: bool) -> None:
        """Nothing changes here, so nobody need be told."""

    def discard_use(self, load: Load, eager: bool) -> None:
        """Nothing was noted."""


class StarCell(Cell):
    """The star imports of the module: each may bind any name.

    A name that is annotated in the module hides them from what does not see the annotation.
    """

    def __init__(self, scope: Scope, name: str) -> None:
        super().__init__(scope, name)
        self.touches = False

    def sees(self, load: Load, eager: bool) -> bool:
        """Whether a star import may bind the name of a use."""
        own = self.scope.cells.get(load.name)
        if own is not None and own.is_touched(load, eager):
            return False
        return super().sees(load, eager)


class Annotations:
    """Whether annotations are put off: they then see names that are only annotated.

    Attributes:
        put_off: whether a ``from __future__ import annotations`` is there.
    """

    __slots__ = ("put_off",)

    def __init__(self) -> None:
        self.put_off = False

    def puts_off(self, load: Load) -> bool:
        """Whether a use is put off because it is an annotation."""
        return load.flips and self.put_off

    def are_seen_by(self, load: Load) -> bool:
        """Whether a use finds a name that is only annotated."""
        mode = load.mode
        return mode == Plain.STRING or (mode == Plain.BARE and self.put_off)


class ReplayedCell(Cell):
    """One name in one scope, where it comes and goes, or where early uses are looked for.

    Attributes:
        changed: whether it is to be replayed before it is asked.
        watches: whether early uses are looked for.
        early: the uses that are reported, as of a local that is bound only later.
        end: what the name is when its scope's run is done.
        missing: deletions of the name where it is not there.
    """

    __slots__ = (
        "_annotations",
        "_keys",
        "_states",
        "changed",
        "early",
        "end",
        "initial",
        "missing",
        "watches",
    )
    replayed = True

    def __init__(
        self, scope: Scope, name: str, initial: int, watches: bool, annotations: Annotations
    ) -> None:
        super().__init__(scope, name)
        self.initial = initial
        self.end = initial
        self.changed = True
        self.watches = watches
        self.early: set[Load] = set()
        self.missing: set[Bind] = set()
        self._annotations = annotations
        self._keys: list[int] = []
        self._states: list[int] = []

    def sees(self, load: Load, eager: bool) -> bool:
        """Whether a use finds the name here."""
        state = self._state(load, eager)
        return state == BOUND or (state == ANNOTATED and self._annotations.are_seen_by(load))

    def is_touched(self, load: Load, eager: bool) -> bool:
        """Whether a use finds an annotation that it does not see."""
        return self._state(load, eager) == ANNOTATED

    def _state(self, load: Load, eager: bool) -> int:
        if not eager:
            return self.end
        index = bisect_left(self._keys, load.key)
        return self._states[index - 1] if index else self.initial

    def add(self, bind: Bind) -> Sequence[Load]:
        """Count an event; who may mind is found out by the replay."""
        bind.alive = True
        self.count += 1
        self.changed = True
        return ()

    def remove(self, bind: Bind) -> Sequence[Load]:
        """Count an event no more."""
        bind.alive = False
        self.count -= 1
        self.changed = True
        return ()

    def replay(self) -> None:
        """Go through the events and note what the name is after each."""
        state = self.initial
        saved: dict[Bind, int] = {}
        keys: list[int] = []
        states: list[int] = []
        missing: set[Bind] = set()
        for bind in self.binds:
            if bind.alive:
                if bind.kind == Bind.DELETE and state == ABSENT:
                    missing.add(bind)
                state = state_after(bind, state, saved)
                keys.append(bind.key)
                states.append(state)
        self._keys, self._states, self.end, self.missing = keys, states, state, missing
        self.changed = False

    def find_early(self, further: Sequence[Load]) -> None:
        """Find the uses that are errors because the name is bound only later in the function.

        Before pyflakes binds a name that is not there, it looks who used that name of an outer
        scope last: if that was this very scope, it reports the use.

        Args:
            further: the living uses that left a mark in an outer scope.
        """
        found: set[Load] = set()
        last: Load | None = None
        living: list[Bind | Load] = [bind for bind in self.binds if bind.alive]
        state = self.initial
        saved: dict[Bind, int] = {}
        for event in sorted([*living, *further], key=_key):
            if isinstance(event, Load):
                last = event
                continue
            absent = state == ABSENT or event.kind == Bind.ENTER
            if event.checks and absent and last is not None and self._is_direct(last):
                found.add(last)
            state = state_after(event, state, saved)
        self.early = found

    def _is_direct(self, load: Load) -> bool:
        """Whether a use stands in this scope itself: in no class in it, and no comprehension."""
        return load.direct and load.scope is self.scope

    @property
    def bound_at_end(self) -> bool:
        """Whether the name is there when its scope's run is done, if only as an annotation."""
        return self.end != ABSENT


def state_after(bind: Bind, state: int, saved: dict[Bind, int]) -> int:
    """What a name is after an event; ``saved`` keeps what handlers put aside."""
    match bind.kind:
        case Bind.ANNOTATE:
            return state or ANNOTATED
        case Bind.DELETE:
            return ABSENT
        case Bind.ENTER:
            saved[bind] = BOUND if state else ABSENT
            return BOUND
        case Bind.LEAVE:
            assert bind.partner is not None  # each is made with its own
            return saved[bind.partner]
        case _:
            return BOUND


def _index(events: Sequence[Bind] | Sequence[Load], event: Bind | Load) -> int:
    """Where an event is; others may have its key, of the same lines read at another time."""
    index = bisect_left(events, event.key, key=_key)
    while events[index] is not event:
        index += 1
    return index
