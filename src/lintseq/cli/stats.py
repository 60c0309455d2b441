"""``lintseq stats``: what is in the rows of a run, as tables, JSON and pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import click

import lintseq
from lintseq.cli.destination import STANDARD_OUTPUT
from lintseq.cli.options import debug_option, quiet_option


@click.command()
@click.argument("rows", metavar="ROWS...", nargs=-1, required=True)
@click.option(
    "--tokenizer",
    metavar="PATH",
    help="Count tokens, too: by a tokenizer.json, or a folder that transformers loads.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")
@click.option("--out", "-o", metavar="FILE", help="Write JSON into this file, too.")
@click.option(
    "--plots", metavar="FOLDER", help="Draw the distributions into this folder (extra 'report')."
)
@click.option(
    "--plots-as",
    type=click.Choice(["svg", "png"]),
    default="svg",
    show_default=True,
    help="The kind of the pictures.",
)
@click.option("--overwrite", is_flag=True, help="Replace the file and the pictures.")
@quiet_option
@debug_option
def command(
    rows: tuple[str, ...],
    tokenizer: str | None,
    as_json: bool,
    out: str | None,
    plots: str | None,
    plots_as: Literal["svg", "png"],
    overwrite: bool,
    quiet: bool,
) -> None:
    """Say what is in the rows that lintseq wrote, by language and in total.

    ROWS are run folders, files that lintseq wrote, or - for standard input. Counted are programs,
    sequences, rejects by reason, how finely programs are cut, how much the sequences of one program
    differ, what edits cost in tokens, characters and bytes against whole programs, and, in run
    folders, how often a linter was asked. Rejects are those in the run folder, or in the file
    beside the rows.
    """
    from lintseq.cli.stats_tables import print_tables
    from lintseq.cli.terminal import harmless, words_console
    from lintseq.pipeline.outputs import LineFile, refuse_existing
    from lintseq.pipeline.stats.document import document
    from lintseq.pipeline.stats.folder import refuse_pictures, write_pictures
    from lintseq.pipeline.stats.read import read_stats

    path = None if out in (None, STANDARD_OUTPUT) else Path(str(out))
    if path is not None:
        refuse_existing([path], overwrite=overwrite)
    if plots is not None:
        refuse_pictures(Path(plots), overwrite=overwrite)
    stats = read_stats(rows, tokenizer)
    text = json.dumps(document(stats, lintseq.__version__), indent=1, ensure_ascii=True)
    if plots is not None:
        from lintseq.pipeline.stats.pictures import draw_pictures

        write_pictures(Path(plots), draw_pictures(stats, plots_as))
    if path is not None:
        with LineFile.at(path) as file:
            file.write([text])
    if as_json or out == STANDARD_OUTPUT:
        click.echo(text)
    else:
        print_tables(stats)
    if not quiet:
        for caution in stats.cautions:
            words_console().print(harmless(f"Note: {caution}"))
