r"""Which lines of a text no compiler hears: blank ones, and comments that are nothing but words.

A grammar says where comments and strings are, but only of a text that it understands wholly. A
comment may still speak to a tool (``//go:build``, ``# encoding: utf-8``, ``@jsx``), end where tool
and grammar disagree (``\u002a/`` in Java, ``?>`` in PHP), or be no comment to the tool (``///`` in
Rust). So only plain ones count: after the usual marks letters, digits, spaces and simple
punctuation, and inside a comment of several lines nothing that could end it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from lintseq.core.grammar import Grammar
from lintseq.grammars.captures import captures
from lintseq.grammars.loading import parser
from lintseq.grammars.spans import Span

_WORDS = r"[A-Za-z0-9 \t.,;()'\"-]*"
_BLANK = re.compile(r"[ \t]*")
_ALONE = re.compile(rf"[ \t]*(?:(?://|#|--) {_WORDS}|/\*\*? {_WORDS}\*/[ \t]*)")
_FIRST = re.compile(rf"[ \t]*/\*\*?(?: {_WORDS})?")
_INSIDE = re.compile(r"(?:(?!\*/|/\*|@jsx|@ts-)[\t -\[\]-~])*")
_NUMBERS = re.compile(r"\b(?:__LINE__\b|line!)")
_LAST = re.compile(rf"[ \t]*{_WORDS}\*/[ \t]*")


@dataclass(frozen=True, slots=True)
class QuietLines:
    """The lines of a text, counted from 0, that nobody hears.

    Attributes:
        single: each of them may leave, alone or with others.
        whole: comments over several lines, which may leave whole.
    """

    single: Set[int]
    whole: Sequence[range] = ()

    def may_leave(self, lines: Set[int]) -> bool:
        """Whether ``lines`` may leave together."""
        rest = lines - self.single
        for comment in self.whole if rest else ():
            if set(comment) <= lines:
                rest -= set(comment)
        return not rest


def quiet_lines(grammar: Grammar, lines: Sequence[str]) -> QuietLines:
    """Those of ``lines``, a text.

    None, if the grammar does not understand it wholly, or if it asks for the numbers of its lines.
    """
    text = "".join(lines)
    source = text.encode("utf-8")
    if _NUMBERS.search(text) or parser(grammar).parse(source).root_node.has_error:
        return QuietLines(frozenset())
    shape = captures(grammar, source)
    strings = {line for span in shape.called("string") for line in _lines_of(span)}
    comments = [_lines_of(span) for span in shape.called("comment")]
    places = _Lines(lines, strings)
    edges = {line for comment in comments for line in (comment[0], comment[-1])}
    single = {line for line in range(len(lines)) if line not in edges and places.fits(_BLANK, line)}
    single |= {comment[0] for comment in comments if len(comment) == 1 and places.is_alone(comment)}
    inner = [comment[1:-1] for comment in comments]
    single |= {line for part in inner for line in part if places.fits(_INSIDE, line)}
    return QuietLines(
        single, [each for each in comments if len(each) > 1 and places.is_alone(each)]
    )


def may_be_quiet(line: str) -> bool:
    """Whether ``line`` could be quiet, by its text alone: cheap, for what is mostly code."""
    return any(_fits(pattern, line) for pattern in (_BLANK, _ALONE, _FIRST, _LAST)) or (
        line.lstrip()[:1] == "*"
    )


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a text, and those that strings touch."""

    lines: Sequence[str]
    strings: Set[int]

    def fits(self, pattern: re.Pattern[str], line: int) -> bool:
        """Whether a line is as ``pattern`` says, in no string, and does not continue another."""
        above = self.lines[line - 1].rstrip() if line else ""
        free = line not in self.strings and not above.endswith("\\")
        return free and _fits(pattern, self.lines[line])

    def is_alone(self, comment: range) -> bool:
        """Whether a comment is plain, and has its lines for itself."""
        if len(comment) == 1:
            return self.fits(_ALONE, comment[0])
        return (
            self.fits(_FIRST, comment[0])
            and self.fits(_LAST, comment[-1])
            and all(self.fits(_INSIDE, line) for line in comment[1:-1])
        )


def _fits(pattern: re.Pattern[str], line: str) -> bool:
    return pattern.fullmatch(line.removesuffix("\n").removesuffix("\r")) is not None


def _lines_of(span: Span) -> range:
    return range(span.first, span.last + 1)
