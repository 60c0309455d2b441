r"""Where the cause of a syntax error lies when CPython reports it on an innocent line.

CPython reports an error where it could not go on, which is often the line after the one to blame.
Only what can be told for sure is mapped:

- *expected an indented block after … on line N*: the header, line N.
- *expected 'except' or 'finally' block*: the innermost ``try`` that is open above.
- *unindent does not match any outer indentation level*: the line that opened the block which is
  left. It stands deeper than the block should, so it has lost its header, or the start of its
  statement; every line below the block is as innocent as the one reported.
- *invalid syntax* and *unexpected unindent* after a decorator, on a line that is no definition: the
  decorator, since nothing else may follow it.
- *invalid syntax* and *expected ':'* on a line that a ``\`` joins to the one above: that one, since
  what continued it is gone.
"""

from __future__ import annotations

import re

from lintseq.plugins.linters.cpython.above import Above, indentation, read_above
from lintseq.plugins.linters.cpython.source import Source

_NO_BLOCK = re.compile(r"expected an indented block after .* on line (\d+)")
_DEFINITION = re.compile(r"\s*(?:@|async\b|class\b|def\b)")
# A `#` may begin a comment, in which a backslash says nothing: then nothing is known.
_JOINED_TO_NEXT = re.compile(r"[^#]*\\")


def cause_of(message: str, line: int, source: Source) -> int | None:
    """The line, as we count, that causes the error reported on Python's ``line``, if known."""
    cause = _python_line(message, line, source)
    return None if cause is None else source.place(cause, 1)[0]


def _python_line(message: str, line: int, source: Source) -> int | None:
    header = _NO_BLOCK.match(message)
    if header:
        return int(header.group(1))
    if message.startswith("expected 'except' or 'finally' block"):
        return _unfinished_try(read_above(line, source))
    if message.startswith("unindent does not match"):
        return _deeper_block(indentation(source.lines[line - 1].code), read_above(line, source))
    if not message.startswith(("invalid syntax", "unexpected unindent", "expected ':'")):
        return None
    if line > 1 and _JOINED_TO_NEXT.fullmatch(source.lines[line - 2].code):
        return line - 1
    if _DEFINITION.match(source.lines[line - 1].code):
        return None
    return _decorator(read_above(line, source))


def _unfinished_try(above: Above) -> int | None:
    """The line of the ``try`` whose block ends before the line below."""
    headers = [block.header for block in above.blocks]
    for statement in reversed([*headers, *above.last]):
        if statement.word == "try":
            return statement.line
    return None


def _deeper_block(column: int, above: Above) -> int | None:
    """The first line of the outermost block that is deeper than ``column``."""
    return next((block.line for block in above.blocks if block.column > column), None)


def _decorator(above: Above) -> int | None:
    """The line of the statement above, if it is a decorator."""
    return next((last.line for last in above.last if last.word == "@"), None)
