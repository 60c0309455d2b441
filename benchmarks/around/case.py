"""One program, and what the steps around a linter begin with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from benchmarks.around.sessions import ContentSession
from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.host import default_host
from lintseq.core.linter import LintSession
from lintseq.core.program import Program
from lintseq.core.random_source import random_source
from lintseq.core.sampler import Sampler
from lintseq.core.serializer import DiffSerializer
from lintseq.core.structure import Structure
from lintseq.pipeline.row_encoder import RowEncoder
from lintseq.pipeline.rows import Provenance

SEQUENCES = 5
"""Drawn of each program, as in the paper."""
FORMATS = ("unified", "json", "search-replace", "whole")
FORMAT = "unified"
MADE = Provenance(
    linter={"name": "pyflakes", "version": "0", "tier": "semantic", "level": "default"},
    sampler={"name": "lintseq", "preset": "paper", "options": {}},
    format=FORMAT,
    seed=0,
    lintseq_version="0",
)


class Case:
    """A program, and what is made of it, each when first asked for.

    Attributes:
        program: it.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self._written: dict[str, list[list[str]]] = {}
        self._read: dict[str, list[Sequence[Any]]] = {}

    def prepare(self) -> None:
        """Make everything, so that no step's time holds it."""
        for name in FORMATS:
            self.read(name)
        len(self.rows)

    @cached_property
    def change(self) -> Change:
        """The change that writes it from nothing."""
        return Change.creation(self.program.text)

    @cached_property
    def structure(self) -> Structure:
        """Its shape, which remembers."""
        return all_companions(self.change)

    @cached_property
    def sequences(self) -> Sequence[EditSequence]:
        """Cut as finely as can be: an edit a line."""
        return self.drawn(sampler("paper"), ContentSession())

    def drawn(self, how: Sampler, session: LintSession) -> Sequence[EditSequence]:
        """Draw all sequences."""
        sources = [random_source(0, self.program.id, path) for path in range(SEQUENCES)]
        return [how.sample(self.change, session, self.structure, source) for source in sources]

    def written(self, name: str) -> list[list[str]]:
        """The sequences as text, in a format."""
        if name not in self._written:
            self._written[name] = [serializer(name).encode(each) for each in self.sequences]
        return self._written[name]

    def read(self, name: str) -> list[Sequence[Any]]:
        """The edits that are read of these texts."""
        if name not in self._read:
            form = serializer(name)
            texts = [form.join(edits) for edits in self.written(name)]
            self._read[name] = [form.decode(text).edits for text in texts]
        return self._read[name]

    @cached_property
    def rows(self) -> list[str]:
        """The sequences as output rows."""
        encoder = RowEncoder(self.program, MADE)
        return [
            encoder.encode(path, EditSequence(self.change, sequence.edits), edits)
            for path, (sequence, edits) in enumerate(zip(self.sequences, self.written(FORMAT)))
        ]


def sampler(preset: str) -> Sampler:
    """The sampler `lintseq` with a preset."""
    return default_host().samplers.get("lintseq")(preset)


def serializer(name: str) -> DiffSerializer[Any]:
    """The format of that name."""
    return default_host().serializers.get(name)


def all_companions(change: Change) -> Structure:
    """The structure of a Python program, asked once of every row."""
    structure = default_host().languages.get("python").structure(change)
    for row in range(len(change.rows)):
        structure.companions(row)
    return structure
