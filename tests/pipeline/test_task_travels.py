"""The work on a record travels to other processes, if they have the tools that it began with."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Generator, Iterable
from typing import Any

import pytest

from lintseq.core.engine import Done, Engine, EngineLimits, Lost
from lintseq.core.errors import ToolError
from lintseq.core.program import Program
from lintseq.core.reject import Place, Reject
from lintseq.pipeline.made import Made
from lintseq.pipeline.records import Record
from lintseq.pipeline.settings import Settings, tool_versions
from lintseq.pipeline.summary import Summary
from lintseq.pipeline.task import GenerateTask
from tests.pipeline.silent_run import silent_run

SOME = (("a = 1\n", "python"), ("b = 1\n", "python"), ("{}\n", "json"))


class Answers(Engine):
    """An engine whose machines answer one thing."""

    name = "answers"
    summary = "for this test"

    def __init__(self, made: Made | Reject) -> None:
        self._made = made

    def run(
        self, task: Callable[[Any], Any], jobs: Iterable[Any], limits: EngineLimits
    ) -> Generator[Done[Any, Any] | Lost[Any], None, None]:
        """The one answer, whatever the jobs."""
        yield Done(None, self._made)


class Nowhere:
    """An output that keeps nothing."""

    def add(self, made: Made) -> None:
        """Take rows."""

    def add_reject(self, reject: Reject) -> None:
        """Take a reject."""

    def finish(self, *, complete: bool) -> None:
        """Take the end."""


@pytest.mark.parametrize("language", ["python", "json", "auto"])
def test_it_arrives_as_it_was(language: str) -> None:
    task = GenerateTask(Settings(language, seed=3), "1.0", "naive")
    assert pickle.loads(pickle.dumps(task)) == task


@pytest.mark.parametrize("tool", tool_versions(Settings("python")))
def test_it_refuses_a_machine_with_other_tools(tool: str, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = pickle.dumps(GenerateTask(Settings("python"), "1.0"))
    there = tool_versions(Settings("python")) | {tool: "0.1"}
    monkeypatch.setattr(
        "lintseq.pipeline.task.tool_versions", lambda settings, language=None: there
    )
    with pytest.raises(ToolError, match=rf"^its {tool} is 0\.1, and here it is "):
        pickle.loads(packed)


def outcomes_of(made: Made | Reject) -> Summary:
    """What a run in many languages comes to whose one record gives ``made``."""
    run = silent_run(GenerateTask(Settings("auto"), "1.0"), Answers(made))
    summary = Summary()
    run.write([], Nowhere(), summary)
    return summary


PLACE = Place("rows", 1)
HERE = tool_versions(Settings("auto"), "python")
TOOL = next(iter(HERE))


def test_a_machine_that_judges_a_language_alike_takes_part() -> None:
    for versions in (HERE, {}):
        assert outcomes_of(Made("python", ("{}",), versions=versions)).rows == 1
    missing = Reject("linter-unavailable", "…", PLACE, language="nonesuch")
    assert outcomes_of(missing).rejects == 1, "as it is missing here, too"


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (
            Made("python", ("{}",), versions=HERE | {TOOL: "0.1"}),
            f"its {TOOL} is 0.1, and here it is ",
        ),
        (Reject("linter-unavailable", "…", PLACE, language="python"), f"its {TOOL} is missing"),
    ],
)
def test_a_machine_that_judges_a_language_otherwise_ends_the_run(
    made: Made | Reject, words: str
) -> None:
    with pytest.raises(ToolError, match=re.escape(words)):
        outcomes_of(made)


def test_versions_travel_with_the_first_program_of_each_language() -> None:
    task = GenerateTask(Settings("auto", samples=1), "1.0")
    programs = [Program(text, language, id="a") for text, language in SOME]
    made = [task(Record(program, PLACE, "column")) for program in programs]
    assert [isinstance(each, Made) and bool(each.versions) for each in made] == [True, False, True]
