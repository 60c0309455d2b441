"""Shellcheck as a linter: what it owes, what befalls it, and what has no effect on it."""

from __future__ import annotations

import subprocess
from functools import partial
from pathlib import Path

import pytest

from lintseq.core.change import Change
from lintseq.core.linter import LintOptions
from lintseq.plugins.linters.shellcheck.linter import Shellcheck
from lintseq.plugins.linters.shellcheck.tool import Tool
from lintseq.testing.faulty import Faulty
from tests.plugins.linters.answers import codes_anew
from tests.plugins.linters.server_laws import ServerLaws
from tests.plugins.linters.server_troubles import ServerTroubles, stand_in

pytestmark = pytest.mark.needs("shellcheck")
CLEAN = (
    '#!/bin/bash\n# Said.\nf() {\n  local a=$1\n  echo "${a:-b}" "$(date)"\n}\nf 1 | cat\n',
    "for i in 1 2; do\n  case $i in\n    1) cat << EOF\n$i\nEOF\n    ;;\n  esac\ndone\n",
)
FAULTY = (
    Faulty('echo "$a"\n', (1,)),
    Faulty("if true; then\n  echo 1\n", (1,), level="syntax"),
    Faulty("echo 1\nfi\n", (2,)),
    Faulty("f\nf() { break; }\nlocal a=1\ncontinue\n", (1, 2, 3, 4)),
    Faulty("while true; do; echo 1; done\n", (1,)),
    Faulty("f() {\n}\n", (1,)),
    Faulty("exit a\n", (1,), level="strict"),
)


class TestShellcheck(ServerLaws):
    linter = Shellcheck()
    clean_programs = CLEAN
    faulty_programs = FAULTY


class TestTroubles(ServerTroubles):
    make = Shellcheck
    faulty = FAULTY[0].text
    long_line = ("# ", "c", "")


codes = partial(codes_anew, Shellcheck)
"""The errors that a linter finds which is made now."""


def test_settings_beside_at_home_and_in_the_environment_have_no_effect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    program = tmp_path / "program.sh"
    program.write_text('#!/bin/bash\necho "$a"\n')
    for name in (".shellcheckrc", "shellcheckrc"):
        (tmp_path / name).write_text("disable=SC2154\nshell=zsh\n")
    assert_clean(program, "shellcheck itself reads the file, so this shows something")
    assert codes('echo "$a"\n') == ["SC2154"]
    for name in (".shellcheckrc", "shellcheckrc"):
        (tmp_path / name).unlink()
    monkeypatch.setenv("SHELLCHECK_OPTS", "--exclude=SC2154")
    assert_clean(program, "shellcheck itself obeys the variable, so this shows something")
    assert codes('echo "$a"\n') == ["SC2154"]


def assert_clean(program: Path, why: str) -> None:
    done = subprocess.run(["shellcheck", str(program)], capture_output=True, check=False)
    assert done.returncode == 0, why


def test_files_that_a_program_names_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "other.sh").write_text("a=1\nfi secret\n")
    program = f'# shellcheck source={tmp_path}/other.sh external-sources=true\n. "$1"\necho "$a"\n'
    assert codes(program) == ["SC2154"]
    assert codes(f'. {tmp_path}/other.sh\necho "$a"\n') == ["SC2154"]


def test_a_variable_from_elsewhere_is_no_error_in_any_state() -> None:
    change = Change.creation('a=1\necho "$a" "$b"\necho "$b"\necho "$a"\n')
    session = TestShellcheck.linter.session(change, LintOptions())
    assert session.baseline == frozenset()
    assert session.update([1]) == []
    assert session.update([0]) == [3]


def test_the_linter_of_one_program_gives_that_of_another() -> None:
    first = TestShellcheck.linter.for_program(Change.creation('echo "$a"\n'))
    other = first.for_program(Change.creation("echo 1\n"))
    assert [each.code for each in first.lint('echo "$a"\n')] == ["from-elsewhere"]
    assert [each.code for each in other.lint('echo "$a"\n')] == ["SC2154"]
    assert other.version() == first.version() == TestShellcheck.linter.version()


def test_nothing_is_kept_from_one_program_to_the_next() -> None:
    linter = TestShellcheck.linter
    assert [each.code for each in linter.lint('a=1\necho "$a"\n')] == []
    assert [each.code for each in linter.lint('echo "$a"\n')] == ["SC2154"]


def test_a_blamed_construct_is_the_one_that_has_no_end() -> None:
    text = "f() {\n  while true; do\n    if true; then\n      echo 1\n  done\n}\n"
    found = [each for each in TestShellcheck.linter.lint(text) if each.syntax]
    assert [(each.line, each.cause) for each in found] == [(5, 3)]


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo 'no such option' >&2; exit 4", "shellcheck ended with 4: no such option"),
        ("kill -9 $$", "shellcheck ended with -9"),
        ("echo '[}'", "Expecting value"),
        ("echo '{}'", "comments"),
    ],
)
def test_a_shellcheck_that_says_something_else_has_failed(
    tmp_path: Path, script: str, words: str
) -> None:
    """Never 'no errors found'."""
    program = stand_in(tmp_path, "shellcheck", script)
    with pytest.raises((RuntimeError, ValueError, KeyError), match=words):
        Tool(str(program)).answer("echo\n", "bash")
