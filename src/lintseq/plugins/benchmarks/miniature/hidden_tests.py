"""Hidden tests of a task: of many arguments drawn, those few that tell most near misses apart."""

from __future__ import annotations

import random

from lintseq.core.random_source import below
from lintseq.plugins.benchmarks.miniature.meaning import Arguments, answer
from lintseq.plugins.benchmarks.miniature.near_misses import near_misses
from lintseq.plugins.benchmarks.miniature.task import Task
from lintseq.plugins.benchmarks.miniature.writing import ENTRY_POINT

TESTS = 6
CANDIDATES = 20


def hidden_tests(task: Task, rng: random.Random) -> str:
    """The tests: assertions, one a line."""
    candidates = {_arguments(task, rng): None for _ in range(CANDIDATES)}
    return "".join(
        f"assert {ENTRY_POINT}({arguments}) == {answer(task, arguments)}\n"
        for arguments in _telling(task, list(candidates))
    )


def _telling(task: Task, candidates: list[Arguments]) -> list[Arguments]:
    """Some of the candidates: each time the one that tells most of the misses left apart."""
    misses = list(near_misses(task))
    told = [_told(task, misses, arguments) for arguments in candidates]
    left = list(range(len(candidates)))
    chosen: list[int] = []
    caught: set[int] = set()
    while len(chosen) < TESTS:
        best = max(left, key=lambda index: len(told[index] - caught))
        chosen.append(best)
        left.remove(best)
        caught |= told[best]
    return [candidates[index] for index in chosen]


def _told(task: Task, misses: list[Task], arguments: Arguments) -> set[int]:
    """The misses that give another answer."""
    right = answer(task, arguments)
    return {index for index, miss in enumerate(misses) if answer(miss, arguments) != right}


def _arguments(task: Task, rng: random.Random) -> Arguments:
    b = below(rng, 15) - 4
    if task.first == "a":
        return Arguments(below(rng, 31) - 10, b)
    return Arguments(tuple(below(rng, 21) - 5 for _ in range(below(rng, 6))), b)
