"""The work that is counted is what a linter was asked, whatever answers, and adds up."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.diagnostics import Diagnostic
from lintseq.core.program import Program
from lintseq.core.reject import Place, Reject
from lintseq.core.sessions import SessionKind
from lintseq.pipeline.made import Made
from lintseq.pipeline.records import Record
from lintseq.pipeline.settings import Settings
from lintseq.pipeline.task import GenerateTask
from lintseq.pipeline.work import Work, WorkCounts
from lintseq.plugins.linters.pyflakes.linter import Pyflakes
from lintseq.plugins.samplers.lintseq.sampler import LintSeq

SAMPLES = 2
FILES = Path(__file__).parents[1] / "data" / "files_python.jsonl"
PROGRAMS = [
    *("", "a = 1\n", "a = 1\nb = a\n", "a = b\n", "import os\n\ndef f(x):\n    return os\n"),
    *(
        row["text"]
        for row in map(json.loads, FILES.read_text("utf-8").splitlines())
        if row["text"].count("\n") < 80
    ),
]
WORKS = st.builds(Work, *[st.integers(0, 9)] * 4)


class CountedLints:
    """Stands in for the linter's way to judge a text, and counts how often it is gone."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = 0
        judge = Pyflakes.lint

        def lint(linter: Pyflakes, text: str) -> Sequence[Diagnostic]:
            self.calls += 1
            return judge(linter, text)

        monkeypatch.setattr(Pyflakes, "lint", lint)


def made(program: str, settings: Settings, kind: SessionKind) -> Made:
    task = GenerateTask(settings, "1", kind)
    found = task(Record(Program(program, "python", id="a"), Place("rows")))
    assert isinstance(found, Made), found
    return found


@pytest.mark.parametrize(
    ("sampler", "preset"),
    [*(("lintseq", preset) for preset in LintSeq.presets), ("randseq", "default")],
)
def test_lints_are_those_of_a_session_that_lints_each_state(
    monkeypatch: pytest.MonkeyPatch, sampler: str, preset: str
) -> None:
    settings = Settings("python", sampler=sampler, preset=preset, samples=SAMPLES)
    counted = CountedLints(monkeypatch)
    asked = 0
    for program in PROGRAMS:
        fast = made(program, settings, "fast")
        counted.calls = 0
        naive = made(program, settings, "naive")
        # The finished program is linted once, when the session is made.
        assert fast.lints == naive.lints == max(counted.calls - 1, 0), program
        assert fast.edits == sum(len(json.loads(row)["insertions"]) for row in fast.rows)
        assert fast.work == naive.work == Work(1, SAMPLES, fast.edits, fast.lints)
        asked += fast.lints
    assert len(PROGRAMS) > 10
    assert asked > 100


def test_a_sampler_that_does_not_ask_takes_no_lints() -> None:
    settings = Settings("python", sampler="randseq", overrides={"edits": 2}, samples=SAMPLES)
    work = made("a = 1\nb = a\n", settings, "fast").work
    assert work == Work(1, SAMPLES, 2 * SAMPLES, 0)


def test_a_record_comes_to_the_same_again_and_a_reject_to_nothing() -> None:
    task = GenerateTask(Settings("python", preset="fine"), "1")
    records = [Record(Program(text, "python", id="a"), Place("rows")) for text in PROGRAMS[:6]]
    assert [task(record) for record in records] == [task(record) for record in records[::-1]][::-1]
    refused = task(Record(Program("a = (\n", "python", id="a"), Place("rows")))
    assert isinstance(refused, Reject)


@given(st.lists(st.tuples(st.sampled_from("abc"), WORKS)), st.data())
def test_sums_do_not_hang_on_order_or_on_how_they_are_parted(
    works: list[tuple[str, Work]], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(works)))
    whole, parts, together = WorkCounts(), [WorkCounts(), WorkCounts()], WorkCounts()
    for language, work in works:
        whole.add(language, work)
    for number, (language, work) in enumerate(data.draw(st.permutations(works))):
        parts[number < cut].add(language, work)
    for part in parts:
        together.update(part)
    assert together == whole
    assert WorkCounts.from_dict(json.loads(json.dumps(whole.as_dict()))) == whole
    assert list(whole.as_dict()) == sorted(whole.languages)
    assert whole.total.lints == sum(work.lints for _, work in works)


def test_means_are_there_where_there_is_something_to_divide_by() -> None:
    work = Work(programs=2, rows=4, edits=8, lints=12)
    assert (work.lints_a_program, work.lints_a_sequence, work.lints_an_edit) == (6, 3, 1.5)
    none = Work()
    assert (none.lints_a_program, none.lints_a_sequence, none.lints_an_edit) == (None, None, None)
