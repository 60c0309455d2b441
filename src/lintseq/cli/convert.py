"""``lintseq convert``: rows in another format."""

from __future__ import annotations

import click

from lintseq.cli.options import debug_option, quiet_option


@click.command()
@click.argument("rows", metavar="ROWS...", nargs=-1, required=True)
@click.option(
    "--out",
    "-o",
    required=True,
    help="A file, whose ending says the format, or hf:NAME for a dataset's folder.",
)
@click.option("--overwrite", is_flag=True, help="Replace what is there.")
@quiet_option
@debug_option
def command(rows: tuple[str, ...], out: str, overwrite: bool, quiet: bool) -> None:
    """Write rows in another format.

    ROWS are run folders, files and dataset folders; all that is in them becomes one file. Rows of
    JSON lines are handed on to the byte, and those of typed formats with their types.
    """
    from lintseq.cli.terminal import harmless, words_console
    from lintseq.pipeline.convert import Conversion
    from lintseq.pipeline.summary import counted
    from lintseq.pipeline.targets import target_of

    target = target_of(out)
    target.check(overwrite=overwrite)
    conversion = Conversion(rows)
    conversion.write(target)
    if not quiet:
        words_console().print(harmless(f"{counted(conversion.count, 'row')} → {out}"))
