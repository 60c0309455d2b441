"""Whoever waits at a terminal is told what for, and no trace is left of it."""

from __future__ import annotations

import io
import time

import pytest
from rich.console import Console

import lintseq.cli.waiting
from lintseq.cli.waiting import waiting

LONG = 60.0


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lintseq.cli.waiting, "PATIENCE", 0.0)


def wait_for(words: str, seen: io.StringIO) -> None:
    end = time.monotonic() + LONG
    while words not in seen.getvalue() and time.monotonic() < end:
        time.sleep(0.01)
    assert words in seen.getvalue()


@pytest.mark.usefixtures("impatient")
def test_what_is_waited_for_is_told_and_taken_away() -> None:
    seen = io.StringIO()
    with waiting(Console(file=seen, force_terminal=True), "Building …"):
        wait_for("Building …", seen)
    assert seen.getvalue().endswith("\x1b[2K")


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(("terminal", "quiet"), [(False, False), (True, True)])
def test_nothing_is_told_where_nobody_wants_to_know(terminal: bool, quiet: bool) -> None:
    seen = io.StringIO()
    with waiting(Console(file=seen, force_terminal=terminal), "Building …", quiet=quiet):
        time.sleep(0.1)
    assert seen.getvalue() == ""


def test_what_is_soon_done_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lintseq.cli.waiting, "PATIENCE", LONG)
    seen = io.StringIO()
    with waiting(Console(file=seen, force_terminal=True), "Building …"):
        pass
    assert seen.getvalue() == ""
