"""What a task's function gives: our own reading of its steps, with no program in between.

So hidden tests do not rest on running the solution: that the two agree is tested in the sandbox.
"""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the function is called with; ``first`` is the list where the task goes over one."""

    first: int | tuple[int, ...]
    b: int

    def __str__(self) -> str:
        first = self.first if isinstance(self.first, int) else list(self.first)
        return f"{first}, {self.b}"


def answer(task: Task, arguments: Arguments) -> int:
    """What the function returns."""
    items: tuple[int, ...] = ()
    numbers = {"b": arguments.b}
    if isinstance(arguments.first, int):
        numbers["a"] = arguments.first
    else:
        items = arguments.first
    for step in task.steps:
        _do(step, numbers, items)
    return numbers[task.result]


def _do(step: Step, numbers: dict[str, int], items: tuple[int, ...]) -> None:
    match step:
        case Definition(name, left, operator, right):
            numbers[name] = _value(left, numbers)
            if operator is not None:
                numbers[name] = _calculated(numbers[name], operator, _value(right, numbers))
        case Change():
            _change(step, numbers)
        case Branch(condition, then, otherwise):
            chosen = then if _holds(condition, numbers) else otherwise
            if chosen is not None:
                _change(chosen, numbers)
        case Loop(condition, change):
            for numbers["n"] in items:
                if condition is None or _holds(condition, numbers):
                    _change(change, numbers)


def _change(change: Change, numbers: dict[str, int]) -> None:
    operand = _value(change.operand, numbers)
    numbers[change.name] = _calculated(numbers[change.name], change.operator, operand)


def _calculated(left: int, operator: Operator, right: int) -> int:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right


def _holds(condition: Condition, numbers: dict[str, int]) -> bool:
    value = numbers[condition.name]
    operand = _value(condition.operand, numbers)
    match condition.comparison:
        case ">":
            return value > operand
        case "<":
            return value < operand
        case "%":
            return value % operand == 0


def _value(operand: Operand, numbers: dict[str, int]) -> int:
    return operand if isinstance(operand, int) else numbers[operand]
