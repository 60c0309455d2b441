"""Peak memory of a process that generates record after record; run as a process of its own.

``python -m benchmarks.memory DATA 100 1000`` prints one JSON object: bytes by number of records.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import lintseq
from benchmarks.programs import ROOT, read_programs
from lintseq.core.program import Program
from lintseq.core.reject import Place
from lintseq.pipeline.made import Made
from lintseq.pipeline.outputs import LineFile
from lintseq.pipeline.records import Record
from lintseq.pipeline.settings import Settings
from lintseq.pipeline.task import GenerateTask


def peaks_in_own_process(data: Path, counts: Sequence[int]) -> Mapping[int, int]:
    """Peak bytes after so many records, in a process that does nothing else."""
    command = [sys.executable, "-m", "benchmarks.memory", str(data.resolve()), *map(str, counts)]
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return {int(count): peak for count, peak in json.loads(done.stdout).items()}


def peaks(data: Path, counts: Sequence[int]) -> Mapping[int, int]:
    """Generate one sequence a record, from ``data`` over and over, and look at some points."""
    task = GenerateTask(Settings("python", samples=1), lintseq.__version__)
    sink = LineFile.at(Path(os.devnull))
    found: dict[int, int] = {}
    for number, record in enumerate(islice(_repeated(data), max(counts)), start=1):
        made = task(record)
        if isinstance(made, Made):
            sink.write(made.rows)
        if number in counts:
            found[number] = peak_bytes()
    sink.close()
    return found


def peak_bytes() -> int:
    """The most memory that this process has had so far."""
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    # Only where nothing better is: on Linux it is at least what the parent had.
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _repeated(data: Path) -> Iterator[Record]:
    programs = read_programs(data)
    number = 0
    while programs:
        for program in programs:
            number += 1
            yield Record(_renamed(program, number), Place(data.name, number))


def _renamed(program: Program, number: int) -> Program:
    return replace(program, id=f"{program.id}/{number}")


if __name__ == "__main__":
    print(json.dumps(peaks(Path(sys.argv[1]), [int(word) for word in sys.argv[2:]])))
