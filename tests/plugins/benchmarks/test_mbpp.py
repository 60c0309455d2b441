"""MBPP, whole and sanitized: asked with the name and arguments that the tests use."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from lintseq.core.errors import UsageError
from lintseq.plugins.benchmarks.mbpp import Mbpp
from lintseq.testing import BenchmarkConformance

PUBLISHED = Path(__file__).parents[2] / "data" / "mbpp.jsonl"
Row = Mapping[str, Any]

WHOLE: Row = {
    "text": "Write a function to double a number.",
    "code": "def helper(x):\r\n    return x\r\n"
    "def double(a, b=lambda x: x) :\r\n    return 2 * a\r\n",
    "task_id": 5,
    "test_setup_code": "",
    "test_list": ["assert double(2) == 4", "assert double(3) == 6"],
    "challenge_test_list": [],
}
SANITIZED: Row = {
    "source_file": "Benchmark Questions Verification V2.ipynb",
    "task_id": 5,
    "prompt": "Write a python function to double a number.",
    "code": "def double(a): return 2 * a",
    "test_imports": ["import math"],
    "test_list": ["assert math.isclose(double(2), 4)"],
}


class TestMbppKeepsTheLaws(BenchmarkConformance):
    benchmark = Mbpp()
    where = str(PUBLISHED)


@pytest.fixture
def problems_of(tmp_path: Path) -> Callable[..., Any]:
    """The problems of a packed file with these rows."""

    def call(*rows: object) -> Any:
        path = tmp_path / "rows.jsonl.gz"
        text = "".join(f"{json.dumps(row)}\n" for row in rows)
        path.write_bytes(gzip.compress(text.encode()))
        return Mbpp().problems(str(path))

    return call


def test_a_problem_of_the_whole_file(problems_of: Callable[..., Any]) -> None:
    (problem,) = problems_of(WHOLE)
    asked = "Write a function `double(a, b=lambda x: x)` to double a number."
    assert problem.instruction == asked
    assert (problem.task_id, problem.entry_point) == ("5", "double")
    assert problem.solution == WHOLE["code"]
    assert problem.tests == "assert double(2) == 4\nassert double(3) == 6\n"
    assert (problem.setup, problem.stub) == ("", "")


def test_a_problem_of_the_sanitized_file(problems_of: Callable[..., Any]) -> None:
    (problem,) = problems_of(SANITIZED)
    assert problem.instruction == "Write a python function `double(a)` to double a number."
    assert problem.setup == "import math\n"
    assert problem.tests == "assert math.isclose(double(2), 4)\n"


def test_setup_code_comes_after_the_program_that_it_uses(problems_of: Callable[..., Any]) -> None:
    (problem,) = problems_of({**WHOLE, "test_setup_code": "node = double(1)\r\nroot = node"})
    assert problem.tests.startswith("node = double(1)\nroot = node\nassert double(2)")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("def double(a): return 2 * a", "double(a)"),
        ("def double( a,b ):\n    return 2", "double( a,b )"),
        ("def double(a: int = 1) -> 'int':  # twice\n    return 2", "double(a: int = 1) -> 'int'"),
        ("def double(\n    a,  # a number: any\n    b={1: 2}):\n    pass", "double( a, b={1: 2})"),
        ("@cache\ndef double(a):\n    return 2", "double(a)"),
        ("import re\ndef double(text=': #'):\n    return 2", "double(text=': #')"),
    ],
)
def test_the_signature_is_the_references(
    problems_of: Callable[..., Any], code: str, name: str
) -> None:
    (problem,) = problems_of({**WHOLE, "code": code})
    assert problem.instruction == f"Write a function `{name}` to double a number."


def test_every_mention_of_a_function_gets_the_signature(problems_of: Callable[..., Any]) -> None:
    text = "Write a function to double by a lambda function."
    (problem,) = problems_of({**SANITIZED, "prompt": text})
    mention = "function `double(a)`"
    assert problem.instruction == f"Write a {mention} to double by a lambda {mention}."


def test_a_description_that_speaks_of_no_function(problems_of: Callable[..., Any]) -> None:
    (problem,) = problems_of({**SANITIZED, "prompt": "Given a number, double it."})
    asked = "Given a number, double it.\nWrite it as a function `double(a)`."
    assert problem.instruction == asked


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"task_id": "five"}, "the column 'task_id' holds no whole number"),
        ({"code": "def double("}, "the columns 'code' and 'test_list' are no Python: "),
        ({"code": "double = int"}, "the tests in 'test_list' call no function of 'code'"),
        ({"test_list": "assert 1"}, "the column 'test_list' holds no list"),
        ({"test_list": [1]}, "the column 'test_list' holds more than texts"),
        ({"test_setup_code": None}, "the column 'test_setup_code' holds no text"),
    ],
)
def test_other_rows_are_refused(problems_of: Callable[..., Any], change: Row, words: str) -> None:
    with pytest.raises(UsageError) as refused:
        problems_of(WHOLE, SANITIZED, {**WHOLE, **change})
    assert f"rows.jsonl.gz:3: {words}" in str(refused.value)
    assert "; mbpp.jsonl with 'task_id', 'text', " in str(refused.value)


def test_rows_without_tests_are_refused(problems_of: Callable[..., Any]) -> None:
    row = {name: value for name, value in WHOLE.items() if name != "test_list"}
    with pytest.raises(UsageError, match="there is no column 'test_list'"):
        problems_of(row)
