"""``lintseq lint``: what the linter sees."""

from __future__ import annotations

import json
from contextlib import ExitStack

import click

from lintseq.cli.options import debug_option, language_option, linter_options


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@language_option
@linter_options
@click.option("--json", "as_json", is_flag=True, help="One JSON object a diagnostic.")
@debug_option
def command(
    files: tuple[str, ...], lang: str | None, linter: str | None, level: str, as_json: bool
) -> int:
    """Show what a linter sees, and which of it counts as an error.

    FILE is a program, a folder or glob of programs, or rows with programs. The exit code is 1 if
    anything counts as an error.
    """
    from lintseq.cli.terminal import harmless
    from lintseq.core.errors import ProgramRejected
    from lintseq.core.reject import Reject
    from lintseq.pipeline.columns import Columns
    from lintseq.pipeline.inputs import find_inputs, language_of
    from lintseq.pipeline.lint import Judged, lint
    from lintseq.pipeline.records import Records

    def show(place: str, judged: Judged) -> None:
        found = judged.diagnostic
        if as_json:
            row = {
                "place": place,
                "line": found.line,
                "column": found.column,
                "cause": found.cause,
                "code": found.code,
                "message": found.message,
                "severity": found.severity,
                "is_error": judged.is_error,
            }
            click.echo(json.dumps(row))
            return
        where = f"{place}:{found.line}" if found.line else place
        mark = "error" if judged.is_error else "     "
        blame = f" (caused by line {found.cause})" if found.cause not in (None, found.line) else ""
        click.echo(harmless(f"{where}: {mark} {found.code}: {found.message}{blame}"))

    errors = 0
    with ExitStack() as scratch:
        language = language_of(files, lang)
        for record in Records(
            find_inputs(files, language, None, scratch), Columns(), language.name
        ):
            place = str(record.place)
            if isinstance(record.found, Reject):
                click.echo(
                    harmless(f"{place}: error {record.found.reason}: {record.found.message}")
                )
                errors += 1
                continue
            try:
                found = lint(record.found.text, language=language.name, linter=linter, level=level)
            except ProgramRejected as error:
                click.echo(harmless(f"{place}: error {error.reason}: {error.message}"))
                errors += 1
                continue
            for judged in found:
                show(place, judged)
                errors += judged.is_error
    return 1 if errors else 0
