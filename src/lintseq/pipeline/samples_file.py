"""Files of samples, ours or in the field's usual shape: rows of ``task_id`` and a program.

The program is the column ``solution``, a whole program, or ``completion``, which continues the
problem's stub. A row with both is taken at its solution. Where rows are not numbered by a column
``sample``, they are in the order in which they stand.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass

from lintseq.core.benchmark import Problem
from lintseq.core.errors import UsageError
from lintseq.pipeline.fields import Fields
from lintseq.pipeline.read_rows import find_rows

KINDS = "a row of samples"


@dataclass(frozen=True)
class Sample:
    """One sample, and the problem that it is for.

    Attributes:
        problem: the problem.
        index: which of the problem's samples, from 0.
        program: the whole program; None if the sample gave none.
        columns: of its row, as they stand, with the above as ``task_id``, ``sample`` and
            ``solution``.
    """

    problem: Problem
    index: int
    program: str | None
    columns: Mapping[str, object]


def read_samples(name: str, benchmark: str, problems: Mapping[str, Problem]) -> list[Sample]:
    """The samples in the file that the user calls ``name``, in its order.

    ``problems`` are those of ``benchmark``, by task id.

    Raises:
        UsageError: there is no such file, it is empty, or a row is no sample of one of the
            problems, or of one that was there already; the message names file and line.
    """
    samples: list[Sample] = []
    places: dict[tuple[str, int], str] = {}
    counts: dict[str, int] = {}
    with ExitStack() as scratch:
        for found in find_rows([name], scratch):
            if found.columns is None:
                raise UsageError(f"{found.shown}: {found.fault}.")
            fields = Fields(found.columns, found.shown, KINDS)
            problem = _problem(fields, benchmark, problems)
            task = problem.task_id
            index = _index(fields, counts.get(task, 0))
            counts[task] = counts.get(task, 0) + 1
            first = places.setdefault((task, index), found.shown)
            if first != found.shown:
                raise UsageError(
                    f"{found.shown}: sample {index} of '{task}' is at {first} already: "
                    "number the samples of a problem in the column 'sample', or leave it out."
                )
            samples.append(_sample(fields, problem, index))
    if not samples:
        raise UsageError(f"'{name}' has no samples: it is empty.")
    return samples


def _index(fields: Fields, following: int) -> int:
    index: int | None = fields.find("sample", int)
    if index is not None and index < 0:
        raise UsageError(f"{fields.shown}: 'sample' is {index}: samples are numbered from 0.")
    return following if index is None else index


def _problem(fields: Fields, benchmark: str, problems: Mapping[str, Problem]) -> Problem:
    # MBPP calls its tasks by numbers, and so do samples of it.
    task = str(fields.get("task_id", str | int))
    if task not in problems:
        near = difflib.get_close_matches(task, problems, n=1)
        example = near[0] if near else next(iter(problems))
        raise UsageError(
            f"{fields.shown}: the benchmark '{benchmark}' has no problem '{task}'; its problems "
            f"are called like '{example}'."
        )
    return problems[task]


def _sample(fields: Fields, problem: Problem, index: int) -> Sample:
    program: str | None
    if "solution" in fields.columns:
        program = fields.find("solution", str)
    elif "completion" in fields.columns:
        program = problem.stub + fields.get("completion", str)
    else:
        raise UsageError(
            f"{fields.shown}: there is no 'solution' and no 'completion': a row of samples has "
            "a program in one of these columns."
        )
    own = {"task_id": problem.task_id, "sample": index, "solution": program}
    return Sample(problem, index, program, {**fields.columns, **own})
