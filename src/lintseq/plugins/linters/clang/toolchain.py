"""What the linter needs of this machine: libclang, and the standard headers of a compiler."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lintseq.core.errors import LinterUnavailable

INSTALL = "pip install 'lintseq[clang]' && apt-get install g++"
COMPILERS = {"c": ("gcc", "c"), "cpp": ("g++", "c++")}
NAMES = Path(__file__).with_name("headers.txt")
LOCAL = "/usr/local/"
"""What someone put on this one machine is no standard header."""
_SECONDS = 30
_FOLDERS = re.compile(r"^#include <\.\.\.> search starts here:\n((?: .*\n)+)", re.MULTILINE)
_MACRO = re.compile(r"^#define (\w+) (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Headers:
    """Where a compiler looks for headers, and which they are.

    Attributes:
        folders: in the order in which it looks.
        version: of the compiler, of the library of C and of Linux, and for which machine.
    """

    folders: tuple[str, ...]
    version: str


def find_clang() -> tuple[Path, str]:
    """The folder of the package `clang`, and its version.

    Raises:
        LinterUnavailable: it is not installed.
    """
    found = importlib.util.find_spec("clang")
    try:
        version = importlib.metadata.version("libclang")
    except importlib.metadata.PackageNotFoundError:
        found = None
    if found is None or not found.submodule_search_locations:
        raise LinterUnavailable(f"The linter 'clang' needs libclang; run: {INSTALL}")
    return Path(found.submodule_search_locations[0]), version


def find_headers(language: str) -> Headers:
    """The headers of the compiler of ``language``.

    Raises:
        LinterUnavailable: there is no such compiler, or it has no headers.
    """
    name, dialect = COMPILERS[language]
    program = shutil.which(name)
    headers = _headers(program, dialect) if program else None
    if headers is None:
        raise LinterUnavailable(
            f"The linter 'clang' needs the standard headers that come with {name}; run: {INSTALL}"
        )
    return headers


def header_names() -> list[str]:
    """The names of the headers of C's library, and of the folders of such."""
    lines = NAMES.read_text("utf-8").split("\n")
    return [name for line in lines if not line.startswith("#") for name in line.split()]


@lru_cache(maxsize=4)
def _headers(program: str, dialect: str) -> Headers | None:
    known = _FOLDERS.search(_said(program, "-E", "-v", "-x", dialect, "/dev/null"))
    if known is None:
        return None
    folders = [line.strip() for line in known.group(1).splitlines()]
    included = (word for name in ("features.h", "linux/version.h") for word in ("-include", name))
    macros = _said(program, "-E", "-dM", "-x", dialect, *included, "/dev/null")
    defined: dict[str, str] = dict(_MACRO.findall(macros))
    if not {"__GLIBC__", "LINUX_VERSION_CODE"} <= defined.keys():
        return None
    compiler = f"{defined['__GNUC__']}.{defined['__GNUC_MINOR__']}.{defined['__GNUC_PATCHLEVEL__']}"
    linux = int(defined["LINUX_VERSION_CODE"])
    return Headers(
        tuple(folder for folder in folders if not folder.startswith(LOCAL)),
        f"gcc {compiler}, glibc {defined['__GLIBC__']}.{defined['__GLIBC_MINOR__']}, "
        f"linux {linux >> 16}.{linux >> 8 & 255}, {_said(program, '-dumpmachine').strip()}",
    )


def _said(program: str, *words: str) -> str:
    """What the compiler prints, to either side; nothing of ours reaches it by the environment."""
    command: Sequence[str] = (program, *words)
    try:
        done = subprocess.run(
            command,
            env={"LC_ALL": "C"},
            cwd="/",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout
