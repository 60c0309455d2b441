"""The faults of a syntax tree: what tree-sitter skipped, and what it put in, to get over them.

Where a bracket is never closed, the parser notices long after it: the bracket is the cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintseq.grammars.kinds import closed_by_opening, closing, ends_block

if TYPE_CHECKING:
    from tree_sitter import Node, Tree


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Attributes:
        node: what was skipped, or put in.
        around: the kind of node that it is in; empty if that is the whole text.
        cause: what was opened and not closed, if that is what is wrong.
    """

    node: Node
    around: str
    cause: Node | None


def faults(tree: Tree) -> Iterator[Fault]:
    """The faults of ``tree``, in no order; of those in one another only the innermost.

    But what was opened in the outer one, and not closed, is a fault of its own.
    """
    root = tree.root_node
    waiting = [(root, "")]
    while waiting:
        node, around = waiting.pop()
        kind = "" if node == root else node.type
        children = node.children
        inner = [child for child in children if child.has_error]
        waiting += [(child, kind) for child in inner if not child.is_missing]
        for child in inner:
            if child.is_missing:
                yield Fault(child, kind, _partner(child, children))
        if node.is_error:
            opening = _left_open(children)
            if opening is not None or not inner:
                yield Fault(node, around, opening)


def _partner(missing: Node, beside: Sequence[Node]) -> Node | None:
    """What the ``missing`` token would close, of the nodes ``beside`` it."""
    if ends_block(missing.type):
        return beside[0]
    before = [node for node in beside if node.start_byte < missing.start_byte]
    wanted = closing(missing.type)
    if wanted is not None:
        return next((node for node in before[::-1] if closed_by_opening(node.type) == wanted), None)
    return None


def _left_open(nodes: Sequence[Node]) -> Node | None:
    """The last of ``nodes`` that opens a bracket which none of the others closes."""
    waiting: list[Node] = []
    for node in nodes:
        if closed_by_opening(node.type) is not None:
            waiting.append(node)
        elif waiting and closing(node.type) == closed_by_opening(waiting[-1].type):
            waiting.pop()
    return waiting[-1] if waiting else None
