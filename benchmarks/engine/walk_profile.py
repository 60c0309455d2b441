"""Which parts of lintseq a walk spends its time in, as Python's own profiler sees it."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.contenders import PRESETS, Failure, LintseqPreset
from benchmarks.tables import Table
from lintseq.core.program import Program
from lintseq.pipeline.digits import digits

PROGRAMS = 5
"""So many of a group are profiled, at most."""
PARTS: Mapping[str, Sequence[str]] = {
    "CPython": ("compile",),
    "asking it": ("texts", "regions", "ranges", "isolation", "source", "causes", "above"),
    "reading": ("reading", "recorder", "visits", "nodes", "local_checks", "parts", "heads"),
    "order of lines": ("shape", "layout", "patches", "statements"),
    "names": ("names", "cells", "declared", "exports", "errors", "events", "scopes"),
    "engine": ("engine", "session"),
    "walk, sampler": (),
}
"""The columns, with the modules whose time each shows; the last one has what is in no other."""
NOTE = (
    "The profiler makes small functions look dearer than they are, so the shares are a map, not a "
    "measurement. *CPython* is its parser and compiler; *asking it*, to put together texts for it "
    "and to place what it says; *reading*, to read its trees anew."
)

Where = tuple[str, int, str]
"""As the profiler names a function: file, line, name."""


def profile_table(programs: Mapping[str, Sequence[Program]], samples: int) -> Table:
    """A row for each group of programs and preset."""
    rows = [
        [f"{title}, {preset}", *_shares(group[:PROGRAMS], preset, samples)]
        for title, group in programs.items()
        for preset in PRESETS
    ]
    columns = ("programs, preset", *(f"{part}, %" for part in PARTS), "CPython's calls a lint")
    return Table("A profile", columns, rows)


def _shares(programs: Sequence[Program], preset: str, samples: int) -> Iterator[str]:
    contender = LintseqPreset(preset, samples)
    profiler = cProfile.Profile()
    lints = 0.0
    for program in programs:
        profiler.enable()
        drawn = contender.draw(program, 0)
        profiler.disable()
        lints += 0 if isinstance(drawn, Failure) else drawn.lints * samples
    seconds, calls = by_part(profiler)
    total = sum(seconds.values())
    for part in PARTS:
        yield digits(100 * seconds[part] / total)
    yield digits(calls / max(lints, 1))


def by_part(profiler: cProfile.Profile) -> tuple[Mapping[str, float], int]:
    """The seconds of each part, and how often CPython's compiler was called.

    What is built into Python counts for the function that called it, if that is known.
    """
    seconds = dict.fromkeys(PARTS, 0.0)
    calls = 0
    told: Mapping[
        Where, tuple[int, int, float, float, Mapping[Where, tuple[int, int, float, float]]]
    ]
    told = vars(pstats.Stats(profiler))["stats"]
    for where, (_, count, own, _, callers) in told.items():
        if "builtins.compile" in where[2]:
            seconds["CPython"] += own
            calls += count
        elif where[0] == "~" and callers:
            for caller, (_, _, part_of_own, _) in callers.items():
                seconds[_part(caller)] += part_of_own
        else:
            seconds[_part(where)] += own
    return seconds, calls


def _part(where: Where) -> str:
    module = Path(where[0]).stem
    return next((part for part, modules in PARTS.items() if module in modules), "walk, sampler")
