"""Pylint, cut off from its surroundings. The only file that imports it and its parser, astroid.

Pylint follows imports and infers what they give, so its verdicts depend on what is installed. Here
no module but `builtins` can be looked at: what a program imports is unknown, and of what it does
not know pylint says nothing; but a name that only a star import can bring is undefined to it.
Comments that switch messages off are not obeyed, no configuration is read, and nothing is written.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from tokenize import TokenInfo

import astroid  # type: ignore[import-untyped]
import pylint
from pylint.checkers.clear_lru_cache import clear_lru_caches
from pylint.lint import PyLinter
from pylint.message import Message
from pylint.reporters import CollectingReporter
from pylint.typing import FileItem

from lintseq.core.diagnostics import Diagnostic
from lintseq.plugins.linters.cpython.source import Source

NOT_ASKED = (
    "import-error",  # nothing can be imported
    "no-name-in-module",  # no module can be looked into
    "no-member",  # most classes come from modules, or have their bases there
    "relative-beyond-top-level",  # the program is in no package
    "not-context-manager",  # nobody knows what the decorators of `contextlib` make
    "not-async-context-manager",  # as above
    "function-redefined",  # nor what `typing.overload` says
)
"""Errors that cannot be told from the program alone."""

LINTS_BETWEEN_CLEARINGS = 500
"""How long pylint's caches live: to clear them takes as long as some 30 lints."""

_MODULE, _FILE = "program", "program.py"
_LINE_NUMBER = re.compile(r" line \d+")


class _AllButBuiltins(set[str]):
    """The names of all modules that pylint must not look at."""

    def __contains__(self, name: object) -> bool:
        return name != "builtins"


class _ProgramLinter(PyLinter):
    """Pylint for one module at a time, which it is handed and does not look for."""

    module: astroid.nodes.Module

    def get_ast(self, filepath: str, modname: str, data: str | None = None) -> astroid.nodes.Module:
        return self.module

    def process_tokens(self, tokens: list[TokenInfo]) -> None:
        """Obey no comment: a comment that leaves must not make an error."""


class Engine:
    """Pylint, made once and used for many programs.

    Attributes:
        version: the versions of pylint and astroid.
    """

    def __init__(self) -> None:
        self.version = f"pylint {pylint.__version__}, astroid {astroid.__version__}"
        self._reporter = CollectingReporter()
        self._linter = _ProgramLinter(reporter=self._reporter)
        self._linter.load_default_plugins()
        self._linter.disable("all")
        for wanted in ("E", "F"):
            self._linter.enable(wanted)
        for unwanted in NOT_ASKED:
            self._linter.disable(unwanted)
        self._linter.initialize()
        self._lints = 0

    def findings(self, tree: ast.Module, source: Source) -> Iterator[Diagnostic]:
        """What pylint says of the program in ``source``; it makes a tree of its own."""
        for message in self._messages(source.code):
            line, column = source.place_in_bytes(max(1, message.line), max(0, message.column))
            yield Diagnostic(
                line=line,
                code=message.msg_id,
                message=f"{message.msg} ({message.symbol})",
                severity="error",
                key=f"{message.msg_id} {_LINE_NUMBER.sub('', message.msg)}",
                syntax=message.symbol == "syntax-error",
                column=column,
            )

    def _messages(self, code: str) -> Sequence[Message]:
        self._clear_caches()
        self._reporter.reset()
        with _modules_hidden():
            builder = astroid.builder.AstroidBuilder(astroid.MANAGER)
            self._linter.module = builder.string_build(code, _MODULE, _FILE)
            try:
                self._linter.check_single_file_item(FileItem(_MODULE, _FILE, _FILE))
            except astroid.AstroidError as error:
                raise error.__cause__ or error from None
        return self._reporter.messages

    def _clear_caches(self) -> None:
        self._lints += 1
        astroid.MANAGER.astroid_cache.pop(_MODULE, None)
        if self._lints % LINTS_BETWEEN_CLEARINGS == 0:
            astroid.MANAGER.clear_cache()
            clear_lru_caches()


@contextmanager
def _modules_hidden() -> Iterator[None]:
    """Let pylint find no module but `builtins`, without harm to others who use it."""
    manager, shared = astroid.MANAGER, astroid.manager.AstroidManager.brain
    known = manager.module_denylist
    manager.module_denylist = shared["module_denylist"] = _AllButBuiltins()
    try:
        yield
    finally:
        manager.module_denylist = shared["module_denylist"] = known
