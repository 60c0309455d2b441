"""``lintseq report`` as its users have it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.pipeline.result_rows import result_row, write_results

Refusal = Callable[..., str]
VERDICTS = {"t/1": [True, False], "t/2": [False, False]}


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return write_results(tmp_path / "a.jsonl", VERDICTS)


def test_a_report_is_a_table_and_a_folder(here: Run, results: Path, tmp_path: Path) -> None:
    write_results(tmp_path / "b.jsonl.gz.jsonl", {"t/1": [True, True], "t/2": [True, True]})
    done = here("report", "a.jsonl", "better=b.jsonl.gz.jsonl", "--k", "1,2", "-o", "out/")
    assert done.returncode == 0, done.stderr
    heading, *rows = [line.split() for line in done.stdout.splitlines()]
    assert heading == ["arm", "problems", "samples", "pass@1", "pass@2"]
    assert [row[:4] for row in rows] == [["a", "2", "4", "0.250"], ["better", "2", "4", "1.000"]]
    assert "The report is in 'out/index.html'." in done.stderr
    assert "Note: Few problems (2)" in done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "index.html",
        "report.json",
        "curves",
    }
    assert not list(tmp_path.glob(".*"))


def test_quiet_leaves_the_table(here: Run, results: Path) -> None:
    done = here("report", "a.jsonl", "-o", "out", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("arm")


def test_names_may_hold_what_terminals_obey(here: Run, results: Path) -> None:
    done = here("report", "\x1b[31mred=a.jsonl", "-o", "out")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr


def test_a_file_whose_name_has_an_equals_sign_is_a_file(here: Run, tmp_path: Path) -> None:
    write_results(tmp_path / "t=0.8.jsonl", VERDICTS)
    done = here("report", "t=0.8.jsonl", "-o", "out")
    assert done.stdout.splitlines()[1].split()[0] == "t=0.8"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.jsonl", "--k", "1,x"], "--k takes whole numbers"),
        (["a.jsonl", "--k", "3"], "k = 3 is more than the 2 samples that the arm 'a' has of 't/1'"),
        (["a.jsonl", "--k", "0"], "k is at least 1, not 0"),
        (["a.jsonl", "a=a.jsonl"], "Two arms are called 'a'"),
        (["=a.jsonl"], "neither a file nor NAME=FILE"),
        (["x=-"], "name a file instead of '-'"),
        (["-"], "name a file instead of '-'"),
        (["nowhere.jsonl"], "There is no file 'nowhere.jsonl'"),
        (["a.jsonl", "--metric", "tokes"], "did you mean 'tokens'"),
        (["a.jsonl", "--training", "models/a"], "--training takes NAME=FOLDER"),
        (["a.jsonl", "--training", "b=models"], "--training is for an arm 'b'"),
    ],
)
def test_bad_requests_are_refused(
    here: Run, refusal: Refusal, results: Path, arguments: list[str], message: str
) -> None:
    assert message in refusal(here("report", *arguments, "-o", "out"))
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "'bad.jsonl' is empty"),
        ('{"task_id": "t/1", "sample": 0, "solution": ""}\n', "bad.jsonl:1: not a row of results"),
        ("{}\n", "bad.jsonl:1: not a row of results, there is no 'task_id'"),
        (f"{json.dumps(result_row('t', 0, True))}\n{{", "bad.jsonl:2: "),
        (f"{json.dumps(result_row('t', 0, True))}\n" * 2, "bad.jsonl:2: sample 0 of 't' is at"),
        (f"{json.dumps(result_row('t', 0, True, outcome='fine'))}\n", "'fine' is no outcome"),
    ],
)
def test_what_are_no_results_is_refused_with_its_place(
    here: Run, refusal: Refusal, tmp_path: Path, content: str, message: str
) -> None:
    (tmp_path / "bad.jsonl").write_text(content)
    assert message in refusal(here("report", "bad.jsonl", "-o", "out"))


def test_what_is_there_is_kept_unless_told_otherwise(
    here: Run, refusal: Refusal, results: Path, tmp_path: Path
) -> None:
    assert here("report", "a.jsonl", "-o", "out").returncode == 0
    page = tmp_path / "out" / "index.html"
    assert "--overwrite" in refusal(here("report", "a.jsonl", "-o", "out"))
    page.write_text("edited by hand")
    assert here("report", "a.jsonl", "-o", "out", "--resume").returncode == 0
    assert page.read_text() == "edited by hand", "made of the same: left alone"
    said = refusal(here("report", "a.jsonl", "-o", "out", "--resume", "--seed", 1))
    assert "made of something else" in said
    assert here("report", "a.jsonl", "-o", "out", "--overwrite").returncode == 0
    assert page.read_text().startswith("<!doctype html>")


def test_half_a_report_is_made_whole(here: Run, results: Path, tmp_path: Path) -> None:
    assert here("report", "a.jsonl", "-o", "out").returncode == 0
    page = tmp_path / "out" / "index.html"
    first = page.read_bytes()
    page.unlink()
    (tmp_path / ".out.part").mkdir()
    assert here("report", "a.jsonl", "-o", "out", "--resume").returncode == 0
    assert page.read_bytes() == first
    assert not list(tmp_path.glob(".*"))


def test_other_folders_are_never_replaced(
    here: Run, refusal: Refusal, results: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.tex").write_text("years of work")
    said = refusal(here("report", "a.jsonl", "-o", "mine", "--overwrite"))
    assert "holds something else, 'thesis.tex'" in said
    assert "is a file" in refusal(here("report", "a.jsonl", "-o", "a.jsonl", "--overwrite"))
    assert "no folder" in refusal(here("report", "a.jsonl", "-o", "no/where"))


def test_a_missing_extra_is_a_missing_tool(
    lintseq: Run, refusal: Refusal, results: Path, tmp_path: Path
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "jinja2.py").write_text("raise ImportError")
    env = {"PYTHONPATH": str(tmp_path / "site")}
    said = refusal(lintseq("report", "a.jsonl", "-o", "out", cwd=tmp_path, env=env), 3)
    assert "pip install 'lintseq[report]'" in said
