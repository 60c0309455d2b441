"""The main job: every record of the input through the engine, in order, into the output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass

from lintseq.core.engine import Done, Engine, EngineLimits, Lost
from lintseq.core.errors import LinterUnavailable, ToolError, UsageError
from lintseq.core.reject import Reject
from lintseq.pipeline.made import Made
from lintseq.pipeline.outputs import Output
from lintseq.pipeline.records import Record
from lintseq.pipeline.same_tools import difference
from lintseq.pipeline.settings import tool_versions
from lintseq.pipeline.summary import Summary
from lintseq.pipeline.task import UNAVAILABLE, GenerateTask

Outcome = Done[Record, Made | Reject] | Lost[Record]


@dataclass(frozen=True)
class GenerateRun:
    """One run, from records to an output.

    Attributes:
        task: the work on a record.
        engine: what spreads it.
        limits: how much the engine may use.
        strict: whether the first reject ends the run.
        on_progress: called after each record.
        on_reject: called for each reject.
        on_language: called with each language that occurs, before anything of it is written.
    """

    task: GenerateTask
    engine: Engine
    limits: EngineLimits
    strict: bool
    on_progress: Callable[[Summary], None]
    on_reject: Callable[[Reject], None]
    on_language: Callable[[str], None] = lambda language: None

    def write(self, records: Iterable[Record], output: Output, summary: Summary) -> None:
        """Deal with every record, and add it to what ``summary`` has already.

        ``output`` is not finished here: whoever made it does that, also when this raises.

        Raises:
            UsageError: the first reject, if ``strict``; or the output cannot be written.
        """
        with closing(self.engine.run(self.task, records, self.limits)) as outcomes:
            for outcome in outcomes:
                self._take(_result(outcome), output, summary)

    def _take(self, result: Made | Reject, output: Output, summary: Summary) -> None:
        language = result.language
        if language is not None and language not in summary.languages:
            self.on_language(language)
            summary.languages.add(language)
        self._refuse_other_tools(result)
        if isinstance(result, Reject):
            output.add_reject(result)
            summary.count_reject(result)
            self.on_reject(result)
        else:
            output.add(result)
            summary.rows += len(result.rows)
            summary.work.add(result.language, result.work)
            summary.fallbacks.add(result.fallbacks)
        summary.records += 1
        self.on_progress(summary)
        if self.strict and isinstance(result, Reject):
            raise UsageError(f"{result.place}: {result.reason}: {result.message} (--strict).")

    def _refuse_other_tools(self, result: Made | Reject) -> None:
        """End the run where a machine of a cluster judges a language otherwise than this one."""
        if isinstance(result, Made):
            language, there = result.language, result.versions
            if not there:
                return
        elif result.language is not None and result.reason == UNAVAILABLE:
            language, there = result.language, {}
        else:
            return
        words = difference(there, self._versions_here(language))
        if words is not None:
            raise ToolError(f"A process cannot take part in the run: {words}")

    def _versions_here(self, language: str) -> Mapping[str, str]:
        try:
            return tool_versions(self.task.settings, language)
        except (LinterUnavailable, UsageError):
            return {}


def _result(outcome: Outcome) -> Made | Reject:
    if isinstance(outcome, Done):
        return outcome.result
    record = outcome.job
    found = record.found
    return Reject(outcome.reason, outcome.message, record.place, found.id, found.language or None)
