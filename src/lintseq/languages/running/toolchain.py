"""What differs between languages whose programs and tests run as one process."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lintseq.core.errors import ToolError
from lintseq.core.execution import Trial
from lintseq.core.sandbox import SandboxLimits

MEBIBYTE = 1 << 20
NEVER = r"(?!)"
"""A pattern that nothing has."""
SYSTEM = ("/usr/bin", "/bin", "/usr/include", "/etc/alternatives")
"""The last holds the links to what was chosen among several programs for one purpose: `awk`."""


@dataclass(frozen=True)
class Sources:
    """A trial as a toolchain takes it.

    Attributes:
        files: what is to be compiled, by name; taken away before the program runs.
        stdin: what the interpreter reads, if nothing is compiled.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    stdin: bytes = b""


@dataclass(frozen=True)
class Toolchain:
    """How a language's programs are compiled and run.

    Attributes:
        sources: a trial and its seal as sources, which print the seal on a last line of its own
            when the tests have come to their end.
        run: what runs them, in words of the shell.
        compile: what compiles them before, in words of the shell; empty for nothing.
        readable: what is needed of the machine's files.
        environment: all environment variables.
        memory: bytes of address space that the tools need beyond the program's own.
        kept: how many of these are left to a program that is compiled: what its runtime reserves.
        processes: how many the tools need at once, threads included.
        wrong: how standard error shows that an assertion failed.
        syntax: how it shows that an interpreter cannot read the program.
        memory_ran_out: how it shows that.
        silent_failure: an exit status that, with nothing said, is a failed assertion.
    """

    sources: Callable[[Trial, str], Sources]
    run: Callable[[SandboxLimits], str]
    compile: str = ""
    readable: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    memory: int = 0
    kept: int = 0
    processes: int = 0
    wrong: str = r"[Aa]ssert"
    syntax: str = NEVER
    memory_ran_out: str = NEVER
    silent_failure: int | None = None

    def shows(self, pattern: str, said: str) -> bool:
        """Whether ``said`` has ``pattern``."""
        return re.search(pattern, said) is not None


def program(name: str, language: str, install: str) -> str:
    """The real path of the program ``name``.

    Raises:
        ToolError: it is not installed.
    """
    found = shutil.which(name)
    if found is None:
        raise ToolError(f"Programs in {language} are run by '{name}', which is missing; {install}")
    return os.path.realpath(found)


def coreutil(name: str) -> str:
    """The real path of one of the system's small programs."""
    return program(name, "any language", "run: apt-get install coreutils")


def system_programs() -> tuple[str, ...]:
    """The folders of the system's programs, for toolchains that are made of many."""
    return tuple(path for path in SYSTEM if Path(path).exists())


def text_of(*parts: str) -> bytes:
    """Parts of a text, each ending its line, those that are empty left out."""
    return "".join(part if part.endswith("\n") else f"{part}\n" for part in parts if part).encode(
        "utf-8", "replace"
    )
