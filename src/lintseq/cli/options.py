"""Options that several commands share, each said once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

CommandT = TypeVar("CommandT", bound=Callable[..., Any])


def language_option(command: CommandT) -> CommandT:
    """``--lang``."""
    return click.option("--lang", "-l", help="The programs' language.  [default: by file ending]")(
        command
    )


def language_option_or_auto(command: CommandT) -> CommandT:
    """``--lang``, where each record may tell its own."""
    return click.option(
        "--lang",
        "-l",
        help="The programs' language, or auto for each to tell its own.  [default: by file ending]",
    )(command)


def linter_options(command: CommandT) -> CommandT:
    """``--linter`` and ``--level``."""
    command = click.option(
        "--level", default="default", show_default=True, help="What counts as an error."
    )(command)
    return click.option("--linter", help="The linter.  [default: the language's]")(command)


def debug_option(command: CommandT) -> CommandT:
    """``--debug``, which `lintseq.cli.main` reads."""
    return click.option(
        "--debug", is_flag=True, expose_value=False, help="Add the traceback to an error."
    )(command)


def quiet_option(command: CommandT) -> CommandT:
    """``--quiet``."""
    return click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")(command)


def workers_option(command: CommandT) -> CommandT:
    """``--workers``."""
    return click.option(
        "--workers",
        "-w",
        type=click.IntRange(min=1),
        help="Processes that work at once.  [default: one a core]",
    )(command)


def cores() -> int:
    """How many processors this process may use."""
    import os

    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
