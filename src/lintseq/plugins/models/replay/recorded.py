"""Recorded samples: ours with all that is known of them, and rows in the field's usual shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.model import Completion, StopReason
from lintseq.core.source import SourceRow, Unreadable

WHOLE = "whole"
"""The format of what the field records: programs, or the rest of them."""
_REASONS: Mapping[object, StopReason] = {"length": "length", "stop": "stop"}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one row says.

    Attributes:
        task_id: the problem's.
        sample: which of the problem's samples, from 0; the field's rows are counted.
        completion: what was written.
        format: what it is written in.
        continues: whether it is the rest of a program that begins with the problem's stub.
        prompt: what was asked, where the row tells.
    """

    task_id: str
    sample: int
    completion: Completion
    format: str
    continues: bool = False
    prompt: str | None = None


def read_recorded(path: Path) -> Iterator[Recorded]:
    """The samples in a file of JSON lines, in its order.

    Raises:
        UsageError: a row is none; the message names its place.
    """
    seen: dict[str, int] = {}
    for row in default_host().sources.get("json-lines").read(path, str(path)):
        if isinstance(row, Unreadable):
            raise UsageError(f"{row.place}: {row.message}.")
        task_id = row.columns.get("task_id")
        if not isinstance(task_id, str):
            raise UsageError(f"{row.place}: not a sample, there is no 'task_id'.")
        sample = row.columns.get("sample", seen.get(task_id, 0))
        if type(sample) is not int:
            raise UsageError(f"{row.place}: 'sample' is no whole number.")
        seen[task_id] = sample + 1
        yield _recorded(row, task_id, sample)


def _recorded(row: SourceRow, task_id: str, sample: int) -> Recorded:
    columns = row.columns
    text, format_name = columns.get("text"), columns.get("format")
    if isinstance(text, str) and isinstance(format_name, str):
        prompt = columns.get("prompt")
        shown = prompt if isinstance(prompt, str) else None
        return Recorded(task_id, sample, _ours(columns, text), format_name, prompt=shown)
    solution, completion = columns.get("solution"), columns.get("completion")
    if isinstance(solution, str):
        return Recorded(task_id, sample, _written(f"\n{solution}"), WHOLE)
    if isinstance(completion, str):
        return Recorded(task_id, sample, _written(completion), WHOLE, continues=True)
    raise UsageError(
        f"{row.place}: not a sample, there is neither 'text' with its 'format', nor 'solution', "
        "nor 'completion'."
    )


def _ours(columns: Mapping[str, object], text: str) -> Completion:
    reason = _REASONS.get(columns.get("stop_reason"), "end")
    return Completion(
        text, _count(columns.get("tokens_in")), _count(columns.get("tokens_out")), reason
    )


def _written(text: str) -> Completion:
    return Completion(text, None, None, "end")


def _count(value: object) -> int | None:
    return value if type(value) is int else None
