"""The `tree-sitter` linter: what a grammar cannot parse, and what a check file finds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.errors import LinterFailed
from lintseq.core.grammar import Grammar
from lintseq.core.language import Language
from lintseq.core.linter import Linter, LintOptions, LintSession
from lintseq.core.naive_session import NaiveSession
from lintseq.grammars.loading import BINDING, parser, release, version
from lintseq.grammars.queries import read_queries
from lintseq.plugins.linters.tree_sitter.judging import encoded, judge
from lintseq.plugins.linters.tree_sitter.levels import LEVELS
from lintseq.plugins.linters.tree_sitter.session import TreeSession, can_be_fast


class TreeSitter(Linter):
    """Any language's grammar as an oracle: it knows no names, and few rules beyond the grammar.

    As the plugin supplies it, it is settled on no language; `for_language` settles it.
    """

    name = "tree-sitter"
    summary = "the grammar of any language that has one, without knowledge of names"
    languages = frozenset[str]()
    tier = "grammar"
    levels = LEVELS
    install = "pip install 'lintseq[tree-sitter]'"

    def __init__(self, language: Language | None = None) -> None:
        self._grammar: Grammar | None = None
        self._generic = language is not None and language.generic
        if language is not None and language.grammar is not None:
            self._grammar = language.grammar
            self.languages = frozenset({language.name})  # type: ignore[misc]
            self.install = language.grammar.install  # type: ignore[misc]

    def knows(self, language: Language) -> bool:
        """Whether the language has a grammar."""
        return language.grammar is not None

    def for_language(self, language: Language) -> Linter:
        """The linter for the grammar of ``language``."""
        return TreeSitter(language)

    def version(self) -> str:
        """The versions of tree-sitter and the grammar, and a digest of the check file."""
        if self._grammar is None:
            return f"{BINDING} {release(BINDING, self.install)}"
        checks = self._grammar.checks
        if checks is None:
            return version(self._grammar)
        digest = hashlib.sha256(read_queries(checks).encode()).hexdigest()
        return f"{version(self._grammar)}, checks {digest[:8]}"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything that the grammar and the check file say of ``text``, in the order of lines."""
        grammar = self._settled()
        tree = parser(grammar).parse(encoded(text))
        return judge(grammar, tree, text)

    def session(self, change: Change, options: LintOptions) -> LintSession:
        """Prepare for the states of ``change``: incrementally, unless nearly all have errors."""
        grammar = self._settled()
        plain = NaiveSession(self, change, options)
        if self._generic or plain.baseline or not can_be_fast(change):
            return plain
        return TreeSession(plain, grammar, change, self.level(options.level))

    def _settled(self) -> Grammar:
        if self._grammar is None:
            raise LinterFailed(
                f"The linter '{self.name}' was asked before it was settled on a language; "
                "ask what its for_language gives."
            )
        return self._grammar
