"""What html5lib has against a text, as diagnostics."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from lintseq.core.diagnostics import Diagnostic
from lintseq.plugins.linters.html5lib.levels import LEVELS
from lintseq.plugins.linters.html5lib.tracing import Place, TracingParser
from lintseq.plugins.linters.server.line_map import CARRIAGE_RETURN, LineMap

VERSION: str = version("html5lib")


def findings(text: str) -> Iterator[Diagnostic]:
    """Everything that is wrong with ``text``, read as a document: what it lacks is implied."""
    parser = TracingParser(text)
    parser.run()
    lines = LineMap(text, CARRIAGE_RETURN)
    for fault in parser.faults:
        line, column = _place(lines, fault.place)
        cause = None if fault.began is None else _place(lines, fault.began)[0]
        yield Diagnostic(
            line=line,
            code=fault.code,
            message=fault.message,
            severity="error" if LEVELS["default"].selects(fault.code) else "warning",
            key=" ".join([fault.code, *fault.names]),
            cause=None if cause == line else cause,
            column=column,
        )


def _place(lines: LineMap, place: Place) -> tuple[int, int | None]:
    line, column = place
    return lines.place(line, column + 1)
