"""The cases of ``tests/cases/<language>/shape``: which lines of a program leave together."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from lintseq.core.change import Change
from lintseq.core.host import default_host

FOLDER = Path(__file__).parents[1] / "cases"


def cases() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*/shape/*.yml")):
        language = path.parts[-3]
        for case in yaml.safe_load(path.read_text("utf-8")):
            since = tuple(map(int, case.pop("python", "3.0").split(".")))
            if sys.version_info >= since:
                yield pytest.param(language, case, id=f"{language} {path.stem}: {case['name']}")


@pytest.mark.parametrize(("language", "case"), list(cases()))
def test_case(language: str, case: dict[str, Any]) -> None:
    change = Change.creation(case["program"])
    structure = default_host().languages.get(language).structure(change)
    rows = change.target_rows
    found = {row + 1: [other + 1 for other in structure.companions(row)] for row in rows}
    assert {line: others for line, others in found.items() if others} == case.get("leave_with", {})
    assert [row + 1 for row in rows if structure.is_trivia(row)] == case.get("trivia", [])
