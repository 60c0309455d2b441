"""The outline of one text: which of its lines have no place without which other.

A **header** is a logical line with a block below it, or one that begins as such lines do and has
its block on the same line. With the first line of a header go

- the rest of the header, where it spans several lines,
- its block, with the comments that are indented deeper than the header, but not the blank lines
  after the last of all these,
- the decorators above it, which could not stand above anything else,
- the clauses that continue it (`elif`, `else`, `except`, `finally`): without it they would be
  errors, or silently continue the statement above.

With the first and with the last line of a **string** over several lines goes the whole string: a
quote that stays behind would turn code into string and string into code to the end of the text.

What holds the other lines of a statement together: `lintseq.languages.python.statements`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lintseq.core.lines import is_blank
from lintseq.languages.python.logical_lines import Comment, LogicalLine, NoTokens, Reading, read
from lintseq.languages.python.scan import scan
from lintseq.languages.python.statements import statement_spans

_CLAUSES = frozenset({"elif", "else", "except", "finally"})
_DEFINITIONS = frozenset({"async", "class", "def"})
_COMPOUND = _CLAUSES | _DEFINITIONS | {"for", "if", "try", "while", "with"}


@dataclass(frozen=True)
class Outline:
    """What is known of one text, by its lines as `lintseq.core.lines` has them, counted from 0.

    Attributes:
        spans: for a line, the lines that go with it: it lies in each of the ranges.
        trivia: the lines that hold nothing, or nothing but a comment, and lie in no string.
    """

    spans: Mapping[int, Sequence[range]]
    trivia: frozenset[int]


def outline(lines: Sequence[str]) -> Outline:
    """The outline of a text; of one that has no tokens only the blank lines are known."""
    blank = {number for number, line in enumerate(lines) if is_blank(line)}
    try:
        text = "".join(lines)
        reading = scan(text) or read(text)
    except NoTokens:
        return Outline({}, frozenset(blank))
    blank.update(comment.line for comment in reading.comments)
    spans: defaultdict[int, list[range]] = defaultdict(list)
    for line, span in _spans(reading):
        if len(span) > 1:
            spans[line].append(span)
    return Outline(spans, frozenset(blank - reading.code))


def _spans(reading: Reading) -> Iterator[tuple[int, range]]:
    for first, last in reading.strings:
        yield first, range(first, last + 1)
        yield last, range(first, last + 1)
    yield from statement_spans(reading)
    blocks = _Blocks(reading)
    for index, line in enumerate(reading.logical_lines):
        if blocks.is_header(index):
            yield line.first, range(blocks.first_line(index), blocks.last_line(index) + 1)


class _Blocks:
    """Which logical lines of one text are below which."""

    def __init__(self, reading: Reading) -> None:
        self._lines = reading.logical_lines
        self._comments = reading.comments
        self._comment_lines = [comment.line for comment in reading.comments]
        self._ends, self._parents = _nest(self._lines)

    def is_header(self, index: int) -> bool:
        """Whether a logical line has a block, below it or after its colon."""
        word, parent = self._lines[index].word, self._parents[index]
        if word == "case" and parent is not None and self._lines[parent].word == "match":
            return True
        return word in _COMPOUND or self._ends[index] > index + 1

    def first_line(self, index: int) -> int:
        """The first line that goes with a header: its first decorator's, or its own."""
        if self._lines[index].word in _DEFINITIONS:
            while index and self._lines[index - 1].word == "@":
                index -= 1
        return self._lines[index].first

    def last_line(self, index: int) -> int:
        """The last line that goes with a header: of its last clause, or a comment below that."""
        end = self._end_with_clauses(index)
        last = self._lines[end - 1].last
        for comment in self._comments_after(last, end):
            if comment.column <= self._lines[index].column:
                break
            last = comment.line
        return last

    def _end_with_clauses(self, index: int) -> int:
        header, end = self._lines[index], self._ends[index]
        if header.word not in _CLAUSES:
            while end < len(self._lines) and self._continues(header, self._lines[end]):
                end = self._ends[end]
        return end

    def _continues(self, header: LogicalLine, below: LogicalLine) -> bool:
        return below.word in _CLAUSES and below.level == header.level

    def _comments_after(self, line: int, end: int) -> Sequence[Comment]:
        """The comments below ``line``, up to the logical line with the index ``end``."""
        first, last = bisect_right(self._comment_lines, line), len(self._comments)
        if end < len(self._lines):
            last = bisect_left(self._comment_lines, self._lines[end].first)
        return self._comments[first:last]


def _nest(lines: Sequence[LogicalLine]) -> tuple[list[int], list[int | None]]:
    """For each logical line the index after the last one below it, and the header it is below."""
    ends = [len(lines)] * len(lines)
    parents: list[int | None] = []
    open_headers: list[int] = []
    for index, line in enumerate(lines):
        while open_headers and lines[open_headers[-1]].level >= line.level:
            ends[open_headers.pop()] = index
        parents.append(open_headers[-1] if open_headers else None)
        open_headers.append(index)
    return ends, parents
