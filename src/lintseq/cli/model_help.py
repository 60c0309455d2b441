"""Help that shows what kinds of models there are and what each lets its user set."""

from __future__ import annotations

from typing import Any

from lintseq.cli.option_help import PluginHelp


class ModelHelp(PluginHelp):
    """A command whose help ends with the kinds of models and their options."""

    registry = "models"
    listed = "kinds of models"

    def title(self, thing: Any) -> str:
        """By name."""
        return f"--model {thing.name}:{thing.where}"
