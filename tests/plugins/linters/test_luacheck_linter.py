"""Luacheck as a linter: what it owes, what befalls it, and what has no effect on it."""

from __future__ import annotations

import subprocess
from functools import partial
from pathlib import Path

import pytest

from lintseq.core.change import Change
from lintseq.core.errors import LinterUnavailable
from lintseq.core.linter import LintOptions
from lintseq.plugins.linters.luacheck.interpreter import find_lua
from lintseq.plugins.linters.luacheck.levels import DOUBTFUL, NAMES, TOLERATED
from lintseq.plugins.linters.luacheck.linter import Luacheck
from lintseq.testing.faulty import Faulty
from tests.plugins.linters.answers import codes_anew, refusal_of
from tests.plugins.linters.server_laws import ServerLaws
from tests.plugins.linters.server_troubles import ServerTroubles, stand_in

pytestmark = pytest.mark.needs("luacheck")
CLEAN = (
    'local s = require("s")\n\n-- Said.\nlocal function f(a, ...)\n  return s[a] or {...}\nend\n'
    "return f\n",
    "for i = 1, 3 do\n  if i > 1 then\n    print([[\nlong\n]])\n  else\n    goto on\n  end\n"
    "  ::on::\nend\n",
)
FAULTY = (
    Faulty("print(a)\na.b = 1\n", (1, 2)),
    Faulty("a = 1\n", (1,)),
    Faulty("print = 1\ntable.a = 1\ntable.sort = 1\nprint(table.b)\n", (1, 2, 3, 4)),
    Faulty("local a\nprint(a)\n", (1,)),
    Faulty("local a\nprint(a)\na = {}\nprint(a)\n", (2,)),
    Faulty("local a\na.b = 1\na = {}\nreturn a\n", (2,)),
    Faulty("if print then\n  print(\n    1\nend\n", (2,)),
    Faulty("do\n  ::a:: goto a\n  ::a::\nend\n", (3,), level="syntax"),
    Faulty("local a = 1\nlocal a = a\nif a then\nend\n", (2, 3), level="strict"),
)


class TestLuacheck(ServerLaws):
    linter = Luacheck()
    clean_programs = CLEAN
    faulty_programs = FAULTY


class TestTroubles(ServerTroubles):
    make = Luacheck
    faulty = "print(a)\n"
    long_line = ("-- ", "c", "")


codes = partial(codes_anew, Luacheck)
"""The errors that a linter finds which is made now."""


def test_a_configuration_beside_or_at_home_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for path in (tmp_path / ".luacheckrc", tmp_path / "luacheck" / ".luacheckrc"):
        path.parent.mkdir(exist_ok=True)
        path.write_text('globals = {"a"}\n')
    (tmp_path / "program.lua").write_text("print(a)\n")
    done = subprocess.run(["luacheck", "program.lua"], capture_output=True, check=False)
    assert done.returncode == 0, "luacheck itself reads it, so this shows something"
    assert codes("print(a)\n") == ["113"]


def test_the_environment_has_no_effect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "mark"
    (tmp_path / "luacheck").mkdir()
    (tmp_path / "luacheck" / "check.lua").write_text("error('another luacheck')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LUA_INIT", f"io.open('{mark}', 'w'):close()")
    monkeypatch.setenv("LUA_PATH", f"{tmp_path}/?.lua;;")
    lua = find_lua().program
    done = subprocess.run([lua, "-e", "require 'luacheck.check'"], capture_output=True, check=False)
    assert done.returncode == 1, "Lua itself obeys both, so this shows something"
    mark.unlink()
    assert codes("print(a)\n") == ["113"]
    assert not mark.exists()


def test_nothing_is_kept_from_one_program_to_the_next() -> None:
    linter = TestLuacheck.linter
    assert [each.code for each in linter.lint("a = 1\nprint(a)\n")] == ["111"]
    assert [each.code for each in linter.lint("print(a)\n")] == ["113"]


def test_a_global_of_the_whole_program_is_forgiven_where_it_is_set_only() -> None:
    change = Change.creation("a = 1\nlocal b = 2\nb = 3\nprint(a, b)\n")
    session = TestLuacheck.linter.session(change, LintOptions())
    assert session.update([2]) == []
    assert session.update([1], [2]) == [2]
    assert session.update([0], [1]) == [3]


@pytest.mark.parametrize(("opening", "closing"), [("x(", ")"), ("if a then ", " end ")])
def test_too_deep_nesting_is_refused(opening: str, closing: str) -> None:
    assert refusal_of(TestLuacheck.linter, f"{opening * 20_000}{closing * 20_000}") == "nesting"


@pytest.mark.parametrize(
    "command",
    [
        "#!/bin/sh\necho no Lua\n",
        "#!/usr/bin/env lua-none\n",
        "#!{bin}/lua\n",
    ],
    ids=["no Lua in it", "its Lua is gone", "its Lua does not start"],
)
def test_what_is_no_luacheck_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    stand_in(tmp_path, "lua", "exit 1")
    (tmp_path / "luacheck").write_text(command.format(bin=tmp_path))
    (tmp_path / "luacheck").chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LinterUnavailable, match="apt-get install lua-check"):
        Luacheck().version()


def test_a_luacheck_of_luarocks_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = find_lua()
    script = f"LUAROCKS_SYSCONFDIR='/etc' exec '{there.program}' -e 'x=1' \"$@\""
    stand_in(tmp_path, "luacheck", script)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_lua() == there


def test_every_code_has_a_reason() -> None:
    """Each code that luacheck knows is in exactly one part of the table."""
    lua = find_lua()
    names = subprocess.run(
        [lua.program, "-e", "for c in pairs(require 'luacheck.stages'.warnings) do print(c) end"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    for code in set(names) - {"011", "033"}:
        exact = [part for part in (NAMES, DOUBTFUL) if code in part]
        vague = [name for name in TOLERATED if code.startswith(name.rstrip("*"))]
        assert exact or vague, code
