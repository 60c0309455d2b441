"""The keys of syntax errors: what is left of a message when numbers and suggestions are gone."""

from __future__ import annotations

import pytest

from lintseq.plugins.linters.cpython.source import Source
from lintseq.plugins.linters.cpython.syntax import diagnostic


@pytest.mark.parametrize(
    ("message", "lasting"),
    [
        ("invalid syntax", "invalid syntax"),
        ("invalid syntax. Perhaps you forgot a comma?", "invalid syntax"),
        ("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", "invalid syntax"),
        ("invalid syntax. Did you mean 'import'?", "invalid syntax"),
        ("f-string: invalid syntax. Perhaps you forgot a comma?", "f-string: invalid syntax"),
        (
            "Missing parentheses in call to 'print'. Did you mean print(...)?",
            "Missing parentheses in call to 'print'",
        ),
        (
            "cannot assign to name here. Maybe you meant '==' instead of '='?",
            "cannot assign to name here",
        ),
        (
            'expression cannot contain assignment, perhaps you meant "=="?',
            "expression cannot contain assignment",
        ),
        (
            "expected an indented block after 'if' statement on line 12",
            "expected an indented block after 'if' statement",
        ),
        (
            "closing parenthesis ']' does not match opening parenthesis '(' on line 3",
            "closing parenthesis ']' does not match opening parenthesis '('",
        ),
        (
            "unterminated triple-quoted string literal (detected at line 5)",
            "unterminated triple-quoted string literal",
        ),
        (
            "unterminated string literal (detected at line 1); perhaps you escaped the end quote",
            "unterminated string literal",
        ),
        ("name 'line' is parameter and global", "name 'line' is parameter and global"),
        (
            "did you forget parentheses around the comprehension target?",
            "did you forget parentheses around the comprehension target?",
        ),
    ],
)
def test_keys_leave_out_what_changes(message: str, lasting: str) -> None:
    error = SyntaxError(message, ("<program>", 1, 1, None))
    assert diagnostic(error, Source("a\n" * 20)).key == f"SyntaxError: {lasting}"


def test_the_kind_of_error_is_its_code() -> None:
    error = TabError("inconsistent use of tabs", ("<program>", 2, 3, None))
    found = diagnostic(error, Source("a\n" * 20))
    assert (found.code, found.line, found.column, found.syntax) == ("TabError", 2, 3, True)
