"""Rows are drawn as the presets say: chances counted over fixed seeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import permutations
from math import comb
from typing import TypeVar

import pytest

from lintseq.core.change import Change
from lintseq.core.linter import LintOptions
from lintseq.core.random_source import below, random_source
from lintseq.core.structure import NoStructure, StructureFactory
from lintseq.plugins.samplers.lintseq.sampler import LintSeq
from lintseq.testing.stand_ins import EverythingAfter, UndefinedWords

DRAWS = 4000
OutcomeT = TypeVar("OutcomeT", bound=Hashable)


def drawn(preset: str, program: str, structure: StructureFactory = NoStructure) -> list[list[int]]:
    """For each of many samples the first row of each step back, by the paths' numbers."""
    change = Change.creation(program)
    session = UndefinedWords().session(change, LintOptions())
    sampler = LintSeq(preset)
    samples = (
        sampler.sample(change, session, structure(change), random_source(0, "draws", path))
        for path in range(DRAWS)
    )
    return [[edit[0] for edit in reversed(sample.edits)] for sample in samples]


def chi_square(found: Sequence[OutcomeT], chances: Mapping[OutcomeT, float]) -> float:
    counts = Counter(found)
    assert counts.keys() == {outcome for outcome, chance in chances.items() if chance}
    return sum(
        (counts[outcome] - DRAWS * chance) ** 2 / (DRAWS * chance)
        for outcome, chance in chances.items()
        if chance
    )


@pytest.mark.parametrize("preset", ["paper", "default", "fine"])
def test_every_order_of_free_lines_is_as_likely(preset: str) -> None:
    """So each draw is uniform over the lines that remain."""
    orders = [tuple(steps) for steps in drawn(preset, "a\nb\nc\nd\n")]
    # 23 degrees of freedom: fair draws exceed 58 once in 10,000 seeds.
    assert chi_square(orders, dict.fromkeys(permutations(range(4)), 1 / 24)) < 58


@pytest.mark.parametrize(("preset", "count", "most"), [("fine", 4, 21.1), ("default", 2, 25.7)])
def test_of_several_rows_leaves_the_one_that_drags_the_fewest(
    preset: str, count: int, most: float
) -> None:
    """Each row drags all after it, so that of those drawn the last one leaves."""
    first = [steps[0] for steps in drawn(preset, "a\nb\nc\nd\ne\nf\ng\n", EverythingAfter)]
    chances = {row: comb(row, count - 1) / comb(7, count) for row in range(7)}
    # 3 and 5 degrees of freedom: fair draws exceed ``most`` once in 10,000 seeds.
    assert chi_square(first, chances) < most


class Pairs(NoStructure):
    """Each row and its neighbour belong together."""

    def companions(self, row: int) -> Sequence[int]:
        return [row ^ 1]


@pytest.mark.parametrize("preset", ["default", "fine"])
def test_of_steps_that_drag_as_few_the_one_drawn_first_is_made(preset: str) -> None:
    change, sampler = Change.creation("a\n" * 8), LintSeq(preset)
    session = UndefinedWords().session(change, LintOptions())
    for path in range(20):
        rng = random_source(0, "ties", path)
        edits = sampler.sample(change, session, Pairs(change), rng).edits
        assert below(random_source(0, "ties", path), 8) in edits[-1]


def test_released_draws_deeper_lines_more_often() -> None:
    """In a program whose first indented line is 2 deep, depth 3 weighs 3/2 and depth 6 weighs 3."""
    first = [steps[0] for steps in drawn("released", "aa\n  bb\ncc\n   dd\n      ee\n\n")]
    chances = {row: weight / 7.5 for row, weight in enumerate([1, 1, 1, 1.5, 3])}
    # 4 degrees of freedom: fair draws exceed 23.5 once in 10,000 seeds.
    assert chi_square(first, chances) < 23.5


def test_the_share_of_a_dragged_line_is_that_of_its_draggers() -> None:
    """``b a`` leaves when ``a`` is drawn too: alone first only when it is drawn itself."""
    first = [tuple(steps) for steps in drawn("paper", "a\nb a\n")]
    # 1 degree of freedom: fair draws exceed 15.1 once in 10,000 seeds.
    assert chi_square(first, {(0,): 0.5, (1, 0): 0.5}) < 15.1
