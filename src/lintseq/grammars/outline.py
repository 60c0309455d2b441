r"""The outline of one text: which of its lines have no place without which other.

The rules are those of Python (`lintseq.languages.python.outline`), with brackets:

- From its first line a **header** takes its body and the clauses that continue it; a **clause**
  takes only its own body. Comments below that are indented deeper go with either.
- From the line of an opening **bracket**, as from that of the closing one, goes everything between.
  A bracket that stays behind alone would break the rest of the text. A line such as `} else {`
  takes only the block that it opens: what closed that one then closes the other.
- A **string** or comment over several lines leaves whole from its first and from its last line.
- A **frame** around a whole file, such as an include guard, leaves alone, its ends together.
- **Decorators** and the like go with the code below them.

Whatever leaves, leaves in balance: a line that holds a bracket takes the lines with its partner.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lintseq.core.lines import split_lines
from lintseq.grammars.captures import Captures
from lintseq.grammars.pairs import Balance
from lintseq.grammars.silence import WipedText
from lintseq.grammars.spans import Position, Span, innermost


class Outline:
    """What is known of one text, by its lines, counted from 0.

    Attributes:
        trivia: the lines that are blank, or hold nothing but a comment, and lie in no string.
    """

    def __init__(self, source: bytes, captures: Captures) -> None:
        self._end = len(split_lines(source.decode("utf-8", "replace")))
        self._layout = _Layout(source, captures)
        self._balance = Balance(captures.pairs)
        self._spans: defaultdict[int, list[range]] = defaultdict(list)
        for line, span in _spans(captures, self._layout):
            self._spans[line].append(span)
        inside = {
            line
            for span in captures.called("string")
            for line in range(span.first + 1, span.last + 1)
        }
        self.trivia = self._layout.silent - inside

    def companions(self, line: int) -> list[int]:
        """The other lines that go with ``line``, ascending."""
        spans = [*self._balance.around(line)]
        spans += [self._balance.hull(span[0], span[-1]) for span in self._spans.get(line, ())]
        above = self._layout.above.get(line)
        if above is not None:
            spans.append(range(above, line))
        # A token that is missing at the end is on the line after the last.
        return sorted(other for other in set().union(*spans) - {line} if other < self._end)


def _spans(captures: Captures, layout: _Layout) -> Iterator[tuple[int, range]]:
    """Lines of a text, each with a span that goes with it."""
    for span in captures.called("comment", "string"):
        yield span.first, range(span.first, span.last + 1)
        yield span.last, range(span.first, span.last + 1)
    for span in captures.called("frame"):
        yield span.first, range(span.last, span.last + 1)
        yield span.last, range(span.first, span.first + 1)
    clauses = _Clauses([span for span in captures.called("clause") if layout.begins_line(span)])
    for clause in clauses.all:
        yield clause.first, range(clause.first, layout.end(clause, clauses.last_line(clause)))
    for header in filter(layout.begins_line, captures.called("header")):
        yield layout.line_of_code(header), range(header.first, layout.end(header, header.last))
    for whole in filter(layout.begins_line, captures.called("whole")):
        yield layout.line_of_code(whole), range(whole.first, whole.last + 1)
        yield whole.last, range(clauses.first_line(whole), whole.last + 1)
    bodies = filter(layout.begins_line, captures.called("body"))
    for header, body in innermost(captures.called("header", "whole", "clause"), bodies):
        yield body.first, range(header.first, body.last + 1)


class _Clauses:
    """The clauses of one text that begin a line."""

    def __init__(self, clauses: list[Span]) -> None:
        self.all = clauses
        self._by_end: defaultdict[Position, list[Span]] = defaultdict(list)
        for clause in clauses:
            self._by_end[clause.end].append(clause)

    def last_line(self, clause: Span) -> int:
        """The last line of ``clause`` itself: in many grammars it holds the clauses after it."""
        later = [other.first for other in self._by_end[clause.end] if other.start > clause.start]
        return min(later) - 1 if later else clause.last

    def first_line(self, whole: Span) -> int:
        """Where that begins which the last line of ``whole`` ends: it, or its last clause."""
        inside = [other.first for other in self._by_end[whole.end] if other.start > whole.start]
        return max(inside, default=whole.first)


class _Layout:
    """Which lines of one text hold code, and where it begins.

    Attributes:
        silent: the lines without anything but comments.
        above: for a line of code the first line of the decorators above it, if there are any.
    """

    def __init__(self, source: bytes, captures: Captures) -> None:
        self._text = WipedText(source, ())
        self.silent = WipedText(source, captures.called("comment")).blank_lines()
        self._code = WipedText(source, captures.called("attached", "comment"))
        self._blank = WipedText(source, ()).blank_lines()
        self._attached = self._code.blank_lines() - self.silent
        self.above = {self._code_below(line): line for line in sorted(self._attached, reverse=True)}

    def begins_line(self, span: Span) -> bool:
        """Whether nothing but comments and decorators is before ``span`` on its line."""
        return self._code.is_blank_before(*span.start)

    def line_of_code(self, span: Span) -> int:
        """The first line of ``span`` that is more than decorators."""
        return min(self._code_below(span.first), span.last)

    def end(self, span: Span, last: int) -> int:
        """The line after ``last`` and the comments below it that are deeper than ``span``."""
        column = self._text.indentation(span.first)
        end = below = last + 1
        while below in self.silent:
            below += 1
            if below - 1 not in self._blank:
                if self._text.indentation(below - 1) <= column:
                    break
                end = below
        return end

    def _code_below(self, line: int) -> int:
        while line in self._attached or line in self.silent:
            line += 1
        return line
