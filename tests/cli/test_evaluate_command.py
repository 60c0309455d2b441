"""``lintseq evaluate`` with real programs in the real sandbox."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli import mutants

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
Rows = list[dict[str, Any]]
Read = Callable[..., Rows]
Write = Callable[[Path, Rows], Path]

LINTSEQ = str(Path(sys.executable).parent / "lintseq")
ON_HUMANEVAL = ("--benchmark", f"humaneval:{mutants.HUMANEVAL}", "--allow-code-execution")
ON_MINIATURE = ("--benchmark", "miniature:4", "--allow-code-execution")


@pytest.fixture(scope="module")
def problems(lintseq: Run, read_rows: Read, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """Four problems of the miniature."""
    folder = tmp_path_factory.mktemp("problems")
    return read_rows(lintseq("problems", "miniature:4", cwd=folder).stdout)


def sample(problem: dict[str, Any], **columns: object) -> dict[str, Any]:
    """A sample of a problem: its solution, unless told otherwise."""
    return {"task_id": problem["task_id"], "solution": problem["solution"], **columns}


@pytest.mark.campaign
def test_humanevals_solutions_pass(
    here: Run, write_rows: Write, read_rows: Read, tmp_path: Path
) -> None:
    rows = mutants.published()
    made = [
        {"task_id": row["task_id"], "completion": row["canonical_solution"], "index": index}
        for index, row in enumerate(rows)
    ]
    write_rows(tmp_path / "samples.jsonl", made)
    done = here("evaluate", "samples.jsonl", *ON_HUMANEVAL, "-w", 2, "-o", "results.jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    said = done.stderr.split("\n")
    assert said[0] == "164 samples of 164 problems: 164 passed (100.0%)"
    assert said[1].startswith("sandbox: ")
    assert said[1].endswith(" s → results.jsonl")
    results = read_rows(tmp_path / "results.jsonl")
    assert [row["index"] for row in results] == list(range(164))
    assert [row["solution"] for row in results] == [mutants.solution(row) for row in rows]
    assert {(row["passed"], row["outcome"]) for row in results} == {(True, "passed")}
    assert {row["sample"] for row in results} == {0}
    stamps = {tuple(row["sandbox"]) for row in results}
    assert stamps == {("name", "tier", "version", "time_limit")}


SPOILT: dict[str, tuple[Callable[[mutants.Row], str], set[str]]] = {
    # Some tests compute with the answer, and cannot with None.
    "empty body": (mutants.empty_body, {"wrong-answer", "error"}),
    "wrong name": (mutants.wrong_name, {"error"}),
    "half a program": (mutants.half_a_program, {"syntax"}),
}


def test_spoilt_solutions_fail_as_predicted(
    here: Run, write_rows: Write, read_rows: Read, tmp_path: Path
) -> None:
    rows = mutants.published()[::20]
    made = [
        {"task_id": row["task_id"], "solution": spoil(row), "spoilt": kind}
        for row in rows
        for kind, (spoil, _) in SPOILT.items()
    ]
    write_rows(tmp_path / "samples.jsonl", made)
    done = here("evaluate", "samples.jsonl", *ON_HUMANEVAL, "-w", 2, "-o", "results.jsonl")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(f"{len(made)} samples of {len(rows)} problems: 0 passed (0.0%)")
    for row in read_rows(tmp_path / "results.jsonl"):
        assert row["outcome"] in SPOILT[row["spoilt"]][1], (row["task_id"], row["spoilt"])


def test_endless_loops_come_to_an_end(
    here: Run, write_rows: Write, read_rows: Read, tmp_path: Path
) -> None:
    rows = mutants.published()[:2]
    made = [{"task_id": row["task_id"], "solution": mutants.endless_loop(row)} for row in rows]
    write_rows(tmp_path / "samples.jsonl", made)
    limits = ("--time-limit", 1, "-w", 2)
    done = here("evaluate", "samples.jsonl", *ON_HUMANEVAL, *limits, "-o", "out.jsonl")
    assert done.returncode == 0, done.stderr
    results = read_rows(tmp_path / "out.jsonl")
    assert [row["outcome"] for row in results] == ["timeout", "timeout"]
    assert {row["sandbox"]["time_limit"] for row in results} == {1.0}


def test_another_operator_is_another_answer(
    here: Run, write_rows: Write, read_rows: Read, problems: Rows, tmp_path: Path
) -> None:
    made = [
        sample(problem, solution=problem["solution"].replace(sign, other))
        for problem in problems
        for sign, other in ((" + ", " - "), (" * ", " + "), (" - ", " + "))
        if sign in problem["solution"]
    ]
    write_rows(tmp_path / "samples.jsonl", made)
    assert here("evaluate", "samples.jsonl", *ON_MINIATURE, "-o", "out.jsonl").returncode == 0
    outcomes = Counter(row["outcome"] for row in read_rows(tmp_path / "out.jsonl"))
    assert outcomes == {"wrong-answer": len(made)}


def test_without_the_word_nothing_is_run(here: Run, refusal: Refusal, tmp_path: Path) -> None:
    (tmp_path / "samples.jsonl").write_text("{}")
    done = here("evaluate", "samples.jsonl", "--benchmark", "miniature", "-o", "results.jsonl")
    assert refusal(done) == (
        "This would run the programs in 'samples.jsonl', which may do anything, in a sandbox: add "
        "--allow-code-execution if that is what you want."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["samples.jsonl"]


SOLUTION = {"task_id": "miniature/0", "solution": ""}
BAD_FILES = {
    "": "'samples.jsonl' has no samples: it is empty.",
    "{": "samples.jsonl:1: not JSON: ",
    json.dumps({"solution": ""}): "samples.jsonl:1: not a row of samples, there is no 'task_id'.",
    json.dumps({"task_id": "miniature/0", "program": ""}): "samples.jsonl:1: there is no "
    "'solution' and no 'completion': a row of samples has a program in one of these columns.",
    json.dumps({"task_id": "miniature/9", "solution": ""}): "samples.jsonl:1: the benchmark "
    "'miniature:4' has no problem 'miniature/9'; its problems are called like 'miniature/",
    json.dumps({**SOLUTION, "solution": 7}): "samples.jsonl:1: 'solution' is a int; was the row",
    json.dumps({**SOLUTION, "task_id": True}): "samples.jsonl:1: 'task_id' is a bool; was the row",
    json.dumps({**SOLUTION, "sample": -1}): "samples.jsonl:1: 'sample' is -1: samples are ",
    json.dumps({"task_id": "miniature/0", "completion": None}): "samples.jsonl:1: 'completion' is",
    "\n".join([json.dumps({**SOLUTION, "sample": 2})] * 2): "samples.jsonl:2: sample 2 of "
    "'miniature/0' is at samples.jsonl:1 already: number the samples of a problem",
}


@pytest.mark.parametrize("content", BAD_FILES)
def test_bad_samples_are_refused_by_line(
    here: Run, refusal: Refusal, tmp_path: Path, content: str
) -> None:
    (tmp_path / "samples.jsonl").write_text(content)
    done = here("evaluate", "samples.jsonl", *ON_MINIATURE, "-o", "results.jsonl")
    assert refusal(done).startswith(BAD_FILES[content])
    assert [path.name for path in tmp_path.iterdir()] == ["samples.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gone.jsonl", *ON_MINIATURE], "There is no file 'gone.jsonl'"),
        (["samples.jsonl", *ON_MINIATURE, "--sandbox", "bubblerap"], "There is no sandbox 'bubb"),
        (["samples.jsonl", *ON_MINIATURE, "--time-limit", "0"], "Invalid value for '--time-limi"),
        (["samples.jsonl", "--allow-code-execution"], "Missing option '--benchmark'"),
        (["samples.jsonl", *ON_MINIATURE, "-o", "no/out"], "There is no folder 'no' to write"),
        (["samples.jsonl", *ON_MINIATURE, "-o", "samples.jsonl"], "'samples.jsonl' exists: give"),
    ],
)
def test_what_cannot_be_evaluated(
    here: Run, refusal: Refusal, tmp_path: Path, arguments: list[str], words: str
) -> None:
    (tmp_path / "samples.jsonl").write_text(json.dumps(SOLUTION))
    assert refusal(here("evaluate", "-o", "results.jsonl", *arguments)).startswith(words)
    assert [path.name for path in tmp_path.iterdir()] == ["samples.jsonl"]


def test_no_program_and_shared_programs(
    here: Run, write_rows: Write, read_rows: Read, problems: Rows, tmp_path: Path
) -> None:
    first = problems[0]
    made = [sample(first), sample(first, solution=None), sample(first), sample(problems[1])]
    write_rows(tmp_path / "samples.jsonl", made)
    done = here("evaluate", "samples.jsonl", *ON_MINIATURE, "-o", "results.jsonl")
    assert done.stderr.startswith(
        "4 samples of 2 problems: 3 passed (75.0%)\nnot passed: 1 no-program\nsandbox: "
    )
    results = read_rows(tmp_path / "results.jsonl")
    assert [row["sample"] for row in results] == [0, 1, 2, 0]
    assert [row["passed"] for row in results] == [True, False, True, True]
    # Run once, and told twice.
    assert results[0]["seconds"] == results[2]["seconds"]
    assert (results[1]["outcome"], results[1]["seconds"]) == ("no-program", 0.0)


def test_quiet_says_nothing(here: Run, write_rows: Write, problems: Rows, tmp_path: Path) -> None:
    write_rows(tmp_path / "samples.jsonl", [sample(problems[0])])
    done = here("evaluate", "samples.jsonl", *ON_MINIATURE, "-q", "-o", "results.jsonl")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture
def many(problems: Rows, write_rows: Write, tmp_path: Path) -> Rows:
    """Samples enough for a run to be killed in the midst of them, in a file."""
    made = [
        sample(problem, solution=f"{problem['solution']}# {index}\n")
        for index in range(5)
        for problem in problems
    ]
    write_rows(tmp_path / "samples.jsonl", made)
    return made


def test_killed_and_started_again_it_is_the_same(
    here: Run, many: Rows, read_rows: Read, environment: dict[str, str], tmp_path: Path
) -> None:
    command = ["evaluate", "samples.jsonl", *ON_MINIATURE, "-w", "1", "--resume"]
    process = subprocess.Popen(
        [LINTSEQ, *command, "-o", "results.jsonl"], cwd=tmp_path, env=environment
    )
    journal = tmp_path / ".results.jsonl.journal"
    while not journal.is_file() or journal.read_bytes().count(b"\n") < 5:
        assert process.poll() is None, "it was to be killed first"
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "results.jsonl").exists()
    judged = journal.read_bytes().count(b"\n") - 1
    assert here(*command, "-o", "results.jsonl").returncode == 0
    assert here(*command, "-o", "straight.jsonl").returncode == 0
    assert 4 <= judged < len(many)
    resumed, straight = (read_rows(tmp_path / name) for name in ("results.jsonl", "straight.jsonl"))
    for row in (*resumed, *straight):
        assert row.pop("seconds") > 0
    assert resumed == straight
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "results.jsonl",
        "samples.jsonl",
        "straight.jsonl",
    ]


def test_a_finished_file_is_left_as_it_is(
    here: Run, refusal: Refusal, write_rows: Write, problems: Rows, tmp_path: Path
) -> None:
    write_rows(tmp_path / "samples.jsonl", [sample(problems[0])])
    command = ("evaluate", "samples.jsonl", *ON_MINIATURE, "-o", "results.jsonl")
    first = here(*command, "--resume")
    content = (tmp_path / "results.jsonl").read_bytes()
    again = here(*command, "--resume")
    assert (again.returncode, again.stderr.split(";")[0]) == (0, first.stderr.split(";")[0])
    assert (tmp_path / "results.jsonl").read_bytes() == content
    assert refusal(here(*command)).startswith("'results.jsonl' exists: give --overwrite")
    write_rows(tmp_path / "samples.jsonl", [sample(problems[1])])
    other = refusal(here(*command, "--resume"))
    assert other.startswith("results.jsonl:1: these results are of something else, they have anot")
    assert (tmp_path / "results.jsonl").read_bytes() == content
    assert here(*command, "--resume", "--overwrite").returncode == 0
    assert (tmp_path / "results.jsonl").read_bytes() != content
