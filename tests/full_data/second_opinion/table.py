"""The merged table of a row's two texts, and the states that its insertions and deletions say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .fault import Broken
from .lines import lines_of
from .row import Row

State = frozenset[int]
"""The numbers of the table's lines that are there."""


@dataclass(frozen=True)
class Table:
    """Every line of base and program, in order; a line that both have stands here once.

    Attributes:
        lines: the texts.
        base: the state to begin with.
        program: the state to end with.
        steps: for each edit the lines that it switches.
    """

    lines: tuple[str, ...]
    base: State
    program: State
    steps: tuple[State, ...]

    def states(self) -> Iterator[State]:
        """The state before the first edit and after each."""
        state = self.base
        yield state
        for step in self.steps:
            state ^= step
            yield state

    def texts(self, state: State) -> dict[int, str]:
        r"""The lines of a state; one that another follows has its ``\n`` in any case."""
        last = max(state, default=None)
        return {
            number: self.lines[number] if number == last else self.lines[number].rstrip("\n") + "\n"
            for number in sorted(state)
        }

    def text(self, state: State) -> str:
        """The text of a state."""
        return "".join(self.texts(state).values())


def table_of(row: Row) -> Table:
    """The table of a row.

    Raises:
        Broken: the insertions and deletions are no partition of the lines that differ.
    """
    if not len(row.insertions) == len(row.deletions) == len(row.edits):
        raise Broken("partition", "insertions, deletions and edits are not equally many")
    old, new = lines_of(row.base), lines_of(row.program)
    _check_once(row.insertions, len(new), "program")
    _check_once(row.deletions, len(old), "base")
    for number, step in enumerate(zip(row.insertions, row.deletions), start=1):
        if not any(step):
            raise Broken("partition", f"edit {number} is empty")
    inserted = {line for lines in row.insertions for line in lines}
    deleted = {line for lines in row.deletions for line in lines}
    return _merged(row, old, new, deleted, inserted)


def _check_once(lists: Sequence[Sequence[int]], count: int, text: str) -> None:
    seen: set[int] = set()
    for number, lines in enumerate(lists, start=1):
        if list(lines) != sorted(set(lines)):
            raise Broken("partition", f"the lines of edit {number} do not ascend")
        for line in lines:
            if not 0 <= line < count:
                raise Broken("partition", f"edit {number}: the {text} has no line {line}")
            if line in seen:
                raise Broken("partition", f"line {line} of the {text} is in two edits")
            seen.add(line)


def _merged(
    row: Row, old: list[str], new: list[str], deleted: set[int], inserted: set[int]
) -> Table:
    texts: list[str] = []
    number_of_old: dict[int, int] = {}
    number_of_new: dict[int, int] = {}
    while len(number_of_old) < len(old) or len(number_of_new) < len(new):
        before, after = len(number_of_old), len(number_of_new)
        goes = before in deleted
        comes = not goes and after in inserted
        if not goes and not comes and old[before : before + 1] != new[after : after + 1]:
            raise Broken("partition", f"line {after} of the program is in no edit")
        texts.append(old[before] if goes else new[after])
        if not comes:
            number_of_old[before] = len(texts) - 1
        if not goes:
            number_of_new[after] = len(texts) - 1
    steps = tuple(
        State([*(number_of_new[line] for line in comes), *(number_of_old[line] for line in goes)])
        for comes, goes in zip(row.insertions, row.deletions)
    )
    return Table(tuple(texts), State(number_of_old.values()), State(number_of_new.values()), steps)
