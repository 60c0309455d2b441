"""Runners of languages whose programs and tests are one process keep the laws."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml

from lintseq.core.errors import ToolError
from lintseq.core.execution import Runner, Trial
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.languages.running import compiled, golang, java, scripts
from lintseq.languages.running.runner import SealedRunner, confined_limits
from lintseq.plugins.sandboxes.bubblewrap.sandbox import Bubblewrap
from lintseq.testing import RunnerConformance
from tests.languages.execution.language_trials import GO_SETUP, QUICK, TESTS, TOOLCHAINS, trials

SHORT = SandboxLimits(seconds=1.0, memory=1 << 28)
HOSTILE = Path(__file__).parents[2] / "cases" / "hostile" / "languages"


class TestLua(RunnerConformance):
    sandbox = Bubblewrap()
    limits = SHORT
    trials: ClassVar[dict[str, Trial]] = trials("lua")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(scripts.lua, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, scripts.lua())


@pytest.mark.campaign
class TestJavaScript(TestLua):
    trials: ClassVar[dict[str, Trial]] = trials("javascript")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(scripts.node, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, scripts.node())


@pytest.mark.campaign
class TestRuby(TestLua):
    trials: ClassVar[dict[str, Trial]] = trials("ruby")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(scripts.ruby, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, scripts.ruby())


@pytest.mark.campaign
class TestPhp(TestLua):
    trials: ClassVar[dict[str, Trial]] = trials("php")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(scripts.php, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, scripts.php())


@pytest.mark.campaign
class TestBash(TestLua):
    trials: ClassVar[dict[str, Trial]] = trials("bash")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(scripts.bash, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, scripts.bash())


@pytest.mark.campaign
class TestC(TestLua):
    trials: ClassVar[dict[str, Trial]] = trials("c")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(compiled.c, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, compiled.c())


@pytest.mark.campaign
class TestCpp(TestLua):
    trials: ClassVar[dict[str, Trial]] = trials("cpp")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(compiled.cpp, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, compiled.cpp())


@pytest.mark.campaign
class TestRust(TestLua):
    trials: ClassVar[dict[str, Trial]] = trials("rust")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(compiled.rust, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, compiled.rust())


@pytest.mark.campaign
class TestJava(TestLua):
    trials: ClassVar[dict[str, Trial]] = trials("java")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(java.java, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, java.java())


@pytest.mark.campaign
class TestGo(TestLua):
    trials: ClassVar[dict[str, Trial]] = trials("go")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(golang.go, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, golang.go())


@pytest.mark.parametrize("language", TOOLCHAINS)
def test_an_early_end_is_no_success(language: str) -> None:
    with SealedRunner(TOOLCHAINS[language], Bubblewrap(), SandboxLimits()) as runner:
        for outcome in ("passed", "exited"):
            verdict = runner.judge(trials(language)[outcome])
            assert verdict.outcome == outcome, verdict


@pytest.mark.parametrize("language", QUICK)
@pytest.mark.parametrize("outcome", ["wrong-answer", "error", "syntax"])
def test_a_fault_is_told_apart(language: str, outcome: str) -> None:
    with SealedRunner(TOOLCHAINS[language], Bubblewrap(), SandboxLimits()) as runner:
        verdict = runner.judge(trials(language)[outcome])
    assert verdict.outcome == outcome, verdict


def hostile() -> Iterator[object]:
    for path in sorted(HOSTILE.glob("*.yml")):
        slow = [] if path.stem in QUICK else [pytest.mark.campaign]
        for case in yaml.safe_load(path.read_text("utf-8")):
            yield pytest.param(path.stem, case, id=f"{path.stem}-{case['name']}", marks=slow)


@pytest.mark.parametrize(("language", "case"), list(hostile()))
def test_a_hostile_program_does_not_pass(language: str, case: dict[str, Any]) -> None:
    setup = GO_SETUP if language == "go" else ""
    with SealedRunner(TOOLCHAINS[language], Bubblewrap(), SHORT) as runner:
        verdict = runner.judge(Trial(case["program"], TESTS[language], setup))
    assert verdict.outcome in case["outcomes"], verdict


@pytest.mark.parametrize("language", TOOLCHAINS)
def test_a_missing_toolchain_is_told(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, **_: None)
    with pytest.raises(ToolError, match=r"is missing; run: apt-get install"):
        TOOLCHAINS[language]()
