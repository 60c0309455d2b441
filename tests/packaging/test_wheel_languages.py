"""What languages need travels in the wheel: servers, lock file, query files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from lintseq.core.tools_folder import VARIABLE, tools_folder
from tests.tools_of_languages import needs_tools_of

pytestmark = [pytest.mark.campaign]

ROOT = Path(__file__).parents[2]
UNDEFINED: Mapping[str, str] = {
    "c": "int f(void) { return b; }\n",
    "cpp": "int f() { return b; }\n",
    "go": "package p\n\nvar a = b\n",
    "java": "class A {\n  int a = b;\n}\n",
    "javascript": "let a = b;\n",
    "lua": "local a = b\nreturn a\n",
    "rust": "fn f() -> i32 { b }\n",
    "typescript": "let a: number = b;\n",
}
"""A program for each language of semantic tier, in which `b` is undefined."""
CUT: Mapping[str, str] = {
    "bash": "if true; then\n",
    "php": "<?php\nfunction f() {\n",
    "r": "f <- function() {\n",
    "ruby": "def f\n",
}
"""Programs in which a block has no end, for those that know no more, and for Bash."""


@pytest.fixture(scope="module")
def lintseq(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment into which the wheel was installed, with grammars and clang."""
    folder = tmp_path_factory.mktemp("languages")
    build = (sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT))
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    subprocess.run((sys.executable, "-m", "venv", str(folder / "venv")), check=True)
    pip = (str(folder / "venv" / "bin" / "pip"), "install", "--quiet")
    subprocess.run((*pip, f"{wheel}[languages]"), check=True, capture_output=True)
    return folder / "venv" / "bin" / "lintseq"


def run(lintseq: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
    }
    return subprocess.run(
        [str(lintseq), *arguments],
        cwd=folder,
        env={**environment, VARIABLE: str(tools_folder())},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def languages() -> list[object]:
    return [
        pytest.param(language, text, id=language, marks=needs_tools_of(language))
        for language, text in {**UNDEFINED, **CUT}.items()
    ]


@pytest.mark.parametrize(("language", "text"), languages())
def test_a_linter_works_from_the_wheel(
    lintseq: Path, tmp_path: Path, language: str, text: str
) -> None:
    (tmp_path / "program").write_text(text)
    whole = ("--input-format", "source-file")
    done = run(lintseq, tmp_path, "lint", "--lang", language, "program", *whole)
    assert done.returncode == 1, done.stdout + done.stderr
    assert language in CUT or "b" in done.stdout


@pytest.mark.parametrize("language", ["swift", "kotlin", "haskell", "css"])
def test_a_grammar_works_from_the_wheel(lintseq: Path, tmp_path: Path, language: str) -> None:
    (tmp_path / "program").write_text("a { b: c }\n" if language == "css" else "// nothing\n")
    done = run(lintseq, tmp_path, "--lang", language, "program", "--input-format", "source-file")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 5


def test_every_language_says_what_it_needs(lintseq: Path, tmp_path: Path) -> None:
    done = run(lintseq, tmp_path, "languages")
    assert (done.returncode, done.stderr) == (0, "")
    for language in {**UNDEFINED, **CUT}:
        assert f"\n{language} " in done.stdout
