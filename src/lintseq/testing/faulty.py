"""A program with errors, and where they are: what an author of a linter's tests supplies."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Faulty:
    """A program in which a linter must find errors.

    Attributes:
        text: the program.
        lines: the lines on which its errors sit, counted from 1, ascending, each once; an error
            sits on the line that causes it.
        level: the level at which the linter judges.
    """

    text: str
    lines: tuple[int, ...]
    level: str = "default"
