"""``lintseq lint``: exit codes, levels, causes, and one JSON object for each thing found."""

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

CLEAN = "a = 1\nprint(a)\n"
UNUSED = "import os\n"
IS_LITERAL = "a = 1\nprint(a is 1)\n"
UNDEFINED = "def f():\n    return nowhere\n"
NO_BODY = "def f():\n# only words\nx = 1\n"


@pytest.mark.parametrize(
    ("program", "options", "code", "shown"),
    [
        (CLEAN, (), 0, ""),
        ("", (), 0, ""),
        (UNUSED, (), 0, "p.py:1:       UnusedImport: 'os' imported but unused\n"),
        (IS_LITERAL, (), 0, "p.py:2:       IsLiteral: "),
        (IS_LITERAL, ("--level", "strict"), 1, "p.py:2: error IsLiteral: "),
        (UNDEFINED, (), 1, "p.py:2: error UndefinedName: undefined name 'nowhere'\n"),
        (UNDEFINED, ("--level", "syntax"), 0, "p.py:2:       UndefinedName: undefined name"),
        ("a = (\n", (), 1, "p.py:1: error SyntaxError: '(' was never closed\n"),
        (NO_BODY, (), 1, "p.py:3: error IndentationError: expected an indented block"),
        ("a = 1\0\n", (), 1, "p.py:1: error encoding: "),
    ],
)
def test_what_counts_decides_the_exit_code(
    here: Run, tmp_path: Path, program: str, options: tuple[str, ...], code: int, shown: str
) -> None:
    (tmp_path / "p.py").write_text(program)
    done = here("lint", "p.py", *options)
    assert (done.returncode, done.stderr) == (code, "")
    assert done.stdout.startswith(shown)
    assert done.stdout.count("\n") == bool(shown)


def test_the_line_to_blame_is_shown(here: Run, tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text(NO_BODY)
    assert here("lint", "p.py").stdout.endswith(" (caused by line 1)\n")


@pytest.mark.needs("javac")
def test_a_message_of_several_lines_is_shown_in_one(here: Run, tmp_path: Path) -> None:
    (tmp_path / "A.java").write_text("class A {\n  B b;\n}\n")
    words = "cannot find symbol; symbol: class B; location: class A\n"
    shown = here("lint", "A.java").stdout
    assert shown == f"A.java:2: error compiler.err.cant.resolve.location: {words}"
    assert "\\n" in here("lint", "A.java", "--json").stdout


def test_json_is_one_object_for_each_finding(
    here: Run, read_rows: ReadRows, tmp_path: Path
) -> None:
    rows = ['{"program": "import os\\nprint(nowhere)\\n"}', "{bad", '{"program": "a = 1\\u0000"}']
    (tmp_path / "rows.jsonl").write_text("\n".join([*rows, ""]))
    done = here("lint", "--lang", "python", "rows.jsonl", "--json")
    found = read_rows(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert [(row["place"], row["line"], row["code"], row["is_error"]) for row in found] == [
        ("rows.jsonl:1", 1, "UnusedImport", False),
        ("rows.jsonl:1", 2, "UndefinedName", True),
        ("rows.jsonl:2", None, "unreadable", True),
        ("rows.jsonl:3", 1, "encoding", True),
    ]
    keys = {"place", "line", "column", "cause", "code", "message", "severity", "is_error"}
    assert all(set(row) == keys for row in found)


def test_the_program_may_be_in_any_column_of_any_file(here: Run, tmp_path: Path) -> None:
    (tmp_path / "rows.txt").write_text('{"kode": "print(nowhere)\\n"}\n')
    options = ("--program-column", "kode", "--input-format", "json-lines")
    done = here("lint", "--lang", "python", "rows.txt", *options)
    shown = "rows.txt:1:1: error UndefinedName: undefined name 'nowhere'\n"
    assert (done.returncode, done.stdout) == (1, shown)


def test_the_same_is_seen_as_in_a_run(here: Run, tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text("a = (\n")
    (judged,) = [json.loads(line) for line in here("lint", "p.py", "--json").stdout.splitlines()]
    assert (judged["line"], judged["column"], judged["severity"]) == (1, 5, "error")


def test_no_escape_sequence_of_a_program_reaches_the_terminal(here: Run, tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text("__all__ = ['\\x1b[31m']\n")
    done = here("lint", "p.py")
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "\\x1b[31m" in done.stdout


def test_the_files_are_not_run(here: Run, tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text("open('ran', 'w').close()\nraise SystemExit(7)\n")
    assert here("lint", "p.py").returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["p.py"]
