"""``lintseq problems``: what a benchmark asks, and programs that ``lintseq generate`` takes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
Read = Callable[..., list[dict[str, Any]]]

HUMANEVAL = Path(__file__).parents[2] / "examples" / "humaneval.jsonl"


def test_problems_are_rows(here: Run, read_rows: Read) -> None:
    done = here("problems", "miniature:3")
    assert (done.returncode, done.stderr) == (0, "")
    rows = read_rows(done.stdout)
    assert [row["task_id"] for row in rows] == ["miniature/0", "miniature/1", "miniature/2"]
    for row in rows:
        assert row["instruction"].startswith("Write a Python function `solve(")
        assert row["solution"].startswith("def solve(")
        assert row["tests"].count("assert solve(") == 6
        assert (row["language"], row["entry_point"]) == ("python", "solve")
        assert (row["setup"], row["stub"]) == ("", "")


def test_into_a_file(here: Run, read_rows: Read, refusal: Refusal, tmp_path: Path) -> None:
    done = here("problems", f"humaneval:{HUMANEVAL}", "-o", "problems.jsonl")
    said = f"164 problems of humaneval:{HUMANEVAL} → problems.jsonl\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, "", said)
    assert len(read_rows(tmp_path / "problems.jsonl")) == 164
    again = ("problems", "miniature:1", "-o", "problems.jsonl")
    assert refusal(here(*again)).startswith("'problems.jsonl' exists: give --overwrite")
    assert here(*again, "--overwrite", "-q").stderr == ""
    assert len(read_rows(tmp_path / "problems.jsonl")) == 1


def test_programs_to_train_on_are_taken_as_they_are(
    here: Run, read_rows: Read, tmp_path: Path
) -> None:
    done = here("problems", "miniature", "--train", 1005, "--seed", 3, "-o", "train.jsonl")
    assert (done.returncode, done.stderr) == (0, "1005 programs of miniature → train.jsonl\n")
    rows = read_rows(tmp_path / "train.jsonl")
    assert len(rows) == 1005
    assert {tuple(row) for row in rows} == {("id", "instruction", "program")}
    (tmp_path / "few.jsonl").write_text(
        "\n".join((tmp_path / "train.jsonl").read_text().split("\n")[:20])
    )
    assert here("--lang", "python", "few.jsonl", "-s", 1, "-w", 1, "-o", "run/").returncode == 0
    made = read_rows(tmp_path / "run" / "shards" / "00000.jsonl")
    columns = ("id", "instruction", "program")
    assert [{name: row[name] for name in columns} for row in made] == rows[:20]
    assert all(row["metadata"] == {} for row in made)


def test_the_same_seed_the_same_bytes(here: Run) -> None:
    first = here("problems", "miniature", "--train", 30, "--seed", 1).stdout
    assert here("problems", "miniature", "--train", 30, "--seed", 1).stdout == first
    assert here("problems", "miniature", "--train", 30).stdout != first


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["minature"], "There is no benchmark 'minature': did you mean 'miniature'?"),
        (["miniature:"], "Nothing follows the colon in 'miniature:': write 'miniature:COUNT'."),
        (["miniature:many"], "The benchmark 'miniature' takes a number of problems from 1 to"),
        (["humaneval"], "The benchmark 'humaneval' is a file: write 'humaneval:FILE', "),
        (["mbpp:gone.jsonl"], "Cannot read 'gone.jsonl': No such file or directory; check the"),
        (["mbpp:empty.jsonl"], "The benchmark 'mbpp:empty.jsonl' has no problems: name another"),
        (["mbpp", "--train", "3"], "The benchmark 'mbpp' has no programs to train on."),
        (["miniature", "--train", "0"], "Invalid value for '--train': 0 is not in the range"),
        (["miniature", "-o", "gone/x"], "There is no folder 'gone' to write 'x' into: make it"),
    ],
)
def test_what_cannot_be_asked_for(
    here: Run, refusal: Refusal, tmp_path: Path, arguments: list[str], words: str
) -> None:
    (tmp_path / "empty.jsonl").touch()
    assert refusal(here("problems", "-o", "out.jsonl", *arguments)).startswith(words)
    assert [path.name for path in tmp_path.iterdir()] == ["empty.jsonl"]


def test_a_problem_there_twice(here: Run, refusal: Refusal, tmp_path: Path) -> None:
    first = HUMANEVAL.read_text("utf-8").split("\n")[0]
    (tmp_path / "twice.jsonl").write_text(f"{first}\n{first}\n", "utf-8")
    words = "The benchmark 'humaneval:twice.jsonl' has two problems 'HumanEval/0': remove one"
    assert refusal(here("problems", "humaneval:twice.jsonl")).startswith(words)
