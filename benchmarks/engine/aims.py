"""Aims: what a figure is to reach, beside what it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.tables import Table
from lintseq.pipeline.digits import digits


@dataclass(frozen=True)
class Aim:
    """A figure that is to be reached.

    Attributes:
        what: was measured.
        wanted: the least or the most that it is to be.
        measured: what it is; None where there was nothing to measure.
        at_least: whether more is better.
        unit: what stands after both numbers.
    """

    what: str
    wanted: float
    measured: float | None
    at_least: bool
    unit: str = ""

    @property
    def reached(self) -> bool:
        """Whether the figure is as it is to be."""
        if self.measured is None:
            return False
        better = self.measured - self.wanted
        return better >= 0 if self.at_least else better <= 0

    def row(self) -> list[str]:
        """The aim as a row of a table."""
        sign = "≥" if self.at_least else "≤"
        wanted = f"{sign} {self.wanted:,g}{self.unit}"
        if self.measured is None:
            return [self.what, wanted, "not measured", ""]
        measured = f"{digits(self.measured)}{self.unit}"
        return [self.what, wanted, measured, "yes" if self.reached else "no"]


def aim_table(aims: Iterable[Aim]) -> Table:
    """A row for each aim."""
    columns = ("figure", "aim", "measured", "reached")
    return Table("Aims", columns, [aim.row() for aim in aims])
