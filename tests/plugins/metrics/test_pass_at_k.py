"""pass@k against counting over all choices, and its laws."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.errors import UsageError
from lintseq.core.metric import EvaluatedArm, EvaluatedSample
from lintseq.plugins.metrics.pass_at_k.estimate import curve_ks, pass_at_k
from lintseq.plugins.metrics.pass_at_k.metric import PassAtK


def sample(passed: bool, tokens: int | None = None) -> EvaluatedSample:
    return EvaluatedSample(passed, "passed" if passed else "error", tokens=tokens)


def arm(name: str, *problems: list[bool], tokens: int | None = None) -> EvaluatedArm:
    tasks = {
        f"task/{number}": [sample(passed, tokens) for passed in verdicts]
        for number, verdicts in enumerate(problems)
    }
    return EvaluatedArm(name, tasks)


@given(verdicts=st.lists(st.booleans(), min_size=1, max_size=9), data=st.data())
def test_it_is_the_share_of_choices_with_one_that_passed(
    verdicts: list[bool], data: st.DataObject
) -> None:
    k = data.draw(st.integers(1, len(verdicts)))
    choices = list(combinations(verdicts, k))
    share = sum(map(any, choices)) / len(choices)
    assert pass_at_k(len(verdicts), sum(verdicts), k) == pytest.approx(share, abs=1e-12)


@given(n=st.integers(1, 300), data=st.data())
def test_more_samples_to_choose_from_are_never_worse(n: int, data: st.DataObject) -> None:
    passed = data.draw(st.integers(0, n))
    values = [pass_at_k(n, passed, k) for k in range(1, n + 1)]
    assert values == sorted(values)
    assert all(0 <= value <= 1 for value in values)
    assert values[0] == pytest.approx(passed / n)
    assert values[-1] == (1 if passed else 0)


@given(n=st.integers(1, 200), data=st.data())
def test_it_equals_the_product_of_the_paper(n: int, data: st.DataObject) -> None:
    passed, k = data.draw(st.integers(0, n)), data.draw(st.integers(1, n))
    missed = 1.0
    for place in range(n - passed + 1, n + 1):
        missed *= 1 - k / place if place > k else 0
    assert pass_at_k(n, passed, k) == pytest.approx(1 - missed, abs=1e-12)


def test_each_problem_is_estimated_from_its_own_samples() -> None:
    mixed = arm("a", [True, False], [True, False, False, False])
    (one, two) = PassAtK().measures(mixed, ks=[1, 2], seed=0)
    assert one.value == pytest.approx((1 / 2 + 1 / 4) / 2)
    assert two.value == pytest.approx((1 + 1 / 2) / 2)
    assert (one.name, two.name) == ("pass@1", "pass@2")
    assert one.percent


def test_more_than_there_are_is_refused_with_arm_task_and_number() -> None:
    with pytest.raises(UsageError, match=r"k = 3 is more than the 2 samples .*'a' .* 'task/1'"):
        PassAtK().measures(arm("a", [True] * 3, [False] * 2), ks=[3], seed=0)


def test_none_at_all_is_refused() -> None:
    with pytest.raises(UsageError, match="k is at least 1, not 0"):
        PassAtK().measures(arm("a", [True]), ks=[0], seed=0)


def test_differences_are_of_pairs_of_problems() -> None:
    # Arms that differ by the same on every problem differ for certain, however the problems do.
    better = arm("b", [True, True], [True, False])
    worse = arm("w", [True, False], [False, False])
    (difference,) = PassAtK().differences(better, worse, ks=[1], seed=0)
    assert (difference.value, difference.low, difference.high) == (0.5, 0.5, 0.5)
    assert not difference.within_noise
    (turned,) = PassAtK().differences(worse, better, ks=[1], seed=0)
    assert (turned.value, turned.within_noise) == (-0.5, False)


def test_problems_are_paired_by_their_ids() -> None:
    one = arm("a", [True], [False])
    turned = EvaluatedArm("b", dict(reversed(list(one.problems.items()))))
    (difference,) = PassAtK().differences(one, turned, ks=[1], seed=0)
    assert (difference.value, difference.low, difference.high) == (0, 0, 0)


def test_a_difference_of_few_problems_is_within_noise() -> None:
    (difference,) = PassAtK().differences(
        arm("a", [True], [False], [True]), arm("b", [False], [True], [False]), ks=[1], seed=0
    )
    assert difference.value == pytest.approx(1 / 3)
    assert difference.within_noise


def test_the_curve_by_tokens_counts_the_mean_sample() -> None:
    samples, tokens = PassAtK().curves(arm("a", [True, False], tokens=50), seed=0)
    assert [(point.x, point.y) for point in samples.points] == [(1, 0.5), (2, 1)]
    assert [(point.x, point.y) for point in tokens.points] == [(50, 0.5), (100, 1)]


def test_there_is_no_curve_by_tokens_that_nobody_counted() -> None:
    assert [curve.name for curve in PassAtK().curves(arm("a", [True, False]), seed=0)] == [
        "pass@k by samples"
    ]


@given(st.integers(1, 2000))
def test_curves_go_from_one_to_all(samples: int) -> None:
    ks = curve_ks(samples)
    assert (ks[0], ks[-1]) == (1, samples)
    assert len(ks) <= 16
    assert ks == sorted(set(ks))
