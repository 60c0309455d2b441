"""A finished file of samples that a run is to go on with: left alone, if it is of the same job."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.benchmark import Problem
from lintseq.core.errors import UsageError
from lintseq.pipeline.read_rows import find_rows
from lintseq.pipeline.sample_rows import DrawnWith, decode_sample


@dataclass(frozen=True)
class WantedSamples:
    """What can be said of the samples that are wanted before the model is opened.

    Attributes:
        kind: of the model.
        where: the model's.
        drawn: how they are drawn.
        problems: what the model is asked.
        format: the text format, if the user names one.
    """

    kind: str
    where: str
    drawn: DrawnWith
    problems: Sequence[Problem]
    format: str | None

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.problems) * self.drawn.n


def check_finished(path: Path, wanted: WantedSamples) -> None:
    """Raise a `UsageError` unless ``path`` holds the samples that are wanted, by its first row."""
    with ExitStack() as scratch:
        rows = find_rows([str(path)], scratch)
        first = next(rows, None)
        count = 1 + sum(1 for _ in rows)
    if first is None or first.columns is None:
        raise UsageError(f"'{path}' is no file of samples: name another by -o.")
    row = decode_sample(first.columns, first.shown)
    problem = wanted.problems[0]
    same = {
        "drawn in another way": row.parameters == wanted.drawn,
        "of another model": (row.model.kind, row.model.where) == (wanted.kind, wanted.where),
        "of other problems": (row.task_id, row.prompt) == (problem.task_id, problem.instruction),
        "of another number": count == wanted.count,
        "in another format": wanted.format in (None, row.format),
    }
    for difference, agrees in same.items():
        if not agrees:
            raise UsageError(
                f"The samples in '{path}' are complete, and {difference} than asked for: give "
                "--overwrite to replace them, or another name."
            )
