"""Every grammar loads, and every query file goes with its grammar and says what can be said."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lintseq.core.change import Change
from lintseq.core.errors import LinterFailed
from lintseq.core.grammar import Grammar
from lintseq.core.host import default_host
from lintseq.core.language import Language
from lintseq.grammars.captures import NAMES, captures
from lintseq.grammars.loading import load
from lintseq.grammars.queries import shape_query
from lintseq.languages import grammars
from lintseq.plugins.linters.tree_sitter.checks import ROLES, check_query

HERE = grammars.wheel("c").shape
assert HERE is not None
FOLDERS = (HERE.parent, HERE.parent.parent / "checks")
WITH_GRAMMAR = [each for each in default_host().languages.things.values() if each.grammar]
OWN = [language for language in WITH_GRAMMAR if not language.generic]


def names(language: Language) -> str:
    return language.name


@pytest.mark.parametrize("language", OWN, ids=names)
def test_shape_names_are_known(language: Language) -> None:
    assert language.grammar is not None
    query = shape_query(language.grammar)
    found = {query.capture_name(number) for number in range(query.capture_count)}
    ours = {name for name in found if not name.startswith("_")}
    assert {name.partition(".")[0] for name in ours} <= set(NAMES)
    parts = {name for name in ours if "." in name}
    assert parts == {
        f"{name.partition('.')[0]}.{end}" for name in parts for end in ("start", "end")
    }


@pytest.mark.parametrize("language", OWN, ids=names)
def test_check_names_are_codes(language: Language) -> None:
    assert language.grammar is not None
    query = check_query(language.grammar)
    if query is None:
        return
    found = {query.capture_name(number) for number in range(query.capture_count)}
    ours = [name for name in found if not name.startswith("_")]
    for code, _, role in (name.partition(".") for name in ours):
        assert code.replace("-", "").isalpha()
        assert code == code.lower()
        assert not role or role in ROLES
        assert role not in ("home", "wall") or f"{code}.stray" in found


def test_every_query_file_is_used() -> None:
    used = {
        path for each in OWN if each.grammar for path in (each.grammar.shape, each.grammar.checks)
    }
    inherited = {"ecma.scm", "jsx.scm"}
    for folder in FOLDERS:
        files = {path for path in folder.glob("*.scm") if path.name not in inherited}
        assert files <= used, files - used


@pytest.mark.campaign
@pytest.mark.parametrize("language", WITH_GRAMMAR, ids=names)
def test_every_grammar_loads_and_knows_some_shape(language: Language) -> None:
    assert language.grammar is not None
    assert load(language.grammar).node_kind_count
    structure = language.structure(Change.creation("a\n\n{\nb\n}\n"))
    assert isinstance(structure.companions(0), list | tuple)


def test_listing_languages_loads_no_grammar() -> None:
    code = (
        "import sys; from lintseq.core.host import default_host;"
        "host = default_host(); count = len(host.languages.things); assert count > 150, count;"
        "linter = host.linter_for(host.languages.get('elm')); linter.version();"
        "assert not [name for name in sys.modules if name.startswith('tree_sitter')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def of_a_plugin(path: Path, queries: str) -> Grammar:
    path.write_text(queries)
    return Grammar("tree_sitter_c", shape=path, checks=path)


@pytest.mark.parametrize("name", ["commment", "header.strat", "open.close"])
def test_a_shape_file_with_a_name_that_means_nothing_is_refused(tmp_path: Path, name: str) -> None:
    grammar = of_a_plugin(tmp_path / "shape.scm", f"(comment) @{name}\n")
    with pytest.raises(LinterFailed, match=rf"shape\.scm gives nodes the name '@{name}'"):
        captures(grammar, b"int a;\n")


def test_a_check_file_with_a_role_that_means_nothing_is_refused(tmp_path: Path) -> None:
    grammar = of_a_plugin(tmp_path / "checks.scm", "(comment) @bad.stary\n")
    with pytest.raises(LinterFailed, match=r"checks\.scm gives nodes the name '@bad\.stary'"):
        check_query(grammar)


def test_names_for_predicates_are_a_file_s_own(tmp_path: Path) -> None:
    queries = '((comment) @comment (#eq? @comment "x"))\n((comment) @_mine (#eq? @_mine "x"))\n'
    assert not captures(of_a_plugin(tmp_path / "shape.scm", queries), b"int a;\n").spans["comment"]


def test_the_line_that_does_not_go_with_the_grammar_is_told(tmp_path: Path) -> None:
    (tmp_path / "first.scm").write_text("(comment) @comment\n")
    grammar = of_a_plugin(tmp_path / "shape.scm", "; inherits: first\n\n(nothing) @comment\n")
    words = r"shape\.scm does not .* \(.*nothing in '\(nothing\) @comment'\); mend it"
    with pytest.raises(LinterFailed, match=words):
        captures(grammar, b"int a;\n")
