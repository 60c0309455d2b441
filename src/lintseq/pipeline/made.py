"""What became of a record that is no reject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lintseq.pipeline.work import Work


@dataclass(frozen=True, slots=True)
class Made:
    """What one record gave.

    Attributes:
        language: that of the program.
        rows: its output rows, each one line of JSON without its line break.
        edits: in all of them.
        lints: states that its session was asked to judge.
        fallbacks: what its session counted, as `lintseq.core.sessions.FastSession` says.
        versions: those of its language's tools, with the first program of a language that a process
            meets, where each record tells its own.
    """

    language: str
    rows: tuple[str, ...]
    edits: int = 0
    lints: int = 0
    fallbacks: Mapping[str, int] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)

    @property
    def work(self) -> Work:
        """What it took."""
        return Work(programs=1, rows=len(self.rows), edits=self.edits, lints=self.lints)
