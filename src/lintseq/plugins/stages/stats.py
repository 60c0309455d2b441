"""The stage ``stats``: what is in the edit sequences, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lintseq.core.stage import Stage, Step
from lintseq.plugins.stages.generate import rows_of
from lintseq.plugins.stages.words import files, installed, maybe, options, section


class Stats(Stage):
    """Figures of the edit sequences."""

    name = "stats"
    summary = "how finely programs are cut, how sequences differ, and what edits cost"
    order = 23
    schema: ClassVar[Mapping[str, Any]] = section(
        {
            "tokenizer": maybe(
                "string",
                format="path",
                description="Count tokens, too: a tokenizer.json, or a tokenizer's folder.",
            ),
        }
    )

    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        """One, that writes a JSON file, and says the tables."""
        return [
            Step(
                name=self.name,
                command=[
                    *(self.name, rows_of(experiment)),
                    *options(settings, "tokenizer"),
                    *("--out", "{}", "--overwrite"),
                ],
                inputs=files([settings["tokenizer"]]),
                ending=".json",
                versions=installed("tokenizers", "transformers") if settings["tokenizer"] else {},
            )
        ]
