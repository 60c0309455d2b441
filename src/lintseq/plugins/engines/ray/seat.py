"""Where a worker sits: an actor, which Ray runs in a process of its own on some machine."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import ray

from lintseq.core.errors import ToolError
from lintseq.plugins.engines.crew.batch import OUT_OF_MEMORY, Worked, load, raised, work
from lintseq.plugins.engines.crew.memory import megabytes_of
from lintseq.plugins.engines.crew.run import LOOK_SECONDS


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a process of a cluster takes over from the one that runs the engine.

    Attributes:
        lintseq: its version.
        import_path: where modules are looked for.
        folder: the current one, if the machine has it too.
        recursion_limit: of Python.
    """

    lintseq: str
    import_path: Sequence[str]
    folder: str
    recursion_limit: int

    @classmethod
    def here(cls) -> Surroundings:
        """Those of this process."""
        path = tuple(str(Path(folder).absolute()) for folder in sys.path if folder)
        return cls(version("lintseq"), path, str(Path.cwd()), sys.getrecursionlimit())


class Notes:
    """An actor that keeps what seats cannot say any more: which of them took too much memory."""

    def __init__(self) -> None:
        self._seats: set[int] = set()

    def add(self, seat: int) -> None:
        """Note that a seat took too much."""
        self._seats.add(seat)

    def has(self, seat: int) -> bool:
        """Whether a seat took too much."""
        return seat in self._seats


_answering = threading.Lock()
"""Held to give an answer, and for ever by who ends the process."""


@dataclass(frozen=True, slots=True)
class MemoryLimit:
    """How much memory a seat may take.

    Attributes:
        megabytes: the process with all that it started, in MiB.
        notes: the actor `Notes`, which hears of it when it took more.
        seat: the number under which it does.
    """

    megabytes: int
    notes: Any
    seat: int

    def hold(self) -> None:
        """Watch this process, and end it when it takes more."""
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while megabytes_of(os.getpid()) <= self.megabytes:
            time.sleep(LOOK_SECONDS)
        try:
            _answering.acquire()
            ray.get(self.notes.add.remote(self.seat))
        finally:
            os._exit(OUT_OF_MEMORY)


class Seat:
    """What the actor does. Everything travels pickled, so that its errors are the task's own."""

    def load(self, task: bytes, surroundings: Surroundings, limit: MemoryLimit | None) -> bytes:
        """Settle in and load the task.

        Returns:
            The machine's name in the cluster, and None or the error that loading raised.
        """
        node = ray.get_runtime_context().get_node_id()
        _settle_in(surroundings)
        try:
            _check(surroundings.lintseq)
            load(task)
        # Unpickling runs code of the task, which may raise anything.
        except Exception as error:
            return pickle.dumps((node, raised(error)))
        if limit is not None:
            limit.hold()
        return pickle.dumps((node, None))

    def work(self, jobs: bytes) -> bytes:
        """Work on a batch."""
        worked: Worked[Any] = work(pickle.loads(jobs))
        with _answering:
            try:
                return pickle.dumps(worked)
            # A result that cannot be pickled.
            except Exception as error:
                return pickle.dumps(Worked([], raised(error), worked.seconds))


def _settle_in(surroundings: Surroundings) -> None:
    """Give the process no standard input, and what it needs to find the task's modules."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    known = set(sys.path)
    sys.path.extend(folder for folder in surroundings.import_path if folder not in known)
    with suppress(OSError):
        os.chdir(surroundings.folder)
    sys.setrecursionlimit(surroundings.recursion_limit)


def _check(needed: str) -> None:
    found = version("lintseq")
    if found != needed:
        raise ToolError(f"its lintseq is {found}, and here it is {needed}")
