"""The fewest lines that tell a place from all others, against a search through all windows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.plugins.serializers.search_replace.unique_window import (
    PATIENCE,
    unique_window,
)


def occurrences(lines: list[str], window: list[str]) -> int:
    places = range(len(lines) - len(window) + 1)
    return sum(lines[place : place + len(window)] == window for place in places)


def plain_window(lines: list[str], start: int, end: int) -> tuple[int, int]:
    for size in range(end - start, len(lines) + 1):
        for top in range(max(0, end - size), start + 1):
            bottom = top + size
            if bottom <= len(lines) and occurrences(lines, lines[top:bottom]) == 1:
                return top, bottom
    raise AssertionError("the whole text occurs once")


@settings(deadline=None, max_examples=300)
@given(
    lines=st.lists(st.sampled_from("ab"), max_size=12) | st.lists(st.sampled_from("abcd")),
    places=st.tuples(st.integers(0, 50), st.integers(0, 50)),
    patience=st.sampled_from([0, 1, PATIENCE, 99]),
)
def test_it_is_the_shortest_and_of_those_the_first(
    lines: list[str], places: tuple[int, int], patience: int
) -> None:
    start, end = sorted(place % (len(lines) + 1) for place in places)
    assert unique_window(lines, start, end, patience) == plain_window(lines, start, end)


def test_equal_lines_need_all_of_them() -> None:
    assert unique_window(["a\n"] * 400, 200, 200) == (0, 400)
