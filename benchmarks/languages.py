"""Seconds per sequence for each language: its persistent linter, and one process for each lint."""

from __future__ import annotations

import datetime
import itertools
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from benchmarks.language_programs import bundled, bundled_languages, errors, real
from benchmarks.language_results import LanguageResult, SizeResult, keep, kept
from benchmarks.language_tables import page
from benchmarks.language_walks import Walk, walk
from benchmarks.one_shot import OneShot, one_shots
from benchmarks.programs import ROOT
from benchmarks.provenance import command, cpu_model
from lintseq.core.errors import LinterUnavailable
from lintseq.core.host import default_host
from lintseq.core.linter import Linter
from lintseq.core.program import Program

KEPT = ROOT / "docs" / "measurements" / "languages" / "speed"
TRIPS = 20


@click.command()
@click.argument("languages", nargs=-1)
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with files_LANGUAGE.jsonl.gz: real files are measured.  [default: bundled ones]",
)
@click.option(
    "--lines", "lengths", multiple=True, type=int, default=(20, 100, 400), show_default=True
)
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True)
@click.option(
    "--states",
    type=click.IntRange(min=1),
    default=4,
    show_default=True,
    help="States that the command is timed on, a round.",
)
@click.option(
    "--keep",
    "folder",
    type=click.Path(path_type=Path),
    default=KEPT,
    help="Where results are kept, a file each; the page is made of all.  [default: in docs]",
)
@click.option("--page-only", is_flag=True, help="Measure nothing: show what is kept.")
@click.option("--log", type=click.Path(path_type=Path), help="The page to write.")
def main(
    languages: Sequence[str],
    data: Path | None,
    lengths: Sequence[int],
    rounds: int,
    states: int,
    folder: Path,
    page_only: bool,
    log: Path | None,
) -> None:
    """Measure LANGUAGES (all that have programs) by each linter that is ready.

    LANGUAGE:LINTER measures one linter only.
    """
    named = [] if page_only else languages or bundled_languages()
    for linter, language in chosen(named):
        click.echo(f"{language}, {linter.name}", err=True)
        try:
            keep(measured(linter, language, data, lengths, rounds, states), folder)
        except LinterUnavailable as error:
            click.echo(f"left out: {error}", err=True)
    text = page(list(kept(folder)))
    click.echo(text)
    if log is not None:
        log.write_text(text, "utf-8")


def chosen(named: Sequence[str]) -> Iterator[tuple[Linter, str]]:
    """The linters to measure, settled on their languages."""
    host = default_host()
    for words in named:
        name, _, only = words.partition(":")
        language = host.languages.get(name)
        for linter in host.linters.things.values():
            wanted = linter.name == only if only else _is_of_use(linter, language.linters)
            if wanted and linter.knows(language):
                yield linter.for_language(language), language.name


def _is_of_use(linter: Linter, ranked: Sequence[str]) -> bool:
    """Whether anyone would use it: a grammar is for languages that have nothing better."""
    return linter.tier != "grammar" or linter.name == ranked[0]


def measured(
    linter: Linter,
    language: str,
    data: Path | None,
    lengths: Sequence[int],
    rounds: int,
    states: int,
) -> LanguageResult:
    """Everything about one language with one linter."""
    started = time.perf_counter()
    version = linter.version()
    linter.lint("\n")
    start_seconds = time.perf_counter() - started
    programs = dict(_programs(linter, language, data, lengths))
    if not programs:
        raise click.ClickException(f"No file of {language} has such a length: choose --lines.")
    commands = one_shots(linter, language)
    return LanguageResult(
        language=language,
        linter=linter.name,
        tier=linter.tier,
        version=version,
        programs="bundled" if data is None else "real",
        date=datetime.date.today().isoformat(),
        machine=f"{cpu_model()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}",
        command=command("benchmarks.languages", sys.argv[1:]),
        start_seconds=start_seconds,
        trip_seconds=trip_seconds(linter),
        sizes=[
            size_result(linter, program, length, commands, rounds, states)
            for length, program in programs.items()
        ],
    )


def _programs(
    linter: Linter, language: str, data: Path | None, lengths: Sequence[int]
) -> Iterator[tuple[int, Program]]:
    for length in lengths:
        found = bundled(language, length) if data is None else real(data, linter, language, length)
        if data is None and errors(linter, bundled(language, length).text) != 0:
            raise click.ClickException(
                f"'{linter.name}' finds errors in the unit of {language}: mend benchmarks/units."
            )
        if found is not None:
            yield length, found


def trip_seconds(linter: Linter) -> float:
    """The least time for a text with nothing in it: other blank lines each time, none known yet."""
    return min(_seconds(linter, "\n" * count) for count in range(2, 2 + TRIPS))


def _seconds(linter: Linter, text: str) -> float:
    started = time.perf_counter()
    linter.lint(text)
    return time.perf_counter() - started


def size_result(
    linter: Linter,
    program: Program,
    length: int,
    commands: Sequence[OneShot],
    rounds: int,
    states: int,
) -> SizeResult:
    """The walks of one program, and in turn with them the commands on some of their states."""
    walk(linter, program, 0)
    walks: list[Walk] = []
    runs: dict[str, list[float]] = {each.title: [] for each in commands}
    with tempfile.TemporaryDirectory() as scratch:
        for each in commands:
            each.seconds(program.text, Path(scratch))
        for path in range(1, rounds + 1):
            walks.append(walk(linter, program, path))
            some = [text for text in walks[-1].spread(states) if text]
            for each, text in itertools.product(commands, some):
                runs[each.title].append(each.seconds(text, Path(scratch)))
    return SizeResult(
        length=length,
        lines=program.text.count("\n"),
        lints=[len(each.states) for each in walks],
        seconds=[each.seconds for each in walks],
        edits=[each.edits for each in walks],
        run_seconds={title: seconds for title, seconds in runs.items() if seconds},
    )


if __name__ == "__main__":
    main()
