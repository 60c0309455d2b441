from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.programs import HUMANEVAL, by_length, is_about, line_count, read_programs
from lintseq.core.program import Program

SIZES = st.lists(st.integers(1, 60), max_size=30)


def pool(sizes: list[int], name: str) -> list[Program]:
    return [
        Program(f"{name} = {index}\n" * size, "python", id=f"{name}{index}")
        for index, size in enumerate(sizes)
    ]


@settings(deadline=None, max_examples=50)
@given(first=SIZES, second=SIZES, count=st.integers(1, 5), rng=st.randoms(use_true_random=False))
def test_the_choice_fits_and_hangs_on_no_order(
    first: list[int], second: list[int], count: int, rng: random.Random
) -> None:
    pools = [pool(first, "a"), pool(second, "b")]
    lengths = [10, 40]
    chosen = by_length(pools, lengths, count)
    for length in lengths:
        fitting = [p for p in [*pools[0], *pools[1]] if is_about(line_count(p), length)]
        found = chosen.get(length, [])
        assert len(found) == min(count, len(fitting))
        assert all(program in fitting for program in found)
        names = [program.id[0] for program in found]
        assert names == sorted(names)
    shuffled = [rng.sample(programs, len(programs)) for programs in pools]
    assert by_length(shuffled, lengths, count) == chosen


def test_about_is_symmetric_and_within_a_fifth() -> None:
    assert is_about(80, 100)
    assert is_about(100, 80)
    assert not is_about(79, 100)


def test_humaneval_is_read_as_prompt_and_solution() -> None:
    programs = read_programs(HUMANEVAL)
    assert len(programs) == 164
    assert programs[0].text.startswith("from typing import List\n")
    assert programs[0].text.endswith("    return False\n")
