"""``lintseq languages``: what can be taken apart here, and by what."""

from __future__ import annotations

import click

from lintseq.cli.options import debug_option


@click.command()
@debug_option
def command() -> None:
    """List the languages, with their linters.

    A language's first linter is its default. What is not ready is said with the command that
    installs it.
    """
    from rich.table import Table

    from lintseq.cli.doctor import readiness
    from lintseq.cli.terminal import page_console
    from lintseq.core.host import default_host

    host = default_host()
    table = Table(box=None, pad_edge=False)
    for heading in ("language", "files", "linter", "tier", "version"):
        table.add_column(heading)
    for name, language in host.languages.things.items():
        linters = [*language.linters]
        linters += [
            linter.name
            for linter in host.linters.things.values()
            if name in linter.languages and linter.name not in linters
        ]
        shown = (name, " ".join(language.extensions))
        for linter_name in linters:
            if linter_name in host.linters.things:
                linter = host.linters.things[linter_name]
                table.add_row(*shown, linter_name, linter.tier, readiness(linter))
                shown = ("", "")
    page_console().print(table)
