"""Shards of a run folder: how one is written, and which are there and whole."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lintseq.core.reject import Reject
from lintseq.pipeline.outputs import LineFile, encode_reject
from lintseq.pipeline.rows import encode_json

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
        self._rows = LineFile.at(rows)
        self._rejects = LineFile.at(rejects)
        self._mark = mark

    def add(self, rows: Sequence[str]) -> None:
        """Write the rows of the next record."""
        self._rows.write(rows)
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
            counts = {
                "records": self.records,
                "rows": self._rows.lines,
                "rejects": self._rejects.lines,
            }
            with LineFile.at(self._mark) as mark:
                mark.write([encode_json(counts)])

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
    """

    numbers: set[int] = field(default_factory=set)
    records: int = 0
    rows: int = 0
    reasons: Counter[str] = field(default_factory=Counter)


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
            said = mark.read_bytes()
            with rejects.open("rb") as lines:
                reasons = Counter(str(json.loads(line)["reason"]) for line in lines)
            found = {
                "records": json.loads(said)["records"],
                "rows": _whole_lines(rows),
                "rejects": _whole_lines(rejects),
            }
            as_said = said == f"{encode_json(found)}\n".encode()
        # Whatever is wrong with it, it is made again.
        except (OSError, ValueError, LookupError, TypeError):
            continue
        if as_said and found["rows"] == samples * (found["records"] - found["rejects"]):
            done.numbers.add(int(mark.stem))
            done.records += found["records"]
            done.rows += found["rows"]
            done.reasons += reasons
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
