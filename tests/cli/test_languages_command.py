"""``lintseq languages``: what is known of each, and what makes it ready."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from lintseq.core.host import default_host

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]


def test_the_default_linter_of_a_language_comes_first(here: Run) -> None:
    done = here("languages", "py")
    assert (done.returncode, done.stderr) == (0, "")
    head, first, second, *_ = done.stdout.split("\n")
    assert head.split() == ["language", "files", "linter", "tier", "version"]
    assert first.split()[:7] == [
        "python",
        ".py",
        ".pyi",
        ".pyw",
        "pyflakes",
        "semantic",
        "pyflakes",
    ]
    assert second.split()[:2] == ["ruff", "semantic"]


def test_what_is_missing_is_told_with_the_command_that_installs_it(
    here: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    host = default_host()
    # Another test in this process may have started its server, which would answer.
    host.linter_for(host.languages.get("typescript")).stop()
    monkeypatch.setenv("LINTSEQ_NODE", str(tmp_path / "nowhere"))
    lines = here("languages", "typescript").stdout.split("\n")
    assert lines[1].split()[:5] == ["typescript", ".ts", ".mts", ".cts", "eslint"]
    assert lines[1].rstrip().endswith("missing: lintseq setup javascript")


def test_languages_known_by_their_grammar_alone_are_summed_up(here: Run) -> None:
    plain, everything = here("languages").stdout, here("languages", "--all").stdout
    said = re.search(r"^and (\d+) more by their grammars alone: .*--all'$", plain, re.MULTILINE)
    assert said is not None
    assert "more by their grammars" not in everything
    assert names(everything) > names(plain) >= {"python", "javascript", "json"}
    assert len(names(everything) - names(plain)) == int(said.group(1))


def test_one_of_those_may_be_asked_for(here: Run) -> None:
    lines = here("languages", "fortran").stdout.rstrip("\n").split("\n")
    assert len(lines) == 2
    assert lines[1].split()[0] == "fortran"


def test_a_misspelt_language_is_refused(here: Run, refusal: Callable[..., str]) -> None:
    assert "did you mean 'python'?" in refusal(here("languages", "pyton"))


def names(table: str) -> set[str]:
    found = {line.split(" ", 1)[0] for line in table.split("\n")[1:]}
    return found - {"", "and"}
