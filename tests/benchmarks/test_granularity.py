from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import granularity
from benchmarks.contenders import Draw, Failure
from benchmarks.granularity_tables import cut_table, ratio_table
from benchmarks.reference import references, versions_of
from benchmarks.visits import Visit
from lintseq.core.program import Program

HUNDRED = "".join(f"name_{number} = {number}\n" for number in range(100))


def visit(ours: list[list[int]], theirs: list[list[int]] | None) -> Visit:
    program = Program("a = 1\n" * 10, "python", id=str(ours))
    other = Failure("none") if theirs is None else Draw(1.0, 5, theirs)
    return Visit("files", program, 0.001, {"default": Draw(1.0, 20, ours), "other": other})


VISITS = [
    visit([[5, 5], [10]], [[10]]),
    visit([[1] * 10, [2] * 5], [[6, 4]]),
    visit([[2, 8], [8, 2]], None),
]


def test_a_draw_says_how_finely_it_cuts() -> None:
    draw = Draw(6.0, 1, [[5, 5], [10], [1] * 6 + [4]])
    assert draw.edits == pytest.approx((2 + 1 + 7) / 3)
    assert draw.lines_an_edit == pytest.approx((5 + 10 + 10 / 7) / 3)
    assert draw.largest_share == pytest.approx((0.5 + 1 + 0.4) / 3)
    assert draw.single_share == pytest.approx(1 / 3)
    assert draw.seconds_an_edit == pytest.approx(1.8)


def test_shares_are_of_the_program_and_of_the_sequences() -> None:
    ours, theirs = cut_table(VISITS, ["default", "other"]).rows
    assert ours[0] == "files, default"
    assert ours[3].startswith("75.0 (")
    assert ours[4:] == ["16.7 %", "2.00 (2.00–2.00)", "3 of 3"]  # noqa: RUF001
    assert theirs[4] == "50.0 %"
    assert theirs[6] == "2 of 3"


def test_the_ratio_is_of_edits_where_both_drew() -> None:
    (row,) = ratio_table(VISITS, ["default"], "other").rows
    assert row[:4] == ["files", "10.0", "3", "3"]
    assert row[4].startswith("2.62 (")


def test_who_never_draws_has_a_row_without_figures() -> None:
    (row,) = cut_table(VISITS[2:], ["other"]).rows
    assert row[-1] == "0 of 1"
    assert not any(character.isdigit() for cell in row[1:-1] for character in cell)


def test_the_worker_of_the_reference_counts_the_lines_of_diffs(
    reference_environment: Path,
) -> None:
    with references(reference_environment, 60) as (contender,):
        drawn = contender.draw(Program("a = 1\na = 1\n- b\nc = 1\nd = 1", "python"), 0)
        failed = contender.draw(Program("class A: ...\n", "python"), 0)
        versions = versions_of([contender])
    assert isinstance(drawn, Draw)
    assert (drawn.lints, drawn.sizes) == (5, [[2, 2, 1]])
    assert failed == Failure("KeyError")
    assert versions == {"pylintseq": "0.1", "pylint": "0.1"}


def test_the_script_sets_presets_beside_the_reference(
    tmp_path: Path, reference_environment: Path
) -> None:
    rows, log = tmp_path / "rows.jsonl", tmp_path / "page.md"
    rows.write_text(json.dumps({"program": HUNDRED}) + "\n")
    words = ["--data", str(rows), "--programs", "1", "--samples", "1", "--preset", "released"]
    words += ["--reference-env", str(reference_environment), "--log", str(log)]
    result = CliRunner().invoke(granularity.main, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    page = log.read_text("utf-8")
    assert page.startswith(granularity.HEAD)
    assert "pylintseq 0.1" in page
    # Each line of the program is an edit of its own; the stand-in makes 51 of its 100 lines.
    (ratios,) = [line for line in page.split("\n") if line.startswith(f"| {granularity.FILES} ")]
    assert ratios.endswith(" 1.96 |")


def test_the_script_says_what_it_has_no_programs_of(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"program": "a = 1\n"}) + "\n")
    result = CliRunner().invoke(granularity.main, ["--data", str(rows), "--no-reference"])
    assert result.exit_code == 1
    assert "97–401 lines" in result.output  # noqa: RUF001
