"""All that tinycss2 says of a style sheet, through all of its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2

from lintseq.plugins.linters.in_process.judging import MAX_DEPTH, too_deep
from lintseq.plugins.linters.tinycss2.open_ends import BRACKETS, content_of

_OF_RULES = frozenset({"container", "layer", "media", "scope", "supports"})
_WITHOUT_BLOCK = frozenset({"charset", "import", "namespace"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, at tinycss2's place; ``cause`` is the line that it comes from."""

    code: str
    message: str
    line: int
    column: int
    cause: int | None = None


def faults(text: str) -> Iterator[Fault]:
    """Everything that is wrong with the rules and declarations of ``text``."""
    sheet = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    waiting: list[tuple[int, Sequence[Any]]] = [(0, sheet)]
    while waiting:
        depth, nodes = waiting.pop()
        if depth > MAX_DEPTH:
            raise too_deep()
        for node in nodes:
            yield from _of(node)
            waiting += [(depth + 1, inside) for inside in _inside(node)]


def _of(node: Any) -> Iterator[Fault]:
    if node.type == "error":
        yield _error(node)
    elif node.type == "at-rule" and node.content is not None:
        if node.lower_at_keyword in _WITHOUT_BLOCK:
            words = f"@{node.lower_at_keyword} has no block"
            yield Fault("block-after-import", words, node.source_line, node.source_column)
    elif node.type == "declaration" and not node.name.startswith("--"):
        for value in node.value:
            if value.type == "literal" and value.value == ":":
                words = f"a colon in the value of '{node.lower_name}'"
                place = (value.source_line, value.source_column)
                yield Fault("colon-in-value", words, *place, node.source_line)
                break


def _error(node: Any) -> Fault:
    kind, message = node.kind, node.message
    if kind in ("bad-string", "bad-url"):
        code = "bad-text"
    elif kind.startswith("eof-in-"):
        code = "unclosed-text"
    elif kind in (")", "]", "}"):
        code = "unmatched-bracket"
    elif "{} block" in message:
        code = "no-block"
    else:
        code = "bad-declaration" if "declaration" in message else "bad-rule"
    return Fault(code, message, node.source_line, node.source_column)


def _inside(node: Any) -> Iterator[Sequence[Any]]:
    """What is in a rule, a declaration or a bracket."""
    if node.type == "declaration":
        yield node.value
    elif node.type in BRACKETS:
        yield content_of(node)
    elif node.type in ("at-rule", "qualified-rule"):
        yield node.prelude
        if node.content is not None:
            yield _parsed(node)


def _parsed(rule: Any) -> Sequence[Any]:
    of_rules = rule.type == "at-rule" and rule.lower_at_keyword in _OF_RULES
    parse = tinycss2.parse_rule_list if of_rules else tinycss2.parse_blocks_contents
    nodes: Sequence[Any] = parse(rule.content, skip_comments=True, skip_whitespace=True)
    return nodes
