"""How the lines of a program are ended and set apart, as editors and accidents do it."""

from __future__ import annotations

from ..draw import Draw

ODD_LINES = ("", "", "   ", "\t", "\f", "# a", "    # b", "\t# c", "#", "\f# d", "        ")


def lay_out(draw: Draw, text: str) -> str:
    """The program with odd lines, other line ends, a byte order mark, or no final line end.

    Odd lines may end up in strings, and after a backslash: what results need not compile.
    """
    lines = text.split("\n")
    if draw.chance(0.4):
        lines = _with_odd_lines(draw, lines)
    text = _with_line_ends(draw, lines)
    if draw.chance(0.1):
        text = text.rstrip()
    if draw.chance(0.03):
        text = "\ufeff" + text
    return text


def _with_odd_lines(draw: Draw, lines: list[str]) -> list[str]:
    share = 0.15 * draw.rng.random()
    found: list[str] = []
    for line in lines:
        if draw.chance(share):
            found.append(draw.one(ODD_LINES))
        found.append("\f" + line if draw.chance(0.003) else line)
    return found + [draw.one(ODD_LINES) for _ in range(draw.below(3))]


def _with_line_ends(draw: Draw, lines: list[str]) -> str:
    kinds: tuple[str, ...] = ("\n",)
    if draw.chance(0.1):
        kinds = draw.one((("\r\n",), ("\n", "\r\n"), ("\n", "\n", "\n", "\r")))
    return "".join(line + draw.one(kinds) for line in lines)
