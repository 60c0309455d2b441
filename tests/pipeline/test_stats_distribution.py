"""Counting gives what sorting all values gives."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.pipeline.stats.cut import Cut
from lintseq.pipeline.stats.distribution import Distribution, Histogram

WHOLE = st.lists(st.integers(0, 10**6) | st.integers(0, 5), min_size=2, max_size=60)
SHARES = st.lists(st.floats(0, 1), min_size=2, max_size=60)


def counted(values: list[int] | list[float], steps: int = 1) -> Distribution:
    histogram = Histogram(steps)
    for start in range(0, len(values), 7):
        histogram.add(values[start : start + 7])
    return histogram.distribution()


@given(WHOLE, st.integers(2, 20))
def test_whole_numbers_are_counted_exactly(values: list[int], parts: int) -> None:
    found = counted(values)
    assert list(found.counts) == sorted(set(values))
    assert all(found.counts[value] == values.count(value) for value in values)
    assert (found.count, found.minimum, found.maximum) == (len(values), min(values), max(values))
    assert found.median == statistics.median(values)
    assert found.mean == pytest.approx(statistics.fmean(values))
    plain = statistics.quantiles(values, n=parts, method="inclusive")
    ours = [found.quantile(part / parts) for part in range(1, parts)]
    assert ours == pytest.approx(plain)


@given(SHARES)
def test_shares_are_counted_to_four_decimals(values: list[float]) -> None:
    found = counted(values, 10_000)
    assert found.count == len(values)
    assert found.mean == pytest.approx(statistics.fmean(values), abs=0.00006)
    assert found.median == pytest.approx(statistics.median(values), abs=0.00006)


@given(WHOLE)
def test_the_order_of_values_does_not_matter(values: list[int]) -> None:
    assert counted(values) == counted(sorted(values))
    assert counted(values).mean == counted(values[::-1]).mean


def test_memory_grows_with_values_not_with_their_number() -> None:
    histogram = Histogram()
    for _ in range(1000):
        histogram.add([1, 2, 3] * 100)
    assert histogram.distribution() == Distribution({1: 100_000, 2: 100_000, 3: 100_000})


def test_of_nothing_there_is_no_quantile() -> None:
    nothing = Histogram().distribution()
    assert nothing.count == 0
    with pytest.raises(ValueError, match="nothing was counted"):
        nothing.quantile(0.9)
    with pytest.raises(ValueError, match="nothing was counted"):
        _ = nothing.mean


@given(st.lists(st.integers(1, 50), min_size=1, max_size=20))
def test_a_cut_says_what_its_sizes_say(sizes: list[int]) -> None:
    cut = Cut(sizes)
    assert cut.edits == len(sizes)
    assert cut.lines_an_edit * cut.edits == pytest.approx(sum(sizes))
    assert cut.largest_share == pytest.approx(sorted(sizes)[-1] / sum(sizes))
    assert cut.single is (cut.largest_share == 1)
