"""Reading rows, one program after another, and counting what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.pipeline.finished_run import COMPLETE, read_manifest
from lintseq.pipeline.read_rows import FoundRow, find_rows, run_folders
from lintseq.pipeline.readable_rows import decoded_row
from lintseq.pipeline.rows import Row
from lintseq.pipeline.stats.contents import Figures, Stats
from lintseq.pipeline.stats.measured import measure_program
from lintseq.pipeline.stats.rejects import find_rejects
from lintseq.pipeline.stats.tally import Tally
from lintseq.pipeline.stats.units import Unit, units_for
from lintseq.pipeline.stats.work import work_in
from lintseq.pipeline.summary import counted


def read_stats(names: Sequence[str], tokenizer: str | None = None) -> Stats:
    """What is in the rows of run folders, files and standard input (``-``).

    Rows are read once, in their order, and memory does not grow with their number. The rows of a
    program are those that follow one another with its id and ascending paths, as
    ``lintseq generate`` writes them.

    Args:
        names: the run folders and files.
        tokenizer: a ``tokenizer.json``, or a folder that transformers loads, to count tokens by.

    Raises:
        UsageError: there is nothing to count, a row is torn, or something named is not there.
        ToolError: what reads the tokenizer is not installed.
    """
    count = _Count(units_for(tokenizer))
    with ExitStack() as scratch:
        for rows in rows_by_program(map(_decoded, find_rows(names, scratch))):
            count.add(rows)
    for folder in run_folders(names):
        for language, work in work_in(folder).languages.items():
            for tally in count.tallies(language):
                tally.add_work(work)
    for name in names:
        for reject in find_rejects(name):
            for tally in count.tallies(reject.language):
                tally.add_reject(reject.reason)
    if not count.languages:
        raise UsageError(
            "There is nothing to count: there are no rows and no rejects; name a run folder or a "
            "file of rows that 'lintseq generate' wrote."
        )
    total = count.total.figures()
    return Stats(
        languages={name: count.languages[name].figures() for name in sorted(count.languages)},
        total=total,
        tokenizer=tokenizer,
        cautions=(*_unfinished(names), *count.cautions(), *_untold(names, total)),
    )


def rows_by_program(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows that follow one another, are of one program, and whose paths ascend."""
    group: list[Row] = []
    for row in rows:
        if group and not (row.path > group[-1].path and row.program == group[-1].program):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


class _Count:
    """Everything counted so far."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self._units = units
        self.languages: dict[str, Tally] = {}
        self.total = Tally(units)
        self._torn = 0

    def tallies(self, language: str) -> tuple[Tally, Tally]:
        """Where something of this language is counted."""
        if language not in self.languages:
            self.languages[language] = Tally(self._units)
        return self.languages[language], self.total

    def add(self, rows: Sequence[Row]) -> None:
        """Count the rows of one program."""
        measured = measure_program(rows, self._units)
        self._torn += [row.path for row in rows] != list(range(len(rows)))
        for tally in self.tallies(measured.language):
            tally.add(measured)

    def cautions(self) -> Iterator[str]:
        """What is odd about the rows."""
        if self._torn:
            yield (
                f"{counted(self._torn, 'program')} without sequences that are numbered from 0 on, "
                "one after another: the file was sorted or cut, so programs and their diversity "
                "count only what stands together."
            )


def _decoded(found: FoundRow) -> Row:
    row = decoded_row(found)
    try:
        default_host().serializers.get(row.provenance.format)
    except UsageError as error:
        raise UsageError(f"{found.shown}: {error}") from None
    return row


def _unfinished(names: Sequence[str]) -> Iterator[str]:
    for folder in run_folders(names):
        status = read_manifest(folder)["status"]
        if status != COMPLETE:
            yield (
                f"The run in '{folder}' is {status}, not complete: the figures are of the shards "
                "that are there."
            )


def _untold(names: Sequence[str], total: Figures) -> Iterator[str]:
    """What to say where run folders were named, and the linter's work is not known of all."""
    known = total.work.programs
    if run_folders(names) and known < total.programs:
        yield (
            f"How often a linter was asked is known of {known} of "
            f"{counted(total.programs, 'program')}: of the others no mark of a shard tells."
        )
