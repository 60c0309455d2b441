"""Rows in any number, a command that is watched, and what is told of both."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import stream
from benchmarks.copies import write_copies
from benchmarks.watched_command import watch
from lintseq.core.program import Program

WORK = """
import subprocess, sys, time
held = bytearray(100_000_000)
stop = time.process_time() + 0.5
while time.process_time() < stop: pass
more = "held = bytearray(300_000_000); import time; time.sleep(0.3)"
subprocess.run([sys.executable, "-c", more])
"""


def test_each_copy_of_a_program_has_a_name_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    write_copies([Program("a = 1\n", "python", id="a"), Program("b\n", "python", id="b")], 5, path)
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [row["program"] for row in rows] == ["a = 1\n", "b\n", "a = 1\n", "b\n", "a = 1\n"]
    assert len({row["id"] for row in rows}) == 5


def test_the_first_process_is_watched_and_not_its_children() -> None:
    watched = watch([sys.executable, "-c", WORK])
    assert 100_000_000 < watched.peak < 200_000_000
    assert 0 < watched.parent <= watched.everything


def test_a_command_that_fails_is_no_figure() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        watch([sys.executable, "-c", "raise SystemExit(3)"])


def test_stream_prints_aims_runs_and_shares() -> None:
    result = CliRunner().invoke(stream.main, ["--rows", "20"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    for words in ("| memory of the parent", "| 2 ", "| drawing", "| the parent", "20 rows from"):
        assert words in result.output
