"""Arms: the texts that models are compared by, all from the rows of one run.

Every arm has an example for each row, of the same program with the same prompt, in the same order.

- ``lintseq``: the row's edits.
- ``randseq``: the program cut at random into as many edits as the row has, whatever linters say.
- ``baseline``: the program in one piece.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.linter import Finding
from lintseq.core.random_source import random_source
from lintseq.core.trainer import TrainingExample
from lintseq.core.training_text import training_text
from lintseq.pipeline.read_rows import FoundRow
from lintseq.pipeline.readable_rows import readable_row
from lintseq.pipeline.rows import Row

ARMS: Mapping[str, str] = MappingProxyType(
    {"baseline": "whole", "lintseq": "unified", "randseq": "unified"}
)
"""Every arm, with the text format that its models write."""
REFERENCE = "lintseq"
"""The arm that budgets are counted in."""


def read_arms(rows: Iterable[FoundRow]) -> dict[str, list[TrainingExample]]:
    """The examples of every arm.

    Raises:
        UsageError: there is no row, or one cannot be trained on; the message names its place.
    """
    arms: dict[str, list[TrainingExample]] = {arm: [] for arm in ARMS}
    for found in rows:
        for arm, example in examples_of(_trainable(found)).items():
            arms[arm].append(example)
    if not arms[REFERENCE]:
        raise UsageError(
            "There is nothing to train on: the data has no rows; name a run folder or a file of "
            "rows that 'lintseq generate' wrote."
        )
    return arms


def examples_of(row: Row) -> dict[str, TrainingExample]:
    """The row's example in each arm."""
    sequences = {"baseline": row.sequence, "lintseq": row.sequence, "randseq": cut_at_random(row)}
    serializers = default_host().serializers
    texts = {
        arm: training_text(row.program.instruction, sequences[arm], serializers.get(format_name))
        for arm, format_name in ARMS.items()
    }
    return {
        arm: TrainingExample(row.id, text.prompt, text.completion) for arm, text in texts.items()
    }


def cut_at_random(row: Row) -> EditSequence:
    """The row's change in as many edits, by the sampler ``randseq``.

    The seed is the row's own, so that the same rows always give the same text.
    """
    if not len(row.sequence):
        return row.sequence
    sampler = default_host().samplers.get("randseq")(overrides={"edits": len(row.sequence)})
    change = row.sequence.change
    language = default_host().languages.get(row.program.language)
    rng = random_source(row.provenance.seed, row.id, row.path)
    return sampler.sample(change, _NoSession(), language.structure(change), rng)


def _trainable(found: FoundRow) -> Row:
    row = readable_row(found)
    instruction = row.program.instruction
    if instruction is None or not instruction.strip():
        raise UsageError(
            f"{found.shown}: the row '{row.id}' has no instruction, and a model is trained to "
            "follow one: generate the rows from data with instructions, whose column "
            "--instruction-column names."
        )
    if row.program.base:
        raise UsageError(
            f"{found.shown}: the row '{row.id}' changes a text, and models are trained to write "
            "from nothing: leave out --base-column when generating the rows."
        )
    return row


class _NoSession:
    """Stands in for a linter where a sampler that is told the number of edits asks none."""

    baseline: Collection[Finding] = ()

    def reset(self) -> None:
        """There is nothing to go back to."""
        raise AssertionError("randseq asked a linter")

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """There is nothing to judge by."""
        raise AssertionError("randseq asked a linter")
