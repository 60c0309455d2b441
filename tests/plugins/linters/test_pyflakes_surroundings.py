"""What is around the process, and what it has loaded, has no say in verdicts."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from lintseq.core.diagnostics import Diagnostic
from lintseq.core.errors import LinterFailed, LinterUnavailable
from lintseq.plugins.linters.pyflakes import checker
from lintseq.plugins.linters.pyflakes.builtin_names import BUILTIN_NAMES
from lintseq.plugins.linters.pyflakes.linter import Pyflakes

PROGRAM = '''
"""
>>> broken doctest in
"""
import sidestep
print(injected, "\\d", 1 is 1, {"a": 1, b"a": 2})
def f():
    """
    >>> undefined
    """
assert (1, 2)
'''
ONLY_WITHOUT_ASSERTIONS = "assert await print()\n"
HOSTILE = {
    "PYFLAKES_BUILTINS": "injected,sidestep",
    "PYFLAKES_DOCTEST": "1",
    "PYFLAKES_ERROR_UNKNOWN": "1",
    "PYTHONOPTIMIZE": "2",
    "PYTHONWARNINGS": "error",
    "LC_ALL": "C",
}
LINT = """
import sys
from lintseq.plugins.linters.pyflakes.linter import Pyflakes
print(Pyflakes().lint(sys.stdin.read()))
"""


def in_hostile_process(folder: Path, code: str, text: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-bb", "-c", code],
        input=text,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, **HOSTILE},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_neither_environment_nor_folder_nor_flags_matter(tmp_path: Path) -> None:
    (tmp_path / "sidestep.py").write_text("print('imported')\n")
    (tmp_path / "<program>").write_text("not the program\n")
    for program, code in ((PROGRAM, "UndefinedName"), (ONLY_WITHOUT_ASSERTIONS, "SyntaxError")):
        there = in_hostile_process(tmp_path, LINT, program)
        here = Pyflakes().lint(program)
        assert there == f"{here}\n"
        assert code in codes(here)


def test_asking_for_the_plugin_loads_no_tool(tmp_path: Path) -> None:
    """``lintseq plugins`` and ``--help`` pay for nothing that they do not use."""
    code = (
        "import sys; from lintseq.languages import python;"
        "from lintseq.plugins.linters import pyflakes, pylint, ruff;"
        "[m.lintseq_linters() for m in (pyflakes, pylint, ruff)]; python.lintseq_languages();"
        "import lintseq; print(*sorted({name.partition('.')[0] for name in sys.modules}"
        " & {'pyflakes', 'pylint', 'astroid', 'ruff'}))"
    )
    assert in_hostile_process(tmp_path, code) == "\n"


def test_programs_are_not_executed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Pyflakes().lint("import antigravity\nopen('made', 'w')\nraise SystemExit(1)\n")
    assert list(tmp_path.iterdir()) == []
    assert "antigravity" not in sys.modules


def test_names_that_others_add_to_builtins_are_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "injected", print, raising=False)
    assert codes(Pyflakes().lint("injected\n_\n")) == ["UndefinedName", "UndefinedName"]


def test_the_table_of_builtins_is_that_of_a_bare_interpreter() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", "import builtins; print(*dir(builtins))"],
        capture_output=True,
        text=True,
        check=True,
    )
    added_by_pyflakes = {"__file__", "__builtins__", "__annotations__", "WindowsError"}
    assert set(done.stdout.split()) | added_by_pyflakes == BUILTIN_NAMES


def test_a_missing_pyflakes_is_named_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package = "lintseq.plugins.linters.pyflakes"
    monkeypatch.delitem(sys.modules, f"{package}.checker")
    monkeypatch.delattr(sys.modules[package], "checker")
    monkeypatch.setitem(sys.modules, "pyflakes", None)
    for ask in (Pyflakes().version, lambda: Pyflakes().lint("a = 1\n")):
        with pytest.raises(LinterUnavailable, match="pip install pyflakes"):
            ask()


def test_a_crash_is_never_no_errors_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(tree: object) -> None:
        raise AssertionError("impossible")

    monkeypatch.setattr(checker, "HermeticChecker", crash)
    with pytest.raises(LinterFailed, match=r"crashed on the program .*impossible"):
        Pyflakes().lint("a = 1\n")
    assert codes(Pyflakes().lint("a = (\n")) == ["SyntaxError"]


def test_the_version_says_what_verdicts_depend_on() -> None:
    assert sys.version.split()[0] in Pyflakes().version()
    assert Pyflakes().version().startswith("pyflakes 4.")


def codes(found: Sequence[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in found]
