"""The packages that the servers run: what the lock file names, installed once for each Node.

npm compares each package with its hash in the lock file, and runs nothing of it. What it is told of
registries, proxies and certificates by the user or the machine holds here, too.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from lintseq.core.errors import LinterFailed, LinterUnavailable
from lintseq.core.tools_folder import tools_folder
from lintseq.plugins.linters.node.runtime import REMEDY, Node
from lintseq.plugins.linters.server.installed import installed

INSTALL = "lintseq setup javascript"
SHIPPED = ("package.json", "package-lock.json")
_HERE = Path(__file__).parent
_FLAGS = (
    *("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"),
    # Whatever the user's settings say of installations in general.
    *("--global=false", "--dry-run=false", "--install-strategy=hoisted", "--include=prod"),
    "--package-lock=true",
)
_FOR_NODE_ITSELF = ("NODE_OPTIONS", "NODE_PATH", "NODE_ENV")
"""Variables that would load or leave out code; those on certificates and proxies stay."""
_NPM = re.compile(r"^npm (?:error|ERR!)")
_ASIDE = re.compile(r"$|(?:syscall|errno|path|at) |A complete log |/.*-debug-0\.log$")
_MANY_SECONDS = 900
_WORDS = 300


def environment_folder(node: Node) -> Path:
    """Where the packages are, or will be."""
    known = hashlib.sha256(node.version.encode())
    for name in SHIPPED:
        known.update(b"\0" + (_HERE / name).read_bytes())
    return tools_folder() / "node" / known.hexdigest()[:16]


def ready_environment(node: Node) -> Path:
    """The folder with the packages.

    Raises:
        LinterUnavailable: they are not installed.
    """
    folder = environment_folder(node)
    if not folder.is_dir():
        raise LinterUnavailable(
            f"The packages for Node {node.version} are not in '{folder.parent}'; run: {INSTALL}"
        )
    return folder


def install_environment(node: Node, tell: Callable[[str], None]) -> Path:
    """The folder with the packages, installed if need be.

    Raises:
        LinterUnavailable: npm or nodeenv is missing.
        LinterFailed: npm cannot install them.
    """

    def build(draft: Path) -> None:
        tell(f"Installing ESLint and TypeScript for Node {node.version}")
        _install(node, draft)

    return installed(environment_folder(node), build)


def _install(node: Node, draft: Path) -> None:
    for name in SHIPPED:
        shutil.copy(_HERE / name, draft)
    if node.npm is None:
        raise LinterUnavailable(f"Node in '{node.program}' has no npm; run: {REMEDY}")
    program = _wrapped(node, draft / "env") if node.of_machine else node.program
    _run([program, node.npm, "ci", *_FLAGS], draft, "npm")
    shutil.rmtree(draft / "env", ignore_errors=True)


def _wrapped(node: Node, folder: Path) -> str:
    """The machine's Node in an environment of its own: npm touches nothing of the machine's."""
    if find_spec("nodeenv") is None:
        raise LinterUnavailable(
            "The machine's Node is used through nodeenv, which is missing; run: pip install nodeenv"
        )
    # nodeenv looks along the path for it, and takes the first.
    beside = {"PATH": f"{Path(node.program).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = [sys.executable, "-I", "-m", "nodeenv", "--quiet", "--node=system", str(folder)]
    _run(command, folder.parent, "nodeenv", beside)
    return str(folder / "bin" / "node")


def _run(
    command: list[str], folder: Path, name: str, changes: dict[str, str] | None = None
) -> None:
    around = {key: text for key, text in os.environ.items() if key not in _FOR_NODE_ITSELF}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**around, **(changes or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_MANY_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LinterFailed(f"{name} cannot install the packages ({error}); try again.") from error
    if done.returncode:
        words = _said(done.stderr or done.stdout)
        raise LinterFailed(
            f"{name} cannot install the packages ({words}); see that the registry of packages can "
            "be reached, and try again."
        )


def _said(output: str) -> str:
    """What went wrong, without what is for those who look for faults in npm."""
    lines = [_NPM.sub("", line).strip() for line in output.splitlines()]
    return " ".join(line for line in lines if not _ASIDE.match(line))[:_WORDS]
