"""Ruby's compiler as a linter: what it owes, what befalls it, and what has no effect on it."""

from __future__ import annotations

import subprocess
from functools import partial
from pathlib import Path

import pytest

from lintseq.core.errors import LinterFailed
from lintseq.plugins.linters.ruby_compile.linter import RubyCompile
from lintseq.testing.faulty import Faulty
from tests.plugins.linters.answers import codes_anew, refusal_of
from tests.plugins.linters.server_laws import ServerLaws
from tests.plugins.linters.server_troubles import ServerTroubles, stand_in

pytestmark = pytest.mark.needs("ruby")
CLEAN = (
    'require "set"\n\n# Said.\nclass A < B\n  def f(a, *b, c: 1)\n    return a unless b\n'
    '    "#{c} #{name}"\n  end\nend\n',
    "a = <<~TEXT\n  one\nTEXT\n=begin\ntwo\n=end\n[a].each do |x|\n  puts(\n    x\n  )\nend\n",
)
FAULTY = (
    Faulty("a = = 1\n", (1,)),
    Faulty("def f\n  1\n", (1,)),
    Faulty("puts 1\nputs(\n  2\n", (2,)),
    Faulty("puts 'a\nb\n", (1,), level="syntax"),
    Faulty("def f(a, a)\n  a\nend\nend\n", (1, 4)),
    Faulty("puts 1\nbreak\n", (2,)),
)


class TestRubyCompile(ServerLaws):
    linter = RubyCompile()
    clean_programs = CLEAN
    faulty_programs = FAULTY


class TestTroubles(ServerTroubles):
    make = RubyCompile
    faulty = FAULTY[0].text
    long_line = ("# ", "c", "")


codes = partial(codes_anew, RubyCompile)
"""The errors that a linter finds which is made now."""


@pytest.mark.parametrize("program", ["BEGIN { %s }", "%s", "#{ %s }", "`touch %s`"])
def test_nothing_is_run(tmp_path: Path, program: str) -> None:
    mark = tmp_path / "mark"
    text = program.replace("%s", f"File.write('{mark}', 'x')") + "\n"
    assert codes(text) == []
    assert not mark.exists()


def test_a_block_that_runs_at_the_start_would_run(tmp_path: Path) -> None:
    """So the test above shows something: `ruby` runs it even where the rest does nothing."""
    mark = tmp_path / "mark"
    subprocess.run(["ruby", "-e", f"BEGIN {{ File.write('{mark}', 'x') }}"], check=True)
    assert mark.exists()


def test_the_environment_has_no_effect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "mark"
    for name in ("json", "ripper", "evil"):
        (tmp_path / f"{name}.rb").write_text(f"File.write('{mark}', 'x')\nexit!(9)\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RUBYLIB", str(tmp_path))
    monkeypatch.setenv("RUBYOPT", "-revil -W2")
    done = subprocess.run(["ruby", "-e", "1"], capture_output=True, check=False)
    assert done.returncode == 9, "Ruby itself obeys both, so this shows something"
    mark.unlink()
    assert codes("a = 1 if a = 2\ndef f\n") == ["syntax"]
    assert not mark.exists()


def test_files_that_a_program_names_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "other.rb").write_text("secret = = 1\n")
    assert codes(f'require "{tmp_path}/other"\nload "{tmp_path}/other.rb"\n') == []


def test_nothing_is_kept_from_one_program_to_the_next() -> None:
    linter = TestRubyCompile.linter
    assert [each.line for each in linter.lint("# encoding: none-such\n1\n")] == [1]
    assert list(linter.lint("class A\n  'é'\nend\n")) == []


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("class A;", "end;"), ("!", "")])
def test_too_deep_nesting_is_refused(opening: str, closing: str) -> None:
    text = f"{opening * 20_000}1;{closing * 20_000}"
    assert refusal_of(TestRubyCompile.linter, text) == "nesting"


def test_a_broken_ruby_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "ruby", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LinterFailed, match="apt-get install ruby"):
        RubyCompile().version()
