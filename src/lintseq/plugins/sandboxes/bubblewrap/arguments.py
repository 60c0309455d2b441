"""What bubblewrap is told, so that it confines a job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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

NOBODY = "65534"
WORLDS = ("ipc", "pid", "net", "uts", "cgroup-try")
NEEDED_TO_BECOME_SOMEONE = ("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP")
SPARE_PROCESSES = 1
"""Bubblewrap's own, the first one of the sandbox."""


@dataclass(frozen=True)
class Fds:
    """File descriptors that bubblewrap inherits.

    Attributes:
        status: where it says how things go.
        rules: from which it reads the filter of system calls, if there is one.
        files: from which it reads the files of the private folder, by name.
    """

    status: int
    rules: int | None = None
    files: Mapping[str, int] = field(default_factory=dict)

    @property
    def all(self) -> tuple[int, ...]:
        """Each of them, the one for the status first."""
        rules = () if self.rules is None else (self.rules,)
        return (self.status, *rules, *self.files.values())


def bubblewrap_command(program: str, job: SandboxJob, limits: SandboxLimits, fds: Fds) -> list[str]:
    """The command that runs ``job``; ``program`` is bubblewrap."""
    root = is_real_root()
    become = become_command(tool("setpriv"), user_of_its_own()) if root else []
    launch = [*limit_command(limits, limits.processes + SPARE_PROCESSES), *become]
    tools = (tool("prlimit"), *become[:1])
    return [
        program,
        *_worlds(root),
        *("--die-with-parent", "--new-session", "--json-status-fd", str(fds.status)),
        *_privileges(root),
        *([] if fds.rules is None else ["--seccomp", str(fds.rules)]),
        # First, as something readable may lie in it.
        *_working_folder(limits, fds),
        *_readable((*LIBRARIES, *tools, *job.readable)),
        *(part for device in DEVICES for part in ("--dev-bind", device, device)),
        *("--remount-ro", "/", "--chdir", WORKING_FOLDER, "--clearenv"),
        *(part for item in job.environment.items() for part in ("--setenv", *item)),
        "--",
        *launch,
        *job.command,
    ]


def _worlds(root: bool) -> list[str]:
    worlds = [f"--unshare-{world}" for world in WORLDS]
    # Root's programs become a user of the machine, as the limit on processes does not hold root.
    return worlds if root else ["--unshare-user", "--uid", NOBODY, "--gid", NOBODY, *worlds]


def _privileges(root: bool) -> list[str]:
    needed = NEEDED_TO_BECOME_SOMEONE if root else ()
    return ["--cap-drop", "ALL", *(part for cap in needed for part in ("--cap-add", cap))]


def _readable(paths: tuple[str, ...]) -> list[str]:
    """Mounts of all paths; the folders above them may be passed through by anyone."""
    kept = mounted(paths)
    folders = [
        part
        for folder in folders_above((*kept, *DEVICES))
        for part in ("--perms", "0755", "--dir", folder)
    ]
    return [*folders, *(part for path in kept for part in ("--ro-bind", path, path))]


def _working_folder(limits: SandboxLimits, fds: Fds) -> list[str]:
    size = str(max(limits.file_size, SMALLEST))
    folder = ["--perms", "1777", "--size", size, "--tmpfs", WORKING_FOLDER]
    for name, fd in fds.files.items():
        folder += ["--perms", "0644", "--file", str(fd), f"{WORKING_FOLDER}/{name}"]
    return folder
