"""The example of a language passes its own tests, and the tutorial shows nothing but its code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "lintseq-graphql"
TUTORIAL = (ROOT / "docs" / "tutorials" / "add-a-language.md").read_text(encoding="utf-8")
SHOWN = re.findall(r'^```\w+ title="(.+?)"\n(.+?)^```$', TUTORIAL, re.MULTILINE | re.DOTALL)
README = (EXAMPLE / "README.md").read_text(encoding="utf-8")


@pytest.mark.campaign
def test_the_example_passes_its_own_tests(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-W", "error", str(EXAMPLE)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("file", "code"), SHOWN)
def test_the_tutorial_shows_what_the_example_has(file: str, code: str) -> None:
    assert code in (EXAMPLE / file).read_text(encoding="utf-8")


def test_the_tutorial_shows_every_module() -> None:
    modules = {path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.glob("src/*/*.py")}
    assert modules <= {file for file, _ in SHOWN}


def test_the_readme_names_every_file() -> None:
    told = set(re.findall("`(.+?)`", " ".join(re.findall(r"^\| (.+?) \|", README, re.MULTILINE))))
    files = {
        path.relative_to(EXAMPLE).as_posix()
        for path in EXAMPLE.glob("src/*/*.*")
        if path.suffix in (".py", ".scm")
    }
    assert told == files | {"tests/", "sample.graphql"}
