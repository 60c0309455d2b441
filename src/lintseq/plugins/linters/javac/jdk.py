"""The JDK on this machine: where it is, what of it a server reads, and what it compiles for us."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from lintseq.core.errors import LinterFailed, LinterUnavailable
from lintseq.core.tools_folder import tools_folder
from lintseq.plugins.linters.server.installed import installed, untold

INSTALL = "apt-get install default-jdk-headless"
SERVER = Path(__file__).with_name("server")
OLDEST = 17
"""The first version that compiles the server."""


def find_jdk() -> Path:
    """The folder of the JDK whose `javac` is the first on the path.

    Raises:
        LinterUnavailable: there is none, or none that serves.
    """
    found = shutil.which("javac")
    if found is None:
        raise LinterUnavailable(f"The linter 'javac' needs a JDK; run: {INSTALL}")
    home = Path(os.path.realpath(found)).parents[1]
    if not (home / "release").is_file():
        raise LinterUnavailable(
            f"'{found}' does not lie in a JDK; put the folder 'bin' of one first on the path, or "
            f"run: {INSTALL}"
        )
    if _major_version(home) < OLDEST:
        raise LinterUnavailable(
            f"The JDK in '{home}' is too old for the linter 'javac', which needs Java {OLDEST} or "
            f"later; run: {INSTALL}"
        )
    return home


def compiled_server(home: Path, tell: Callable[[str], None] = untold) -> Path:
    """The folder with the classes of the server, compiled if need be, which ``tell`` is told of.

    Raises:
        LinterFailed: they do not compile.
    """
    folder = tools_folder() / "javac" / _fingerprint(home)

    def build(draft: Path) -> None:
        tell("Compiling the server of Java's compiler")
        _compile(home, draft)

    return installed(folder, build)


def readable_parts(home: Path) -> list[str]:
    """The JDK, and the files of the machine's configuration that it leads to."""
    return [str(home), *dict.fromkeys(_led_to(home))]


def _led_to(home: Path) -> Iterator[str]:
    for part in ("conf", "lib"):
        for folder, folders, files in os.walk(home / part):
            for name in sorted([*folders, *files]):
                path = Path(folder, name)
                if path.is_symlink() and home not in path.resolve().parents and path.exists():
                    yield str(path.resolve())


def _major_version(home: Path) -> int:
    """What the file `release` says: ``JAVA_VERSION="17.0.15"``; 0 if it says nothing."""
    for line in (home / "release").read_text("utf-8").splitlines():
        name, _, value = line.partition("=")
        if name == "JAVA_VERSION":
            first = value.strip('"').split(".")[0].split("-")[0]
            return int(first) if first.isdigit() else 0
    return 0


def _fingerprint(home: Path) -> str:
    """All that the classes depend on, in one word."""
    known = hashlib.sha256((home / "release").read_bytes())
    for path in sorted(SERVER.glob("*.java")):
        known.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return known.hexdigest()[:16]


def _compile(home: Path, draft: Path) -> None:
    sources = sorted(map(str, SERVER.glob("*.java")))
    try:
        done = subprocess.run(
            [str(home / "bin" / "javac"), "-proc:none", "-d", str(draft), *sources],
            # Nothing of ours reaches it: no class path, no options.
            env={},
            cwd=draft,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise LinterFailed(f"javac cannot be started ({error}); run: {INSTALL}") from error
    if done.returncode:
        raise LinterFailed(
            f"javac cannot compile the server of its linter ({done.stderr.strip()[-300:]}); "
            f"install it again: {INSTALL}"
        )
