"""``lintseq train``: one arm of a comparison, as a model."""

from __future__ import annotations

from pathlib import Path

import click

from lintseq.cli.options import debug_option, quiet_option
from lintseq.cli.trainer_help import TrainerHelp


@click.command(cls=TrainerHelp)
@click.option(
    "--arm",
    required=True,
    metavar="ARM",
    help="What the model learns to write: lintseq (the rows' edits), randseq (as many edits, cut at"
    " random), or baseline (whole programs).",
)
@click.option("--data", required=True, help="A run folder, or a file of rows.")
@click.option("--out", "-o", required=True, help="The model's folder.")
@click.option("--trainer", default="trl", show_default=True, help="See below.")
@click.option("--init", metavar="SIZE", help="Begin with a new model of this size; see below.")
@click.option("--model", metavar="FOLDER", help="Go on from this model.")
@click.option(
    "--tokenizer",
    metavar="FOLDER|train",
    help="train: a new one, from the texts of all arms.  [default: train, or the model's]",
)
@click.option("--lora", is_flag=True, help="Train a low-rank adapter, and merge it.")
@click.option("--steps", type=click.IntRange(min=1), help="Budget, in steps of the optimizer.")
@click.option(
    "--epochs",
    type=click.FloatRange(min=0, min_open=True),
    help="Budget, in passes over the data.  [default: 1]",
)
@click.option("--tokens", type=click.IntRange(min=1), help="Budget, in tokens that are read.")
@click.option(
    "--match",
    type=click.Choice(["examples", "tokens", "steps"]),
    default="examples",
    show_default=True,
    help="The budget is counted in the arm lintseq: what other arms have in common with it.",
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**32 - 1),
    default=0,
    show_default=True,
    help="Of the random source.",
)
@click.option(
    "--set",
    "assignments",
    metavar="NAME=VALUE",
    multiple=True,
    help="Set an option of the trainer; see below.",
)
@click.option("--resume", is_flag=True, help="Go on from the last checkpoint, if there is one.")
@click.option("--overwrite", is_flag=True, help="Replace what is there.")
@click.option("--show-batch", is_flag=True, help="Print the first batch, token by token, and end.")
@quiet_option
@debug_option
def command(**given: object) -> None:
    """Train one arm of a comparison: a model that writes edits, or whole programs.

    The rows come from 'lintseq generate', on data with instructions. A model is asked the
    instruction, and learns what comes after; all arms are made from the same rows.
    """
    from lintseq.cli.train_job import TrainJob

    TrainJob(given, Path(str(given["out"]))).run()
