"""Without grammars: who needs the shape of a program is told what installs it, before anything."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
HIDDEN = """
import importlib.abc, importlib.metadata, sys

class Hidden(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.startswith("tree_sitter"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

def version(name, told=importlib.metadata.version):
    if name.startswith("tree-sitter"):
        raise importlib.metadata.PackageNotFoundError(name)
    return told(name)

sys.meta_path.insert(0, Hidden())
importlib.metadata.version = version
"""
REMEDY = "The package 'tree_sitter' is not installed; run: pip install 'lintseq[tree-sitter]'"
ONE = ("--lang", "json", "--input-format", "source-file", "x.json", "-s", "1")


@pytest.fixture
def hidden(tmp_path: Path, environment: dict[str, str]) -> dict[str, str]:
    """Variables under which no grammar is installed."""
    folder = tmp_path / "hidden"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(HIDDEN)
    (tmp_path / "x.json").write_text("{\n}\n")
    return {"PYTHONPATH": f"{folder}:{environment.get('PYTHONPATH', '')}".rstrip(":")}


def test_a_run_stops_before_anything_is_written(
    lintseq: Run, refusal: Callable[..., str], hidden: dict[str, str], tmp_path: Path
) -> None:
    done = lintseq(*ONE, "-o", "run/", cwd=tmp_path, env=hidden)
    assert refusal(done, 3) == REMEDY
    assert not (tmp_path / "run").exists()


def test_who_asks_no_shape_needs_no_grammar(
    lintseq: Run, hidden: dict[str, str], tmp_path: Path
) -> None:
    done = lintseq(*ONE, "--preset", "paper", cwd=tmp_path, env=hidden)
    assert (done.returncode, done.stdout[:14]) == (0, '{"id": "x.json'), done.stderr


def test_a_mixed_run_goes_on_without_the_language(
    lintseq: Run, write_rows: Callable[..., Path], hidden: dict[str, str], tmp_path: Path
) -> None:
    rows: list[dict[str, Any]] = [{"language": name, "code": "1"} for name in ("json", "python")]
    write_rows(tmp_path / "rows.jsonl", rows)
    done = lintseq("rows.jsonl", "--lang", "auto", "-s", 1, cwd=tmp_path, env=hidden)
    assert done.returncode == 0, done.stderr
    assert "1 sequence, 1 reject (1 linter-unavailable)" in done.stderr
    assert done.stderr.endswith(f"No program in json was taken: {REMEDY}\n")


def test_setup_says_that_a_language_is_not_ready(
    lintseq: Run, hidden: dict[str, str], tmp_path: Path
) -> None:
    done = lintseq("setup", "json", "python", cwd=tmp_path, env=hidden)
    assert done.returncode == 3
    first, second = done.stdout.rstrip("\n").split("\n")
    assert first == f"missing json: {REMEDY}"
    assert second.startswith("ready   python: ")


def test_verify_draws_again_only_with_the_grammar(
    lintseq: Run, hidden: dict[str, str], tmp_path: Path
) -> None:
    assert lintseq(*ONE, "-o", "made.jsonl", cwd=tmp_path).returncode == 0
    assert lintseq("verify", "made.jsonl", cwd=tmp_path, env=hidden).returncode == 0
    again = lintseq("verify", "made.jsonl", "--regenerate", cwd=tmp_path, env=hidden)
    assert (again.returncode, again.stderr) == (3, f"Error: {REMEDY}\n")
