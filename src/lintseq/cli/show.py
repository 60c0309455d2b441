"""``lintseq show``: replay edit sequences step by step."""

from __future__ import annotations

from contextlib import ExitStack

import click

from lintseq.cli.options import debug_option


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
                raise UsageError(f"{found.shown}: {found.fault}.")
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
    from lintseq.core.errors import did_you_mean

    if not ids:
        return "There are no rows in the input."
    if record_id is not None and record_id not in ids:
        known = dict.fromkeys(ids)
        tail = (
            did_you_mean(record_id, known)
            if len(known) <= 20
            else (f"there are {len(known)}, the first is '{ids[0]}'")
        )
        return f"There is no record '{record_id}': {tail}"
    return f"There is no sequence with the number {path}."
