"""Help that shows what the installed trainers are and what each lets its user set."""

from __future__ import annotations

from typing import Any

from lintseq.cli.option_help import PluginHelp, Rows


class TrainerHelp(PluginHelp):
    """A command whose help ends with the trainers, their sizes and their options."""

    registry = "trainers"
    listed = "trainers"

    def title(self, thing: Any) -> str:
        """By name."""
        return f"Trainer '{thing.name}'"

    def rows(self, thing: Any) -> Rows:
        """Its sizes."""
        return [(f"--init {name}", summary) for name, summary in thing.sizes.items()]
