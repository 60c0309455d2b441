"""The distance of sequences is a metric, and is what its definition says, word by word."""

from __future__ import annotations

import itertools
import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.pipeline.stats.diversity import diversity_of, variation_of_information

Edits = tuple[tuple[int, ...], ...]


@st.composite
def same_rows(draw: st.DrawFn, least: int, most: int) -> list[Edits]:
    """Several ordered partitions of the same rows."""
    count = draw(st.integers(1, 9))
    number = draw(st.integers(least, most))
    return [_cut(draw, count) for _ in range(number)]


def _cut(draw: st.DrawFn, count: int) -> Edits:
    labels = draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    order = draw(st.permutations(sorted(set(labels))))
    return tuple(
        tuple(row for row, label in enumerate(labels) if label == wanted) for wanted in order
    )


def conditional_entropy(one: Edits, given: Edits) -> float:
    """H(one | given), by its definition."""
    rows = sum(map(len, one))
    total = 0.0
    for known in given:
        for edit in one:
            both = len(set(known) & set(edit))
            if both:
                total -= both / rows * math.log2(both / len(known))
    return total


@given(same_rows(2, 2))
def test_it_is_what_each_does_not_say_of_the_other(partitions: list[Edits]) -> None:
    one, other = partitions
    plain = conditional_entropy(one, other) + conditional_entropy(other, one)
    assert variation_of_information(one, other) == pytest.approx(plain, abs=1e-9)


@given(same_rows(3, 3))
def test_it_is_a_metric(partitions: list[Edits]) -> None:
    one, two, three = partitions
    distance = variation_of_information
    assert distance(one, two) == pytest.approx(distance(two, one), abs=1e-9)
    assert distance(one, three) <= distance(one, two) + distance(two, three) + 1e-9
    assert (distance(one, two) < 1e-9) == (set(one) == set(two))
    assert 0 <= distance(one, two) <= math.log2(sum(map(len, one))) + 1e-9


@pytest.mark.parametrize("rows", [2, 3, 8, 100])
def test_nothing_is_farther_apart_than_one_edit_and_single_lines(rows: int) -> None:
    whole, lines = [range(rows)], [[row] for row in range(rows)]
    assert variation_of_information(whole, lines) == pytest.approx(math.log2(rows))
    found = diversity_of([whole, lines])
    assert found.share == pytest.approx(1)


@given(same_rows(1, 6))
def test_diversity_is_the_mean_over_all_pairs(sequences: list[Edits]) -> None:
    found = diversity_of(sequences)
    rows = sum(map(len, sequences[0]))
    pairs = list(itertools.combinations(sequences, 2))
    if not pairs or rows < 2:
        assert (found.bits, found.share) == (None, None)
    else:
        plain = statistics.fmean(variation_of_information(*pair) for pair in pairs)
        assert found.bits == pytest.approx(plain, abs=1e-9)
        assert found.share == pytest.approx(plain / math.log2(rows), abs=1e-9)


@given(same_rows(1, 6))
def test_repeats_are_told_apart_from_other_orders(sequences: list[Edits]) -> None:
    duplicates = reordered = 0
    for number, edits in enumerate(sequences):
        earlier = sequences[:number]
        if edits in earlier:
            duplicates += 1
        elif any(set(edits) == set(other) for other in earlier):
            reordered += 1
    found = diversity_of(sequences)
    assert (found.duplicates, found.reordered) == (duplicates, reordered)


def test_a_program_of_nothing_has_no_distance() -> None:
    found = diversity_of([(), (), ()])
    assert (found.bits, found.share, found.duplicates, found.reordered) == (None, None, 2, 0)
