"""Runs the authors' ``pylintseq`` in its own environment, one JSON line for each program.

This file is run by another interpreter and imports nothing of lintseq. The first line out says the
versions. Then each line in, ``{"seed": …, "program": …}``, is answered by what one sequence took,
``{"seconds": …, "lints": …, "sizes": [[…]]}``, or by ``{"failure": …}`` where none came. Seconds
are of the processor, sizes the lines that each edit adds.
"""

from __future__ import annotations

import importlib.metadata
import json
import sys
import time
from typing import IO

import pylintseq.utils as reference

SETTINGS = {
    "children_per_round": 1,
    "top_k": 1,
    "max_population_size": 1,
    "max_depth": 512,
    "indent_bias_sampling_factor": 1,
    "ignore_imports": False,
    "ignore_comments": True,
    "ignore_global_defs": True,
    "ignore_init_errors": False,
}
"""What the command ``pylintseq`` passes."""


class CountedLinter:
    """Counts the calls of the reference's linter."""

    def __init__(self) -> None:
        self.calls = 0
        self._lint = reference.file_linter

    def __call__(self, *arguments: object, **named: object) -> object:
        self.calls += 1
        return self._lint(*arguments, **named)


def answer(request: dict[str, object], linter: CountedLinter) -> dict[str, object]:
    """Draw one sequence."""
    reference.set_seed_everywhere(request["seed"])
    linter.calls = 0
    started = time.process_time()
    try:
        found = reference.lintseq_backward_sampling_pythonic(request["program"], **SETTINGS)
    # The reference raises whatever comes up in it: each kind is a way to fail.
    except Exception as error:
        return {"failure": type(error).__name__}
    seconds = time.process_time() - started
    if not found:
        return {"failure": "none"}
    _, edits = reference.inflate_edit_path(request["program"], found[0][0])
    return {"seconds": seconds, "lints": linter.calls, "sizes": [list(map(lines_added, edits))]}


def lines_added(diff: str) -> int:
    """How many lines a text grows by: difflib takes some away that it then puts back."""
    starts = [line[:1] for line in diff.split("\n")]
    return starts.count("+") - starts.count("-")


def main(requests: IO[str], answers: IO[str]) -> None:
    """Answer until the input ends."""
    linter = CountedLinter()
    reference.file_linter = linter
    versions = {name: importlib.metadata.version(name) for name in ("pylintseq", "pylint")}
    print(json.dumps(versions), file=answers, flush=True)
    for line in requests:
        print(json.dumps(answer(json.loads(line), linter)), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.stdin, sys.stdout)
