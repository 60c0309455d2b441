"""One language: batch after batch through all presets, until its programs or its time are spent."""

from __future__ import annotations

import os
import platform
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lintseq.core.errors import ProgramRejected
from lintseq.core.host import default_host
from lintseq.core.linter import Linter

from .programs import Given, programs
from .steps import Batch, run_batch, write_programs
from .tally import LanguageTally, PresetTally, keep, kept

FEWEST, FIRST, LARGEST = 2, 16, 120
"""Programs of a batch: of the first at least and at most, and of any at most."""
TRIED = 3
LINTS = 300
"""Lints that a program takes in all presets, roughly."""
LONG = 60.0
"""Seconds after which a batch has taken long: time is to be looked at often enough."""


@dataclass(frozen=True)
class Plan:
    """How much is done of each language.

    Attributes:
        data: the folder with the programs.
        kept: where results are kept.
        presets: of the sampler.
        minutes: for each language; None for no limit.
        programs: of each language, at most; None for all.
        workers: processes that work at once.
    """

    data: Path
    kept: Path
    presets: Sequence[str]
    minutes: float | None = None
    programs: int | None = None
    workers: int = 1


def run_language(linter: Linter, language: str, plan: Plan) -> LanguageTally:
    """Go on with a language where its file ends."""
    found = programs(plan.data, language)
    tally = _begun(linter, language, plan, len(found))
    end = len(found) if plan.programs is None else min(plan.programs, len(found))
    minutes = float("inf") if plan.minutes is None else plan.minutes
    deadline = time.monotonic() + 60 * minutes
    size = _first_size(linter, found)
    while tally.done < end and time.monotonic() < deadline:
        some = found[tally.done : min(end, tally.done + size)]
        started = time.monotonic()
        _run_all(linter, some, tally, plan.workers)
        seconds = time.monotonic() - started
        tally.done += len(some)
        keep(tally, plan.kept)
        size = _next_size(size, seconds)
    return tally


def _first_size(linter: Linter, found: Sequence[Given]) -> int:
    """Programs of the first batch: few where a lint takes long."""
    started = time.monotonic()
    for given in found[:TRIED]:
        _errors(linter, given.text)
    seconds = (time.monotonic() - started) / TRIED
    return max(FEWEST, min(FIRST, int(LONG / (LINTS * seconds + 1e-9))))


def _next_size(size: int, seconds: float) -> int:
    """Programs of the next batch: more while they are done soon, as each batch starts anew."""
    if seconds < LONG / 2:
        return min(LARGEST, 2 * size)
    return size if seconds < LONG else max(1, size // 2)


def _begun(linter: Linter, language: str, plan: Plan, count: int) -> LanguageTally:
    """What is known of the language so far; nothing, if it was made in another way."""
    fresh = LanguageTally(
        language=language,
        linter=linter.name,
        tier=linter.tier,
        version=linter.version(),
        date=date.today().isoformat(),
        machine=f"{platform.platform()}, {os.cpu_count()} cores",
        of=count,
        presets={preset: PresetTally() for preset in plan.presets},
    )
    for before in kept(plan.kept):
        same = (before.version, before.of) == (fresh.version, fresh.of)
        if before.name == fresh.name and same and list(before.presets) == list(plan.presets):
            return before
    return fresh


def _run_all(linter: Linter, some: Sequence[Given], tally: LanguageTally, workers: int) -> None:
    forgiven = {given.id: _errors(linter, given.text) for given in some}
    with tempfile.TemporaryDirectory() as scratch:
        batch = Batch(tally.language, tally.linter, some, forgiven, Path(scratch), workers)
        write_programs(batch)
        for preset, told in tally.presets.items():
            run_batch(batch, preset, told)


def _errors(linter: Linter, text: str) -> int:
    """How many errors the linter finds in a whole program; none in one that it refuses."""
    try:
        found = linter.lint(text)
    except ProgramRejected:
        return 0
    return sum(linter.is_error(each, "default") for each in found)


def linter_of(words: str) -> tuple[Linter, str]:
    """The linter of ``LANGUAGE`` or ``LANGUAGE:LINTER``, settled on the language; its name."""
    host = default_host()
    name, _, linter = words.partition(":")
    language = host.languages.get(name)
    return host.linter_for(language, linter or None), language.name
