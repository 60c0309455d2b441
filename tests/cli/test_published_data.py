"""Benchmarks as they are published, and commits: every record comes through, to the byte."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
ReadRows = Callable[..., list[dict[str, Any]]]

ROOT = Path(__file__).parents[2]
HUMANEVAL = ROOT / "examples" / "humaneval.jsonl"
MBPP = ROOT / "tests" / "data" / "mbpp.jsonl"
QUICK = ("--lang", "python", "--sampler", "randseq", "--set", "edits=3", "-s", 2, "-w", 1)


def problems(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def expected(problem: dict[str, Any]) -> tuple[str, str, str, dict[str, Any]]:
    """The id, the instruction, the program and the metadata of a published problem."""
    rest = dict(problem)
    name = str(rest.pop("task_id"))
    if "canonical_solution" in rest:
        prompt = rest.pop("prompt")
        return name, prompt, prompt + rest.pop("canonical_solution"), rest
    return name, rest.pop("text"), rest.pop("code"), rest


@pytest.mark.parametrize("source", [HUMANEVAL, MBPP], ids=["HumanEval", "MBPP"])
def test_a_benchmark_is_read_as_it_is_published(
    lintseq: Run, read_rows: ReadRows, tmp_path: Path, source: Path
) -> None:
    done = lintseq(source, *QUICK, "-o", "out.jsonl", cwd=tmp_path)
    wanted = [expected(problem) for problem in problems(source)]
    assert done.returncode == 0
    counts = f"{len(wanted)} programs: {2 * len(wanted)} sequences, 0 rejects; "
    assert done.stderr.startswith(counts)
    found = [
        (row["id"], row["instruction"], row["program"], row["metadata"])
        for row in read_rows(tmp_path / "out.jsonl")
    ]
    assert found[::2] == found[1::2] == wanted
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


COMMITS = [
    ("a = 1\nb = 2\n", "a = 1\nb = 3\nc = a\n"),
    ("", "x = 1\n"),
    ("x = 1\n", ""),
    ("x = 1\ny = 2", "y = 2"),
    ("same = 1\n", "same = 1\n"),
    ("def f(x):\n    return x\n\nprint(f(1))\n", "def g(x):\n    return x + 1\n\nprint(g(1))\n"),
    ("import os\n\n\nos.remove('a')\r\n", "from pathlib import Path\n\nPath('a').unlink()\r\n"),
    ("a = 1\n", "a = (\n"),
]


def test_commits_are_changes(
    lintseq: Run, read_rows: ReadRows, write_rows: Callable[..., Path], tmp_path: Path
) -> None:
    commits = [
        {"commit": f"c{n}", "message": f"Change {n}.", "old_contents": old, "new_contents": new}
        for n, (old, new) in enumerate(COMMITS)
    ]
    write_rows(tmp_path / "commits.jsonl", commits)
    columns = ("--base-column", "old_contents", "--target-column", "new_contents")
    names = ("--id-column", "commit", "--instruction-column", "message")
    arguments = ("commits.jsonl", "--lang", "python", *columns, *names, "-s", 2, "-w", 1)
    assert lintseq(*arguments, "-o", "out.jsonl", cwd=tmp_path).returncode == 0
    rows = read_rows(tmp_path / "out.jsonl")
    assert [(row["id"], row.get("base", ""), row["program"]) for row in rows[::2]] == [
        (f"c{n}", old, new) for n, (old, new) in enumerate(COMMITS[:-1])
    ]
    for row in rows:
        assert row["metadata"] == {}
        assert ("deletions" in row) == ("base" in row)
        deletions: list[list[int]] = row.get("deletions", [[]] * len(row["insertions"]))
        assert len(deletions) == len(row["insertions"])
    (reject,) = read_rows(tmp_path / "out.rejects.jsonl")
    assert (reject["id"], reject["reason"]) == ("c7", "syntax")
    verified = lintseq("verify", "out.jsonl", "--regenerate", "-w", 1, cwd=tmp_path)
    assert verified.stdout == f"{len(rows)} rows verified, 0 violations\n"
