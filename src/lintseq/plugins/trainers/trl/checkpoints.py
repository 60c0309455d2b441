"""Checkpoints: there under their name only when they are whole, so the last one can be trusted.

One is written into a folder that nobody reads, brought to the disk, and renamed; the one before it
is removed after that. A disk that fills up, or a process that is killed, leaves the one before.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

PART = ".part"
_NAME = "checkpoint-"


def last_checkpoint(folder: Path) -> Path | None:
    """The newest whole checkpoint in ``folder``."""
    found = folder.glob(f"{_NAME}*") if folder.is_dir() else iter(())
    return max(found, key=step_of, default=None)


def step_of(checkpoint: Path) -> int:
    """After which step it was made."""
    return int(checkpoint.name.removeprefix(_NAME))


def part_folder(folder: Path) -> Path:
    """Where checkpoints are written; what an earlier process left there is removed."""
    part = folder / PART
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    return part


def keep_checkpoint(folder: Path, step: int) -> None:
    """Give the checkpoint of ``step``, which is written, its name, and remove those before."""
    written = folder / PART / f"{_NAME}{step}"
    for path in [*written.iterdir(), written]:
        sync(path)
    older = list(folder.glob(f"{_NAME}*"))
    written.rename(folder / written.name)
    sync(folder)
    for checkpoint in older:
        shutil.rmtree(checkpoint)


def sync(path: Path) -> None:
    """Bring a file's content, or a folder's list of names, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
