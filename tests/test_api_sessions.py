"""``lintseq.generate`` with either session."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lintseq import UsageError, generate
from lintseq.core.change import Change
from lintseq.core.linter import LintOptions, LintSession
from lintseq.plugins.linters.pyflakes.linter import Pyflakes

LINES = (Path(__file__).parent / "data" / "mbpp.jsonl").read_text("utf-8").splitlines()
PROGRAMS = [json.loads(line)["code"] for line in LINES[:20]]


@pytest.mark.parametrize("linter", ["pyflakes", "tree-sitter"])
def test_both_sessions_draw_the_same(linter: str) -> None:
    for program in PROGRAMS:
        fast = list(generate(program, language="python", linter=linter, samples=2))
        naive = generate(program, language="python", linter=linter, samples=2, session="naive")
        assert list(naive) == fast


def test_the_naive_one_is_not_the_linters(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Change] = []

    def session(linter: Pyflakes, change: Change, options: LintOptions) -> LintSession:
        asked.append(change)
        return super(Pyflakes, linter).session(change, options)

    monkeypatch.setattr(Pyflakes, "session", session)
    list(generate("a = 1\n", language="python", samples=1, session="naive"))
    assert asked == []
    list(generate("a = 1\n", language="python", samples=1))
    assert asked == [Change.creation("a = 1\n")]


def test_another_name_is_refused_at_the_call() -> None:
    with pytest.raises(UsageError, match="There is no session 'quick': known: fast, naive"):
        generate("a = 1\n", language="python", session="quick")  # type: ignore[arg-type]
