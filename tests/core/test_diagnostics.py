"""Where a diagnostic sits, and which codes a level counts as errors."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.diagnostics import Attribution, Diagnostic, Level, row_of
from lintseq.core.lines import is_blank
from lintseq.testing.strategies import changes

LINES = st.none() | st.integers(-1, 10)


def diagnostic(line: int | None, cause: int | None = None) -> Diagnostic:
    return Diagnostic(line, "E1", "wrong", "error", "E1", cause)


@st.composite
def states(draw: st.DrawFn) -> tuple[Change, list[int]]:
    change = draw(changes())
    there = draw(st.lists(st.booleans(), min_size=len(change.rows), max_size=len(change.rows)))
    return change, [row for row, present in enumerate(there) if present]


@settings(deadline=None, max_examples=100)
@given(states(), LINES, LINES, st.sampled_from(["cause", "reported"]))
def test_a_diagnostic_sits_on_its_line_or_the_last_that_shows_something(
    state: tuple[Change, list[int]], line: int | None, cause: int | None, attribution: Attribution
) -> None:
    change, present = state
    assume(present)
    blamed = line if attribution == "reported" or cause is None else cause
    row = row_of(change, present, diagnostic(line, cause), attribution)
    if blamed is not None and 1 <= blamed <= len(present):
        assert row == present[blamed - 1]
    else:
        showing = [there for there in present if not is_blank(change.rows[there].text)]
        assert row == (showing or present)[-1]


@pytest.mark.parametrize(
    ("line", "row"), [(1, 0), (2, 2), (3, 3), (0, 2), (-1, 2), (4, 2), (99, 2), (None, 2)]
)
def test_diagnostics_without_a_place_sit_at_the_end(line: int | None, row: int) -> None:
    change = Change.creation("a\nb\nc\n  \n")
    assert row_of(change, [0, 2, 3], diagnostic(line), "cause") == row


def test_where_all_is_blank_the_last_row_is_blamed() -> None:
    assert row_of(Change.creation("a\n\n \n"), [1, 2], diagnostic(None), "cause") == 2


@pytest.mark.parametrize(
    ("codes", "selected", "left"),
    [
        ({"F821"}, ["F821"], ["F8211", "F82", "f821", ""]),
        ({"F*"}, ["F", "F821"], ["EF", "f1"]),
        ({"F82*", "E9"}, ["F82", "F821", "E9"], ["F8", "E90"]),
        ({"*"}, ["F821", ""], []),
        (set(), [], ["F821", ""]),
        ({"a*b"}, ["a*b"], ["ab", "axb", "a"]),
    ],
)
def test_levels_select_codes_and_beginnings(
    codes: set[str], selected: list[str], left: list[str]
) -> None:
    level = Level("some", frozenset(codes))
    assert [code for code in selected + left if level.selects(code)] == selected
