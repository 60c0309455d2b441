"""A task in words, and as a Python program. Both say every step once, in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintseq.plugins.benchmarks.miniature.task import (
    Branch,
    Change,
    Comparison,
    Condition,
    Definition,
    Loop,
    Operator,
    Step,
    Task,
)

ENTRY_POINT = "solve"
DEEPER = "    "
OPERATIONS: Mapping[Operator, str] = {"+": "plus", "-": "minus", "*": "times"}
CHANGES: Mapping[Operator, str] = {
    "+": "add {operand} to {name}",
    "-": "subtract {operand} from {name}",
    "*": "multiply {name} by {operand}",
}
COMPARISONS: Mapping[Comparison, str] = {
    ">": "greater than",
    "<": "less than",
    "%": "divisible by",
}


def instruction(task: Task) -> str:
    """What a model is asked."""
    sentences = [_words(step) for step in task.steps]
    said = " ".join(f"{words[0].upper()}{words[1:]}." for words in sentences)
    return f"Write a Python function `{_header(task)}`. {said} Return {task.result}."


def program(task: Task) -> str:
    """The solution."""
    body = [line for step in task.steps for line in _lines(step)]
    lines = [*body, f"return {task.result}"]
    return "".join([f"def {_header(task)}:\n", *(f"{DEEPER}{line}\n" for line in lines)])


def _header(task: Task) -> str:
    return f"{ENTRY_POINT}({task.first}, b)"


def _words(step: Step) -> str:
    match step:
        case Definition(name, left, operator, right):
            words = f"let {name} be {left}"
            return words if operator is None else f"{words} {OPERATIONS[operator]} {right}"
        case Change(name, operator, operand):
            return CHANGES[operator].format(name=name, operand=operand)
        case Branch(condition, then, otherwise):
            words = f"{_if(condition)}, {_words(then)}"
            return words if otherwise is None else f"{words}, otherwise {_words(otherwise)}"
        case Loop(condition, change):
            asked = "" if condition is None else f"{_if(condition)}, "
            return f"for each n in items, {asked}{_words(change)}"


def _if(condition: Condition) -> str:
    return f"if {condition.name} is {COMPARISONS[condition.comparison]} {condition.operand}"


def _lines(step: Step) -> Iterator[str]:
    match step:
        case Definition(name, left, operator, right):
            yield f"{name} = {left}" if operator is None else f"{name} = {left} {operator} {right}"
        case Change(name, operator, operand):
            yield f"{name} = {name} {operator} {operand}"
        case Branch(condition, then, otherwise):
            yield f"if {_test(condition)}:"
            yield from _deeper(then)
            if otherwise is not None:
                yield "else:"
                yield from _deeper(otherwise)
        case Loop(condition, change):
            yield "for n in items:"
            yield from _deeper(change if condition is None else Branch(condition, change, None))


def _deeper(step: Step) -> Iterator[str]:
    return (f"{DEEPER}{line}" for line in _lines(step))


def _test(condition: Condition) -> str:
    if condition.comparison == "%":
        return f"{condition.name} % {condition.operand} == 0"
    return f"{condition.name} {condition.comparison} {condition.operand}"
