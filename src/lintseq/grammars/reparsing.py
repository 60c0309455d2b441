"""Parsing one state of a change after another, each with what is known of the one before.

Tree-sitter takes over from an old tree what no edit touched. A tree that comes out without errors
is a derivation of the new text by the rules of the grammar. Two things could still set it apart
from a fresh tree, so whoever must answer as a fresh parse does asks one wherever they show:

- Where a text does not parse, tree-sitter recovers from what it was doing: another old tree, other
  ERROR nodes.
- The scanners that grammars bring along in C decide by a state of their own what a token is. A
  careless one forgets part of its state between two parses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from lintseq.core.change import Change
from lintseq.core.grammar import Grammar
from lintseq.grammars.loading import parser

if TYPE_CHECKING:
    from tree_sitter import Tree


class Reparser:
    """A parser for the states of one change."""

    def __init__(self, grammar: Grammar, change: Change) -> None:
        self._parser = parser(grammar)
        self._texts = [row.text.encode("utf-8", "surrogatepass") for row in change.rows]
        self._tree: Tree | None = None
        self._rows: Sequence[int] = ()

    def parse(self, rows: Sequence[int]) -> Tree:
        """The tree of the state in which ``rows``, ascending, are there."""
        source = b"".join([self._texts[row] for row in rows])
        if self._tree is None:
            self._tree = self._parser.parse(source)
        else:
            self._edit(self._tree, rows)
            self._tree = self._parser.parse(source, self._tree)
        self._rows = rows
        return self._tree

    def _edit(self, tree: Tree, rows: Sequence[int]) -> None:
        """Tell ``tree`` what the new ``rows`` change, from the end on, so that places stay."""
        starts = [0, *accumulate(len(self._texts[row]) for row in self._rows)]
        old = set(self._rows)
        for row in sorted(old.symmetric_difference(rows), reverse=True):
            index = bisect_left(self._rows, row)
            start, size = starts[index], len(self._texts[row])
            before, after = ((index, 0), start), ((index + 1, 0), start + size)
            was, becomes = (after, before) if row in old else (before, after)
            tree.edit(start, was[1], becomes[1], (index, 0), was[0], becomes[0])
