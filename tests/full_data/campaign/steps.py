"""One job, step by step: each step is a command of its own, run and timed as a user would."""

from __future__ import annotations

import filecmp
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .plan import Job

CHECK = Path(__file__).parent.parent / "independent_check.py"
LINTSEQ = Path(sys.executable).parent / "lintseq"
VERIFIED = re.compile(r"(\d+) rows? verified, (\d+) violations?")
TOLD = 2000
"""So many characters of what a failed step said are kept."""


class StepFailed(Exception):
    """A command that neither did its work nor found violations."""


@dataclass
class Outcome:
    """What a job gave.

    Attributes:
        programs: rows by samples, and rejects.
        rejected: each reject in a line.
        states: states that the independent check judged.
        verify_violations: what ``lintseq verify`` found.
        check_faults: what the independent check found.
        unlike: files that the plain session writes with other bytes.
        seconds: of each step.
        words: what the steps said of violations, or why the job stopped.
        stopped: whether a step failed, so that the rest was not done.
    """

    job: Job
    rows: int = 0
    rejected: list[str] = field(default_factory=list)
    states: int = 0
    verify_violations: int = 0
    check_faults: int = 0
    unlike: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    stopped: bool = False

    @property
    def programs(self) -> int:
        """How many programs the job dealt with."""
        return self.rows // self.job.samples + len(self.rejected)

    @property
    def right(self) -> bool:
        """Whether everything was done and nothing was found."""
        return not (self.stopped or self.verify_violations or self.check_faults or self.unlike)


def run_job(job: Job, data: Path, out: Path, workers: int) -> Outcome:
    """Generate a job's rows with each session, verify and check them. They stay in ``out``."""
    outcome = Outcome(job)
    rows, rejects = written = _outputs(job, out)
    plain = _outputs(job, out / "naive")
    plain[0].parent.mkdir(exist_ok=True)
    try:
        _generate(outcome, "fast", data / job.file, written, workers)
        _note_rejects(outcome, rejects)
        _verify(outcome, rows, workers)
        _check(outcome, data / job.file, rows, rejects, workers)
        _generate(outcome, "naive", data / job.file, plain, workers)
        _compare(outcome, written, plain)
    except StepFailed as failure:
        outcome.stopped = True
        outcome.words.append(str(failure))
    return outcome


def _outputs(job: Job, out: Path) -> tuple[Path, Path]:
    """Where the rows and the rejects of a job are written."""
    if job.into_folder:
        return out / job.name, out / job.name / "rejects.jsonl"
    return out / f"{job.name}.jsonl", out / f"{job.name}.rejects.jsonl"


def _generate(
    outcome: Outcome, session: str, source: Path, written: tuple[Path, Path], workers: int
) -> None:
    job = outcome.job
    rows, rejects = written
    place = [f"{rows}/"] if job.into_folder else [str(rows), "--rejects", str(rejects)]
    command = [str(LINTSEQ), "generate", str(source), "--lang", "python", "--quiet"]
    command += ["--sampler", job.sampler, "--preset", job.preset, "--samples", str(job.samples)]
    command += ["--session", session, "--workers", str(workers), "--overwrite", "-o", *place]
    _run(outcome, session, command, allowed=(0,))


def _note_rejects(outcome: Outcome, rejects: Path) -> None:
    for line in rejects.read_text("utf-8").split("\n")[:-1]:
        reject = json.loads(line)
        outcome.rejected.append(f"{reject['id']}: {reject['reason']}: {reject['message']}")


def _compare(outcome: Outcome, fast: tuple[Path, Path], plain: tuple[Path, Path]) -> None:
    """Hold the bytes of both sessions' rows and rejects against each other."""
    pairs = list(zip(fast, plain, strict=True))
    if outcome.job.into_folder:
        names = {path.relative_to(rows) for rows in (fast[0], plain[0]) for path in _shards(rows)}
        pairs[:1] = [(fast[0] / name, plain[0] / name) for name in sorted(names)]
    for one, other in pairs:
        if not (one.exists() and other.exists() and filecmp.cmp(one, other, shallow=False)):
            outcome.unlike += 1
            outcome.words.append(f"{one.name}: the plain session writes other bytes")


def _shards(folder: Path) -> Iterator[Path]:
    # Marks tell of the session, too: what a fast one left to the plain one.
    return (folder / "shards").glob("*.jsonl")


def _verify(outcome: Outcome, rows: Path, workers: int) -> None:
    command = [str(LINTSEQ), "verify", str(rows), "--workers", str(workers)]
    said = _run(outcome, "verify", command, allowed=(0, 1))
    found = VERIFIED.search(said)
    if found is None:
        raise StepFailed(f"lintseq verify did not say what it found: {said[-TOLD:]}")
    outcome.verify_violations = int(found.group(2))


def _check(outcome: Outcome, source: Path, rows: Path, rejects: Path, workers: int) -> None:
    report = rejects.with_name(f"{outcome.job.name}.report.json")
    if outcome.job.into_folder:
        report = rows.with_name(report.name)
    command = [sys.executable, str(CHECK), str(rows), "--report", str(report)]
    command += [] if outcome.job.into_folder else ["--rejects", str(rejects)]
    command += ["--samples", str(outcome.job.samples), "--workers", str(workers)]
    _run(outcome, "check", [*command, "--source", str(source)], allowed=(0, 1))
    found = json.loads(report.read_text("utf-8"))
    outcome.rows = found["rows"]
    outcome.states = found["states"]
    outcome.check_faults = found["faults"]


def _run(outcome: Outcome, step: str, command: list[str], allowed: tuple[int, ...]) -> str:
    """Run a command; returns what it said. Words that come with an exit code 1 are kept."""
    started = time.monotonic()
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    outcome.seconds[step] = time.monotonic() - started
    if done.returncode not in allowed:
        words = (done.stdout + done.stderr)[-TOLD:]
        raise StepFailed(f"{step} ended with exit code {done.returncode}: {words}")
    if done.returncode:
        outcome.words.append(f"{step}: {done.stdout[:TOLD]}")
    return done.stdout
