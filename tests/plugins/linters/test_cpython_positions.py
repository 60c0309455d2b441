r"""Lines and columns are ours, whatever ends a line for Python and however wide its characters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.diagnostics import Diagnostic
from lintseq.core.errors import ProgramRejected
from lintseq.core.lines import split_lines
from lintseq.plugins.linters.pyflakes.linter import Pyflakes

LAW = settings(deadline=None, max_examples=150)

STATEMENTS = st.sampled_from(
    ["a = 1", "", "# \u00e9", "b = '\u00e9\U0001f600'", "if 1:\f c = 2", "\fd = '\u2028\v\x1c'"]
)
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
BEFORE = st.sampled_from(["", "'\u00e9'; ", "'\U0001f600', ", "\f", "a = '''\n\r\u00e9''', "])
MARK = "undefined_name"


def lint(text: str) -> list[Diagnostic]:
    return [found for found in Pyflakes().lint(text) if found.severity == "error"]


@st.composite
def surroundings(draw: st.DrawFn) -> tuple[str, str]:
    """What stands before and after a name: any statements, any line ends."""
    above = draw(st.lists(st.builds("{}{}".format, STATEMENTS, LINE_ENDS), max_size=4))
    below = draw(st.lists(st.builds("{1}{0}".format, STATEMENTS, LINE_ENDS), max_size=4))
    return draw(st.sampled_from(["", "\ufeff"])) + "".join(above) + draw(BEFORE), "".join(below)


@LAW
@given(surroundings(), st.sampled_from([f"{MARK}", f"{MARK}.a", f"{MARK}[0]"]))
def test_a_name_is_found_where_it_stands(around: tuple[str, str], use: str) -> None:
    before, after = around
    (found,) = lint(before + use + after)
    lines = split_lines(before + use + after)
    assert found.line is not None
    assert found.column is not None
    assert lines[found.line - 1][found.column - 1 :].startswith(MARK)


@LAW
@given(surroundings())
def test_a_syntax_error_is_found_on_its_line(around: tuple[str, str]) -> None:
    before, after = around
    (found,) = lint(f"{before}{MARK} $ 1{after}")
    assert found.syntax
    assert found.line == len(split_lines(before + MARK))


@pytest.mark.parametrize(
    ("text", "line"),
    [("a = 1\n\0", 2), ("\0", 1), ("a = '\u2028\udfff'\n", 1), ("\r\n\r\ra = '\ud800'", 2)],
)
def test_what_no_file_can_hold_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(ProgramRejected) as caught:
        Pyflakes().lint(text)
    assert (caught.value.reason, caught.value.line) == ("encoding", line)
    assert caught.value.message.endswith(f"in line {line}; remove it.")


@pytest.mark.parametrize(
    "text",
    ["", "\n", "\r", "\ufeff", "\f", "try:\r  a", "if a:\r\n", "@a\r", "a = \\", "(", "'''\r"],
)
def test_errors_at_the_end_stay_within_one_line_of_it(text: str) -> None:
    for found in lint(text):
        assert found.line is not None
        assert 1 <= found.line <= len(split_lines(text)) + 1
