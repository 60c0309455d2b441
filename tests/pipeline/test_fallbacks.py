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


@given(st.lists(COUNTED, max_size=6), st.integers(0, 6))
def test_sums_of_parts_are_those_of_the_whole(programs: list[dict[str, int]], cut: int) -> None:
    parts = FallbackCounts(), FallbackCounts(), FallbackCounts()
    for counted in programs:
        parts[0].add(counted)
    for part, some in zip(parts[1:], (programs[:cut], programs[cut:]), strict=True):
        for counted in some:
            part.add(counted)
    parts[1].update(FallbackCounts.from_dict(parts[2].as_dict()))
    assert parts[1] == parts[0]
    assert parts[0].sound(len(programs))


def test_sums_that_no_programs_give_are_not_sound() -> None:
    assert FallbackCounts.from_dict({"a": {"programs": 2, "states": 2}}).sound(2)
    for programs, states in ((3, 3), (0, 2), (2, 1), (-1, 2)):
        told = {"a": {"programs": programs, "states": states}}
        assert not FallbackCounts.from_dict(told).sound(2), told
