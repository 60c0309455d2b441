from __future__ import annotations

import pytest

from benchmarks.contenders import Draw, Failure
from benchmarks.engine import in_parses, loop_tables
from benchmarks.engine.aims import Aim, aim_table
from benchmarks.engine.curve import curves
from benchmarks.engine.outside_the_loop import Round, outside, share_table
from benchmarks.engine.plain_loop import plain
from benchmarks.engine.plot import draw
from benchmarks.engine.whole_record import throughput_table
from benchmarks.tables import Table
from benchmarks.visits import Visit
from lintseq.core.program import Program


def visit(length: int, fast: float, slow: float | None = None, estimated: bool = False) -> Visit:
    program = Program("a = 1\n" * length, "python", id=str(length))
    results: dict[str, Draw | Failure] = {"paper": Draw(fast, 10, [[1]] * 2, prepared=0.004)}
    if slow is not None:
        results[plain("paper")] = Draw(slow, 10, [[1]], estimated=estimated)
    return Visit(str(length), program, 0.001, results)


VISITS = {
    "good": [visit(15, 0.001, 0.01), visit(100, 0.01, 1), visit(1000, 0.1, 100, True)],
    "bad": [visit(15, 0.001, 0.009), visit(100, 0.01, 1), visit(1000, 1.0, 10)],
}
VISITS["good"].append(visit(10_000, 1.0))


def cells(table: Table, head: str) -> dict[str, str]:
    (row,) = [row for row in table.rows if row[0] == head]
    return dict(zip(table.columns, row, strict=True))


def test_the_worst_kind_counts() -> None:
    found = {aim.what: aim for aim in loop_tables.aims(VISITS, ["paper"])}
    assert found["times the plain loop, 15 lines, paper: bad"].measured == pytest.approx(9)
    assert found["times the plain loop, 15 lines, paper: bad"].reached
    assert found["times the plain loop, 1,000 lines, paper: bad"].measured == pytest.approx(10)
    assert not found["times the plain loop, 1,000 lines, paper: bad"].reached
    assert found["times the plain loop, 2,000 lines, paper"].measured is None
    assert found["growth exponent, paper: bad"].measured == pytest.approx(2)
    assert not found["growth exponent, paper: bad"].reached


def test_estimates_are_marked() -> None:
    table = loop_tables.times_table(VISITS, "paper", [15, 1000, 2000])
    assert cells(table, "good")["1,000 lines"] == "≈ 1,000"
    assert cells(table, "bad")["1,000 lines"] == "10.0"
    assert not cells(table, "bad")["2,000 lines"].isdigit()


def test_growth_leaves_short_programs_out() -> None:
    table = loop_tables.growth_table(VISITS, "paper", [15, 1000], 10_000)
    good = cells(table, "good")
    assert (good["exponent"], good["of the plain loop"], good["to 10,000 lines"]) == (
        "1.00",
        "2.00",
        "1.00",
    )
    assert (good["ms, 15 lines"], good["ms, 10,000 lines"]) == ("1.00", "1,000")


@pytest.mark.parametrize(
    ("wanted", "measured", "at_least", "reached"),
    [
        (8, 8.0, True, "yes"),
        (8, 7.9, True, "no"),
        (1.1, 1.1, False, "yes"),
        (1.1, 1.2, False, "no"),
    ],
)
def test_an_aim_is_reached_or_not(
    wanted: float, measured: float, at_least: bool, reached: str
) -> None:
    (row,) = aim_table([Aim("x", wanted, measured, at_least, " %")]).rows
    assert row[-1] == reached
    assert row[1] == f"{'≥' if at_least else '≤'} {wanted} %"


def test_what_was_not_measured_is_not_reached() -> None:
    aim = Aim("x", 1, None, True)
    assert not aim.reached
    assert aim.row()[2:] == ["not measured", ""]


def test_five_sequences_share_what_is_prepared() -> None:
    one = visit(300, 0.010)
    drawn = one.drawn("paper")
    assert drawn is not None
    # Two sequences were drawn, of which each bore half of the 8 ms that were prepared.
    assert in_parses.prepared(one, drawn) == pytest.approx(8)
    assert in_parses.walked(one, drawn) == pytest.approx(5 * 6)
    (aim,) = in_parses.aims([one])
    assert aim.measured == pytest.approx(38)
    paper = cells(in_parses.parse_table([one]), "300, paper")
    assert (paper["5 sequences in parses"], paper["microseconds a lint"]) == ("38.0", "600")


def test_what_is_not_drawing_is_a_share() -> None:
    rounds = [Round(3.0, 4.0, 6.0), Round(3.0, 4.0, 6.0)]
    assert outside(4.0, 3.0) == pytest.approx(25)
    assert [row[2].split(" ")[0] for row in share_table(rounds).rows] == ["", "25.0", "50.0"]


def test_throughput_is_of_all_programs_that_both_drew() -> None:
    def both(ours: float, theirs: float | None) -> Visit:
        program = Program("a = 1\n", "python", id=str(ours))
        slow = Failure("none") if theirs is None else Draw(theirs, 1, [[1]])
        return Visit("all", program, 0.001, {"ours": Draw(ours, 1, [[1]]), "theirs": slow})

    table = throughput_table([both(1, 10), both(3, 50), both(9, None)], ["ours", "theirs"])
    assert table.title.endswith("over 2 programs")
    assert cells(table, "ours")["sequences/s"] == "0.500"
    assert cells(table, "ours")["times theirs"] == "15.0"
    assert cells(table, "theirs")["times theirs"] == "1.00"


def test_the_picture_has_a_curve_for_each_who_drew() -> None:
    found = curves(VISITS["good"], ["paper", plain("paper"), "pylintseq"])
    assert [curve.name for curve in found] == ["paper", plain("paper"), "one ast.parse"]
    assert [point.lines for point in found[0].points] == [15, 100, 1000, 10_000]
    assert [len(curve.points) for curve in found] == [4, 3, 4]
    assert found[0].colour == found[1].colour
    assert [curve.dashed for curve in found] == [False, True, False]
    picture = draw(found)
    assert picture == draw(found)
    assert all(f">{curve.name}<" in picture for curve in found)
