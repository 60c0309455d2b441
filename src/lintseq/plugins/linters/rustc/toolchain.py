"""The Rust toolchain on this machine: the compiler itself, not rustup's stand-in for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lintseq.core.errors import LinterUnavailable

INSTALL = "apt-get install rustc-web"
OLDEST = (1, 67)
"""The first version that finds its own folder without /proc, which a sandbox has not."""
PARSERS = ("parse-crate-root-only", "parse-only")
"""What the option is called that has the text parsed alone, in younger versions and older ones."""
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Toolchain:
    """A compiler and its standard library.

    Attributes:
        program: its whole path.
        sysroot: the folder with its libraries.
        version: its number, its commit, and the machine that it compiles for.
        parser: the option with which it parses and does nothing else.
    """

    program: str
    sysroot: str
    version: str
    parser: str


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
            f"library; run: {INSTALL}; or install one by rustup."
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
    options = _said(str(program), "-Z", "help", RUSTC_BOOTSTRAP="1")
    parser = next((name for name in PARSERS if name in options), None)
    return None if parser is None else Toolchain(str(program), sysroot, words, f"-Z{parser}")


def _said(program: str, *words: str, **more: str) -> str:
    try:
        done = subprocess.run(
            [program, *words],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
            # Rustup goes by a file of the current folder, too.
            cwd="/",
            env={**os.environ, **more},
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout
