"""An external program as a linter: what it answers, and what becomes of it when it fails."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

import pytest
from hypothesis import settings

from lintseq.core.errors import LinterFailed, LinterUnavailable, ProgramRejected
from lintseq.plugins.linters.pyflakes import levels as pyflakes_levels
from lintseq.plugins.linters.pyflakes.linter import Pyflakes
from lintseq.plugins.linters.ruff import program
from lintseq.plugins.linters.ruff.levels import PYFLAKES_NAMES
from lintseq.plugins.linters.ruff.linter import Ruff
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from lintseq.testing.linter import LinterConformance
from tests.plugins.linters.answers import refusal_of

CLEAN = (
    "import os\n\n\ndef f():\n    return os.sep\n",
    "try:\n    print('''\n''')\nexcept KeyError: pass\n",
)
FAULTY = (
    Faulty("a = 1 $\nb = (1\n", (1, 2)),
    Faulty("def f():\n\na = 1\n", (1,)),
    Faulty("@print\na = 1\n", (1,)),
    Faulty("return 1\n", (1,)),
    Faulty("print(a)\n__all__ = [\n    'b',\n]\n", (1, 3)),
    Faulty("def f():\n    print(len)\n    len = 1\n", (2,), level="names"),
    Faulty("a: 'b c'\nraise NotImplemented\n", (1, 2)),
    Faulty("'{} {}'.format(1)\n'%s %s' % (1,)\n", (1, 2)),
    Faulty("if (1, 2):\n    pass\n", (1,), level="strict"),
)


class TestRuff(LinterConformance):
    linter = Ruff()
    clean_programs = CLEAN
    faulty_programs = FAULTY
    effort = settings(EFFORT, max_examples=2)


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty program that the linter takes for ruff."""
    path = tmp_path / "ruff"
    path.write_text(f"#!{sys.executable} -S\n")
    path.chmod(0o700)
    monkeypatch.setattr(program, "find_ruff", lambda: str(path))
    return path


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("print('[')", "cannot be understood"),
        ("print('{}')", "cannot be understood"),
        ("print('null')", "cannot be understood"),
        ("print('[{}]')", "cannot be understood"),
        ("print('[1]')", "cannot be understood"),
        ("pass", "cannot be understood"),
        ("print('[]'); raise SystemExit('no such option')", "status 1 and 0 findings"),
        ("import os; os.write(2, b'no such option'); os._exit(2)", "status 2 .no such option"),
        ("import os; os.kill(os.getpid(), 11)", "status -11"),
    ],
)
def test_what_is_no_answer_is_a_failure(script: Path, code: str, words: str) -> None:
    with script.open("a") as file:
        file.write(code)
    with pytest.raises(LinterFailed, match=words):
        Ruff().lint("a = 1\n")


def test_what_takes_too_long_is_a_reject(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with script.open("a") as file:
        file.write("import time; time.sleep(60)")
    monkeypatch.setattr(program, "SECONDS", 0.1)
    with pytest.raises(ProgramRejected) as caught:
        Ruff().lint("a = 1\n")
    assert caught.value.reason == "timeout"


def test_what_cannot_be_started_is_a_failure(script: Path) -> None:
    script.unlink()
    with pytest.raises(LinterFailed, match="cannot be started"):
        Ruff().lint("a = 1\n")


def test_nothing_of_our_environment_reaches_it(
    script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUFF_CONFIG", "ruff.toml")
    with script.open("a") as file:
        file.write("import os; print('[]' if not set(os.environ) - {'LC_CTYPE'} else '?')")
    assert list(Ruff().lint("a = 1\n")) == []


def test_a_missing_ruff_is_named_with_the_way_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sysconfig, "get_path", lambda name: str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    program.find_ruff.cache_clear()
    with pytest.raises(LinterUnavailable, match=r"pip install 'lintseq\[ruff\]'"):
        Ruff().lint("a = 1\n")


def test_too_deep_nesting_is_a_reject() -> None:
    assert refusal_of(Ruff(), "a = " + "-" * 200_000 + "1") == "nesting"


def test_comments_switch_nothing_off() -> None:
    assert [found.code for found in Ruff().lint("# ruff: noqa\nprint(a)  # noqa: F821\n")] == [
        "F821"
    ]


@pytest.mark.parametrize("text", [*CLEAN, *(faulty.text for faulty in FAULTY)])
def test_it_agrees_with_pyflakes_on_what_is_clean(text: str) -> None:
    verdicts = {
        linter.name: any(linter.is_error(found, "strict") for found in linter.lint(text))
        for linter in (Ruff(), Pyflakes())
    }
    assert verdicts["ruff"] == verdicts["pyflakes"]


def test_the_levels_are_those_of_pyflakes() -> None:
    """But for what the other program does not have: syntax of Python 3.14 and 3.15."""
    wanted = set(pyflakes_levels.LEVELS["strict"].codes) - set(PYFLAKES_NAMES.values())
    newer = {"TStringMissingPlaceholders", "LazyImportStarNotPermitted"}
    assert wanted == newer | {"LazyImportNotAtModuleScope"}
