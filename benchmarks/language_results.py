"""What was measured of a language with a linter, kept in a file, so that a page grows by parts."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class SizeResult:
    """What a program of one size took.

    Attributes:
        length: the number of lines that it stands for.
        lines: how many it has.
        lints: states judged, of each sequence drawn.
        seconds: by the clock, of each sequence drawn.
        edits: of each sequence drawn.
        run_seconds: for each command, of each run.
    """

    length: int
    lines: int
    lints: Sequence[int]
    seconds: Sequence[float]
    edits: Sequence[int]
    run_seconds: dict[str, Sequence[float]]

    @property
    def lint_seconds(self) -> float:
        """Of one lint, all told: the median over the sequences."""
        pairs = zip(self.seconds, self.lints, strict=True)
        return statistics.median(seconds / max(1, lints) for seconds, lints in pairs)

    def sequence_seconds(self, command: str) -> float:
        """What a sequence would take by a command for each lint.

        By the mean: states differ in length, and a sequence has to ask of them all.
        """
        return statistics.fmean(self.run_seconds[command]) * statistics.median(self.lints)

    def times_faster(self, command: str) -> float:
        """How many times as long a sequence would take by a command for each lint."""
        return self.sequence_seconds(command) / statistics.median(self.seconds)


@dataclass(frozen=True)
class LanguageResult:
    """What was measured of one language with one linter.

    Attributes:
        version: the linter's, with everything that verdicts depend on.
        programs: where they are from, ``bundled`` or ``real``.
        date, machine, command: of the measurement.
        start_seconds: until the linter had answered for the first time.
        trip_seconds: for a text of a few blank lines.
        sizes: one for each length.
    """

    language: str
    linter: str
    tier: str
    version: str
    programs: str
    date: str
    machine: str
    command: str
    start_seconds: float
    trip_seconds: float
    sizes: Sequence[SizeResult]

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.language}-{self.linter}-{self.programs}"


def keep(result: LanguageResult, folder: Path) -> None:
    """Write a result into its file in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(_rounded(asdict(result)), indent=1, ensure_ascii=False)
    (folder / f"{result.name}.json").write_text(text + "\n", "utf-8")


def kept(folder: Path) -> Iterator[LanguageResult]:
    """All results in ``folder``, in the order of their names."""
    for path in sorted(folder.glob("*.json")):
        found = json.loads(path.read_text("utf-8"))
        sizes = [SizeResult(**size) for size in found.pop("sizes")]
        yield LanguageResult(**found, sizes=sizes)


def _rounded(value: object) -> object:
    """Figures to the microsecond: more would be noise in every difference of the file."""
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(each) for each in value]
    return value
