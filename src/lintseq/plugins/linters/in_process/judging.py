"""The frame of a parser in this process: what it must not see, change, or be stopped by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lintseq.core.diagnostics import Diagnostic
from lintseq.core.errors import LinterFailed, LintseqError, ProgramRejected
from lintseq.plugins.linters.cpython.isolation import isolated
from lintseq.plugins.linters.cpython.source import refuse_unencodable

Check = Callable[[str], Iterable[Diagnostic]]
"""What a tool says of a text."""

MAX_DEPTH = 1000
"""How many brackets or elements of a text may stand one inside the other."""


def judge(text: str, tool: str, check: Check) -> Sequence[Diagnostic]:
    """All that ``check`` says of ``text``, in the order of lines.

    Raises:
        ProgramRejected: no file in UTF-8 can hold the text, or it has a NUL (``encoding``), or it
            is too deeply nested (``nesting``).
        LinterFailed: ``tool`` crashed on it.
    """
    refuse_unencodable(text)
    try:
        with isolated():
            found = list(check(text))
    except LintseqError:
        raise
    except RecursionError:
        raise too_deep() from None
    # Whatever else a tool raises is a bug of it, met by this text.
    except Exception as error:
        raise crashed(tool, error) from error
    return sorted(found, key=lambda each: (each.line or 0, each.column or 0, each.key))


def too_deep() -> ProgramRejected:
    """What a text is rejected with that is nested too deeply."""
    return ProgramRejected(
        "nesting",
        "The program is nested too deeply to be parsed reliably; flatten its innermost parts.",
    )


def crashed(tool: str, error: Exception) -> LinterFailed:
    """What is raised when ``tool`` raises what it should not."""
    return LinterFailed(
        f"{tool} crashed on the program ({type(error).__name__}: {error});"
        f" report it to the makers of {tool}, or leave the program out."
    )
