"""Kinds of sessions by name, and sessions that count where they were not fast."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from lintseq.core.change import Change
from lintseq.core.errors import UsageError
from lintseq.core.linter import LintOptions
from lintseq.core.naive_session import NaiveSession
from lintseq.core.sessions import fallbacks_of, session_kind
from lintseq.testing.stand_ins import UndefinedWords


class Counting(NaiveSession):
    """Counts through a view, which cannot be pickled and goes on changing."""

    def __init__(self) -> None:
        super().__init__(UndefinedWords(), Change.creation("a\n"), LintOptions())
        self.counts: dict[str, int] = {}

    @property
    def fallbacks(self) -> Mapping[str, int]:
        return MappingProxyType(self.counts)


def test_fallbacks_are_those_so_far() -> None:
    session = Counting()
    none = fallbacks_of(session)
    session.counts["odd"] = 2
    assert (none, fallbacks_of(session)) == ({}, {"odd": 2})
    assert type(none) is dict


def test_a_session_need_not_count() -> None:
    session = NaiveSession(UndefinedWords(), Change.creation("a\n"), LintOptions())
    assert fallbacks_of(session) == {}


@pytest.mark.parametrize("name", ["fast", "naive"])
def test_a_kind_is_found_by_name(name: str) -> None:
    assert session_kind(name) == name


def test_another_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"There is no session 'native': did you mean 'naive'\?"):
        session_kind("native")
