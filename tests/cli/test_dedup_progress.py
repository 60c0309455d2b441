"""The bar of ``lintseq dedup``: on terminals only, and the rows are the same."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from lintseq.cli.dedup_progress import watched
from lintseq.core.program import Program
from lintseq.core.reject import Place
from lintseq.pipeline.dedup.rows import DedupRow

ROWS = [DedupRow(Place("rows", number), Program("x", "python")) for number in range(1, 8)]


@pytest.mark.parametrize(("terminal", "quiet"), [(True, False), (True, True), (False, False)])
def test_rows_are_the_same_each_time(terminal: bool, quiet: bool) -> None:
    file = io.StringIO()
    console = Console(file=file, force_terminal=terminal, width=80)
    with watched(ROWS, console, quiet=quiet) as rows:
        assert list(rows) == ROWS
        assert list(rows) == ROWS
    said = file.getvalue()
    if terminal and not quiet:
        assert "reading again" in said
        assert "7/7" in said
    else:
        assert said == ""
