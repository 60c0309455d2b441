"""``lintseq apply``: what a model wrote, back to a program."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from lintseq.cli.options import debug_option, quiet_option


@click.command()
@click.argument("edits", metavar="FILE")
@click.option(
    "--format",
    "-f",
    "format_name",
    default="unified",
    show_default=True,
    help="The text format of the edits.",
)
@click.option("--base", help="A file with the program before.  [default: the empty program]")
@click.option("--strict", is_flag=True, help="Refuse the first fault instead of repairing it.")
@quiet_option
@debug_option
def command(edits: str, format_name: str, base: str | None, strict: bool, quiet: bool) -> None:
    """Apply edits that a model wrote, and print the program.

    FILE holds edits, each begun by <|diff|> at the start of a line; - is standard input. Faults
    are repaired, and counted on standard error.
    """
    from lintseq.cli.terminal import words_console
    from lintseq.core.host import default_host
    from lintseq.pipeline.apply import apply
    from lintseq.pipeline.summary import counted

    text = _text(edits)
    if default_host().serializers.get(format_name).keeps_states:
        # The line break at the end is the file's: no edit ends with one, only a whole program.
        text = text.removesuffix("\n")
    before = "" if base is None else _text(base)
    applied = apply(text, base=before, format=format_name, strict=strict)
    sys.stdout.flush()
    sys.stdout.buffer.write(applied.program.encode("utf-8"))
    if quiet:
        return
    repairs = ", ".join(f"{count} {code}" for code, count in applied.repair_counts.items())
    edits_applied = f"{counted(len(applied.states), 'edit')} applied"
    words_console().print(f"{edits_applied}; repaired: {repairs}" if repairs else edits_applied)


def _text(name: str) -> str:
    """The text of a file, its line ends as they are."""
    from lintseq.core.errors import UsageError
    from lintseq.pipeline.inputs import no_such_file

    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8")
    except FileNotFoundError:
        raise no_such_file(name) from None
    except UnicodeDecodeError as error:
        raise UsageError(
            f"'{name}' is not UTF-8: byte {error.start} is wrong; save it as UTF-8."
        ) from None
