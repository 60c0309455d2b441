"""What a task of the miniature asks for: steps that give names to numbers, and change them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Operator = Literal["+", "-", "*"]
Comparison = Literal[">", "<", "%"]
"""Greater than, less than, divisible by."""
Operand = int | str
"""A digit, or a name: ``a`` and ``b`` are the arguments, ``n`` is the item a loop is at."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A new name: ``d = c + 3``; or, without operator, ``c = 4``."""

    name: str
    left: Operand
    operator: Operator | None = None
    right: Operand = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A name's number, changed: ``d = d + 3``."""

    name: str
    operator: Operator
    operand: Operand


@dataclass(frozen=True, slots=True)
class Condition:
    """A question about a name's number: ``d > b``, ``n % 3 == 0``."""

    name: str
    comparison: Comparison
    operand: Operand


@dataclass(frozen=True, slots=True)
class Branch:
    """One change if a condition holds; if not, another or none."""

    condition: Condition
    then: Change
    otherwise: Change | None


@dataclass(frozen=True, slots=True)
class Loop:
    """A change for each item ``n`` for which a condition holds, if there is one."""

    condition: Condition | None
    change: Change


Step = Definition | Change | Branch | Loop


@dataclass(frozen=True, slots=True)
class Task:
    """A function to be written: its steps, in order. It returns the last name defined.

    Attributes:
        first: its first argument: the number ``a``, or the list ``items``. The second is ``b``.
    """

    first: Literal["a", "items"]
    steps: tuple[Step, ...]

    @property
    def result(self) -> str:
        """The name whose number is returned."""
        return [step.name for step in self.steps if isinstance(step, Definition)][-1]

    @property
    def combination(self) -> str:
        """The task without its digits: which steps, with which operators and names, in order."""
        return f"{self.first}: {'; '.join(map(_without_digits, self.steps))}"


def _without_digits(part: Step | Condition | Operand | None) -> str:
    match part:
        case Definition(name, left, operator, right):
            written = _without_digits(left), operator or "", _without_digits(right)
            return f"{name} = {' '.join(written)}"
        case Change(name, operator, operand):
            return f"{name} {operator} {_without_digits(operand)}"
        case Condition(name, comparison, operand):
            return f"{name} {comparison} {_without_digits(operand)}"
        case Branch(condition, then, otherwise):
            parts = map(_without_digits, (condition, then, otherwise))
            return " ? ".join(parts)
        case Loop(condition, change):
            return f"for {_without_digits(condition)} ? {_without_digits(change)}"
        case int():
            return "1"
        case str():
            return part
        case None:
            return "none"
