"""Where the grammars of our languages are, and the query files that we add to them."""

from __future__ import annotations

from pathlib import Path

from lintseq.core.grammar import Grammar

WHEELS = "pip install 'lintseq[tree-sitter]'"
PACK = "pip install 'lintseq[grammars]'"

_HERE = Path(__file__).parent


def wheel(name: str, package: str = "", function: str = "language") -> Grammar:
    """The grammar of the language ``name``, from a package of its own.

    The files ``shapes/NAME.scm`` and ``checks/NAME.scm`` beside this one go with it, where they
    are.

    Args:
        name: the language's name.
        package: the module, where it is not ``tree_sitter_NAME``.
        function: what in it gives the grammar.
    """
    return Grammar(
        package=package or f"tree_sitter_{name}",
        function=function,
        install=WHEELS,
        shape=_queries("shapes", name),
        checks=_queries("checks", name),
    )


def packed(name: str, argument: str = "") -> Grammar:
    """The grammar of the language ``name``, from the package that holds many.

    Args:
        name: the language's name, and that of its query files.
        argument: what the package calls it, where that is another name.
    """
    return Grammar(
        package="tree_sitter_language_pack",
        function="get_binding",
        argument=argument or name,
        install=PACK,
        shape=_queries("shapes", name),
        checks=_queries("checks", name),
    )


def _queries(folder: str, name: str) -> Path | None:
    path = _HERE / folder / f"{name}.scm"
    return path if path.is_file() else None
