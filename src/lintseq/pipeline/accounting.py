"""Accounting (law 6): no path missing, none twice, and a run folder's counts are what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.laws import Violation
from lintseq.pipeline.finished_run import damaged, finished_manifest
from lintseq.pipeline.run_folder import REJECTS, shards_of


class PathAccount:
    """Counts the paths of every record: each must have the same, from 0 on, each once."""

    def __init__(self) -> None:
        self._paths: dict[str, list[int]] = {}

    def add(self, record_id: str, path: int) -> None:
        """Take one row."""
        self._paths.setdefault(record_id, []).append(path)

    def violations(self) -> Iterator[Violation]:
        """Records with paths missing or twice."""
        samples = max(map(len, self._paths.values()), default=0)
        for record_id, paths in self._paths.items():
            if sorted(paths) != list(range(samples)):
                yield Violation(
                    "accounting",
                    f"the record '{record_id}' has the paths {sorted(paths)} instead of 0 to "
                    f"{samples - 1}",
                )


@dataclass(frozen=True)
class Told:
    """The counts that a manifest tells."""

    records: int
    rows: int
    rejects: int
    samples: int


def folder_violations(folder: Path) -> Iterator[Violation]:
    """Whether a run folder's manifest tells the truth: records in = rows / samples + rejects."""
    told = read_told(folder)
    rows = sum(_lines(shard) for shard in shards_of(folder))
    rejects = _lines(folder / REJECTS) if (folder / REJECTS).exists() else 0
    for name, found, said in (("rows", rows, told.rows), ("rejects", rejects, told.rejects)):
        if said != found:
            yield Violation("accounting", f"{found} {name}, and the manifest says {said}")
    if told.records * told.samples != rows + rejects * told.samples:
        yield Violation(
            "accounting",
            f"{told.records} records in, but {rows} rows of {told.samples} samples and {rejects} "
            "rejects out",
        )


def read_told(folder: Path) -> Told:
    """The counts that the manifest of the run in ``folder`` tells.

    Raises:
        UsageError: there is none, or its run did not end well.
    """
    manifest = finished_manifest(folder)
    try:
        counts, samples = manifest["counts"], manifest["settings"]["samples"]
        return Told(counts["records"], counts["rows"], counts["rejects"], samples)
    except (LookupError, TypeError):
        raise damaged(folder) from None


def _lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(1 for _ in stream)
