"""What a style sheet leaves open: CSS closes it at the end of the text without a word.

A word is put after the text. Where that stands in the tree, nothing is open but what is around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2

from lintseq.plugins.linters.in_process.judging import MAX_DEPTH, too_deep

_END = "\nlintseq-end-of-text"
BRACKETS = frozenset({"() block", "[] block", "{} block", "function"})
"""The types of nodes that have others in them."""


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """A block or comment that is not closed: its code, what opens it, and where that is."""

    code: str
    opening: str
    line: int
    column: int


def open_end(text: str) -> OpenEnd | None:
    """The innermost thing that ``text`` leaves open: what is around it may be open through it."""
    nodes = tinycss2.parse_component_value_list(text + _END)
    found = None
    depth = 0
    while nodes:
        depth += 1
        if depth > MAX_DEPTH:
            raise too_deep()
        last = nodes[-1]
        if last.type == "comment" and _END.strip() in last.value:
            return OpenEnd("unclosed-comment", "/*", last.source_line, last.source_column)
        if last.type not in BRACKETS:
            return found
        found = OpenEnd("unclosed-block", _opening(last), last.source_line, last.source_column)
        nodes = content_of(last)
    return found


def content_of(bracket: Any) -> Sequence[Any]:
    """What is in a block, or between the brackets of a function."""
    nodes: Sequence[Any] = bracket.arguments if bracket.type == "function" else bracket.content
    return nodes


def _opening(bracket: Any) -> str:
    return f"{bracket.name}(" if bracket.type == "function" else str(bracket.type)[0]
