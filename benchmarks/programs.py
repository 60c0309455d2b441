"""The programs that are measured, sorted by length: bundled ones, and whatever a user names."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from lintseq.core.host import default_host
from lintseq.core.lines import split_lines
from lintseq.core.program import Program
from lintseq.pipeline.columns import Columns
from lintseq.pipeline.inputs import find_inputs
from lintseq.pipeline.records import Records

ROOT = Path(__file__).resolve().parent.parent
HUMANEVAL = ROOT / "examples" / "humaneval.jsonl"
OWN_SOURCES = ROOT / "src" / "lintseq"
TOLERANCE = 0.8
"""A program of n lines stands for a length of m where the smaller is this part of the larger."""


def read_programs(path: Path) -> list[Program]:
    """All Python programs in a file of rows, a program, or a folder, as ``lintseq`` reads them."""
    with ExitStack() as scratch:
        files = find_inputs([str(path)], default_host().languages.get("python"), None, scratch)
        found = [record.found for record in Records(files, Columns(), "python")]
    return [program for program in found if isinstance(program, Program)]


def within(pool: Sequence[Program], lines: Container[int], count: int) -> Sequence[Program]:
    """Up to ``count`` programs whose number of lines is among ``lines``, chosen by their hash."""
    fitting = [program for program in pool if line_count(program) in lines]
    return sorted(fitting, key=_hash)[:count]


def by_length(
    pools: Sequence[Sequence[Program]], lengths: Sequence[int], count: int
) -> Mapping[int, Sequence[Program]]:
    """For each length up to ``count`` programs of about that many lines.

    Earlier pools are used up first. Within a pool the choice is by the hash of the content: the
    same on every machine, and not of anyone's liking. Lengths that no program has are left out.
    """
    ordered = [program for pool in pools for program in sorted(pool, key=_hash)]
    chosen: dict[int, Sequence[Program]] = {}
    for length in lengths:
        fitting = [program for program in ordered if is_about(line_count(program), length)]
        if fitting:
            chosen[length] = fitting[:count]
    return chosen


def line_count(program: Program) -> int:
    """How many lines a program has."""
    return len(split_lines(program.text))


def is_about(lines: int, length: int) -> bool:
    """Whether a program of ``lines`` lines stands for those of ``length``."""
    return min(lines, length) >= TOLERANCE * max(lines, length)


def _hash(program: Program) -> str:
    return hashlib.sha256(program.text.encode("utf-8", "surrogatepass")).hexdigest()
