"""What tinycss2 has against a text, as diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterator

import tinycss2

from lintseq.core.diagnostics import Diagnostic
from lintseq.plugins.linters.server.line_map import LineMap
from lintseq.plugins.linters.tinycss2.open_ends import open_end
from lintseq.plugins.linters.tinycss2.walking import faults

VERSION: str = tinycss2.__version__

_LINE_END = re.compile(r"\r\n|[\r\n\f]")
"""What ends a line in CSS, and so for tinycss2."""
_PASSING = re.compile(r", got .*", re.DOTALL)


def findings(text: str) -> Iterator[Diagnostic]:
    """Everything that is wrong with ``text``; only what is left open, if something is."""
    lines = LineMap(text, _LINE_END)
    end = open_end(text)
    if end is not None:
        line, column = lines.place(end.line, end.column)
        words = f"'{end.opening}' is never closed"
        yield Diagnostic(line, end.code, words, "error", f"{end.code} {end.opening}", column=column)
        return
    for fault in faults(text):
        line, column = lines.place(fault.line, fault.column)
        cause = None if fault.cause is None else lines.place(fault.cause)[0]
        yield Diagnostic(
            line=line,
            code=fault.code,
            message=fault.message,
            severity="error",
            key=f"{fault.code} {_PASSING.sub('', fault.message)}",
            cause=None if cause == line else cause,
            column=column,
        )
