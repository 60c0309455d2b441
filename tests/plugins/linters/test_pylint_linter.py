"""Pylint as a linter in this process: its verdicts are about the program, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from astroid import MANAGER  # type: ignore[import-untyped]
from hypothesis import settings
from pylint.lint import PyLinter

from lintseq.core.errors import LinterFailed, LinterUnavailable, ProgramRejected
from lintseq.plugins.linters.pylint import engine, linter
from lintseq.plugins.linters.pylint.linter import Pylint
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from lintseq.testing.linter import LinterConformance


class TestPylint(LinterConformance):
    linter = Pylint()
    clean_programs = (
        "import os\nfrom . import a\n\n\ndef f():\n    return os.sep + a.b\n",
        "class A:\n    def f(self):\n        return self.g\n",
    )
    faulty_programs = (
        Faulty("a = (1\n", (1,)),
        Faulty("def f():\n\na = 1\n", (1,)),
        Faulty("print(a)\n", (1,)),
        Faulty("print(a)\na = 1\n", (1,), level="names"),
        Faulty("def f(a):\n    return a\n\n\nf()\n", (5,)),
        Faulty("'%s %s' % (1,)\n", (1,)),
        Faulty("class A:\n    b = 1\n\n\nclass A:\n    def f():\n        pass\n", (6,)),
    )
    effort = settings(EFFORT, max_examples=2)


def codes(text: str) -> list[str]:
    return [found.code for found in Pylint().lint(text)]


@pytest.mark.parametrize(
    "text",
    [
        "import nowhere\nnowhere.a()\n",
        "import os\nos.nothing()\nos.getcwd(1, 2, 3)\n",
        "import sys\nsys.exit(1, 2, 3)\n",
        "from os import nothing\n",
        "from .... import above\n",
        "from contextlib import contextmanager as c\n@c\ndef f(): yield\nwith f(): pass\n",
        "from typing import overload\n@overload\ndef f(): ...\ndef f(): pass\n",
        "from lintseq.core.lines import split_lines\nsplit_lines(1, 2, 3)\n",
    ],
)
def test_what_is_installed_does_not_matter(text: str) -> None:
    assert codes(text) == []


def test_what_the_program_defines_is_known() -> None:
    assert codes("def f(a): pass\nf()\n(1)()\n") == ["E1120", "E1102"]


def test_comments_switch_nothing_off() -> None:
    text = "# pylint: disable=all\n# pylint: skip-file\nprint(a)  # pylint: disable=E0602\n"
    assert codes(text) == ["E0602"]


def test_configuration_in_the_folder_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".pylintrc").write_text("[MAIN]\ndisable=all\ninit-hook='import antigravity'\n")
    monkeypatch.chdir(tmp_path)
    linter.shared_engine.cache_clear()
    assert codes("print(a)\n") == ["E0602"]


def test_others_who_use_pylint_are_not_disturbed() -> None:
    known = MANAGER.module_denylist
    Pylint().lint("import os\n")
    assert MANAGER.module_denylist is known
    assert MANAGER.ast_from_module_name("textwrap").name == "textwrap"


def test_caches_are_cleared_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "def f(a): pass\nf()\nprint([].append(1, 2))\n"
    before = list(Pylint().lint(text))
    monkeypatch.setattr(engine, "LINTS_BETWEEN_CLEARINGS", 1)
    assert list(Pylint().lint(text)) == before


def test_a_crash_is_never_no_errors_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*arguments: object, **named: object) -> None:
        raise AssertionError("impossible")

    monkeypatch.setattr(PyLinter, "check_astroid_module", crash)
    with pytest.raises(LinterFailed, match=r"pylint crashed .*AssertionError: impossible"):
        Pylint().lint("a = 1\n")


def test_too_deep_nesting_is_a_reject(monkeypatch: pytest.MonkeyPatch) -> None:
    def overflow(*arguments: object, **named: object) -> None:
        raise RecursionError

    for text in ("a = " + "-" * 2000 + "1\n", "a = " + "-" * 100_000 + "1\n"):
        with pytest.raises(ProgramRejected) as caught:
            Pylint().lint(text)
        assert caught.value.reason == "nesting"
    monkeypatch.setattr(PyLinter, "check_astroid_module", overflow)
    with pytest.raises(ProgramRejected):
        Pylint().lint("a = 1\n")


def test_a_missing_pylint_is_named_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package = "lintseq.plugins.linters.pylint"
    monkeypatch.delitem(sys.modules, f"{package}.engine")
    monkeypatch.delattr(sys.modules[package], "engine")
    monkeypatch.setitem(sys.modules, "pylint", None)
    linter.shared_engine.cache_clear()
    with pytest.raises(LinterUnavailable, match=r"pip install 'lintseq\[pylint\]'"):
        Pylint().version()
