"""Help that shows what the installed samplers are and what each lets its user set."""

from __future__ import annotations

from typing import Any

from lintseq.cli.option_help import PluginHelp, Rows


class SamplerHelp(PluginHelp):
    """A command whose help ends with the samplers, their presets and their options."""

    registry = "samplers"
    listed = "samplers"

    def title(self, thing: Any) -> str:
        """By name."""
        return f"Sampler '{thing.name}'"

    def rows(self, thing: Any) -> Rows:
        """Its presets."""
        return [(f"--preset {name}", preset.summary) for name, preset in thing.presets.items()]
