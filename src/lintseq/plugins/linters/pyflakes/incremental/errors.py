"""The errors of the present state, counted by row and key, and the rows on which new ones sit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Set

from lintseq.core.linter import Finding


class Errors:
    """Errors that come and go one by one; several may be the same to a linter.

    Attributes:
        forgiven: those that count for nothing.
        rows: for each row with new errors how many.
    """

    def __init__(self) -> None:
        self.forgiven: Collection[Finding] = frozenset()
        self.rows: dict[int, int] = {}
        self._all: Counter[Finding] = Counter()

    def found(self) -> frozenset[Finding]:
        """All errors, forgiven ones included."""
        return frozenset(self._all)

    def forgive(self, findings: Collection[Finding]) -> None:
        """Let these errors pass from now on."""
        self.forgiven = findings
        self.rows = {}
        for finding, count in self._all.items():
            if finding not in findings:
                self.rows[finding[0]] = self.rows.get(finding[0], 0) + count

    def exchange(self, before: Set[Finding], after: Set[Finding]) -> None:
        """Some errors have become others."""
        for row, key in before - after:
            self.remove(row, key)
        for row, key in after - before:
            self.add(row, key)

    def add(self, row: int, key: str) -> None:
        """An error has come."""
        finding = (row, key)
        self._all[finding] += 1
        if finding not in self.forgiven:
            self.rows[row] = self.rows.get(row, 0) + 1

    def remove(self, row: int, key: str) -> None:
        """An error has gone."""
        finding = (row, key)
        self._all[finding] -= 1
        if not self._all[finding]:
            del self._all[finding]
        if finding not in self.forgiven:
            self.rows[row] -= 1
            if not self.rows[row]:
                del self.rows[row]
