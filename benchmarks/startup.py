"""What starting lintseq costs beyond starting Python, and which imports the time goes into."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from benchmarks.imports import SHOW_HELP, import_costs, loaded_by
from benchmarks.page import Section
from benchmarks.processes import in_turn, lintseq_script, processor_seconds_of
from benchmarks.spread import Spread
from benchmarks.tables import Table
from lintseq.pipeline.digits import digits

BARE = "python -c pass"
AIMS = {"import lintseq": 100, "lintseq --help": 300}
"""Milliseconds beyond the bare interpreter."""

HEAVY = (
    "torch",
    "transformers",
    "pandas",
    "multiprocessing",
    "pyflakes",
    "rich",
    "zstandard",
)
"""What no one should wait for who has not asked for it."""


@click.command()
@click.option(
    "--rounds",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="How often each command is started.",
)
@click.option("--log", type=click.Path(path_type=Path), help="The page to write the results into.")
def main(rounds: int, log: Path | None) -> None:
    """Measure what starting lintseq costs beyond starting Python."""
    Section(
        module="benchmarks.startup",
        title="Starting",
        tables=[
            time_table(in_turn(commands(), rounds, processor_seconds_of)),
            loaded_table(),
            dearest_table(8),
        ],
        notes=(
            "All commands are started in turn, round after round. Times are of the processor: what "
            "a user waits for on an idle machine whose disk caches are warm.",
        ),
    ).publish(log)


def commands() -> dict[str, Sequence[str]]:
    """What is started, by its name in the table."""
    script = lintseq_script()
    return {
        BARE: [sys.executable, "-c", "pass"],
        "import lintseq": [sys.executable, "-c", "import lintseq"],
        "from lintseq import generate": [sys.executable, "-c", "from lintseq import generate"],
        "lintseq --version": [script, "--version"],
        "lintseq --help": [script, "--help"],
        "lintseq generate --help": [script, "generate", "--help"],
    }


def time_table(rounds: Sequence[dict[str, float]]) -> Table:
    """Milliseconds of each command, and beyond the bare interpreter of the same round."""
    rows = []
    for name in rounds[0]:
        whole = Spread.of(timed[name] for timed in rounds)
        beyond = Spread.of(timed[name] - timed[BARE] for timed in rounds)
        aim = str(AIMS[name]) if name in AIMS else ""
        extra = "" if name == BARE else beyond.shown(1000)
        rows.append([name, whole.shown(1000), extra, aim])
    columns = ("command", "ms", f"ms beyond {BARE}", "aim")
    return Table("Starting", columns, rows)


def loaded_table() -> Table:
    """How many modules are loaded, and which heavy ones are among them."""
    rows = []
    bare = loaded_by("pass")
    for name, statement in (("import lintseq", "import lintseq"), ("lintseq --help", SHOW_HELP)):
        loaded = loaded_by(statement)
        heavy = [module for module in HEAVY if module in loaded]
        rows.append([name, str(len(loaded - bare)), ", ".join(heavy) or "none"])
    title = f"Modules loaded; heavy ones would be {', '.join(HEAVY)}"
    return Table(title, ("command", "modules beyond the interpreter's", "heavy"), rows)


def dearest_table(count: int) -> Table:
    """The imports of ``lintseq --help`` that take longest."""
    costs = import_costs(SHOW_HELP)
    rows = [[cost.module, digits(cost.own)] for cost in costs[:count]]
    rest = sum(cost.own for cost in costs[count:])
    rows.append([f"{len(costs[count:])} others", digits(rest)])
    title = "The dearest imports of lintseq --help, measured by -X importtime, which slows them"
    return Table(title, ("module", "ms of its own"), rows)


if __name__ == "__main__":
    main()
