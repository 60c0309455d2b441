"""What stands open above a line: the blocks, and the last statement.

Used for texts that CPython has read up to that line and no further.
"""

from __future__ import annotations

import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintseq.plugins.linters.cpython.source import Source

TAB = 8
"""Python's tokenizer takes a tab to the next multiple of so many columns."""


@dataclass(frozen=True, slots=True)
class Statement:
    """The first token of a logical line, and the line on which it stands, as Python counts."""

    word: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block with its header, its indentation, and the line of its first statement."""

    header: Statement
    column: int
    line: int


@dataclass(frozen=True, slots=True)
class Above:
    """What is open above a line.

    Attributes:
        blocks: the blocks, outermost first.
        last: the last statement; none if the line stands inside it.
    """

    blocks: Sequence[Block] = ()
    last: Sequence[Statement] = ()


def leading_space(code: str) -> str:
    """The white space with which ``code`` begins, as far as it indents."""
    return code[: len(code) - len(code.lstrip(" \t\f"))]


def indentation(code: str) -> int:
    """The column in which ``code`` begins, as Python's tokenizer counts."""
    return len(leading_space(code).rpartition("\f")[2].expandtabs(TAB))


def read_above(line: int, source: Source) -> Above:
    """What is open above Python's ``line``; nothing if the line does not begin a statement.

    CPython has found no fault there. Where `tokenize`, which was another program before Python
    3.12, finds one all the same, nothing is known.
    """
    blocks: list[Block] = []
    begun: list[Statement] = []
    last: list[Statement] = []
    try:
        for token in _tokens_above(line, source):
            if token.type == tokenize.INDENT:
                blocks.append(Block(last[0], indentation(token.string), token.start[0]))
            elif token.type == tokenize.DEDENT:
                blocks.pop()
            elif token.type == tokenize.NEWLINE:
                begun, last = [], begun
            elif not begun and token.type not in (tokenize.NL, tokenize.COMMENT):
                begun = [Statement(token.string, token.start[0])]
    except (tokenize.TokenError, SyntaxError, SystemError):
        return Above()
    return Above(blocks, last)


def _tokens_above(line: int, source: Source) -> Iterator[tokenize.TokenInfo]:
    above = [each.code + "\n" for each in source.lines[: line - 1]]
    for token in tokenize.generate_tokens(iter(above).__next__):
        # What follows closes the blocks that are open at the end.
        if token.start[0] > len(above):
            return
        yield token
