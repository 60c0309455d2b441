"""The notice that an oracle knows little: verdicts by a grammar alone are not to be overrated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lintseq.core.host import default_host

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


def tell_tiers(console: Console, languages: Iterable[str]) -> None:
    """Say so of those of ``languages`` that nothing but their grammar judges."""
    host = default_host()
    named = [
        name for name in languages if host.linter_for(host.languages.get(name)).tier == "grammar"
    ]
    if named:
        console.print(
            f"Only the grammar judges {', '.join(named)} here: "
            "undefined names and wrong types are not found."
        )
