"""The example plugin passes its own tests, and the tutorial shows nothing but its code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "lintseq-tally"
TUTORIAL = (ROOT / "docs" / "tutorials" / "write-a-plugin.md").read_text(encoding="utf-8")
SHOWN = re.findall(r'^```python title="(.+?)"\n(.+?)^```$', TUTORIAL, re.MULTILINE | re.DOTALL)


def test_the_example_passes_its_own_tests(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-W", "error", str(EXAMPLE)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_python_block_of_the_tutorial_names_its_file() -> None:
    assert len(SHOWN) == len(re.findall("^```python", TUTORIAL, re.MULTILINE))


@pytest.mark.parametrize(("file", "code"), SHOWN)
def test_the_tutorial_shows_what_the_example_has(file: str, code: str) -> None:
    assert code in (EXAMPLE / file).read_text(encoding="utf-8")


def test_the_tutorial_shows_the_entry_point() -> None:
    (shown,) = re.findall(r"^```toml\n(.+?)^```$", TUTORIAL, re.MULTILINE | re.DOTALL)
    assert shown in (EXAMPLE / "pyproject.toml").read_text(encoding="utf-8")
