"""The stage ``data``: instructions with programs, from a benchmark or from a file of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lintseq.core.errors import UsageError
from lintseq.core.stage import Stage, Step, literal
from lintseq.plugins.stages.words import SEED, benchmark_files, maybe, options, section


class Data(Stage):
    """Programs to learn from."""

    name = "data"
    summary = "instructions with programs to learn from"
    order = 10
    schema: ClassVar[Mapping[str, Any]] = section(
        {
            "benchmark": maybe(
                "string",
                format="benchmark",
                description="Take a benchmark's training programs: NAME or NAME:WHERE.",
            ),
            "count": {
                "description": "How many of them.",
                "type": "integer",
                "minimum": 1,
                "default": 1000,
            },
            "seed": SEED,
            "file": maybe(
                "string",
                format="path",
                description="Take a file of rows instead, with instructions and programs.",
            ),
        }
    )

    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        """One, unless there is a file already."""
        benchmark, file = settings["benchmark"], settings["file"]
        if (benchmark is None) == (file is None):
            raise UsageError("name a 'benchmark' or a 'file', just one of them.")
        if benchmark is None:
            return []
        command = ["problems", literal(benchmark), "--train", str(settings["count"])]
        return [
            Step(
                name=self.name,
                command=[*command, *options(settings, "seed"), "--out", "{}"],
                inputs=benchmark_files(benchmark),
                ending=".jsonl",
            )
        ]


def data_of(experiment: Mapping[str, Any]) -> tuple[str, Sequence[str]]:
    """The word of a command that names the programs to learn from, and the user's files in it."""
    if Data.name not in experiment:
        raise UsageError("there is no section 'data' to take programs from.")
    file = experiment[Data.name]["file"]
    return ("{data}", ()) if file is None else (literal(file), (file,))
