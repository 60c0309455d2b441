"""The stage ``dedup``: programs that are there twice, or asked for by benchmarks, are taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lintseq.core.stage import Stage, Step, literal
from lintseq.plugins.stages.data import data_of
from lintseq.plugins.stages.words import installed, options, section

PASSED_ON = ("compare", "ignore", "ngram", "overlap")
NEAR = ("near", "shingle")


class Dedup(Stage):
    """Programs without duplicates and benchmarks."""

    name = "dedup"
    summary = "programs to learn from without duplicates, and without what benchmarks ask"
    order = 15
    schema: ClassVar[Mapping[str, Any]] = section(
        {
            "against": {
                "description": "Benchmarks that no row may repeat: files of problems.",
                "type": "array",
                "items": {"type": "string", "format": "path"},
                "uniqueItems": True,
                "default": [],
            },
            "compare": {
                "description": "What of rows is compared with other rows.",
                "enum": ["program", "instruction", "both"],
                "default": "program",
            },
            "ignore": {
                "description": "What makes no difference between rows.",
                "enum": ["nothing", "whitespace", "comments"],
                "default": "whitespace",
            },
            "near": {
                "description": "Rows that have so much in common are near duplicates; null to "
                "leave them in.",
                "type": ["number", "null"],
                "minimum": 0.1,
                "maximum": 1,
                "default": 0.85,
            },
            "shingle": {
                "description": "Tokens of a shingle, by which near duplicates are found.",
                "type": "integer",
                "minimum": 1,
                "default": 5,
            },
            "ngram": {
                "description": "Words of an n-gram, by which rows are held against benchmarks.",
                "type": "integer",
                "minimum": 2,
                "default": 10,
            },
            "overlap": {
                "description": "Rows are removed that share so many of the n-grams of the shorter "
                "text with a problem.",
                "type": "number",
                "exclusiveMinimum": 0,
                "maximum": 1,
                "default": 0.2,
            },
        }
    )

    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        """One, that writes the rows that are kept, and beside them a report."""
        rows, files = data_of(experiment)
        near = settings["near"] is not None
        against = [literal(file) for file in settings["against"]]
        return [
            Step(
                name=self.name,
                command=[
                    *(self.name, rows),
                    *(word for file in against for word in ("--against", file)),
                    *options(settings, *PASSED_ON),
                    *(options(settings, *NEAR) if near else ["--no-near"]),
                    *("--out", "{}", "--overwrite"),
                ],
                inputs=(*files, *settings["against"]),
                ending=".jsonl",
                versions=installed("datasketch", "numpy") if near else {},
            )
        ]
