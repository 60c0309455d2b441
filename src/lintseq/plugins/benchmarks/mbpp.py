"""The `mbpp` benchmark: Google's MBPP, from its file as published, whole or sanitized.

The instruction is the paper's: the description, in which ``function`` becomes ``function
`NAME(ARGS)` ``, so that tests and program agree on names. The signature is that of the function
that the tests call; the authors' code takes the first ``def`` of the reference, which is another
function in 44 of the 974 problems, and cuts off by a set of characters. Where the description has
no such word, a sentence with the signature follows it (task 721 of the sanitized file).

``test_imports`` come before the program. ``test_setup_code`` comes after it, before the tests: it
is there in two problems, and both times it makes objects of the program's own class.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from lintseq.core.benchmark import Benchmark, Problem
from lintseq.core.hookspecs import hookimpl
from lintseq.plugins.benchmarks.published import PublishedRow, published_rows
from lintseq.plugins.benchmarks.signature import called, functions, signature

SHAPE = (
    "mbpp.jsonl with 'task_id', 'text', 'code', 'test_list' and 'test_setup_code', or the "
    "sanitized one with 'prompt' and 'test_imports'"
)


class Mbpp(Benchmark):
    """974 problems in Python, of which 427 were looked through by people ("sanitized").

    Austin et al., *Program Synthesis with Large Language Models*, arXiv 2108.07732, 2021.
    """

    name = "mbpp"
    summary = "MBPP: Python functions from one sentence; its file as published, or sanitized"
    where = "FILE"
    known_failures: ClassVar[dict[str, str]] = {
        "123": "the published solution needs more than ten seconds (it sums divisors one by one)"
    }

    def problems(self, where: str | None) -> list[Problem]:
        """The problems in the file ``where``, as `Benchmark.problems` says."""
        return [_problem(row) for row in published_rows(self.name, where, SHAPE)]


def _problem(row: PublishedRow) -> Problem:
    sanitized = "prompt" in row.columns and "text" not in row.columns
    code = row.text("code")
    asserts = row.texts("test_list")
    entry_point, name = _called(row, code.replace("\r\n", "\n"), "\n".join(asserts))
    setup = [] if sanitized else [row.text("test_setup_code").replace("\r\n", "\n")]
    return Problem(
        task_id=_task_id(row),
        instruction=_instruction(row.text("prompt" if sanitized else "text"), name),
        language="python",
        tests="".join(f"{part}\n" for part in (*setup, *asserts) if part),
        setup="".join(f"{line}\n" for line in row.texts("test_imports")) if sanitized else "",
        entry_point=entry_point,
        solution=code,
    )


def _task_id(row: PublishedRow) -> str:
    value = row.columns.get("task_id")
    if type(value) is not int:
        raise row.wrong("the column 'task_id' holds no whole number")
    return str(value)


def _called(row: PublishedRow, code: str, tests: str) -> tuple[str, str]:
    """The function of ``code`` that ``tests`` call, and its signature."""
    try:
        own, names = functions(code), set(called(tests))
    except (SyntaxError, ValueError) as error:
        raise row.wrong(f"the columns 'code' and 'test_list' are no Python: {error}") from None
    # The last one: functions at the top are helpers of those below.
    for name in reversed(own):
        if name in names:
            return name, signature(code, own[name])
    raise row.wrong("the tests in 'test_list' call no function of 'code'")


def _instruction(description: str, name: str) -> str:
    if "function" not in description:
        return f"{description}\nWrite it as a function `{name}`."
    return description.replace("function", f"function `{name}`")


@hookimpl
def lintseq_benchmarks() -> Sequence[Benchmark]:
    """Supply the benchmark."""
    return [Mbpp()]
