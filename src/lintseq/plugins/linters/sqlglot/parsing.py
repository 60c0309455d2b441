"""What sqlglot's tokenizer and parser have against a text, and the lines that cause it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import ErrorLevel, TokenError
from sqlglot.tokenizer_core import Token

from lintseq.core.diagnostics import Diagnostic
from lintseq.plugins.linters.in_process.brackets import open_brackets
from lintseq.plugins.linters.in_process.places import line_at
from lintseq.plugins.linters.server.line_map import CARRIAGE_RETURN, LineMap
from lintseq.plugins.linters.sqlglot.openings import PIECES, unclosed_bracket, unclosed_text

VERSION: str = version("sqlglot")
BOM = "\ufeff"

_TOKEN = re.compile(r"<Token .*?(?:\]>|>$)", re.DOTALL)
_CLASS = re.compile(r"<class '(?:\w+\.)*(\w+)'>")
_CODES: Mapping[str, str] = {
    "Required keyword": "missing-part",
    "Expect": "expected",
    "Invalid": "unexpected",
}
_CLOSING = "Expecting )"


def faults(text: str, dialect: str) -> tuple[Sequence[Diagnostic], int]:
    """What is wrong with ``text`` in ``dialect``; and how many statements are not understood.

    Those that sqlglot has no rules for, such as most of what administers a server, it takes as
    they are: nothing is said of them.
    """
    # The mark is no part of the program; a space keeps all places.
    body = " " + text[1:] if text.startswith(BOM) else text
    open_brackets(PIECES, body, len(body))  # which refuses what is too deep
    settled = Dialect.get_or_raise(dialect)
    try:
        tokens = settled.tokenize(body)
    except TokenError as error:
        return [_unclosed(body, error)], 0
    # At this level the parser logs what it finds, and goes on with the next statement.
    parser = settled.parser(error_level=ErrorLevel.WARN)
    with _silence():
        statements = parser.parse(tokens, body)
    lines = LineMap(body, CARRIAGE_RETURN)
    found = [_diagnostic(each, lines, tokens) for error in parser.errors for each in error.errors]
    return found, sum(isinstance(each, exp.Command) for each in statements)


@contextmanager
def _silence() -> Iterator[None]:
    """Without the log, which is for people; errors are kept besides."""
    log = logging.getLogger("sqlglot")
    was = log.disabled
    log.disabled = True
    try:
        yield
    finally:
        log.disabled = was


def _unclosed(text: str, error: TokenError) -> Diagnostic:
    opened = unclosed_text(text, error)
    return Diagnostic(
        line=line_at(text, opened.start),
        code="unclosed-text",
        message=f"what {opened.text} opens is never closed",
        severity="error",
        key=f"unclosed-text {opened.text}",
        syntax=True,
    )


def _diagnostic(error: Mapping[str, Any], lines: LineMap, tokens: Sequence[Token]) -> Diagnostic:
    words = _CLASS.sub(r"\1", _TOKEN.sub("another word", error["description"]))
    line, _ = lines.place(error["line"])
    opened = unclosed_bracket(tokens, error["line"], error["col"]) if words == _CLOSING else None
    cause = None if opened is None else lines.place(opened)[0]
    code = next((code for start, code in _CODES.items() if words.startswith(start)), "unexpected")
    return Diagnostic(
        line=line,
        code=code,
        message=words,
        severity="error",
        key=f"{words} at {error['highlight']}",
        cause=None if cause == line else cause,
        syntax=True,
    )
