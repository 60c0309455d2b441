"""The programs of a language: whole files, and solutions of benchmarks, each as one input row."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lintseq.core.host import default_host
from lintseq.core.language import Language

ROOT = Path(__file__).resolve().parents[3]
SHORT = {"javascript": "js"}
"""What HumanEval-X calls a language, where that is another name."""
PARTS = ("prompt", "declaration", "canonical_solution")
"""The columns of HumanEval-X that make a program, in order."""
OWN_FOLDERS = ("docs", "examples", "src", "tests")


@dataclass(frozen=True)
class Given:
    """One program of the data."""

    id: str
    text: str


def programs(data: Path, name: str) -> Sequence[Given]:
    """All programs of a language, in an order that is nobody's choice, but always the same.

    Where the data has none, the files of this repository.
    """
    language = default_host().languages.get(name)
    found = [*_files(data, language.name), *_humaneval_x(data, language.name)]
    found += _solutions(data, language.name)
    return sorted(found or _own_files(language), key=_rank)


def _rank(given: Given) -> str:
    return hashlib.sha256(f"{given.id}\0{given.text}".encode()).hexdigest()


def _files(data: Path, name: str) -> Iterator[Given]:
    for row in _rows(data / f"files_{name}.jsonl.gz"):
        yield Given(row["id"], row["text"])


def _humaneval_x(data: Path, name: str) -> Iterator[Given]:
    for row in _rows(data / f"humaneval_x_{SHORT.get(name, name)}.jsonl.gz"):
        # Only the prompt for Rust goes without the declaration; it is repeated in the others.
        parts = [part for part in PARTS if part != "declaration" or name == "rust"]
        yield Given(row["task_id"], "".join(row.get(part, "") for part in parts))


def _solutions(data: Path, name: str) -> Iterator[Given]:
    for row in _rows(data / "poly_humaneval_solutions.jsonl.gz"):
        if row["language"] == name:
            yield Given(row["id"], row["code"])


def _own_files(language: Language) -> Iterator[Given]:
    for folder in OWN_FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in language.extensions and "__pycache__" not in path.parts:
                name = path.relative_to(ROOT).as_posix()
                yield Given(name, path.read_bytes().decode("utf-8"))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            yield from map(json.loads, lines)
