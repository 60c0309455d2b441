"""How an arm's model was trained: read from the ``lintseq.json`` in its folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.pipeline.fields import Fields

NOTES = "lintseq.json"
WHAT = "notes of a training run"


@dataclass(frozen=True, slots=True)
class Training:
    """A training run in all measures by which arms are matched.

    Attributes:
        arm: what the model was trained to write: ``lintseq``, ``randseq``, ``baseline``.
        match: in what the arm equals its reference.
        examples: seen, repeats counted.
        tokens: read, prompts and ends of text included.
        steps: of the optimizer.
        dropped: examples that were left out because a text of theirs was too long.
        parameters: of the model.
        loss: mean over the last tenth of the steps.
    """

    arm: str
    match: str
    examples: int
    tokens: int
    steps: int
    dropped: int
    parameters: int
    loss: float


def read_training(path: Path) -> Training:
    """The training run that ``path``, a model's folder or its ``lintseq.json``, tells of.

    Raises:
        UsageError: there is none, or it is something else.
    """
    file = path / NOTES if path.is_dir() else path
    fields = Fields(_columns(file), str(file), WHAT)
    summary = fields.part("summary")
    return Training(
        arm=fields.get("arm", str),
        match=fields.get("match", str),
        examples=summary.get("examples", int),
        tokens=summary.get("tokens", int),
        steps=summary.get("steps", int),
        dropped=summary.get("dropped", int),
        parameters=summary.get("parameters", int),
        loss=summary.get("loss", int | float),
    )


def _columns(file: Path) -> Mapping[str, object]:
    try:
        found = json.loads(file.read_bytes())
    except OSError as error:
        raise UsageError(
            f"Cannot read '{file}': {error.strerror}; --training takes NAME=FOLDER of a model that "
            "'lintseq train' made."
        ) from None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise UsageError(f"'{file}' is no {NOTES} of a model that 'lintseq train' made.")
    return found
