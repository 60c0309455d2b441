"""Runs over rows in many languages: nothing is lost, and order decides nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.engine import Done, Engine, EngineLimits, JobT, Lost, ResultT
from lintseq.core.errors import LinterUnavailable
from lintseq.core.reject import REASONS, Reject
from lintseq.pipeline.columns import Columns
from lintseq.pipeline.language.told import AUTO
from lintseq.pipeline.made import Made
from lintseq.pipeline.manifest import Asked, first_manifest, with_language
from lintseq.pipeline.records import Records
from lintseq.pipeline.settings import Settings
from lintseq.pipeline.summary import Summary
from lintseq.pipeline.task import GenerateTask
from tests.pipeline.rows_in_memory import in_memory
from tests.pipeline.silent_run import silent_run

SAMPLES = 2
TASK = GenerateTask(Settings(AUTO, samples=SAMPLES), "1")
PROGRAMS = (
    *("a = 1\n", "a = 1\nb = a\n", "def f(:\n", '{"a": [1, 2]}\n', "", "\n"),
    *("#!/usr/bin/env python3\na = 1\n", "hello", "a: 1\n", "```python\na = 1\n```\n", "\ud800"),
)
EVIDENCE: Mapping[str, Sequence[object]] = {
    "language": ["python", "JSON", "Brainfuck", "en", None, 3, "toml"],
    "path": ["a.py", "a.yaml", "a", "a.odt", None],
    "id": ["a", "b"],
    "note": ["text"],
}


class InOrder(Engine):
    """Does one job after the other, in this process."""

    name = "in-order"
    summary = "this process"

    def run(
        self, task: Callable[[JobT], ResultT], jobs: Iterable[JobT], limits: EngineLimits
    ) -> Generator[Done[JobT, ResultT] | Lost[JobT], None, None]:
        for job in jobs:
            yield Done(job, task(job))


@dataclass
class Kept:
    """An output that keeps what it gets, with what came when."""

    rows: list[str] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)

    def add(self, made: Made) -> None:
        self.rows += made.rows

    def add_reject(self, reject: Reject) -> None:
        self.rejects.append(reject)

    def finish(self, *, complete: bool) -> None:
        raise AssertionError("whoever made the output finishes it")


def run(rows: Sequence[Mapping[str, object]], **columns: Any) -> tuple[Kept, Summary]:
    records = Records([in_memory(rows)], Columns(**columns), AUTO)
    kept, summary = Kept(), Summary(records.count)
    silent_run(TASK, InOrder(), kept.languages.append).write(records, kept, summary)
    return kept, summary


def mixed_rows() -> st.SearchStrategy[list[dict[str, object]]]:
    evidence = {name: st.sampled_from(values) for name, values in EVIDENCE.items()}
    program = {"code": st.sampled_from(PROGRAMS)}
    return st.lists(st.fixed_dictionaries(program, optional=evidence), max_size=6)


@settings(deadline=None)
@given(mixed_rows(), st.sampled_from([None, True]))
def test_records_are_rows_and_rejects(rows: list[dict[str, object]], fences: bool | None) -> None:
    kept, summary = run(rows, fences=fences)
    assert summary.records == summary.expected >= len(rows)
    assert summary.records * SAMPLES == len(kept.rows) + len(kept.rejects) * SAMPLES
    assert summary.reasons == Counter(reject.reason for reject in kept.rejects)
    assert summary.reasons.keys() <= REASONS.keys()
    decoded = [json.loads(row) for row in kept.rows]
    edits = Counter[str]()
    for row in decoded:
        edits[row["language"]] += len(row["insertions"])
    work = summary.work
    assert {name: each.edits for name, each in work.languages.items()} == edits
    assert work.total.programs == summary.records - summary.rejects
    assert work.total.rows == summary.rows
    assert all(row["language_by"] for row in decoded)
    assert set(kept.languages) == {row["language"] for row in decoded} | {
        reject.language for reject in kept.rejects if reject.language is not None
    }
    assert len(set(kept.languages)) == len(kept.languages)


def told(kept: Kept) -> Counter[tuple[str, ...]]:
    """What rows say, but for what is about the place of a program among equal ones."""
    parts = ("id", "path", "language", "program", "insertions")
    rows = map(json.loads, kept.rows)
    return Counter(tuple(json.dumps(row[part]) for part in parts) for row in rows)


@settings(deadline=None)
@given(mixed_rows(), st.data())
def test_order_decides_nothing(rows: list[dict[str, object]], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(rows))
    one, other = run(rows)[0], run(shuffled)[0]
    assert told(one) == told(other)
    assert Counter((each.reason, each.message) for each in one.rejects) == Counter(
        (each.reason, each.message) for each in other.rejects
    )


def test_a_missing_linter_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def missing(settings: Settings, language: str) -> None:
        asked.append(language)
        raise LinterUnavailable(f"no linter of {language}: install it.")

    monkeypatch.setattr("lintseq.pipeline.task.toolbox", missing)
    monkeypatch.setattr("lintseq.pipeline.manifest.toolbox", missing)
    task = GenerateTask(TASK.settings, "1")
    rows = [{"code": "a", "language": name} for name in ("css", "json", "css", "css")]
    results = [task(record) for record in Records([in_memory(rows)], Columns(), AUTO)]
    assert asked == ["css", "json"]
    assert {result.reason for result in results if isinstance(result, Reject)} == {
        "linter-unavailable"
    }
    manifest = with_language(task, first_manifest(task, [], Asked({}, {})), "css")
    assert manifest["languages"] == {"css": {"unavailable": "no linter of css: install it."}}


def test_a_language_is_told_before_anything_of_it_is_written() -> None:
    kept = Kept()
    seen: list[tuple[str, int]] = []
    silent_run(TASK, InOrder(), lambda language: seen.append((language, len(kept.rows)))).write(
        Records(
            [in_memory([{"code": "a = 1\n", "lang": name} for name in ("py", "toml", "py")])],
            Columns(),
            AUTO,
        ),
        kept,
        Summary(),
    )
    assert seen == [("python", 0), ("toml", SAMPLES)]
