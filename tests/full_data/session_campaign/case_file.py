"""Cases as YAML: read from ``tests/cases/python/sessions``, and written to be put there.

``tests/cases/README.md`` explains the keys. There lines are counted from 1, here rows from 0.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lintseq.core.change import Change, Row, RowKind
from lintseq.core.errors import ProgramRejected
from lintseq.core.linter import LintOptions
from lintseq.core.naive_session import NaiveSession
from lintseq.plugins.linters.pyflakes.linter import Pyflakes

from .case import RESET, Case, Step

RESET_WORD = "reset"
MARKS = {" ": RowKind.KEPT, "+": RowKind.INSERTED, "-": RowKind.DELETED}
Verdicts = tuple[Sequence[int] | None, ...]
"""For each step the rows with new errors; None where none are told."""


@dataclass(frozen=True)
class NamedCase:
    """A case of a file.

    Attributes:
        expected: what is told of the verdicts.
    """

    name: str
    case: Case
    expected: Verdicts


def read_cases(path: Path) -> Iterator[NamedCase]:
    """The cases of a file that hold for the Python that runs this."""
    for told in yaml.safe_load(path.read_text("utf-8")):
        since = tuple(map(int, told.get("python", "3.0").split(".")))
        if sys.version_info >= since:
            yield _read(told)


def _read(told: Mapping[str, Any]) -> NamedCase:
    change = Change.creation(told["program"]) if "program" in told else _change(told["rows"])
    options = LintOptions(
        level=told.get("level", "default"),
        forgive_baseline=told.get("forgive", True),
        attribution=told.get("attribution", "cause"),
    )
    steps = tuple(_step(step) for step in told["steps"])
    expected = tuple(None if step == RESET_WORD else _errors(step) for step in told["steps"])
    return NamedCase(told["name"], Case(change, options, steps), expected)


def _change(lines: Sequence[str]) -> Change:
    return Change(tuple(Row(line[1:], MARKS[line[0]]) for line in lines))


def _step(told: Any) -> Step | None:
    if told == RESET_WORD:
        return RESET
    assert told.keys() <= {"remove", "restore", "errors"}, told
    return _rows(told.get("remove", [])), _rows(told.get("restore", []))


def _errors(told: Mapping[str, Any]) -> Sequence[int] | None:
    return _rows(told["errors"]) if "errors" in told else None


def _rows(lines: Sequence[int]) -> tuple[int, ...]:
    return tuple(line - 1 for line in lines)


class _Text(str):
    """A string of several lines, written as such."""

    __slots__ = ()


class _Quoted(str):
    """A string of one line, its line end written out."""

    __slots__ = ()


class _OnOneLine(dict[str, list[int]]):
    """A mapping written on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes texts and steps as people do in these files."""


_Dumper.add_representer(
    _Text, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|")
)
_Dumper.add_representer(
    _Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)
_Dumper.add_representer(
    _OnOneLine,
    lambda dumper, step: dumper.represent_mapping("tag:yaml.org,2002:map", step, flow_style=True),
)


def in_yaml(name: str, case: Case) -> str:
    """A case as it stands in a file, with the verdicts of the plain session."""
    told: dict[str, object] = {"name": name}
    if all(row.kind is RowKind.INSERTED for row in case.change.rows):
        told["program"] = _Text(case.change.target)
    else:
        mark = {kind: sign for sign, kind in MARKS.items()}
        told["rows"] = [_Quoted(mark[row.kind] + row.text) for row in case.change.rows]
    usual = LintOptions()
    if case.options.level != usual.level:
        told["level"] = case.options.level
    if case.options.attribution != usual.attribution:
        told["attribution"] = case.options.attribution
    if case.options.forgive_baseline != usual.forgive_baseline:
        told["forgive"] = case.options.forgive_baseline
    told["steps"] = list(_told_steps(case))
    return str(yaml.dump([told], Dumper=_Dumper, sort_keys=False, width=10**6))


def _told_steps(case: Case) -> Iterator[object]:
    for step, verdict in zip(case.steps, plain_verdicts(case)):
        if step is RESET:
            yield RESET_WORD
            continue
        remove, restore = step
        told = {"remove": remove, "restore": restore, "errors": verdict}
        yield _OnOneLine(
            (key, [row + 1 for row in rows])
            for key, rows in told.items()
            if rows is not None and (rows or key == "errors")
        )


def plain_verdicts(case: Case) -> Verdicts:
    """What the plain session says after each step; None where it says nothing."""
    nothing: Verdicts = (None,) * len(case.steps)
    try:
        session = NaiveSession(Pyflakes(), case.change, case.options)
    except ProgramRejected:
        return nothing
    found: list[Sequence[int] | None] = []
    for step in case.steps:
        if step is RESET:
            session.reset()
            found.append(None)
        else:
            found.append(session.update(*step))
    return tuple(found)
