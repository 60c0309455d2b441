"""Linting a text as a session would: what the linter sees, and which of it counts as an error."""

from __future__ import annotations

from dataclasses import dataclass

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.host import default_host
from lintseq.core.naive_session import diagnose


@dataclass(frozen=True)
class Judged:
    """A diagnostic, and whether it counts as an error at the level asked for."""

    diagnostic: Diagnostic
    is_error: bool


def lint(
    text: str, *, language: str, linter: str | None = None, level: str = "default"
) -> list[Judged]:
    """What a linter says of ``text``, in the order of lines.

    Raises:
        UsageError: there is no such language, linter or level.
        LinterUnavailable: the linter's tool is not installed.
        LinterFailed: the tool crashed or cannot be understood.
        ProgramRejected: the tool cannot take such a text.
    """
    host = default_host()
    tool = host.linter_for(host.languages.get(language), linter)
    tool = tool.for_program(Change.creation(text))
    tool.level(level)
    return [Judged(found, tool.is_error(found, level)) for found in diagnose(tool, text)]
