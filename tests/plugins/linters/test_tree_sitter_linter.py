"""What the linter `tree-sitter` says of itself, what it refuses, and where its session is fast."""

from __future__ import annotations

import importlib.metadata
import re
from dataclasses import replace
from pathlib import Path

import pytest

from lintseq.core.change import Change
from lintseq.core.errors import LinterFailed, LinterUnavailable, ProgramRejected, UsageError
from lintseq.core.grammar import Grammar
from lintseq.core.host import default_host
from lintseq.core.language import Language
from lintseq.core.linter import Linter, LintOptions
from lintseq.core.naive_session import NaiveSession
from lintseq.core.sessions import fallbacks_of
from lintseq.grammars.loading import release
from lintseq.languages.c import C
from lintseq.languages.java import JAVA
from lintseq.languages.python import PYTHON
from lintseq.plugins.linters.tree_sitter.linter import TreeSitter
from lintseq.plugins.linters.tree_sitter.session import TreeSession

CLEAN = "int f(void) {\n  return 1;\n}\n"
NOWHERE = Grammar(package="tree_sitter_nowhere", install="pip install nowhere")


def linter(language: Language = C) -> Linter:
    return TreeSitter().for_language(language)


def with_checks(path: Path, queries: str) -> Linter:
    path.write_text(queries)
    assert C.grammar is not None
    return linter(replace(C, grammar=replace(C.grammar, checks=path)))


def test_it_knows_every_language_with_a_grammar() -> None:
    assert TreeSitter().knows(JAVA)
    assert not TreeSitter().knows(replace(JAVA, grammar=None))


def test_another_language_is_refused_with_words() -> None:
    host = default_host()
    with pytest.raises(UsageError, match=r"'tree-sitter' does not know the language 'java'"):
        host.linter_for(replace(JAVA, grammar=None), "tree-sitter")


def test_it_must_be_settled() -> None:
    with pytest.raises(LinterFailed, match="before it was settled on a language"):
        TreeSitter().lint(CLEAN)


def test_its_version_names_binding_grammar_and_checks(tmp_path: Path) -> None:
    assert re.fullmatch(r"tree_sitter [\d.]+", TreeSitter().version())
    pattern = r"tree_sitter [\d.]+, tree_sitter_c [\d.]+, checks [0-9a-f]{8}"
    assert re.fullmatch(pattern, linter().version())
    assert linter().version() != with_checks(tmp_path / "c.scm", "; none").version()
    assert C.grammar is not None
    bare = linter(replace(C, grammar=replace(C.grammar, checks=None)))
    assert re.fullmatch(r"tree_sitter [\d.]+, tree_sitter_c [\d.]+", bare.version())


def test_a_missing_grammar_is_named_with_the_way_to_install_it() -> None:
    missing = replace(C, grammar=NOWHERE)
    with pytest.raises(LinterUnavailable, match=r"'tree_sitter_nowhere' .* pip install nowhere"):
        linter(missing).version()
    with pytest.raises(LinterUnavailable, match=r"'tree_sitter_nowhere' .* pip install nowhere"):
        linter(missing).lint(CLEAN)


def test_a_missing_tree_sitter_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", absent)
    release.cache_clear()
    with pytest.raises(LinterUnavailable, match=r"pip install 'lintseq\[tree-sitter\]'"):
        TreeSitter().version()
    release.cache_clear()


def test_what_is_no_grammar_is_a_failure() -> None:
    odd = replace(C, grammar=Grammar("json", "loads", argument="{}", install="pip install json"))
    with pytest.raises(LinterFailed, match=r"'json' cannot be used .* pip install json"):
        linter(odd).lint(CLEAN)


def test_a_check_file_for_another_grammar_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(LinterFailed, match=r"c\.scm does not go with the installed grammar"):
        with_checks(tmp_path / "c.scm", "(no_such_node) @odd").lint(CLEAN)


def test_a_check_is_an_error_under_its_name(tmp_path: Path) -> None:
    found = with_checks(tmp_path / "c.scm", "(return_statement) @no-return").lint(CLEAN)
    assert [(each.line, each.code, each.key, each.syntax) for each in found] == [
        (2, "no-return", "no-return", False)
    ]


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("a;\nb\0;\n", "encoding", 2),
        ('a;\nchar *b = "\ud800";\n', "encoding", 2),
        ("a;\n" + "(" * 6000, "nesting", 2),
        ("{\n" * 6000, "nesting", 5001),
        ("}\n" * 6000, "nesting", 5001),
    ],
)
def test_what_it_cannot_take_is_a_reject(text: str, reason: str, line: int) -> None:
    for ask in (linter().lint, lambda each: linter().session(Change.creation(each), LintOptions())):
        with pytest.raises(ProgramRejected) as caught:
            ask(text)
        assert (caught.value.reason, caught.value.line) == (reason, line)


def test_many_brackets_are_not_deep() -> None:
    assert not linter().lint("int a[] = {" + "{1}," * 6000 + "};\n")


@pytest.mark.parametrize(
    ("text", "line", "cause", "code", "words"),
    [
        ("int f(void) {\n  g();\n", 2, 1, "missing-token", "'}' is missing in compound statement"),
        ("void f(void) {\n  g(1,\n    2;\n}\n", 3, 2, "missing-token", "')' is missing in"),
        ("int a = 1\nint b;\n", 1, None, "missing-token", "';' is missing in declaration"),
        ("int a;\n}\n", 2, None, "syntax-error", "this cannot be parsed"),
        ("int f(void) {\n  return 1;\n\n\n", 2, 1, "missing-token", "'}' is missing"),
        ("return 1;\n", 1, None, "not-in-a-function", "not in a function"),
    ],
)
def test_it_says_what_is_wrong_and_where(
    text: str, line: int, cause: int | None, code: str, words: str
) -> None:
    (found,) = linter().lint(text)
    assert (found.line, found.cause, found.code) == (line, cause, code)
    assert found.message.startswith(words)


def test_lines_end_at_line_feeds_alone() -> None:
    found = linter().lint("\ufeffint a;\r\n\f// \u2028 \x85\rint b;\n\t}\n")
    assert [(each.line, each.column) for each in found] == [(3, 2)]


def test_a_state_with_errors_is_judged_by_a_fresh_parse() -> None:
    """Wherever it is fast it is the same: each line of a program goes, alone and with the next."""
    text = "int a(int b) {\n  if (b) {\n    return c(b,\n      1);\n  }\n  return 2;\n}\nint d;\n"
    change = Change.creation(text)
    for options in (LintOptions(), LintOptions(attribution="reported", forgive_baseline=False)):
        fast, plain = linter().session(change, options), NaiveSession(linter(), change, options)
        assert isinstance(fast, TreeSession)
        for row in change.target_rows:
            for gone in ([row], [row, row + 1][: len(change.rows) - row]):
                assert list(fast.update(gone)) == list(plain.update(gone)), gone
                assert not fast.update([], gone)
                plain.update([], gone)


def test_it_counts_the_states_that_it_parsed_again() -> None:
    change = Change.creation("int a(void) {\n  return 1;\n}\n")
    session = linter().session(change, LintOptions())
    assert fallbacks_of(session) == {}
    session.update([1])
    assert fallbacks_of(session) == {}
    session.update([2])
    session.update([], [1])
    session.reset()
    assert fallbacks_of(session) == {"tree-with-errors": 2}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(Change.creation("int a = ;\n"), id="a baseline"),
        pytest.param(Change.between("int a;", "int b;\nint c;\n"), id="a row without a newline"),
        pytest.param(Change.between("// \0\nint a;\n", "int a;\n"), id="a base that no file holds"),
    ],
)
def test_what_is_not_surely_right_is_not_fast(change: Change) -> None:
    options = LintOptions(forgive_baseline="\0" not in change.base)
    assert isinstance(linter().session(change, options), NaiveSession)


def test_a_language_of_which_only_the_grammar_is_known_has_the_plain_session() -> None:
    generic = replace(C, generic=True)
    session = linter(generic).session(Change.creation(CLEAN), LintOptions())
    assert isinstance(session, NaiveSession)


def test_python_programs_can_be_judged_by_the_grammar_too() -> None:
    found = linter(PYTHON).lint("def f():\n")
    assert [each.code for each in found] == ["empty-suite"]
