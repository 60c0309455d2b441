"""Tasks for workers: functions of a module, as workers import them by name."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

from lintseq.core.errors import ToolError


def double(job: int) -> int:
    return 2 * job


def pid(job: object) -> int:
    return os.getpid()


def nap(job: float) -> float:
    time.sleep(job)
    return job


def nap_first(job: int) -> int:
    if job == 0:
        time.sleep(0.4)
    return job


def end(job: str) -> str:
    """End as ``job`` says, or give it back."""
    match job.split():
        case ["exit", code]:
            os._exit(int(code))
        case ["leave", code]:
            sys.exit(int(code))
        case ["signal", number]:
            os.kill(os.getpid(), int(number))
        case ["memory"]:
            bytearray(1 << 62)
        case ["hang"]:
            time.sleep(600)
        case ["spin"]:
            while True:
                pass
    return job


_kept: list[bytearray] = []


def take_memory(job: tuple[str, int]) -> int:
    """Take so many MiB, here or in a ``tool``, and ``free`` or ``leak`` them when it was seen."""
    what, megabytes = job
    taken = bytearray(b"x") * (megabytes << 20)
    if what == "tool":
        script = f"import time; taken = bytearray(b'x') * ({megabytes} << 20); time.sleep(60)"
        subprocess.run([sys.executable, "-c", script], check=True)
    time.sleep(0.3)
    if what == "leak":
        _kept.append(taken)
    return os.getpid()


def log_then_end(job: tuple[Path, str]) -> str:
    """Leave a line in a log before ending as the job says."""
    log, what = job
    with log.open("a") as file:
        file.write(f"{what}\n")
    return end(what)


def send_much_and_die(mark: Path | None) -> int | bytes:
    """The first time, leave a mark, give many bytes, and kill the process while they are sent."""
    if mark is None:
        return 0
    if mark.exists():
        return 1
    mark.touch()
    time.sleep(0.2)
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return bytes(5_000_000)


class SlowToLoad:
    """A task that is longer on its way than any of its jobs may take."""

    def __call__(self, job: int) -> int:
        return job

    def __setstate__(self, state: None) -> None:
        time.sleep(1.2)

    def __getstate__(self) -> tuple[str]:
        return ("loading calls __setstate__ only with a state",)


class Refuses:
    """A task that is not content with where it arrives."""

    def __call__(self, job: int) -> int:
        return job

    def __setstate__(self, state: object) -> None:
        raise ToolError("its tools are too old")

    def __getstate__(self) -> tuple[str]:
        return ("loading calls __setstate__ only with a state",)


class KillsAtStart:
    """A task whose process is killed while it loads it, as often as the marks say."""

    def __init__(self, marks: Path, times: int) -> None:
        self.marks = marks
        self.times = times

    def __call__(self, job: int) -> int:
        return job

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        if len(list(self.marks.iterdir())) < self.times:
            (self.marks / str(os.getpid())).touch()
            os.kill(os.getpid(), signal.SIGKILL)


def fail(error: Exception) -> NoReturn:
    raise error


class Stubborn(Exception):
    """Cannot be made again from its message, as pickling does."""

    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} and {other}")


def fail_stubbornly(job: object) -> NoReturn:
    raise Stubborn(1, 2)


def give_what_cannot_travel(job: object) -> object:
    return threading.Lock()


def look_around(name: str) -> object:
    """What a worker sees of the caller's surroundings."""
    match name:
        case "recursion limit":
            return sys.getrecursionlimit()
        case "folder":
            return str(Path.cwd())
        case "environment":
            return os.environ.get("SET_BY_THE_CALLER")
        case "input":
            return os.read(0, 1), sys.stdin.read()
        case _:
            raise ValueError(name)


def print_loudly(job: str) -> None:
    print(job, flush=True)
    os.write(1, job.encode())
    subprocess.run(["echo", job], check=True)


def start_tool(job: tuple[Path, str]) -> str:
    """Start a tool that holds ``pipe`` open and outlives the job, then end as the job says."""
    pipe, what = job
    with pipe.open("wb") as file:
        subprocess.Popen(["sleep", "600"], stdout=file)
    return end(what)


def hold_for_long(job: Path) -> None:
    """Hold a pipe open, as a tool does too, until somebody ends both."""
    with job.open("wb") as file, subprocess.Popen(["sleep", "600"], stdout=file):
        file.write(b"held")
        file.flush()
        time.sleep(600)


def log_node_and_nap(job: tuple[Path, float]) -> float:
    """Leave the name of the Ray node in a log before taking long."""
    import ray

    log, seconds = job
    with log.open("a") as file:
        file.write(f"{ray.get_runtime_context().get_node_id()}\n")
    return nap(seconds)
