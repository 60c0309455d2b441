"""A benchmark's problems and training programs as rows of JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintseq.core.benchmark import Problem
from lintseq.core.json_text import encode_json
from lintseq.core.program import Program


def problem_rows(problems: Sequence[Problem]) -> Iterator[str]:
    """A line for each problem: all that it has, hidden tests and solution included."""
    for problem in problems:
        yield encode_json(
            {
                "task_id": problem.task_id,
                "instruction": problem.instruction,
                "language": problem.language,
                "solution": problem.solution,
                "tests": problem.tests,
                "setup": problem.setup,
                "stub": problem.stub,
                "entry_point": problem.entry_point,
            }
        )


def training_rows(programs: Iterator[Program]) -> Iterator[str]:
    """A line for each program, with columns that ``lintseq generate`` finds by itself."""
    for program in programs:
        yield encode_json(
            {"id": program.id, "instruction": program.instruction, "program": program.text}
        )
