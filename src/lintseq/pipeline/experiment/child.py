"""A child process that runs one step: one command of lintseq, on one thread, alone in its group.

It ends when we end, even if we are killed: on Linux the kernel sees to that. Elsewhere it goes on,
and holds the work folder's lock until it is done.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

GRACE = 10.0
"""Seconds that a child has to end after an interruption."""
TAIL = 1 << 14
_PR_SET_PDEATHSIG = 1
_ONE_THREAD = {
    **{
        f"{library}_NUM_THREADS": "1"
        for library in ("OMP", "MKL", "OPENBLAS", "NUMEXPR", "VECLIB", "RAYON")
    },
    "TOKENIZERS_PARALLELISM": "false",
}
_PLAIN = {"NO_COLOR": "1", "PYTHONUNBUFFERED": "1", "PYTHONSAFEPATH": "1"}


class Child:
    """A step at work.

    Attributes:
        name: the step's.
        log: where its words go.
    """

    def __init__(
        self, name: str, arguments: Sequence[str], folder: Path, log: Path, lock: int
    ) -> None:
        self.name = name
        self.log = log
        self._began = time.monotonic()
        with log.open("wb") as words:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "lintseq", *arguments],
                cwd=folder,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                pass_fds=[lock],
                start_new_session=True,
                preexec_fn=_dying_with_us(),
            )

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self._began

    def status(self) -> int | None:
        """Its exit status; minus a signal's number if one ended it; None while it runs."""
        return self._process.poll()

    def interrupt(self) -> None:
        """Ask it to end, as Ctrl-C does."""
        self._signal(signal.SIGINT)

    def end(self, grace: float = GRACE) -> None:
        """Wait until it has ended; kill it, with all of its group, if it takes too long."""
        try:
            self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
            self._process.wait()

    def last_lines(self, count: int) -> list[str]:
        """The last lines of what it said."""
        with self.log.open("rb") as words:
            words.seek(max(0, self.log.stat().st_size - TAIL))
            text = words.read().decode("utf-8", "replace")
        return [line for line in text.replace("\r", "\n").split("\n") if line.strip()][-count:]

    def _signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)


def _environment() -> dict[str, str]:
    """Ours, with its paths as seen from anywhere: plain words, one thread."""
    ours = {**os.environ, **_ONE_THREAD, **_PLAIN}
    if "PYTHONPATH" in ours:
        entries = [entry for entry in ours["PYTHONPATH"].split(os.pathsep) if entry]
        ours["PYTHONPATH"] = os.pathsep.join(str(Path(entry).absolute()) for entry in entries)
    return ours


def _dying_with_us() -> Callable[[], None] | None:
    """What a child does before it begins, so that the kernel kills it when we are gone.

    We run a single thread, so that little can go wrong between fork and exec.
    """
    if not sys.platform.startswith("linux"):
        return None
    control = ctypes.CDLL(None, use_errno=True).prctl
    ours = os.getpid()

    def tie() -> None:
        control(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != ours:
            os._exit(1)

    return tie
