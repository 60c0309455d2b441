"""``lintseq sample``: completions from a model, decoded to programs."""

from __future__ import annotations

import click

from lintseq.cli.model_help import ModelHelp
from lintseq.cli.options import debug_option, quiet_option


@click.command(cls=ModelHelp)
@click.option(
    "--model",
    "-m",
    "named_model",
    metavar="[KIND:]WHERE",
    required=True,
    help="A model's folder, or one of another kind; see below.",
)
@click.option(
    "--benchmark",
    "-b",
    "named_benchmark",
    metavar="NAME[:WHERE]",
    required=True,
    help="Whose problems the model is asked.",
)
@click.option(
    "--n",
    "-n",
    "n",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="Samples of each problem.",
)
@click.option(
    "--temperature",
    type=click.FloatRange(min=0),
    default=0.8,
    show_default=True,
    help="How freely tokens are drawn; 0 takes the likeliest each time.",
)
@click.option(
    "--top-p",
    type=click.FloatRange(min=0, max=1, min_open=True),
    default=1.0,
    show_default=True,
    help="Draw from the likeliest tokens that together have this probability.",
)
@click.option(
    "--max-tokens",
    type=click.IntRange(min=1),
    default=512,
    show_default=True,
    help="A completion ends here.",
)
@click.option("--stop", metavar="TEXT", multiple=True, help="A completion ends before this text.")
@click.option(
    "--seed", type=int, default=0, show_default=True, help="Each sample's own is derived from it."
)
@click.option(
    "--format",
    "-f",
    "format_name",
    help="The text format that completions are read in.  [default: the one that the model's "
    "folder, or the recorded samples, tell; else whole: a model that does not tell has not learnt "
    "to write edits]",
)
@click.option(
    "--set",
    "assignments",
    metavar="NAME=VALUE",
    multiple=True,
    help="Set an option of the model's kind; see below.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="A text with a fault is unreadable.  [default: faults are repaired, and counted]",
)
@click.option("--out", "-o", required=True, metavar="FILE", help="Where the samples go.")
@click.option(
    "--resume",
    is_flag=True,
    help="Go on with an unfinished run, which gives the same file as one that was never stopped; "
    "leave a finished one as it is.",
)
@click.option("--overwrite", is_flag=True, help="Replace what is there.")
@quiet_option
@debug_option
def command(**given: object) -> None:
    """Draw completions from a model, and decode them to programs: one JSON row a sample.

    The model is asked each problem's instruction. What it writes is read in its text format: the
    program, every state on the way to it, how many of these are clean, and which faults were
    repaired stand in the row beside the raw text. Nothing that the model writes is run: that is
    what 'lintseq evaluate' is for. --n 1 --temperature 0 draws the one likeliest completion.
    """
    from lintseq.cli.sample_job import SampleJob

    SampleJob(given).run()
