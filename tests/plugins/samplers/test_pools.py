"""Pools against plain lists, drawing from the same source."""

from __future__ import annotations

import random
from collections import Counter
from itertools import accumulate
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.random_source import below, random_source
from lintseq.plugins.samplers.lintseq.pools import Pool, UniformPool, WeightedPool

LAW = settings(deadline=None, max_examples=40)
ROWS = st.lists(st.integers(0, 30), unique=True, max_size=16)
Steps = list[tuple[int, list[int]]]
# How many rows to draw, and which to take out after that.
STEPS = st.lists(st.tuples(st.integers(0, 4), st.lists(st.integers(0, 30), max_size=4)), max_size=8)
WEIGHTS = st.dictionaries(st.integers(0, 30), st.integers(1, 9), max_size=16)


class ConstantRandom(random.Random):
    """Draws one number for ever."""

    def __init__(self, number: float) -> None:
        super().__init__()
        self.number = number

    def random(self) -> float:
        return self.number


class PlainUniformPool:
    """A list: drawn rows are swapped to the front, removed ones with the last."""

    def __init__(self, rows: list[int]) -> None:
        self.rows = list(rows)

    def draw(self, rng: random.Random, count: int) -> list[int]:
        for index in range(min(count, len(self.rows))):
            other = index + below(rng, len(self.rows) - index)
            self.rows[index], self.rows[other] = self.rows[other], self.rows[index]
        return self.rows[:count]

    def discard(self, rows: set[int]) -> None:
        for row in sorted(rows & set(self.rows)):
            self.rows[self.rows.index(row)] = self.rows[-1]
            del self.rows[-1]


class PlainWeightedPool:
    """A list of rows and weights, searched from the front."""

    def __init__(self, weights: dict[int, int]) -> None:
        self.weights = dict(weights)

    def draw(self, rng: random.Random, count: int) -> list[int]:
        left = dict(self.weights)
        drawn: list[int] = []
        while left and len(drawn) < count:
            mass = below(rng, sum(left.values()))
            sums = accumulate(left.values())
            drawn.append(next(row for row, so_far in zip(left, sums) if so_far > mass))
            del left[drawn[-1]]
        return drawn

    def discard(self, rows: set[int]) -> None:
        for row in rows:
            self.weights.pop(row, None)


def drawn_by(pool: Pool | PlainUniformPool | PlainWeightedPool, steps: Steps) -> list[list[int]]:
    rng = random_source(0, "pool", 0)
    draws = []
    for count, gone in steps:
        draws.append(list(pool.draw(rng, count)))
        pool.discard(set(gone))
    return draws


@LAW
@given(ROWS, STEPS)
def test_uniform_pools_draw_as_a_plain_list_does(rows: list[int], steps: Steps) -> None:
    assert drawn_by(UniformPool(rows), steps) == drawn_by(PlainUniformPool(rows), steps)


@LAW
@given(WEIGHTS, STEPS)
def test_weighted_pools_draw_as_a_plain_list_does(weights: dict[int, int], steps: Steps) -> None:
    assert drawn_by(WeightedPool(weights), steps) == drawn_by(PlainWeightedPool(weights), steps)


@LAW
@given(WEIGHTS, STEPS, st.sampled_from([0.0, 0.5, 1 - 2**-53]))
def test_pools_draw_different_rows_that_are_left(
    weights: dict[int, int], steps: Steps, number: float
) -> None:
    """Whatever the source draws."""
    for pool in (UniformPool(list(weights)), WeightedPool(weights)):
        left = set(weights)
        for count, gone in steps:
            drawn = pool.draw(ConstantRandom(number), count)
            assert len(drawn) == len(set(drawn)) == min(count, len(left))
            assert set(drawn) <= left
            pool.discard(gone)
            left -= set(gone)
            assert len(pool) == len(left)


@pytest.mark.parametrize("weights", [[1, 1, 1, 1], [6, 5, 8, 16], [3, 1, 4, 5]], ids=str)
def test_rows_are_drawn_as_their_weights_say(weights: list[int]) -> None:
    pool = WeightedPool(dict(enumerate([*weights, 9])))
    pool.discard([len(weights)])
    rng = random_source(0, "weights", 0)
    counts = Counter(pool.draw(rng, 1)[0] for _ in range(8000))
    expected = [8000 * weight / sum(weights) for weight in weights]
    # 3 degrees of freedom: fair draws exceed 21.1 once in 10,000 seeds.
    assert sum((counts[row] - due) ** 2 / due for row, due in enumerate(expected)) < 21.1


def test_several_rows_are_drawn_as_if_one_after_another() -> None:
    """Of 5 rows, each pair in each order is as likely."""
    for pool in (UniformPool(range(5)), WeightedPool(dict.fromkeys(range(5), 1))):
        rng = random_source(0, "pairs", 0)
        counts = Counter(tuple(pool.draw(rng, 2)) for _ in range(20_000))
        assert len(counts) == 2 * comb(5, 2)
        # 19 degrees of freedom: fair draws exceed 51.7 once in 10,000 seeds.
        assert sum((count - 1000) ** 2 / 1000 for count in counts.values()) < 51.7
