"""What a linter answers, as short as tests compare it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lintseq.core.errors import ProgramRejected
from lintseq.core.linter import Linter

Told = tuple[int | None, str, str]
"""A line, a code and a message."""


def told(linter: Linter, text: str) -> list[Told]:
    """All that a linter says, at every severity."""
    return [(each.line, each.code, each.message) for each in linter.lint(text)]


def codes_of(linter: Linter, text: str, level: str = "default") -> list[str]:
    """The errors that a linter finds."""
    return [each.code for each in linter.lint(text) if linter.is_error(each, level)]


def codes_anew(make: Callable[[], Linter], text: str) -> list[str]:
    """The errors that a linter finds which is made for this alone."""
    linter = make()
    try:
        return codes_of(linter, text)
    finally:
        linter.stop()


def refusal_of(linter: Linter, text: str) -> str:
    """The reason for which a linter refuses to judge."""
    with pytest.raises(ProgramRejected) as refused:
        linter.lint(text)
    return refused.value.reason
