"""HumanEval: asked as HumanEvalPack asks, tested as published."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lintseq.core.errors import UsageError
from lintseq.plugins.benchmarks.humaneval import HumanEval
from lintseq.testing import BenchmarkConformance

PUBLISHED = Path(__file__).parents[3] / "examples" / "humaneval.jsonl"
Row = dict[str, Any]


@pytest.mark.campaign
class TestHumanEvalKeepsTheLaws(BenchmarkConformance):
    benchmark = HumanEval()
    where = str(PUBLISHED)


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    read = [json.loads(line) for line in PUBLISHED.read_text("utf-8").split("\n") if line]
    return {row["task_id"]: row for row in read}


@pytest.fixture
def problems_of(tmp_path: Path) -> Callable[..., Any]:
    """The problems of a file with these rows."""

    def call(*rows: object) -> Any:
        path = tmp_path / "rows.jsonl"
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
        return HumanEval().problems(str(path))

    return call


def test_all_problems_are_there_in_order() -> None:
    problems = HumanEval().problems(str(PUBLISHED))
    assert [problem.task_id for problem in problems] == [f"HumanEval/{n}" for n in range(164)]


def test_a_problem_is_the_published_row(
    rows: dict[str, Row], problems_of: Callable[..., Any]
) -> None:
    row = rows["HumanEval/32"]
    (problem,) = problems_of(row)
    assert problem.stub == row["prompt"]
    assert problem.solution == row["prompt"] + row["canonical_solution"]
    assert problem.tests == row["test"] + "\ncheck(find_zero)\n"
    assert (problem.entry_point, problem.language, problem.setup) == ("find_zero", "python", "")


ASKED = {
    # As in the pack: lines stripped, blank ones left out, escapes as they are written.
    "HumanEval/51": "`remove_vowels(text)` to solve the following problem:\n"
    "remove_vowels is a function that takes string and returns string without vowels.\n"
    ">>> remove_vowels('')\n''\n"
    ">>> remove_vowels(\"abcdef\\nghijklm\")\n'bcdf\\nghjklm'\n"
    ">>> remove_vowels('abcdef')\n'bcdf'\n>>> remove_vowels('aaaaa')\n''\n"
    ">>> remove_vowels('aaBAA')\n'B'\n>>> remove_vowels('zbcd')\n'zbcd'",
    # The docstring stands below an import, which the pack takes for a part of the signature.
    "HumanEval/115": "`max_fill(grid, capacity)` to solve the following problem:\n"
    "You are given a rectangular grid of wells.",
    # The last of two functions is the one to write.
    "HumanEval/38": "`decode_cyclic(s: str)` to solve the following problem:\n"
    "takes as input string encoded with encode_cyclic function. Returns decoded string.",
    "HumanEval/0": "`has_close_elements(numbers: List[float], threshold: float) -> bool` to solve "
    "the following problem:\nCheck if in given list of numbers,",
}


@pytest.mark.parametrize("task", ASKED)
def test_the_instruction(rows: dict[str, Row], problems_of: Callable[..., Any], task: str) -> None:
    (problem,) = problems_of(rows[task])
    assert problem.instruction.startswith(f"Write a Python function {ASKED[task]}")


def changed(**columns: object) -> Callable[[Row], object]:
    return lambda row: {**row, **columns}


def without(name: str) -> Callable[[Row], object]:
    return lambda row: {key: value for key, value in row.items() if key != name}


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (without("test"), "there is no column 'test'"),
        (changed(prompt=7), "the column 'prompt' holds no text"),
        (changed(prompt="def f(:"), "the column 'prompt' is no Python: invalid syntax"),
        (changed(entry_point="other"), "the column 'prompt' has no function 'other'"),
        (lambda row: [row], "it is an array, not an object"),
    ],
)
def test_other_rows_are_refused(
    rows: dict[str, Row],
    problems_of: Callable[..., Any],
    spoil: Callable[[Row], object],
    words: str,
) -> None:
    right = rows["HumanEval/0"]
    with pytest.raises(UsageError) as refused:
        problems_of(right, spoil(right))
    message = str(refused.value)
    assert f"rows.jsonl:2: {words}" in message
    assert message.endswith(
        "; HumanEval.jsonl with 'task_id', 'prompt', 'entry_point', 'canonical_solution' and "
        "'test' is expected, as published."
    )


def test_a_file_is_needed() -> None:
    with pytest.raises(UsageError, match=r"^The benchmark 'humaneval' is a file: write 'humaneval"):
        HumanEval().problems(None)
