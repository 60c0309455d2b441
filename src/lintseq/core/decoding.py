"""What reading a model's text came to: the closed list of outcomes, and the states it passed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic, row_of
from lintseq.core.errors import ProgramRejected
from lintseq.core.linter import Finding, Linter, LintOptions
from lintseq.core.naive_session import diagnose

DECODINGS: Mapping[str, str] = MappingProxyType(
    {
        "clean": "the text is what its format asks for",
        "repaired": "faults of the text were repaired, and counted",
        "truncated": "the limit on tokens ended it; what there is was read",
        "empty": "the text holds no edit",
        "unreadable": "no program could be read from it",
        "too-large": "the text, or all that was between it and the program, is beyond the limits",
    }
)
"""Every outcome of reading a completion, with what it means."""


class StateJudge:
    """Says whether the texts on a model's way to a program are clean.

    A model's edits need not be a partition of the program's lines: what is written may be deleted
    or changed again. So each state is a text of its own, and its lines are matched with the
    program's as a change from the one to the other matches them. An error of a state is *new*
    unless the program has one with the same key on the same line. What does not parse is never
    clean, whatever the program is like, but for linters of the tier ``grammar``: such a program
    would be a reject in training data. Neither is what the linter cannot take at all.
    """

    def __init__(self, linter: Linter, program: str) -> None:
        self._linter = linter.for_program(Change.creation(program))
        self._options = LintOptions()
        self._program = program
        self._forgiven = self._errors(program) or []

    def is_clean(self, state: str) -> bool:
        """Whether ``state`` has no error that the program lacks.

        Raises:
            ToolError: the linter failed; that says nothing of the state.
        """
        errors = self._errors(state)
        if not errors:
            return errors is not None
        if not self._forgiven or any(map(self._breaks, errors)):
            return False
        change = Change.between(_terminated(state), _terminated(self._program))
        forgiven = set(self._findings(change, change.target_rows, self._forgiven))
        return forgiven.issuperset(self._findings(change, change.base_rows, errors))

    def _errors(self, text: str) -> list[Diagnostic] | None:
        """The errors of ``text``; None if the linter cannot take it."""
        if not text:
            return []
        try:
            found = diagnose(self._linter, text)
        except ProgramRejected:
            return None
        level = self._options.level
        return [diagnostic for diagnostic in found if self._linter.is_error(diagnostic, level)]

    def _breaks(self, error: Diagnostic) -> bool:
        return error.syntax and self._linter.tier != "grammar"

    def _findings(
        self, change: Change, present: tuple[int, ...], errors: Iterable[Diagnostic]
    ) -> Iterable[Finding]:
        for error in errors:
            yield row_of(change, present, error, self._options.attribution), error.key


def _terminated(text: str) -> str:
    r"""``text`` with a final ``\n``: a last line is no other line for having none yet."""
    return text if text.endswith("\n") else f"{text}\n"
