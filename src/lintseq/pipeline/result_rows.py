"""Rows of results: the row of a sample, every column as it stands, with the verdict on it.

So a file of results is a file of samples too. What lintseq itself drew has all columns of
`lintseq.pipeline.sample_rows`; samples from elsewhere have at least a task and a program, and in
their results the other columns are missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from lintseq.core.errors import UsageError
from lintseq.core.execution import OUTCOMES, Verdict
from lintseq.core.json_text import encode_json
from lintseq.pipeline.fields import Fields
from lintseq.pipeline.sample_rows import DrawnWith, ModelStamp, drawn_with, model_stamp

RESULTS = "a row of results"


@dataclass(frozen=True, slots=True)
class SandboxStamp:
    """Which sandbox a program ran in, and for how many seconds at most."""

    name: str
    tier: str
    version: str
    time_limit: float


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a sample was judged by.

    Attributes:
        benchmark: the benchmark's name.
        tests_sha256: of the tests that it had to pass, and of what they need.
        sandbox: where it ran.
    """

    benchmark: str
    tests_sha256: str
    sandbox: SandboxStamp


@dataclass(frozen=True)
class ResultRow:
    """One sample with its verdict, as far as reports want to know it.

    Attributes:
        task_id: the problem's.
        sample: which of the problem's samples, from 0.
        solution: the program that was judged; None if there was none.
        passed: whether every test passed.
        outcome: from `lintseq.core.execution.OUTCOMES`.
        message: more, for people.
        sandbox: what it ran in.
        seconds: on the wall clock.
        benchmark: whose problem it was.
        decoding: this and what follows as in `lintseq.pipeline.sample_rows.SampleRow`;
            None in samples from elsewhere.
    """

    task_id: str
    sample: int
    solution: str | None
    passed: bool
    outcome: str
    message: str
    sandbox: SandboxStamp
    seconds: float
    benchmark: str
    decoding: str | None = None
    repairs: Mapping[str, int] | None = None
    linted_states: int | None = None
    clean_states: int | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None
    parameters: DrawnWith | None = None
    format: str | None = None
    model: ModelStamp | None = None


def encode_result(columns: Mapping[str, object], verdict: Verdict, judged_by: Circumstances) -> str:
    """The sample whose row has these ``columns``, with its verdict, as one line of JSON."""
    told = {
        "passed": verdict.passed,
        "outcome": verdict.outcome,
        "message": verdict.message,
        "seconds": round(verdict.seconds, 4),
    }
    return encode_json({**columns, **told, **asdict(judged_by)})


def decode_result(columns: Mapping[str, object], shown: str) -> ResultRow:
    """Read a row of ``lintseq evaluate`` back.

    Raises:
        UsageError: it is none; the message names the field and ``shown``, its place.
    """
    fields = Fields(columns, shown, RESULTS)
    return ResultRow(
        task_id=fields.get("task_id", str),
        sample=fields.get("sample", int),
        solution=fields.get("solution", str | None),
        passed=fields.get("passed", bool),
        outcome=_outcome(fields),
        message=fields.get("message", str),
        sandbox=_sandbox(fields.part("sandbox")),
        seconds=fields.get("seconds", int | float),
        benchmark=fields.get("benchmark", str),
        decoding=fields.find("decoding", str),
        repairs=fields.counts("repairs"),
        linted_states=fields.find("linted_states", int),
        clean_states=fields.find("clean_states", int),
        tokens_in=fields.find("tokens_in", int),
        tokens_out=fields.find("tokens_out", int),
        parameters=drawn_with(fields.part("parameters")) if fields.has("parameters") else None,
        format=fields.find("format", str),
        model=model_stamp(fields.part("model")) if fields.has("model") else None,
    )


def _outcome(fields: Fields) -> str:
    outcome: str = fields.get("outcome", str)
    if outcome not in OUTCOMES:
        raise UsageError(
            f"{fields.shown}: '{outcome}' is no outcome; known: {', '.join(OUTCOMES)}."
        )
    return outcome


def _sandbox(fields: Fields) -> SandboxStamp:
    return SandboxStamp(
        name=fields.get("name", str),
        tier=fields.get("tier", str),
        version=fields.get("version", str),
        time_limit=fields.get("time_limit", int | float),
    )
