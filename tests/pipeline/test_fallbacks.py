"""Sums of fallbacks: of programs and of states, in whatever order programs come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lintseq.pipeline.fallbacks import FallbackCounts

COUNTED = st.dictionaries(st.sampled_from("abc"), st.integers(0, 9))


@given(st.lists(COUNTED, max_size=6))
def test_each_reason_has_its_programs_and_its_states(programs: list[dict[str, int]]) -> None:
    counts = FallbackCounts()
    for counted in programs:
        counts.add(counted)
    expected = {
        reason: {
            "programs": sum(counted.get(reason, 0) > 0 for counted in programs),
            "states": sum(counted.get(reason, 0) for counted in programs),
        }
        for reason in "abc"
    }
    told = counts.as_dict()
    assert told == {reason: sums for reason, sums in expected.items() if sums["states"]}
    assert list(told) == sorted(told)
