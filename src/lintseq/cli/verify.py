"""``lintseq verify``: every law again, from scratch."""

from __future__ import annotations

from contextlib import ExitStack, closing

import click

from lintseq.cli.options import cores, debug_option, quiet_option, workers_option

VIOLATIONS_SHOWN = 20


@click.command()
@click.argument("rows", metavar="ROWS...", nargs=-1, required=True)
@click.option(
    "--regenerate", is_flag=True, help="Also draw each sequence again from its seed, and compare."
)
@workers_option
@quiet_option
@debug_option
def command(rows: tuple[str, ...], regenerate: bool, workers: int | None, quiet: bool) -> int:
    """Check every law of edit sequences again, from scratch.

    ROWS are files that lintseq wrote, run folders, or - for standard input. For each row: its
    edits give the program, they are a partition of its lines, no state between has a new error by
    a fresh run of the linter, every text format gives it back. The exit code is 1 if a law is
    broken.
    """
    from lintseq.cli.terminal import harmless, page_console, words_console
    from lintseq.cli.waiting import waiting
    from lintseq.core.engine import Done, EngineLimits
    from lintseq.core.host import default_host
    from lintseq.pipeline.accounting import folder_violations, read_told
    from lintseq.pipeline.read_rows import find_rows, run_folders
    from lintseq.pipeline.verification import Verification
    from lintseq.pipeline.verify import VerifyTask

    console = page_console()
    account = Verification()
    engine = default_host().engines.get("local")
    limits = EngineLimits(workers or cores(), seconds=3600)
    folders = run_folders(rows)
    for folder in folders:
        read_told(folder)
    with ExitStack() as scratch:
        found = find_rows(rows, scratch)
        with (
            waiting(words_console(), "Verifying …", quiet=quiet),
            closing(engine.run(VerifyTask(regenerate), found, limits)) as outcomes,
        ):
            for outcome in outcomes:
                if isinstance(outcome, Done):
                    account.add(outcome.result)
                else:
                    account.add_lost(outcome.job.shown, outcome.message)
    for folder in folders:
        account.add_violations(str(folder), folder_violations(folder))
    account.close()
    for line in account.broken[:VIOLATIONS_SHOWN]:
        console.print(harmless(line), style="red")
    if len(account.broken) > VIOLATIONS_SHOWN:
        console.print(f"… and {len(account.broken) - VIOLATIONS_SHOWN} more", style="red")
    if not quiet:
        for line in account.lines():
            console.print(harmless(line))
    return 1 if account.broken else 0
