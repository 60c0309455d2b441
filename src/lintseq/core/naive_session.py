"""The plain session: every state is linted from scratch. Slow, obvious, the definition of right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic, row_of
from lintseq.core.errors import LinterFailed, LintseqError, ProgramRejected

if TYPE_CHECKING:
    from lintseq.core.linter import Finding, Linter, LintOptions


def diagnose(linter: Linter, text: str) -> Sequence[Diagnostic]:
    """Ask ``linter`` of ``text``; whatever it raises that it should not is a `LinterFailed`."""
    try:
        return linter.lint(text)
    except LintseqError:
        raise
    # A linter is a plugin, or wraps a tool: nothing it does may count as 'no errors found'.
    except Exception as error:
        raise LinterFailed(
            f"the linter '{linter.name}' failed: {type(error).__name__}: {error}"
        ) from error


class NaiveSession:
    """A `lintseq.core.linter.LintSession` over nothing but `Linter.lint`."""

    def __init__(self, linter: Linter, change: Change, options: LintOptions) -> None:
        linter.level(options.level)
        self._linter = linter.for_program(change)
        self._change = change
        self._options = options
        self._present = set(change.target_rows)
        target = self._errors(change.target_rows, refuse_syntax=linter.tier != "grammar")
        self.baseline: frozenset[Finding] = frozenset()
        if options.forgive_baseline:
            self.baseline = frozenset([*target, *self._errors(change.base_rows)])

    def reset(self) -> None:
        """Go to the target: the finished program."""
        self._present = set(self._change.target_rows)

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Take rows away and put rows back, in one step, and judge the state that results."""
        self._present.difference_update(remove)
        self._present.update(restore)
        return self.judge(sorted(self._present))

    def judge(self, present: Sequence[int]) -> list[int]:
        """The rows with new errors of the state in which ``present``, ascending, are there."""
        return sorted(
            {row for row, key in self._errors(present) if (row, key) not in self.baseline}
        )

    def _errors(self, present: Sequence[int], refuse_syntax: bool = False) -> list[Finding]:
        if not present:
            return []
        found: list[Finding] = []
        for diagnostic in diagnose(self._linter, self._change.text(present)):
            if diagnostic.syntax and refuse_syntax:
                raise ProgramRejected(
                    "syntax",
                    diagnostic.message,
                    line=diagnostic.line,
                    column=diagnostic.column,
                )
            if self._linter.is_error(diagnostic, self._options.level):
                row = row_of(self._change, present, diagnostic, self._options.attribution)
                found.append((row, diagnostic.key))
        return found
