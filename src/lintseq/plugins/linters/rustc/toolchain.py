"""The Rust toolchain on this machine: the compiler itself, not rustup's stand-in for it."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lintseq.core.errors import LinterUnavailable

INSTALL = "apt-get install rustc"
OLDEST = (1, 63)
"""The first version with all that the server asks for."""
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Toolchain:
    """A compiler and its standard library.

    Attributes:
        program: its whole path.
        sysroot: the folder with its libraries.
        version: its number, its commit, and the machine that it compiles for.
    """

    program: str
    sysroot: str
    version: str


def find_toolchain() -> Toolchain:
    """The toolchain that the command ``rustc`` stands for.

    Raises:
        LinterUnavailable: there is none, or none that serves.
    """
    command = shutil.which("rustc")
    found = _toolchain(command) if command else None
    if found is None:
        raise LinterUnavailable(
            f"The linter 'rustc' needs Rust {OLDEST[0]}.{OLDEST[1]} or later with its standard "
            f"library; run: {INSTALL}"
        )
    return found


@lru_cache(maxsize=4)
def _toolchain(command: str) -> Toolchain | None:
    sysroot = _said(command, "--print", "sysroot").strip()
    program = Path(sysroot, "bin", "rustc")
    told = dict(re.findall(r"^([\w-]+): (.*)$", _said(str(program), "-vV"), re.MULTILINE))
    release = re.match(r"(\d+)\.(\d+)", told.get("release", ""))
    if release is None or (int(release[1]), int(release[2])) < OLDEST:
        return None
    if not Path(sysroot, "lib", "rustlib", told["host"], "lib").is_dir():
        return None
    words = f"rustc {told['release']} ({told['commit-hash'][:9]}, {told['host']})"
    return Toolchain(str(program), sysroot, words)


def _said(program: str, *words: str) -> str:
    try:
        done = subprocess.run(
            [program, *words],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
            # Rustup goes by a file of the current folder, too.
            cwd="/",
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout
