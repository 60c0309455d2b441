"""What ``import lintseq`` offers: the library surface, usable without the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintseq.core.benchmark import Benchmark, Problem
from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic, Level
from lintseq.core.edits import EditSequence
from lintseq.core.errors import (
    LinterFailed,
    LinterUnavailable,
    LintseqError,
    ModelFailed,
    ProgramRejected,
    SandboxFailed,
    SandboxUnavailable,
    ToolError,
    TrainerFailed,
    UsageError,
)
from lintseq.core.execution import Runner, Trial, Verdict
from lintseq.core.generate import generate_sequences
from lintseq.core.hookspecs import hookimpl
from lintseq.core.hunks import Hunk, hunks_of
from lintseq.core.language import Language
from lintseq.core.laws import Violation
from lintseq.core.linter import Linter, LintOptions, LintSession
from lintseq.core.metric import (
    Curve,
    CurvePoint,
    Difference,
    EvaluatedArm,
    EvaluatedSample,
    Measure,
    Metric,
)
from lintseq.core.model import Completion, Model, ModelKind, Request, SamplingParameters
from lintseq.core.option import Option, OptionValue
from lintseq.core.program import Program
from lintseq.core.sampler import Preset, Sampler
from lintseq.core.sandbox import ConfinedProcess, Ending, Sandbox, SandboxJob, SandboxLimits
from lintseq.core.serializer import DecodeError, DiffSerializer, Faults
from lintseq.core.sessions import SessionKind, session_kind
from lintseq.core.source import Source
from lintseq.core.stage import Stage, Step
from lintseq.core.structure import Structure
from lintseq.core.trainer import (
    ShownToken,
    Trainer,
    TrainingExample,
    TrainingJob,
    TrainingStep,
    TrainingSummary,
)
from lintseq.pipeline.apply import Applied, apply
from lintseq.pipeline.lint import Judged, lint
from lintseq.pipeline.settings import Settings, toolbox
from lintseq.pipeline.verify import verify_row as verify

__all__ = [
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
    "apply",
    "encode",
    "generate",
    "hookimpl",
    "hunks_of",
    "lint",
    "verify",
]


def generate(
    program: str | Program | Change,
    *,
    language: str | None = None,
    samples: int = 5,
    seed: int = 0,
    sampler: str = "lintseq",
    preset: str = "default",
    options: Mapping[str, OptionValue] | None = None,
    linter: str | None = None,
    level: str = "default",
    session: SessionKind = "fast",
    id: str | None = None,  # noqa: A002
) -> Iterator[EditSequence]:
    """Draw edit sequences of a program, in this process.

    A program that is given an id gives the same sequences as a row of that id on the command line.

    Args:
        program: the finished text, a `Program`, or a `Change` of an existing text.
        language: its language; may be left out for a `Program`, which knows.
        samples: how many sequences to draw.
        seed: of the random source.
        sampler: the sampler's name.
        preset: the name of the sampler's preset.
        options: options of the sampler that differ from the preset's.
        linter: the linter's name; left out for the language's default.
        level: which of the linter's levels says what counts as an error.
        session: ``naive`` lints every state from scratch. The sequences are the same: it is for
            comparison.
        id: what the program is called; left out for the SHA-256 of its content.

    Raises:
        UsageError: a name is unknown.
        ProgramRejected: the program does not parse, or its linter cannot take it.
        ToolError: the linter is missing or failed.
    """
    if isinstance(program, Program):
        language = language or program.language
    if samples < 1:
        raise UsageError(f"At least one sample must be drawn, not {samples}.")
    if language is None:
        raise UsageError("Which language is the program in? Give language=, 'python' for example.")
    known = _as_program(program, language)
    tools = toolbox(
        Settings(
            language=language,
            linter=linter,
            level=level,
            sampler=sampler,
            preset=preset,
            overrides=options or {},
        )
    )
    return generate_sequences(
        program if isinstance(program, Change) else Change.between(known.base, known.text),
        record_id=id or known.id or known.content_id,
        linter=tools.linter,
        sampler=tools.sampler,
        structure=tools.language.structure,
        level=level,
        samples=samples,
        seed=seed,
        session_kind=session_kind(session),
    )


def encode(sequence: EditSequence, format: str = "unified") -> list[str]:  # noqa: A002
    """The edits of ``sequence`` as text, one string each.

    Raises:
        UsageError: there is no such format.
    """
    from lintseq.core.host import default_host

    return default_host().serializers.get(format).encode(sequence)


def _as_program(program: str | Program | Change, language: str) -> Program:
    if isinstance(program, Program):
        return program
    if isinstance(program, Change):
        return Program(program.target, language, base=program.base)
    return Program(program, language)
