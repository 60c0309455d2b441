"""The mark of a shard that is whole: what is in it, and what it took.

::

    {"records": 1000, "rows": 4985, "rejects": 3,
     "languages": {"python": {"programs": 997, "rows": 4985, "edits": 52310, "lints": 81220}},
     "fallbacks": {"star-import": {"programs": 3, "states": 120}}}

Its bytes are told by the records of the shard, and the kind of session that judged them, alone.
Without any, it has no ``fallbacks``. Marks of older runs are without ``languages``, too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from lintseq.core.json_text import encode_json
from lintseq.pipeline.fallbacks import FallbackCounts
from lintseq.pipeline.work import WorkCounts


@dataclass(frozen=True)
class ShardMark:
    """What the mark of a shard tells.

    Attributes:
        records: in the shard, rejects included.
        rows: in the shard.
        rejects: in the shard.
        work: what it took; None if the mark is of a time when that was not counted.
        fallbacks: of the sessions of its programs, as far as they were counted at that time.
    """

    records: int
    rows: int
    rejects: int
    work: WorkCounts | None
    fallbacks: FallbackCounts = field(default_factory=FallbackCounts)

    def encode(self) -> str:
        """The mark as one line of JSON, without its line break."""
        counts = {"records": self.records, "rows": self.rows, "rejects": self.rejects}
        told = {} if self.work is None else {"languages": self.work.as_dict()}
        fallbacks = self.fallbacks.as_dict()
        return encode_json({**counts, **told, **({"fallbacks": fallbacks} if fallbacks else {})})

    @property
    def sound(self) -> bool:
        """Whether the counts of languages come to those of the shard, and no other is beyond it."""
        if not self.fallbacks.sound(self.records - self.rejects):
            return False
        if self.work is None:
            return True
        total = self.work.total
        return (total.programs, total.rows) == (self.records - self.rejects, self.rows)


def read_mark(path: Path) -> ShardMark:
    """The mark in the file ``path``.

    Raises:
        OSError: there is none.
        ValueError: it is not what lintseq wrote, to the byte.
    """
    said = path.read_bytes()
    try:
        told = json.loads(said)
        work = WorkCounts.from_dict(told["languages"]) if "languages" in told else None
        fallbacks = FallbackCounts.from_dict(told.get("fallbacks", {}))
        mark = ShardMark(told["records"], told["rows"], told["rejects"], work, fallbacks)
        if said == f"{mark.encode()}\n".encode() and mark.sound:
            return mark
    except (AttributeError, LookupError, TypeError):
        pass
    raise ValueError(f"'{path}' is no mark of a shard")
