"""Programs of 5,000 lines, at the length that most people will never reach."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
ReadRows = Callable[..., list[dict[str, Any]]]

LINES = 5000


def check(
    lintseq: Run, read_rows: ReadRows, folder: Path, program: str, options: tuple[object, ...]
) -> int:
    """Take the program apart once, see that all lines are there, and count the edits."""
    (folder / "long.py").write_text(program)
    done = lintseq("long.py", "-s", 1, "-w", 1, "-o", "-", *options, cwd=folder)
    assert done.returncode == 0, done.stderr
    (row,) = read_rows(done.stdout)
    lines = sorted(line for edit in row["insertions"] for line in edit)
    assert (row["program"], lines) == (program, list(range(LINES)))
    return len(row["insertions"])


def test_randseq(lintseq: Run, read_rows: ReadRows, tmp_path: Path) -> None:
    program = "".join(f"x{n} = {n}\n" for n in range(LINES))
    options = ("--sampler", "randseq", "--set", "edits=50")
    assert check(lintseq, read_rows, tmp_path, program, options) == 50


@pytest.mark.campaign
def test_lintseq(lintseq: Run, read_rows: ReadRows, tmp_path: Path) -> None:
    statements = [f"x{n} = {f'x{n - 1}' if n else 0}\n" for n in range(LINES // 100)]
    comments = [f"# {n}\n" for n in range(LINES - len(statements))]
    program = "".join([*comments, *statements])
    assert 1 < check(lintseq, read_rows, tmp_path, program, ()) <= LINES
