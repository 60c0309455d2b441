"""Code that fell out of PHP: outside of its tags all is text to PHP, and text is always right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.linter import Linter
from lintseq.plugins.linters.php_lint.levels import HTML, LEVELS, OUTSIDE


class OfProgram(Linter):
    """Judges the states of one program.

    A state that lost an opening tag is text from there on, and clean. So text outside of PHP is an
    error unless it is outside of PHP in the whole program, too: a line of HTML in a template.

    ``judge`` is what PHP says of a text, ``ends`` are the program before and after the change.
    """

    name = "php-lint"
    summary = "PHP's own parser, for the states of one program"
    languages = frozenset({"php"})
    tier = "compiler"
    levels = LEVELS

    def __init__(
        self, plain: Linter, judge: Callable[[str], Sequence[Diagnostic]], ends: Sequence[str]
    ) -> None:
        self._plain = plain
        self._judge = judge
        self._html = frozenset(
            found.key for text in ends for found in judge(text) if found.code == HTML
        )

    def version(self) -> str:
        """That of the linter whose answers it looks through."""
        return self._plain.version()

    def for_program(self, change: Change) -> Linter:
        """The linter for another program."""
        return self._plain.for_program(change)

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """What PHP says of ``text``, and which code is outside of it."""
        return [self._graded(found) for found in self._judge(text)]

    def _graded(self, found: Diagnostic) -> Diagnostic:
        if found.code != HTML or found.key in self._html:
            return found
        return replace(
            found,
            code=OUTSIDE,
            severity="error",
            message="this is code, but no opening tag stands before it any more",
            key=f"{OUTSIDE} {found.key}",
        )
