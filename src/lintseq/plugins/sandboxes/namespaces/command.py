"""The command that makes namespaces and runs a job in them."""

from __future__ import annotations

from pathlib import Path

from lintseq.core.sandbox import SandboxJob, SandboxLimits
from lintseq.plugins.sandboxes.limits import limit_command, tool
from lintseq.plugins.sandboxes.places import (
    DEVICES,
    LIBRARIES,
    SMALLEST,
    WORKING_FOLDER,
    folders_above,
    mounted,
)
from lintseq.plugins.sandboxes.users import become_command, is_real_root, user_of_its_own

SCRIPT = Path(__file__).with_name("enter.sh")
WORLDS = ("mount", "pid", "net", "ipc", "uts", "cgroup")
NOBODY = "65534"
SPARE_PROCESSES = 2
"""Of ours, that count as the user's where we are not root: `unshare`, and the shell."""


def namespaces_command(folder: Path, job: SandboxJob, limits: SandboxLimits) -> list[str]:
    """The command that runs ``job`` in a file system mounted in ``folder``, as `SCRIPT` says."""
    root, unshare = is_real_root(), tool("unshare")
    readable = mounted((*LIBRARIES, *job.readable))
    size = str(max(limits.file_size, SMALLEST))
    return [
        *([] if root else [unshare, "--user", "--map-root-user", "--"]),
        # When its supervisor dies it dies, and with it all of the namespace.
        *(tool("setpriv"), "--pdeathsig", "KILL", "--"),
        *(unshare, *(f"--{world}" for world in WORLDS), "--fork", "--kill-child", "--"),
        *("/bin/sh", str(SCRIPT), str(folder), size),
        *(*folders_above((*readable, *DEVICES)), "--", *readable, "--", *DEVICES, "--"),
        *(tool("env"), "-i", *(f"{name}={value}" for name, value in job.environment.items())),
        *limit_command(limits, limits.processes + (0 if root else SPARE_PROCESSES)),
        *become_command(tool("setpriv"), user_of_its_own() if root else None),
        *(unshare, "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"),
        *("--root=.", f"--wd={WORKING_FOLDER}", "--"),
        *job.command,
    ]
