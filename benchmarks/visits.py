"""Visits: every contender at one program, one right after the other, as long as time allows.

Whatever else the machine does then disturbs all contenders of a visit alike, so that ratios taken
within a visit hold where bare times do not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.contenders import Contender, Draw, Failure, parse_seconds
from lintseq.core.program import Program


@dataclass(frozen=True)
class Visit:
    """One program, and what became of it with each contender.

    Attributes:
        group: what the program stands for: a length in lines, or a kind.
        program: it.
        parse_seconds: one ``ast.parse`` of it.
        results: by the contenders' names.
    """

    group: str
    program: Program
    parse_seconds: float
    results: Mapping[str, Draw | Failure]

    def drawn(self, contender: str) -> Draw | None:
        """What a contender's sequence took, if there is one."""
        result = self.results.get(contender)
        return result if isinstance(result, Draw) else None

    def ratio(self, slow: str, fast: str, cost: Callable[[Draw], float]) -> float | None:
        """How many times the ``cost`` of ``fast`` that of ``slow`` is, if both drew."""
        one, other = self.drawn(slow), self.drawn(fast)
        return cost(one) / cost(other) if one and other else None


def warm_up(contenders: Sequence[Contender]) -> None:
    """Let everyone import what they import with their first program."""
    for contender in contenders:
        contender.draw(Program("a = 1\nb = a\n", "python", id="warm-up"), 0)


def visit_all(
    programs: Mapping[str, Sequence[Program]],
    contenders: Sequence[Contender],
    budget: float,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Visit]:
    """Visit programs of each group in turn, over and over.

    Each group gets an equal share of the time that is left of ``budget`` seconds, and one visit
    at least. No visit is broken off.
    """
    end = clock() + budget
    for index, (group, fitting) in enumerate(programs.items()):
        started = clock()
        share = (end - started) / (len(programs) - index)
        number = 0
        while number == 0 or clock() - started < share:
            program = fitting[number % len(fitting)]
            # Each contender goes first in turn: who follows another finds the caches in its state.
            first = number % len(contenders)
            yield visit(group, program, [*contenders[first:], *contenders[:first]], number)
            number += 1


def visit(group: str, program: Program, contenders: Sequence[Contender], number: int) -> Visit:
    """Let each contender draw of ``program``, the sequences of visit ``number``."""
    yardstick = parse_seconds(program)
    results = {contender.name: contender.draw(program, number) for contender in contenders}
    return Visit(group, program, yardstick, results)
