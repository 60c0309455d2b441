"""``bash -n`` as a linter: what it owes, what befalls it, and what has no effect on it."""

from __future__ import annotations

import subprocess
from functools import partial
from pathlib import Path

import pytest

from lintseq.plugins.linters.bash_syntax.linter import BashSyntax
from lintseq.testing.faulty import Faulty
from tests.plugins.linters.answers import codes_anew
from tests.plugins.linters.server_laws import ServerLaws
from tests.plugins.linters.server_troubles import ServerTroubles, stand_in

CLEAN = (
    '#!/bin/bash\n# Said.\nf() {\n  local a=$1\n  echo "${a:-b}" "$(date)"\n}\nf 1 | cat\n',
    "for i in 1 2; do\n  case $i in\n    1) cat << EOF\n$i\nEOF\n    ;;\n  esac\ndone\n",
)
FAULTY = (
    Faulty("echo 1\nfi\n", (2,)),
    Faulty("if true; then\n  echo 1\n", (2,)),
    Faulty("echo 'a\nb\n", (1,), level="syntax"),
    Faulty("echo 1\ncat << EOF\na\n", (2,)),
    Faulty("f() {\n}\n", (2,)),
)


class TestBashSyntax(ServerLaws):
    linter = BashSyntax()
    clean_programs = CLEAN
    faulty_programs = FAULTY


class TestTroubles(ServerTroubles):
    make = BashSyntax
    faulty = FAULTY[0].text
    long_line = ("# ", "c", "")


codes = partial(codes_anew, BashSyntax)
"""The errors that a linter finds which is made now."""


@pytest.mark.parametrize(
    "program",
    [
        "touch {mark}",
        "set +n\ntouch {mark}",
        "shopt -uo noexec; touch {mark}",
        "echo $(touch {mark}) `touch {mark}` <(touch {mark})",
        "a=([$(touch {mark})]=1)\n(( a[$(touch {mark})] ))",
        "trap 'touch {mark}' EXIT",
        "cat << EOF\n$(touch {mark})\nEOF",
    ],
)
def test_nothing_is_run(tmp_path: Path, program: str) -> None:
    """Neither in the sandbox nor by bash itself, where it could reach the mark."""
    mark = tmp_path / "mark"
    text = program.format(mark=mark) + "\n"
    assert codes(text) == []
    subprocess.run(["bash", "-n", "-c", text], check=True)
    assert not mark.exists()


def test_the_environment_has_no_effect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark, first = tmp_path / "mark", tmp_path / "first.sh"
    first.write_text(f"touch {mark}\nexit 9\n")
    for name in ("BASH_ENV", "ENV"):
        monkeypatch.setenv(name, str(first))
    monkeypatch.setenv("BASH_FUNC_echo%%", f"() {{ touch {mark}; }}")
    done = subprocess.run(["bash", "-c", ":"], check=False)
    assert done.returncode == 9, "Bash itself obeys it, so this shows something"
    mark.unlink()
    monkeypatch.setenv("SHELLOPTS", "verbose:posix:xtrace")
    monkeypatch.setenv("BASH_COMPAT", "3.1")
    monkeypatch.setenv("POSIXLY_CORRECT", "1")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert codes("echo <(date)\nfor-each() { echo 1; }\n") == []
    assert codes("fi\n") == ["syntax"]
    assert not mark.exists()


def test_files_that_a_program_names_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "other.sh").write_text("fi secret\n")
    assert codes(f"source {tmp_path}/other.sh\n. /etc/passwd\n") == []


def test_nothing_is_kept_from_one_program_to_the_next() -> None:
    linter = TestBashSyntax.linter
    assert list(linter.lint("alias begin='if'\nshopt -s expand_aliases\n")) == []
    assert [each.line for each in linter.lint("begin; fi\n")] == [1]
    assert list(linter.lint("echo 1")) == []


def test_deep_nesting_is_judged() -> None:
    linter = TestBashSyntax.linter
    assert list(linter.lint(f"{'(' * 2000}true{')' * 2000}")) == []
    assert [each.code for each in linter.lint("(" * 2000)] == ["syntax"]


def test_a_bash_that_says_something_else_has_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never 'no errors found'."""
    from lintseq.plugins.linters.bash_syntax.tool import Tool

    stand_in(tmp_path, "bash", "echo 'no such option' >&2\nexit 2")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RuntimeError, match="bash ended with 2: no such option"):
        Tool(str(tmp_path / "bash")).answer("echo\n", "bash")
