"""The `go-types` linter: the parser and the type checker of Go's standard library, as a server."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.linter import Linter
from lintseq.plugins.linters.go_types.levels import LEVELS
from lintseq.plugins.linters.go_types.toolchain import INSTALL, built_server
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import Recipe

_PACKAGE = re.compile(r"\ufeff?(?:\s|//[^\n]*|/\*.*?\*/)*package\b", re.DOTALL)


class GoTypes(ServerLinter):
    """All that Go's compiler refuses, but for what only another file could tell.

    A program without a package clause is a snippet: each of its states is judged as if it had one.
    """

    name = "go-types"
    summary = "the parser and type checker of Go's standard library"
    languages = frozenset({"go"})
    tier = "semantic"
    levels = LEVELS
    install = INSTALL
    passing = re.compile(r" at line \d+|, but does have .*")

    def recipe(self) -> Recipe:
        """The server that is built for this version of Go."""
        folder = built_server()
        return Recipe((str(folder / "server"), str(folder / "std")), readable=(str(folder),))

    def for_program(self, change: Change) -> Linter:
        """The linter of files, or the one of snippets."""
        return self if _is_file(change.target) else self._of_snippets

    def setup(self, tell: Callable[[str], None]) -> None:
        """Build the server, and start it."""
        tell(f"Go's parser and type checker are in {built_server(tell)}")
        self.version()

    @cached_property
    def _of_snippets(self) -> Linter:
        return _GoSnippets(self)


class _GoSnippets(GoTypes):
    """Shares the server of the linter of files."""

    def __init__(self, files: GoTypes) -> None:
        super().__init__("go-snippet")
        self._files = files
        self._supervisor = files._supervisor

    def for_program(self, change: Change) -> Linter:
        return self._files.for_program(change)

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """A file may become a snippet by a change; it is a file all the same."""
        return self._files.lint(text) if _is_file(text) else super().lint(text)


def _is_file(text: str) -> bool:
    """Whether there is a package clause."""
    return _PACKAGE.match(text) is not None
