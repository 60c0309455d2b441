"""Drawing an edit sequence for people: one state after another, changed lines marked."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from rich.text import Text

from lintseq.cli.terminal import harmless
from lintseq.core.change import Change, RowKind
from lintseq.core.edits import EditSequence
from lintseq.pipeline.rows import Row
from lintseq.pipeline.summary import counted

WHOLE = 24
"""States of at most so many lines are drawn whole."""
CONTEXT = 2
"""Of longer ones, the changed lines with so many around them."""


def drawn_row(row: Row) -> Iterator[Text]:
    """A whole row: what it is, then every step."""
    sampler, linter = row.provenance.sampler, row.provenance.linter
    made = f"{sampler['name']}/{sampler['preset']}, linted by {linter['name']}"
    edits = counted(len(row.sequence), "edit")
    yield Text.assemble((harmless(row.id), "bold"), f", path {row.path}: {edits}, {harmless(made)}")
    instruction = (row.program.instruction or "").strip()
    if instruction:
        yield Text(harmless(instruction.partition("\n")[0][:100]), style="italic")
    yield from drawn_sequence(row.sequence)


def drawn_sequence(sequence: EditSequence) -> Iterator[Text]:
    """Every step of a sequence, in the order of writing."""
    rows = sequence.change.rows
    there = list(sequence.change.base_rows)
    for number, edit in enumerate(sequence.edits, start=1):
        inserted = [row for row in edit if rows[row].kind is RowKind.INSERTED]
        deleted = [row for row in edit if rows[row].kind is RowKind.DELETED]
        counts = [f"+{len(inserted)}"] * bool(inserted) + [f"-{len(deleted)}"] * bool(deleted)
        yield Text(f"\n── edit {number} of {len(sequence)}: {' '.join(counts)}", style="cyan")
        for row in inserted:
            insort(there, row)
        yield from _Step(sequence.change, there, set(inserted), deleted).drawn(edit)
        for row in deleted:
            del there[bisect_left(there, row)]


@dataclass(frozen=True)
class _Step:
    """One step, as far as it is drawn.

    Attributes:
        change: what it is a step of.
        there: the rows present before it, after it, or both, ascending.
        inserted: those that come.
        deleted: those that go, ascending.
    """

    change: Change
    there: Sequence[int]
    inserted: Set[int]
    deleted: Sequence[int]

    def drawn(self, edit: Sequence[int]) -> Iterator[Text]:
        """The lines near the rows of ``edit``, or all if they are few."""
        count = len(self.there)
        changed = [bisect_left(self.there, row) for row in edit]
        previous = -1
        for index in sorted(range(count) if count <= WHOLE else _around(changed, count)):
            if index != previous + 1:
                yield Text("       ⋮", style="dim")
            previous = index
            yield self._line(index)
        if previous != count - 1:
            yield Text("       ⋮", style="dim")

    def _line(self, index: int) -> Text:
        row = self.there[index]
        text = harmless(self.change.rows[row].text.removesuffix("\n"))
        gone_before = bisect_left(self.deleted, row)
        if row in self.deleted[gone_before : gone_before + 1]:
            return Text(f"{'':>5} - {text}", style="red")
        number = index - gone_before + 1
        if row in self.inserted:
            return Text(f"{number:>5} + {text}", style="green")
        return Text(f"{number:>5}   {text}", style="dim")


def _around(changed: Sequence[int], count: int) -> set[int]:
    return {
        near
        for index in changed
        for near in range(max(0, index - CONTEXT), min(count, index + CONTEXT + 1))
    }
