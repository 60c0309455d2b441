"""Rows of results for tests of reports: whole, as ``lintseq evaluate`` writes them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

SANDBOX = {"name": "box", "tier": "strong", "version": "box 1", "time_limit": 10.0}
PARAMETERS = {"temperature": 0.8, "top_p": 1.0, "max_tokens": 64, "stop": [], "n": 2, "seed": 0}


def result_row(task: str, sample: int, passed: bool, **other: Any) -> dict[str, Any]:
    """One row; ``other`` columns replace those that are usual."""
    return {
        "task_id": task,
        "sample": sample,
        "solution": f"a = {sample}\nb = a\n",
        "decoding": "clean",
        "repairs": {},
        "states": [f"a = {sample}\n"],
        "linted_states": 1,
        "clean_states": 1,
        "prompt": f"Write {task}.",
        "text": "\n<|diff|>…",
        "tokens_in": 5,
        "tokens_out": 20,
        "stop_reason": "end",
        "seed": sample,
        "parameters": PARAMETERS,
        "format": "unified",
        "model": {"kind": "transformers", "where": "models/a", "version": "1"},
        "lintseq_version": "0.1.0",
        "passed": passed,
        "outcome": "passed" if passed else "wrong-answer",
        "message": "" if passed else "assert f(1) == 2",
        "seconds": 0.25,
        "benchmark": "humaneval",
        "tests_sha256": "0" * 64,
        "sandbox": SANDBOX,
        **other,
    }


def write_results(path: Path, verdicts: Mapping[str, Sequence[bool]], **other: Any) -> Path:
    """A file of results: for each task, its samples' verdicts."""
    rows = [
        result_row(task, number, passed, **other)
        for task, passes in verdicts.items()
        for number, passed in enumerate(passes)
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path
