"""Where a character of a text is, by our lines."""

from __future__ import annotations


def line_at(text: str, position: int) -> int:
    """The line, counted from 1, of the character at ``position``."""
    return text.count("\n", 0, position) + 1


def place_at(text: str, position: int) -> tuple[int, int]:
    """The line and the column, counted from 1, of the character at ``position``."""
    return line_at(text, position), position - text.rfind("\n", 0, position)
