"""The cases of ``tests/cases/python/shape``: which lines of a Python program leave together."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from lintseq.core.change import Change
from lintseq.languages.python import PYTHON

FOLDER = Path(__file__).parents[1] / "cases" / "python" / "shape"


def cases() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*.yml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            since = tuple(map(int, case.pop("python", "3.0").split(".")))
            if sys.version_info >= since:
                yield pytest.param(case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any]) -> None:
    change = Change.creation(case["program"])
    structure = PYTHON.structure(change)
    rows = change.target_rows
    found = {row + 1: [other + 1 for other in structure.companions(row)] for row in rows}
    assert {line: others for line, others in found.items() if others} == case.get("leave_with", {})
    assert [row + 1 for row in rows if structure.is_trivia(row)] == case.get("trivia", [])
