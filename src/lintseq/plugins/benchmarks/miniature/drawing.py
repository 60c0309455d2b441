"""Tasks drawn at random, and the split that keeps training away from the problems.

A hash of a task's combination, which is the task without its digits, says on which side of the
split it stands. So what a problem combines is in no training program, with any digits.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

from lintseq.core.random_source import below
from lintseq.plugins.benchmarks.miniature.task import (
    Branch,
    Change,
    Condition,
    Definition,
    Loop,
    Operand,
    Operator,
    Step,
    Task,
)

HELD_OUT = 8
"""One combination in so many is kept for problems."""

NAMES = ("c", "d", "e")
"""What a function defines, in this order; each from the one before, so none is without use."""

OPERATORS: Sequence[Operator] = ("+", "-", "*")
ItemT = TypeVar("ItemT")


def is_held_out(task: Task) -> bool:
    """Whether the task is one for problems, not for training."""
    digest = hashlib.sha256(task.combination.encode()).digest()
    return int.from_bytes(digest[:8], "big") % HELD_OUT == 0


def draw_tasks(rng: random.Random, *, held_out: bool) -> Iterator[Task]:
    """Tasks of one side of the split, no two of them equal, without end."""
    seen: set[Task] = set()
    while True:
        task = _over_items(rng) if below(rng, 3) == 0 else _over_numbers(rng)
        if is_held_out(task) == held_out and task not in seen:
            seen.add(task)
            yield task


def _over_numbers(rng: random.Random) -> Task:
    """Three definitions, each perhaps followed by a change, or one of them by a branch."""
    steps: list[Step] = []
    branches = _one_of(rng, (*NAMES, None))
    known = ["a", "b"]
    last = "a"
    for name in NAMES:
        steps.append(_definition(rng, name, last, known))
        known.append(name)
        last = name
        if name == branches:
            steps.append(_branch(rng, name))
        elif below(rng, 2):
            steps.append(_change(rng, name))
    return Task("a", tuple(steps))


def _over_items(rng: random.Random) -> Task:
    """A loop that makes a number, perhaps followed by a change; then a definition, and the same."""
    first, second, _ = NAMES
    condition = _condition(rng, "n") if below(rng, 4) else None
    operators: Sequence[Operator] = ("+", "-")
    operand: Operand = "n" if below(rng, 3) else _digit(rng)
    steps: list[Step] = [
        Definition(first, below(rng, 10)),
        Loop(condition, Change(first, _one_of(rng, operators), operand)),
    ]
    if below(rng, 3) == 0:
        steps.append(_change(rng, first))
    steps.append(_definition(rng, second, first, ["b", first]))
    if below(rng, 2):
        steps.append(_branch(rng, second) if below(rng, 2) else _change(rng, second))
    return Task("items", tuple(steps))


def _definition(rng: random.Random, name: str, left: str, known: Sequence[str]) -> Definition:
    operator = _one_of(rng, OPERATORS)
    others = [other for other in known if other != left]
    right: Operand = _digit(rng, operator) if below(rng, 2) else _one_of(rng, others)
    return Definition(name, left, operator, right)


def _branch(rng: random.Random, name: str) -> Branch:
    otherwise = _change(rng, name) if below(rng, 2) else None
    return Branch(_condition(rng, name), _change(rng, name), otherwise)


def _change(rng: random.Random, name: str) -> Change:
    operator = _one_of(rng, OPERATORS)
    return Change(name, operator, _digit(rng, operator) if below(rng, 3) else "b")


def _condition(rng: random.Random, name: str) -> Condition:
    match below(rng, 5):
        case 0:
            return Condition(name, ">", "b")
        case 1:
            return Condition(name, "<", "b")
        case 2:
            return Condition(name, ">", _digit(rng))
        case 3:
            return Condition(name, "<", _digit(rng))
        case _:
            return Condition(name, "%", 2 + below(rng, 4))


def _digit(rng: random.Random, operator: Operator = "+") -> int:
    """A digit that makes a difference with this operator."""
    return 2 + below(rng, 8) if operator == "*" else 1 + below(rng, 9)


def _one_of(rng: random.Random, items: Sequence[ItemT]) -> ItemT:
    return items[below(rng, len(items))]
