"""Accounting (law 6): no path missing, none twice, and a run folder's counts are what it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.laws import Violation
from lintseq.pipeline.run_folder import MANIFEST, REJECTS, shards_of


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


def folder_violations(folder: Path) -> Iterator[Violation]:
    """Whether a run folder's manifest tells the truth: records in = rows / samples + rejects."""
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    if manifest.get("status") != "complete":
        raise UsageError(f"The run in '{folder}' is {manifest.get('status')}, not complete.")
    counts = manifest["counts"]
    rows = sum(_lines(shard) for shard in shards_of(folder))
    rejects = _lines(folder / REJECTS)
    for name, found in (("rows", rows), ("rejects", rejects)):
        if counts[name] != found:
            yield Violation("accounting", f"{found} {name}, and the manifest says {counts[name]}")
    samples = manifest["settings"]["samples"]
    if counts["records"] * samples != rows + rejects * samples:
        yield Violation(
            "accounting",
            f"{counts['records']} records in, but {rows} rows of {samples} samples and {rejects} "
            "rejects out",
        )


def _lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(1 for _ in stream)
