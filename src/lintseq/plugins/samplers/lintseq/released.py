"""What the authors' released code does beside the paper's text, as options of the sampler.

Facts from ``pylintseq`` 0.0.2 (MIT), on whose defaults the published data was made:

- A line's depth is its indentation in characters; lines of at most one character inherit the depth
  of the line before. A line at depth 0 has the weight 1, any other its depth divided by the depth
  of the program's first indented line. (Here all weights are times that depth: whole numbers.)
- Comments and blank lines are never drawn, nor lines that look like one inside a string: that the
  first character that shows is a ``#`` is all that counts. Neither are the lines inside a bracket
  that an assignment to an all-capital name opens at the end of its line, up to the line that ends
  with the matching bracket.
- With any line that leaves go the deeper lines that follow it without a break.
- When no line is left to draw, all that remains is one last step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lintseq.core.change import Change, RowKind
from lintseq.core.lines import is_blank
from lintseq.core.structure import Structure


def depths(change: Change) -> dict[int, int]:
    """The depth of each row of the target, in characters."""
    found: dict[int, int] = {}
    depth = 0
    for row in change.target_rows:
        text = change.rows[row].text.removesuffix("\n")
        bare = text.lstrip()
        if len(bare) > 1:
            depth = len(text) - len(bare)
        found[row] = depth
    return found


def depth_weights(change: Change, structure: Structure) -> Mapping[int, int]:
    """The rows that may be drawn, with their weights.

    Rows that a change deletes have no depth in the target: they weigh as much as a row at depth 0.
    """
    depth_of = depths(change)
    unit = next((depth for depth in depth_of.values() if depth), 1)
    drawable = [
        row
        for row in change.differing_rows
        if not structure.is_trivia(row) and not _looks_like_trivia(change.rows[row].text)
    ]
    inside = set(_inside_constants(change, drawable))
    return {row: depth_of.get(row, 0) or unit for row in drawable if row not in inside}


def _looks_like_trivia(text: str) -> bool:
    return is_blank(text) or text.lstrip().startswith("#")


def _inside_constants(change: Change, rows: Sequence[int]) -> list[int]:
    """The rows after the first of each bracketed assignment to an all-capital name."""
    inside: list[int] = []
    closing: str | None = None
    for row in rows:
        if change.rows[row].kind is RowKind.DELETED:
            continue
        text = change.rows[row].text.rstrip()
        if closing is not None:
            inside.append(row)
            if text.endswith(closing):
                closing = None
        elif text.endswith(("(", "[")) and _assigns_constant(text):
            closing = ")" if text.endswith("(") else "]"
    return inside


def _assigns_constant(text: str) -> bool:
    name, equals, _ = text.partition("=")
    return bool(equals) and name.replace(" ", "").isupper()


def deeper_lines(change: Change) -> Callable[[int], Sequence[int]]:
    """For a row of the target, the deeper rows that follow it without a break."""
    depth_of = depths(change)
    rows = change.target_rows
    place = {row: index for index, row in enumerate(rows)}

    def companions(row: int) -> Sequence[int]:
        if row not in place:
            return ()
        first = end = place[row] + 1
        while end < len(rows) and depth_of[rows[end]] > depth_of[row]:
            end += 1
        return rows[first:end]

    return companions
