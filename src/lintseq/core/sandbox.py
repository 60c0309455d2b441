"""Sandboxes: where a stranger's program runs without reaching anything of ours.

A sandbox starts one process, confined; what is asked of it, and what its answers are worth, is a
`lintseq.core.execution.Runner`'s business. A sandbox holds in, whoever calls it:

- no network, no processes of others in sight, none of its own left behind;
- an empty, private file system; only what a `SandboxJob` calls readable, read-only;
- limits on time, memory, processes and file size.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import BinaryIO, ClassVar, Literal, Protocol

Tier = Literal["strong", "weak", "none"]
"""How much a sandbox contains: all of the above, all as far as its docs say, or nothing."""
BRIEF = 500
"""Characters of a process's last words that fit into a sentence of ours."""


@dataclass(frozen=True, slots=True)
class SandboxLimits:
    """How much a confined process, with all its children, may use.

    The sandbox holds `memory`, `processes` and `file_size`, and gives each process no more than
    `seconds` of processor time. Whoever talks to the process holds `seconds` on the wall clock,
    and `output`.

    Attributes:
        seconds: on the wall clock, for one trial.
        memory: bytes of address space a process; all of them together have at most `processes`
            times as much.
        processes: how many at once, threads included.
        output: bytes that are taken from it in one trial before it is stopped.
        file_size: bytes in its private file system, all files together.
        open_files: for one process. Few, since buffers of pipes and sockets are memory that no
            limit counts.
    """

    seconds: float = 10.0
    memory: int = 1 << 29
    processes: int = 16
    output: int = 1 << 20
    file_size: int = 1 << 24
    open_files: int = 64


@dataclass(frozen=True)
class SandboxJob:
    """What is to be run.

    Attributes:
        command: the program, as a whole path, and its arguments.
        readable: folders and files of the machine that are there under their own paths, read-only.
            The system's shared libraries always are.
        files: what the private working folder, the current one, holds at the start, by name.
        environment: all environment variables.
    """

    command: tuple[str, ...]
    readable: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a confined process ended.

    Attributes:
        started: whether the program ran at all; if not, the sandbox itself failed.
        status: its exit status; minus the number of the signal that ended it; None if it was
            killed by `ConfinedProcess.end`, or it is not known.
        message: what the sandbox has to say, for people, on one line.
    """

    started: bool
    status: int | None
    message: str = ""

    @property
    def brief(self) -> str:
        """What fits into a sentence of its `message`."""
        return self.message[:BRIEF]


class ConfinedProcess(Protocol):
    """A running process in a sandbox, spoken with through pipes.

    Leaving its context kills it and everything that it started.

    Attributes:
        stdin: its standard input, a pipe, unbuffered.
        stdout: its standard output, a pipe, unbuffered. Standard error goes nowhere.
    """

    stdin: BinaryIO
    stdout: BinaryIO

    def end(self, patience: float = 0.0) -> Ending:
        """Wait ``patience`` seconds for its end, kill what still runs, and say how it ended."""
        ...

    def __enter__(self) -> ConfinedProcess: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Sandbox(ABC):
    """A way to confine a process.

    Attributes:
        name: as in ``--sandbox NAME``, and in results.
        summary: one line for ``lintseq plugins``.
        tier: how much it contains.
        install: the command that installs what it needs, for ``lintseq doctor``.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    tier: ClassVar[Tier]
    install: ClassVar[str] = ""

    @abstractmethod
    def version(self) -> str:
        """What confines, with its version, after trying it on a process that does nothing.

        Raises:
            SandboxUnavailable: it is not installed, or this machine does not let it work; the
                message says what to do.
        """

    @abstractmethod
    def start(self, job: SandboxJob, limits: SandboxLimits) -> ConfinedProcess:
        """Start ``job``, confined.

        Raises:
            SandboxFailed: the sandbox could not be set up. Never a fault of the program.
        """
