"""The language obeys what lintseq asks, its blocks stay together, and lintseq finds it."""

from pathlib import Path

from lintseq_graphql import GRAPHQL

from lintseq.core.change import Change
from lintseq.core.host import default_host
from lintseq.testing import LanguageConformance

SAMPLE = (Path(__file__).parents[1] / "sample.graphql").read_text("utf-8")
PROGRAM = '"""\nA book.\n"""\ntype Book {\n  title: String\n}\n'


class TestGraphql(LanguageConformance):
    language = GRAPHQL
    programs = (PROGRAM, "# c\nenum E {\n  A\n}\n{ a {\n  b }\n}")
    comments = ("# a comment\n", "  #")


def test_a_type_leaves_with_its_description_and_a_description_whole() -> None:
    structure = GRAPHQL.structure(Change.creation(PROGRAM))
    assert [list(structure.companions(row)) for row in range(6)] == [
        [1, 2],
        [],
        [0, 1],
        [0, 1, 2, 4, 5],
        [],
        [0, 1, 2, 3, 4],
    ]


def test_lintseq_finds_the_plugin() -> None:
    host = default_host()
    assert [plugin.fault for plugin in host.plugins if plugin.name == "graphql"] == [None]
    assert host.linter_for(host.languages.get("gql")).name == "graphql-core"


def test_the_grammar_and_its_checks_judge_too() -> None:
    linter = default_host().linter_for(GRAPHQL, "tree-sitter")
    assert list(linter.lint(SAMPLE)) == []
    (found,) = linter.lint("enum E {\n  A\n  true\n}\n")
    assert (found.line, found.code) == (3, "reserved-enum-value")
