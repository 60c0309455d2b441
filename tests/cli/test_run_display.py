"""What is seen of an experiment while it runs."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from rich.console import Console

from lintseq.cli.run_display import watching
from lintseq.core.stage import Step
from lintseq.pipeline.experiment.child import Child
from lintseq.pipeline.experiment.plan import Plan, make_plan

PLAN: Plan = make_plan([Step("first", ["make"]), Step("second", ["make", "{first}"])])
FIRST, SECOND = PLAN.steps.values()


class Talker(Child):
    """A child that says something odd."""

    def __init__(self, log: Path) -> None:
        log.write_text("\x1b[2J half\rdone \x1b[0m\n\n")
        self.log = log
        self._began = 0.0


def shown(tmp_path: Path, *, terminal: bool, quiet: bool = False) -> str:
    written = io.StringIO()
    console = Console(file=written, force_terminal=terminal, width=70, color_system=None)
    with watching(PLAN, console, quiet=quiet) as watcher:
        watcher.cached(FIRST, 1.25)
        watcher.began(SECOND)
        watcher.glance({"second": Talker(tmp_path / "log")})
        watcher.done(SECOND, 2.5)
        watcher.failed(SECOND, ["it \x1b[2J broke"], "cd x && lintseq make")
    return written.getvalue()


def test_lines(tmp_path: Path) -> None:
    assert shown(tmp_path, terminal=False).split("\n") == [
        "first: done before, in 1.2 s",
        "second: begins",
        "second: done, 2.5 s",
        r"second: it \x1b[2J broke",
        "second: failed; to see it again: cd x && lintseq make",
        "",
    ]


def test_only_failures_are_told_of_quietly(tmp_path: Path) -> None:
    for terminal in (False, True):
        lines = shown(tmp_path, terminal=terminal, quiet=True).split("\n")
        assert [line.split(":")[0] for line in lines[:-1]] == ["second", "second"]


def test_a_table_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lintseq.cli.run_display.BETWEEN_PICTURES", -sys.maxsize)
    drawn = shown(tmp_path, terminal=True)
    assert "first   done before  1.2 s" in drawn
    assert r"done \x1b[0m" in drawn
    assert "second  done         2.5 s" in drawn
    assert r"second: it \x1b[2J broke" in drawn
    assert "second  failed" in drawn
    assert "\x1b[2J" not in drawn
