"""The `ruff` linter: pyflakes' rules by an external program, asked over standard input.

It lists every syntax error where CPython stops at the first, so it names other lines than the
linter `pyflakes`, but agrees with it on what is clean.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from lintseq.core.diagnostics import Diagnostic
from lintseq.core.errors import LinterFailed
from lintseq.core.linter import Linter
from lintseq.plugins.linters.cpython.source import Source
from lintseq.plugins.linters.ruff.levels import LEVELS
from lintseq.plugins.linters.ruff.program import INSTALL, Answer, run_ruff

_SYNTAX_CODES = (None, "invalid-syntax")
_PASSING = re.compile(r" from line \d+|; consider .*|, or defined from star imports.*")
# Ruff reports these on the line below the header or decorator that they are about.
_OF_THE_LINE_ABOVE = ("Expected an indented block after", "Expected class, function definition")
_NO_CODE = re.compile(r"\s*(?:#.*)?")


class Ruff(Linter):
    """Ruff's rules F and E9, with no configuration, and comments that switch rules off ignored.

    The language version is that of the Python that runs lintseq, as for the linter `pyflakes`.
    """

    name = "ruff"
    summary = "the rules of pyflakes, by another program"
    languages = frozenset({"python"})
    tier = "semantic"
    levels = LEVELS
    install = INSTALL

    def version(self) -> str:
        """The version of ruff, and the version of Python that it judges by."""
        return f"{_ruff_version()} ({_target()})"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything that ruff's rules F and E9 say of ``text``, in the order of lines."""
        source = Source(text)
        found = _read(run_ruff(*_arguments(), text=source.code), source)
        return sorted(found, key=lambda each: (each.line or 0, each.column or 0))


def _arguments() -> Sequence[str]:
    return (
        *("check", "--isolated", "--no-cache", "--ignore-noqa", "--no-preview", "--quiet"),
        *("--select", "F,E9", "--target-version", _target()),
        *("--output-format", "json", "--stdin-filename", "program.py", "-"),
    )


def _target() -> str:
    return "py{}{}".format(*sys.version_info[:2])


@lru_cache(maxsize=1)
def _ruff_version() -> str:
    return run_ruff("--version").text.strip()


def _read(answer: Answer, source: Source) -> Sequence[Diagnostic]:
    try:
        entries = json.loads(answer.text)
        if not isinstance(entries, list):
            raise TypeError("not a list")
        found = [_diagnostic(entry, source) for entry in entries]
    except (ValueError, KeyError, TypeError) as error:
        raise LinterFailed(
            f"ruff's answer cannot be understood ({type(error).__name__}: {error}):"
            f" {answer.text[:200]!r}; install another version of ruff."
        ) from error
    if bool(found) != bool(answer.status):
        raise LinterFailed(
            f"ruff ended with status {answer.status} and {len(found)} findings, which do not go"
            " together; install another version of ruff."
        )
    return found


def _diagnostic(entry: dict[str, Any], source: Source) -> Diagnostic:
    syntax = entry["code"] in _SYNTAX_CODES
    code = "invalid-syntax" if syntax else str(entry["code"])
    message = str(entry["message"])
    row = int(entry["location"]["row"])
    line, column = source.place(row, int(entry["location"]["column"]))
    error = syntax or LEVELS["default"].selects(code)
    return Diagnostic(
        line=line,
        code=code,
        message=message,
        severity="error" if error else "warning",
        key=f"{code} {_PASSING.sub('', message)}",
        cause=_line_above(row, source) if message.startswith(_OF_THE_LINE_ABOVE) else None,
        syntax=syntax,
        column=column,
    )


def _line_above(row: int, source: Source) -> int | None:
    """The last line with code above Python's line ``row``."""
    for above in range(min(row, len(source.lines)) - 1, 0, -1):
        if not _NO_CODE.fullmatch(source.lines[above - 1].code):
            return source.place(above, 1)[0]
    return None
