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
    from lintseq.cli.doctor import readiness
    from lintseq.cli.terminal import bare_table, harmless, page_console
    from lintseq.core.host import default_host

    host = default_host()
    table = bare_table("language", "files", "linter", "tier", "version")
    for name, language in host.languages.things.items():
        linters = dict.fromkeys(language.linters)
        linters |= {
            linter.name: None for linter in host.linters.things.values() if linter.knows(language)
        }
        shown = (name, " ".join(language.extensions))
        for linter_name in linters:
            linter = host.linters.things.get(linter_name)
            if linter is not None:
                state, words = readiness(linter)
                version = words if state == "ok" else f"{state}: {words}"
                table.add_row(*map(harmless, (*shown, linter_name, linter.tier, version)))
                shown = ("", "")
        if shown[0]:
            table.add_row(*shown, "none", "", "")
    page_console().print(table)
