"""Programs that people wrote: those of a data folder, or else those of this repository."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .parsing import compiles

ROOT = Path(__file__).resolve().parents[3]
OWN_FOLDERS = ("src", "tests", "benchmarks", "examples")
SHORT = 60
"""Lines of a program that counts as short, at most."""
Row = dict[str, Any]


@dataclass(frozen=True)
class Given:
    """A program, and the text that it was before, if it is told."""

    id: str
    text: str
    base: str = ""


@dataclass(frozen=True)
class Shelf:
    """All programs that there are, by what can be done with them."""

    short: Sequence[Given]
    long: Sequence[Given]
    commits: Sequence[Given]


@cache
def shelf(data: Path | None) -> Shelf:
    """The programs of ``data``, or those of this repository."""
    programs = list(_of_data(data) if data else _of_repository())
    commits = [given for given in programs if given.base]
    whole = [given for given in programs if compiles(given.text)]
    return Shelf(
        [given for given in whole if given.text.count("\n") <= SHORT and not given.base],
        [given for given in whole if given.text.count("\n") > SHORT and not given.base],
        commits,
    )


def _of_data(data: Path) -> Iterator[Given]:
    for name, read in READERS.items():
        for row in _rows(data / name):
            given = read(row)
            if given is not None:
                yield given


def _of_repository() -> Iterator[Given]:
    for name in ("mbpp.jsonl", "files_python.jsonl"):
        for row in _rows(ROOT / "tests" / "data" / name):
            yield READERS[name](row) or Given("", "")
    for folder in OWN_FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield Given(path.relative_to(ROOT).as_posix(), path.read_bytes().decode("utf-8"))


def _rows(path: Path) -> Iterator[Row]:
    if path.exists():
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8", newline="\n") as lines:
            yield from map(json.loads, lines)


def _instruction(row: Row) -> Given | None:
    return Given(row["id"], row["response"]) if row["language"] == "python" else None


def _solution(row: Row) -> Given | None:
    return Given(row["id"], row["code"]) if row["language"] == "python" else None


READERS: dict[str, Callable[[Row], Given | None]] = {
    "humaneval.jsonl": lambda row: Given(row["task_id"], row["prompt"] + row["canonical_solution"]),
    "mbpp.jsonl": lambda row: Given(f"mbpp/{row['task_id']}", row["code"]),
    "files_python.jsonl": lambda row: Given(row["id"], row["text"]),
    "files_python.jsonl.gz": lambda row: Given(row["id"], row["text"]),
    "instruct_sample.jsonl.gz": _instruction,
    "poly_humaneval_solutions.jsonl.gz": _solution,
    "commits_python.jsonl.gz": lambda row: Given(row["id"], row["after"], row["before"]),
}
"""How a program is read from a row of each file that is known."""
