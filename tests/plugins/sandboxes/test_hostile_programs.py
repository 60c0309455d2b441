"""The cases of ``tests/cases/hostile``: none passes, none harms, and the run goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from lintseq.core.execution import OUTCOMES, Runner, Trial
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.languages.python import python_runner
from lintseq.plugins.sandboxes.bubblewrap.sandbox import Bubblewrap
from lintseq.plugins.sandboxes.namespaces.sandbox import Namespaces
from lintseq.testing.sandbox_traces import left_running, traceable
from tests.plugins.sandboxes.canary import Canary

FOLDER = Path(__file__).parents[2] / "cases" / "hostile"
SANDBOXES = (Bubblewrap(), Namespaces())
LIMITS = traceable(SandboxLimits(seconds=1, memory=1 << 28, processes=12))
PATIENT = replace(LIMITS, seconds=60)
"""For programs that end by themselves, however busy the machine is."""
ATTEMPTS = 5
HONEST = Trial("def f(x):\n    return x + 1\n", "assert f(2) == 3\n")


def cases() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*.yml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            for sandbox in SANDBOXES:
                if sandbox.tier in case.get("tiers", ("strong", "weak")):
                    name = f"{sandbox.name}, {path.stem}: {case['name']}"
                    yield pytest.param(sandbox.name, case, id=name, marks=_marks(sandbox, case))


def _marks(sandbox: Sandbox, case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    """Those that run into the time limit take it all: once is enough for every day."""
    slow = "timeout" in case["outcomes"] and sandbox.tier == "weak"
    return [pytest.mark.campaign] if slow else []


@pytest.fixture(scope="module")
def runners() -> Iterator[dict[tuple[str, bool], Runner]]:
    made = {
        (sandbox.name, limits is PATIENT): python_runner(sandbox, limits)
        for sandbox in SANDBOXES
        for limits in (LIMITS, PATIENT)
    }
    yield made
    for runner in made.values():
        runner.close()


@pytest.mark.parametrize(("sandbox", "case"), list(cases()))
def test_case(
    sandbox: str,
    case: dict[str, Any],
    runners: dict[tuple[str, bool], Runner],
    canary: Canary,
) -> None:
    runner = runners[sandbox, "timeout" not in case["outcomes"]]
    text, times = case.get("program_repeats", ("", 0))
    program = canary.told_to(case.get("program", text * times))
    verdict = runner.judge(Trial(program, case.get("tests", HONEST.tests), "", "f"))
    assert set(case["outcomes"]) <= set(OUTCOMES) - {"passed"}
    assert verdict.outcome in case["outcomes"], verdict
    canary.check()
    # The machine may be busy, and the time is short.
    assert any(runner.judge(HONEST).passed for _ in range(ATTEMPTS)), "the run does not go on"
    canary.check()


@pytest.mark.parametrize("sandbox", SANDBOXES, ids=lambda each: str(each.name))
def test_nothing_is_left_running(sandbox: Sandbox) -> None:
    limits = traceable(LIMITS)
    bomb = Trial("import os\nwhile True:\n    try: os.fork()\n    except OSError: pass\n", "")
    with python_runner(sandbox, limits) as runner:
        assert not runner.judge(bomb).passed
        assert left_running(limits)
    assert left_running(limits) == []
