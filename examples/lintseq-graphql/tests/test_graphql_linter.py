"""The linter obeys what lintseq asks of every linter."""

import importlib.util

import pytest
from graphql.validation.specified_rules import specified_sdl_rules
from hypothesis import settings
from lintseq_graphql.levels import BROKEN, SERVED
from lintseq_graphql.linter import GraphqlCore
from lintseq_graphql.server import WITHOUT_SCHEMA

from lintseq.core.errors import LinterUnavailable, ProgramRejected
from lintseq.testing import Faulty, LinterConformance


class TestGraphqlCore(LinterConformance):
    linter = GraphqlCore()
    clean_programs = (
        "scalar A\ntype B {\n  a: A\n  # as old as it is\n  b(c: Int): [B!]\n}\n",
        '"""\nTold.\n"""\nenum E {\n  F\n}\nquery Q($a: Int) {\n  b(c: $a)\n}',
    )
    faulty_programs = (
        Faulty("type A {\n  b: B\n}\n", lines=(2,)),
        Faulty("type A {\n}\n", lines=(1,)),
        Faulty("scalar A\nscalar A\n", lines=(2,)),
        Faulty("query Q {\n  a(b: $c)\n}\n", lines=(2,)),
    )
    effort = settings(max_examples=5, deadline=None)


def test_every_rule_has_its_place_in_a_level() -> None:
    rules = {rule.__name__.removesuffix("Rule") for rule in [*specified_sdl_rules, *WITHOUT_SCHEMA]}
    assert rules | {"Schema"} == BROKEN | set(SERVED)


def test_what_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(ProgramRejected) as refused:
        GraphqlCore().lint("{ a" * 20_000)
    assert refused.value.reason == "nesting"


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(LinterUnavailable, match="run: pip install"):
        GraphqlCore().version()
