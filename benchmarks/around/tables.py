"""What was measured, as tables: a row for each step, a column for each length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.speed_tables import NOTHING
from benchmarks.spread import Spread, growth_exponent
from benchmarks.tables import Table
from lintseq.pipeline.digits import digits

PARSE = "one ast.parse"


@dataclass(frozen=True)
class Measured:
    """One program, measured once.

    Attributes:
        length: the number of lines that it was made for.
        lines: how many it has.
        parse_seconds: one ``ast.parse`` of it.
        seconds: of each step.
    """

    length: int
    lines: int
    parse_seconds: float
    seconds: Mapping[str, float]

    def parses(self, step: str) -> float:
        """The time of a step in units of the parse."""
        return self.seconds[step] / self.parse_seconds


def time_table(title: str, found: Sequence[Measured], steps: Iterable[str]) -> Table:
    """Milliseconds, and the exponent with which they grow; those of a parse beside them."""
    rows = [_time_row(PARSE, found, [each.parse_seconds for each in found])]
    rows += [_time_row(step, found, [each.seconds[step] for each in found]) for step in steps]
    return Table(title, (*_heads(found), "k"), rows)


def parse_table(title: str, found: Sequence[Measured], steps: Iterable[str]) -> Table:
    """The same in units of one parse."""
    rows = [
        [step, *map(digits, _medians(found, [each.parses(step) for each in found]))]
        for step in steps
    ]
    return Table(title, _heads(found), rows)


def _time_row(name: str, found: Sequence[Measured], seconds: Sequence[float]) -> list[str]:
    # Short programs are measured more often than long ones: medians give each length one vote.
    exponent = growth_exponent(
        zip(_medians(found, [each.lines for each in found]), _medians(found, seconds))
    )
    grown = NOTHING if exponent is None else f"{exponent:.2f}"
    return [name, *(digits(1000 * median) for median in _medians(found, seconds)), grown]


def _medians(found: Sequence[Measured], figures: Sequence[float]) -> list[float]:
    """The middle figure of each length."""
    by_length: dict[int, list[float]] = {}
    for each, figure in zip(found, figures):
        by_length.setdefault(each.length, []).append(figure)
    return [Spread.of(group).median for group in by_length.values()]


def _heads(found: Sequence[Measured]) -> tuple[str, ...]:
    return ("", *(f"{length:,} lines" for length in dict.fromkeys(each.length for each in found)))
