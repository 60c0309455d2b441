"""A process in a sandbox, from its supervisor's side: pipes to it, and its end."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from signal import SIGCONT, SIGKILL
from typing import BinaryIO, cast

from lintseq.core.errors import SandboxFailed
from lintseq.core.sandbox import Ending

PATIENCE = 0.1
"""Seconds between two attempts to kill what is in a sandbox."""
SIGNALLED = 128
MESSAGE = 4096
"""Bytes of standard error that are read: enough to take out what changes before it is cut."""
NOTHING: Mapping[str, str] = {}


class Confined(contextlib.AbstractContextManager["Confined"]):
    """A running process of a sandbox; `lintseq.core.sandbox.ConfinedProcess` says what it owes.

    ``command`` starts the sandbox. It has one child: the first process of a namespace, with which
    all die that are in the sandbox.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        inherited: Sequence[int] = (),
        folder: str | None = None,
        environment: Mapping[str, str] = NOTHING,
    ) -> None:
        self._ending: Ending | None = None
        self._errors = os.memfd_create("errors")
        try:
            self._process = subprocess.Popen(
                command,
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                pass_fds=inherited,
                env=environment,
                cwd=folder,
                start_new_session=True,
            )
        except OSError as error:
            os.close(self._errors)
            raise SandboxFailed(f"'{command[0]}' cannot be started: {error}.") from error
        self.stdin = cast("BinaryIO", self._process.stdin)
        self.stdout = cast("BinaryIO", self._process.stdout)
        offer_to_the_memory_killer(self._process.pid)

    def end(self, patience: float = 0.0) -> Ending:
        """Wait ``patience`` seconds for its end, kill what still runs, and say how it ended."""
        if self._ending is None:
            if patience:
                self._wait(patience)
            killed = self._process.poll() is None
            while self._process.poll() is None:
                self.kill()
                # It may have been stopped; running, it notices that its child is gone.
                self._process.send_signal(SIGCONT)
                self._wait(PATIENCE)
            self.wait_for_the_rest()
            self._ending = self.describe(killed)
            self.release()
        return self._ending

    def _wait(self, seconds: float) -> None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)

    def kill(self) -> None:
        """Kill all that is in the sandbox."""
        children = children_of(self._process.pid)
        for pid in children or [self._process.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, SIGKILL)

    def wait_for_the_rest(self) -> None:
        """Wait for what may outlive the command that started the sandbox: nothing, here."""

    def describe(self, killed: bool) -> Ending:
        """How it ended, now that it has: ``killed`` by us, or by itself."""
        status = self._process.returncode
        return Ending(started=True, status=None if killed else status, message=self.complaint())

    def complaint(self) -> str:
        """What stands on standard error: of the sandbox if it failed, else of the program."""
        told = os.pread(self._errors, MESSAGE, 0)
        return " ".join(told.decode("utf-8", "replace").split())

    def release(self) -> None:
        """Close and remove what was there for the process."""
        for pipe in (self.stdin, self.stdout):
            with contextlib.suppress(OSError):
                pipe.close()
        os.close(self._errors)

    def __exit__(self, *error: object) -> None:
        self.end()


def status_by_shell(status: int) -> int:
    """An exit status as shells, and bubblewrap, tell it: a signal's number comes with 128 more."""
    return SIGNALLED - status if status > SIGNALLED else status


def children_of(pid: int) -> list[int]:
    """The processes that ``pid`` started and has not waited for."""
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    except OSError:
        return []
    return [int(child) for child in listed.split()]


def offer_to_the_memory_killer(pid: int) -> None:
    """When the machine's memory runs out, a stranger's program goes first."""
    with contextlib.suppress(OSError):
        Path(f"/proc/{pid}/oom_score_adj").write_text("1000", "ascii")
