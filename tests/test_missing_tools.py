"""Tests of tools that are missing are left out by name, and by nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROBE = """
import pytest

@pytest.mark.needs("ruby", "npm")
def test_of_ruby(): pass

def test_of_nothing(): pass
"""


def run(folder: Path, *arguments: str) -> str:
    probe = folder / "test_probe.py"
    probe.write_text(PROBE)
    command = [
        *(sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-n", "0"),
        *("-p", "tests.missing_tools", "-p", "no:cacheprovider", "--rootdir", str(folder)),
        *("--noconftest", *arguments, str(probe)),
    ]
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_nothing_is_left_out_by_itself(tmp_path: Path) -> None:
    assert "2 passed" in run(tmp_path)


def test_what_needs_a_missing_tool_is_left_out_and_told(tmp_path: Path) -> None:
    told = run(tmp_path, "--without=ruby", "--without=go")
    assert "1 passed, 1 deselected" in told
    assert "not tested, because missing: ruby" in told
