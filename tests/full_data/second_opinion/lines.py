r"""Lines, counted as the rows count them (``\n`` alone), and Python's own count mapped to that."""

from __future__ import annotations

import re
from itertools import accumulate

LINE = re.compile(r"[^\n]*\n|[^\n]+")
PYTHON_BREAK = re.compile(r"\r\n|\r|\n")


def lines_of(text: str) -> list[str]:
    r"""The lines of ``text``, each with the ``\n`` that ends it."""
    return LINE.findall(text)


def from_python(text: str, number: int | None) -> int:
    r"""The line, from 0, in which the line that Python calls ``number`` begins.

    Python also ends a line at a lone ``\r``. A line that is unknown or past the end is the last
    one that is not blank, the last of all if all are blank.
    """
    lines = lines_of(text)
    breaks = [found.group().endswith("\n") for found in PYTHON_BREAK.finditer(text)]
    begins_in = [0, *accumulate(breaks)]
    if number is not None and 1 <= number <= len(begins_in) and begins_in[number - 1] < len(lines):
        return begins_in[number - 1]
    shown = [index for index, line in enumerate(lines) if line.strip()]
    return shown[-1] if shown else len(lines) - 1
