"""What a structure depends on is known where its factory says it, and missing where a tool is."""

from __future__ import annotations

import pytest

from lintseq.core.change import Change
from lintseq.core.errors import LinterUnavailable
from lintseq.core.host import default_host
from lintseq.core.structure import NoStructure, Structure, check_structure, structure_version


class Absent:
    """The factory of a structure whose tool is not installed."""

    def __call__(self, change: Change) -> Structure:
        return NoStructure(change)

    def version(self) -> str:
        raise LinterUnavailable("Install it.")


def test_a_factory_that_says_nothing_depends_on_nothing() -> None:
    assert structure_version(NoStructure) is None


def test_the_structure_of_a_grammar_depends_on_its_version() -> None:
    told = structure_version(default_host().languages.get("java").structure)
    assert told is not None
    assert "tree_sitter_java 0.23" in told


def test_what_is_not_there_has_no_version() -> None:
    assert structure_version(Absent()) is None


def test_what_is_not_there_is_told_to_whom_needs_it() -> None:
    with pytest.raises(LinterUnavailable, match="Install it"):
        check_structure(Absent())
    check_structure(NoStructure)
    check_structure(default_host().languages.get("java").structure)
