"""Runners of languages whose programs and tests are one process keep the laws."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
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
from tests.tools_of_languages import needs_tools_of

SHORT = SandboxLimits(seconds=2.0, memory=1 << 28)
HOSTILE = Path(__file__).parents[2] / "cases" / "hostile" / "languages"


class SealedRunnerLaws(RunnerConformance):
    sandbox = Bubblewrap()
    limits = SHORT


@needs_tools_of("lua")
class TestLua(SealedRunnerLaws):
    trials: ClassVar[dict[str, Trial]] = trials("lua")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(scripts.lua, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, scripts.lua())


@pytest.mark.campaign
@needs_tools_of("javascript")
class TestJavaScript(SealedRunnerLaws):
    trials: ClassVar[dict[str, Trial]] = trials("javascript")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(scripts.node, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, scripts.node())


@pytest.mark.campaign
@needs_tools_of("ruby")
class TestRuby(SealedRunnerLaws):
    trials: ClassVar[dict[str, Trial]] = trials("ruby")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(scripts.ruby, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, scripts.ruby())


@pytest.mark.campaign
@needs_tools_of("php")
class TestPhp(SealedRunnerLaws):
    trials: ClassVar[dict[str, Trial]] = trials("php")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(scripts.php, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, scripts.php())


@pytest.mark.campaign
@needs_tools_of("bash")
class TestBash(SealedRunnerLaws):
    trials: ClassVar[dict[str, Trial]] = trials("bash")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(scripts.bash, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, scripts.bash())


@pytest.mark.campaign
@needs_tools_of("c")
class TestC(SealedRunnerLaws):
    trials: ClassVar[dict[str, Trial]] = trials("c")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(compiled.c, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, compiled.c())


@pytest.mark.campaign
@needs_tools_of("cpp")
class TestCpp(SealedRunnerLaws):
    trials: ClassVar[dict[str, Trial]] = trials("cpp")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(compiled.cpp, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, compiled.cpp())


@pytest.mark.campaign
@needs_tools_of("rust")
class TestRust(SealedRunnerLaws):
    trials: ClassVar[dict[str, Trial]] = trials("rust")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(compiled.rust, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, compiled.rust())


@pytest.mark.campaign
@needs_tools_of("java")
class TestJava(SealedRunnerLaws):
    trials: ClassVar[dict[str, Trial]] = trials("java")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(java.java, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, java.java())


@pytest.mark.campaign
@needs_tools_of("go")
class TestGo(SealedRunnerLaws):
    trials: ClassVar[dict[str, Trial]] = trials("go")

    @staticmethod
    def factory(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
        return SealedRunner(golang.go, sandbox, limits)

    @staticmethod
    def confined(limits: SandboxLimits) -> SandboxLimits:
        return confined_limits(limits, golang.go())


def all_of(languages: Iterable[str]) -> list[object]:
    """The languages as parameters, each with the tools that it needs."""
    return [pytest.param(language, marks=needs_tools_of(language)) for language in languages]


@pytest.mark.parametrize("language", all_of(TOOLCHAINS))
def test_an_early_end_is_no_success(language: str) -> None:
    with SealedRunner(TOOLCHAINS[language], Bubblewrap(), SandboxLimits()) as runner:
        for outcome in ("passed", "exited"):
            verdict = runner.judge(trials(language)[outcome])
            assert verdict.outcome == outcome, verdict


@pytest.mark.parametrize("language", all_of(QUICK))
@pytest.mark.parametrize("outcome", ["wrong-answer", "error", "syntax"])
def test_a_fault_is_told_apart(language: str, outcome: str) -> None:
    with SealedRunner(TOOLCHAINS[language], Bubblewrap(), SandboxLimits()) as runner:
        verdict = runner.judge(trials(language)[outcome])
    assert verdict.outcome == outcome, verdict


def hostile() -> Iterator[object]:
    for path in sorted(HOSTILE.glob("*.yml")):
        slow = [] if path.stem in QUICK else [pytest.mark.campaign]
        marks = [needs_tools_of(path.stem), *slow]
        for case in yaml.safe_load(path.read_text("utf-8")):
            yield pytest.param(path.stem, case, id=f"{path.stem}-{case['name']}", marks=marks)


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
