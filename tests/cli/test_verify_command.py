"""``lintseq verify`` finds whatever was tampered with, and says which law it breaks."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
Rows = list[dict[str, Any]]
Tamper = Callable[[dict[str, Any]], None]

PROGRAM = "a = 1\nb = a\nc = b\nd = c\n"
SAMPLES = 3


@pytest.fixture(scope="module")
def run_folder(
    lintseq: Run, write_rows: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A run over a program, a change and a reject."""
    folder = tmp_path_factory.mktemp("run")
    programs = [
        {"id": "new", "base": "", "program": PROGRAM},
        {"id": "changed", "base": "a = 0\nx = a\n", "program": PROGRAM},
        {"id": "broken", "base": "", "program": "a = (\n"},
    ]
    write_rows(folder / "rows.jsonl", programs)
    options = ("--lang", "python", "--base-column", "base", "-s", SAMPLES, "-w", 1, "-o", "run/")
    assert lintseq("rows.jsonl", *options, cwd=folder).returncode == 0
    return folder / "run"


@pytest.fixture
def rows(run_folder: Path, read_rows: Callable[..., Rows]) -> Rows:
    return read_rows(run_folder / "shards" / "00000.jsonl")


@pytest.fixture(scope="module")
def verify(lintseq: Run, write_rows: Callable[..., Path]) -> Callable[..., Finished]:
    """Verifies rows, given as objects."""

    def call(rows: Rows, folder: Path, *options: str) -> Finished:
        write_rows(folder / "made.jsonl", rows)
        return lintseq("verify", "made.jsonl", "-w", 1, *options, cwd=folder)

    return call


def test_a_run_that_nobody_touched_is_right(lintseq: Run, run_folder: Path) -> None:
    done = lintseq("verify", "run", "--regenerate", "-w", 1, cwd=run_folder.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{2 * SAMPLES} rows verified, 0 violations\n"
    quiet = lintseq("verify", "run", "-q", "-w", 1, cwd=run_folder.parent)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def another_program(row: dict[str, Any]) -> None:
    row["program"] = row["program"].replace("d = c", "d = b")


def another_edit(row: dict[str, Any]) -> None:
    row["edits"][-1] += "\n+e = 1"


def two_edits_swapped(row: dict[str, Any]) -> None:
    row["edits"] = row["edits"][::-1]


def in_one_piece_after_the_last(row: dict[str, Any]) -> None:
    row.update(insertions=[[3], [0, 1, 2]])
    row.update(edits=["@@ -0,0 +1 @@\n+d = c", "@@ -0,0 +1,3 @@\n+a = 1\n+b = a\n+c = b"])


def in_one_piece(row: dict[str, Any]) -> None:
    row.update(insertions=[[0, 1, 2, 3]])
    row.update(edits=["@@ -0,0 +1,4 @@\n+a = 1\n+b = a\n+c = b\n+d = c"])


def a_line_left_out(row: dict[str, Any]) -> None:
    row["insertions"] = row["insertions"][1:]


def a_line_twice(row: dict[str, Any]) -> None:
    row["insertions"].append([0])


def a_line_that_is_none(row: dict[str, Any]) -> None:
    row["insertions"][0] = [99]


def no_insertions(row: dict[str, Any]) -> None:
    del row["insertions"]


def a_wrong_kind(row: dict[str, Any]) -> None:
    row["path"] = "first"


def a_stamp_without_a_name(row: dict[str, Any]) -> None:
    del row["linter"]["name"]


TAMPERED: Mapping[Tamper, str] = {
    another_program: "identity: ",
    another_edit: "identity: ",
    two_edits_swapped: "round-trip: ",
    in_one_piece_after_the_last: "clean: after edit 1 row 3 has a new error: 'd = c'",
    a_line_left_out: "format: ",
    a_line_twice: "format: Not an edit sequence: row 0 is switched twice",
    a_line_that_is_none: "format: ",
    no_insertions: "format: not a row that 'lintseq generate' wrote, there is no 'insertions'.",
    a_wrong_kind: "format: 'path' is a str; was the row edited by hand?",
    a_stamp_without_a_name: "format: not a row that 'lintseq generate' wrote, there is no 'linter.",
}


@pytest.fixture(scope="module")
def broken(
    verify: Callable[..., Finished],
    run_folder: Path,
    read_rows: Callable[..., Rows],
    tmp_path_factory: pytest.TempPathFactory,
) -> Finished:
    """The verdict on rows that were tampered with, each in another way."""
    (first, *_) = read_rows(run_folder / "shards" / "00000.jsonl")
    made = []
    for tamper in TAMPERED:
        row = json.loads(json.dumps({**first, "id": tamper.__name__, "path": 0}))
        tamper(row)
        made.append(row)
    return verify(made, tmp_path_factory.mktemp("tampered"))


def test_tampering_is_a_finding(broken: Finished) -> None:
    assert (broken.returncode, broken.stderr) == (1, "")
    assert broken.stdout.split("\n")[-2].startswith(f"{len(TAMPERED)} rows verified, ")


@pytest.mark.parametrize("tamper", TAMPERED, ids=lambda tamper: tamper.__name__)
def test_the_row_and_the_law_are_named(broken: Finished, tamper: Tamper) -> None:
    number = list(TAMPERED).index(tamper) + 1
    places = (f"made.jsonl:{number} ", f"made.jsonl:{number}:")
    told = [line for line in broken.stdout.split("\n") if line.startswith(places)]
    laws = [line.split(": ", 1)[1] for line in told]
    assert any(law.startswith(TAMPERED[tamper]) for law in laws), told


def test_a_line_that_is_no_json_is_a_finding(lintseq: Run, rows: Rows, tmp_path: Path) -> None:
    (tmp_path / "made.jsonl").write_text(f"{json.dumps(rows[0])}\n{{torn")
    done = lintseq("verify", "made.jsonl", "-w", 1, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("made.jsonl:2: format: not JSON: ")


@pytest.mark.parametrize("wrong", [[0, 1, 3], [0, 1, 1, 2]])
def test_paths_are_accounted_for(
    verify: Callable[..., Finished], rows: Rows, tmp_path: Path, wrong: list[int]
) -> None:
    made = [{**rows[0], "path": path} for path in wrong]
    done = verify(made, tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith(f"all rows: accounting: the record 'new' has the paths {wrong}")


def test_another_sequence_is_found_by_drawing_again(
    verify: Callable[..., Finished], rows: Rows, tmp_path: Path
) -> None:
    row = next(row for row in rows if len(row["insertions"]) > 1)
    in_one_piece(row)
    row["path"] = 0
    assert verify([row], tmp_path).returncode == 0
    done = verify([row], tmp_path, "--regenerate")
    assert done.returncode == 1
    assert "determinism: drawn again from the same seed, it is another sequence" in done.stdout


def test_one_is_told_as_one(verify: Callable[..., Finished], rows: Rows, tmp_path: Path) -> None:
    assert verify([rows[0]], tmp_path).stdout == "1 row verified, 0 violations\n"
    broken = verify([{**rows[0], "edits": []}], tmp_path).stdout
    assert broken.split("\n")[-2].startswith("1 row verified, ")


def test_what_another_version_made_is_noted_and_is_no_fault(
    verify: Callable[..., Finished], rows: Rows, tmp_path: Path
) -> None:
    ours = rows[0]["linter"]["version"]
    made = [{**row, "linter": {**row["linter"], "version": "pyflakes 0.1"}} for row in rows]
    done = verify(made, tmp_path, "--regenerate")
    assert done.returncode == 0
    note = f"note: {len(rows)} rows made with pyflakes 0.1, linted with {ours}"
    assert done.stdout.split("\n")[1:-1] == [note]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("linter", "pyflaks", "made.jsonl:1: There is no linter 'pyflaks': did you mean"),
        ("sampler", "lintsq", "made.jsonl:1: There is no sampler 'lintsq': did you mean"),
    ],
)
def test_a_plugin_that_is_not_here_is_no_fault_of_the_row(
    verify: Callable[..., Finished],
    refusal: Refusal,
    rows: Rows,
    tmp_path: Path,
    field: str,
    value: str,
    words: str,
) -> None:
    row = {**rows[0], field: {**rows[0][field], "name": value}}
    assert refusal(verify([row], tmp_path)).startswith(words)


def test_what_promises_no_clean_states_is_told_its_share(
    lintseq: Run, write_rows: Callable[..., Path], tmp_path: Path
) -> None:
    write_rows(tmp_path / "rows.jsonl", [{"program": PROGRAM}])
    options = ("--sampler", "randseq", "--set", "edits=4", "-s", 2, "-o", "made.jsonl")
    assert lintseq("rows.jsonl", "-l", "python", *options, "-w", 1, cwd=tmp_path).returncode == 0
    done = lintseq("verify", "made.jsonl", "-w", 1, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("2 rows verified, 0 violations\nclean states, where")
    assert done.stdout.endswith("%)\n")


@pytest.mark.parametrize("field", ["rows", "rejects", "records"])
def test_a_manifest_that_lies_is_a_finding(lintseq: Run, run_folder: Path, field: str) -> None:
    path = run_folder / "manifest.json"
    right = path.read_text()
    manifest = json.loads(right)
    manifest["counts"][field] += 1
    path.write_text(json.dumps(manifest))
    done = lintseq("verify", "run", "-w", 1, cwd=run_folder.parent)
    path.write_text(right)
    assert done.returncode == 1
    assert done.stdout.startswith("run: accounting: ")


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        ('{"status": "interrupted"}', "The run in 'run' is interrupted, not complete: go on with"),
        ('{"status": "running"}', "The run in 'run' is running, not complete: go on with it by"),
        ('{"status": "complete"}', "'run/manifest.json' is damaged: it is not what lintseq wrote."),
        ("[]", "'run/manifest.json' is damaged: it is not what lintseq wrote."),
        ("{", "'run/manifest.json' is damaged: it is not what lintseq wrote."),
        ("[" * 100_000, "'run/manifest.json' is damaged: it is not what lintseq wrote."),
        (None, "'run' is no run folder: it has no manifest.json; name one, "),
    ],
)
def test_what_is_no_finished_run(
    here: Run, refusal: Refusal, tmp_path: Path, manifest: str | None, words: str
) -> None:
    (tmp_path / "run" / "shards").mkdir(parents=True)
    (tmp_path / "run" / "shards" / "00000.jsonl").write_text("{torn")
    if manifest is not None:
        (tmp_path / "run" / "manifest.json").write_text(manifest)
    assert refusal(here("verify", "run")).startswith(words)
