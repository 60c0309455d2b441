"""One name in one scope: what the cells say of its uses, against a look at all events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.plugins.linters.pyflakes.incremental.cells import (
    ABSENT,
    ANNOTATED,
    BOUND,
    Annotations,
    Cell,
    ReplayedCell,
)
from lintseq.plugins.linters.pyflakes.incremental.events import Bind, Load, Plain, Run
from lintseq.plugins.linters.pyflakes.incremental.scopes import Scope, ScopeKind

RUN = Run((0,))
SCOPE = Scope(ScopeKind.MODULE, None, RUN)
KEYS = st.integers(0, 12)


def bound_at(key: int, kind: int = Bind.BIND) -> Bind:
    return Bind(kind, "name", 0, key, SCOPE, RUN)


def used_at(key: int, mode: int = Plain.NONE) -> Load:
    return Load("name", 0, key, SCOPE, False, True, mode, False, None, False, RUN)


@dataclass
class Series:
    """What happens to a cell: binds and uses, as keys, and which binds are switched in turn.

    Attributes:
        uses: with each whether it is asked at its key, and not at the end.
    """

    binds: Sequence[int]
    uses: Sequence[tuple[int, bool]]
    switched: Sequence[int]


@st.composite
def series(draw: st.DrawFn) -> Series:
    binds = draw(st.lists(KEYS, min_size=1, max_size=6, unique=True))
    return Series(
        [2 * key for key in binds],
        [(2 * key + 1, eager) for key, eager in draw(st.lists(st.tuples(KEYS, st.booleans())))],
        draw(st.lists(st.integers(0, len(binds) - 1), max_size=20)),
    )


def made(cell: Cell, binds: Iterable[Bind], uses: Iterable[tuple[Load, bool]]) -> Cell:
    for bind in binds:
        cell.insert(bind)
    for load, eager in uses:
        cell.insert_use(load, eager)
    return cell


def switch(cell: Cell, bind: Bind) -> Sequence[Load]:
    told = count(cell, bind)
    if isinstance(cell, ReplayedCell):
        cell.replay()
    return told


def count(cell: Cell, bind: Bind) -> Sequence[Load]:
    """Count a bind in, or out if it is there; returns the uses that the cell names."""
    return cell.remove(bind) if bind.alive else cell.add(bind)


def replayed_cell(initial: int = ABSENT, put_off: bool = False) -> ReplayedCell:
    annotations = Annotations()
    annotations.put_off = put_off
    cell = ReplayedCell(SCOPE, "name", initial, False, annotations)
    cell.replay()
    return cell


@pytest.mark.parametrize("make", [lambda: Cell(SCOPE, "name"), replayed_cell])
@given(told=series())
def test_a_use_finds_what_is_bound(make: Callable[[], Cell], told: Series) -> None:
    binds = [bound_at(key) for key in told.binds]
    uses = [(used_at(key), eager) for key, eager in told.uses]
    cell = made(make(), binds, uses)
    for place in told.switched:
        switch(cell, binds[place])
        living = [bind.key for bind in binds if bind.alive]
        for load, eager in uses:
            found = any(key < load.key for key in living) if eager else bool(living)
            assert cell.sees(load, eager) == found
        assert cell.bound_at_end == bool(living)
        assert cell.count == len(living)


@given(told=series())
def test_a_cell_tells_of_the_uses_that_change_and_of_no_others(told: Series) -> None:
    binds = [bound_at(key) for key in told.binds]
    uses = [(used_at(key), eager) for key, eager in told.uses]
    cell = made(Cell(SCOPE, "name"), binds, uses)
    for place in told.switched:
        before = {load for load, eager in uses if cell.sees(load, eager)}
        changed = switch(cell, binds[place])
        after = {load for load, eager in uses if cell.sees(load, eager)}
        assert len(changed) == len(set(changed))
        assert set(changed) == before ^ after


@given(told=series())
def test_what_is_discarded_was_never_there(told: Series) -> None:
    binds = [bound_at(key) for key in told.binds]
    uses = [(used_at(key), eager) for key, eager in told.uses]
    cell = made(Cell(SCOPE, "name"), binds, uses)
    for place in told.switched:
        switch(cell, binds[place])
    kept = [bind for bind in binds if bind.alive]
    for bind in binds:
        if not bind.alive:
            cell.discard(bind)
    for load, eager in uses[1:]:
        cell.discard_use(load, eager)
    assert cell.binds == sorted(kept, key=lambda bind: bind.key)
    assert [*cell.uses, *cell.others] == [load for load, _ in uses[:1]]
    assert all(cell.sees(load, eager) == (cell.first < load.key if eager else bool(kept))
               for load, eager in uses)  # fmt: skip


KINDS = st.sampled_from([Bind.BIND, Bind.ANNOTATE, Bind.DELETE, Bind.ENTER])
MODES = st.sampled_from([Plain.NONE, Plain.STRING, Plain.BARE])


@given(
    kinds=st.lists(st.tuples(KINDS, st.integers(1, 4)), min_size=1, max_size=7),
    initial=st.sampled_from([ABSENT, BOUND]),
    put_off=st.booleans(),
    switched=st.lists(st.integers(0, 20), max_size=12),
    mode=MODES,
)
def test_what_comes_and_goes_is_followed_event_by_event(
    kinds: list[tuple[int, int]], initial: int, put_off: bool, switched: list[int], mode: int
) -> None:
    binds = list(nested(kinds))
    cell = replayed_cell(initial, put_off)
    made(cell, binds, ())
    for place in switched:
        bind = binds[place % len(binds)]
        # A handler's name is there as long as its end is: they are one piece's.
        for each in binds:
            if bind in (each, each.partner) or bind.partner is each:
                count(cell, each)
        cell.replay()
        for key in range(2 * len(binds) + 2):
            state, missing = followed(binds, initial, key)
            load = used_at(key, mode)
            reads = mode == Plain.STRING or (mode == Plain.BARE and put_off)
            assert cell.sees(load, True) == (state == BOUND or (state == ANNOTATED and reads))
            assert cell.is_touched(load, True) == (state == ANNOTATED)
        assert cell.bound_at_end == (state != ABSENT)
        assert cell.missing == missing


def nested(kinds: Iterable[tuple[int, int]]) -> Iterable[Bind]:
    """Binds with odd keys; each handler is left after so many more events, inner ones first."""
    key = 1
    open_handlers: list[tuple[int, Bind]] = []
    events: list[Bind] = []
    for count, (kind, length) in enumerate(kinds):
        while open_handlers and open_handlers[-1][0] <= count:
            events.append(leaving(open_handlers.pop()[1], key))
            key += 2
        bind = bound_at(key, kind)
        events.append(bind)
        key += 2
        if kind == Bind.ENTER:
            inside = min([count + length, *(end for end, _ in open_handlers)])
            open_handlers.append((inside, bind))
    while open_handlers:
        events.append(leaving(open_handlers.pop()[1], key))
        key += 2
    return events


def leaving(entered: Bind, key: int) -> Bind:
    bind = bound_at(key, Bind.LEAVE)
    bind.partner = entered
    return bind


def followed(binds: Iterable[Bind], initial: int, before: int) -> tuple[int, set[Bind]]:
    """What the name is before a key, as a table of names would have it, and failed deletions."""
    table = {"name": "value"} if initial == BOUND else {}
    put_aside: dict[Bind | None, dict[str, str]] = {}
    missing: set[Bind] = set()
    for bind in binds:
        if not bind.alive or bind.key >= before:
            continue
        if bind.kind == Bind.BIND:
            table = {"name": "value"}
        elif bind.kind == Bind.ANNOTATE:
            table = table or {"name": "annotation"}
        elif bind.kind == Bind.DELETE:
            missing |= set() if table else {bind}
            table = {}
        elif bind.kind == Bind.ENTER:
            put_aside[bind] = {"name": "value"} if table else {}
            table = {"name": "value"}
        else:
            table = put_aside[bind.partner]
    return {"value": BOUND, "annotation": ANNOTATED}.get(table.get("name", ""), ABSENT), missing
