r"""Python's own tokens, gathered into logical lines, comments, brackets and long strings.

Lines here are those of `lintseq.core.lines`, counted from 0. Python ends a line at a lone ``\r``
too, so one of our lines may hold several of Python's.
"""

from __future__ import annotations

import tokenize
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field

from lintseq.core.lines import split_lines
from lintseq.grammars.kinds import CLOSING
from lintseq.grammars.pairs import Bracket, Pair, pairs_of

BOM = "\ufeff"
TAB = 8
"""Python's tokenizer takes a tab to the next multiple of so many columns."""

# These strings come in parts: the first kind since Python 3.12, the second since 3.14.
_OPENINGS = {getattr(tokenize, name, None) for name in ("FSTRING_START", "TSTRING_START")}
_CLOSINGS = {getattr(tokenize, name, None) for name in ("FSTRING_END", "TSTRING_END")}
_BRACKETS = frozenset({*CLOSING.keys(), *CLOSING.values()})


@dataclass(slots=True)
class LogicalLine:
    """One logical line: simple statements, or a header with what follows its colon.

    Attributes:
        first: its first line.
        last: its last line.
        column: its indentation.
        level: how many blocks are open around it.
        word: its first token, if that is a word or ``@``; else empty.
        joined: whether a backslash joins lines of it, outside brackets and strings.
    """

    first: int
    last: int
    column: int
    level: int
    word: str
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, with its line and column."""

    line: int
    column: int


@dataclass
class Reading:
    """What the tokens of one text say, each list in the order of lines.

    Attributes:
        logical_lines: all of them.
        comments: those with nothing else on their line.
        strings: the first and the last line of each string token over several lines.
        pairs: the brackets over several lines, by their lines, in the order in which they close.
        code: the lines on which something stands that is no comment, also inside a string.
    """

    logical_lines: list[LogicalLine] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    strings: list[tuple[int, int]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    code: set[int] = field(default_factory=set)


class NoTokens(Exception):
    """A text cannot be cut into Python's tokens."""


def read(text: str) -> Reading:
    """What the tokens of ``text`` say; `NoTokens` if it cannot be cut into any.

    This says what is right; `lintseq.languages.python.scan` is faster.
    """
    lines = list(_python_lines(text.removeprefix(BOM)))
    reader = _Reader(lines)
    try:
        # Since Python 3.12 the tokenizer has warnings, which a filter can make errors.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for token in tokenize.generate_tokens((code for _, code in lines).__next__):
                reader.take(token)
    # CPython 3.12 and later raise the last two: for lone surrogates, and, against all rules, for
    # NUL and some broken f-strings.
    except (tokenize.TokenError, SyntaxError, ValueError, SystemError) as error:
        raise NoTokens(str(error)) from error
    return reader.finished()


def _python_lines(text: str) -> Iterator[tuple[int, str]]:
    """Python's lines, each with a newline, and the number of the line of ours that it is in."""
    for number, line in enumerate(split_lines(text)):
        for code in line.removesuffix("\n").removesuffix("\r").split("\r"):
            yield number, code + "\n"


class _Reader:
    """Takes tokens one by one and gathers what they say."""

    def __init__(self, lines: list[tuple[int, str]]) -> None:
        self._lines = lines
        self._level = 0
        self._begun: LogicalLine | None = None
        self._depth = 0
        self._opened: list[int] = []
        self._brackets: list[Bracket] = []
        self._found = Reading()

    def finished(self) -> Reading:
        """What was found, once all tokens were taken."""
        found = self._found
        found.comments = [each for each in found.comments if each.line not in found.code]
        pairs = pairs_of(self._brackets)
        found.pairs = [pair for pair in pairs if pair.opening[0] < pair.closing[0]]
        return found

    def take(self, token: tokenize.TokenInfo) -> None:
        match token.type:
            case tokenize.INDENT:
                self._level += 1
            case tokenize.DEDENT:
                self._level -= 1
            case tokenize.NEWLINE:
                self._end_logical_line(token)
            case tokenize.COMMENT:
                comment = Comment(self._line(token.start), self._column(token.start))
                self._found.comments.append(comment)
            case tokenize.ERRORTOKEN:
                raise SyntaxError(f"{token.string!r} is no token")
            case tokenize.NL | tokenize.ENDMARKER:
                pass
            case _:
                self._take_code(token)

    def _take_code(self, token: tokenize.TokenInfo) -> None:
        first, last = self._line(token.start), self._line(token.end)
        if self._begun is None:
            column = self._column(token.start)
            named = token.type == tokenize.NAME or token.string == "@"
            word = token.string if named else ""
            self._begun = LogicalLine(first, last, column, self._level, word)
        self._continue_logical_line(self._begun, first, last)
        if token.type == tokenize.OP and token.string in _BRACKETS:
            self._take_bracket(token.string, first)
        if token.type in _OPENINGS:
            self._opened.append(first)
        elif token.type in _CLOSINGS:
            first = self._opened.pop()
        if last > first and (token.type == tokenize.STRING or token.type in _CLOSINGS):
            self._found.strings.append((first, last))
        self._found.code.update(range(first, last + 1))

    def _take_bracket(self, bracket: str, line: int) -> None:
        # They come in order, and `pairs_of` keeps the order of those that are at one place.
        self._brackets.append(Bracket((line, 0), bracket))
        self._depth += 1 if bracket in CLOSING else -1

    def _continue_logical_line(self, begun: LogicalLine, first: int, last: int) -> None:
        if first > begun.last and not self._depth:
            begun.joined = True
        begun.last = last

    def _end_logical_line(self, token: tokenize.TokenInfo) -> None:
        if self._begun is not None:
            last = self._line(token.start)
            self._continue_logical_line(self._begun, last, last)
            self._found.logical_lines.append(self._begun)
            self._begun = None

    def _line(self, position: tuple[int, int]) -> int:
        return self._lines[position[0] - 1][0]

    def _column(self, position: tuple[int, int]) -> int:
        """The column of a position as Python's tokenizer measures indentation."""
        before = self._lines[position[0] - 1][1][: position[1]]
        return len(before.rpartition("\f")[2].expandtabs(TAB))
