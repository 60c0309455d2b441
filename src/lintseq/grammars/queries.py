"""Query files for grammars: what they find in a syntax tree, by the names they give it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lintseq.core.errors import LinterFailed
from lintseq.core.grammar import Grammar
from lintseq.grammars import kinds
from lintseq.grammars.loading import load

if TYPE_CHECKING:
    from tree_sitter import Language, Query

_PLACE = re.compile(r" at row (\d+), column \d+")
_INHERITS = re.compile(r"^; inherits: (.*)$", re.MULTILINE)


@cache
def shape_query(grammar: Grammar) -> Query:
    """What finds the shape of a program: the file that ``grammar`` names, and all brackets.

    Without a file, comments, strings and blocks are found by the names that grammars give them.
    """
    language = load(grammar)
    own = read_queries(grammar.shape) if grammar.shape else _by_names(language)
    return compiled(language, own + _brackets(language), grammar.shape)


def read_queries(path: Path) -> str:
    """The queries in the file ``path``, after those of the files beside it that it inherits.

    A line ``; inherits: ecma, jsx`` names these.
    """
    source = path.read_text("utf-8")
    names = [name for line in _INHERITS.findall(source) for name in line.split(",")]
    inherited = [read_queries(path.with_name(f"{name.strip()}.scm")) for name in names]
    return "\n".join([*inherited, source])


def compiled(language: Language, source: str, path: Path | None = None) -> Query:
    """The query ``source``, which stands in the file ``path`` if in any."""
    from tree_sitter import Query, QueryError

    try:
        query: Query = Query(language, source)
    except QueryError as error:
        where = f"The query file {path}" if path else "A query made from names"
        raise LinterFailed(
            f"{where} does not go with the installed grammar ({_with_line(error, source)}); mend "
            "it, or install the grammar that it is for."
        ) from error
    return query


def refuse_names(query: Query, path: Path | None, is_known: Callable[[str], bool]) -> None:
    """Refuse a query file that gives nodes a name that nothing is done with.

    Names that begin with ``_`` are for the file's own predicates.

    Raises:
        LinterFailed: there is one for which ``is_known`` is false.
    """
    for name in map(query.capture_name, range(query.capture_count)):
        if not name.startswith("_") and not is_known(name):
            raise LinterFailed(
                f"The query file {path} gives nodes the name '@{name}', which means nothing there; "
                "mend it, or let it begin with '_' if it is for predicates."
            )


def _with_line(error: ValueError, source: str) -> str:
    """What tree-sitter says, with the line itself: it counts those of joined files, and from 0."""
    words = str(error)
    place = _PLACE.search(words)
    if place is None:
        return words
    line = source.split("\n")[int(place[1])].strip()
    return f"{_PLACE.sub('', words)} in '{line}'"


def _by_names(language: Language) -> str:
    return (
        _alternatives(map("({})".format, kinds.comments(language)), "comment")
        + _alternatives(map("({})".format, kinds.strings(language)), "string")
        + _alternatives(_blocks(kinds.ending_tokens(language)), "block")
    )


def _blocks(endings: Sequence[str]) -> Iterable[str]:
    """Nodes whose last child is a word that ends a block."""
    return [f"(_ {_quoted(ending)} .)" for ending in endings]


def _brackets(language: Language) -> str:
    return _alternatives(map(_quoted, kinds.opening_tokens(language)), "open") + _alternatives(
        map(_quoted, kinds.closing_tokens(language)), "close"
    )


def _alternatives(patterns: Iterable[str], name: str) -> str:
    joined = " ".join(patterns)
    return f"\n[{joined}] @{name}\n" if joined else ""


def _quoted(token: str) -> str:
    escaped = token.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
