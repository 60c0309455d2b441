"""``lintseq generate``, the main job: finished programs in, edit sequences out."""

from __future__ import annotations

from contextlib import ExitStack

import click

from lintseq.cli.options import (
    debug_option,
    language_option_or_auto,
    linter_options,
    quiet_option,
    workers_option,
)
from lintseq.cli.sampler_help import SamplerHelp


@click.command(cls=SamplerHelp)
@click.argument("inputs", metavar="INPUT...", nargs=-1)
@language_option_or_auto
@click.option(
    "--samples",
    "-s",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Edit sequences a program.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Of the random source.")
@click.option("--sampler", default="lintseq", show_default=True, help="See below.")
@click.option("--preset", default="default", show_default=True, help="See below.")
@click.option(
    "--set",
    "assignments",
    metavar="NAME=VALUE",
    multiple=True,
    help="Set an option of the sampler; see below.",
)
@linter_options
@click.option(
    "--format",
    "-f",
    "format_name",
    default="unified",
    show_default=True,
    help="The text format of the edits.",
)
@click.option(
    "--out",
    "-o",
    help="A file, whose ending says the format, a folder (ends with /, or exists) for a run "
    "folder, hf:NAME for a dataset's, or - for standard output.  [default: standard output]",
)
@click.option("--rejects", help="Where rejects go.  [default: OUT.rejects.jsonl if there are any]")
@click.option("--overwrite", is_flag=True, help="Replace what is there.")
@click.option(
    "--resume",
    metavar="FOLDER",
    help="Go on with the run in this folder, with the options and inputs that it was begun with.",
)
@click.option(
    "--shard-records",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="For a run folder: programs in a shard. A run that is resumed begins with the first shard "
    "that is not whole.",
)
@click.option("--strict", is_flag=True, help="Stop at the first reject.")
@click.option("--input-format", help="What the inputs are.  [default: by file ending]")
@click.option("--program-column", help="The column with the program.  [default: found by name]")
@click.option("--instruction-column", help="The column with the instruction.")
@click.option("--id-column", help="The column with the id.")
@click.option(
    "--lang-column", help="For --lang auto: the column with the language.  [default: found by name]"
)
@click.option("--base-column", help="For changes: the column with the text before.")
@click.option("--target-column", help="For changes: the column with the text after.")
@click.option(
    "--fences/--no-fences",
    default=None,
    help="The program is what stands in Markdown's code fences, or the text as it is."
    "  [default: fences in the replies of chats, where there are any]",
)
@click.option(
    "--max-lines",
    type=click.IntRange(min=1),
    default=10_000,
    show_default=True,
    help="Longer programs are rejects.",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    default=1_000_000,
    show_default=True,
    help="Longer programs are rejects.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.7,
    show_default=True,
    help="For --lang auto: doubt what is detected with less.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=600.0,
    show_default=True,
    metavar="SECONDS",
    help="For one program, all its samples.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(min=1),
    default=4096,
    show_default=True,
    metavar="MIB",
    help="For one program, its linter's tools included.",
)
@workers_option
@click.option("--engine", default="local", show_default=True, help="What spreads the work.")
@click.option(
    "--session",
    type=click.Choice(["fast", "naive"]),
    default="fast",
    show_default=True,
    help="naive lints every state from scratch. The bytes are the same: it is for comparison.",
)
@quiet_option
@debug_option
def command(inputs: tuple[str, ...], **given: object) -> None:
    """Turn finished programs into edit sequences: one JSON row for each sequence.

    INPUT is a program, a folder or glob of programs, a file of rows (JSON lines, JSON, CSV, also
    .gz and .zst, Parquet or Arrow), a folder that Hugging Face datasets saved, or - for JSON lines
    on standard input. Given one program and a terminal, its first sequence is drawn instead.

    A run into a folder that was killed goes on by --resume. Inputs are named again only if they
    moved, and --workers, --time-limit, --memory-limit, --engine and --session may be others.
    """
    context = click.get_current_context()
    with ExitStack() as scratch:
        if given["resume"] is not None:
            from lintseq.cli.resume import resume

            resume(context, inputs, given, scratch)
        elif not inputs:
            argument = next(one for one in context.command.params if one.name == "inputs")
            raise click.MissingParameter(ctx=context, param=argument)
        else:
            from lintseq.cli.generate_job import GenerateJob

            GenerateJob(inputs, given, scratch).run()
