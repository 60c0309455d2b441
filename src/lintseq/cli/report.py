"""``lintseq report``: pass@k tables, curves and programs of several arms, as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

import lintseq
from lintseq.cli.options import debug_option, quiet_option

if TYPE_CHECKING:
    from rich.table import Table

    from lintseq.core.metric import Measure
    from lintseq.pipeline.report.arms import NamedFile
    from lintseq.pipeline.report.contents import Report


@click.command()
@click.argument("results", metavar="[NAME=]RESULTS...", nargs=-1, required=True)
@click.option(
    "--k",
    "ks",
    metavar="K,...",
    help="The k of pass@k.  [default: those of 1, 5, 10, 100 that every arm has samples for]",
)
@click.option(
    "--metric",
    "metrics",
    metavar="NAME",
    multiple=True,
    help="Tell this besides pass-at-k; may be repeated.  [default: everything installed]",
)
@click.option(
    "--training",
    metavar="NAME=FOLDER",
    multiple=True,
    help="The folder of an arm's model, or its lintseq.json: adds a table on training.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Of the resampling.")
@click.option("--out", "-o", required=True, help="The folder that the report is put in.")
@click.option("--overwrite", is_flag=True, help="Replace the report that is there.")
@click.option(
    "--resume", is_flag=True, help="Leave a report that is there if it was made of the same."
)
@quiet_option
@debug_option
def command(
    results: tuple[str, ...],
    ks: str | None,
    metrics: tuple[str, ...],
    training: tuple[str, ...],
    seed: int,
    out: str,
    overwrite: bool,
    resume: bool,
    quiet: bool,
) -> None:
    """Compare results: pass@k with intervals, curves, and what else there is to count.

    RESULTS are files that 'lintseq evaluate' wrote, one an arm, called by NAME or else by their
    file names. All are to be of the same problems. The report is a folder: index.html, which needs
    nothing else, report.json with every number, and the curves as SVG. The table of pass@k goes to
    standard output.
    """
    from lintseq.cli.terminal import harmless, page_console, words_console
    from lintseq.core.errors import UsageError
    from lintseq.pipeline.report.build import ReportRequest, build_report
    from lintseq.pipeline.report.folder import check_place, made_from
    from lintseq.pipeline.report.write import write_report

    folder = Path(out)
    check_place(folder, replace=overwrite or resume)
    report = build_report(
        ReportRequest(
            results=[_named_results(word) for word in results],
            ks=None if ks is None else _numbers(ks),
            metrics=metrics,
            training=[_named_training(word) for word in training],
            seed=seed,
        ),
        lintseq.__version__,
    )
    there = made_from(folder) if resume else None
    if there is not None and there != report.made_from and not overwrite:
        raise UsageError(
            f"The report in '{folder}' was made of something else: give --overwrite to replace it, "
            "or another name."
        )
    if there != report.made_from:
        write_report(report, folder)
    page_console().print(_table(report))
    if not quiet:
        for caution in report.cautions:
            words_console().print(harmless(f"Note: {caution}"))
        words_console().print(harmless(f"The report is in '{folder / 'index.html'}'."))


def _named_results(word: str) -> NamedFile:
    """``NAME=FILE``, or a file, called by its name without ending."""
    from lintseq.core.errors import UsageError
    from lintseq.pipeline.report.arms import NamedFile

    name, equals, file = word.partition("=")
    if Path(word).is_file() or not equals:
        name, file = _stem(word), word
    if not name or not file:
        raise UsageError(f"'{word}' is neither a file nor NAME=FILE.")
    if file == "-":
        raise UsageError("A report reads results more than once: name a file instead of '-'.")
    return NamedFile(name, file)


def _stem(file: str) -> str:
    """The file's name without the endings that say how it is packed and written."""
    name = Path(file).name
    for ending in (".gz", ".zst", ".jsonl", ".ndjson"):
        name = name.removesuffix(ending)
    return name


def _named_training(word: str) -> NamedFile:
    from lintseq.core.errors import UsageError
    from lintseq.pipeline.report.arms import NamedFile

    name, _, file = word.partition("=")
    if not name or not file:
        raise UsageError(f"--training takes NAME=FOLDER, not '{word}'.")
    return NamedFile(name, file)


def _numbers(text: str) -> Sequence[int]:
    from lintseq.core.errors import UsageError

    try:
        return [int(word) for word in text.split(",")]
    except ValueError:
        raise UsageError(f"--k takes whole numbers with commas between, not '{text}'.") from None


def _table(report: Report) -> Table:
    """The table of pass@k."""
    from lintseq.cli.terminal import bare_table, harmless

    headline = report.tables[0]
    table = bare_table("arm", "problems", "samples", *headline.columns)
    for arm in report.arms:
        cells = _cells(headline.cell(arm.name, column) for column in headline.columns)
        table.add_row(harmless(arm.name), str(report.problems), str(arm.samples), *cells)
    return table


def _cells(measures: Iterator[Measure | None]) -> Iterator[str]:
    for measure in measures:
        if measure is None or measure.value is None:
            yield "-"
        elif measure.low is None or measure.high is None:
            yield f"{measure.value:.3f}"
        else:
            yield f"{measure.value:.3f} [{measure.low:.3f}, {measure.high:.3f}]"
