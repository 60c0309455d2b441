"""Whole programs of random fragments, such as Python compiles."""

from __future__ import annotations

from ..draw import Draw
from ..parsing import compiles
from .layout import lay_out
from .writer import Writer

SHORTEST, LONGEST = 4, 60
"""Lines that a program is to have."""
TRIES = 4


def nasty_program(draw: Draw) -> str:
    """A random program that compiles; how long it is to be is drawn first, and short is likely."""
    wanted = SHORTEST + int((LONGEST - SHORTEST) * draw.rng.random() ** 2)
    writer = Writer(draw)
    parts = _head(draw, writer)
    while sum(part.count("\n") + 1 for part in parts) < wanted:
        parts.append(_sound(draw, writer, "item"))
    plain = _joined(parts)
    for _ in range(TRIES):
        laid_out = lay_out(draw, plain)
        if compiles(laid_out):
            return laid_out
    return plain


def _head(draw: Draw, writer: Writer) -> list[str]:
    kinds = ["docstring"] if draw.chance(0.15) else []
    kinds += ["future"] if draw.chance(0.15) else []
    kinds += ["prelude"] * draw.between(0, 4)
    return [_sound(draw, writer, kind) for kind in kinds]


def _sound(draw: Draw, writer: Writer, kind: str) -> str:
    """A part that compiles by itself."""
    for _ in range(TRIES):
        text = writer.write(kind, draw.between(3, 9))
        if compiles(text):
            return text
    return "pass"


def _joined(parts: list[str]) -> str:
    """The parts one after another, without those that cannot stand where they do."""
    text = ""
    for part in parts:
        if compiles(text + part + "\n"):
            text += part + "\n"
    return text or "pass\n"
