"""What a run folder holds that must be the same however the run went: all but its manifest."""

from __future__ import annotations

from pathlib import Path


def run_files(run: Path) -> dict[str, bytes]:
    """The files of a run, hidden ones included, by their paths in it."""
    return {
        str(path.relative_to(run)): path.read_bytes()
        for path in sorted(run.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }
