"""``lintseq plugins``: who supplies what."""

from __future__ import annotations

from collections.abc import Iterator

import click

from lintseq.cli.options import debug_option


@click.command()
@debug_option
def command() -> None:
    """List the plugins, and what each supplies.

    A plugin that cannot be loaded is shown with its fault, and harms no other.
    """
    from rich.table import Table

    from lintseq.cli.terminal import harmless, page_console
    from lintseq.core.errors import LintseqError
    from lintseq.core.host import default_host

    host = default_host()
    console = page_console()
    table = Table(box=None, pad_edge=False)
    for heading in ("kind", "name", "supplied by", "what it is"):
        table.add_column(heading)
    faults = [f"{plugin.name} ({plugin.distribution}): {plugin.fault}" for plugin in host.broken]
    for attribute in ("languages", "linters", "samplers", "serializers", "sources", "engines"):
        try:
            for row in _rows(getattr(host, attribute)):
                table.add_row(*map(harmless, row))
        except LintseqError as error:
            faults.append(str(error))
    console.print(table)
    for fault in faults:
        console.print(f"broken: {harmless(fault)}", style="red", markup=False)


def _rows(registry: object) -> Iterator[tuple[str, str, str, str]]:
    from lintseq.core.host import Registry

    assert isinstance(registry, Registry)
    for name, thing in registry.things.items():
        summary = getattr(thing, "summary", "")
        yield registry.kind, name, registry.owners[name], summary
