"""The `ruff` linter: an external program, asked over standard input for each text.

Ruff's rules F and E9 are pyflakes' messages under other names. It lists every syntax error where
CPython stops at the first, so it names other lines, but agrees on what is clean.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from lintseq.core.diagnostics import Diagnostic, Level, Levels
from lintseq.core.errors import LinterFailed, LinterUnavailable, LintseqError, ProgramRejected
from lintseq.core.hookspecs import hookimpl
from lintseq.core.linter import Linter
from lintseq.plugins.linters.cpython.source import Source

SECONDS = 60
"""How long ruff may take for one text: a thousand times what it takes for a long one."""

_NAMES = frozenset({"F821", "F822", "F823"})
_PLACEMENT = frozenset(
    {
        "F404",
        "F406",
        "F407",
        "F621",
        "F622",
        "F701",
        "F702",
        "F704",
        "F706",
        "F707",
        "F722",
        "F831",
        "F901",
    }
)
_FORMATS = frozenset(
    {"F501", "F502", "F503", "F505", "F506", "F507", "F508", "F509", "F521", "F524", "F525"}
)
_DOUBTFUL = frozenset(
    {"F504", "F522", "F523", "F541", "F601", "F602", "F631", "F632", "F633", "F634"}
)

LEVELS: Levels = {
    "default": Level(
        "syntax, names, misplaced statements, broken formats", _NAMES | _PLACEMENT | _FORMATS
    ),
    "syntax": Level("only what does not parse", frozenset()),
    "names": Level("syntax, and names that are used but not defined", _NAMES),
    "strict": Level(
        "default, and what hardly does what was meant",
        _NAMES | _PLACEMENT | _FORMATS | _DOUBTFUL,
    ),
}
"""The codes that stand for those in the levels of the linter `pyflakes`."""

_SYNTAX_CODES = (None, "invalid-syntax")
_PASSING = re.compile(r" from line \d+|; consider .*|, or defined from star imports.*")
# Ruff reports these on the line below the header or decorator that they are about.
_OF_THE_LINE_ABOVE = ("Expected an indented block after", "Expected class, function definition")
_NOTHING = re.compile(r"\s*(?:#.*)?")


class Ruff(Linter):
    """Ruff with no configuration but what stands here, in an empty environment.

    The language version is that of the Python that runs lintseq, as for the linter `pyflakes`.
    """

    name = "ruff"
    summary = "the same rules as pyflakes, by another program"
    languages = frozenset({"python"})
    tier = "semantic"
    levels = LEVELS
    install = "pip install 'lintseq[ruff]'"

    def version(self) -> str:
        """The version of ruff, and the version of Python that it judges by."""
        return f"{_ruff_version(find_ruff())} ({_target()})"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything that ruff's rules F and E9 say of ``text``, in the order of lines."""
        source = Source(text)
        status, answer = _run(find_ruff(), *_check_arguments(), text=source.code)
        try:
            found = [_diagnostic(entry, source) for entry in _entries(answer)]
        except (ValueError, KeyError, TypeError) as error:
            raise LinterFailed(
                f"ruff's answer cannot be understood ({type(error).__name__}: {error}):"
                f" {answer[:200]!r}; install another version of ruff."
            ) from error
        if bool(found) != bool(status):
            raise LinterFailed(
                f"ruff ended with status {status} and {len(found)} findings, which do not go"
                " together; install another version of ruff."
            )
        return sorted(found, key=lambda each: (each.line or 0, each.column or 0))


def _check_arguments() -> Sequence[str]:
    return (
        *("check", "--isolated", "--no-cache", "--ignore-noqa", "--no-preview", "--quiet"),
        *("--select", "F,E9", "--target-version", _target()),
        *("--output-format", "json", "--stdin-filename", "program.py", "-"),
    )


def _target() -> str:
    return "py{}{}".format(*sys.version_info[:2])


def _entries(answer: str) -> list[dict[str, Any]]:
    entries = json.loads(answer)
    if not isinstance(entries, list):
        raise TypeError("not a list")
    return entries


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
        if not _NOTHING.fullmatch(source.lines[above - 1].code):
            return source.place(above, 1)[0]
    return None


@lru_cache(maxsize=1)
def find_ruff() -> str:
    """Ruff beside the Python that runs this, or else the first one on the path."""
    beside = Path(sysconfig.get_path("scripts"), "ruff")
    found = beside if beside.is_file() else shutil.which("ruff")
    if found is None:
        raise LinterUnavailable(f"The linter 'ruff' is not installed; run: {Ruff.install}")
    return str(Path(found).resolve())


@lru_cache(maxsize=1)
def _ruff_version(binary: str) -> str:
    return _run(binary, "--version")[1].strip()


def _run(binary: str, *arguments: str, text: str = "") -> tuple[int, str]:
    """Ruff's exit status and what it prints, given ``text`` on standard input."""
    try:
        done = subprocess.run(
            [binary, *arguments],
            input=text.encode(),
            capture_output=True,
            timeout=SECONDS,
            # Nothing of ours reaches it: no variable, and no folder in which it might look.
            env={},
            cwd=Path(binary).anchor,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ProgramRejected(
            "timeout", f"ruff did not finish within {SECONDS} seconds; leave the program out."
        ) from None
    except OSError as error:
        raise LinterFailed(f"ruff cannot be started ({error}); install it again.") from error
    # 0: nothing found, 1: something found; 2 and signals: it failed.
    if done.returncode not in (0, 1):
        raise _failure(done.returncode, done.stderr.decode(errors="replace").strip())
    return done.returncode, done.stdout.decode(errors="replace")


def _failure(status: int, words: str) -> LintseqError:
    if "overflowed its stack" in words:
        return ProgramRejected("nesting", "The program is nested too deeply for ruff's parser.")
    return LinterFailed(
        f"ruff failed with status {status} ({words[-300:]}); install another version of it."
    )


@hookimpl
def lintseq_linters() -> Sequence[Linter]:
    """Supply the linter."""
    return [Ruff()]
