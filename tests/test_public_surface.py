"""What ``import lintseq`` offers is one list, held here: adding to it is a decision."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import lintseq

SURFACE = [
    "Applied",
    "Benchmark",
    "Change",
    "Completion",
    "ConfinedProcess",
    "Curve",
    "CurvePoint",
    "DecodeError",
    "Diagnostic",
    "DiffSerializer",
    "Difference",
    "EditSequence",
    "Ending",
    "EvaluatedArm",
    "EvaluatedSample",
    "Faults",
    "Hunk",
    "Judged",
    "Language",
    "Level",
    "LintOptions",
    "LintSession",
    "Linter",
    "LinterFailed",
    "LinterUnavailable",
    "LintseqError",
    "Measure",
    "Metric",
    "Model",
    "ModelFailed",
    "ModelKind",
    "Option",
    "Preset",
    "Problem",
    "Program",
    "ProgramRejected",
    "Request",
    "Runner",
    "Sampler",
    "SamplingParameters",
    "Sandbox",
    "SandboxFailed",
    "SandboxJob",
    "SandboxLimits",
    "SandboxUnavailable",
    "ShownToken",
    "Source",
    "Stage",
    "Step",
    "Structure",
    "ToolError",
    "Trainer",
    "TrainerFailed",
    "TrainingExample",
    "TrainingJob",
    "TrainingStep",
    "TrainingSummary",
    "Trial",
    "UsageError",
    "Verdict",
    "Violation",
    "__version__",
    "apply",
    "encode",
    "generate",
    "hookimpl",
    "hunks_of",
    "lint",
    "verify",
]


def test_the_surface_is_this_list() -> None:
    assert sorted(lintseq.__all__) == SURFACE
    assert sorted(dir(lintseq)) == SURFACE


@pytest.mark.parametrize("name", SURFACE)
def test_every_name_is_there_with_words_about_it(name: str) -> None:
    thing = getattr(lintseq, name)
    if name == "__version__":
        assert thing.count(".") == 2
    else:
        assert inspect.cleandoc(thing.__doc__ or "")


def test_every_function_says_what_it_raises() -> None:
    for name in ("apply", "encode", "generate", "lint", "verify"):
        assert "Raises:" in (getattr(lintseq, name).__doc__ or ""), name


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="module 'lintseq' has no attribute 'genrate'"):
        lintseq.genrate  # noqa: B018


def test_a_star_import_brings_the_list() -> None:
    names: dict[str, object] = {}
    exec("from lintseq import *", names)
    assert set(SURFACE) <= set(names)


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import lintseq", {"lintseq"}),
        ("from lintseq import Change, generate, lint, verify", {"lintseq", "pluggy"}),
    ],
)
def test_importing_loads_nothing_heavy(statement: str, allowed: set[str]) -> None:
    code = f"import sys; before = set(sys.modules); {statement}; print(*set(sys.modules) - before)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    packages = {name.partition(".")[0] for name in done.stdout.split()}
    assert packages - sys.stdlib_module_names == allowed
