"""Help that shows what the plugins of one kind are, and what each lets its user set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import click

from lintseq.core.option import Option

Rows = list[tuple[str, str]]
"""What to write, and what it means, line by line."""


class PluginHelp(click.Command):
    """A command whose help ends with a section for each plugin of one kind.

    Attributes:
        registry: the attribute of `lintseq.core.host.PluginHost` that holds them.
        listed: what they are called, if they cannot be listed.
    """

    registry: ClassVar[str]
    listed: ClassVar[str]

    def title(self, thing: Any) -> str:
        """The heading of a plugin's section."""
        raise NotImplementedError

    def rows(self, thing: Any) -> Rows:
        """What stands in a plugin's section before its options."""
        return []

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections."""
        from lintseq.core.errors import LintseqError
        from lintseq.core.host import default_host

        try:
            things: Sequence[Any] = [*getattr(default_host(), self.registry).things.values()]
        except LintseqError as error:
            formatter.write_paragraph()
            formatter.write_text(f"The {self.listed} cannot be listed: {error}")
            return
        for thing in things:
            with formatter.section(self.title(thing)):
                formatter.write_text(thing.summary)
                rows = [*self.rows(thing), *map(option_row, thing.options)]
                if rows:
                    formatter.write_dl(rows)


def option_row(option: Option) -> tuple[str, str]:
    """What to write for ``option``, and what it means."""
    values = "|".join(option.choices) or type(option.default).__name__
    default = str(option.default)
    if isinstance(option.default, bool):
        values, default = "true|false", default.lower()
    return f"--set {option.name}={values}", f"{option.summary}  [default: {default}]"
