"""Go's toolchain on this machine: what it builds for us, once for each version of it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from lintseq.core.errors import LinterFailed, LinterUnavailable
from lintseq.core.tools_folder import tools_folder
from lintseq.plugins.linters.server.installed import installed, untold

INSTALL = "apt-get install golang-go"
SERVER = Path(__file__).with_name("server")
JUDGED = {"GOOS": "linux", "GOARCH": "amd64"}
"""The machine for which programs are judged, as the server says, too."""
FIRST_MEMBER = 8 + 60
"""Bytes of an archive before the content of its first file; the last ten and two say how long."""


def find_go() -> str:
    """The program `go`, the real file: beside it lies the standard library.

    Raises:
        LinterUnavailable: there is none.
    """
    found = shutil.which("go")
    if found is None:
        raise LinterUnavailable(f"The linter 'go-types' needs Go; run: {INSTALL}")
    return os.path.realpath(found)


def built_server(tell: Callable[[str], None] = untold) -> Path:
    """The folder with the server and the export data of the standard library, built if need be.

    ``tell`` is called before it is built, which takes seconds.

    Raises:
        LinterUnavailable: there is no Go.
        LinterFailed: it does not build.
    """
    go = find_go()
    folder = tools_folder() / "go" / _fingerprint(_version(go))

    def build(draft: Path) -> None:
        tell("Building the server of Go's type checker, and what it knows of the standard library")
        _build(go, draft)

    return installed(folder, build)


def _build(go: str, draft: Path) -> None:
    work = draft / "work"
    shutil.copytree(SERVER, work / "server")
    _run(go, work, "build", "-o", str(draft / "server"), ".")
    listed = _run(go, work, "list", "-export", "-f", "{{.ImportPath}} {{.Export}}", "std", **JUDGED)
    for line in listed.splitlines():
        name, _, archive = line.partition(" ")
        if archive and _is_public(name):
            _copy_exports(Path(archive), draft / "std" / f"{name}.a")
    shutil.rmtree(work)


def _is_public(package: str) -> bool:
    """Whether programs may import it."""
    folders = package.split("/")
    return "internal" not in folders and folders[0] != "vendor"


def _copy_exports(archive: Path, target: Path) -> None:
    """The part of a compiled package that importers read: the first file of the archive."""
    with archive.open("rb") as file:
        head = file.read(FIRST_MEMBER)
        content = file.read(int(head[-12:-2]))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(head + content)


def _run(go: str, work: Path, *arguments: str, **environment: str) -> str:
    try:
        done = subprocess.run(
            [go, *arguments],
            cwd=work / "server",
            env={**_environment(work), **environment},
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise LinterFailed(f"Go cannot be started ({error}); run: {INSTALL}") from error
    if done.returncode:
        raise LinterFailed(
            f"Go cannot build the server of the linter 'go-types' ({done.stderr.strip()[-300:]}); "
            f"install it again: {INSTALL}"
        )
    return done.stdout


def _environment(work: Path) -> dict[str, str]:
    """All that Go is told: nothing of the user's settings, and nothing from the network."""
    return {
        "HOME": str(work),
        "PATH": os.defpath,
        "GOCACHE": str(work / "cache"),
        "GOPATH": str(work / "path"),
        "GOENV": "off",
        "GOFLAGS": "",
        "GOPROXY": "off",
        "GOTOOLCHAIN": "local",
        "GOWORK": "off",
        "GO111MODULE": "on",
        "CGO_ENABLED": "0",
        "LC_ALL": "C",
    }


@lru_cache(maxsize=4)
def _version(go: str) -> str:
    """What Go says that it is, asked far from any module that would choose another toolchain."""
    try:
        done = subprocess.run(
            [go, "version"],
            cwd="/",
            env=_environment(Path("/nonexistent")),
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise LinterFailed(f"'{go}' does not say its version ({error}); run: {INSTALL}") from error
    return done.stdout


def _fingerprint(version: str) -> str:
    """All that the folder's content depends on, in one word."""
    known = hashlib.sha256(version.encode())
    for path in sorted([*SERVER.iterdir(), Path(__file__)]):
        known.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return known.hexdigest()[:16]
