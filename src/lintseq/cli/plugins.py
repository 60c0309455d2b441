"""``lintseq plugins``: who supplies what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from lintseq.cli.options import debug_option

if TYPE_CHECKING:
    from lintseq.core.host import PluginHost, Registry

KINDS = (
    *("languages", "linters", "samplers", "serializers", "shapes", "sources", "engines"),
    *("trainers", "models", "benchmarks", "sandboxes", "metrics", "stages"),
)
"""The attributes of `lintseq.core.host.PluginHost` that hold what plugins supply."""


@click.command()
@debug_option
def command() -> None:
    """List the plugins, and what each supplies.

    A plugin that cannot be loaded is shown with its fault, and harms no other. Languages of which
    only a grammar is known are those of 'lintseq languages --all'.
    """
    from lintseq.cli.terminal import bare_table, harmless, page_console
    from lintseq.core.host import default_host

    host = default_host()
    console = page_console()
    table = bare_table("kind", "name", "supplied by", "what it is")
    registries, faults = registries_and_faults(host)
    for registry in registries.values():
        for row in _rows(registry, host):
            table.add_row(*map(harmless, row))
    console.print(table)
    for fault in faults:
        console.print(f"broken: {harmless(fault)}", style="red")


def registries_and_faults(host: PluginHost) -> tuple[dict[str, Registry[Any]], list[str]]:
    """All that the plugins supply, by kind, and in words whatever is wrong with one."""
    from lintseq.core.errors import LintseqError

    claims: list[str] = []
    registries: dict[str, Registry[Any]] = {}
    for kind in KINDS:
        try:
            registries[kind] = getattr(host, kind)
        except LintseqError as error:
            claims.append(str(error))
    return registries, [*host.faults, *claims]


def _rows(registry: Registry[Any], host: PluginHost) -> Iterator[tuple[str, str, str, str]]:
    # The host calls an owner by plugin and distribution; the latter says what to install or remove.
    owners = {f"{shown.name} ({shown.distribution})": shown.distribution for shown in host.plugins}
    for name, thing in registry.things.items():
        if getattr(thing, "generic", False):
            continue
        summary = getattr(thing, "summary", None) or " ".join(getattr(thing, "extensions", ()))
        owner = registry.owners[name]
        yield registry.kind, name, owners.get(owner, owner), summary
