"""The cases of ``tests/cases/<language>/errors``: which line is to blame when lines are gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from lintseq.core.change import Change
from lintseq.core.diagnostics import row_of
from lintseq.core.errors import ProgramRejected
from lintseq.core.host import default_host
from lintseq.core.linter import Linter, LintOptions
from tests.tools_of_languages import needs_tools_of

FOLDER = Path(__file__).parents[2] / "cases"
OWN_TESTS = {"python"}
"""Languages whose cases have a test of their own."""
Error = tuple[int, int, str]


def cases() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*/errors/*.yml")):
        language = path.parts[-3]
        if language not in OWN_TESTS:
            needs = needs_tools_of(language)
            for case in yaml.safe_load(path.read_text("utf-8")):
                name = f"{language} {path.stem}: {case['name']}"
                yield pytest.param(language, case, id=name, marks=needs)


@pytest.mark.parametrize(("language", "case"), list(cases()))
def test_case(language: str, case: dict[str, Any]) -> None:
    host = default_host()
    linter = host.linter_for(host.languages.get(language), case.get("linter"))
    level = case.get("level", "default")
    change = Change.creation(case["program"])
    gone = {line - 1 for line in case.get("delete", ())}
    present = [row for row in change.target_rows if row not in gone]
    if case["errors"] == "syntax":
        assert refused_line(linter, change, level) == case["line"]
        return
    assert new_errors(linter, change, present, level) == expected_errors(case["errors"])


def refused_line(linter: Linter, change: Change, level: str) -> int | None:
    """The line at which a program is refused, as one that does not parse."""
    with pytest.raises(ProgramRejected) as refused:
        linter.session(change, LintOptions(level=level))
    assert refused.value.reason == "syntax"
    return refused.value.line


def new_errors(linter: Linter, change: Change, present: list[int], level: str) -> list[Error]:
    baseline = linter.session(change, LintOptions(level=level)).baseline
    linter = linter.for_program(change)
    judge = linter.for_program(change)
    found = [each for each in judge.lint(change.text(present)) if judge.is_error(each, level)]
    rows = [(row_of(change, present, each, "cause"), each) for each in found]
    return sorted(
        (row + 1, row_of(change, present, each, "reported") + 1, each.code)
        for row, each in rows
        if (row, each.key) not in baseline
    )


def expected_errors(errors: list[dict[str, Any]]) -> list[Error]:
    return sorted(
        (error["line"], error.get("reported", error["line"]), str(error["code"]))
        for error in errors
    )
