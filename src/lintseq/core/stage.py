"""Stages: the stations of an experiment, each turning settings into commands of lintseq."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar


@dataclass(frozen=True)
class Step:
    """One command of an experiment. It writes one file or folder, and reads others.

    Attributes:
        name: unique in the experiment, and the name of what it writes: ``train-baseline``.
        command: arguments of ``lintseq``. ``{NAME}`` stands for the path that the step NAME wrote,
            ``{}`` for the path that this step is to write.
        inputs: files of the user's that it reads; their content decides whether it is done anew.
        ending: of the file that it writes, ``.jsonl`` for example; empty for a folder.
    """

    name: str
    command: Sequence[str]
    inputs: Sequence[str] = field(default_factory=tuple)
    ending: str = ""


class Stage(ABC):
    """A station of an experiment.

    Attributes:
        name: of its section in an experiment file.
        summary: one line for ``lintseq plugins``, and its section's description in the schema.
        schema: JSON Schema of its section, with a default for each property.
        order: where it stands in the line: stages run from low to high.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    schema: ClassVar[Mapping[str, Any]]
    order: ClassVar[int]

    @abstractmethod
    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        """The commands, given the stage's own ``settings`` and all of the ``experiment``'s."""
