"""Compiled grammars out of the packages that hold them."""

from __future__ import annotations

import importlib
import importlib.metadata
import warnings
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
        raise _unavailable(error.name or grammar.package, grammar.install) from error
    arguments = () if grammar.argument is None else (grammar.argument,)
    try:
        with warnings.catch_warnings():
            # Older packages hand out a bare address, of which newer bindings warn.
            warnings.simplefilter("ignore", DeprecationWarning)
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
    """The versions of tree-sitter and of the package that holds ``grammar``; nothing is loaded.

    Raises:
        LinterUnavailable: one of them is not installed.
    """
    modules = (BINDING, grammar.package)
    return ", ".join(f"{module} {release(module, grammar.install)}" for module in modules)


@cache
def release(module: str, install: str) -> str:
    """The version of the distribution that is named as ``module`` is.

    Raises:
        LinterUnavailable: it is not there; the message names the command ``install``.
    """
    try:
        return importlib.metadata.version(module.replace("_", "-"))
    except importlib.metadata.PackageNotFoundError as error:
        raise _unavailable(module, install) from error


def _unavailable(module: str, install: str) -> LinterUnavailable:
    return LinterUnavailable(f"The package '{module}' is not installed; run: {install}")
