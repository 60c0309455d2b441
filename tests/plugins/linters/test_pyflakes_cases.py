"""The cases of ``tests/cases/python/errors``: which line is to blame when lines are gone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from lintseq.core.change import Change
from lintseq.core.diagnostics import row_of
from lintseq.core.linter import LintOptions
from lintseq.plugins.linters.pyflakes.linter import Pyflakes

FOLDER = Path(__file__).parents[2] / "cases" / "python" / "errors"
Error = tuple[int, int, str]


def cases() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*.yml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            since = tuple(map(int, case.pop("python", "3.0").split(".")))
            if sys.version_info >= since:
                yield pytest.param(case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any]) -> None:
    expected = [
        (error["line"], error.get("reported", error["line"]), error["code"])
        for error in case["errors"]
    ]
    found = new_errors(case["program"], case.get("delete", []), case.get("level", "default"))
    assert found == sorted(expected)


def new_errors(program: str, deleted: list[int], level: str) -> list[Error]:
    """The new errors: the line to blame and the line reported, of the whole program; the code."""
    linter = Pyflakes()
    change = Change.creation(program)
    baseline = linter.session(change, LintOptions(level=level)).baseline
    present = [row for row in change.target_rows if row + 1 not in deleted]
    found: list[Error] = []
    for diagnostic in linter.lint(change.text(present)):
        blamed = row_of(change, present, diagnostic, "cause")
        reported = row_of(change, present, diagnostic, "reported")
        is_error = linter.is_error(diagnostic, level)
        if is_error and (blamed, diagnostic.key) not in baseline:
            found.append((blamed + 1, reported + 1, diagnostic.code))
    return sorted(found)
