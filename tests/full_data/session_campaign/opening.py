"""Both sessions of a change: the plain one and the one that is to give the same answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.errors import ProgramRejected
from lintseq.core.linter import LintOptions, LintSession
from lintseq.core.naive_session import NaiveSession
from lintseq.plugins.linters.pyflakes.linter import Pyflakes
from lintseq.testing.side_by_side import Disagreement, SideBySide

Start = Callable[[Change, LintOptions], LintSession]
"""What makes a session, `Pyflakes.session` for example."""


class Remembering(Pyflakes):
    """The linter, which lints no text twice: the plain sessions of one program share it."""

    def __init__(self) -> None:
        self._said: dict[str, Sequence[Diagnostic]] = {}

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """As pyflakes does."""
        if text not in self._said:
            self._said[text] = super().lint(text)
        return self._said[text]


def open_both(
    start: Start, plain: Pyflakes, change: Change, options: LintOptions
) -> tuple[SideBySide, LintSession] | None:
    """Both sessions as one, and the session itself; None if both refuse the program alike.

    Raises:
        Disagreement: only one refuses it, or for another reason; or they forgive different errors.
    """
    expected = _opened(lambda: NaiveSession(plain, change, options))
    found = _opened(lambda: start(change, options))
    if isinstance(expected, Exception) or isinstance(found, Exception):
        if _refusal(found) != _refusal(expected):
            cause = found if isinstance(found, Exception) else None
            raise Disagreement(
                f"the session {_refusal(found)}, the plain one {_refusal(expected)}"
            ) from cause
        return None
    if set(found.baseline) != set(expected.baseline):
        raise Disagreement(
            f"the session forgives {sorted(found.baseline)}, "
            f"the plain one {sorted(expected.baseline)}"
        )
    return SideBySide(change, expected, found), found


def _opened(start: Callable[[], LintSession]) -> LintSession | Exception:
    try:
        return start()
    except Exception as error:
        return error


def _refusal(opened: LintSession | Exception) -> str:
    if isinstance(opened, ProgramRejected):
        place = f"line {opened.line}, column {opened.column}"
        return f"refuses the program ({opened.reason}, {place}: {opened.message})"
    if isinstance(opened, Exception):
        return f"raises {type(opened).__name__}: {opened}"
    return "takes the program"
