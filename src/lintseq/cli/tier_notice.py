"""The notice that an oracle knows little: verdicts by a grammar alone are not to be overrated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from lintseq.core.linter import Linter


def tell_tier(console: Console, linter: Linter, language: str) -> None:
    """Say so if nothing but the grammar of ``language`` judges."""
    if linter.tier == "grammar":
        console.print(
            f"Only the grammar judges {language} here ({linter.name}): "
            "undefined names and wrong types are not found."
        )
