"""Variables that a whole program never assigns: they come from elsewhere, and are no error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.linter import Linter
from lintseq.plugins.linters.shellcheck.levels import LEVELS

UNASSIGNED = "SC2154"
FROM_ELSEWHERE = "from-elsewhere"
"""The code of a variable that nothing in the whole program assigns; an error at no level."""


class OfProgram(Linter):
    """Judges the states of one program by what ``plain`` says.

    Shellcheck tells of a variable without value where it is first used, and nowhere else. When
    that line leaves it tells of the next, which would look like a new error. So variables that the
    program before or after the change does not assign either have a code that is no error.
    """

    name = "shellcheck"
    summary = "shellcheck, for the states of one program"
    languages = frozenset({"bash"})
    tier = "semantic"
    levels = LEVELS

    def __init__(self, plain: Linter, change: Change) -> None:
        self._plain = plain
        ends = [text for text in (change.base, change.target) if text]
        self._from_elsewhere = frozenset(
            found.key for text in ends for found in _unassigned(plain.lint(text))
        )

    def version(self) -> str:
        """That of the linter whose answers it looks through."""
        return self._plain.version()

    def for_program(self, change: Change) -> Linter:
        """The linter for another program."""
        return self._plain.for_program(change)

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """What shellcheck says of ``text``, and which variables come from elsewhere."""
        return [self._graded(found) for found in self._plain.lint(text)]

    def _graded(self, found: Diagnostic) -> Diagnostic:
        if found.key not in self._from_elsewhere:
            return found
        return replace(found, code=FROM_ELSEWHERE)


def _unassigned(found: Sequence[Diagnostic]) -> Iterable[Diagnostic]:
    return (each for each in found if each.code == UNASSIGNED)
