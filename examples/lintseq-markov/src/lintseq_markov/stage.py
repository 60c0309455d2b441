"""The stage: what the models of an experiment were asked, kept beside what they answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from lintseq.core.errors import UsageError
from lintseq.core.stage import Stage, Step, literal


class Questions(Stage):
    """A file with every problem of the benchmark, its solution and its hidden tests."""

    name = "questions"
    summary = "the problems that the models are asked, with solutions and tests, as a file"
    order = 35
    schema: ClassVar[Mapping[str, Any]] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "benchmark": {
                "description": "Whose problems: NAME or NAME:WHERE; by default the one that "
                "'sample' asks.",
                "type": ["string", "null"],
                "format": "benchmark",
                "default": None,
            },
        },
    }

    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        """One, which writes the file."""
        benchmark = settings["benchmark"] or experiment.get("sample", {}).get("benchmark")
        if benchmark is None:
            raise UsageError("name a 'benchmark', since there is no section 'sample'.")
        where = benchmark.partition(":")[2]
        return [
            Step(
                name=self.name,
                command=["problems", literal(benchmark), "--out", "{}"],
                inputs=[where] if where and Path(where).is_absolute() else [],
                ending=".jsonl",
            )
        ]
