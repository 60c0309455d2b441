"""Bubblewrap as a sandbox: namespaces, a private file system, a filter of system calls."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import lru_cache
from typing import ClassVar

from lintseq.core.errors import SandboxFailed, SandboxUnavailable
from lintseq.core.sandbox import ConfinedProcess, Sandbox, SandboxJob, SandboxLimits, Tier
from lintseq.plugins.sandboxes.bubblewrap.arguments import Fds, bubblewrap_command
from lintseq.plugins.sandboxes.bubblewrap.process import BubblewrapProcess
from lintseq.plugins.sandboxes.bubblewrap.system_calls import system_call_filter
from lintseq.plugins.sandboxes.limits import tool
from lintseq.plugins.sandboxes.trying import try_sandbox

INSTALL = "apt-get install bubblewrap"


class Bubblewrap(Sandbox):
    """The strong tier: each process is in a world of its own, made by bubblewrap.

    It has its own users, processes, network (without any device), host name, shared memory and
    file system. In the file system are the system's shared libraries and what the job calls
    readable, all read-only, a private working folder in memory, ``/dev/null`` and
    ``/dev/urandom``; there is no ``/proc``. It has no privileges and can get none; system calls
    that reach past such a world, or hold memory that no limit counts, are refused. Root's
    programs run as a user that no one else is.

    Memory is limited for each process, so all of them together may have ``processes`` times as
    much. Processor time, memory bandwidth and caches are shared with the machine.
    """

    name = "bubblewrap"
    summary = "namespaces, a private file system and a filter of system calls, by bubblewrap"
    tier: ClassVar[Tier] = "strong"
    install = INSTALL

    def version(self) -> str:
        """Bubblewrap's version; `Sandbox.version` says more."""
        return _version(_find())

    def start(self, job: SandboxJob, limits: SandboxLimits) -> ConfinedProcess:
        """Start ``job``, as `Sandbox.start` says."""
        program = _find()
        status, told = os.pipe()
        fds = _fds(told, job)
        try:
            command = bubblewrap_command(program, job, limits, fds)
            process = BubblewrapProcess(command, status, fds.all)
        except BaseException:
            os.close(status)
            raise
        finally:
            for fd in fds.all:
                os.close(fd)
        process.settle()
        return process


def _fds(status: int, job: SandboxJob) -> Fds:
    rules = system_call_filter()
    return Fds(
        status=status,
        rules=None if rules is None else content(rules),
        files={name: content(data) for name, data in job.files.items()},
    )


def content(data: bytes) -> int:
    """A file descriptor from which ``data`` can be read."""
    fd = os.memfd_create("content")
    with os.fdopen(os.dup(fd), "wb") as file:
        file.write(data)
    os.lseek(fd, 0, os.SEEK_SET)
    return fd


def _find() -> str:
    found = shutil.which("bwrap")
    if found is None:
        raise SandboxUnavailable(f"bubblewrap is not installed; run: {INSTALL}")
    return found


@lru_cache(maxsize=4)
def _version(program: str) -> str:
    try:
        done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
        try_sandbox(Bubblewrap(), tool("true"))
    except (SandboxFailed, OSError) as error:
        raise SandboxUnavailable(
            f"bubblewrap does not work on this machine ({error}); let it make user namespaces "
            "(sysctl kernel.unprivileged_userns_clone=1, or "
            "kernel.apparmor_restrict_unprivileged_userns=0), or run as root."
        ) from error
    return done.stdout.strip() + ("" if system_call_filter() else " without a filter")
