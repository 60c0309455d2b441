"""``lintseq dedup``: rows without duplicates and without what benchmarks ask."""

from __future__ import annotations

from contextlib import ExitStack

import click

from lintseq.cli.options import debug_option, quiet_option

SHARE = click.FloatRange(min=0, max=1, min_open=True)


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "--against",
    multiple=True,
    metavar="FILE,...",
    help="Benchmarks that no row may repeat; may be repeated.",
)
@click.option(
    "--compare",
    type=click.Choice(["program", "instruction", "both"]),
    default="program",
    show_default=True,
    help="What of rows is compared with other rows.",
)
@click.option(
    "--ignore",
    type=click.Choice(["nothing", "whitespace", "comments"]),
    default="whitespace",
    show_default=True,
    help="What makes no difference between rows. comments: whole lines of them, and whitespace.",
)
@click.option(
    "--near",
    type=click.FloatRange(min=0.1, max=1),
    default=0.85,
    show_default=True,
    metavar="SHARE",
    help="Rows that have so much in common are near duplicates: Jaccard similarity of shingles.",
)
@click.option("--no-near", is_flag=True, help="Leave near duplicates in.")
@click.option(
    "--shingle",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Tokens of a shingle.",
)
@click.option(
    "--ngram",
    type=click.IntRange(min=2),
    default=10,
    show_default=True,
    help="Words of an n-gram, by which rows are held against benchmarks.",
)
@click.option(
    "--overlap",
    type=SHARE,
    default=0.2,
    show_default=True,
    metavar="SHARE",
    help="Rows are removed that share so many of the n-grams of the shorter text with a problem.",
)
@click.option(
    "--out",
    "-o",
    help="A file for the rows that are kept, whose ending says the format, or hf:NAME for a "
    "dataset's folder.  [default: standard output]",
)
@click.option(
    "--report",
    help="Where it is told why each row was removed.  [default: OUT.report.jsonl]",
)
@click.option("--overwrite", is_flag=True, help="Replace what is there.")
@click.option("--strict", is_flag=True, help="Stop at the first row that cannot be read.")
@click.option(
    "--lang", "-l", help="The programs' language.  [default: by file ending, or told by rows]"
)
@click.option("--input-format", help="What the inputs are.  [default: by file ending]")
@click.option("--program-column", help="The column with the program.  [default: found by name]")
@click.option("--instruction-column", help="The column with the instruction.")
@click.option("--id-column", help="The column with the id.")
@click.option("--base-column", help="For changes: the column with the text before.")
@quiet_option
@debug_option
def command(inputs: tuple[str, ...], **given: object) -> None:
    """Remove duplicate rows, and rows that repeat benchmarks.

    INPUT is all that 'lintseq generate' takes. A row is removed if it cannot be read; if it has
    much in common with a problem of a benchmark (--against); if a row before it is the same; or if
    one before it is nearly the same. The first of duplicates stays. Rows are handed on untouched:
    those of JSON lines to the byte, and those of typed formats with their types. The report names
    each row removed, and why.
    """
    from lintseq.cli.dedup_job import DedupJob

    with ExitStack() as scratch:
        DedupJob(inputs, given, scratch).run()
