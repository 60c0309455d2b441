"""Runs the code blocks of the docs and of the README, as tests.

``python`` blocks of one page share their names. In ``console`` blocks the lines that begin with
``$`` are run, one after another, in a scratch folder that has the examples; what follows a command
is what it must print, standard error included, where a line ``…`` stands for any lines, and ``…``
inside a line for any text. Blocks marked ``text`` are only shown.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

pytest_plugins = ["tests.missing_tools"]

ROOT = Path(__file__).parent
SET_UP = ("python3 -m venv", "./check", "git clone")
"""Commands that set up this very environment: running them inside it would prove nothing."""


def run_console(example: Example) -> str | None:
    """Run the commands of one block; what they print instead, if it is not what the page says."""
    for command, expected in _commands(str(example.parsed)):
        if command.startswith(SET_UP):
            continue
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=example.namespace["folder"],
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        )
        if not _matches(done.stdout, expected):
            return f"$ {command}\nprinted:\n{done.stdout}\nbut the page says:\n{expected}"
    return None


def _commands(block: str) -> list[tuple[str, str]]:
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    split = [part.partition("\n") for part in parts]
    return [(command, output) for command, _, output in split]


def _environment() -> dict[str, str]:
    tools = Path(sys.executable).parent
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1"}


def _matches(printed: str, expected: str) -> bool:
    """Whether ``printed`` is what the page says; a page that says nothing promises nothing."""
    if not expected.strip():
        return True
    lines = [re.escape(line.rstrip()) for line in expected.strip("\n").split("\n")]
    pattern = "\n".join(r"(?:.*\n?)*?" if line == "…" else line for line in lines)
    pattern = pattern.replace(r"(?:.*\n?)*?" + "\n", r"(?:.*\n)*?").replace("…", ".*?")
    found = "\n".join(line.rstrip() for line in printed.strip("\n").split("\n"))
    return re.fullmatch(pattern, found) is not None


def set_up(namespace: dict[str, Any]) -> None:
    """Make the scratch folder of a page."""
    folder = Path(tempfile.mkdtemp(prefix="lintseq-docs-"))
    shutil.copytree(ROOT / "examples", folder / "examples", symlinks=True)
    namespace["folder"] = folder
    namespace["home"] = Path.cwd()
    os.chdir(folder)


def tear_down(namespace: dict[str, Any]) -> None:
    """Remove it."""
    os.chdir(namespace["home"])
    shutil.rmtree(namespace["folder"])


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), CodeBlockParser("console", run_console)],
    patterns=["docs/**/*.md", "README.md"],
    setup=set_up,
    teardown=tear_down,
).pytest()
