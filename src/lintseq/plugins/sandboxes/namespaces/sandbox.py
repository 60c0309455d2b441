"""The kernel's namespaces as a sandbox, by the tools of util-linux."""

from __future__ import annotations

import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from lintseq.core.errors import SandboxFailed, SandboxUnavailable
from lintseq.core.sandbox import ConfinedProcess, Sandbox, SandboxJob, SandboxLimits, Tier
from lintseq.plugins.sandboxes.limits import tool
from lintseq.plugins.sandboxes.namespaces.command import namespaces_command
from lintseq.plugins.sandboxes.namespaces.process import NamespacesProcess
from lintseq.plugins.sandboxes.trying import try_sandbox


class Namespaces(Sandbox):
    """The weak tier: namespaces and a private file system, made by a shell script and util-linux.

    It holds what bubblewrap holds of network, processes of others, files, time, memory and the
    number of processes, and leaves nothing behind. It does not filter system calls: a program can
    ask the whole kernel, make memory that no limit counts (shared memory, files without a name),
    and, on virtual machines, may reach the host by sockets of a kind that networks do not
    separate. The rest of the machine's files are out of sight (``chroot``), not unmounted.
    """

    name = "namespaces"
    summary = "namespaces and a private file system, by util-linux; all system calls are there"
    tier: ClassVar[Tier] = "weak"
    install = "apt-get install util-linux mount"

    def version(self) -> str:
        """The version of util-linux; `Sandbox.version` says more."""
        return _version(tool("unshare"))

    def start(self, job: SandboxJob, limits: SandboxLimits) -> ConfinedProcess:
        """Start ``job``, as `Sandbox.start` says."""
        folder = Path(tempfile.mkdtemp(prefix="lintseq-"))
        folder.chmod(0o755)
        for name in ("root", "files"):
            (folder / name).mkdir(mode=0o755)
        for name, content in job.files.items():
            (folder / "files" / name).write_bytes(content)
        return NamespacesProcess(namespaces_command(folder, job, limits), folder)


@lru_cache(maxsize=4)
def _version(program: str) -> str:
    try:
        done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
        try_sandbox(Namespaces(), tool("true"))
    except (SandboxFailed, OSError) as error:
        raise SandboxUnavailable(
            f"The sandbox 'namespaces' does not work on this machine ({error}); let it make user "
            "namespaces, or run as root."
        ) from error
    return done.stdout.strip()
