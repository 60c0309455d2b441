"""The limits of a confined process, as ``prlimit`` sets them just before it starts."""

from __future__ import annotations

import math
import shutil

from lintseq.core.errors import SandboxUnavailable
from lintseq.core.sandbox import SandboxLimits


def limit_command(limits: SandboxLimits, processes: int | None = None) -> list[str]:
    """What, before a command, limits it; to ``processes`` at once, if a number is given."""
    settings = {
        "as": limits.memory,
        "core": 0,
        "cpu": math.ceil(limits.seconds) + 1,
        "fsize": limits.file_size,
        "memlock": 0,
        "msgqueue": 0,
        "nofile": limits.open_files,
    }
    if processes is not None:
        settings["nproc"] = processes
    flags = [f"--{name}={value}" for name, value in settings.items()]
    return [tool("prlimit"), *flags, "--"]


def tool(name: str) -> str:
    """The whole path of a program of util-linux.

    Raises:
        SandboxUnavailable: it is not there.
    """
    found = shutil.which(name, path="/usr/bin:/bin:/usr/sbin:/sbin") or shutil.which(name)
    if found is None:
        raise SandboxUnavailable(f"'{name}' is not installed; run: apt-get install util-linux")
    return found
