"""Numbers as people read them in tables."""

from __future__ import annotations


def digits(value: float) -> str:
    """A number to three significant digits, never with an exponent."""
    if value == 0:
        return "0"
    size = abs(value)
    for limit, places in ((99.95, 0), (9.995, 1), (0.9995, 2), (0.09995, 3)):
        if size >= limit:
            return f"{value:,.{places}f}"
    return f"{value:.4f}"


def plain(value: float) -> str:
    """A number as `digits` writes it, but a whole one in full and without decimals."""
    near = round(value, 6)
    return f"{near:,.0f}" if near == int(near) else digits(near)
