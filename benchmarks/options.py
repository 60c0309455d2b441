"""Options that several scripts have, worded and read alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from benchmarks.contenders import PRESETS
from benchmarks.reference_environment import default_environment

Command = Callable[..., Any]


def read_lengths(context: click.Context, option: click.Parameter, value: str) -> list[int]:
    """Read ``15,50,100``."""
    try:
        return [int(word) for word in value.split(",")]
    except ValueError:
        raise click.BadParameter(f"'{value}' is not a list of numbers such as 15,50") from None


long_programs = click.option(
    "--data",
    type=click.Path(exists=True, path_type=Path),
    help="Where long programs are found: a file of rows, or a folder.  [default: our own sources]",
)
samples = click.option(
    "--samples",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Sequences that lintseq draws of a program from one session.",
)
log = click.option(
    "--log", type=click.Path(path_type=Path), help="The page to write the results into."
)


def programs(default: int) -> Callable[[Command], Command]:
    """How many programs of each kind are measured."""
    return click.option(
        "--programs",
        "count",
        type=click.IntRange(min=1),
        default=default,
        show_default=True,
        help="Programs of each length or kind.",
    )


def presets(default: Sequence[str] = PRESETS) -> Callable[[Command], Command]:
    """Which presets are measured."""
    return click.option(
        "--preset",
        "presets",
        multiple=True,
        type=click.Choice(PRESETS),
        default=default,
        help=f"A preset to measure; may be given again.  [default: {', '.join(default)}]",
    )


def reference(command: Command) -> Command:
    """Whether the reference takes part, where it is, and how long it may take."""
    for decorate in (_alone, _environment, _limit):
        command = decorate(command)
    return command


_limit = click.option(
    "--limit", default=120.0, show_default=True, help="Seconds pylintseq gets a program."
)
_environment = click.option(
    "--reference-env",
    type=click.Path(path_type=Path),
    default=default_environment,
    help="Where pylintseq is, or is to be installed.  [default: in the user's cache]",
)
_alone = click.option("--no-reference", "alone", is_flag=True, help="Leave pylintseq out.")
