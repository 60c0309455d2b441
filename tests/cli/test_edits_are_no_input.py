"""Rows of edits are what comes out: taken for programs only by who says that these are meant."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
ReadRows = Callable[..., list[dict[str, Any]]]

PAIRS = [
    {"id": "a", "instruction": "Set x.", "program": "x = 1\n"},
    {"id": "b", "instruction": "Set y.", "program": "y ="},
    {"id": "c", "instruction": "Add.", "program": "x = 1\nprint(x)\n"},
]
COMMANDS = {
    "generate": ("generate", "--lang", "python", "-s", "1", "-w", "1"),
    "auto": ("generate", "--lang", "auto", "-s", "1", "-w", "1"),
    "dedup": ("dedup", "--no-near"),
    "lint": ("lint", "--lang", "python"),
}
ON_PURPOSE = ("--program-column", "program")


@pytest.fixture(scope="module")
def run_made(lintseq: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a run, its rows also as a file and as a table."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "pairs.jsonl").write_text("".join(json.dumps(pair) + "\n" for pair in PAIRS))
    for command in (
        ("generate", "--lang", "python", "-w", 1, "pairs.jsonl", "-s", 2, "-q", "-o", "run/"),
        ("convert", "run", "-q", "-o", "edits.jsonl"),
        ("convert", "run", "-q", "-o", "edits.parquet"),
    ):
        done = lintseq(*command, cwd=folder)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def made(run_made: Path, tmp_path: Path) -> Path:
    """The same in the folder of the test."""
    shutil.copytree(run_made, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("run/", "run/shards/00000.jsonl:1"),
        ("run/shards/00000.jsonl", "run/shards/00000.jsonl:1"),
        ("edits.jsonl", "edits.jsonl:1"),
        ("edits.parquet", "edits.parquet:1"),
    ],
)
def test_refused_before_anything_is_written(
    here: Run, refusal: Refusal, made: Path, command: tuple[str, ...], name: str, place: str
) -> None:
    before = {*made.rglob("*")}
    for out in [[]] if command[0] == "lint" else [[], ["-o", "new.jsonl"], ["-o", "hf:new"]]:
        said = refusal(here(*command, name, *out))
        assert said.startswith(
            f"{place}: this is a row of edits that lintseq wrote, which 'lintseq "
        )
        assert "'render'" in said
        assert "--program-column program." in said
    assert {*made.rglob("*")} == before


def test_refused_beside_other_inputs(here: Run, refusal: Refusal, made: Path) -> None:
    said = refusal(here(*COMMANDS["generate"], "pairs.jsonl", "edits.jsonl", "-o", "new/"))
    assert said.startswith("edits.jsonl:1: this is a row of edits ")
    assert not (made / "new").exists()


@pytest.mark.parametrize("name", ["run/", "edits.jsonl", "edits.parquet"])
def test_programs_that_are_named_are_taken(
    here: Run, read_rows: ReadRows, made: Path, name: str
) -> None:
    done = here(*COMMANDS["generate"], name, *ON_PURPOSE)
    assert done.returncode == 0, done.stderr
    rows = read_rows(done.stdout)
    assert [row["id"] for row in rows] == ["a", "a#2", "c", "c#2"]
    assert here(*COMMANDS["generate"], name, "--target-column", "program").stdout == done.stdout
    assert here(*COMMANDS["lint"], name, *ON_PURPOSE).returncode == 0
    kept = here(*COMMANDS["dedup"], name, *ON_PURPOSE)
    assert [json.loads(line)["id"] for line in kept.stdout.splitlines()] == ["a", "c"]


def test_other_columns_of_these_names_are_no_mark(here: Run, made: Path) -> None:
    row = {"program": "x = 1\n", "edits": ["@@"], "insertions": [[0]]}
    (made / "like.jsonl").write_text(json.dumps(row) + "\n")
    for name in ("generate", "dedup", "lint"):
        assert here(*COMMANDS[name], "like.jsonl").returncode == 0


def test_what_takes_rows_of_edits_still_does(here: Run, made: Path) -> None:
    for name in ("run", "edits.jsonl", "edits.parquet"):
        for command in (("stats",), ("render", "-q"), ("verify", "-w", "1")):
            assert here(*command, name).returncode == 0
        assert here("convert", name, "-q", "-o", "same.jsonl", "--overwrite").returncode == 0
        assert (made / "same.jsonl").read_bytes() == (made / "edits.jsonl").read_bytes()
