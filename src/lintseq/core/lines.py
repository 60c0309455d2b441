r"""The one definition of a line that every part of lintseq shares.

A line is a maximal run of characters ended by ``\n`` (which belongs to it) or by the end of the
text. ``\r``, form feeds, U+2028 and all other separators are ordinary characters, so joining the
lines always gives the text back. Tools that count lines otherwise are mapped back by their plugin.
"""

from __future__ import annotations


def split_lines(text: str) -> list[str]:
    r"""Split ``text`` into its lines, each with its ``\n`` if it has one.

    ``"".join(split_lines(text)) == text`` for every text, and the empty text has no lines.
    """
    lines = text.split("\n")
    last = lines.pop()
    terminated = [line + "\n" for line in lines]
    if last:
        terminated.append(last)
    return terminated


def is_blank(line: str) -> bool:
    """Whether ``line`` shows nothing: only white space, or nothing at all."""
    return not line.strip()
