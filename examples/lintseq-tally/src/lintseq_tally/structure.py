"""Which lines of a tally program belong together: the header of a block, its body and its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintseq.core.change import Change
from lintseq_tally.statements import Kind, Statement, read_statement


class TallyStructure:
    """The blocks of both ends of one change."""

    def __init__(self, change: Change) -> None:
        self._statements = [read_statement(row.text) for row in change.rows]
        self._bodies: dict[int, set[int]] = {}
        for rows in (change.base_rows, change.target_rows):
            for first, last in _blocks([self._statements[row] for row in rows]):
                self._bodies.setdefault(rows[first], set()).update(rows[first + 1 : last + 1])

    def companions(self, row: int) -> Sequence[int]:
        """For the header of a block its body and its end; for other rows none."""
        return sorted(self._bodies.get(row, ()))

    def is_trivia(self, row: int) -> bool:
        """Whether ``row`` is blank or a comment."""
        statement = self._statements[row]
        return statement is not None and statement.kind is Kind.TRIVIA


def _blocks(statements: Sequence[Statement | None]) -> Iterator[tuple[int, int]]:
    """The first and the last line of each block that ends, counted from 0."""
    headers: list[int] = []
    for line, statement in enumerate(statements):
        if statement is None:
            continue
        if statement.kind is Kind.IF:
            headers.append(line)
        elif statement.kind is Kind.END and headers:
            yield headers.pop(), line
