"""What a report says of results, and what it refuses to compare."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lintseq.core.errors import UsageError
from lintseq.pipeline.report.arms import NamedFile
from lintseq.pipeline.report.build import ReportRequest, build_report
from lintseq.pipeline.report.contents import Report
from tests.pipeline.result_rows import PARAMETERS, SANDBOX, result_row, write_results

GOOD = {"t/1": [True, False], "t/2": [True, True]}
POOR = {"t/1": [False, False], "t/2": [True, False]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_results(tmp_path / "good.jsonl", GOOD)
    write_results(tmp_path / "poor.jsonl", POOR)
    return tmp_path


def report(*files: Path, **other: Any) -> Report:
    named = [NamedFile(file.stem, str(file)) for file in files]
    return build_report(ReportRequest(named, **other), "0.1.0")


def test_the_first_table_is_pass_at_k(folder: Path) -> None:
    made = report(folder / "good.jsonl", folder / "poor.jsonl", ks=[2, 1, 1])
    assert made.tables[0].metric == "pass-at-k"
    assert made.tables[0].columns == ["pass@1", "pass@2"]
    good = made.tables[0].cell("good", "pass@1")
    assert good is not None
    assert good.value == 0.75
    assert (made.benchmark, made.problems) == ("humaneval", 2)
    assert [each.difference.name for each in made.comparisons] == ["pass@1", "pass@2"]


def test_the_usual_k_are_those_there_are_samples_for(folder: Path) -> None:
    assert report(folder / "good.jsonl").ks == [1]
    write_results(folder / "many.jsonl", {"t/1": [True] * 5})
    assert report(folder / "many.jsonl").ks == [1, 5]


def test_only_the_metrics_asked_for_are_told(folder: Path) -> None:
    made = report(folder / "good.jsonl", metrics=["tokens"])
    assert [table.metric for table in made.tables] == ["pass-at-k", "tokens"]


def test_failures_of_the_sandbox_count_nowhere(folder: Path) -> None:
    rows = [
        result_row("t/1", 0, True),
        result_row("t/1", 1, False, outcome="sandbox-failed"),
        result_row("t/2", 0, True),
    ]
    (folder / "box.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    made = report(folder / "box.jsonl")
    (cell,) = made.tables[0].rows["box"]
    assert cell.value == 1
    assert made.arms[0].evaluated.sandbox_failed == 1
    assert any("The sandbox failed on 1 samples" in caution for caution in made.cautions)


def test_arms_on_other_problems_are_refused(folder: Path) -> None:
    write_results(folder / "more.jsonl", {**GOOD, "t/3": [True, True], "t/4": [True, True]})
    message = r"'.*more.jsonl' has the problem 't/3' and 1 others, '.*good.jsonl' has not"
    for files in (["good", "more"], ["more", "good"]):
        with pytest.raises(UsageError, match=message):
            report(*(folder / f"{name}.jsonl" for name in files))


def test_arms_on_other_benchmarks_are_refused(folder: Path) -> None:
    write_results(folder / "other.jsonl", GOOD, benchmark="mbpp")
    with pytest.raises(UsageError, match=r"'humaneval', '.*other.jsonl' of 'mbpp'"):
        report(folder / "good.jsonl", folder / "other.jsonl")


def test_a_file_on_two_benchmarks_is_refused(folder: Path) -> None:
    rows = [result_row("t/1", 0, True), result_row("t/2", 0, True, benchmark="mbpp")]
    (folder / "two.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    with pytest.raises(UsageError, match="results of the benchmarks 'humaneval' and 'mbpp'"):
        report(folder / "two.jsonl")


def test_too_large_a_k_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"k = 3 is more than the 2 samples .* 'good' .* 't/1'"):
        report(folder / "good.jsonl", ks=[1, 3])


def test_an_unknown_metric_is_refused_with_the_nearest(folder: Path) -> None:
    with pytest.raises(UsageError, match="no metric 'distint': did you mean 'distinct'"):
        report(folder / "good.jsonl", metrics=["distint"])


def test_two_arms_of_one_name_are_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="Two arms are called 'good'"):
        report(folder / "good.jsonl", folder / "good.jsonl")


def test_unlike_arms_are_cautioned_about(folder: Path) -> None:
    write_results(
        folder / "other.jsonl",
        POOR,
        parameters={**PARAMETERS, "temperature": 0.2},
        sandbox={**SANDBOX, "tier": "none", "time_limit": 2.0},
    )
    said = " ".join(report(folder / "good.jsonl", folder / "other.jsonl").cautions)
    assert "differ in temperature: 0.8 for 'good', 0.2 for 'other'" in said
    assert "differ in time limit: 10 s for 'good', 2 s for 'other'" in said
    assert "'other' ran in no sandbox" in said


def test_small_numbers_are_cautioned_about(folder: Path) -> None:
    write_results(folder / "all.jsonl", {"t/1": [True, True], "t/2": [True, True]})
    said = " ".join(report(folder / "all.jsonl", ks=[2]).cautions)
    assert "Few problems (2)" in said
    assert "'all' has 2 of a problem" in said
    assert "Of the arm 'all' every sample passed" in said
    assert "k = 2 takes all samples" in said


def test_unfinished_files_are_cautioned_about(folder: Path) -> None:
    write_results(folder / "half.jsonl", {"t/1": [True], "t/2": [True, True]})
    said = " ".join(report(folder / "half.jsonl").cautions)
    assert "was to have 2 samples of each problem and has only 1 of one" in said


def test_many_problems_and_samples_need_no_caution(folder: Path) -> None:
    verdicts = {f"t/{number}": [True, False] * 3 for number in range(50)}
    write_results(folder / "full.jsonl", verdicts, parameters={**PARAMETERS, "n": 6})
    assert report(folder / "full.jsonl").cautions == []


def test_the_shown_problem_is_the_first_with_both_kinds(folder: Path) -> None:
    made = report(folder / "good.jsonl", folder / "poor.jsonl")
    # Of t/1 one arm has both kinds and one has not; of t/2 it is the same, the other way round.
    assert made.shown is not None
    assert (made.shown.task_id, made.shown.prompt) == ("t/1", "Write t/1.")
    passed, failed = made.shown.samples["good"]
    assert passed is not None
    assert failed is not None
    assert (passed.index, failed.index, failed.message) == (0, 1, "assert f(1) == 2")
    assert passed.states == ("a = 0\n",)
    assert made.shown.samples["poor"][0] is None


def test_samples_from_elsewhere_are_enough(folder: Path) -> None:
    kept = ("task_id", "sample", "solution", "passed", "outcome", "message", "seconds", "benchmark")
    row = result_row("t/1", 0, True)
    bare = {name: row[name] for name in (*kept, "sandbox", "tests_sha256")}
    (folder / "bare.jsonl").write_text(f"{json.dumps(bare)}\n")
    made = report(folder / "bare.jsonl")
    assert [picture.name for picture in made.pictures] == ["pass@k by samples"]
    assert made.arms[0].facts["sandbox"] == "box, box 1"


def test_the_seed_changes_intervals_and_nothing_else(folder: Path) -> None:
    write_results(folder / "wide.jsonl", {f"t/{n}": [n % 3 == 0, n % 5 == 0] for n in range(30)})
    (one,), (two,) = (
        report(folder / "wide.jsonl", seed=seed).tables[0].rows["wide"] for seed in (0, 1)
    )
    assert one.value == two.value
    assert (one.low, one.high) != (two.low, two.high)


def test_the_hash_is_of_what_the_report_depends_on(folder: Path) -> None:
    first = report(folder / "good.jsonl").made_from
    write_results(folder / "good.jsonl", GOOD, seconds=99.5)
    assert report(folder / "good.jsonl").made_from == first, "timings count for nothing"
    assert report(folder / "good.jsonl", ks=[2]).made_from != first
    assert report(folder / "good.jsonl", seed=1).made_from != first
    write_results(folder / "good.jsonl", GOOD, message="another")
    assert report(folder / "good.jsonl").made_from != first
