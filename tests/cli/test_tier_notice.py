"""That only a grammar judges is said on standard error, and nowhere else."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
NOTICE = (
    "Only the grammar judges {} here (tree-sitter): undefined names and wrong types are not found."
)


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    (tmp_path / "a.swift").write_text("let a = 1\nprint(a)\n")
    (tmp_path / "a.py").write_text("a = 1\nprint(a)\n")
    return tmp_path


def test_it_is_said_of_a_language_without_another_oracle(here: Run, programs: Path) -> None:
    made = here("generate", "--lang", "swift", "a.swift")
    assert NOTICE.format("swift") in made.stderr
    assert "grammar judges" not in made.stdout
    assert here("lint", "a.swift").stderr == NOTICE.format("swift") + "\n"


def test_it_is_said_where_the_grammar_was_chosen(here: Run, programs: Path) -> None:
    assert here("lint", "a.py", "--linter", "tree-sitter").stderr == NOTICE.format("python") + "\n"


def test_it_is_not_said_of_a_better_oracle(here: Run, programs: Path) -> None:
    assert here("lint", "a.py").stderr == ""
    assert "grammar judges" not in here("generate", "a.py").stderr


def test_the_quiet_are_not_told(here: Run, programs: Path) -> None:
    assert here("generate", "--quiet", "--lang", "swift", "a.swift").stderr == ""
