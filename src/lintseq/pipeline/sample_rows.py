"""Rows of samples: what one line of a file that ``lintseq sample`` wrote says, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from lintseq.core.json_text import encode_json
from lintseq.pipeline.fields import Fields

SAMPLES = "a row of samples"


@dataclass(frozen=True, slots=True)
class DrawnWith:
    """How a sample was drawn: the same for all of one run of ``lintseq sample``.

    Attributes:
        n: how many samples of each problem were asked for.
        seed: the run's, from which each sample's own is derived.
    """

    temperature: float
    top_p: float
    max_tokens: int
    stop: tuple[str, ...]
    n: int
    seed: int


@dataclass(frozen=True, slots=True)
class ModelStamp:
    """Which model wrote a sample: ``--model KIND:WHERE``, and its version."""

    kind: str
    where: str
    version: str


@dataclass(frozen=True)
class SampleRow:
    """One sample, as ``lintseq sample`` writes it.

    Attributes:
        task_id: the problem's.
        sample: which of the problem's samples, from 0.
        solution: the whole program; None if the text gave none.
        decoding: from `lintseq.core.decoding.DECODINGS`.
        repairs: how often each fault of the text was repaired, by code.
        states: the texts between nothing and the program.
        linted_states: how many of them were linted.
        clean_states: how many of those have no error that the program lacks.
        prompt: what the model was asked.
        text: what it wrote.
        tokens_in: of the prompt, where the model tells.
        tokens_out: of the text, where the model tells.
        stop_reason: why the text ended: ``end``, ``length`` or ``stop``.
        seed: the sample's own.
        parameters: how it was drawn.
        format: the text format it was read in.
        model: who wrote it.
        lintseq_version: who drew it.
    """

    task_id: str
    sample: int
    solution: str | None
    decoding: str
    repairs: Mapping[str, int]
    states: Sequence[str]
    linted_states: int
    clean_states: int
    prompt: str
    text: str
    tokens_in: int | None
    tokens_out: int | None
    stop_reason: str
    seed: int
    parameters: DrawnWith
    format: str
    model: ModelStamp
    lintseq_version: str


def encode_sample(row: SampleRow) -> str:
    """The sample as one line of JSON, without its line break."""
    return encode_json(asdict(row))


def decode_sample(columns: Mapping[str, object], shown: str) -> SampleRow:
    """Read a row of ``lintseq sample`` back.

    Raises:
        UsageError: it is none; the message names the field and ``shown``, its place.
    """
    fields = Fields(columns, shown, SAMPLES)
    return SampleRow(
        task_id=fields.get("task_id", str),
        sample=fields.get("sample", int),
        solution=fields.get("solution", str | None),
        decoding=fields.get("decoding", str),
        repairs=fields.counts("repairs") or {},
        states=fields.texts("states"),
        linted_states=fields.get("linted_states", int),
        clean_states=fields.get("clean_states", int),
        prompt=fields.get("prompt", str),
        text=fields.get("text", str),
        tokens_in=fields.get("tokens_in", int | None),
        tokens_out=fields.get("tokens_out", int | None),
        stop_reason=fields.get("stop_reason", str),
        seed=fields.get("seed", int),
        parameters=drawn_with(fields.part("parameters")),
        format=fields.get("format", str),
        model=model_stamp(fields.part("model")),
        lintseq_version=fields.get("lintseq_version", str),
    )


def drawn_with(fields: Fields) -> DrawnWith:
    """The parameters that a row's ``fields`` of that name tell."""
    return DrawnWith(
        temperature=fields.get("temperature", int | float),
        top_p=fields.get("top_p", int | float),
        max_tokens=fields.get("max_tokens", int),
        stop=fields.texts("stop"),
        n=fields.get("n", int),
        seed=fields.get("seed", int),
    )


def model_stamp(fields: Fields) -> ModelStamp:
    """The model that a row's ``fields`` of that name tell."""
    return ModelStamp(fields.get("kind", str), fields.get("where", str), fields.get("version", str))
