"""``lintseq show``: replay edit sequences step by step."""

from __future__ import annotations

import difflib
from contextlib import ExitStack

import click

from lintseq.cli.options import debug_option

IDS_COMPARED = 10_000
"""Among so many the one nearest to a wrong id is looked for."""


@click.command()
@click.argument("rows", metavar="ROWS...", nargs=-1, required=True)
@click.option("--id", "record_id", help="Only the record of this id.")
@click.option("--path", type=click.IntRange(min=0), help="Only the sequence of this number.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="At most so many sequences, unless --id or --path is given.",
)
@debug_option
def command(rows: tuple[str, ...], record_id: str | None, path: int | None, limit: int) -> None:
    """Replay edit sequences step by step, changed lines marked.

    ROWS are files that lintseq wrote, run folders, or - for standard input.
    """
    from lintseq.cli.replay import drawn_row
    from lintseq.cli.terminal import page_console
    from lintseq.core.errors import UsageError
    from lintseq.pipeline.read_rows import find_rows
    from lintseq.pipeline.rows import decode_row

    console = page_console()
    chosen = 0
    ids: list[str] = []
    with ExitStack() as scratch:
        for found in find_rows(rows, scratch):
            if found.columns is None:
                raise UsageError(f"{found.shown}: {found.fault}; is it a file that lintseq wrote?")
            ids.append(str(found.columns.get("id")))
            if record_id not in (None, found.columns.get("id")):
                continue
            if path not in (None, found.columns.get("path")):
                continue
            if chosen:
                console.print()
            for line in drawn_row(decode_row(found.columns, found.shown)):
                console.print(line)
            chosen += 1
            if chosen == limit and record_id is None and path is None:
                return
    if not chosen:
        raise UsageError(_nothing(record_id, path, ids))


def _nothing(record_id: str | None, path: int | None, ids: list[str]) -> str:
    if not ids:
        return "There are no rows in the input: name a file that 'lintseq generate' wrote."
    if record_id is None or record_id in ids:
        of = "" if record_id is None else f" of '{record_id}'"
        return f"There is no sequence {path}{of}: they are counted from 0."
    known = list(dict.fromkeys(ids))
    near = difflib.get_close_matches(record_id, known[:IDS_COMPARED], n=1)
    if near:
        return f"There is no record '{record_id}': did you mean '{near[0]}'?"
    return f"There is no record '{record_id}': the first of {len(known)} is '{ids[0]}'."
