"""The account of a dedup: rows in = rows kept + rows removed, always."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lintseq.pipeline.dedup.removals import KINDS, Removal
from lintseq.pipeline.summary import counted

COUNTED = frozenset({"exact", "near"})
"""Kinds that are called by a noun, which has a plural."""


@dataclass
class Account:
    """What became of the rows so far.

    Attributes:
        kept: those that are kept.
        removed: the others by the kind of their removal.
    """

    kept: int = 0
    removed: Counter[str] = field(default_factory=Counter)

    @property
    def rows(self) -> int:
        """All rows."""
        return self.kept + self.removed.total()

    def add(self, removal: Removal | None) -> None:
        """Count one row."""
        if removal is None:
            self.kept += 1
        else:
            self.removed[removal.kind] += 1

    def by_kind(self) -> dict[str, int]:
        """The rows removed for each kind there is, those that nothing was removed for included."""
        return {kind: self.removed[kind] for kind in KINDS}

    def __str__(self) -> str:
        kinds = ", ".join(
            counted(count, name) if kind in COUNTED else f"{count} {name}"
            for kind, name in KINDS.items()
            if (count := self.removed[kind])
        )
        return (
            f"{counted(self.rows, 'row')}: {self.kept} kept, "
            f"{self.removed.total()} removed{f' ({kinds})' if kinds else ''}"
        )
