"""The Lua that runs luacheck on this machine, and where it finds luacheck's modules."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lintseq.core.errors import LinterUnavailable

INSTALL = "apt-get install lua-check"
# How the command `luacheck` starts: by its first line, as Debian has it, or as LuaRocks wraps it.
_RUNS = re.compile(r"^#!(?:/usr/bin/env )?(\S*\blua[\w.]*)$|\bexec '([^']+)'", re.MULTILINE)
_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Lua:
    """An interpreter that has luacheck.

    Attributes:
        program: its whole path.
        modules: where it looks for modules, in the syntax of `LUA_PATH`.
        folder: luacheck's own folder.
    """

    program: str
    modules: str
    folder: str


def find_lua() -> Lua:
    """The interpreter that the command ``luacheck`` runs on.

    Raises:
        LinterUnavailable: there is no such command, or its modules are nowhere.
    """
    command = shutil.which("luacheck")
    program = shutil.which(_interpreter_of(Path(command))) if command else None
    lua = _lua(program) if program else None
    if lua is None:
        raise LinterUnavailable(f"The linter 'luacheck' is not installed; run: {INSTALL}")
    return lua


def _interpreter_of(command: Path) -> str:
    try:
        match = _RUNS.search(command.read_text("utf-8", "replace"))
    except OSError:
        return ""
    return next(filter(None, match.groups())) if match else ""


@lru_cache(maxsize=4)
def _lua(program: str) -> Lua | None:
    try:
        done = subprocess.run(
            [program, "-e", "io.write(package.path)"],
            env={},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    # Only whole paths: Lua looks in the current folder, too.
    places = [each for each in done.stdout.split(";") if each.startswith("/")]
    folder = _folder_of_luacheck(places)
    return None if folder is None else Lua(program, ";".join(places), folder)


def _folder_of_luacheck(places: Sequence[str]) -> str | None:
    for place in places:
        module = Path(place.replace("?", "luacheck/check"))
        if module.is_file():
            return str(module.parent)
    return None
