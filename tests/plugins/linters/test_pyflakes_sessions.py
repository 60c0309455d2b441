"""The cases of ``tests/cases/python/sessions``: what sessions say, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lintseq.plugins.linters.pyflakes.linter import Pyflakes
from tests.full_data.session_campaign.case import disagreement
from tests.full_data.session_campaign.case_file import NamedCase, plain_verdicts, read_cases

FOLDER = Path(__file__).parents[2] / "cases" / "python" / "sessions"


def cases() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*.yml")):
        for named in read_cases(path):
            yield pytest.param(named, id=f"{path.stem}: {named.name}")


@pytest.mark.parametrize("named", list(cases()))
def test_case(named: NamedCase) -> None:
    found = disagreement(Pyflakes().session, named.case)
    assert found is None, found


@pytest.mark.parametrize("named", list(cases()))
def test_case_for_the_plain_session(named: NamedCase) -> None:
    told = zip(plain_verdicts(named.case), named.expected, strict=True)
    verdicts = [(found, expected) for found, expected in told if expected is not None]
    assert [found for found, _ in verdicts] == [list(expected) for _, expected in verdicts]
