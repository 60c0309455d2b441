"""A language: what lintseq must know to take a program in it apart."""

from __future__ import annotations

from dataclasses import dataclass

from lintseq.core.execution import RunnerFactory
from lintseq.core.grammar import Grammar
from lintseq.core.structure import NoStructure, StructureFactory


@dataclass(frozen=True)
class Language:
    """One programming language, as a plugin describes it.

    Attributes:
        name: lower case, as in ``--lang NAME``.
        linters: names of linters that can judge it, best first; the first is the default.
        aliases: other names by which ``--lang`` finds it.
        extensions: file endings with their dot.
        file_names: whole names of files that are programs in it: ``Makefile``.
        shebangs: programs that a ``#!`` line names, ``python3`` for example.
        fence_tags: words after ``` that mark a Markdown block as a program in it.
        structure: what knows which lines of a program belong together.
        grammar: its grammar, for tools that work by grammars alone.
        runner: what runs programs of it against tests, if anything does.
        generic: whether nothing but a grammar is known of it: it gives way to another plugin's
            language of the same name.
    """

    name: str
    linters: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    file_names: tuple[str, ...] = ()
    shebangs: tuple[str, ...] = ()
    fence_tags: tuple[str, ...] = ()
    structure: StructureFactory = NoStructure
    grammar: Grammar | None = None
    runner: RunnerFactory | None = None
    generic: bool = False
