"""The stage ``sample``: many programs of each model for each problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lintseq.core.host import default_host
from lintseq.core.stage import Stage, Step, literal
from lintseq.plugins.stages.train import COMPUTED_WITH, arms_of
from lintseq.plugins.stages.words import SEED, SET, benchmark_files, installed, options, section

PASSED_ON = ("benchmark", "n", "temperature", "top_p", "max_tokens", "seed", "strict", "set")


class Sample(Stage):
    """Samples of every model."""

    name = "sample"
    summary = "programs that each model writes for each problem of a benchmark"
    order = 40
    schema: ClassVar[Mapping[str, Any]] = section(
        {
            "benchmark": {
                "description": "The problems: NAME or NAME:WHERE.",
                "type": "string",
                "format": "benchmark",
                "default": "miniature",
            },
            "n": {
                "description": "Samples a problem.",
                "type": "integer",
                "minimum": 1,
                "default": 20,
            },
            "temperature": {
                "description": "0 for the likeliest text.",
                "type": "number",
                "minimum": 0,
                "default": 0.8,
            },
            "top_p": {
                "description": "Draw from the likeliest tokens that make up this share.",
                "type": "number",
                "exclusiveMinimum": 0,
                "maximum": 1,
                "default": 1.0,
            },
            "max_tokens": {
                "description": "Longer completions are cut.",
                "type": "integer",
                "minimum": 1,
                "default": 512,
            },
            "seed": SEED,
            "strict": {
                "description": "Take no text that has to be repaired.",
                "type": "boolean",
                "default": False,
            },
            "set": SET,
        }
    )

    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        """One for each arm."""
        arms = arms_of(experiment)
        host = default_host()
        kind = host.models.get(host.trainers.get(experiment["train"]["trainer"]).kind).name
        versions = {"model": host.models.owners[kind], **installed(*COMPUTED_WITH)}
        return [
            Step(
                name=f"{self.name}-{arm}",
                command=[
                    *("sample", "--model", f"{literal(kind)}:{{train-{arm}}}"),
                    *options(settings, *PASSED_ON),
                    *("--out", "{}", "--resume"),
                ],
                inputs=benchmark_files(settings["benchmark"]),
                ending=".jsonl",
                versions=versions,
            )
            for arm in arms
        ]
