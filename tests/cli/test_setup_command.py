"""``lintseq setup``: languages are made ready, or it is told what makes them so."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
LINTSEQ = str(Path(sys.executable).parent / "lintseq")


def test_what_is_ready_is_told_with_its_version(here: Run) -> None:
    done = here("setup", "python", "json")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.rstrip("\n").split("\n")
    assert first.startswith("ready   python: pyflakes, pyflakes ")
    assert second.startswith("ready   json: ")


def test_a_language_that_is_named_twice_is_set_up_once(here: Run) -> None:
    assert len(here("setup", "py", "python").stdout.splitlines()) == 1


def test_what_is_missing_is_told_and_the_rest_is_tried(
    here: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LINTSEQ_NODE", str(tmp_path / "nowhere"))
    done = here("setup", "javascript", "python")
    assert done.returncode == 3
    first, second = done.stdout.rstrip("\n").split("\n")
    assert first.startswith("missing javascript: ")
    assert "run: pip install 'lintseq[node]'" in first
    assert second.startswith("ready   python: ")


def test_what_fails_is_told_and_the_rest_is_tried(
    here: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(self: object, tell: object) -> None:
        raise ZeroDivisionError("of a stranger")

    monkeypatch.setattr("lintseq.plugins.linters.pyflakes.linter.Pyflakes.setup", break_down)
    done = here("setup", "python", "json")
    assert done.returncode == 3
    first, second = done.stdout.rstrip("\n").split("\n")
    assert first == "failed  python: of a stranger"
    assert second.startswith("ready   json: ")


def test_another_linter_may_be_named(here: Run) -> None:
    done = here("setup", "python", "--linter", "ruff")
    assert (done.returncode, done.stdout[:20]) == (0, "ready   python: ruff")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Name the languages to make ready, or give --all."),
        (("python", "--all"), "Name the languages to make ready, or give --all."),
        (("pyton",), "did you mean 'python'?"),
        (("json", "--linter", "ruff"), "does not know the language 'json'"),
        (("python", "--linter", "rufff"), "did you mean 'ruff'?"),
        (("--all", "--linter", "rufff"), "did you mean 'ruff'?"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    here: Run, refusal: Callable[..., str], arguments: tuple[str, ...], words: str
) -> None:
    assert words in refusal(here("setup", *arguments))


def test_all_is_every_language_that_the_linter_knows(here: Run) -> None:
    done = here("setup", "--all", "--linter", "pyflakes")
    assert done.stdout.startswith("ready   python: pyflakes, ")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.needs("node", "npm")
@pytest.mark.campaign
def test_two_at_once_into_an_empty_folder_make_both_ready(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    around = {**environment, "LINTSEQ_HOME": str(tmp_path / "home")}
    both = [
        subprocess.Popen(
            [LINTSEQ, "setup", "javascript"],
            env=around,
            cwd=tmp_path,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    ends = [process.communicate(timeout=300) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert all(out.startswith("ready   javascript: eslint, eslint ") for out, _ in ends)
    assert sum("Installing ESLint" in said for _, said in ends) == 1
    (folder,) = [each for each in (tmp_path / "home" / "node").iterdir() if each.is_dir()]
    assert (folder / "node_modules" / "eslint").is_dir()
