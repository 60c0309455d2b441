"""The shape of a change of programs in any language that has a grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lintseq.core.change import Change, RowKind
from lintseq.core.grammar import Grammar
from lintseq.core.structure import Structure, StructureFactory
from lintseq.grammars.captures import captures
from lintseq.grammars.loading import version
from lintseq.grammars.outline import Outline


def grammar_structure(grammar: Grammar) -> StructureFactory:
    """What makes the structure of a change by ``grammar`` and its shape file."""
    return _ByGrammar(grammar)


@dataclass(frozen=True, slots=True)
class _ByGrammar:
    """A factory that is a plain value: it is equal to its like, and can be pickled."""

    grammar: Grammar

    def __call__(self, change: Change) -> Structure:
        return GrammarStructure(self.grammar, change)

    def version(self) -> str:
        """The versions of tree-sitter and of the grammar, as `structure_version` asks."""
        return version(self.grammar)


class GrammarStructure:
    """A `lintseq.core.structure.Structure` over the outlines of a change's two ends.

    Rows of the target are judged by the target's text, deleted rows by the base's. Each end is
    parsed once, when the first row of it is asked for.
    """

    def __init__(self, grammar: Grammar, change: Change) -> None:
        self._grammar = grammar
        self._change = change

    def companions(self, row: int) -> Sequence[int]:
        """The rows that go with ``row`` by the rules of `lintseq.grammars.outline`."""
        end = self._end_of(row)
        return [end.rows[line] for line in end.outline.companions(end.lines[row])]

    def is_trivia(self, row: int) -> bool:
        """Whether ``row`` is blank, or holds nothing but a comment, and lies in no string."""
        end = self._end_of(row)
        return end.lines[row] in end.outline.trivia

    def _end_of(self, row: int) -> _End:
        deleted = self._change.rows[row].kind is RowKind.DELETED
        return self._base if deleted else self._target

    @cached_property
    def _target(self) -> _End:
        return _End(self._grammar, self._change, self._change.target_rows)

    @cached_property
    def _base(self) -> _End:
        return _End(self._grammar, self._change, self._change.base_rows)


class _End:
    """One text of a change.

    Attributes:
        rows: for each line its row.
        lines: for each row its line, counted from 0.
        outline: what is known of its lines.
    """

    def __init__(self, grammar: Grammar, change: Change, rows: Sequence[int]) -> None:
        self.rows = rows
        self.lines = {row: line for line, row in enumerate(rows)}
        # What UTF-8 cannot hold is for a linter to reject.
        source = change.text(rows).encode("utf-8", "replace")
        self.outline = Outline(source, captures(grammar, source))
