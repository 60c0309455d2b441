"""At a terminal: the program is drawn as it is written, in colour, and progress is shown."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
AtTerminal = Callable[..., str]

LINTSEQ = str(Path(sys.executable).parent / "lintseq")
COLOUR = re.compile(r"\x1b\[(?:\d+;)*3\dm")
BAR = "━"
PROGRAM = "a = 1\nb = a\nprint(a, b)\n"


@pytest.fixture
def at_terminal(tmp_path: Path, environment: dict[str, str]) -> AtTerminal:
    """Runs a shell command line at a terminal of 80 columns, and returns what is seen there."""

    def call(command: str, env: Mapping[str, str] | None = None) -> str:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        process = subprocess.Popen(
            ["bash", "-c", f'lintseq() {{ {LINTSEQ} "$@"; }}; {command}'],
            cwd=tmp_path,
            env={**environment, **(env or {})},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        seen = _all_of(ours)
        assert process.wait(60) == 0, seen
        return seen

    return call


def _all_of(terminal: int) -> str:
    pieces = []
    with os.fdopen(terminal, "rb", buffering=0) as stream:
        while True:
            try:
                piece = stream.read(1 << 16)
            # What the system says when the last process at the other end is gone.
            except OSError:
                break
            if not piece:
                break
            pieces.append(piece)
    return b"".join(pieces).decode("utf-8").replace("\r\n", "\n")


@pytest.fixture(autouse=True)
def program(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM)


def plain(seen: str) -> str:
    """What is seen, without colours and the like."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen)


def left(seen: str) -> str:
    """What is still there at the end, without colours: words to who waits are erased."""
    drawn = re.sub(r"[^\n]*\n(?:\x1b\[\?25h)?\r?\x1b\[1A\x1b\[2K", "", seen)
    return plain(re.sub(r"[^\n]*\r\x1b\[2K", "", drawn))


def test_one_program_is_drawn_edit_by_edit_in_colour(at_terminal: AtTerminal) -> None:
    seen = at_terminal("lintseq program.py -w 1")
    assert COLOUR.search(seen)
    assert "\x1b[32m" in seen, "what comes is green"
    lines = left(seen).split("\n")
    assert re.fullmatch(
        r"program.py, path 0: \d edits?, lintseq/default, linted by pyflakes", lines[0]
    )
    assert "── edit 1 of" in plain(seen)
    assert lines[-2:] == ["The first of 5 sequences; -o FILE writes them all.", ""]
    assert BAR not in seen, "of one program there is no progress"


def test_no_colour_where_none_is_wanted(at_terminal: AtTerminal) -> None:
    seen = at_terminal("lintseq program.py -w 1", env={"NO_COLOR": "1"})
    assert not COLOUR.search(seen)
    assert "── edit 1 of" in plain(seen)


@pytest.mark.parametrize(
    "command",
    [
        "lintseq program.py -q -w 1 | cat",
        "lintseq program.py -q -w 1 -o -",
        "lintseq - -l python -q -w 1 < rows.jsonl",
    ],
)
def test_rows_where_drawing_is_not_wanted(
    at_terminal: AtTerminal,
    read_rows: Callable[..., list[dict[str, Any]]],
    write_rows: Callable[..., Path],
    tmp_path: Path,
    command: str,
) -> None:
    write_rows(tmp_path / "rows.jsonl", [{"program": PROGRAM}])
    rows = read_rows(at_terminal(command))
    assert [(row["path"], row["program"]) for row in rows] == [(n, PROGRAM) for n in range(5)]


def test_a_program_that_is_rejected_is_told_of(at_terminal: AtTerminal, tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text("a = (\n")
    seen = left(at_terminal("lintseq program.py -w 1"))
    assert seen.startswith("rejected: program.py, line 1 of the program, column 5: syntax: '(' was")
    assert seen.count("\n") == 1


def test_progress_is_drawn_and_taken_away(
    at_terminal: AtTerminal, write_rows: Callable[..., Path], tmp_path: Path
) -> None:
    write_rows(tmp_path / "rows.jsonl", [{"program": PROGRAM}] * 3)
    command = "lintseq rows.jsonl -l python -w 1 -o out.jsonl --overwrite"
    seen = at_terminal(command)
    assert BAR in seen
    assert "3/3" in plain(seen)
    assert re.split(r"[\r\n]+", plain(seen).strip())[-1].startswith(
        "3 programs: 15 sequences, 0 rejec"
    )
    assert "\x1b[?25h" in seen, "the cursor is back"
    assert BAR not in at_terminal(f"{command} --quiet")


def test_rows_at_the_terminal_are_not_mixed_with_progress(
    at_terminal: AtTerminal, write_rows: Callable[..., Path], tmp_path: Path
) -> None:
    write_rows(tmp_path / "rows.jsonl", [{"program": PROGRAM}] * 3)
    seen = at_terminal("lintseq rows.jsonl -l python -w 1 -s 1")
    assert BAR not in seen
    assert [line[:6] for line in left(seen).split("\n")] == ['{"id":'] * 3 + ["3 prog", ""]


def test_show_is_in_colour_at_a_terminal(at_terminal: AtTerminal) -> None:
    command = "lintseq program.py -q -w 1 -o out.jsonl && lintseq show out.jsonl"
    assert COLOUR.search(at_terminal(command))


@pytest.mark.parametrize("command", ["plugins", "languages"])
def test_tables_fit_a_terminal_of_80_columns(
    at_terminal: AtTerminal, plugged: Callable[..., dict[str, str]], command: str
) -> None:
    lines = left(at_terminal(f"lintseq {command}", env=plugged("moody"))).split("\n")
    assert max(map(len, lines)) <= 80
    (moody,) = [line for line in lines if " moody " in line]
    cells = re.split(r" {2,}", moody.strip())
    assert (
        "moody 1.0" in cells if command == "plugins" else cells == ["moody", "semantic", "moody 1"]
    )


def test_a_table_that_is_piped_has_one_line_for_each_thing(at_terminal: AtTerminal) -> None:
    lines = at_terminal("lintseq plugins | cat").rstrip("\n").split("\n")
    data = ("kind", "language", "linter", "sampler", "format", "shape", "input format", "engine")
    kinds = (*data, "trainer", "benchmark", "sandbox", "metric", "stage")
    assert all(line.startswith(kinds) for line in lines if not line.startswith("broken: "))
