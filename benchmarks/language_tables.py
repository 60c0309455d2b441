"""What was measured of languages, as tables and as a page."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from benchmarks.language_results import LanguageResult, SizeResult
from benchmarks.spread import Spread
from benchmarks.tables import Table
from lintseq.pipeline.digits import digits

HEAD = """# Speed of languages

Seconds for an edit sequence at about 20, 100 and 400 lines, by the persistent linter and by the
usual command-line tool of the language, started once for each lint. The command
`python -m benchmarks.languages` writes this page; nobody edits it.

Both are measured in one run, in turn. The linter's sequences are drawn by the preset `default`,
each another one, and timed by the clock with everything that a sequence needs; starting the tool
is not among it and has a column of its own. A sequence at 400 lines by one process a lint would
take minutes, so the command is timed on states spread evenly over the same walk, and the mean is
multiplied by the lints of the sequence. Times of a shared machine swing by half and more: read the
ratios. Other figures are medians, with the quartiles in brackets.

The bundled programs are made of a function that is repeated under other names, and have no errors;
the real ones are files of `--data`.
"""
NOTHING = "–"  # noqa: RUF001
AIMS = {
    ("javascript", "eslint"): 20,
    ("java", "javac"): 20,
    ("go", "go-types"): 20,
    ("typescript", "tsc"): 8,
    ("c", "clang"): 3,
}
"""How many times faster than one process a lint the persistent linter is to be."""


def page(results: Sequence[LanguageResult]) -> str:
    """The whole page."""
    tables = [ratio_table(results), cost_table(results), trip_table(results)]
    parts = [HEAD, *(f"{table.markdown()}\n" for table in tables), *_provenance(results)]
    return "\n".join(parts) + "\n"


def ratio_table(results: Sequence[LanguageResult]) -> Table:
    """How many times faster each linter is than each command, at each length."""
    lengths = sorted({size.length for result in results for size in result.sizes})
    rows = []
    for result in results:
        sizes = {size.length: size for size in result.sizes}
        for command in _commands(result):
            ratios = [_ratio(sizes.get(length), command) for length in lengths]
            aim = str(AIMS.get((result.language, result.linter), ""))
            rows.append([_named(result), result.programs, command, *ratios, aim])
    columns = ["language, linter", "programs", "command", *map(str, lengths), "aim"]
    return Table("Times faster than one process a lint, by lines", columns, rows)


def cost_table(results: Sequence[LanguageResult]) -> Table:
    """What a sequence costs, both ways."""
    rows = []
    for result in results:
        for size in result.sizes:
            figures = [
                result.programs,
                str(size.lines),
                digits(statistics.median(size.lints)),
                Spread.of(size.edits).shown(),
                digits(size.lint_seconds * 1000),
                Spread.of(size.seconds).shown(),
            ]
            rows += [
                [_named(result), *figures, *_by_command(size, command)]
                for command in _commands(result) or [NOTHING]
            ]
    columns = (
        "language, linter",
        "programs",
        "lines",
        "lints a sequence",
        "edits",
        "ms a lint",
        "s a sequence",
        "command",
        "ms a run",
        "s a sequence by it",
    )
    return Table("What a sequence costs", columns, rows)


def trip_table(results: Sequence[LanguageResult]) -> Table:
    """What batching requests could save at most: the way there and back with nothing to do."""
    rows = []
    for result in results:
        longest = max(result.sizes, key=lambda size: size.length)
        shortest = min(result.sizes, key=lambda size: size.length)
        shares = [f"{result.trip_seconds / size.lint_seconds:.0%}" for size in (shortest, longest)]
        trip, start = result.trip_seconds * 1000, result.start_seconds
        rows.append([_named(result), result.programs, digits(trip), *shares, digits(start)])
    columns = (
        "language, linter",
        "programs",
        "ms a blank text",
        "share of a lint of the shortest",
        "of the longest",
        "s to the first answer",
    )
    return Table("The way there and back: a text of a few blank lines", columns, rows)


def _commands(result: LanguageResult) -> list[str]:
    return list(dict.fromkeys(name for size in result.sizes for name in size.run_seconds))


def _named(result: LanguageResult) -> str:
    return f"{result.language}, {result.linter}"


def _ratio(size: SizeResult | None, command: str) -> str:
    if size is None or command not in size.run_seconds:
        return NOTHING
    return digits(size.times_faster(command))


def _by_command(size: SizeResult, command: str) -> list[str]:
    if command not in size.run_seconds:
        return [NOTHING, NOTHING, NOTHING]
    run = Spread.of(size.run_seconds[command])
    return [command, run.shown(1000), digits(size.sequence_seconds(command))]


def _provenance(results: Sequence[LanguageResult]) -> Iterator[str]:
    yield "## Where and how\n"
    for result in results:
        yield (
            f"- {_named(result)}, {result.programs} programs: {result.version}; "
            f"on {result.date} by `{result.command}`; {result.machine}"
        )
