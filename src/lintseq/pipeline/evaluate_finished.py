"""Whether a finished file of results is that of given samples: if so it need not be made again."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.json_text import encode_json
from lintseq.pipeline.evaluate import Evaluation
from lintseq.pipeline.evaluate_journal import journal_path
from lintseq.pipeline.evaluate_summary import EvaluationSummary, summed_up
from lintseq.pipeline.read_rows import find_rows
from lintseq.pipeline.result_rows import decode_result

VERDICT = ("passed", "outcome", "message", "seconds")
"""The columns of a result that do not follow from its sample and how it is judged."""


def finished(evaluation: Evaluation, out: Path) -> EvaluationSummary:
    """The summary of the results in ``out``, which must be those of this ``evaluation``.

    Raises:
        UsageError: they are of other samples, or were judged by something else.
    """
    with ExitStack() as scratch:
        found = list(find_rows([str(out)], scratch))
    if len(found) != len(evaluation.samples):
        raise _other(str(out), f"{len(found)} samples, not {len(evaluation.samples)}")
    outcomes = []
    for row, sample, judged_by in zip(found, evaluation.samples, evaluation.circumstances):
        columns = row.columns or {}
        expected = {**sample.columns, **asdict(judged_by)}
        names = [name for name in expected if name not in VERDICT]
        # As they are written: a tuple is a list there, and what is no number equals itself.
        changed = [
            name for name in names if encode_json(columns.get(name)) != encode_json(expected[name])
        ]
        if changed or set(columns) != {*names, *VERDICT}:
            raise _other(row.shown, f"another '{changed[0]}'" if changed else "other columns")
        outcomes.append(decode_result(columns, row.shown).outcome)
    # It is there yet if the run was killed between its last two breaths.
    journal_path(out).unlink(missing_ok=True)
    return summed_up([sample.problem.task_id for sample in evaluation.samples], outcomes)


def _other(shown: str, what: str) -> UsageError:
    return UsageError(
        f"{shown}: these results are of something else, they have {what}: give --overwrite to "
        "replace them, or another name."
    )
