"""What PyYAML's parser has against a text, and the line that causes it.

The parser's events are read and nothing is built of them: tags make no objects, aliases are not
followed. It is PyYAML's own parser in Python, not the one in C, which is not everywhere and words
its messages otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.reader import ReaderError

from lintseq.core.diagnostics import Diagnostic
from lintseq.plugins.linters.in_process.places import line_at, place_at
from lintseq.plugins.linters.yaml_parser.names import Fault, Names

VERSION: str = yaml.__version__

_OPENED = (
    "while parsing a flow mapping",
    "while parsing a flow sequence",
    "while scanning a quoted scalar",
    "while scanning a simple key",
)
"""Contexts in which what was begun is at fault, not where it cannot go on."""
_IN_BRACKETS = "while parsing a flow node"


def findings(text: str) -> Iterator[Diagnostic]:
    """Everything that is wrong with ``text``; of what is no YAML only the first."""
    names = Names()
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            yield from (_about(text, fault) for fault in names.faults(event))
    except yaml.MarkedYAMLError as error:
        yield _no_yaml(text, error, names)
    except ReaderError as error:
        yield _unprintable(text, error)


def _no_yaml(text: str, error: yaml.MarkedYAMLError, names: Names) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    position = len(text) if mark is None else mark.index
    # What ends too early ends after the last line that has something.
    line, column = place_at(text, min(position, len(text.rstrip())))
    began = _began(error, names)
    cause = None if began is None else line_at(text, began)
    words = ", ".join(part for part in (error.context, error.problem) if part)
    return Diagnostic(
        line=line,
        code="syntax-error",
        message=words,
        severity="error",
        key=words,
        cause=None if cause == line else cause,
        syntax=True,
        column=column,
    )


def _began(error: yaml.MarkedYAMLError, names: Names) -> int | None:
    """Where that begins which is at fault, if it is not the place that is reported."""
    context = error.context or ""
    if context.startswith(_OPENED) and error.context_mark is not None:
        position: int = error.context_mark.index
        return position
    return names.open_bracket if context == _IN_BRACKETS else None


def _unprintable(text: str, error: ReaderError) -> Diagnostic:
    line, column = place_at(text, error.position)
    words = f"the character {error.character:#06x} is not allowed"
    return Diagnostic(line, "unprintable", words, "error", words, syntax=True, column=column)


def _about(text: str, fault: Fault) -> Diagnostic:
    line, column = place_at(text, fault.position)
    undefined = fault.code == "undefined-alias"
    return Diagnostic(
        line=line,
        code=fault.code,
        message=f"'{fault.name}' is {'no anchor above' if undefined else 'a key already'}",
        severity="error" if undefined else "warning",
        key=f"{fault.code} {fault.name}",
        column=column,
    )
