"""From a file of results to an arm, and the checks that arms can be compared at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.errors import UsageError, did_you_mean
from lintseq.core.execution import SANDBOX_FAILED
from lintseq.core.metric import EvaluatedArm, EvaluatedSample
from lintseq.pipeline.report.contents import ReportArm
from lintseq.pipeline.report.digests import rows_digest
from lintseq.pipeline.report.training import read_training
from lintseq.pipeline.result_rows import ResultRow
from lintseq.pipeline.results_file import read_results


@dataclass(frozen=True, slots=True)
class NamedFile:
    """``NAME=FILE``, as the user gave it."""

    name: str
    file: str


def read_arms(results: Sequence[NamedFile], training: Sequence[NamedFile]) -> list[ReportArm]:
    """The arms of the files ``results``, with their ``training`` where it is told.

    Raises:
        UsageError: a file is unfit, a name is used twice or unknown, or the arms were not asked
            the same problems.
    """
    names = [each.name for each in results]
    for name in names:
        if names.count(name) > 1:
            raise UsageError(f"Two arms are called '{name}': give them names, NAME=FILE.")
    notes: dict[str, str] = {}
    for each in training:
        if each.name not in names:
            raise UsageError(
                f"--training is for an arm '{each.name}': {did_you_mean(each.name, names)}"
            )
        if notes.setdefault(each.name, each.file) != each.file:
            raise UsageError(f"--training names two folders for the arm '{each.name}'.")
    arms = [_read(each, notes.get(each.name)) for each in results]
    for arm in arms[1:]:
        _check_comparable(arms[0], arm)
    return arms


def _read(named: NamedFile, notes: str | None) -> ReportArm:
    rows = read_results(named.file)
    benchmarks = list(dict.fromkeys(row.benchmark for row in rows))
    if len(benchmarks) > 1:
        raise UsageError(
            f"'{named.file}' has results of the benchmarks '{benchmarks[0]}' and "
            f"'{benchmarks[1]}': give each a file of its own."
        )
    return ReportArm(
        evaluated=_evaluated(named.name, rows),
        results=Path(named.file),
        digest=rows_digest(named.file),
        benchmark=benchmarks[0],
        facts=_facts(rows),
        asked=max((row.parameters.n for row in rows if row.parameters), default=None),
        training=None if notes is None else read_training(Path(notes)),
    )


def _evaluated(name: str, rows: Iterable[ResultRow]) -> EvaluatedArm:
    problems: dict[str, list[EvaluatedSample]] = {}
    failed = 0
    for row in rows:
        samples = problems.setdefault(row.task_id, [])
        if row.outcome == SANDBOX_FAILED:
            failed += 1
        else:
            samples.append(_sample(row))
    return EvaluatedArm(name, problems, failed)


def _sample(row: ResultRow) -> EvaluatedSample:
    return EvaluatedSample(
        passed=row.passed,
        outcome=row.outcome,
        solution=row.solution,
        tokens=row.tokens_out,
        decoding=row.decoding,
        states=row.linted_states,
        clean_states=row.clean_states,
        repairs=row.repairs,
    )


def _facts(rows: Sequence[ResultRow]) -> Mapping[str, str]:
    """What the rows say of their making; where they differ, all that they say."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        for name, value in _facts_of(row).items():
            found.setdefault(name, {})[value] = None
    return {name: "; ".join(values) for name, values in found.items()}


def _facts_of(row: ResultRow) -> Mapping[str, str]:
    facts: dict[str, str] = {}
    if row.model is not None:
        facts["model"] = f"{row.model.kind}:{row.model.where}"
        facts["model version"] = row.model.version
    if row.format is not None:
        facts["format"] = row.format
    if row.parameters is not None:
        drawn = row.parameters
        facts["temperature"] = f"{drawn.temperature:g}"
        facts["top-p"] = f"{drawn.top_p:g}"
        facts["most tokens"] = f"{drawn.max_tokens}"
        facts["stop strings"] = ", ".join(map(repr, drawn.stop)) or "none"
        facts["seed"] = f"{drawn.seed}"
    box = row.sandbox
    facts["sandbox"] = f"{box.name}, {box.version}"
    facts["sandbox tier"] = box.tier
    facts["time limit"] = f"{box.time_limit:g} s"
    return facts


def _check_comparable(first: ReportArm, other: ReportArm) -> None:
    """Raise a `UsageError` unless both arms were asked the same problems."""
    if other.benchmark != first.benchmark:
        raise UsageError(
            f"'{first.results}' has results of the benchmark '{first.benchmark}', "
            f"'{other.results}' of '{other.benchmark}': make a report of each."
        )
    for one, two in ((first, other), (other, first)):
        missing = [task for task in one.evaluated.problems if task not in two.evaluated.problems]
        if missing:
            more = f" and {len(missing) - 1} others" if len(missing) > 1 else ""
            raise UsageError(
                f"'{one.results}' has the problem '{missing[0]}'{more}, '{two.results}' has not: "
                "evaluate the same problems."
            )
