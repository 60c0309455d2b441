"""The campaign's result as a page of Markdown."""

from __future__ import annotations

import os
import platform
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from lintseq.plugins.linters.pyflakes.linter import Pyflakes

from .case_file import in_yaml
from .subjects import SUBJECTS
from .tally import Tally
from .trial import Found
from .walks import WALKS

INTRODUCTION = """\
# Sessions of pyflakes

The session of the linter `pyflakes` beside the plain one, which lints every state afresh: after
each update both must give the same lines. A trial takes a program, up to three ways to judge it
(level, attribution, forgiveness of the errors that it has from the start), and one to three walks
over its states, one after another with the same sessions. A state counts once in a trial, and is
judged in each of these ways; what is forgiven and what is refused is compared as well. The script
`tests/full_data/run_sessions.py` writes this page; nobody edits it.

Programs are *generated* from fragments that meet in a few names, *real*, or *grafted*: real ones
with other names, and with fragments between their lines. *Broken* are parts of programs. Walks are
those of the sampler itself in its presets, and others that no sampler would take.
"""
Cells = Sequence[str]


def page(tally: Tally, command: str) -> str:
    """The whole page."""
    parts = [
        INTRODUCTION,
        _summary(tally),
        *_table(("walks", *SUBJECTS, "all"), list(_rows(tally))),
        *_fallbacks(tally.fallbacks),
        *(_disagreement(found) for found in tally.found),
        "## Where and how\n",
        f"- command: `{command}`",
        f"- {Pyflakes().version()}; {date.today().isoformat()}; {_machine()}",
        f"- {tally.trials:,} trials from the seed {tally.seed}, in {tally.seconds:,.0f} s",
    ]
    return "\n".join(parts) + "\n"


def headline(tally: Tally) -> str:
    """What was done, in one line."""
    told = (
        f"{tally.total_states:,} states",
        f"{tally.verdicts:,} verdicts",
        f"{tally.sessions:,} sessions",
        f"{tally.refusals:,} refusals",
        f"{len(tally.found):,} disagreements",
    )
    return ", ".join(told)


def _machine() -> str:
    return f"{platform.platform()}, {os.cpu_count()} cores"


def _summary(tally: Tally) -> str:
    return f"In all: {headline(tally)}.\n"


def _rows(tally: Tally) -> Iterator[Cells]:
    for walk in WALKS:
        yield _row(walk, [tally.states[subject, walk] for subject in SUBJECTS])
    totals = [sum(tally.states[subject, walk] for walk in WALKS) for subject in SUBJECTS]
    yield _row("all", totals)


def _row(name: str, counts: Sequence[int]) -> Cells:
    return [name, *(f"{count:,}" for count in [*counts, sum(counts)])]


def _fallbacks(fallbacks: Counter[str]) -> Iterator[str]:
    if fallbacks:
        yield "Fallbacks that the sessions counted:\n"
        for name, count in sorted(fallbacks.items()):
            yield f"- {name}: {count:,}"
        yield ""


def _disagreement(found: Found) -> str:
    return f"```yaml\n{told(found)}```\n"


def told(found: Found) -> str:
    """A disagreement as a case that can be put in a file, and where it comes from."""
    name = f"trial {found.number} of the seed {found.seed}"
    said, _, _ = found.words.partition("\n")
    return f"# {found.subject}: {said}\n{in_yaml(name, found.case)}"


def _table(heads: Sequence[str], rows: Sequence[Cells]) -> Iterator[str]:
    """A table, and a blank line below it."""
    yield _line(heads)
    yield _line(["---", *["---:"] * (len(heads) - 1)])
    yield from map(_line, rows)
    yield ""


def _line(cells: Cells) -> str:
    return f"| {' | '.join(cells)} |"
