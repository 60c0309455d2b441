"""What the linter says of a text: the faults of its tree, and what a check file finds in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lintseq.core.diagnostics import Diagnostic
from lintseq.core.errors import ProgramRejected
from lintseq.core.grammar import Grammar
from lintseq.core.lines import is_blank, split_lines
from lintseq.grammars.nesting import DEEPEST, too_deep
from lintseq.grammars.spans import Span
from lintseq.plugins.linters.tree_sitter.checks import violations
from lintseq.plugins.linters.tree_sitter.faults import Fault, faults
from lintseq.plugins.linters.tree_sitter.levels import MISSING, STRAY

if TYPE_CHECKING:
    from tree_sitter import Tree


def encoded(text: str) -> bytes:
    """``text`` as tree-sitter reads it.

    Raises:
        ProgramRejected: no file in UTF-8 can hold it, or it has a NUL (``encoding``), or it is
            nested too deeply (``nesting``).
    """
    try:
        source = text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise ProgramRejected(
            "encoding", "the text has a lone surrogate, which UTF-8 cannot hold", line=line
        ) from None
    if b"\0" in source:
        line = source.count(b"\n", 0, source.index(b"\0")) + 1
        raise ProgramRejected("encoding", "the text has a NUL byte", line=line)
    deep = too_deep(source)
    if deep is not None:
        message = f"more than {DEEPEST} brackets wait for a partner"
        raise ProgramRejected("nesting", message, line=deep)
    return source


def judge(grammar: Grammar, tree: Tree, text: str) -> Sequence[Diagnostic]:
    """Everything that is wrong with ``text``, of which ``tree`` is the tree, in order."""
    found = [*_violations(grammar, tree)]
    if tree.root_node.has_error:
        found += _faults(tree, _last_line(text))
    return sorted(found, key=lambda each: (each.line or 0, each.column or 0, each.key))


def _violations(grammar: Grammar, tree: Tree) -> Iterator[Diagnostic]:
    for code, span in violations(grammar, tree):
        yield Diagnostic(
            line=span.first + 1,
            code=code,
            message=code.replace("-", " "),
            severity="error",
            key=code,
            column=span.start[1] + 1,
        )


def _faults(tree: Tree, end: int) -> Iterator[Diagnostic]:
    for fault in faults(tree):
        start = Span.of(fault.node).start
        code, message = _words(fault)
        yield Diagnostic(
            line=min(start[0] + 1, end),
            code=code,
            message=message,
            severity="error",
            key=message,
            cause=fault.cause.start_point.row + 1 if fault.cause else None,
            syntax=True,
            column=start[1] + 1,
        )


def _words(fault: Fault) -> tuple[str, str]:
    place = f" in {fault.around.replace('_', ' ')}" if fault.around else ""
    if fault.node.is_missing:
        return MISSING, f"'{fault.node.type}' is missing{place}"
    return STRAY, f"this cannot be parsed{place}"


def _last_line(text: str) -> int:
    """The number of the last line that is not blank: a token can be missing after it."""
    lines = split_lines(text)
    while lines and is_blank(lines[-1]):
        lines.pop()
    return max(1, len(lines))
