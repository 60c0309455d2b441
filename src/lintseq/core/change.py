"""A change: from a base text to a target text, as one merged table of rows.

Programs written from nothing are the change from the empty text, with all rows inserted. So one
engine, one set of laws and one set of formats serve both, and no diff program is run after the
table is made: every state and every hunk follows from row numbers by arithmetic.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from lintseq.core.errors import UsageError
from lintseq.core.lines import split_lines


class RowKind(Enum):
    """What a change does with a row."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the base, of the target, or of both."""

    text: str
    kind: RowKind


@dataclass(frozen=True)
class Change:
    """The merged line table of a base text and a target text.

    A *state* is given by its present rows, ascending. A row without a final newline, which only
    the last line of a text can be, is given one in every state in which another row follows it.

    Attributes:
        rows: the table, in the order of both texts.
    """

    rows: tuple[Row, ...]

    @classmethod
    def creation(cls, target: str) -> Change:
        """The change that writes ``target`` from nothing: every row is inserted."""
        return cls(tuple(Row(line, RowKind.INSERTED) for line in split_lines(target)))

    @classmethod
    def between(cls, base: str, target: str) -> Change:
        """The change from ``base`` to ``target``.

        Equal lines at the start and at the end are kept. Those between are matched by
        `difflib.SequenceMatcher`, without its heuristics for long texts; its matching need not be
        the shortest, but is the same everywhere. In a block of differing
        rows, those deleted come first.
        """
        if not base:
            return cls.creation(target)
        old, new = split_lines(base), split_lines(target)
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        old, new = old[head : len(old) - tail], new[head : len(new) - tail]
        deleted: set[int] = set()
        inserted: set[int] = set()
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            if tag != "equal":
                deleted.update(range(head + old_from, head + old_to))
                inserted.update(range(head + new_from, head + new_to))
        return cls.merged(base, target, deleted, inserted)

    @classmethod
    def merged(cls, base: str, target: str, deleted: Set[int], inserted: Set[int]) -> Change:
        """The change that deletes these lines of ``base`` and inserts these of ``target``.

        Lines are counted from 0; the others must be the same in both texts, in the same order.

        Raises:
            UsageError: they are not.
        """
        old, new = split_lines(base), split_lines(target)
        rows: list[Row] = []
        before = after = 0
        while before < len(old) or after < len(new):
            if before < len(old) and before in deleted:
                rows.append(Row(old[before], RowKind.DELETED))
                before += 1
            elif after < len(new) and after in inserted:
                rows.append(Row(new[after], RowKind.INSERTED))
                after += 1
            elif old[before : before + 1] == new[after : after + 1]:
                rows.append(Row(old[before], RowKind.KEPT))
                before += 1
                after += 1
            else:
                raise UsageError(
                    f"Not a change: line {before} of the base and line {after} of the target are "
                    "said to be kept, and differ."
                )
        return cls(tuple(rows))

    @cached_property
    def target_rows(self) -> tuple[int, ...]:
        """The rows of the finished program, ascending."""
        return tuple(i for i, row in enumerate(self.rows) if row.kind is not RowKind.DELETED)

    @cached_property
    def base_rows(self) -> tuple[int, ...]:
        """The rows of the text that the change starts from, ascending."""
        return tuple(i for i, row in enumerate(self.rows) if row.kind is not RowKind.INSERTED)

    @cached_property
    def differing_rows(self) -> tuple[int, ...]:
        """The rows that an edit sequence must switch, ascending."""
        return tuple(i for i, row in enumerate(self.rows) if row.kind is not RowKind.KEPT)

    @cached_property
    def target(self) -> str:
        """The finished program."""
        return self.text(self.target_rows)

    @cached_property
    def base(self) -> str:
        """The text that the change starts from."""
        return self.text(self.base_rows)

    def lines(self, present: Sequence[int]) -> list[str]:
        """The lines of the state in which the rows ``present``, ascending, are there."""
        lines = list(map(self.texts.__getitem__, present))
        if present and any(row < present[-1] for row in self.unterminated_rows):
            lines[:-1] = [line if line.endswith("\n") else line + "\n" for line in lines[:-1]]
        return lines

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The lines of all rows."""
        return tuple([row.text for row in self.rows])

    def text(self, present: Sequence[int]) -> str:
        """The text of the state in which the rows ``present``, ascending, are there."""
        return "".join(self.lines(present))

    @cached_property
    def unterminated_rows(self) -> tuple[int, ...]:
        """The rows without a final newline: at most the last line of each text."""
        return tuple(i for i, row in enumerate(self.rows) if not row.text.endswith("\n"))

    def after_switching(self, present: Iterable[int], switched: Iterable[int]) -> tuple[int, ...]:
        """The rows present once ``switched`` are: those absent come, those present go."""
        return tuple(sorted(set(present) ^ set(switched)))


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """How many lines both begin with."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
