"""GraphQL for lintseq: what this plugin supplies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lintseq.core.grammar import Grammar
from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.linter import Linter
from lintseq.grammars.structure import grammar_structure

HERE = Path(__file__).parent
GRAMMAR = Grammar(
    package="tree_sitter_language_pack",
    function="get_binding",
    argument="graphql",
    install="pip install 'lintseq[grammars]'",
    shape=HERE / "shape.scm",
    checks=HERE / "checks.scm",
)
GRAPHQL = Language(
    name="graphql",
    linters=("graphql-core", "tree-sitter"),
    aliases=("gql",),
    extensions=(".graphql", ".graphqls", ".gql"),
    fence_tags=("graphql", "gql"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [GRAPHQL]


@hookimpl
def lintseq_linters() -> Sequence[Linter]:
    """Supply its linter."""
    from lintseq_graphql.linter import GraphqlCore

    return [GraphqlCore()]
