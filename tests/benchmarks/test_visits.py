from __future__ import annotations

import pytest

from benchmarks.contenders import Draw, Failure
from benchmarks.visits import Visit, visit_all
from lintseq.core.program import Program

PROGRAMS = {
    "short": [Program("a = 1\n", "python", id="a"), Program("b = 1\n", "python", id="b")],
    "long": [Program("c = 1\n", "python", id="c")],
}


class Ticking:
    """A clock that its owner moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Constant:
    """Takes the same time whatever it is given, and remembers the order."""

    def __init__(self, name: str, seconds: float, clock: Ticking, calls: list[str]) -> None:
        self.name = name
        self._seconds = seconds
        self._clock = clock
        self._calls = calls

    def draw(self, program: Program, visit: int) -> Draw | Failure:
        self._calls.append(self.name)
        self._clock.now += self._seconds
        return Draw(self._seconds, 1, [[1]])


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


def visit(clock: Ticking, budget: float, calls: list[str]) -> list[Visit]:
    contenders = [Constant("quick", 1.0, clock, calls), Constant("slow", 3.0, clock, calls)]
    return list(visit_all(PROGRAMS, contenders, budget, clock))


@pytest.mark.parametrize(("budget", "visits"), [(0, (1, 1)), (8, (1, 1)), (16, (2, 2))])
def test_the_budget_is_shared_and_each_group_is_visited(
    clock: Ticking, budget: float, visits: tuple[int, int]
) -> None:
    found = visit(clock, budget, [])
    assert tuple(sum(one.group == group for one in found) for group in PROGRAMS) == visits


def test_programs_and_first_place_go_round(clock: Ticking) -> None:
    calls: list[str] = []
    found = visit(clock, 32, calls)
    assert [one.program.id for one in found if one.group == "short"] == ["a", "b", "a", "b"]
    assert calls[:8] == ["quick", "slow", "slow", "quick"] * 2


def test_ratios_are_of_those_who_both_drew() -> None:
    results: dict[str, Draw | Failure] = {
        "a": Draw(1.0, 1, [[1]]),
        "b": Draw(4.0, 1, [[1] * 8]),
        "c": Failure("none"),
    }
    one = Visit("short", PROGRAMS["short"][0], 0.001, results)
    assert one.ratio("b", "a", lambda draw: draw.seconds) == 4.0
    assert one.ratio("b", "a", lambda draw: draw.seconds_an_edit) == 0.5
    assert one.ratio("c", "a", lambda draw: draw.seconds) is None
    assert one.ratio("b", "c", lambda draw: draw.seconds) is None
