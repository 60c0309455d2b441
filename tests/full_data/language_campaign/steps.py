"""One batch of programs in one preset: generated and verified by the commands that users have."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .programs import Given
from .tally import PresetTally, Shape

LINTSEQ = Path(sys.executable).parent / "lintseq"
VERIFIED = re.compile(r"(\d+) rows? verified, (\d+) violations?")
LONGEST = 3600.0
"""Seconds after which a step is given up."""
TOLD = 2000
"""So many characters of what a failed step said are kept."""


class StepFailed(Exception):
    """A command that did not do its work."""


@dataclass(frozen=True)
class Batch:
    """Programs that are done together.

    Attributes:
        forgiven: for each program's id the errors that it has already.
        folder: where files may be written.
    """

    language: str
    linter: str
    programs: Sequence[Given]
    forgiven: Mapping[str, int]
    folder: Path
    workers: int


def run_batch(batch: Batch, preset: str, tally: PresetTally) -> None:
    """Generate and verify a batch, and add what came of it to ``tally``."""
    rows = batch.folder / preset
    tally.programs += len(batch.programs)
    try:
        tally.generate_seconds += _generate(batch, preset, rows)
        _take(batch, rows, tally)
        tally.verify_seconds += _verify(batch, rows, tally)
    except StepFailed as failure:
        _tell(tally, batch, str(failure))


def _tell(tally: PresetTally, batch: Batch, words: str) -> None:
    """Note what went wrong. Where the rows lay says nothing to anybody, and they are gone."""
    tally.violations.append(words.replace(f"{batch.folder}{os.sep}", "")[:TOLD])


def write_programs(batch: Batch) -> None:
    """Write the batch's programs as input rows."""
    told = [{"id": given.id, "program": given.text} for given in batch.programs]
    lines = "".join(json.dumps(row) + "\n" for row in told)
    (batch.folder / "programs.jsonl").write_text(lines, "utf-8")


def _generate(batch: Batch, preset: str, rows: Path) -> float:
    words = ["generate", str(batch.folder / "programs.jsonl"), "--lang", batch.language]
    words += ["--linter", batch.linter, "--preset", preset, "--samples", "1", "--quiet"]
    words += ["--workers", str(batch.workers), "--overwrite", "-o", f"{rows}/"]
    seconds, _ = _run("generate", words, allowed=(0,))
    return seconds


def _take(batch: Batch, folder: Path, tally: PresetTally) -> None:
    """Take the rows and rejects of a run folder, and hold them against what was given."""
    rows = [row for shard in sorted(folder.glob("shards/*[0-9].jsonl")) for row in _read(shard)]
    rejects = _read(folder / "rejects.jsonl")
    told = sorted([*(row["id"] for row in rows), *(reject["id"] for reject in rejects)])
    if told != sorted(given.id for given in batch.programs):
        tally.violations.append(f"accounting: of {len(batch.programs)} programs, {told} are told")
    for row in rows:
        sizes = [len(edit) for edit in row["insertions"]]
        tally.states += max(0, len(sizes) - 1)
        forgiven = batch.forgiven[row["id"]]
        tally.shapes.append(Shape(sum(sizes), len(sizes), max(sizes, default=0), forgiven))
    tally.rejects += [(each["id"], each["reason"], each["message"][:200]) for each in rejects]


def _verify(batch: Batch, rows: Path, tally: PresetTally) -> float:
    words = ["verify", str(rows), "--workers", str(batch.workers)]
    seconds, said = _run("verify", words, allowed=(0, 1))
    found = VERIFIED.search(said)
    if found is None:
        raise StepFailed(f"lintseq verify did not say what it found: {said[-TOLD:]}")
    if int(found.group(2)):
        _tell(tally, batch, f"verify: {said}")
    return seconds


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def _run(step: str, words: Sequence[str], allowed: Sequence[int]) -> tuple[float, str]:
    """Run a command of lintseq; how long it took, and what it said."""
    started = time.monotonic()
    try:
        done = subprocess.run(
            [str(LINTSEQ), *words],
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        raise StepFailed(f"{step} was not done after {LONGEST:g} seconds") from None
    if done.returncode not in allowed:
        said = (done.stdout + done.stderr)[-TOLD:]
        raise StepFailed(f"{step} ended with exit code {done.returncode}: {said}")
    return time.monotonic() - started, done.stdout
