"""Damaged texts with what becomes of them: the data cases in `tests/cases/formats`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from lintseq.core.host import default_host
from lintseq.core.serializer import DecodeError, Faults

FOLDER = Path(__file__).parents[2] / "cases" / "formats"
FORMATS = default_host().serializers


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    program: str
    repairs: dict[str, int]
    base: str = field(default="")


CASES = {
    path.stem: [Case(**case) for case in yaml.safe_load(path.read_text("utf-8"))]
    for path in sorted(FOLDER.glob("*.yml"))
}
every_case = pytest.mark.parametrize(
    ("name", "case"),
    [pytest.param(name, case, id=f"{name}: {case.name}") for name in CASES for case in CASES[name]],
)


def replayed(name: str, case: Case, faults: Faults) -> str:
    serializer = FORMATS.get(name)
    edits = list(serializer.stream([case.text], faults))
    return [case.base, *serializer.replay(case.base, edits, faults)][-1]


@every_case
def test_tolerant_reading_repairs(name: str, case: Case) -> None:
    faults = Faults(strict=False)
    assert replayed(name, case, faults) == case.program
    assert faults.counts() == case.repairs


@every_case
def test_strict_reading_ends_at_the_first_fault(name: str, case: Case) -> None:
    with pytest.raises(DecodeError) as error:
        replayed(name, case, Faults(strict=True))
    assert error.value.code == next(iter(case.repairs))


@pytest.mark.parametrize("name", CASES)
def test_every_repair_of_the_closed_list_has_a_case(name: str) -> None:
    reached = {code for case in CASES[name] for code in case.repairs}
    assert reached == set(FORMATS.get(name).repairs)


def test_every_format_has_cases() -> None:
    assert set(CASES) == {"unified", "search-replace", "json", "whole"}
