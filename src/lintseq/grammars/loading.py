"""Compiled grammars out of the packages that hold them."""

from __future__ import annotations

import importlib
import importlib.metadata
from functools import cache
from typing import TYPE_CHECKING

from lintseq.core.errors import LinterFailed, LinterUnavailable
from lintseq.core.grammar import Grammar

if TYPE_CHECKING:
    from tree_sitter import Language, Parser

BINDING = "tree_sitter"
"""The module that parses by any grammar."""


@cache
def load(grammar: Grammar) -> Language:
    """The compiled ``grammar``, loaded once a process.

    Raises:
        LinterUnavailable: its package, or tree-sitter itself, is not installed.
        LinterFailed: the package holds no grammar that this tree-sitter can use.
    """
    try:
        binding = importlib.import_module(BINDING)
        package = importlib.import_module(grammar.package)
    except ModuleNotFoundError as error:
        raise LinterUnavailable(
            f"The grammar in the package '{grammar.package}' is not installed; "
            f"run: {grammar.install}"
        ) from error
    arguments = () if grammar.argument is None else (grammar.argument,)
    try:
        loaded: Language = binding.Language(getattr(package, grammar.function)(*arguments))
    # A package is a stranger's, and may be of another time than the tree-sitter installed.
    except Exception as error:
        raise LinterFailed(
            f"The grammar in the package '{grammar.package}' cannot be used "
            f"({type(error).__name__}: {error}); run: {grammar.install}"
        ) from error
    return loaded


def parser(grammar: Grammar) -> Parser:
    """A new parser for ``grammar``; it keeps no state between texts."""
    language = load(grammar)
    from tree_sitter import Parser

    return Parser(language)


def version(grammar: Grammar) -> str:
    """The versions of tree-sitter and of the package that holds ``grammar``."""
    load(grammar)
    return f"tree-sitter {_release(BINDING)}, {grammar.package} {_release(grammar.package)}"


def _release(module: str) -> str:
    return importlib.metadata.version(module.replace("_", "-"))
