from __future__ import annotations

import pytest

from benchmarks.contenders import Draw, Failure
from benchmarks.speed_tables import (
    cost_table,
    edit_ratios,
    failure_table,
    growth_table,
    sequence_ratios,
)
from benchmarks.tables import Table
from benchmarks.visits import Visit
from lintseq.core.program import Program


def visit(length: int, ours: float, theirs: float | None) -> Visit:
    program = Program("a = 1\n" * length, "python", id=f"{length}-{ours}")
    other = Failure("none") if theirs is None else Draw(theirs, 20, [[5] * (length // 5)])
    default = Draw(ours, 10, [[2] * (length // 2)])
    return Visit(str(length), program, 0.001, {"default": default, "other": other})


VISITS = [
    visit(10, 0.01, 1.0),
    visit(10, 0.02, 4.0),
    visit(10, 0.04, None),
    visit(40, 0.16, 4.0),
]


def cells(table: Table, head: str) -> dict[str, str]:
    (row,) = [row for row in table.rows if row[0] == head]
    return dict(zip(table.columns, row, strict=True))


def test_the_ratio_is_the_median_of_ratios_within_visits() -> None:
    table = sequence_ratios(VISITS, ["default"], "other")
    ten = cells(table, "10")
    assert ten["default"].startswith("150 (")
    assert (ten["programs"], ten["visits"], ten["lines"]) == ("3", "3", "10.0")
    assert cells(table, "40")["default"] == "25.0"


def test_edits_are_compared_where_sequences_are_cut_otherwise() -> None:
    table = edit_ratios(VISITS, ["default"], "other")
    assert cells(table, "40")["default"] == "62.5"


def test_costs_are_medians_of_what_was_drawn() -> None:
    table = cost_table(VISITS, ["default", "other"])
    ours, theirs = cells(table, "10, default"), cells(table, "10, other")
    assert ours["ms a sequence"].startswith("20.0 (")
    assert ours["sequences/s"] == "50.0"
    assert ours["5 sequences in ast.parse"] == "100"
    assert ours["ms a lint, all told"] == "2.00"
    assert ours["lines an edit"] == "2.00"
    assert theirs["lines an edit"] == "5.00"
    assert (ours["drawn"], theirs["drawn"]) == ("3 of 3", "2 of 3")


def test_growth_is_the_exponent() -> None:
    steady = [visit(10, 0.01, 1.0), visit(40, 0.16, 1.0)]
    table = growth_table(steady, ["default", "other"])
    assert cells(table, "default")["exponent"] == "2.00"
    assert float(cells(table, "other")["exponent"]) == pytest.approx(0, abs=0.01)


def test_failures_are_counted_with_their_reasons() -> None:
    table = failure_table(VISITS, ["default", "other"])
    assert cells(table, "default")["share"] == "0.0 %"
    assert cells(table, "other")["share"] == "25.0 %"
    assert cells(table, "other")["reasons"] == "1 none"


def test_who_never_draws_has_a_row_without_figures() -> None:
    row = cells(cost_table([visit(10, 0.01, None)], ["other"]), "10, other")
    assert row["drawn"] == "0 of 1"
    assert not any(character.isdigit() for character in row["ms a sequence"])
