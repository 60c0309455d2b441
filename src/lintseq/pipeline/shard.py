"""Shards of a run folder: how one is written, and which are there and whole."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lintseq.core.reject import Reject
from lintseq.pipeline.fallbacks import FallbackCounts
from lintseq.pipeline.made import Made
from lintseq.pipeline.outputs import LineFile, encode_reject
from lintseq.pipeline.shard_mark import ShardMark, read_mark
from lintseq.pipeline.work import WorkCounts

BLOCK = 1 << 20
MARK = ".done"


def shard_names(number: int) -> tuple[str, str, str]:
    """The files of a shard: its rows, its rejects, its mark."""
    name = f"{number:05d}"
    return f"{name}.jsonl", f"{name}.rejects.jsonl", f"{name}{MARK}"


class Shard:
    """A shard that is being written.

    Attributes:
        records: those that were written, rejects included.
    """

    def __init__(self, folder: Path, number: int) -> None:
        rows, rejects, mark = (folder / name for name in shard_names(number))
        self.records = 0
        self._work = WorkCounts()
        self._fallbacks = FallbackCounts()
        self._rows = LineFile.at(rows)
        self._rejects = LineFile.at(rejects)
        self._mark = mark

    def add(self, made: Made) -> None:
        """Write the rows of the next record."""
        self._rows.write(made.rows)
        self._work.add(made.language, made.work)
        self._fallbacks.add(made.fallbacks)
        self.records += 1

    def add_reject(self, reject: Reject) -> None:
        """Write that the next record gave no rows."""
        self._rejects.write([encode_reject(reject)])
        self.records += 1

    def close(self, *, done: bool) -> None:
        """Give the files their names, and the mark if all that belongs into them is there."""
        self._rows.close()
        self._rejects.close()
        if done:
            counts = (self.records, self._rows.lines, self._rejects.lines)
            told = ShardMark(*counts, self._work, self._fallbacks)
            with LineFile.at(self._mark) as mark:
                mark.write([told.encode()])

    def discard(self) -> None:
        """Leave no trace."""
        self._rows.discard()
        self._rejects.discard()


@dataclass
class DoneShards:
    """The shards of a folder that are done, and what is in them.

    Attributes:
        numbers: theirs.
        records: in all of them, rejects included.
        rows: in all of them.
        reasons: of their rejects.
        work: what they took, as far as their marks tell.
        fallbacks: of the sessions of their programs, as far.
    """

    numbers: set[int] = field(default_factory=set)
    records: int = 0
    rows: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    work: WorkCounts = field(default_factory=WorkCounts)
    fallbacks: FallbackCounts = field(default_factory=FallbackCounts)


def done_shards(folder: Path, samples: int) -> DoneShards:
    """The shards that are marked as done, and whose files have what their marks say.

    Args:
        folder: of the shards.
        samples: rows of a record.
    """
    done = DoneShards()
    for mark in folder.glob(f"*{MARK}"):
        try:
            rows, rejects, _ = (folder / name for name in shard_names(int(mark.stem)))
            told = read_mark(mark)
            with rejects.open("rb") as lines:
                reasons = Counter(str(json.loads(line)["reason"]) for line in lines)
            found = (_whole_lines(rows), _whole_lines(rejects))
        # Whatever is wrong with it, it is made again.
        except (OSError, ValueError, LookupError, TypeError):
            continue
        whole = told.rows == samples * (told.records - told.rejects)
        if whole and found == (told.rows, told.rejects):
            done.numbers.add(int(mark.stem))
            done.records += told.records
            done.rows += told.rows
            done.reasons += reasons
            if told.work is not None:
                done.work.update(told.work)
            done.fallbacks.update(told.fallbacks)
    return done


def _whole_lines(path: Path) -> int:
    """How many lines a file has.

    Raises:
        ValueError: the last one is torn.
    """
    lines, last = 0, b"\n"
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            lines += block.count(b"\n")
            last = block[-1:]
    if last != b"\n":
        raise ValueError(f"'{path}' is torn")
    return lines
