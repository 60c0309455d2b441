"""Runners of languages whose programs and tests are one process keep the laws."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from lintseq.core.errors import ToolError
from lintseq.core.execution import OUTCOMES, SANDBOX_FAILED, Trial
from lintseq.core.sandbox import SandboxLimits
from lintseq.languages.running.runner import SealedRunner, confined_limits
from lintseq.plugins.sandboxes.bubblewrap.sandbox import Bubblewrap
from lintseq.testing import RunnerConformance
from tests.languages.execution.language_trials import (
    BELOW_ZERO,
    GO_SETUP,
    QUICK,
    TESTS,
    TOOLCHAINS,
    trials,
)
from tests.tools_of_languages import needs_tools_of

SHORT = SandboxLimits(seconds=4.0, memory=1 << 28)
PATIENT = SandboxLimits(seconds=30.0, memory=1 << 28)
"""For programs that end by themselves, however busy the machine is."""
HOSTILE = Path(__file__).parents[2] / "cases" / "hostile" / "languages"


def marks_of(language: str, at_once: Collection[str]) -> list[pytest.MarkDecorator]:
    """The tools that it needs; and that it waits for a campaign, if it is not ``at_once``."""
    return [needs_tools_of(language), *([] if language in at_once else [pytest.mark.campaign])]


def all_of(languages: Collection[str], at_once: Collection[str] = TOOLCHAINS) -> list[object]:
    """The languages as parameters."""
    return [pytest.param(each, marks=marks_of(each, at_once)) for each in languages]


@pytest.mark.parametrize("language", all_of(TOOLCHAINS, at_once=()))
class TestSealedRunner(RunnerConformance):
    sandbox = Bubblewrap()
    limits = SHORT

    @pytest.fixture(autouse=True)
    def _of_language(self, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
        find = TOOLCHAINS[language]
        for name, value in (
            ("trials", trials(language)),
            ("factory", staticmethod(partial(SealedRunner, find))),
            ("confined", staticmethod(partial(confined_limits, toolchain=find()))),
        ):
            monkeypatch.setattr(type(self), name, value, raising=False)


@pytest.mark.parametrize("language", all_of(TOOLCHAINS))
def test_an_early_end_is_no_success(language: str) -> None:
    with SealedRunner(TOOLCHAINS[language], Bubblewrap(), SandboxLimits()) as runner:
        for outcome in ("passed", "exited"):
            verdict = runner.judge(trials(language)[outcome])
            assert verdict.outcome == outcome, verdict


@pytest.mark.parametrize("language", TOOLCHAINS)
def test_there_is_a_trial_for_every_outcome(language: str) -> None:
    assert {*trials(language), "no-program", SANDBOX_FAILED} == set(OUTCOMES)


@pytest.mark.parametrize("language", all_of(BELOW_ZERO, at_once=QUICK))
def test_a_length_below_zero_is_no_lack_of_memory(language: str) -> None:
    with SealedRunner(TOOLCHAINS[language], Bubblewrap(), SandboxLimits()) as runner:
        verdict = runner.judge(replace(trials(language)["passed"], program=BELOW_ZERO[language]))
    assert verdict.outcome == "error", verdict


@pytest.mark.parametrize("language", all_of(QUICK))
@pytest.mark.parametrize("outcome", ["wrong-answer", "error", "syntax"])
def test_a_fault_is_told_apart(language: str, outcome: str) -> None:
    with SealedRunner(TOOLCHAINS[language], Bubblewrap(), SandboxLimits()) as runner:
        verdict = runner.judge(trials(language)[outcome])
    assert verdict.outcome == outcome, verdict


@needs_tools_of("bash")
def test_scripts_find_awk() -> None:
    """Which is, on most machines, a link to a link."""
    program = "f() { awk -v x=$1 'BEGIN { print x + 1 }'; }\n"
    with SealedRunner(TOOLCHAINS["bash"], Bubblewrap(), SandboxLimits()) as runner:
        verdict = runner.judge(replace(trials("bash")["passed"], program=program))
    assert verdict.passed, verdict


def hostile() -> Iterator[object]:
    for path in sorted(HOSTILE.glob("*.yml")):
        marks = marks_of(path.stem, at_once=QUICK)
        for case in yaml.safe_load(path.read_text("utf-8")):
            yield pytest.param(path.stem, case, id=f"{path.stem}-{case['name']}", marks=marks)


@pytest.mark.parametrize(("language", "case"), list(hostile()))
def test_a_hostile_program_does_not_pass(language: str, case: dict[str, Any]) -> None:
    setup = GO_SETUP if language == "go" else ""
    limits = SHORT if "timeout" in case["outcomes"] else PATIENT
    with SealedRunner(TOOLCHAINS[language], Bubblewrap(), limits) as runner:
        verdict = runner.judge(Trial(case["program"], TESTS[language], setup))
    assert verdict.outcome in case["outcomes"], verdict


@pytest.mark.parametrize("language", TOOLCHAINS)
def test_a_missing_toolchain_is_told(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, **_: None)
    with pytest.raises(ToolError, match=r"is missing; run: apt-get install"):
        TOOLCHAINS[language]()
