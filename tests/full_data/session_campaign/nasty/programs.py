"""Whole programs of random fragments, such as Python compiles."""

from __future__ import annotations

from ..draw import Draw
from ..parsing import compiles
from .expansion import UNITS, expand
from .layout import lay_out

SHORTEST, LONGEST = 4, 60
"""Lines that a program is to have."""
TRIES = 4


def nasty_program(draw: Draw) -> str:
    """A random program that compiles; how long it is to be is drawn first, and short is likely."""
    wanted = SHORTEST + int((LONGEST - SHORTEST) * draw.rng.random() ** 2)
    unit = draw.one(UNITS)
    parts = _head(draw, unit)
    while sum(part.count("\n") + 1 for part in parts) < wanted:
        parts.append(_sound(draw, "item", unit))
    plain = _joined(parts)
    for _ in range(TRIES):
        laid_out = lay_out(draw, plain)
        if compiles(laid_out):
            return laid_out
    return plain


def _head(draw: Draw, unit: str) -> list[str]:
    parts = [_sound(draw, "docstring", unit)] if draw.chance(0.15) else []
    parts += [_sound(draw, "future", unit)] if draw.chance(0.15) else []
    return parts + [_sound(draw, "prelude", unit) for _ in range(draw.between(0, 4))]


def _sound(draw: Draw, kind: str, unit: str) -> str:
    """A part that compiles by itself."""
    for _ in range(TRIES):
        text = expand(draw, kind, draw.between(3, 9), unit)
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
