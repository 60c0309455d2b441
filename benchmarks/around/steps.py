"""The steps around a linter: what they do for the five sequences of one program."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from benchmarks.around.case import (
    FORMAT,
    FORMATS,
    MADE,
    Case,
    all_companions,
    sampler,
    serializer,
)
from benchmarks.around.sessions import ComplainingSession, ContentSession
from benchmarks.contenders import PRESETS
from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.host import default_host
from lintseq.core.serializer import Faults
from lintseq.pipeline.row_encoder import RowEncoder
from lintseq.pipeline.rows import decode_row
from lintseq.pipeline.verify import text_violations

Step = Callable[[Case], object]
"""Does something with a program; what it begins with is made before its time is taken."""


def _walk(preset: str, case: Case) -> object:
    return case.drawn(sampler(preset), ContentSession())


def _walk_among_errors(preset: str, case: Case) -> object:
    return case.drawn(sampler(preset), ComplainingSession(case.change))


def _cut_at_random(case: Case) -> object:
    how = default_host().samplers.get("randseq")("default", {"edits": len(case.change.rows) // 3})
    return case.drawn(how, ContentSession())


def _encode(name: str, case: Case) -> object:
    return [serializer(name).encode(sequence) for sequence in case.sequences]


def _encode_rows(case: Case) -> object:
    encoder = RowEncoder(case.program, MADE)
    return [
        encoder.encode(path, EditSequence(case.change, sequence.edits), edits)
        for path, (sequence, edits) in enumerate(zip(case.sequences, case.written(FORMAT)))
    ]


def _decode_rows(case: Case) -> object:
    return [decode_row(json.loads(row), "") for row in case.rows]


def _read(name: str, case: Case) -> object:
    form = serializer(name)
    return [form.decode(form.join(edits)) for edits in case.written(name)]


def _sequences_of(name: str, case: Case) -> object:
    return [serializer(name).sequence("", edits) for edits in case.read(name)]


STEPS: Mapping[str, Step] = {
    "change": lambda case: Change.creation(case.program.text),
    "structure, every row": lambda case: all_companions(case.change),
    **{f"walk, {preset}": partial(_walk, preset) for preset in PRESETS},
    **{f"walk among errors, {preset}": partial(_walk_among_errors, preset) for preset in PRESETS},
    "cut at random": _cut_at_random,
    **{f"write {name}": partial(_encode, name) for name in FORMATS},
    "rows to JSON": _encode_rows,
    "rows from JSON": _decode_rows,
    **{f"read {name}": partial(_read, name) for name in FORMATS},
    **{f"sequence of {name}": partial(_sequences_of, name) for name in ("unified", "json")},
}
"""What takes time in proportion to what it is given, or nearly so."""


def _states(case: Case) -> object:
    return _drained(case.sequences[0].states())


def _replay(name: str, case: Case) -> object:
    return _drained(serializer(name).replay("", case.read(name)[0], Faults(strict=True)))


def _verify(case: Case) -> object:
    return _drained(text_violations(decode_row(json.loads(case.rows[0]), "")))


def _drained(items: Iterable[object]) -> object:
    """Ask for everything, keep nothing."""
    return deque(items, maxlen=0)


EVERY_STATE: Mapping[str, Step] = {
    "states as text": _states,
    **{f"replay {name}": partial(_replay, name) for name in FORMATS if name != "whole"},
    "verify, all but the linter": _verify,
}
"""What gives or looks at the whole text after each edit of one sequence."""
