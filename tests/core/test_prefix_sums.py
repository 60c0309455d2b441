"""A Fenwick tree says what plain sums say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.prefix_sums import PrefixSums

LAW = settings(deadline=None, max_examples=40)

WEIGHTS = st.lists(st.integers(0, 9), min_size=1, max_size=40)


def plain_find(weights: list[int], mass: int) -> int:
    for index in range(len(weights)):
        if sum(weights[: index + 1]) > mass:
            return index
    return len(weights) - 1


@st.composite
def changed_weights(draw: st.DrawFn) -> tuple[PrefixSums, list[int]]:
    weights = draw(WEIGHTS)
    sums = PrefixSums(weights)
    indices = st.integers(0, len(weights) - 1)
    for index, weight in draw(st.lists(st.tuples(indices, st.integers(0, 9)), max_size=20)):
        sums.add(index, weight - weights[index])
        weights[index] = weight
    return sums, weights


@LAW
@given(changed_weights())
def test_sums_are_plain_sums(case: tuple[PrefixSums, list[int]]) -> None:
    sums, weights = case
    assert [sums.sum(count) for count in range(len(weights) + 1)] == [
        sum(weights[:count]) for count in range(len(weights) + 1)
    ]


@LAW
@given(changed_weights(), st.integers(0, 400))
def test_finding_is_a_plain_search(case: tuple[PrefixSums, list[int]], mass: int) -> None:
    sums, weights = case
    assert sums.find(mass) == plain_find(weights, mass)


@LAW
@given(changed_weights())
def test_each_unit_of_weight_finds_its_owner(case: tuple[PrefixSums, list[int]]) -> None:
    sums, weights = case
    owners = [index for index, weight in enumerate(weights) for _ in range(weight)]
    assert [sums.find(unit) for unit in range(len(owners))] == owners


@pytest.mark.parametrize("mass", [6, 7, 10**30])
def test_too_great_a_mass_finds_the_last(mass: int) -> None:
    assert PrefixSums([1, 2, 3]).find(mass) == 2


def test_building_leaves_the_weights_alone() -> None:
    weights = [1, 2, 3]
    PrefixSums(weights).add(0, 5)
    assert weights == [1, 2, 3]


def test_nothing_sums_to_nothing() -> None:
    assert PrefixSums([]).sum(0) == 0
