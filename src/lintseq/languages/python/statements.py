r"""What holds the lines of one statement together: brackets, and backslashes between them.

- With the line of an opening **bracket**, as with that of the closing one, goes everything from one
  to the other. A bracket that stays behind alone would swallow the statements below it, or make an
  error of each line that it held.
- A line such as ``], [`` is a **link**: it takes only what it opens, for what closed that then
  closes what the link closed. The ends of such a chain take all of it.
- With the first and with the last of lines that a ``\`` **joins** goes the whole statement: without
  the first the rest would be the statement, without the last its ``\`` would join the one below.

So what leaves, leaves in balance, and a line with neither end of a bracket is free: an item of a
list, an argument, a condition between others. Whether it may leave is for a linter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from lintseq.grammars.pairs import Pair, stands_for
from lintseq.languages.python.logical_lines import Reading


def statement_spans(reading: Reading) -> Iterator[tuple[int, range]]:
    """The lines of a text that no statement can lose alone, each with lines that go with it."""
    yield from _Chains(reading.pairs).spans()
    for statement in reading.logical_lines:
        if statement.joined:
            yield statement.first, range(statement.first, statement.last + 1)
            yield statement.last, range(statement.first, statement.last + 1)


class _Chains:
    """The pairs of brackets of one text that span several lines, and the links between them."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._opened: defaultdict[int, list[Pair]] = defaultdict(list)
        self._closed: defaultdict[int, list[Pair]] = defaultdict(list)
        for pair in pairs:
            self._opened[pair.opening[0]].append(pair)
            self._closed[pair.closing[0]].append(pair)
        self._links = {
            line
            for line in self._opened.keys() & self._closed.keys()
            if stands_for(self._opened[line], self._closed[line])
        }

    def spans(self) -> Iterator[tuple[int, range]]:
        """The lines with an end of a pair, each with the lines that go with it."""
        for line, pairs in self._opened.items():
            for pair in pairs:
                end = pair.closing[0] if line in self._links else self._last(pair) + 1
                yield line, range(line, end)
        for line, pairs in self._closed.items():
            if line not in self._links:
                for pair in pairs:
                    yield line, range(self._first(pair), line + 1)

    def _first(self, pair: Pair) -> int:
        """The line on which the chain that ends with ``pair`` begins."""
        line = pair.opening[0]
        while line in self._links:
            line = min(before.opening[0] for before in self._closed[line])
        return line

    def _last(self, pair: Pair) -> int:
        """The line on which the chain that begins with ``pair`` ends."""
        line = pair.closing[0]
        while line in self._links:
            line = self._opened[line][0].closing[0]
        return line
