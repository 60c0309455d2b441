"""The stage ``render``: the edit sequences as training data, with a dataset card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.stage import Stage, Step
from lintseq.plugins.stages.generate import rows_of
from lintseq.plugins.stages.words import SEED, files, installed, maybe, options, section

LENGTHS = ("tokenizer", "max_tokens", "too_long")
STATES = ("from_states", "target", "seed")


class Render(Stage):
    """Training data."""

    name = "render"
    summary = "training data for any trainer, from the edit sequences"
    order = 26
    schema: ClassVar[Mapping[str, Any]] = section(
        {
            "format": {
                "description": "The text format of the edits.",
                "type": "string",
                "format": "serializer",
                "default": "unified",
            },
            "shape": {
                "description": "The columns.",
                "type": "string",
                "format": "shape",
                "default": "prompt-completion",
            },
            "tokenizer": maybe(
                "string",
                format="path",
                description="Count tokens by it: a tokenizer.json, or a tokenizer's folder.",
            ),
            "max_tokens": maybe("integer", minimum=1, description="Longer examples are too long."),
            "too_long": {
                "description": "What becomes of them.",
                "enum": ["drop", "truncate", "split"],
                "default": "drop",
            },
            "from_states": {
                "description": "Examples of each sequence that begin at states between, or 'all'.",
                "type": ["integer", "string"],
                "minimum": 0,
                "pattern": "^all$",
                "default": 0,
            },
            "target": {
                "description": "What is learnt at a state.",
                "enum": ["remaining", "next"],
                "default": "remaining",
            },
            "seed": SEED,
        }
    )

    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        """One, that makes a folder with the examples."""
        if settings["max_tokens"] is not None and settings["tokenizer"] is None:
            raise UsageError("'max_tokens' counts tokens: name what counts them by 'tokenizer'.")
        host = default_host()
        versions = {
            "format": host.serializers.owners[settings["format"]],
            "shape": host.shapes.owners[settings["shape"]],
        }
        counting = installed("tokenizers", "transformers") if settings["tokenizer"] else {}
        return [
            Step(
                name=self.name,
                command=[
                    *(self.name, rows_of(experiment)),
                    *options(settings, "format", "shape", *LENGTHS, *STATES),
                    *("--out", "{}/", "--overwrite"),
                ],
                inputs=files([settings["tokenizer"]]),
                versions={**versions, **counting},
            )
        ]
