"""The scripts run on tiny inputs and print what they promise; what they measure is not judged."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from benchmarks import speed, startup, throughput
from benchmarks.contenders import PRESETS, Draw, Failure, LintseqPreset
from benchmarks.memory import peaks_in_own_process
from benchmarks.stages import time_stages
from lintseq.core.program import Program
from lintseq.pipeline.settings import Settings

TINY = ["--programs", "1", "--samples", "1", "--budget", "0", "--no-reference"]


def run(command: click.Command, arguments: list[str]) -> str:
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    programs = ["a = 1\nb = a\n", "def f(x):\n    return x\n", "def broken(:\n"]
    path.write_text("".join(json.dumps({"program": text}) + "\n" for text in programs))
    return path


def test_speed_prints_a_row_for_each_preset(tmp_path: Path) -> None:
    log = tmp_path / "speed.md"
    printed = run(speed.main, [*TINY, "--lines", "15", "--log", str(log)])
    for preset in PRESETS:
        assert f"| 15, {preset}" in printed
    assert "Growth exponent" in printed
    assert printed.rstrip("\n") in log.read_text("utf-8")


def test_speed_says_what_it_has_no_program_for() -> None:
    printed = run(speed.main, [*TINY, "--lines", "15,99999"])
    assert "No program has about 99999 lines" in printed


def test_speed_refuses_lengths_that_are_none() -> None:
    result = CliRunner().invoke(speed.main, ["--lines", "short"])
    assert result.exit_code == 2
    assert "15,50" in result.output


def test_startup_prints_times_modules_and_imports() -> None:
    printed = run(startup.main, ["--rounds", "1"])
    for words in ("| import lintseq", "| lintseq --help", "Modules loaded", "The dearest imports"):
        assert words in printed
    assert re.search(r"\| \d+ others", printed)


def test_throughput_prints_workers_steps_and_memory(rows: Path) -> None:
    arguments = ["--data", str(rows), "--samples", "1", "--rounds", "1", "--records", "2"]
    printed = run(throughput.main, arguments)
    for words in ("| 1 worker ", "| 2 workers", "| lint ", "| rows as JSON", "| 2 "):
        assert words in printed


def test_each_step_of_generating_is_timed(rows: Path) -> None:
    stages = time_stages([rows], Settings("python", samples=2))
    assert next(iter(stages)) == "read"
    assert {"lint", "edits as text", "rows as JSON", "write"} <= stages.keys()
    assert all(seconds >= 0 for seconds in stages.values())


def test_peak_memory_never_falls(rows: Path) -> None:
    peaks = peaks_in_own_process(rows, [1, 5])
    assert list(peaks) == [1, 5]
    assert 1 << 20 < peaks[1] <= peaks[5]


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_draws_and_says_what_it_took(preset: str) -> None:
    contender = LintseqPreset(preset, samples=3)
    program = Program("a = 1\nb = 2\nc = 3\n", "python", id="three")
    drawn = contender.draw(program, 0)
    assert isinstance(drawn, Draw)
    assert drawn.edits == 3
    assert drawn.lints >= 2
    assert drawn.seconds > 0


def test_a_program_that_does_not_parse_is_a_failure() -> None:
    broken = Program("def broken(:\n", "python", id="broken")
    assert LintseqPreset("default", samples=1).draw(broken, 0) == Failure("syntax")
