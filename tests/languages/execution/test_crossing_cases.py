"""The cases of ``tests/cases/python/calls``: tests, and a program in another process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from lintseq.core.execution import Runner, Trial
from lintseq.core.sandbox import SandboxLimits
from lintseq.languages.python import python_runner
from lintseq.plugins.sandboxes.bubblewrap.sandbox import Bubblewrap

FOLDER = Path(__file__).parents[2] / "cases" / "python" / "calls"


def cases() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*.yml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            yield pytest.param(case, id=case["name"])


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with python_runner(Bubblewrap(), SandboxLimits(seconds=20)) as made:
        yield made


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any], runner: Runner) -> None:
    trial = Trial(
        case["program"], case["tests"], case.get("setup", ""), case.get("entry_point", "f")
    )
    verdict = runner.judge(trial)
    expected = (case.get("outcome", "passed"), case.get("message", ""))
    assert (verdict.outcome, verdict.message) == expected
