"""``lintseq generate --resume``: the options of a run that was begun, and those given anew."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from lintseq.cli.generate_job import GenerateJob
from lintseq.cli.terminal import harmless, words_console
from lintseq.core.errors import UsageError
from lintseq.pipeline.begun_run import BegunRun, begun_run

ELSEWHERE = ("out", "rejects", "overwrite")
"""Options that say where a run goes; one that goes on is there already."""


def resume(
    context: click.Context, inputs: Sequence[str], given: Mapping[str, Any], scratch: ExitStack
) -> None:
    """Go on with the run in the folder that ``--resume`` names, or say that it is complete."""
    folder = Path(given["resume"])
    begun = scratch.enter_context(begun_run(folder))
    options = _options(context, given, begun)
    # Inputs that are named are looked at, also where nothing is left to do.
    job = None if begun.complete and not inputs else GenerateJob(inputs, options, scratch, begun)
    if job is not None and not begun.complete:
        job.run()
    elif not given["quiet"]:
        words = f"The run in '{folder}' is complete: {begun.summary()}."
        words_console().print(harmless(words))


def _options(
    context: click.Context, given: Mapping[str, Any], begun: BegunRun
) -> Mapping[str, Any]:
    """The options of the run, and those named on the command line that may be others now.

    Raises:
        UsageError: one may not.
    """
    was, adjustable = begun.manifest["options"], begun.manifest["adjustable"]
    named = {
        parameter.name: max(parameter.opts, key=len)
        for parameter in context.command.params
        if parameter.name is not None
        and context.get_parameter_source(parameter.name) is ParameterSource.COMMANDLINE
    }
    for name, option in named.items():
        if name in ELSEWHERE:
            raise UsageError(f"A run goes on in its own folder: leave out {option}.")
        if name in was and _plain(given[name]) != was[name]:
            raise UsageError(
                f"The run in '{begun.folder}' was begun with {option} {_shown(was[name])}, not "
                f"{_shown(given[name])}: leave it out, or begin another run by --out."
            )
    anew = {name: given[name] for name in named if name in adjustable}
    return {**given, **was, **adjustable, **anew, "out": given["resume"]}


def _plain(value: object) -> object:
    """An option's value as a manifest has it."""
    return json.loads(json.dumps(value))


def _shown(value: object) -> str:
    plain = _plain(value)
    words = plain if isinstance(plain, list) else [plain]
    return " ".join("by default" if word is None else str(word) for word in words) or "by default"
