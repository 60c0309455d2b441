"""A tool's lines are mapped to ours, whatever ends a line for it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.lines import split_lines
from lintseq.plugins.linters.server.line_map import (
    CARRIAGE_RETURN,
    ECMASCRIPT,
    NEWLINE,
    LineMap,
)

TEXTS = st.text(alphabet="ab\n\r\u2028\u2029\f\x85")


@pytest.mark.parametrize("ends", [NEWLINE, CARRIAGE_RETURN, ECMASCRIPT])
@given(text=TEXTS)
def test_every_place_is_the_character_that_the_tool_means(ends: re.Pattern[str], text: str) -> None:
    lines = LineMap(text, ends)
    ours = split_lines(text)
    theirs = [0, *(match.end() for match in ends.finditer(text)), len(text)]
    for number, (start, stop) in enumerate(pairwise(theirs), start=1):
        for column, index in enumerate(range(start, stop), start=1):
            line, place = lines.place(number, column)
            assert place is not None
            assert "".join(ours)[len("".join(ours[: line - 1])) + place - 1] == text[index]


@given(TEXTS)
def test_who_counts_as_we_do_needs_no_mapping(text: str) -> None:
    lines = LineMap(text)
    for number, line in enumerate(split_lines(text), start=1):
        assert [lines.place(number, column)[0] for column in range(1, len(line) + 1)] == [
            number
        ] * len(line)


def test_a_line_past_the_end_is_past_ours() -> None:
    assert LineMap("a\rb\n", CARRIAGE_RETURN).place(9, 4) == (2, None)
    assert LineMap("").place(1, 1) == (1, 1)
    assert LineMap("").place(2) == (1, None)
