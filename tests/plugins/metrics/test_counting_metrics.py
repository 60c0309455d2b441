"""What the metrics that count say of arms that are counted by hand."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.host import default_host
from lintseq.core.metric import EvaluatedArm, EvaluatedSample
from lintseq.plugins.metrics.distinct import distinct_among

ARM = EvaluatedArm(
    "arm",
    {
        "one": [
            EvaluatedSample(True, "passed", "a", 10, "clean", 4, 4, {}),
            EvaluatedSample(False, "error", "b", 30, "repaired", 2, 1, {"hunk-count": 3}),
        ],
        "two": [
            EvaluatedSample(False, "no-program", None, 20, "unreadable", 0, 0, {}),
            EvaluatedSample(False, "error", "a", 40, "clean", 2, 1, {}),
        ],
    },
    sandbox_failed=3,
)
ELSEWHERE = EvaluatedArm("elsewhere", {"one": [EvaluatedSample(False, "error", "a")]})


def values(metric: str, arm: EvaluatedArm = ARM, ks: tuple[int, ...] = (1, 2)) -> dict[str, object]:
    found = default_host().metrics.get(metric).measures(arm, ks=ks, seed=0)
    return {measure.name: measure.value for measure in found if measure.value != 0}


def test_clean_states() -> None:
    assert values("clean-states") == {
        "clean states": 6 / 8,
        "samples all of whose states are clean": 1 / 3,
        "states a sample": 8 / 3,
    }


def test_outcomes() -> None:
    assert values("outcomes") == {
        "passed": 1 / 4,
        "error": 2 / 4,
        "no-program": 1 / 4,
        "sandbox-failed": 3,
    }


def test_decodings() -> None:
    assert values("decodings") == {"clean": 2 / 4, "repaired": 1 / 4, "unreadable": 1 / 4}


def test_repairs() -> None:
    assert values("repairs") == {"samples with a repair": 1 / 4, "hunk-count": 3 / 4}


def test_tokens() -> None:
    assert values("tokens") == {"tokens a sample": 25, "tokens a passing sample costs": 100}


def test_distinct_programs() -> None:
    # Two of two in one problem, one of two in the other, where a sample has no program.
    assert values("distinct") == {"distinct of 2": (1 + 1 / 2) / 2}


@pytest.mark.parametrize("metric", ["clean-states", "decodings", "repairs", "tokens"])
def test_what_samples_from_elsewhere_do_not_tell_is_not_told(metric: str) -> None:
    assert set(values(metric, ELSEWHERE, ks=(1,)).values()) == {None}


@given(st.lists(st.sampled_from(["a", "b", "c", None]), min_size=1, max_size=7), st.data())
def test_distinct_is_the_mean_over_all_choices(
    programs: list[str | None], data: st.DataObject
) -> None:
    k = data.draw(st.integers(1, len(programs)))
    counts = [len({*choice} - {None}) for choice in combinations(programs, k)]
    assert distinct_among(programs, k) == pytest.approx(sum(counts) / len(counts))
