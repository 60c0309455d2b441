"""The `humaneval` benchmark: OpenAI's HumanEval, from its file as published.

The instruction is that of HumanEvalPack, which the paper's models were asked: name, signature and
docstring, each line of it stripped and blank ones left out. It is made from the published file,
and is the pack's own to the byte in 163 of the 164 problems. In the other, ``HumanEval/115``, the
pack takes an ``import`` inside the function for a part of its signature.
"""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.benchmark import Benchmark, Problem
from lintseq.core.hookspecs import hookimpl
from lintseq.plugins.benchmarks.published import PublishedRow, published_rows
from lintseq.plugins.benchmarks.signature import functions, signature, written_docstring

SHAPE = "HumanEval.jsonl with 'task_id', 'prompt', 'entry_point', 'canonical_solution' and 'test'"


class HumanEval(Benchmark):
    """164 problems in Python: a function to be completed from its signature and docstring.

    Chen et al., *Evaluating Large Language Models Trained on Code*, arXiv 2107.03374, 2021.
    """

    name = "humaneval"
    summary = "HumanEval: Python functions from their docstrings; its file as published"
    where = "FILE"

    def problems(self, where: str | None) -> list[Problem]:
        """The problems in the file ``where``, as `Benchmark.problems` says."""
        return [_problem(row) for row in published_rows(self.name, where, SHAPE)]


def _problem(row: PublishedRow) -> Problem:
    prompt = row.text("prompt")
    entry_point = row.text("entry_point")
    return Problem(
        task_id=row.text("task_id"),
        instruction=_instruction(row, prompt, entry_point),
        language="python",
        tests=f"{row.text('test')}\ncheck({entry_point})\n",
        stub=prompt,
        entry_point=entry_point,
        solution=prompt + row.text("canonical_solution"),
    )


def _instruction(row: PublishedRow, prompt: str, entry_point: str) -> str:
    try:
        function = functions(prompt).get(entry_point)
    except SyntaxError as error:
        raise row.wrong(f"the column 'prompt' is no Python: {error.msg}") from None
    if function is None:
        raise row.wrong(f"the column 'prompt' has no function '{entry_point}'")
    lines = [line.strip() for line in written_docstring(prompt, function).split("\n")]
    asked = "\n".join(line for line in lines if line)
    name = signature(prompt, function)
    return f"Write a Python function `{name}` to solve the following problem:\n{asked}"


@hookimpl
def lintseq_benchmarks() -> Sequence[Benchmark]:
    """Supply the benchmark."""
    return [HumanEval()]
