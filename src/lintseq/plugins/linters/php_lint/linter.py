"""The `php-lint` linter: PHP's own parser, in a server written in PHP."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.linter import Linter
from lintseq.plugins.linters.php_lint.levels import LEVELS
from lintseq.plugins.linters.php_lint.outside import OfProgram
from lintseq.plugins.linters.php_lint.program import INSTALL, find_php
from lintseq.plugins.linters.server.line_map import CARRIAGE_RETURN
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import Recipe

_SERVER = Path(__file__).with_name("server")
_TAG = re.compile(r"<\?(?:php\b|=)", re.IGNORECASE)


class PhpLint(ServerLinter):
    """All that PHP's parser refuses. Nothing of a program runs, and names are not looked up.

    A text without an opening tag is a snippet, read as if one stood before it. In the states of a
    program that has one, lines without a tag above them are errors: see `OfProgram`.
    """

    name = "php-lint"
    summary = "PHP's own parser; it does not know names"
    languages = frozenset({"php"})
    tier = "compiler"
    levels = LEVELS
    install = INSTALL
    line_ends = CARRIAGE_RETURN
    passing = re.compile(r" on line \d+| starting line \d+")

    def recipe(self) -> Recipe:
        """The server, on the first PHP of the path, without any `php.ini`."""
        php = find_php()
        return Recipe(
            (*php.command, "server.php"),
            readable=php.readable,
            files={path.name: path.read_bytes() for path in sorted(_SERVER.glob("*.php"))},
        )

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything that PHP says of ``text`` as a file, or as a snippet if it has no tag."""
        return self.of_file(text) if _TAG.search(text) else self.of_snippet(text)

    def of_file(self, text: str) -> Sequence[Diagnostic]:
        """What PHP says of a file."""
        return super().lint(text)

    def of_snippet(self, text: str) -> Sequence[Diagnostic]:
        """What PHP says of what stands between tags."""
        return self._snippets.of_file(text)

    def for_program(self, change: Change) -> Linter:
        """The linter of files or of snippets, whichever the ends of ``change`` are."""
        ends = (change.base, change.target)
        judge = self.of_file if any(map(_TAG.search, ends)) else self.of_snippet
        return OfProgram(self, judge, ends)

    @cached_property
    def _snippets(self) -> PhpLint:
        """Shares the server."""
        snippets = PhpLint("php-snippet")
        snippets._supervisor = self._supervisor
        return snippets
