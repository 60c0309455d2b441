"""Evaluations: what is run, what is copied, what a killed run leaves, and what goes on from it.

Here a runner's verdict stands in the program itself; real ones are in ``test_evaluate_command``.
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.benchmark import Problem
from lintseq.core.errors import SandboxUnavailable, UsageError
from lintseq.core.execution import OUTCOMES, Runner, Trial, Verdict
from lintseq.core.sandbox import ConfinedProcess, Sandbox, SandboxJob, SandboxLimits
from lintseq.pipeline.evaluate import Evaluation
from lintseq.pipeline.evaluate_finished import finished
from lintseq.pipeline.results_file import read_results
from lintseq.pipeline.samples_file import Sample

PROBLEMS = {name: Problem(name, name, "python", f"tests of {name}") for name in ("a", "b", "c")}
KILLED_AFTER = 3


class Paper(Sandbox):
    """Nothing runs in it."""

    name = "paper"
    summary = "for tests"
    tier = "weak"
    installed: ClassVar[str] = "1"

    def version(self) -> str:
        return self.installed

    def start(self, job: SandboxJob, limits: SandboxLimits) -> ConfinedProcess:
        raise NotImplementedError


class Bench:
    """Makes runners that read the verdict off the program, and remembers what they did."""

    def __init__(self, killed_after: int | None = None) -> None:
        self.judged: list[tuple[str, str]] = []
        self.open = 0
        self._killed_after = killed_after
        self._lock = threading.Lock()

    def __call__(self, language: str) -> Callable[[Sandbox, SandboxLimits], Runner]:
        assert language == "python"
        bench = self

        class Reading(Runner):
            def __init__(self) -> None:
                bench.open += 1

            def judge(self, trial: Trial) -> Verdict:
                with bench._lock:
                    if len(bench.judged) == bench._killed_after:
                        raise SandboxUnavailable("gone")
                    bench.judged.append((trial.tests, trial.program))
                return Verdict(trial.program, f"said {trial.program}", 0.5)

            def close(self) -> None:
                bench.open -= 1

        return lambda sandbox, limits: Reading()


def samples_of(*told: tuple[str, str | None]) -> list[Sample]:
    """Samples of tasks, each with the outcome of its program."""
    counts: Counter[str] = Counter()
    samples = []
    for task, program in told:
        index = counts[task]
        counts[task] += 1
        columns = {"task_id": task, "sample": index, "solution": program, "note": [task]}
        samples.append(Sample(PROBLEMS[task], index, program, columns))
    return samples


def evaluation(samples: list[Sample], bench: Bench, workers: int = 1) -> Evaluation:
    return Evaluation(samples, "paper-work", Paper(), SandboxLimits(), workers, bench)


def write(made: Evaluation, out: Path, **how: bool) -> Any:
    return made.write(out, lambda done, total: None, **{"resume": False, "overwrite": False, **how})


def rows_of(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.read_text("utf-8").split("\n") if line]


WORDS = sorted(OUTCOMES)
TOLD = st.lists(
    st.tuples(st.sampled_from(sorted(PROBLEMS)), st.sampled_from([*WORDS[:4], None])),
    min_size=1,
    max_size=12,
)


@settings(max_examples=40)
@given(told=TOLD, workers=st.integers(1, 3))
def test_each_sample_has_its_verdict_and_each_program_runs_once(
    told: list[tuple[str, str | None]],
    workers: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    out = tmp_path_factory.mktemp("out") / "results.jsonl"
    bench = Bench()
    summary = write(evaluation(samples_of(*told), bench, workers), out)
    rows = rows_of(out)
    assert [(row["task_id"], row["solution"]) for row in rows] == told
    assert [row["outcome"] for row in rows] == [word or "no-program" for _, word in told]
    assert all(row["passed"] == (row["outcome"] == "passed") for row in rows)
    distinct = {(f"tests of {task}", word) for task, word in told if word is not None}
    assert sorted(bench.judged) == sorted(distinct)
    assert bench.open == 0
    assert summary.outcomes == Counter(row["outcome"] for row in rows)
    assert list(out.parent.iterdir()) == [out]


def test_a_row_is_its_sample_with_the_verdict(tmp_path: Path) -> None:
    out = tmp_path / "results.jsonl"
    write(evaluation(samples_of(("a", "timeout")), Bench()), out)
    (row,) = rows_of(out)
    assert list(row.items())[:4] == [
        ("task_id", "a"),
        ("sample", 0),
        ("solution", "timeout"),
        ("note", ["a"]),
    ]
    stamp = {"name": "paper", "tier": "weak", "version": "1", "time_limit": 10.0}
    assert row["sandbox"] == stamp
    assert (row["passed"], row["outcome"], row["message"]) == (False, "timeout", "said timeout")
    assert (row["seconds"], row["benchmark"]) == (0.5, "paper-work")
    (read,) = read_results(str(out))
    assert (read.task_id, read.outcome, read.sandbox.name) == ("a", "timeout", "paper")
    assert (read.decoding, read.model, read.tokens_out) == (None, None, None)


MANY = samples_of(*((task, word) for task in PROBLEMS for word in (*WORDS, WORDS[0], None)))


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """Where an evaluation of `MANY` was to write when it came to an end."""
    out = tmp_path / "results.jsonl"
    with pytest.raises(SandboxUnavailable):
        write(evaluation(MANY, Bench(KILLED_AFTER)), out)
    assert not out.exists()
    return out


def test_a_killed_run_goes_on(killed: Path, tmp_path: Path) -> None:
    journal = next(killed.parent.iterdir())
    with journal.open("ab") as file:
        file.write(b'{"key": "torn')
    again = Bench()
    write(evaluation(MANY, again), killed, resume=True)
    straight = Bench()
    write(evaluation(MANY, straight), tmp_path / "straight.jsonl")
    # The sandbox had not failed on the first three; had it, they would be judged anew.
    assert len(again.judged) == len(straight.judged) - KILLED_AFTER
    assert killed.read_bytes() == (tmp_path / "straight.jsonl").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["results.jsonl", "straight.jsonl"]


def test_without_resume_a_killed_run_begins_anew(killed: Path) -> None:
    bench = Bench()
    write(evaluation(MANY, bench), killed)
    assert len(bench.judged) == len(PROBLEMS) * len(WORDS)


def test_what_the_sandbox_failed_on_is_judged_anew(tmp_path: Path) -> None:
    out = tmp_path / "results.jsonl"
    made = samples_of(("a", "sandbox-failed"), ("a", "passed"), ("b", "passed"))
    with pytest.raises(SandboxUnavailable):
        write(evaluation(made, Bench(2)), out)
    again = Bench()
    summary = write(evaluation(made, again), out, resume=True)
    assert [program for _, program in again.judged] == ["sandbox-failed", "passed"]
    assert str(summary) == "3 samples of 2 problems: 2 passed (100.0%)"
    assert summary.sandbox_failed == 1


def altered(sample: Sample, **columns: object) -> Sample:
    return Sample(sample.problem, sample.index, sample.program, {**sample.columns, **columns})


class Newer(Paper):
    installed = "2"


OTHERS: Mapping[str, Evaluation] = {
    "content of the samples file": evaluation([altered(MANY[0], note="other"), *MANY[1:]], Bench()),
    "benchmark": Evaluation(MANY, "other", Paper(), SandboxLimits(), 1, Bench()),
    "sandbox": Evaluation(MANY, "paper-work", Newer(), SandboxLimits(), 1, Bench()),
    "sandbox (its limit)": Evaluation(
        MANY, "paper-work", Paper(), SandboxLimits(seconds=2), 1, Bench()
    ),
}


@pytest.mark.parametrize("part", OTHERS)
def test_what_was_killed_over_something_else_is_refused(killed: Path, part: str) -> None:
    words = f"had another {part.split(' (')[0]}: give --overwrite"
    with pytest.raises(UsageError, match=words):
        write(OTHERS[part], killed, resume=True)
    write(OTHERS[part], killed, resume=True, overwrite=True)
    assert len(rows_of(killed)) == len(MANY)


def test_a_finished_file_is_known(tmp_path: Path) -> None:
    out = tmp_path / "results.jsonl"
    summary = write(evaluation(MANY, Bench()), out)
    assert finished(evaluation(MANY, Bench()), out) == summary
    found = {}
    for part, other in OTHERS.items():
        with pytest.raises(UsageError, match="give --overwrite to replace them") as refused:
            finished(other, out)
        found[part] = str(refused.value).split("they have ")[1].split(":")[0]
    assert found == {
        "content of the samples file": "another 'note'",
        "benchmark": "another 'benchmark'",
        "sandbox": "another 'sandbox'",
        "sandbox (its limit)": "another 'sandbox'",
    }
    with pytest.raises(UsageError, match=f"they have {len(MANY)} samples, not 1: "):
        finished(evaluation(MANY[:1], Bench()), out)


def test_results_are_samples_too(tmp_path: Path) -> None:
    first, again = tmp_path / "first.jsonl", tmp_path / "again.jsonl"
    write(evaluation(MANY, Bench()), first)
    judged = [
        Sample(sample.problem, sample.index, sample.program, row)
        for sample, row in zip(MANY, rows_of(first))
    ]
    write(evaluation(judged, Bench()), again)
    assert again.read_bytes() == first.read_bytes()
    finished(evaluation(judged, Bench()), again)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    made = evaluation(samples_of(("a", "passed"), ("a", "error"), ("a", "error")), Bench())
    made.write(
        tmp_path / "out.jsonl",
        lambda done, total: told.append((done, total)),
        resume=False,
        overwrite=False,
    )
    assert told == [(1, 2), (2, 2)]


def test_a_journal_beside_finished_results_goes(tmp_path: Path) -> None:
    out = tmp_path / "results.jsonl"
    write(evaluation(MANY, Bench()), out)
    (tmp_path / ".results.jsonl.journal").write_text("{}\n")
    finished(evaluation(MANY, Bench()), out)
    assert list(tmp_path.iterdir()) == [out]
