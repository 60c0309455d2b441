"""What it took to make the rows of a run folder, which the marks of its shards tell."""

from __future__ import annotations

from pathlib import Path

from lintseq.pipeline.run_folder import shards_of
from lintseq.pipeline.shard import MARK
from lintseq.pipeline.shard_mark import read_mark
from lintseq.pipeline.work import WorkCounts


def work_in(folder: Path) -> WorkCounts:
    """The work of the shards that are there, as far as marks tell it.

    Raises:
        UsageError: the folder is no run folder.
    """
    found = WorkCounts()
    for shard in shards_of(folder):
        try:
            mark = read_mark(shard.with_suffix(MARK))
        # Not done, or not what was written: then nobody knows.
        except (OSError, ValueError):
            continue
        if mark.work is not None:
            found.update(mark.work)
    return found
