"""Why a row is removed: one small value for each kind of reason, and what the report says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from lintseq.core.reject import Place, Reject
from lintseq.pipeline.dedup.phrases import Overlap


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row that is kept, as others are told to repeat it."""

    place: Place
    id: str | None


@dataclass(frozen=True, slots=True)
class Unread:
    """The row cannot be read, or has no program."""

    kind: ClassVar[str] = "reject"
    reject: Reject

    def details(self) -> dict[str, object]:
        """What the report says: the same as in a run's rejects."""
        return {"reason": self.reject.reason, "message": self.reject.message}


@dataclass(frozen=True, slots=True)
class Contaminated:
    """The row repeats what benchmarks ask or what solves it."""

    kind: ClassVar[str] = "contaminated"
    overlaps: tuple[Overlap, ...]

    def details(self) -> dict[str, object]:
        """Each text of a problem that was found, and the words that are in both."""
        overlaps = [
            {
                "problem": _named(each.problem.place, each.problem.id),
                "part": each.problem.part,
                "in": each.within,
                "overlap": round(each.share, 4),
                "passages": each.passages,
            }
            for each in self.overlaps
        ]
        return {"overlaps": overlaps}


@dataclass(frozen=True, slots=True)
class Exact:
    """A row before it has the same texts."""

    kind: ClassVar[str] = "exact"
    original: KeptRow

    def details(self) -> dict[str, object]:
        """The row before."""
        return {"duplicate_of": _named(self.original.place, self.original.id), "similarity": 1.0}


@dataclass(frozen=True, slots=True)
class Near:
    """A row before it has nearly the same texts."""

    kind: ClassVar[str] = "near"
    original: KeptRow
    similarity: float

    def details(self) -> dict[str, object]:
        """The row before, of several the most similar, and how similar it is."""
        return {
            "duplicate_of": _named(self.original.place, self.original.id),
            "similarity": round(self.similarity, 4),
        }


Removal = Unread | Contaminated | Exact | Near

KINDS: Mapping[str, str] = {
    Unread.kind: "unreadable",
    Contaminated.kind: "contaminated",
    Exact.kind: "exact duplicate",
    Near.kind: "near duplicate",
}
"""Every kind of removal in the order in which rows are tried, and what one such row is called."""


def removed_row(place: Place, row_id: str | None, removal: Removal) -> dict[str, object]:
    """What the report says of a row that is removed."""
    return {**_named(place, row_id), "kind": removal.kind, **removal.details()}


def _named(place: Place, row_id: str | None) -> dict[str, object]:
    return {"id": row_id, "source": place.source, "row": place.row}
