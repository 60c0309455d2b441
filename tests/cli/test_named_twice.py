"""A file that is named twice, in whatever words, is refused by every command that reads it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
ReadRows = Callable[..., list[dict[str, object]]]

ROW = '{"id": "a", "program": "a = 1\\n"}\n'
COMMANDS = {
    "generate": ("generate", "--lang", "python", "-w", "1"),
    "dedup": ("dedup", "--no-near"),
    "lint": ("lint", "--lang", "python"),
}
COMMON = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of files with rows, with a link beside it."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "a.jsonl").write_text(ROW)
    (tmp_path / "link.jsonl").symlink_to(folder / "a.jsonl")
    return folder


@COMMON
@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["data/a.jsonl", "data/a.jsonl"], "'data/a.jsonl' is named twice: leave one out."),
        (["data/*.jsonl", "data/a.jsonl"], "'data/a.jsonl' is named twice: leave one out."),
        (["data", "./data/a.jsonl"], "'./data/a.jsonl' is named twice, also as 'data/a.jsonl': "),
        (["json-lines:data/a.jsonl", "data/"], "'data/a.jsonl' is named twice: leave one out."),
        (["link.jsonl", "data"], "'data/a.jsonl' is named twice, also as 'link.jsonl': leave one "),
    ],
)
@pytest.mark.usefixtures("data")
def test_the_second_name_is_refused(
    here: Run, refusal: Refusal, command: tuple[str, ...], names: list[str], said: str
) -> None:
    assert refusal(here(*command, *names)).startswith(said)


@COMMON
def test_standard_input_is_there_once(
    lintseq: Run, refusal: Refusal, tmp_path: Path, command: tuple[str, ...]
) -> None:
    done = lintseq(*command, "-", "-", cwd=tmp_path, stdin=ROW.encode())
    assert refusal(done) == "'-' is named twice: leave one out."


def test_nothing_is_written_before(here: Run, refusal: Refusal, data: Path, tmp_path: Path) -> None:
    before = {*tmp_path.rglob("*")}
    for out in ("run/", "edits.jsonl"):
        refusal(here(*COMMANDS["generate"], "data/*", data / "a.jsonl", "-o", out))
    refusal(here(*COMMANDS["dedup"], "data/*", data / "a.jsonl", "-o", "clean.jsonl"))
    assert {*tmp_path.rglob("*")} == before


def test_files_that_hold_the_same_are_two(here: Run, read_rows: ReadRows, data: Path) -> None:
    (data / "b.jsonl").write_text(ROW)
    done = here(*COMMANDS["generate"], "data", "-s", "1")
    assert done.returncode == 0, done.stderr
    assert [row["id"] for row in read_rows(done.stdout)] == ["a", "a#2"]
    assert here(*COMMANDS["dedup"], "data").stdout == ROW
