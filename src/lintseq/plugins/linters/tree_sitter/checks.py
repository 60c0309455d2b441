"""Check files: what a grammar accepts and the language does not, as queries.

A name in such a file is the code of an error, and the node that has it is wrong. A node
``CODE.empty`` is wrong only if it holds nothing. A node ``CODE.stray`` is wrong only in the wrong
place: if it is in no node ``CODE.home``, or has a node ``CODE.wall`` between it and that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from lintseq.core.grammar import Grammar
from lintseq.grammars.loading import load
from lintseq.grammars.queries import compiled, read_queries, refuse_names
from lintseq.grammars.spans import Span, innermost

if TYPE_CHECKING:
    from tree_sitter import Node, Query, Tree

ROLES = ("empty", "stray", "home", "wall")
"""What may follow a code and a dot in the name of a node."""


@cache
def check_query(grammar: Grammar) -> Query | None:
    """The compiled check file of ``grammar``, if it has one."""
    if grammar.checks is None:
        return None
    query = compiled(load(grammar), read_queries(grammar.checks), grammar.checks)
    refuse_names(query, grammar.checks, lambda name: name.partition(".")[2] in ("", *ROLES))
    return query


def violations(grammar: Grammar, tree: Tree) -> Iterator[tuple[str, Span]]:
    """What the check file of ``grammar`` finds in ``tree``: codes, and where they are."""
    from tree_sitter import QueryCursor

    query = check_query(grammar)
    if query is None:
        return
    found = QueryCursor(query).captures(tree.root_node)
    for name, nodes in found.items():
        code, _, role = name.partition(".")
        if code.startswith("_"):
            continue  # asked of by a predicate alone
        if not role:
            yield from ((code, Span.of(node)) for node in nodes)
        elif role == "empty":
            yield from ((code, span) for span in map(Span.of, nodes) if span.start == span.end)
        elif role == "stray":
            yield from ((code, span) for span in _strays(code, found))


def _strays(code: str, found: Mapping[str, Sequence[Node]]) -> Iterator[Span]:
    """The nodes ``CODE.stray`` whose innermost home or wall is no home."""
    spans = {
        role: {Span.of(node) for node in found.get(f"{code}.{role}", ())} for role in ROLES[1:]
    }
    settled = {
        stray
        for around, stray in innermost(spans["home"] | spans["wall"], spans["stray"])
        if around in spans["home"]
    }
    yield from spans["stray"] - settled
