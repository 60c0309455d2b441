"""A stage whose steps hand edit sequences on from one to the next, fast or slowly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lintseq.core.hookspecs import hookimpl
from lintseq.core.stage import Stage, Step, literal


class Relay(Stage):
    """Each link generates from what others wrote, or from the file."""

    name = "relay"
    summary = "generates in links"
    order = 5
    schema: ClassVar[Mapping[str, Any]] = {
        "type": "object",
        "additionalProperties": False,
        "required": ["file", "links"],
        "properties": {
            "file": {"type": "string", "format": "path"},
            "links": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": {"type": "string"}},
            },
            "seeds": {"type": "object", "default": {}},
            "linter": {"type": "string", "format": "linter", "default": "pyflakes"},
        },
    }

    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        """One a link."""
        return [
            Step(
                name=name,
                command=[
                    "generate",
                    *([f"{{{need}}}" for need in needs] or [literal(settings["file"])]),
                    *("--lang", "python", "--linter", settings["linter"]),
                    *("--seed", str(settings["seeds"].get(name, 0))),
                    *("--samples", "1", "--workers", "1", "--out", "{}", "--overwrite"),
                    # Links take the programs in the rows that other links wrote.
                    *("--program-column", "program"),
                ],
                inputs=() if needs else (settings["file"],),
                ending=".jsonl",
            )
            for name, needs in settings["links"].items()
        ]


@hookimpl
def lintseq_stages() -> Sequence[Stage]:
    """Supply the stage."""
    return [Relay()]
