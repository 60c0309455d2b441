"""A run of the command line that goes on while a test does things to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

Finished = subprocess.CompletedProcess[str]

LINTSEQ = str(Path(sys.executable).parent / "lintseq")
MARK = "LINTSEQ_TEST_MARK"
PATIENCE = 30.0
"""Seconds for what should take a fraction of one, on a machine that is busy."""


class Job:
    """A run of the command line that goes on while the test does."""

    def __init__(self, cwd: Path, environment: Mapping[str, str], *arguments: str) -> None:
        self._mark = uuid.uuid4().hex
        self.cwd = cwd
        self.process = subprocess.Popen(
            [LINTSEQ, *arguments],
            cwd=cwd,
            env={**environment, MARK: self._mark},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,
        )

    def interrupt(self) -> None:
        """What a terminal does at Ctrl-C."""
        os.killpg(self.process.pid, signal.SIGINT)

    def end(self) -> Finished:
        """Wait for the end."""
        with self.process:
            out, err = self.process.communicate(timeout=PATIENCE)
        return Finished([], self.process.returncode, out.decode(), err.decode())

    def kill(self) -> None:
        """Kill all of it, and forget what it said."""
        for number in self.processes():
            os.kill(number, signal.SIGKILL)
        with self.process:
            self.process.wait(PATIENCE)

    def processes(self) -> list[int]:
        """Every process that was started by the run, however deep, and still runs."""
        wanted = f"{MARK}={self._mark}".encode()
        return [number for number in _numbers() if wanted in _environment_of(number).split(b"\0")]

    def workers(self) -> list[int]:
        """The processes of its engine."""
        return [number for number in self.processes() if b"spawn_main" in _command_of(number)]

    def await_rows(self) -> None:
        """Wait until some rows are on the disk, under whatever name."""
        self.await_that(lambda: any(b'"path"' in data for data in _contents(self.cwd)))

    def await_no_process(self) -> None:
        """Wait until all processes are gone; fail if they stay."""
        self.await_that(lambda: not self.processes())

    def await_that(self, holds: Callable[[], bool]) -> None:
        """Wait until it holds; fail if it never does."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, (self.processes(), self.process.poll())
            time.sleep(0.05)


def _numbers() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]


def _environment_of(number: int) -> bytes:
    try:
        return Path(f"/proc/{number}/environ").read_bytes()
    except (FileNotFoundError, PermissionError, ProcessLookupError):
        return b""


def _command_of(number: int) -> bytes:
    try:
        return Path(f"/proc/{number}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def _contents(folder: Path) -> Iterator[bytes]:
    for path in [path for path in folder.rglob("*") if path.name != "rows.jsonl"]:
        try:
            yield path.read_bytes()
        except (FileNotFoundError, IsADirectoryError):
            continue
