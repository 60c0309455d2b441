"""Chance is the same everywhere and for ever, and fair."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.random_source import below, random_source, shuffled
from lintseq.testing.another_process import in_another_process

LAW = settings(deadline=None, max_examples=40)
DRAWS = [
    ((0, "HumanEval/0", 0), [298, 866, 1, 671, 368]),
    ((0, "HumanEval/0", 1), [694, 623, 316, 725, 630]),
    ((1, "HumanEval/0", 0), [582, 590, 876, 962, 397]),
    ((-3, "", 0), [359, 525, 101, 961, 374]),
    ((0, "\u00e9\ud800", 7), [148, 322, 890, 756, 947]),
]


class TopmostRandom(random.Random):
    """Draws the greatest number that there is below 1."""

    def random(self) -> float:
        return 1 - 2**-53


def draws(seed: int, record_id: str, path: int) -> list[int]:
    rng = random_source(seed, record_id, path)
    return [below(rng, 1000) for _ in range(5)]


def chi_square(counts: Counter[int], expected: float, cells: int) -> float:
    assert len(counts) == cells
    return sum((count - expected) ** 2 / expected for count in counts.values())


@pytest.mark.parametrize(("source", "expected"), DRAWS)
def test_draws_are_frozen(source: tuple[int, str, int], expected: list[int]) -> None:
    """All data that was ever generated hangs on these numbers."""
    assert draws(*source) == expected


def test_shuffles_are_frozen() -> None:
    assert shuffled(random_source(0, "a", 0), range(10)) == [3, 1, 2, 4, 5, 6, 8, 9, 7, 0]
    assert "".join(shuffled(random_source(0, "a", 1), "lintseq")) == "iqesnlt"


def test_draws_do_not_hang_on_the_hash_seed() -> None:
    source, expected = DRAWS[0]
    assert in_another_process(draws, *source) == expected


def test_no_two_sources_are_one() -> None:
    sources = [(1, "2", 3), (12, "", 3), (1, "", 32), (1, "23", 0), (1, "0\x003", 2), (-1, "2", 3)]
    sources += [(1, "\x00", 3), (1, "\x00\x00", 3), (3, "2", 1), (1, "\x003", 2), (1, "2", 30)]
    assert not [pair for pair in combinations(sources, 2) if draws(*pair[0]) == draws(*pair[1])]


@LAW
@given(st.integers(1, 2**53))
def test_draws_stay_below(count: int) -> None:
    assert below(TopmostRandom(), count) == count - 1


def test_numbers_are_equally_likely() -> None:
    rng = random_source(0, "chi", 0)
    counts = Counter(below(rng, 10) for _ in range(10_000))
    # 9 degrees of freedom: fair draws exceed 33.7 once in 10,000 seeds.
    assert chi_square(counts, 1000, 10) < 33.7


def test_orders_are_equally_likely() -> None:
    rng = random_source(0, "chi", 1)
    orders = {order: number for number, order in enumerate(permutations(range(4)))}
    counts = Counter(orders[tuple(shuffled(rng, range(4)))] for _ in range(24_000))
    # 23 degrees of freedom: fair shuffles exceed 58 once in 10,000 seeds.
    assert chi_square(counts, 1000, 24) < 58


@LAW
@given(st.lists(st.integers(0, 9)), st.integers())
def test_shuffles_keep_all_items(items: list[int], seed: int) -> None:
    before = list(items)
    assert sorted(shuffled(random_source(seed, "", 0), items)) == sorted(before)
    assert items == before
