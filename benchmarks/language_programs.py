"""The programs that languages are measured with: bundled ones, or real files that a user names.

The bundled ones are made of a unit, a function of about eighteen lines that does the same in each
language, repeated under other names until the program is as long as wanted. So they need no other
file, and every language has them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

from benchmarks.programs import is_about
from lintseq.core.lines import split_lines
from lintseq.core.linter import Linter
from lintseq.core.program import Program

UNITS = Path(__file__).parent / "units"
PART = "%%\n"
"""What stands between the head of a program, its unit and its end."""


def bundled_languages() -> list[str]:
    """The languages that have a unit."""
    return sorted(path.stem for path in UNITS.glob("*.txt"))


def bundled(language: str, length: int) -> Program:
    """The program of about ``length`` lines that is made of the language's unit."""
    head, unit, tail = (UNITS / f"{language}.txt").read_text("utf-8").split(PART)
    lines = len(split_lines(unit))
    rest = length - len(split_lines(head)) - len(split_lines(tail))
    count = max(1, round(rest / lines))
    units = [unit.replace("NUMBER", str(number)) for number in range(1, count + 1)]
    return Program(head + "".join(units) + tail, language, id=f"bundled-{length}")


def real(data: Path, linter: Linter, language: str, length: int) -> Program | None:
    """A file of about ``length`` lines from ``data/files_LANGUAGE.jsonl.gz``, if there is one.

    The first by the hash of its content in which the linter finds no error; if there is no such,
    the first that it can take at all.
    """
    file = data / f"files_{language}.jsonl.gz"
    if not file.exists():
        return None
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts = [row["text"] for row in rows if is_about(len(split_lines(row["text"])), length)]
    ranked = sorted(texts, key=lambda text: hashlib.sha256(text.encode()).hexdigest())
    chosen = next((text for text in ranked if errors(linter, text) == 0), None)
    chosen = chosen or next((text for text in ranked if errors(linter, text) is not None), None)
    return None if chosen is None else Program(chosen, language, id=f"real-{length}")


def errors(linter: Linter, text: str) -> int | None:
    """How many errors the linter finds; None if the program would be refused."""
    found = [each for each in linter.lint(text) if linter.is_error(each, "default")]
    refused = linter.tier != "grammar" and any(each.syntax for each in found)
    return None if refused else len(found)
