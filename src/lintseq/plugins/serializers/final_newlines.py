r"""Lines without a final newline, which only the end of a text can have, in formats of lines."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.serializer import Faults

NO_NEWLINE = r"\ No newline at end of file"
r"""Stands on its own line after a line that has no ``\n``, as GNU diff writes it."""

FINAL_NEWLINE_REPAIRS: Mapping[str, str] = {
    "newline": "a line without a final newline is followed by others: it is given one",
}


def as_written(line: str) -> list[str]:
    r"""The line without its ``\n``; with the mark after it if it has none."""
    return [line[:-1]] if line.endswith("\n") else [line, NO_NEWLINE]


def terminate(lines: list[str], first: int, end: int, faults: Faults) -> None:
    """Give each of ``lines[first:end]`` the newline that it needs. Faults: ``newline``."""
    for index in range(max(first, 0), min(end, len(lines) - 1)):
        if not lines[index].endswith("\n"):
            faults.note(
                "newline", f"line {index + 1} of the program has no final newline, others follow"
            )
            lines[index] += "\n"
