"""Intervals against SciPy's, and against what must hold of any bootstrap."""

from __future__ import annotations

import random
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from lintseq.core.resampling import (
    RESAMPLES,
    mean_interval,
    percentile_interval,
    resampled_sums,
    share_interval,
)

RNG = random.Random(0)
VALUES = [RNG.random() ** 2 for _ in range(164)]


def test_given_the_same_resamples_the_interval_is_scipys() -> None:
    means = [total / len(VALUES) for total in resampled_sums(VALUES, 0)]
    theirs = stats.bootstrap(
        (VALUES,),
        np.mean,
        n_resamples=0,
        method="percentile",
        bootstrap_result=SimpleNamespace(bootstrap_distribution=np.array(means)),
    ).confidence_interval
    assert mean_interval(VALUES, 0) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


@pytest.mark.parametrize("values", [VALUES, VALUES[:20], [0.0] * 15 + [1.0] * 10])
def test_with_resamples_of_its_own_scipy_finds_nearly_the_same(values: list[float]) -> None:
    theirs = stats.bootstrap(
        (values,), np.mean, n_resamples=RESAMPLES, method="percentile", rng=np.random.default_rng(0)
    )
    ours = mean_interval(values, 0)
    # The ends of an interval are themselves drawn: 10,000 resamples settle them to this.
    assert ours == pytest.approx(tuple(theirs.confidence_interval), abs=0.1 * theirs.standard_error)


def test_a_share_is_resampled_in_pairs_as_scipy_does() -> None:
    wholes = [1.0 + RNG.random() for _ in VALUES]
    theirs = stats.bootstrap(
        (VALUES, wholes),
        lambda parts, all_of, axis: parts.sum(axis) / all_of.sum(axis),
        n_resamples=RESAMPLES,
        method="percentile",
        paired=True,
        vectorized=True,
        rng=np.random.default_rng(0),
    )
    ours = share_interval(VALUES, wholes, 0)
    assert ours == pytest.approx(tuple(theirs.confidence_interval), abs=0.1 * theirs.standard_error)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50))
def test_percentiles_are_numpys(values: list[float]) -> None:
    low, high = (float(np.percentile(values, share)) for share in (2.5, 97.5))
    assert percentile_interval(values) == pytest.approx((low, high), abs=1e-6)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=8), st.integers(0, 3))
def test_the_mean_lies_between_and_seeds_decide(values: list[float], seed: int) -> None:
    interval = mean_interval(values, seed)
    assert interval is not None
    low, high = interval
    assert min(values) - 1e-9 <= low <= sum(values) / len(values) + 1e-9
    assert sum(values) / len(values) - 1e-9 <= high <= max(values) + 1e-9
    assert mean_interval(values, seed) == interval


def test_lists_of_one_length_are_resampled_alike() -> None:
    doubled = resampled_sums([2 * value for value in VALUES], 5)
    assert doubled == pytest.approx([2 * total for total in resampled_sums(VALUES, 5)])


def test_another_seed_draws_otherwise() -> None:
    assert resampled_sums(VALUES, 0) != resampled_sums(VALUES, 1)


def test_nothing_has_no_interval() -> None:
    assert mean_interval([], 0) is None
    assert share_interval([0, 0], [0, 0], 0) is None


def test_resamples_without_a_whole_are_left_out() -> None:
    assert share_interval([0, 1], [0, 2], 0) == (0.5, 0.5)
