"""Windows found by counting runs of lines are those found in the text, whatever changed before."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.plugins.serializers.search_replace.line_runs import LineRuns
from lintseq.plugins.serializers.search_replace.unique_window import unique_window

LINES = st.lists(st.sampled_from("ab"), max_size=16) | st.lists(st.sampled_from("abcd"))
PLACES = st.tuples(st.integers(0, 50), st.integers(0, 50))
CHANGES = st.lists(st.tuples(PLACES, st.lists(st.sampled_from("abc"), max_size=3)), max_size=6)


def place(lines: list[str], places: tuple[int, int]) -> tuple[int, int]:
    start, end = sorted(place % (len(lines) + 1) for place in places)
    return start, end


@settings(deadline=None, max_examples=300)
@given(LINES, CHANGES, PLACES)
def test_windows_are_those_of_the_text_as_it_is_now(
    lines: list[str], changes: list[tuple[tuple[int, int], list[str]]], places: tuple[int, int]
) -> None:
    runs = LineRuns(lines)
    now = list(lines)
    for changed, new in changes:
        start, end = place(now, changed)
        runs.replace(start, end, new)
        now[start:end] = new
        assert runs.lines == now
    start, end = place(now, places)
    assert runs.unique_window(start, end) == unique_window(now, start, end)


def test_the_lines_given_are_left_alone() -> None:
    lines = ["a\n"]
    LineRuns(lines).replace(0, 1, ["b\n"])
    assert lines == ["a\n"]
