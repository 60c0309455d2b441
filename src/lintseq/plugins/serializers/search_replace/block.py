"""A block of the `search-replace` format: read, written, and applied to a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintseq.core.serializer import Faults
from lintseq.plugins.serializers.final_newlines import as_written
from lintseq.plugins.serializers.search_replace.markers import MARKERS, escaped


@dataclass(frozen=True, slots=True)
class Block:
    r"""Lines to find and lines to put in their place, each with its ``\n`` if it has one."""

    search: tuple[str, ...]
    replace: tuple[str, ...]

    def written(self) -> Iterator[str]:
        r"""The lines of the block as text, without their ``\n``."""
        yield MARKERS["search"]
        yield from _written(self.search)
        yield MARKERS["divider"]
        yield from _written(self.replace)
        yield MARKERS["replace"]

    def applied(self, lines: Sequence[str], number: int, faults: Faults) -> list[str]:
        """The lines after this block, the edit's ``number``-th, has been carried out.

        Faults: ``ambiguous``, ``empty-search``, ``missing``, ``whitespace``.
        """
        if not self.search:
            if lines:
                faults.note("empty-search", f"block {number} searches nothing in a text with lines")
            return [*lines, *self.replace]
        size = len(self.search)
        places = _places(lines, self.search)
        if not places:
            places = _places(_bare(lines), _bare(self.search))
            if not places:
                faults.note("missing", f"the text that block {number} searches is not there")
                return list(lines)
            faults.note("whitespace", f"the search of block {number} differs in white space")
        if len(places) > 1:
            shown = ", ".join(str(place + 1) for place in places[:5])
            faults.note("ambiguous", f"the search of block {number} fits from lines {shown} on")
        start = places[0]
        return [*lines[:start], *self.replace, *lines[start + size :]]


def _places(lines: Sequence[str], wanted: Sequence[str]) -> list[int]:
    size = len(wanted)
    return [
        start
        for start in range(len(lines) - size + 1)
        if lines[start] == wanted[0] and tuple(lines[start : start + size]) == tuple(wanted)
    ]


def _bare(lines: Sequence[str]) -> list[str]:
    return [line.strip() for line in lines]


def _written(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        text, *newline_mark = as_written(line)
        yield escaped(text)
        yield from newline_mark
