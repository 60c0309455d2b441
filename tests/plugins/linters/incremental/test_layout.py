"""Where the order of lines is broken: what the rules say is what CPython says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lintseq.core.diagnostics import Attribution
from lintseq.plugins.linters.cpython.above import leading_space
from tests.full_data.session_campaign.draw import Draw
from tests.plugins.linters.incremental.read_program import (
    ReadProgram,
    random_programs,
    syntax_error,
)

ATTRIBUTIONS: tuple[Attribution, ...] = ("cause", "reported")


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_whole_statements(attribution: Attribution) -> None:
    broken = decided = 0
    for number, text in enumerate(random_programs()):
        read = ReadProgram(text, attribution=attribution)
        draw = Draw.of(0, "statements of the layout", number)
        for share in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5):
            read.go_to(read.without(draw.each(read.pieces, share)))
            assert not read.shape.cut
            if not read.shape.is_regular and not mixes_indentation(text):
                row = read.layout.first_error(read.layout.disorder(()).row, ())
                assert row is None or row == syntax_error(read), read.change.text(read.present)
                broken += 1
                decided += row is not None
    assert broken > 150
    assert decided > 0.7 * broken


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_any_rows(attribution: Attribution) -> None:
    broken = decided = 0
    for read in states_of_rows(attribution):
        unsound = list(read.shape.cut)
        if unsound or not read.shape.is_regular:
            row = read.layout.first_error(read.layout.disorder(unsound).row, unsound)
            assert row is None or row == syntax_error(read), read.change.text(read.present)
            broken += 1
            decided += row is not None
    assert broken > 150
    assert decided > 0.35 * broken


def test_no_error_is_reported_above_the_first_disorder() -> None:
    for read in states_of_rows("reported"):
        error = syntax_error(read)
        if error is not None:
            first = read.layout.disorder(list(read.shape.cut)).row
            assert error >= first, read.change.text(read.present)


def test_indentation_that_mixes_tabs_and_spaces_is_left_to_cpython() -> None:
    read = ReadProgram("with a:\n\tb\ntry:\n        c\nexcept d:\n e\n")
    read.go_to([0, 1, 3, 4, 5])
    assert not read.shape.is_regular
    assert read.layout.first_error(read.layout.disorder(()).row, ()) is None


def mixes_indentation(text: str) -> bool:
    """Whether lines of a program begin with tabs, and others with spaces."""
    spaces = {char for line in text.split("\n") for char in leading_space(line)}
    return spaces >= {" ", "\t"}


def states_of_rows(attribution: Attribution) -> Iterator[ReadProgram]:
    """Random programs without some of their rows, each several times."""
    for number, text in enumerate(random_programs()):
        read = ReadProgram(text, attribution=attribution)
        draw = Draw.of(0, "rows of the layout", number)
        rows = range(len(read.change.rows))
        for share in (0.05, 0.1, 0.3, 0.6):
            read.go_to(draw.each(rows, 1 - share))
            yield read
