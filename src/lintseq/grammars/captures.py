"""What a shape query finds in one text, as plain spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lintseq.core.grammar import Grammar
from lintseq.grammars.loading import parser
from lintseq.grammars.nesting import too_deep
from lintseq.grammars.pairs import Bracket, Pair, pairs_of
from lintseq.grammars.queries import refuse_names, shape_query
from lintseq.grammars.spans import Span

if TYPE_CHECKING:
    from tree_sitter import Node, Query

NAMES: Mapping[str, str] = {
    "comment": "says nothing; one over several lines leaves whole",
    "string": "a string, or other text that is no code: leaves whole, and has no comments in it",
    "block": "begins and ends with words that belong together as brackets do: `do` and `end`",
    "frame": "a block around a whole file, as an include guard: its ends leave without the rest",
    "header": "a statement with a body: from its first line it leaves whole",
    "whole": "a header that also leaves whole from its last line",
    "clause": "what continues a header: from its first line it leaves without the clauses after it",
    "body": "a block in brackets: where it begins a line, its header leaves with it",
    "attached": "a decorator or annotation: goes with the code below it",
    "open": "a token that opens a bracket",
    "close": "a token that closes one",
    "lone": "a bracket without a partner, such as that after a pattern of a shell's `case`",
}
"""The names that a shape query may give to nodes, and what they say.

Where no node is what is meant, ``NAME.start`` and ``NAME.end`` in one pattern say from which node
to which it goes.
"""


@dataclass(frozen=True)
class Captures:
    """The spans of one text by the name that the query gives them, and its pairs of brackets."""

    spans: Mapping[str, Sequence[Span]]
    pairs: Sequence[Pair]

    def called(self, *names: str) -> list[Span]:
        """The spans with these names, in the order of lines, each once."""
        return sorted({span for name in names for span in self.spans.get(name, ())})


def captures(grammar: Grammar, source: bytes) -> Captures:
    """What the shape query of ``grammar`` finds in ``source``: nothing, if that is too deep."""
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    brackets: list[Bracket] = []
    if too_deep(source) is not None:
        return Captures({}, ())
    tree = parser(grammar).parse(source)
    # Not before it is known to be there: a parser says what installs it.
    from tree_sitter import QueryCursor

    for _, match in QueryCursor(_known_query(grammar)).matches(tree.root_node):
        for name, span in _named(match):
            spans[name].append(span)
        tokens = [*match.get("open", ()), *match.get("close", ())]
        brackets += [Bracket(Span.of(node).start, node.type) for node in tokens]
    lone = {span.start for span in spans["lone"]}
    pairs = pairs_of(bracket for bracket in brackets if bracket.at not in lone)
    blocks = set(spans["block"]) - set(spans["frame"])
    words = [Pair(span.start, (span.last, span.end[1]), "word") for span in blocks]
    return Captures(spans, [*pairs, *words])


@cache
def _known_query(grammar: Grammar) -> Query:
    query = shape_query(grammar)
    refuse_names(query, grammar.shape, _is_known)
    return query


def _is_known(name: str) -> bool:
    word, _, part = name.partition(".")
    return word in NAMES and part in ("", "start", "end")


def _named(match: Mapping[str, Sequence[Node]]) -> Iterator[tuple[str, Span]]:
    for name, nodes in match.items():
        whole, _, part = name.partition(".")
        if part == "start":
            last = match[f"{whole}.end"][-1]
            yield whole, Span(Span.of(nodes[0]).start, Span.of(last).end)
        elif not part:
            yield from ((name, Span.of(node)) for node in nodes)
