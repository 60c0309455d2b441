"""Drawing an edit sequence for people: one state after another, changed lines marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.text import Text

from lintseq.cli.terminal import harmless
from lintseq.core.edits import EditSequence
from lintseq.pipeline.rows import Row
from lintseq.pipeline.summary import counted

WHOLE = 24
"""States of at most so many lines are drawn whole."""
CONTEXT = 2
"""Of longer ones, the changed lines with so many around them."""


@dataclass(frozen=True)
class _Line:
    mark: str
    number: int | None
    text: str


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
    for number, (before, after) in enumerate(pairwise(sequence.presents()), start=1):
        inserted = len(set(after) - set(before))
        deleted = len(set(before) - set(after))
        counts = [f"+{inserted}"] * bool(inserted) + [f"-{deleted}"] * bool(deleted)
        yield Text(f"\n── edit {number} of {len(sequence)}: {' '.join(counts)}", style="cyan")
        yield from _drawn_lines(_lines(sequence, before, after))


def _lines(sequence: EditSequence, before: Sequence[int], after: Sequence[int]) -> list[_Line]:
    rows = sequence.change.rows
    number = 0
    lines = []
    here = set(after)
    new = here - set(before)
    for row in sorted(here | set(before)):
        text = harmless(rows[row].text.removesuffix("\n"))
        if row in here:
            number += 1
            lines.append(_Line("+" if row in new else " ", number, text))
        else:
            lines.append(_Line("-", None, text))
    return lines


def _drawn_lines(lines: Sequence[_Line]) -> Iterator[Text]:
    changed = [index for index, line in enumerate(lines) if line.mark != " "]
    near = range(len(lines))
    shown = set(near) if len(lines) <= WHOLE else _around(changed, len(lines))
    previous = -1
    for index in sorted(shown):
        if index != previous + 1:
            yield Text("       ⋮", style="dim")
        previous = index
        line = lines[index]
        style = {"+": "green", "-": "red"}.get(line.mark, "dim")
        number = "" if line.number is None else str(line.number)
        yield Text(f"{number:>5} {line.mark} {line.text}", style=style)
    if previous != len(lines) - 1:
        yield Text("       ⋮", style="dim")


def _around(changed: Sequence[int], count: int) -> set[int]:
    return {
        near
        for index in changed
        for near in range(max(0, index - CONTEXT), min(count, index + CONTEXT + 1))
    }
