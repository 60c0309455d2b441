"""Keeps one server alive: starts it, asks it with a time limit, replaces it when it is lost."""

from __future__ import annotations

import itertools
import os
import signal
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from lintseq.core.errors import (
    LinterBroken,
    LinterFailed,
    LinterUnavailable,
    ProgramRejected,
    SandboxFailed,
)
from lintseq.core.pipes import Gone, Late, Pipes, TooMuch
from lintseq.core.sandbox import ConfinedProcess, SandboxJob, SandboxLimits
from lintseq.plugins.linters.server.confinement import sandbox_for
from lintseq.plugins.linters.server.protocol import (
    Answer,
    Failed,
    Found,
    Garbage,
    Refused,
    answer,
    greeting,
    request,
)
from lintseq.plugins.linters.server.recipe import Recipe

ATTEMPTS = 2
"""A text whose server was lost is tried once more, by a new one: it may not have been its fault."""
REASONS = {"late": "timeout", "killed": "worker-died"}
"""Losses that hang on the machine and its load, as reasons of rejects."""
LONGEST = 64 << 20
"""Bytes of an answer, at most."""
PROCESSOR_SECONDS = 1e9
"""A server works for as long as it is needed."""
SHORT = 0.5
"""Seconds in which a process that closed its pipe is heard out."""


class Lost(Exception):
    """A server is of no more use.

    Attributes:
        how: whether it was ``late``, ``killed`` by someone else, is ``gone`` by itself, or sent
            ``garbage``.
    """

    def __init__(self, how: Literal["late", "killed", "gone", "garbage"], words: str) -> None:
        super().__init__(words)
        self.how = how


class Supervisor:
    """The server of one linter in this process. It starts when first asked, and ends with us.

    ``recipe`` is asked at each start, so that a tool that has gone meanwhile is noticed; it raises
    `LinterUnavailable`. ``install`` is the command for messages.
    """

    def __init__(self, name: str, recipe: Callable[[], Recipe], install: str) -> None:
        self._name, self._recipe, self._install = name, recipe, install
        self._server: _Server | None = None
        self._lock = threading.Lock()

    def tool(self) -> str:
        """What the server says that it is."""
        with self._lock:
            return self._started().tool

    def ask(self, language: str, text: str) -> tuple[Found, ...]:
        """What the tool finds in ``text``.

        Raises:
            ProgramRejected: the tool cannot take the text; or it took too long, twice.
            LinterFailed: the server was lost twice over this text, or the tool fell over.
            LinterUnavailable: the tool is not there, or not any more, or does not start.
        """
        with self._lock:
            return self._taken(self._answer(language, text))

    def stop(self) -> None:
        """End the server, if one runs."""
        with self._lock:
            self._forget()

    def _answer(self, language: str, text: str) -> Answer:
        for _ in range(ATTEMPTS):
            server = self._started()
            try:
                return server.ask(language, text)
            except Lost as lost:
                loss = lost
                self._forget()
        if loss.how in REASONS:
            raise ProgramRejected(
                REASONS[loss.how], f"{self._name}: {loss}, and again when tried anew"
            )
        raise LinterFailed(
            f"The server of the linter '{self._name}' was lost over this program, and again when "
            f"tried anew: {loss}."
        )

    def _taken(self, said: Answer) -> tuple[Found, ...]:
        if isinstance(said, Refused):
            raise ProgramRejected(said.reason, f"{self._name}: {said.message}")
        if isinstance(said, Failed):
            raise LinterFailed(f"The linter '{self._name}' failed on this program: {said.message}.")
        return said

    def _started(self) -> _Server:
        # A server that our parent started before it forked is the parent's.
        if self._server is None or self._server.owner != os.getpid():
            self._server = self._new()
        return self._server

    def _new(self) -> _Server:
        for _ in range(ATTEMPTS):
            recipe = self._recipe()
            if not Path(recipe.command[0]).exists():
                raise LinterUnavailable(
                    f"The linter '{self._name}' needs '{recipe.command[0]}', which is not there; "
                    f"run: {self._install}"
                )
            try:
                return _Server(self._name, recipe)
            except (Lost, SandboxFailed) as error:
                failure = error
        raise LinterBroken(
            f"The server of the linter '{self._name}' does not start ({failure}); "
            f"install its tool again, run: {self._install}"
        ) from failure

    def _forget(self) -> None:
        if self._server is not None and self._server.owner == os.getpid():
            self._server.end()
        self._server = None


class _Server:
    """One running server.

    Attributes:
        tool: what it says that it is.
        owner: the process that started it.
    """

    def __init__(self, name: str, recipe: Recipe) -> None:
        sandbox = sandbox_for(name, recipe)
        self.owner = os.getpid()
        self._seconds = recipe.seconds
        self._numbers = itertools.count(1)
        self._process = sandbox.start(_job(recipe), _limits(recipe))
        # At the end of the interpreter, too: a sandbox may have a folder to remove.
        self._end = weakref.finalize(self, _end_of, self._process, self.owner)
        self._pipes = Pipes(self._process)
        self._rest = b""
        try:
            self.tool = greeting(self._line(time.monotonic() + recipe.start_seconds))
        except Garbage as error:
            self.end()
            raise Lost("garbage", str(error)) from None
        except Lost:
            self.end()
            raise

    def ask(self, language: str, text: str) -> Answer:
        """The answer to one request; `Lost` if there is none to be had."""
        number = next(self._numbers)
        deadline = time.monotonic() + self._seconds
        try:
            self._pipes.send_raw(request(number, language, text), deadline)
        except Late:
            raise self._too_late() from None
        except Gone:
            raise self._gone() from None
        try:
            return answer(self._line(deadline), number)
        except Garbage as error:
            raise Lost("garbage", str(error)) from None

    def end(self) -> None:
        """Kill it, and everything that it started."""
        self._end()

    def _line(self, deadline: float) -> bytes:
        parts = [self._rest]
        size = len(self._rest)
        try:
            while b"\n" not in parts[-1]:
                if size > LONGEST:
                    raise TooMuch
                parts.append(self._pipes.receive_some(LONGEST, deadline))
                size += len(parts[-1])
        except Late:
            raise self._too_late() from None
        except Gone:
            raise self._gone() from None
        except TooMuch:
            raise Lost("garbage", f"it sent more than {LONGEST} bytes at once") from None
        line, _, self._rest = b"".join(parts).partition(b"\n")
        return line

    def _too_late(self) -> Lost:
        return Lost("late", f"it did not answer within {self._seconds:g} seconds")

    def _gone(self) -> Lost:
        ending = self._process.end(SHORT)
        words = f": {ending.brief}" if ending.brief else ""
        killed = not ending.started or ending.status == -signal.SIGKILL
        return Lost("killed" if killed else "gone", f"it ended with {ending.status}{words}")


def _end_of(process: ConfinedProcess, owner: int) -> None:
    if os.getpid() == owner:
        process.end()


def _job(recipe: Recipe) -> SandboxJob:
    return SandboxJob(recipe.command, recipe.readable, recipe.files, recipe.environment)


def _limits(recipe: Recipe) -> SandboxLimits:
    return SandboxLimits(
        seconds=PROCESSOR_SECONDS,
        memory=recipe.memory,
        processes=recipe.processes,
        file_size=recipe.file_size,
        open_files=recipe.open_files,
    )
