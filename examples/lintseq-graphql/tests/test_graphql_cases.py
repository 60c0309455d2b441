"""The cases of ``cases/errors.yml``: which line is to blame when lines are gone."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from lintseq_graphql.linter import GraphqlCore

from lintseq.core.change import Change
from lintseq.core.diagnostics import row_of
from lintseq.core.linter import LintOptions

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "errors.yml").read_text("utf-8"))
LINTER = GraphqlCore()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    change = Change.creation(case["program"])
    level = case.get("level", "default")
    baseline = LINTER.session(change, LintOptions(level)).baseline
    present = [row for row in change.target_rows if row + 1 not in case["delete"]]
    found = [
        (row_of(change, present, each, "cause"), each)
        for each in LINTER.lint(change.text(present))
        if LINTER.is_error(each, level)
    ]
    new = [(row + 1, each.code) for row, each in found if (row, each.key) not in baseline]
    assert new == [(error["line"], error["code"]) for error in case["errors"]]
