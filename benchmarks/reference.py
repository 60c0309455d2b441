"""The authors' ``pylintseq`` as a contender: a process of its own, in an environment of its own."""

from __future__ import annotations

import json
import os
import select
import shlex
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from benchmarks.contenders import Draw, Failure
from benchmarks.reference_environment import reference_worker
from lintseq.core.program import Program

START_LIMIT = 120.0
"""Seconds until the first line of the worker: it imports numpy, pandas and pylint."""


@contextmanager
def reference(worker: Sequence[str], limit: float) -> Iterator[Reference]:
    """The reference, running, with a private folder for what pylint reads and keeps.

    Raises:
        ClickException: the worker does not start.
    """
    with tempfile.TemporaryDirectory(prefix="lintseq-benchmark-") as folder:
        contender = Reference(worker, limit, Path(folder))
        try:
            contender.start()
            yield contender
        finally:
            contender.stop()


@contextmanager
def references(environment: Path | None, limit: float) -> Iterator[Sequence[Reference]]:
    """The reference in its environment, running, or nobody where no environment is named."""
    if environment is None:
        yield ()
        return
    with reference(reference_worker(environment), limit) as contender:
        yield [contender]


def versions_of(references: Sequence[Reference]) -> dict[str, str]:
    """What they run, by name."""
    return {name: text for each in references for name, text in each.versions.items()}


class Reference:
    """Asks a worker process for one sequence a program.

    The worker lives on from program to program, so that its start is never counted. A program that
    takes longer than ``limit`` seconds costs the worker its life: pylintseq swallows every
    exception that could interrupt it from inside.

    Attributes:
        name: what tables call it.
        versions: what the worker runs, by name.
    """

    name = "pylintseq"

    def __init__(self, worker: Sequence[str], limit: float, folder: Path) -> None:
        self._worker = worker
        self._limit = limit
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.versions: dict[str, str] = {}

    def start(self) -> subprocess.Popen[bytes]:
        """The worker, started if it does not run."""
        if self._process is None:
            self._process = subprocess.Popen(
                self._worker,
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=self._folder,
                env={**os.environ, "PYLINTHOME": str(self._folder)},
            )
            try:
                self.versions = _next_object(self._process, START_LIMIT)
            except (EOFError, TimeoutError) as error:
                self.stop()
                raise click.ClickException(
                    f"The worker of pylintseq did not start: {shlex.join(self._worker)}; "
                    "delete its environment, or go without it (--no-reference)."
                ) from error
        return self._process

    def stop(self) -> None:
        """End the worker if it runs."""
        if self._process is not None:
            self._process.kill()
            with self._process:
                self._process.wait()
            self._process = None

    def draw(self, program: Program, visit: int) -> Draw | Failure:
        """Draw one sequence: the reference shares nothing between those of a program."""
        process = self.start()
        request = json.dumps({"seed": visit, "program": program.text})
        try:
            answer = _ask(process, request, self._limit)
        except TimeoutError:
            self.stop()
            return Failure("out of time")
        except (EOFError, BrokenPipeError):
            self.stop()
            return Failure("died")
        if "failure" in answer:
            return Failure(answer["failure"])
        return Draw(**answer)


def _ask(process: subprocess.Popen[bytes], request: str, limit: float) -> dict[str, Any]:
    assert process.stdin is not None
    process.stdin.write(request.encode() + b"\n")
    return _next_object(process, limit)


def _next_object(process: subprocess.Popen[bytes], seconds: float) -> dict[str, Any]:
    """The process's next line: an `EOFError` if it ends, a `TimeoutError` if it says none."""
    assert process.stdout is not None
    deadline = time.monotonic() + seconds
    line = b""
    while not line.endswith(b"\n"):
        left = max(0.0, deadline - time.monotonic())
        ready, _, _ = select.select([process.stdout], [], [], left)
        if not ready:
            raise TimeoutError
        piece = process.stdout.read(65536)
        if not piece:
            raise EOFError
        line += piece
    found: dict[str, Any] = json.loads(line)
    return found
