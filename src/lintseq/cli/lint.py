"""``lintseq lint``: what the linter sees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import click

from lintseq.cli.options import debug_option, language_option, linter_options

if TYPE_CHECKING:
    from lintseq.pipeline.lint import Judged
    from lintseq.pipeline.records import Record


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@language_option
@linter_options
@click.option("--input-format", help="What the files are.  [default: by file ending]")
@click.option("--program-column", help="The column with the program.  [default: found by name]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a diagnostic.")
@debug_option
def command(
    files: tuple[str, ...],
    lang: str | None,
    linter: str | None,
    level: str,
    input_format: str | None,
    program_column: str | None,
    as_json: bool,
) -> int:
    """Show what a linter sees, and which of it counts as an error.

    FILE is a program, a folder or glob of programs, or rows with programs. The exit code is 1 if
    anything counts as an error.
    """
    from lintseq.cli.terminal import harmless, words_console
    from lintseq.cli.tier_notice import tell_tier
    from lintseq.cli.waiting import STARTING, waiting
    from lintseq.core.host import default_host
    from lintseq.pipeline.columns import Columns
    from lintseq.pipeline.inputs import find_inputs, language_of
    from lintseq.pipeline.records import Records

    errors = 0
    with ExitStack() as scratch:
        language = language_of(files, lang)
        inputs = find_inputs(files, language, input_format, scratch)
        console, tool = words_console(), default_host().linter_for(language, linter)
        with waiting(console, STARTING):
            tool.version()
        tell_tier(console, tool, language.name)
        for record in Records(inputs, Columns(program=program_column), language.name):
            for finding in _findings(record, language.name, linter, level):
                click.echo(json.dumps(asdict(finding)) if as_json else harmless(str(finding)))
                errors += finding.is_error
    return 1 if errors else 0


@dataclass(frozen=True)
class _Finding:
    """One thing to show: a diagnostic, or why a program cannot be linted."""

    place: str
    line: int | None
    column: int | None
    cause: int | None
    code: str
    message: str
    severity: str
    is_error: bool

    @classmethod
    def diagnosed(cls, place: str, judged: Judged) -> _Finding:
        found = judged.diagnostic
        where = (place, found.line, found.column, found.cause)
        return cls(*where, found.code, found.message, found.severity, judged.is_error)

    def __str__(self) -> str:
        from lintseq.cli.terminal import in_one_line

        where = f"{self.place}:{self.line}" if self.line else self.place
        mark = "error" if self.is_error else "     "
        blame = f" (caused by line {self.cause})" if self.cause not in (None, self.line) else ""
        return f"{where}: {mark} {self.code}: {in_one_line(self.message)}{blame}"


def _findings(record: Record, language: str, linter: str | None, level: str) -> Iterator[_Finding]:
    from lintseq.core.errors import LinterFailed, ProgramRejected
    from lintseq.core.reject import Reject
    from lintseq.pipeline.lint import lint

    place = str(record.place)
    program = record.found
    if isinstance(program, Reject):
        yield _Finding(place, None, None, None, program.reason, program.message, "error", True)
        return
    try:
        for judged in lint(program.text, language=language, linter=linter, level=level):
            yield _Finding.diagnosed(place, judged)
    except ProgramRejected as error:
        where = (place, error.line, error.column, None)
        yield _Finding(*where, error.reason, error.message, "error", True)
    except LinterFailed as error:
        raise LinterFailed(f"{place}: {error}") from error
