"""The programs that a report shows: of one problem, for each arm one that passed, one that did not.

The choice follows a rule that the page states, so that nobody picks what looks well: the first
problem on which the most arms have both a sample that passed and one that did not, and of each arm
its first sample of either kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

from lintseq.core.execution import SANDBOX_FAILED
from lintseq.pipeline.fields import Fields
from lintseq.pipeline.read_rows import find_rows
from lintseq.pipeline.report.contents import ReportArm, ShownProblem, ShownSample
from lintseq.pipeline.result_rows import RESULTS, ResultRow, decode_result

Pair = tuple[ShownSample | None, ShownSample | None]


def shown_problem(arms: Sequence[ReportArm]) -> ShownProblem | None:
    """The problem that the rule chooses, with its samples; None if there are no samples at all."""
    task = max(arms[0].evaluated.problems, key=lambda task: _variety(arms, task), default=None)
    if task is None or not any(_variety(arms, task)):
        return None
    prompts: list[str] = []
    samples = {arm.name: _samples(str(arm.results), task, prompts) for arm in arms}
    return ShownProblem(task, next(iter(prompts), ""), samples)


def _variety(arms: Sequence[ReportArm], task: str) -> tuple[int, int]:
    """How many arms have both kinds of samples, and how many kinds all arms have together."""
    kinds = [{sample.passed for sample in arm.evaluated.problems[task]} for arm in arms]
    return sum(len(kind) == 2 for kind in kinds), sum(map(len, kinds))


def _samples(file: str, task: str, prompts: list[str]) -> Pair:
    """The first sample of ``task`` that passed, and the first that did not."""
    chosen: dict[bool, ShownSample] = {}
    with ExitStack() as scratch:
        for found in find_rows([file], scratch):
            columns = found.columns or {}
            if columns.get("task_id") != task:
                continue
            fields = Fields(columns, found.shown, RESULTS)
            prompts.extend(filter(None, [fields.find("prompt", str)]))
            row = decode_result(columns, found.shown)
            if row.outcome != SANDBOX_FAILED:
                chosen.setdefault(row.passed, _sample(row, fields))
    return chosen.get(True), chosen.get(False)


def _sample(row: ResultRow, fields: Fields) -> ShownSample:
    return ShownSample(
        index=row.sample,
        outcome=row.outcome,
        message=row.message,
        program=row.solution,
        text=fields.find("text", str) or "",
        states=fields.texts("states") if fields.has("states") else (),
    )
