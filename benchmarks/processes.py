"""Commands run as a user runs them, and how long they take."""

from __future__ import annotations

import resource
import subprocess
import sysconfig
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from benchmarks.programs import ROOT


def lintseq_script() -> str:
    """The ``lintseq`` command of this environment."""
    script = Path(sysconfig.get_path("scripts")) / "lintseq"
    if not script.exists():
        raise click.ClickException(
            "There is no lintseq command in this environment: pip install -e . first."
        )
    return str(script)


def seconds_of(command: Sequence[str]) -> float:
    """How long a command takes by the clock, from its start to its end; a failed one raises."""
    started = time.perf_counter()
    _run(command)
    return time.perf_counter() - started


def processor_seconds_of(command: Sequence[str]) -> float:
    """What a command and the processes that it waits for take of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turn(
    commands: Mapping[str, Sequence[str]],
    rounds: int,
    measure: Callable[[Sequence[str]], float],
) -> list[dict[str, float]]:
    """The seconds of each command in each round, after one round that does not count."""
    timed = [
        {name: measure(command) for name, command in commands.items()} for _ in range(rounds + 1)
    ]
    return timed[1:]


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
