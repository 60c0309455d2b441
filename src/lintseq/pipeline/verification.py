"""The account of a verification: what was checked, and what was found broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lintseq.core.laws import Violation
from lintseq.pipeline.accounting import PathAccount
from lintseq.pipeline.summary import counted
from lintseq.pipeline.verify import RowReport


class Verification:
    """Gathers reports on rows.

    Attributes:
        broken: one line for each violation.
    """

    def __init__(self) -> None:
        self.broken: list[str] = []
        self._rows = 0
        self._laws: Counter[str] = Counter()
        self._notes: Counter[str] = Counter()
        self._clean = 0
        self._states = 0
        self._paths = PathAccount()

    def add(self, report: RowReport) -> None:
        """Take the report on one row."""
        self._rows += 1
        self._clean += report.clean
        self._states += report.states
        self._notes.update(report.notes)
        where = f"{report.shown} ({report.id}, path {report.path})" if report.id else report.shown
        self.add_violations(where, report.violations)
        if report.id:
            self._paths.add(report.id, report.path)

    def add_lost(self, shown: str, message: str) -> None:
        """Take note of a row that could not be verified within the limits."""
        self._rows += 1
        self.broken.append(f"{shown}: not verified: {message}")

    def add_violations(self, where: str, violations: Iterable[Violation]) -> None:
        """Take violations found at ``where``."""
        for violation in violations:
            self._laws[violation.law] += 1
            self.broken.append(f"{where}: {violation.law}: {violation.message}")

    def close(self) -> None:
        """All rows were taken: settle the accounts."""
        self.add_violations("all rows", self._paths.violations())

    def lines(self) -> Iterator[str]:
        """The result, in words."""
        found = ", ".join(f"{count} of {law}" for law, count in sorted(self._laws.items()))
        rows, broken = counted(self._rows, "row"), counted(len(self.broken), "violation")
        yield f"{rows} verified, {broken}" + (f": {found}" if found else "")
        if self._states:
            share = f"{self._clean} of {self._states} ({self._clean / self._states:.1%})"
            yield f"clean states, where the sampler promises none: {share}"
        for note, count in self._notes.items():
            yield f"note: {counted(count, 'row')} {note}"
