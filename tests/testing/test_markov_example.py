"""The example of the whole line passes its own tests, and its README tells what is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "lintseq-markov"
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


def test_the_readme_names_every_file() -> None:
    told = set(re.findall(r"^\| `(.+?)` \|", README, re.MULTILINE))
    modules = {path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.glob("src/*/*.py")}
    assert told == modules | {"tests/", "experiment.yaml"}


@pytest.mark.campaign
def test_the_commands_of_the_readme_work(tmp_path: Path) -> None:
    (block,) = re.findall(r"^```sh\n(.+?)^```$", README, re.MULTILINE | re.DOTALL)
    commands = [line for line in block.splitlines() if line.startswith("lintseq ")]
    assert [command.split()[1] for command in commands][-3:] == ["sample", "evaluate", "report"]
    for command in commands:
        arguments = command.split()[1:]
        done = subprocess.run(
            [sys.executable, "-m", "lintseq", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "report" / "index.html").is_file()
