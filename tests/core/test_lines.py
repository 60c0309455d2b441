r"""One definition of a line: runs ended by ``\n``, and nothing else ends a line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.lines import is_blank, split_lines

LAW = settings(deadline=None, max_examples=40)

SEPARATORS_ELSEWHERE = "\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"
TEXTS = st.text(alphabet="ab \t\n\ufeff+@" + SEPARATORS_ELSEWHERE)


def plain_lines(text: str) -> list[str]:
    lines = [""]
    for character in text:
        lines[-1] += character
        if character == "\n":
            lines.append("")
    return lines if lines[-1] else lines[:-1]


@LAW
@given(TEXTS)
def test_lines_are_those_of_the_definition(text: str) -> None:
    assert split_lines(text) == plain_lines(text)


@LAW
@given(TEXTS)
def test_joined_lines_are_the_text(text: str) -> None:
    assert "".join(split_lines(text)) == text


@pytest.mark.parametrize("separator", SEPARATORS_ELSEWHERE)
def test_other_separators_end_no_line(separator: str) -> None:
    assert split_lines(f"a{separator}b\n") == [f"a{separator}b\n"]


@pytest.mark.parametrize(
    ("line", "blank"),
    [
        ("", True),
        ("\n", True),
        (" \t\r\n", True),
        ("\f\n", True),
        ("x", False),
        ("\ufeff\n", False),
    ],
)
def test_blank_lines_hold_white_space_only(line: str, blank: bool) -> None:
    assert is_blank(line) is blank
