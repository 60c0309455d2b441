"""Walks over the states of a change: what a session is asked, one state after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from lintseq.core.change import Change
from lintseq.core.linter import Linter, LintOptions
from lintseq.testing.strategies import parts_of

Switched = frozenset[int]
"""Which of the differing rows are not as in the target: a state, as a walk sees it."""

RESET = None
"""Where a walk does not go to a state but resets the session."""


@dataclass(frozen=True)
class Walk:
    """A change, how to judge its states, and the states to go to, with a `RESET` between some."""

    change: Change
    options: LintOptions
    stops: tuple[Switched | None, ...]


def update_between(
    change: Change, before: Switched, after: Switched
) -> tuple[list[int], list[int]]:
    """The rows to remove and the rows to restore, to get from one state to another."""
    target = set(change.target_rows)
    present, wanted = target ^ before, target ^ after
    return sorted(present - wanted), sorted(wanted - present)


def lint_options(linter: Linter) -> SearchStrategy[LintOptions]:
    """Every way in which sessions of ``linter`` can be asked to judge."""
    return st.builds(
        LintOptions,
        level=st.sampled_from(sorted(linter.levels)),
        forgive_baseline=st.booleans(),
        attribution=st.sampled_from(["cause", "reported"]),
    )


def creations_of(programs: Sequence[str]) -> SearchStrategy[Change]:
    """Changes that write one or two of the programs, or a part of one, from nothing."""
    return _targets(programs).map(Change.creation)


def changes_of(programs: Sequence[str]) -> SearchStrategy[Change]:
    """Changes from a part of one program to one or two others, or to a part of one."""
    return st.builds(Change.between, parts_of(programs), _targets(programs))


def _targets(programs: Sequence[str]) -> SearchStrategy[str]:
    """Programs, two in one file, and parts of one, which may not parse."""
    whole = st.sampled_from(programs)
    both = st.builds(lambda first, second: first.removesuffix("\n") + "\n" + second, whole, whole)
    return whole | both | parts_of(programs)


@st.composite
def leaving_walks(
    draw: st.DrawFn, changes: SearchStrategy[Change], options: SearchStrategy[LintOptions]
) -> Walk:
    """Walks on which rows are switched for good: the walks of most samplers."""
    change = draw(changes)
    return Walk(change, draw(options), tuple(draw(_descents(change))))


@st.composite
def returning_walks(
    draw: st.DrawFn, changes: SearchStrategy[Change], options: SearchStrategy[LintOptions]
) -> Walk:
    """Walks from any state to any other: the walks of samplers that try steps out."""
    change = draw(changes)
    stops = st.lists(_states(change), min_size=4, max_size=8)
    return Walk(change, draw(options), tuple(draw(stops)))


@st.composite
def resetting_walks(
    draw: st.DrawFn, changes: SearchStrategy[Change], options: SearchStrategy[LintOptions]
) -> Walk:
    """Two walks on which rows are switched for good, with a reset between: two samples."""
    change = draw(changes)
    first, second = draw(_descents(change)), draw(_descents(change))
    return Walk(change, draw(options), (*first, RESET, frozenset(), *second))


def _states(change: Change) -> SearchStrategy[Switched]:
    """States with a few rows switched, and states with about half of them."""
    rows = change.differing_rows
    few = st.sets(st.sampled_from(rows), min_size=1, max_size=3) if rows else st.just(set())
    half = st.tuples(*[st.booleans()] * len(rows)).map(lambda chosen: set(compress(rows, chosen)))
    return (few | half).map(frozenset)


@st.composite
def _descents(draw: st.DrawFn, change: Change) -> list[Switched]:
    """Eight states or so, from one with few rows switched to the one with all."""
    order = draw(st.permutations(change.differing_rows))
    stride = len(order) // 8 + 1
    return [frozenset(order[:count]) for count in range(stride, len(order) + stride, stride)]
