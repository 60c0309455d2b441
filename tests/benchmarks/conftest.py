"""Makes the benchmarks importable, which are scripts of the repository, and stands in for others.

The authors' package is not installed where tests run: a stand-in with its interface is.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

STAND_IN = '''
"""Takes the lines of a program away from the end, two at a time."""

import difflib


def set_seed_everywhere(seed):
    pass


def file_linter(file):
    return []


def lintseq_backward_sampling_pythonic(code_as_text, max_depth, **others):
    lines = range(len(code_as_text.split("\\n")))
    if "class" in code_as_text:
        raise KeyError("no classes")
    for line in lines:
        file_linter("")
    return [[[list(lines[i : i + 2]) for i in lines[::2]][::-1]]]


def inflate_edit_path(code_as_text, path):
    lines = code_as_text.split("\\n")
    states = [[line for i, line in enumerate(lines) if i < edit[0]] for edit in path]
    pairs = zip(states, [lines, *states])
    diffs = [list(difflib.unified_diff(*pair, n=0, lineterm=""))[2:] for pair in pairs]
    return states, ["\\n".join(diff) for diff in reversed(diffs)]
'''


@pytest.fixture
def reference_environment(tmp_path: Path) -> Path:
    """An environment in which the worker of the reference finds a stand-in for `pylintseq`."""
    environment = tmp_path / "reference"
    package = environment / "lib" / "pylintseq"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "utils.py").write_text(STAND_IN, "utf-8")
    for name in ("pylintseq", "pylint"):
        told = environment / "lib" / f"{name}-0.1.dist-info" / "METADATA"
        told.parent.mkdir()
        told.write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1\n", "utf-8")
    python = environment / "bin" / "python"
    python.parent.mkdir()
    (python.parent / "pylintseq").touch()
    library, interpreter = shlex.quote(str(package.parent)), shlex.quote(sys.executable)
    python.write_text(f'#!/bin/sh\nPYTHONPATH={library} exec {interpreter} "$@"\n', "utf-8")
    python.chmod(0o755)
    return environment
