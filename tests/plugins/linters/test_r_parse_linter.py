"""R's parser as a linter: what it owes, what befalls it, and what has no effect on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintseq.core.errors import LinterFailed
from lintseq.plugins.linters.r_parse.linter import RParse
from lintseq.testing.faulty import Faulty
from tests.plugins.linters.answers import refusal_of
from tests.plugins.linters.server_laws import ServerLaws
from tests.plugins.linters.server_troubles import ServerTroubles, stand_in

pytestmark = pytest.mark.needs("R")
CLEAN = (
    "# Said.\nf <- function(x, ...) {\n  if (x > 1) {\n    'é'\n  } else {\n    NULL\n  }\n}\n",
    'x <- a %>%\n  b() |>\n  c()\ns <- r"(raw ")"\nl[[1]] <- "a\nb"\r\n',
)
FAULTY = (
    Faulty("x <- 1\nf <- function(x) {\n  x +\n}\n", (4,)),
    Faulty("x <- 1\nf <- function(x) {\n  x\n", (2,)),
    Faulty("x <- c(\n  1,\n  2\n", (1,)),
    Faulty("x <- 1\ny <- 'a\nb\n", (2,)),
    Faulty("if (a) {\n  b\n}\nelse {\n  c\n}\n", (4,)),
    Faulty("x <- 1\na b\n", (2,)),
    Faulty("x <- 1\nf <- function(a, a) 1\n", (2,)),
    Faulty("x <- 1\n)\n", (2,), level="syntax"),
)


class TestRParse(ServerLaws):
    linter = RParse()
    clean_programs = CLEAN
    faulty_programs = FAULTY


class TestTroubles(ServerTroubles):
    make = RParse
    faulty = FAULTY[1].text
    long_line = ("# ", "c", "")


def lines(text: str) -> list[int | None]:
    return [each.line for each in TestRParse.linter.lint(text)]


@pytest.mark.parametrize("program", ["%s", "f <- function(x = %s) x", "x <- { %s }", "`%s`"])
def test_nothing_is_evaluated(tmp_path: Path, program: str) -> None:
    mark = tmp_path / "mark"
    assert lines(program.replace("%s", f"file.create('{mark}')") + "\n") == []
    assert not mark.exists()


def test_files_and_packages_that_a_program_names_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "other.R").write_text("a b\n")
    assert lines(f"source('{tmp_path}/other.R')\nlibrary(none_such)\n") == []


def test_the_users_settings_have_no_effect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: RParse
) -> None:
    mark = tmp_path / "mark"
    (tmp_path / ".Rprofile").write_text(f"file.create('{mark}')\nquit(status = 9)\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("R_PROFILE_USER", str(tmp_path / ".Rprofile"))
    monkeypatch.setenv("R_DEFAULT_PACKAGES", "none_such")
    assert [each.line for each in fresh.lint("a\nb c\n")] == [2]
    assert not mark.exists()


def test_a_comment_changes_no_lines() -> None:
    assert lines('#line 70 "other.R"\na\nb c\n') == [3]


@pytest.mark.parametrize(
    ("text", "line"),
    [("\ufeffa\r\nb c\r\n", 2), ("'\u2028'\nb c\n", 2), ("c('\U0001f600', \"\\n\")\nb c\n", 2)],
)
def test_lines_are_ours(text: str, line: int) -> None:
    assert lines(text) == [line]


@pytest.mark.parametrize("text", ["(" * 3_000 + "1" + ")" * 3_000, "{" * 3_000])
def test_too_deep_nesting_is_refused(text: str) -> None:
    assert refusal_of(TestRParse.linter, text) == "nesting"


def test_a_broken_r_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "R", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LinterFailed, match="apt-get install r-base-core"):
        RParse().version()
