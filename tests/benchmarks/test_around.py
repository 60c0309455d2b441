"""What is around the linter is measured step by step; figures are not judged."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.around.__main__ import HEAD, main, measure_all
from benchmarks.around.case import SEQUENCES, Case
from benchmarks.around.sessions import ComplainingSession
from benchmarks.around.steps import EVERY_STATE, STEPS
from benchmarks.around.tables import Measured, parse_table, time_table
from lintseq.core.change import Change
from lintseq.core.program import Program

PROGRAM = Program("a = 1\nb = 2\nc = a\nd = b\ne = c\nf = d\n", "python", id="six")


@pytest.mark.campaign
def test_every_step_is_in_the_page(tmp_path: Path) -> None:
    log = tmp_path / "around.md"
    words = ["--lines", "20,40", "--programs", "1", "--budget", "0", "--log", str(log)]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    page = log.read_text("utf-8")
    assert page.startswith(HEAD)
    for step in (*STEPS, *EVERY_STATE):
        assert f"| {step} " in page
    assert "20 lines | 40 lines |" in page


@pytest.mark.campaign
def test_each_program_is_measured_at_least_once() -> None:
    ticks = count()
    found = list(measure_all([20, 30], 2, 0, clock=lambda: next(ticks)))
    assert [each.length for each in found] == [20, 20, 30, 30]
    assert all(each.seconds.keys() == STEPS.keys() | EVERY_STATE.keys() for each in found)


@pytest.mark.parametrize("name", [*STEPS, *EVERY_STATE])
def test_a_step_needs_nothing_else_to_be_done_before(name: str) -> None:
    step = {**STEPS, **EVERY_STATE}[name]
    step(Case(PROGRAM))


def test_what_is_written_has_an_edit_a_line() -> None:
    case = Case(PROGRAM)
    assert [len(sequence) for sequence in case.sequences] == [6] * SEQUENCES
    assert len(case.rows) == SEQUENCES


def test_complaints_are_about_the_row_below_that_is_still_there() -> None:
    session = ComplainingSession(Change.creation("a\n" * 12))
    session.reset()
    assert session.update([5]) == [6]
    assert session.update([6, 7]) == []
    assert session.update([10], [5]) == [11]
    assert session.update([5, 11]) == [8]
    assert session.update([0]) == [1]
    session.reset()
    assert session.update([10, 11]) == []


def test_tables_have_medians_and_exponents() -> None:
    found = [
        Measured(length, length, 0.001, {"step": seconds})
        for length, seconds in ((10, 0.1), (10, 0.3), (10, 0.2), (1000, 2000.0))
    ]
    table = time_table("Title", found, ["step"])
    assert table.columns == ("", "10 lines", "1,000 lines", "k")
    assert table.rows[0] == ["one ast.parse", "1.00", "1.00", "0.00"]
    assert table.rows[1] == ["step", "200", "2,000,000", "2.00"]
    assert parse_table("Title", found, ["step"]).rows == [["step", "200", "2,000,000"]]
