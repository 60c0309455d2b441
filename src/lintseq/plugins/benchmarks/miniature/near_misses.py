"""Near misses: tasks that differ in one operator, comparison or operand, as one word misread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lintseq.plugins.benchmarks.miniature.drawing import OPERATORS
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


def near_misses(task: Task) -> Iterator[Task]:
    """The tasks that differ from ``task`` in one place of one step."""
    for index, step in enumerate(task.steps):
        for other in _steps(step):
            steps = (*task.steps[:index], other, *task.steps[index + 1 :])
            yield replace(task, steps=steps)


def _steps(step: Step) -> Iterator[Step]:
    match step:
        case Definition(_, left, None):
            yield from (replace(step, left=near) for near in _operands(left))
        case Definition(_, _, operator, right):
            yield from (replace(step, operator=near) for near in _operators(operator))
            yield from (replace(step, right=near) for near in _operands(right))
        case Change():
            yield from _changes(step)
        case Branch(condition, then, otherwise):
            yield from (replace(step, condition=near) for near in _conditions(condition))
            yield from (replace(step, then=near) for near in _changes(then))
            if otherwise is not None:
                yield from (replace(step, otherwise=near) for near in _changes(otherwise))
        case Loop(condition, change):
            if condition is not None:
                yield from (replace(step, condition=near) for near in _conditions(condition))
            yield from (replace(step, change=near) for near in _changes(change))


def _changes(change: Change) -> Iterator[Change]:
    yield from (replace(change, operator=near) for near in _operators(change.operator))
    yield from (replace(change, operand=near) for near in _operands(change.operand))


def _conditions(condition: Condition) -> Iterator[Condition]:
    if condition.comparison != "%":
        yield replace(condition, comparison="<" if condition.comparison == ">" else ">")
    for near in _operands(condition.operand):
        # Nothing is divisible by zero, and everything by one.
        if condition.comparison != "%" or (isinstance(near, int) and near > 1):
            yield replace(condition, operand=near)


def _operators(operator: Operator | None) -> Iterator[Operator]:
    return (near for near in OPERATORS if near != operator)


def _operands(operand: Operand) -> Iterator[Operand]:
    if isinstance(operand, int):
        yield from (operand - 1, operand + 1, "b")
    else:
        yield from (1, 2, 9)
        if operand != "b":
            yield "b"
