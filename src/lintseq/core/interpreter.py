"""The Python that runs us, as what runs in a sandbox: without anything installed into it."""

from __future__ import annotations

import os
import sys
import sysconfig
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python interpreter.

    Attributes:
        program: its whole path.
        readable: what it needs of the machine's files: itself and its standard library.
    """

    program: str
    readable: tuple[str, ...]

    def command(self, source: str) -> tuple[str, ...]:
        """What runs ``source``: without `site` (-S), its user's folder (-s) and writing (-B)."""
        return (self.program, "-B", "-S", "-s", "-c", source)


@lru_cache(maxsize=1)
def base_interpreter() -> Interpreter:
    """The interpreter that our environment is made from."""
    named: str = getattr(sys, "_base_executable", None) or sys.executable
    program = os.path.realpath(named)
    wanted = [program, *_standard_library(), *_own_shared_library()]
    present = [path for path in wanted if Path(path).exists()]
    return Interpreter(program, tuple(dict.fromkeys([*present, *map(os.path.realpath, present)])))


def _standard_library() -> list[str]:
    compiled: str | None = sysconfig.get_config_var("DESTSHARED")
    return [sysconfig.get_path("stdlib"), *([compiled] if compiled else [])]


def _own_shared_library() -> list[str]:
    """Where the library may be that most of the interpreter is in, if there is one."""
    if not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        return []
    name = str(sysconfig.get_config_var("INSTSONAME"))
    folders = (sysconfig.get_config_var("LIBDIR"), f"{sys.base_prefix}/lib")
    return [f"{folder}/{name}" for folder in folders if folder]
