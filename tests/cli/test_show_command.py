"""``lintseq show``: one sequence or many, found by id and number, drawn without harm."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]

STAMP = {
    "language": "python",
    "format": "unified",
    "linter": {"name": "pyflakes", "version": "1", "tier": "semantic", "level": "default"},
    "sampler": {"name": "lintseq", "preset": "default", "options": {}},
    "seed": 0,
    "lintseq_version": "0.1.0",
    "metadata": {},
}


def row(name: str, path: int, program: str, insertions: list[list[int]], **more: Any) -> Any:
    """An output row; what is drawn does not depend on its edits as text."""
    made = {"id": name, "path": path, "program": program, "insertions": insertions}
    return {**STAMP, **made, "instruction": None, "edits": [""] * len(insertions), **more}


@pytest.fixture
def rows(tmp_path: Path, write_rows: Callable[..., Path]) -> Path:
    """Two sequences of two records each."""
    made = [
        row(name, path, "a = 1\nb = a\n", [[path], [1 - path]], instruction=f"\n Do {name}.\nNow")
        for name in ("Task/one", "Task/two")
        for path in range(2)
    ]
    return write_rows(tmp_path / "rows.jsonl", made)


ONE = """\
Task/one, path 0: 2 edits, lintseq/default, linted by pyflakes
Do Task/one.

── edit 1 of 2: +1
    1 + a = 1

── edit 2 of 2: +1
    1   a = 1
    2 + b = a
"""


def test_the_first_sequence_is_drawn_unless_told(here: Run, rows: Path) -> None:
    done = here("show", rows)
    assert (done.returncode, done.stdout, done.stderr) == (0, ONE, "")


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (("--limit", "3"), ["one, path 0", "one, path 1", "two, path 0"]),
        (("--limit", "9"), ["one, path 0", "one, path 1", "two, path 0", "two, path 1"]),
        (("--id", "Task/two"), ["two, path 0", "two, path 1"]),
        (("--path", "1"), ["one, path 1", "two, path 1"]),
        (("--id", "Task/two", "--path", "1"), ["two, path 1"]),
    ],
)
def test_others_are_found_by_id_and_number(
    here: Run, rows: Path, options: tuple[str, ...], titles: list[str]
) -> None:
    drawn = here("show", rows, *options).stdout
    found = [line for line in drawn.split("\n") if line.startswith("Task/")]
    assert [line.split(":")[0] for line in found] == [f"Task/{title}" for title in titles]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--id", "Task/too"), "There is no record 'Task/too': did you mean 'Task/two'?"),
        (("--id", "zzz"), "There is no record 'zzz': the first of 2 is 'Task/one'."),
        (("--path", "7"), "There is no sequence 7: they are counted from 0."),
        (("--id", "Task/two", "--path", "7"), "There is no sequence 7 of 'Task/two': they are cou"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(
    here: Run, refusal: Refusal, rows: Path, options: tuple[str, ...], words: str
) -> None:
    assert refusal(here("show", rows, *options)).startswith(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "There are no rows in the input: name a file that 'lintseq generate' wrote."),
        ("{bad\n", "rows.jsonl:1: not JSON: "),
        (
            '{"id": "a"}\n',
            "rows.jsonl:1: not a row that 'lintseq generate' wrote, there is no 'program'.",
        ),
    ],
)
def test_a_file_of_something_else(
    here: Run, refusal: Refusal, rows: Path, text: str, words: str
) -> None:
    rows.write_text(text)
    assert refusal(here("show", "rows.jsonl")).startswith(words)


def test_rows_come_by_pipe_too(lintseq: Run, rows: Path) -> None:
    done = lintseq("show", "-", cwd=rows.parent, stdin=rows.read_bytes())
    assert (done.returncode, done.stdout) == (0, ONE)


def test_a_change_shows_what_goes_and_what_comes(
    here: Run, tmp_path: Path, write_rows: Callable[..., Path]
) -> None:
    changed = row("c", 0, "a = 2\n", [[], [0]], base="a = 1\n", deletions=[[0], []])
    drawn = here("show", write_rows(tmp_path / "rows.jsonl", [changed])).stdout
    assert "── edit 1 of 2: -1\n      - a = 1\n" in drawn
    assert "── edit 2 of 2: +1\n    1 + a = 2\n" in drawn


def test_of_long_programs_the_changed_lines_are_drawn(
    here: Run, tmp_path: Path, write_rows: Callable[..., Path]
) -> None:
    program = "".join(f"a{n} = 0\n" for n in range(100))
    insertions = [[n for n in range(100) if n != 50], [50]]
    drawn = here("show", write_rows(tmp_path / "rows.jsonl", [row("l", 0, program, insertions)]))
    last = drawn.stdout.split("── edit 2 of 2: +1\n")[1].split("\n")
    assert [line.split()[0] for line in last if line] == ["⋮", "49", "50", "51", "52", "53", "⋮"]


EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\x08\r"


def test_nothing_that_a_terminal_would_obey_is_drawn(
    here: Run, tmp_path: Path, write_rows: Callable[..., Path]
) -> None:
    stamps = {
        "linter": {**STAMP["linter"], "name": EVIL},  # type: ignore[dict-item]
        "sampler": {"name": EVIL, "preset": EVIL, "options": {}},
    }
    markup = "[bold]not markup[/bold] :warning:"
    program = f"a = '{EVIL}'\n# {markup}\n"
    evil = row(EVIL, 0, program, [[0], [1]], instruction=EVIL + markup, **stamps)
    drawn = here("show", write_rows(tmp_path / "rows.jsonl", [evil])).stdout
    assert set(EVIL) & set(drawn) == set("]0;owned[2J31m")
    assert drawn.count("\\x1b]0;owned\\x07") == 7
    assert drawn.count(markup) == 2
